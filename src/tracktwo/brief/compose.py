"""From a dossier's records to its briefing: draft, check, number, count what was refused."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from tracktwo.brief.cast import Cast
from tracktwo.brief.document import Brief, Section, Tally
from tracktwo.brief.draft import Draft, assembled
from tracktwo.brief.gaps import coverage, not_established, overdue
from tracktwo.brief.phrases import UNKNOWN_DATE
from tracktwo.brief.press import Press
from tracktwo.brief.tell_assessments import SLOT as JUDGED
from tracktwo.brief.tell_assessments import tell_assessments
from tracktwo.brief.tell_events import AGREED, DONE, SAID, tell_events
from tracktwo.brief.tell_more import tell_measures, tell_quotations, tell_scenarios
from tracktwo.brief.tell_proposals import tell_proposals
from tracktwo.brief.tell_stances import tell_disagreements, tell_positions
from tracktwo.brief.tell_talks import EARLIER, GROUPS, tell_commitments, tell_rounds
from tracktwo.ontology.dossiers import Profile, load_issues
from tracktwo.protocols import BriefLine, View
from tracktwo.records import (
    Article,
    Claim,
    Commitment,
    Disagreement,
    Event,
    Measure,
    Position,
    Proposal,
    Quotation,
    Record,
    Round,
    ScenarioSet,
    Story,
)

LONGEST_SECTION = 25  # lines; what is beyond is counted, not printed
LEAST_OF_GROUP = 5  # lines that every group has room for, when there are few groups
BEYOND = "further lines not printed here"
R = TypeVar("R", bound=Record)


def write_brief(
    view: View,
    profile: Profile | None,
    *,
    today: date,
    since: date | None = None,
    until: date | None = None,
) -> Brief:
    """Return the briefing of a dossier.

    Args:
        profile: the dossier's; None for a briefing over everything in the view.
        today: the day it is written for; nothing here reads the clock.
        since: only what happened, or was published, on this day or later.
        until: only what happened, or was published, on this day or before.
    """
    days = (since.isoformat() if since else None, until.isoformat() if until else None)
    found = _Found(view, profile.id if profile else None, *days)
    press = Press(found.cast)
    sections = list(_sections(found, press, profile, today.isoformat()))
    return Brief(
        title=profile.name if profile else "Everything read so far",
        dossier=profile.id if profile else None,
        today=today.isoformat(),
        as_of=view.as_of.isoformat() if view.as_of else None,
        since=found.since,
        until=found.until,
        sections=(*sections, _open_questions(found, press, today.isoformat())),
        references=tuple(press.references),
        dropped=press.dropped,
    )


@dataclass(slots=True)
class _Found:
    """The records of a dossier, each kind read once."""

    view: View
    dossier: str | None
    since: str | None
    until: str | None
    cast: Cast = field(init=False)

    def __post_init__(self) -> None:
        self.cast = Cast(self.view)

    def all(self, kind: str, facet: str | None = None) -> list[Record]:
        """Return a kind's records, those assembled from others in place of them, of the given days.

        Args:
            facet: only those of this type, slot ...; None for all.
        """
        records = assembled(self.view.records(kind, dossier=self.dossier, facet=facet))
        is_bounded = self.since is not None or self.until is not None
        return [r for r in records if not is_bounded or self._is_in_time(r)]

    def _is_in_time(self, record: Record) -> bool:
        time = getattr(record, "date", None)
        told = getattr(record, "published_at", None) or self._published(record)
        first, last = getattr(time, "start", None) or told, getattr(time, "end", None) or told
        if first is None or last is None:
            return False
        return last >= (self.since or "") and first[:10] <= (self.until or "9999")

    def _published(self, record: Record) -> str | None:
        articles = [self.cast.article(e.article_id) for e in record.evidence]
        days = [a.published_at for a in articles if a and a.published_at]
        return max(days) if days else None


def _sections(found: _Found, press: Press, profile: Profile | None, today: str) -> Iterator[Section]:
    cast = found.cast
    before = {record.id: record for record in found.view.records("positions", dossier=found.dossier)}
    drafts: tuple[tuple[str, str, Iterable[Draft]], ...] = (
        (
            "events",
            "What happened",
            tell_events(
                _typed(found, "events", Event),
                cast,
                told_as_rounds=[e for one in _typed(found, "rounds", Round) for e in one.evidence],
                rivals=_rivals(profile),
            ),
        ),
        (
            "rounds",
            "The talks",
            tell_rounds(
                _typed(found, "rounds", Round), cast, today=today, start=profile.start if profile else None
            ),
        ),
        (
            "commitments",
            "Promises and deadlines",
            tell_commitments(_typed(found, "commitments", Commitment), cast, today=today),
        ),
        (
            "proposals",
            "Plans and drafts on the table",
            tell_proposals(_typed(found, "proposals", Proposal), cast),
        ),
        (
            "positions",
            "Positions by sticking point",
            tell_positions(
                _typed(found, "positions", Position), cast, labels=_labels(profile), before=before
            ),
        ),
        (
            "disagreements",
            "Where accounts differ",
            tell_disagreements(_typed(found, "disagreements", Disagreement), cast),
        ),
        ("measures", "Pressure", tell_measures(_told_by_articles(_typed(found, "measures", Measure)), cast)),
        (
            "assessments",
            "How likely, and in whose judgement",
            tell_assessments(_typed(found, "claims", Claim, facet=JUDGED), cast),
        ),
        (
            "scenarios",
            "Scenarios, as the articles name them",
            tell_scenarios(_typed(found, "scenarios", ScenarioSet), cast),
        ),
        ("quotations", "Who is quoted", tell_quotations(_typed(found, "quotations", Quotation), cast)),
    )
    for name, title, told in drafts:
        lines = _in_groups(press.print(told), _group_order(name, profile))
        shown = fitting(lines)
        yield Section(name, title, tuple(map(press.number, shown)), _beyond(lines, shown))
    articles, stories = _typed(found, "articles", Article), _typed(found, "stories", Story)
    yield Section("coverage", "Outlets and origins", (), coverage(articles, stories))


def _told_by_articles(measures: Iterable[Measure]) -> list[Measure]:
    """Return the measures without the rows of public lists, thousands of which would crowd out the news."""
    return [one for one in measures if one.listing is None]


def _open_questions(found: _Found, press: Press, today: str) -> Section:
    articles = _typed(found, "articles", Article)
    tallies = not_established(
        articles,
        _typed(found, "events", Event),
        _typed(found, "quotations", Quotation),
        _typed(found, "disagreements", Disagreement),
    )
    late = overdue(_typed(found, "commitments", Commitment), today=today)
    checked = (
        Tally(
            "sentences quoted instead, because the evidence check refused the first wording", press.refused
        ),
        Tally("sentences left out, because the evidence check refused every wording", press.dropped),
    )
    return Section(
        "open",
        "What could not be established",
        (),
        (*tallies, *(t for t in (late, *checked) if t.value)),
        empty="Nothing was left open." if articles else "Everything: no article has been read for this.",
    )


def _typed(found: _Found, kind: str, wanted: type[R], facet: str | None = None) -> list[R]:
    return [record for record in found.all(kind, facet) if isinstance(record, wanted)]


def _rivals(profile: Profile | None) -> frozenset[str]:
    parties = profile.parties if profile else ()
    return frozenset(party.code for party in parties if party.code and party.side != "mediator")


def _labels(profile: Profile | None) -> dict[str, str]:
    issues = {**load_issues(), **({issue.id: issue for issue in profile.issues} if profile else {})}
    return {key: issue.label for key, issue in issues.items()}


def _group_order(name: str, profile: Profile | None) -> Mapping[str, int]:
    if name == "positions" and profile:
        return {issue.label: number for number, issue in enumerate(profile.issues)}
    order = {"events": (DONE, AGREED, SAID), "rounds": (*GROUPS.values(), EARLIER)}.get(name, ())
    return {group: number for number, group in enumerate(order)}


def _in_groups(lines: tuple[BriefLine, ...], order: Mapping[str, int]) -> tuple[BriefLine, ...]:
    """Return the lines with each group together: in the given order, else as they first appear."""
    first = {line.group: number for number, line in reversed(list(enumerate(lines)))}
    return tuple(sorted(lines, key=lambda line: (order.get(line.group or "", len(order)), first[line.group])))


def fitting(lines: tuple[BriefLine, ...]) -> tuple[BriefLine, ...]:
    """Return the lines that a section has room for: of each group its latest; those without date go first.

    Every group has room for a few lines; what is left goes to the groups in their order.
    """
    groups: dict[str | None, list[int]] = {}
    for number, line in enumerate(lines):
        groups.setdefault(line.group, []).append(number)
    for found in groups.values():
        found.sort(key=lambda number: (lines[number].text.startswith(UNKNOWN_DATE), -number))
    each = min(LEAST_OF_GROUP, LONGEST_SECTION // max(1, len(groups)))
    firm = [number for found in groups.values() for number in found[:each]]
    rest = [number for found in groups.values() for number in found[each:]]
    kept = [*firm, *rest][:LONGEST_SECTION]
    return tuple(lines[number] for number in sorted(kept))


def _beyond(lines: tuple[BriefLine, ...], shown: tuple[BriefLine, ...]) -> tuple[Tally, ...]:
    held = {id(line) for line in shown}
    more = [line for line in lines if id(line) not in held]
    ids = tuple(record for line in more for record in line.records)
    return (Tally(BEYOND, len(more), ids),) if more else ()
