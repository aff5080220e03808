"""Who reports: each outlet with its record, and how far a dossier's stories are told on every side."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Protocol

from tracktwo.corroborate.grades import Reliability
from tracktwo.ontology.outlets import Control, Outlets
from tracktwo.records import CopyKind, Story

UNKNOWN = "unknown"
OUTSIDE = "outside"  # the side of an outlet from a country that is no party
LEAST_OUTLETS = 2  # a story that one outlet tells says nothing of the silence of the others


class Printed(Protocol):
    """What of an article is asked here; `Article` has it."""

    @property
    def id(self) -> str: ...
    @property
    def outlet(self) -> str | None: ...
    @property
    def published_at(self) -> str | None: ...
    @property
    def lang(self) -> str | None: ...
    @property
    def copy_of(self) -> str | None: ...
    @property
    def copy_kind(self) -> CopyKind | None: ...


@dataclass(frozen=True, slots=True)
class OutletRecord:
    """An outlet as a dossier knows it. `country` is ISO 3166-1 alpha-3, `languages` those of its articles.

    `own` counts the articles that are the first of their origin, `repeats` those that go back to an earlier
    one (copies, and what else the stories join: one readout, one statement), `revisions` later versions of an
    address. These, `corrections` (articles with a correction note) and `retractions` are its record of
    corrections. `reliability` is the user's letter, F until set, `why` the reason, by whom and when.
    """

    outlet: str
    country: str
    side: str
    language: str
    owner: str
    control: Control
    reliability: Reliability
    articles: int
    own: int
    repeats: int
    revisions: int
    retractions: int
    languages: tuple[str, ...]
    first: str | None
    last: str | None
    corrections: int = 0
    why: str = ""


@dataclass(frozen=True, slots=True)
class Silence:
    """A story with who tells it and who does not, of those that the dossier hears."""

    story: str
    title: str
    told_by: tuple[str, ...]
    silent: tuple[str, ...]
    silent_sides: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """A dossier's outlets, its articles by side, country, control and language, and who is silent on what.

    Later versions of one address are counted with their outlet alone.
    """

    outlets: tuple[OutletRecord, ...]
    by_side: dict[str, int]
    by_country: dict[str, int]
    by_control: dict[str, int]
    by_language: dict[str, int]
    silences: tuple[Silence, ...]


@dataclass(frozen=True, slots=True)
class StoryCoverage:
    """One story's articles by side, country, control and language, and who of the dossier is silent on it.

    `silent` names the outlets that wrote in the dossier before and after, and not on this.
    """

    by_side: dict[str, int]
    by_country: dict[str, int]
    by_control: dict[str, int]
    by_language: dict[str, int]
    silent: tuple[str, ...]
    silent_sides: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """What is known besides the articles: the outlet list, the letters set and why, the sides by country.

    `retracted` holds the outlet of each article that was retracted, `corrected` the ids of those with a
    correction note.
    """

    listed: Outlets
    letters: Mapping[str, Reliability] = field(default_factory=dict)
    reasons: Mapping[str, str] = field(default_factory=dict)
    side_of: Mapping[str, str] = field(default_factory=dict)
    retracted: Sequence[str] = ()
    corrected: Collection[str] = frozenset()


def coverage_of(articles: Iterable[Printed], stories: Iterable[Story], known: Known) -> Coverage:
    """Return who reports in a dossier and how its stories are covered.

    Args:
        articles: those of one dossier that stand, with their origin and what they repeat.
        stories: of the same dossier.
    """
    told = tuple(stories)
    by_outlet: defaultdict[str, list[Printed]] = defaultdict(list)
    for article in articles:
        by_outlet[article.outlet or UNKNOWN].append(article)
    for outlet in known.retracted:
        by_outlet[outlet] += ()
    repeating = frozenset(one for story in told for line in story.origin_chains for one in line[1:])
    records = tuple(_record(name, by_outlet[name], known, repeating) for name in sorted(by_outlet))
    return Coverage(
        outlets=records,
        by_side=_counted((r.side, r.own + r.repeats) for r in records),
        by_country=_counted((r.country, r.own + r.repeats) for r in records),
        by_control=_counted((r.control.value, r.own + r.repeats) for r in records),
        by_language=_counted(
            (a.lang or UNKNOWN, 1) for a in chain(*by_outlet.values()) if not _is_version(a)
        ),
        silences=tuple(_silences(told, records)),
    )


def story_coverage(story: Story, coverage: Coverage, articles: Iterable[Printed]) -> StoryCoverage:
    """Return by whom one story of a dossier is told and who passes it over.

    Args:
        coverage: what `coverage_of` said of the dossier.
        articles: those of the story; later versions of one address are no further telling.
    """
    records = {record.outlet: record for record in coverage.outlets}
    told = [(records.get(a.outlet or UNKNOWN), a) for a in articles if not _is_version(a)]
    known = [record for record, _ in told if record]
    silence = _silence(story, coverage.outlets)
    return StoryCoverage(
        by_side=_counted((record.side, 1) for record in known),
        by_country=_counted((record.country, 1) for record in known),
        by_control=_counted((record.control.value, 1) for record in known),
        by_language=_counted((article.lang or UNKNOWN, 1) for _, article in told),
        silent=silence.silent,
        silent_sides=silence.silent_sides,
    )


def _record(name: str, articles: Sequence[Printed], known: Known, repeating: Collection[str]) -> OutletRecord:
    listed = known.listed.named(name)
    country = listed.country if listed else UNKNOWN
    days = [a.published_at[:10] for a in articles if a.published_at]
    versions = [a for a in articles if _is_version(a)]
    repeats = [a for a in articles if not _is_version(a) and (a.copy_of or a.id in repeating)]
    return OutletRecord(
        outlet=name,
        country=country,
        side=known.side_of.get(country, OUTSIDE) if listed else UNKNOWN,
        language=listed.language if listed else UNKNOWN,
        owner=listed.owner if listed else UNKNOWN,
        control=listed.control if listed else Control.UNKNOWN,
        reliability=known.letters.get(name, Reliability.F),
        articles=len(articles),
        own=len(articles) - len(versions) - len(repeats),
        repeats=len(repeats),
        revisions=len(versions),
        retractions=list(known.retracted).count(name),
        languages=tuple(dict.fromkeys(a.lang for a in articles if a.lang)),
        first=min(days, default=None),
        last=max(days, default=None),
        corrections=sum(a.id in known.corrected for a in articles),
        why=known.reasons.get(name, ""),
    )


def _is_version(article: Printed) -> bool:
    return article.copy_kind is CopyKind.REVISION


def _counted(pairs: Iterable[tuple[str, int]]) -> dict[str, int]:
    found: Counter[str] = Counter()
    for name, many in pairs:
        found[name] += many
    return dict(found.most_common())


def _silences(stories: Iterable[Story], records: Sequence[OutletRecord]) -> Iterable[Silence]:
    """Yield the stories that several outlets tell and some that wrote in those days do not."""
    for story in stories:
        if len(story.outlets) >= LEAST_OUTLETS:
            silence = _silence(story, records)
            if silence.silent:
                yield silence


def _silence(story: Story, records: Sequence[OutletRecord]) -> Silence:
    told = [r for r in records if r.outlet in story.outlets]
    silent = [r for r in records if r.outlet not in story.outlets and _wrote_then(r, story)]
    sides = {r.side for r in silent} - {r.side for r in told} - {UNKNOWN}
    names = tuple(r.outlet for r in silent)
    return Silence(story.id, story.title, story.outlets, names, tuple(sorted(sides)))


def _wrote_then(record: OutletRecord, story: Story) -> bool:
    """Tell whether an outlet's articles in the dossier reach over the days of a story."""
    if record.outlet == UNKNOWN or not record.first or not record.last or not story.first_seen:
        return False
    return record.first <= (story.last_seen or story.first_seen)[:10] and story.first_seen[:10] <= record.last
