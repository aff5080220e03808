"""The network of contacts: parties, pairs, and the occasions on which they talked."""

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

from tracktwo.records import Channel, Level, RoundFormat


class Standing(StrEnum):
    """How firmly a contact stands, the firmest first.

    Confirmed: a round held, told by two origins or more, and nobody denies it. Reported: told as held,
    but by one origin, or only as a passing mention of a meeting, or denied by somebody.
    """

    CONFIRMED = "confirmed"
    REPORTED = "reported"
    PLANNED = "planned"
    DENIED = "denied"
    CANCELLED = "cancelled"


HELD = frozenset({Standing.CONFIRMED, Standing.REPORTED})


@dataclass(frozen=True, slots=True, order=True)
class Talker:
    """A party as the network knows it: `key` is a state's or body's code, else an actor's id or name."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class Contact:
    """One occasion on which two parties talked, will talk, or are said not to have talked.

    `pair` holds their keys in order. `first` and `last` are ISO days, None when nobody stated them.
    `mediators` are the keys of the go-betweens; `is_direct` is false where the two only talked through
    them. `record` is the round or event that tells of it, `kind` its word in KINDS.
    """

    pair: tuple[str, str]
    standing: Standing
    first: str | None
    last: str | None
    channel: Channel
    level: Level
    format: RoundFormat
    mediators: tuple[str, ...]
    is_direct: bool
    record: str
    kind: str

    @property
    def is_talk(self) -> bool:
        """Whether the two are said to have talked with each other themselves."""
        return self.is_direct and self.standing in HELD


@dataclass(frozen=True, slots=True)
class Pair:
    """Two parties and all their contacts, in the order of their days, those without a day last."""

    one: Talker
    other: Talker
    contacts: tuple[Contact, ...]

    @property
    def standing(self) -> Standing:
        """The firmest standing among the contacts."""
        return min((c.standing for c in self.contacts), key=list(Standing).index)

    @property
    def held(self) -> tuple[Contact, ...]:
        """The contacts that are said to have taken place."""
        return tuple(c for c in self.contacts if c.standing in HELD)

    @property
    def talks(self) -> bool:
        """Whether the two are said to have talked with each other themselves."""
        return any(c.is_talk for c in self.contacts)

    @property
    def first(self) -> str | None:
        """The first day on which they are said to have talked."""
        return min((c.first for c in self.held if c.first), default=None)

    @property
    def last(self) -> str | None:
        """The last day on which they are said to have talked."""
        return max((c.last for c in self.held if c.last), default=None)

    @property
    def channels(self) -> tuple[Channel, ...]:
        """The channels that are known, the most frequent first."""
        return tuple(found for found, _ in Counter(c.channel for c in self.contacts).most_common())

    @property
    def level(self) -> Level:
        """The highest level at which they are said to have talked."""
        return min((c.level for c in self.held), key=list(Level).index, default=Level.UNKNOWN)

    @property
    def mediators(self) -> tuple[str, ...]:
        """The keys of the go-betweens, the most frequent first."""
        return tuple(key for key, _ in Counter(m for c in self.contacts for m in c.mediators).most_common())

    def count(self, standing: Standing) -> int:
        """Return how many contacts stand so."""
        return sum(c.standing is standing for c in self.contacts)


@dataclass(frozen=True, slots=True)
class Network:
    """All parties and pairs as of a day; pairs in the order of their keys."""

    as_of: str
    talkers: dict[str, Talker]
    pairs: dict[tuple[str, str], Pair]

    def pair(self, one: str, other: str) -> Pair | None:
        """Return two parties' pair, whichever is named first, or None."""
        return self.pairs.get((min(one, other), max(one, other)))

    @property
    def neighbours(self) -> dict[str, frozenset[str]]:
        """Return for every party those it is said to have talked with itself."""
        found: dict[str, set[str]] = {key: set() for key in self.talkers}
        for (one, other), pair in self.pairs.items():
            if pair.talks:
                found[one].add(other)
                found[other].add(one)
        return {key: frozenset(others) for key, others in found.items()}
