"""How many independent tellings some articles are: origins, not outlets.

These make two articles one origin line: one is a copy of the other; both carry one author's name and no two
different outlets; both stand in one outlet and share text; both open by passing on the same report; both
repeat one statement, or one text in two languages, and show no reporting of their own.
One author at one outlet is one line even where little text is shared: a reporter who writes twice on the
talks of a day is one voice that was heard twice, not two that agree.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tracktwo.corroborate.cited import passed_on
from tracktwo.corroborate.copies import SAMPLED, Copy, find_copies
from tracktwo.corroborate.echoes import Telling, are_near, echoes
from tracktwo.corroborate.marks import Mark, agency_marks, agency_named, name_keys
from tracktwo.corroborate.shingles import print_of, shared
from tracktwo.records import Article

NAME = "origins"
KEY_SHARE = 0.1  # text that two articles of one outlet share when the second goes on from the first
COMPARED = 12  # earlier articles of one outlet or on one report that a further one is set beside
SAME_NAMES = 0.2
LEAST_NAMES = 4


class OriginLine(NamedTuple):
    """Articles that go back to one telling, the first first, and why they belong together.

    `id` is the first article's id; `reasons` holds (article, earlier article, reason) for each join.
    """

    id: str
    articles: tuple[str, ...]
    reasons: tuple[tuple[str, str, str], ...]


def count_origins(
    articles: Sequence[Article], copies: Sequence[Copy] | None = None
) -> tuple[OriginLine, ...]:
    """Return the origin lines among some articles of one story; there are as many origins as lines.

    Args:
        articles: of one story or dossier; joining by author and attribution is meant for these.
        copies: what `find_copies` said of these articles, or of more; None finds them here.
    """
    ordered = sorted(articles, key=lambda article: article.published_at or "9999")
    place = {article.id: number for number, article in enumerate(ordered)}
    root = list(range(len(ordered)))
    reasons: list[tuple[str, str, str]] = []
    found = find_copies(ordered) if copies is None else copies
    for one, other, reason in (*_by_copies(found, place), *_by_marks(ordered)):
        if _top(root, one) != _top(root, other):
            first, second = sorted((_top(root, one), _top(root, other)))
            root[second] = first
            reasons.append((ordered[max(one, other)].id, ordered[min(one, other)].id, reason))
    return tuple(_lines(ordered, root, reasons))


def _top(root: list[int], number: int) -> int:
    while root[number] != number:
        number = root[number] = root[root[number]]
    return number


def _by_copies(copies: Sequence[Copy], place: dict[str, int]) -> Iterator[tuple[int, int, str]]:
    for copy in copies:
        for original in (copy.copy_of, copy.origin_id):
            if copy.article_id in place and original in place:
                yield place[copy.article_id], place[original], f"copy: {copy.rule}"
    # two copies of one text that is not among these articles are still one telling
    first: dict[str, int] = {}
    for copy in copies:
        if copy.article_id in place and first.setdefault(copy.origin_id, place[copy.article_id]) >= 0:
            yield place[copy.article_id], first[copy.origin_id], "copies of one text"


def _by_marks(articles: Sequence[Article]) -> Iterator[tuple[int, int, str]]:
    tellings = [Telling(article) for article in articles]
    marks = [agency_marks(article) for article in articles]
    yield from _by_author(articles)
    outlets = [frozenset({a.outlet.casefold()} if a.outlet else ()) for a in articles]
    yield from _by_key(outlets, tellings, "one outlet and shared text")
    # what an outlet tells beside an agency's paragraphs is a telling of its own
    agencies = [
        frozenset()
        if telling.reports_itself
        else frozenset(key for m in found for key in name_keys(m.agency))
        for telling, found in zip(tellings, marks, strict=True)
    ]
    yield from _by_key(agencies, tellings, "one agency and shared text")
    yield from _by_report(tellings, marks)
    yield from echoes(tellings)


def _by_author(articles: Sequence[Article]) -> Iterator[tuple[int, int, str]]:
    """Join articles with one full name over them, unless they stand in two different outlets."""
    first: dict[tuple[str, str], int] = {}
    for number, article in enumerate(articles):
        for name in article.author:
            if len(name.split()) >= 2 and not agency_named(name):
                folded = " ".join(name.casefold().split())
                outlet = (article.outlet or "").casefold()
                for other in {outlet, ""} if outlet else {o for n, o in first if n == folded}:
                    if (folded, other) in first:
                        yield number, first[folded, other], "one author"
                first.setdefault((folded, outlet), number)


def _by_key(
    keys: Sequence[frozenset[str]], tellings: Sequence[Telling], reason: str
) -> Iterator[tuple[int, int, str]]:
    """Join articles with one key that share a tenth of their text: looked up by 4-grams, not pair by pair."""
    prints = {n: print_of(telling.body) for n, telling in enumerate(tellings) if keys[n]}
    holders: dict[tuple[str, int], int] = {}
    for number, words in prints.items():
        grams = words.grams[words.grams % SAMPLED == 0].tolist()
        for key in keys[number]:
            near = Counter(holders[key, gram] for gram in grams if (key, gram) in holders)
            for earlier, _ in near.most_common(COMPARED):
                other = prints[earlier]
                if shared(words, other) >= KEY_SHARE * min(len(words.grams), len(other.grams)):
                    yield number, earlier, reason
            holders.update(((key, gram), number) for gram in grams)


def _by_report(
    tellings: Sequence[Telling], marks: Sequence[Sequence[Mark]]
) -> Iterator[tuple[int, int, str]]:
    """Join articles that open by passing on the same outlet's report within a few days, and that report."""
    outlets = tuple(sorted({t.article.outlet for t in tellings if t.article.outlet}))
    own, passing = defaultdict[str, list[int]](list), defaultdict[str, list[int]](list)
    for number, (telling, found) in enumerate(zip(tellings, marks, strict=True)):
        names = [telling.article.outlet or "", *(m.agency for m in found if not telling.reports_itself)]
        for key in {key for name in names if name for key in name_keys(name)}:
            own[key].append(number)
    for number, telling in enumerate(tellings):
        mark = None if telling.reports_itself else passed_on(telling.article, outlets)
        if mark is None:
            continue
        for key in sorted(name_keys(mark.agency)):
            for holders, words in ((own, "passes on"), (passing, "both pass on")):
                near = _nearest(number, [n for n in holders[key][-COMPARED:] if n != number], tellings)
                if near is not None:
                    yield number, near, f"{words} {mark.agency}"
            passing[key].append(number)


