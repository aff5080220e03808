"""Whom "them", "him" and "it" mean as objects, where the sentence before leaves one reading."""

from collections.abc import Sequence

from tracktwo.extract.cast import Cast
from tracktwo.extract.officials import is_one_side
from tracktwo.extract.told_before import SUBJECTS, Told
from tracktwo.records import ActorRef, Named, Sentence, Token

OBJECTS = frozenset({"dobj", "pobj", "dative", "iobj"})
# What is said to somebody, so that "it" is no thing.
_ADDRESSING = """
    accuse urge ask blame warn tell call thank praise invite persuade advise remind implore press beg order
    command instruct charge fault reprimand commend congratulate assure promise negotiate talk speak appeal
"""
ADDRESSING = frozenset(_ADDRESSING.split())
# What is done to people: such a "them" is no thing either.
_HANDLING = """
    attack detain arrest kill expel fire shoot disperse beat drive repel free release hold pursue strike fight
    clash meet offer give grant join back support protect receive host question sentence ambush chase deport
    criticise criticize condemn denounce rebuke help feed shelter arm train fund sanction defend besiege
    injure wound capture abduct evict disarm round want force allow let forbid
"""
HANDLING = ADDRESSING | frozenset(_HANDLING.split())
# What nobody does to his own: "struck their camps" is another's camps.
STRIKING = frozenset(
    [
        "attack",
        "strike",
        "hit",
        "bomb",
        "shell",
        "raid",
        "storm",
        "overrun",
        "destroy",
        "besiege",
        "target",
        "bombard",
    ]
)
OWNED = {"their": "them", "its": "it"}
PLURALS = frozenset({"NNS", "NNPS"})


def object_meant(
    cast: Cast, sentence: Sentence, token: Token, before: Sequence[Named]
) -> tuple[ActorRef, ...]:
    """Return whom an object pronoun means: the only party of the sentence before that fits it.

    "Them" is the only one in the plural, "him" and "her" the only official who was subject, "it" the first
    subject that is a body; never whoever acts here.
    """
    word = token.text.lower()
    owned = sentence.tokens[token.head] if word in OWNED else token
    if owned.dep not in OBJECTS or not cast.past:
        return ()
    verb = _verb_above(sentence, token).lemma.lower()
    if word in OWNED:
        fits, word = verb in STRIKING and owned.dep == "dobj", OWNED[word]
    else:
        fits = verb in (ADDRESSING if word == "it" else HANDLING)
    if not fits:
        return ()
    here = [n.actor for n in before if n.actor and sentence.tokens[n.head].dep in SUBJECTS]
    if word == "them":
        return () if _has_plural_before(sentence, token) else _many(cast.past[0], here)
    left = [ref for ref in _single(cast.past[0], word) if ref not in here]
    return (left[0],) if left and (word == "it" or len(left) == 1) else ()


def _verb_above(sentence: Sentence, token: Token) -> Token:
    """Return the verb whose object or prepositional object a word is."""
    above = sentence.tokens[token.head]
    for _ in range(3):
        if above.pos in ("VERB", "AUX") or above.head == above.i:
            break
        above = sentence.tokens[above.head]
    return above


def _has_plural_before(sentence: Sentence, token: Token) -> bool:
    """Whether something in the plural that is no subject stands before: "lifted the curbs and freed them"."""
    return any(t.tag in PLURALS and t.dep not in SUBJECTS for t in sentence.tokens[: token.i])


def _many(last: Told, here: Sequence[ActorRef]) -> tuple[ActorRef, ...]:
    """Return the only party told of in the plural, or the several that were subject together."""
    joined = next((refs for refs in last.subjects if len(refs) > 1), ())
    if joined and not any(is_one_side(ref, one) for ref in joined for one in here):
        return joined
    left = [ref for ref in last.many if not any(_is_same(ref, one) for one in here)]
    return (left[0],) if len(left) == 1 else ()


def _is_same(ref: ActorRef, one: ActorRef) -> bool:
    return ref.sector == one.sector and (None in (ref.code, one.code) or is_one_side(ref, one))


def _single(last: Told, word: str) -> list[ActorRef]:
    subjects = [(ref, many) for refs, many in zip(last.subjects, last.plural, strict=True) for ref in refs]
    if word == "it":
        people = {ref for _, ref in last.officials}
        return [ref for ref, many in subjects if not many and ref.id is not None and ref not in people]
    named = [n.actor for n in last.named if n.label == "person" and n.actor and n.rule.endswith(".subject")]
    offices = {ref for _, ref in last.officials}
    return named or [ref for ref, _ in subjects if ref in offices]
