"""Parts of texts that must stay as they were given, and of texts scraped from pages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracktwo.records import PROSE, PartKind
from tracktwo.text.parts import prose, type_parts

PAGE = """Home » World » Riverton talks end without a deal

Riverton talks end without a deal

by Maria Okonjo Senior Diplomatic Correspondent

Published: 3 March 2026

What the delegates left on the table

The two delegations left Riverton on Tuesday. RIVERTON, March 3 (Northern Wire) - Nobody signed anything.

Who gave way?

Neither side did, the mediators said. Explore our full coverage of the river conflict here.

Did you know? The last treaty held for eleven years.

Several outcomes are possible:
- Truce: Both armies stay where they are.
- War: Nobody stays where he is.

Frequently Asked Questions

What is the dispute about?

Gas fields on both banks of the river.

Who mediates?

Uruguay does, and has done since 2024.

Nobody expects a signature before the summer.

Q: Will there be a third round?

A: The mediators hope so.

What would you ask the ministers? Tell us in the comments below!

You may also like

Anchovy quota halved in Riverton

Leave a Comment

This site uses Akismet to reduce spam. Learn how your comment data is processed."""


def kinds(text: str) -> list[tuple[str, str]]:
    return [(part.kind.value, text[part.start : part.end][:32]) for part in type_parts(text)]


def test_a_scraped_page_falls_into_its_parts() -> None:
    assert kinds(PAGE) == [
        ("furniture", "Home » World » Riverton talks en"),
        ("title", "Riverton talks end without a dea"),
        ("byline", "by Maria Okonjo Senior Diplomati"),
        ("dateline", "Published: 3 March 2026"),
        ("heading", "What the delegates left on the t"),
        ("paragraph", "The two delegations left Riverto"),
        ("paragraph", "Who gave way?"),
        ("paragraph", "Neither side did, the mediators "),
        ("furniture", "Explore our full coverage of the"),
        ("tip", "The last treaty held for eleven "),
        ("paragraph", "Several outcomes are possible:"),
        ("list_item", "Truce: Both armies stay where th"),
        ("list_item", "War: Nobody stays where he is."),
        ("heading", "Frequently Asked Questions"),
        ("question", "What is the dispute about?"),
        ("answer", "Gas fields on both banks of the "),
        ("question", "Who mediates?"),
        ("answer", "Uruguay does, and has done since"),
        ("answer", "Nobody expects a signature befor"),
        ("question", "Will there be a third round?"),
        ("answer", "The mediators hope so."),
        ("furniture", "What would you ask the ministers"),
        ("furniture", "You may also like"),
        ("furniture", "Anchovy quota halved in Riverton"),
        ("furniture", "Leave a Comment"),
        ("furniture", "This site uses Akismet to reduce"),
    ]


def test_a_paragraph_after_the_last_answer_is_no_answer() -> None:
    text = (
        "FAQ\nWho mediates?\nUruguay does.\nNobody expects a signature before the summer.\nIt may take years."
    )
    assert [kind for kind, _ in kinds(text)] == ["heading", "question", "answer", "paragraph", "paragraph"]


@pytest.mark.parametrize(
    "line",
    [
        "Talks resume",
        "You may also like",
        "Q: Who?",
        "SHARE",
        "by Maria Okonjo",
        "- a point",
        "Who mediates?",
    ],
)
def test_a_single_line_is_a_paragraph_whatever_it_looks_like(line: str) -> None:
    assert kinds(line) == [("paragraph", line)]


@pytest.mark.parametrize(
    "line",
    [
        "The minister left without a comment, officials said on Tuesday evening in the capital.",
        "Read more than four pages of the treaty, the envoy said, and the gaps appear.",
        "Share prices fell after the talks ended without a deal.",
        "More from the front arrived on Monday: two villages were lost.",
        "Related charges were dropped in 2024.",
        "By Friday the sides must answer.",
        "He said:",
        "“We want peace,” she said",
    ],
)
def test_prose_is_not_taken_for_furniture(line: str) -> None:
    text = f"The talks ended on Monday.\n{line}\nNobody signed anything."
    assert [part.kind for part in type_parts(text)] == [PartKind.PARAGRAPH] * 3


def test_lines_broken_at_a_fixed_width_are_one_paragraph() -> None:
    text = (
        "The two delegations left Riverton on Tuesday after a second day\n"
        "of talks about the gas fields, and Paraguay's foreign minister\n"
        "Clara Benitez said that her government would not come again\n"
        "without observers on the ground.\n\nA third round is planned."
    )
    assert [kind for kind, _ in kinds(text)] == ["paragraph", "paragraph"]


def test_an_unfinished_last_line_is_still_read() -> None:
    assert kinds("The talks ended on Monday.\nThe envoys met again on Tuesday")[-1][0] == "paragraph"


@given(st.text(alphabet=st.sampled_from("ab .?!:\n\r-–»QA\u2028 Home»by"), max_size=200))
def test_parts_lie_in_order_inside_the_text_and_are_never_blank(text: str) -> None:
    end = 0
    for part in type_parts(text):
        assert end <= part.start < part.end <= len(text)
        assert text[part.start : part.end].strip()
        end = part.end


@given(
    st.lists(
        st.sampled_from(["The sides met.", "Talks", "- a", "Q: Who?", "A: We did.", "Share"]), max_size=8
    )
)
def test_prose_gives_each_paragraph_with_its_offset(lines: list[str]) -> None:
    text = "\n".join(lines)
    parts = type_parts(text)
    found = prose(text, parts)
    assert [parts[number].kind in PROSE for number, _, _ in found] == [True] * len(found)
    for number, start, words in found:
        assert text[start : start + len(words)] == words
        assert parts[number].start == start
