"""What a dossier's page shows at a glance: the next round, or that none is ahead."""

from dataclasses import replace
from pathlib import Path

import pytest
from tests.brief import dossier as made

from tracktwo.records import RoundStatus
from tracktwo.store.database import open_store
from tracktwo.web.gather import Found, gather


@pytest.fixture
def found(tmp_path: Path) -> Found:
    store = open_store(tmp_path / "made.sqlite")
    store.add(made.everything())
    return gather(store.view(), "chaco", today="2026-03-10")


def test_the_next_round_is_the_first_whose_day_has_not_passed(found: Found) -> None:
    one = made.rounds()[0]
    planned = [
        replace(one, id=day, status=RoundStatus.PLANNED, date=made.day(day, "that day"))
        for day in ("2026-03-20", "2026-03-09", "2026-03-12")
    ]
    undated = replace(planned[0], id="undated", date=None)
    ahead = replace(found, rounds=[*planned, undated])
    assert ahead.next_round is planned[2]
    late = replace(ahead, today="2026-04-01")
    assert (late.next_round, late.last_planned) == (None, planned[0])
    only = replace(late, rounds=[undated])
    assert (only.next_round, only.last_planned) == (undated, None)
