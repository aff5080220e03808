"""How many independent tellings some articles are: origins, not outlets.

These make two articles one origin line: one is a copy of the other; both carry one author's name and no two
different outlets; both stand in one outlet and share text; both open by passing on the same report; both
repeat one statement and show no reporting of their own.
One author at one outlet is one line even where little text is shared: a reporter who writes twice on the
talks of a day is one voice that was heard twice, not two that agree.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

from tracktwo.corroborate.candidates import Spotter, sharing_pairs
from tracktwo.corroborate.cited import OPENING_CHARACTERS, passed_on
from tracktwo.corroborate.copies import Copy, find_copies
from tracktwo.corroborate.echoes import (
    adds_nothing,
    detailed_pairs,
    foreign_pairs,
    is_one_statement,
    is_told_abroad,
    quoting_pairs,
)
from tracktwo.corroborate.faces import Face, Faces, are_near
from tracktwo.corroborate.marks import agency_named, name_keys
from tracktwo.corroborate.posts import posted_pairs
from tracktwo.corroborate.proofs import Proof, carried_words, shared_quotation, shared_words, sole_quotations
from tracktwo.corroborate.shingles import shared
from tracktwo.records import Article, Join
from tracktwo.records.recall import Memo, Recall

NAME = "origins"
KEY_SHARE = 0.1  # text that two articles of one outlet share when the second goes on from the first
COMPARED = 12  # the latest articles on one report that a further one is set beside
SAME_NAMES = 0.2
SHOWN_BY = {  # what decided that one article copies another, as a reader is told
    "containment": "text in common",
    "agency": "text in common under one agency's mark",
    "sequence": "words in one order",
    "address": "one address",
    "attribution": "names the outlet, and tells nothing that it does not",
}
LEAST_NAMES = 4


class OriginLine(NamedTuple):
    """Articles that go back to one telling, the first first, and why each of the others belongs to it.

    `id` is the first article's id.
    """

    id: str
    articles: tuple[str, ...]
    joins: tuple[Join, ...]


class _Sign(NamedTuple):
    """That two articles, by number, go back to one telling; its proof is worked out when it is asked for."""

    one: int
    other: int
    rule: str
    prove: Callable[[], Proof] = tuple


def count_origins(
    articles: Sequence[Article], copies: Sequence[Copy] | None = None, *, faces: Faces | None = None
) -> tuple[OriginLine, ...]:
    """Return the origin lines among some articles of one story; there are as many origins as lines.

    Args:
        articles: of one story or dossier; joining by author and attribution is meant for these.
        copies: what `find_copies` said of these articles, or of more; None finds them here.
        faces: kept from earlier calls, so that only new articles are taken apart.
    """
    kept = Faces() if faces is None else faces
    ordered = sorted(articles, key=lambda article: article.published_at or "9999")
    root = list(range(len(ordered)))
    joins = [_join(ordered, sign) for sign in _joining(ordered, copies, kept, root)]
    return tuple(_lines(ordered, root, joins))


def origins_of(
    articles: Sequence[Article], copies: Sequence[Copy], *, faces: Faces | None = None
) -> dict[str, str]:
    """Return for each article the first one of its origin line, by id, as `count_origins` has it."""
    kept = Faces() if faces is None else faces
    ordered = sorted(articles, key=lambda article: article.published_at or "9999")
    root = list(range(len(ordered)))
    for _ in _joining(ordered, copies, kept, root):  # what proves each sign is not asked for
        pass
    return {article.id: ordered[_top(root, number)].id for number, article in enumerate(ordered)}


def _join(ordered: Sequence[Article], sign: _Sign) -> Join:
    later, earlier = max(sign.one, sign.other), min(sign.one, sign.other)
    return Join(ordered[later].id, ordered[earlier].id, sign.rule, sign.prove())


def _joining(
    ordered: Sequence[Article], copies: Sequence[Copy] | None, kept: Faces, root: list[int]
) -> Iterator[_Sign]:
    """Yield the signs that join two lines, and join them: `root` holds the number above each article's."""
    place = {article.id: number for number, article in enumerate(ordered)}
    found = find_copies(ordered, faces=kept) if copies is None else copies
    shown = [kept.of(article) for article in ordered]
    for sign in (*_by_copies(found, place), *_by_signs(shown, kept.recall)):
        first, second = sorted((_top(root, sign.one), _top(root, sign.other)))
        if first != second:
            root[second] = first
            yield sign


def _top(root: list[int], number: int) -> int:
    while root[number] != number:
        root[number] = root[root[number]]
        number = root[number]
    return number


def _by_copies(copies: Sequence[Copy], place: dict[str, int]) -> Iterator[_Sign]:
    for copy in copies:
        for original in (copy.copy_of, copy.origin_id):
            if copy.article_id in place and original in place:
                rule, proof = f"{copy.kind.value} copy: {SHOWN_BY.get(copy.rule, copy.rule)}", copy.proof
                yield _Sign(place[copy.article_id], place[original], rule, partial(tuple, proof))
    # two copies of one text that is not among these articles are still one telling
    first: dict[str, int] = {}
    for copy in copies:
        if copy.article_id in place and first.setdefault(copy.origin_id, place[copy.article_id]) >= 0:
            yield _Sign(place[copy.article_id], first[copy.origin_id], "copies of one text")


