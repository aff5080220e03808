"""Slips of the parser mended for every extractor."""

import pytest
from tests.conftest import Read

from tracktwo.records import Event, Position, Quotation


@pytest.mark.parametrize(
    "text",
    [
        "Kenya says the port is not up for negotiation and demands that Ugandan forces withdraw first.",
        "Kenya insists the port is not for sale and demands that Ugandan forces withdraw first.",
    ],
)
def test_a_verb_behind_and_is_no_noun(read: Read, text: str) -> None:
    found = read(text).records
    deeds = {(e.type.value, e.status.value) for e in found if isinstance(e, Event)}
    assert ("REQUEST", "occurred") in deeds
    assert not any(kind == "RETREAT" for kind, _ in deeds)
    wanted = {(p.party.name, p.issue, p.stance.value) for p in found if isinstance(p, Position)}
    assert ("Kenya", "withdrawal", "demands") in wanted


def test_nouns_behind_and_stay_nouns(read: Read) -> None:
    sentences = read("Kenya lists its needs and demands that were never met.").reading.sentences
    (word,) = [token for token in sentences[0].tokens if token.text == "demands"]
    assert word.pos == "NOUN"


@pytest.mark.parametrize(
    "text",
    [
        "Six rangers were hurt when gunmen fired on two boats on the Tana, the Kenya Defence Force said.",
        "The convoy was stopped at a checkpoint on the road to Garissa, the Red Cross said.",
    ],
)
def test_who_says_it_at_the_end_is_no_other_name_of_a_river(read: Read, text: str) -> None:
    quotations = [q for q in read(text).records if isinstance(q, Quotation)]
    assert [q.speaker for q in quotations] == [text.rsplit(", ", 1)[1].removesuffix(" said.")]
