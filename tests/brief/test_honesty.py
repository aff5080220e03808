"""Where a briefing could say more than anybody established: merged numbers, rivals' claims, false shifts."""

import dataclasses
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from tests.brief import dossier as made

from tracktwo.brief.compose import write_brief
from tracktwo.protocols import BriefLine
from tracktwo.records import EventStatus, EventType, Outcome, Record, Stance, TollReport
from tracktwo.store.database import open_store

Tell = Callable[..., tuple[BriefLine, ...]]


@pytest.fixture
def tell(tmp_path: Path) -> Tell:
    """A function: records to the lines of one section."""

    def lines(name: str, *records: Record) -> tuple[BriefLine, ...]:
        store = open_store(tmp_path / "told.sqlite")
        store.add([*made.articles().values(), *records])
        brief = write_brief(store.view(), made.chaco(), today=date(2026, 3, 16))
        store.close()
        return next(section.lines for section in brief.sections if section.name == name)

    return lines


def test_two_tolls_that_can_both_be_true_are_told_without_calling_them_rivals(tell: Tell) -> None:
    four = made.events()[0]
    six = made.event(
        EventType.ASSAULT, made.words("s05", "rose to six on Tuesday after two people died in hospital"),
        recipients=(made.BOLIVIA,), killed=made.about(6, "six", 6), said_by=made.CUELLAR,
    )  # fmt: skip
    whole = dataclasses.replace(
        six, id="event-whole", evidence=(*four.evidence, *six.evidence), reports=(four.id, six.id), origins=2
    )
    (line,) = tell("events", four, six, whole)
    assert "six killed, also reported as at least four" in line.text
    assert "differ" not in line.text
    assert "according to" not in line.text


def test_two_tolls_that_cannot_both_be_true_are_both_told_and_laid_at_nobodys_door(tell: Tell) -> None:
    four = dataclasses.replace(made.events()[0], killed=made.about(4, "four", 4))
    six = made.event(
        EventType.ASSAULT, made.words("s05", "rose to six on Tuesday after two people died in hospital"),
        recipients=(made.BOLIVIA,), killed=made.about(6, "six", 6), said_by=made.CUELLAR,
    )  # fmt: skip
    whole = dataclasses.replace(
        six, id="event-whole", evidence=(*four.evidence, *six.evidence), reports=(four.id, six.id), origins=2
    )
    (line,) = tell("events", four, six, whole)
    assert "accounts differ on the dead: six and four" in line.text
    assert "according to" not in line.text


def test_a_toll_that_only_rose_is_told_as_its_latest_with_what_was_reported_first(tell: Tell) -> None:
    four = dataclasses.replace(made.events()[0], killed=made.about(4, "four", 4))
    six = made.event(
        EventType.ASSAULT, made.words("s05", "rose to six on Tuesday after two people died in hospital"),
        recipients=(made.BOLIVIA,), killed=made.about(6, "six", 6), said_by=made.CUELLAR,
    )  # fmt: skip
    tolls = tuple(
        TollReport(one.killed, None, day, one.evidence[0])
        for one, day in ((four, "2026-03-02"), (six, "2026-03-03"))
    )
    whole = dataclasses.replace(
        six,
        id="event-whole",
        evidence=(*four.evidence, *six.evidence),
        reports=(four.id, six.id),
        tolls=tolls,
    )
    (line,) = tell("events", four, six, whole)
    assert "six killed, also reported as four" in line.text
    assert "differ" not in line.text


def test_two_endings_of_one_round_are_both_told(tell: Tell) -> None:
    held = made.rounds()[0]
    left = dataclasses.replace(
        held, id="round-left", outcome=Outcome.BROKEN_OFF, outcome_text=None,
        evidence=(made.words("s12", "The Bolivian delegation … in Montevideo on Friday"),),
    )  # fmt: skip
    whole = dataclasses.replace(
        held, id="round-whole", reports=(held.id, left.id), evidence=(*held.evidence, *left.evidence)
    )
    (line,) = tell("rounds", held, left, whole)
    assert "accounts differ on the outcome: " in line.text


def test_what_only_a_rival_tells_is_a_claim(tell: Tell) -> None:
    told = dataclasses.replace(made.events()[1], status=EventStatus.OCCURRED)
    (line,) = tell("events", told)
    assert "claimed by Paraguay, not established" in line.text


def test_a_firmer_tone_is_no_shift(tell: Tell) -> None:
    demanded = made.positions()[2]
    insisted = made.position(
        made.PARAGUAY, "withdrawal", Stance.INSISTS,
        made.words("s08", "Paraguay insists on the withdrawal of Bolivian troops"), "2026-03-04",
        previous=demanded.id,
    )  # fmt: skip
    assert not [line for line in tell("positions", demanded, insisted) if "before:" in line.text]


def test_what_was_reported_later_is_not_the_position_before(tell: Tell) -> None:
    first, second = made.positions()[:2]
    turned = [dataclasses.replace(first, previous=second.id), dataclasses.replace(second, previous=None)]
    assert not [line for line in tell("positions", *turned) if "before:" in line.text]


def test_a_split_quotation_keeps_its_gap(tell: Tell) -> None:
    whole = made.words("s14", '"Neither side … at home."')
    first = made.words("s14", "Neither side can afford a long war,")
    second = made.words("s14", "They need a result they can sell at home.")
    split = dataclasses.replace(
        made.quotation("Neither side can afford a long war, They need", whole, "Daniel Ferro", made.FERRO),
        contents_span=((first.start, first.end), (second.start, second.end)),
    )
    (line,) = tell("quotations", split)
    assert "“Neither side can afford a long war” … “They need a result they can sell at home”" in line.text


def test_what_nobody_named_says_did_not_happen_is_told_without_a_teller(tell: Tell) -> None:
    event = dataclasses.replace(made.events()[0], status=EventStatus.DENIED, said_by=None)
    (line,) = tell("events", event)
    assert line.text.partition(": ")[2].startswith("said not to have happened: ")


def test_an_outcome_that_did_not_come_about_is_nobodys_denial(tell: Tell) -> None:
    event = dataclasses.replace(made.events()[0], status=EventStatus.DENIED, said_by=made.CUELLAR)
    (line,) = tell("events", event)
    assert "did not happen, according to" in line.text
    assert "denied by" not in line.text
