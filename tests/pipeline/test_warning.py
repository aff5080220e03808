"""Early warning from files with the columns of UCDP GED and ACLED, made here, and from the sample's flow."""

import random
from datetime import date
from pathlib import Path

import pytest
from tests.brief.dossier import everything

from tracktwo.errors import ConfigError
from tracktwo.pipeline.warning import Flow, indices_of, warn_from_file
from tracktwo.store.database import open_store


def write(path: Path, header: str, *, months: int = 100) -> Path:
    """Three invented countries: one at war, one calm that breaks out now and then, one calm for good."""
    rng = random.Random(5)
    rows = [header]
    for month in range(months):
        when = f"{2010 + month // 12}-{month % 12 + 1:02d}-15"
        rows.append(f"Halvia,{when},{rng.randrange(150, 400)}")
        rows.append(f"Morven,{when},{30 if month % 30 == 29 else rng.randrange(3)}")
        rows.append(f"Tarn,{when},0")
    path.write_text("\n".join(rows), "utf-8")
    return path


@pytest.mark.parametrize("header", ["country,date_start,best", "country,event_date,fatalities"])
def test_a_file_gives_distributions_three_to_six_months_ahead(tmp_path: Path, header: str) -> None:
    found = warn_from_file(write(tmp_path / "deaths.csv", header))
    assert (found.last, found.countries) == ("2018-04", 3)
    war = [one for one in found.outlooks if one.country == "Halvia"]
    assert [one.month for one in war] == ["2018-07", "2018-08", "2018-09", "2018-10"]
    assert all(one.is_alert and one.low <= one.median <= one.high for one in war)
    assert [one.country for one in found.outlooks if one.is_alert] == ["Halvia"] * 4
    assert {one.country for one in found.onsets} <= {"Morven", "Tarn"}
    assert all(0 <= one.probability <= 1 and one.terms for one in found.onsets)


def test_countries_are_chosen_and_thresholds_move_the_alert(tmp_path: Path) -> None:
    path = write(tmp_path / "deaths.csv", "country,date_start,best")
    found = warn_from_file(path, countries=["Morven"], alert_deaths=0, alert_chance=0.1)
    assert {one.country for one in found.outlooks} == {"Morven"}
    assert all(one.is_alert for one in found.outlooks)
    with pytest.raises(ConfigError, match="no Atlantis"):
        warn_from_file(path, countries=["Atlantis"])
    with pytest.raises(ConfigError, match="0 to 1"):
        warn_from_file(path, alert_chance=2)


def test_a_short_file_says_why_there_are_no_onsets(tmp_path: Path) -> None:
    found = warn_from_file(write(tmp_path / "deaths.csv", "country,date_start,best", months=20))
    assert found.outlooks
    assert (found.onsets, "too few" in found.no_onsets) == ([], True)


def test_the_flow_of_a_dossier_is_read_by_origin(tmp_path: Path) -> None:
    store = open_store(tmp_path / "desk.sqlite")
    store.add(everything())
    acts = next(
        i
        for i in indices_of(store.view(), "chaco", today=date(2026, 3, 15), span_days=2)
        if i.flow is Flow.ACTS
    )
    assert sum(step.telling for step in acts.steps) > 0
    assert all(step.telling <= step.origins for step in acts.steps)
    with pytest.raises(ConfigError, match="Read more"):
        indices_of(store.view(), "chaco", today=date(2026, 3, 15), span_days=30)
    store.close()
