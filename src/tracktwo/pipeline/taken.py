"""Records of an export into the store: articles and what people made are taken, the rest is read anew.

What was read from articles, and what was assembled across them, is not taken from the file: the articles
are read here, by the versions that are here, so that nothing stands twice and every record can be traced.
"""

import dataclasses
from collections import Counter
from collections.abc import Iterable

from tracktwo.feeds.records import Exported
from tracktwo.pipeline.questions import asked_id, list_questions
from tracktwo.pipeline.stamp import issue, moment
from tracktwo.records import KINDS, Article, Forecast, Issue, Judgement, Question, Record, WrittenBrief
from tracktwo.store.archive import Archive
from tracktwo.store.database import Store

MADE_BY_PEOPLE = (Judgement, Question, Forecast, WrittenBrief)
KIND_WORDS = {kind: word for word, kind in KINDS.items()}


def taken_article(article: Article, archive: Archive | None) -> Article:
    """Return an exported article as this store keeps it.

    Its id, text, parts and facts stay. How it stands to other articles is worked out here, and bytes
    are named only where this archive holds them.
    """
    own = tuple(
        notice for notice in article.notices if all(e.article_id == article.id for e in notice.evidence)
    )
    is_kept = (
        archive is not None and article.archive is not None and (archive.folder / article.archive).exists()
    )
    return dataclasses.replace(
        article, story_id=None, origin_id=None, copy_of=None, copy_kind=None, superseded_by=None, notices=own,
        archive=article.archive if is_kept else None,
    )  # fmt: skip


def take_records(store: Store, found: Iterable[Exported]) -> tuple[Counter[str], Counter[str], int]:
    """Store what people made as it was exported.

    Returns:
        How many were new of each kind, how many of each kind are read anew instead, and how many were
        known.
    """
    closed = _closed_here(store)
    taken: Counter[str] = Counter()
    passed_over: Counter[str] = Counter()
    known = 0
    made: list[Record] = []
    for one in found:
        if _is_too_late(one.record, closed):
            passed_over[KIND_WORDS[type(one.record)]] += 1
        elif isinstance(one.record, MADE_BY_PEOPLE):
            made.append(_dated(one.record))
        else:
            passed_over[KIND_WORDS[type(one.record)]] += 1
    if made:
        with store.writing() as writing:
            for record in sorted(made, key=lambda record: record.provenance.recorded_at or ""):
                is_new = writing.add([record]) == 1
                taken[KIND_WORDS[type(record)]] += is_new
                known += not is_new
    return +taken, passed_over, known


def _closed_here(store: Store) -> dict[str, set[str]]:
    """Under which id each question that is resolved here was asked, with the records known of it."""
    known: dict[str, set[str]] = {}
    for question, forecasts in list_questions(store.view()):
        if question.resolution is not None:
            known[asked_id(question)] = {question.id, asked_id(question), *(one.id for one in forecasts)}
    return known


def _is_too_late(record: Record, closed: dict[str, set[str]]) -> bool:
    """Tell whether a record would add to a question after its answer was known here: nothing is rescored."""
    if isinstance(record, Forecast):
        about = record.question_id or ""
    elif isinstance(record, Question):
        about = asked_id(record)
    else:
        return False
    return about in closed and record.id not in closed[about]


def _dated(record: Record) -> Record:
    at = record.provenance.recorded_at or moment()
    provenance = dataclasses.replace(record.provenance, recorded_at=at)
    return dataclasses.replace(record, provenance=provenance, superseded_by=None)


def missing_articles(store: Store, resting: Iterable[str]) -> Issue | None:
    """Return an issue where records of an export rest on articles that are not in the store."""
    wanted = set(resting)
    missing = sorted(wanted - store.view().get_many(wanted).keys()) if wanted else []
    if not missing:
        return None
    return issue(
        "export",
        where=", ".join(missing[:3]) + (" ..." if len(missing) > 3 else ""),
        what=f"records of the export rest on {len(missing):,} articles that are not in the store",
        how_to_fix="Read the export of the articles as well: tracktwo export articles.",
    )
