"""Feeds and sitemaps in the dialects that outlets, bridges and site builders write; every word is our own."""

import gzip
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest
from tests.feeds.servers import Server, serving

from tracktwo.errors import FeedError
from tracktwo.feeds import rss, saved_feed, sitemap
from tracktwo.feeds.failure import FeedFailure
from tracktwo.feeds.feed_dates import date_of, told_moment
from tracktwo.feeds.web import WebFetcher
from tracktwo.pipeline.inputs import articles_at, file_kinds
from tracktwo.protocols import RawArticle

LOCAL = WebFetcher(allow_private=True)
WHERE = "https://post.example/feed/"
LINK = "<link>https://post.example/a</link>"
LONG = "The delegations of Riverland and Hillmark met in Oldtown for a second day. " * 25


def item(inner: str) -> RawArticle:
    """Return the one article of a feed with one item of these elements."""
    feed = f'<rss version="2.0"><channel><title>Harbour Post</title><item>{inner}</item></channel></rss>'
    (only,) = rss.items(feed.encode(), where=WHERE)
    assert isinstance(only, RawArticle), only
    return only


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("<![CDATA[Riverland&#8217;s talks &amp; truce]]>", "Riverland’s talks & truce"),
        ("Riverland&amp;#8217;s talks &amp;amp; truce", "Riverland’s talks & truce"),
        ("Riverland&#8217;s talks &amp; truce", "Riverland’s talks & truce"),
        ("<![CDATA[<b>Talks</b>&nbsp;end]]>", "Talks end"),
        ("\n  Talks\n  end ", "Talks end"),
        ("Talks &nbsp; end in caf&eacute;", "Talks end in café"),
        ("A fall of &lt;5%", "A fall of <5%"),
        ("&lt;a href=&quot;/node/1&quot;&gt;Talks end&lt;/a&gt;", "Talks end"),
    ],
)
def test_titles_come_without_tags_and_with_the_signs_their_entities_stand_for(
    written: str, title: str
) -> None:
    assert item(f"<title>{written}</title>{LINK}").title == title


@pytest.mark.parametrize(
    ("written", "authors"),
    [
        ("<author>mira@post.example (Mira Holt)</author>", ("Mira Holt",)),
        ("<author>mira@post.online (Mira Holt)</author>", ("Mira Holt",)),
        ("<author>Mira Holt &lt;mira@post.media&gt;</author>", ("Mira Holt",)),
        ("<author>desk@post.example</author>", ()),
        ("<author>By Mira Holt</author>", ("Mira Holt",)),
        (
            "<dc:creator><![CDATA[Mira Holt]]></dc:creator><dc:creator>Ben Ray</dc:creator>",
            ("Mira Holt", "Ben Ray"),
        ),
        ("<itunes:author>Mira Holt</itunes:author>", ("Mira Holt",)),
    ],
)
def test_authors_are_names(written: str, authors: tuple[str, ...]) -> None:
    assert item(f"<title>T</title>{LINK}{written}").author == authors


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("Tue, 08 Nov 2022 10:00:00 EST", "2022-11-08T10:00:00-05:00"),
        ("Tue, 08 Nov 2022 10:00:00 MSK", "2022-11-08T10:00:00+03:00"),
        ("Tue, 08 Nov 2022 10:00:00 EEST", "2022-11-08T10:00:00+03:00"),
        ("Tue, 08 Nov 2022 10:00:00 GMT+3", "2022-11-08T10:00:00+03:00"),
        ("Tue, 8 Nov 22 10:00 +0200", "2022-11-08T10:00:00+02:00"),
        ("2022-11-08T10:00:00.123+0200", "2022-11-08T10:00:00+02:00"),
        ("2022-11-08T10:00:00Z", "2022-11-08T10:00:00Z"),
        ("Tue, 08 Nov 2022 00:00:00 +0300", "2022-11-08T00:00:00+03:00"),
        # No zone, or one that nobody knows or that several have: the day is sure, the moment is not.
        ("2022-11-08 10:00:00", "2022-11-08"),
        ("Tue, 08 Nov 2022 10:00:00 IST", "2022-11-08"),
        ("Tue Nov  8 10:00:00 2022", "2022-11-08"),
        ("8 Nov 2022", "2022-11-08"),
        ("Thu, 31 Nov 2022 10:00:00 GMT", None),
        ("Mon, 01 Jan 0001 00:00:00 GMT", None),
        ("Thu, 01 Jan 1970 00:00:00 +0000", None),
    ],
)
def test_a_date_tells_what_it_says_and_no_more(written: str, told: str | None) -> None:
    assert told_moment(written) == told
    assert item(f"<title>T</title>{LINK}<pubDate>{written}</pubDate>").published_at == told


