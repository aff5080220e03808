"""Hostile articles: whatever their text, title, outlet or address holds, it stays text."""

import dataclasses
from hashlib import sha256

import pytest
from starlette.testclient import TestClient
from tests.brief import dossier as made
from tests.web.conftest import OpenDesk
from tests.web.pages import read
from tests.web.payloads import ADDRESSES, PAYLOADS

from tracktwo.records import ActorRef, Article, Event, EventType, Notice, Part, PartKind, Record, record_id
from tracktwo.web.screens import screens


def hostile(number: int, payload: str, address: str) -> list[Record]:
    """An article, and an event on it, that carry a payload in every field of text."""
    text = f"{payload} Rockets struck {payload} on Sunday.\n\n{payload}"
    bare = dataclasses.replace(
        made.articles()["s01"],
        id=record_id("article", "hostile", number),
        url=address,
        canonical_url=address,
        outlet=payload,
        author=(payload,),
        title=payload,
        text=text,
        sha256=sha256(text.encode()).hexdigest(),
        external_id=payload,
        lang=payload,
        parts=(Part(PartKind.PARAGRAPH, 0, len(text)),),
        furniture=(payload,),
        notices=(Notice(payload, payload),),
        dossier="chaco",
        copy_of=None,
    )
    return [bare, event(bare, payload)]


def event(article: Article, payload: str) -> Event:
    """An event whose actor, place and words are the payload."""
    evidence = dataclasses.replace(
        made.words("s01", "Bolivia"), article_id=article.id, start=0, end=len(payload), text=payload
    )
    found = made.event(EventType.ASSAULT, evidence, actors=(ActorRef(None, payload, payload, None),))
    return dataclasses.replace(found, text=payload, mode=payload, place=made.place(payload, "BOL"))


@pytest.fixture(scope="module")
def infested(open_desk: OpenDesk) -> TestClient:
    return open_desk(infest())


def infest() -> list[Record]:
    """Every payload, each with an address that leads elsewhere."""
    return [
        record
        for number, payload in enumerate(PAYLOADS)
        for record in hostile(number, payload, ADDRESSES[number % len(ADDRESSES)])
    ]


def pages(desk: TestClient) -> list[str]:
    """The addresses of all pages that show what a hostile article holds."""
    lists = [
        "/",
        "/dossier/chaco",
        "/dossier/chaco/brief",
        "/list/articles",
        "/list/events",
        "/search?q=rockets",
        *(screen.address("chaco") for screen in screens()),
    ]
    found = [link for address in lists for link in read(desk.get(address).text).links]
    return [
        *lists,
        *sorted({link.partition("#")[0] for link in found if link.startswith(("/article", "/record"))}),
    ]


def test_no_payload_becomes_markup(infested: TestClient) -> None:
    addresses = pages(infested)
    assert len(addresses) > 2 * len(PAYLOADS)
    for address in addresses:
        answer = infested.get(address)
        assert answer.status_code == 200, address
        assert read(answer.text).faults == [], address


def test_turning_characters_are_written_out(infested: TestClient) -> None:
    for address in pages(infested):
        assert not {"\u202e", "\u2066", "\u200f", "\x07", "\x1b"} & set(infested.get(address).text)
    assert "[U+202E]evil" in infested.get("/list/articles").text


def test_an_addresss_only_becomes_a_link_when_it_is_a_web_address(infested: TestClient) -> None:
    for address in pages(infested):
        for link in read(infested.get(address).text).links:
            assert link.startswith(("/", "#", "https://a.example/")), link


def test_the_briefing_as_a_file_stays_text(infested: TestClient) -> None:
    page = infested.get("/dossier/chaco/brief?format=html").text
    assert [fault for fault in read(page).faults if fault != "<style>"] == []


def test_a_query_stays_text(infested: TestClient) -> None:
    for payload in PAYLOADS:
        for address in ("/search", "/list/events"):
            answer = infested.get(address, params={"q": payload, "actor": payload, "dossier": payload})
            assert answer.status_code == 200
            assert read(answer.text).faults == []
