"""Every forecaster on every resolved question, beside base rate, always-half, everybody and the market."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from tracktwo.forecast.calibration import Calibration, Point, calibrate
from tracktwo.forecast.scores import HORIZONS, Ended, Line, Mean, Row, Versus, compare, score_row, table
from tracktwo.forecast.series import NO, YES, Given, Series, crowd_of, yes_or_no
from tracktwo.pipeline.pooled import DESK, MARKET, POOLED
from tracktwo.pipeline.questions import list_questions, scoring_end
from tracktwo.protocols import View
from tracktwo.records import Forecast, Question, Resolution

__all__ = ["Calibration", "Line", "Mean", "Row", "Scores", "Versus", "score_desk"]

BASE, HALF, START = "base rate", "always half", "starting figures"
EQUAL, CROWD = "equal shares", "everybody, pooled"
YARDSTICKS = (BASE, START, HALF, EQUAL, CROWD, MARKET)
ORDER = [name for _, name in HORIZONS]
NOT_PEOPLE = frozenset({DESK, POOLED, MARKET})


@dataclass(frozen=True, slots=True)
class Scores:
    """Everything the scores page shows. Scenario sets stand apart: their Brier score runs from 0 to 2."""

    today: str
    dossier: str | None
    who: str | None
    by_forecaster: list[Line]
    by_topic: list[Line]
    by_horizon: list[Line]
    versus: list[Versus]
    sets: list[Line]
    sets_versus: list[Versus]
    calibration: Calibration | None
    early: int
    open: int
    void: list[Question]
    rows: list[Row]


def score_desk(view: View, *, today: date, dossier: str | None = None, who: str | None = None) -> Scores:
    """Return the scores of every forecaster, over all questions or one dossier's.

    Args:
        who: whose calibration and discrimination are worked out; everybody's but the yardsticks' without.

    Calibration and discrimination take only questions whose date has passed by `today`; `early` says how
    many resolved ones still wait for theirs.
    """
    asked = list_questions(view, dossier=dossier)
    binary = list(_rows((q, made) for q, made in asked if not q.options))
    sets = list(_rows((q, made) for q, made in asked if q.options))
    people = [row for row in binary if row.series.who not in YARDSTICKS]
    shown = [row for row in binary if row.series.who == who] if who else people
    past = [row for row in shown if row.question.closes <= today.isoformat()]
    return Scores(
        today=today.isoformat(),
        dossier=dossier,
        who=who,
        by_forecaster=table(binary, lambda row: row.series.who),
        by_topic=table(people, lambda row: row.question.topic),
        by_horizon=sorted(table(people, lambda row: row.horizon), key=lambda line: ORDER.index(line.name)),
        versus=_versus(binary),
        sets=table(sets, lambda row: row.series.who),
        sets_versus=_versus(sets),
        calibration=calibrate(_points(past)) if past else None,
        early=len({row.question.id for row in shown} - {row.question.id for row in past}),
        open=sum(q.resolution is None for q, _ in asked),
        void=[q for q, _ in asked if q.resolution is Resolution.VOID],
        rows=people,
    )


def _rows(asked: Iterable[tuple[Question, list[Forecast]]]) -> Iterator[Row]:
    for question, made in asked:
        happened = _happened(question)
        if happened is None or not made:
            continue
        topic = question.dossier or "no dossier"
        ended = Ended(question.id, question.text, topic, question.opens, question.closes, happened)
        for series in _all_series(question, made):
            yield score_row(ended, series)


def _happened(question: Question) -> str | None:
    if question.options:
        return question.came_true
    return {Resolution.YES: YES, Resolution.NO: NO}.get(question.resolution) if question.resolution else None


def _all_series(question: Question, made: list[Forecast]) -> Iterator[Series]:
    """Yield each forecaster's figures, then the yardsticks' over the same days."""
    end = scoring_end(question)
    known = [one for one in made if one.made_at <= end]
    found = [_series(known, who, end) for who in dict.fromkeys(one.made_by for one in known)]
    yield from found
    if not found:
        return
    first = min(series.start for series in found)
    if question.options:
        start = _base(known, end, START)
        equal = dict.fromkeys(question.options, 1.0 / len(question.options))
        yield Series(EQUAL, (Given(first, equal),), end)
    else:
        start = _base(known, end, BASE)
        yield Series(HALF, (Given(first, yes_or_no(0.5)),), end)
        people = [series for series in found if series.who not in NOT_PEOPLE]
        crowd = crowd_of(people, who=CROWD) if len(people) > 1 else None
        if crowd is not None:
            yield crowd
    if start is not None:
        yield start


def _series(made: Iterable[Forecast], who: str, end: str) -> Series:
    by_moment: dict[str, dict[str, float]] = {}
    for one in made:
        if one.made_by == who:
            shares = {one.scenario: one.probability} if one.scenario else yes_or_no(one.probability)
            by_moment.setdefault(one.made_at, {}).update(shares)
    return Series(who, tuple(Given(at, shares) for at, shares in sorted(by_moment.items())), end)


def _base(made: Iterable[Forecast], end: str, who: str) -> Series | None:
    """What the desk's forecasts gave as their plain base rate."""
    by_moment: dict[str, dict[str, float]] = {}
    for one in made:
        if one.made_by == DESK and one.base_rate is not None:
            shares = {one.scenario: one.base_rate} if one.scenario else yes_or_no(one.base_rate)
            by_moment.setdefault(one.made_at, {}).update(shares)
    given = tuple(Given(at, shares) for at, shares in sorted(by_moment.items()))
    return Series(who, given, end) if given else None


def _versus(rows: list[Row]) -> list[Versus]:
    names = dict.fromkeys(row.series.who for row in rows)
    found = (
        compare(rows, who, yardstick)
        for who in names
        for yardstick in YARDSTICKS
        if who not in YARDSTICKS and who != yardstick
    )
    return [one for one in found if one is not None]


def _points(rows: Iterable[Row]) -> Iterator[Point]:
    """Every figure given, those of one forecaster on one question weighing one together."""
    for row in rows:
        given = row.series.given
        for one in given:
            yield Point(one.shares[YES], row.question.happened == YES, 1.0 / len(given))
