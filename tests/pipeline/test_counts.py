"""Tables of questions on counts: answered in their order, by what was told until their day."""

from pathlib import Path

import numpy as np
import pytest

from tracktwo.errors import ConfigError
from tracktwo.ontology.loader import CodeBooks
from tracktwo.pipeline.counts import CountQuestion, answer_counts, answer_file, levels_of
from tracktwo.pipeline.deaths import Panel

KINDS = ("Battles", "Riots", "Protests")
PLACES = ("Chad", "Niger", "Malta", "Fiji")


def asked_on(day: str, averages: dict[str, float]) -> list[CountQuestion]:
    return [CountQuestion(day, place, kind, averages[place], 30) for place in PLACES for kind in KINDS]


TOLD = asked_on("2026-01-01", {"Chad": 12.0, "Niger": 7.0, "Malta": 0.0, "Fiji": 0.0})
MISSING = asked_on("2026-02-01", dict.fromkeys(PLACES, 0.0))


def same(*_: str) -> str:
    return "anywhere"


def test_a_list_of_zeros_leans_on_what_was_told_before_and_not_on_what_came_after() -> None:
    answers = answer_counts([*TOLD, *MISSING], same)
    assert [one.question for one in answers] == [*TOLD, *MISSING]
    assert [one.is_missing for one in answers] == [False] * 12 + [True] * 12
    chad, malta = (
        next(a for a in answers[12:] if a.question.country == place) for place in ("Chad", "Malta")
    )
    assert chad.probability > 3 * malta.probability
    later = asked_on("2026-03-01", {"Chad": 0.0, "Niger": 0.0, "Malta": 90.0, "Fiji": 90.0})
    assert answer_counts([*TOLD, *MISSING, *later], same)[:24] == answers


def test_ten_times_the_average_is_far_less_likely() -> None:
    once, tenfold = (CountQuestion("2026-01-01", "Chad", "Riots", 12.0, 30, times) for times in (1.0, 10.0))
    some, few = (one.probability for one in answer_counts([once, tenfold], same))
    assert few < 0.01 < 0.2 < some


def test_a_place_is_as_deadly_as_its_published_months_say(books: CodeBooks) -> None:
    months = tuple(f"2025-{month:02d}" for month in range(1, 13))
    deaths = np.array([[0.0] * 10 + [50.0, 50.0], [0.0] * 12, [0.5] * 12])
    level = levels_of(Panel(("Chad", "MLT", "Fiji"), months, deaths), books.actors)
    assert level("Chad", "2025-12-31") == "no deaths", "October is the last month published"
    assert level("Chad", "2026-03-01") == "many deaths"
    assert [level(place, "2026-03-01") for place in ("Malta", "Fiji", "Niger", "Guernsey Bailiwick")] == [
        "no deaths", "some deaths", "no deaths", "no state",
    ]  # fmt: skip
    assert levels_of(None, books.actors)("Chad", "2026-03-01") == "no deaths"


def test_a_table_is_read_and_its_faults_are_named(tmp_path: Path, books: CodeBooks) -> None:
    path = tmp_path / "asked.csv"
    path.write_text("day,country,event_type,average,days,times\n2026-01-01,Chad,Riots,3.5,30,\n", "utf-8")
    (one,) = answer_file(path, books.actors)
    assert (one.question.average, one.question.times, one.is_missing) == (3.5, 1.0, False)
    for row in ("2026-01-01,Chad,Riots,,30,", "2026-01-01,Chad,Riots,-1,30,", "soon,Chad,Riots,1,30,"):
        path.write_text(f"day,country,event_type,average,days,times\n{row}\n", "utf-8")
        with pytest.raises(ConfigError, match="line 2"):
            answer_file(path, books.actors)
    path.write_text("day,country\n2026-01-01,Chad\n", "utf-8")
    with pytest.raises(ConfigError, match="no column event_type, average, days"):
        answer_file(path, books.actors)
