"""When a page was published: one rule, from the surest place to the least sure."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import chain
from typing import NamedTuple

from lxml.html import HtmlElement

from tracktwo.records import PublishedSource
from tracktwo.text.day_order import read_day
from tracktwo.text.last_days import by_htmldate, said_in_sentence, told_from, with_short_year, without_year
from tracktwo.text.markup import Node, articles_in
from tracktwo.text.midnight import day_at_midnight
from tracktwo.text.moments import read_moment
from tracktwo.text.survey import Survey
from tracktwo.text.visible import changed, labelled, marked, near_headline, stated, unmarked

PUBLISHED_NAMES = (
    "article:published_time", "og:published_time", "article:published", "og:article:published_time",
    "datepublished", "parsely-pub-date", "sailthru.date", "pubdate", "publishdate", "publish-date",
    "publish_date", "publication_date", "publication-date", "date.published", "date_published",
    "displaydate", "article_date_original", "cxenseparse:recs:publishtime", "dc.date.issued",
    "dcterms.issued", "citation_publication_date", "citation_date", "originalpublicationdate",
    "bt:pubdate", "vr:published_time", "rnews:datepublished", "article.published", "article.created",
    "content_create_date", "shareaholic:article_published_time", "article:publicationdate",
    "article:published_date", "article:post_date", "published_time", "published_date", "published-date",
    "publisheddate", "published_time_telegram", "mediator_published_time", "publish_time", "publishtime",
    "prism.publicationdate", "dc.date.publication", "dcsext.articlefirstpublished", "rbpubdate", "pub_date",
    "pdate", "ptime", "og:regdate", "og:pubdate", "og:publish_date", "og:datepublished", "dateposted",
    "original-publish-date", "swiftype:published_at", "publishedatdate", "firstpublished", "article:date",
    "schema:datepublished", "analyticsattributes.articledate", "twt-published-at",
)  # fmt: skip
# Names that do not say of what the date is: on many pages it is the day of the last change.
LOOSE_NAMES = (
    "dc.date.created", "dcterms.created", "dcterms.date", "dc.date", "created", "datecreated", "date",
    "timestamp", "uploaddate", "release_date", "creationdatetime", "dc:date", "dc.created", "doc_date",
)  # fmt: skip
MODIFIED_NAMES = (
    "article:modified_time", "og:updated_time", "og:modified_time", "datemodified", "dcterms.modified",
    "dc.date.modified", "last-modified", "lastmod", "revised", "article_date_updated", "date.modified",
    "article:modified", "article:modified_date", "modified_time", "dc.modified",
    "updated_time", "lastmodified",
    "bt:moddate", "dateupdate",
)  # fmt: skip
IN_URL = re.compile(
    r"/(?P<year>20[0-4]\d|199\d)[/_-](?P<month>[01]?\d|[a-z]{3,9})[/_-](?P<day>[0-3]?\d)(?![0-9])"
    r"|[/_~-](?P<day2>[0-3]\d)-(?P<month2>[01]\d)-(?P<year2>20[0-4]\d)(?!\d)"
    r"|(?<![0-9])(?P<year3>20[0-4]\d)-?(?P<month3>[01]\d)-?(?P<day3>[0-3]\d)(?![0-9])",
    re.IGNORECASE,
)
# What pages that are drawn by scripts keep for them: the article's own record comes first.
IN_SCRIPT = re.compile(
    r"""["'](?:date_?published|published_?(?:at|date|time)|publish_?(?:date|time)|publication_?date|pub_?date"""
    r"""|first_?publish(?:ed)?_?(?:at|date|time)?|display_?(?:date|time)|online_?date)\\?["']\s*:\s*\\?["']?(?P<date>[^"'\\,}]{8,40})""",
    re.IGNORECASE,
)
SCRIPT_CHARACTERS = 400_000


class Dating(NamedTuple):
    """When a page says it was published, where it says so, and when it was last changed."""

    published: str | None
    source: PublishedSource
    modified: str | None


