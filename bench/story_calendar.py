"""The calendar of six stories on own articles: which rounds of talks they give, and which are not there.

The articles tell the facts of the stories in `gold/news` in the project's own words, with invented names.
Their states and cities are exchanged for real ones here, and their people put into the book of actors, since
in the news the people at the table are known ones. No name of the stories themselves stands in it.
"""

import json
import re
import tempfile
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path
from typing import Any

from tracktwo.brief.draft import assembled
from tracktwo.infer.spacy_pipeline import SpacyInfer
from tracktwo.ontology.actor_files import load_actors
from tracktwo.ontology.actors import ActorBook, ActorEntry
from tracktwo.ontology.loader import CodeBooks
from tracktwo.pipeline.corpus import link_corpus
from tracktwo.pipeline.read import Reader, read_articles
from tracktwo.protocols import RawArticle
from tracktwo.records import ActorKind, Round, RoundStatus, record_id
from tracktwo.store.database import open_store

NAME = "calendar"
GOLD_FILES = ()
FLOORS = {
    "rounds found": 0.85,
    "rounds found with their day": 0.85,
    "rounds found with their venue": 0.85,
    "rounds found with all parties": 0.8,
}
DATA = Path(__file__).parent / "data"
ARTICLES, CALENDAR = DATA / "own_pages.jsonl", DATA / "own_calendar.json"
ONE_DAY = timedelta(days=1)


class Books(CodeBooks):
    """The code books with the people of the articles."""

    def __init__(self, people: dict[str, str]) -> None:
        self._people = people

    @cached_property
    def actors(self) -> ActorBook:
        """The book of actors with the invented people in it."""
        return load_actors(others=[_person(name, code) for name, code in self._people.items()])


def _person(name: str, code: str) -> ActorEntry:
    slug = "person." + "-".join(reversed(name.casefold().split()))
    return ActorEntry(slug, record_id("actor", slug), name, (), ActorKind.PERSON, code, "GOV")


def run() -> dict[str, float]:
    """Return the share of rounds found, with their day, venue and parties, and those that fit none."""
    given = json.loads(CALENDAR.read_text(encoding="utf-8"))
    found, wanted = read_rounds(given), given["rounds"]
    held = [one for one in found if one.status is RoundStatus.HELD]
    pairs = list(_matched(wanted, held))
    told = {one.id for _, one in pairs}
    stray = [one for one in held if one.id not in told and not any(_may_be(row, one) for row in wanted)]
    return {
        "rounds": float(len(wanted)),
        "rounds found": len(pairs) / len(wanted),
        "rounds found with their day": sum(_is_near(*pair) for pair in pairs) / len(wanted),
        "rounds found with their venue": sum(_is_there(*pair) for pair in pairs) / len(wanted),
        "rounds found with all parties": sum(_has_all(*pair) for pair in pairs) / len(wanted),
        "held rounds that fit no entry": float(len(stray)),
        "held rounds that repeat an entry": float(len(held) - len(told) - len(stray)),
    }


def _matched(
    wanted: Sequence[dict[str, Any]], held: Sequence[Round]
) -> Iterator[tuple[dict[str, Any], Round]]:
    """Yield rows with the round that is theirs, each round given to one row, the closest pairs first."""
    pairs = [(n, one) for n, row in enumerate(wanted) for one in held if _may_be(row, one)]
    pairs.sort(key=lambda pair: _closeness(wanted[pair[0]], pair[1]), reverse=True)
    rows, rounds = set[int](), set[str]()
    for number, one in pairs:
        if number not in rows and one.id not in rounds:
            rows.add(number)
            rounds.add(one.id)
            yield wanted[number], one


def _closeness(row: dict[str, Any], one: Round) -> tuple[bool, bool, int]:
    return _is_near(row, one), _is_there(row, one), len(_met(row, one))


def read_rounds(given: dict[str, Any]) -> list[Round]:
    """Return the rounds that the pipeline assembles from the articles in English."""
    rows = [json.loads(line) for line in ARTICLES.read_text(encoding="utf-8").splitlines()]
    articles = [
        RawArticle(
            where=row["id"],
            text=_exchanged(row["text"], given["states"]),
            title=_exchanged(row["title"], given["states"]),
            outlet=row["outlet"],
            published_at=row["date"],
            lang=row["lang"],
        )
        for row in rows
        if row["lang"] == "en"
    ]
    books = Books(given["people"])
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(Path(folder) / "own.sqlite")
        reader = Reader(store=store, infer=SpacyInfer(), books=books, dossier="own")
        read_articles(iter(articles), reader)
        link_corpus(store, books=books)
        read = list(assembled(store.view().records("rounds", dossier="own")))
        store.close()
    return [record for record in read if isinstance(record, Round)]


def _exchanged(text: str, names: dict[str, str]) -> str:
    for invented, real in names.items():
        text = re.sub(rf"(?<!\w){re.escape(invented)}(?!\w)", real, text)
    return text


def _may_be(row: dict[str, Any], one: Round) -> bool:
    """Whether a round shares two of a row's parties (or all) and no day or venue speaks against it."""
    has_other_day = bool(one.date and one.date.start) and not _is_near(row, one)
    is_elsewhere = one.venue is not None and not _is_there(row, one)
    return not has_other_day and not is_elsewhere and len(_met(row, one)) >= min(2, len(row["parties"]))


def _met(row: dict[str, Any], one: Round) -> set[str]:
    return {side.party.code or "" for side in one.delegations} & set(row["parties"])


def _is_near(row: dict[str, Any], one: Round) -> bool:
    if one.date is None or not one.date.start:
        return False
    day = date.fromisoformat(one.date.start[:10])
    first, last = date.fromisoformat(row["start"]), date.fromisoformat(row["end"])
    return first - ONE_DAY <= day <= last + ONE_DAY


def _is_there(row: dict[str, Any], one: Round) -> bool:
    named = (one.venue or "", one.place.name if one.place else "")
    return row["venue"] in named


def _has_all(row: dict[str, Any], one: Round) -> bool:
    return _met(row, one) == set(row["parties"])
