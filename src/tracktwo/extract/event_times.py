"""How the times of a sentence stand to an event in it: at it, above it, or at another thing."""

from datetime import date
from enum import Enum

from tracktwo.extract.event_details import MEANS
from tracktwo.extract.event_draft import Draft
from tracktwo.extract.event_grammar import DECIDING, DOCUMENTS, Grammar
from tracktwo.extract.time_tense import looked_ahead_to
from tracktwo.ontology.frames import lemma_set
from tracktwo.records import EventType, Relation, TimeFound, Token

PARTS_OF_TIME = lemma_set(
    "morning evening night end start beginning day week month year summer spring autumn hour"
)
PAPERS = DOCUMENTS | lemma_set("agreement accord pact protocol memorandum document treaty")
WARS = lemma_set("war conflict crisis uprising revolution coup campaign offensive siege revolt")
# A thing that stands behind one of these is not the event, nor is its day: "before talks on Friday".
LOOKING = frozenset({"before", "until", "till", "ahead", "since", "pending"})
CLAUSES = frozenset({"ccomp", "relcl", "advcl"})
BACKGROUND_DAYS = 15
REACH = 20


class Stand(Enum):
    """How a time stands to an event: at its verb, at a deed that governs, above it, or elsewhere."""

    OWN = 1
    GOVERNED = 2
    ABOVE = 3
    ELSEWHERE = 4


def stand(time: TimeFound, draft: Draft, grammar: Grammar) -> Stand:
    """Return how a time stands to an event."""
    at = next((t.i for t in grammar.tokens if t.start <= time.start < t.end), None)
    if not time.dates(draft.at):
        at = _in_the_war(time, grammar)
        if at is None:
            return Stand.ELSEWHERE
    if at is not None and looked_ahead_to(grammar.sentence, at):
        return Stand.ELSEWHERE
    crossed = False
    for step in range(REACH):
        if at is None:
            return Stand.ABOVE
        if at in (draft.verb, draft.at):
            return Stand.ABOVE if crossed else Stand.OWN
        if at in draft.below:
            return Stand.ABOVE if crossed else Stand.GOVERNED
        token = grammar.tokens[at]
        if _is_of_a_thing(at, draft, grammar, direct=step <= 2):
            return Stand.ELSEWHERE
        if token.head == at:
            return Stand.ABOVE
        crossed = crossed or token.dep in CLAUSES or (token.pos == "VERB" and token.dep == "conj")
        at = token.head
    return Stand.ABOVE


def _in_the_war(time: TimeFound, grammar: Grammar) -> int | None:
    """Return the war of "in the war of 2008", whose year is that of what is told, None for another name."""
    noun = time.of_noun
    if noun is None or noun >= len(grammar.tokens) or grammar.lemmas[noun] not in WARS:
        return None
    token = grammar.tokens[noun]
    inside = token.dep == "pobj" and grammar.lemmas[token.head] in ("in", "during")
    return noun if inside else None


def _is_of_a_thing(at: int, draft: Draft, grammar: Grammar, *, direct: bool) -> bool:
    """Tell whether a word on the way up from a time belongs to a thing beside the event.

    With `direct` the word may be the "of" of a date: "the decision of 17 March".
    """
    token = grammar.tokens[at]
    above = grammar.tokens[token.head]
    if token.dep in ("acl", "relcl"):
        return not _dates_its_noun(token, draft, grammar)
    if token.dep == "pobj" and token.pos == "NOUN" and grammar.lemmas[at] not in PARTS_OF_TIME:
        return grammar.lemmas[above.i] in LOOKING or grammar.lemmas[above.head] in LOOKING
    if direct and token.dep == "prep" and grammar.lemmas[at] == "of" and above.pos == "NOUN":
        decided = grammar.lemmas[above.i] in DECIDING and grammar.tokens[draft.verb].head == above.i
        struck = draft.type is EventType.ASSAULT and grammar.lemmas[above.i] in MEANS
        return not (decided or struck or grammar.lemmas[above.i] in PARTS_OF_TIME)
    return False


def _dates_its_noun(clause: Token, draft: Draft, grammar: Grammar) -> bool:
    """Tell whether a clause on a noun gives the day of the event: "in talks held on", "a pact signed on".

    The noun is then the event itself, the meeting that is held or attended, or the paper that it stands in.
    """
    noun = grammar.tokens[clause.head]
    if noun.dep == "pobj" and grammar.lemmas[noun.head] == "of":
        noun = grammar.tokens[grammar.tokens[noun.head].head]  # "the declaration of principles signed on"
    if noun.i in (draft.verb, draft.at) or (clause.dep == "acl" and draft.base is EventType.CONSULT):
        return True
    if clause.dep != "acl" or grammar.lemmas[noun.i] not in PAPERS:
        return False
    at = draft.verb
    for _ in range(REACH):
        at = grammar.tokens[at].head
        if at == noun.i:
            return True  # "the statement of 6 May, in which it accepts a truce"
    return noun.dep == "pobj" and grammar.lemmas[noun.head] == "in"


def own_times(draft: Draft, grammar: Grammar, times: tuple[TimeFound, ...]) -> tuple[TimeFound, ...]:
    """Return the times at the event itself, else those above it; never those of another thing."""
    if not times:
        return ()
    stands = [(stand(time, draft, grammar), time) for time in times]
    for wanted in ({Stand.OWN}, {Stand.GOVERNED}, {Stand.ABOVE}):
        found = tuple(time for how, time in stands if how in wanted)
        if found:
            return found
    return ()


def is_to_come(draft: Draft, grammar: Grammar, times: tuple[TimeFound, ...], published: date | None) -> bool:
    """Tell whether the times at an event's own verb lie after the day of the article."""
    if published is None or not times:
        return False
    fixed = (t for t in times if t.value.relation in (Relation.AT, Relation.ABOUT))
    own = [t.value.start for t in fixed if stand(t, draft, grammar) is Stand.OWN]
    return bool(own) and all(start is not None and start[:10] > published.isoformat() for start in own)


def is_background(times: tuple[TimeFound, ...], published: date | None) -> bool:
    """Tell whether the latest of some times lies more than two weeks before the article.

    One that only opens a span that lasts, as "since March", does not count.
    """
    if published is None:
        return False
    ends = [t.value.end or t.value.start for t in times if t.value.relation is not Relation.SINCE]
    known = [end[:10] for end in ends if end]
    if not known:
        return False
    try:
        return (published - date.fromisoformat(max(known))).days >= BACKGROUND_DAYS
    except ValueError:
        return False
