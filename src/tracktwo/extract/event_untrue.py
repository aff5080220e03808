"""What is told as not so: called false, only nearly done, foiled, or what would have been."""

from tracktwo.extract.event_grammar import Grammar
from tracktwo.extract.event_mood import has_condition, is_perfect, modals, was_about_to
from tracktwo.extract.untrue import DENYING, FALSE, HEARSAY
from tracktwo.ontology.frames import lemma_set

# Nouns for what others tell; a clause behind them is told by those others.
TALES = (HEARSAY - {"news", "statement"}) | {"charge", "evidence"}
CALLED = FALSE | {"slander", "myth", "canard"}
MADE_UP = lemma_set("invent fabricate concoct")
CALLING = lemma_set("call brand label describe denounce deride term dismiss")
GROUNDS = lemma_set("foundation basis merit substance")
TRUE = frozenset({"true", "correct", "accurate", "truth"})
DISBELIEF = CALLED | MADE_UP | DENYING | GROUNDS | TRUE | {"make"}
BEING = lemma_set("be prove remain")
NEARLY = frozenset({"almost", "nearly"})
# What stands before the preposition of a deed that was not done: "short of", "close to", "instead of".
MISSING = {"of": {"short", "instead"}, "to": {"close", "near"}, "from": {"far"}, "than": {"rather"}}
BRINKS = lemma_set("verge brink point minute hour day inch whisker hair")
PLOTS = lemma_set("attempt bid plan plot effort move")
FOILING = lemma_set(
    "thwart foil avert prevent scupper frustrate abort fail collapse falter abandon drop shelve"
)
UNDONE = lemma_set("carry realize realise execute implement")
# Under these, negated, what follows was not done: "did not manage to meet".
GETTING = lemma_set("manage get")
# "Was to have met", "was supposed to have left": it did not.
DUE = lemma_set("be suppose due schedule mean")
CONTENT = frozenset({"acl", "relcl", "ccomp", "dep", "advcl"})
REACH = 4


def tale_above(verb: int, grammar: Grammar) -> int | None:
    """Return the report, claim or story whose content a predicate tells: "reports that X shelled Y"."""
    tokens, at = grammar.tokens, verb
    if grammar.lemma_set.isdisjoint(TALES):
        return None
    over = tokens[tokens[verb].head]
    if tokens[verb].dep == "pobj" and over.lemma.lower() in ("of", "about"):  # "accounts of an attack"
        return over.head if grammar.lemmas[over.head] in TALES else None
    for _ in range(REACH):
        token = tokens[at]
        if token.dep in CONTENT and _is_content(at, grammar):
            noun = _noun_over(at, grammar)
            if noun is not None:
                return noun
        if token.dep not in ("xcomp", "conj", "ccomp") or token.head == at:
            return None
        at = token.head
    return None


def _is_content(clause: int, grammar: Grammar) -> bool:
    """Tell whether a clause with "that" lacks nothing: not "a report that the army published"."""
    before = grammar.lemmas[grammar.tokens[clause].head + 1 : clause]
    own = [t for t in grammar.kids(clause, "nsubj", "nsubjpass") if t.text.lower() not in ("that", "which")]
    taken = [t for t in grammar.kids(clause, "dobj") if t.text.lower() in ("that", "which")]
    return "that" in before and bool(own) and not taken


def _noun_over(clause: int, grammar: Grammar) -> int | None:
    above = grammar.tokens[clause].head
    if grammar.lemmas[above] in TALES and grammar.tokens[above].pos == "NOUN":
        return above
    if grammar.lemmas[above] in BEING:  # "there were reports overnight that"
        return next((t.i for t in grammar.kids(above, "attr") if grammar.lemmas[t.i] in TALES), None)
    return None


def called_false(verb: int, grammar: Grammar) -> int | None:
    """Return the word that calls what a predicate tells false: "reports that ... are baseless"."""
    if grammar.lemma_set.isdisjoint(DISBELIEF):
        return None
    tale = tale_above(verb, grammar)
    return _it_is_false(verb, grammar) if tale is None else _tale_is_false(tale, grammar)


def _it_is_false(verb: int, grammar: Grammar) -> int | None:
    """Return the word of "it is false that", "it is a lie that"."""
    token = grammar.tokens[verb]
    if token.dep not in CONTENT or token.head == verb:
        return None
    above = token.head if grammar.lemmas[token.head] in BEING else grammar.tokens[token.head].head
    is_empty = any(t.text.lower() == "it" for t in grammar.kids(above, "nsubj"))
    return _judged_false(above, grammar) if is_empty else None


def _judged_false(verb: int, grammar: Grammar) -> int | None:
    """Return the word of "is a lie", "are baseless", "is not true", "were without foundation"."""
    if grammar.lemmas[verb] not in BEING:
        return None
    words = TRUE if grammar.is_negated(verb) else CALLED
    said = grammar.kids(verb, "acomp", "attr")
    groundless = [o for o in grammar.governed(verb, "without") if grammar.lemmas[o] in GROUNDS]
    return next((t.i for t in said if grammar.lemmas[t.i] in words), next(iter(groundless), None))


