"""Crime and its courts at home: arrests, verdicts, raids and finds that touch nobody's politics."""

from collections.abc import Iterable

from tracktwo.extract.event_draft import Draft
from tracktwo.extract.event_drafts import Drafter
from tracktwo.extract.event_roles import Party
from tracktwo.extract.event_standing import CRIMINALS
from tracktwo.extract.event_topics import CONTRABAND, CRIME, MISHAP, POWER, ROBBING, is_of
from tracktwo.ontology.frames import lemma_set
from tracktwo.records import EventType

BY_LAW = frozenset(
    {EventType.COERCE, EventType.SANCTION, EventType.RETREAT, EventType.CONCEDE, EventType.ACCUSE}
)
# Whom to arrest, free or search is politics; a councillor or a clerk may be tried for what anybody is.
POLITICAL = frozenset({"GOV", "MIL", "LEG", "OPP", "PTY", "JRN", "SPY", "REB", "PRM", "IGO", "NGO", "SOC"})
MINOR_POSTS = lemma_set(
    "councillor councilor clerk sergeant constable officer inspector soldier guard ranger headteacher"
)
LAW = frozenset(
    {"COP", "JUD", "GOV", "MIL", "SPY", None}
)  # who arrests and tries; "officers" may be of any force
# What an inquiry is into where it is political though it names nobody.
GRAVE = lemma_set(
    "death killing kill murder shooting abuse violation crime torture corruption bribery bribe graft crash"
    " blast explosion poisoning atrocity meddling interference leak hacking espionage bombing disappearance"
    " fraud spending expense conduct misconduct contract donation finance scandal"
)
VIOLENT = lemma_set(
    "attack bomb terror terrorist suspicion plot rally march riot activism critic criticism post"
)
SEARCHING = lemma_set("raid search comb swoop")
POLICE_WORDS = lemma_set(
    "police officer detective investigator investigate investigation prosecutor warrant bailiff customs"
    " deputy inspector sheriff gendarme agent crime"
)
ROOMS = lemma_set(
    "room garage farm workshop kiosk trailer cellar villa mansion"
)  # beside the book's premises
HURTING = lemma_set("kill die dead wound injure shoot massacre behead burn loot destroy")


def crime_at_home(draft: Draft, drafter: Drafter) -> str | None:
    """Return why a draft is only a matter of police and courts at home, None when it may be more."""
    lemmas = drafter.grammar.lemma_set
    if draft.type is EventType.ASSAULT:
        return _private_harm(draft, drafter)
    if draft.type is EventType.AID and is_of(MISHAP, lemmas) and is_of_one_state(draft.recipients):
        return "help after an accident"
    if _is_ruling(draft, drafter):
        return "a case at a court at home"
    if _is_inquiry(draft) and (POWER | GRAVE).isdisjoint(lemmas):
        return "an inquiry at home"
    if draft.type not in BY_LAW or not _is_among_people(draft, drafter):
        return None
    if draft.mode == "arrest" and _is_of_one_person(draft, drafter):
        return "the arrest of somebody who is nobody's politics"
    if is_of(CRIME, lemmas) and draft.mode in ("arrest", "convict", "release", "investigate", "allege", None):
        return "a crime of people at home"
    if draft.mode == "seize" and POWER.isdisjoint(lemmas):
        if drafter.grammar.lemmas[draft.at] in SEARCHING:
            return "a search by the police"
        if not CONTRABAND.isdisjoint(_seized(draft, drafter)):
            return "a find of the police"
    return None


def _is_of_one_person(draft: Draft, drafter: Drafter) -> bool:
    """Tell whether police take in one person of no office, name or cause: "detained a tourist"."""
    tokens, words = drafter.grammar.tokens, drafter.grammar.lemma_set
    police = bool(draft.agents) and all(p.actor.sector == "COP" for p in draft.agents)
    one = len(draft.recipients) == 1 and tokens[draft.recipients[0].head].tag == "NN"
    private = one and draft.recipients[0].actor.sector in ("CVL", "EDU", "MED", "BUS", "AGR", None)
    return police and private and (POWER | GRAVE | VIOLENT).isdisjoint(words)


