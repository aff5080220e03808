"""One promise, many reports: joined by party, deed and deadline; later records become its history."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from tracktwo.link.deeds import acts_alike, is_same_deed, words_of
from tracktwo.link.promise_news import Promised, index_news, moves_of
from tracktwo.link.windows import joint_confidence
from tracktwo.records import (
    ActorRef,
    Commitment,
    CommitmentStatus,
    Event,
    Provenance,
    Quotation,
    Round,
    StatusChange,
    TimeValue,
    record_id,
)
from tracktwo.records.recall import Memo, Recall
from tracktwo.records.sides import side_of

NAME = "link.commitments"
VERSION = "4"

Status = CommitmentStatus
LIKE_WORDS = 2  # in common, of two wordings due on one day
FATES = frozenset({Status.KEPT, Status.BROKEN, Status.DISPUTED, Status.LAPSED})


def link_commitments(
    commitments: Iterable[Commitment],
    *,
    events: Iterable[Event] = (),
    rounds: Iterable[Round] = (),
    quotations: Iterable[Quotation] = (),
    origin_of: Mapping[str, str] | None = None,
    published: Mapping[str, str] | None = None,
    recall: Recall | None = None,
) -> Iterator[Commitment]:
    """Yield each promise once, assembled from its reports, in the order of the first report.

    Args:
        commitments: single readings from any number of articles.
        events: single readings: accusations of breach, the promised deed itself, acts against it.
        rounds: single readings: a meeting that was promised and was held.
        quotations: to tell what a party says became of it from what a report says in its own voice.
        origin_of: article id to the id of its origin; an article without one is its own.
        published: article id to ISO date, for the order of reports.
        recall: of earlier runs on the same records or fewer, so that only new ones are compared.
    Returns:
        promises whose `reports` are the ids of the readings, earliest first, and whose `history` holds what
        was reported of them when. An accusation makes one disputed, never broken; an act against it stands
        in the history and moves nothing; a deadline that passed moves nothing (see `is_overdue`).
    """
    days = published or {}
    speech = _speech(quotations)
    news = index_news(events, rounds, published=days)
    known = recall or Recall()
    memo: Memo[Commitment] = known.memo(NAME)
    for group in _groups(commitments, days, known):
        told = [_as_told(one, speech) for one in group]
        moves = tuple(moves_of(_promised(told, days), news))
        facts = tuple(((origin_of or {}).get(_article(one)), one.status) for one in told)
        make = partial(assemble, told, news=moves, origin_of=origin_of or {})
        yield memo.of(group, make, mark=(moves, facts))


def is_overdue(commitment: Commitment, *, as_of: str) -> bool:
    """Tell whether a promise's last day is behind a day (ISO) and nothing was reported of its fate."""
    if commitment.status is not Status.OPEN or commitment.deadline is None:
        return False
    return bool(commitment.deadline.end) and (commitment.deadline.end or "")[:10] < as_of[:10]


def _groups(
    commitments: Iterable[Commitment], days: Mapping[str, str], recall: Recall
) -> list[list[Commitment]]:
    """Return the readings of each promise, earliest first."""
    promises = _Promises()
    ordered = sorted(commitments, key=lambda c: (days.get(_article(c), ""), _article(c), *_span(c)))
    choices = recall.choices(NAME)
    same = choices.follow(ordered, marks=[None] * len(ordered))
    for place, one in enumerate(ordered):
        if place >= same:
            choices.made.append(promises.home(one))
        promises.put(one, choices.made[place])
    return promises.groups


