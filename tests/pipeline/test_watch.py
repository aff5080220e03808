"""Watching outlets against a real local server: what is fetched, how often, and what becomes of trouble."""

import threading
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import pytest

from tracktwo.errors import ConfigError
from tracktwo.feeds.polite import PoliteFetcher
from tracktwo.feeds.web import WebFetcher
from tracktwo.infer.spacy_pipeline import SpacyInfer
from tracktwo.ontology.loader import CodeBooks
from tracktwo.pipeline.looking import watching_alone
from tracktwo.pipeline.memory import Memories, Memory
from tracktwo.pipeline.read import Reader
from tracktwo.pipeline.trouble import troubles_of
from tracktwo.pipeline.watch import Feed, Watcher, feeds_of
from tracktwo.records import Article
from tracktwo.store.database import Store, open_store

STORY = "<html><head><title>{0}</title></head><body><article><h1>{0}</h1><p>{1}</p></article></body></html>"
WORDS = (
    "Envoys of Chad and Niger met in Accra on Monday and agreed to meet again in June, the mediator said. "
)


class Outlet(BaseHTTPRequestHandler):
    """A small outlet: a feed with an ETag, pages, a robots.txt, and a feed that is in trouble."""

    asked: ClassVar[Counter[str]] = Counter()
    stories: tuple[str, ...] = ()
    well = False
    robots = "User-agent: *\nDisallow: /private/\n"

    def do_GET(self) -> None:
        Outlet.asked[self.path] += 1
        if self.path == "/robots.txt":
            self.send(200, Outlet.robots, "text/plain")
        elif self.path.startswith("/feed"):
            self.feed()
        elif self.path == "/busy":
            self.send(503, "", "text/plain", Retry_After="3600")
        elif self.path.startswith("/unwell/") and not Outlet.well:
            self.send(500, "", "text/plain")
        elif self.path.startswith(("/story/", "/unwell/")):
            self.send(200, STORY.format(self.path, WORDS * 5 + self.path), "text/html")
        else:
            self.send(404, "", "text/plain")

    def feed(self) -> None:
        tag = f'"{len(Outlet.stories)}"'
        if self.headers.get("If-None-Match") == tag:
            self.send(304, "", "application/rss+xml")
            return
        items = "".join(f"<item><title>{s}</title><link>{s}</link></item>" for s in Outlet.stories)
        rss = f'<rss version="2.0"><channel><title>Accra Gazette</title>{items}</channel></rss>'
        self.send(200, rss, "application/rss+xml", ETag=tag)

    def send(self, status: int, body: str, media_type: str, **headers: str) -> None:
        self.send_response(status)
        for name, value in {"Content_Type": media_type, **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, *_words: object) -> None:
        """Say nothing."""


@pytest.fixture
def outlet() -> Iterator[str]:
    Outlet.asked, Outlet.well = Counter(), False
    server = ThreadingHTTPServer(("127.0.0.1", 0), Outlet)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(str(tmp_path / "desk.sqlite"), create=True)
    yield opened
    opened.close()


