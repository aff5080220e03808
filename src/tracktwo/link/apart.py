"""What tells two attacks apart that are alike in day and parties: a further one, a target, a toll."""

import re

from tracktwo.records import ActorRef, Event, Quantity

FURTHER = re.compile(
    r"\b(?:a|an)(?:other| second| third| fourth| further| fresh| new| separate)\s+(?:\w+[\s-])?"
    r"(?:drone|missile|rocket|air|suicide|attack|strike|airstrike|raid|blast|explosion|bomb|bombing|shelling|"
    r"barrage|ambush|assault|shooting|clash|protest|march|rally|roadside)"
    r"|\b(?:hours|minutes) later\b|\blater (?:that|on the same) (?:day|evening|night|morning|afternoon)\b"
    r"|\bthe same (?:day|evening|night|morning|afternoon)\b|\belsewhere\b|\bseparately\b",
    re.IGNORECASE,
)
# "Hours later the toll rose": of the same attack.
OF_A_TOLL = re.compile(r"\btoll\b|\brisen?\b|\brose\b|\bclimb(?:s|ed)?\b", re.IGNORECASE)
# Targets that one report names so and another so.
_ALIKE = (
    "apartment building house village", "plant power station substation grid", "ship vessel tanker",
    "depot refinery warehouse", "airport airfield base aircraft platform", "bus minibus",
    "hospital clinic", "base barracks camp headquarters", "railway train station", "truck lorry convoy",
)  # fmt: skip
_CLASSES = tuple(frozenset(words.split()) for words in _ALIKE)
# Sectors: who fights for a state, and who fights without one.
OF_A_STATE = frozenset({"MIL", "GOV", "COP", "SPY"})
IN_ARMS = frozenset({"REB", "UAF", "PRM"})


def is_further(text: str) -> bool:
    """Tell whether a report tells of one more: "a second drone struck", "hours later gunmen raided"."""
    return FURTHER.search(text) is not None and OF_A_TOLL.search(text) is None


def hits_of(event: Event) -> frozenset[str]:
    """Return what an attack hit, under every name that other reports may give it."""
    alike = {word for known in _CLASSES if not known.isdisjoint(event.targets) for word in known}
    return frozenset(alike.union(event.targets))


def hit_apart(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """Tell whether two attacks hit targets of which none is the same under another name."""
    return bool(ours and theirs) and ours.isdisjoint(theirs)


def are_two_of_one_day(
    one: Event, other: Event, *, hits: tuple[frozenset[str], frozenset[str]], is_one_further: bool
) -> bool:
    """Tell whether two attacks that one day allows are two.

    Args:
        hits: what each of them hit.
        is_one_further: whether one of them, and only one, is told as one more.
    """
    tolls_apart = _are_numbers_apart(one.killed, other.killed)
    if not (tolls_apart or is_one_further):
        return False
    if hit_apart(*hits):
        return True
    return is_one_further and tolls_apart and set(one.targets).isdisjoint(other.targets)


def _are_numbers_apart(one: Quantity | None, other: Quantity | None) -> bool:
    return one is not None and other is not None and not may_be_one(one, other)


def may_be_one(a: Quantity, b: Quantity) -> bool:
    """Tell whether one number fits two quantities."""
    low, high = max(a.min or 0.0, b.min or 0.0), min(_top(a), _top(b))
    return low <= high


def _top(quantity: Quantity) -> float:
    return quantity.max if quantity.max is not None else float("inf")


def arms_of(actors: tuple[ActorRef, ...]) -> str | None:
    """Return whether a deed's actors fight for a state or without one, None where they are not known by name.

    In a war within one country both have its code.
    """
    sectors = {actor.sector for actor in actors}
    if any(actor.id is None for actor in actors):
        return None
    if sectors and sectors <= OF_A_STATE:
        return "state"
    return "armed" if sectors and sectors <= IN_ARMS else None
