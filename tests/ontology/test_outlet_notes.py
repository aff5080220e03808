"""Notes of outlets on their own articles, in a dozen languages, and lines of news that only sound so."""

import pytest
from tests.text.editor_lines import CORRECTIONS, NEWS, NOTES

from tracktwo.ontology.outlet_notes import note_heading, notes_beside, outlet_note
from tracktwo.records import PartKind


@pytest.mark.parametrize("line", CORRECTIONS)
def test_corrections(line: str) -> None:
    assert outlet_note(line) is PartKind.CORRECTION


@pytest.mark.parametrize("line", NOTES)
def test_notes_of_the_editors(line: str) -> None:
    assert outlet_note(line) is PartKind.EDITORS_NOTE


@pytest.mark.parametrize("line", NEWS)
def test_news_that_only_sounds_so(line: str) -> None:
    assert outlet_note(line) is None


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Correction, March 4, 2026: The locks are two.", PartKind.CORRECTION),
        ("Correction added 4 March 2026: The caption named another lock.", PartKind.CORRECTION),
        ("Originally published on Left Bank Daily.", PartKind.EDITORS_NOTE),
        ("Correction officers at the prison - nine men - were moved.", None),
    ],
)
def test_a_label_may_carry_its_day(line: str, kind: PartKind | None) -> None:
    assert outlet_note(line) is kind


def test_a_long_paragraph_is_an_article_on_corrections() -> None:
    assert outlet_note("Correction: " + "The paper gave another number. " * 30) is None


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Correction", PartKind.CORRECTION), ("Corrections & clarifications", PartKind.CORRECTION),
        ("Editor’s note, March 4", PartKind.EDITORS_NOTE), ("Виправлення:", PartKind.CORRECTION),
        ("Correction: March 4, 2026, Wednesday.", PartKind.CORRECTION),
        ("Correction of the border map", None), ("", None),
    ],
)  # fmt: skip
def test_a_label_alone_announces_the_next_line(line: str, kind: PartKind | None) -> None:
    assert note_heading(line) is kind


def test_brackets_that_are_no_note_stay_in_the_paragraph() -> None:
    words = "(On the left bank) the talks ended. (The right bank had no comment.)"
    assert notes_beside(words) == (0, len(words))
    assert notes_beside("(Corrects day of talks in paragraph 1)") == (0, 38)
