"""The batch door: rows in, answers out in the same order, whatever a row holds."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pandas
import pytest

import tracktwo
from tracktwo.errors import ConfigError
from tracktwo.ontology.loader import CodeBooks
from tracktwo.pipeline.code import CODED, code_rows
from tracktwo.pipeline.compare_rows import compare_rows
from tracktwo.pipeline.python import flat
from tracktwo.protocols import Infer

ATTACK = "Russian forces attacked Odesa on Monday, killing at least eight people."
SPOKEN = "\n  “We want peace,” said Ada Brook,\u200b the foreign minister of Ukraine. 🕊️ Talks resume.\r\n"


@pytest.fixture
def code(infer: Infer, books: CodeBooks) -> Any:
    def run(*rows: object, kinds: list[str] | None = None) -> list[dict[str, Any]]:
        return list(code_rows(rows, kinds=kinds, infer=infer, books=books))

    return run


def test_answers_come_in_order_with_the_ids_given(code: Any) -> None:
    rows = [{"id": identity, "text": ATTACK} for identity in ("b", 2, None, 3.5, ["x"])] + [{"text": ATTACK}]
    assert [answer["id"] for answer in code(*rows)] == ["b", 2, None, 3.5, ["x"], None]


def test_only_the_kinds_asked_for_are_given(code: Any) -> None:
    (answer,) = code({"id": 1, "text": ATTACK}, kinds=["quotations", "events"])
    assert list(answer) == ["id", "events", "quotations"]
    (answer,) = code({"id": 1, "text": ATTACK})
    assert list(answer) == ["id", *CODED]
    assert answer["events"]


def test_a_kind_that_texts_do_not_give_is_refused(code: Any) -> None:
    with pytest.raises(ConfigError, match=r"stories.*There are: events"):
        code({"id": 1, "text": ATTACK}, kinds=["stories"])


@pytest.mark.parametrize("text", [ATTACK, SPOKEN, "  leading", "tail \n\n", "\ufeffbom. Kyiv denied it."])
def test_offsets_point_into_the_text_as_given(code: Any, text: str) -> None:
    (answer,) = code({"id": 1, "text": text})
    for kind in CODED:
        for record in answer[kind]:
            for evidence in record["evidence"]:
                assert text[evidence["start"] : evidence["end"]] == evidence["text"]


BAD_ROWS: dict[str, tuple[object, str]] = {
    "not JSON": ("{not json", "not JSON"),
    "a list": ([1, 2], "not an object"),
    "a number as a line": ("17", "not an object"),
    "nothing": (None, "not an object"),
    "no text": ({"id": 1}, "`text` is missing"),
    "empty text": ({"id": 1, "text": " \n"}, "`text` is empty"),
    "text is a number": ({"id": 1, "text": 5}, "not text"),
    "text is null": ({"id": 1, "text": None}, "missing"),
    "huge": ({"id": 1, "text": "word " * 300_000}, "at most"),
    "title is a list": ({"id": 1, "text": ATTACK, "title": ["x"]}, "`title`"),
    "no date": ({"id": 1, "text": ATTACK, "date": "soon"}, "`date`"),
    "date is a number": ({"id": 1, "text": ATTACK, "date": 20260304}, "`date`"),
    "nested without end": ("[" * 100_000, "not JSON"),
    "half a surrogate pair": ({"id": 1, "text": "half \ud800. Russia attacked Ukraine."}, "parsed"),
}


@pytest.mark.parametrize("name", BAD_ROWS)
def test_a_bad_row_is_answered_in_its_place_and_the_next_is_read(code: Any, name: str) -> None:
    row, what = BAD_ROWS[name]
    before, bad, after = code({"id": "a", "text": ATTACK}, row, {"id": "z", "text": ATTACK})
    assert set(bad) == {"id", "error"}
    assert what in bad["error"]["what"]
    assert "row 2" in bad["error"]["where"] or "row 1" in bad["error"]["where"]
    assert bad["error"]["how_to_fix"].endswith(".")
    assert before["events"]
    assert after["events"]


def test_the_same_rows_give_the_same_bytes(code: Any) -> None:
    rows = [{"id": n, "text": text, "date": "2026-03-04"} for n, text in enumerate([ATTACK, SPOKEN] * 5)]
    assert json.dumps(code(*rows)) == json.dumps(code(*rows))


def test_a_row_does_not_depend_on_its_neighbours(code: Any) -> None:
    rows = [{"id": n, "text": text} for n, text in enumerate([ATTACK, SPOKEN, "Kyiv denied it."])]
    assert code(*rows) == [answer for row in rows for answer in code(row)]


def test_no_rows_give_nothing(code: Any) -> None:
    assert code() == []


def test_comparing_answers_bad_rows_in_their_place(infer: Infer, books: CodeBooks) -> None:
    rows = [
        {"id": 1, "a": "Eight people were killed in Odesa.", "b": "Thirty people were killed in Odesa."},
        "no json",
        {"id": 3, "a": "x"},
        {"id": 4, "a": "x", "b": "y", "a_date": 5},
        [],
    ]
    first, *bad = compare_rows(rows, infer=infer, books=books)
    assert (first["id"], first["label"]) == (1, "contradiction")
    assert first["reasons"]
    assert [answer["id"] for answer in bad] == [None, 3, 4, None]
    assert all(set(answer["error"]) == {"what", "where", "how_to_fix"} for answer in bad)


def test_python_code_gives_records_dictionaries_and_flat_rows() -> None:
    coded = tracktwo.code(ATTACK, date="2026-03-04")
    (event,) = coded.of("events")
    assert coded.to_dict()["events"] == [event.to_dict()]
    assert event in list(coded)
    (row,) = coded.rows("events")
    assert row == flat(event)
    assert row["evidence"]
    assert row["date_start"] == "2026-03-02"
    assert all(not isinstance(cell, list | dict) for cell in row.values())
    with pytest.raises(ConfigError, match="empty"):
        tracktwo.code("  ")


def test_python_rows_fit_a_data_frame() -> None:
    frame = pandas.DataFrame(tracktwo.code(f"{ATTACK} France sanctioned Russia.").rows("events"))
    assert len(frame) == 2
    assert {"type", "actors", "recipients_code", "evidence_start"} <= set(frame.columns)


def test_importing_tracktwo_loads_nothing_heavy() -> None:
    code = "import sys, tracktwo; print({'spacy', 'sqlalchemy', 'yaml', 'pydantic'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


def test_the_readmes_python_example_runs_as_printed(capsys: pytest.CaptureFixture[str]) -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text("utf-8")
    example = readme.split("```python\n")[1].split("```")[0]
    exec(compile(example, "README.md", "exec"), {})
    assert capsys.readouterr().out.startswith("CONSULT occurred")


@pytest.mark.parametrize("kind", CODED)
def test_each_kind_is_an_attribute_of_what_was_coded(kind: str) -> None:
    coded = tracktwo.code(f"{ATTACK} Envoys met in Geneva on Monday, the UN said.", date="2026-03-04")
    assert getattr(coded, kind) == coded.of(kind)
