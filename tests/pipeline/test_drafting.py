"""A profile drafted from articles: parties that deal with each other, and what they deal with."""

from datetime import date
from pathlib import Path

import pytest

from tracktwo.errors import ConfigError
from tracktwo.feeds.failure import FeedFailure
from tracktwo.ontology.dossiers import load_profile
from tracktwo.ontology.loader import CodeBooks
from tracktwo.pipeline.drafting import draft_profile
from tracktwo.pipeline.profiles import new_profile, unknown_names
from tracktwo.protocols import Infer, RawArticle

TALKS = RawArticle(
    where="a",
    title="Rivals talk",
    published_at="2026-03-04",
    text=(
        "Togolese and Beninese delegations met in Accra on Tuesday for talks mediated by Ghana. "
        "Togo insists on a ceasefire. Benin rejects any withdrawal of its troops.\n\n"
        "The armed forces of Benin accused Togo of shelling a village near Parakou. "
        "The United Nations called for restraint."
    ),
)
WEATHER = RawArticle(where="b", text="It rained in Accra on Tuesday, and the market was closed all day.")


def test_the_parties_are_those_that_deal_with_each_other(infer: Infer, books: CodeBooks) -> None:
    draft = draft_profile([TALKS, WEATHER], infer=infer, books=books)
    assert [party.entry.slug for party in draft.parties] == ["gov.BEN", "gov.TGO"]
    assert [party.entry.slug for party in draft.mediators] == ["gov.GHA"]
    assert (draft.articles, draft.start) == (2, date(2026, 3, 4))
    assert "Accra" in draft.places
    assert {"ceasefire", "withdrawal"} <= set(draft.issues)


def test_the_draft_is_a_sound_profile(infer: Infer, books: CodeBooks, tmp_path: Path) -> None:
    draft = draft_profile([TALKS], infer=infer, books=books)
    profile = load_profile(new_profile(tmp_path, "west", draft=draft))
    assert unknown_names(books, profile) == ()
    assert profile.name == "Benin and Togo"
    assert profile.words == ("benin", "togo")
    assert [(p.slug, p.side) for p in profile.parties][2:] == [("gov.GHA", "mediator")]
    assert profile.description.startswith("Benin and Togo since 2026-03-04: ")


def test_people_of_the_government_are_none_of_the_rebels(infer: Infer, books: CodeBooks) -> None:
    text = (
        "Saudi Arabia and the Houthis met in Muscat. The Houthis accused Saudi Arabia of shelling Saada. "
        "A Houthi delegation flew to Muscat. Yahya Saree spoke for the Houthis. "
        "President Rashad al-Alimi of Yemen was not told."
    )
    draft = draft_profile([RawArticle(where="c", text=text)], infer=infer, books=books)
    assert [party.entry.slug for party in draft.parties] == ["gov.SAU", "group.houthis"]
    people = {party.entry.slug: party.people for party in draft.parties}
    assert people["group.houthis"] == ("person.saree-yahya",)


def test_without_two_parties_nothing_is_drafted(infer: Infer, books: CodeBooks) -> None:
    with pytest.raises(ConfigError, match="1 articles were read, and no two parties"):
        draft_profile([WEATHER], infer=infer, books=books)


def test_the_outline_without_articles_is_sound_but_for_its_placeholders(tmp_path: Path) -> None:
    profile = load_profile(new_profile(tmp_path, "west", name='The "west"'))
    assert profile.name == "The 'west'"
    assert [party.slug for party in profile.parties] == ["gov.AAA", "gov.BBB"]


def test_what_cannot_be_read_is_told_and_passed_over(infer: Infer, books: CodeBooks) -> None:
    told: list[str] = []
    broken = FeedFailure("b.bin", "this is binary data", "Save it as text.")
    assert draft_profile([broken, TALKS], infer=infer, books=books, note=told.append).articles == 1
    assert told == ["b.bin: this is binary data. Save it as text."]
