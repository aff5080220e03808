"""Files of deaths as they come: versions of UCDP GED, candidate events, ACLED in its styles, months, zips."""

import zipfile
from pathlib import Path

import pytest

from tracktwo.errors import ConfigError
from tracktwo.pipeline.deaths import Panel, read_deaths

# Column names as the publishers write them; every row is invented.
GED_NEW = (
    "id,relid,year,active_year,code_status,type_of_violence,conflict_name,side_a,side_b,number_of_sources,"
    "where_prec,country,country_id,region,event_clarity,date_prec,date_start,date_end,deaths_a,deaths_b,"
    "deaths_civilians,deaths_unknown,best,high,low"
)
GED_OLD = "id,year,type_of_violence,country,date_start,date_end,best_est,high_est,low_est"
ACLED = (
    "event_id_cnty,event_date,year,time_precision,event_type,sub_event_type,country,iso,fatalities,timestamp"
)


def ged(key: int, country: str, first: str, last: str, best: int, status: str = "Clear") -> str:
    return (
        f'{key},REL-{key},2024,1,{status},1,"{country}: Government","Government, of {country}",Rebels,2,1,'
        f"{country},"
        f"99,Somewhere,1,1,{first} 00:00:00.000,{last} 00:00:00.000,1,1,0,0,{best},{best + 1},{best}"
    )


def acled(key: str, day: str, country: str, deaths: int) -> str:
    return f"{key},{day},2024,1,Battles,Armed clash,{country},999,{deaths},1700000000"


def read(folder: Path, *texts: str, until: str | None = None) -> Panel:
    paths = []
    for number, text in enumerate(texts):
        paths.append(folder / f"deaths-{number}.csv")
        paths[-1].write_text(text, "utf-8")
    return read_deaths(*paths, until=until)


WANTED = (("AAA", "BBB"), ("2024-01", "2024-02", "2024-03"), [[4, 0, 1], [0, 2, 0]])
LAYOUTS = {
    "months": "iso3,month,best\nAAA,2024-01,4\nAAA,2024-03,1\nBBB,2024-02,2\n",
    "GED of a new version": "\n".join(
        [
            GED_NEW,
            ged(1, "AAA", "2024-01-05", "2024-01-05", 3),
            ged(2, "AAA", "2024-01-09", "2024-01-10", 1),
            ged(3, "BBB", "2024-02-01", "2024-02-29", 2),
            ged(4, "AAA", "2024-03-31", "2024-03-31", 1),
        ]
    ),
    "GED of an old version, with semicolons": (
        GED_OLD + "\n1,2024,1,AAA,2024-01-05,2024-01-05,4,5,3\n"
        "3,2024,1,BBB,2024-02-01,2024-02-01,2,2,2\n4,2024,1,AAA,2024-03-31,2024-03-31,1,1,1\n"
    ).replace(",", ";"),
    "ACLED as exported": "\n".join(
        [
            ACLED,
            acled("AAA1", "05 January 2024", "AAA", 4),
            acled("BBB1", "01 February 2024", "BBB", 2),
            acled("AAA2", "31 March 2024", "AAA", 1),
        ]
    ),
    "ACLED as answered by its service": "\n".join(
        [
            ACLED,
            acled("AAA1", "2024-01-05", "AAA", 4),
            acled("BBB1", "2024-02-01", "BBB", 2),
            acled("AAA2", "2024-03-31", "AAA", 1),
        ]
    ),
    "ACLED through a spreadsheet": "\ufeff"
    + "\r\n".join(
        [
            ACLED,
            acled("AAA1", "05-Jan-2024", "AAA", 4),
            acled("BBB1", "1-Feb-24", "BBB", 2),
            acled("AAA2", "31-Mar-24", "AAA", 1),
        ]
    ).replace(",", "\t"),
    "ACLED of its first years": (
        "GWNO,EVENT_ID_CNTY,EVENT_DATE,YEAR,COUNTRY,LOCATION,FATALITIES\n"
        "1,1AAA,05/01/2024,2024,AAA,Oldtown,4\n2,1BBB,01/02/2024,2024,BBB,Newtown,2\n"
        "1,2AAA,31/03/2024,2024,AAA,Oldtown,1\n"
    ),
    "GED through a spreadsheet of the United States": (
        GED_OLD + "\n1,2024,1,AAA,1/5/2024 0:00,1/5/2024 0:00,4,5,3\n"
        "3,2024,1,BBB,2/1/2024 0:00,2/29/2024 0:00,2,2,2\n4,2024,1,AAA,3/31/2024 0:00,3/31/2024 0:00,1,1,1\n"
    ),
    "months with names beside years, and a row of tags": (
        "Country,Month,Year,Fatalities\n#country+name,#date+month,#date+year,#affected+killed\n"
        "AAA,January,2024,4\nAAA,March,2024,1\nBBB,February,2024,2\n"
    ),
    "months with numbers beside years": (
        "country,year,month,deaths\nAAA,2024,1,4\nAAA,2024,3,1\nBBB,2024,02,2\n"
    ),
    "months as six digits": "isocode,period,best\nAAA,202401,4\nAAA,202403,1\nBBB,202402,2\n",
}


