"""What courts, firms, unions and offices do among people at home and touches no power: no event by itself."""

from tracktwo.extract.event_crime import crime_at_home
from tracktwo.extract.event_draft import Draft
from tracktwo.extract.event_drafts import Drafter
from tracktwo.extract.event_roles import Party
from tracktwo.extract.event_upkeep import upkeep
from tracktwo.ontology.frames import lemma_set
from tracktwo.records import EventType

LAW = frozenset({"COP", "JUD"})
# Whose case before a court or the police is political.
CONCERNED = frozenset(
    {"GOV", "MIL", "LEG", "OPP", "PTY", "JRN", "SPY", "REB", "UAF", "PRM", "IGO", "NGO", "SOC", "ELI", "REL"}
)
LONE = lemma_set("shooter gunman suspect attacker assailant")
CHARGES = lemma_set(
    "treason espionage spy spying coup sedition terrorism war genocide corruption graft bribery rebellion"
    " plot unrest extremism insult incitement protest massacre torture atrocity"
)
WAGES = lemma_set("wage salary pay payrise bonus overtime layoff redundancy dividend pension")
_TRADE = """
    patent share shareholder investor customer revenue profit takeover merger supplier retailer brand licence
    bidder stake dividend sales turnover startup valve
"""
TRADE = frozenset(_TRADE.split())
_FIRM_NOUNS = """
    maker carmaker drugmaker chipmaker airline retailer supplier brewer insurer lender bank conglomerate chain
    startup start-up giant firm manufacturer producer exporter importer operator hotel supermarket broker
    developer refinery miner shipper
"""
FIRM_NOUNS = frozenset(_FIRM_NOUNS.split())
FIRMS = frozenset({"BUS", "UNK", "LAB", "CVL", "AGR", None})
WORKING = frozenset({"LAB", "BUS", "CVL", None})
TALK = frozenset(
    {
        EventType.CONSULT, EventType.AGREE, EventType.REJECT, EventType.REQUEST, EventType.ACCUSE,
        EventType.THREATEN, EventType.SUPPORT, EventType.COOPERATE, EventType.CONCEDE,
    }
)  # fmt: skip
QUARRELS = frozenset({EventType.ACCUSE, EventType.REQUEST, EventType.ASSAULT, EventType.REJECT})
SPOKESMEN = frozenset({"spokesman", "spokeswoman", "spokesperson"})
PRIZES = lemma_set("medal prize award trophy diploma title honour honor certificate scholarship")


def home_matter(draft: Draft, drafter: Drafter) -> str | None:
    """Return why a draft is only a matter among people at home, None when it may be more."""
    lemmas = set(drafter.grammar.lemmas)
    if draft.type is EventType.ACCUSE and not lemmas & CHARGES and _is_plain_case(draft):
        return "a case of people at home"
    if draft.type in TALK and lemmas & WAGES and _are_of(draft, WORKING):
        return "a dispute over pay"
    if draft.type in TALK and lemmas & TRADE and _are_of(draft, FIRMS):
        return "a matter of trade"
    if draft.type in TALK and _are_firms(draft, drafter):
        return "a matter of firms"
    if draft.type is EventType.REQUEST and _asks_own_court(draft, drafter):
        return "a plea to a court at home"
    if draft.type in QUARRELS and _is_between_politicians(draft, drafter):
        return "words between politicians at home"
    if draft.type is EventType.SUPPORT and lemmas & PRIZES and not any(map(_is_power, draft.recipients)):
        return "a prize"
    return crime_at_home(draft, drafter) or upkeep(draft, drafter)


def _is_plain_case(draft: Draft) -> bool:
    """Tell whether police or a court only question or charge somebody who is nobody's politics."""
    acting = bool(draft.agents) and all(p.actor.sector in LAW for p in draft.agents)
    own = {p.actor.code for p in draft.agents}
    abroad = any(p.actor.code and p.actor.code not in own for p in draft.recipients)
    return acting and not abroad and not any(_is_concerned(p) for p in draft.recipients)


def _is_concerned(party: Party) -> bool:
    """Tell whether somebody's case is political: not that of a lone gunman, whom police look into."""
    lone = party.actor.sector in ("UAF", "REB") and not LONE.isdisjoint(party.actor.name.lower().split())
    return party.actor.sector in CONCERNED and not lone


def _are_of(draft: Draft, sectors: frozenset[str | None]) -> bool:
    """Tell whether all who take part are of such sectors and none is a state's own body."""
    parties = (*draft.agents, *draft.recipients)
    return bool(draft.agents) and all(p.actor.sector in sectors and not p.is_place for p in parties)


def _are_firms(draft: Draft, drafter: Drafter) -> bool:
    """Tell whether only firms act: "a hotel group", "the carmaker"."""
    lemmas = drafter.grammar.lemmas
    near = [
        {lemmas[p.head], *(lemmas[c] for c in drafter.grammar.sentence.children[p.head])}
        for p in draft.agents
    ]
    return _are_of(draft, FIRMS) and all(words & FIRM_NOUNS for words in near)


def _asks_own_court(draft: Draft, drafter: Drafter) -> bool:
    """Tell whether a court of the same state is asked, by nobody in power."""
    asked = draft.recipients
    if any(
        p.actor.sector in ("GOV", "LEG", "MIL") and not p.is_loose and not _speaks(p, drafter)
        for p in draft.agents
    ):
        return False
    courts = bool(asked) and all(p.actor.sector == "JUD" for p in asked)
    codes = {p.actor.code for p in (*asked, *draft.agents) if p.actor.code}
    return courts and len(codes) <= 1 and not any(p.actor.code in ("ICC", "UN") for p in asked)


def _speaks(party: Party, drafter: Drafter) -> bool:
    """Tell whether somebody is only a spokesman, of whomever."""
    near = (t.i for t in drafter.grammar.kids(party.head, "compound", "appos"))
    return any(drafter.grammar.lemmas[i] in SPOKESMEN for i in (party.head, *near))


def _is_between_politicians(draft: Draft, drafter: Drafter) -> bool:
    """Tell whether one politician attacks in words, or asks something of, another of the same state."""
    sides = (*draft.agents, *draft.recipients)
    names = drafter.matcher.roles.names
    persons = all(
        drafter.grammar.tokens[p.head].ent == "PERSON"
        or (p.head in names and names[p.head].label == "person")
        for p in sides
    )
    return bool(draft.agents and draft.recipients) and persons and len({p.actor.code for p in sides}) == 1


def _is_power(party: Party) -> bool:
    return party.actor.sector in CONCERNED or party.is_place
