"""Every code of the code book has a definition and an example of its own, and the example is coded so."""

from collections.abc import Callable, Iterator

import pytest

from tracktwo.extract.event_draft import APPEALS, CAMEO_BRANCHES, CAMEO_ROOTS
from tracktwo.ontology.cameo import load_cameo
from tracktwo.ontology.frames import load_frames
from tracktwo.ontology.plover import load_plover
from tracktwo.pipeline.steps import Finds
from tracktwo.records import Event, EventType

Read = Callable[..., Finds]
MODES = [(kind, mode) for kind, entry in load_plover().types.items() for mode in entry.modes]


@pytest.fixture(scope="module")
def events(read: Read) -> Callable[[str], list[Event]]:
    """A function: a sentence to its events."""

    def found(text: str) -> list[Event]:
        records = read(text, steps=frozenset({"events"})).records
        return [record for record in records if isinstance(record, Event)]

    return found


def emitted() -> Iterator[str]:
    """Yield every CAMEO code that a frame or an operator can give."""
    yield from (frame.cameo for frames in load_frames().index.values() for frame in frames)
    yield from CAMEO_ROOTS.values()
    yield from APPEALS.values()
    yield from CAMEO_BRANCHES.values()


def test_every_code_that_is_given_stands_in_the_book() -> None:
    assert set(emitted()) - load_cameo().codes.keys() == set()


def test_codes_are_strings_of_two_to_four_digits() -> None:
    assert all(code.isdigit() and 2 <= len(code) <= 4 for code in load_cameo().codes)


@pytest.mark.parametrize("code", load_cameo().codes)
def test_the_example_of_a_cameo_code_is_coded_so(code: str, events: Callable[[str], list[Event]]) -> None:
    entry = load_cameo().codes[code]
    assert entry.definition.endswith(".")
    found = events(entry.example)
    assert code in {event.cameo for event in found}
    if entry.mode is not None:
        assert entry.mode in {event.mode for event in found if event.cameo == code}


@pytest.mark.parametrize(("kind", "mode"), MODES, ids=[f"{kind.value}-{mode}" for kind, mode in MODES])
def test_the_example_of_a_mode_is_coded_so(
    kind: EventType, mode: str, events: Callable[[str], list[Event]]
) -> None:
    entry = load_plover().types[kind].modes[mode]
    assert entry.definition.endswith(".")
    found = {(event.type, event.mode) for event in events(entry.example)}
    assert (kind, mode) in found


@pytest.mark.parametrize("name", load_plover().contexts)
def test_the_example_of_a_context_is_read_so(name: str, events: Callable[[str], list[Event]]) -> None:
    entry = load_plover().contexts[name]
    assert entry.definition.endswith(".")
    assert any(name in event.contexts for event in events(entry.example))


def test_no_sentence_stands_for_two_types_or_two_contexts() -> None:
    types = [entry.example for entry in load_plover().types.values()]
    contexts = [entry.example for entry in load_plover().contexts.values()]
    assert len(set(types)) == len(types)
    assert len(set(contexts)) == len(contexts)


def test_every_rule_says_what_it_follows() -> None:
    for rule in load_plover().rules.values():
        assert rule.follows in {"manual", "table", "own", "setting"}
        assert rule.text.endswith(".")
