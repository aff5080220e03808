"""Stances that a noun carries: "Kyiv's demand for", "the rejection by Hamas of", "its price is"."""

from collections.abc import Iterator

from tracktwo.extract.clauses import subject_of
from tracktwo.extract.party_phrases import phrase_parties
from tracktwo.extract.stance_scene import Scene, StanceFound, frame_at, owners_of, stance_found
from tracktwo.extract.syntax import ancestors, child_tokens, subtree
from tracktwo.records import ActorRef, Stance, Token

THING_WORDS = frozenset({"for", "of", "to", "on", "that", "over", "with", "about"})
# What is done with a demand or an offer by whoever makes it: "countered with an offer of passage".
UTTERING = frozenset(
    {
        "make", "repeat", "renew", "reiterate", "counter", "respond", "raise", "issue", "present", "voice",
        "express", "extend", "advance", "table", "float", "press", "lay", "set", "submit", "have", "come",
        "signal", "show", "maintain", "restate", "attach",
    }
)  # fmt: skip
BEING = frozenset({"be", "remain"})


def by_noun(scene: Scene, noun: Token) -> Iterator[StanceFound]:
    """Read "Kyiv's demand for ...", "the rejection by Hamas of ...", "a Ukrainian proposal for ..."."""
    stance = scene.stances.nouns.get(noun.lemma.lower())
    if stance is None or noun.pos != "NOUN":
        return
    if _is_given_up(scene, noun):
        return
    if _is_none(scene, noun):
        if stance is not Stance.REJECTS:
            return
        stance = Stance.ACCEPTS
    owners = owners_of(scene, noun) or _utterer(scene, noun)
    spoken = (
        not owners and noun.lemma.lower() == "offer" and bool(child_tokens(scene.sentence, noun.i, "acl"))
    )
    content = [
        token
        for child in child_tokens(
            scene.sentence, noun.i, "prep", "acl", "amod", "compound", "pobj", "ccomp", "relcl"
        )
        if not (child.dep == "prep" and child.lemma.lower() not in THING_WORDS)
        for token in subtree(scene.sentence, child.i)
    ]
    listed = _after_colon(scene, noun)
    if (owners or spoken) and (content or listed or _is_announced(noun)):
        content = listed or content or [noun]
        yield stance_found(scene, f"noun:{noun.lemma.lower()}", stance, noun, owners, content, None)


def _is_none(scene: Scene, noun: Token) -> bool:
    """Whether there is none of it: "has no objection to the bridge", "without any demand"."""
    return any(child.text.lower() in ("no", "zero") for child in child_tokens(scene.sentence, noun.i, "det"))


def _is_announced(noun: Token) -> bool:
    """Whether a noun alone is news: "announced its acceptance", "repeated its refusal"."""
    return noun.dep == "dobj" and noun.lemma.lower() in ("acceptance", "rejection", "refusal", "approval")


def _after_colon(scene: Scene, noun: Token) -> list[Token]:
    """Return what a colon after "its conditions" or "a roadmap" lists."""
    if noun.lemma.lower() not in (
        "condition",
        "demand",
        "roadmap",
        "precondition",
        "requirement",
        "plan",
        "term",
    ):
        return []
    tokens = scene.sentence.tokens
    colon = next((t.i for t in tokens[noun.i :] if t.text == ":"), None)
    if colon is None or any(t.text in (";", "–") for t in tokens[noun.i : colon]):
        return []
    return list(tokens[colon + 1 :])


def _utterer(scene: Scene, noun: Token) -> tuple[ActorRef, ...]:
    """Return who makes a demand or an offer that has no owner: "Kyiv countered with an offer of ..."."""
    sentence = scene.sentence
    above = sentence.tokens[noun.head]
    if noun.dep == "pobj" and above.lemma.lower() in ("with", "to"):
        above = sentence.tokens[above.head]
    is_uttered = noun.dep in ("dobj", "pobj") and above.lemma.lower() in UTTERING and above.pos == "VERB"
    who = subject_of(sentence, above.i) if is_uttered else None
    return phrase_parties(scene.index, sentence, who.i) if who is not None else ()


def by_equation(scene: Scene, verb: Token) -> Iterator[StanceFound]:
    """Read "Beirut's price is a pullout", "the rebels' condition remains that the siege be lifted"."""
    sentence = scene.sentence
    for subject in child_tokens(sentence, verb.i, "nsubj"):
        stance = scene.stances.equations.get(subject.lemma.lower())
        owners = owners_of(scene, subject) if stance is not None else ()
        things = child_tokens(sentence, verb.i, "attr", "ccomp", "xcomp")
        if stance is None or not owners or not things:
            continue
        content = [token for thing in things for token in subtree(sentence, thing.i)]
        if not any(token.text.lower() in ("clear", "unchanged", "same") for token in content[:3]):
            rule = f"equation:{subject.lemma.lower()}"
            yield stance_found(scene, rule, stance, verb, owners, content, None)


def _is_given_up(scene: Scene, noun: Token) -> bool:
    """Whether the verb over a demand or objection says it is held no longer: "dropped its objection"."""
    above = next((t for t in ancestors(scene.sentence, noun.i) if t.pos == "VERB"), None)
    frame = frame_at(scene, above) if above is not None else None
    return frame is not None and frame.stance in (Stance.OPEN_TO, Stance.ACCEPTS)
