"""Drawings of forecasts, every place worked out here: a question over time, calibration, discrimination.

Each has a table beside it that says the same. Lines are told apart by their dashes and labels, not by colour.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from tracktwo.pipeline.scores import Calibration
from tracktwo.records import Forecast, Question

WIDTH, HEIGHT = 640.0, 280.0
LEFT, RIGHT, TOP, BOTTOM = 44.0, 150.0, 12.0, 30.0
SQUARE = 320.0
SQUARE_LEFT, SQUARE_BELOW, SQUARE_EDGE = 44.0, 40.0, 12.0
LABEL_HEIGHT = 17.0
DASHES = 6  # kinds of line that the style sheet has
TICKS = (0.0, 0.25, 0.5, 0.75, 1.0)


@dataclass(frozen=True, slots=True)
class Course:
    """One forecaster's figures as a stepped line with its label and a dot for each figure given."""

    name: str
    path: str
    dots: tuple[tuple[float, float], ...]
    label_y: float
    kind: int


@dataclass(frozen=True, slots=True)
class TimePlot:
    """A question's forecasts over its life, left from the first one, right to its close or now."""

    courses: tuple[Course, ...]
    ticks: tuple[tuple[float, str], ...]
    days: tuple[tuple[float, str], ...]
    left: float = LEFT
    right: float = WIDTH - RIGHT
    width: float = WIDTH
    height: float = HEIGHT
    floor: float = HEIGHT - BOTTOM


def plots_of(
    question: Question, made: Sequence[Forecast], *, now: str, names: Mapping[str, str]
) -> list[tuple[str, TimePlot]]:
    """Return a question's drawings with their titles: one of all forecasters, of scenarios one for each.

    Args:
        now: the moment up to which the last figures stand (RFC 3339), when the question is still open.
        names: of scenarios, by their ids.
    """
    if not made:
        return []
    if not question.options:
        return [("", _plot(question, made, now=now, names=names))]
    groups: dict[str, list[Forecast]] = {}
    for one in made:
        groups.setdefault(one.made_by, []).append(one)
    return [(who, _plot(question, given, now=now, names=names)) for who, given in groups.items()]


def _plot(question: Question, made: Sequence[Forecast], *, now: str, names: Mapping[str, str]) -> TimePlot:
    begin = min(one.made_at for one in made)
    end = max(question.resolved_at or min(now, f"{question.closes}T00:00:00Z"), max(o.made_at for o in made))
    span = max(_seconds(end) - _seconds(begin), 1.0)

    def across(moment: str) -> float:
        return round(LEFT + (_seconds(moment) - _seconds(begin)) / span * (WIDTH - LEFT - RIGHT), 1)

    by_name: dict[str, list[Forecast]] = {}
    for one in made:
        name = names.get(one.scenario, one.scenario) if one.scenario else one.made_by
        by_name.setdefault(name, []).append(one)
    courses = []
    taken: list[float] = []
    for kind, (name, given) in enumerate(sorted(by_name.items(), key=lambda item: -item[1][-1].probability)):
        dots = tuple((across(one.made_at), _down(one.probability)) for one in given)
        label_y = max(dots[-1][1], taken[-1] + LABEL_HEIGHT if taken else 0.0)
        taken.append(label_y)
        courses.append(Course(name, _steps(dots, WIDTH - RIGHT), dots, label_y, kind % DASHES))
    days = (
        ((LEFT, begin[:10]), (WIDTH - RIGHT, end[:10])) if begin[:10] != end[:10] else ((LEFT, begin[:10]),)
    )
    return TimePlot(tuple(courses), tuple((_down(t), f"{t:.0%}") for t in TICKS), days)


def _seconds(moment: str) -> float:
    return datetime.fromisoformat(moment).timestamp()


def _down(probability: float) -> float:
    return round(TOP + (1.0 - probability) * (HEIGHT - TOP - BOTTOM), 1)


def _steps(dots: Sequence[tuple[float, float]], right: float) -> str:
    path = f"M{dots[0][0]} {dots[0][1]}"
    for x, y in dots[1:]:
        path += f"H{x}V{y}"
    return f"{path}H{right}"


@dataclass(frozen=True, slots=True)
class Mark:
    """A bin of forecasts: where it stands, and the ends of its interval."""

    x: float
    y: float
    top: float
    bottom: float
    size: float


@dataclass(frozen=True, slots=True)
class Bar:
    """A bin's two bars: those of what came true, and of what did not; x, width, top and height of each."""

    x: float
    width: float
    yes: tuple[float, float]
    no: tuple[float, float]


@dataclass(frozen=True, slots=True)
class SquarePlot:
    """Calibration and discrimination on the same square frame."""

    marks: tuple[Mark, ...]
    bars: tuple[Bar, ...]
    x_ticks: tuple[tuple[float, str], ...]
    y_ticks: tuple[tuple[float, str], ...]
    left: float = SQUARE_LEFT
    right: float = SQUARE - SQUARE_EDGE
    top: float = SQUARE_EDGE
    floor: float = SQUARE - SQUARE_BELOW
    size: float = SQUARE


def plot_calibration(found: Calibration) -> SquarePlot:
    """Return where the bins of a calibration stand, and how yes and no spread over them."""
    most = max(one.weight for one in found.bins)
    marks = tuple(
        Mark(
            _x(one.mean), _y(one.share), _y(one.share_high), _y(one.share_low),
            round(3.0 + 4.0 * (one.weight / most) ** 0.5, 1),
        )
        for one in found.bins
    )  # fmt: skip
    return SquarePlot(
        marks,
        tuple(_bar(one.low, one.of_yes, one.of_no) for one in found.splits),
        tuple((_x(tick), f"{tick:.0%}") for tick in TICKS),
        tuple((_y(tick), f"{tick:.0%}") for tick in TICKS),
    )


def _bar(low: float, yes: float, no: float) -> Bar:
    width = round((_x(0.1) - _x(0.0)) / 2 - 2, 1)
    floor = SQUARE - SQUARE_BELOW
    tall = [(_y(share), round(floor - _y(share), 1)) for share in (yes, no)]
    return Bar(round(_x(low) + 1, 1), width, tall[0], tall[1])


def _x(share: float) -> float:
    return round(SQUARE_LEFT + share * (SQUARE - SQUARE_LEFT - SQUARE_EDGE), 1)


def _y(share: float) -> float:
    return round(SQUARE_EDGE + (1.0 - share) * (SQUARE - SQUARE_EDGE - SQUARE_BELOW), 1)