class _Promises:
    """The readings of each promise so far, by their words and by their article."""

    def __init__(self) -> None:
        self.groups: list[list[Commitment]] = []
        self._by_word: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
        self._by_article: defaultdict[str, list[int]] = defaultdict(list)

    def home(self, one: Commitment) -> int:
        """Return the number of the promise that a reading is of, a new number where it is none of them."""
        near = self._by_article[_article(one)]
        within = next((n for n in reversed(near) if _is_within(one, self.groups[n][-1])), None)
        if within is not None:
            return within
        # one deed has a word in common; the party's own promises come before those of nobody named
        words = words_of(one)
        parties = dict.fromkeys((_party(one.by), ""))
        known = (n for party in parties for n in sorted({n for w in words for n in self._by_word[party, w]}))
        home = next((n for n in known if _is_same(one, self.groups[n])), None)
        if home is None and _is_bare_fate(one):
            home = next((n for n in reversed(near) if self.groups[n][0].deadline is not None), None)
        return len(self.groups) if home is None else home

    def put(self, one: Commitment, home: int) -> None:
        """Put a reading with those of a number."""
        if home == len(self.groups):
            self.groups.append([])
        self.groups[home].append(one)
        for word in words_of(one):
            self._by_word[_party(self.groups[home][0].by), word].append(home)
        if home not in self._by_article[_article(one)]:
            self._by_article[_article(one)].append(home)


def _is_within(one: Commitment, other: Commitment) -> bool:
    """Tell whether a reading stands inside the words of another: "broke [its pledge to leave]"."""
    (start, end), (first, last) = _span(one), _span(other)
    inside = _article(one) == _article(other) and first <= start and end <= last
    return inside and (start, end) != (first, last) and is_same_deed(words_of(one), words_of(other))


def _is_same(one: Commitment, group: Sequence[Commitment]) -> bool:
    alike = any(is_same_deed(words_of(one), words_of(r)) or _are_due_together(one, r) for r in group)
    return alike and all(_deadlines_fit(one.deadline, r.deadline) for r in group)


def _are_due_together(one: Commitment, other: Commitment) -> bool:
    """Tell whether two readings bind one party to something of one name by the same day.

    "Pull back its troops by 30 September" and "the deadline of 30 September for the withdrawal of troops";
    "restore the hotline by 1 June" and "reopen a military hotline by 1 June and share data".
    """
    days = [(c.deadline.end or "")[:10] if c.deadline else "" for c in (one, other)]
    has_passed = "broken:deadline" in (one.provenance.rule_or_model, other.provenance.rule_or_model)
    if not days[0] or days[0] != days[1]:
        return False
    if has_passed:
        return bool(words_of(one) & words_of(other))
    is_made = {one.status, other.status} == {Status.OPEN}
    return is_made and len(acts_alike(words_of(one)) & acts_alike(words_of(other))) >= LIKE_WORDS


def _deadlines_fit(one: TimeValue | None, other: TimeValue | None) -> bool:
    """Two deadlines that can be dated must be one day; one that cannot only goes with the same words."""
    if one is None or other is None:
        return True
    if one.end and other.end:
        return one.end[:10] == other.end[:10]
    return one.text.casefold() == other.text.casefold()


def _is_bare_fate(one: Commitment) -> bool:
    """Tell whether a reading says that a deadline passed without saying which promise it was for."""
    return (
        one.status is Status.BROKEN and one.by is None and one.provenance.rule_or_model == "broken:deadline"
    )


def _speech(quotations: Iterable[Quotation]) -> dict[str, list[Quotation]]:
    found: defaultdict[str, list[Quotation]] = defaultdict(list)
    for quotation in quotations:
        found[quotation.evidence[0].article_id].append(quotation)
    return found


def _as_told(one: Commitment, speech: Mapping[str, Sequence[Quotation]]) -> Commitment:
    """Return a reading whose breach somebody asserts as a disputed one: only a report's own voice tells."""
    start, end = _span(one)
    spoken = any(
        e.start <= start and end <= e.end
        for quotation in speech.get(_article(one), ())
        for e in quotation.evidence
        if e.article_id == _article(one)
    )
    return replace(one, status=Status.DISPUTED) if spoken and one.status is Status.BROKEN else one


