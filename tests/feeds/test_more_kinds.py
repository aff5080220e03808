"""Mail, WARC, sitemaps and GDELT tables as feeds: real files, a real local server, and broken ones."""

import io
import mailbox
import threading
from collections.abc import Iterable, Iterator
from email.message import EmailMessage
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from tracktwo.errors import FeedError
from tracktwo.feeds import gdelt, mail, sitemap, warc
from tracktwo.feeds.failure import FeedFailure
from tracktwo.feeds.web import WebFetcher
from tracktwo.pipeline.inputs import articles_at, file_kinds
from tracktwo.protocols import RawArticle

PAGE = "<html><body><p>The mediator left Lomé on Friday.</p></body></html>"


def letter(subject: str = "Talks in Lomé", **headers: str) -> EmailMessage:
    message = EmailMessage()
    message["Subject"] = subject
    message["From"] = headers.get("sender", "Coast Letter <desk@coast.example>")
    message["Date"] = headers.get("date", "Fri, 02 Jan 2026 10:00:00 +0100")
    message["Message-ID"] = "<1@coast.example>"
    message.set_content("The mediator left Lomé on Friday.")
    return message


def articles(items: Iterable[object]) -> list[RawArticle]:
    found = list(items)
    assert all(isinstance(item, RawArticle) for item in found), found
    return [item for item in found if isinstance(item, RawArticle)]


def test_a_newsletter_gives_sender_subject_date_and_its_html(tmp_path: Path) -> None:
    message = letter()
    message.add_alternative(PAGE, subtype="html")
    (tmp_path / "a.eml").write_bytes(bytes(message))
    (found,) = articles(mail.fetch(str(tmp_path / "a.eml")))
    assert (found.outlet, found.title) == ("Coast Letter", "Talks in Lomé")
    assert (found.published_at, found.external_id) == ("2026-01-02T10:00:00+01:00", "<1@coast.example>")
    assert found.media_type == "text/html; charset=utf-8"
    assert "Lomé" in (found.raw or b"").decode()


def test_a_mailbox_gives_each_message_and_a_failure_for_an_empty_one(tmp_path: Path) -> None:
    box = mailbox.mbox(tmp_path / "a.mbox")
    empty = letter()
    empty.set_content("")
    for message in (letter("One"), empty, letter("Two", date="no date")):
        box.add(mailbox.mboxMessage(message))
    box.close()
    one, none, two = mail.fetch(str(tmp_path / "a.mbox"))
    assert isinstance(one, RawArticle)
    assert isinstance(two, RawArticle)
    assert isinstance(none, FeedFailure)
    assert (one.title, two.title, two.published_at) == ("One", "Two", None)


@given(st.binary(max_size=400))
def test_no_message_raises(raw: bytes) -> None:
    found = list(mail._articles(raw, "a.eml"))
    assert found
    assert all(isinstance(one, RawArticle | FeedFailure) for one in found)


def warc_file(path: Path, *pages: tuple[str, str, str, bytes]) -> Path:
    with open(path, "wb") as file:
        writer = WARCWriter(file, gzip=path.suffix == ".gz")
        for url, status, media_type, body in pages:
            headers = StatusAndHeaders(status, [("Content-Type", media_type)], protocol="HTTP/1.1")
            record = writer.create_warc_record(
                url, "response", payload=io.BytesIO(body), http_headers=headers
            )
            writer.write_record(record)
    return path


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_a_web_archive_gives_its_pages_and_passes_over_the_rest(tmp_path: Path, name: str) -> None:
    path = warc_file(
        tmp_path / name,
        ("https://coast.example/1", "200 OK", "text/html", PAGE.encode()),
        ("https://coast.example/logo", "200 OK", "image/png", b"\x89PNG"),
        ("https://coast.example/gone", "404 Not Found", "text/html", b"gone"),
    )
    (found,) = articles(warc.fetch(str(path)))
    assert (found.url, found.raw) == ("https://coast.example/1", PAGE.encode())
    assert found.retrieved_at


def test_what_is_no_web_archive_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.warc").write_bytes(b"no archive at all\n" * 3)
    with pytest.raises(FeedError, match="no whole WARC"):
        list(warc.fetch(str(tmp_path / "a.warc")))


