"""The status of a dossier month by month: computed from its records, a person's own view kept beside it."""

import json
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from threading import Lock
from typing import Any, TypeVar

from tracktwo.brief.document import Section, Tally
from tracktwo.brief.draft import assembled
from tracktwo.corroborate.conflict_signs import CERTAINTY, Ledger, months_of
from tracktwo.corroborate.conflict_status import (
    THRESHOLDS,
    MonthStatus,
    Reason,
    Verdict,
    last_day,
    months_back,
    status_among,
)
from tracktwo.corroborate.status_flags import Flag
from tracktwo.errors import ConfigError
from tracktwo.ontology.plover import load_plover
from tracktwo.pipeline.stamp import moment
from tracktwo.protocols import View
from tracktwo.records import (
    Commitment,
    Event,
    FieldValue,
    Judgement,
    JudgementKind,
    Measure,
    Position,
    Provenance,
    Record,
    Round,
    record_id,
)
from tracktwo.store.database import Store
from tracktwo.store.judged import undone
from tracktwo.store.press import press_of
from tracktwo.store.view import View as StoredView

__all__ = [
    "Flag", "MonthStatus", "Override", "Reason", "StatusReport", "Verdict", "as_json", "override_status",
    "read_month", "report_status", "report_statuses", "status_section", "told",
]  # fmt: skip

