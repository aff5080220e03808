"""Measures: sanctions, relief, arms and aid with imposer, target, amount and status."""

from collections.abc import Callable

import pytest

from tracktwo.pipeline.steps import Finds
from tracktwo.records import Measure, MeasureKind, MeasureStatus

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


@pytest.mark.parametrize(
    ("text", "kind", "imposer", "status"),
    [
        (
            "A travel ban was imposed on three Kosovo Serb leaders by the United States.",
            MeasureKind.TRAVEL_BAN,
            "United States",
            MeasureStatus.OCCURRED,
        ),
        (
            "Kenya denied that it had sent drones to the RSF.",
            MeasureKind.ARMS,
            "Kenya",
            MeasureStatus.DENIED,
        ),
        (
            "Turkey halted all trade with Israel on Thursday.",
            MeasureKind.EMBARGO,
            "Turkey",
            MeasureStatus.OCCURRED,
        ),
        (
            "The United States threatened to cut off military aid to Ethiopia.",
            MeasureKind.ARMS,
            "United States",
            MeasureStatus.THREATENED,
        ),
        (
            "Japan is weighing an embargo on gold from Sudan.",
            MeasureKind.EMBARGO,
            "Japan",
            MeasureStatus.PROPOSED,
        ),
    ],
)
def test_who_imposed_what_in_other_wars(
    read: Read, text: str, kind: MeasureKind, imposer: str, status: MeasureStatus
) -> None:
    (one,) = found(read, text)
    assert one.imposer is not None
    assert (one.kind, one.imposer.name, one.status) == (kind, imposer, status)


def test_relief_is_the_other_sides_to_grant(read: Read) -> None:
    text = "Iran and the United States met in Rome. Iran said the sanctions on its oil must be lifted first."
    assert [one.imposer.name for one in found(read, text) if one.imposer] == ["United States"]
