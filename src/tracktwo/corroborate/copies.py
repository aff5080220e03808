"""Which articles repeat earlier ones: whole, cut, merged or reworded, with the words that prove it.

Shared text is measured by containment (the share of the smaller text's word 4-grams that the other has),
for wire copy is cut and merged; candidates come from an index of sampled 4-grams, so not all pairs are
compared. Text whose words were swapped one by one keeps its order: there the longest common sequence of
words decides. Copies that share no text are known by what they admit: "OUTLET reported".
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import LCSseq

from tracktwo.corroborate.marks import Mark, agency_marks, is_reprint
from tracktwo.corroborate.shingles import (
    GRAM,
    Hashes,
    WordPrint,
    are_in,
    body_of,
    counted_spans,
    gram_row,
    print_of,
    shared,
)
from tracktwo.corroborate.traces import Traces, folded, is_quoted_in, traces_of
from tracktwo.records import Article, CopyKind, Evidence, evidence_at

NAME = "copies"
VERSION = "1"
# Measured on 180 pairs of independent articles on one event: containment at most .37, common sequence .53;
# with a tenth of the words replaced containment stays above .59, with a quarter the sequence above .71.
COPIED_SHARE = 0.4
MARKED_SHARE = 0.2  # enough when both carry the mark of one agency
SPUN_SHARE = 0.1
SPUN_SEQUENCE = 0.6
WHOLE_SHARE = 0.75
MERGED_SHARE = 0.6
REVISED_SHARE = 0.2
SPUN_NAMES = 0.5  # of a rewrite's names, those that the report it cites has
MIN_WORDS = 12
SAMPLED = np.uint64(4)  # one 4-gram in four is indexed
HUB_PAIRS = 3  # in a group of many that share a 4-gram, each is paired with this many at either end
CANDIDATE_SHARE = 0.06
MOST_CANDIDATES = 10  # earlier articles that one is compared with, those that share most first


@dataclass(frozen=True, slots=True)
class Copy:
    """One article that repeats an earlier one.

    `origin_id` is the article at the end of the chain of copies; `score` the share of text or names in
    common, 0..1; `rule` what decided; `proof` the longest words in common (or those that admit it), in
    the copy and, where it has them, in the original.
    """

    article_id: str
    copy_of: str
    kind: CopyKind
    origin_id: str
    score: float
    rule: str
    proof: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, eq=False)
class _Item:
    article: Article
    words: WordPrint
    sampled: Hashes
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class _Match:
    """What was found between a later and an earlier article; `inner`, `outer` are containments either way."""

    later: int
    earlier: int
    kind: CopyKind
    score: float
    rule: str


def find_copies(articles: Sequence[Article]) -> tuple[Copy, ...]:
    """Return the articles among these that repeat an earlier one of them, in order of publication.

    Earlier is what was published earlier; on one day, what carries no agency's mark or is the agency's
    own, then the longer text, then the order given.
    """
    items = sorted((_item(article) for article in articles), key=_order)
    best: dict[int, list[_Match]] = defaultdict(list)
    for earlier, later in _candidates(items):
        match = _compared(items, earlier, later)
        if match:
            best[match.later].append(match)
    for match in _admitted(items, best):
        best[match.later].append(match)
    return tuple(_linked(items, best))


def _item(article: Article) -> _Item:
    words = print_of(body_of(article))
    return _Item(article, words, words.grams[words.grams % SAMPLED == 0], agency_marks(article))


def _order(item: _Item) -> tuple[str, str, bool, int]:
    moment = item.article.published_at or "9999"
    return moment[:10], moment[10:], is_reprint(item.article, item.marks), -len(item.words.words)


def _candidates(items: Sequence[_Item]) -> Iterator[tuple[int, int]]:
    """Yield (earlier, later) for every pair that shares enough sampled 4-grams or an address."""
    hashes = np.concatenate([item.sampled for item in items]) if items else np.empty(0, np.uint64)
    owners = np.repeat(np.arange(len(items)), [len(item.sampled) for item in items])
    order = np.lexsort((owners, hashes))
    codes = _pair_codes(hashes[order], owners[order], len(items))
    pairs, counts = np.unique(codes, return_counts=True)
    near: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for code, count in zip(pairs.tolist(), counts.tolist(), strict=True):
        earlier, later = divmod(code, len(items))
        smaller = min(len(items[earlier].sampled), len(items[later].sampled))
        if count >= CANDIDATE_SHARE * smaller:
            near[later].append((-count, earlier))
    for later, found in near.items():
        yield from ((earlier, later) for _, earlier in sorted(found)[:MOST_CANDIDATES])
    yield from _same_address(items)


def _pair_codes(hashes: Hashes, owners: NDArray[np.int64], count: int) -> NDArray[np.int64]:
    """Return one number for each pair and 4-gram that it shares.

    In a large group, each member is paired with its nearest and with the first members only.
    """
    edges = np.flatnonzero(np.diff(hashes)) + 1
    starts = np.concatenate([[0], edges]) if len(hashes) else np.empty(0, np.int64)
    ends = np.concatenate([edges, [len(hashes)]]) if len(hashes) else np.empty(0, np.int64)
    start_of = np.repeat(starts, ends - starts)
    position = np.arange(len(hashes))
    found: list[NDArray[np.int64]] = []
    for step in range(1, HUB_PAIRS + 1):
        near = position[position - step >= start_of]
        found.append(owners[near - step] * count + owners[near])
        # pairs with the first members that the steps backwards did not reach
        far = position[position - (start_of + step - 1) > HUB_PAIRS]
        found.append(owners[start_of[far] + step - 1] * count + owners[far])
    return np.concatenate(found) if found else np.empty(0, np.int64)


def _same_address(items: Sequence[_Item]) -> Iterator[tuple[int, int]]:
    first: dict[str, int] = {}
    for number, item in enumerate(items):
        address = item.article.canonical_url
        if address and first.setdefault(address, number) != number:
            yield first[address], number


def _compared(items: Sequence[_Item], earlier: int, later: int) -> _Match | None:
    """Return how the later article repeats the earlier one's text, or None."""
    old, new = items[earlier], items[later]
    if min(len(old.words.words), len(new.words.words)) < MIN_WORDS:
        return None
    common = shared(old.words, new.words)
    inner, outer = common / len(new.words.grams), common / len(old.words.grams)
    score = max(inner, outer)
    is_one_address = new.article.canonical_url and new.article.canonical_url == old.article.canonical_url
    if is_one_address and score >= REVISED_SHARE:
        return _Match(later, earlier, CopyKind.REVISION, score, "address")
    if score >= COPIED_SHARE:
        return _Match(later, earlier, _kind(new, old, common), score, "containment")
    if score >= MARKED_SHARE and _agencies(old) & _agencies(new):
        return _Match(later, earlier, _kind(new, old, common), score, "agency")
    if score >= SPUN_SHARE:
        sequence = _sequence(old.words, new.words)
        if sequence >= SPUN_SEQUENCE:
            return _Match(later, earlier, CopyKind.REWRITE, sequence, "sequence")
    return None