R = TypeVar("R", bound=Record)
MEANINGS = {
    Verdict.IMPROVING: "less conflict than usual", Verdict.UNCHANGED: "about as usual",
    Verdict.DETERIORATING: "more conflict than usual", Verdict.UNKNOWN: "too little is known",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Override:
    """A person's view of a month's status, kept beside the computed one."""

    verdict: Verdict
    who: str
    why: str
    made_at: str
    judgement: str


@dataclass(frozen=True, slots=True)
class StatusReport:
    """A month's computed status and, where somebody gave one, a person's."""

    dossier: str
    computed: MonthStatus
    override: Override | None


def read_month(words: str | None) -> str | None:
    """Return a month as it is written here, None when none was given.

    Raises:
        ConfigError: it is no month.

    >>> read_month("2026-03")
    '2026-03'
    """
    if not words:
        return None
    try:
        return date.fromisoformat(f"{words}-01").isoformat()[:7]
    except ValueError:
        raise ConfigError(f"{words!r} is no month. Write it as 2026-03.") from None


def report_status(
    view: View, dossier: str, *, month: str | None = None, today: date | None = None
) -> StatusReport:
    """Return the status of a dossier in a month, by default the newest in which anything was published."""
    (found,) = report_statuses(view, dossier, month=month, months=1, today=today)
    return found


def report_statuses(
    view: View, dossier: str, *, month: str | None = None, months: int, today: date | None = None
) -> list[StatusReport]:
    """Return the status of so many months up to one, the newest first."""
    day = (today or datetime.now(UTC).date()).isoformat()
    last = month or _newest_month(view, dossier, day)
    names = [months_back(last, n) for n in range(months)]
    since = f"{months_back(names[-1], int(THRESHOLDS['months before']))}-01"
    with _one_at_a_time(view, dossier):
        ledger = _ledger(view, dossier, since=since, until=last_day(last))
    overrides = dict(_overrides(view, dossier))
    held = months_of(ledger, plover=load_plover())
    computed = (status_among(held, ledger, name, today=day) for name in names)
    return [StatusReport(dossier, found, overrides.get(found.month)) for found in computed]


def _one_at_a_time(view: View, dossier: str) -> AbstractContextManager[object]:
    """Let one thread read a dossier's year; those that wait find its records kept when their turn comes."""
    whole = getattr(view, "whole", view)
    return whole.kept.thing(Lock, "ledger", dossier) if isinstance(whole, StoredView) else nullcontext()


def _newest_month(view: View, dossier: str, today: str) -> str:
    days = (a.day for a in reversed(press_of(view, dossier)) if "" < a.day <= today)
    return next(days, today)[:7]


def _ledger(view: View, dossier: str, *, since: str, until: str) -> Ledger:
    def read(
        kind: str, wanted: type[R], *, since: str | None = since, status: str | None = None
    ) -> tuple[R, ...]:
        found = assembled(view.records(kind, dossier=dossier, since=since, status=status))
        return tuple(record for record in found if isinstance(record, wanted))

    articles = press_of(view, dossier, since=since)
    return Ledger(
        events=tuple(e for status in CERTAINTY for e in read("events", Event, status=status.value)),
        rounds=read("rounds", Round),
        commitments=read("commitments", Commitment, since=None),
        measures=read("measures", Measure),
        positions=read("positions", Position, since=None),
        origin_of={a.id: a.origin for a in articles},
        published={a.id: a.day for a in articles if "" < a.day <= until},
    )


def override_status(store: Store, dossier: str, month: str, verdict: str, *, who: str, why: str) -> Judgement:
    """Record a person's view of a month's status and return the judgement. The computed one stays beside it.

    Undoing it is judging it with UNDO; of several the latest counts.

    Raises:
        ConfigError: there is no such status, or no reason is given.
    """
    known = [v.value for v in Verdict if v is not Verdict.UNKNOWN]
    if verdict not in known:
        raise ConfigError(f"{verdict!r} is no status. There are: {', '.join(known)}.")
    if not why.strip():
        raise ConfigError("A status of your own needs a reason. Give it with --why.")
    at = moment()
    values = {"month": month, "status": verdict}
    made = Judgement(
        id=record_id("judgement", JudgementKind.STATUS.value, dossier, month, verdict, who, at),
        dossier=dossier,
        evidence=(),
        confidence=1.0,
        provenance=Provenance(step="judgement", version="1", rule_or_model=who, recorded_at=at),
        kind=JudgementKind.STATUS,
        targets=(),
        values=tuple(FieldValue(name, json.dumps(value)) for name, value in values.items()),
        who=who,
        reason=why.strip(),
        made_at=at,
    )
    store.add([made])
    return made


def _overrides(view: View, dossier: str) -> Iterator[tuple[str, Override]]:
    """Yield the months with a person's view of them, the latest view last."""
    made = [j for j in view.records("judgements") if isinstance(j, Judgement)]
    made.sort(key=lambda judgement: judgement.made_at)
    gone = undone(made)
    for one in made:
        if one.kind is JudgementKind.STATUS and one.dossier == dossier and one.id not in gone:
            values = {value.field: json.loads(value.json) for value in one.values}
            yield (
                values["month"],
                Override(Verdict(values["status"]), one.who, one.reason, one.made_at, one.id),
            )


def told(report: StatusReport, *, with_why: bool = False) -> str:
    """Return a status in one line: what was computed, and what somebody says beside it."""
    computed, override = report.computed, report.override
    so_far = f", first {computed.days} days" if computed.days else ""
    line = f"{computed.month}{so_far}: {computed.verdict.value} ({MEANINGS[computed.verdict]})"
    if override is None:
        return line
    why = f", because: {override.why}" if with_why else ""
    return f"{line}; {override.verdict.value} according to {override.who}{why}"


def status_section(report: StatusReport) -> Section:
    """Return the part of a briefing that tells the status: its counts with the records they count."""
    computed = report.computed
    tallies = [
        Tally(f"{'worse' if r.points > 0 else 'better'}: {r.words}; records", len(r.records), r.records)
        for r in computed.reasons
    ]
    tallies += [
        Tally(f"{'risk' if f.is_risk else 'opportunity'}: {f.label}; records", len(f.records), f.records)
        for f in computed.flags
    ]
    if computed.verdict is Verdict.UNKNOWN:
        origins, months = (int(THRESHOLDS[name]) for name in ("least origins", "least months before"))
        tallies += [
            Tally(f"independent origins in {computed.month}; {origins} are needed", computed.origins),
            Tally(f"months before with as many origins; {months} are needed", len(computed.before)),
        ]
    nothing = "No sign stands out against the months before."
    return Section("status", f"Status: {told(report, with_why=True)}", (), tuple(tallies), nothing)


def as_json(report: StatusReport) -> dict[str, Any]:
    """Return a status as JSON values."""
    computed = asdict(report.computed)
    for row, reason in zip(computed["reasons"], report.computed.reasons, strict=True):
        row["words"] = reason.words
    override = asdict(report.override) if report.override else None
    return {"dossier": report.dossier, **computed, "override": override}
