"""Every export format, whoever wrote it: all kinds of records, told completely, harmless in a spreadsheet."""

import csv
import io
import json
import math
from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.store.rows import article, event, issue

from tracktwo.errors import ConfigError
from tracktwo.export.csv import guarded
from tracktwo.export.formats import exporter, exporters
from tracktwo.records import KINDS, Article, Event, EventType, Issue, Record, from_dict, to_dict
from tracktwo.records.serial import json_name

TALKS = article('=HYPERLINK("http://x")\nEnvoys met; \'quoted\', "twice", Łódź 🕊️ \u2028 end.')
MET = event(TALKS, day="2026-02-27")
WRONG = issue(TALKS.id, what='+1 "x", y\nnext \ud800')


ACLED_TYPES = (EventType.ASSAULT, EventType.PROTEST)


def written(name: str, kind: type[Record], *records: Record) -> str:
    file = io.StringIO(newline="")
    fits = [r for r in records if not isinstance(r, Event) or name != "acled" or r.type in ACLED_TYPES]
    assert exporter(name).write(iter(records), kind, file) == len(fits)
    return file.getvalue()


@pytest.mark.parametrize("name", exporters())
def test_every_format_has_a_name_and_says_what_it_is(name: str) -> None:
    module = exporter(name)
    assert name == module.NAME
    assert (module.__doc__ or "").strip()


@pytest.mark.parametrize("name", exporters())
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_can_be_written_when_there_is_none(name: str, kind: str) -> None:
    if hasattr(exporter(name), "write_events") and kind != "events":
        with pytest.raises(ConfigError, match="holds events only"):
            written(name, KINDS[kind])
        return
    assert written(name, KINDS[kind]) is not None


@pytest.mark.parametrize("name", exporters())
def test_the_same_records_give_the_same_words(name: str) -> None:
    assert written(name, Event, MET) == written(name, Event, MET)


def test_json_lines_bring_every_record_back() -> None:
    lines = written("jsonl", Event, MET, MET).split("\n")
    assert lines.pop() == ""
    assert [from_dict(Event, json.loads(line)) for line in lines] == [MET, MET]
    (line,) = written("jsonl", Article, TALKS).split("\n")[:-1]
    assert from_dict(Article, json.loads(line)) == TALKS


def test_json_brings_every_record_back() -> None:
    rows = json.loads(written("json", Event, MET, MET))
    assert [from_dict(Event, row) for row in rows] == [MET, MET]
    assert json.loads(written("json", Event)) == []


def test_csv_has_every_field_and_nested_values_as_json() -> None:
    (row,) = csv.DictReader(io.StringIO(written("csv", Event, MET), newline=""))
    assert list(row) == [json_name(field.name) for field in fields(Event)]
    assert json.loads(row["date"]) == to_dict(MET)["date"]
    assert json.loads(row["evidence"]) == to_dict(MET)["evidence"]
    assert row["killed"] == ""


@pytest.mark.parametrize(("kind", "record", "field"), [(Article, TALKS, "text"), (Issue, WRONG, "what")])
def test_csv_cells_cannot_run_as_formulas(kind: type[Record], record: Record, field: str) -> None:
    (row,) = csv.DictReader(io.StringIO(written("csv", kind, record), newline=""))
    assert row[field] == "'" + getattr(record, field)


@given(st.text())
def test_no_guarded_text_begins_like_a_formula_and_nothing_is_lost(text: str) -> None:
    cell = guarded(text)
    assert not cell.lstrip(" \u00a0").startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
    assert cell.endswith(text)


def test_numbers_stay_numbers() -> None:
    (row,) = csv.DictReader(io.StringIO(written("csv", Event, MET), newline=""))
    assert math.isclose(float(row["confidence"]), MET.confidence)


def test_a_format_that_is_not_there_is_named_with_those_that_are() -> None:
    with pytest.raises(
        ConfigError, match=r"'xlsx'\. There are: acled, atom, csv, gdelt, icews, ics, json, jsonfeed, jsonl"
    ):
        exporter("xlsx")
