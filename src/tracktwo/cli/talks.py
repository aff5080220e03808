"""`tracktwo rounds`, `commitments`, `proposals`: the talks of a dossier, as tables or JSON Lines."""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from tracktwo.cli.context import desk_of
from tracktwo.cli.screen import note, print_line, print_table, say
from tracktwo.errors import ConfigError

if TYPE_CHECKING:
    from tracktwo.records import Commitment, Delegation, Proposal, Record, Round, TimeValue

    R = TypeVar("R", bound=Record)

LONGEST = 60  # characters of words in a table; the record holds all
DIGITS = {"month": 7, "year": 4, "decade": 4, "season": 7}
Dossier = Annotated[str, typer.Argument(help="The dossier, such as ukraine.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON Lines, one record each.")]
Party = Annotated[str, typer.Option(help="Only with this party: its name or code.")]
Since = Annotated[str | None, typer.Option(help="From this day on (YYYY-MM-DD).")]
Until = Annotated[str | None, typer.Option(help="Up to this day (YYYY-MM-DD).")]


def rounds(
    context: typer.Context,
    dossier: Dossier,
    party: Party = "",
    status: Annotated[str, typer.Option(help="Only held, planned, proposed, postponed ...")] = "",
    since: Since = None,
    until: Until = None,
    as_json: AsJson = False,
) -> None:
    """List the rounds of talks by their days: who met whom, where, through which channel, what came of it."""
    from tracktwo.records import Round, RoundStatus

    _need(status, RoundStatus)
    days = _days(since, until)
    found = sorted(
        _read(context, dossier, "rounds", Round), key=lambda one: (not _day(one.date), _day(one.date))
    )
    kept = [
        one
        for one in found
        if (not status or one.status == status)
        and _names(party, [side.party for side in one.delegations] + list(one.mediators))
        and _within(one.date, days)
    ]
    head = ("when", "status", "who", "where", "channel", "outcome", "record")
    _print(kept, as_json, head, _round, "No round of talks is known here. Read articles: tracktwo read ...")


def commitments(
    context: typer.Context,
    dossier: Dossier,
    party: Party = "",
    status: Annotated[str, typer.Option(help="Only open, kept, broken, disputed, lapsed.")] = "",
    overdue: Annotated[bool, typer.Option("--overdue", help="Only open ones whose day has passed.")] = False,
    as_of: Annotated[str | None, typer.Option(help="As of this day (YYYY-MM-DD); today if left out.")] = None,
    as_json: AsJson = False,
) -> None:
    """List who must do what by when, who checks it, and what became of it."""
    from datetime import UTC, datetime

    from tracktwo.brief import gaps
    from tracktwo.pipeline.dates import day
    from tracktwo.records import Commitment, CommitmentStatus

    _need(status, CommitmentStatus)
    today = (day(as_of, "--as-of") or datetime.now(UTC).date()).isoformat()
    found = _read(context, dossier, "commitments", Commitment)
    late = set(gaps.overdue(found, today=today).records)
    kept = [
        one
        for one in sorted(found, key=lambda one: _order(one.deadline))
        if (not status or one.status == status)
        and (not overdue or one.id in late)
        and _names(party, [ref for ref in (one.by, one.to) if ref])
    ]
    head = ("deadline", "status", "by", "what", "checked by", "record")

    def row(one: Commitment) -> tuple[str, ...]:
        return _commitment(one, is_late=one.id in late)

    _print(kept, as_json, head, row, "No promise is known here that fits.")


def proposals(context: typer.Context, dossier: Dossier, party: Party = "", as_json: AsJson = False) -> None:
    """List the plans and drafts on the table: by whom, to whom, what each party says of them."""
    from tracktwo.records import Proposal

    kept = [
        one
        for one in _read(context, dossier, "proposals", Proposal)
        if _names(party, [*one.authors, *one.recipients, *(r.party for r in one.responses)])
    ]
    head = ("when", "status", "text", "by", "to", "answers", "record")
    _print(kept, as_json, head, _proposal, "No plan or draft is known here.")


def _read(context: typer.Context, dossier: str, kind: str, wanted: "type[R]") -> "list[R]":
    from tracktwo.brief.draft import assembled
    from tracktwo.pipeline.dossiers import known_profiles, need_dossier

    desk = desk_of(context)
    store = desk.open_store()
    try:
        need_dossier(store.view(), known_profiles(desk.settings()), dossier)
        records = store.view().records(kind, dossier=dossier)
        return [one for one in assembled(records) if isinstance(one, wanted)]
    finally:
        store.close()


