"""What an outlet says of its own article is a typed part of its text, not prose that events are read from."""

from collections.abc import Callable

from tests.text.test_page import PARAGRAPHS

from tracktwo.pipeline.steps import Finds
from tracktwo.records import Part, PartKind
from tracktwo.text.page import read_page
from tracktwo.text.parts import prose, type_parts

NOTE = "Correction: An earlier version of this story said that Paraguay had shelled the customs house."


def kinds(text: str) -> list[tuple[PartKind, str]]:
    return [(part.kind, text[part.start : part.end]) for part in type_parts(text)]


def test_a_correction_below_the_text_is_a_part_of_its_own() -> None:
    text = "\n\n".join((*PARAGRAPHS, NOTE))
    assert kinds(text)[-1] == (PartKind.CORRECTION, NOTE)
    assert not any("shelled" in words for _, _, words in prose(text, type_parts(text)))


def test_a_note_above_the_text_leaves_title_and_byline_to_be_found() -> None:
    note = "Editor’s note: This report has descriptions that readers may find distressing."
    text = "\n\n".join(("Envoys meet again", note, "By Ana Kovac", *PARAGRAPHS))
    assert [kind for kind, _ in kinds(text)][:4] == [
        PartKind.TITLE, PartKind.EDITORS_NOTE, PartKind.BYLINE, PartKind.PARAGRAPH,
    ]  # fmt: skip


def test_the_line_under_a_heading_correction_is_one() -> None:
    text = "\n\n".join((*PARAGRAPHS, "Corrections", "The talks were on Tuesday, not on Monday."))
    assert [kind for kind, _ in kinds(text)][-2:] == [PartKind.CORRECTION, PartKind.CORRECTION]


def test_a_note_in_brackets_is_cut_off_its_paragraph() -> None:
    first = "(Corrects day of talks in paragraph 1)"
    last = "(This story has been corrected to give the right day.)"
    text = "\n\n".join((f"{first} {PARAGRAPHS[0]}", PARAGRAPHS[1], f"{PARAGRAPHS[2]} {last}"))
    assert kinds(text) == [
        (PartKind.CORRECTION, first),
        (PartKind.PARAGRAPH, PARAGRAPHS[0]),
        (PartKind.PARAGRAPH, PARAGRAPHS[1]),
        (PartKind.PARAGRAPH, PARAGRAPHS[2]),
        (PartKind.CORRECTION, last),
    ]


def test_a_page_keeps_its_note_in_the_text() -> None:
    body = "".join(f"<p>{words}</p>" for words in (*PARAGRAPHS, NOTE))
    page = read_page(f"<html><body><main><h1>Envoys</h1>{body}</main></body></html>".encode())
    noted = [part for part in page.parts if part.kind is PartKind.CORRECTION]
    assert [page.text[part.start : part.end] for part in noted] == [NOTE]
    assert isinstance(noted[0], Part)


def test_no_record_is_read_from_a_correction(read: Callable[..., Finds]) -> None:
    text = "\n\n".join((*PARAGRAPHS, NOTE))
    found = read(text).records
    assert found
    assert all(evidence.start < text.index(NOTE) for record in found for evidence in record.evidence)
