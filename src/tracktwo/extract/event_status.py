"""Whether an event happened: status from tense, mood, negation, hedges, cue verbs and the document's date."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from tracktwo.extract.event_draft import Draft
from tracktwo.extract.event_drafts import HEDGES, Drafter
from tracktwo.extract.event_grammar import SAYING, Grammar
from tracktwo.extract.event_lasting import lasts
from tracktwo.extract.event_mood import bounds, has_condition, is_perfect, modals
from tracktwo.extract.event_past import commemorated, is_history
from tracktwo.extract.event_tellers import Telling, is_partisan, is_unnamed, telling
from tracktwo.extract.event_times import is_background, own_times
from tracktwo.extract.event_untrue import left_open, tale_above, undone
from tracktwo.ontology.frames import lemma_set
from tracktwo.records import EventStatus, EventType, TimeFound

ALLEGING = lemma_set("allege claim accuse maintain")
DENYING = lemma_set("deny refute dispute contest")
HEARSAY = SAYING | lemma_set("rumor rumour suspect presume repute suppose")
SEEMING = lemma_set("appear seem")
CONFIRMING = lemma_set("confirm verify corroborate")
FORMAL = frozenset({"announce", "declare", "pledge", "vow", "promise", "undertake", "commit"})
SPEECH = frozenset(
    {EventType.REQUEST, EventType.ACCUSE, EventType.REJECT, EventType.THREATEN, EventType.SUPPORT}
)
DEEDS = frozenset({EventType.ASSAULT, EventType.COERCE})
FORCED = frozenset({"seize"})  # what an army says it took, it claims
OFFERED = frozenset({EventStatus.ANNOUNCED, EventStatus.PROPOSED})


class Status(NamedTuple):
    """The status, the rule that gave it, the word it rests on if any, and who tells the event."""

    status: EventStatus
    rule: str
    word: int | None
    told: Telling


class Found(NamedTuple):
    """What a rule found: a status and the word it rests on, if it is one word."""

    status: EventStatus
    word: int | None = None


class Case(NamedTuple):
    """An event to be judged: draft, sentence, times of its own, who tells it, and the article's day."""

    draft: Draft
    drafter: Drafter
    times: tuple[TimeFound, ...]
    told: Telling
    published: date | None


Rule = Callable[[Case], Found | None]


def read_status(
    draft: Draft, drafter: Drafter, *, times: tuple[TimeFound, ...], published: date | None
) -> Status:
    """Return a draft's status; the first rule that applies decides."""
    told = telling(draft, drafter)
    own = tuple(t for t in own_times(draft, drafter.grammar, times) if not _is_since(t, drafter))
    case = Case(draft, drafter, own, told, published)
    for name, rule in RULES.items():
        found = rule(case)
        if found is not None:
            return Status(found.status, name, found.word, told)
    return Status(EventStatus.OCCURRED, "occurred", None, told)


def _governors(draft: Draft, drafter: Drafter) -> list[int]:
    """Return the predicates above the event inside the same assertion."""
    grammar = drafter.grammar
    found, at = [], draft.verb
    for _ in range(6):
        token = grammar.tokens[at]
        if _is_cut(token.i, token.head, drafter):
            break
        if token.head == at or token.dep not in (
            "ccomp",
            "xcomp",
            "pcomp",
            "dobj",
            "pobj",
            "prep",
            "nsubjpass",
            "acl",
        ):
            break
        at = token.head
        found.append(at)
    return found


def _is_cut(i: int, head: int, drafter: Drafter) -> bool:
    """Tell whether a semicolon stands between two words: the parser may tie what the writer cut."""
    first, last = sorted((i, head))
    return any(t.text == ";" for t in drafter.grammar.tokens[first:last])


def _is_since(time: TimeFound, drafter: Drafter) -> bool:
    """Tell whether a time only opens a span that lasts: "since March"."""
    for t in drafter.grammar.tokens:
        if t.lemma.lower() == "since" and (t.start == time.start or 0 < time.start - t.end < 3):
            return True
    return False


def _left_open(case: Case) -> Found | None:
    word = left_open(case.draft.verb, case.drafter.grammar)
    return Found(EventStatus.ALLEGED, word) if word is not None else None


