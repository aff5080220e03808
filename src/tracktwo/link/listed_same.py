"""One target on several lists: entries that point at one person, body or ship, with the ground for it.

A name alone joins nothing. Entries are one target where they share a number that points at one only (and a
word of their names, unless the number is a ship's, or one list names the other's entry), or where two
persons share a name, in whatever transliteration, and the full day of birth. Two full days of birth of which
none is shared keep entries apart whatever else they share.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from tracktwo.ontology.transliterated import sounds
from tracktwo.records import ActorRef, Evidence, IdentifierKind, Listing, Measure, record_id

STEP, VERSION = "listed.same", "1"
# Numbers that no two targets share, so that the names need not agree.
ALONE = frozenset({IdentifierKind.IMO, IdentifierKind.LEI, IdentifierKind.ENTRY, IdentifierKind.UN})
SHORTEST_WORD = 4  # letters of a word that two names share
MOST_HOLDERS = 12  # entries with one number; more than that is a placeholder, not a number
MOST_NAMES = 40


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a list: its measures, and what the list says of whom it is on."""

    key: tuple[str, str]
    measures: tuple[Measure, ...]
    names: tuple[frozenset[str], ...]
    identifiers: frozenset[str]
    births: frozenset[str]

    @property
    def label(self) -> str:
        """The entry as a reader finds it: "eu EU.101.1"."""
        return " ".join(self.key)


@dataclass(frozen=True, slots=True)
class Ground:
    """Why two entries are one target: "imo 9187629", "name and born on 1961-02-01"."""

    first: Entry
    second: Entry
    words: str


def entries_of(measures: Iterable[Measure]) -> list[Entry]:
    """Return the entries of lists that some measures were read from, in the order of lists and numbers."""
    found: dict[tuple[str, str], list[Measure]] = defaultdict(list)
    for one in measures:
        if one.listing is not None and one.target is not None:
            found[one.listing.list_id, one.listing.number].append(one)
    return [_entry(key, tuple(held)) for key, held in sorted(found.items())]


def _entry(key: tuple[str, str], measures: tuple[Measure, ...]) -> Entry:
    listings = [one.listing for one in measures if one.listing]
    names = dict.fromkeys(name for listing in listings for name in listing.names)
    return Entry(
        key,
        measures,
        tuple(dict.fromkeys(sounds(name) for name in list(names)[:MOST_NAMES])),
        frozenset(value for listing in listings for value in listing.identifiers),
        frozenset(day for listing in listings for day in listing.births),
    )


def same_targets(entries: Sequence[Entry]) -> Iterator[Ground]:
    """Yield the pairs of entries that are one target, each with its ground: a number before a name."""
    told: set[tuple[str, str]] = set()
    for value, holders in _holders(entries):
        kind = IdentifierKind(value.partition(":")[0])
        for first, second in _pairs(holders):
            agree = kind in ALONE or _share_a_word(first, second)
            pair = (first.label, second.label)
            if pair not in told and agree and not _born_apart(first, second):
                told.add(pair)
                yield Ground(first, second, value.replace(":", " ", 1))
    for day, holders in _born_on(entries):
        for first, second in _pairs(holders):
            pair = (first.label, second.label)
            if pair not in told and _same_name(first, second):
                told.add(pair)
                yield Ground(first, second, f"name and born on {day}")


def _holders(entries: Sequence[Entry]) -> Iterator[tuple[str, list[Entry]]]:
    found: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        for value in entry.identifiers:
            found[value].append(entry)
    yield from ((value, held) for value, held in sorted(found.items()) if 1 < len(held) <= MOST_HOLDERS)


def _born_on(entries: Sequence[Entry]) -> Iterator[tuple[str, list[Entry]]]:
    found: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        for day in entry.births:
            if day.endswith("-01-01"):
                continue  # what stands for a year of which no day is known
            found[day].append(entry)
    yield from ((day, held) for day, held in sorted(found.items()) if len(held) > 1)


def _pairs(entries: Sequence[Entry]) -> Iterator[tuple[Entry, Entry]]:
    for at, first in enumerate(entries):
        yield from ((first, second) for second in entries[at + 1 :])


def _share_a_word(a: Entry, b: Entry) -> bool:
    words = frozenset().union(*a.names), frozenset().union(*b.names)
    return any(len(word) >= SHORTEST_WORD for word in words[0] & words[1])


