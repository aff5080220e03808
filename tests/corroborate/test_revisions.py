"""Revisions of one article: what changed, which numbers, and whether the outlet says so."""

import dataclasses

import pytest
from tests.text.test_page import PARAGRAPHS, page

from tracktwo.corroborate.revisions import correction_notes, is_correction_note, revision_between
from tracktwo.protocols import RawArticle
from tracktwo.records import Article
from tracktwo.text.article import article_from

ADDRESS = "https://harbour-post.example/world/strike"
FIRST = (
    "A missile struck the grain terminal at Riverton on Monday night, killing at least seven people.",
    "Gen. A. Kovac said that two of the three cranes were burning. The fire reached a warehouse at dawn.",
    "The port will stay shut until Thursday, the harbour master said.",
)
SECOND = (
    "A missile struck the grain terminal at Riverton on Monday night, killing at least eight people and"
    " wounding 27.",
    "Gen. A. Kovac said that two of the three cranes were burning. The fire reached a warehouse at dawn.",
    "Rescuers were still searching the lower quay on Tuesday.",
)
NOTE = "Correction: an earlier version of this article gave the wrong day for the strike."


def article(paragraphs: tuple[str, ...], title: str = "Strike hits Riverton port") -> Article:
    raw = page(paragraphs=(*paragraphs, *PARAGRAPHS)).replace(b"Riverton talks end", title.encode())
    return article_from(RawArticle(where="x", raw=raw, media_type="text/html", url=ADDRESS))


def test_sentences_added_removed_and_changed_are_told_with_their_numbers() -> None:
    found = revision_between(article(FIRST), article(SECOND))
    assert found.added == ("Rescuers were still searching the lower quay on Tuesday.",)
    assert found.removed == ("The port will stay shut until Thursday, the harbour master said.",)
    (change,) = found.changed
    assert (change.numbers_before, change.numbers_after) == (("seven",), ("eight", "27"))
    assert found.headline is None
    assert found.is_silent


def test_a_changed_headline_is_told() -> None:
    found = revision_between(article(FIRST), article(FIRST, "Eight dead in Riverton port strike"))
    assert found.headline == ("Strike hits Riverton port", "Eight dead in Riverton port strike")
    assert (found.added, found.removed, found.changed) == ((), (), ())


def test_the_same_text_has_no_changes_and_is_not_silent() -> None:
    found = revision_between(article(FIRST), article(FIRST))
    assert (found.added, found.removed, found.changed, found.corrections) == ((), (), (), ())
    assert not found.is_silent


def test_a_sentence_that_moved_was_not_changed() -> None:
    found = revision_between(article(FIRST), article((FIRST[2], FIRST[0], FIRST[1])))
    assert (found.added, found.removed, found.changed) == ((), (), ())


def test_a_new_correction_note_is_told_and_is_no_added_sentence() -> None:
    later = article((*SECOND, NOTE))
    found = revision_between(article(FIRST), later)
    assert found.corrections == (NOTE,)
    assert NOTE not in found.added
    assert not found.is_silent
    assert revision_between(later, later).corrections == ()


def test_notes_in_the_furniture_count_too() -> None:
    bare = dataclasses.replace(article(FIRST), furniture=(NOTE,))
    assert correction_notes(bare) == (NOTE,)


@pytest.mark.parametrize(
    "line",
    [
        "Correction (March 4): The strike was on Monday, not Tuesday.",
        "Editor's note: the quotation in the second paragraph was wrong.",
        "(Corrects number of buses in paragraph 3)",
        "This story has been corrected to show that the bridge is in Aster.",
        "This article was amended on 4 March 2026 to remove a wrong figure.",
        "An earlier version of this article misstated the minister's age.",
        "An earlier version incorrectly said that nobody was hurt.",
        "Korrektur: Der Minister war nicht in Riverton.",
        "In einer früheren Version dieses Artikels hieß es, der Minister sei abgereist.",
        "Une version précédente de cet article donnait un autre chiffre.",
        "Исправление: удар был в понедельник.",
        "В предыдущей версии статьи было указано другое число.",
        "У попередній версії матеріалу було вказано інше число.",
    ],
)
def test_correction_notes_are_recognised(line: str) -> None:
    assert is_correction_note(line)


@pytest.mark.parametrize(
    "line",
    [
        "The original version of the peace plan gave the north to the rebels.",
        "An earlier version of the draft treaty said that troops would leave by June.",
        "The report was amended after the council objected.",
        "Market corrections are common in March, the bank said.",
        "The minister corrected the spokesman: the talks are off.",
        "Updated on Tuesday with new figures.",
        "The editor of the Harbour Post noted the delay.",
    ],
)
def test_news_with_such_words_is_no_note(line: str) -> None:
    assert not is_correction_note(line)
