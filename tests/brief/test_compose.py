"""A dossier's briefing: what it says, that every mark resolves, and what it leaves out and counts."""

import dataclasses
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.brief import dossier as made

from tracktwo.brief.check import check_line
from tracktwo.brief.compose import LONGEST_SECTION, fitting, write_brief
from tracktwo.brief.document import Brief, Section
from tracktwo.protocols import BriefLine
from tracktwo.records import (
    ActorRef,
    EventType,
    Granularity,
    Quantity,
    Record,
    Relation,
    TimeValue,
)
from tracktwo.store.database import open_store
from tracktwo.store.view import View

TODAY = date(2026, 3, 16)


@pytest.fixture(scope="module")
def brief(made_view: View) -> Brief:
    return write_brief(made_view, made.chaco(), today=TODAY)


def section(brief: Brief, name: str) -> Section:
    return next(one for one in brief.sections if one.name == name)


def lines(brief: Brief) -> Iterator[BriefLine]:
    return (line for one in brief.sections for line in one.lines)


def test_every_section_stands_in_the_order_of_the_page(brief: Brief) -> None:
    assert [one.name for one in brief.sections] == [
        "events", "rounds", "commitments", "proposals", "positions", "disagreements", "measures",
        "assessments", "scenarios", "quotations", "coverage", "open",
    ]  # fmt: skip


def test_every_mark_resolves_to_exact_words_of_an_article(brief: Brief, made_view: View) -> None:
    numbers = {reference.number: reference for reference in brief.references}
    for line in lines(brief):
        assert line.marks
        for mark in line.marks:
            evidence = numbers[mark].evidence
            article = made_view.article(evidence.article_id)
            assert article is not None
            assert article.text[evidence.start : evidence.end] == evidence.text


def test_every_printed_line_passes_the_check_again(brief: Brief) -> None:
    basis = {ref.evidence.article_id: ref.basis for ref in brief.references}
    assert [line.text for line in lines(brief) if check_line(line.text, line.evidence, basis=basis)] == []


def test_every_line_names_the_records_it_was_made_from(brief: Brief, made_view: View) -> None:
    for line in lines(brief):
        assert line.records
        assert made_view.get_many(line.records).keys() == set(line.records)


def test_status_words_are_printed(brief: Brief) -> None:
    happened = "\n".join(line.text for line in section(brief, "events").lines)
    assert "claimed by Paraguay, not established: Bolivia attacked" in happened
    assert "(reported, according to regional officials)" in happened
    talks = section(brief, "rounds").lines
    assert {line.group for line in talks} == {"Held", "Planned", "Denied"}
    assert "planned meeting" in next(line.text for line in talks if line.group == "Planned")


def test_dates_are_exact_where_the_words_allow_and_reported_otherwise(brief: Brief) -> None:
    texts = [line.text for line in section(brief, "events").lines]
    assert texts[0].startswith("2026-02-28: claimed by Paraguay, not established: Bolivia attacked Paraguay")
    assert any(text.startswith("Reported 2026-03-14: Paraguay warned Bolivia") for text in texts)


def test_full_names_are_printed_only_with_the_words_that_give_them(brief: Brief) -> None:
    denial = next(line for line in section(brief, "quotations").lines if "table until midnight" in line.text)
    assert denial.text.startswith("Rodrigo Antelo denied")
    assert any("Rodrigo Antelo" in evidence.text for evidence in denial.evidence)


def test_a_shift_shows_both_quotes(brief: Brief) -> None:
    shift = next(line for line in section(brief, "positions").lines if "shift" in line.tags)
    assert "accepts" in shift.text
    assert "before: rejects" in shift.text
    assert len(shift.evidence) == 2


def test_what_is_open_is_counted_not_hidden(brief: Brief) -> None:
    counts = {tally.label: tally.value for tally in section(brief, "open").tallies}
    assert counts["articles without a publication date"] == 1
    assert counts["articles without a known outlet"] == 1
    assert counts["quotations without a named speaker"] == 1
    coverage = {tally.label: tally.value for tally in section(brief, "coverage").tallies}
    assert coverage["articles read"] == 23
    assert coverage["independent origins"] == 18


def test_deeds_stand_before_agreements_and_these_before_demands(brief: Brief) -> None:
    groups = list(dict.fromkeys(line.group for line in section(brief, "events").lines))
    assert groups == ["Done", "Agreed, conceded, met", "Demanded, refused, threatened"]


