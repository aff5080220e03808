"""What strangers send, from a real local server: refused or bounded, said plainly, and nothing else lost."""

import gzip
import io
import socket
import time
import tracemalloc
from collections.abc import Iterator
from contextlib import nullcontext
from http.server import BaseHTTPRequestHandler

import pytest
from tests.feeds.servers import Server, serving

from tracktwo.errors import FeedError
from tracktwo.feeds import rss, sitemap, web
from tracktwo.feeds.failure import FeedFailure
from tracktwo.feeds.polite import PoliteFetcher
from tracktwo.feeds.web import WebFetcher
from tracktwo.pipeline.inputs import articles_at
from tracktwo.protocols import RawArticle
from tracktwo.text.article import article_from

LOCAL = WebFetcher(allow_private=True, max_bytes=2_000_000, timeout_seconds=2, total_seconds=2)
WORDS = "The envoys of Narvia left Port Linde on Friday. They will meet again in June. "
PAGE = (
    "<html><head><title>Talks end</title></head><body><article><h1>Talks end</h1>"
    "<p>{0}</p></article></body></html>"
)
ITEM = "<item><title>t{0}</title><link>https://x.example/{0}</link></item>"
RSS = '<?xml version="1.0"?>{1}<rss version="2.0"><channel><title>Post</title>{0}</channel></rss>'


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with serving() as running:
        yield running


def failure(address: str, fetcher: WebFetcher = LOCAL) -> FeedFailure:
    """The one failure that an address gives, which says what, where and how to fix it."""
    (found,) = web.fetch(address, fetcher=fetcher)
    assert isinstance(found, FeedFailure)
    assert found.where == address
    assert found.what
    assert not found.what.startswith(address)  # it is told once
    assert found.how_to_fix.endswith(".")
    return found


# -- addresses ------------------------------------------------------------------------------------


def test_a_name_that_changes_its_address_is_connected_to_the_one_that_was_checked(server: Server) -> None:
    """DNS rebinding: public when it is checked, this machine when it is connected to."""
    asked: list[str] = []

    def resolve(host: str, _port: int) -> list[str]:
        asked.append(host)
        return ["93.184.215.14"] if len(asked) == 1 else ["127.0.0.1"]

    port = server.address.rsplit(":", 1)[1]
    server.page("/secret", PAGE.format(WORDS))
    before = server.asked["/secret"]
    connected: list[tuple[str, int]] = []

    def connect(address: tuple[str, int], **_: object) -> socket.socket:
        connected.append(address)
        raise TimeoutError("the test goes no further than this machine")

    rebinding = WebFetcher(resolve=resolve, timeout_seconds=1, total_seconds=2)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket, "create_connection", connect)
        failure(f"http://harbour-post.example:{port}/secret", rebinding)
    assert asked == ["harbour-post.example"]
    assert connected == [("93.184.215.14", int(port))]
    assert server.asked["/secret"] == before
    second = failure(f"http://harbour-post.example:{port}/secret", rebinding)
    assert "127.0.0.1" in second.what


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "0x7f000001", "2130706433", "017700000001", "127.1", "[::1]", "0"]
)
def test_every_way_to_write_this_machine_is_refused(server: Server, host: str) -> None:
    port = server.address.rsplit(":", 1)[1]
    before = server.asked.total()
    failure(f"http://{host}:{port}/page", WebFetcher(timeout_seconds=2, total_seconds=3))
    assert server.asked.total() == before


def test_one_private_address_among_public_ones_refuses_the_host() -> None:
    fetcher = WebFetcher(resolve=lambda _host, _port: ["93.184.215.14", "10.0.0.7"])
    assert "10.0.0.7" in failure("http://harbour-post.example/", fetcher).what


def test_ten_thousand_redirects_are_not_followed(server: Server) -> None:
    def hop(handler: BaseHTTPRequestHandler) -> None:
        number = int(handler.path.rsplit("/", 1)[1])
        handler.send_response(302)
        handler.send_header("Location", f"/hop/{number + 1}")
        handler.end_headers()

    for number in range(10_000):
        server.paths[f"/hop/{number}"] = hop
    address = server.address + "/hop/0"
    assert "redirects again" in failure(address).what
    assert sum(many for path, many in server.asked.items() if path.startswith("/hop/")) == 6


# -- bodies ---------------------------------------------------------------------------------------