def _nearest(number: int, others: Sequence[int], tellings: Sequence[Telling]) -> int | None:
    """Return which of some articles of the same days has most of an article's names, if it has any part."""
    near = [other for other in others if are_near(tellings[number], tellings[other])]
    best = max(near, key=lambda other: (_same_names(tellings[number], tellings[other]), -other), default=None)
    return best if best is not None and _same_names(tellings[number], tellings[best]) >= SAME_NAMES else None


def _same_names(one: Telling, other: Telling) -> float:
    """Return the share of names in common of the article with fewer; 1 where too few are named to tell."""
    is_one_language = one.article.lang == other.article.lang
    ours, theirs = (t.traces.names if is_one_language else t.bones for t in (one, other))
    fewer = min(len(ours), len(theirs))
    return len(ours & theirs) / fewer if fewer >= LEAST_NAMES else 1.0


def _lines(
    articles: Sequence[Article], root: list[int], reasons: Sequence[tuple[str, str, str]]
) -> Iterator[OriginLine]:
    members: dict[int, list[str]] = defaultdict(list)
    for number, article in enumerate(articles):
        members[_top(root, number)].append(article.id)
    for ids in members.values():
        yield OriginLine(ids[0], tuple(ids), tuple(reason for reason in reasons if reason[0] in ids))
