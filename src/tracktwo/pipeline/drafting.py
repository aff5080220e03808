"""A first draft of a dossier's profile from some articles: who deals with whom, where, over what."""

import dataclasses
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations, islice
from typing import TypeVar

from tracktwo.errors import ConfigError
from tracktwo.feeds.failure import FeedFailure
from tracktwo.feeds.file import Item
from tracktwo.ontology.actors import ActorBook, ActorEntry
from tracktwo.ontology.dossiers import load_issues
from tracktwo.ontology.loader import CodeBooks
from tracktwo.pipeline.parse import parse_all
from tracktwo.pipeline.reading import reading_of
from tracktwo.pipeline.steps import Finds, run_extractors
from tracktwo.protocols import Infer, RawArticle
from tracktwo.records import ActorRef, Event, EventType, Position, Reading, Round, RoundStatus, record_id
from tracktwo.records.sides import is_state
from tracktwo.text.article import article_from

K = TypeVar("K")
STEPS = frozenset({"events", "rounds", "positions"})
AT_ONCE = 16  # articles parsed together
MOST_ARTICLES = 200  # enough to see who the parties are
MOST_PARTIES = 4
NEARLY_AS_MUCH = 0.5  # of the first pair's dealings, for a further party to be one
MOST_PEOPLE, MOST_PLACES, MOST_ISSUES, MOST_MEDIATORS = 4, 6, 8, 3
AT_A_TABLE = 3  # to sit across from each other counts as so many hostile deeds
HOSTILE = frozenset(
    {EventType.ASSAULT, EventType.ACCUSE, EventType.THREATEN, EventType.REJECT, EventType.COERCE}
)
# Of armed forces and ministries it is the government that is the party.
OF_A_STATE = ("mil.", "mfa.", "mod.", "pres.", "parl.")


@dataclass(frozen=True, slots=True)
class PartyDraft:
    """A party found: its entry in the gazetteer and the people read of as its own."""

    entry: ActorEntry
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ProfileDraft:
    """What some articles suggest for a profile; `articles` is how many were read for it.

    `mediators` are those of meetings that were held.
    """

    articles: int
    start: date | None
    parties: tuple[PartyDraft, ...]
    mediators: tuple[PartyDraft, ...]
    places: tuple[str, ...]
    issues: tuple[str, ...]


def draft_profile(
    given: Iterable[Item], *, infer: Infer, books: CodeBooks, note: Callable[[str], None] | None = None
) -> ProfileDraft:
    """Return what the first articles given suggest, at most 200 of them.

    Args:
        given: articles; of other things the failures are told to `note`, and the rest is passed over.
        note: takes a sentence on what could not be read.
    Raises:
        ConfigError: no two parties that deal with each other stand in them.
    """
    seen = _Seen(books.actors)
    readings = _readings(_articles(given, note))
    while group := list(islice(readings, AT_ONCE)):
        for reading, outcome in zip(group, parse_all(group, infer), strict=True):
            if not isinstance(outcome, Exception):
                seen.add(run_extractors(dataclasses.replace(reading, sentences=outcome), books, steps=STEPS))
    return seen.draft()


def _articles(given: Iterable[Item], note: Callable[[str], None] | None) -> Iterator[RawArticle]:
    for item in given:
        if isinstance(item, RawArticle):
            yield item
        elif isinstance(item, FeedFailure) and note is not None:
            note(f"{item.where}: {item.what}. {item.how_to_fix}")


def _readings(given: Iterable[RawArticle]) -> Iterator[Reading]:
    for raw in islice(given, MOST_ARTICLES):
        reading = reading_of(article_from(raw))
        if reading is not None:
            yield reading


