"""Articles that are another article in another language, on hard evidence only.

The page names the other as its version in another language or as its original; or a credit line says that
the text was translated and its names and numbers follow the other's; or nothing is said, and long rows of
names and numbers, quotations and paragraphs follow each other from the beginning to the end.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations
from typing import NamedTuple

from tracktwo.corroborate.alignment import Layout, aligned
from tracktwo.corroborate.copies import Copy
from tracktwo.corroborate.faces import Faces
from tracktwo.corroborate.together import day_of
from tracktwo.records import Article, CopyKind, Evidence, evidence_at

CREDIT = re.compile(
    r"\b(?:translat(?:ed|ion) (?:by|from|of)|(?:this|the) (?:article|text|report|story) (?:was|is|has been) "
    r"translated|(?:переклад(?:ено)?|переклав|переклала|перевод|перев[её]л|перевела|переведено|пераклад|пераклаў"
    r"|пераклала)\b|(?:aus dem \w+ (?:übersetzt|von)|übersetz(?:t|ung) (?:von|aus))|traduit (?:de|du|par)"
    r"|traduction (?:de|du|:)|traducido (?:del?|por)|traducción (?:de|:)|tłumaczenie|przekład)",
    re.IGNORECASE,
)
LINE = 220  # characters of a line that can be a credit
CREDITED_SHARE, CREDITED_MARKS = 0.5, 6
LAID_SHARE, LAID_MARKS, LAID_NUMBERS = 0.8, 18, 5
PARAGRAPHS_APART = 0.25
DAYS = 4
CREDITED_DAYS = 30
HELD_BY = 40  # landmarks that more articles have are no help to find a pair
SHARED_MARKS = 5


class _Pair(NamedTuple):
    copy: Layout
    original: Layout
    score: float
    rule: str
    proof: tuple[Evidence, ...]


def with_translations(
    articles: Sequence[Article], copies: Sequence[Copy], *, faces: Faces | None = None
) -> tuple[Copy, ...]:
    """Return copies with those in other languages beside them, each with the root of its chain.

    Args:
        faces: kept from earlier calls, so that only new articles are taken apart.
    """
    by_id = {copy.article_id: copy for copy in copies}
    for copy in find_translations(articles, faces=faces):
        if copy.article_id not in by_id and _root(copy.copy_of, by_id) != copy.article_id:
            by_id[copy.article_id] = copy
    return tuple(replace(copy, origin_id=_root(copy.copy_of, by_id)) for copy in by_id.values())


def _root(article_id: str, by_id: dict[str, Copy]) -> str:
    seen = {article_id}
    while article_id in by_id and by_id[article_id].copy_of not in seen:
        article_id = by_id[article_id].copy_of
        seen.add(article_id)
    return article_id


def find_translations(articles: Sequence[Article], *, faces: Faces | None = None) -> tuple[Copy, ...]:
    """Return the articles that are translations of others among these, each of its surest original.

    Args:
        faces: kept from earlier calls, so that only new articles are taken apart.
    """
    kept = Faces() if faces is None else faces
    if len({article.lang for article in articles if article.lang}) < 2:
        return ()
    ordered = sorted((a for a in articles if a.lang), key=lambda a: a.published_at or "9999")
    layouts = [kept.of(article).layout for article in ordered]
    best: dict[str, _Pair] = {}
    for one, other in _candidates(layouts):
        pair = _judged(layouts[one], layouts[other])
        if pair and pair.score > (best[name].score if (name := pair.copy.article.id) in best else 0):
            best[name] = pair
    return tuple(_copy(pair) for pair in best.values())


def _copy(pair: _Pair) -> Copy:
    return Copy(
        article_id=pair.copy.article.id,
        copy_of=pair.original.article.id,
        kind=CopyKind.TRANSLATION,
        origin_id=pair.original.article.id,
        score=round(pair.score, 4),
        rule=pair.rule,
        proof=pair.proof,
    )


def _candidates(layouts: Sequence[Layout]) -> Iterator[tuple[int, int]]:
    """Yield (earlier, later) for pairs of two languages that share landmarks or name each other's address."""
    holders: dict[str, list[int]] = defaultdict(list)
    for number, layout in enumerate(layouts):
        for key in set(layout.keys):
            holders[key].append(number)
    shared = Counter(
        pair
        for numbers in holders.values()
        if 2 <= len(numbers) <= HELD_BY
        for pair in combinations(numbers, 2)
        if layouts[pair[0]].article.lang != layouts[pair[1]].article.lang
    )
    named = set(_named(layouts))
    yield from sorted(named | {pair for pair, count in shared.items() if count >= SHARED_MARKS})


