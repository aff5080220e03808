"""The World Bank's numbers as they are saved: the DataBank in both layouts, zips, bare rows, other states."""

import json
import zipfile
from pathlib import Path

import pytest

from tracktwo.errors import FeedError
from tracktwo.feeds.worldbank import read_file
from tracktwo.records.indicator import Release

AT = "2026-11-22T12:00:00Z"
GDP = "NY.GDP.MKTP.KD.ZG"
WANTED = [("UKR", "2021", 3.4), ("UKR", "2023", 5.5)]

SITE = f"""\ufeff"Data Source","World Development Indicators",

"Last Updated Date","2025-07-01",

"Country Name","Country Code","Indicator Name","Indicator Code","2021","2022","2023",
"Ukraine","UKR","GDP growth (annual %)","{GDP}","3.4","","5.5",
"""
DATABANK = f"""Country Name,Country Code,Series Name,Series Code,2021 [YR2021],2022 [YR2022],2023 [YR2023]
Ukraine,UKR,GDP growth (annual %),{GDP},3.4,..,5.5
,,,,,,
,,,,,,
Data from database: World Development Indicators,,,,,,
Last Updated: 07/01/2025,,,,,,
"""
TIME_IN_ROWS = f"""Time,Time Code,Country Name,Country Code,GDP growth (annual %) [{GDP}]
2021,YR2021,Ukraine,UKR,3.4
2022,YR2022,Ukraine,UKR,..
2023,YR2023,Ukraine,UKR,5.5


Data from database: World Development Indicators
Last Updated: 07/01/2025
"""
BULK = f"""Country Name,Country Code,Indicator Name,Indicator Code,2021,2022,2023
Africa Eastern and Southern,AFE,GDP growth (annual %),{GDP},,,
Ukraine,UKR,GDP growth (annual %),{GDP},3.4,NaN,5.5
"""
LAYOUTS = {"site": SITE, "databank": DATABANK, "time in rows": TIME_IN_ROWS, "bulk": BULK}


def read(path: Path, text: str) -> Release:
    path.write_text(text, "utf-8")
    (release,) = read_file(str(path), at=AT)
    return release


def numbers(release: Release) -> list[tuple[str, str, float | None]]:
    return [(one.country, one.period, one.value) for one in release.observations]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_each_layout_gives_the_same_numbers_and_what_is_missing_is_no_zero(
    tmp_path: Path, layout: str
) -> None:
    release = read(tmp_path / "table.csv", LAYOUTS[layout])
    assert (release.indicator, release.name) == (GDP, "GDP growth (annual %)")
    assert numbers(release) == WANTED
    assert release.last_updated == (None if layout == "bulk" else "2025-07-01")


def test_quarters_and_several_indicators_of_one_row(tmp_path: Path) -> None:
    text = "Time,Time Code,Country Code,Debt [DT.DOD.DECT.CD],Trade [NE.TRD.GNFS.ZS]\n2024Q1,2024Q1,UKR,7,8\n"
    (tmp_path / "q.csv").write_text(text, "utf-8")
    found = read_file(str(tmp_path / "q.csv"), at=AT)
    assert [(one.indicator, numbers(one)) for one in found] == [
        ("DT.DOD.DECT.CD", [("UKR", "2024Q1", 7.0)]),
        ("NE.TRD.GNFS.ZS", [("UKR", "2024Q1", 8.0)]),
    ]


def test_a_zip_is_read_as_the_bank_packs_it(tmp_path: Path) -> None:
    path = tmp_path / "API_NY.zip"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("API_NY_DS2_en_csv_v2_1.csv", SITE)
        packed.writestr(
            "Metadata_Country_API_NY_DS2_en_csv_v2_1.csv", '"Country Code","Region"\n"UKR","Europe"\n'
        )
        packed.writestr(
            "Metadata_Indicator_API_NY_DS2_en_csv_v2_1.csv", '"INDICATOR_CODE","INDICATOR_NAME"\n'
        )
    (release,) = read_file(str(path), at=AT)
    assert numbers(release) == WANTED
    with zipfile.ZipFile(path, "a") as packed:
        packed.writestr("another.csv", SITE)
    with pytest.raises(FeedError, match="holds 2 tables"):
        read_file(str(path), at=AT)


def row(country: dict[str, str], code: str, value: object) -> dict[str, object]:
    return {"indicator": {"id": GDP, "value": "GDP growth (annual %)"}, "country": country,
            "countryiso3code": code, "date": "2021", "value": value}  # fmt: skip


def test_rows_without_their_head_and_states_told_by_their_id_alone(tmp_path: Path) -> None:
    rows = [
        row({"id": "UA"}, "UKR", 3.4),
        row({"id": "NRU", "value": "Nauru"}, "", "2.5"),
        row({"id": "ZH"}, "", 1),
    ]
    release = read(tmp_path / "rows.json", json.dumps(rows))
    assert numbers(release) == [("UKR", "2021", 3.4), ("NRU", "2021", 2.5)]
    assert release.last_updated is None


def test_a_part_of_an_answer_is_not_taken_for_all_of_it(tmp_path: Path) -> None:
    part = [
        {"page": 1, "pages": 3, "per_page": 50, "lastupdated": "2025-07-01"},
        [row({"id": "UA"}, "UKR", 3.4)],
    ]
    with pytest.raises(FeedError, match="page 1 of 3"):
        read(tmp_path / "part.json", json.dumps(part))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a,b\n1,2\n", "no column Country Code"),
        ("Country Code,Series Code,2021 [YR2021]\nUKR,NY.GDP,..\n", "no number of a state"),
        ('Country Code,Series Code\n"UKR,' + "x" * 140_000, "line 2"),
    ],
)  # fmt: skip
def test_what_is_no_table_is_told(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(FeedError, match=told):
        read(tmp_path / "x.csv", text)
