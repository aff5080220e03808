"""Web archives as crawlers write them: their own logs beside pages, older forms, packages, odd packing."""

import gzip
import io
import zipfile
import zlib
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from tracktwo.errors import FeedError
from tracktwo.feeds import warc
from tracktwo.feeds.failure import FeedFailure
from tracktwo.pipeline.inputs import file_kinds
from tracktwo.protocols import RawArticle

PAGE = b"<html><body><p>The delegations of Riverland and Hillmark met in Oldtown.</p></body></html>"
ADDRESS = "https://post.example/a"


def archive(*, packed: bool, encoding: str = "", body: bytes = PAGE) -> bytes:
    """Return an archive with a page, a crawler's log and arguments, and the text that it made of the page."""
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=packed)
    headers = [("Content-Type", "text/html"), *([("Content-Encoding", encoding)] if encoding else [])]
    answer = StatusAndHeaders("200 OK", headers, protocol="HTTP/1.1")
    writer.write_record(
        writer.create_warc_record(ADDRESS, "response", payload=io.BytesIO(body), http_headers=answer)
    )
    for name in (
        "metadata://crawler.example/manifest.txt",
        "urn:text:https://post.example/a",
        "urn:X-crawler:log",
    ):
        payload = io.BytesIO(b"--input=addresses.txt")
        writer.write_record(
            writer.create_warc_record(name, "resource", payload=payload, warc_content_type="text/plain")
        )
    return out.getvalue()


def pages(path: Path, raw: bytes) -> list[RawArticle | FeedFailure]:
    path.write_bytes(raw)
    found = file_kinds()["." + path.name.partition(".")[2]](str(path))
    return [one for one in found if isinstance(one, RawArticle | FeedFailure)]


def only(found: list[RawArticle | FeedFailure]) -> RawArticle:
    assert len(found) == 1, found
    assert isinstance(found[0], RawArticle), found
    return found[0]


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_what_a_crawler_keeps_of_itself_is_no_page(tmp_path: Path, name: str) -> None:
    assert only(pages(tmp_path / name, archive(packed=name.endswith("gz")))).url == ADDRESS


def test_an_archive_packed_as_a_whole_is_read_once(tmp_path: Path) -> None:
    assert only(pages(tmp_path / "a.warc.gz", gzip.compress(archive(packed=False)))).raw == PAGE


def test_an_older_archive_tells_address_and_moment(tmp_path: Path) -> None:
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + PAGE
    about = b"1 0 Crawler\nURL IP-address Archive-date Content-type Archive-length\n"
    raw = b"filedesc://a.arc 0.0.0.0 20140216050221 text/plain %d\n" % len(about) + about + b"\n"
    raw += b"%s 10.0.0.1 20140216050221 text/html %d\n" % (ADDRESS.encode(), len(answer)) + answer + b"\n"
    for name, bytes_ in (("a.arc", raw), ("a.arc.gz", gzip.compress(raw))):
        found = only(pages(tmp_path / name, bytes_))
        assert (found.url, found.retrieved_at, found.raw) == (ADDRESS, "2014-02-16T05:02:21Z", PAGE)


def test_a_package_of_archives_gives_the_pages_of_each(tmp_path: Path) -> None:
    path = tmp_path / "a.wacz"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("archive/one.warc.gz", archive(packed=True))
        package.writestr(
            "archive/two.warc.gz", archive(packed=True, body=PAGE.replace(b"Oldtown", b"Newtown"))
        )
        package.writestr("pages/pages.jsonl", "{}")
    found = list(warc.fetch(str(path)))
    assert [b"Newtown" in (one.raw or b"") for one in found if isinstance(one, RawArticle)] == [False, True]
    with zipfile.ZipFile(tmp_path / "b.wacz", "w") as package:
        package.writestr("pages/pages.jsonl", "{}")
    with pytest.raises(FeedError, match="no web archive"):
        list(warc.fetch(str(tmp_path / "b.wacz")))


def test_packed_pages_are_unpacked_or_told(tmp_path: Path) -> None:
    assert (
        only(pages(tmp_path / "a.warc", archive(packed=False, encoding="gzip", body=gzip.compress(PAGE)))).raw
        == PAGE
    )
    deflated = archive(packed=False, encoding="deflate", body=zlib.compress(PAGE))
    assert only(pages(tmp_path / "b.warc", deflated)).raw == PAGE
    (told,) = pages(tmp_path / "c.warc", archive(packed=False, encoding="zstd"))
    assert isinstance(told, FeedFailure)
    assert "zstd" in told.what


def test_the_plain_text_of_a_crawl_is_read(tmp_path: Path) -> None:
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True)
    writer.write_record(
        writer.create_warc_record(
            ADDRESS, "conversion", payload=io.BytesIO(b"The delegations met."), warc_content_type="text/plain"
        )
    )
    assert only(pages(tmp_path / "a.warc.wet.gz", out.getvalue())).raw == b"The delegations met."


def test_an_archive_without_pages_and_one_of_another_packing_are_told(tmp_path: Path) -> None:
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=False)
    writer.write_record(writer.create_warcinfo_record("a.warc", {"software": "crawler"}))
    (told,) = pages(tmp_path / "a.warc", out.getvalue())
    assert isinstance(told, FeedFailure)
    assert "no page" in told.what
    with pytest.raises(FeedError, match="Unpack it first"):
        pages(tmp_path / "a.warc.zst", b"(\xb5/\xfd")