def _born_apart(a: Entry, b: Entry) -> bool:
    return bool(a.births and b.births and not a.births & b.births)


def _same_name(a: Entry, b: Entry) -> bool:
    """Whether some name of one is one of the other, or that with a patronymic or second name more."""
    return any(
        len(one & other) >= 2 and (one <= other or other <= one) for one in a.names for other in b.names
    )


def joined(measures: Iterable[Measure]) -> Iterator[tuple[Measure, Measure]]:
    """Yield each measure whose target is another entry's too, with what takes its place: one target for all.

    The target is the code book's actor where one entry has it, else that of the first entry. The measure
    that takes the place rests on the other entry's words too, and `listing.same_as` says on what ground.
    """
    entries = entries_of(measures)
    grounds = list(same_targets(entries))
    own: dict[tuple[str, str], list[tuple[Ground, Entry]]] = defaultdict(list)
    for ground in grounds:
        own[ground.first.key].append((ground, ground.second))
        own[ground.second.key].append((ground, ground.first))
    for group in _groups(entries, grounds):
        target = _target(group)
        for entry in group:
            for measure in entry.measures:
                made = _retargeted(measure, target, own[entry.key])
                if made is not None:
                    yield measure, made


def _groups(entries: Sequence[Entry], grounds: Iterable[Ground]) -> list[list[Entry]]:
    """Return the entries that are one target by some chain of grounds, those alone left out."""
    above: dict[tuple[str, str], tuple[str, str]] = {entry.key: entry.key for entry in entries}

    def top(key: tuple[str, str]) -> tuple[str, str]:
        while above[key] != key:
            key = above[key]
        return key

    for ground in grounds:
        first, second = sorted((top(ground.first.key), top(ground.second.key)))
        above[second] = first
    found: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in entries:
        found[top(entry.key)].append(entry)
    return [group for group in found.values() if len(group) > 1]


def _target(group: Sequence[Entry]) -> ActorRef:
    targets = [one.target for entry in group for one in entry.measures if one.target]
    known = [target for target in targets if target.sector is not None]
    return (known or targets)[0]


def _retargeted(measure: Measure, target: ActorRef, others: Sequence[tuple[Ground, Entry]]) -> Measure | None:
    """Return a measure with the common target and the grounds, None where it says all that already."""
    listing = measure.listing
    if listing is None:
        return None
    same = tuple(sorted(f"{ground.words}: {other.label}" for ground, other in others))
    if measure.target == target and set(same) <= set(listing.same_as):
        return None
    evidence = (*measure.evidence, *(e for ground, other in others for e in _words_for(ground, other)))
    kept = dict.fromkeys(evidence)
    return replace(
        measure,
        id=record_id("measure", STEP, VERSION, _first_id(measure), target.id or target.name, *same),
        evidence=tuple(kept),
        target=target,
        listing=replace(listing, same_as=same),
        provenance=replace(
            measure.provenance,
            step=STEP,
            version=VERSION,
            rule_or_model=f"same target: {same[0]}",
            recorded_at=None,
        ),
    )


def _first_id(measure: Measure) -> str:
    """Return what names a reading of an entry however often its target was joined."""
    listing: Listing | None = measure.listing
    first = measure.evidence[0]
    number = listing.number if listing else ""
    return f"{number} {measure.kind.value} {first.article_id} {measure.date.text if measure.date else ''}"


def _words_for(ground: Ground, other: Entry) -> list[Evidence]:
    """Return the words of the other entry that say who it is, and its number or day of birth."""
    pieces = [piece for measure in other.measures for piece in measure.evidence]
    named = pieces[:1]
    value = ground.words.rpartition(" ")[2]
    proof = [piece for piece in pieces if _plain(value) in _plain(piece.text) or _is_day(piece.text, value)]
    return [*named, *proof[:1]]


def _plain(words: str) -> str:
    return "".join(char for char in words.upper() if char.isalnum())


def _is_day(words: str, day: str) -> bool:
    """Whether words name a day in one of the ways lists write it: 01/02/1961, 01 Feb 1961, 1961-02-01."""
    year, _, rest = day.partition("-")
    return year in words and len(words) <= 12 and len(rest) == 5 and rest[3:].lstrip("0") in words
