"""Feeds in three formats to items, and hostile ones refused or bounded."""

import json

import pytest

from tracktwo.errors import FeedError
from tracktwo.feeds import rss
from tracktwo.feeds.failure import FeedFailure
from tracktwo.feeds.rss import MAX_ITEMS
from tracktwo.protocols import RawArticle
from tracktwo.records import PublishedSource

RSS = """<?xml version="1.0"?><rss version="2.0"><channel><title>Harbour Post</title><language>en</language>
<item><title>Talks resume</title><link>/world/talks</link>
<pubDate>Sun, 01 Mar 2026 10:00:00 +0200</pubDate></item>
{more}</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour Post</title><entry><title>Talks end</title>
<link href="https://post.example/end"/>
<updated>2026-03-02T08:00:00Z</updated><author><name>Ana Kovac</name></author>
<content type="html">&lt;p&gt;{body}&lt;/p&gt;</content></entry></feed>"""


def test_an_rss_item_gives_address_date_and_outlet() -> None:
    (item,) = rss.items(RSS.format(more="").encode(), where="https://post.example/feed")
    assert isinstance(item, RawArticle)
    assert (item.url, item.outlet, item.title) == (
        "https://post.example/world/talks",
        "Harbour Post",
        "Talks resume",
    )
    assert (item.published_at, item.published_source) == ("2026-03-01T10:00:00+02:00", PublishedSource.FEED)
    assert item.raw is None


def test_an_atom_item_with_its_whole_text_needs_no_fetch() -> None:
    raw = ATOM.format(body="The envoys met again. " * 100).encode()
    (item,) = rss.items(raw, where="https://post.example/atom")
    assert isinstance(item, RawArticle)
    assert item.raw is not None
    assert b"The envoys met again." in item.raw
    assert item.author == ("Ana Kovac",)


def test_a_json_feed_is_read() -> None:
    feed = {
        "title": "Post",
        "items": [{"url": "https://post.example/1", "title": "One"}, 5, {"title": "no address"}],
    }
    one, two, three = rss.items(json.dumps(feed).encode(), where="feed")
    assert isinstance(one, RawArticle)
    assert isinstance(two, FeedFailure)
    assert isinstance(three, FeedFailure)


def test_an_entity_bomb_is_refused() -> None:
    bomb = (
        b'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><rss><channel/></rss>'
    )
    with pytest.raises(FeedError, match="entities"):
        list(rss.items(bomb, where="feed"))


def test_a_feed_of_many_items_is_bounded_and_said() -> None:
    many = "".join(f"<item><title>t{n}</title><link>https://x.example/{n}</link></item>" for n in range(600))
    found = list(rss.items(RSS.format(more=many).encode(), where="feed"))
    assert len(found) == MAX_ITEMS + 1
    assert isinstance(found[-1], FeedFailure)


@pytest.mark.parametrize("raw", [b"", b"<html><body>no feed</body></html>", b'{"a": 1}', b"{" * 100_000])
def test_what_is_no_feed_is_refused(raw: bytes) -> None:
    with pytest.raises(FeedError):
        list(rss.items(raw, where="feed"))


@pytest.mark.parametrize("date", ["9999-99-99", "", "yesterday", "31 Feb 2026"])
def test_what_is_no_date_stays_unknown(date: str) -> None:
    raw = RSS.replace("Sun, 01 Mar 2026 10:00:00 +0200", date).format(more="").encode()
    (item,) = rss.items(raw, where="https://post.example/feed")
    assert isinstance(item, RawArticle)
    assert item.published_at is None
    assert item.published_source is PublishedSource.UNKNOWN