def dating_of(page: Survey, data: Sequence[Node], *, url: str | None, fetched: str | None = None) -> Dating:
    """Return a page's dates: JSON-LD before meta tags before what is to be seen before the address.

    Where two of the other places agree on another day, they win. A moment in UTC whose day differs by
    one from a day given elsewhere gives way to that day: it is the outlet's own calendar. A meta tag that
    only says "date" gives way to a date marked as such beside the headline. A moment in UTC that is midnight
    where the page's language is spoken stands for the day that begins.

    Args:
        fetched: when the page was fetched, RFC 3339; None where a page was found in a file.
    """
    articles = articles_in(data)
    modified = _modified(page, articles)
    claims = _claims(page, articles or data, url)
    if not claims:
        found = _last_resort(page, url, fetched)  # it may be the date of change where there is no other
        changes = {day for day in (modified, *changed(page)) if day}
        is_change = found is not None and found[:10] in {day[:10] for day in changes}
        modified = modified or (found if is_change else None)
        claims = [(found, PublishedSource.VISIBLE)] if found and not is_change else []
    if not claims:
        return Dating(None, PublishedSource.UNKNOWN, modified)
    return Dating(*_settled(claims), modified)


def _last_resort(page: Survey, url: str | None, fetched: str | None) -> str | None:
    near = near_headline(page)
    beside = [*near.above, *near.after]
    days = chain(
        told_from(beside, fetched),
        said_in_sentence(page),
        with_short_year(beside),
        without_year(page, beside, url, fetched),
    )
    return next(filter(None, days), None) or by_htmldate(page, url)


def _claims(page: Survey, nodes: Sequence[Node], url: str | None) -> list[tuple[str, PublishedSource]]:
    """Return the date that each place gives, the surest first; once two agree, no further is asked."""
    claims: list[tuple[str, PublishedSource]] = []
    for source, moments in _places(page, nodes, url):
        is_said = any(source is said for _, said in claims)
        moment = None if is_said else next(filter(None, moments), None)
        if moment:
            claims.append((day_at_midnight(moment, page.language), source))
        if len(claims) == 2 and claims[0][0][:10] == claims[1][0][:10] and claims[0][0][-1] != "Z":
            break
    return claims


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
    page: Survey, nodes: Sequence[Node], url: str | None
) -> Iterator[tuple[PublishedSource, Iterator[str | None]]]:
    yield PublishedSource.JSON_LD, _fields(nodes, "datePublished")
    near = near_headline(page)
    beside = [*near.above, *near.after]
    yield (
        PublishedSource.META,
        chain(
            _metas(page, PUBLISHED_NAMES),
            _microdata(page, "datePublished"),
            _shown_too(page, _metas(page, LOOSE_NAMES), [*near.outside, *beside]),
        ),
    )
    yield PublishedSource.VISIBLE, chain(labelled(page, beside), marked(page, near.after), stated(page))
    yield PublishedSource.META, _metas(page, LOOSE_NAMES)
    yield PublishedSource.VISIBLE, chain(marked(page, near.above), unmarked(page, beside))
    yield PublishedSource.VISIBLE, chain(marked(page, near.outside), unmarked(page, near.outside))
    yield PublishedSource.URL, iter((url_day(url),))
    yield PublishedSource.META, _in_scripts(page)


def _fields(nodes: Sequence[Node], name: str) -> Iterator[str | None]:
    for node in nodes:
        value = node.get(name)
        if isinstance(value, str):
            yield read_moment(value)


def _metas(page: Survey, names: Sequence[str]) -> Iterator[str | None]:
    return (read_day(page, page.metas[name][0]) for name in names if name in page.metas)


def _microdata(page: Survey, name: str) -> Iterator[str | None]:
    for element in page.properties.get(name, ()):
        yield read_day(page, element.get("content") or element.get("datetime") or element.text_content())


def _in_scripts(page: Survey) -> Iterator[str | None]:
    """Yield the dates of publication in what a page's scripts hold, where nothing else tells."""
    for script in page.scripts:
        for match in IN_SCRIPT.finditer(script.text or "", 0, SCRIPT_CHARACTERS):
            moment = read_moment(match["date"])
            if moment and moment[5:] != "01-01":  # a first of January without a time is a year, or a default
                yield moment


def _shown_too(
    page: Survey, moments: Iterator[str | None], near: Sequence[HtmlElement]
) -> Iterator[str | None]:
    """Yield the moments whose day a reader sees beside the headline too."""
    for moment in filter(None, moments):
        shown = filter(None, chain(marked(page, near), unmarked(page, near)))
        if any(day[:10] == moment[:10] for day in shown):
            yield moment


def _modified(page: Survey, articles: Sequence[Node]) -> str | None:
    places = (
        _fields(articles, "dateModified"), _metas(page, MODIFIED_NAMES), _microdata(page, "dateModified"),
    )  # fmt: skip
    return next(filter(None, chain(*places)), None)


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