def _agencies(item: _Item) -> frozenset[str]:
    return frozenset(mark.agency for mark in item.marks)


def _kind(new: _Item, old: _Item, common: int) -> CopyKind:
    """A copy as long as its original with much text of its own is merged; a shorter one is an excerpt."""
    inner, outer = common / len(new.words.grams), common / len(old.words.grams)
    if min(inner, outer) >= WHOLE_SHARE:
        return CopyKind.VERBATIM
    is_longer = len(new.words.words) >= len(old.words.words)
    is_merged = inner < COPIED_SHARE or (is_longer and inner < MERGED_SHARE)
    return CopyKind.MERGED if is_merged else CopyKind.EXCERPT


def _sequence(one: WordPrint, other: WordPrint) -> float:
    """Return the longest common sequence of words as a share of the shorter text, 0 when it is too short."""
    shorter = min(len(one.words), len(other.words))
    least = int(SPUN_SEQUENCE * shorter)  # below it the search is given up, and 0 comes back
    return float(LCSseq.similarity(one.words.tolist(), other.words.tolist(), score_cutoff=least)) / shorter


def _admitted(items: Sequence[_Item], best: dict[int, list[_Match]]) -> Iterator[_Match]:
    """Yield rewrites that name the outlet they retell, with few names and no quotations of their own."""
    by_outlet: dict[str, list[int]] = defaultdict(list)
    for number, item in enumerate(items):
        if item.article.outlet:
            by_outlet[item.article.outlet].append(number)
    for number, item in enumerate(items):
        if number in best or not by_outlet:
            continue
        named = _outlets_named(item.article, by_outlet)
        if not named:
            continue
        own = traces_of(body_of(item.article))
        for earlier in (n for outlet in named for n in by_outlet[outlet] if n < number):
            score = _retold(own, items[earlier])
            if score >= SPUN_NAMES:
                yield _Match(number, earlier, CopyKind.REWRITE, score, "attribution")