def _promised(reports: Sequence[Commitment], days: Mapping[str, str]) -> Promised:
    makings = [r for r in reports if r.status not in FATES] or list(reports)
    return Promised(
        by=_best_party(reports),
        words=frozenset().union(*map(words_of, reports)),
        core=words_of(makings[0]),
        deadline=_deadline(reports),
        since=days.get(_article(reports[0]), ""),
    )


def assemble(
    reports: Sequence[Commitment], *, news: Sequence[StatusChange] = (), origin_of: Mapping[str, str]
) -> Commitment:
    """Return the promise that several readings, earliest first, tell of, with what became of it."""
    first = next((r for r in reports if r.status not in FATES), reports[0])
    history = tuple(_history(reports, news))
    evidence = [e for r in reports for e in r.evidence]
    evidence += [e for change in history for e in change.evidence]
    return replace(
        first,
        id=record_id("commitment", "linked", VERSION, first.id),
        evidence=tuple(dict.fromkeys(evidence)),
        confidence=joint_confidence((origin_of.get(_article(r), _article(r)), r.confidence) for r in reports),
        provenance=Provenance(step=NAME, version=VERSION, rule_or_model="party+deed+deadline"),
        by=_best_party(reports),
        to=next((r.to for r in reports if r.to), None),
        deadline=_deadline(reports),
        mechanism=next((r.mechanism for r in reports if r.mechanism), None),
        status=_status(history),
        history=history,
        reports=tuple(r.id for r in reports),
        confidence_building=next((r.confidence_building for r in reports if r.confidence_building), None),
        late=any(r.late for r in reports),
        origins=len({origin_of.get(_article(r), _article(r)) for r in reports}),
    )


def _history(reports: Sequence[Commitment], news: Sequence[StatusChange]) -> Iterator[StatusChange]:
    """Yield the first making, then each time that something else was reported of it, by day."""
    told = [replace(r.history[0], status=r.status) for r in reports if r.history]
    told = [change for change in told if not any(_is_told_by(change, item) for item in news)]
    seen: set[tuple[CommitmentStatus, str | None]] = set()
    is_made = False
    for change in sorted((*told, *news), key=lambda change: (change.date or "", change.status not in FATES)):
        if change.status is Status.OPEN and change not in news:
            if is_made:
                continue
            is_made = True
        elif (change.status, change.note) in seen:
            continue
        seen.add((change.status, change.note))
        yield change


def _is_told_by(change: StatusChange, item: StatusChange) -> bool:
    """Tell whether news says the same in the same words, and who says so besides."""
    return change.status is item.status and any(
        e.article_id == n.article_id and n.start <= e.start and e.end <= n.end
        for e in change.evidence
        for n in item.evidence
    )


def _status(history: Sequence[StatusChange]) -> CommitmentStatus:
    """Return where a promise stands: what is told of its fate, disputed where the tellings differ."""
    fates = {change.status for change in history if change.status in FATES}
    if not fates:
        return history[-1].status if history else Status.UNKNOWN
    return fates.pop() if len(fates) == 1 else Status.DISPUTED


def _deadline(reports: Sequence[Commitment]) -> TimeValue | None:
    found = [r.deadline for r in reports if r.deadline]
    return next((d for d in found if d.end), found[0] if found else None)


def _best_party(reports: Sequence[Commitment]) -> ActorRef | None:
    """Return the party bound: of the first report that says who and stands in no other's words."""
    outer = [r for r in reports if not any(_is_within(r, other) for other in reports)]
    known = [r.by for r in outer if r.by]
    return next((by for by in known if by.id or by.code), known[0] if known else None)


def _party(ref: ActorRef | None) -> str:
    return side_of(ref) if ref else ""


def _article(one: Commitment) -> str:
    return one.evidence[0].article_id


def _span(one: Commitment) -> tuple[int, int]:
    return one.evidence[0].start, one.evidence[0].end
