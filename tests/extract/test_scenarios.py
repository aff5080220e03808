"""Scenarios that an article sets side by side."""

from collections.abc import Callable

from tracktwo.extract.scenarios import extract
from tracktwo.ontology.loader import CodeBooks
from tracktwo.pipeline.reading import start_reading
from tracktwo.pipeline.steps import Finds
from tracktwo.records import ScenarioSet

Read = Callable[..., Finds]

LIST = """\
Three scenarios for the strait

Diplomats see several possible outcomes:

- Managed truce: both navies stay in port. This depends on the harbour commission being paid.
- Slow freeze: if the envoys fail to meet, patrols go on as before.
- Open war: a collision at sea could lead to a blockade. Watch for a recall of ambassadors.

Nobody expects an answer before spring.
"""


def found(text: str, books: CodeBooks) -> list[ScenarioSet]:
    return list(extract(start_reading("a1", text, outlet="Harbour Gazette"), books=books))


def test_a_list_of_named_scenarios_with_conditions_and_indicators(books: CodeBooks) -> None:
    (one,) = found(LIST, books)
    assert [scenario.name for scenario in one.scenarios] == ["Managed truce", "Slow freeze", "Open war"]
    truce, freeze, war = one.scenarios
    assert truce.condition == "the harbour commission being paid"
    assert freeze.condition == "if the envoys fail to meet"
    assert war.indicators == ("a recall of ambassadors",)
    assert one.named_by == "Harbour Gazette"
    for scenario in one.scenarios:
        (evidence,) = scenario.evidence
        assert LIST[evidence.start : evidence.end] == evidence.text


def test_scenarios_in_sentences(books: CodeBooks) -> None:
    text = (
        "In the best case, the lorries reach the valley by May. "
        "In the worst case, the road stays shut all year."
    )
    (one,) = found(text, books)
    assert [scenario.name for scenario in one.scenarios] == ["best case", "worst case"]


def test_one_case_alone_and_a_shopping_list_are_no_scenarios(books: CodeBooks) -> None:
    assert found("In the best case, the lorries reach the valley by May.", books) == []
    assert found("What to pack\n\n- Boots: the passes are wet.\n- Bread: shops are shut.\n", books) == []