@pytest.mark.parametrize(
    ("written", "passed"),
    [
        ("Вт, 08 ноя 2022 10:00:00 +0300", True),
        ("mar., 08 nov. 2022 10:00:00 +0100", True),
        ("Nov 8, 2022 10:00 PM EST", True),
        ("1667901600", True),
        ("11/13/2022 10:00", True),
        ("08/11/2022 10:00", False),  # two days, and nothing says which
        ("yesterday", False),
    ],
)
def test_dates_of_other_styles_go_on_as_words_unless_they_may_be_two_days(written: str, passed: bool) -> None:
    found = date_of({"published": written})
    assert found == (written if passed else None)


def test_a_date_of_change_counts_where_no_other_can_be_read() -> None:
    assert date_of({"published": "31 Nov 2022", "updated": "2022-11-29T10:00:00Z"}) == "2022-11-29T10:00:00Z"


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("<guid isPermaLink='false'>4711</guid><link>https://post.example/a</link>", "https://post.example/a"),
        ("<guid>https://post.example/a</guid>", "https://post.example/a"),
        ("<link>/a?x=1&amp;y=2</link>", "https://post.example/a?x=1&y=2"),
        ("<link>\n https://post.example/a \n</link>", "https://post.example/a"),
        ("<link>http://bridge.example/~r/1</link><feedburner:origLink>https://post.example/a</feedburner:origLink>",
         "https://post.example/a"),
    ],
)  # fmt: skip
def test_addresses_are_the_outlets_own(written: str, address: str) -> None:
    assert item(f"<title>T</title>{written}").url == address


def test_links_of_an_atom_feed_are_relative_to_its_base() -> None:
    feed = """<a:feed xmlns:a="http://www.w3.org/2005/Atom" xml:base="https://outlet.example/en/"><a:title>O</a:title>
    <a:entry><a:title type="html">Talks &amp;amp; truce</a:title><a:link rel="self" href="https://outlet.example/self"/>
    <a:link rel="alternate" href="news/1"/><a:updated>2022-11-08T10:00:00Z</a:updated>
    <a:author><a:name>Mira Holt</a:name><a:email>mira@outlet.example</a:email></a:author>
    </a:entry></a:feed>"""
    assert rss.is_feed(feed.encode())
    (only,) = rss.items(feed.encode(), where=WHERE)
    assert isinstance(only, RawArticle)
    assert (only.url, only.title, only.author) == (
        "https://outlet.example/en/news/1",
        "Talks & truce",
        ("Mira Holt",),
    )
    assert only.published_at == "2022-11-08T10:00:00Z"


def test_a_description_that_is_the_whole_text_is_the_article() -> None:
    whole = item(f"<title>T</title>{LINK}<description>&lt;p&gt;{LONG}&lt;/p&gt;</description>")
    assert whole.raw is not None
    assert b"second day" in whole.raw
    assert item(f"<title>T</title>{LINK}<description>A teaser.</description>").raw is None


def test_a_post_is_whole_however_short() -> None:
    words = (
        "<description>&lt;p&gt;Talks in Oldtown begin at noon.&lt;br&gt;More later.&lt;/p&gt;</description>"
    )
    assert item(f"<title>T</title><link>https://t.me/oldtown/12</link>{words}").raw is not None
    assert item(f"<title>T</title><link>https://post.example/12</link>{words}").raw is None
    assert item("<title>T</title><link>https://t.me/oldtown/12</link><description/>").raw is None


@pytest.mark.parametrize("code", ["utf-16", "utf-8"])
def test_a_feed_is_known_in_any_encoding(code: str) -> None:
    head = f'<?xml version="1.0" encoding="{code}"?>'
    feed = f'{head}<rss version="2.0"><channel><item>{LINK}</item></channel></rss>'
    assert rss.is_feed(feed.encode(code))
    assert [one.url for one in rss.items(feed.encode(code), where=WHERE) if isinstance(one, RawArticle)]
    assert not rss.is_feed(b"<html><body><p>We feed the ducks.</p></body></html>")


def test_a_json_feed_with_escaped_slashes_and_addresses_in_other_places() -> None:
    feed = rb"""{"version": "https:\/\/jsonfeed.org\/version\/1.1", "title": "O", "items": [
      {"id": "1", "url": "/a", "title": "A", "date_published": "2022-11-08T10:00:00+02:00"},
      {"id": "https://outlet.example/b", "title": "B"},
      {"id": "3", "external_url": "https://other.example/c", "title": "C"},
      {"id": "4", "title": "D"}]}"""
    assert rss.is_feed(feed)
    found = list(rss.items(feed, where=WHERE))
    assert [one.url for one in found if isinstance(one, RawArticle)] == [
        "https://post.example/a",
        "https://outlet.example/b",
        "https://other.example/c",
    ]
    assert isinstance(found[-1], FeedFailure)


# -- sitemaps --------------------------------------------------------------------------------------


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as running:
        yield running


