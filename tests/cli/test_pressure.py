"""`tracktwo measures`, `indicators` and `pressure`, as their user runs them."""

import json
from pathlib import Path

import pytest
from tests.cli.test_commands import run
from tests.feeds import list_samples as samples
from tests.pipeline.test_indicators import TABLE


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home folder into which a list and an indicator were taken."""
    folder = tmp_path_factory.mktemp("pressure")
    done = run(folder, "measures", "import", samples.eu_xml(folder / "eu.xml"), "--dossier", "ukraine")
    assert done.returncode == 0, done.stderr
    assert "2 entries touch it (2 new" in done.stdout
    assert "Left out: 1 entries" in done.stdout
    (folder / "gdp.csv").write_text(TABLE, "utf-8")
    assert run(folder, "indicators", "add", str(folder / "gdp.csv")).returncode == 0
    return folder


def test_measures_and_indicators_stand_by_their_days(home: Path) -> None:
    done = run(home, "pressure", "ukraine")
    assert done.returncode == 0, done.stderr
    assert "European Union → Arkady Belsky" in done.stdout
    assert "UKR GDP growth (annual %): 2021 3.4, 2023 5.5." in done.stdout
    assert "not said to have caused one another" in done.stdout
    told = json.loads(run(home, "pressure", "ukraine", "--since", "2023-01-01", "--json").stdout)
    assert [mark["day"] for mark in told["marks"]] == ["2023-06-23"]


def test_read_knows_a_list_by_its_content(home: Path) -> None:
    done = run(home, "read", samples.uk_csv(home / "uk.csv"), "--json")
    assert done.returncode == 0, done.stderr
    (told,) = json.loads(done.stdout)["lists"]
    assert (told["name"], told["taken"], told["left_out"]) == ("United Kingdom: UK Sanctions List", 1, 0)


def test_what_is_no_list_kind_or_series_is_told(home: Path) -> None:
    (home / "page.txt").write_text("Talks resumed.", "utf-8")
    for arguments, words in (
        (("measures", "import", str(home / "page.txt")), "no list that Tracktwo knows"),
        (("pressure", "ukraine", "--kind", "magic"), "no kind 'magic'"),
        (("pressure", "nowhere"), "no dossier"),
        (("indicators", "show", "NO.SUCH"), "tracktwo indicators fetch"),
    ):
        done = run(home, *arguments)
        assert done.returncode in (2, 3), arguments
        assert words in done.stderr


def test_a_bad_row_is_told_and_the_command_says_so(home: Path, tmp_path: Path) -> None:
    where = samples.ofac_csv(tmp_path, "5004,broken")
    done = run(home, "measures", "import", where, "--dossier", "ukraine", "--as-of", "2024-05-02")
    assert done.returncode == 3
    assert "sdn.csv:4" in done.stderr + done.stdout
    assert "2 entries touch it" in done.stdout
