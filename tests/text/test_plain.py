"""Plain text as scraped: title, author, section, date and outlet are read, furniture leaves the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.text.test_parts import PAGE

from tracktwo.records import Genre, PartKind, PublishedSource
from tracktwo.text.plain import read_plain


def test_a_scraped_page_gives_its_facts() -> None:
    page = read_plain(PAGE + "\n\nExplore Harbour-Post.example’s coverage of the river conflict for more.")
    assert page.title == "Riverton talks end without a deal"
    assert page.author == ("Maria Okonjo",)
    assert page.section == "World"
    assert (page.published_at, page.published_source) == ("2026-03-03", PublishedSource.VISIBLE)
    assert page.outlet == "Harbour-Post.example"
    assert page.lang == "en"


def test_furniture_leaves_the_text_and_is_kept_apart() -> None:
    page = read_plain(PAGE)
    for line in (
        "You may also like",
        "Leave a Comment",
        "Akismet",
        "Tell us in the comments",
        "Explore our full",
    ):
        assert line not in page.text
        assert any(line in left for left in page.furniture)
    assert PartKind.FURNITURE not in {part.kind for part in page.parts}
    assert "\n\n\n" not in page.text
    assert page.text == page.text.strip()


def test_parts_fit_the_text_after_the_cut() -> None:
    page = read_plain(PAGE)
    words = {kind: [page.text[p.start : p.end] for p in page.parts if p.kind is kind] for kind in PartKind}
    assert words[PartKind.TITLE] == ["Riverton talks end without a deal"]
    assert words[PartKind.ANSWER][-1] == "The mediators hope so."
    assert words[PartKind.PARAGRAPH][-2] == "Neither side did, the mediators said."


def test_an_unknown_date_stays_unknown() -> None:
    page = read_plain("Talks resume\n\nThe envoys met on Monday, 3 March 2026, in Riverton.")
    assert page.published_at is None
    assert page.published_source is PublishedSource.UNKNOWN


def test_a_date_of_change_is_kept_apart() -> None:
    page = read_plain("Talks resume\nUpdated: 5 March 2026\nPublished: 3 March 2026\nThe envoys met.")
    assert (page.published_at, page.modified_at) == ("2026-03-03", "2026-03-05")


@pytest.mark.parametrize(
    ("text", "genre"),
    [
        ("Home » Opinion » Why the talks fail\n\nWhy the talks fail\n\nThey had to fail.", Genre.OPINION),
        ("Live updates: Riverton talks\n\n10:00 The sides arrived.\n\n11:00 They left.", Genre.LIVEBLOG),
        ("Joint statement on the talks\n\nThe parties met in Riverton.", Genre.STATEMENT),
        ("Talks resume\n\nThe envoys met on Monday, the minister said. She announced a truce.", Genre.REPORT),
        ("Rain\n\nIt rains.", Genre.UNKNOWN),
    ],
)
def test_the_genre_is_read_off_labels_and_wording(text: str, genre: Genre) -> None:
    assert read_plain(text).genre is genre


@given(st.lists(st.sampled_from([*PAGE.split("\n\n"), "", "  "]), min_size=1, max_size=12))
def test_no_word_is_lost_between_text_and_furniture(lines: list[str]) -> None:
    text = "\n\n".join(lines)
    page = read_plain(text)
    assert sorted((page.text + " " + " ".join(page.furniture)).split()) == sorted(text.split())
    for part in page.parts:
        assert page.text[part.start : part.end].strip()
