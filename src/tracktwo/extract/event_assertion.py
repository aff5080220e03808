"""Whether the clause of a predicate says that something happened, or only weighs, fears or asks it."""

from tracktwo.extract.event_draft import Draft
from tracktwo.extract.event_drafts import Drafter
from tracktwo.extract.event_grammar import DECIDING
from tracktwo.extract.event_mood import has_condition, is_headline_to, is_perfect, modals
from tracktwo.extract.event_untrue import foiled, missed, not_reached, tale_above, unreal
from tracktwo.ontology.frames import lemma_set
from tracktwo.records import EventType, Token

# Verbs below which an infinitive still tells what was done, or what is to come.
CARRYING = lemma_set(
    "begin start continue manage come go proceed help rush appear seem say report believe allege"
    " think attempt try plot conspire know claim understand suspect be expect set schedule due slate"
    " prepare poise use move keep cease resume fail get force"
)
UNASSERTED_MARKS = lemma_set("if unless whether until till before once lest though so")
MUSINGS = lemma_set(
    "risk question prospect possibility danger fear hope notion idea scenario case chance issue problem"
    " point premise assumption likelihood temptation worry challenge doubt key test priority goal aim"
)
# Whoever is for a thing has not done it: "has promoted raising the wage".
ADVOCATING = lemma_set(
    "promote advocate favour favor support back oppose suggest recommend consider discuss contemplate mull"
    " debate weigh"
)
SUPPOSING = lemma_set("suppose imagine pretend dream fantasise fantasize")
# Adjectives below which an infinitive tells what was done: "was quick to hail", "was the first to".
PROMPT = lemma_set("quick swift prompt first last late only")
DEEDS = frozenset(
    {
        EventType.ASSAULT, EventType.COERCE, EventType.MOBILIZE, EventType.SANCTION, EventType.AID,
        EventType.COOPERATE, EventType.RETREAT, EventType.PROTEST, EventType.CONSULT, EventType.AGREE,
    }
)  # fmt: skip
LETTING = frozenset({"let", "make", "have", "see", "watch"})
WEIGHING_MODALS = frozenset({"may", "might", "could", "can", "should", "would", "will", "must"})
# What is said of talks, an attack or a treaty to weigh them, not to tell of them.
WEIGHING = lemma_set(
    "necessary essential vital crucial important impossible inevitable desirable costly fragile elusive real"
    " central key symbolic useful useless pointless meaningful dangerous risky legitimate unavoidable way"
    " option test sign step choice result product matter example reminder part priority disaster mistake"
)


def is_asserted(verb: int, drafter: Drafter) -> str | None:
    """Return why the clause of a predicate does not say that anything happened, None when it does."""
    grammar = drafter.grammar
    token = grammar.tokens[verb]
    if token.dep in ("amod", "csubj", "compound"):
        return "only a modifier"
    if _is_told_undone(verb, drafter) or is_headline_to(verb, grammar):
        return None
    if grammar.is_infinitive(verb):
        if token.dep == "xcomp" and grammar.lemmas[token.head] in CARRYING:
            return is_asserted(token.head, drafter)
        if token.dep == "conj":
            return is_asserted(token.head, drafter)
        if (
            token.dep == "acl"
            and grammar.lemmas[token.head] in DECIDING
            and grammar.governed(token.head, "of")
        ):
            return None  # "the decision of X to expel": it was taken
        if _is_prompt(token, drafter):
            return None
        return "an infinitive that nothing asserts"
    if (
        token.dep == "conj"
        and token.tag in ("VB", "VBG")
        and not grammar.kids(verb, "nsubj", "nsubjpass", "aux")
    ):
        return is_asserted(token.head, drafter)
    if token.tag == "VBG" and token.dep in ("xcomp", "pcomp") and grammar.lemmas[token.head] in ADVOCATING:
        return "what somebody is only for or against"
    if token.tag == "VB" and token.dep in ("ccomp", "xcomp") and grammar.lemmas[token.head] in LETTING:
        return "what somebody is let or made to do"
    if token.dep == "acl" and token.tag not in ("VBN", "VBG"):
        return "what a noun is about"
    guilty = grammar.lemmas[grammar.tokens[token.head].head] in ("guilty", "responsible")
    if token.dep == "pcomp" and grammar.lemmas[token.head] != "by" and not guilty:
        return "after a preposition"
    marks = {grammar.lemmas[t.i] for t in grammar.kids(verb, "mark")}
    if token.dep == "advcl" and marks & UNASSERTED_MARKS:
        return "a clause of condition or purpose"
    if token.dep == "ccomp" and "whether" in marks:
        return "a question whether"
    return None