def _tale_is_false(tale: int, grammar: Grammar) -> int | None:
    token = grammar.tokens[tale]
    above = token.head
    if token.dep == "pobj":  # "no truth in reports that"
        truth = grammar.tokens[above].head
        return truth if grammar.lemmas[truth] == "truth" and grammar.is_negated(truth) else None
    if token.dep in ("nsubj", "nsubjpass"):
        judged = _judged_false(above, grammar)
        if judged is not None or grammar.is_negated(above):
            return judged
        made_up = grammar.lemmas[above] == "make" and grammar.has_particle(above, "up")
        if (made_up or grammar.lemmas[above] in MADE_UP | DENYING) and grammar.is_passive(above):
            return above
        return None
    if grammar.is_negated(above):
        return None
    as_made_up = grammar.lemmas[above] in MADE_UP and grammar.tokens[above].dep == "advcl"
    if token.dep == "dobj" and (grammar.lemmas[above] in DENYING or as_made_up):
        return above
    called = grammar.lemmas[above] in CALLING
    return next((i for i, lemma in enumerate(grammar.lemmas) if called and lemma in CALLED), None)


def missed(verb: int, grammar: Grammar) -> int | None:
    """Return the word that leaves a deed undone: "without signing", "stopped short of signing"."""
    token = grammar.tokens[verb]
    if token.dep != "pcomp":
        return None
    at = token.head
    lemma, before = grammar.lemmas[at], grammar.lemmas[at - 1] if at else ""
    if lemma == "without" or before in MISSING.get(lemma, ()):
        return at if lemma == "without" else at - 1
    over = grammar.tokens[at].head
    led = grammar.lemmas[grammar.tokens[over].head]
    return over if lemma == "of" and grammar.lemmas[over] in BRINKS and led in ("on", "within") else None


def foiled(verb: int, grammar: Grammar) -> int | None:
    """Return the word by which an attempt came to nothing: "a bid to seize the port was thwarted"."""
    token = grammar.tokens[verb]
    if token.dep != "acl" or grammar.lemmas[token.head] not in PLOTS or not grammar.is_infinitive(verb):
        return None
    noun = grammar.tokens[token.head]
    above = noun.head
    if noun.dep not in ("nsubj", "nsubjpass", "dobj"):
        return None
    undone = grammar.lemmas[above] in UNDONE and grammar.is_negated(above)
    given_up = grammar.lemmas[above] == "give" and grammar.has_particle(above, "up")
    return above if undone or given_up or grammar.lemmas[above] in FOILING else None


def not_reached(verb: int, grammar: Grammar) -> int | None:
    """Return the word above an infinitive that says it was not done: unable, yet, did not manage."""
    token = grammar.tokens[verb]
    if token.dep != "xcomp" or not grammar.is_infinitive(verb):
        return None
    above = token.head
    if grammar.lemmas[above] == "unable" or was_about_to(verb, grammar):
        return above
    if grammar.lemmas[above] in ("be", "have"):
        near = (*grammar.kids(above, "advmod"), *grammar.kids(verb, "advmod"))
        return next((t.i for t in near if grammar.lemmas[t.i] == "yet"), None)
    return above if grammar.lemmas[above] in GETTING and grammar.is_negated(above) else None


def nearly(verb: int, grammar: Grammar) -> int | None:
    """Return the word of what was only nearly done: "almost signed"."""
    return next(
        (t.i for t in grammar.kids(verb, "advmod") if grammar.lemmas[t.i] in NEARLY and t.i < verb), None
    )


def unreal(verb: int, grammar: Grammar) -> int | None:
    """Return the word of what would have been: "would have signed", "had X freed them"."""
    aids = grammar.kids(verb, "aux")
    if is_perfect(verb, grammar):
        words = modals(verb, grammar)
        supposed = words & {"would", "should", "'d"} or (
            words & {"could", "might"} and has_condition(verb, grammar)
        )
        to_have = grammar.lemmas[grammar.tokens[verb].head] in DUE and grammar.is_infinitive(verb)
        return aids[0].i if supposed or to_have else None
    subjects = grammar.kids_subjects(verb)
    had = next((t.i for t in aids if t.text.lower() == "had"), None)
    inverted = had is not None and bool(subjects) and had < subjects[0]
    return had if inverted and grammar.tokens[verb].dep == "advcl" else None


def undone(verb: int, at: int, grammar: Grammar) -> int | None:
    """Return the word that says a deed was not done, by any of the ways above; None when none does."""
    for rule in (called_false, missed, foiled, not_reached, nearly, unreal):
        found = rule(verb, grammar)
        if found is not None:
            return found
    return nearly(at, grammar) if at != verb else None


def left_open(verb: int, grammar: Grammar) -> int | None:
    """Return the word of "neither confirmed nor denied that": whether it is so stays open."""
    if not {"confirm", "deny"} <= grammar.lemma_set:
        return None
    at = verb
    for _ in range(REACH):
        token = grammar.tokens[at]
        if token.dep not in ("ccomp", "xcomp", "dobj", "pobj", "prep") or token.head == at:
            return None
        at = token.head
        if grammar.lemmas[at] in ("confirm", "deny"):
            pair = (*grammar.kids(at, "conj"), grammar.tokens[grammar.tokens[at].head])
            return next((t.i for t in pair if grammar.lemmas[t.i] in {"confirm", "deny"} and t.i != at), None)
    return None
