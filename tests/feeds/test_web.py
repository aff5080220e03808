"""The web feed against a real local server: what it fetches, and what it must never reach."""

import gzip
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tracktwo.errors import FeedError
from tracktwo.feeds import web
from tracktwo.feeds.address import refuse_private
from tracktwo.feeds.failure import FeedFailure
from tracktwo.feeds.web import WebFetcher
from tracktwo.protocols import RawArticle

PAGE = "<html><body><p>Die Gespräche in Genf wurden vertagt.</p></body></html>"


class Handler(BaseHTTPRequestHandler):
    """Answers a few addresses, well and badly."""

    def do_GET(self) -> None:
        getattr(self, "answer_" + self.path.strip("/").split("/")[0].split("?")[0], self.answer_missing)()

    def send(self, body: bytes, *, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        for name, value in {"Content_Type": "text/html; charset=utf-8", **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def answer_page(self) -> None:
        self.send(PAGE.encode())

    def answer_packed(self) -> None:
        self.send(gzip.compress(PAGE.encode()), Content_Encoding="gzip")

    def answer_bomb(self) -> None:
        self.send(gzip.compress(bytes(30_000_000)), Content_Encoding="gzip")

    def answer_endless(self) -> None:
        self.send(b"")
        for _ in range(10_000):
            self.wfile.write(b"words and more words " * 500)

    def answer_slow(self) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\n")
        for _ in range(100):
            self.wfile.write(b"X")
            time.sleep(0.1)

    def answer_loop(self) -> None:
        self.send(b"", status=302, Location=f"/loop/{len(self.path)}x{self.path[-20:]}")

    def answer_inside(self) -> None:
        self.send(b"", status=302, Location="http://169.254.169.254/latest/")

    def answer_scheme(self) -> None:
        self.send(b"", status=302, Location="file:///etc/passwd")

    def answer_moved(self) -> None:
        self.send(b"", status=301, Location="/page")

    def answer_picture(self) -> None:
        self.send(b"\x89PNG", Content_Type="image/png")

    def answer_missing(self) -> None:
        self.send(b"gone", status=404)

    def log_message(self, *_: object) -> None:
        """Keep the test's output clean."""


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    running = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    running.daemon_threads = True
    threading.Thread(target=running.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{running.server_port}"
    running.shutdown()
    running.server_close()


LOCAL = WebFetcher(allow_private=True, max_bytes=1_000_000, timeout_seconds=2, total_seconds=2)


def test_a_page_comes_with_its_type_and_final_address(server: str) -> None:
    answer = LOCAL.get(f"{server}/moved")
    assert answer.body.decode() == PAGE
    assert answer.url == f"{server}/page"
    assert answer.media_type == "text/html; charset=utf-8"


def test_a_packed_page_is_unpacked(server: str) -> None:
    assert LOCAL.get(f"{server}/packed").body.decode() == PAGE


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("bomb", "more than 1 MB"),
        ("endless", "more than 1 MB"),
        ("loop", "redirects again"),
        ("scheme", "only http and https"),
        ("picture", "not a page"),
        ("nowhere", "404"),
    ],
)
def test_a_bad_answer_is_refused_and_said(server: str, path: str, words: str) -> None:
    with pytest.raises(FeedError, match=words):
        LOCAL.get(f"{server}/{path}")


def test_a_server_that_drips_is_cut_off(server: str) -> None:
    began = time.monotonic()
    with pytest.raises(FeedError, match="still sending"):
        LOCAL.get(f"{server}/slow")
    assert time.monotonic() - began < 5


def test_this_machine_is_not_fetched_by_default(server: str) -> None:
    with pytest.raises(FeedError, match="private network or this machine"):
        WebFetcher().get(f"{server}/page")


def test_a_redirect_inside_is_refused_like_a_first_address(server: str) -> None:
    def answers_public_first(host: str, _port: int) -> list[str]:
        return [host]

    checking = WebFetcher(
        allow_private=False, resolve=answers_public_first, timeout_seconds=2, total_seconds=3
    )
    with pytest.raises(FeedError, match=r"127\.0\.0\.1"):
        checking.get(f"{server}/inside")


def test_the_connection_goes_to_the_address_that_was_checked(server: str) -> None:
    port = int(server.rsplit(":", 1)[1])
    asked: list[str] = []

    def resolve(host: str, _port: int) -> list[str]:
        asked.append(host)
        return ["127.0.0.1"]

    fetcher = WebFetcher(allow_private=True, resolve=resolve, timeout_seconds=2, total_seconds=3)
    assert fetcher.get(f"http://harbour-post.example:{port}/page").body.decode() == PAGE
    assert asked == ["harbour-post.example"]  # once: a second answer could be another address


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0",
        "224.0.0.1", "240.0.0.1", "255.255.255.255", "::1", "::", "fe80::1", "fc00::1", "ff02::1",
        "::ffff:127.0.0.1", "::ffff:10.0.0.1",
        "64:ff9b::7f00:1", "2002:7f00:1::", "::7f00:1", "fe80::1%eth0",
    ],
)  # fmt: skip
def test_addresses_inside_are_refused(address: str) -> None:
    with pytest.raises(FeedError, match="not fetched"):
        refuse_private(address, "http://x.example/")


@pytest.mark.parametrize("address", ["93.184.215.14", "2606:4700::6810:84e5", "::ffff:93.184.215.14"])
def test_public_addresses_pass(address: str) -> None:
    refuse_private(address, "http://x.example/")


@pytest.mark.parametrize(
    "url",
    [
        "ftp://x.example/",
        "file:///etc/passwd",
        "https://",
        "http://a:b@x.example/",
        "no address",
        "http://x.example:99999/",
    ],
)
def test_other_addresses_are_no_web_addresses(url: str) -> None:
    with pytest.raises(FeedError):
        WebFetcher().get(url)


def test_fetch_hands_on_pages_and_failures(server: str) -> None:
    (page,) = web.fetch(f"{server}/page", fetcher=LOCAL)
    assert isinstance(page, RawArticle)
    assert page.retrieved_at is not None
    assert page.retrieved_at.endswith("Z")
    (failure,) = web.fetch(f"{server}/nowhere", fetcher=LOCAL)
    assert isinstance(failure, FeedFailure)
    assert "404" in failure.what
    assert failure.how_to_fix
