"""Atom and JSON Feed files: valid, escaped, with ids that stay while a record grows."""

import dataclasses
import io
import json
from typing import Any

import feedparser
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.store.rows import article, event

from tracktwo.export import atom, jsonfeed
from tracktwo.export.entries import LONGEST_TITLE, title_of
from tracktwo.records import Article, Event, Evidence, Record

TALKS = article("Envoys of Narvia and Solen met in Port Linde.")
MET = event(TALKS, day="2026-02-27")


def saying(words: str) -> Event:
    return dataclasses.replace(MET, text=words, evidence=(Evidence(TALKS.id, 0, len(words), words),))


def as_atom(*records: Record) -> feedparser.FeedParserDict:
    file = io.StringIO(newline="")
    assert atom.write(iter(records), Event, file) == len(records)
    return feedparser.parse(file.getvalue().encode())


def as_json(*records: Record) -> dict[str, Any]:
    file = io.StringIO(newline="")
    jsonfeed.write(iter(records), Event, file)
    read: dict[str, Any] = json.loads(file.getvalue().encode())
    return read


@given(st.text(min_size=1, max_size=80))
def test_whatever_an_article_says_a_feed_stays_whole(words: str) -> None:
    feed = as_atom(saying(words))
    assert not feed.bozo
    assert len(feed.entries) == 1
    assert len(as_json(saying(words))["items"]) == 1


def test_words_cannot_become_markup() -> None:
    hostile = "<script>alert(1)</script> ]]> & \x00 \ud800"
    file = io.StringIO(newline="")
    atom.write(iter([saying(hostile)]), Event, file)
    assert "<script" not in file.getvalue()
    (item,) = as_json(saying(hostile))["items"]
    assert "<script" not in item["content_html"]
    assert "<script>alert(1)</script>" in item["content_text"]


def test_an_id_stays_while_a_record_grows() -> None:
    grown = dataclasses.replace(MET, id="event-grown", reports=(MET.id, "event-2"))
    again = dataclasses.replace(MET, id="event-grown-more", reports=(MET.id, "event-2", "event-3"))
    ids = {as_atom(record).entries[0].id for record in (MET, grown, again)}
    assert ids == {f"urn:tracktwo:{MET.id}"}


def test_an_entry_leads_to_the_record_and_to_its_words() -> None:
    (entry,) = as_atom(MET).entries
    assert entry.link == f"http://127.0.0.1:8732/record/{MET.id}"
    assert f"/article/{TALKS.id}?focus={MET.id}&amp;at=0-" in entry.content[0].value
    assert TALKS.text in entry.content[0].value
    assert entry.updated == MET.provenance.recorded_at


@pytest.mark.parametrize("kind", [Event, Article])
def test_an_empty_feed_is_a_feed(kind: type[Record]) -> None:
    file = io.StringIO(newline="")
    assert atom.write(iter(()), kind, file) == 0
    assert not feedparser.parse(file.getvalue().encode()).bozo


def test_a_long_title_is_cut() -> None:
    assert len(title_of(saying("word " * 200))) == LONGEST_TITLE