def _is_ruling(draft: Draft, drafter: Drafter) -> bool:
    """Tell whether a court only decides what people may do or get: it bans or rejects."""
    if not draft.agents or not all(p.actor.sector == "JUD" for p in draft.agents):
        return False
    ruled = draft.type is EventType.REJECT or draft.mode in ("discontinue", "restrict")
    return ruled and POWER.isdisjoint(drafter.grammar.lemma_set) and _is_among_people(draft, drafter)


def _is_inquiry(draft: Draft) -> bool:
    """Tell whether somebody looks into a thing at home, and into nobody: "an inquiry into betting"."""
    probing = draft.type is EventType.ACCUSE and draft.mode == "investigate"
    return probing and not draft.recipients and is_of_one_state(draft.agents)


def _private_harm(draft: Draft, drafter: Drafter) -> str | None:
    """Return why an attack is none: rooms are searched, somebody is robbed, something has an accident."""
    lemmas = drafter.grammar.lemma_set
    if _is_raid_of_police(draft, drafter):
        return "a search by the police"
    if is_of(ROBBING, lemmas) and not any(p.actor.sector in POLITICAL for p in draft.recipients):
        return "a robbery"
    return "an accident" if not draft.agents and is_of(MISHAP, lemmas) else None


def is_of_one_state(parties: Iterable[Party]) -> bool:
    """Tell whether parties are all of one state, or of none that is known."""
    return len({party.actor.code for party in parties if party.actor.code}) <= 1


def _is_among_people(draft: Draft, drafter: Drafter) -> bool:
    """Tell whether whoever is tried, freed or searched is nobody in politics, in arms or abroad."""
    met = draft.recipients
    if not all(p.actor.sector in LAW or _is_suspect(p) for p in draft.agents):
        return False
    political = any(p.actor.sector in POLITICAL and not p.is_place and not _is_minor(p, drafter) for p in met)
    return not political and is_of_one_state((*draft.agents, *met))


def _is_suspect(party: Party) -> bool:
    return not CRIMINALS.isdisjoint(party.actor.name.lower().split())


def _is_minor(party: Party, drafter: Drafter) -> bool:
    """Tell whether somebody in office is no more than a councillor or a clerk, by the words at the name."""
    grammar = drafter.grammar
    token = grammar.tokens[party.head]
    near = [party.head, *(t.i for t in grammar.kids(party.head, "compound", "appos"))]
    near += [token.head] if token.dep == "appos" else []
    return any(grammar.lemmas[i] in MINOR_POSTS for i in near)


def _is_raid_of_police(draft: Draft, drafter: Drafter) -> bool:
    """Tell whether a raid is a search of rooms by officers of the law: nobody is hurt in it."""
    grammar = drafter.grammar
    raids = {grammar.lemmas[i] for i in (draft.at, *draft.match.agent_heads)} & {"raid", "swoop", "storm"}
    if not raids or not HURTING.isdisjoint(grammar.lemma_set):
        return False
    rooms = not (drafter.frames.classes["PREMISES"] | ROOMS).isdisjoint(grammar.lemma_set)
    return rooms and not POLICE_WORDS.isdisjoint(grammar.lemma_set) and _is_among_people(draft, drafter)


def _seized(draft: Draft, drafter: Drafter) -> set[str]:
    """Return the lemmas of what is taken: "two tonnes of cocaine"."""
    grammar = drafter.grammar
    heads = grammar.objects(draft.at) if draft.match.frame.kind == "v" else grammar.governed(draft.at, "of")
    heads = [*heads, *(o for h in heads for o in grammar.governed(h, "of"))]
    near = [t.i for h in heads for t in grammar.kids(h, "amod", "compound", "nmod", "conj")]
    return {grammar.lemmas[i] for i in (*heads, *near)}
