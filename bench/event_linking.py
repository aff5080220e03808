"""One event, many reports: small stories of the project's own, told by several outlets over some days.

They hold copies, tolls that rise, corrections, towns told by their province, attacks told back, rival claims
and like events that are others. Which article is a copy is given: that is measured elsewhere. Half of the
stories were read while the linker was mended; the other half was labelled before and only scored.
`python -m bench.event_linking` prints what is wrong in the half that is read.
"""

import dataclasses
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from bench.parsed import parsed
from tracktwo.link.likeness import standing_of
from tracktwo.ontology.loader import code_books
from tracktwo.pipeline.corpus_steps import Corpus, link
from tracktwo.pipeline.reading import reading_of
from tracktwo.pipeline.steps import run_extractors
from tracktwo.protocols import RawArticle
from tracktwo.records import Article, Disagreement, DisagreementKind, Event, EventStatus, Quantity, Record
from tracktwo.text.article import article_from

NAME = "event_linking"
GOLD_FILES: tuple[str, ...] = ()
FILE = Path(__file__).parent / "texts" / "event_linking.yaml"
HALVES = ("read", "kept")
FLOORS: dict[str, float] = {
    "read: B-cubed F1": 0.95,
    "read: disagreements on numbers right, stories": 0.85,
    "read: events whole right": 0.87,
    "read: standing history right": 0.9,
    "kept: B-cubed F1": 0.93,
    "kept: disagreements on numbers right, stories": 0.7,
    "kept: events whole right": 0.84,
    "kept: last toll right": 0.84,
    "kept: standing history right": 0.92,
    "all stories in one dossier: B-cubed precision": 0.97,
    "all stories in one dossier: pairwise F1": 0.9,
}
SHARES = ("events whole", "last toll", "toll history", "standing history", "origins")

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Linked:
    """A story as it was linked: the readings by event labelled, and the linked event of each reading."""

    row: Row
    readings: dict[str, list[Event]]
    whole: dict[str, Event]
    disagreements: tuple[Disagreement, ...]

    def told(self) -> Iterator[tuple[str, str]]:
        """Yield for each reading of a labelled telling the label and the linked event, by name."""
        for name, events in self.readings.items():
            yield from ((name, self.whole[event.id].id) for event in events)

    def assembled(self, name: str) -> Event | None:
        """Return the linked event that holds most readings of a labelled one, None when none was read."""
        ids = Counter(self.whole[event.id].id for event in self.readings[name])
        best = max(ids, key=lambda one: ids[one], default=None)
        return next((event for event in self.whole.values() if event.id == best), None)


def run() -> dict[str, float]:
    """Return how well tellings are gathered, and what the gathered events say, for each half."""
    stories = _stories()
    figures: dict[str, float] = {}
    for half in HALVES:
        alone = [_linked([one])[0] for one in stories if one.row["half"] == half]
        figures |= {f"{half}: {name}": value for name, value in _figures(alone).items()}
    in_one = _grouped(_linked(stories), are_apart=False)
    return figures | {f"all stories in one dossier: {name}": value for name, value in in_one.items()}


def linked_stories(half: str | None = None) -> list[Linked]:
    """Return the stories of a half, or of both, read and linked, each by itself."""
    return [_linked([story])[0] for story in _stories(half)]


def _stories(half: str | None = None) -> list["_Story"]:
    rows: list[Row] = yaml.load(FILE.read_text(encoding="utf-8"), yaml.CSafeLoader)
    return [_read(row) for row in rows if half in (None, row["half"])]


@dataclass(frozen=True, slots=True)
class _Story:
    """A story as it was read; `origin_of` has for each article the one whose text it is."""

    row: Row
    records: list[Record]
    readings: dict[str, list[Event]]
    origin_of: dict[str, str]


def _read(row: Row) -> _Story:
    articles = {name: _article(row["name"], name, *told) for name, told in row["at"].items()}
    records: list[Record] = [*articles.values()]
    readings = [reading for one in articles.values() if (reading := reading_of(one)) is not None]
    for reading in parsed(readings):
        records.extend(run_extractors(reading, code_books()).records)
    events = [record for record in records if isinstance(record, Event)]
    labelled = {
        name: [
            found
            for article, words in label["told"]
            if (found := _telling(articles[article], words, label["type"], events)) is not None
        ]
        for name, label in row["events"].items()
    }
    copies = {articles[one].id: articles[of].id for one, of in row.get("copies", {}).items()}
    return _Story(row, records, labelled, {one.id: copies.get(one.id, one.id) for one in articles.values()})


def _linked(stories: Sequence[_Story]) -> list[Linked]:
    """Return stories that were linked in one dossier."""
    corpus = Corpus([record for one in stories for record in one.records], code_books())
    corpus.origin_of = {article: of for one in stories for article, of in one.origin_of.items()}
    made = list(link(corpus))
    whole = {report: event for event in made if isinstance(event, Event) for report in event.reports}
    disagreements = tuple(one for one in made if isinstance(one, Disagreement))
    return [Linked(one.row, one.readings, whole, disagreements) for one in stories]


def _article(story: str, name: str, *told: str) -> Article:
    outlet, day, title, text, *address = map(str, told)
    given = RawArticle(
        where=f"{story} {name}", text=text, title=title, outlet=outlet, published_at=day, lang="en",
        url=address[0] if address else None, external_id=f"{story} {name}",
        retrieved_at=f"{day}T{8 + ord(name) - ord('a'):02}:00:00Z",
    )  # fmt: skip
    return article_from(given)