def bare_ged(key: int, country: str, first: str, best: int) -> str:
    cells = [""] * 49  # as many as UCDP GED has had since version 17
    for at, word in {
        0: str(key),
        33: country,
        38: f"{first} 00:00:00.000",
        39: f"{first} 00:00:00.000",
        44: str(best),
    }.items():
        cells[at] = word
    return ",".join(cells)


def test_candidate_events_published_without_names_of_columns_are_read(tmp_path: Path) -> None:
    rows = [
        bare_ged(1, "AAA", "2024-01-05", 4),
        bare_ged(2, "BBB", "2024-02-01", 2),
        bare_ged(3, "AAA", "2024-03-31", 1),
    ]
    panel = read(tmp_path, "\n".join(rows))
    assert (panel.countries, panel.months, panel.deaths.tolist()) == WANTED


def test_days_whose_order_the_table_does_not_show_are_not_guessed(tmp_path: Path) -> None:
    text = "country,date,best\nAAA,04/05/2024,1\nAAA,06/07/2024,2\n"
    with pytest.raises(ConfigError, match=r"line 2: '04/05/2024' may have the day or the month first"):
        read(tmp_path, text)
    both = text + "AAA,18/07/2024,2\nAAA,07/18/2024,2\n"
    with pytest.raises(ConfigError, match="does not show which"):
        read(tmp_path, both)


def test_a_quotation_mark_that_is_never_closed_is_told_by_its_line(tmp_path: Path) -> None:
    text = 'country,month,best,notes\nAAA,2024-01,4,fine\nAAA,2024-02,4,"open' + "x" * 140_000
    with pytest.raises(ConfigError, match=r"line 3: this is no CSV .* quotation mark"):
        read(tmp_path, text)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_each_layout_gives_the_same_table(tmp_path: Path, layout: str) -> None:
    panel = read(tmp_path, LAYOUTS[layout])
    assert (panel.countries, panel.months, panel.deaths.tolist()) == WANTED
    assert read(tmp_path, LAYOUTS[layout], until="2024-01").deaths.tolist() == [[4]]


def test_a_zip_of_one_table_is_read_and_one_of_several_is_not(tmp_path: Path) -> None:
    path = tmp_path / "ged241-csv.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("GEDEvent_v24_1.csv", LAYOUTS["GED of a new version"])
        archive.writestr("readme.txt", "Read me.")
        archive.writestr("__MACOSX/._GEDEvent_v24_1.csv", "rubbish")
    assert read_deaths(path).deaths.tolist() == WANTED[2]
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("another.csv", "x")
    with pytest.raises(ConfigError, match="holds 2 tables"):
        read_deaths(path)
    (tmp_path / "broken.zip").write_bytes(path.read_bytes()[:-40])
    with pytest.raises(ConfigError):
        read_deaths(tmp_path / "broken.zip")


