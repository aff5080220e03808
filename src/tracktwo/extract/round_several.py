"""More than two at one table, told of again: "the three heads of state", "the sixty-ninth round"."""

from collections.abc import Sequence

from tracktwo.extract.round_details import Details
from tracktwo.extract.round_drafts import Draft
from tracktwo.extract.round_seats import Scene
from tracktwo.extract.syntax import child_tokens
from tracktwo.ontology.delegates import load_delegates
from tracktwo.records import ActorRef, RoundStatus

COUNTED = {"three": 3, "four": 4, "five": 5, "six": 6}
HEADS = frozenset({"head", "power", "capital", "ministry"})


def seat_several(details: Details, drafts: Sequence[Draft]) -> tuple[ActorRef, ...]:
    """Return the three or more who sat together before, where a mention without names means them again."""
    if details.parties:
        return ()
    wanted = _counted(details)
    for draft in reversed(drafts):
        size = len(draft.parties)
        if size > 2 and (size == wanted or (wanted is None and _goes_on(details, draft))):
            return draft.parties
    return ()


def _counted(details: Details) -> int | None:
    """Return how many a mention says there are: "the four delegations", "the three heads of state"."""
    sentence = details.mention.sentence
    both = load_delegates().both_nouns | HEADS
    for noun in sentence.tokens:
        if noun.tag == "NNS" and noun.lemma.lower() in both:
            for number in child_tokens(sentence, noun.i, "nummod"):
                return COUNTED.get(number.text.lower())
    return None


def _goes_on(details: Details, draft: Draft) -> bool:
    """Whether a round with a number follows one with a number."""
    return details.ordinal is not None and draft.ordinal is not None


def is_nobodys(
    scene: Scene, details: Details, parties: tuple[ActorRef, ...], status: RoundStatus | None
) -> bool:
    """Whether a round is proposed in an article that never names the two together: "may propose a round"."""
    if status is not RoundStatus.PROPOSED or details.is_both or details.mediators:
        return False
    return not any(set(parties) <= set(pair) for pair in scene.index.pairs.values())
