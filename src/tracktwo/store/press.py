"""A dossier's articles where only who printed them, when and after whom is wanted; and those with notices.

An article's parts and its notices are most of what there is to read in its row: without them a dossier's
articles come ten times as fast.
"""

import json
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Select, select

from tracktwo import protocols
from tracktwo.records import Article, CopyKind, Genre, Issue, Provenance, PublishedSource
from tracktwo.store import schema
from tracktwo.store.judged import as_judged
from tracktwo.store.reading import FETCH
from tracktwo.store.standing import judged_in, relations_of
from tracktwo.store.view import View

table = schema.record.c
UNREAD = Provenance(step="article", version="", rule_or_model="", recorded_at=None)
WITHOUT_NOTICES = '%"notices":[]%'  # in a body only ever the article's own: a " inside a text is written \"


def press_of(view: protocols.View, dossier: str | None, *, since: str | None = None) -> list[Article]:
    """Return the current articles of a dossier by date, with their text, without parts, notices and making.

    Args:
        since: an ISO date, inside.
    """
    if not isinstance(view, View) or view.as_of is not None:
        found = view.records("articles", dossier=dossier, since=since)
        return [record for record in found if isinstance(record, Article)]
    text = schema.article_text
    columns = (table.id, table.dossier, table.superseded_by, table.body, text.c.text)
    asked = _articles(select(*columns).outerjoin(text, text.c.article_id == table.id), dossier)
    if since is not None:
        asked = asked.where(table.sort_date >= since[:10])
    asked = asked.order_by(table.sort_date, table.seq)
    with view.connected() as connection:
        judged = judged_in(connection)
        rows = connection.execute(asked.execution_options(yield_per=FETCH)).all()
        relations = relations_of(connection, (row.id for row in rows))
    articles = []
    for row in rows:
        read = json.loads(row.body)
        if (relation := relations.get(row.id)) is not None:
            for name in ("story_id", "origin_id", "copy_of", "copy_kind"):
                read[name] = getattr(relation, name)
        article = _article(read, row.text or "", row.dossier, row.superseded_by)
        edited = as_judged(article, judged) if row.id in judged.edits else article
        articles.append(edited if isinstance(edited, Article) else article)
    return articles


def noticed_articles(view: protocols.View, dossier: str | None) -> Iterator[Article]:
    """Yield the current articles of a dossier, or of all, that have a notice, the newest first."""
    if not isinstance(view, View) or view.as_of is not None:
        found = view.records("articles", dossier=dossier, newest_first=True)
        yield from (record for record in found if isinstance(record, Article))
        return
    given = table.body.not_like(WITHOUT_NOTICES) | table.id.in_(select(schema.notice.c.article_id))
    asked = _articles(select(table.id), dossier).where(given)
    with view.connected() as connection:
        ids = list(connection.scalars(asked.order_by(table.sort_date.desc(), table.seq.desc())))
    articles = view.get_many(ids)
    yield from (article for i in ids if isinstance(article := articles.get(i), Article))


def copies_of(view: protocols.View, article: Article) -> list[Article]:
    """Return the current articles of the same dossier that repeat an article, by date."""
    if not isinstance(view, View) or view.as_of is not None:
        found = view.records("articles", dossier=article.dossier)
        return [a for a in found if isinstance(a, Article) and a.copy_of == article.id]
    related = select(schema.relation.c.article_id).where(schema.relation.c.copy_of == article.id)
    given = table.body.like(f'%"copy_of":"{article.id}"%')
    asked = _articles(select(table.id), article.dossier).order_by(table.sort_date, table.seq)
    with view.connected() as connection:
        ids = list(connection.scalars(asked.where(table.id.in_(related) | given)))
    copies = view.get_many(ids)
    return [c for i in ids if isinstance(c := copies.get(i), Article) and c.copy_of == article.id]


def issues_of(view: protocols.View, article: Article) -> list[Issue]:
    """Return the current issues with one article."""
    if not isinstance(view, View) or view.as_of is not None:
        found = view.records("issues")
        return [i for i in found if isinstance(i, Issue) and i.article_id == article.id]
    asked = select(table.id).where(table.article_id == article.id, table.kind == "issues", table.shown)
    with view.connected() as connection:
        ids = list(connection.scalars(asked.order_by(table.sort_date, table.seq)))
    issues = view.get_many(ids)
    return [issue for i in ids if isinstance(issue := issues.get(i), Issue)]


def _articles(asked: Select[Any], dossier: str | None) -> Select[Any]:
    asked = asked.where(table.kind == "articles", table.shown)
    return asked if dossier is None else asked.where(table.dossier == dossier)


def _article(row: dict[str, Any], text: str, dossier: str | None, superseded_by: str | None) -> Article:
    return Article(
        id=row["id"],
        dossier=dossier,
        evidence=(),
        confidence=row["confidence"],
        provenance=UNREAD,
        superseded_by=superseded_by,
        url=row["url"],
        canonical_url=row["canonical_url"],
        outlet=row["outlet"],
        author=tuple(row["author"]),
        title=row["title"],
        section=row.get("section"),
        published_at=row["published_at"],
        published_source=PublishedSource(row["published_source"]),
        modified_at=row.get("modified_at"),
        retrieved_at=row.get("retrieved_at"),
        lang=row["lang"],
        text=text,
        sha256=row["sha256"],
        genre=Genre(row.get("genre", Genre.UNKNOWN)),
        story_id=row.get("story_id"),
        origin_id=row.get("origin_id"),
        copy_of=row.get("copy_of"),
        copy_kind=CopyKind(row["copy_kind"]) if row.get("copy_kind") else None,
        furniture=tuple(row.get("furniture", ())),
    )
