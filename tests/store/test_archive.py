"""Bytes as fetched, kept by their hash."""

import gzip
import hashlib
import json
from pathlib import Path

import pytest

from tracktwo.errors import StoreError
from tracktwo.store.archive import Archive

PAGE = b"<html>Talks resumed.</html>"


def test_bytes_come_back_and_are_kept_once(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "archive")
    name = archive.keep(PAGE, where="a.html", url="https://a.example/1", retrieved_at="2026-03-01T08:00:00Z")
    assert archive.keep(PAGE, where="b.html") == name
    assert hashlib.sha256(PAGE).hexdigest() in name
    assert archive.read(name) == PAGE
    assert archive.count() == 1
    (line,) = (tmp_path / "archive" / "manifest.jsonl").read_text().splitlines()
    assert json.loads(line)["url"] == "https://a.example/1"
    assert not list(tmp_path.rglob("*.part"))


def test_a_changed_file_is_found(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    name = archive.keep(PAGE, where="a.html")
    assert list(archive.damaged()) == []
    (tmp_path / name).write_bytes(gzip.compress(b"something else"))
    assert list(archive.damaged()) == [name]
    (tmp_path / name).write_bytes(b"no gzip")
    with pytest.raises(StoreError, match="is damaged"):
        archive.read(name)


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreError, match=r"archive .*failed"):
        Archive(tmp_path / "file").keep(PAGE, where="a.html")
