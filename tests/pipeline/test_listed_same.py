"""One person, works or ship on several lists: three measures by three imposers, one target, and why."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.feeds import list_quirks as quirks

from tracktwo.feeds import list_ofac_advanced, list_uk
from tracktwo.ontology.loader import CodeBooks
from tracktwo.pipeline.listed_targets import listed_targets
from tracktwo.pipeline.lists import ListReport, reader_of, take_lists
from tracktwo.records import ListedRow, Measure, TargetKind
from tracktwo.store.database import Store, open_store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = open_store(str(tmp_path / "desk.sqlite"), create=True)
    yield made
    made.close()


def take(store: Store, books: CodeBooks, *places: str) -> list[ListReport]:
    return take_lists(places, store=store, books=books, profiles=[books.dossiers["ukraine"]])


def measures(store: Store) -> list[Measure]:
    return [one for one in store.view().records("measures") if isinstance(one, Measure)]


def targets(store: Store, *numbers: str) -> set[str]:
    return {
        one.target.id or ""
        for one in measures(store)
        if one.target and one.listing and one.listing.number in numbers
    }


@pytest.fixture
def three(store: Store, books: CodeBooks, tmp_path: Path) -> Store:
    places = (
        quirks.eu_csv(tmp_path / "eu.csv"),
        quirks.ofac_advanced(tmp_path / "sdn_advanced.xml"),
        quirks.uk_csv(tmp_path / "uk.csv"),
    )
    assert [report.failed for report in take(store, books, *places)] == [0, 0, 0]
    return store


def test_a_passport_joins_three_spellings_of_one_person(three: Store) -> None:
    assert len(targets(three, "EU.201.1", "6001", "RUS0201")) == 1
    imposers = {
        m.imposer.name
        for m in measures(three)
        if m.target and m.target.id in targets(three, "6001") and m.imposer
    }
    assert len(imposers) == 3


def test_a_tax_number_joins_a_works_under_two_names(three: Store) -> None:
    assert len(targets(three, "EU.202.1", "6002")) == 1


def test_an_imo_number_joins_a_renamed_ship(three: Store) -> None:
    assert len(targets(three, "6003", "RUS0202")) == 1


def test_a_name_alone_joins_nothing(three: Store) -> None:
    assert len(targets(three, "EU.203.1", "6004", "RUS0203")) == 3  # born on other days, or in a year only
    assert len(targets(three, "EU.204.1", "6005")) == 2  # nothing but the name


def test_the_ground_and_the_other_lists_words_stand_with_the_measure(three: Store) -> None:
    (one,) = (m for m in measures(three) if m.listing and m.listing.number == "EU.202.1")
    assert one.listing
    assert one.listing.same_as == ("number 7702999999: ofac-sdn 6002",)
    told = {(e.article_id, e.text) for e in one.evidence}
    assert len({article for article, _ in told}) == 2
    assert sum("7702999999" in words for _, words in told) == 2
    for piece in one.evidence:
        article = three.view().article(piece.article_id)
        assert article
        assert article.text[piece.start : piece.end] == piece.text


def test_reading_again_in_another_order_changes_nothing(
    three: Store, books: CodeBooks, tmp_path: Path
) -> None:
    before = {one.id for one in measures(three)}
    take(three, books, str(tmp_path / "uk.csv"), str(tmp_path / "eu.csv"))
    assert {one.id for one in measures(three)} == before


def test_the_order_of_lists_does_not_matter_for_who_is_one(
    store: Store, books: CodeBooks, tmp_path: Path
) -> None:
    for write, name in ((quirks.uk_csv, "uk.csv"), (quirks.ofac_csv, "sdn.csv"), (quirks.eu_csv, "eu.csv")):
        take(store, books, write(tmp_path / name))
    assert len(targets(store, "EU.201.1", "6001", "RUS0201")) == 1
    assert len(targets(store, "6003", "RUS0202")) == 1
    assert len(targets(store, "EU.203.1", "6004", "RUS0203")) == 3


def test_lists_that_name_each_others_entries_are_joined_by_them(
    store: Store, books: CodeBooks, tmp_path: Path
) -> None:
    take(store, books, quirks.uk_csv(tmp_path / "uk.csv"), quirks.ofsi_csv(tmp_path / "ofsi.csv"))
    assert len(targets(store, "RUS0201", "15201")) == 1
    take(store, books, quirks.ofac_advanced(tmp_path / "sdn_advanced.xml"), quirks.ftm(tmp_path / "e.json"))
    assert len(targets(store, "6001", "s-201", "RUS0201")) == 1


def test_the_advanced_xml_tells_since_when_and_under_which_programme(tmp_path: Path) -> None:
    where = quirks.ofac_advanced(tmp_path / "sdn_advanced.xml")
    assert reader_of(where) is list_ofac_advanced
    found = {row.number: row for row in list_ofac_advanced.fetch(where) if isinstance(row, ListedRow)}
    person = found["6001"]
    assert (person.name, person.aliases) == ("Arkady BELSKY", ("Arkadi BELSKI",))
    assert (person.listed_on, person.births, person.programmes) == (
        "2022-03-03",
        ("1961-02-01",),
        ("RUSSIA-EO14024",),
    )
    assert (person.kind, found["6002"].kind, found["6003"].kind) == (
        TargetKind.PERSON,
        TargetKind.BODY,
        TargetKind.VESSEL,
    )
    assert all(word in row.text for row in found.values() for word in row.words)


def test_windows_letters_survive_and_a_spreadsheet_reads_like_the_table(tmp_path: Path) -> None:
    table = [r for r in list_uk.fetch(quirks.uk_csv(tmp_path / "uk.csv")) if isinstance(r, ListedRow)]
    sheet_path = quirks.uk_ods(tmp_path / "uk.ods")
    assert reader_of(sheet_path) is list_uk
    sheet = [r for r in list_uk.fetch(sheet_path) if isinstance(r, ListedRow)]
    assert table[0].aliases == ("Arkadi BÉLSKI",)
    assert [(r.number, r.name, r.aliases, r.listed_on, r.identifiers, r.births) for r in sheet] == [
        (r.number, r.name, r.aliases, r.listed_on, r.identifiers, r.births) for r in table
    ]
    assert table[1].listed_on == "2024-02-22"


def test_pressure_tells_by_whom_a_target_is_listed_and_since_when(three: Store) -> None:
    told = {one.target.name: one for one in listed_targets(measures(three))}
    assert told["Arkadij Belskij"].words == (
        "listed by European Union since 2022-02-23, United Kingdom since 2022-02-24, "
        "United States since 2022-03-03"
    )
    assert next(iter(told)) == "Arkadij Belskij"  # who most list comes first
    assert "passport 753615892 (eu EU.201.1, ofac-sdn 6001, uk RUS0201)" in told["Arkadij Belskij"].grounds


def test_who_is_no_longer_on_one_list_is_told_so(three: Store, books: CodeBooks, tmp_path: Path) -> None:
    path = tmp_path / "eu.csv"
    kept = [line for line in path.read_text("utf-8-sig").splitlines() if ";EU.202.1;" not in line]
    path.write_text("\n".join(line.replace("02/05/2024", "02/06/2024") for line in kept) + "\n", "utf-8")
    take(three, books, str(path))
    (one,) = (t for t in listed_targets(measures(three)) if t.target.name == "Volna Shipyard")
    assert [(by.imposer, by.ended) for by in one.by] == [("European Union", True), ("United States", False)]
