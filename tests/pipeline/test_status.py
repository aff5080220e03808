"""A dossier's status over a real store: which month, whose view stands beside it, and the briefing's part."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from tests.store.rows import article, event

from tracktwo.errors import ConfigError
from tracktwo.pipeline.judge import judge
from tracktwo.pipeline.status import (
    Verdict,
    as_json,
    override_status,
    read_month,
    report_status,
    report_statuses,
    status_section,
    told,
)
from tracktwo.records import EventType, JudgementKind, Record
from tracktwo.store.database import Store, open_store

TODAY = date(2026, 9, 1)


def months() -> Iterator[Record]:
    """Four months of four articles each; in the last one the shelling grows."""
    for month in range(1, 5):
        for number in range(4):
            day = f"2026-{month:02d}-{number + 10}"
            one = article(f"Shells fell on Port Linde on {day}.", day=day)
            yield one
            for hour in range(3 if month == 4 else 1):
                yield event(one, day=f"2026-{month:02d}-{number * 3 + hour + 1:02d}", type_=EventType.ASSAULT)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = open_store(tmp_path / "desk.sqlite")
    made.add(months())
    yield made
    made.close()


def test_the_newest_month_with_articles_is_told_against_those_before(store: Store) -> None:
    report = report_status(store.view(), "narvia", today=TODAY)
    assert report.computed.month == "2026-04"
    assert report.computed.verdict is Verdict.DETERIORATING
    (reason,) = report.computed.reasons
    assert reason.words == "hostile deeds: 12, usual 4 (4 to 4)"
    assert {record.id for record in store.view().get_many(reason.records).values()} == set(reason.records)
    assert as_json(report)["reasons"][0]["words"] == reason.words


def test_months_are_told_back_from_one_the_newest_first(store: Store) -> None:
    found = report_statuses(store.view(), "narvia", month="2026-04", months=3, today=TODAY)
    assert [report.computed.month for report in found] == ["2026-04", "2026-03", "2026-02"]
    assert [r.computed.verdict for r in found] == ["deteriorating", "unchanged", "unknown"]


def test_a_persons_view_stands_beside_and_can_be_taken_back(store: Store) -> None:
    first = override_status(store, "narvia", "2026-04", "unchanged", who="ana", why="One town only.")
    second = override_status(store, "narvia", "2026-04", "improving", who="ben", why="A truce is near.")
    report = report_status(store.view(), "narvia", today=TODAY)
    assert report.computed.verdict is Verdict.DETERIORATING
    assert report.override is not None
    assert (report.override.verdict, report.override.who, report.override.why) == (
        "improving", "ben", "A truce is near.",
    )  # fmt: skip
    assert told(report).endswith("; improving according to ben")
    judge(store, JudgementKind.UNDO, [second.id], who="ben", reason="too early")
    assert report_status(store.view(), "narvia", today=TODAY).override.judgement == first.id  # type: ignore[union-attr]
    assert report_status(store.view(), "narvia", month="2026-03", today=TODAY).override is None


def test_a_view_needs_a_known_status_and_a_reason(store: Store) -> None:
    with pytest.raises(ConfigError, match="There are: improving, unchanged, deteriorating"):
        override_status(store, "narvia", "2026-04", "worse", who="ana", why="so")
    with pytest.raises(ConfigError, match="needs a reason"):
        override_status(store, "narvia", "2026-04", "improving", who="ana", why=" ")
    with pytest.raises(ConfigError, match="tracktwo status"):
        judge(store, JudgementKind.STATUS, [], who="ana", reason="so")
    assert store.view().count("judgements") == 0


def test_the_briefing_says_the_status_with_the_records_it_counts(store: Store) -> None:
    override_status(store, "narvia", "2026-04", "unchanged", who="ana", why="One town only.")
    section = status_section(report_status(store.view(), "narvia", today=TODAY))
    assert section.title == (
        "Status: 2026-04: deteriorating (more conflict than usual); unchanged according to ana, because: "
        "One town only."
    )
    assert [(t.label, t.value) for t in section.tallies] == [
        ("worse: hostile deeds: 12, usual 4 (4 to 4); records", 12)
    ]
    unknown = status_section(report_status(store.view(), "narvia", month="2026-02", today=TODAY))
    assert ("months before with as many origins; 2 are needed", 1) in [
        (t.label, t.value) for t in unknown.tallies
    ]


@pytest.mark.parametrize("words", ["2026-13", "march", "2026-3-1", "2026-03-01"])
def test_what_is_no_month_is_said(words: str) -> None:
    with pytest.raises(ConfigError, match="Write it as 2026-03"):
        read_month(words)