class _Seen:
    """Who dealt with whom so far, and who, where and what was named."""

    def __init__(self, book: ActorBook) -> None:
        self._book = book
        self._slugs = {record_id("actor", slug): slug for slug in book.entries}
        self._pairs: Counter[tuple[str, str]] = Counter()
        self._mediators: Counter[str] = Counter()
        self._people: Counter[str] = Counter()
        self._places: Counter[str] = Counter()
        self._issues: Counter[str] = Counter()
        self._days: list[date] = []
        self._articles = 0

    def add(self, finds: Finds) -> None:
        """Take in what one article gave."""
        self._articles += 1
        if finds.reading.published_on is not None:
            self._days.append(finds.reading.published_on)
        for named in finds.reading.named:
            if named.place is not None and named.place.country and named.label == "place":
                self._places[named.place.name] += 1
            if named.label == "person" and (slug := self._slug(named.actor)):
                self._people[slug] += 1
        self._join_most_named(finds.reading)
        for record in finds.records:
            if isinstance(record, Round):
                self._join([d.party for d in record.delegations], AT_A_TABLE)
                if record.status is RoundStatus.HELD:
                    self._mediators.update(filter(None, map(self._go_between, record.mediators)))
            elif isinstance(record, Event) and record.type in HOSTILE:
                for actor in record.actors:
                    self._join([actor, *record.recipients[:1]], 1)
            elif isinstance(record, Position):
                self._issues[record.issue] += 1

    def _join_most_named(self, reading: Reading) -> None:
        """Join the two parties that an article names most: what it is about, whatever its verbs."""
        named = Counter(filter(None, (self._party(name.actor) for name in reading.named)))
        if len(named) > 1:
            first, second = sorted(slug for slug, _ in _most(named)[:2])
            self._pairs[first, second] += 1

    def _slug(self, actor: ActorRef | None) -> str | None:
        return self._slugs.get(actor.id) if actor is not None and actor.id else None

    def _join(self, actors: Sequence[ActorRef | None], weight: int) -> None:
        slugs = {slug for actor in actors if (slug := self._party(actor)) is not None}
        for pair in combinations(sorted(slugs), 2):
            self._pairs[pair] += weight

    def _party(self, actor: ActorRef | None) -> str | None:
        """Return the slug of the party that somebody acts for; None for people and bodies of many states."""
        slug = self._slug(actor)
        if slug is not None and slug.startswith(OF_A_STATE):
            slug = "gov." + slug.partition(".")[2]
        if slug is None and actor is not None and is_state(actor):
            slug = f"gov.{actor.code}"
        is_party = slug is not None and slug.startswith(("gov.", "group.")) and slug in self._book.entries
        return slug if is_party else None

    def _go_between(self, actor: ActorRef) -> str | None:
        """Return the slug of a state or a body of states, whichever of its people or offices mediates."""
        slug = self._slug(actor)
        return slug if slug is not None and slug.startswith("igo.") else self._party(actor)

    def draft(self) -> ProfileDraft:
        """Return what was seen, the most of each."""
        if not self._pairs:
            raise ConfigError(
                f"{self._articles} articles were read, and no two parties that deal with each other were "
                "found in them. Give articles on the conflict, or make the outline without --from and fill "
                "it in."
            )
        parties = self._parties()
        names = {self._book.entries[slug].name for slug in parties}
        return ProfileDraft(
            self._articles,
            min(self._days, default=None),
            tuple(map(self._drafted, parties)),
            tuple(self._drafted(m) for m, _ in _most(self._mediators) if m not in parties)[:MOST_MEDIATORS],
            tuple(p for p, _ in _most(self._places) if p not in names)[:MOST_PLACES],
            tuple(i for i, _ in _most(self._issues) if i in load_issues() and i != "other")[:MOST_ISSUES],
        )

    def _parties(self) -> tuple[str, ...]:
        (first, most), *others = _most(self._pairs)
        found = dict.fromkeys(first)
        for pair, weight in others:
            if weight >= NEARLY_AS_MUCH * most and not found.keys().isdisjoint(pair):
                found |= dict.fromkeys(pair)
        return tuple(found)[:MOST_PARTIES]

    def _drafted(self, slug: str) -> PartyDraft:
        return PartyDraft(self._book.entries[slug], self._people_of(slug))

    def _people_of(self, slug: str) -> tuple[str, ...]:
        """Return who was named of a party; a rebel group and its country's government share a code."""
        party = self._book.entries[slug]
        own = [
            person
            for person, _ in _most(self._people)
            if self._book.entries[person].code == party.code
            and is_state(self._book.ref(person)) == slug.startswith("gov.")
        ]
        return tuple(own[:MOST_PEOPLE])


def _most(counts: Mapping[K, int]) -> list[tuple[K, int]]:
    return sorted(counts.items(), key=lambda one: (-one[1], str(one[0])))
