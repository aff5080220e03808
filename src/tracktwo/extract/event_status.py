"""Whether an event happened: status from tense, mood, negation, hedges, cue verbs and the document's date."""

from datetime import date

from tracktwo.extract.event_case import Case, Found, Rule, Status, governors
from tracktwo.extract.event_draft import Draft
from tracktwo.extract.event_drafts import Drafter
from tracktwo.extract.event_grammar import Grammar
from tracktwo.extract.event_hearsay import alleged
from tracktwo.extract.event_lasting import lasts
from tracktwo.extract.event_mood import bounds, has_condition, is_perfect, modals
from tracktwo.extract.event_past import commemorated, is_history
from tracktwo.extract.event_tellers import telling
from tracktwo.extract.event_times import Stand, is_background, own_times, stand
from tracktwo.extract.event_untrue import left_open, undone
from tracktwo.ontology.frames import lemma_set
from tracktwo.records import EventStatus, EventType, TimeFound

DENYING = lemma_set("deny refute dispute contest")
FORMAL = frozenset({"announce", "declare", "pledge", "vow", "promise", "undertake", "commit", "say"})
SPEECH = frozenset(
    {EventType.REQUEST, EventType.ACCUSE, EventType.REJECT, EventType.THREATEN, EventType.SUPPORT}
)
# What is foreseen there is proposed; what an accord foresees is agreed.
PAPERS = lemma_set("plan proposal draft text blueprint roadmap outline paper scheme")
TRUTHFUL = lemma_set("true confirm verify correct accurate")
OFFERED = frozenset({EventStatus.ANNOUNCED, EventStatus.PROPOSED})


def read_status(
    draft: Draft, drafter: Drafter, *, times: tuple[TimeFound, ...], published: date | None
) -> Status:
    """Return a draft's status; the first rule that applies decides."""
    told = telling(draft, drafter)
    own = own_times(draft, drafter.grammar, times)
    direct = tuple(t for t in own if stand(t, draft, drafter.grammar) is Stand.OWN)
    case = Case(draft, drafter, own, direct, told, published)
    for name, rule in RULES.items():
        found = rule(case)
        if found is not None:
            return Status(found.status, name, found.word, told)
    return Status(EventStatus.OCCURRED, "occurred", None, told)


def _left_open(case: Case) -> Found | None:
    word = left_open(case.draft.verb, case.drafter.grammar)
    return Found(EventStatus.ALLEGED, word) if word is not None else None


def _denied(case: Case) -> Found | None:
    draft, grammar = case.draft, case.drafter.grammar
    word = undone(draft.verb, draft.at, grammar)
    if word is not None:
        return Found(EventStatus.DENIED, word)
    above = [*governors(draft, case.drafter), *([draft.verb] if draft.verb != draft.at else [])]
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
        return Found(EventStatus.ALLEGED if _is_if_true(draft.verb, grammar) else EventStatus.CONDITIONAL)
    if modals(draft.verb, grammar) & {"may", "might", "could"}:
        return Found(EventStatus.CONDITIONAL)
    return None


def _is_if_true(verb: int, grammar: Grammar) -> bool:
    """Tell whether the only condition is that reports hold: "if confirmed, X has bombed Y"."""
    told = any(t.tag in ("VBZ", "VBP", "VBD") for t in (grammar.tokens[verb], *grammar.kids(verb, "aux")))
    near = (c for t in grammar.kids(verb, "advcl") for c in (t.i, *grammar.sentence.children[t.i]))
    open_ = modals(verb, grammar) & {"will", "would", "may", "might", "could"}
    return told and not open_ and any(grammar.lemmas[i] in TRUTHFUL for i in near)


def _claimed(case: Case) -> Found | None:
    """Return alleged for what somebody claims to have done: "claims to have accepted a truce"."""
    draft, grammar = case.draft, case.drafter.grammar
    above = [i for i in governors(draft, case.drafter) if i not in draft.below]
    done = {t.tag for t in grammar.kids(draft.verb, "aux")} & {"VB", "VBP", "VBD", "VBZ"}
    claims = [i for i in above if grammar.lemmas[i] == "claim" and grammar.tokens[i].pos == "VERB"]
    return Found(EventStatus.ALLEGED, claims[0]) if claims and done else None


def _to_come(case: Case) -> Found | None:
    status = _offered(case)
    if status is None:
        return None
    if status in OFFERED and (is_background(case.direct, case.published) or _is_recalled(case)):
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
    if operator == "propose" or (operator == "will" and _is_on_paper(draft.verb, grammar)):
        return EventStatus.PROPOSED
    if operator in ("promise", "decide"):
        return EventStatus.ANNOUNCED
    if operator == "will":
        said = told.verb is not None and draft.base is not EventType.CONSULT
        return EventStatus.ANNOUNCED if said else EventStatus.PLANNED
    if operator in ("intend", "ready"):
        return EventStatus.PLANNED if operator == "intend" else EventStatus.PROPOSED
    return None


def _is_on_paper(verb: int, grammar: Grammar) -> bool:
    """Tell whether an act is only foreseen by a draft: "under the plan, Togo would pull back"."""
    if grammar.lemma_set.isdisjoint(PAPERS):
        return False
    papers = [o for preposition in ("under", "in") for o in grammar.governed(verb, preposition)]
    papers += [o for t in grammar.kids(verb, "prep") for o in grammar.governed(t.i, "to")]
    return any(grammar.lemmas[o] in PAPERS for o in papers) and "would" in modals(verb, grammar)


def _historical(case: Case) -> Found | None:
    draft, drafter = case.draft, case.drafter
    if is_background(case.times, case.published) or is_history(draft, drafter, case.published):
        return Found(EventStatus.HISTORICAL)
    word = case.told.verb if _is_recalled(case) else commemorated(draft.verb, drafter.grammar)
    return Found(EventStatus.HISTORICAL, word) if word is not None else None


def _is_recalled(case: Case) -> bool:
    """Tell whether somebody only recalls that it was done: "the parties recalled that they had agreed"."""
    grammar, verb = case.drafter.grammar, case.told.verb
    done = grammar.tokens[case.draft.verb].tag in ("VBD", "VBN")
    return verb is not None and grammar.lemmas[verb] == "recall" and done


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
    "alleged": alleged,
    "historical": _historical,
    "ongoing": _ongoing,
}