def _print(
    kept: "Sequence[R]",
    as_json: bool,
    head: tuple[str, ...],
    row: "Callable[[R], tuple[str, ...]]",
    nothing: str,
) -> None:
    if as_json:
        for one in kept:
            print_line(one.to_dict())
    elif kept:
        print_table([head, *(row(one) for one in kept)], indent=0)
        note("The words behind a line: tracktwo show RECORD")
    else:
        say(nothing)


def _need(status: str, known: Iterable[str]) -> None:
    if status and status not in set(known):
        raise ConfigError(f"There is no status {status!r}. There are: {', '.join(known)}.")


def _days(since: str | None, until: str | None) -> tuple[str, str]:
    from tracktwo.pipeline.dates import day

    first, last = day(since, "--since"), day(until, "--until")
    return first.isoformat() if first else "", last.isoformat() if last else "9999"


def _within(time: "TimeValue | None", days: tuple[str, str]) -> bool:
    if days == ("", "9999"):
        return True
    first, last = _day(time), ((time.end or time.start or "") if time else "")[:10]
    return bool(first) and first <= days[1] and last >= days[0]


def _names(party: str, refs: "Sequence[object]") -> bool:
    wanted = party.casefold()
    told = (getattr(ref, part) or "" for ref in refs for part in ("name", "code"))
    return not party or any(words.casefold() == wanted for words in told)


def _order(time: "TimeValue | None") -> tuple[bool, str]:
    """Return what sorts by day, what has none last."""
    return not _day(time), _day(time)


def _day(time: "TimeValue | None") -> str:
    return ((time.start or time.end or "") if time else "")[:10]


def when(time: "TimeValue | None", basis: object = None) -> str:
    """Return a time in a few words, marked where it was worked out: "2025-03-10 (worked out)"."""
    if time is None or not (time.start or time.end):
        return f"unknown ({time.text})" if time and time.text else "unknown"
    digits = DIGITS.get(time.granularity.value, 10)
    ends = list(dict.fromkeys(end[:digits] for end in (time.start, time.end) if end))
    mark = {"context": " (worked out)", "report": " (reported)"}.get(str(basis or ""), "")
    return " to ".join(ends) + mark


def _clip(words: str) -> str:
    plain = " ".join(words.split())
    return plain if len(plain) <= LONGEST else plain[: LONGEST - 1] + "…"


def _side(side: "Delegation") -> str:
    seats = {seat.person.id: seat.standing.value.replace("_", " ") for seat in side.seats}
    people = [f"{p.name}, {seats[p.id]}" if p.id in seats else p.name for p in side.people if p != side.party]
    people += [seats[side.party.id]] if side.party.id in seats else []
    return side.party.name + (f" ({'; '.join(people)})" if people else "")


def _round(one: "Round") -> tuple[str, ...]:
    who = " – ".join(_side(side) for side in one.delegations)
    who += f", through {', '.join(m.name for m in one.mediators)}" if one.mediators else ""
    channel = f"{one.channel.value.replace('_', ' ')}, {one.format.value}"
    outcome = one.outcome.value.replace("_", " ") + (f"; next: {one.next}" if one.next else "")
    where = one.venue or (one.place.name if one.place else "unknown")
    return when(one.date, one.date_basis), one.status.value, who, _clip(where), channel, outcome, one.id


def _commitment(one: "Commitment", *, is_late: bool) -> tuple[str, ...]:
    by = one.by.name if one.by else "not said"
    to = f" to {one.to.name}" if one.to else ""
    status = one.status.value + (", overdue" if is_late else ", late" if one.late else "")
    checked = _clip(one.mechanism) if one.mechanism else "not said"
    return when(one.deadline), status, by + to, _clip(one.what), checked, one.id


def _proposal(one: "Proposal") -> tuple[str, ...]:
    answers = "; ".join(
        f"{r.party.name} {r.stance.value.replace('_', ' ')}{f' {r.point}' if r.point else ''}"
        for r in one.responses
    )
    by, to = (", ".join(ref.name for ref in refs) or "not said" for refs in (one.authors, one.recipients))
    return when(one.date), one.status.value, _clip(one.name), by, to, answers or "none told", one.id
