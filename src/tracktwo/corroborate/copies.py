"""Which articles repeat earlier ones: whole, cut, merged or reworded, with the words that prove it.

Shared text is measured by containment (the share of the smaller text's word 4-grams that the other has),
for wire copy is cut and merged; candidates come from an index of sampled 4-grams, so not all pairs are
compared. Text whose words were swapped one by one keeps its order: there the longest common sequence of
words decides. Copies that share no text are known by what they admit: "OUTLET reported".
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from rapidfuzz.distance import LCSseq

from tracktwo.corroborate.candidates import sharing_pairs
from tracktwo.corroborate.faces import Face, Faces
from tracktwo.corroborate.marks import is_reprint
from tracktwo.corroborate.proofs import carried_words, shared_quotation, shared_serial, shared_words
from tracktwo.corroborate.retellings import ADMITTED, CARRIED, RETOLD, TRANSLATED, retellings
from tracktwo.corroborate.shingles import WordPrint, shared
from tracktwo.records import Article, CopyKind, Evidence, evidence_at
from tracktwo.records.recall import Memo, Recall

NAME = "copies"
VERSION = "3"
# Measured on 180 pairs of independent articles on one event: containment at most .37, common sequence .53;
# with a tenth of the words replaced containment stays above .59, with a quarter the sequence above .71.
COPIED_SHARE = 0.4
MARKED_SHARE = 0.2  # enough when both carry the mark of one agency
SPUN_SHARE = 0.1
SPUN_SEQUENCE = 0.6
WHOLE_SHARE = 0.75
MERGED_SHARE = 0.6
REVISED_SHARE = 0.2
MIN_WORDS = 12


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


_Likeness = tuple[CopyKind, float, str]  # how alike two articles are: as which kind of copy, by which rule


@dataclass(frozen=True, slots=True)
class _Match:
    """What was found between a later and an earlier article."""

    later: int
    earlier: int
    kind: CopyKind
    score: float
    rule: str


def find_copies(articles: Sequence[Article], *, faces: Faces | None = None) -> tuple[Copy, ...]:
    """Return the articles among these that repeat an earlier one of them, in order of publication.

    Earlier is what was published earlier; on one day, what carries no agency's mark or is the agency's
    own, then the longer text, then the order given.

    Args:
        articles: in any order.
        faces: kept from earlier calls, so that only new articles are taken apart.
    """
    kept = Faces() if faces is None else faces
    items = _in_order(kept.of(article) for article in articles)
    memo: Memo[_Likeness | None] = kept.recall.memo("copies")
    best: dict[int, list[_Match]] = defaultdict(list)
    for earlier, later in (*sharing_pairs([item.sampled for item in items]), *_same_address(items)):
        old, new = items[earlier], items[later]
        match = memo.of((old, new), partial(_compared, old, new))
        if match:
            best[later].append(_Match(later, earlier, *match))
    for earlier, later, kind, share, rule in retellings(items, set(best), recall=kept.recall):
        best[later].append(_Match(later, earlier, kind, share, rule))
    return tuple(_linked(items, best, kept.recall))


def _in_order(faces: Iterable[Face]) -> list[Face]:
    """Return articles from the first told on; those of one address among themselves as they were changed."""
    ordered = sorted(faces, key=_moment)
    items = [item for _, together in groupby(ordered, _moment) for item in _ranked(together)]
    places: dict[str, list[int]] = defaultdict(list)
    for number, item in enumerate(items):
        if item.article.canonical_url:
            places[item.article.canonical_url].append(number)
    for numbers in places.values():
        versions = sorted((items[number] for number in numbers), key=_version)
        for number, item in zip(numbers, versions, strict=True):
            items[number] = item
    return items


def _version(item: Face) -> tuple[str, str, str]:
    article = item.article
    return article.published_at or "9999", article.modified_at or "", article.retrieved_at or ""


def _moment(item: Face) -> tuple[str, str]:
    moment = item.article.published_at or "9999"
    return moment[:10], moment[10:]


def _ranked(together: Iterable[Face]) -> list[Face]:
    """Return articles of one moment: what carries nobody's mark first, then by length."""
    items = list(together)
    if len(items) == 1:
        return items  # whose marks need not be looked for
    return sorted(items, key=lambda item: (is_reprint(item.article, item.marks), -len(item.words.words)))


def _same_address(items: Sequence[Face]) -> Iterator[tuple[int, int]]:
    first: dict[str, int] = {}
    for number, item in enumerate(items):
        address = item.article.canonical_url
        if address and first.setdefault(address, number) != number:
            yield first[address], number


def _compared(old: Face, new: Face) -> _Likeness | None:
    """Return how the later article repeats the earlier one's text, or None."""
    if min(len(old.words.words), len(new.words.words)) < MIN_WORDS:
        return None
    common = shared(old.words, new.words)
    inner, outer = common / len(new.words.grams), common / len(old.words.grams)
    score = max(inner, outer)
    is_one_address = new.article.canonical_url and new.article.canonical_url == old.article.canonical_url
    if is_one_address and score >= REVISED_SHARE:
        return CopyKind.REVISION, score, "address"
    if score >= COPIED_SHARE:
        return _kind(new, old, common), score, "containment"
    if score >= MARKED_SHARE and old.agencies & new.agencies:
        return _kind(new, old, common), score, "agency"
    if score >= SPUN_SHARE:
        sequence = _sequence(old.words, new.words)
        if sequence >= SPUN_SEQUENCE:
            return CopyKind.REWRITE, sequence, "sequence"
    return None


def _kind(new: Face, old: Face, common: int) -> CopyKind:
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


def _linked(items: Sequence[Face], best: dict[int, list[_Match]], recall: Recall) -> Iterator[Copy]:
    """Yield one copy an article: of the earlier article that it shares most with."""
    origin = {number: number for number in range(len(items))}
    proofs: Memo[tuple[Evidence, ...]] = recall.memo("proofs of copies")
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
            proof=proofs.of((new, old), partial(_proof, new, old, match.rule), mark=match.rule),
        )


def _is_merged(matches: list[_Match], best: _Match) -> bool:
    """Two originals that each give much, and neither a copy of the other, were merged."""
    others = [match for match in matches if match.earlier != best.earlier and match.rule == "containment"]
    return best.kind is CopyKind.MERGED or (
        best.kind is CopyKind.EXCERPT and best.score < 0.7 and len(others) > 0
    )


def _proof(new: Face, old: Face, rule: str) -> tuple[Evidence, ...]:
    """Return the longest words in common, in the copy and in the original; or those that admit it."""
    if rule == ADMITTED:
        name, text = old.article.outlet or "", new.article.text
        start = text.find(name)
        return (evidence_at(new.article.id, text, start=start, end=start + len(name)),)
    if rule == RETOLD:
        return shared_quotation(new, old)
    if rule == TRANSLATED:
        return shared_serial(new, old)
    if rule == CARRIED:
        return carried_words(new, old)
    return shared_words(new, old)