NEWS_MAP = """<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>{0}/page</loc><news:news>
 <news:publication><news:name>Coast Letter</news:name><news:language>en</news:language></news:publication>
 <news:publication_date>2026-01-02T09:00:00Z</news:publication_date><news:title>Talks in Lomé</news:title>
 </news:news></url><url><loc>{0}/missing</loc></url></urlset>"""
INDEX = """<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
 <sitemap><loc>{0}/news.xml</loc></sitemap></sitemapindex>"""


class Site(BaseHTTPRequestHandler):
    """A site with a sitemap index, a news sitemap, one page and one hole."""

    def do_GET(self) -> None:
        assert isinstance(self.server, ThreadingHTTPServer)
        base = f"http://127.0.0.1:{self.server.server_port}"
        bodies = {"/index.xml": INDEX.format(base), "/news.xml": NEWS_MAP.format(base), "/page": PAGE}
        body = bodies.get(self.path)
        self.send_response(200 if body else 404)
        self.send_header("Content-Type", "text/html" if self.path == "/page" else "application/xml")
        self.end_headers()
        self.wfile.write((body or "").encode())

    def log_message(self, *_words: object) -> None:
        """Say nothing."""


@pytest.fixture
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_a_sitemap_index_leads_to_the_pages_with_what_it_knows_of_them(site: str) -> None:
    page, hole = sitemap.fetch(f"{site}/index.xml", fetcher=WebFetcher(allow_private=True))
    assert isinstance(page, RawArticle)
    assert (page.outlet, page.title, page.lang) == ("Coast Letter", "Talks in Lomé", "en")
    assert page.published_at == "2026-01-02T09:00:00Z"
    assert isinstance(hole, FeedFailure)


@pytest.mark.parametrize("raw", [b"words", b'<!DOCTYPE x [<!ENTITY a "b">]><urlset/>', b"\x1f\x8bno gzip"])
def test_what_is_no_sitemap_is_refused(raw: bytes) -> None:
    with pytest.raises(FeedError):
        sitemap.read_map(raw, where="https://coast.example/map.xml")


def test_a_mentions_table_gives_each_address_on_the_web_once(tmp_path: Path) -> None:
    row = "1\t20260101\t20260101\t{0}\tcoast.example\t{1}\t4\t-1\t9\t9\t1\t100\t2579\t0.8\t\t"
    lines = [
        row.format(kind, url)
        for kind, url in ((1, "https://a.example/1"), (2, "a book"), (1, "https://a.example/1"))
    ]
    (tmp_path / "x.mentions.csv").write_text("\n".join(lines) + "\n", "utf-8")
    assert list(gdelt.addresses(str(tmp_path / "x.mentions.csv"))) == ["https://a.example/1"]


def test_an_event_table_gives_the_address_in_its_last_column(tmp_path: Path) -> None:
    (tmp_path / "x.export.CSV").write_text("\t".join(["1"] * 60 + ["https://a.example/2"]) + "\n", "utf-8")
    assert list(gdelt.addresses(str(tmp_path / "x.export.CSV"))) == ["https://a.example/2"]


def test_a_row_of_another_kind_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    good = "\t".join(["1"] * 60 + ["https://a.example/2"])
    (tmp_path / "x.export.csv").write_text(f"a\tb\tc\n{good}\n", "utf-8")
    bad, url = gdelt.addresses(str(tmp_path / "x.export.csv"))
    assert isinstance(bad, FeedFailure)
    assert (bad.where, url) == (f"{tmp_path / 'x.export.csv'}:1", "https://a.example/2")
    assert "3 columns" in bad.what


def test_the_file_name_chooses_the_feed_kind(tmp_path: Path) -> None:
    assert {".eml", ".mbox", ".warc", ".warc.gz", ".mentions.csv", ".export.csv"} <= file_kinds().keys()
    path = warc_file(tmp_path / "A.WARC", ("https://coast.example/1", "200 OK", "text/html", PAGE.encode()))
    (found,) = articles(articles_at([str(path)], standard_input=io.StringIO()))
    assert found.url == "https://coast.example/1"


def test_a_missing_file_of_any_kind_is_a_failure_that_names_it(tmp_path: Path) -> None:
    names = [str(tmp_path / f"none{suffix}") for suffix in file_kinds()]
    found = list(articles_at(names, standard_input=io.StringIO()))
    assert [item.where for item in found] == names
    assert all(isinstance(item, FeedFailure) for item in found)