def test_a_body_that_drips_is_cut_off(server: Server) -> None:
    def drip(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Type", "text/html")
        handler.end_headers()
        for _ in range(200):
            handler.wfile.write(b"w")
            time.sleep(0.05)

    began = time.monotonic()
    assert "still sending after 2 seconds" in failure(server.answer("/drip", drip)).what
    assert time.monotonic() - began < 5


def test_headers_without_end_are_cut_off(server: Server) -> None:
    def headers(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
        for number in range(100_000):
            handler.wfile.write(f"X-{number}: {'y' * 500}\r\n".encode())

    failure(server.answer("/headers", headers))


def test_a_body_that_breaks_off_is_not_taken_for_the_article(server: Server) -> None:
    def broken(handler: BaseHTTPRequestHandler) -> None:
        body = PAGE.format(WORDS * 20).encode()
        handler.send_response(200)
        handler.send_header("Content-Type", "text/html")
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body[:700])

    assert "broke off" in failure(server.answer("/broken", broken)).what


def test_a_server_that_hangs_up_is_told(server: Server) -> None:
    def hang_up(_handler: BaseHTTPRequestHandler) -> None:
        """Say nothing, which closes the connection."""

    assert "cannot be reached" in failure(server.answer("/hangs-up", hang_up)).what


def test_a_gzip_bomb_is_unpacked_no_further_than_the_bound(server: Server) -> None:
    bomb = gzip.compress(bytes(300_000_000))

    def send(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Type", "text/html")
        handler.send_header("Content-Encoding", "gzip")
        handler.end_headers()
        handler.wfile.write(bomb)

    address = server.answer("/bomb", send)
    tracemalloc.start()
    found = failure(address)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert "more than 2 MB" in found.what
    assert peak < 20_000_000


def test_a_sitemap_that_is_a_bomb_is_unpacked_no_further_than_the_bound(server: Server) -> None:
    address = server.page("/map.xml.gz", gzip.compress(bytes(100_000_000)), "application/xml")
    with pytest.raises(FeedError, match="unpacks to more than 20 MB"):
        list(sitemap.fetch(address, fetcher=LOCAL))


# -- XML ------------------------------------------------------------------------------------------

LAUGHS = '<!DOCTYPE lolz [<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9)
)
BOMBS = {
    "plain": RSS.format("<item><title>&j;</title></item>", LAUGHS + "]>").encode(),
    "late": RSS.format("<item/>", f"<!--{'x' * 200_000}-->{LAUGHS}]>").encode(),
    "utf-16": RSS.format("<item/>", LAUGHS + "]>").encode("utf-16"),
    "utf-16 without mark": RSS.format("<item/>", LAUGHS + "]>").encode("utf-16-le"),
    "from outside": RSS.format("<item/>", '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>').encode(),
    "from parameters": RSS.format("<item/>", '<!DOCTYPE x [<!ENTITY % p "q"> %p;]>').encode(),
}


@pytest.mark.parametrize("name", BOMBS)
def test_an_entity_bomb_is_refused_however_it_is_wrapped(server: Server, name: str) -> None:
    feed = server.page(f"/bomb {name}".replace(" ", "-"), BOMBS[name], "application/rss+xml")
    (found,) = articles_at([feed], standard_input=io.StringIO(), fetcher=LOCAL)
    assert isinstance(found, FeedFailure | RawArticle)
    with pytest.raises(FeedError, match="defines entities"):
        list(rss.items(BOMBS[name], where=feed))
    with pytest.raises(FeedError, match="defines entities"):
        sitemap.read_map(BOMBS[name], where=feed)


def test_a_page_with_entities_of_its_own_does_not_unfold_them(server: Server) -> None:
    bomb = f'<?xml version="1.0"?>{LAUGHS}]><html><body><p>{WORDS * 5}&j;</p></body></html>'
    (page,) = web.fetch(server.page("/bomb.xhtml", bomb, "application/xhtml+xml"), fetcher=LOCAL)
    assert isinstance(page, RawArticle)
    assert len(article_from(page).text) < 1_000


def test_a_feed_of_a_hundred_thousand_items_costs_no_more_than_one_of_five_hundred() -> None:
    many = RSS.format("".join(ITEM.format(n) for n in range(100_000)), "").encode()
    few = RSS.format("".join(ITEM.format(n) for n in range(500)), "").encode()
    began = time.process_time()
    assert len(list(rss.items(few, where="feed"))) == 500
    between = time.process_time()
    found = list(rss.items(many, where="feed"))
    assert time.process_time() - between < 3 * (between - began) + 1
    assert len(found) == rss.MAX_ITEMS + 1
    assert isinstance(found[-1], FeedFailure)
    assert found[-1].what == "the feed has 100000 items; the first 500 were read"


def test_a_feed_nested_without_end_is_bounded() -> None:
    def nested(depth: int) -> bytes:
        deep = "<a>" * depth
        return RSS.format(f"<item><description>{deep}</description></item>{ITEM.format(1)}", "").encode()

    assert any(isinstance(item, RawArticle) for item in rss.items(nested(20_000), where="feed"))
    began = time.process_time()
    with pytest.raises(FeedError, match="tags, which no feed has"):
        list(rss.items(nested(3_000_000), where="feed"))
    assert time.process_time() - began < 3


def test_the_tags_of_whole_articles_in_a_feed_are_not_counted() -> None:
    html = f"<![CDATA[{'<p>Talks.</p>' * 250_000}]]>"
    (item,) = rss.items(RSS.format(f"<item><description>{html}</description></item>", "").encode(), where="f")
    assert item


@pytest.mark.parametrize("date", ["Mon, 01 Jan 0001 00:00:00 GMT", "Fri, 31 Dec 9999 23:59:59 -1200"])
def test_dates_at_the_ends_of_the_calendar_stay_unknown(date: str) -> None:
    raw = RSS.format(f"<item><title>t</title><link>/1</link><pubDate>{date}</pubDate></item>", "")
    (item,) = rss.items(raw.encode(), where="https://x.example/feed")
    assert isinstance(item, RawArticle)
    assert item.published_at is None


# -- characters -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("declared", "written"),
    [
        ("iso-8859-1", "utf-8"), ("utf-8", "cp1251"), ("utf-99", "utf-8"), ("utf-16", "utf-8"),
        ("shift_jis", "utf-8"), ("\x00;;", "utf-8"), ("unicode_escape", "utf-8"),
        ("base64", "utf-8"), ("utf-7", "utf-8"),
    ],
)  # fmt: skip
def test_a_wrong_charset_does_not_lose_the_article(server: Server, declared: str, written: str) -> None:
    russian = "Делегации встретились в пятницу и договорились продолжить переговоры в июне. " * 4
    body = PAGE.format(russian).encode(written)
    address = server.page("/charset", body, f"text/html; charset={declared}")
    (page,) = web.fetch(address, fetcher=LOCAL)
    assert isinstance(page, RawArticle)
    assert russian.strip() in article_from(page).text