def _named(layouts: Sequence[Layout]) -> Iterator[tuple[int, int]]:
    at = {address: n for n, layout in enumerate(layouts) for address in _addresses(layout.article)}
    for number, layout in enumerate(layouts):
        for address in layout.article.alternates:
            other = at.get(address, number)
            if layouts[other].article.lang != layout.article.lang:
                yield min(number, other), max(number, other)


def _addresses(article: Article) -> set[str]:
    return {address for address in (article.canonical_url, article.url) if address}


def _judged(earlier: Layout, later: Layout) -> _Pair | None:
    """Return which of two articles is the other's translation, the surest rule first; None if neither."""
    addresses = _addresses(earlier.article), _addresses(later.article)
    if addresses[0] & set(later.article.alternates):
        return _Pair(later, earlier, 1.0, "alternate", ())
    if addresses[1] & set(earlier.article.alternates):
        is_foreign = any(notice.kind == "canonical" for notice in earlier.article.notices)
        pair = (earlier, later) if is_foreign else (later, earlier)
        return _Pair(*pair, 1.0, "alternate", ())
    common = aligned(later.keys, earlier.keys)
    share = len(common) / max(1, min(len(later.keys), len(earlier.keys)))
    for copy, original in ((later, earlier), (earlier, later)):
        credit = _credit(copy.article)
        is_like = share >= CREDITED_SHARE and len(common) >= CREDITED_MARKS
        if credit and is_like and _days_apart(copy.article, original.article) <= CREDITED_DAYS:
            return _Pair(copy, original, share, "translation-credit", (credit,))
    if _is_laid_alike(later, earlier, common, share):
        return _Pair(later, earlier, share, "layout", _proof(later, earlier, common))
    return None


def _days_apart(one: Article, other: Article) -> int:
    days = day_of(one), day_of(other)
    return abs((days[0] - days[1]).days) if days[0] and days[1] else 0


def _credit(article: Article) -> Evidence | None:
    """Return the short line that says an article was translated."""
    for part in article.parts:
        match = CREDIT.search(article.text, part.start, part.end) if part.end - part.start <= LINE else None
        if match:
            return evidence_at(article.id, article.text, start=part.start, end=part.end)
    return None


def _is_laid_alike(later: Layout, earlier: Layout, common: list[tuple[int, int]], share: float) -> bool:
    numbers = [sum(mark.is_number for mark in layout.landmarks) for layout in (later, earlier)]
    kept = sum(later.landmarks[mine].is_number for mine, _ in common)
    paragraphs = [len(layout.paragraphs) for layout in (later, earlier)]
    return (
        share >= LAID_SHARE
        and len(common) >= LAID_MARKS
        and kept >= LAID_NUMBERS
        and kept >= LAID_SHARE * max(numbers)
        and abs(paragraphs[0] - paragraphs[1]) <= PARAGRAPHS_APART * max(paragraphs)
        and abs(later.quoted - earlier.quoted) <= 1
        and _days_apart(later.article, earlier.article) <= DAYS
    )


def _proof(copy: Layout, original: Layout, common: list[tuple[int, int]]) -> tuple[Evidence, ...]:
    """Return the paragraph of the copy that has most in common with its original, and that one's."""
    dense = Counter(
        pair for mine, _ in common if (pair := copy.paragraph_at(copy.landmarks[mine].at)) is not None
    )
    (start, end), _ = dense.most_common(1)[0]
    inside = next(theirs for mine, theirs in common if start <= copy.landmarks[mine].at < end)
    there = original.paragraph_at(original.landmarks[inside].at)
    found = [(copy.article, (start, end)), (original.article, there)]
    return tuple(evidence_at(a.id, a.text, start=p[0], end=p[1]) for a, p in found if p is not None)