def _denied(case: Case) -> Found | None:
    draft, grammar = case.draft, case.drafter.grammar
    word = undone(draft.verb, draft.at, grammar)
    if word is not None:
        return Found(EventStatus.DENIED, word)
    above = [*_governors(draft, case.drafter), *([draft.verb] if draft.verb != draft.at else [])]
    words = [i for i in above if grammar.lemmas[i] in DENYING | {"fail"} and i not in draft.below]
    negated = draft.is_negated and not _is_all_but(draft, grammar)
    is_denied = (len(words) + negated) % 2
    return Found(EventStatus.DENIED, next(iter(words), None)) if is_denied else None


def _is_all_but(draft: Draft, grammar: Grammar) -> bool:
    """Tell whether "nobody" is taken back: "arrested nobody but the mayor"."""
    objects = grammar.objects(draft.verb)
    return any(
        grammar.lemmas[o] in ("nobody", "none", "nothing")
        and any(grammar.lemmas[c] in ("but", "except") for c in grammar.sentence.children[o])
        for o in objects
    )


def _supposed(case: Case) -> Found | None:
    """Return alleged for what may have been: "may have bombed the village"."""
    verb, grammar = case.draft.verb, case.drafter.grammar
    if is_perfect(verb, grammar) and modals(verb, grammar) & {"may", "might", "could", "must"}:
        return Found(EventStatus.ALLEGED, next(t.i for t in grammar.kids(verb, "aux")))
    return None


def _conditional(case: Case) -> Found | None:
    draft, grammar = case.draft, case.drafter.grammar
    if draft.operator == "until":
        return Found(EventStatus.CONDITIONAL)
    if draft.type is EventType.THREATEN or (
        draft.type in SPEECH and draft.operator not in ("will", "refuse")
    ):
        return None  # a threat, a demand has been made even with an if-clause
    if draft.type is EventType.REJECT and bounds(draft.verb, grammar):
        return Found(EventStatus.CONDITIONAL)
    verbs = {
        draft.verb,
        draft.at,
        *(b for b in draft.below if grammar.tokens[b].pos in ("VERB", "AUX", "ADJ")),
    }
    if any(has_condition(verb, grammar) for verb in verbs):
        return Found(EventStatus.CONDITIONAL)
    if modals(draft.verb, grammar) & {"may", "might", "could"}:
        return Found(EventStatus.CONDITIONAL)
    return None


def _claimed(case: Case) -> Found | None:
    """Return alleged for what somebody claims to have done: "claims to have accepted a truce"."""
    draft, grammar = case.draft, case.drafter.grammar
    above = [i for i in _governors(draft, case.drafter) if i not in draft.below]
    done = {t.tag for t in grammar.kids(draft.verb, "aux")} & {"VB", "VBP", "VBD", "VBZ"}
    claims = [i for i in above if grammar.lemmas[i] == "claim" and grammar.tokens[i].pos == "VERB"]
    return Found(EventStatus.ALLEGED, claims[0]) if claims and done else None


def _to_come(case: Case) -> Found | None:
    status = _offered(case)
    if status is None:
        return None
    if status in OFFERED and is_background(case.times, case.published):
        return Found(EventStatus.HISTORICAL)  # "had promised in March": the promise is history by now
    return Found(status)


def _offered(case: Case) -> EventStatus | None:
    draft, grammar, told = case.draft, case.drafter.grammar, case.told
    if draft.match.frame.status:
        return EventStatus(draft.match.frame.status)
    operator, kind = draft.operator, draft.type
    if kind in (EventType.THREATEN, EventType.REJECT, EventType.REQUEST, EventType.ACCUSE):
        return None
    if kind is EventType.CONCEDE and draft.match.frame.type is EventType.CONCEDE and operator != "will":
        own = set(told.heads) & set(draft.match.agent_heads)
        return EventStatus.ANNOUNCED if own or grammar.lemmas[draft.verb] in FORMAL else None
    if operator == "propose":
        return EventStatus.PROPOSED
    if operator in ("promise", "decide"):
        return EventStatus.ANNOUNCED
    if operator == "will":
        said = told.verb is not None and draft.base is not EventType.CONSULT
        return EventStatus.ANNOUNCED if said else EventStatus.PLANNED
    if operator in ("intend", "ready"):
        return EventStatus.PLANNED if operator == "intend" else EventStatus.PROPOSED
    return None