def _outlets_named(article: Article, by_outlet: dict[str, list[int]]) -> list[str]:
    text = article.text
    return [name for name in by_outlet if len(name) > 3 and name != article.outlet and name in text]


def _retold(own: Traces, old: _Item) -> float:
    """Return the share of a text's names that an earlier text has; 0 when it quotes what that does not."""
    told = body_of(old.article)
    theirs = traces_of(told)
    words = folded(told)
    quoted = [is_quoted_in(quotation, words) for quotation in own.quotations]
    if len(own.names) < 4 or (quoted and not all(quoted)):
        return 0.0
    return len(own.names & theirs.names) / len(own.names)


def _linked(items: Sequence[_Item], best: dict[int, list[_Match]]) -> Iterator[Copy]:
    """Yield one copy an article: of the earlier article that it shares most with."""
    origin = {number: number for number in range(len(items))}
    for number in sorted(best):
        match = max(best[number], key=lambda found: (found.score, -found.earlier))
        origin[number] = origin[match.earlier]
        kind = CopyKind.MERGED if _is_merged(best[number], match) else match.kind
        new, old = items[number], items[match.earlier]
        yield Copy(
            article_id=new.article.id,
            copy_of=old.article.id,
            kind=kind,
            origin_id=items[origin[number]].article.id,
            score=round(match.score, 4),
            rule=match.rule,
            proof=_proof(new, old, match.rule),
        )


def _is_merged(matches: list[_Match], best: _Match) -> bool:
    """Two originals that each give much, and neither a copy of the other, were merged."""
    others = [match for match in matches if match.earlier != best.earlier and match.rule == "containment"]
    return best.kind is CopyKind.MERGED or (
        best.kind is CopyKind.EXCERPT and best.score < 0.7 and len(others) > 0
    )


def _proof(new: _Item, old: _Item, rule: str) -> tuple[Evidence, ...]:
    """Return the longest words in common, in the copy and in the original; or those that admit it."""
    if rule == "attribution":
        name, text = old.article.outlet or "", new.article.text
        start = text.find(name)
        return (evidence_at(new.article.id, text, start=start, end=start + len(name)),)
    found = (_longest_shared(new, old), _longest_shared(old, new))
    return tuple(evidence for evidence in found if evidence is not None)


def _longest_shared(item: _Item, other: _Item) -> Evidence | None:
    """Return the longest stretch of an article's words whose every 4-gram the other has."""
    is_shared = are_in(gram_row(item.words.words), other.words.grams)
    edges = np.flatnonzero(np.diff(np.concatenate([[0], is_shared.astype(np.int8), [0]])))
    starts, lengths = edges[::2], edges[1::2] - edges[::2]
    if not len(starts):
        return None
    longest = int(np.argmax(lengths))
    spans = counted_spans(item.article)
    first, last = int(starts[longest]), int(starts[longest] + lengths[longest]) + GRAM - 2
    end = spans[min(last, len(spans) - 1)][1]
    return evidence_at(item.article.id, item.article.text, start=spans[first][0], end=end)
