"""Measures: sanctions, relief, arms and aid with imposer, target, amount and status."""

from collections.abc import Callable

import pytest

from tracktwo.errors import OntologyError
from tracktwo.ontology.measures import read_act
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


@pytest.mark.parametrize(
    ("text", "kind", "imposer", "target", "status"),
    [
        ("The Swiss government added fourteen Belarusian companies to its sanctions list.",
         "sanction", "Switzerland", "fourteen Belarusian companies", "occurred"),
        ("Canada blacklisted three Haitian senators.", "sanction", "Canada", "Haiti", "occurred"),
        ("Nine shipping firms were sanctioned by New Zealand.",
         "sanction", "New Zealand", "Nine shipping firms", "occurred"),
        ("The United Kingdom removed two Syrian banks from its sanctions list.",
         "relief", "United Kingdom", "two Syrian banks", "occurred"),
        ("France barred eleven Malian officers from entering the country.",
         "travel_ban", "France", "Mali", "occurred"),
        ("Poland revoked the visas of six Belarusian judges.", "travel_ban", "Poland", "Belarus", "occurred"),
        ("Germany will supply Armenia with two air defence systems.",
         "arms", "Germany", "Armenia", "planned"),
        ("The Netherlands restricted exports of chipmaking machines to China.",
         "export_control", "Netherlands", "China", "occurred"),
        ("The G7 agreed to lower the price cap on Russian oil.", "price_cap", "G7", "Russia", "planned"),
    ],
)  # fmt: skip
def test_the_object_of_a_verb_of_listing_or_giving_is_the_target(
    read: Read, text: str, kind: str, imposer: str, target: str, status: str
) -> None:
    (one,) = found(read, text)
    assert one.imposer is not None
    assert one.target is not None
    told = (one.kind.value, one.imposer.name, one.target.name, one.status.value)
    assert told == (kind, imposer, target, status)


@pytest.mark.parametrize(
    "text",
    [
        "Norway removed two names from its list of speakers.",
        "Kenya barred reporters from the courtroom.",
        "Italy supplied the museum with three paintings.",
        "Chile added two players to its squad.",
    ],
)
def test_other_lists_bars_and_supplies_are_no_measures(read: Read, text: str) -> None:
    assert found(read, text) == []


def test_how_long_is_no_amount(read: Read) -> None:
    (one,) = found(read, "Japan extended its sanctions against North Korea by two years.")
    assert one.amount is None


@pytest.mark.xfail(reason="the parser takes 'Belgium froze assets worth' for a noun phrase")
def test_a_freeze_of_assets_worth_a_sum(read: Read) -> None:
    (one,) = found(read, "Belgium froze assets worth 190 billion euros belonging to the central bank.")
    assert one.currency == "EUR"


@pytest.mark.parametrize(
    ("text", "kind", "imposer", "status"),
    [
        ("Finland has suspended all development aid to Chad.", "aid", "Finland", "occurred"),
        ("Spain stopped all arms deliveries to Israel in May.", "arms", "Spain", "occurred"),
    ],
)
def test_aid_and_arms_that_are_cut_are_told_as_withheld(
    read: Read, text: str, kind: str, imposer: str, status: str
) -> None:
    (one,) = found(read, text)
    assert one.imposer is not None
    assert (one.kind.value, one.imposer.name, one.status.value, one.withheld) == (kind, imposer, status, True)


def test_aid_that_is_given_is_not_withheld(read: Read) -> None:
    (one,) = found(read, "Finland sent twelve tonnes of food to Chad.")
    assert not one.withheld


@pytest.mark.parametrize(
    ("text", "kind", "imposer", "status"),
    [
        ("Iran closed its border with Afghanistan on Sunday.", "embargo", "Iran", "occurred"),
        ("Kyrgyzstan cut electricity supplies to Uzbekistan.", "embargo", "Kyrgyzstan", "occurred"),
        ("Peru banned imports of cement from Bolivia.", "embargo", "Peru", "occurred"),
        ("Canada placed five Haitian officials on its sanctions list.", "sanction", "Canada", "occurred"),
        ("Denmark earmarked 90 million euros for hospitals in Sudan.", "aid", "Denmark", "occurred"),
        ("Norway is considering a ban on imports from the territories.", "embargo", "Norway", "proposed"),
    ],
)
def test_closed_borders_cut_power_bans_and_money_set_aside(
    read: Read, text: str, kind: str, imposer: str, status: str
) -> None:
    (one,) = found(read, text)
    assert one.imposer is not None
    assert (one.kind.value, one.imposer.name, one.status.value) == (kind, imposer, status)


def test_a_word_of_the_lexicon_that_yaml_takes_for_yes_or_no_is_refused() -> None:
    row = {"kind": "sanction", "verbs": ["put"], "things": ["list"], "prepositions": ["to", True]}
    with pytest.raises(OntologyError, match="Quote on"):
        read_act(row)


def test_a_day_is_no_target(read: Read) -> None:
    (one,) = found(read, "Benin lifted its ban on fuel exports on Saturday night.")
    assert one.target is None or "Saturday" not in one.target.name


@pytest.mark.parametrize(
    ("text", "kind", "status", "withheld"),
    [
        ("The State Department suspended training in Niger on Monday.", "aid", "occurred", True),
        ("Brussels slapped duties of 18 percent on Serbian steel.", "tariff", "occurred", False),
        ("The European Union is drafting a ban on the transit of arms.", "embargo", "planned", False),
    ],
)
def test_training_duties_and_bans_in_the_making(
    read: Read, text: str, kind: str, status: str, withheld: bool
) -> None:
    (one,) = found(read, text)
    assert (one.kind.value, one.status.value, one.withheld) == (kind, status, withheld)
