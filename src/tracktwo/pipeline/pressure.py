"""Measures, talks and indicators of a dossier on one axis of time, for the command and the page.

They stand beside each other by their days only: nothing here says that one led to another.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from tracktwo.brief.draft import assembled
from tracktwo.ontology.dossiers import Profile
from tracktwo.pipeline.indicators import Series, series_as_json, series_of, states_of
from tracktwo.pipeline.listed_targets import ListedTarget, listed_targets, targets_as_json
from tracktwo.protocols import View
from tracktwo.records import (
    Article,
    Granularity,
    Measure,
    MeasureKind,
    MeasureStatus,
    Round,
    RoundStatus,
    record_id,
)  # fmt: skip
from tracktwo.settings import Settings
from tracktwo.store.rows import actor_keys

TALKS = "talks"
LANES = (*(kind.value for kind in MeasureKind), TALKS)
NOT_CAUSE = (
    "What stands here side by side is not said to have caused one another: marks share an axis because they "
    "share a time."
)
MOST_PARTIES = 30  # offered as a filter beside the dossier's own


class Firmness(StrEnum):
    """How firmly something stands: it is or was so, it is ahead or threatened, it is denied or called off."""

    FIRM = "firm"
    AHEAD = "ahead"
    DENIED = "denied"


FIRMNESS: dict[str, Firmness] = {
    **dict.fromkeys(
        (MeasureStatus.PLANNED, MeasureStatus.PROPOSED, MeasureStatus.CONDITIONAL, MeasureStatus.THREATENED,
         MeasureStatus.ALLEGED, RoundStatus.PROPOSED, RoundStatus.PLANNED, RoundStatus.POSTPONED),
        Firmness.AHEAD,
    ),
    **dict.fromkeys((MeasureStatus.DENIED, RoundStatus.DENIED, RoundStatus.CANCELLED), Firmness.DENIED),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mark:
    """A measure or a round on the axis. `day` is "" where no day is known.

    `is_reported` says that nobody stated a day and `day` is that of the report; `is_between` that only two
    days are known between which it lies.
    """

    record: Measure | Round
    lane: str
    day: str
    firmness: Firmness
    is_reported: bool = False
    is_between: bool = False

    @property
    def reading(self) -> str:
        """The day in words, with what kind of day it is."""
        if not self.day:
            stated = self.record.date.text if self.record.date else ""
            return f"day unknown ({stated})" if stated else "day unknown"
        if self.is_between and self.record.date:
            return self.record.date.text
        return f"day not stated, reported {self.day}" if self.is_reported else self.day


@dataclass(frozen=True, slots=True)
class Amounts:
    """What measures of one kind state in one currency: how many do, the smallest, the largest; no sum."""

    lane: str
    currency: str
    count: int
    smallest: Mark
    largest: Mark


@dataclass(frozen=True, slots=True)
class Pressure:
    """The marks by day, those without one last, what they state in money, and the indicators beside them.

    `unstated` counts, by lane, the measures that state no amount; `parties` are the filters offered, each a
    value and a name; `listed` are the targets of lists, each with all who list it.
    """

    marks: tuple[Mark, ...]
    series: tuple[Series, ...]
    amounts: tuple[Amounts, ...]
    unstated: Counter[str]
    parties: tuple[tuple[str, str], ...]
    listed: tuple[ListedTarget, ...] = ()

    @property
    def dated(self) -> tuple[Mark, ...]:
        """The marks that have a place on the axis."""
        return tuple(mark for mark in self.marks if mark.day)

    @property
    def undated(self) -> tuple[Mark, ...]:
        """The marks that have none."""
        return tuple(mark for mark in self.marks if not mark.day)


@dataclass(frozen=True, slots=True)
class Asked:
    """What of it is wanted: a party's slug or name, a lane, ISO days (both inside); "" asks for all."""

    party: str = ""
    kind: str = ""
    since: str = ""
    until: str = ""


def pressure_of(
    view: View, dossier: str, profile: Profile | None, *, settings: Settings, asked: Asked | None = None
) -> Pressure:
    """Return measures, talks and indicators of a dossier, as far as they are asked for."""
    wanted = asked or Asked()
    measures = [one for one in view.records("measures", dossier=dossier) if isinstance(one, Measure)]
    rounds = [one for one in assembled(view.records("rounds", dossier=dossier)) if isinstance(one, Round)]
    keys = _keys_of(wanted.party, profile)
    marks = [
        mark
        for mark in (*_of_measures(measures, view), *map(_of_round, rounds))
        if _is_wanted(mark, wanted, keys)
    ]
    marks.sort(key=lambda mark: (mark.day or "9999", LANES.index(mark.lane), mark.record.id))
    shown = [mark for mark in marks if isinstance(mark.record, Measure)]
    return Pressure(
        marks=tuple(marks),
        series=tuple(_series(settings, profile, wanted)),
        amounts=tuple(_amounts(shown)),
        unstated=Counter(mark.lane for mark in shown if not _has_money(mark)),
        parties=_parties(measures, profile),
        listed=tuple(listed_targets(mark.record for mark in shown if isinstance(mark.record, Measure))),
    )