def test_a_page_nested_a_million_deep_is_refused_and_said(server: Server) -> None:
    deep = "<div>" * 1_000_000 + WORDS
    address = server.page("/deep", f"<html><body>{deep}", "text/html")
    roomy = WebFetcher(allow_private=True, timeout_seconds=5, total_seconds=10)
    (page,) = web.fetch(address, fetcher=roomy)
    assert isinstance(page, RawArticle)
    began = time.monotonic()
    with pytest.raises(Exception, match=r"nested|deep"):
        article_from(page)
    assert time.monotonic() - began < 20


# -- politeness -----------------------------------------------------------------------------------


def test_it_says_who_it_is(server: Server) -> None:
    LOCAL.get(server.page("/who", PAGE))
    assert server.headers[-1]["User-Agent"].startswith("Tracktwo/")


def test_a_host_that_asks_to_be_left_alone_is(server: Server) -> None:
    def busy(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(429)
        handler.send_header("Retry-After", "600")
        handler.end_headers()

    clock = [0.0]
    polite = PoliteFetcher(LOCAL, now=lambda: clock[0], sleep=lambda _seconds: None)
    with pytest.raises(FeedError) as first:
        polite.get(server.answer("/busy", busy))
    assert first.value.retry_after_seconds == 600
    server.page("/calm", PAGE)
    with pytest.raises(FeedError, match="left alone for 600 seconds more"):
        polite.get(server.address + "/calm")
    assert (server.asked["/busy"], server.asked["/calm"]) == (1, 0)
    clock[0] = 601.0
    assert polite.get(server.address + "/calm").body


def test_robots_txt_is_read_again_after_a_day_and_forgotten_hosts_take_no_room(server: Server) -> None:
    clock = [0.0]
    polite = PoliteFetcher(LOCAL, now=lambda: clock[0], sleep=lambda _seconds: None)
    address = server.page("/page", PAGE)
    before = server.asked["/robots.txt"]
    for hours in (0, 1, 23, 25):
        clock[0] = hours * 3600.0
        polite.get(address)
    assert server.asked["/robots.txt"] - before == 2
    clock[0] = 100 * 3600.0
    polite.forget()
    assert polite._hosts == {}


@pytest.mark.parametrize(("status", "reached"), [(404, 1), (403, 1), (429, 0), (500, 0), (503, 0)])
def test_while_robots_txt_cannot_be_had_nothing_is_fetched(status: int, reached: int) -> None:
    with serving() as server:

        def robots(handler: BaseHTTPRequestHandler) -> None:
            handler.send_response(status)
            handler.end_headers()

        server.answer("/robots.txt", robots)
        address = server.page("/page", PAGE)
        with nullcontext() if reached else pytest.raises(FeedError, match="nothing is fetched there"):
            PoliteFetcher(LOCAL, pause_seconds=0).get(address)
        assert server.asked["/page"] == reached


def test_what_a_feed_lists_is_asked_for_politely_and_the_feed_once() -> None:
    with serving() as server:
        items = "".join(f"<item><link>{server.address}/{name}</link></item>" for name in ("open", "closed/1"))
        server.page("/robots.txt", "User-agent: Tracktwo\nDisallow: /closed/\n", "text/plain")
        server.page("/open", PAGE.format(WORDS))
        server.page("/closed/1", PAGE.format(WORDS))
        feed = server.page("/feed", RSS.format(items, ""), "application/rss+xml")
        page, refused = articles_at([feed], standard_input=io.StringIO(), fetcher=LOCAL)
    assert isinstance(page, RawArticle)
    assert isinstance(refused, FeedFailure)
    assert "robots.txt asks so" in refused.what
    assert (server.asked["/feed"], server.asked["/open"], server.asked["/closed/1"]) == (1, 1, 0)