NEWS = "http://www.google.com/schemas/sitemap-news/0.9"
DIALECTS = {
    "of today": f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="{NEWS}">',
    "with https": '<urlset xmlns="https://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="https://www.google.com/'
    'schemas/sitemap-news/0.9">',
    "of an old schema": f'<urlset xmlns="http://www.google.com/schemas/sitemap/0.84" xmlns:news="{NEWS}">',
    "without a namespace": "<urlset>",
    "behind blank lines": f'\n\n  <?xml version="1.0" encoding="UTF-8"?><urlset xmlns:news="{NEWS}">',
}


@pytest.mark.parametrize("dialect", DIALECTS)
def test_a_news_sitemap_is_read_in_every_dialect(dialect: str) -> None:
    raw = (
        DIALECTS[dialect] + "<!-- made daily --><url><loc>\n https://post.example/a?x=1&y=2 </loc><news:news>"
        "<news:publication><news:name>Harbour Post</news:name>"
        "<news:language>en</news:language></news:publication>"
        "<news:publication_date>2022-11-08T10:00:00+02:00</news:publication_date>"
        "<news:title><![CDATA[Talks & truce]]></news:title></news:news>"
        '<image:image xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"><image:loc>https://post.example/'
        "i.jpg</image:loc><image:title>Not this</image:title></image:image></url></urlset>"
    ).encode()
    assert sitemap.is_sitemap(raw.lstrip())
    (page,) = sitemap.pages(sitemap.read_map(raw, where=WHERE), where=WHERE)
    assert (page.url, page.title, page.outlet, page.lang) == (
        "https://post.example/a?x=1&y=2",
        "Talks & truce",
        "Harbour Post",
        "en",
    )
    assert page.published_at == "2022-11-08T10:00:00+02:00"


def test_the_newest_pages_of_a_long_map_are_read() -> None:
    entries = "".join(
        f"<url><loc>https://post.example/{n}</loc><lastmod>20{n // 100:02d}-01-01</lastmod></url>"
        for n in range(900)
    )
    found = list(
        sitemap.pages(sitemap.read_map(f"<urlset>{entries}</urlset>".encode(), where=WHERE), where=WHERE)
    )
    assert len(found) == sitemap.MAX_PAGES + 1
    assert found[0].url == "https://post.example/800"


def test_a_packed_index_leads_to_packed_maps_and_a_hole_loses_no_other(server: Server) -> None:
    def packed(raw: str) -> bytes:
        return gzip.compress(raw.encode())

    def serve(name: str, raw: bytes) -> None:
        def answer(handler: BaseHTTPRequestHandler) -> None:
            handler.send_response(200)
            handler.send_header("Content-Type", "application/x-gzip")
            handler.send_header("Content-Length", str(len(raw)))
            handler.end_headers()
            handler.wfile.write(raw)

        server.answer(name, answer)

    page = server.page("/page", f"<html><body><article><p>{LONG}</p></article></body></html>")
    serve("/one.xml.gz", packed(f"<urlset><url><loc>{page}</loc></url></urlset>"))
    maps = [
        f"<sitemap><loc>{server.address}/{name}</loc></sitemap>" for name in ("none.xml.gz", "one.xml.gz")
    ]
    serve("/index.xml.gz", packed(f"<sitemapindex>{''.join(maps)}</sitemapindex>"))
    server.page("/robots.txt", "User-agent: *\nDisallow:\n", "text/plain")
    hole, found = articles_at([f"{server.address}/index.xml.gz"], standard_input=None, fetcher=LOCAL)  # type: ignore[arg-type]  # never read
    assert isinstance(hole, FeedFailure)
    assert isinstance(found, RawArticle)
    assert found.url == page


# -- saved files -----------------------------------------------------------------------------------


def test_a_saved_feed_is_its_articles_and_no_page(tmp_path: Path) -> None:
    path = tmp_path / "saved.xml"
    path.write_text(
        f'<rss version="2.0"><channel><title>O</title><item><title>T</title>{LINK}'
        f"<description>{LONG}</description></item></channel></rss>", "utf-8",
    )  # fmt: skip
    assert file_kinds()[".xml"] is saved_feed.fetch
    (only,) = saved_feed.fetch(str(path))
    assert isinstance(only, RawArticle)
    assert only.title == "T"
    (tmp_path / "other.xml").write_text("<notes><note>words</note></notes>", "utf-8")
    with pytest.raises(FeedError, match="no feed and no sitemap"):
        list(saved_feed.fetch(str(tmp_path / "other.xml")))


def test_a_saved_json_feed_is_its_articles(tmp_path: Path) -> None:
    path = tmp_path / "saved.json"
    path.write_text(
        '{"version": "https://jsonfeed.org/version/1.1", "title": "O", "items": [{"id": "1", "title": "T", '
        f'"url": "https://post.example/a", "content_text": "{LONG}"}}]}}', "utf-8",
    )  # fmt: skip
    (only,) = file_kinds()[".json"](str(path))
    assert isinstance(only, RawArticle)
    assert (only.title, only.outlet) == ("T", "O")
