"""Public lists of sanctions: every format to the same rows, bad rows by their line, no bombs."""

from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest
from tests.feeds import list_samples as samples

from tracktwo.errors import FeedError
from tracktwo.feeds import list_eu, list_ftm, list_ofac, list_uk
from tracktwo.feeds.failure import FeedFailure
from tracktwo.records import ListedRow, ListVersion, MeasureKind, TargetKind

FREEZE, BAN = MeasureKind.ASSET_FREEZE, MeasureKind.TRAVEL_BAN
Format = tuple[ModuleType, Callable[[Path], str], str, str | None, str | None, tuple[MeasureKind, ...]]
FORMATS: list[Format] = [
    (list_eu, samples.eu_xml, "EU.101.1", "2024-05-02", "2022-02-23", (FREEZE,)),
    (list_eu, samples.eu_csv, "EU.101.1", "2024-05-02", "2022-02-23", (FREEZE,)),
    (list_ofac, samples.ofac_xml, "5001", "2024-05-02", None, (FREEZE,)),
    (list_ofac, lambda path: samples.ofac_csv(path.parent), "5001", None, None, (FREEZE,)),
    (list_uk, samples.uk_xml, "RUS0101", "2024-05-02", "2022-02-24", (FREEZE, BAN)),
    (list_uk, samples.uk_csv, "RUS0101", "2024-05-02", "2022-02-24", (FREEZE, BAN)),
    (list_uk, samples.ofsi_csv, "15101", "2024-05-02", "2022-02-24", (FREEZE,)),
    (list_uk, samples.ofsi_xml, "15101", None, "2022-02-24", (FREEZE,)),
    (list_ftm, samples.ftm, "s-1", "2024-05-02", "2022-03-03", (FREEZE,)),
]  # fmt: skip


def rows(found: Iterator[object]) -> dict[str, ListedRow]:
    """Return the rows that were found, by their number."""
    return {row.number: row for row in found if isinstance(row, ListedRow)}


@pytest.mark.parametrize(("reader", "write", "number", "made", "listed", "imposed"), FORMATS)
def test_every_format_tells_the_same_target(
    tmp_path: Path, reader: ModuleType, write: Callable[[Path], str], number: str, made: str | None,
    listed: str | None, imposed: tuple[MeasureKind, ...],
) -> None:  # fmt: skip
    where = write(tmp_path / "list.file")
    assert reader.is_list(Path(where).read_bytes()[:8000].decode("utf-8"))
    found = list(reader.fetch(where))
    assert [item.day for item in found if isinstance(item, ListVersion)] == [made]
    row = rows(iter(found))[number]
    assert row.name.casefold() == "arkady belsky"
    assert (row.kind, row.listed_on, row.imposed) == (TargetKind.PERSON, listed, imposed)
    assert {word.casefold()[:2] for word in row.states} <= {"ru"}
    assert row.programmes
    assert all(word in row.text for word in row.words)


@pytest.mark.parametrize("reader", [list_eu, list_ofac, list_uk, list_ftm])
def test_a_reader_knows_its_own_lists_only(tmp_path: Path, reader: ModuleType) -> None:
    for module, write, *_ in FORMATS:
        head = Path(write(tmp_path / "x.file")).read_text("utf-8")[:8000]
        assert reader.is_list(head) is (module is reader), (reader, module)
    for head in (
        "",
        "a,b,c\n1,2,3\n",
        '{"id": "1", "text": "schema"}',
        "<rss><channel/></rss>",
        "GLOBALEVENTID\t1",
    ):
        assert not reader.is_list(head)


def test_rows_of_a_side_table_stand_with_the_entry_they_belong_to(tmp_path: Path) -> None:
    found = rows(list_ofac.fetch(samples.ofac_csv(tmp_path)))
    assert found["5001"].aliases == ("Arkadij BELSKI",)
    assert found["5001"].programmes == ("UKRAINE-EO13661", "RUSSIA-EO14024")
    assert found["5001"].states == ("Russia",)  # from the remarks
    assert found["5002"].states == ("Russia",)  # from the table of addresses
    assert "Dock 4" in found["5002"].text
    assert list_ofac.is_side_table((tmp_path / "alt.csv").read_text("utf-8"))


