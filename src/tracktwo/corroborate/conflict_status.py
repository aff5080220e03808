"""The status of a conflict in a month: improving, unchanged, deteriorating or unknown, with every reason.

A month is set against the dossier's own months before it, never against other conflicts. Each sign that
stands out pulls one way; what they add up to is the status. Forecasts nothing, and blames nobody.
"""

import calendar
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from tracktwo.corroborate.conflict_signs import Ledger, Month, months_of
from tracktwo.corroborate.status_flags import Flag, flags_of
from tracktwo.ontology.plover import Plover


class Verdict(StrEnum):
    """How a conflict stands against its own months before."""

    IMPROVING = "improving"
    UNCHANGED = "unchanged"
    DETERIORATING = "deteriorating"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Sign:
    """One thing that is counted in each month.

    `pull` is what more of it adds: above 0 is worse. With `by_coverage` it must stand out in itself and for
    each origin read; with `can_fall` less than usual speaks too. `least` is the smallest change that counts.
    """

    id: str
    label: str
    pull: int
    least: float
    by_coverage: bool = False
    can_fall: bool = False


# Force decides, so deeds and deaths pull twice; words, talks and papers once. A change below `least` is what
# one more article brings. Absence of a rare thing (a promise broken, a sanction) is no news, of talks it is.
SIGNS = (
    Sign("hostile_deeds", "hostile deeds", 2, 3.0, by_coverage=True, can_fall=True),
    Sign("deaths", "deaths reported", 2, 5.0, by_coverage=True, can_fall=True),
    Sign("hostile_words", "hostile words", 1, 4.0, by_coverage=True, can_fall=True),
    Sign("friendly_deeds", "friendly deeds", -2, 2.0, by_coverage=True, can_fall=True),
    Sign("friendly_words", "friendly words", -1, 4.0, by_coverage=True, can_fall=True),
    Sign("rounds_held", "rounds of talks held", -1, 1.0, can_fall=True),
    Sign("rounds_off", "rounds cancelled or postponed", 1, 1.0),
    Sign("promises_kept", "promises reported as kept", -1, 1.0),
    Sign("promises_broken", "promises reported as broken", 1, 1.0),
    Sign("measures_imposed", "measures imposed", 1, 1.0),
    Sign("measures_lifted", "measures lifted", -1, 1.0),
    Sign("positions_harder", "positions that hardened", 1, 1.0),
    Sign("positions_softer", "positions that softened", -1, 1.0),
)
THRESHOLDS: Mapping[str, float] = {
    "months before": 6,  # half a year is what "usual" means here: longer and the war has changed
    "least months before": 2,  # with one month before there is no telling a trend from a quiet week
    "least origins": 3,  # fewer independent origins in a month describe outlets, not a conflict
    "rise": 1.5,  # times the usual count; less lies within what months differ by anyway
    "rise for each origin": 1.25,  # so that reading more articles is not mistaken for more war
    "verdict": 2,  # one weighty sign, or two light ones, left over when all are added up
}


@dataclass(frozen=True, slots=True)
class Reason:
    """A sign that stands out: how much, what is usual, and the records that show it.

    `points` above 0 is for the worse. `usual`, `low` and `high` are of the months before, for as many days.
    """

    sign: str
    label: str
    value: float
    usual: float
    low: float
    high: float
    points: int
    records: tuple[str, ...]

    @property
    def words(self) -> str:
        """The reason in words: "hostile deeds: 9, usual 2 (1 to 3)"."""
        return f"{self.label}: {self.value:g}, usual {self.usual:.3g} ({self.low:.3g} to {self.high:.3g})"


@dataclass(frozen=True, slots=True)
class MonthStatus:
    """A month's status with what it was read from. `too_little` says, for `unknown`, how little there is.

    `days` are those of the month that have passed, where it is still running; None for a whole month.
    """

    month: str
    verdict: Verdict
    score: int
    reasons: tuple[Reason, ...]
    flags: tuple[Flag, ...]
    origins: int
    before: tuple[str, ...]
    too_little: str | None = None
    days: int | None = None


