"""Questions on counts, as tournaments ask them: more events than last year's average, or ten times it?

A table has a row for each: day, country, event_type, average, days, and perhaps times. Lists of a day on
which every average is 0 were not counted; there the chance leans on what else is known of the place.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tracktwo.errors import ConfigError
from tracktwo.forecast.averages import chance_above
from tracktwo.forecast.unknown_average import KnownAverage, are_missing, chance_above_unknown
from tracktwo.ontology.actors import ActorBook
from tracktwo.pipeline.deaths import Panel, read_deaths
from tracktwo.pipeline.tables import open_table

MONTH_DAYS = 30.0
LEVEL_MONTHS, LEVEL_MANY = (
    60,
    1.0,
)  # months of deaths behind a country's level; a month, from which they are many
LATEST_MONTHS_BEFORE = 2  # within so many months a month's deaths are published
COLUMNS = ("day", "country", "event_type", "average", "days")
Level = Callable[[str, str], str]  # country, day -> how deadly it was by then


@dataclass(frozen=True, slots=True)
class CountQuestion:
    """Will a month that ends in `days` have more events than `times` the average (plus one, if above 1)?"""

    day: str
    country: str
    event_type: str
    average: float
    days: float
    times: float = 1.0

    @property
    def series(self) -> str:
        """The series that is counted."""
        return f"{self.country}, {self.event_type}"


@dataclass(frozen=True, slots=True)
class CountAnswer:
    """The chance of a yes, and whether the average was taken for one that nobody counted."""

    question: CountQuestion
    probability: float
    is_missing: bool


def answer_counts(asked: Sequence[CountQuestion], level: Level) -> list[CountAnswer]:
    """Return the chance of each question, in their order, by what was told up to its day.

    Args:
        level: how deadly a country was by a day, such as `levels_of` gives; any few words will do.
    """
    lists: dict[str, list[CountQuestion]] = defaultdict(list)
    for one in asked:
        lists[one.day].append(one)
    missing = {day for day, these in lists.items() if are_missing([one.average for one in these])}
    known = {day: _known(lists, missing, day, level) for day in missing}
    return [_answer(one, known.get(one.day), level) for one in asked]


def _known(
    lists: Mapping[str, list[CountQuestion]], missing: set[str], day: str, level: Level
) -> list[KnownAverage]:
    """The averages told up to a day, each series once, as it was told last."""
    told = {
        one.series: one
        for then in sorted(lists)
        if then <= day and then not in missing
        for one in lists[then]
    }
    return [KnownAverage(_classes(one, day, level), one.average) for one in told.values()]


def _classes(one: CountQuestion, day: str, level: Level) -> tuple[str, ...]:
    return (level(one.country, day), one.country, one.event_type)


def _answer(one: CountQuestion, known: list[KnownAverage] | None, level: Level) -> CountAnswer:
    months = one.days / MONTH_DAYS
    if known is not None and one.times == 1.0:
        chance = chance_above_unknown(_classes(one, one.day, level), known, months_ahead=months)
    else:
        threshold = one.average if one.times == 1.0 else one.times * (one.average + 1.0)
        chance = chance_above(threshold, one.average, months_ahead=months)
    return CountAnswer(one, chance, known is not None)


def levels_of(panel: Panel | None, actors: ActorBook) -> Level:
    """Return a function that says how deadly a country was by a day, from deaths published until then.

    Args:
        panel: deaths by country, named in words or by ISO code; None when there is no such file.
    """
    codes = {name.casefold(): state.iso3 for state in actors.states.values() for name in state.names}
    rows = {} if panel is None else {codes.get(c.casefold(), c): n for n, c in enumerate(panel.countries)}

    def level(country: str, day: str) -> str:
        code = codes.get(country.casefold())
        if code is None:
            return "no state"
        if panel is None or code not in rows:
            return "no deaths"
        until = sum(month <= _months_before(day) for month in panel.months)
        deaths = panel.deaths[rows[code], max(until - LEVEL_MONTHS, 0) : until]
        if not deaths.any():
            return "no deaths"
        return "many deaths" if deaths.mean() >= LEVEL_MANY else "some deaths"

    return level


def _months_before(day: str) -> str:
    number = int(day[:4]) * 12 + int(day[5:7]) - 1 - LATEST_MONTHS_BEFORE
    return f"{number // 12:04d}-{number % 12 + 1:02d}"


def answer_file(path: Path, actors: ActorBook, *, deaths: Sequence[Path] = ()) -> list[CountAnswer]:
    """Return the chance of each question in a table.

    Raises:
        ConfigError: a column is missing, or a row's number or day cannot be read (with its line).
    """
    panel = read_deaths(*deaths) if deaths else None
    return answer_counts(_asked(path), levels_of(panel, actors))


def _asked(path: Path) -> list[CountQuestion]:
    with open_table(path) as reader:
        names = reader.fieldnames or ()
        if missing := [name for name in COLUMNS if name not in names]:
            raise ConfigError(f"{path} has no column {', '.join(missing)}. It needs {', '.join(COLUMNS)}.")
        return [_question(row, where=f"{path}, line {reader.line_num}") for row in reader]


def _question(row: Mapping[str, str], *, where: str) -> CountQuestion:
    try:
        average, days, times = float(row["average"]), float(row["days"]), float(row.get("times") or 1)
        if not (average >= 0 and days > 0 and times >= 1 and len(row["day"]) == len("2026-03-01")):
            raise ValueError
    except (ValueError, TypeError):
        raise ConfigError(
            f"{where}: {dict(row)} has no day, average and days that fit. Correct it."
        ) from None
    return CountQuestion(row["day"], row["country"], row["event_type"], average, days, times)
