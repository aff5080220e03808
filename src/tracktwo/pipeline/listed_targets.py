"""Who stands on lists of sanctions, by whom and since when: a line for each target, over all lists."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from tracktwo.records import ActorRef, Granularity, Measure, MeasureKind, MeasureStatus

UNKNOWN = "somebody unnamed"


@dataclass(frozen=True, slots=True)
class ListedBy:
    """One imposer's listing of a target. `since` is in words: a day, "by" a day, "between" two, "" unknown.

    `ended` says that none of the imposer's entries on it stands any more.
    """

    imposer: str
    since: str
    ended: bool
    kinds: tuple[MeasureKind, ...]
    measures: tuple[Measure, ...]

    @property
    def words(self) -> str:
        """What a reader is told: "European Union since 2022-02-23"."""
        since = (
            f" since {self.since}" if self.since[:1].isdigit() else f" ({self.since})" if self.since else ""
        )
        return f"{self.imposer}{since}{', no longer' if self.ended else ''}"


@dataclass(frozen=True, slots=True)
class ListedTarget:
    """A target with all who list it, the first to do so first, and on what grounds entries were joined."""

    target: ActorRef
    by: tuple[ListedBy, ...]
    grounds: tuple[str, ...]

    @property
    def words(self) -> str:
        """What a reader is told: "listed by European Union since 2022-02-23, United States since ..."."""
        return "listed by " + ", ".join(one.words for one in self.by)


def listed_targets(measures: Iterable[Measure]) -> list[ListedTarget]:
    """Return the targets of lists, those that most list first, then by name."""
    found: dict[str, list[Measure]] = defaultdict(list)
    for one in measures:
        if one.listing is not None and one.target is not None and one.kind is not MeasureKind.RELIEF:
            found[one.target.id or one.target.name].append(one)
    made = [_target(held) for held in found.values()]
    return sorted(made, key=lambda one: (-len(one.by), one.target.name, one.target.id or ""))


def _target(held: Sequence[Measure]) -> ListedTarget:
    by: dict[str, list[Measure]] = defaultdict(list)
    for one in held:
        by[one.imposer.name if one.imposer else UNKNOWN].append(one)
    listed = sorted(
        (_by(imposer, own) for imposer, own in by.items()), key=lambda one: (_day(one.since), one.imposer)
    )
    return ListedTarget(next(one.target for one in held if one.target), tuple(listed), _grounds(held))


def _grounds(held: Sequence[Measure]) -> tuple[str, ...]:
    """Return each ground with the entries that share it: "imo 9187629 (eu EU.101.1, uk RUS0102)"."""
    shared: dict[str, list[str]] = defaultdict(list)
    for one in held:
        for words in one.listing.same_as if one.listing else ():
            ground, _, entry = words.partition(": ")
            shared[ground].append(entry)
    return tuple(
        f"{ground} ({', '.join(sorted(set(entries)))})" for ground, entries in sorted(shared.items())
    )


def _by(imposer: str, own: Sequence[Measure]) -> ListedBy:
    told = sorted(filter(None, map(_since, own)), key=_day)
    return ListedBy(
        imposer,
        told[0] if told else "",
        all(one.status is MeasureStatus.HISTORICAL for one in own),
        tuple(dict.fromkeys(one.kind for one in own)),
        tuple(own),
    )


def _since(one: Measure) -> str:
    """Return since when an entry is listed, as far as its list tells."""
    date = one.date
    if date is None:
        return ""
    return (date.start or "")[:10] if date.granularity is Granularity.DAY else date.text


def _day(since: str) -> str:
    """Return what a "since" sorts by: days first, what is only bounded last."""
    return since if since[:1].isdigit() else f"9999 {since}"


def targets_as_json(targets: Iterable[ListedTarget]) -> list[dict[str, Any]]:
    """Return targets as JSON values."""
    return [
        {
            "target": one.target.name,
            "actor": one.target.id,
            "joined_by": list(one.grounds),
            "listed_by": [
                {
                    "imposer": by.imposer,
                    "since": by.since or None,
                    "ended": by.ended,
                    "kinds": [kind.value for kind in by.kinds],
                    "records": [measure.id for measure in by.measures],
                }
                for by in one.by
            ],
        }
        for one in targets
    ]
