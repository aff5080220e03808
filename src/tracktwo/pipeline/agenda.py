"""What lies ahead of a dossier and what is missing from it: dates, overdue promises, gaps in coverage."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from tracktwo.brief.draft import assembled
from tracktwo.brief.gaps import overdue
from tracktwo.corroborate.coverage import Coverage
from tracktwo.errors import ConfigError
from tracktwo.ontology.loader import CodeBooks
from tracktwo.pipeline.looking import feed_troubles
from tracktwo.pipeline.sources import sources_of
from tracktwo.protocols import View
from tracktwo.records import (
    Commitment,
    CommitmentStatus,
    Disagreement,
    DisagreementStatus,
    Issue,
    Record,
    Round,
    RoundStatus,
    TimeValue,
)
from tracktwo.records.expiry import ENDING, expiry_of
from tracktwo.store.recorded import holding

R = TypeVar("R", bound=Record)
AHEAD = frozenset({RoundStatus.PLANNED, RoundStatus.PROPOSED, RoundStatus.POSTPONED})
WAITING = frozenset({CommitmentStatus.OPEN, CommitmentStatus.UNKNOWN})
LEAST_ARTICLES = 3  # an outlet that wrote less has no rhythm to fall out of
QUIET_DAYS = 7  # behind the newest article of all
UNTIL = '"relation":"until"'  # in the JSON of whatever states when it ends
QUIET_TIMES = 3  # times an outlet's usual days between articles


@dataclass(frozen=True, slots=True)
class Dated:
    """A day ahead: what falls on it (a round, a deadline, an expiry) and the record."""

    day: str
    what: str
    record: Record


@dataclass(frozen=True, slots=True)
class QuietOutlet:
    """An outlet that used to write and has not since a day."""

    outlet: str
    last: str
    days: int


@dataclass(frozen=True, slots=True)
class Agenda:
    """A dossier's day: what comes next, what is late, where accounts differ, what is missing.

    `unheard` are the sides of the profile that no outlet of theirs tells; `idle_days` the days since
    anything was published, None where nothing is dated; `unreported` are meetings whose day has passed.
    """

    ahead: tuple[Dated, ...]
    late: tuple[Commitment, ...]
    unreported: tuple[Round, ...]
    disagreements: tuple[Disagreement, ...]
    quiet: tuple[QuietOutlet, ...]
    unheard: tuple[str, ...]
    troubles: tuple[Issue, ...]
    newest: str
    idle_days: int | None

    def records(self, *, most: int) -> list[Record]:
        """Return the first records of each part, so many of each."""
        dated = [one.record for one in self.ahead[:most]]
        return [*dated, *self.late[:most], *self.unreported[:most], *self.disagreements[:most]]


def agenda_of(view: View, dossier: str, *, books: CodeBooks, today: date) -> Agenda:
    """Return what lies ahead of a dossier and what is missing from it, as of a day."""
    day = today.isoformat()
    rounds, promises = _read(view, "rounds", Round, dossier), _read(view, "commitments", Commitment, dossier)
    late = set(overdue(promises, today=day).records)
    coverage = _coverage(view, dossier, books)
    newest = (
        max((o.last for o in coverage.outlets if o.last and o.last <= day), default="") if coverage else ""
    )
    found = _read(view, "disagreements", Disagreement, dossier)
    return Agenda(
        ahead=tuple(_ahead(view, dossier, rounds, promises, day)),
        late=tuple(one for one in promises if one.id in late),
        unreported=tuple(r for r in rounds if r.status in AHEAD and "" < _last_day(r.date) < day),
        disagreements=tuple(d for d in reversed(found) if d.status is not DisagreementStatus.RESOLVED),
        quiet=tuple(_quiet(coverage, newest)) if coverage else (),
        unheard=tuple(_unheard(coverage, books, dossier)) if coverage else (),
        troubles=tuple(feed_troubles(view, dossier, books=books)),
        newest=newest,
        idle_days=(today - date.fromisoformat(newest)).days if newest else None,
    )


def next_dates(view: View, dossier: str, *, today: str) -> list[Dated]:
    """Return the days ahead, the nearest first: meetings, deadlines of promises, what runs out."""
    rounds = _read(view, "rounds", Round, dossier)
    return _ahead(view, dossier, rounds, _read(view, "commitments", Commitment, dossier), today)


def expiring(view: View, dossier: str) -> list[Record]:
    """Return the measures and agreements that state when they run out."""
    measures = holding(view, "measures", UNTIL, dossier=dossier)
    events = holding(view, "events", UNTIL, dossier=dossier, facets=sorted(ENDING))
    return [record for record in (*assembled(measures), *assembled(events)) if expiry_of(record)]


def _read(view: View, kind: str, wanted: type[R], dossier: str) -> list[R]:
    return [r for r in assembled(view.records(kind, dossier=dossier)) if isinstance(r, wanted)]


def _ahead(
    view: View, dossier: str, rounds: Iterable[Round], promises: Iterable[Commitment], today: str
) -> list[Dated]:
    dated = [Dated(_last_day(one.date), "round", one) for one in rounds if one.status in AHEAD]
    dated += [Dated(_last_day(one.deadline), "deadline", one) for one in promises if one.status in WAITING]
    dated += [Dated(_last_day(expiry_of(one)), "expiry", one) for one in expiring(view, dossier)]
    return sorted((one for one in dated if one.day >= today), key=lambda one: one.day)


def _last_day(time: TimeValue | None) -> str:
    return (time.end or time.start or "")[:10] if time else ""


def _coverage(view: View, dossier: str, books: CodeBooks) -> Coverage | None:
    try:
        return sources_of(view, dossier, books=books, with_corrections=False)
    except ConfigError:  # no article yet: the page says what to do
        return None


def _quiet(coverage: Coverage, newest: str) -> Iterable[QuietOutlet]:
    """Yield the outlets that fell out of their own rhythm while others went on."""
    for one in coverage.outlets:
        if one.articles < LEAST_ARTICLES or not one.first or not one.last or not newest:
            continue
        first, last = date.fromisoformat(one.first), date.fromisoformat(one.last)
        usual = (last - first).days / (one.articles - 1)
        days = (date.fromisoformat(newest) - last).days
        if days >= max(QUIET_DAYS, QUIET_TIMES * usual):
            yield QuietOutlet(one.outlet, one.last, days)


def _unheard(coverage: Coverage, books: CodeBooks, dossier: str) -> Iterable[str]:
    """Yield the parties of the profile from whose country no outlet was read."""
    profile = books.dossiers.get(dossier)
    for party in profile.parties if profile else ():
        if party.code and party.side != "mediator" and party.code not in coverage.by_country:
            yield party.name
