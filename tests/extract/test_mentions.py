"""Names in sentences of our own: who and what they are resolved to."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tracktwo.extract import mentions
from tracktwo.infer.spacy_pipeline import SpacyInfer
from tracktwo.ontology.loader import CodeBooks
from tracktwo.pipeline.reading import parse_one, start_reading
from tracktwo.records import Attempt, Named, Reading

Names = Callable[..., list[Named]]


@pytest.fixture(scope="module")
def reading_of(infer: SpacyInfer, books: CodeBooks) -> Callable[..., Reading]:
    def of(text: str, *, day: str = "2025-12-20") -> Reading:
        reading = parse_one(start_reading("a1", text, published_on=date.fromisoformat(day)), infer)
        return replace(reading, named=mentions.find(reading, books=books))

    return of


@pytest.fixture(scope="module")
def names(reading_of: Callable[..., Reading]) -> Names:
    def of(text: str, *, day: str = "2025-12-20") -> list[Named]:
        return list(reading_of(text, day=day).named)

    return of


def one(found: list[Named], text: str, *, at: int = 0) -> Named:
    """Return the name with these words, the `at`-th when there are several."""
    return [named for named in found if named.text == text][at]


@pytest.mark.parametrize(
    "text",
    [
        "Kyiv rejected the draft.",
        "The draft was rejected by Kyiv.",
        "Envoys conveyed Kyiv's demands.",
        "The offer puts pressure on Kyiv.",
        "Nobody has told Kyiv.",
    ],
)
def test_a_capital_that_acts_is_its_government(names: Names, text: str) -> None:
    found = one(names(text), "Kyiv")
    assert (found.label, found.is_metonym) == ("organisation", True)
    assert found.actor is not None
    assert (found.actor.code, found.actor.sector) == ("UKR", "GOV")
    assert found.place is None


@pytest.mark.parametrize(
    "text",
    [
        "The envoys met in Kyiv.",
        "Drones struck Kyiv at dawn.",
        "Kyiv came under fire at dawn.",
        "Two people died in Kyiv's suburbs.",
        "The mayor fled from Kyiv.",
        "A round is planned for Kyiv.",
        "They walked out of Kyiv.",
    ],
)
def test_a_capital_where_things_happen_is_a_place(names: Names, text: str) -> None:
    found = one(names(text), "Kyiv")
    assert (found.label, found.is_metonym, found.actor) == ("place", False, None)
    assert found.place is not None
    assert found.place.country == "UKR"


@pytest.mark.parametrize(
    ("text", "code", "name", "words"),
    [
        ("Chad's foreign ministry denied it.", "TCD", "Foreign ministry of Chad", "Chad's foreign ministry"),
        (
            "The Peruvian Defence Ministry spoke.",
            "PER",
            "Defence ministry of Peru",
            "Peruvian Defence Ministry",
        ),
        ("Ghana's army advanced.", "GHA", "Armed forces of Ghana", "Ghana's army"),
        ("Thai police arrested six men.", "THA", "Police of Thailand", "Thai police"),
        ("The parliament of Latvia voted.", "LVA", "Parliament of Latvia", "parliament"),
    ],
)
def test_bodies_are_composed_for_any_state(names: Names, text: str, code: str, name: str, words: str) -> None:
    found = one(names(text), words)
    assert found.actor is not None
    assert (found.actor.code, found.actor.name) == (code, name)
    assert found.actor.id is not None


def test_a_title_before_a_name_is_its_role_and_gives_an_unlisted_person_a_state(names: Names) -> None:
    found = one(names("Kenyan interior minister Halima Orwa left early."), "Halima Orwa")
    assert found.role == "Kenyan interior minister"
    assert found.actor is not None
    assert (found.actor.code, found.actor.sector) == ("KEN", "GOV")
    text = "Kenyan interior minister Halima Orwa left early."
    assert text[found.role_start : found.role_end] == found.role


def test_an_apposition_is_a_role_and_what_somebody_studies_is_not_his_state(names: Names) -> None:
    text = "Jonas Hartwig, a specialist in Chinese trade policy at the Velden Institute, said little."
    found = one(names(text), "Jonas Hartwig")
    assert found.role == "specialist in Chinese trade policy at the Velden Institute"
    assert found.actor is not None
    assert (found.actor.code, found.actor.sector) == (None, "EDU")


def test_an_envoy_belongs_to_who_sends_him(names: Names) -> None:
    found = one(names("Norway's special envoy to Chad, Aksel Brenna, resigned."), "Aksel Brenna")
    assert found.actor is not None
    assert found.actor.code == "NOR"


def test_a_surname_means_who_was_named_in_full(names: Names) -> None:
    found = names("Sergei Lavrov's cousin Oleg Tarkin spoke first. Tarkin then left.")
    later = one(found, "Tarkin")
    assert later.actor == one(found, "Oleg Tarkin").actor
    assert later.actor is not None
    assert later.actor.name == "Oleg Tarkin"


def test_spellings_of_a_listed_person_are_one_actor(names: Names) -> None:
    text = "Volodymyr Zelenskyy came. President Zelensky spoke. Zelenskiy left."
    ids = {named.actor.id for named in names(text) if named.label == "person" and named.actor}
    assert len(ids) == 1


def test_the_office_is_that_of_the_day(names: Names) -> None:
    before = one(names("Mark Rutte spoke.", day="2023-05-01"), "Mark Rutte")
    after = one(names("Mark Rutte spoke.", day="2025-05-01"), "Mark Rutte")
    assert before.actor is not None
    assert after.actor is not None
    assert (before.actor.sector, after.actor.sector) == ("GOV", "IGO")


def test_unnamed_agents_have_a_state_and_a_sector_but_no_id(names: Names) -> None:
    found = names("Two Turkish officials met gunmen, while residents of Khartoum fled.")
    assert [(n.text, n.actor.code, n.actor.sector) for n in found if n.actor and n.actor.id is None] == [
        ("Two Turkish officials", "TUR", "GOV"),
        ("gunmen", None, "REB"),
        ("residents", "SDN", "CVL"),
    ]


def test_a_shared_noun_gives_one_actor_for_each_state(names: Names) -> None:
    found = [n for n in names("Indian and Pakistani officers met.") if n.label == "group"]
    assert [n.actor.code for n in found if n.actor] == ["IND", "PAK"]
    assert len({n.head for n in found}) == 1


def test_fighters_of_a_group_are_the_group(names: Names) -> None:
    found = one(names("Hezbollah fighters withdrew."), "Hezbollah fighters")
    assert found.actor is not None
    assert (found.actor.name, found.actor.id is not None) == ("Hezbollah", True)


def test_a_state_that_backs_a_militia_does_not_own_it(names: Names) -> None:
    found = [n for n in names("Iran-backed militias attacked.") if n.label == "group"]
    assert [n.actor.code for n in found if n.actor] == [None]


def test_she_is_the_only_person_before_her(names: Names) -> None:
    found = names("Foreign minister Halima Orwa of Kenya arrived. She declined to comment.")
    she = one(found, "She")
    assert she.is_anaphor
    assert she.actor == one(found, "Halima Orwa").actor


def test_she_is_left_open_between_two(names: Names) -> None:
    found = names("Halima Orwa met Amina Tesfaye. She declined to comment.")
    assert [n for n in found if n.is_anaphor] == []


def test_the_minister_is_who_was_given_that_title(names: Names) -> None:
    found = names(
        "Kenyan interior minister Halima Orwa met Oleg Tarkin. The minister called it a good start."
    )
    assert one(found, "minister").actor == one(found, "Halima Orwa").actor


def test_both_sides_are_the_two_named_before(names: Names) -> None:
    found = names("Armenia and Azerbaijan held talks. Both sides agreed to meet again.")
    assert {n.actor.code for n in found if n.rule == "anaphor.pair" and n.actor} == {"ARM", "AZE"}


@pytest.mark.parametrize(
    ("text", "words", "name", "country", "precision"),
    [
        ("The village lies in the Sumy region.", "Sumy region", "Sumy Oblast", "UKR", "region"),
        ("They met at Mar-a-Lago.", "Mar-a-Lago", "Mar-a-Lago", "USA", "point"),
        ("A tanker burned in the Strait of Hormuz.", "Strait of Hormuz", "Strait of Hormuz", None, "sea"),
        ("Fighting went on in Goma.", "Goma", "Goma", "COD", "city"),
    ],
)
def test_places_have_country_and_precision(
    names: Names, text: str, words: str, name: str, country: str | None, precision: str
) -> None:
    found = one(names(text), words)
    assert found.place is not None
    assert (found.place.name, found.place.country, found.place.precision) == (name, country, precision)


def test_a_name_is_looked_for_in_the_countries_the_article_is_about(names: Names) -> None:
    text = "Ukraine said Ukrainian troops held out in Pokrovsk."
    place = one(names(text), "Pokrovsk").place
    assert place is not None
    assert place.country == "UKR"


def test_a_parser_s_organisation_behind_a_title_is_a_person(names: Names) -> None:
    found = one(names("Iranian deputy negotiator Kamran Sohrabi told reporters nothing."), "Kamran Sohrabi")
    assert found.label == "person"


def test_capitals_in_datelines_are_read(names: Names) -> None:
    found = names("TEHRAN rejected the demand.")
    assert found[0].actor is not None
    assert found[0].actor.code == "IRN"


def test_every_name_stands_where_it_says(reading_of: Callable[..., Reading]) -> None:
    text = "US and Russian officials met in Doha. Qatar's premier, Sheikh Adel, hosted the two delegations."
    reading = reading_of(text)
    for named in reading.named:
        sentence = reading.sentences[named.sentence]
        assert text[named.start : named.end] == named.text
        assert (
            sentence.tokens[named.first].start <= named.start < named.end <= sentence.tokens[named.last].end
        )
        assert 0 <= named.head < len(sentence.tokens)


def test_mentions_carry_the_role_and_its_words_as_evidence(
    reading_of: Callable[..., Reading], books: CodeBooks
) -> None:
    reading = reading_of("Kenyan interior minister Halima Orwa left. She was tired.")
    (found,) = mentions.extract(reading, books=books)
    assert (found.surface, found.role_surface) == ("Halima Orwa", "Kenyan interior minister")
    assert found.evidence[0].text == "Kenyan interior minister Halima Orwa"


def test_the_trace_tells_what_was_not_resolved(infer: SpacyInfer, books: CodeBooks) -> None:
    told: list[Attempt] = []
    reading = parse_one(start_reading("a1", "Halima Orwa met Amina Tesfaye. She left."), infer)
    mentions.find(reading, books=books, trace=told.append)
    assert [(a.text, a.fired) for a in told if a.text == "She"] == [("She", False)]


WORDS = [
    "Kyiv",
    "the",
    "Russian",
    "army",
    "'s",
    "President",
    "Orwa",
    "and",
    "of",
    "said",
    ",",
    "U.S.",
    "(",
    "met",
    "é",
]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(WORDS), max_size=14))
def test_no_string_of_words_raises_and_reading_twice_gives_the_same(
    infer: SpacyInfer, books: CodeBooks, words: list[str]
) -> None:
    reading = parse_one(start_reading("a1", " ".join(words)), infer)
    first = mentions.find(reading, books=books)
    assert first == mentions.find(reading, books=books)
    assert all(reading.text[n.start : n.end] == n.text for n in first)


def test_its_army_is_that_of_the_subject(names: Names) -> None:
    found = one(names("Eritrea denied that its army had crossed the border with Sudan."), "army")
    assert found.actor is not None
    assert (found.actor.code, found.actor.sector) == ("ERI", "MIL")


def test_an_official_speaks_for_the_state_whose_deeds_he_announces(names: Names) -> None:
    text = "Ghana will not sign, presidential envoy Kofi Darko said, until Togo opens the border."
    found = one(names(text), "Kofi Darko")
    assert found.actor is not None
    assert found.actor.code == "GHA"


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        (
            "The Polisario Front rejected the map. The movement said it would fight on.",
            "movement",
            "Polisario Front",
        ),
        ("Hamas and Israel sent envoys. The group asked for a truce.", "group", "Hamas"),
        ("UNITA shelled the town. The rebels later withdrew.", "rebels", "UNITA"),
    ],
)
def test_the_group_is_the_only_one_named_before(
    reading_of: Callable[..., Reading], text: str, words: str, name: str
) -> None:
    found = [n for n in reading_of(text, day="1995-03-01").named if n.text == words]
    assert [(n.actor.name, n.is_anaphor) for n in found if n.actor] == [(name, True)]


def test_the_group_of_two_named_before_is_left_open(reading_of: Callable[..., Reading]) -> None:
    named = reading_of("Hamas met Hezbollah in Cairo. The group asked for a truce.").named
    assert not [n for n in named if n.text == "group"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A bomb went off in a suburb of Damascus.", "Damascus"),
        ("Kherson was shelled overnight.", "Kherson"),
        ("A bus overturned in Lagos.", "Lagos"),
    ],
)
def test_a_town_is_a_place_whoever_else_bears_its_name(
    reading_of: Callable[..., Reading], text: str, words: str
) -> None:
    assert [n.label for n in reading_of(text).named if n.text == words] == ["place"]


def test_the_long_name_of_a_state_is_one_name(reading_of: Callable[..., Reading]) -> None:
    named = reading_of("The State of Qatar and the United States signed the deal.").named
    assert [(n.text, n.actor.code) for n in named if n.actor] == [
        ("State of Qatar", "QAT"),
        ("United States", "USA"),
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("At least nine people died in Maradi.", "nine people"),
        ("More than forty soldiers surrendered in Benin.", "forty soldiers"),
    ],
)
def test_a_bound_is_no_part_of_who_was_hit(names: Names, text: str, name: str) -> None:
    assert name in [found.text for found in names(text)]
