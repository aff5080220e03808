"""Tables of events that others coded, into the store: each row as an article that its event rests on."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path

from tracktwo.errors import FeedError
from tracktwo.feeds import gdelt_events, icews, plover
from tracktwo.feeds.coded import CodedRow, first_line_of
from tracktwo.feeds.failure import FeedFailure, failure_of
from tracktwo.link.dossiers import claim_article
from tracktwo.ontology.loader import CodeBooks
from tracktwo.pipeline.report import ReadReport
from tracktwo.pipeline.stamp import issue, moment, stamped
from tracktwo.records import Article, Event
from tracktwo.store.database import Store

SUFFIXES = (".jsonl", ".ndjson", ".csv", ".tsv", ".tab", ".txt", ".zip", ".gz")
READERS = (gdelt_events, icews, plover)
GROUP = 500  # rows stored in one transaction

Found = CodedRow | FeedFailure


def told_apart(places: Iterable[str], *, pages: bool = False) -> tuple[list[str], list[str]]:
    """Return the places that are tables of coded events, and the others, in their order.

    Args:
        pages: leave GDELT tables to the feed that fetches the pages they point to.
    """
    coded: list[str] = []
    others: list[str] = []
    for place in places:
        table = table_of(place)
        is_coded = table is not None and not (pages and table is gdelt_events.fetch)
        (coded if is_coded else others).append(place)
    return coded, others


def table_of(place: str) -> Callable[..., Iterator[Found]] | None:
    """Return what reads a file of coded events, told by its first line; None for any other file."""
    path = Path(place)
    if path.suffix.lower() not in SUFFIXES or not path.is_file():
        return None
    first = first_line_of(place)
    return next((module.fetch for module in READERS if module.is_table(first)), None)


def take_coded(
    places: Iterable[str],
    report: ReadReport,
    *,
    store: Store,
    books: CodeBooks,
    dossier: str | None = None,
    progress: Callable[[str], None] | None = None,
) -> None:
    """Store the rows of coded tables and add what was done to a report; a bad row becomes an issue.

    Raises:
        StoreError: the store cannot be written. What was stored until then is whole.
    """
    rows = (found for place in places for found in _rows(place, books))
    while group := list(islice(rows, GROUP)):
        _keep(group, report, store, books, dossier)
        for found in group:
            if progress is not None:
                progress("failed" if isinstance(found, FeedFailure) else "read")


def _rows(place: str, books: CodeBooks) -> Iterator[Found]:
    read = table_of(place)
    try:
        if read is not None:
            yield from read(place, books=books)
    except FeedError as error:
        yield failure_of(place, error)


def _keep(
    group: list[Found], report: ReadReport, store: Store, books: CodeBooks, dossier: str | None
) -> None:
    at = moment()
    with store.writing() as writing:
        for found in group:
            if isinstance(found, FeedFailure):
                wrong = issue("feed", where=found.where, what=found.what, how_to_fix=found.how_to_fix)
                writing.add(stamped([wrong], at=at, dossier=dossier))
                report.failed += 1
                report.issues.append(wrong)
                continue
            article = _with_outlet(found.article, books)
            under = dossier or claim_article(article, books.dossiers.values())
            article = replace(article, dossier=under, retrieved_at=at)
            is_new = writing.add(stamped([article], at=at, dossier=under)) == 1
            if is_new:
                writing.add_sentences(article, [(0, len(article.text))])
            writing.file_under(article.id, under)
            events: list[Event] = [found.event] if found.event is not None else []
            added = writing.add(stamped(events, at=at, dossier=under))
            report.read += is_new or bool(added)
            report.known += not (is_new or added)
            report.articles.append(article.id)
            report.found.update("event" for _ in range(added))


def _with_outlet(article: Article, books: CodeBooks) -> Article:
    """Return the article with its outlet's listed name, where its address says which outlet it is."""
    listed = books.outlets.at(article.url) if article.url else None
    return article if listed is None else replace(article, outlet=listed.name)
