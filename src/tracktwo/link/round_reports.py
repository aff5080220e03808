"""Whether two reports may tell of one meeting: its table, its day, its place, whether it was held."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from tracktwo.link.windows import Window, article_of, days_of, told_within
from tracktwo.records import (
    ActorRef,
    DateBasis,
    Granularity,
    Place,
    PlacePrecision,
    Round,
    RoundFormat,
    RoundStatus,
    TimeValue,
)  # fmt: skip

FUTURE = frozenset({RoundStatus.PLANNED, RoundStatus.PROPOSED, RoundStatus.POSTPONED, RoundStatus.CANCELLED})
OFF = frozenset({RoundStatus.POSTPONED, RoundStatus.CANCELLED})
REMOTE = frozenset({RoundFormat.PHONE, RoundFormat.VIDEO, RoundFormat.WRITTEN})
SLACK_DAYS = 1  # a meeting past midnight is dated to either day
FIRM = 0.7  # a held meeting's confidence, less where its table was worked out
REPORT_DAYS = 7  # an undated meeting was reported within a week of it


@dataclass(frozen=True, slots=True)
class Report:
    """A reading with what is compared of it; `window` is when the meeting was, or can have been."""

    round: Round
    article: str
    window: Window | None
    is_dated: bool
    seated: frozenset[str]
    at_table: frozenset[str]


def report_of(one: Round, published: Mapping[str, str]) -> Report:
    """Return a reading as it is compared; `published` is article id to ISO date."""
    days = _days(_own_date(one))
    seated = frozenset(name_of(delegation.party) for delegation in one.delegations)
    told = told_within(published.get(article_of_round(one)), days=REPORT_DAYS, is_ahead=one.status in FUTURE)
    return Report(
        one,
        article_of_round(one),
        days or told,
        days is not None,
        seated,
        seated | set(map(name_of, one.mediators)),
    )


def _own_date(one: Round) -> TimeValue | None:
    """Return a round's date; that of the report is no date to tell rounds apart by."""
    return None if one.date_basis is DateBasis.REPORT else one.date


def _days(time: TimeValue | None) -> Window | None:
    """Return the days of a date, which may lack its end."""
    return days_of(replace(time, end=time.end or time.start)) if time is not None else None


def is_same_round(a: Report, b: Report) -> bool:
    """Whether two reports may tell of one meeting; what one article tells apart stays apart."""
    one, other = a.round, b.round
    if a.article == b.article or not _place_fits(one.place, other.place) or not _table_fits(a, b):
        return False
    if _is_contact(one) is not _is_contact(other):
        return False  # messages that a third carries are no sitting
    if (one.format in REMOTE or other.format in REMOTE) and one.format is not other.format:
        return False
    return _standing_fits(one, other) and _days_fit(a, b)


def _is_contact(one: Round) -> bool:
    return (one.provenance.rule_or_model or "").startswith("contact")


def _standing_fits(one: Round, other: Round) -> bool:
    """A denial goes with denials; what lies ahead goes with what was held when day or place say so."""
    if RoundStatus.DENIED in (one.status, other.status):
        return one.status is other.status
    if (one.status in FUTURE) == (other.status in FUTURE):
        return True
    dates = (_own_date(one), _own_date(other))
    return all(date is not None and _precise(date) for date in dates)


def _precise(when: TimeValue) -> bool:
    return when.start is not None and when.granularity not in (Granularity.YEAR, Granularity.DECADE)


def _table_fits(a: Report, b: Report) -> bool:
    """The same parties; or two of three where day and place are the same."""
    if a.seated == b.seated:
        return True
    one, other = a.round, b.round
    dated = bool(one.date and other.date and one.date.start == other.date.start)
    placed = bool(one.place and other.place and one.place.name == other.place.name)
    is_part = a.seated <= b.at_table or b.seated <= a.at_table
    if dated and placed and is_guessed(one) is not is_guessed(other) and a.seated & b.seated:
        return True
    return dated and placed and len(a.seated & b.seated) >= 2 and is_part


def is_guessed(one: Round) -> bool:
    """Whether the table of a round is only worked out, for a deal that is named by its place and day."""
    rule = one.provenance.rule_or_model or ""
    return rule.startswith("deal") and one.confidence < FIRM


def name_of(ref: ActorRef) -> str:
    """Return what tells one party from another: its id, else its name."""
    return ref.id or ref.name


def _place_fits(a: Place | None, b: Place | None) -> bool:
    if a is None or b is None or a.name == b.name:
        return True
    wide = PlacePrecision.COUNTRY in (a.precision, b.precision)
    return wide and a.country is not None and a.country == b.country


def _days_fit(a: Report, b: Report) -> bool:
    if a.window is None or b.window is None:
        return _undated_fit(a.round, b.round)
    is_off = OFF & {a.round.status, b.round.status}  # put off by a day is another day
    return a.window.meets(b.window, slack=SLACK_DAYS if a.is_dated and b.is_dated and not is_off else 0)


def _undated_fit(one: Round, other: Round) -> bool:
    """Without any day to go by, the same table at the same named place is one meeting."""
    return one.place is not None and other.place is not None and one.status is other.status


def closeness(report: Report, cluster: Sequence[Report]) -> int:
    """Return how many particulars a round shares with the fullest report of a cluster."""
    one = report.round
    return max(
        2 * (one.date is not None and other.date is not None and one.date.start == other.date.start)
        + 2 * (one.place is not None and other.place is not None and one.place.name == other.place.name)
        + (one.status is other.status)
        for other in (known.round for known in cluster)
    )


def article_of_round(one: Round) -> str:
    """Return the id of the article that a reading is from."""
    return article_of(one.evidence)
