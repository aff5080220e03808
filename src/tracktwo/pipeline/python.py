"""The Python API: what notebooks and other programs call."""

import datetime
import json
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, TypeVar

from tracktwo.corroborate.compare import Comparison
from tracktwo.extract.quote_quick import quick_quotations
from tracktwo.ontology.loader import code_books
from tracktwo.pipeline import code as coding
from tracktwo.pipeline import compare as comparing
from tracktwo.pipeline.desk import open_desk
from tracktwo.pipeline.model import LateInfer
from tracktwo.records import (
    KINDS,
    Claim,
    Commitment,
    Event,
    Measure,
    Mention,
    Position,
    Proposal,
    Quotation,
    Record,
    Round,
)
from tracktwo.settings import load_settings
from tracktwo.store.view import View
from tracktwo.text import page as pages
from tracktwo.text.page_text import PageText

R = TypeVar("R", bound=Record)


class Coded:
    """The records read from one text."""

    def __init__(self, text: str, records: tuple[Record, ...]) -> None:
        self.text = text
        self.records = records

    def __iter__(self) -> Iterator[Record]:
        return iter(self.records)

    def __len__(self) -> int:
        return len(self.records)

    def __repr__(self) -> str:
        many = {kind: len(self.of(kind)) for kind in KINDS}
        return f"Coded({', '.join(f'{n} {kind}' for kind, n in many.items() if n) or 'nothing'})"

    def of(self, kind: str) -> tuple[Record, ...]:
        """Return the records of a kind: "events", "quotations", ..."""
        return tuple(record for record in self.records if type(record) is KINDS[kind])

    @property
    def events(self) -> tuple[Event, ...]:
        """The events read: who did what to whom."""
        return self._only(Event)

    @property
    def quotations(self) -> tuple[Quotation, ...]:
        """The quotations read: who said what."""
        return self._only(Quotation)

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The claims read: checkable propositions."""
        return self._only(Claim)

    @property
    def positions(self) -> tuple[Position, ...]:
        """The positions read: what parties want."""
        return self._only(Position)

    @property
    def rounds(self) -> tuple[Round, ...]:
        """The rounds read: meetings of a negotiation."""
        return self._only(Round)

    @property
    def commitments(self) -> tuple[Commitment, ...]:
        """The commitments read: promises."""
        return self._only(Commitment)

    @property
    def measures(self) -> tuple[Measure, ...]:
        """The measures read: acts of pressure or relief."""
        return self._only(Measure)

    @property
    def proposals(self) -> tuple[Proposal, ...]:
        """The proposals read: plans, drafts and other texts on the table."""
        return self._only(Proposal)

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """The mentions read: names."""
        return self._only(Mention)

    def _only(self, kind: type[R]) -> tuple[R, ...]:
        return tuple(record for record in self.records if type(record) is kind)

    def to_dict(self) -> dict[str, list[dict[str, Any]]]:
        """Return the records as JSON values, by kind, as the `code` door prints them."""
        return {kind: [record.to_dict() for record in self.of(kind)] for kind in coding.CODED}

    def rows(self, kind: str = "events") -> list[dict[str, Any]]:
        """Return a kind's records as flat rows, one value a cell, for `pandas.DataFrame`."""
        return [flat(record) for record in self.of(kind)]


def code(
    text: str,
    *,
    date: str | None = None,
    title: str | None = None,
    actor: str | None = None,
    recipient: str | None = None,
) -> Coded:
    """Return what is read from a text.

    Args:
        date: when it was published, YYYY-MM-DD; relative dates count from it.
        title: its headline.
        actor: with `recipient`, the one whose act towards the other is asked for; the first event answers.
    Raises:
        ConfigError: there is no text, or the date is no date.
    """
    given = {"date": date, "title": title, "actor": actor, "recipient": recipient}
    finds = coding.code_text(text, given, infer=_infer(), books=code_books())
    return Coded(text, finds.records)


def direct_quotations(text: str, *, date: str | None = None) -> tuple[Quotation, ...]:
    """Return the direct speech in a text, read by patterns without a parser: some hundred times as fast.

    Indirect speech is not seen; `code` reads that too.

    Args:
        date: when it was published, YYYY-MM-DD; the speakers' offices are those of that day.
    """
    day = datetime.date.fromisoformat(date) if date else None
    return tuple(quick_quotations("text", text, books=code_books(), published_on=day))


def code_rows(
    rows: Iterable[Mapping[str, Any]], *, kinds: Iterable[str] | None = None
) -> Iterator[dict[str, Any]]:
    """Yield for each row {id, text, date?, title?, actor?, recipient?} its id and records as JSON values."""
    return coding.code_rows(rows, kinds=kinds, infer=_infer(), books=code_books())


def compare(a: str, b: str, *, a_date: str | None = None, b_date: str | None = None) -> Comparison:
    """Return how two texts stand to each other: contradiction, consistent, unrelated or update.

    Args:
        a_date: when the first was published, YYYY-MM-DD.
    """
    return comparing.compare_texts(
        a,
        b,
        infer=_infer(),
        books=code_books(),
        a_date=datetime.date.fromisoformat(a_date) if a_date else None,
        b_date=datetime.date.fromisoformat(b_date) if b_date else None,
    )


def read_page(raw: bytes, *, url: str | None = None, fetched: str | None = None) -> PageText:
    """Return the article in a page's bytes: text, title, author, date.

    Args:
        fetched: when they were fetched, RFC 3339 in UTC; it dates "3 hours ago". None when that is not known.
    """
    return pages.read_page(raw, url=url, fetched=fetched)


def open_dossier(store: str | None = None) -> View:
    """Return the store as it stands, to read from.

    Args:
        store: a file or postgresql://...; that of the settings when None.
    """
    return open_desk(load_settings(store=store)).view()


@cache
def _infer() -> LateInfer:
    return LateInfer(load_settings().model)


def flat(record: Record) -> dict[str, Any]:
    """Return a record as one flat row: nested values as field_part, lists joined with "; "."""
    row: dict[str, Any] = {}
    for name, value in record.to_dict().items():
        if name == "evidence":
            row["evidence"] = "; ".join(e["text"] for e in value)
            row["evidence_start"] = value[0]["start"] if value else None
            row["evidence_end"] = value[0]["end"] if value else None
        else:
            row.update(_cells(name, value))
    return row


def _cells(name: str, value: Any) -> dict[str, Any]:
    if isinstance(value, dict):
        return {f"{name}_{part}": _cell(inner) for part, inner in value.items()}
    if isinstance(value, list) and value and all(isinstance(v, dict) and "code" in v for v in value):
        codes = "; ".join(v["code"] or "" for v in value)
        return {name: "; ".join(v["name"] for v in value), f"{name}_code": codes}
    return {name: _cell(value)}


def _cell(value: Any) -> Any:
    if isinstance(value, list) and all(isinstance(v, str) for v in value):
        return "; ".join(value)
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict | list) else value