def _telling(article: Article, words: str, types: str | list[str], events: Sequence[Event]) -> Event | None:
    """Return the reading of some words: of a labelled type, in the shortest evidence around them."""
    start = article.text.index(words)
    fits = [
        (at.end - at.start, event)
        for event in events
        for at in event.evidence[:1]
        if at.article_id == article.id and at.start < start + len(words) and start < at.end
        if event.type.value in types
    ]
    return min(fits, key=lambda pair: pair[0], default=(0, None))[1]


def _figures(stories: Sequence[Linked]) -> dict[str, float]:
    labelled = sum(len(label["told"]) for one in stories for label in one.row["events"].values())
    found = sum(len(events) for one in stories for events in one.readings.values())
    figures = {"tellings": float(labelled), "tellings read": found / labelled}
    figures |= _grouped(stories)
    checks = [check for one in stories for check in checks_of(one)]
    for name in SHARES:
        asked = [is_right for what, _, is_right in checks if what == name]
        figures[f"{name} right"] = sum(asked) / len(asked)
    kinds = [counts_of(one) == Counter(one.row.get("counts", {})) for one in stories]
    return figures | {"disagreements on numbers right, stories": sum(kinds) / len(kinds)}


def _grouped(stories: Sequence[Linked], *, are_apart: bool = True) -> dict[str, float]:
    """Return B-cubed and pairwise F1 of the tellings that were read, over all stories.

    Args:
        are_apart: whether each story was linked by itself.
    """
    recalls, precisions, pairs = list[float](), list[float](), Counter[str]()
    by_story = [[((n, label), event) for label, event in one.told()] for n, one in enumerate(stories)]
    for told in by_story if are_apart else [[pair for story in by_story for pair in story]]:
        for label, event in told:
            ours = sum(other == event for _, other in told)
            gold = sum(other == label for other, _ in told)
            both = sum(pair == (label, event) for pair in told)
            precisions.append(both / ours)
            recalls.append(both / gold)
            pairs.update(ours=ours - 1, gold=gold - 1, both=both - 1)
    precision, recall = sum(precisions) / len(precisions), sum(recalls) / len(recalls)
    return {
        "B-cubed precision": precision,
        "B-cubed recall": recall,
        "B-cubed F1": 2 * precision * recall / (precision + recall),
        "pairwise F1": 2 * pairs["both"] / (pairs["ours"] + pairs["gold"]),
    }


def checks_of(story: Linked) -> Iterator[tuple[str, str, bool]]:
    """Yield for each labelled event what was asked of it, what was found, and whether that is right.

    An event none of whose tellings was read is wrong in all of it.
    """
    by_event = defaultdict[str, set[str]](set)
    for told, linked in story.told():
        by_event[linked].add(told)
    for name, label in story.row["events"].items():
        event = story.assembled(name)
        ids = {story.whole[one.id].id for one in story.readings[name]}
        is_whole = len(ids) == 1 and all(len(by_event[one]) == 1 for one in ids)
        yield "events whole", f"{name}: {len(ids)} for {len(label['told'])} tellings", is_whole
        tolls = tolls_of(event) if event else []
        if "killed" in label:
            wanted = [float(number) for number in label["killed"]]
            yield "toll history", f"{name}: {tolls} for {wanted}", tolls == wanted
            if "open" not in story.row.get("counts", {}):
                last = event.killed.min if event and event.killed else None
                yield "last toll", f"{name}: {last} for {wanted[-1]}", last == wanted[-1]
        standing = standings_of(event) if event else []
        yield "standing history", f"{name}: {standing} for {label['standing']}", standing == label["standing"]
        origins = event.origins if event else None
        yield "origins", f"{name}: {origins} for {label['origins']}", origins == label["origins"]


def tolls_of(event: Event) -> list[float]:
    """Return the numbers of dead that an event was told with, each once, in the order first told."""
    told: Iterable[Quantity | None] = [one.killed for one in event.tolls] or [event.killed]
    return list(dict.fromkeys(one.min for one in told if one is not None and one.min is not None))


def standings_of(event: Event) -> list[str]:
    """Return what an event was told as: happened, ahead or denied, each once, in the order first told."""
    told = [dataclasses.replace(event, status=one.status) for one in event.statuses] or [event]
    names = [standing_of(one) if one.status is not EventStatus.ANNOUNCED else "to come" for one in told]
    return ["ahead" if name == "to come" else name for name in dict.fromkeys(names)]


def counts_of(story: Linked) -> Counter[str]:
    """Return how many disagreements on numbers a story has, by their status."""
    kinds = (one for one in story.disagreements if one.kind is DisagreementKind.QUANTITY)
    return Counter(one.status.value for one in kinds)


def misses(stories: Iterable[Linked]) -> Iterator[str]:
    """Yield in words what is not as it was labelled."""
    for one in stories:
        yield f"== {one.row['name']}"
        for name, label in one.row["events"].items():
            missing = len(label["told"]) - len(one.readings[name])
            if missing:
                yield f"   {name}: {missing} tellings not read"
        yield from (f"   {what}: {found}" for what, found, is_right in checks_of(one) if not is_right)
        wanted: Mapping[str, int] = one.row.get("counts", {})
        if counts_of(one) != Counter(wanted):
            yield f"   numbers: {dict(counts_of(one))} for {dict(wanted)}"


if __name__ == "__main__":
    names = sys.argv[1:]
    for line in misses(one for one in linked_stories("read") if not names or one.row["name"] in names):
        print(line)
