"""The cue lexicon: what it holds, and what it refuses."""

from importlib import resources

import pytest

from tracktwo.errors import OntologyError
from tracktwo.ontology.cues import CueKind, load_cues, parse_cues
from tracktwo.records import Polarity, SpeechAct

TEXT = resources.files("tracktwo.ontology").joinpath("cues.yaml").read_text("utf-8")


def test_a_cue_has_a_sense_for_each_frame() -> None:
    threaten = load_cues().verbs["threaten"]
    assert threaten["to"].act is SpeechAct.THREATENS
    assert load_cues().verbs["deny"]["clause"].polarity is Polarity.NEGATED
    assert load_cues().nouns["demand"]["for"].act is SpeechAct.DEMANDS
    assert load_cues().verbs["hope"]["clause"].kind is CueKind.ATTITUDE


def test_people_and_things_are_apart() -> None:
    cues = load_cues()
    assert not cues.people & cues.things
    assert "say" in cues.quote_verbs


@pytest.mark.parametrize(
    ("right", "wrong", "message"),
    [
        ("takes: [clause, quote, ing], words: say", "takes: [clouse], words: say", "no frame is called"),
        ("act: states, kind: speech", "act: utters, kind: speech", "utters"),
        ("kind: speech, takes", "kind: spoken, takes", "spoken"),
        ("red lines?", "red (lines?", "content, entry"),
    ],
)
def test_a_wrong_entry_is_named(right: str, wrong: str, message: str) -> None:
    assert right in TEXT
    with pytest.raises(OntologyError, match="cues"):
        parse_cues(TEXT.replace(right, wrong, 1))
    with pytest.raises(OntologyError, match=message):
        parse_cues(TEXT.replace(right, wrong, 1))
