"""Picking for a brief: sentences of the machine's briefing, records, and the words that a sentence rests on.

A page names words by article and offsets alone; the words themselves are read here, from the store.
"""

import re
from collections.abc import Iterable, Sequence

from tracktwo.brief.check import check_line
from tracktwo.brief.document import Brief
from tracktwo.brief.phrases import quote
from tracktwo.brief.written import basis_of
from tracktwo.errors import ConfigError, SpanError
from tracktwo.protocols import BriefLine, View
from tracktwo.records import Article, Cited, Evidence, LineKind, WrittenLine, evidence_at, record_id

SPOT = re.compile(r"([\w.-]{1,80}):(\d{1,9})-(\d{1,9})")
LONGEST_CITED = 2_000  # characters


def spot_of(evidence: Evidence) -> str:
    """Return how a form names some words.

    >>> spot_of(Evidence("article-1", 3, 8, "talks"))
    'article-1:3-8'
    """
    return f"{evidence.article_id}:{evidence.start}-{evidence.end}"


def cite(view: View, spots: Iterable[str]) -> tuple[Cited, ...]:
    """Return the words that spots name, frozen with what is known of their articles now.

    Raises:
        ConfigError: a spot is no such place in an article of the store, or far too long.
    """
    found = []
    for spot in dict.fromkeys(spots):
        match = SPOT.fullmatch(spot)
        article = view.article(match[1]) if match else None
        if match is None or article is None:
            raise ConfigError(f"{spot!r} names no words of an article here. Go back and tick them again.")
        start, end = int(match[2]), int(match[3])
        if end - start > LONGEST_CITED:
            raise ConfigError(f"{spot} are more than {LONGEST_CITED} characters. Pick a sentence or two.")
        try:
            found.append(cited_at(article, evidence_at(article.id, article.text, start=start, end=end)))
        except SpanError as error:
            raise ConfigError(f"{spot} lies outside its article. {error}") from None
    return tuple(found)


def cited_at(article: Article, evidence: Evidence) -> Cited:
    """Return words of an article with what is known of it."""
    return Cited(
        evidence=evidence,
        sha256=article.sha256,
        outlet=article.outlet,
        title=article.title,
        url=article.canonical_url or article.url,
        author=article.author,
        published_at=article.published_at,
        retrieved_at=article.retrieved_at,
    )


def pick_of(line: BriefLine) -> str:
    """Return the name by which a form picks a sentence: another once it is worded otherwise."""
    return record_id("line", line.text, *line.records)


def picked(view: View, brief: Brief, picks: Sequence[str]) -> tuple[WrittenLine, ...]:
    """Return lines for what was ticked, in the order of the page; their keys are all 0.

    Args:
        brief: the machine's briefing as it reads now.
        picks: names by `pick_of`, ids of records, or spots of words, which are quoted.
    Raises:
        ConfigError: something ticked is there no more, or worded otherwise by now.
    """
    told = {pick_of(line): line for section in brief.sections for line in section.lines}
    return tuple(_told(view, told[p]) if p in told else _quoted(view, p) for p in dict.fromkeys(picks))


def _told(view: View, line: BriefLine) -> WrittenLine:
    articles = view.get_many({piece.article_id for piece in line.evidence})
    cited = tuple(
        cited_at(article, piece)
        for piece in line.evidence
        if isinstance(article := articles.get(piece.article_id), Article)
    )
    return WrittenLine(0, LineKind.MACHINE, line.text, cited, line.records)


def _quoted(view: View, pick: str) -> WrittenLine:
    """The words of a record, or of a sentence, between quotation marks; they hold word for word."""
    record = view.get(pick) if ":" not in pick else None
    spots = [spot_of(record.evidence[0])] if record and record.evidence else [pick]
    if pick.startswith("line-"):
        raise ConfigError("A sentence you ticked is worded otherwise by now. Go back and tick it again.")
    cited = cite(view, spots)
    text = quote(cited[0].evidence.text)
    if check_line(text, [cited[0].evidence], basis={cited[0].evidence.article_id: basis_of(cited[0])}):
        raise ConfigError("Words with such quotation marks cannot be quoted whole. Write a sentence on them.")
    return WrittenLine(0, LineKind.MACHINE, text, cited, (record.id,) if record else ())
