"""What changed in a dossier since a moment, for one person or for all: new, changed, differing, gone."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from tracktwo.errors import ConfigError
from tracktwo.pipeline.judge import judge
from tracktwo.pipeline.stamp import moment
from tracktwo.records import KINDS, Disagreement, Judgement, JudgementKind, Record, to_dict
from tracktwo.store.database import Store
from tracktwo.store.judged import WITHDRAWN, undone
from tracktwo.store.recorded import last_recorded, recorded_counts
from tracktwo.store.view import View
from tracktwo.store.visits import Visit, VisitKind

__all__ = [
    "GROUPS",
    "Change",
    "Changes",
    "VisitKind",
    "changes_for",
    "changes_of",
    "decide",
    "mark_seen",
    "week_before_last_reading",
]

# The kinds that are gone through one by one, the weightiest first; the others are counted.
TRIAGED = ("disagreements", "rounds", "commitments", "measures", "proposals", "positions", "events")
COUNTED = ("articles", "quotations", "claims", "scenarios", "issues")
GROUPS = {
    "contradicted": "Accounts that now differ",
    "changed": "Changed",
    "new": "New",
    "retracted": "No longer held",
}
LOOKED_AT = 150  # of each kind, the newest; of more, those before them are only counted
LONGEST = 50  # changes of a group that are shown; all are counted
WEEK = timedelta(days=7)
MOST_STEPS = 20  # successors followed from a record that was replaced again and again
# What differs whenever a record is assembled anew, and what a reader is told in other words.
UNTOLD = frozenset({"id", "provenance", "confidence", "superseded_by", "dossier", "evidence", "reports",
                    "history", "tolls", "statuses", "previous", "text"})  # fmt: skip
HIDING = {JudgementKind.REJECT: "rejected", JudgementKind.RETRACT: "retracted"}


@dataclass(frozen=True, slots=True)
class Change:
    """One record that is new, changed or gone, with what it was before and in words what differs."""

    record: Record
    before: Record | None
    why: str


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed since a moment, None for from the beginning.

    `groups` holds by key of GROUPS what is shown, `totals` how many there are; `also` counts the new records
    of kinds that are not gone through; `later` are those put off, `decided` counts those already judged.
    """

    since: str | None
    groups: dict[str, tuple[Change, ...]]
    totals: dict[str, int]
    also: dict[str, int]
    later: tuple[Change, ...] = ()
    decided: int = 0

    @property
    def is_empty(self) -> bool:
        """Whether nothing changed and nothing was put off."""
        return not (self.later or any(self.totals.values()) or any(self.also.values()))


def changes_for(store: Store, dossier: str, *, who: str, since: str | None = None) -> Changes:
    """Return what changed since a person last marked the dossier as seen, or since a moment that is named."""
    visits = store.visits(who, dossier)
    seen = [visit.at for visit in visits if visit.what is VisitKind.SEEN]
    put_off = {visit.record_id: visit.what is VisitKind.LATER for visit in visits if visit.record_id}
    waiting = [record_id for record_id, is_waiting in put_off.items() if is_waiting and record_id]
    return changes_of(store.view(), dossier, since=since or max(seen, default=None), later=waiting)


def changes_of(view: View, dossier: str, *, since: str | None, later: Iterable[str] = ()) -> Changes:
    """Return what changed in a dossier since a moment as records carry it; None is the beginning.

    Args:
        later: ids of records put off; they stand apart until somebody judges them.
    """
    judgements = _judgements(view, dossier, since)
    judged = {target for one in judgements for target in one.targets}
    before = _before(view, dossier, since)
    put_off = set(later)
    groups: dict[str, list[Change]] = {name: [] for name in GROUPS}
    newest = {k: list(view.newest([k], dossier=dossier, after=since, limit=LOOKED_AT)) for k in TRIAGED}
    looked_at = [record for found in newest.values() for record in found]
    for record in [*looked_at, *_further_back(view, before, looked_at)]:
        group, change = _classed(record, before.get(record.id))
        if change is not None and record.id not in judged | put_off:
            groups[group].append(change)
    groups["changed"] += _edited(view, judgements)
    groups["retracted"] += [*_withdrawn(view, dossier, since), *_hidden(view, judgements)]
    for found in groups.values():
        found.sort(key=_weight)
    further = _further(view, dossier, since, newest, before)
    waiting = [r for r in view.get_many(put_off - judged).values() if r.superseded_by is None]
    return Changes(
        since=since,
        groups={name: tuple(found[:LONGEST]) for name, found in groups.items()},
        totals={name: len(found) + further[name] for name, found in groups.items()},
        also=_counted(view, dossier, since),
        later=tuple(Change(record, None, "put off") for record in sorted(waiting, key=lambda r: r.id)),
        decided=len(judged),
    )


def _weight(change: Change) -> int:
    return TRIAGED.index(_kind(change.record)) if _kind(change.record) in TRIAGED else -1


def _kind(record: Record) -> str:
    return next(word for word, kind in KINDS.items() if type(record) is kind)


def _classed(record: Record, before: Record | None) -> tuple[str, Change | None]:
    """Return the group of a record made since, and the change; None where only its making differs."""
    if before is None:
        return ("contradicted" if isinstance(record, Disagreement) else "new"), Change(record, None, "")
    why = difference(before, record)
    return "changed", Change(record, before, why) if why else None


def difference(before: Record, after: Record) -> str:
    """Return in words what differs between two states of a record; "" when only their making does."""
    old, new = to_dict(before), to_dict(after)
    told = [
        f"{name.replace('_', ' ')}: {_words(old.get(name))} → {_words(new[name])}"
        for name in new
        if name not in UNTOLD and old.get(name) != new[name]
    ]
    articles = {e.article_id for e in after.evidence} - {e.article_id for e in before.evidence}
    if articles:
        told.append(f"told by {len(articles)} more article{'' if len(articles) == 1 else 's'}")
    return "; ".join(told)


