"""A person's decision about records, kept beside them."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from tracktwo.errors import ConfigError, RecordError
from tracktwo.pipeline.edits import editable, faults_of
from tracktwo.pipeline.stamp import moment
from tracktwo.records import (
    FieldValue,
    Forecast,
    Judgement,
    JudgementKind,
    Provenance,
    Question,
    Record,
    WrittenBrief,
    record_id,
)
from tracktwo.store.database import Store


def judge(
    store: Store,
    kind: JudgementKind,
    targets: Iterable[str],
    *,
    who: str,
    reason: str,
    values: Mapping[str, Any] | None = None,
) -> Judgement:
    """Record a decision and return it. Undoing one is judging it with UNDO.

    Args:
        targets: ids of records; for UNDO those of judgements; for MERGE the one to keep first.
        values: for EDIT, field -> new value as JSON.
    Raises:
        ConfigError: a target does not exist, or the kind does not fit it.
        RecordError: an edited value does not fit its field.
    """
    ids = tuple(targets)
    found = store.view().get_many(ids)
    _check(kind, ids, found)
    if kind is JudgementKind.EDIT:
        for record in found.values():
            _check_values(record, values or {})
    at = moment()
    changed = tuple(FieldValue(name, json.dumps(value)) for name, value in sorted((values or {}).items()))
    made = Judgement(
        id=record_id("judgement", kind.value, ids, who, at),
        evidence=(),
        confidence=1.0,
        provenance=Provenance(step="judgement", version="1", rule_or_model=who, recorded_at=at),
        dossier=next((record.dossier for record in found.values()), None),
        kind=kind,
        targets=ids,
        values=changed,
        who=who,
        reason=reason,
        made_at=at,
    )
    store.add([made])
    return made


def _check(kind: JudgementKind, ids: tuple[str, ...], found: dict[str, Record]) -> None:
    if kind is JudgementKind.GRADE:
        raise ConfigError("Outlets are graded, not records. Use 'tracktwo grade OUTLET LETTER --why ...'.")
    if kind is JudgementKind.STATUS:
        raise ConfigError("A month's status is set with 'tracktwo status DOSSIER --override ... --why ...'.")
    if kind is JudgementKind.HYPOTHESES:
        raise ConfigError("Records are weighed with 'tracktwo hypotheses weigh'.")
    if missing := [i for i in ids if i not in found]:
        raise ConfigError(
            f"There is no record {', '.join(missing)}. Copy an id from 'tracktwo search' or the desk."
        )
    if any(isinstance(record, Question | Forecast) for record in found.values()):
        raise ConfigError(
            "Questions and forecasts are not judged: what was asked and said stays, and is scored as it was."
        )
    if any(isinstance(record, WrittenBrief) for record in found.values()):
        raise ConfigError("A brief is not judged: it stays as it was written. Write another: tracktwo serve.")
    if not ids or (kind is JudgementKind.MERGE and len(ids) < 2):
        raise ConfigError(f"To {kind.value} needs {'two ids or more' if ids else 'an id'}. Name the records.")
    are_judgements = {i.startswith("judgement-") for i in ids}
    if are_judgements != {kind is JudgementKind.UNDO}:
        wanted = "judgements" if kind is JudgementKind.UNDO else "records that were read"
        raise ConfigError(
            f"To {kind.value} takes ids of {wanted}. 'tracktwo show ID' lists what was decided."
        )
    if kind is JudgementKind.MERGE and len({type(record) for record in found.values()}) > 1:
        raise ConfigError("Only records of one kind are merged. Name events, or rounds, or quotations.")
    if kind is JudgementKind.SPLIT and (
        single := [i for i in ids if len(getattr(found[i], "reports", ())) < 2]
    ):
        raise ConfigError(
            f"Only records assembled from several reports are split; {single[0]} is a single one."
        )
    if kind is JudgementKind.RETRACT and not all(i.startswith("article-") for i in ids):
        raise ConfigError("Only articles are retracted. Use 'reject' for a single record.")


def _check_values(record: Record, values: Mapping[str, Any]) -> None:
    names = editable(record)
    if not values or (unknown := sorted(values.keys() - set(names))):
        told = f"{', '.join(unknown)} cannot be edited" if values else "no field is named"
        raise ConfigError(f"{record.id}: {told}. Fields are: {', '.join(sorted(names))}.")
    for where, what in faults_of(record, values).items():
        raise RecordError(f"{type(record).__name__}.{where} {what}")
