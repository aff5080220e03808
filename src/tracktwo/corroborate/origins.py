"""How many independent tellings some articles are: origins, not outlets.

Four things make two articles one origin line: one is a copy of the other; both carry one author's name and
no two different outlets; both stand in one outlet and share text; both open by passing on the same report.
One author at one outlet is one line even where little text is shared: a reporter who writes twice on the
talks of a day is one voice that was heard twice, not two that agree.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tracktwo.corroborate.copies import Copy, find_copies
from tracktwo.corroborate.marks import agency_marks, agency_named, passed_on
from tracktwo.corroborate.shingles import WordPrint, body_of, contained, print_of
from tracktwo.records import Article

NAME = "origins"
OUTLET_SHARE = 0.1  # text that two articles of one outlet share when the second goes on from the first
AGENCY_SHARE = 0.1


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
    prints = [print_of(body_of(article)) for article in articles]
    yield from _by_author(articles)
    yield from _by_key(_outlets(articles), prints, OUTLET_SHARE, "one outlet and shared text")
    yield from _by_key(_agencies(articles), prints, AGENCY_SHARE, "one agency and shared text")
    yield from _by_report(articles)


def _by_author(articles: Sequence[Article]) -> Iterator[tuple[int, int, str]]:
    """Join articles with one full name over them, unless they stand in two different outlets."""
    by_name: dict[str, list[int]] = defaultdict(list)
    for number, article in enumerate(articles):
        for name in article.author:
            if len(name.split()) >= 2 and not agency_named(name):
                by_name[" ".join(name.casefold().split())].append(number)
    for numbers in by_name.values():
        for position, number in enumerate(numbers):
            for earlier in numbers[:position]:
                if _one_outlet(articles[number], articles[earlier]):
                    yield number, earlier, "one author"


def _one_outlet(one: Article, other: Article) -> bool:
    if one.outlet is None or other.outlet is None:
        return True
    return one.outlet.casefold() == other.outlet.casefold()


def _outlets(articles: Sequence[Article]) -> list[frozenset[str]]:
    return [frozenset({article.outlet.casefold()} if article.outlet else ()) for article in articles]


def _agencies(articles: Sequence[Article]) -> list[frozenset[str]]:
    return [frozenset(mark.agency for mark in agency_marks(article)) for article in articles]


def _by_key(
    keys: Sequence[frozenset[str]], prints: Sequence[WordPrint], share: float, reason: str
) -> Iterator[tuple[int, int, str]]:
    holders: dict[str, list[int]] = defaultdict(list)
    for number, names in enumerate(keys):
        for name in names:
            for earlier in holders[name]:
                if (
                    max(
                        contained(prints[number], prints[earlier]), contained(prints[earlier], prints[number])
                    )
                    >= share
                ):
                    yield number, earlier, reason
            holders[name].append(number)


def _by_report(articles: Sequence[Article]) -> Iterator[tuple[int, int, str]]:
    """Join articles that open by passing on the same outlet's report, and that report itself."""
    outlets = tuple(sorted({article.outlet for article in articles if article.outlet}))
    first: dict[str, int] = {}
    for number, article in enumerate(articles):
        if article.outlet:
            first.setdefault(f"own {(agency_named(article.outlet) or article.outlet).casefold()}", number)
    for number, article in enumerate(articles):
        mark = passed_on(article, outlets)
        if mark is None:
            continue
        name = mark.agency.casefold()
        own = first.get(f"own {name}")
        if own is not None and own != number:
            yield number, own, f"passes on {mark.agency}"
        if first.setdefault(name, number) != number:
            yield number, first[name], f"both pass on {mark.agency}"


def _lines(
    articles: Sequence[Article], root: list[int], reasons: Sequence[tuple[str, str, str]]
) -> Iterator[OriginLine]:
    members: dict[int, list[str]] = defaultdict(list)
    for number, article in enumerate(articles):
        members[_top(root, number)].append(article.id)
    for ids in members.values():
        yield OriginLine(ids[0], tuple(ids), tuple(reason for reason in reasons if reason[0] in ids))
