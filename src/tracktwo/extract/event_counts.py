"""How many an event befell where only its own verb tells what befell them: "mowed down 21 villagers"."""

from tracktwo.extract.event_details import Toll, counts_people
from tracktwo.extract.event_draft import Draft
from tracktwo.extract.event_grammar import Grammar
from tracktwo.ontology.frames import lemma_set
from tracktwo.records import Count, EventType, Quantity, QuantityFound

BY_MODE = {"arrest": "captured", "abduct": "captured", "deport": "displaced", "release": "released"}
KILLING = frozenset({"185", "186", "1823", "202"})  # CAMEO codes whose object is killed
HURTING = lemma_set("wound injure hurt maim beat torture blind cripple gas scald burn")
PARTS = lemma_set("body bodies remains remain corpse throat life soul")  # "the bodies of 13 soldiers"
REACH = 3  # links from a counted noun to the object that holds it: "the throats of five farmers"


def with_own(numbers: Toll, draft: Draft, grammar: Grammar, quantities: tuple[QuantityFound, ...]) -> Toll:
    """Return the numbers with how many stand as the object of the event's own verb, if nothing else told."""
    fate = _fate(draft, grammar)
    if fate is None or draft.match.frame.kind != "v":
        return numbers
    value = _acted_on(draft, grammar, quantities)
    if value is None:
        return numbers
    if fate == "killed":
        return numbers if numbers.killed or numbers.injured else numbers._replace(killed=value)
    others = tuple(count for count in numbers.others if count.quantity != value)
    if any(count.kind == fate for count in others):
        return numbers
    return numbers._replace(others=(*others, Count(fate, value)))  # "freed 300 prisoners": none captured


def _fate(draft: Draft, grammar: Grammar) -> str | None:
    """Return what an event's verb does to its object."""
    kills = draft.cameo in KILLING and grammar.lemmas[draft.at] not in HURTING
    if draft.type is EventType.ASSAULT and kills:
        return "killed"
    return BY_MODE.get(draft.mode or "")


def _acted_on(draft: Draft, grammar: Grammar, quantities: tuple[QuantityFound, ...]) -> Quantity | None:
    """Return the number of people who are the object of the event's verb, or its subject in a passive."""
    undergo = "undergo" in draft.match.frame.flags
    held = set(grammar.agents(draft.at) if undergo else grammar.objects(draft.at))
    for found in quantities:
        people = found.unit is None or counts_people(found.unit)
        if people and _reaches(found.head, held, grammar):
            return found.value
    return None


def _reaches(noun: int, held: set[int], grammar: Grammar) -> bool:
    """Tell whether a counted noun is an object, coordinated with one, or what a part is of."""
    at = noun
    for _ in range(REACH):
        if at in held:
            return at == noun or grammar.lemmas[at] in PARTS or grammar.tokens[noun].dep == "conj"
        token = grammar.tokens[at]
        if token.dep not in ("pobj", "prep", "conj", "nummod") or token.head == at:
            return False
        at = token.head
    return at in held and grammar.lemmas[at] in PARTS