class Days:
    """A clock that tests move."""

    def __init__(self) -> None:
        self.now = datetime(2026, 5, 1, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


class Looks:
    """A watcher whose clock tests move, and the pauses it made."""

    def __init__(self, home: Path, store: Store, infer: SpacyInfer, books: CodeBooks, *urls: str) -> None:
        self.days = Days()
        self.pauses: list[float] = []
        self.parts = (home, store, infer, books)
        self.feeds = tuple(Feed(url, "Accra Gazette", "accra") for url in urls)

    def watcher(self) -> Watcher:
        home, store, infer, books = self.parts
        web = WebFetcher(allow_private=True)
        polite = PoliteFetcher(web, now=lambda: 0.0, sleep=self.pauses.append)
        reader = Reader(store=store, infer=infer, books=books)
        memories = Memories(home / "watch.json")
        return Watcher(feeds=self.feeds, memories=memories, fetcher=polite, reader=reader, clock=self.days)


@pytest.fixture
def looks(tmp_path: Path, store: Store, infer: SpacyInfer, books: CodeBooks, outlet: str) -> Looks:
    return Looks(tmp_path, store, infer, books, f"{outlet}/feed")


def test_what_is_new_is_read_once_and_nothing_is_fetched_twice(looks: Looks, outlet: str) -> None:
    Outlet.stories = (f"{outlet}/story/1", f"{outlet}/story/2")
    assert looks.watcher().look().read.read == 2
    assert looks.watcher().look().read.read == 0
    Outlet.stories = (*Outlet.stories, f"{outlet}/story/3")
    assert looks.watcher().look().read.read == 1
    assert [Outlet.asked[f"/story/{n}"] for n in (1, 2, 3)] == [1, 1, 1]
    assert Outlet.asked["/feed"] == 3
    found = looks.parts[1].view().records("articles")
    names = {article.outlet for article in found if isinstance(article, Article)}
    assert names == {"Accra Gazette"}


def test_between_two_requests_to_a_host_there_is_a_pause(looks: Looks, outlet: str) -> None:
    Outlet.stories = (f"{outlet}/story/1",)
    looks.watcher().look()
    assert looks.pauses == [2.0, 2.0]  # robots.txt at once, then the feed, then the page


def test_what_robots_txt_forbids_is_not_fetched_and_is_told(looks: Looks, outlet: str) -> None:
    Outlet.stories = (f"{outlet}/private/1",)
    report = looks.watcher().look()
    assert Outlet.asked["/private/1"] == 0
    assert "robots.txt" in report.read.issues[0].what
    assert looks.watcher().look().read.failed == 0  # told once, not at each look


def test_a_busy_outlet_is_left_alone_as_long_as_it_asks(looks: Looks, outlet: str) -> None:
    looks.feeds = (Feed(f"{outlet}/busy", None),)
    look = looks.watcher().look()
    assert (look.troubled, look.read.failed) == (1, 0)  # a feed in trouble is no article that failed
    looks.days.now += timedelta(minutes=59)
    looks.watcher().look()
    assert Outlet.asked["/busy"] == 1
    looks.days.now += timedelta(minutes=2)
    looks.watcher().look()
    assert Outlet.asked["/busy"] == 2


def test_a_broken_feed_does_not_keep_the_others_from_being_read(looks: Looks, outlet: str) -> None:
    Outlet.stories = (f"{outlet}/story/1",)
    looks.feeds = (Feed(f"{outlet}/gone", None), *looks.feeds)
    report = looks.watcher().look()
    assert (report.read.read, report.troubled, report.read.failed) == (1, 1, 0)
    assert [issue.where for issue in report.read.issues] == [f"{outlet}/gone"]


def test_a_feed_gone_quiet_becomes_an_issue(looks: Looks, outlet: str) -> None:
    Outlet.stories = (f"{outlet}/story/1",)
    looks.watcher().look()
    looks.days.now += timedelta(days=4)
    (issue,) = looks.watcher().look().read.issues
    assert "nothing new since 2026-05-01" in issue.what


def test_a_feeds_trouble_stands_once_and_is_taken_back_when_it_is_well(looks: Looks, outlet: str) -> None:
    Outlet.stories = (f"{outlet}/story/1",)
    view = looks.parts[1].view()
    looks.watcher().look()
    for days, standing in ((4, 1), (1, 1), (1, 1)):
        looks.days.now += timedelta(days=days)
        looks.watcher().look()
        assert len(troubles_of(view, {f"{outlet}/feed"})) == standing
    assert view.count("issues", dossier="accra") == 1  # on the dossier's own desk
    Outlet.stories = (*Outlet.stories, f"{outlet}/story/2")
    looks.watcher().look()
    assert troubles_of(view, {f"{outlet}/feed"}) == []
    looks.days.now += timedelta(days=40)
    assert len(looks.watcher().look().read.issues) == 1
    assert len(troubles_of(view, {f"{outlet}/feed"})) == 1


def test_a_feed_whose_pages_cannot_be_read_is_in_trouble_until_one_is(looks: Looks, outlet: str) -> None:
    view = looks.parts[1].view()
    Outlet.stories = tuple(f"{outlet}/lost/{n}" for n in range(4))
    looks.watcher().look()
    assert troubles_of(view, {f"{outlet}/feed"}) == []  # a few lost pages are chance
    Outlet.stories = (*Outlet.stories, f"{outlet}/lost/4")
    looks.watcher().look()
    (trouble,) = troubles_of(view, {f"{outlet}/feed"})
    assert "none of its latest pages could be read" in trouble.what
    assert looks.watcher().look().read.issues == []  # told once
    Outlet.stories = (*Outlet.stories, f"{outlet}/story/1")
    looks.watcher().look()
    assert troubles_of(view, {f"{outlet}/feed"}) == []


@pytest.mark.parametrize(
    ("days", "today", "is_quiet"),
    [
        (
            ["2026-05-01", "2026-05-08", "2026-05-15"],
            "2026-06-04",
            False,
        ),  # weekly: three weeks are its habit
        (["2026-05-01", "2026-05-08", "2026-05-15"], "2026-06-06", True),
        (["2026-05-01", "2026-05-02", "2026-05-03"], "2026-05-06", False),
        (["2026-05-01", "2026-05-02", "2026-05-03"], "2026-05-07", True),
        (
            ["2024-01-01", "2026-01-01"],
            "2026-04-02",
            True,
        ),  # nothing is quiet for longer than 90 days by habit
        ([], "2026-05-03", False),
        ([], "2026-05-09", True),
    ],
)
def test_a_feed_is_quiet_against_its_own_habit(days: list[str], today: str, is_quiet: bool) -> None:
    memory = Memory(days=days, first_look="2026-05-01T00:00:00Z")
    assert (memory.silence(date.fromisoformat(today)) is not None) == is_quiet


def test_a_page_that_may_come_another_time_is_asked_for_again(looks: Looks, outlet: str) -> None:
    Outlet.stories = (f"{outlet}/story/1", f"{outlet}/unwell/1")
    report = looks.watcher().look()
    assert (report.read.read, report.postponed, report.read.failed) == (1, 1, 0)
    Outlet.well = True
    report = looks.watcher().look()
    assert (report.read.read, report.postponed) == (1, 0)
    assert looks.watcher().look().read.read == 0
    assert (Outlet.asked["/story/1"], Outlet.asked["/unwell/1"]) == (1, 2)


def test_a_page_two_feeds_list_is_fetched_once(looks: Looks, outlet: str) -> None:
    Outlet.stories = (f"{outlet}/story/1",)
    looks.feeds = (*looks.feeds, Feed(f"{outlet}/feed?again", "Accra Gazette"))
    assert looks.watcher().look().read.read == 1
    assert Outlet.asked["/story/1"] == 1


def test_a_damaged_memory_begins_anew_and_fetches_nothing_twice(looks: Looks, outlet: str) -> None:
    Outlet.stories = (f"{outlet}/story/1",)
    looks.watcher().look()
    (looks.parts[0] / "watch.json").write_text("{", "utf-8")
    again = looks.watcher()
    assert again.memories.damage
    assert again.look().read.read == 0
    assert Outlet.asked["/story/1"] == 1


def test_two_processes_do_not_watch_one_store(store: Store, tmp_path: Path) -> None:
    again = open_store(str(tmp_path / "desk.sqlite"))
    with (
        watching_alone(store),
        pytest.raises(ConfigError, match=r"Another process \(process \d+ .*\) does 'watch'"),
        watching_alone(again),
    ):
        pass
    with watching_alone(again):
        pass
    again.close()


def test_an_outlet_that_is_not_listed_is_named(books: CodeBooks) -> None:
    with pytest.raises(ConfigError, match="'Nobody' is not listed"):
        feeds_of(books, ("Nobody",))
    with pytest.raises(ConfigError, match="no outlet with a feed"):
        feeds_of(books, ("Reuters",))
    assert feeds_of(books, ("https://a.example/rss", "tass"))[1].outlet == "TASS"


@pytest.mark.parametrize("dossier", ["ukraine", "gaza", "sudan"])
def test_every_built_in_dossier_has_feeds_to_watch(books: CodeBooks, dossier: str) -> None:
    assert len(feeds_of(books, books.dossiers[dossier].outlets)) >= 10


def test_the_outlets_speak_six_languages_and_each_says_where_its_facts_are_from(books: CodeBooks) -> None:
    listed = books.outlets.listed
    assert len(listed) >= 60
    assert len({outlet.language for outlet in listed}) >= 6
    assert all(outlet.source.startswith("http") and outlet.owner and outlet.kind for outlet in listed)


@pytest.mark.parametrize(
    ("dossier", "countries"),
    [("ukraine", {"UKR", "RUS", "USA"}), ("gaza", {"ISR", "PSE", "EGY", "QAT"}), ("sudan", {"SDN", "EGY"})],
)
def test_a_built_in_dossier_names_outlets_of_its_parties(
    books: CodeBooks, dossier: str, countries: set[str]
) -> None:
    found = [books.outlets.named(name) for name in books.dossiers[dossier].outlets]
    assert countries <= {outlet.country for outlet in found if outlet is not None}