def _alleged(case: Case) -> Found | None:
    for rule in (_said_of_hostility, _told_by_few, _hedged, _tale, _hearsay):
        found = rule(case)
        if found is not None:
            return found
    return None


def _said_of_hostility(case: Case) -> Found | None:
    """Return alleged for violence told by those who did it, or only by those who are against them."""
    draft, drafter = case.draft, case.drafter
    if draft.type not in DEEDS:
        return None
    if draft.operator == "accuse":
        return Found(EventStatus.ALLEGED, case.told.verb)
    if draft.is_negated or not case.told.heads:
        return None
    told = _is_own_report(case) or is_partisan(case.told.heads, drafter)
    return Found(EventStatus.ALLEGED, case.told.verb) if told else None


def _is_own_report(case: Case) -> bool:
    """Tell whether those who struck say so themselves: "the army says it hit two gunmen"."""
    draft = case.draft
    if set(case.told.heads) & set(draft.match.agent_heads):
        return True
    tellers = {p.actor.code for p in case.drafter.matcher.all_parties(case.told.heads) if not p.is_loose}
    actors = {p.actor.code for p in draft.agents}
    forced = draft.type is EventType.ASSAULT or draft.mode in FORCED
    return forced and len(actors) == 1 and None not in actors and tellers == actors


def _told_by_few(case: Case) -> Found | None:
    few = is_unnamed(case.told.heads, case.drafter.grammar)
    return Found(EventStatus.ALLEGED, case.told.heads[0]) if few else None


def _hedged(case: Case) -> Found | None:
    draft, grammar = case.draft, case.drafter.grammar
    spots = dict.fromkeys((draft.verb, draft.at, *draft.below))
    words = [c for i in spots for c in grammar.sentence.children[i] if grammar.lemmas[c] in HEDGES]
    return Found(EventStatus.ALLEGED, next(iter(words), None)) if words or draft.is_hedged else None


def _tale(case: Case) -> Found | None:
    """Return alleged for the content of reports and claims that nobody confirms."""
    grammar = case.drafter.grammar
    tale = tale_above(case.draft.verb, grammar)
    if tale is None or grammar.lemmas[grammar.tokens[tale].head] in CONFIRMING:
        return None
    return Found(EventStatus.ALLEGED, tale)


def _hearsay(case: Case) -> Found | None:
    draft, grammar = case.draft, case.drafter.grammar
    claimed = draft.match.frame.kind == "n" and draft.type is EventType.ASSAULT  # an attack owned up to
    alleging = ALLEGING - {"claim"} if claimed else ALLEGING
    above = [i for i in _governors(draft, case.drafter) if i not in draft.below]
    word = next((i for i in above if grammar.lemmas[i] in alleging | SEEMING), None)
    if word is None and case.told.verb is not None and grammar.lemmas[case.told.verb] in ALLEGING:
        word = case.told.verb
    if word is not None:
        return Found(EventStatus.ALLEGED, word)
    over = grammar.tokens[draft.verb].head
    said_to = grammar.tokens[draft.verb].dep == "xcomp" and grammar.lemmas[over] in HEARSAY
    return Found(EventStatus.ALLEGED, over) if said_to and grammar.is_passive(over) else None


def _historical(case: Case) -> Found | None:
    draft, drafter = case.draft, case.drafter
    if is_background(case.times, case.published) or is_history(draft, drafter, case.published):
        return Found(EventStatus.HISTORICAL)
    word = commemorated(draft.verb, drafter.grammar)
    return Found(EventStatus.HISTORICAL, word) if word is not None else None


def _ongoing(case: Case) -> Found | None:
    word = lasts(case.draft, case.drafter.grammar, case.times)
    return Found(EventStatus.ONGOING, word) if word is not None else None


# The rules in the order in which they are asked.
RULES: dict[str, Rule] = {
    "left_open": _left_open,
    "denied": _denied,
    "supposed": _supposed,
    "conditional": _conditional,
    "claimed": _claimed,
    "to_come": _to_come,
    "alleged": _alleged,
    "historical": _historical,
    "ongoing": _ongoing,
}
