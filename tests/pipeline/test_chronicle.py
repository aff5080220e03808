"""Events counted over time: by day, type, status and place, kept in step with the store."""

import itertools
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.brief import dossier as made

from tracktwo.pipeline.chronicle import (
    Asked,
    Chronicles,
    Columns,
    bins_of,
    by_status,
    by_type,
    matching,
    nowhere,
    page_of,
    span_of,
    spots_of,
    step_for,
)
from tracktwo.records import Event, EventStatus, JudgementKind, Place, PlacePrecision, record_id
from tracktwo.store.database import Store, open_store

NOTHING = np.empty(0, np.int64)
NONE = Columns(NOTHING, NOTHING, NOTHING, NOTHING, NOTHING, (), (), ())
DAYS = st.dates(date(1900, 1, 1), date(2150, 1, 1))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path / "events.sqlite")
    opened.add(made.articles().values())
    yield opened
    opened.close()


def event(number: int, day: str, place: Place | None = None, **fields: object) -> Event:
    base = made.events()[0]
    values = {"date": made.day(day, day), "place": place, "killed": None, "injured": None} | fields
    return replace(base, id=record_id("event", "chronicle", number), **values)  # type: ignore[arg-type]


HARBOUR = Place("Harbour Town", "URY", -34.9, -56.2, PlacePrecision.CITY, 7, "the harbour")


def test_what_is_added_later_is_counted_and_what_is_rejected_is_not(store: Store) -> None:
    chronicles = Chronicles()
    store.add([event(1, "2026-03-01", HARBOUR), event(2, "2026-03-02")])
    first = chronicles.of(store.view(), "chaco")
    assert (len(first.seqs), nowhere(first)) == (2, 1)
    assert chronicles.of(store.view(), "chaco") is first
    printed_otherwise = replace(HARBOUR, text="Harbour Town's port")
    store.add([event(3, "2026-03-04", printed_otherwise, status=EventStatus.DENIED)])
    later = chronicles.of(store.view(), "chaco")
    assert [(spot.place.name, spot.counts, spot.last) for spot in spots_of(later)] == [
        ("Harbour Town", {"occurred": 1, "denied": 1}, date(2026, 3, 4))
    ]
    target = event(1, "2026-03-01", HARBOUR)
    store.add([replace(made.judgement(target), kind=JudgementKind.REJECT, values=())])
    assert by_status(chronicles.of(store.view(), "chaco")) == {"occurred": 1, "denied": 1}


def test_filters_say_what_a_list_of_records_says(store: Store) -> None:
    store.add(made.events())
    view = store.view()
    everything = Chronicles().of(view, "chaco")
    for kind in {one.type for one in made.events()}:
        expected = [one.id for one in view.records("events", dossier="chaco", facet=kind.value)]
        found = matching(everything, view, Asked(type=kind.value))
        assert sorted(one.id for one in page_of(found, view, number=1, rows=99)) == sorted(expected)
    for asked, where in (
        (Asked(actor="BOL"), {"actor": "BOL"}),
        (Asked(status="alleged"), {"status": "alleged"}),
        (
            Asked(since=date(2026, 3, 1), until=date(2026, 3, 10)),
            {"since": "2026-03-01", "until": "2026-03-10"},
        ),
    ):
        found = matching(everything, view, asked)
        assert len(found.seqs) == view.count("events", dossier="chaco", **where) > 0
    assert len(matching(everything, view, Asked(type="NONE")).seqs) == 0
    assert len(matching(everything, view, Asked(place="Montevideo")).seqs) == 1
    assert sum(by_type(everything).values()) == len(everything.seqs)


def test_a_page_begins_with_the_latest_day(store: Store) -> None:
    store.add([event(number, f"2026-03-{number:02d}") for number in range(1, 8)])
    view = store.view()
    found = Chronicles().of(view, "chaco")
    pages = [page_of(found, view, number=number, rows=3) for number in (1, 2, 3, 4)]
    days = [one.date.start or "" for page in pages for one in page if one.date]
    assert days == sorted(days, reverse=True)
    assert [len(page) for page in pages] == [3, 3, 1, 0]


def test_a_dossier_without_events_has_no_days(store: Store) -> None:
    empty = Chronicles().of(store.view(), "chaco")
    assert span_of(empty) is None
    assert spots_of(empty) == []
    assert [one.total for one in bins_of(empty, date(2026, 3, 1), date(2026, 3, 3), "day")] == [0, 0, 0]


@given(since=DAYS, days=st.integers(0, 20_000), wanted=st.sampled_from(["", "day", "week", "month", "year"]))
def test_bars_cover_every_day_once(since: date, days: int, wanted: str) -> None:
    until = since + timedelta(days=days)
    bins = bins_of(NONE, since, until, step_for(since, until, wanted))
    assert bins[0].start <= since
    assert bins[-1].end == until
    assert all(one.end + timedelta(days=1) == after.start for one, after in itertools.pairwise(bins))
    assert len(bins) <= 210
