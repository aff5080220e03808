"""Places by name: cities, regions, facilities."""

import pytest

from tracktwo.ontology.loader import CodeBooks
from tracktwo.records import PlacePrecision


@pytest.mark.parametrize(
    ("name", "context", "found", "country"),
    [
        ("Odessa", {"UKR"}, "Odesa", "UKR"),
        ("Lugansk", set(), "Luhansk", "UKR"),
        ("Pokrovsk", {"UKR", "RUS"}, "Pokrovsk", "UKR"),
        ("Paris", {"USA", "RUS"}, "Paris", "FRA"),
        ("Goma", set(), "Goma", "COD"),
        ("Crimea", set(), "Crimea", "UKR"),
        ("Donetsk region", set(), "Donetsk Oblast", "UKR"),
        ("Kerch bridge", set(), "Kerch Bridge", "UKR"),
        ("al-Fashir", set(), "El Fasher", "SDN"),
        ("Fordow", set(), "Fordow", "IRN"),
    ],
)
def test_a_name_means_the_likeliest_place(
    books: CodeBooks, name: str, context: set[str], found: str, country: str
) -> None:
    place = books.places.resolve(name, context_countries=context)
    assert place is not None
    assert (place.name, place.country, place.text) == (found, country, name)


def test_the_article_s_countries_tip_the_balance_between_namesakes(books: CodeBooks) -> None:
    there = books.places.resolve("Tripoli", context_countries={"LBN"})
    here = books.places.resolve("Tripoli", context_countries={"LBY"})
    assert there is not None
    assert here is not None
    assert (there.country, here.country) == ("LBN", "LBY")


def test_an_unknown_name_is_nowhere(books: CodeBooks) -> None:
    assert books.places.resolve("Qwertyville") is None


def test_every_own_place_has_coordinates_on_earth(books: CodeBooks) -> None:
    for place in books.places.own.values():
        assert place.lat is not None
        assert place.lon is not None
        assert -90 <= place.lat <= 90
        assert -180 <= place.lon <= 180
        assert place.precision is not PlacePrecision.UNKNOWN
        assert place.country is None or place.country in books.actors.states


def test_a_state_is_a_place_of_country_size(books: CodeBooks) -> None:
    place = books.places.state("SDN")
    assert place is not None
    assert (place.name, place.precision) == ("Sudan", PlacePrecision.COUNTRY)
