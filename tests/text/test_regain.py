"""A page's body: what hovers leaves, what sentences are made of stays, twin containers are read."""

from tests.text.test_page import PARAGRAPHS

from tracktwo.records import PartKind
from tracktwo.text.page import read_page
from tracktwo.text.page_text import PageText

MORE = (
    "The mediators said that a written record of the session would be handed to both capitals by Friday.",
    "Neither delegation spoke to the press on its way out of the old customs house by the river.",
    "Fishermen on the upper river said that patrols had stopped their boats twice in the same week.",
    "A spokesman for the gas company said that no well had been closed and none would be this spring.",
)


def read(body: str) -> PageText:
    raw = f"<html><head><title>Riverton talks end</title></head><body><article>{body}</article></body></html>"
    return read_page(raw.encode(), url="https://harbour-post.example/world/a-1")


def test_the_second_container_of_a_text_follows_the_first() -> None:
    first = "".join(f"<p>{words}</p>" for words in PARAGRAPHS * 1)
    second = "".join(f"<p>{words}</p>" for words in MORE)
    found = read(
        "<h1>Riverton talks end</h1><div class='chunks'>"
        f"<div class='grid'><div class='body__container article__body'>{first}</div></div>"
        "<div class='grid'><div class='ad-slot'>Our new app is here</div></div>"
        f"<div class='grid'><div class='body__container article__body'>{second}</div></div></div>"
    )
    assert [line for line in found.text.split("\n\n") if line] == [*PARAGRAPHS, *MORE]


def test_paragraphs_of_comments_are_no_twins() -> None:
    first = "".join(f"<p>{words}</p>" for words in PARAGRAPHS)
    found = read(
        f"<h1>Riverton talks end</h1><div class='text'>{first}</div>"
        f"<div class='comments'><div class='text'><p>{MORE[0]}</p></div></div>"
    )
    assert MORE[0] not in found.text


def test_a_name_that_is_pointed_at_stays_and_what_hovers_over_it_goes() -> None:
    name = (
        "<span class='rollover-people'><a class='rollover-people-link' href='/p/ok'>Maria Okonjo</a>"
        "<span class='rollover-people-block'>Maria Okonjo: votes, money, bills</span></span>"
    )
    found = read(
        f"<h1>Riverton talks end</h1><p>The envoy {name} said that she would return to Riverton before the"
        " end of the month if the monitors were let through.</p>" + "".join(f"<p>{w}</p>" for w in PARAGRAPHS)
    )
    assert "The envoy Maria Okonjo said that she would return" in " ".join(found.text.split())
    assert "votes, money" not in found.text


def test_words_marked_inside_a_sentence_stay() -> None:
    found = read(
        "<h1>Riverton talks end</h1><p>The board said that <span class='link'><a href='/x'>the border fee"
        "</a></span> would rise in June, and that lorries would pay more than cars.</p>"
        + "".join(f"<p>{words}</p>" for words in PARAGRAPHS)
    )
    assert "said that the border fee would rise" in found.text


def test_a_division_marked_as_subheading_is_a_heading() -> None:
    found = read(
        "<h1>Riverton talks end</h1>"
        + "".join(f"<p>{words}</p>" for words in PARAGRAPHS)
        + "<div class='pf_subheadline'>Who pays the fee?</div>"
        + "".join(f"<p>{words}</p>" for words in MORE)
    )
    kinds = {found.text[part.start : part.end]: part.kind for part in found.parts}
    assert kinds["Who pays the fee?"] in (PartKind.HEADING, PartKind.QUESTION)


def test_a_quoted_post_is_part_of_the_text() -> None:
    found = read(
        "<h1>Riverton talks end</h1>"
        + "".join(f"<p>{words}</p>" for words in PARAGRAPHS)
        + "<div class='social-media-embed'><blockquote class='twitter-tweet'><p>We will not sign a paper that"
        " leaves the river to others.</p></blockquote></div>" + "".join(f"<p>{words}</p>" for words in MORE)
    )
    assert "We will not sign a paper" in found.text
