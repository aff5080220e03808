"""Beside an article: those that repeat it, what went wrong; beside a dossier: its articles with a notice."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Select, select

from tracktwo import protocols
from tracktwo.records import Article, Issue
from tracktwo.store import schema
from tracktwo.store.view import View

table = schema.record.c
WITHOUT_NOTICES = '%"notices":[]%'  # in a body only ever the article's own: a " inside a text is written \"


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
    asked = _articles(select(table.id), article.dossier).order_by(table.sort_date, table.seq)
    with view.connected() as connection:
        ids = list(connection.scalars(asked.where(table.id.in_(related))))
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