def status_of(ledger: Ledger, month: str, *, today: str, plover: Plover) -> MonthStatus:
    """Return how a conflict stands in a month (YYYY-MM) against its own months before.

    Args:
        today: ISO day; a month that holds it is compared with as many days of the months before.
    """
    return status_among(months_of(ledger, plover=plover), ledger, month, today=today)


def status_among(months: Mapping[str, Month], ledger: Ledger, month: str, *, today: str) -> MonthStatus:
    """Return how a conflict stands in a month, given what each of its months holds.

    Args:
        ledger: for the flags of the month; its promises and rounds are looked at, and its articles' days.
    """
    now = months.get(month, Month(month, 0, {}))
    before = _before(months, month)
    days = int(today[8:10]) if today[:7] == month else None
    flags = flags_of(ledger, now, today=min(today, last_day(month)))
    too_little = _too_little(now, before)
    if too_little:
        return MonthStatus(
            month, Verdict.UNKNOWN, 0, (), flags, now.origins, tuple(m.name for m in before), too_little, days
        )
    share = 1.0 if days is None else days / int(last_day(month)[8:10])
    found = (_weigh(sign, now, before, share) for sign in SIGNS)
    reasons = tuple(sorted((r for r in found if r), key=lambda r: -abs(r.points)))
    score = sum(reason.points for reason in reasons)
    names = tuple(m.name for m in before)
    return MonthStatus(month, _verdict(score), score, reasons, flags, now.origins, names, None, days)


def last_day(month: str) -> str:
    """Return the last day of a month.

    >>> last_day("2024-02")
    '2024-02-29'
    """
    year, number = int(month[:4]), int(month[5:7])
    return f"{month}-{calendar.monthrange(year, number)[1]:02d}"


def months_back(month: str, many: int) -> str:
    """Return the month so many months before.

    >>> months_back("2026-03", 6)
    '2025-09'
    """
    number = int(month[:4]) * 12 + int(month[5:7]) - 1 - many
    return f"{number // 12:04d}-{number % 12 + 1:02d}"


def _before(months: Mapping[str, Month], month: str) -> list[Month]:
    """The months before that enough was read in, the oldest first."""
    first = months_back(month, int(THRESHOLDS["months before"]))
    enough = THRESHOLDS["least origins"]
    return [m for name, m in sorted(months.items()) if first <= name < month and m.origins >= enough]


def _too_little(now: Month, before: Sequence[Month]) -> str | None:
    origins, least = int(THRESHOLDS["least origins"]), int(THRESHOLDS["least months before"])
    if now.origins < origins:
        return f"{now.name} rests on {now.origins} independent origins; {origins} are needed."
    if len(before) < least:
        return (
            f"{len(before)} of the {int(THRESHOLDS['months before'])} months before {now.name} "
            f"hold {origins} independent origins or more; {least} such months are needed."
        )
    return None


def _weigh(sign: Sign, now: Month, before: Sequence[Month], share: float) -> Reason | None:
    counts = [month.count(sign.id).value * share for month in before]
    here, usual = now.count(sign.id), sum(counts) / len(counts)
    rates = [month.count(sign.id).value / month.origins for month in before]
    rate, usual_rate = here.value / now.origins, sum(rates) / len(rates)
    times, times_rate = THRESHOLDS["rise"], THRESHOLDS["rise for each origin"]
    change = here.value - usual
    has_risen = here.value > max(counts) and change >= sign.least and here.value >= times * usual
    has_fallen = here.value < min(counts) and -change >= sign.least and here.value * times <= usual
    if sign.by_coverage:
        has_risen = has_risen and rate >= times_rate * usual_rate
        has_fallen = has_fallen and rate * times_rate <= usual_rate
    if not has_risen and not (has_fallen and sign.can_fall):
        return None
    points = sign.pull if has_risen else -sign.pull
    shown = here.records or tuple(r for month in before[-1:] for r in month.count(sign.id).records)
    return Reason(sign.id, sign.label, here.value, usual, min(counts), max(counts), points, shown)


def _verdict(score: int) -> Verdict:
    if abs(score) < THRESHOLDS["verdict"]:
        return Verdict.UNCHANGED
    return Verdict.DETERIORATING if score > 0 else Verdict.IMPROVING