def test_a_bad_row_is_told_by_its_line_and_loses_no_other(tmp_path: Path) -> None:
    where = samples.ofac_csv(tmp_path, "5004,broken", '"x","Y","individual","RUSSIA-EO14024",1,2,3,4,5,6,7,8')
    found = list(list_ofac.fetch(where))
    bad = [item for item in found if isinstance(item, FeedFailure)]
    assert [item.where.rsplit(":", 1)[1] for item in bad] == ["4", "5"]
    assert len(rows(iter(found))) == 3


def test_an_unclosed_quotation_mark_is_told(tmp_path: Path) -> None:
    path = tmp_path / "sdn.csv"
    samples.ofac_csv(tmp_path)
    path.write_text(path.read_text("utf-8").rstrip("\x1a") + '9,"open' + "\n" + "x" * 140_000, "utf-8")
    found = list(list_ofac.fetch(str(path)))
    assert any(isinstance(item, FeedFailure) for item in found)
    assert len(rows(iter(found))) == 3


def test_xml_that_breaks_off_gives_the_rows_before(tmp_path: Path) -> None:
    path = tmp_path / "eu.xml"
    whole = Path(samples.eu_xml(path)).read_text("utf-8")
    path.write_text(whole[: whole.rindex("<sanctionEntity") + 40], "utf-8")
    found = list(list_eu.fetch(str(path)))
    assert len(rows(iter(found))) == 2
    assert [type(item) for item in found if isinstance(item, FeedFailure)] == [FeedFailure]


BOMB = """<?xml version="1.0" encoding="{code}"?><!DOCTYPE export [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>
<export generationDate="2024-05-02"><sanctionEntity><remark>&b;</remark></sanctionEntity></export>"""


@pytest.mark.parametrize("code", ["utf-8", "utf-16"])
def test_a_list_that_defines_entities_is_refused(tmp_path: Path, code: str) -> None:
    path = tmp_path / "eu.xml"
    path.write_bytes(BOMB.format(code=code).encode(code))
    with pytest.raises(FeedError, match="document type"):
        list(list_eu._xml(str(path)))


def test_an_entity_may_stand_before_or_behind_its_sanction(tmp_path: Path) -> None:
    forwards = rows(list_ftm.fetch(samples.ftm(tmp_path / "a.json")))
    backwards = rows(list_ftm.fetch(samples.ftm(tmp_path / "b.json", *reversed(samples.FTM_LINES))))
    assert {n: r.name for n, r in forwards.items()} == {n: r.name for n, r in backwards.items()}
    assert forwards["s-2"].ended_on == "2023-04-05"
    assert (forwards["s-1"].imposer, forwards["s-2"].imposer, forwards["s-2"].authority) == (
        "gov.USA",
        "",
        "SECO",
    )


def test_what_changes_daily_is_no_change(tmp_path: Path) -> None:
    first = rows(list_ftm.fetch(samples.ftm(tmp_path / "a.json")))
    later = rows(
        list_ftm.fetch(
            samples.ftm(tmp_path / "b.json", *(x.replace("05-02T06", "06-09T06") for x in samples.FTM_LINES))
        )
    )
    assert first["s-1"].identity == later["s-1"].identity
    one, other = (
        rows(list_eu.fetch(samples.eu_csv(tmp_path / f"{n}.csv", day=day)))
        for n, day in ((1, "02/05/2024"), (2, "03/06/2024"))
    )
    assert one["EU.101.1"].identity == other["EU.101.1"].identity
    assert one["EU.101.1"].text != other["EU.101.1"].text


@pytest.mark.parametrize(
    "line", ["[]", "{", '{"id":1,"schema":"Person","properties":{}}', '{"id":"a","schema":"Person"}']
)
def test_a_line_that_is_no_entity_is_told(tmp_path: Path, line: str) -> None:
    found = list(list_ftm.fetch(samples.ftm(tmp_path / "a.json", *samples.FTM_LINES, line)))
    assert [item.where[-2:] for item in found if isinstance(item, FeedFailure)] == [":6"]
    assert len(rows(iter(found))) == 3
