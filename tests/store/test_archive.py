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
from tracktwo.store.archive import LOG, Archive, Capture, warc_bytes

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
    capture = Capture(hashlib.sha256(raw).hexdigest(), len(raw), "x", None, None, None, "test")
    packed = warc_bytes(raw, capture)
    (payload,) = (record.content_stream().read() for record in ArchiveIterator(io.BytesIO(packed)))
    assert payload == raw
    assert warc_bytes(raw, capture) == packed


@pytest.mark.parametrize("rubbish", [gzip.compress(b"something else"), b"no gzip", b"", b"\x1f\x8b"])
def test_a_changed_file_is_found(tmp_path: Path, rubbish: bytes) -> None:
    archive = Archive(tmp_path)
    name = archive.keep(PAGE, where="a.html")
    assert list(archive.damaged()) == []
    (tmp_path / name).write_bytes(rubbish)
    assert list(archive.damaged()) == [name]
    with pytest.raises(StoreError, match="is damaged"):
        archive.read(name)


def test_one_flipped_bit_is_found(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    name = archive.keep(PAGE * 50, where="a.html")
    packed = bytearray((tmp_path / name).read_bytes())
    packed[len(packed) // 2] ^= 1
    (tmp_path / name).write_bytes(bytes(packed))
    assert list(archive.damaged()) == [name]


def test_a_log_line_cut_short_by_a_crash_is_left_out(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    archive.keep(PAGE, where="a.html")
    with open(tmp_path / LOG, "a", encoding="utf-8") as log:
        log.write('{"sha256": "ab')
    assert [capture.where for capture in archive.captures()] == ["a.html"]


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreError, match=r"archive .*failed"):
        Archive(tmp_path / "file").keep(PAGE, where="a.html")