def test_a_disagreement_asks_its_question_and_marks_every_side(brief: Brief) -> None:
    told = [line for line in section(brief, "disagreements").lines if "Daniel Ferro" in line.text]
    assert len(told) == 1
    (first, first_marks), (second, second_marks) = told[0].pieces
    assert first.startswith("Where does Daniel Ferro work? Southern Ledger: ")
    assert "“River Plate Institute”" in first
    assert second.startswith("; ")
    assert "“Centre for Border Studies”" in second
    assert first_marks
    assert second_marks
    assert set(first_marks) | set(second_marks) == set(told[0].marks)


def test_the_pieces_of_a_line_are_the_line(brief: Brief) -> None:
    for line in lines(brief):
        assert "".join(text for text, _ in line.pieces) == line.text
        assert {mark for _, marks in line.pieces for mark in marks} == set(line.marks)


DRAWN = st.lists(st.tuples(st.sampled_from("abcdefg"), st.booleans()), max_size=80)


@given(DRAWN)
def test_a_long_section_keeps_the_latest_of_every_group(drawn: list[tuple[str, bool]]) -> None:
    told = tuple(
        BriefLine(f"{'Date unknown' if undated else number}: x", (), (), group=group)
        for number, (group, undated) in enumerate(drawn)
    )
    kept = fitting(told)
    assert len(kept) == min(len(told), LONGEST_SECTION)
    assert {line.group for line in kept} == {line.group for line in told}
    for group in {line.group for line in told}:
        dated = [line for line in told if line.group == group and not line.text.startswith("Date unknown")]
        shown = [line for line in dated if line in kept]
        assert shown == dated[len(dated) - len(shown) :]


def test_since_leaves_out_what_is_older(made_view: View) -> None:
    later = write_brief(made_view, made.chaco(), today=TODAY, since=date(2026, 3, 12))
    texts = [line.text for line in section(later, "events").lines]
    assert texts
    assert not [text for text in texts if text.startswith(("2026-02", "2026-03-0"))]


def test_an_empty_dossier_says_so(tmp_path: Path) -> None:
    store = open_store(tmp_path / "empty.sqlite")
    brief = write_brief(store.view(), None, today=TODAY)
    store.close()
    assert not list(lines(brief))
    assert section(brief, "events").empty


class Shelf:
    """A view of a few records, as the property below makes them."""

    as_of = None

    def __init__(self, records: list[Record]) -> None:
        self._records = records

    def records(self, kind: str, **_where: object) -> Iterator[Record]:
        return (r for r in self._records if r.id.startswith(kind.removesuffix("s")))

    def article(self, article_id: str) -> object:
        return next((r for r in self._records if r.id == article_id), None)


NAMES = st.sampled_from(["Bolivia", "Paraguay", "Peru", "Rodrigo Antelo", "Regional officials", "NATO", "x"])
TIMES = st.builds(
    lambda day, words: TimeValue(day.isoformat(), day.isoformat(), Granularity.DAY, Relation.AT, words),
    st.dates(), st.sampled_from(["Sunday", "Tuesday", "in spring", ""]),
)  # fmt: skip
COUNTS = st.builds(
    lambda n, words: Quantity(n, None, False, words),
    st.integers(0, 99),
    st.sampled_from(["at least four", "nine", "99"]),
)


@given(actor=NAMES, recipient=NAMES, when=TIMES, killed=COUNTS, kind=st.sampled_from(list(EventType)))
def test_whatever_a_misreading_says_only_what_the_words_hold_is_printed(
    actor: str, recipient: str, when: TimeValue, killed: Quantity, kind: EventType
) -> None:
    event = made.events()[0]
    wrong = dataclasses.replace(
        event, type=kind, actors=(ActorRef("actor-1", actor, None, None),), date=when, killed=killed,
        recipients=(ActorRef("actor-2", recipient, None, None),),
    )  # fmt: skip
    brief = write_brief(Shelf([*made.articles().values(), wrong]), None, today=TODAY)  # type: ignore[arg-type]
    for line in section(brief, "events").lines:
        assert "Peru" not in line.text
        assert "NATO" not in line.text
        assert "nine" not in line.text
        assert "99" not in line.text
