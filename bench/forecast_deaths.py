"""Deaths three to six months ahead and onsets, as `bench forecast` scores them, each beside its baseline."""

from collections import defaultdict
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bench.clusters import against, drawn_rows, ends_of, mean
from bench.deaths_panel import PANEL, read_panel
from tracktwo.forecast.fatalities import forecast_deaths
from tracktwo.forecast.indicators import Weights, fit_weights
from tracktwo.forecast.intervals import ORIGINS, active_countries, choose_shares, hold
from tracktwo.forecast.onset import AHEAD, BREAKOUT, MEMORY, calm_countries, fit_onsets, indicators

__all__ = ["PANEL", "score_deaths", "score_onsets"]

FIRST_TARGET = "2018-01"
HORIZONS = (3, 4, 5, 6)
STEP = 2  # every second month is an origin
REFIT = 3  # months after which the weights of onsets are fitted anew
LAGS = (1, 3, 6, 12, 36)  # months summed by the baseline of onsets: the field note's five lags
BASELINE_FROM = 204  # months before its first fit: since 2005, as in the note
Array = NDArray[Any]


@cache
def _panel() -> tuple[Array, int]:
    """The panel and its first target month: of a later part where the file has one."""
    found = read_panel()
    later = [at for at, month in enumerate(found.months) if month >= (found.first_later or FIRST_TARGET)]
    return found.deaths, max(later[0], MEMORY + 13) if later else MEMORY + 13


def score_deaths() -> dict[str, float]:
    """Return CRPS, CRPS of log1p and coverage, beside the distribution of the last twelve months."""
    panel, first = _panel()
    rows: dict[str, list[list[float]]] = defaultdict(list)
    for last in range(first - 3, panel.shape[1] - max(HORIZONS), STEP):
        for ahead in HORIZONS:
            known, actual = panel[:, : last + 1], panel[:, last + ahead]
            plain = forecast_deaths(known[:, -12:], ahead=ahead, others=0, half_life=1e9)
            ours, cut, active = (
                forecast_deaths(known, ahead=ahead),
                _cut(last, ahead),
                active_countries(known),
            )
            for at, (one, other, seen) in enumerate(zip(ours, plain, actual, strict=True)):
                low, high = cut.interval(one, is_active=bool(active[at]))
                below, above = other.quantile(0.05), other.quantile(0.95)
                rows["ours"].append([at, one.crps(seen), one.crps(seen, log=True), low <= seen <= high])
                rows["plain"].append(
                    [at, other.crps(seen), other.crps(seen, log=True), below <= seen <= above]
                )
                rows["active"].append([active[at]])
    return _deaths_figures({name: np.array(table, dtype=float) for name, table in rows.items()}, panel, first)


def _deaths_figures(rows: dict[str, Array], panel: Array, first: int) -> dict[str, float]:
    ours, plain, active = rows["ours"], rows["plain"], rows["active"][:, 0] > 0
    names = [int(at) for at in ours[:, 0]]
    rest = ours[:, 0] != int(panel[:, first:].sum(axis=1).argmax())
    figures = {
        **against("deaths, CRPS", names, ours[:, 1], plain[:, 1], score=mean),
        **against(
            "deaths, CRPS without the largest",
            [name for name, kept in zip(names, rest, strict=True) if kept],
            ours[rest, 1],
            plain[rest, 1],
            score=mean,
        ),
        **against("deaths, CRPS of log1p", names, ours[:, 2], plain[:, 2], score=mean),
    }
    return figures | {
        "deaths, 90 % coverage": mean(ours[:, 3]),
        "deaths, 90 % coverage, last 12 months": mean(plain[:, 3]),
        "deaths, 90 % coverage, countries with 5 deaths a month": mean(ours[active, 3]),
        "deaths, 90 % coverage, the same, last 12 months": mean(plain[active, 3]),
        "deaths, gain in CRPS on last 12 months": figures["deaths, CRPS: saved of the baseline"],
    }


def _cut(last: int, ahead: int) -> Any:
    return choose_shares([_held(at, ahead) for at in range(last - ahead - ORIGINS + 1, last - ahead + 1)])


@cache
def _held(at: int, ahead: int) -> Any:
    panel = _panel()[0]
    return hold(panel[:, : at + 1], panel[:, at + ahead], ahead=ahead)


def score_onsets() -> dict[str, float]:
    """Return average precision and Brier of onsets within three months, beside five lags."""
    panel, first = _panel()
    found: dict[str, list[Array]] = defaultdict(list)
    weights, lags = fit_onsets(panel[:, :first]), _fit_lags(panel[:, :first])
    for last in range(first - 1, panel.shape[1] - AHEAD):
        known = panel[:, : last + 1]
        if (last - first + 1) % REFIT == 0:
            weights, lags = fit_onsets(known), _fit_lags(known)
        calm = calm_countries(known)
        found["ours"].append(weights.predict(indicators(known)[calm]))
        found["lags"].append(lags.predict(_lags(known)[calm]))
        found["base"].append(np.full(int(calm.sum()), weights.yes / weights.n))
        found["came"].append(panel[calm, last + 1 : last + 1 + AHEAD].max(axis=1) >= BREAKOUT)
        found["country"].append(np.flatnonzero(calm))
    ours, lagged, base, came, country = (np.concatenate(v).astype(float) for v in found.values())
    names, happened = [int(at) for at in country], came > 0
    gains = [
        average_precision(ours[r], happened[r]) - average_precision(lagged[r], happened[r])
        for r in drawn_rows(names)
        if happened[r].any()
    ]
    low, high = ends_of(gains)
    return {
        "onset within 3 months, average precision": average_precision(ours, happened),
        "onset within 3 months, average precision of five lags": average_precision(lagged, happened),
        "onset within 3 months, average precision gained, low": low,
        "onset within 3 months, average precision gained, high": high,
        **against("onset, Brier, on five lags", names, (ours - came) ** 2, (lagged - came) ** 2, score=mean),
        "onset within 3 months, Brier of the base rate": mean((base - came) ** 2),
        "onset within 3 months, n": float(len(came)),
        "onset within 3 months, yes": float(came.sum()),
    }


def average_precision(chance: Array, happened: Array) -> float:
    """Return the mean precision at each case that came true, by falling chance."""
    ranked = happened[np.argsort(-chance, kind="stable")]
    precision = np.cumsum(ranked) / np.arange(1, len(ranked) + 1)
    return float(precision[ranked].mean())


def _lags(panel: Array) -> Array:
    return np.column_stack([np.log1p(panel[:, -span:].sum(axis=1)) for span in LAGS])


def _fit_lags(panel: Array) -> Weights:
    rows, came = [], []
    start = BASELINE_FROM if panel.shape[1] > BASELINE_FROM + 60 else MEMORY
    for last in range(start, panel.shape[1] - AHEAD):
        known = panel[:, : last + 1]
        calm = calm_countries(known)
        rows.append(_lags(known)[calm])
        came.append(panel[:, last + 1 : last + 1 + AHEAD].max(axis=1)[calm] >= BREAKOUT)
    names = tuple(f"deaths of {span} months" for span in LAGS)
    return fit_weights(names, np.vstack(rows), [bool(one) for one in np.concatenate(came)], penalty=1.0)