def _of_measures(measures: Sequence[Measure], view: View) -> list[Mark]:
    """Return a mark for each measure; one without any date of its own stands where it was reported."""
    undated = [
        one for one in measures if not (one.date and (one.date.start or one.date.end)) and not one.listing
    ]
    articles = view.get_many({piece.article_id for one in undated for piece in one.evidence})
    days = {i: (a.published_at or "")[:10] for i, a in articles.items() if isinstance(a, Article)}
    marks = []
    for one in measures:
        firmness = FIRMNESS.get(one.status, Firmness.FIRM)
        date = one.date
        is_between = one.listing is not None and date is not None and date.granularity is Granularity.UNKNOWN
        if date is not None and is_between:
            day = (date.end or "") if date.start else ""  # "by" a day: it may have been years before
            marks.append(Mark(one, one.kind.value, day, firmness, is_between=bool(day)))
        elif date is not None and (date.start or date.end):
            marks.append(Mark(one, one.kind.value, (date.start or date.end or "")[:10], firmness))
        else:
            reported = min(filter(None, (days.get(e.article_id, "") for e in one.evidence)), default="")
            marks.append(Mark(one, one.kind.value, reported, firmness, is_reported=True))
    return marks


def _of_round(one: Round) -> Mark:
    day = (one.date.start or one.date.end or "")[:10] if one.date else ""
    return Mark(one, TALKS, day, FIRMNESS.get(one.status, Firmness.FIRM))


def _is_wanted(mark: Mark, asked: Asked, keys: frozenset[str] | None) -> bool:
    if asked.kind and mark.lane != asked.kind:
        return False
    if (asked.since or asked.until) and not (mark.day and mark.day >= asked.since):
        return False
    if asked.until and mark.day > asked.until:
        return False
    if keys is None:
        return True
    return bool(_names_of(mark.record) & keys)


def _names_of(record: Measure | Round) -> set[str]:
    names = {a.name for a in (record.imposer, record.target) if a} if isinstance(record, Measure) else set()
    return actor_keys(record) | names


def _keys_of(party: str, profile: Profile | None) -> frozenset[str] | None:
    """Return the ids, codes and names by which a party's records are known; None for no party."""
    if not party:
        return None
    for one in profile.parties if profile else ():
        if party.casefold() in (one.slug.casefold(), one.name.casefold(), (one.code or "").casefold()):
            ids = {record_id("actor", slug) for slug in (one.slug, *one.delegation)}
            codes = {one.slug.removeprefix("gov.")} if one.slug.startswith("gov.") else set()
            return frozenset(ids | codes)
    return frozenset({party})


def _parties(measures: Iterable[Measure], profile: Profile | None) -> tuple[tuple[str, str], ...]:
    own = [(party.slug, party.name) for party in (profile.parties if profile else ())]
    named = Counter(one.imposer.name for one in measures if one.imposer)
    others = [(name, name) for name, _ in named.most_common(MOST_PARTIES) if name not in dict(own).values()]
    return (*own, *others)


def _series(settings: Settings, profile: Profile | None, asked: Asked) -> list[Series]:
    found = series_of(settings, countries=states_of(profile) if profile else None)
    party = asked.party.removeprefix("gov.") if asked.party.startswith("gov.") else ""
    return [one for one in found if one.points and (not party or one.country == party)]


def _has_money(mark: Mark) -> bool:
    one = mark.record
    return isinstance(one, Measure) and one.amount is not None and one.currency is not None


def _amounts(marks: Sequence[Mark]) -> list[Amounts]:
    """Return what is stated by kind and currency. Reports repeat each other, so nothing is added up."""
    groups: dict[tuple[str, str], list[tuple[float, Mark]]] = defaultdict(list)
    for mark in marks:
        one = mark.record
        if isinstance(one, Measure) and one.amount is not None and one.currency is not None:
            size = one.amount.min if one.amount.min is not None else one.amount.max
            if size is not None:
                groups[mark.lane, one.currency].append((size, mark))
    found = []
    for (lane, currency), sized in sorted(groups.items()):
        sized.sort(key=lambda pair: pair[0])
        found.append(Amounts(lane, currency, len(sized), sized[0][1], sized[-1][1]))
    return found


def as_json(pressure: Pressure) -> dict[str, Any]:
    """Return it as JSON values."""
    return {
        "note": NOT_CAUSE,
        "marks": [
            {
                "record": mark.record.id,
                "kind": mark.lane,
                "day": mark.day or None,
                "day_is_of_the_report": mark.is_reported,
                "day_is_a_bound": mark.is_between,
                "firmness": mark.firmness.value,
                "title": title_of(mark.record),
                "status": mark.record.status.value,
            }
            for mark in pressure.marks
        ],
        "amounts": [
            {
                "kind": one.lane, "currency": one.currency, "count": one.count,
                "smallest": amount_words(one.smallest), "largest": amount_words(one.largest),
            }
            for one in pressure.amounts
        ],
        "listed": targets_as_json(pressure.listed),
        "without_amount": dict(pressure.unstated),
        "indicators": [series_as_json(one) for one in pressure.series],
    }  # fmt: skip


def title_of(record: Measure | Round) -> str:
    """Return who does what to whom, as far as it is known."""
    if isinstance(record, Round):
        return record.name or record.negotiation or "Round of talks"
    by = record.imposer.name if record.imposer else "unknown"
    cut = f": {record.kind.value} cut or withheld" if record.withheld else ""
    return f"{by} → {record.target.name if record.target else 'unknown'}{cut}"


def amount_words(mark: Mark) -> str:
    """Return an amount in the words in which it was stated, with its currency."""
    one = mark.record
    if not isinstance(one, Measure) or one.amount is None:
        return "unknown"
    return one.amount.text or f"{one.amount.min or one.amount.max:,g} {one.currency or ''}".strip()
