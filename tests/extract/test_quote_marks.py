"""Quotation marks of every kind, balanced and not, and the pass without a parser."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracktwo.extract.quote_marks import quoted_spans
from tracktwo.extract.quote_plain import find_direct
from tracktwo.ontology.cues import load_cues

PIECES = st.sampled_from(
    [
        '"',
        "“",
        "”",
        "'",
        "’",
        "‘",
        "''",
        "``",
        "«",
        "»",
        "„",
        " ",
        "\n",
        ",",
        ".",
        ":",
        "we left",
        "He said",
        "’s",
        "No",
    ]
)


def inner(text: str) -> list[str]:
    return [text[s.inner_start : s.inner_end] for s in quoted_spans(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said “no” and left", ["no"]),
        ('He said "no" and left', ["no"]),
        ("He said ''no,'' and left", ["no,"]),
        ("Он сказал «нет» и ушёл", ["нет"]),
        ("Er sagte „nein“ und ging", ["nein"]),
        ("'We will not leave,' he said. 'Never.'", ["We will not leave,", "Never."]),
        ("'The workers' rights matter,' she said", ["The workers' rights matter,"]),
        ("It’s the ministers’ job, isn’t it", []),
        ("It was 6'2\" tall and from the '90s", []),
        ("“He told me ‘no’ twice,” she said", ["He told me ‘no’ twice,"]),
        ("“First part.\n\n“Second part,” he said", ["First part.", "Second part,"]),
        ('He said: "no end in sight', ["no end in sight"]),
        ("A stray ” and a stray “ here", []),
        ("He was “never closed “but this is” here", ["but this is"]),
    ],
)
def test_quoted_spans(text: str, expected: list[str]) -> None:
    assert inner(text) == expected


@given(st.lists(PIECES, max_size=40).map("".join))
def test_spans_are_in_order_apart_and_inside_one_line(text: str) -> None:
    last = 0
    for span in quoted_spans(text):
        assert last <= span.start < span.inner_start <= span.inner_end <= span.end <= len(text)
        assert "\n" not in text[span.start : span.end]
        last = span.end


@given(st.lists(PIECES, max_size=40).map("".join))
def test_the_plain_pass_never_raises_and_points_into_the_text(text: str) -> None:
    for quote in find_direct(text, cues=load_cues()):
        assert all(0 <= a <= b <= len(text) for a, b in quote.contents)


def test_the_plain_pass_names_speaker_and_joins_a_split_quote() -> None:
    text = "“We will stay,” said Lena Okafor. “All winter.” A boat left. “Nobody told us anything about it.”"
    first, *_ = find_direct(text, cues=load_cues())
    assert [text[a:b] for a, b in first.contents] == ["We will stay,", "All winter."]
    assert first.speaker is not None
    assert text[slice(*first.speaker)] == "Lena Okafor"


@pytest.mark.parametrize("text", ["said ““", 'He said "".', "“”", "“ ”"])
def test_nothing_between_marks_is_no_quotation(text: str) -> None:
    assert all(text[s.inner_start : s.inner_end] for s in quoted_spans(text))
