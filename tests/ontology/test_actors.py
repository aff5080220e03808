"""The code book of actors: names, codes, dated offices, composed bodies."""

from datetime import date

import pytest

from tracktwo.errors import OntologyError
from tracktwo.ontology.actor_files import load_actors
from tracktwo.ontology.loader import CodeBooks
from tracktwo.records import ActorKind


@pytest.mark.parametrize("prefix", ["gov", "mil", "mfa", "mod", "leg", "cop", "spy"])
def test_every_state_has_its_bodies(books: CodeBooks, prefix: str) -> None:
    for iso3 in books.actors.states:
        assert books.actors.by_slug(f"{prefix}.{iso3}").slug == f"{prefix}.{iso3}"


@pytest.mark.parametrize(
    ("surface", "slug"),
    [
        ("the Kremlin", "gov.RUS"),
        ("Foggy Bottom", "gov.USA"),
        ("U.S.", "gov.USA"),
        ("Türkiye", "gov.TUR"),
        ("Turkiye", "gov.TUR"),
        ("DPRK", "gov.PRK"),
        ("Україна", "gov.UKR"),
        ("Deutschland", "gov.DEU"),
        ("TEHRAN", "gov.IRN"),
        ("Ansar Allah", "group.houthis"),
        ("Зеленський", "person.zelensky-volodymyr"),
        ("Recep Tayyip Erdogan", "person.erdogan-recep"),
    ],
)
def test_names_are_found_in_many_spellings(books: CodeBooks, surface: str, slug: str) -> None:
    assert books.actors.lookup(surface)[0].slug == slug


@pytest.mark.parametrize("surface", ["is", "us", "who", "kyiv", "polish"])
def test_short_names_and_capitals_must_be_written_so(books: CodeBooks, surface: str) -> None:
    assert books.actors.lookup(surface) == ()


def test_an_id_leads_back_to_its_entry(books: CodeBooks) -> None:
    entry = books.actors.by_slug("igo.nato")
    assert books.actors.by_id(entry.id) is entry
    assert books.actors.by_id("actor-nobody") is None


def test_an_unknown_slug_is_named(books: CodeBooks) -> None:
    with pytest.raises(OntologyError, match=r"igo\.nowhere"):
        books.actors.by_slug("igo.nowhere")


def test_roles_and_sectors_are_those_of_the_day(books: CodeBooks) -> None:
    actors = books.actors
    rutte = actors.by_slug("person.rutte-mark")
    early, late = actors.role_at(rutte, date(2020, 1, 1)), actors.role_at(rutte, date(2025, 1, 1))
    assert early is not None
    assert late is not None
    assert (early.title, late.title) == ("Prime Minister of the Netherlands", "NATO Secretary-General")
    assert actors.role_at(rutte, date(1999, 1, 1)) is None
    assert actors.ref("person.rutte-mark", date(1999, 1, 1)).sector == "ELI"
    assert actors.ref("group.taliban", date(2015, 1, 1)).sector == "REB"
    assert actors.ref("group.taliban", date(2024, 1, 1)).sector == "GOV"


def test_contested_entities_follow_the_setting(books: CodeBooks) -> None:
    assert books.actors.ref("gov.XDN").code == "UKR"
    assert books.actors.ref("gov.XDN").sector == "PRE"
    assert books.actors.ref("gov.TWN").code == "TWN"
    own = load_actors(coded_as_claimant=frozenset())
    assert (own.ref("gov.XDN").code, own.ref("gov.XDN").sector) == ("XDN", "GOV")


def test_every_person_in_the_code_book_is_coherent(books: CodeBooks) -> None:
    bodies = {entry.code for entry in books.actors.entries.values() if entry.kind is not ActorKind.PERSON}
    people = [entry for entry in books.actors.entries.values() if entry.kind is ActorKind.PERSON]
    assert len(people) > 400
    for entry in people:
        assert entry.code in books.actors.states or entry.code in bodies, entry.slug
        assert entry.offices, entry.slug
        for office in entry.offices:
            since, until = office.role.from_, office.role.to
            assert since is None or until is None or since <= until, entry.slug


def test_no_full_name_is_shared_by_two_people(books: CodeBooks) -> None:
    for entry in books.actors.entries.values():
        if entry.kind is ActorKind.PERSON:
            assert books.actors.lookup(entry.name)[0] == entry


def test_a_wikidata_number_stands_for_one_person(books: CodeBooks) -> None:
    numbers = [entry.wikidata for entry in books.actors.entries.values() if entry.wikidata]
    assert len(numbers) == len(set(numbers))
    assert all(number[0] == "Q" and number[1:].isdigit() for number in numbers)


def test_those_of_earlier_decades_are_known_with_the_office_of_the_day(books: CodeBooks) -> None:
    actors = books.actors
    thatcher, savimbi = actors.by_slug("person.thatcher-margaret"), actors.by_slug("person.savimbi-jonas")
    assert actors.reference(thatcher, date(1985, 3, 1)).sector == "GOV"
    assert actors.reference(thatcher, date(1999, 3, 1)).sector == "ELI"
    assert actors.reference(savimbi, date(1990, 1, 1)).sector == "REB"
    role = actors.role_at(actors.by_slug("person.adams-gerry"), date(1998, 4, 10))
    assert role is not None
    assert role.title == "President of Sinn Féin"


def test_bodies_change_their_sector_with_the_times(books: CodeBooks) -> None:
    actors = books.actors
    unita = actors.by_slug("group.unita")
    assert actors.reference(unita, date(1992, 1, 1)).sector == "REB"
    assert actors.reference(unita, date(2012, 1, 1)).sector == "OPP"
