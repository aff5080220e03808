"""What is passed over at once is what the whole check would refuse: told or not, the events are the same."""

from collections.abc import Callable

import pytest

from tracktwo.extract import events
from tracktwo.ontology.frames import ANY
from tracktwo.ontology.loader import CodeBooks
from tracktwo.pipeline.steps import Finds
from tracktwo.records import Attempt

TEXTS = [
    "Narvan troops shelled the port of Lunde on Monday, and the rebels pulled out of two villages.",
    "Kenya signed a trade agreement with Uganda after its envoy handed over a list of prisoners to Chad.",
    "The talks in Accra broke down when Mali walked away from the table; Niger imposed sanctions on it.",
    "Protesters burned tyres in Lima, police fired tear gas at them and the army took control of the road.",
]


@pytest.mark.parametrize("text", TEXTS)
def test_events_are_the_same_whether_somebody_reads_why(
    read: Callable[..., Finds], books: CodeBooks, text: str
) -> None:
    reading = read(text).reading
    told: list[Attempt] = []
    quick = list(events.extract(reading, books=books))
    slow = list(events.extract(reading, books=books, trace=told.append))
    assert quick == slow
    assert quick
    assert any(not attempt.fired for attempt in told)


def test_a_frame_s_anchors_are_among_what_it_asks_for(books: CodeBooks) -> None:
    for frames in books.frames.index.values():
        for frame in frames:
            asked = {*(frame.objects or ()), *(frame.governed or ()), frame.modifier}
            asked |= {(frame.particle or "").partition("_")[0]}
            asked |= (frame.subjects or set()) if frame.lemma == ANY else set()
            assert frame.anchors is None or frame.anchors <= asked
