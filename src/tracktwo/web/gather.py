"""A dossier's records, put into the shapes its page shows."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from tracktwo.brief.tell_events import GROUP_OF, SAID
from tracktwo.pipeline.latest import Latest
from tracktwo.pipeline.notices import Noticed, notices_of
from tracktwo.protocols import View
from tracktwo.records import (
    Article,
    Claim,
    Commitment,
    CommitmentStatus,
    Disagreement,
    DisagreementStatus,
    Event,
    EventStatus,
    Issue,
    Measure,
    Position,
    Proposal,
    Quotation,
    Record,
    Round,
    RoundStatus,
    ScenarioSet,
    SpeechAct,
    Story,
)

R = TypeVar("R", bound=Record)
NOT_ON_THE_LINE = frozenset({EventStatus.HISTORICAL, EventStatus.CONDITIONAL})
LONGEST_TIMELINE = 25  # rows on a dossier's page; the list of events holds all
UNDATED = "Date unknown"


@dataclass(frozen=True, slots=True)
class OutletRow:
    """What one outlet printed: all its articles, those that copy others, and its own."""

    outlet: str
    articles: int
    copies: int

    @property
    def own(self) -> int:
        """Articles of its own."""
        return self.articles - self.copies


@dataclass(frozen=True, slots=True)
class Found:
    """The records of a dossier that its page shows, in the order it shows them."""

    articles: list[Article]
    events: list[Event]
    rounds: list[Round]
    positions: list[Position]
    disagreements: list[Disagreement]
    measures: list[Measure]
    commitments: list[Commitment]
    proposals: list[Proposal]
    assessments: list[Quotation]
    estimates: list[Claim]
    scenarios: list[ScenarioSet]
    stories: list[Story]
    issues: list[Issue]
    outlets: list[OutletRow]
    notices: list[Noticed]
    today: str
    counts: dict[str, int]
    cut: dict[str, str]

    def everything(self) -> Iterator[Record]:
        """Yield all records that the page links to."""
        for group in (
            self.events, self.rounds, self.positions, self.disagreements, self.measures, self.commitments,
            self.proposals,
            self.assessments, self.estimates, self.scenarios,
        ):  # fmt: skip
            yield from group

    @property
    def published(self) -> dict[str, str]:
        """Article id to its day of publication, "" where it is unknown."""
        return {a.id: (a.published_at or "")[:10] for a in self.articles}

    @property
    def latest_days(self) -> list[tuple[str, list[Event], list[Event]]]:
        """The latest days with their deeds and agreements apart from what was only said, as room allows."""
        found, room = [], LONGEST_TIMELINE
        for day, events in self.days:
            deeds = [e for e in events if GROUP_OF[e.type] != SAID][:room]
            found.append((day, deeds, [e for e in events if GROUP_OF[e.type] == SAID]))
            room -= max(1, len(deeds))
            if room <= 0:
                break
        return found

    @property
    def days(self) -> list[tuple[str, list[Event]]]:
        """Events by day, the newest day first; one without a date stands on the day it was first reported."""
        published = self.published
        by_day: dict[str, list[Event]] = defaultdict(list)
        for event in self.events:
            reported = [day for e in event.evidence if (day := published.get(e.article_id))]
            by_day[day_of(event) or min(reported, default=UNDATED)].append(event)
        dated = sorted((day for day in by_day if day != UNDATED), reverse=True)
        return [(day, by_day[day]) for day in [*dated, *([UNDATED] if UNDATED in by_day else [])]]

    def talks(self, start: str) -> list[Round]:
        """Rounds from a dossier's first day on, the newest first, those without a date last."""
        return sorted(
            (r for r in self.rounds if not day_of(r) or day_of(r) >= start), key=day_of, reverse=True
        )

    def earlier_talks(self, start: str) -> list[Round]:
        """Rounds that an article tells of from before a dossier's first day."""
        return [r for r in self.rounds if day_of(r) and day_of(r) < start]

    @property
    def last_round(self) -> Round | None:
        """The latest round that was held."""
        held = [r for r in self.rounds if r.status is RoundStatus.HELD and day_of(r)]
        return max(held, key=day_of, default=None)

    @property
    def held_undated(self) -> int:
        """How many rounds are reported as held on no stated day."""
        return sum(1 for r in self.rounds if r.status is RoundStatus.HELD and not day_of(r))

    @property
    def known_outlets(self) -> int:
        """How many outlets there are by name."""
        return len({a.outlet for a in self.articles if a.outlet})

    @property
    def next_round(self) -> Round | None:
        """The next round that is planned or proposed for a day not yet past; without any days, the first."""
        dated = [r for r in self._to_come if day_of(r)]
        ahead = [r for r in dated if day_of(r) >= self.today]
        return min(ahead, key=day_of, default=None) if dated else next(iter(self._to_come), None)

    @property
    def last_planned(self) -> Round | None:
        """Of the rounds planned or proposed for a day that has passed, the latest."""
        return max((r for r in self._to_come if day_of(r)), key=day_of, default=None)

    @property
    def _to_come(self) -> list[Round]:
        return [r for r in self.rounds if r.status in (RoundStatus.PLANNED, RoundStatus.PROPOSED)]

    @property
    def open_disagreements(self) -> list[Disagreement]:
        """Disagreements that nothing has settled."""
        return [d for d in self.disagreements if d.status is DisagreementStatus.OPEN]

    @property
    def troubled(self) -> list[Commitment]:
        """Promises that are reported broken or disputed, or whose day has passed without a report."""
        bad = (CommitmentStatus.BROKEN, CommitmentStatus.DISPUTED)
        return [c for c in self.commitments if c.status in bad or self.is_overdue(c)]

    def is_overdue(self, commitment: Commitment) -> bool:
        """Whether a promise's day has passed and no report says what became of it."""
        time = commitment.deadline
        is_waiting = commitment.status in (CommitmentStatus.OPEN, CommitmentStatus.UNKNOWN)
        return bool(is_waiting and time and (time.end or time.start or "9999") < self.today)

    @property
    def origins(self) -> int:
        """How many independent origins the articles go back to."""
        return len({a.origin_id or a.copy_of or a.id for a in self.articles})

    @property
    def tallest(self) -> int:
        """The largest number of articles of one outlet."""
        return max((row.articles for row in self.outlets), default=1)


