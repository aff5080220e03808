"""One text on the table, many reports: joined by points, kind, authors; a later version goes back on it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from tracktwo.link.windows import article_of, joint_confidence
from tracktwo.records import (
    ActorRef,
    Proposal,
    ProposalKind,
    ProposalPoint,
    ProposalResponse,
    ProposalStatus,
    Provenance,
    TimeValue,
    record_id,
)
from tracktwo.records.sides import side_of

NAME = "link.proposals"
VERSION = "2"

Status = ProposalStatus
COUNTED_DAYS = 180  # a plan of so many points is spoken of for half a year
NAMED_DAYS = 45  # "the American proposal" may be another one after that
REVISED_DAYS = 120  # within so many days a plan by the same with other points is its later version
EXACT_RULE = "points+kind+authors"
# From the least to the most; a verdict of a later day counts more than one of an earlier.
ON_ITS_WAY = (Status.PROPOSED, Status.SENT, Status.RECEIVED, Status.DISCUSSED, Status.REVISED, Status.LEAKED)
VERDICTS = frozenset({Status.ACCEPTED, Status.REJECTED, Status.SIGNED, Status.DENIED})
TEXTS = frozenset({ProposalKind.PLAN, ProposalKind.DRAFT, ProposalKind.AGREEMENT_TEXT})


def link_proposals(
    proposals: Iterable[Proposal],
    *,
    origin_of: Mapping[str, str] | None = None,
    published: Mapping[str, str] | None = None,
) -> Iterator[Proposal]:
    """Yield each text once, assembled from its reports, in the order of the first report.

    Args:
        proposals: single readings from any number of articles.
        origin_of: article id to the id of its origin; an article without one is its own.
        published: article id to ISO date, for the order of reports and how far apart they may be.
    Returns:
        texts whose `reports` are the ids of the readings, earliest first. A plan of other points by the same
        authors goes back on the one before it (`previous`), as a counter-draft does on what it answers.
    """
    days = published or {}
    groups = _groups(proposals, days)
    made = [_assembled(group, origin_of or {}) for group in groups]
    home = {one.id: whole.id for group, whole in zip(groups, made, strict=True) for one in group}
    for at, (group, whole) in enumerate(zip(groups, made, strict=True)):
        told = next((home.get(one.previous) for one in group if one.previous), None)
        before = told or _revised_from(group, groups[:at], made, days)
        yield replace(whole, previous=before if before != whole.id else None)


def _groups(proposals: Iterable[Proposal], days: Mapping[str, str]) -> list[list[Proposal]]:
    groups: list[list[Proposal]] = []
    for one in sorted(proposals, key=lambda p: (_day(p, days), article_of(p.evidence), p.evidence[0].start)):
        fitting = [group for group in groups if _is_same(one, group, days)]
        best = max(fitting, key=lambda group: (_has_count(one, group), _day(group[-1], days)), default=None)
        if best is None:
            groups.append([one])
        else:
            best.append(one)
    return groups


def _has_count(one: Proposal, group: Sequence[Proposal]) -> bool:
    return one.points_count is not None and any(r.points_count == one.points_count for r in group)


def _is_same(one: Proposal, group: Sequence[Proposal], days: Mapping[str, str]) -> bool:
    """Whether a reading is of a text: in time, of as many points, of one kind, by the same."""
    if any(article_of(one.evidence) == article_of(r.evidence) for r in group):
        return False  # an article that tells of two texts tells them apart
    counts = {r.points_count for r in group if r.points_count}
    if one.points_count and counts and one.points_count not in counts:
        return False
    if not _is_one_kind(one.kind, group) or not _are_one(one.authors, _all(r.authors for r in group)):
        return False
    is_counted = _has_count(one, group)
    if not _within(one, group, days, COUNTED_DAYS if is_counted else NAMED_DAYS):
        return False
    return is_counted or _shares_parties(one, group)


def _is_one_kind(kind: ProposalKind, group: Sequence[Proposal]) -> bool:
    return all(kind is r.kind or {kind, r.kind} <= TEXTS for r in group)


def _are_one(authors: Sequence[ActorRef], others: Sequence[ActorRef]) -> bool:
    """Whether nothing speaks against the authors being the same: one of them is, or nobody says."""
    ours, theirs = {side_of(a) for a in authors}, {side_of(a) for a in others}
    return not ours or not theirs or bool(ours & theirs)


def _shares_parties(one: Proposal, group: Sequence[Proposal]) -> bool:
    """Whether a text without a count has authors in common, and others who have to do with it."""
    authors = {side_of(a) for a in one.authors}
    others = {side_of(a) for r in group for a in r.authors}
    ours, theirs = _parties(one), set().union(*map(_parties, group))
    shared = len(ours & theirs)
    return shared >= 2 or bool(authors & others and (ours == authors or theirs == others))


def _parties(one: Proposal) -> set[str]:
    refs = (*one.authors, *one.recipients, *one.carried_by, *(r.party for r in one.responses))
    return {side_of(ref) for ref in refs}


def _within(one: Proposal, group: Sequence[Proposal], days: Mapping[str, str], most: int) -> bool:
    day, last = _day(one, days), max(_day(r, days) for r in group)
    return not day or not last or abs(_apart(last, day)) <= most


def _revised_from(
    group: Sequence[Proposal],
    earlier: Sequence[Sequence[Proposal]],
    made: Sequence[Proposal],
    days: Mapping[str, str],
) -> str | None:
    """Return the earlier plan by the same that had another number of points."""
    count = next((r.points_count for r in group if r.points_count), None)
    authors = _all(r.authors for r in group)
    for at in range(len(earlier) - 1, -1, -1):
        other = made[at]
        is_other = count and other.points_count and other.points_count != count
        is_by_same = authors and other.authors and _are_one(authors, other.authors)
        if is_other and is_by_same and _is_one_kind(group[0].kind, earlier[at]):
            return other.id if _within(group[0], earlier[at], days, REVISED_DAYS) else None
    return None


def _assembled(reports: Sequence[Proposal], origin_of: Mapping[str, str]) -> Proposal:
    first = reports[0]
    history = tuple(dict.fromkeys(change for r in reports for change in r.history))
    origins = {origin_of.get(article_of(r.evidence), article_of(r.evidence)) for r in reports}
    confidence = joint_confidence(
        (origin_of.get(a, a), r.confidence) for r in reports for a in [article_of(r.evidence)]
    )
    return replace(
        first,
        id=record_id("proposal", "linked", VERSION, first.id),
        evidence=tuple(dict.fromkeys(e for r in reports for e in r.evidence)),
        confidence=confidence,
        provenance=Provenance(step=NAME, version=VERSION, rule_or_model=EXACT_RULE),
        name=max((r.name for r in reports), key=lambda name: (any(c.isdigit() for c in name), len(name))),
        points_count=next((r.points_count for r in reports if r.points_count), None),
        authors=_authors(reports),
        recipients=_all(r.recipients for r in reports),
        carried_by=_all(r.carried_by for r in reports),
        date=_earliest(reports),
        status=_status(reports),
        points=_points(reports),
        responses=_responses(reports),
        previous=None,
        history=tuple(sorted(history, key=lambda change: change.date or "")),
        reports=tuple(r.id for r in reports),
        origins=len(origins),
    )


def _authors(reports: Sequence[Proposal]) -> tuple[ActorRef, ...]:
    """Return who wrote it, without those who by another report only brought it, or whose envoy did."""
    brought = {side_of(ref) for r in reports if not r.authors for ref in r.carried_by}
    return tuple(a for a in _all(r.authors for r in reports) if side_of(a) not in brought)


def _status(reports: Sequence[Proposal]) -> ProposalStatus:
    """Return where it stands: the last verdict of a report, else the furthest that it came."""
    verdicts = [r.status for r in reports if r.status in VERDICTS]
    if verdicts:
        return verdicts[-1]
    return max((r.status for r in reports), key=ON_ITS_WAY.index)


def _points(reports: Sequence[Proposal]) -> tuple[ProposalPoint, ...]:
    """Return the points, those of one number or on one option of a sticking point once."""
    found: dict[tuple[object, ...], ProposalPoint] = {}
    for point in (p for r in reports for p in r.points):
        key = (point.number,) if point.number is not None else (point.issue, point.option)
        found.setdefault(key, point)
    return tuple(found.values())


def _responses(reports: Sequence[Proposal]) -> tuple[ProposalResponse, ...]:
    """Return what each party said, the same said again with all its evidence, in the order of reports."""
    found: dict[tuple[str, str, str | None], ProposalResponse] = {}
    for one in (response for r in reports for response in r.responses):
        key = (side_of(one.party), one.stance.value, one.point)
        before = found.get(key)
        evidence = (*before.evidence, *one.evidence) if before else one.evidence
        found[key] = replace(before or one, evidence=tuple(dict.fromkeys(evidence)))
    return tuple(found.values())


def _earliest(reports: Sequence[Proposal]) -> TimeValue | None:
    dated = [r.date for r in reports if r.date and r.date.start]
    return min(dated, key=lambda d: d.start or "", default=None)


def _all(lists: Iterable[Sequence[ActorRef]]) -> tuple[ActorRef, ...]:
    return tuple({side_of(ref): ref for refs in reversed(list(lists)) for ref in reversed(refs)}.values())[
        ::-1
    ]


def _day(one: Proposal, days: Mapping[str, str]) -> str:
    return days.get(article_of(one.evidence), "")[:10]


def _apart(one: str, other: str) -> int:
    return (date.fromisoformat(other) - date.fromisoformat(one)).days
