"""One meeting, many reports: linked by table, day and place; what was planned and then held is one round."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from tracktwo.link.round_reports import (
    SLACK_DAYS,
    Report,
    article_of_round,
    closeness,
    is_guessed,
    is_same_round,
    name_of,
    report_of,
)
from tracktwo.link.windows import InTime, joint_confidence
from tracktwo.records import (
    ActorRef,
    Channel,
    DateBasis,
    Delegation,
    Granularity,
    Level,
    Outcome,
    Place,
    PlacePrecision,
    Provenance,
    Round,
    RoundChange,
    RoundFormat,
    RoundStatus,
    TimeValue,
    record_id,
)  # fmt: skip
from tracktwo.records.recall import Memo, Recall

NAME = "link.rounds"
VERSION = "4"

GOING_ON = re.compile(r"\b(?:second|final|last|closing) day\b|\b(?:two|2)[ -]days?\b", re.IGNORECASE)


def link_rounds(
    rounds: Iterable[Round],
    *,
    origin_of: Mapping[str, str] | None = None,
    published: Mapping[str, str] | None = None,
    recall: Recall | None = None,
) -> Iterator[Round]:
    """Yield each round once, assembled from its reports, in the order of the first report.

    Args:
        rounds: single readings from any number of articles.
        origin_of: article id to the id of its origin; an article without one is its own.
        published: article id to ISO date: for the order of reports, and to place undated meetings.
        recall: of earlier runs on the same records or fewer, so that only new ones are compared.
    Returns:
        rounds whose `reports` are the ids of the readings, earliest first, whose `origins` counts the
        independent origins, and whose `history` tells what was said of them when. A meeting that one
        side denies stays beside the one that the other reports: that is a disagreement, not a merger.
    """
    days, known = published or {}, recall or Recall()
    clusters: list[list[Report]] = []
    in_time = InTime()
    ordered = sorted(
        rounds, key=lambda r: (days.get(article_of_round(r), ""), article_of_round(r), r.evidence[0].start)
    )
    choices = known.choices(NAME)
    same = choices.follow(ordered, marks=[days.get(article_of_round(one)) for one in ordered])
    for place, one in enumerate(ordered):
        report = report_of(one, days)
        if place >= same:
            choices.made.append(_home(report, clusters, in_time))
        home = choices.made[place]
        if home == len(clusters):
            clusters.append([])
        clusters[home].append(report)
        in_time.add(home, report.window)
    memo: Memo[Round] = known.memo(NAME)
    for cluster in clusters:
        reports = [report.round for report in cluster]
        facts = tuple(
            ((origin_of or {}).get(article_of_round(r)), days.get(article_of_round(r))) for r in reports
        )
        make = partial(assemble, reports, origin_of=origin_of or {}, published=days)
        yield memo.of(reports, make, mark=facts)


def _home(report: "Report", clusters: Sequence[Sequence["Report"]], in_time: InTime) -> int:
    """Return the number of the meeting that a report tells of, a new number where it is none of them."""
    near = sorted(in_time.near(report.window, slack=SLACK_DAYS))
    same = [n for n in near if all(is_same_round(report, r) for r in clusters[n])]
    return max(same, key=lambda n: closeness(report, clusters[n]), default=len(clusters))


def assemble(
    reports: Sequence[Round], *, origin_of: Mapping[str, str], published: Mapping[str, str]
) -> Round:
    """Return the round that several reports, earliest first, tell of."""
    first, latest = reports[0], list(reversed(reports))
    status = _status(reports)
    firm = [r for r in latest if r.status is status]
    when, basis = _date(firm) or (first.date, first.date_basis)
    return replace(
        first,
        id=record_id("round", "linked", VERSION, first.id),
        evidence=tuple(dict.fromkeys(e for r in reports for e in r.evidence)),
        confidence=joint_confidence(
            (origin_of.get(article_of_round(r), article_of_round(r)), r.confidence) for r in reports
        ),
        provenance=Provenance(step=NAME, version=VERSION, rule_or_model="table+day+place"),
        name=min(firm, key=lambda r: (r.date is None, r.place is None)).name,
        date=when,
        date_basis=basis,
        venue=max((r.venue for r in firm if r.venue), key=len, default=first.venue),
        place=min((r.place for r in firm if r.place), key=_coarseness, default=first.place),
        format=_most_special([r.format for r in firm]),
        channel=next((r.channel for r in latest if r.channel is not Channel.OFFICIAL), first.channel),
        delegations=_delegations([r for r in reports if not is_guessed(r)] or reports),
        mediators=_unique(m for r in reports for m in r.mediators),
        agenda=tuple(dict.fromkeys(item for r in reports for item in r.agenda)),
        outcome=next((r.outcome for r in firm if r.outcome is not Outcome.UNKNOWN), firm[0].outcome),
        outcome_text=next((r.outcome_text for r in firm if r.outcome_text), None),
        status=status,
        next=next((r.next for r in latest if r.next), None),
        disclosed_by=next((r.disclosed_by for r in reports if r.disclosed_by), None),
        reports=tuple(r.id for r in reports),
        origins=len({origin_of.get(article_of_round(r), article_of_round(r)) for r in reports}),
        history=tuple(_history(reports, published)),
    )


def _status(reports: Sequence[Round]) -> RoundStatus:
    """Return where a round stands: held once any report says it was, else what the latest says."""
    held = any(r.status is RoundStatus.HELD for r in reports)
    return RoundStatus.HELD if held else reports[-1].status


def _history(reports: Sequence[Round], published: Mapping[str, str]) -> Iterator[RoundChange]:
    before: RoundStatus | None = None
    for report in reports:
        if report.status is not before:
            yield RoundChange(published.get(article_of_round(report)), report.status, report.evidence[:1])
        before = report.status


def _date(firm: Sequence[Round]) -> tuple[TimeValue, DateBasis | None] | None:
    """Return the most precise date of some reports, what they state before what was worked out.

    Where all that is known is when it was reported, the days that the reports have in common.
    """
    dated = [(r.date, r.date_basis) for r in firm if r.date]
    own = [pair for pair in dated if pair[1] is not DateBasis.REPORT]
    if (days := _days_in_a_row(firm)) is not None:
        return days, DateBasis.STATED
    if own or not dated:
        return min(own, key=lambda pair: (_width(pair[0]), pair[1] is DateBasis.CONTEXT), default=None)
    first, basis = min(dated, key=lambda pair: pair[0].start or "")
    for other, _ in dated:
        start, end = max(first.start or "", other.start or ""), min(first.end or "", other.end or "")
        first = replace(first, start=start, end=end) if start <= end else first
    return first, basis


def _days_in_a_row(firm: Sequence[Round]) -> TimeValue | None:
    """Return the days of a meeting that went on, where reports give two that follow and one says so."""
    dates = [r.date for r in firm if r.date and r.date_basis is not DateBasis.REPORT and r.date.start]
    days = {(d.start or "")[:10]: d for d in dates if d.granularity is Granularity.DAY and d.start == d.end}
    goes_on = any(GOING_ON.search(e.text) for r in firm for e in r.evidence)
    if len(days) != 2 or not goes_on:
        return None
    first, last = sorted(days)
    if (date.fromisoformat(last) - date.fromisoformat(first)).days != 1:
        return None
    words = f"{days[first].text} and {days[last].text}"
    return TimeValue(first, last, Granularity.DAY, days[first].relation, words)


def _width(when: TimeValue) -> tuple[bool, int]:
    if when.start is None or when.end is None:
        return True, 0
    return False, (date.fromisoformat(when.end[:10]) - date.fromisoformat(when.start[:10])).days


def _coarseness(place: Place) -> int:
    return list(PlacePrecision).index(place.precision)


def _most_special(formats: Sequence[RoundFormat]) -> RoundFormat:
    plain = (RoundFormat.BILATERAL, RoundFormat.UNKNOWN)
    return next((f for f in formats if f not in plain), formats[0])


def _delegations(reports: Sequence[Round]) -> tuple[Delegation, ...]:
    """Return every side of the table once, with the people any report names and the highest level."""
    sides: dict[str, list[Delegation]] = {}
    for report in reports:
        for delegation in report.delegations:
            sides.setdefault(name_of(delegation.party), []).append(delegation)
    levels = list(Level)
    return tuple(
        Delegation(
            told[0].party,
            _unique(person for d in told for person in d.people),
            min((d.level for d in told), key=levels.index),
            tuple({(s.person.id, s.role.casefold()): s for d in told for s in d.seats}.values()),
        )
        for told in sides.values()
    )


def _unique(refs: Iterable[ActorRef]) -> tuple[ActorRef, ...]:
    return tuple({name_of(ref): ref for ref in refs}.values())
