"""Whether an event happened: status from tense, mood, negation, hedges, cue verbs and the document's date."""

from datetime import date
from typing import NamedTuple

from tracktwo.extract.event_draft import Draft
from tracktwo.extract.event_drafts import HEDGES, Drafter
from tracktwo.extract.event_grammar import SAYING
from tracktwo.extract.event_mood import bounds, has_condition, modals
from tracktwo.extract.event_past import is_history
from tracktwo.ontology.frames import lemma_set
from tracktwo.records import EventStatus, EventType, TimeFound

PARTISAN = lemma_set(
    "family relative villager resident survivor activist charity campaigner lawyer opposition dissident group"
    " watch amnesty observatory watchdog monitor organisation organization exile supporter"
)
ALLEGING = lemma_set("allege claim accuse maintain")
DENYING = lemma_set("deny refute dispute contest")
DOUBTING = frozenset({"rumor", "rumour", "allegation", "claim", "suspect"})
FORMAL = frozenset({"announce", "declare", "pledge", "vow", "promise", "undertake", "commit"})
SPEECH = frozenset(
    {EventType.REQUEST, EventType.ACCUSE, EventType.REJECT, EventType.THREATEN, EventType.SUPPORT}
)
DEEDS = frozenset({EventType.ASSAULT, EventType.COERCE})
PARTS_OF_TIME = lemma_set(
    "morning evening night end start beginning day week month year summer spring autumn"
)
RULES = {"_claimed": "alleged"}  # what one claims to have done is alleged like any hearsay
BACKGROUND_DAYS = 14


class Status(NamedTuple):
    """The status, the rule that gave it, and the token of the verb of saying above the event, if any."""

    status: EventStatus
    rule: str
    sayer: int | None


def read_status(
    draft: Draft, drafter: Drafter, *, times: tuple[TimeFound, ...], published: date | None
) -> Status:
    """Return a draft's status; the first rule that applies decides."""
    sayer = drafter.grammar.sayer(draft.verb, without=frozenset({draft.at, *draft.below}))
    for rule in (_denied, _conditional, _claimed, _to_come, _alleged):
        found = rule(draft, drafter, sayer)
        if found is not None:
            return Status(found, RULES.get(rule.__name__, rule.__name__.strip("_")), sayer)
    own_times = tuple(
        t for t in times if t.dates(draft.at) and not _is_since(t, drafter) and _is_own(t, draft, drafter)
    )
    if _is_background(own_times, published) or is_history(draft, drafter, published):
        return Status(EventStatus.HISTORICAL, "historical", sayer)
    if _is_ongoing(draft, drafter):
        return Status(EventStatus.ONGOING, "ongoing", sayer)
    return Status(EventStatus.OCCURRED, "occurred", sayer)


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


def _is_counterfactual(draft: Draft, drafter: Drafter) -> bool:
    """Tell whether a clause supposes what was not: "had Togo freed them, ..."."""
    grammar = drafter.grammar
    subjects = grammar.kids_subjects(draft.verb)
    aids = [t.i for t in grammar.kids(draft.verb, "aux") if t.text.lower() == "had"]
    return bool(subjects and aids) and aids[0] < subjects[0] and grammar.tokens[draft.verb].dep == "advcl"


def _denied(draft: Draft, drafter: Drafter, _sayer: int | None) -> EventStatus | None:
    grammar = drafter.grammar
    if _is_counterfactual(draft, drafter):
        return EventStatus.DENIED
    above = [*_governors(draft, drafter), *([draft.verb] if draft.verb != draft.at else [])]
    denies = sum(grammar.lemmas[i] in DENYING and i not in draft.below for i in above)
    denies += sum(grammar.lemmas[i] in ("fail",) for i in above if i not in draft.below)
    denies += draft.is_negated
    return EventStatus.DENIED if denies % 2 else None