def _words(value: Any) -> str:
    """Return a field's value as JSON has it in words, as short as a reader needs it."""
    if value is None or value in ("", []):
        return "unknown"
    if isinstance(value, dict):
        named = value.get("name") or value.get("text") or value.get("start")
        return str(named or ", ".join(_words(part) for part in value.values() if part))
    if isinstance(value, list):
        return ", ".join(map(_words, value[:4])) + (" …" if len(value) > 4 else "")
    return str(value).replace("_", " ")


def _before(view: View, dossier: str, since: str | None) -> dict[str, Record]:
    """Return for current records what of the same kind stood in their place at a moment."""
    if since is None:
        return {}
    old = view.superseded_after(since, TRIAGED, dossier=dossier)
    at = {record.id: record.superseded_by for record in old}
    for _ in range(MOST_STEPS):
        following = view.get_many({new for new in at.values() if new and new != WITHDRAWN})
        further = {
            i: r.superseded_by for i, r in following.items() if r.superseded_by not in (None, WITHDRAWN)
        }
        if not further:
            break
        at = {start: further.get(new or "", new) for start, new in at.items()}
    return {new: record for record in old if (new := at[record.id]) and new != WITHDRAWN}


def _withdrawn(view: View, dossier: str, since: str | None) -> Iterator[Change]:
    if since is None:
        return
    for record in view.superseded_after(since, TRIAGED, dossier=dossier):
        if record.superseded_by == WITHDRAWN:
            yield Change(record, None, "a newer reading no longer finds it")


def _judgements(view: View, dossier: str, since: str | None) -> list[Judgement]:
    """Return the judgements in force on a dossier that were made since a moment."""
    made = [one for one in view.records("judgements") if isinstance(one, Judgement)]
    gone = undone(made)
    mine = (j for j in made if j.id not in gone and j.dossier == dossier)
    return [j for j in mine if since is None or j.made_at > since]


def _hidden(view: View, judgements: Iterable[Judgement]) -> Iterator[Change]:
    for one in judgements:
        if one.kind in HIDING:
            reason = f": {one.reason}" if one.reason else ""
            for record in view.get_many(one.targets).values():
                yield Change(record, None, f"{HIDING[one.kind]} by {one.who}{reason}")


def _edited(view: View, judgements: Iterable[Judgement]) -> Iterator[Change]:
    for one in judgements:
        if one.kind is JudgementKind.EDIT:
            fields = ", ".join(value.field for value in one.values)
            for record in view.get_many(one.targets).values():
                yield Change(record, None, f"{fields} corrected by {one.who}")


def _counted(view: View, dossier: str, since: str | None) -> dict[str, int]:
    if since is None:
        counts = view.counts(dossier=dossier)
        return {kind: counts[kind] for kind in COUNTED if counts[kind]}
    return recorded_counts(view, COUNTED, dossier=dossier, after=since)


def _further_back(view: View, before: Mapping[str, Record], looked_at: Sequence[Record]) -> Iterator[Record]:
    """Yield records that took the place of others and lie further back than those looked at."""
    missing = list(before.keys() - {record.id for record in looked_at})[:LOOKED_AT]
    for record in view.get_many(missing).values():
        standing = view.standing(record.id)
        if standing and standing.is_shown:
            yield record


def _further(
    view: View,
    dossier: str,
    since: str | None,
    newest: Mapping[str, Sequence[Record]],
    before: Mapping[str, Record],
) -> Counter[str]:
    """Count what is new beyond the newest of each kind, by group; what took another's place is not new."""
    further: Counter[str] = Counter()
    full = [kind for kind, found in newest.items() if len(found) == LOOKED_AT]
    seen = {record.id for found in newest.values() for record in found}
    replaced = Counter(_kind(record) for name, record in before.items() if name not in seen)
    for kind, many in recorded_counts(view, full, dossier=dossier, after=since).items() if full else ():
        group = "contradicted" if kind == "disagreements" else "new"
        further[group] += max(0, many - LOOKED_AT - replaced[kind])
    return further


def week_before_last_reading(view: View, dossier: str) -> str | None:
    """Return the day a week before anything was last recorded in a dossier, None when nothing was."""
    last = last_recorded(view, (*TRIAGED, *COUNTED), dossier=dossier)
    return (date.fromisoformat(last[:10]) - WEEK).isoformat() if last else None


def mark_seen(store: Store, dossier: str, *, who: str, at: str | None = None) -> None:
    """Note that a person has seen all of a dossier up to a moment, by default this one."""
    store.note_visit(Visit(who, dossier, VisitKind.SEEN, None, at or moment()))


def decide(store: Store, dossier: str, record_id: str, *, verdict: str, who: str) -> Judgement | None:
    """Accept or reject a record and return the judgement, or put it off for later and return None.

    Raises:
        ConfigError: there is no such record in the dossier, or no such verdict.
    """
    found = store.view().get(record_id)
    if found is None or found.dossier != dossier:
        raise ConfigError(f"The dossier {dossier!r} holds no record {record_id}. Reload the page.")
    if verdict == VisitKind.LATER:
        store.note_visit(Visit(who, dossier, VisitKind.LATER, record_id, moment()))
        return None
    if verdict not in (JudgementKind.ACCEPT, JudgementKind.REJECT):
        raise ConfigError(f"{verdict!r} is no verdict. There are: accept, reject, later.")
    reason = "gone through under What changed"
    made = judge(store, JudgementKind(verdict), [record_id], who=who, reason=reason)
    store.note_visit(Visit(who, dossier, VisitKind.DONE, record_id, moment()))
    return made
