"""Ids, offsets, and records to JSON and back."""

import json
from dataclasses import fields, is_dataclass
from typing import Any

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tracktwo.errors import RecordError, SpanError
from tracktwo.records import (
    KINDS,
    Record,
    Span,
    evidence_at,
    from_dict,
    json_schema,
    quoted_text,
    record_id,
    to_dict,
)
from tracktwo.records.base import KeyField

keys = st.lists(st.one_of(st.none(), st.text(), st.integers(), st.booleans()), max_size=4).map(tuple)


@given(keys, keys)
def test_different_keys_give_different_ids(one: tuple[KeyField, ...], other: tuple[KeyField, ...]) -> None:
    same = json.dumps(one) == json.dumps(other)
    assert (record_id("event", *one) == record_id("event", *other)) is same


@given(st.text(min_size=1), st.data())
def test_evidence_is_exactly_the_words_at_its_offsets(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    if not text[start:end].strip():
        with pytest.raises(SpanError):
            evidence_at("a1", text, start=start, end=end)
        return
    evidence = evidence_at("a1", text, start=start, end=end)
    assert text[evidence.start : evidence.end] == evidence.text == text[start:end].strip()


@pytest.mark.parametrize(("start", "end"), [(3, 3), (4, 2), (-1, 2), (0, 99)])
def test_offsets_that_do_not_fit_say_where_and_how_to_fix(start: int, end: int) -> None:
    with pytest.raises(SpanError, match=r"article 'a1' \(5 characters\)\. Re-extract"):
        quoted_text(Span("a1", start, end), "Talks")


finite = st.floats(allow_nan=False, allow_infinity=False)
st.register_type_strategy(float, finite)


def strategy_for(kind: type[Record]) -> st.SearchStrategy[Record]:
    return st.builds(
        kind, **{f.name: st.from_type(f.type) for f in fields(kind) if not isinstance(f.type, str)}
    )


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS.keys())
@settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_every_record_survives_json_and_fits_its_schema(kind: type[Record], data: st.DataObject) -> None:
    record = data.draw(strategy_for(kind))
    row = json.loads(json.dumps(to_dict(record)))
    assert from_dict(kind, row) == record
    jsonschema.validate(row, json_schema(kind))


def sample_row() -> dict[str, Any]:
    return {
        "id": "issue-1", "dossier": None, "evidence": [], "confidence": 1.0, "superseded_by": None,
        "provenance": {"step": "s", "version": "1", "rule_or_model": "r", "recorded_at": None},
        "where": "a.txt", "step": "text", "what": "empty", "how_to_fix": "give text", "article_id": None,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"what": 3}, r"Issue\.what is 3, which is not text"),
        ({"wat": "x"}, r"Issue\.wat is not a field"),
        (
            {"evidence": [{"article_id": "a", "start": "0", "end": 1, "text": "x"}]},
            r"evidence\[0\]\.start is '0'",
        ),
        ({"confidence": float("nan")}, r"Issue\.confidence is nan, which is not a number"),
        ({"confidence": True}, r"Issue\.confidence is True, which is not a number"),
    ],
)
def test_a_row_that_does_not_fit_names_the_field(change: dict[str, Any], message: str) -> None:
    with pytest.raises(RecordError, match=message):
        from_dict(KINDS["issues"], sample_row() | change)


def test_a_missing_field_is_named() -> None:
    row = sample_row()
    del row["where"]
    with pytest.raises(RecordError, match=r"Issue\.where is missing"):
        from_dict(KINDS["issues"], row)


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS.keys())
def test_records_are_frozen(kind: type[Record]) -> None:
    assert is_dataclass(kind)
    assert kind.__dataclass_params__.frozen  # type: ignore[attr-defined]
    assert not hasattr(kind, "__dict__") or "__slots__" in vars(kind)
