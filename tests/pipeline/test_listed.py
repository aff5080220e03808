"""Public lists into a real store: what touches a dossier, what is left out, what two versions differ in."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from tests.feeds import list_samples as samples

from tracktwo.brief.compose import write_brief
from tracktwo.ontology.loader import CodeBooks
from tracktwo.pipeline.lists import ListReport, lists_among, take_lists
from tracktwo.records import Granularity, Measure, MeasureKind, MeasureStatus
from tracktwo.store.database import Store, open_store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = open_store(str(tmp_path / "desk.sqlite"), create=True)
    yield made
    made.close()


def take(
    store: Store, books: CodeBooks, *places: str, dossier: str = "ukraine", as_of: str | None = None
) -> ListReport:
    (report,) = take_lists(places, store=store, books=books, profiles=[books.dossiers[dossier]], as_of=as_of)
    return report


def measures(store: Store) -> list[Measure]:
    return [one for one in store.view().records("measures") if isinstance(one, Measure)]


def told(store: Store) -> set[tuple[str, str, str]]:
    return {(m.text, m.kind.value, m.status.value) for m in measures(store)}


def test_rows_become_measures_that_rest_on_the_row(store: Store, books: CodeBooks, tmp_path: Path) -> None:
    report = take(store, books, samples.eu_xml(tmp_path / "eu.xml"))
    assert (report.entries, report.taken, report.left_out, report.failed) == (3, 2, 1, 0)
    assert report.why == {"programme: UKR": 2}
    found = {one.text: one for one in measures(store)}
    person = found["Arkady Belsky"]
    assert person.imposer == books.actors.ref("igo.eu")
    assert person.target
    assert (person.target.name, person.target.code) == ("Arkady Belsky", "RUS")
    assert person.date
    assert (person.date.start, person.date.granularity) == ("2022-02-23", Granularity.DAY)
    assert person.listing
    assert person.listing.programmes == ("UKR",)
    assert (person.amount, person.currency, person.dossier) == (None, None, "ukraine")
    assert {e.text for e in person.evidence} == {"Arkady Belsky", "UKR", "2022-02-23"}
    for one in found.values():
        for piece in one.evidence:
            article = store.view().article(piece.article_id)
            assert article
            assert article.lang == "zxx"
            assert article.text[piece.start : piece.end] == piece.text
    assert found["Volna Shipyard & Sons"].evidence[0].text == "Volna Shipyard &amp; Sons"


def test_reading_a_version_twice_adds_nothing(store: Store, books: CodeBooks, tmp_path: Path) -> None:
    where = samples.uk_xml(tmp_path / "uk.xml")
    first, second = take(store, books, where), take(store, books, where)
    assert (first.dossiers["ukraine"].measures, second.dossiers["ukraine"].measures) == (2, 0)
    assert second.dossiers["ukraine"].known == 1
    assert len(measures(store)) == 2


def test_who_is_gone_from_the_next_version_was_delisted(
    store: Store, books: CodeBooks, tmp_path: Path
) -> None:
    take(store, books, samples.ofac_xml(tmp_path / "sdn.xml"))
    report = take(
        store, books, samples.ofac_xml(tmp_path / "sdn2.xml", *samples.OFAC_ENTRIES[1:], day="06/02/2024")
    )
    assert report.dossiers["ukraine"].relieved == 1
    assert told(store) == {
        ("Arkady BELSKY", "relief", "occurred"),
        ("Arkady BELSKY", "asset_freeze", "historical"),
        ("VOLNA SHIPYARD", "asset_freeze", "ongoing"),
    }
    (relief,) = [one for one in measures(store) if one.kind is MeasureKind.RELIEF]
    assert relief.date
    assert (relief.date.start, relief.date.end) == ("2024-05-02", "2024-06-02")
    assert relief.evidence[-1].text == "No longer on the list: Arkady BELSKY (5001), asset freeze."
    article = store.view().article(relief.evidence[-1].article_id)
    assert article
    assert article.text[relief.evidence[-1].start : relief.evidence[-1].end] == relief.evidence[-1].text


def test_who_is_back_on_a_list_is_listed_again(store: Store, books: CodeBooks, tmp_path: Path) -> None:
    one, two = samples.UK_DESIGNATIONS
    for number, designations in enumerate(((one, two), (two,), (one, two)), start=1):
        take(store, books, samples.uk_xml(tmp_path / "uk.xml", *designations, day=f"0{number}/05/2024"))
    kinds = sorted((m.kind.value, m.status.value) for m in measures(store))
    assert kinds == [
        ("asset_freeze", "historical"), ("asset_freeze", "ongoing"),
        ("relief", "occurred"), ("relief", "occurred"),
        ("travel_ban", "historical"), ("travel_ban", "ongoing"),
    ]  # fmt: skip


def test_a_changed_row_takes_the_old_ones_place(store: Store, books: CodeBooks, tmp_path: Path) -> None:
    take(store, books, samples.uk_xml(tmp_path / "a.xml"))
    eased = samples.uk_designation("RUS0101", "Arkady", "BELSKY", imposed="Asset freeze")
    report = take(
        store, books, samples.uk_xml(tmp_path / "b.xml", eased, samples.UK_DESIGNATIONS[1], day="03/05/2024")
    )
    assert report.dossiers["ukraine"].changed == 1
    assert {(kind, status) for _, kind, status in told(store)} == {
        ("asset_freeze", "ongoing"), ("travel_ban", "historical"), ("relief", "occurred"),
    }  # fmt: skip
    assert len(measures(store)) == 3


def test_who_is_new_without_a_day_was_listed_between_two_versions(
    store: Store, books: CodeBooks, tmp_path: Path
) -> None:
    take(store, books, samples.ofac_xml(tmp_path / "sdn.xml"))
    new = samples.ofac_entry(5009, "OSTROV BANK", programme="RUSSIA-EO14024")
    take(store, books, samples.ofac_xml(tmp_path / "sdn2.xml", *samples.OFAC_ENTRIES, new, day="06/02/2024"))
    dates = {m.text: m.date for m in measures(store)}
    assert dates["OSTROV BANK"]
    assert dates["OSTROV BANK"].text == "between 2024-05-02 and 2024-06-02"
    assert dates["VOLNA SHIPYARD"]
    assert (dates["VOLNA SHIPYARD"].start, dates["VOLNA SHIPYARD"].text) == (
        None,
        "by 2024-05-02",
    )


def test_an_older_version_is_not_taken(store: Store, books: CodeBooks, tmp_path: Path) -> None:
    take(store, books, samples.eu_xml(tmp_path / "a.xml"))
    report = take(store, books, samples.eu_xml(tmp_path / "b.xml", samples.EU_ENTITIES[2], day="2023-01-01"))
    assert report.failed == 1
    assert "older" in report.issues[0].what
    assert all(status == "ongoing" for _, _, status in told(store))


def test_half_a_list_delists_nobody(store: Store, books: CodeBooks, tmp_path: Path) -> None:
    many = [samples.eu_entity(f"EU.{n}.1", "Pyotr", f"Nobody{n}") for n in range(200, 260)]
    take(store, books, samples.eu_xml(tmp_path / "a.xml", *many))
    report = take(store, books, samples.eu_xml(tmp_path / "b.xml", *many[:30], day="2024-06-01"))
    assert report.failed == 1
    assert "30 of 60 known entries are missing" in report.issues[0].what
    assert len(measures(store)) == 60


def test_a_list_with_unreadable_rows_delists_nobody(store: Store, books: CodeBooks, tmp_path: Path) -> None:
    take(store, books, samples.ofac_csv(tmp_path), as_of="2024-05-02")
    sdn = tmp_path / "sdn.csv"
    sdn.write_text("\n".join(sdn.read_text("utf-8").split("\n")[1:3]) + "\n5004,broken\n", "utf-8")
    report = take(store, books, str(sdn), as_of="2024-06-02")
    assert report.failed == 2  # the row, and that nobody was taken for delisted
    assert {status for _, _, status in told(store)} == {"ongoing"}


def test_listed_people_of_the_dossier_and_states_of_its_sides_touch_it(
    store: Store, books: CodeBooks, tmp_path: Path
) -> None:
    report = take(
        store,
        books,
        samples.eu_xml(
            tmp_path / "eu.xml",
            samples.eu_entity("EU.1.1", "Sergey", "Lavrov", programme="XYZ"),
            samples.eu_entity("EU.2.1", "Sergey", "Lavrov", programme="XYZ", iso="NI", country="NICARAGUA"),
            samples.eu_entity("EU.3.1", "Kurt", "Muster", programme="XYZ", iso="DE", country="GERMANY"),
            samples.eu_entity("EU.4.1", "Pyotr", "Nobody", programme="XYZ"),
        ),
    )
    assert dict(report.why) == {"named: Sergey Lavrov": 1, "state: RUS": 1}
    found = {m.text: m.target for m in measures(store)}
    lavrov = found["Sergey Lavrov"]
    assert lavrov
    assert lavrov.id == books.actors.ref("person.lavrov-sergey").id


def test_south_sudan_is_not_sudan(store: Store, books: CodeBooks, tmp_path: Path) -> None:
    entries = (
        samples.ofac_entry(1, "ONE", programme="SOUTH SUDAN", country="South Sudan"),
        samples.ofac_entry(2, "TWO", programme="SUDAN-EO14098", country="Sudan"),
        samples.ofac_entry(3, "THREE", programme="DARFUR", country="Chad"),
    )
    report = take(store, books, samples.ofac_xml(tmp_path / "sdn.xml", *entries), dossier="sudan")
    assert {m.text for m in measures(store)} == {"TWO", "THREE"}
    assert report.left_out == 1


def test_an_end_that_the_row_states_is_a_relief_on_that_day(
    store: Store, books: CodeBooks, tmp_path: Path
) -> None:
    take(store, books, samples.ftm(tmp_path / "entities.ftm.json"))
    (relief,) = [m for m in measures(store) if m.kind is MeasureKind.RELIEF]
    assert relief.date
    assert relief.date.start == "2023-04-05"
    assert relief.imposer
    assert (relief.imposer.id, relief.imposer.name) == (None, "SECO")
    assert relief.status is MeasureStatus.OCCURRED


def test_side_tables_and_other_files_are_told_apart(books: CodeBooks, tmp_path: Path, store: Store) -> None:
    where = samples.ofac_csv(tmp_path)
    page = tmp_path / "page.txt"
    page.write_text("Talks resumed.", "utf-8")
    lists, others = lists_among([where, str(tmp_path / "alt.csv"), str(page), "https://example.org/"])
    assert lists == [where, str(tmp_path / "alt.csv")]
    assert others == [str(page), "https://example.org/"]
    reports = take_lists(
        lists, store=store, books=books, profiles=books.dossiers.values(), as_of="2024-05-02"
    )
    assert [report.where for report in reports] == [where]


def test_rows_of_lists_do_not_crowd_the_briefing(store: Store, books: CodeBooks, tmp_path: Path) -> None:
    take(store, books, samples.eu_xml(tmp_path / "eu.xml"))
    brief = write_brief(store.view(), books.dossiers["ukraine"], today=date(2024, 6, 1))
    lines = [line for section in brief.sections for line in section.lines]
    assert not any("Belsky" in line.text for line in lines)
