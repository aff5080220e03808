"""How a state is kept up: rules for trade, promises and kind words to its own people, wishes of reform."""

from tracktwo.extract.event_crime import is_of_one_state
from tracktwo.extract.event_draft import Draft
from tracktwo.extract.event_drafts import Drafter
from tracktwo.extract.event_roles import Party
from tracktwo.extract.event_topics import POWER, REGULATION, WELFARE, is_of
from tracktwo.ontology.frames import lemma_set
from tracktwo.records import EventType

REGULATORS = lemma_set("regulator watchdog ombudsman")
BODIES = lemma_set(
    "agency authority board bureau commission office council administration service institute department bank"
    " court inspectorate"
)
_RULED = """
    consumer drug food telecom telecoms telecommunications standard standards competition aviation
    broadcasting broadcast securities safety environmental environment market trademark tax customs
    revenue central medicine medicines price energy water fishery fisheries agricultural farm media
    data privacy insurance pension patent transport postal lottery gaming planning building
    licensing film advertising forestry port high
"""
RULED = lemma_set(_RULED)
PEOPLE = frozenset({"CVL", "LAB", "AGR", "EDU", "MED", "BUS", "REL", "SOC", "UNK", "ELI", None})
PROMISING = frozenset(
    {
        EventType.AGREE, EventType.CONCEDE, EventType.REJECT, EventType.SUPPORT, EventType.THREATEN,
        EventType.RETREAT,
    }
)  # fmt: skip
RULING = PROMISING | {EventType.SANCTION, EventType.COERCE, EventType.REQUEST, EventType.ACCUSE}
PROMISES = frozenset({"promise", "intend", "will", "decide", "plan"})
ANSWERS = frozenset({"agree", "propose", "refuse"})  # a whole state answers another, an office its people
BANNING = frozenset({"discontinue", "restrict"})
EASING = "retreat.lift"  # a duty cut or a limit lifted
REFORM = "concede.reform"
WISHING = lemma_set("want wish hope like favour favor love dream seek aim")
BLESSING = lemma_set("praise thank congratulate apologise apologize salute commend applaud compliment hail")


def upkeep(draft: Draft, drafter: Drafter) -> str | None:
    """Return why a draft is only the keeping up of a state by its own offices, None when it may be more."""
    if draft.type not in RULING or not is_of_one_state((*draft.agents, *draft.recipients)):
        return None
    lemmas = drafter.grammar.lemma_set
    if POWER.isdisjoint(lemmas) and _is_regulated(draft, drafter):
        return "a rule of trade"
    if draft.type not in PROMISING or not _is_to_people(draft, drafter):
        return None
    if _is_said_at_home(draft, drafter) and is_of(WELFARE, lemmas) and _is_home_promise(drafter):
        return "a promise to people at home"
    if draft.operator == "intend" and _is_wish_of_reform(draft, drafter):
        return "a wish for other laws"
    kind = draft.type is EventType.SUPPORT and drafter.grammar.lemmas[draft.at] in BLESSING
    if kind and draft.recipients and POWER.isdisjoint(lemmas):
        return "a kind word to people at home"
    return None


def _is_said_at_home(draft: Draft, drafter: Drafter) -> bool:
    """Tell whether something is promised or eased, or an office (no state by its name) agrees to it."""
    if draft.operator in ANSWERS:
        return not any(drafter.grammar.tokens[p.head].ent == "GPE" for p in draft.agents)
    return draft.operator in PROMISES or (draft.rule == EASING and not draft.recipients)


def _is_home_promise(drafter: Drafter) -> bool:
    """Tell whether a thing of daily life is named ("a home", no "House Speaker"), and no second state."""
    grammar = drafter.grammar
    if not any(t.pos == "NOUN" and grammar.lemmas[t.i] in WELFARE for t in grammar.tokens):
        return False
    names = drafter.matcher.roles.names.values()
    found = {name.actor.code for name in names if name.actor is not None and name.actor.code}
    return len(found | {name.place.country for name in names if name.place and name.place.country}) <= 1


def _is_regulated(draft: Draft, drafter: Drafter) -> bool:
    """Tell whether an office that looks after trade rules, or is asked to, and meets no power."""
    sides = (draft.agents, draft.recipients)
    if draft.type is EventType.REQUEST:
        sides = (draft.recipients, draft.agents)
    offices, others = sides
    judged = draft.mode in BANNING and not REGULATION.isdisjoint(drafter.grammar.lemma_set)
    return (
        bool(offices)
        and _are_people(others, drafter)
        and all(_is_regulator(p, drafter) or (judged and p.actor.sector == "JUD") for p in offices)
    )


def _is_regulator(party: Party, drafter: Drafter) -> bool:
    """Tell whether a party is an office for some trade: "the drug agency", "a securities watchdog"."""
    grammar = drafter.grammar
    if grammar.lemmas[party.head] in REGULATORS:
        return True
    near = {grammar.lemmas[t.i] for t in grammar.kids(party.head, "compound", "amod", "nmod")}
    return grammar.lemmas[party.head].lower() in BODIES and not RULED.isdisjoint(near)


def _are_people(parties: tuple[Party, ...], drafter: Drafter) -> bool:
    """Tell whether parties are private people or firms, also where they are told of as a power's own."""
    sectors, lemmas = drafter.frames.sectors, drafter.grammar.lemmas
    return all(
        p.is_loose or p.actor.sector in PEOPLE or sectors.get(lemmas[p.head], "GOV") in PEOPLE
        for p in parties
    )


def _is_to_people(draft: Draft, drafter: Drafter) -> bool:
    """Tell whether what is promised or praised reaches nobody but people at home, or nobody named."""
    return bool(draft.agents) and _are_people(draft.recipients, drafter)


def _is_wish_of_reform(draft: Draft, drafter: Drafter) -> bool:
    """Tell whether somebody only would like another law: "wants to amend the constitution"."""
    return drafter.grammar.lemmas[draft.at] in WISHING and REFORM in draft.rule.split("+")[1:]
