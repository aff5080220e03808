"""Towards whom a promise is made: whom it was told, who gets what is handed over, the other side."""

from tracktwo.extract.party_phrases import joint_parties, phrase_parties
from tracktwo.extract.promise_setting import Promise
from tracktwo.extract.syntax import child_tokens
from tracktwo.records import ActorRef, PartyIndex, Sentence

NEAR = 4  # sentences back in which the other side must have been named
TOWARDS = frozenset({"to", "towards", "toward"})
# What one side does for the other, or stops doing to it.
DONE_FOR_OTHERS = frozenset(
    {
        "free", "release", "return", "repatriate", "hand", "withdraw", "pull", "vacate", "stop", "halt",
        "cease", "suspend", "notify", "inform", "answer", "reply", "respond", "recognise", "recognize",
        "compensate", "lift", "exchange", "share", "leave", "surrender",
    }
)  # fmt: skip


def towards(
    sentence: Sentence, promise: Promise, party: ActorRef | None, index: PartyIndex
) -> ActorRef | None:
    """Return towards whom: the party behind "to", the indirect object, or the other side it is done for."""
    for token in promise.words:
        if token.dep == "dative" or (token.dep == "prep" and token.lemma.lower() in TOWARDS):
            nouns = (
                [token]
                if token.dep == "dative" and token.pos != "ADP"
                else child_tokens(sentence, token.i, "pobj")
            )
            for noun in nouns:
                for other in phrase_parties(index, sentence, noun.i):
                    if other != party:
                        return other
    return _told(sentence, promise, party, index) or _other_side(sentence, promise, party, index)


def _told(sentence: Sentence, promise: Promise, party: ActorRef | None, index: PartyIndex) -> ActorRef | None:
    """Return whom a promise was made to in so many words: "promised the mediators that ..."."""
    for token in child_tokens(sentence, promise.anchor.i, "dobj", "dative"):
        for other in phrase_parties(index, sentence, token.i):
            if other != party and promise.rule.startswith("making"):
                return other
    return None


def _other_side(
    sentence: Sentence, promise: Promise, party: ActorRef | None, index: PartyIndex
) -> ActorRef | None:
    """Return the other of the pair at hand where one of them is to free, withdraw, stop or tell something."""
    pair = index.pairs.get(sentence.index, ())
    acts = {token.lemma.lower() for token in promise.words if token.pos == "VERB"}
    if _binds_both(sentence, promise, index) or not acts & DONE_FOR_OTHERS:
        return None
    named = [
        t for t in promise.words if sentence.tokens[t.head].lemma.lower() not in ("by", "before", "until")
    ]
    inside = {index.at.get((sentence.index, token.i)) for token in named} - {party, None}
    if len(inside) == 1:
        return inside.pop()
    others = [other for other in pair if other != party] if party in pair else []
    near = {index.at.get((s, t)) for s, t in index.at if sentence.index - NEAR <= s <= sentence.index}
    return next((other for other in others if other in near), None)


def _binds_both(sentence: Sentence, promise: Promise, index: PartyIndex) -> bool:
    """Whether both of a pair are bound: then it is towards nobody in particular."""
    return promise.who is None or len(joint_parties(index, sentence, promise.who.i)) > 1
