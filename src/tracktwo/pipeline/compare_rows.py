"""The compare door: rows of two texts in, how they stand to each other out, without a store."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from datetime import date
from typing import Any

from tracktwo.ontology.loader import CodeBooks
from tracktwo.pipeline.code import LONGEST_TEXT
from tracktwo.pipeline.compare import compare_texts
from tracktwo.pipeline.rows import RowError, row_fields
from tracktwo.protocols import Infer

DATES = ("a_date", "b_date")


def compare_rows(rows: Iterable[object], *, infer: Infer, books: CodeBooks) -> Iterator[dict[str, Any]]:
    """Yield {id, label, score, reasons} for each row {id, a, b, a_date?, b_date?}, in the order given.

    A row that cannot be compared gives {id, error: {what, where, how_to_fix}} in its place.
    """
    for number, row in enumerate(rows, start=1):
        yield _answer(row, f"row {number}", infer, books)


def _answer(given: object, where: str, infer: Infer, books: CodeBooks) -> dict[str, Any]:
    fields = row_fields(given, where, example='{"id": 1, "a": "...", "b": "..."}')
    if isinstance(fields, RowError):
        return {"id": None, "error": asdict(fields)}
    identity = fields.get("id")
    for name in ("a", "b"):
        text = fields.get(name)
        if not isinstance(text, str) or not text.strip() or len(text) > LONGEST_TEXT:
            what = f"`{name}` is missing, empty, too long or not text"
            return _bad(
                identity, what, where, f"Give `{name}` as text of at most {LONGEST_TEXT:,} characters."
            )
    try:
        days = {name: date.fromisoformat(fields[name][:10]) for name in DATES if fields.get(name)}
    except (ValueError, TypeError):
        return _bad(
            identity, "a date is no date", where, "Give a_date and b_date as YYYY-MM-DD, or leave them out."
        )
    try:
        found = compare_texts(fields["a"], fields["b"], infer=infer, books=books, **days)
    except Exception as error:  # one pair that fails must not stop the others
        return _bad(identity, f"{type(error).__name__}: {error}", where, "Report this with the row.")
    return {
        "id": identity,
        "label": found.label.value,
        "score": round(found.score, 4),
        "reasons": list(found.reasons),
        "kind": found.kind,
    }


def _bad(identity: object, what: str, where: str, how_to_fix: str) -> dict[str, Any]:
    return {"id": identity, "error": asdict(RowError(what, where, how_to_fix))}
