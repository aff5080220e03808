"""What became of one article's words: its records, or the issue that says why there are none."""

import dataclasses
from collections.abc import Iterator

from tracktwo.corroborate.overtaken import overtaken_facts
from tracktwo.ontology.loader import CodeBooks
from tracktwo.pipeline.roster import actors_of
from tracktwo.pipeline.stamp import issue, issue_of
from tracktwo.pipeline.steps import run_extractors
from tracktwo.records import Article, Issue, Reading, Record


@dataclasses.dataclass(frozen=True, slots=True)
class Pending:
    """An article on its way: its item's key, and its reading before the parse (None: not to be parsed)."""

    where: str
    key: str
    article: Article
    reading: Reading | None


def read_from(
    one: Pending, outcome: Reading | Exception | None, *, books: CodeBooks, longest_text: int
) -> tuple[tuple[Record, ...], Reading | None]:
    """What an article's words gave, with an issue where they gave nothing, and the filled reading."""
    if isinstance(outcome, Exception):
        return (issue_of(outcome, step="parse", where=one.where, article_id=one.article.id),), None
    if outcome is None:
        return tuple(_why_not_parsed(one, longest_text)), None
    if not outcome.sentences:
        return (
            issue(
                "parse",
                where=one.where,
                what="No sentence was found in it",
                how_to_fix="Check that the file holds the article and not only its headline or a table.",
                article_id=one.article.id,
            ),
        ), outcome
    finds = run_extractors(outcome, books)
    actors = actors_of(finds.reading, finds.records, books=books)
    return (*finds.records, *actors), finds.reading


def _why_not_parsed(one: Pending, longest_text: int) -> Iterator[Issue]:
    if one.reading is not None:
        return  # read before, under another name
    if len(one.article.text) > longest_text:
        most = f"{longest_text:,}"
        what = f"The text has {len(one.article.text):,} characters; at most {most} are read at once"
        fix = "Split it, or raise longest_text_characters in the settings."
    else:
        what = (
            f"It is written in {one.article.lang!r}; the rules read English. It is stored and can be searched"
        )
        fix = "Nothing to do; give lang='en' with it if that is wrong."
    yield issue("parse", where=one.where, what=what, how_to_fix=fix, article_id=one.article.id)


def searchable(article: Article, reading: Reading | None) -> list[tuple[int, int]]:
    """The stretches of a text to find by search: its sentences, and the parts that were not parsed."""
    sentences = [(s.start, s.end) for s in reading.sentences] if reading is not None else []
    parsed_parts = {s.part for s in reading.sentences} if reading is not None else set()
    others = [(p.start, p.end) for n, p in enumerate(article.parts) if n not in parsed_parts]
    return sorted(sentences + others)


def noticed(article: Article, reading: Reading | None, books: CodeBooks) -> Article:
    """Return an article with notices of statements in it that events have overtaken."""
    if reading is None:
        return article
    found = (notice for notice in overtaken_facts(reading, books=books) if notice not in article.notices)
    return dataclasses.replace(article, notices=(*article.notices, *found))