def gather(view: View, dossier: str, *, today: str) -> Found:
    """Return what a dossier's page shows: of a large one the latest records of each kind.

    `cut` says, by kind, from which day on; `counts` counts all.
    """
    latest = view if isinstance(view, Latest) else Latest(view)

    def read(kind: str, wanted: type[R]) -> list[R]:
        return [r for r in latest.records(kind, dossier=dossier) if isinstance(r, wanted)]

    articles = read("articles", Article)
    quotations = read("quotations", Quotation)
    return Found(
        articles=articles,
        events=[e for e in whole(read("events", Event)) if e.status not in NOT_ON_THE_LINE],
        rounds=sorted(whole(read("rounds", Round)), key=lambda r: day_of(r) or "9999"),
        positions=read("positions", Position),
        disagreements=read("disagreements", Disagreement),
        measures=read("measures", Measure),
        commitments=read("commitments", Commitment),
        proposals=whole(read("proposals", Proposal)),
        assessments=[q for q in quotations if q.speech_act is SpeechAct.ASSESSES],
        estimates=[c for c in read("claims", Claim) if c.likelihood],
        scenarios=read("scenarios", ScenarioSet),
        stories=read("stories", Story),
        issues=read("issues", Issue),
        outlets=_outlets(articles),
        notices=notices_of(latest.whole, dossier),
        today=today,
        counts=view.counts(dossier=dossier),
        cut=latest.cut,
    )


def whole(records: Iterable[R]) -> list[R]:
    """Return records without the single readings that an assembled one was made from."""
    kept = list(records)
    parts = {part for record in kept for part in getattr(record, "reports", ())}
    return [record for record in kept if record.id not in parts]


def day_of(record: Event | Round) -> str:
    """Return the first day of a record's date, "" when nobody stated one."""
    return ((record.date.start or record.date.end) or "")[:10] if record.date else ""


def _outlets(articles: Iterable[Article]) -> list[OutletRow]:
    total: Counter[str] = Counter()
    copies: Counter[str] = Counter()
    for article in articles:
        outlet = article.outlet or "Outlet unknown"
        total[outlet] += 1
        copies[outlet] += article.copy_of is not None
    rows = [OutletRow(outlet, count, copies[outlet]) for outlet, count in total.items()]
    return sorted(rows, key=lambda row: (-row.articles, row.outlet))
