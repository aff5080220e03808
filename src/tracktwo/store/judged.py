"""What the judgements add up to: which records they hide, change or bring back."""

import dataclasses
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from tracktwo.records import Evidence, Judgement, JudgementKind, Provenance, Record, from_dict, to_dict

EDITED = "edit"  # the provenance step of a record with corrected fields
KEPT = ("question-", "forecast-")  # begin the ids of what no judgement hides or changes, nor a retraction
WITHDRAWN = "withdrawn"  # `superseded_by` of a record that is no longer found and has no successor


@dataclasses.dataclass(frozen=True, slots=True)
class Judged:
    """The judgements in force at one moment.

    `merged` maps a record to the one it was merged into; `split` holds assembled records that were taken
    apart; `edits` has the judgements on each record, oldest first.
    """

    rejected: frozenset[str] = frozenset()
    merged: dict[str, str] = dataclasses.field(default_factory=dict)
    split: frozenset[str] = frozenset()
    retracted: frozenset[str] = frozenset()
    edits: dict[str, tuple[Judgement, ...]] = dataclasses.field(default_factory=dict)

    def hides(self, record_id: str, articles: Iterable[str]) -> bool:
        """Tell whether a record is out of sight; `articles` are those it rests on."""
        if record_id.startswith(KEPT):
            return False
        rests_on = frozenset(articles)
        return (
            record_id in self.rejected
            or record_id in self.merged
            or record_id in self.split
            or record_id in self.retracted
            or bool(rests_on and rests_on <= self.retracted)
        )

    def replaces(self, successor: str | None) -> bool:
        """Tell whether a record with this successor is out of sight for that."""
        return successor is not None and successor not in self.split


def judge_all(judgements: Sequence[Judgement], heirs: Mapping[str, Sequence[str]]) -> Judged:
    """Return what judgements add up to.

    Args:
        judgements: in the order in which they were made.
        heirs: a judged record -> the newer readings of the same thing that took its place, to which the
            decision applies as well: a correction survives a re-reading.
    """
    taken_back = undone(judgements)
    made = [j for j in judgements if j.id not in taken_back]
    standing = [_inherited(j, heirs) for j in made if j.kind is not JudgementKind.MERGE]
    edits: dict[str, tuple[Judgement, ...]] = {}
    for judgement in _of(standing, JudgementKind.EDIT):
        for target in judgement.targets:
            edits[target] = (*edits.get(target, ()), judgement)
    return Judged(
        rejected=_targets(standing, JudgementKind.REJECT) - _accepted_last(standing),
        merged={t: keep for j in _of(made, JudgementKind.MERGE) for t, keep in _merged(j, heirs)},
        split=_targets(standing, JudgementKind.SPLIT),
        retracted=_targets(standing, JudgementKind.RETRACT),
        edits=edits,
    )


def _inherited(judgement: Judgement, heirs: Mapping[str, Sequence[str]]) -> Judgement:
    if judgement.kind is JudgementKind.UNDO:
        return judgement
    targets = (heir for target in judgement.targets for heir in (target, *heirs.get(target, ())))
    return dataclasses.replace(judgement, targets=tuple(dict.fromkeys(targets)))


def _merged(judgement: Judgement, heirs: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, str]]:
    """Yield each record that is out of sight by a merger, with the one that stays."""
    keep, *others = judgement.targets
    staying = {keep, *heirs.get(keep, ())}
    for other in others:
        yield from ((one, keep) for one in (other, *heirs.get(other, ())) if one not in staying)


def undone(judgements: Sequence[Judgement]) -> set[str]:
    """Return the ids of judgements taken back. An undo that was itself undone takes nothing back."""
    found: set[str] = set()
    for judgement in reversed(judgements):
        if judgement.kind is JudgementKind.UNDO and judgement.id not in found:
            found.update(judgement.targets)
    return found


def _of(judgements: Iterable[Judgement], kind: JudgementKind) -> list[Judgement]:
    return [judgement for judgement in judgements if judgement.kind is kind]


def _targets(judgements: Iterable[Judgement], kind: JudgementKind) -> frozenset[str]:
    return frozenset(target for judgement in _of(judgements, kind) for target in judgement.targets)


def _accepted_last(judgements: Iterable[Judgement]) -> set[str]:
    """The records whose latest verdict is acceptance."""
    latest: dict[str, JudgementKind] = {}
    for judgement in judgements:
        if judgement.kind in (JudgementKind.ACCEPT, JudgementKind.REJECT):
            latest.update(dict.fromkeys(judgement.targets, judgement.kind))
    return {target for target, kind in latest.items() if kind is JudgementKind.ACCEPT}


def as_judged(record: Record, judged: Judged) -> Record:
    """Return a record as the judgements leave it.

    An edited one has its new values and names the last edit as its provenance; evidence in a retracted
    article is gone from it.
    """
    if judged.retracted and any(e.article_id in judged.retracted for e in record.evidence):
        record = dataclasses.replace(record, evidence=_kept(record.evidence, judged.retracted))
    for judgement in () if record.id.startswith(KEPT) else judged.edits.get(record.id, ()):
        record = _edited(record, judgement)
    return record


def _kept(evidence: tuple[Evidence, ...], retracted: frozenset[str]) -> tuple[Evidence, ...]:
    return tuple(e for e in evidence if e.article_id not in retracted)


def _edited(record: Record, judgement: Judgement) -> Record:
    row = {**to_dict(record), **{value.field: json.loads(value.json) for value in judgement.values}}
    step = Provenance(
        step=EDITED, version="1", rule_or_model=judgement.id, recorded_at=judgement.provenance.recorded_at
    )
    read: Callable[[Any, dict[str, Any]], Record] = from_dict
    return dataclasses.replace(read(type(record), row), provenance=step)
