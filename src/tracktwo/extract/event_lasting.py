"""What still goes on: "is blocking", "have been shelling", "bomb almost daily"."""

from tracktwo.extract.event_draft import Draft
from tracktwo.extract.event_grammar import Grammar
from tracktwo.ontology.frames import lemma_set
from tracktwo.records import EventType, Granularity, TimeFound

PRESENT = frozenset({"VBZ", "VBP"})
TOLD = frozenset({"ROOT", "ccomp", "conj", "relcl"})
GOING_ON = frozenset({"continue", "remain", "keep"})
HABIT = frozenset({"daily", "nightly", "weekly", "hourly", "still"})
STATES = lemma_set("hold occupy besiege blockade block detain")
FORCE = frozenset({EventType.ASSAULT, EventType.COERCE})


def lasts(draft: Draft, grammar: Grammar, times: tuple[TimeFound, ...]) -> int | None:
    """Return the word by which an event is told as going on, None when it is not."""
    verb = draft.verb
    if (_is_progressive(verb, grammar) and draft.type is not EventType.THREATEN) or _is_state(draft, grammar):
        return verb
    keeps = _kept_up(verb, grammar)
    return keeps if keeps is not None else _repeated(draft, grammar, times)


def _is_progressive(verb: int, grammar: Grammar) -> bool:
    """Tell whether a verb is told as happening now: "is shelling", "have been shelling"."""
    token = grammar.tokens[verb]
    if token.tag != "VBG" or token.dep not in TOLD:
        return False
    aids = grammar.kids(verb, "aux")
    now = any(grammar.lemmas[t.i] in ("be", "have") and t.tag in PRESENT for t in aids)
    return now and any(grammar.lemmas[t.i] == "be" for t in aids)


def _is_state(draft: Draft, grammar: Grammar) -> bool:
    """Tell whether people or places are held: "are held in Y", "the men held in Y"."""
    verb = draft.verb
    token = grammar.tokens[verb]
    if draft.type not in FORCE or grammar.lemmas[verb] not in STATES or token.tag != "VBN":
        return False
    if token.dep == "acl":
        return grammar.lemmas[verb] == "hold" and not grammar.by_agents(verb)
    return any(t.tag in PRESENT and grammar.lemmas[t.i] == "be" for t in grammar.kids(verb, "auxpass"))


def _kept_up(verb: int, grammar: Grammar) -> int | None:
    """Return the "continue" of "continues to strike", "will continue to let them in"."""
    token = grammar.tokens[verb]
    nominal = token.dep == "nsubj"  # "fighting is continuing"
    for at in (verb, token.head) if token.dep == "xcomp" or nominal else (verb,):
        will = any(grammar.lemmas[t.i] == "will" for t in grammar.kids(at, "aux"))
        now = grammar.tokens[at].tag in PRESENT or (nominal and grammar.tokens[at].tag == "VBG")
        if grammar.lemmas[at] in GOING_ON and (now or (will and at != verb)) and not grammar.is_negated(at):
            return at
    return None


def _repeated(draft: Draft, grammar: Grammar, times: tuple[TimeFound, ...]) -> int | None:
    """Return the word for a deed done again and again up to now: "bomb daily", "for the fifth day"."""
    verb = draft.verb
    token = grammar.tokens[verb]
    perfect = token.tag in ("VBN", "VBG") and any(t.tag in PRESENT for t in grammar.kids(verb, "aux"))
    if token.tag in PRESENT and draft.type in FORCE:
        for adverb in grammar.kids(verb, "advmod", "npadvmod"):
            every = any(grammar.lemmas[t.i] == "every" for t in grammar.kids(adverb.i, "det"))
            if grammar.lemmas[adverb.i] in HABIT or every:
                return adverb.i
    return verb if perfect and _is_nth_day(grammar, times) else None


def _is_nth_day(grammar: Grammar, times: tuple[TimeFound, ...]) -> bool:
    """Tell whether a deed is one of "for the fifth day"."""
    starts = {time.start for time in times if time.value.granularity is Granularity.ORDINAL}
    near = (t for t in grammar.tokens if t.start in starts)
    return any("for" in grammar.lemmas[max(0, t.i - 2) : t.i] for t in near)
