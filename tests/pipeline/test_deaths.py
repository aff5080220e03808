"""Files of deaths: three layouts, one table; a bad row is named by its line."""

from pathlib import Path

import pytest

from tracktwo.errors import ConfigError
from tracktwo.pipeline.deaths import read_deaths


@pytest.mark.parametrize(
    "text",
    [
        "iso3,month,best\nAAA,2024-01,4\nAAA,2024-03,1\nBBB,2024-02,2\n",
        "id,country,date_start,best\n1,AAA,2024-01-05 00:00:00.000,3\n2,AAA,2024-01-09,1\n"
        "3,BBB,2024-02-01,2\n4,AAA,2024-03-31,1\n",
        "event_date,country,fatalities\n05 January 2024,AAA,4\n01 February 2024,BBB,2\n31 March 2024,AAA,1\n",
    ],
)
def test_each_layout_gives_the_same_table(tmp_path: Path, text: str) -> None:
    file = tmp_path / "deaths.csv"
    file.write_text(text, "utf-8")
    panel = read_deaths(file)
    assert panel.countries == ("AAA", "BBB")
    assert panel.months == ("2024-01", "2024-02", "2024-03")
    assert panel.deaths.tolist() == [[4, 0, 1], [0, 2, 0]]
    assert read_deaths(file, until="2024-01").deaths.tolist() == [[4]]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("country,when,best\nAAA,2024-01,4\n", "needs columns for"),
        ("country,month,best\nAAA,2024-01,4\nAAA,soon,4\n", "line 3"),
        ("country,month,best\nAAA,2024-01,-4\n", "line 2"),
        ("country,month,best\n", "no row"),
    ],
)
def test_what_cannot_be_read_is_named(tmp_path: Path, text: str, told: str) -> None:
    file = tmp_path / "deaths.csv"
    file.write_text(text, "utf-8")
    with pytest.raises(ConfigError, match=told):
        read_deaths(file)
