"""How like one event two reports are: by parties, time, place, numbers, means and words."""

import re
from functools import lru_cache
from typing import NamedTuple

from tracktwo.link.apart import are_two_of_one_day, arms_of, hit_apart, hits_of, is_further, may_be_one
from tracktwo.link.windows import Window, days_of, told_within
from tracktwo.ontology.frames import lemma_set
from tracktwo.records import ActorRef, Event, EventStatus, EventType, Evidence, Place
from tracktwo.records.sharing import shared_text

# What each likeness adds, and what is enough. Deeds are told apart by when and where; words by what was said.
WEIGHTS = {
    "date": 2.0,
    "place": 2.0,
    "country": 0.5,
    "parties": 1.0,
    "number": 1.0,
    "means": 0.5,
    "words": 3.0,
}
ENOUGH = 3.5
DAYS_APART = 1  # a night attack is dated to either day
REPORT_DAYS = 30  # an event without a date was told within a month of it
DEEDS = frozenset(
    {
        EventType.ASSAULT, EventType.COERCE, EventType.PROTEST, EventType.MOBILIZE, EventType.CONSULT,
        EventType.RETREAT, EventType.AID, EventType.SANCTION, EventType.COOPERATE,
    }
)  # fmt: skip
MUTUAL = frozenset({EventType.CONSULT, EventType.AGREE, EventType.COOPERATE})
HAPPENED = frozenset(
    {
        EventStatus.OCCURRED,
        EventStatus.ONGOING,
        EventStatus.HISTORICAL,
        EventStatus.ALLEGED,
        EventStatus.ANNOUNCED,
    }
)
COMMON = lemma_set(
    "the a an of to in on at for and or by with from that which who was were is are be been has have had said"
    " says after as it its he they his her their this not no will would into over more than least"
)
WORD = re.compile(r"[^\W\d_]{3,}")
# Places of these precisions may be the same place under two names.
COARSE = frozenset({"country", "region", "district", "unknown"})


class Traits(NamedTuple):
    """What is compared of an event; `window` is its date, or when it can have been by when it was told."""

    event: Event
    at: Evidence
    is_mutual: bool
    is_deed: bool
    actors: frozenset[str]
    recipients: frozenset[str]
    days: Window | None
    window: Window | None
    place: Place | None
    means: frozenset[str]
    words: frozenset[str]
    is_further: bool = False
    arms: str | None = None
    hits: frozenset[str] = frozenset()


def standing_of(event: Event) -> str:
    """Return what may be one event: things that happened, things to come, things denied."""
    if event.status in HAPPENED:
        return "happened"
    return "denied" if event.status is EventStatus.DENIED else "to come"


def traits_of(event: Event, *, told: str | None) -> Traits:
    """Return what is compared of an event that was told on a day (ISO), None when unknown."""
    days = days_of(event.date)
    is_ahead = standing_of(event) == "to come"
    window = days
    if days is None and event.status is not EventStatus.HISTORICAL:  # what is recalled may be of any time
        window = told_within(told, days=REPORT_DAYS, is_ahead=is_ahead)
    return Traits(
        event,
        event.evidence[0],
        event.type in MUTUAL,
        event.type in DEEDS,
        _codes(event.actors),
        _codes(event.recipients),
        days,
        window,
        event.place,
        frozenset(event.weapons + event.targets),
        _words(event.text),
        is_further(event.text),
        arms_of(event.actors),
        hits_of(event),
    )


def _codes(parties: tuple[ActorRef, ...]) -> frozenset[str]:
    return frozenset(party.code for party in parties if party.code)


@lru_cache(maxsize=20_000)
def _words(text: str) -> frozenset[str]:
    return frozenset(shared_text(word) for word in WORD.findall(text.lower()) if word not in COMMON)


def likeness(one: Traits, other: Traits) -> float:
    """Return the sum of what speaks for one event, -1 when parties, time or place speak against it.

    Both are of one type and standing. Without anything against it, two accusations on one day are two
    all the same unless they say the same.
    """
    where = same_place(one.place, other.place)
    if where is False or _are_apart(one, other) or one.at == other.at:
        return -1.0  # two that one sentence tells are two
    parties = common_parties(one, other)
    if parties is None:
        return -1.0
    alike = same_words(one, other)
    if not one.is_deed and alike < 0.2:
        return 0.0
    score = WEIGHTS["parties"] * parties + WEIGHTS["words"] * alike
    score += WEIGHTS["date"] * (one.days is not None and other.days is not None)
    if where is True and one.place and other.place:
        score += WEIGHTS["country" if "country" in (one.place.precision, other.place.precision) else "place"]
    score += WEIGHTS["number"] * _same_numbers(one.event, other.event)
    return score + WEIGHTS["means"] * (not one.means.isdisjoint(other.means))


def same_words(one: Traits, other: Traits) -> float:
    """Return the share of the words of the shorter telling that are in both, 0..1."""
    return len(one.words & other.words) / max(min(len(one.words), len(other.words)), 1)


def _are_apart(one: Traits, other: Traits) -> bool:
    if one.window is None or other.window is None:
        return False
    if not one.window.meets(other.window, slack=DAYS_APART):
        return True
    if one.days is None or other.days is None or one.days.meets(other.days, slack=0):
        is_one_further, hits = one.is_further != other.is_further, (one.hits, other.hits)
        return one.is_deed and are_two_of_one_day(
            one.event, other.event, hits=hits, is_one_further=is_one_further
        )
    # the next day, and another attack
    return one.is_further or other.is_further or hit_apart(one.hits, other.hits)


def common_parties(one: Traits, other: Traits) -> int | None:
    """Return in how many roles the parties are the same, None where they are others in one."""
    if one.is_mutual:
        ours, theirs = one.actors | one.recipients, other.actors | other.recipients
        if not ours or not theirs:
            return 0
        return 1 if ours <= theirs or theirs <= ours else None  # one report may name fewer
    if one.arms and other.arms and one.arms != other.arms:
        return None
    same = 0
    for ours, theirs in ((one.actors, other.actors), (one.recipients, other.recipients)):
        if ours and theirs:
            if ours.isdisjoint(theirs):
                return None
            same += 1
    return same


def same_place(one: Place | None, other: Place | None) -> bool | None:
    """Tell whether two places are one, None where nothing tells."""
    if one is None or other is None:
        return None
    if one.country and other.country and one.country != other.country:
        return False
    if one.name == other.name or (one.geonames_id is not None and one.geonames_id == other.geonames_id):
        return True
    return None if one.precision in COARSE or other.precision in COARSE else False


def _same_numbers(one: Event, other: Event) -> bool:
    pairs = ((one.killed, other.killed), (one.injured, other.injured))
    return any(a is not None and b is not None and may_be_one(a, b) for a, b in pairs)
