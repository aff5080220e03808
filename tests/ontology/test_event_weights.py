"""The learned doubt: its file, its sum, and what it makes of sentences of our own."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tracktwo.errors import OntologyError
from tracktwo.extract.event_choice import DOUBT
from tracktwo.ontology import event_weights
from tracktwo.ontology.event_weights import EventWeights, load_event_weights
from tracktwo.ontology.loader import code_books
from tracktwo.pipeline.steps import Finds
from tracktwo.records import Attempt, Event

Read = Callable[..., Finds]


def test_a_chance_is_the_sum_of_what_is_there() -> None:
    weights = EventWeights(-1.0, {"dep ROOT": 1.0, "dep relcl": -2.0})
    assert weights.chance(["dep ROOT"]) == pytest.approx(0.5)
    assert weights.chance(["dep ROOT", "dep relcl"]) < weights.chance(["unheard of"]) < 0.5


def test_the_shipped_weights_are_small_and_name_nobody() -> None:
    weights = load_event_weights()
    assert 500 < len(weights.weights) < 3000
    assert all(abs(weight) < 10 for weight in weights.weights.values())
    states = {name.lower() for state in code_books().actors.states.values() for name in state.names}
    words = {feature.partition(" ")[2].lower() for feature in weights.weights}
    assert not words & states


def test_a_line_that_cannot_be_read_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    book = tmp_path / "event_weights.tsv"
    book.write_text("always\t0.5\ndep ROOT\n", "utf-8")
    monkeypatch.setattr(event_weights, "BOOK", book)
    load_event_weights.cache_clear()
    with pytest.raises(OntologyError, match="line 2"):
        load_event_weights()
    monkeypatch.undo()
    load_event_weights.cache_clear()


@pytest.mark.parametrize(
    "text",
    [
        "Kenyan soldiers shelled a Somali village on Monday.",
        "Chad expelled two Libyan diplomats.",
        "Norway and Iceland agreed to share intelligence.",
        "Thousands of students marched against the government in Lima, Peru.",
    ],
)
def test_plain_events_are_not_doubted(read: Read, text: str) -> None:
    tried: list[Attempt] = []
    found = read(text, steps=frozenset({"events"}), trace=tried.append)
    assert any(isinstance(record, Event) for record in found.records)
    assert not any("learned" in attempt.detail for attempt in tried)


def test_what_is_doubted_is_told(read: Read) -> None:
    tried: list[Attempt] = []
    read(
        "Parliament in Lima rejected a motion to rename the bridge.",
        steps=frozenset({"events"}),
        trace=tried.append,
    )
    assert 0 < DOUBT < 0.5
    doubts = [attempt for attempt in tried if attempt.detail.startswith("learned")]
    assert doubts
    assert not any(attempt.fired for attempt in doubts)
