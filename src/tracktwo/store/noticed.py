"""The notices that the other articles of a dossier give an article: their log, read over one connection."""

import dataclasses
import json
from collections.abc import Collection, Iterable

from sqlalchemy import Connection, select

from tracktwo.records import Evidence, Notice
from tracktwo.store import schema
from tracktwo.store.standing import chunks

Notices = dict[str, tuple[Notice, ...]]


def notices_body(notices: Iterable[Notice]) -> str:
    """Return notices as the log keeps them."""
    return json.dumps([dataclasses.asdict(notice) for notice in notices], ensure_ascii=False)


def _notices(body: str) -> tuple[Notice, ...]:
    return tuple(
        Notice(row["kind"], row["text"], tuple(Evidence(**piece) for piece in row["evidence"]))
        for row in json.loads(body)
    )


def notices_of(connection: Connection, article_ids: Iterable[str], *, until: str | None = None) -> Notices:
    """Return the notices of articles as last noted up to a moment; articles without any are left out."""
    column = schema.notice.c
    latest: dict[str, str] = {}
    for batch in chunks(article_ids):
        asked = select(column.article_id, column.body).where(column.article_id.in_(batch))
        if until is not None:
            asked = asked.where(column.at <= until)
        latest.update({row.article_id: row.body for row in connection.execute(asked.order_by(column.seq))})
    found = {article_id: _notices(body) for article_id, body in latest.items()}
    return {article_id: notices for article_id, notices in found.items() if notices}


def without(notices: Notices, gone: Collection[str]) -> Notices:
    """Return the notices that rest on none of some articles."""
    return {
        article_id: tuple(n for n in found if not any(e.article_id in gone for e in n.evidence))
        for article_id, found in notices.items()
    }


def published_by(connection: Connection, notices: Notices, moment: str) -> Notices:
    """Return the notices whose articles were all published by a moment."""
    named = {e.article_id for found in notices.values() for notice in found for e in notice.evidence}
    column = schema.record.c
    known: set[str] = set()
    for batch in chunks(sorted(named)):
        asked = select(column.id).where(column.id.in_(batch), column.known_at <= moment)
        known.update(connection.scalars(asked))
    return without(notices, named - known)