def _conditional(draft: Draft, drafter: Drafter, _sayer: int | None) -> EventStatus | None:
    if draft.operator == "until":
        return EventStatus.CONDITIONAL
    if draft.type is EventType.THREATEN or (
        draft.type in SPEECH and draft.operator not in ("will", "refuse")
    ):
        return None  # a threat, a demand has been made even with an if-clause
    grammar = drafter.grammar
    if draft.type is EventType.REJECT and bounds(draft.verb, drafter.grammar):
        return EventStatus.CONDITIONAL
    verbs = {
        draft.verb,
        draft.at,
        *(b for b in draft.below if grammar.tokens[b].pos in ("VERB", "AUX", "ADJ")),
    }
    if any(has_condition(verb, grammar) for verb in verbs):
        return EventStatus.CONDITIONAL
    if modals(draft.verb, drafter.grammar) & {"may", "might", "could"}:
        return EventStatus.CONDITIONAL
    return None


def _to_come(draft: Draft, drafter: Drafter, sayer: int | None) -> EventStatus | None:
    if draft.match.frame.status:
        return EventStatus(draft.match.frame.status)
    operator, kind = draft.operator, draft.type
    if kind in (EventType.THREATEN, EventType.REJECT, EventType.REQUEST, EventType.ACCUSE):
        return None
    if kind is EventType.CONCEDE and draft.match.frame.type is EventType.CONCEDE and operator != "will":
        told = sayer is not None and set(drafter.grammar.agents(sayer)) & set(draft.match.agent_heads)
        return EventStatus.ANNOUNCED if told or drafter.grammar.lemmas[draft.verb] in FORMAL else None
    if operator == "propose":
        return EventStatus.PROPOSED
    if operator in ("promise", "decide"):
        return EventStatus.ANNOUNCED
    if operator == "will":
        return (
            EventStatus.ANNOUNCED
            if sayer is not None and draft.base is not EventType.CONSULT
            else EventStatus.PLANNED
        )
    if operator in ("intend", "ready"):
        return EventStatus.PLANNED if operator == "intend" else EventStatus.PROPOSED
    return None


def _is_hedged(i: int, drafter: Drafter) -> bool:
    return any(drafter.grammar.lemmas[c] in HEDGES for c in drafter.grammar.sentence.children[i])


def _is_unnamed(sayer: int, drafter: Drafter) -> bool:
    """Tell whether only an unnamed somebody says so: "a diplomat", "two officials", "sources"."""
    grammar = drafter.grammar
    for agent in grammar.agents(sayer):
        if grammar.lemmas[agent] in ("source", "insider"):
            return not grammar.kids(agent, "amod", "compound")  # "police sources" speak for the police
        if grammar.lemmas[agent] in ("official", "diplomat", "envoy", "negotiator", "aide"):
            before = {grammar.lemmas[c] for c in grammar.sentence.children[agent]}
            return bool(
                before & {"a", "an", "one", "two", "three", "four", "several", "some", "another"}
            ) and not any(t.pos == "PROPN" for t in grammar.kids(agent, "appos"))
    return False


def _claimed(draft: Draft, drafter: Drafter, _sayer: int | None) -> EventStatus | None:
    """Return alleged for what somebody claims to have done: "claims to have accepted a truce"."""
    lemmas = drafter.grammar.lemmas
    above = [i for i in _governors(draft, drafter) if i not in draft.below]
    done = {t.tag for t in drafter.grammar.kids(draft.verb, "aux")} & {"VB", "VBP", "VBD", "VBZ"}
    claims = any(lemmas[i] == "claim" and drafter.grammar.tokens[i].pos == "VERB" for i in above)
    return EventStatus.ALLEGED if claims and done else None


def _is_own_report(sayer: int, draft: Draft, drafter: Drafter) -> bool:
    """Tell whether those who struck say so themselves: "the army says it hit two gunmen"."""
    heads = drafter.grammar.agents(sayer)
    return bool(set(heads) & set(draft.match.agent_heads))