def _is_told_undone(verb: int, drafter: Drafter) -> bool:
    """Tell whether a clause that asserts nothing by itself is told of as not so, or as what others report."""
    grammar = drafter.grammar
    if tale_above(verb, grammar) == grammar.tokens[verb].head:
        return True  # "reports that X shelled Y": told, by whomever
    return any(rule(verb, grammar) is not None for rule in (missed, foiled, not_reached, unreal))


def _is_prompt(infinitive: Token, drafter: Drafter) -> bool:
    """Tell whether an infinitive tells what was done: "was quick to hail", "became the first state to"."""
    grammar, above = drafter.grammar, infinitive.head
    if infinitive.dep == "xcomp":
        return grammar.lemmas[above] in PROMPT and is_asserted(grammar.tokens[above].head, drafter) is None
    if infinitive.dep not in ("acl", "relcl"):
        return False
    words = {above, *(t.i for t in grammar.kids(above, "amod"))}
    told = grammar.tokens[grammar.tokens[above].head]
    first = any(grammar.lemmas[w] in PROMPT for w in words) and grammar.tokens[above].dep == "attr"
    return first and told.tag in ("VBD", "VBZ", "VBP", "VBN") and is_asserted(told.i, drafter) is None


def weighs(draft: Draft, drafter: Drafter) -> str | None:
    """Return why a clause is an assessment (what somebody can do, a risk, what an area is not), or None."""
    grammar, verb = drafter.grammar, draft.verb
    token = grammar.tokens[verb]
    words = modals(verb, grammar)
    conditional = has_condition(verb, grammar)
    if "can" in words and draft.type in DEEDS:
        return "only what somebody is able to do"
    open_ = (
        not is_perfect(verb, grammar)
        and not conditional
        and not draft.is_hedged
        and grammar.sayer(verb) is None
    )
    if words & {"may", "might", "could"} and open_:
        return "only what may be"
    if token.dep == "relcl" and draft.is_negated and token.head not in draft.match.agent_heads:
        return "only tells which one is meant"
    if token.dep == "ccomp" and _is_musing(token.head, drafter):
        return "a risk, a hope or a question"
    return None


def _is_musing(above: int, drafter: Drafter) -> bool:
    """Tell whether what stands above a clause is "the risk is that", "fears that", "the question is"."""
    grammar = drafter.grammar
    if grammar.tokens[above].pos == "NOUN":
        return grammar.lemmas[above] in MUSINGS
    if grammar.lemmas[above] in SUPPOSING:
        return True
    return grammar.lemmas[above] == "be" and any(
        grammar.lemmas[s] in MUSINGS for s in grammar.kids_subjects(above)
    )


def is_weighed(head: int, drafter: Drafter) -> bool:
    """Tell whether a nominal event is only spoken about: "talks are necessary", "an attack would be"."""
    grammar = drafter.grammar
    if modals(head, grammar) & WEIGHING_MODALS:
        return True
    if grammar.lemmas[head] != "be":
        return False
    said = grammar.kids(head, "acomp", "attr")
    return any(grammar.lemmas[t.i] in WEIGHING for t in said)
