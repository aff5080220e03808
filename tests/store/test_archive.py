"""Bytes as fetched, kept by their hash as WARC records, every capture logged."""

import gzip
import hashlib
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from warcio.archiveiterator import ArchiveIterator

from tracktwo.errors import StoreError
from tracktwo.store.archive import LOG, Archive, Flaw
from tracktwo.store.warc import Capture, read_warc, warc_bytes

PAGE = b"<html>Talks resumed.</html>"
AT = "2026-03-01T08:00:00Z"


def test_bytes_come_back_are_kept_once_and_both_captures_are_logged(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "archive")
    name = archive.keep(PAGE, where="a.html", url="https://a.example/1", retrieved_at=AT)
    assert archive.keep(PAGE, where="b.html") == name
    assert hashlib.sha256(PAGE).hexdigest() in name
    assert archive.read(name) == PAGE
    assert archive.count() == 1
    first, second = archive.captures()
    assert (first.url, first.retrieved_at, first.where) == ("https://a.example/1", AT, "a.html")
    assert (second.url, second.retrieved_at, second.where) == (None, None, "b.html")
    assert first.software.startswith("tracktwo/")
    assert not list(tmp_path.rglob("*.part"))


def test_other_tools_read_the_files_even_joined_into_one_warc(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    for number in range(3):
        archive.keep(PAGE + b"%d" % number, where="a", url=f"https://a.example/{number}", retrieved_at=AT)
    joined = b"".join((tmp_path / name).read_bytes() for name in archive.names())
    records = [
        (r.rec_headers["WARC-Target-URI"], r.rec_headers["WARC-Date"], r.content_stream().read())
        for r in ArchiveIterator(io.BytesIO(joined), check_digests="raise")
    ]
    assert sorted(records) == [(f"https://a.example/{n}", AT, PAGE + b"%d" % n) for n in range(3)]


@given(st.binary(max_size=2000))
def test_any_bytes_survive(raw: bytes) -> None:
    capture = capture_of(raw)
    packed = warc_bytes(raw, capture)
    assert read_warc(packed) == (raw, f"urn:sha256:{capture.sha256}", "1970-01-01T00:00:00Z")
    (payload,) = (record.content_stream().read() for record in ArchiveIterator(io.BytesIO(packed)))
    assert payload == raw
    assert warc_bytes(raw, capture) == packed


def capture_of(raw: bytes, **facts: str | None) -> Capture:
    known = {"url": None, "media_type": None, "retrieved_at": None, **facts}
    return Capture(hashlib.sha256(raw).hexdigest(), len(raw), "x", software="test", **known)


@pytest.mark.parametrize(
    ("rubbish", "what"),
    [
        (gzip.compress(b"something else"), "holds no whole WARC record"),
        (b"no gzip", "is no whole gzip file"),
        (b"", "is empty"),
        (b"\x1f\x8b", "is cut short"),
        (warc_bytes(PAGE, capture_of(PAGE))[:-9], "is cut short"),
        (warc_bytes(PAGE + b" ", capture_of(PAGE)), "holds other bytes than its name says"),
    ],
    # named, as packed bytes hold the second they were packed in
    ids=["another record", "no gzip", "empty", "two bytes", "cut", "other bytes"],
)
def test_a_changed_file_is_found_and_kept_anew(tmp_path: Path, rubbish: bytes, what: str) -> None:
    archive = Archive(tmp_path)
    name = archive.keep(PAGE, where="a.html")
    assert list(archive.flaws()) == []
    (tmp_path / name).write_bytes(rubbish)
    (flaw,) = archive.flaws()
    assert flaw.name == name
    assert flaw.what.startswith(what)
    with pytest.raises(StoreError, match=f"is damaged: it {what}"):
        archive.read(name)
    assert archive.keep(PAGE, where="a.html") == name
    assert archive.read(name) == PAGE


def test_one_flipped_bit_is_found(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    name = archive.keep(PAGE * 50, where="a.html")
    packed = bytearray((tmp_path / name).read_bytes())
    packed[len(packed) // 2] ^= 1
    (tmp_path / name).write_bytes(bytes(packed))
    assert [flaw.name for flaw in archive.flaws()] == [name]


def test_a_file_that_is_gone_is_missed_with_where_it_came_from(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    name = archive.keep(PAGE, where="a.html", url="https://a.example/1", retrieved_at=AT)
    (tmp_path / name).unlink()
    assert list(archive.flaws()) == [
        Flaw(name, f"is missing; the log has it read from https://a.example/1 at {AT}")
    ]


@pytest.mark.parametrize(
    ("was", "now"), [("https://a.example/1", "https://b.example/1"), (AT, AT[:-1] + ".5Z")]
)
def test_a_log_that_was_written_over_is_contradicted_by_the_file(tmp_path: Path, was: str, now: str) -> None:
    archive = Archive(tmp_path)
    name = archive.keep(PAGE, where="a.html", url="https://a.example/1", retrieved_at=AT)
    log = tmp_path / LOG
    log.write_text(log.read_text("utf-8").replace(was, now), "utf-8")
    (flaw,) = archive.flaws()
    assert flaw == Flaw(
        name, f"says it came from https://a.example/1 at {AT}; the log tells of no such capture"
    )


def test_a_log_line_cut_short_by_a_crash_is_left_out_and_the_next_stands_on_its_own(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    archive.keep(PAGE, where="a.html")
    with open(tmp_path / LOG, "a", encoding="utf-8") as log:
        log.write('{"sha256": "ab')
    assert [capture.where for capture in archive.captures()] == ["a.html"]
    assert list(archive.flaws()) == []
    archive.keep(PAGE, where="b.html")
    assert [capture.where for capture in archive.captures()] == ["a.html", "b.html"]
    assert list(archive.flaws()) == [Flaw(f"{LOG} line 2", "is no capture any more")]


@pytest.mark.parametrize("rubbish", ["", "[]", '{"sha256": 1}', "\ufffd\x00", '"{}"'])
def test_a_damaged_log_line_is_named_by_its_number(tmp_path: Path, rubbish: str) -> None:
    archive = Archive(tmp_path)
    for number in range(3):
        archive.keep(PAGE + b"%d" % number, where=f"{number}.html")
    lines = (tmp_path / LOG).read_text("utf-8").splitlines()
    lines[1] = rubbish
    (tmp_path / LOG).write_text("\n".join(lines) + "\n", "utf-8")
    assert [flaw.name for flaw in archive.flaws()] == [f"{LOG} line 2"]
    assert len(archive.unlogged()) == 1


def test_what_a_killed_run_left_is_told_apart_from_damage(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    name = archive.keep(PAGE, where="a.html")
    (tmp_path / f"{name}.4711.part").write_bytes(b"half")
    (tmp_path / LOG).unlink()
    assert list(archive.flaws()) == []
    assert archive.unfinished() == [f"{name}.4711.part"]
    assert archive.unlogged() == [name]
    assert list(archive.names()) == [name]


@pytest.mark.parametrize(
    "url",
    [
        "https://a.example/ü?q=мир",
        "https://a.example/two words",
        "https://a.example/\r\nX-Odd: 1",
        "news:a\u2028b",
    ],
)
def test_an_odd_address_neither_breaks_the_record_nor_contradicts_the_log(tmp_path: Path, url: str) -> None:
    archive = Archive(tmp_path)
    name = archive.keep(PAGE, where="a", url=url, media_type="text/html\r\nX-Odd: 1", retrieved_at=AT)
    assert list(archive.flaws()) == []
    record = next(ArchiveIterator(io.BytesIO((tmp_path / name).read_bytes()), check_digests="raise"))
    assert record.rec_headers["X-Odd"] is None
    assert record.content_stream().read() == PAGE == archive.read(name)


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreError, match=r"archive .*failed"):
        Archive(tmp_path / "file").keep(PAGE, where="a.html")
