"""A dossier's articles where only who printed them, when and after whom is wanted, of all of them at once.

An article's row is kilobytes, and a large dossier has tens of thousands: what is asked of all of them is kept
in a few words each and brought up to date by what is new.
"""

import json
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import astuple
from threading import Lock
from typing import Any, NamedTuple

import numpy as np
from sqlalchemy import Connection, func, select

from tracktwo import protocols
from tracktwo.records import Article, CopyKind
from tracktwo.store import schema
from tracktwo.store.reading import FETCH
from tracktwo.store.shown import shown_now
from tracktwo.store.standing import chunks, relations_of
from tracktwo.store.view import View

table = schema.record.c
STANDING = ("story_id", "origin_id", "copy_of", "copy_kind")  # how it stands to others
MOST_NEW = 4000  # articles whose standing is asked for one by one; of more, the whole log is read
READ = ("published_at", "lang", *STANDING)  # of its row; the outlet has a column


class Printed(NamedTuple):
    """An article as far as it is asked for of all at once; the names are those of `Article`."""

    id: str
    outlet: str | None
    published_at: str | None
    lang: str | None
    story_id: str | None = None
    origin_id: str | None = None
    copy_of: str | None = None
    copy_kind: CopyKind | None = None

    @property
    def origin(self) -> str:
        """The article that it goes back to, itself where none is known."""
        return self.origin_id or self.copy_of or self.id

    @property
    def day(self) -> str:
        """The day it was published, "" when nobody dated it."""
        return (self.published_at or "")[:10]


def press_of(view: protocols.View, dossier: str | None, *, since: str | None = None) -> list[Printed]:
    """Return the current articles of a dossier, or of all, by date.

    Args:
        since: an ISO date, inside.
    """
    whole = getattr(view, "whole", view)
    if not isinstance(whole, View) or whole.as_of is not None:
        found = whole.records("articles", dossier=dossier, since=since)
        return [printed(record) for record in found if isinstance(record, Article)]
    return whole.kept.thing(lambda: Press(dossier), "press", dossier).current(whole, since=since)


def printed(article: Article) -> Printed:
    """Return an article as it is kept here."""
    return Printed(**{name: getattr(article, name) for name in Printed._fields})


class Press:
    """Keeps the articles of one dossier. Safe to ask from several threads."""

    def __init__(self, dossier: str | None) -> None:
        self._asked = [table.kind == "articles", table.shown]
        if dossier is not None:
            self._asked.append(table.dossier == dossier)
        self._lock = Lock()
        self._dates: dict[int, tuple[str, int]] = {}
        self._rows: dict[int, Printed] = {}  # as written, without edits
        self._seq_of: dict[str, int] = {}
        self._relations = 0  # the number of the last one taken in
        self._words: dict[str, str] = {}  # outlets and languages, each held once
        self._current: tuple[str, list[str], list[Printed]] | None = None

    def current(self, view: View, *, since: str | None = None) -> list[Printed]:
        """Return the articles as the store stands now, by date."""
        version = view.version()
        with self._lock:
            if self._current is None or self._current[0] != version:
                self._current = version, *self._brought_up_to_date(view)
            _, dates, rows = self._current
        return rows if since is None else rows[bisect_left(dates, since[:10]) :]

    def _brought_up_to_date(self, view: View) -> tuple[list[str], list[Printed]]:
        with view.connected() as connection:
            known = np.fromiter(self._rows, np.int64, len(self._rows))
            new, gone = shown_now(connection, self._asked, known)
            for seq in gone.tolist():
                del self._seq_of[self._rows.pop(seq).id], self._dates[seq]
            if len(new):
                self._read(connection, set(new.tolist()))
            self._relate(connection, [self._rows[seq].id for seq in new.tolist()])
        edited = self._edited(view)
        order = sorted(self._rows, key=self._dates.__getitem__)
        return [self._dates[i][0] for i in order], [edited.get(i) or self._rows[i] for i in order]

    def _read(self, connection: Connection, new: set[int]) -> None:
        columns = (table.seq, table.id, table.sort_date, table.facet, table.body)
        asked = select(*columns).where(*self._asked, table.seq >= min(new)).order_by(table.seq)
        for row in connection.execute(asked.execution_options(yield_per=FETCH)):
            if row.seq in new:
                read = {name: _field(row.body, name) for name in READ}
                for name in ("lang", "published_at"):
                    read[name] = self._one(read[name])
                read["copy_kind"] = CopyKind(read["copy_kind"]) if read["copy_kind"] else None
                self._rows[row.seq] = Printed(row.id, self._one(row.facet), **read)
                self._dates[row.seq] = self._one(row.sort_date) or "", row.seq
                self._seq_of[row.id] = row.seq

    def _one(self, word: str | None) -> str | None:
        """The same word, held once however many articles have it."""
        return None if word is None else self._words.setdefault(word, word)

    def _relate(self, connection: Connection, new: list[str]) -> None:
        """Take in how articles stand to others, as last noted; of new ones what was noted before, too."""
        log = schema.relation.c
        last = connection.scalar(select(func.max(log.seq))) or 0
        is_begun = self._relations > 0 and len(new) <= MOST_NEW
        for relation in relations_of(connection, new).values() if is_begun else ():
            self._stands(*astuple(relation))
        asked = select(log.article_id, *(log[name] for name in STANDING)).order_by(log.seq)
        for row in connection.execute(asked.where(log.seq > (self._relations if is_begun else 0))):
            self._stands(*row)
        self._relations = last

    def _stands(
        self, article: str, story: str | None, origin: str | None, copied: str | None, kind: str | None
    ) -> None:
        seq = self._seq_of.get(article)
        if seq is None:
            return
        row = self._rows[seq]
        self._rows[seq] = row._replace(
            story_id=story,
            origin_id=row.id if origin == row.id else origin,
            copy_of=copied,
            copy_kind=CopyKind(kind) if kind else None,
        )

    def _edited(self, view: View) -> dict[int, Printed]:
        """The articles that people corrected, as they stand now."""
        mine = {i: self._seq_of[i] for i in view.edited() if i in self._seq_of}
        found = view.get_many(mine)
        return {mine[i]: printed(one) for i, one in found.items() if isinstance(one, Article)}


def texts_of(view: View, article_ids: Iterable[str]) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Yield the id, text and page furniture of articles; unknown ids are left out."""
    text = schema.article_text.c
    with view.connected() as connection:
        for batch in chunks(article_ids):
            asked = select(table.id, table.body, text.text).join(
                schema.article_text, text.article_id == table.id
            )
            for row in connection.execute(asked.where(table.id.in_(batch))):
                yield row.id, row.text, tuple(_field(row.body, "furniture") or ())


def _field(body: str, name: str) -> Any:
    """Return a field in an article's stored JSON; a quotation mark inside a text there is written \\"."""
    mark = f'"{name}":'
    at = body.find(mark)
    if at < 0:
        return None
    found, _ = json.JSONDecoder().raw_decode(body, at + len(mark))
    return found
