"""In what standing the parties of a draft are: in power, in arms, asking a power, or nobody of note."""

from tracktwo.extract.event_draft import Draft
from tracktwo.extract.event_private import is_public
from tracktwo.extract.event_roles import Party
from tracktwo.ontology.frames import lemma_set
from tracktwo.records import EventType

ASKING = frozenset(
    {"NGO", "SOC", "CVL", "LAB", "REL", "OPP", "BUS", "EDU", "JRN", "REF", "AGR", "ELI", "MED"}
)
CRIMINALS = lemma_set(
    "assailant assailants suspect suspects attacker attackers bandit bandits kidnapper robber"
)
SILENT = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.RETREAT})


def has_public(draft: Draft, known: list[Party]) -> bool:
    """Tell whether anybody public takes part; who was seized, hurt or freed by nobody named met a power."""
    silent = (
        not draft.match.agent_heads and draft.type in SILENT and any(p.actor.code for p in draft.recipients)
    )
    abroad = draft.mode == "cyber" and len({p.actor.code for p in known if p.actor.code}) > 1
    abroad = abroad or draft.mode == "disarm"  # those who lay down arms had them
    return silent or abroad or any(is_public(p) for p in known)


def asks_a_power(draft: Draft) -> bool:
    """Tell whether people without an office ask something of a state's government or of a body of states."""
    asked = any(
        p.actor.code and p.actor.sector in ("GOV", "IGO") and not p.is_loose for p in draft.recipients
    )
    return asked and any(p.actor.sector in ASKING for p in draft.agents)


def has_standing(parties: tuple[Party, ...]) -> bool:
    """Tell whether a guest or host matters politically: tourists and patients do not."""
    return any(p.is_known or p.is_political for p in parties)


def is_armed_or_crowd(draft: Draft) -> bool:
    """Tell whether an event needs no country: gunmen attack, a crowd protests."""
    sectors = {p.actor.sector for p in draft.agents}
    crime = any(p.actor.name.lower().split()[-1] in CRIMINALS for p in draft.agents if p.actor.name)
    armed = bool(sectors & {"UAF", "REB", "MIL"}) and not crime
    return (draft.type in (EventType.ASSAULT, EventType.RETREAT) and armed) or draft.type is EventType.PROTEST
