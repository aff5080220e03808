"""Text that several outlets print as their own: shared words, and nobody says where they come from."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

import numpy as np

from tracktwo.corroborate.cited import passed_on
from tracktwo.corroborate.marks import agency_marks, agency_named
from tracktwo.corroborate.shingles import GRAM, Hashes, body_of, counted_spans, gram_row, print_of
from tracktwo.corroborate.together import Given, Together, named
from tracktwo.corroborate.traces import QUOTED
from tracktwo.records import Article, Evidence, Notice, evidence_at
from tracktwo.records.recall import Memo

KIND = "uncredited"
HELD_BY = 60  # texts of one story; words that more have are a set phrase or a wire that all print
MOST_COMPARED = 8
BESIDE = 80  # characters before and after shared words in which a document may be named
RUN_WORDS = 30  # in a row and outside quotation marks; shorter ones are names, titles and set phrases
# An outlet that is an agency by its name: text it shares with others is its own.
AGENCY_NAME = re.compile(
    r"\b(?:agency|agence|agencia|agentur|news ?wire|wire(?: service)?|агентство)\b", re.IGNORECASE
)
# What a document says, in or beside the shared words: they are its.
DOCUMENT = re.compile(
    r"\b(?:statement|communiqu[eé]|declaration|agreement|accord|resolution|readout|text|document|treaty|decree"
    r"|bill|law|order|ruling|indictment|letter|memo|notice)\s+(?:(?:also|further) )?"
    r"(?:says?|said|reads?|states?|stated|adds?|added)\b",
    re.IGNORECASE,
)
# Words of somebody who speaks: quoted without marks, as in a block of its own or a statement's text.
SPEAKING = re.compile(r"\b(?:I|I[’']\w+|[Mm]y|me|[Ww]e|[Oo]ur|us|[Yy]ou|[Yy]our)\b")
CREDITS = re.compile(
    r"\b(?:originally (?:published|appeared)|republished|first published|courtesy of|contributed to this"
    r"|(?:news|press) (?:service|agency)|agencies|news wires?|wire (?:service|report)s?|staff and wire"
    r"|press release|(?:full )?text of|transcript"
    r"|(?:from|by|according to) (?:a|the|an?other) (?:\w+ ){0,2}(?:statement|release|report|readout))\b",
    re.IGNORECASE,
)


Holders = dict[int, set[int]]


class _Shared(NamedTuple):
    """A run of an article's words that other outlets' articles have too."""

    evidence: Evidence
    others: tuple[Article, ...]


@dataclass(frozen=True, slots=True)
class _Text:
    """An article of a story with the hashes of its 4-grams, in order, and where its words stand."""

    article: Article
    grams: Hashes
    spans: tuple[tuple[int, int], ...]
    quoted: tuple[tuple[int, int], ...]


def uncredited_text(together: Together) -> Iterator[Given]:
    """Yield a notice to each article that shares a long run of words with other outlets' articles.

    None is given where any of them credits an agency, another outlet or a release, names another's page as
    its original, or has an author in common; and none between outlets of one owner.
    """
    memo: Memo[list[Given]] = together.recall.memo(KIND)
    for story in together.stories:
        yield from memo.of(story, partial(_in_story, story, together))


def _in_story(story: Sequence[Article], together: Together) -> list[Given]:
    texts = [_text(article) for article in story]
    holders = _holders(texts)
    found = []
    for number, text in enumerate(texts):
        shared = _longest(number, texts, holders, together)
        if shared and not _is_credited(text.article, shared.others):
            found.append(Given(text.article.id, _notice(shared, texts)))
    return found


def _text(article: Article) -> _Text:
    quoted = tuple(match.span() for match in QUOTED.finditer(article.text))
    return _Text(article, gram_row(print_of(body_of(article)).words), counted_spans(article), quoted)


def _holders(texts: Sequence[_Text]) -> Holders:
    """Return 4-gram -> the numbers of the texts that have it, where several do, but not a great many."""
    found: Holders = defaultdict(set)
    for number, text in enumerate(texts):
        for gram in np.unique(text.grams).tolist():
            found[gram].add(number)
    return {gram: numbers for gram, numbers in found.items() if 1 < len(numbers) <= HELD_BY}


def _sharing(number: int, texts: Sequence[_Text], holders: Holders, together: Together) -> list[int]:
    """Return the texts of other owners that have enough of one's 4-grams, those with most first."""
    house = together.house(texts[number].article)
    counted = Counter(n for gram in set(texts[number].grams.tolist()) for n in holders.get(gram, ()))
    near = (n for n, count in counted.most_common() if count > RUN_WORDS - GRAM)
    return [n for n in near if together.house(texts[n].article) not in (None, house)][:MOST_COMPARED]


