"""What lies ahead of a dossier, what is late and what is missing."""

import dataclasses
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from tests.brief.dossier import everything
from tests.store.rows import article

from tracktwo.ontology.loader import code_books
from tracktwo.pipeline.agenda import agenda_of, expiring, next_dates
from tracktwo.records import Commitment, CommitmentStatus, Measure, MeasureStatus, Relation, TimeValue
from tracktwo.records.expiry import expiry_of
from tracktwo.records.values import Granularity
from tracktwo.store.database import Store, open_store

UNTIL = TimeValue("2026-03-01", "2026-03-31", Granularity.DAY, Relation.UNTIL, "until March 31")


def lapsing() -> Measure:
    measure = next(record for record in everything() if isinstance(record, Measure))
    return dataclasses.replace(measure, id="measure-until", date=UNTIL, status=MeasureStatus.ONGOING)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = open_store(tmp_path / "desk.sqlite")
    made.add([*everything(), lapsing()])
    yield made
    made.close()


def test_meetings_deadlines_and_expiries_come_in_the_order_of_their_days(store: Store) -> None:
    promise = next(record for record in everything() if isinstance(record, Commitment))
    due = TimeValue("2026-03-25", "2026-03-25", Granularity.DAY, Relation.BY, "by March 25")
    store.add([dataclasses.replace(promise, id="commitment-due", deadline=due, status=CommitmentStatus.OPEN)])
    found = next_dates(store.view(), "chaco", today="2026-03-12")
    assert [one.day for one in found] == sorted(one.day for one in found)
    assert {one.what for one in found} == {"round", "deadline", "expiry"}
    assert [(one.day, one.record.id) for one in found if one.what == "expiry"] == [
        ("2026-03-31", "measure-until")
    ]
    assert next_dates(store.view(), "chaco", today="2026-06-01") == []


def test_what_runs_out_says_so_in_its_own_words() -> None:
    measure = lapsing()
    found = expiry_of(measure)
    assert found is not None
    assert (found.start, found.end, found.relation) == ("2026-03-31", "2026-03-31", Relation.AT)
    assert expiry_of(dataclasses.replace(measure, status=MeasureStatus.THREATENED)) is None
    assert expiry_of(dataclasses.replace(measure, date=None)) is None


def test_promises_and_meetings_past_their_day_are_told(store: Store) -> None:
    agenda = agenda_of(store.view(), "chaco", books=code_books(), today=date(2026, 6, 1))
    assert agenda.ahead == ()
    assert agenda.unreported
    assert all(one.status != "held" for one in agenda.unreported)
    assert agenda.idle_days == (date(2026, 6, 1) - date.fromisoformat(agenda.newest)).days
    assert {record.id for record in expiring(store.view(), "chaco")} == {"measure-until"}


def test_an_outlet_out_of_its_rhythm_is_quiet(store: Store) -> None:
    def wrote(outlet: str, *days: int) -> None:
        store.add(
            dataclasses.replace(
                article(f"{outlet} writes on day {n}.", day=f"2026-04-{n:02d}"), outlet=outlet
            )
            for n in days
        )

    wrote("Daily Lamp", 1, 2, 3)
    wrote("Weekly Lamp", 1, 8, 15)
    wrote("Harbour Post", 28)
    agenda = agenda_of(store.view(), "narvia", books=code_books(), today=date(2026, 4, 29))
    assert [(one.outlet, one.last, one.days) for one in agenda.quiet] == [("Daily Lamp", "2026-04-03", 25)]


def test_a_dossier_without_articles_has_an_empty_day(store: Store) -> None:
    agenda = agenda_of(store.view(), "gaza", books=code_books(), today=date(2026, 4, 29))
    assert (agenda.ahead, agenda.late, agenda.quiet, agenda.idle_days) == ((), (), (), None)


def test_sides_that_no_outlet_of_theirs_tells_are_named(store: Store) -> None:
    store.add([dataclasses.replace(article("Shells fell near the port.", dossier="ukraine"), outlet="Lamp")])
    agenda = agenda_of(store.view(), "ukraine", books=code_books(), today=date(2026, 4, 29))
    assert {"Ukraine", "Russia"} <= set(agenda.unheard)
