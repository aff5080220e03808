"""What else a predicate tells: the deed somebody is accused of, the deal that talks ended without."""

from dataclasses import replace

from tracktwo.extract.event_draft import Draft
from tracktwo.extract.event_drafts import Drafter
from tracktwo.extract.event_mood import bounds
from tracktwo.records import EventType


def followers(draft: Draft, drafter: Drafter, *, in_context: bool = False) -> list[Draft]:
    """Return what else a predicate tells: the deed somebody is accused of, the deal talks ended without."""
    found = []
    if draft.match.frame.operator == "accuse" and not draft.is_negated:
        inner = drafter.inner(draft)
        if inner is not None and inner.base in (EventType.ASSAULT, EventType.COERCE):
            hurt = {p.actor for p in inner.recipients}
            agents = inner.agents or tuple(p for p in draft.recipients if p.actor not in hurt)
            found.append(replace(inner, operator="accuse", agents=agents, rule=f"{inner.rule}+accused"))
    if draft.type is EventType.CONSULT:
        deal = _missed_deal(draft, drafter)
        if deal is not None:
            found.append(deal)
    if in_context and draft.match.frame.operator == "reject":
        found.extend(_proposal(draft, drafter))
    if draft.operator in ("until", "refuse"):
        found.extend(_conditions(draft, drafter))
    return found


def _proposal(draft: Draft, drafter: Drafter) -> list[Draft]:
    """Return the proposal that is rejected, made by the one it is taken from."""
    inner = drafter.inner(draft)
    made = inner is not None and inner.match.frame.operator == "propose" and not draft.is_negated
    if inner is None or not made or not any(p.actor.code for p in draft.recipients):
        return []
    return [
        replace(
            inner, type=EventType.AGREE, base=EventType.AGREE, operator="propose", agents=draft.recipients,
            recipients=draft.agents, is_negated=False, rule=f"{inner.rule}+rejected",
        )
    ]  # fmt: skip


def _missed_deal(draft: Draft, drafter: Drafter) -> Draft | None:
    deals = drafter.frames.classes["DEAL"] | {"breakthrough"}
    for o in drafter.grammar.governed(draft.verb, "without") + drafter.grammar.governed(draft.at, "without"):
        if drafter.grammar.lemmas[o] in deals:
            return replace(draft, type=EventType.AGREE, base=EventType.AGREE, mode=None, cameo="030", at=o,
                           is_negated=True, rule="agree.without", below=(o,))  # fmt: skip
    return None


def _conditions(draft: Draft, drafter: Drafter) -> list[Draft]:
    """Return the demand in "will not sign until the others withdraw"."""
    found = []
    for verb in bounds(draft.verb, drafter.grammar):
        others = drafter.matcher.all_parties(drafter.grammar.kids_subjects(verb))
        others = tuple(p for p in others if p.actor not in {a.actor for a in draft.agents})
        if others and draft.agents and any(p.is_known for p in others):
            found.append(
                replace(
                    draft, type=EventType.REQUEST, mode="yield", cameo="105", at=verb, operator="ask",
                    is_negated=False, recipients=others, rule=f"{draft.rule}+condition", below=(verb,),
                )
            )  # fmt: skip
    return found