def test_candidate_events_on_top_of_a_yearly_file_take_the_place_of_what_both_tell(tmp_path: Path) -> None:
    yearly = "\n".join([GED_NEW, ged(1, "AAA", "2024-01-05", "2024-01-05", 3)])
    candidate = "\n".join(
        [
            GED_NEW,
            ged(1, "AAA", "2024-01-05", "2024-01-05", 7, "Check dyad"),
            ged(2, "AAA", "2024-02-26", "2024-02-26", 1),
        ]
    )
    panel = read(tmp_path, yearly, candidate)
    assert panel.deaths.tolist() == [[7, 1]]
    assert (panel.twice, panel.note) == (1, "")


def test_an_event_told_once_for_each_side_counts_once(tmp_path: Path) -> None:
    dyadic = "\n".join([ACLED, *[acled("AAA7", "28 January 2024", "AAA", 9)] * 2])
    panel = read(tmp_path, dyadic)
    assert (panel.deaths.tolist(), panel.twice) == ([[9]], 1)


def test_an_event_that_spans_months_is_spread_by_its_days(tmp_path: Path) -> None:
    panel = read(tmp_path, "\n".join([GED_NEW, ged(1, "AAA", "2023-12-30", "2024-01-08", 10)]))
    assert panel.months == ("2023-12", "2024-01")
    assert panel.deaths.tolist() == [[2, 8]]
    slip = read(tmp_path, "\n".join([GED_NEW, ged(1, "AAA", "2024-01-08", "2023-12-30", 10)]))
    assert slip.deaths.tolist() == [[10]]


@pytest.mark.parametrize("week", ["2024-01-27", "27-January-2024"])
def test_sums_of_weeks_are_spread_and_a_province_s_id_is_not_an_event_s(tmp_path: Path, week: str) -> None:
    names = (
        "WEEK,REGION,COUNTRY,ADMIN1,EVENT_TYPE,SUB_EVENT_TYPE,EVENTS,FATALITIES,POPULATION_EXPOSURE,"
        "DISORDER_TYPE,ID"
    )
    weeks = [
        f"{week},Somewhere,AAA,North,Battles,Armed clash,3,7,,Political violence,41",
        "2024-01-06,Somewhere,AAA,North,Battles,Armed clash,1,2,,Political violence,41",
        "2024-01-06,Somewhere,AAA,North,Riots,Mob violence,1,1,,Demonstrations,41",
    ]
    panel = read(tmp_path, "\n".join([names, *weeks]))
    assert panel.months == ("2024-01", "2024-02")
    assert panel.deaths.tolist() == [[pytest.approx(8), pytest.approx(2)]]
    assert panel.twice == 0
    assert "2024-02-02" in panel.note


def test_a_last_month_that_seems_cut_off_is_told(tmp_path: Path) -> None:
    text = "\n".join(
        [ACLED, acled("A1", "03 January 2024", "AAA", 1), acled("A2", "09 February 2024", "AAA", 1)]
    )
    assert "--until" in read(tmp_path, text).note
    assert read(tmp_path, text, until="2024-01").note == ""
    assert read(tmp_path, LAYOUTS["months"]).note == ""


def test_two_publishers_are_not_added_up(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="one publisher"):
        read(tmp_path, LAYOUTS["GED of a new version"], LAYOUTS["ACLED as exported"])


def test_names_that_are_not_utf_8_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "latin.csv"
    path.write_bytes("country,month,deaths\nCôte d'Ivoire,2024-01,4\n".encode("cp1252"))
    assert read_deaths(path).countries == ("Côte d'Ivoire",)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("country,when,best\nAAA,2024-01,4\n", "needs columns for"),
        ("country,month,best\nAAA,2024-01,4\nAAA,soon,4\n", "line 3"),
        ("country,month,best\nAAA,2024-01,-4\n", "line 2"),
        ("country,month,best\nAAA,2024-01,\n", "line 2"),
        ("country,month,best\nAAA,01/02/2024,4\n", "line 2"),
        ("country,month,best\nAAA,31/31/2024,4\n", "line 2"),
        ("country,month,best\n", "no row"),
        ("", "empty"),
    ],
)
def test_what_cannot_be_read_is_named(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(ConfigError, match=told):
        read(tmp_path, text)


def test_what_is_no_table_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="Save it as CSV"):
        read_deaths(tmp_path / "GEDEvent.xlsx")
    with pytest.raises(ConfigError, match="cannot be read"):
        read_deaths(tmp_path / "none.csv")
