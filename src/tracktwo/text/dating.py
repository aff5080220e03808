"""When a page was published: one rule, from the surest place to the least sure."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import chain, islice
from typing import NamedTuple

from htmldate import find_date
from lxml.html import HtmlElement

from tracktwo.records import PublishedSource
from tracktwo.text.markup import Node, types_of
from tracktwo.text.moments import read_moment

ARTICLE_TYPES = frozenset(
    {
        "NewsArticle", "Article", "BlogPosting", "ReportageNewsArticle", "AnalysisNewsArticle",
        "OpinionNewsArticle", "BackgroundNewsArticle", "ReviewNewsArticle", "AskPublicNewsArticle",
        "LiveBlogPosting", "SocialMediaPosting", "TechArticle", "ScholarlyArticle", "Report",
        "DiscussionForumPosting",
    }
)  # fmt: skip
PUBLISHED_NAMES = (
    "article:published_time", "og:published_time", "article:published", "og:article:published_time",
    "datepublished", "parsely-pub-date", "sailthru.date", "pubdate", "publishdate", "publish-date",
    "publish_date", "publication_date", "publication-date", "date.published", "date_published",
    "displaydate", "article_date_original", "cxenseparse:recs:publishtime", "dc.date.issued",
    "dcterms.issued", "dc.date.created", "dcterms.created", "dcterms.date", "dc.date",
    "citation_publication_date", "citation_date", "originalpublicationdate", "created", "datecreated",
    "bt:pubdate", "vr:published_time", "rnews:datepublished", "article.published", "article.created",
    "date", "timestamp", "content_create_date", "shareaholic:article_published_time",
)  # fmt: skip
MODIFIED_NAMES = (
    "article:modified_time", "og:updated_time", "og:modified_time", "datemodified", "dcterms.modified",
    "dc.date.modified", "last-modified", "lastmod", "revised", "article_date_updated", "date.modified",
)  # fmt: skip
DATE_CLASS = re.compile(
    r"(?:publi(?:sh|c)|posted|post-?_?(?:date|meta|info)|entry-?_?(?:date|meta|time)|article-?_?(?:date"
    r"|meta|info|time)"
    r"|byline|dateline|timestamp|time-?stamp|pub-?_?date|created|datum|fecha|story-?_?date|meta-?_?date"
    r"|news-?_?date|\bdate\b|\btime\b)",
    re.IGNORECASE,
)
NOT_THE_ARTICLE = re.compile(
    r"(?:comment|related|sidebar|widget|footer|teaser|recommend|popular|latest|more-|also|promo|nav"
    r"|archive|event|recent|next|prev)",
    re.IGNORECASE,
)
IS_MODIFIED = re.compile(r"modif|updat|chang|aktuali|mis à jour|обновл|оновл|actualiz|aggiorn", re.IGNORECASE)
IN_URL = re.compile(
    r"/(?P<year>20[0-4]\d|199\d)[/_-](?P<month>[01]?\d|[a-z]{3,9})[/_-](?P<day>[0-3]?\d)(?![0-9])"
    r"|[/_-](?P<day2>[0-3]\d)-(?P<month2>[01]\d)-(?P<year2>20[0-4]\d)(?!\d)"
    r"|(?<![0-9])(?P<year3>20[0-4]\d)-?(?P<month3>[01]\d)-?(?P<day3>[0-3]\d)(?![0-9])",
    re.IGNORECASE,
)
DATED_LINE_CHARACTERS = 90
HEAD_ELEMENTS = 400  # a date beside the headline stands among the first elements after it


class Dating(NamedTuple):
    """When a page says it was published, where it says so, and when it was last changed."""

    published: str | None
    source: PublishedSource
    modified: str | None


def dating_of(tree: HtmlElement, data: Sequence[Node], *, url: str | None) -> Dating:
    """Return a page's dates: JSON-LD before meta tags before what is to be seen before the address.

    Where two of the other places agree on another day, they win. A moment in UTC whose day differs by
    one from a day given elsewhere gives way to that day: it is the outlet's own calendar.
    """
    modified = _modified(tree, data)
    claims = [(moment, source) for source, moments in _places(tree, data, url) for moment in _first(moments)]
    if not claims:
        found = _by_htmldate(tree, url)  # it takes the date of change where it finds no other
        is_change = found is not None and modified is not None and found[:10] == modified[:10]
        claims = [(found, PublishedSource.VISIBLE)] if found and not is_change else []
    if not claims:
        return Dating(None, PublishedSource.UNKNOWN, modified)
    return Dating(*_settled(claims), modified)


def _first(moments: Iterator[str | None]) -> list[str]:
    return list(islice(filter(None, moments), 1))


def _settled(claims: list[tuple[str, PublishedSource]]) -> tuple[str, PublishedSource]:
    """Return the date to believe out of one a place, the surest place first."""
    days = [moment[:10] for moment, _ in claims]
    moment, source = claims[0]
    for (other, other_source), day in zip(claims[1:], days[1:], strict=True):
        if day != days[0] and days.count(day) >= 2 and days.count(days[0]) == 1:
            return other, other_source
        if moment.endswith("Z") and _days_apart(day, days[0]) == 1:
            return day, other_source
    return moment, source


def _days_apart(day: str, other: str) -> int:
    return abs((date.fromisoformat(day) - date.fromisoformat(other)).days)


def _places(
    tree: HtmlElement, data: Sequence[Node], url: str | None
) -> Iterator[tuple[PublishedSource, Iterator[str | None]]]:
    articles = [node for node in data if types_of(node) & ARTICLE_TYPES]
    yield PublishedSource.JSON_LD, _fields(articles or data, "datePublished")
    yield PublishedSource.META, chain(_metas(tree, PUBLISHED_NAMES), _microdata(tree, "datePublished"))
    yield PublishedSource.VISIBLE, _visible(tree)
    yield PublishedSource.URL, iter((url_day(url),))


def _fields(nodes: Sequence[Node], name: str) -> Iterator[str | None]:
    for node in nodes:
        value = node.get(name)
        if isinstance(value, str):
            yield read_moment(value)


def _metas(tree: HtmlElement, names: Sequence[str]) -> Iterator[str | None]:
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        content = meta.get("content")
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            name = (meta.get(attribute) or "").strip().lower()
            if content and name in names:
                found.setdefault(name, content)
    return (read_moment(found[name]) for name in names if name in found)


def _microdata(tree: HtmlElement, name: str) -> Iterator[str | None]:
    for element in tree.xpath("//*[@itemprop=$name or @property=$name]", name=name):
        yield read_moment(element.get("content") or element.get("datetime") or element.text_content())


def _modified(tree: HtmlElement, data: Sequence[Node]) -> str | None:
    articles = [node for node in data if types_of(node) & ARTICLE_TYPES]
    for moments in (
        _fields(articles, "dateModified"),
        _metas(tree, MODIFIED_NAMES),
        _microdata(tree, "dateModified"),
    ):
        for moment in moments:
            if moment:
                return moment
    return None


def _visible(tree: HtmlElement) -> Iterator[str | None]:
    """Yield the dates to be seen near the headline: marked times first, then dated lines."""
    near = list(_near_headline(tree))
    for wanted in (_is_time, _is_dated, _is_only_a_date):
        for element in filter(wanted, near):
            words = _own_words(element)
            if (
                wanted(element)
                and not _is_elsewhere(element)
                and not IS_MODIFIED.search(_marks(element) + " " + words[:60])
            ):
                yield read_moment(element.get("datetime") or words)


def _near_headline(tree: HtmlElement) -> Iterator[HtmlElement]:
    """Yield the elements from shortly before the main headline on."""
    headings = [h for h in tree.iter("h1") if len(h.text_content().strip()) > 10] or list(
        tree.iter("h1", "h2")
    )[:1]
    elements = [e for e in tree.iter() if isinstance(e.tag, str)]
    begin = max(0, elements.index(headings[0]) - 40) if headings else 0
    yield from elements[begin : begin + HEAD_ELEMENTS]


def _is_time(element: HtmlElement) -> bool:
    return str(element.tag) == "time"


def _is_dated(element: HtmlElement) -> bool:
    return (
        element.tag not in ("script", "style", "meta", "a", "form")
        and DATE_CLASS.search(_marks(element)) is not None
    )


def _is_only_a_date(element: HtmlElement) -> bool:
    is_text = element.tag not in ("script", "style", "meta", "a", "form", "title", "option", "h1")
    return is_text and len(element.text_content()) < DATED_LINE_CHARACTERS


def _marks(element: HtmlElement) -> str:
    return f"{element.get('class') or ''} {element.get('id') or ''} {element.get('itemprop') or ''}"


def _own_words(element: HtmlElement) -> str:
    words = " ".join(element.text_content().split())
    return words if len(words) < 200 else ""


def _is_elsewhere(element: HtmlElement) -> bool:
    """Tell whether an element belongs to comments, teasers or other articles."""
    around = [element, *list(element.iterancestors())[:6]]
    return any(
        e.find(".//h1") is None
        for e in around
        if e.tag in ("aside", "footer", "nav") or NOT_THE_ARTICLE.search(_marks(e))
    )


def url_day(url: str | None) -> str | None:
    """Return the date in an address, or None.

    >>> url_day("https://harbour-post.example/2026/03/01/talks-resume")
    '2026-03-01'
    """
    for match in IN_URL.finditer(url or ""):
        fields = {name.rstrip("23"): value for name, value in match.groupdict().items() if value}
        found = read_moment(
            f"{fields['day']} {fields['month']} {fields['year']}"
            if not fields["month"].isdigit()
            else f"{fields['year']}-{fields['month']}-{fields['day']}"
        )
        if found:
            return found
    return None


def _by_htmldate(tree: HtmlElement, url: str | None) -> str | None:
    """Return the date that htmldate finds in the whole page, as the last resort."""
    try:
        return read_moment(find_date(tree, url=url, original_date=True, extensive_search=True))
    except (ValueError, TypeError, AttributeError, RecursionError):
        return None  # its readers of odd dates fail on some pages; the date then stays unknown