def _is_partisan(sayer: int, drafter: Drafter) -> bool:
    """Tell whether only the hurt, or those who speak for them, say so: "his family", "rights groups"."""
    grammar = drafter.grammar
    for head in grammar.agents(sayer):
        parties = drafter.matcher.roles.parties(head)
        if grammar.lemmas[head] in PARTISAN or any(p.actor.sector in ("NGO", "SOC") for p in parties):
            return True
    return False


def _alleged(draft: Draft, drafter: Drafter, sayer: int | None) -> EventStatus | None:
    grammar = drafter.grammar
    if draft.operator == "accuse" and draft.type in (EventType.ASSAULT, EventType.COERCE):
        return EventStatus.ALLEGED
    if sayer is not None and _is_unnamed(sayer, drafter):
        return EventStatus.ALLEGED
    if sayer is not None and draft.type in DEEDS and not draft.is_negated:
        told = _is_own_report(sayer, draft, drafter) or _is_partisan(sayer, drafter)
        if told:
            return EventStatus.ALLEGED
    if draft.is_hedged or any(_is_hedged(i, drafter) for i in draft.below):
        return EventStatus.ALLEGED
    claimed = (
        draft.match.frame.kind == "n" and draft.type is EventType.ASSAULT
    )  # an attack is claimed: owned up to
    alleging = ALLEGING - {"claim"} if claimed else ALLEGING
    if any(grammar.lemmas[i] in alleging and i not in draft.below for i in _governors(draft, drafter)):
        return EventStatus.ALLEGED
    if sayer is not None and grammar.lemmas[sayer] in ALLEGING:
        return EventStatus.ALLEGED
    above = grammar.tokens[draft.verb].head
    if (
        grammar.tokens[draft.verb].dep == "xcomp"
        and grammar.lemmas[above] in SAYING
        and grammar.is_passive(above)
    ):
        return EventStatus.ALLEGED  # "is said to have", "is believed to have"
    return None


def _is_own(time: TimeFound, draft: Draft, drafter: Drafter) -> bool:
    """Tell whether a time is that of the event, not of a thing in it: "regrets the decision of 17 March"."""
    grammar, own = drafter.grammar, {draft.verb, draft.at, *draft.below}
    at = next((t.i for t in grammar.tokens if t.start <= time.start < t.end), None)
    for _ in range(12):
        if at is None or at in own:
            return True
        token = grammar.tokens[at]
        above = grammar.tokens[token.head]
        if token.dep in ("acl", "relcl"):
            return False
        if token.dep == "prep" and grammar.lemmas[at] == "of" and above.pos == "NOUN" and above.i not in own:
            return grammar.lemmas[above.i] in PARTS_OF_TIME
        if token.head == at:
            return True
        at = token.head
    return True


def _is_since(time: TimeFound, drafter: Drafter) -> bool:
    """Tell whether a time only opens a span that lasts: "since March"."""
    for t in drafter.grammar.tokens:
        if t.lemma.lower() == "since" and (t.start == time.start or 0 < time.start - t.end < 3):
            return True
    return False


def _is_background(times: tuple[TimeFound, ...], published: date | None) -> bool:
    if published is None:
        return False
    ends = [t.value.end or t.value.start for t in times]
    known = [end[:10] for end in ends if end]
    if not known:
        return False
    try:
        return (published - date.fromisoformat(max(known))).days >= BACKGROUND_DAYS
    except ValueError:
        return False


def _is_ongoing(draft: Draft, drafter: Drafter) -> bool:
    grammar = drafter.grammar
    token = grammar.tokens[draft.verb]
    if token.tag == "VBG" and token.dep in ("ROOT", "ccomp", "conj", "relcl"):
        return any(
            grammar.lemmas[t.i] == "be" and grammar.tokens[t.i].tag in ("VBZ", "VBP")
            for t in grammar.kids(draft.verb, "aux")
        )
    return grammar.lemmas[draft.verb] in ("continue", "remain", "keep") and token.tag in ("VBZ", "VBP")
