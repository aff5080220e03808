"""Events whose country is only that of their place: a riot in Lima, clashes near Gao, a truce in Aden."""

from tracktwo.extract.event_assertion import is_asserted, is_weighed, weighs
from tracktwo.extract.event_draft import Draft
from tracktwo.extract.event_drafts import Drafter
from tracktwo.extract.event_roles import Party
from tracktwo.extract.event_standing import CRIMINALS
from tracktwo.records import EventType

# What a draft may lack that a place with a country makes up for.
MADE_UP = frozenset(
    {
        "no party", "no politically relevant party", "nobody of a known country",
        "a noun alone, without actor and recipient", "nobody in power, in arms or abroad",
    }
)  # fmt: skip
UNSENT = MADE_UP | {"nobody of political standing acts", "no actor", "no politically relevant actor"}
FIGHTING = frozenset({"MIL", "COP", "REB", "UAF", "PRM"})
FIGHTERS = frozenset({"REB", "PRM"})
WAR_MODES = frozenset({"heavy-weapons", "aerial", "drone", "explosives", "suicide-attack"})
OFFICES = frozenset({"GOV", "MIL", "COP", "LEG", "JUD"})
PUBLIC = frozenset({"OPP", "PTY", "JRN", "LEG", "LAB", "REL", "SOC", "EDU", "JUD"})
STAGED = frozenset({"hold", "stage", "take", "see", "witness"})


def passes_in_place(draft: Draft, drafter: Drafter, lack: str) -> str | None:
    """Return what a draft whose place has a country still lacks to be an event, None when nothing."""
    if draft.type is EventType.MOBILIZE and lack in UNSENT and _is_sent_out(draft, drafter):
        return is_asserted(draft.verb, drafter) or weighs(draft, drafter)
    if lack not in MADE_UP:
        return lack
    if draft.at == draft.verb and draft.match.frame.kind == "n":
        unsaid = _unsaid_noun(draft, drafter)
    else:
        unsaid = is_asserted(draft.verb, drafter) or weighs(draft, drafter)
    if unsaid is not None:
        return unsaid
    if draft.type is EventType.PROTEST:
        return None if draft.agents or draft.match.frame.kind == "n" else lack
    if draft.type is EventType.ASSAULT:
        return None if _is_war(draft) else lack
    if draft.type is EventType.COERCE:
        return None if _is_repression(draft) else lack
    truce = draft.type is EventType.RETREAT and draft.match.frame.need == "loose"
    return None if truce else lack


def _is_sent_out(draft: Draft, drafter: Drafter) -> bool:
    """Tell whether forces are sent out by nobody named: "riot police were deployed around parliament"."""
    moved = drafter.matcher.all_parties(drafter.grammar.objects(draft.at))
    return any(p.actor.sector in FIGHTING for p in (*draft.agents, *moved))


def _is_repression(draft: Draft) -> bool:
    """Tell whether the state's forces act against politics or the press, or fighters against anybody."""
    acting = {p.actor.sector for p in draft.agents}
    if acting & FIGHTERS and not any(_is_criminal(p) for p in draft.agents):
        return True
    return bool(acting & {"MIL", "COP", "GOV"}) and any(p.actor.sector in PUBLIC for p in draft.recipients)


def _is_criminal(party: Party) -> bool:
    return bool(set(party.actor.name.lower().split()[-1:]) & CRIMINALS)


def _is_war(draft: Draft) -> bool:
    """Tell whether arms of war are used, or one side is armed and the deed is more than a crime."""
    sectors = {p.actor.sector for p in (*draft.agents, *draft.recipients)}
    if draft.match.frame.need == "kill" and any(p.actor.sector in OFFICES for p in draft.recipients):
        return True  # a mayor, a policeman, a judge was killed
    if any(map(_is_criminal, draft.agents)):
        return False
    if draft.mode in WAR_MODES:
        return True
    gangs = "CRM" in sectors and (draft.mode == "destroy" or bool(sectors & {"MIL", "COP", "GOV"}))
    gangs = gangs or ("CRM" in sectors and draft.match.frame.need == "violence")
    group = draft.match.frame.is_group or draft.match.frame.need in ("violence", "none")
    return gangs or (bool(sectors & FIGHTING) and group)


def _unsaid_noun(draft: Draft, drafter: Drafter) -> str | None:
    """Return why a nominal event is not told as having taken place, None when it is."""
    token = drafter.matcher.outermost(draft.at)
    if token.dep == "ROOT":
        return "a weapon alone" if drafter.grammar.lemmas[draft.at] in ("missile", "drone") else None
    if token.dep not in ("nsubj", "nsubjpass"):
        return "a noun that nothing asserts"
    if is_weighed(token.head, drafter):
        return "a noun that is only weighed"
    head = drafter.grammar.lemmas[token.head]
    told = head in drafter.frames.causers or head in STAGED
    return None if told else "a noun that nothing asserts"
