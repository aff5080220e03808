"""Who is bound where the promise's own words do not name them: captors, and "they" in a relative clause."""

from collections.abc import Iterable

from tracktwo.extract.clauses import objects_of
from tracktwo.extract.party_context import ARMED_SECTORS
from tracktwo.extract.party_phrases import phrase_parties
from tracktwo.extract.syntax import child_tokens
from tracktwo.records import ActorRef, PartyIndex, Sentence, Token

CAPTIVES = frozenset({"hostage", "prisoner", "captive", "detainee", "soldier", "abductee", "pilot", "body"})
GOING = frozenset({"go", "come", "return", "walk", "release", "free", "hand", "repatriate", "due", "be"})


def captor_of(sentence: Sentence, anchor: Token, index: PartyIndex) -> ActorRef | None:
    """Return who holds the captives that are to go home, when it is one of the pair at hand.

    "Four Malian soldiers are to be freed" binds whoever of the pair is not Mali; hostages are held by
    the armed group of it. Held "by" somebody says so itself.
    """
    captives = _captives(sentence, anchor)
    pair = index.pairs.get(sentence.index, ())
    if captives is None or anchor.lemma.lower() not in GOING:
        return None
    held = [
        t for t in child_tokens(sentence, captives.i, "acl", "relcl") if t.lemma.lower() in ("hold", "keep")
    ]
    for verb in held:
        for preposition in child_tokens(sentence, verb.i, "agent", "prep"):
            for noun in child_tokens(sentence, preposition.i, "pobj"):
                return next(iter(phrase_parties(index, sentence, noun.i)), None)
    if not pair:
        return None
    own = [party for party in pair if party in _owners(index, sentence, captives)]
    if captives.lemma.lower() == "hostage" or (not own and captives.lemma.lower() in ("soldier", "pilot")):
        own = [party for party in pair if party.sector not in ARMED_SECTORS]
    return next(party for party in pair if party != own[0]) if len(own) == 1 else None


def _captives(sentence: Sentence, anchor: Token) -> Token | None:
    """Return the captives who are the subject: those who go home, or are to be freed by nobody named."""
    subjects: Iterable[Token] = child_tokens(sentence, anchor.i, "nsubj")
    if child_tokens(sentence, anchor.i, "nsubjpass"):
        subjects = [] if child_tokens(sentence, anchor.i, "agent") else objects_of(sentence, anchor.i)
    return next((token for token in subjects if token.lemma.lower() in CAPTIVES), None)


def _owners(index: PartyIndex, sentence: Sentence, captives: Token) -> list[ActorRef]:
    beside = child_tokens(sentence, captives.i, "amod", "compound", "nmod", "poss")
    return [index.at[sentence.index, t.i] for t in beside if (sentence.index, t.i) in index.at]


def spoken_of(index: PartyIndex, sentence: Sentence, i: int) -> tuple[ActorRef, ...]:
    """Return the party that "they" or "it" in a subordinate clause means: the subject named before it."""
    for token in sentence.tokens[:i]:
        if token.dep in ("nsubj", "nsubjpass") and token.i < i:
            parties = phrase_parties(index, sentence, token.i)
            if parties:
                return parties
    return ()


def owners_of_thing(index: PartyIndex, sentence: Sentence, thing: Token) -> tuple[ActorRef, ...]:
    """Return whose a thing is by the words beside it: "Venezuelan patrol boats", "the army's guns"."""
    beside = child_tokens(sentence, thing.i, "amod", "compound", "nmod", "poss")
    found = [index.at[sentence.index, token.i] for token in beside if (sentence.index, token.i) in index.at]
    return tuple(dict.fromkeys(found))