def _longest(number: int, texts: Sequence[_Text], holders: Holders, together: Together) -> _Shared | None:
    """Return the longest run of words that one article shares with others of other owners, unquoted."""
    text = texts[number]
    if together.house(text.article) is None or _is_agency(text.article):
        return None
    best: tuple[int, int, int] | None = None
    others = _sharing(number, texts, holders, together)
    for other in others:
        run = _run(text, other, holders)
        if run and (best is None or run[1] - run[0] > best[1] - best[0]):
            best = (*run, other)
    if best is None:
        return None
    first, last, _ = best
    evidence = evidence_at(
        text.article.id, text.article.text, start=text.spans[first][0], end=text.spans[last][1]
    )
    sharing = [texts[n].article for n in others if _has(text.grams[first : last - GRAM + 2], n, holders)]
    return _Shared(evidence, tuple(sharing))


def _has(run: Hashes, other: int, holders: Holders) -> bool:
    """Tell whether another text has most of a run of 4-grams."""
    return sum(other in holders.get(gram, ()) for gram in run.tolist()) >= 0.8 * len(run)


def _run(text: _Text, other: int, holders: Holders) -> tuple[int, int] | None:
    """Return the first and last word of the longest unquoted run that another text has, if it is long."""
    best, start = None, 0
    held = [other in holders.get(gram, ()) for gram in text.grams.tolist()]
    for place, is_held in enumerate([*held, False]):
        if is_held:
            continue
        last = min(place - 1 + GRAM - 1, len(text.spans) - 1)
        is_longest = best is None or last - start > best[1] - best[0]
        if place > start and is_longest and _is_reporting(text, start, last):
            best = start, last
        start = place + 1
    return best


def _is_reporting(text: _Text, first: int, last: int) -> bool:
    """Tell whether a run is long without what stands in quotation marks, and nobody speaks in it."""
    words = text.spans[first : last + 1]
    if len(words) < RUN_WORDS:
        return False
    unquoted = [span for span in words if not any(start <= span[0] < end for start, end in text.quoted)]
    start, end = words[0][0], min(words[-1][1] + BESIDE, len(text.article.text))
    if DOCUMENT.search(text.article.text, max(0, start - BESIDE), end):
        return False
    is_spoken = any(SPEAKING.fullmatch(text.article.text, *span) for span in unquoted)
    return len(unquoted) >= RUN_WORDS and not is_spoken


def _is_credited(article: Article, others: Sequence[Article]) -> bool:
    """Tell whether one of some articles with shared text says whose it is."""
    group = (article, *others)
    outlets = {a.outlet for a in group if a.outlet}
    authors = [{name.casefold() for name in a.author} for a in group]
    has_author = any(authors[0] & names for names in authors[1:])
    return has_author or any(_credits(one, outlets - {one.outlet}) for one in group)


def _is_agency(article: Article) -> bool:
    outlet = article.outlet or ""
    return agency_named(outlet) is not None or AGENCY_NAME.search(outlet) is not None


def _credits(article: Article, others: set[str]) -> bool:
    words = "\n".join((article.text, *article.furniture, *article.author))
    return (
        bool(agency_marks(article))
        or _is_agency(article)
        or passed_on(article) is not None
        or any(notice.kind == "canonical" for notice in article.notices)
        or any(len(name) > 3 and name in words for name in others)
        or bool(CREDITS.search(words))
    )


def _notice(shared: _Shared, texts: Sequence[_Text]) -> Notice:
    count = len(shared.evidence.text.split())
    words = (
        f"{count} words in a row stand here and in {named(shared.others)}, and are no quotation. None of "
        "them credits an agency, another outlet or a release."
    )
    by_id = {text.article.id: text for text in texts}
    found = (_same_words(shared.evidence, by_id[other.id]) for other in shared.others[:3])
    return Notice(KIND, words, (shared.evidence, *(evidence for evidence in found if evidence)))


def _same_words(evidence: Evidence, text: _Text) -> Evidence | None:
    """Return where another text has the longest part of some words."""
    wanted = set(gram_row(print_of(evidence.text).words).tolist())
    best, start = (0, 0), 0
    held = [gram in wanted for gram in text.grams.tolist()]
    for place, is_held in enumerate([*held, False]):
        if is_held:
            continue
        best, start = max(best, (start, place), key=lambda run: run[1] - run[0]), place + 1
    if best[1] == best[0]:
        return None
    last = min(best[1] + GRAM - 2, len(text.spans) - 1)
    return evidence_at(
        text.article.id, text.article.text, start=text.spans[best[0]][0], end=text.spans[last][1]
    )