# What pairs of articles show: which pairs are looked at, what tells that they are one, which words prove it.
PAIRED: dict[
    str,
    tuple[
        Callable[[Sequence[Face]], Iterator[tuple[int, int]]],
        Callable[[Face, Face], bool] | None,
        Callable[[Face, Face], Proof],
    ],
] = {
    "repeats one statement": (quoting_pairs, is_one_statement, shared_quotation),
    "tells no number, quotation or name that the other does not": (
        detailed_pairs, adds_nothing, carried_words,
    ),
    "tells the same in another language": (foreign_pairs, is_told_abroad, carried_words),
    "repeats one post": (posted_pairs, None, sole_quotations),
}  # fmt: skip


def _by_signs(faces: Sequence[Face], recall: Recall) -> Iterator[_Sign]:
    yield from _by_author([face.article for face in faces])
    outlets = [frozenset({f.article.outlet.casefold()} if f.article.outlet else ()) for f in faces]
    yield from _by_key(outlets, faces, "one outlet and shared text", recall)
    yield from _by_key([_agency_keys(face) for face in faces], faces, "one agency and shared text", recall)
    yield from _by_report(faces)
    for rule, (find, is_one, prove) in PAIRED.items():
        memo: Memo[bool] = recall.memo(rule)
        for earlier, later in find(faces):
            old, new = faces[earlier], faces[later]
            if is_one is None or memo.of((old, new), partial(is_one, old, new)):
                yield _Sign(later, earlier, rule, partial(prove, new, old))


def _agency_keys(face: Face) -> frozenset[str]:
    """Return whose text an article is by its marks; one that reports itself beside an agency is its own."""
    if not face.agencies or face.reports_itself:
        return frozenset()
    return frozenset(key for agency in face.agencies for key in name_keys(agency))


def _by_author(articles: Sequence[Article]) -> Iterator[_Sign]:
    """Join articles with one full name over them, unless they stand in two different outlets."""
    first: dict[tuple[str, str], int] = {}
    for number, article in enumerate(articles):
        for name in article.author:
            if len(name.split()) >= 2 and not agency_named(name):
                folded = " ".join(name.casefold().split())
                outlet = (article.outlet or "").casefold()
                for other in {outlet, ""} if outlet else {o for n, o in first if n == folded}:
                    if (folded, other) in first:
                        yield _Sign(number, first[folded, other], f"one author, {name}")
                first.setdefault((folded, outlet), number)


def _by_key(
    keys: Sequence[frozenset[str]], faces: Sequence[Face], rule: str, recall: Recall
) -> Iterator[_Sign]:
    """Join articles with one key that share a tenth of their text."""
    memo: Memo[bool] = recall.memo("a tenth in common")
    holders: dict[str, list[int]] = defaultdict(list)
    for number, names in enumerate(keys):
        for name in names:
            holders[name].append(number)
    for numbers in holders.values():
        for one, other in sharing_pairs([faces[number].sampled for number in numbers]):
            old, new = faces[numbers[one]], faces[numbers[other]]
            if memo.of((old, new), partial(_share_a_tenth, old, new)):
                yield _Sign(numbers[other], numbers[one], rule, partial(shared_words, new, old))


def _share_a_tenth(old: Face, new: Face) -> bool:
    least = min(len(old.words.grams), len(new.words.grams))
    return shared(old.words, new.words) >= KEY_SHARE * least


def _by_report(faces: Sequence[Face]) -> Iterator[_Sign]:
    """Join articles that open by passing on the same outlet's report within a few days, and that report."""
    outlets = Spotter({face.article.outlet for face in faces if face.article.outlet})
    own, passing = defaultdict[str, list[int]](list), defaultdict[str, list[int]](list)
    for number, face in enumerate(faces):
        for key in _agency_keys(face) | name_keys(face.article.outlet or ""):
            own[key].append(number)
    for number, face in enumerate(faces):
        opening = f"{face.article.title or ''}\n{face.article.text[:OPENING_CHARACTERS]}"
        mark = passed_on(face.article, tuple(outlets.within(face, opening)))
        if mark is None or face.reports_itself:
            continue
        for key in sorted(name_keys(mark.agency)):
            for holders, words in ((own, "passes on"), (passing, "passes on, as does the earlier,")):
                near = _nearest(number, holders[key], faces)
                if near is not None:
                    proof = (mark.evidence,) if mark.evidence else ()
                    yield _Sign(number, near, f"{words} {mark.agency}", partial(tuple, proof))
            passing[key].append(number)


def _nearest(number: int, others: Sequence[int], faces: Sequence[Face]) -> int | None:
    """Return which of some articles of the same days has most of an article's names, if it has any part."""
    place = bisect_left(others, number)
    beside = others[max(0, place - COMPARED) : place + COMPARED]  # they are in order of publication
    near = [other for other in beside if other != number and are_near(faces[number], faces[other])]
    best = max(near, key=lambda other: (_same_names(faces[number], faces[other]), -other), default=None)
    return best if best is not None and _same_names(faces[number], faces[best]) >= SAME_NAMES else None


def _same_names(one: Face, other: Face) -> float:
    """Return the share of names in common of the article with fewer; 1 where too few are named to tell."""
    is_one_language = one.article.lang == other.article.lang
    ours, theirs = (face.names if is_one_language else face.bones for face in (one, other))
    fewer = min(len(ours), len(theirs))
    return len(ours & theirs) / fewer if fewer >= LEAST_NAMES else 1.0


def _lines(articles: Sequence[Article], root: list[int], joins: Sequence[Join]) -> Iterator[OriginLine]:
    members: dict[int, list[str]] = defaultdict(list)
    for number, article in enumerate(articles):
        members[_top(root, number)].append(article.id)
    joined: dict[str, list[Join]] = defaultdict(list)
    for join in joins:
        joined[join.article].append(join)
    for ids in members.values():
        yield OriginLine(ids[0], tuple(ids), tuple(join for article in ids for join in joined[article]))
