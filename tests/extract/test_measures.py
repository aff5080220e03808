"""Measures: sanctions, relief, arms and aid with imposer, target, amount and status."""

from collections.abc import Callable

import pytest

from tracktwo.pipeline.steps import Finds
from tracktwo.records import Measure

Read = Callable[..., Finds]


def found(read: Read, text: str) -> list[Measure]:
    finds = read(text, steps=frozenset({"measures"}), day="2024-02-10")
    return [record for record in finds.records if isinstance(record, Measure)]


@pytest.mark.parametrize(
    ("text", "kind", "imposer", "status"),
    [
        ("The European Union imposed sanctions on three Serbian companies.",
         "sanction", "European Union", "occurred"),
        ("Japan froze the assets of two generals on Monday.", "asset_freeze", "Japan", "occurred"),
        ("Canada will lift its embargo on Nicaragua in May.", "relief", "Canada", "planned"),
        ("Washington would ease sanctions on Syria if the camps were closed.",
         "relief", "United States", "proposed"),
        ("Turkey delivered twenty drones to Somalia.", "arms", "Turkey", "occurred"),
        ("Norway pledged 40 million euros in aid to Ethiopia.", "aid", "Norway", "announced"),
        ("India threatened to impose tariffs on steel.", "tariff", "India", "threatened"),
        ("Brazil has not imposed sanctions on Venezuela.", "sanction", "Brazil", "denied"),
        ("The flow of arms from Chad worries the envoys.", "arms", "Chad", "occurred"),
    ],
)  # fmt: skip
def test_kind_imposer_and_status(read: Read, text: str, kind: str, imposer: str, status: str) -> None:
    (one,) = found(read, text)
    assert one.imposer is not None
    assert (one.kind.value, one.imposer.name, one.status.value) == (kind, imposer, status)


def test_amount_currency_and_target(read: Read) -> None:
    (one,) = found(read, "Norway pledged 40 million euros in aid to Ethiopia.")
    assert one.amount is not None
    assert one.amount.min == 40_000_000
    assert one.currency == "EUR"
    assert one.target is not None
    assert one.target.name == "Ethiopia"


@pytest.mark.parametrize(
    "text",
    [
        "The rebels handed over their weapons.",
        "Farmers gave up their tanks of water.",
        "The minister lifted his glass.",
        "Sanctions are debated.",
    ],
)
def test_no_measure_is_made_up(read: Read, text: str) -> None:
    assert found(read, text) == []
