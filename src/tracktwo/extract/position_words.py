"""The words a position is quoted with, and the time named beside it."""

from tracktwo.extract.stance_scene import StanceFound
from tracktwo.extract.syntax import ancestors, child_tokens, subtree
from tracktwo.records import (
    Reading,
    Sentence,
    TimeValue,
    Token,
)

THEY = frozenset({"it", "he", "she", "they"})  # whom these mean stands before them
RELATIVE = frozenset({"WDT", "WP", "WP$", "WRB"})
LONGEST_OPENING = 200  # characters of a sentence before a stance; more would bury it
INSIDE = frozenset({"mark", "aux", "auxpass", "advmod", "neg", "cc"})
HANGING = frozenset(
    {"acl", "relcl", "advcl", "xcomp", "ccomp", "conj", "pcomp"}
)  # verbs with no subject of their own


def bounds_of(sentence: Sentence, found: StanceFound) -> tuple[int, int]:
    """Return the offsets of the stance with its subject, content and condition, from end to end."""
    anchor = sentence.tokens[found.anchor]
    tokens = [anchor, *found.content, *found.condition]
    tokens += child_tokens(sentence, anchor.i, "nsubj", "nsubjpass", "aux", "neg", "prt")
    if anchor.pos == "NOUN":
        tokens += child_tokens(sentence, anchor.i, "det")
    owners = ("poss", "amod", "compound") if anchor.pos == "NOUN" else ("nsubj", "nsubjpass", "agent")
    for branch in child_tokens(sentence, anchor.i, *owners):
        tokens += subtree(sentence, branch.i, without=frozenset({"relcl"}))
    if anchor.pos == "AUX":  # "is" says nothing without what it is
        for branch in child_tokens(sentence, anchor.i, "attr", "acomp", "nsubj"):
            tokens += subtree(sentence, branch.i, without=frozenset({"relcl"}))
    ordered = sorted(tokens, key=lambda token: token.start)
    while len(ordered) > 1 and ordered[0].pos == "PUNCT" and ordered[0].text in (",", ";", ":", "–", "—"):
        ordered.pop(0)
    first = ordered[0]
    while len(ordered) > 1 and ordered[-1].dep == "cc":  # "did not agree to it, but"
        ordered.pop()
    end = ordered[-1].end
    if found.rule.startswith("condition"):  # "if the men are freed" says itself what is asked for
        return first.start, end
    return _opening(sentence, anchor, first), end


def _opening(sentence: Sentence, anchor: Token, first: Token) -> int:
    """Return where the words begin; at the sentence's start where they would open in the middle of a clause.

    "that both claim" or "to discuss a shared field" tells nobody who claims what.
    """
    is_hanging = first.i == anchor.i and (anchor.dep in HANGING or anchor.pos == "AUX")
    is_pointing = first.tag == "PRP" and first.text.lower() in THEY
    opens_inside = (
        is_hanging or is_pointing or first.dep in INSIDE or first.pos == "PART" or first.tag in RELATIVE
    )
    start = sentence.tokens[0].start
    return start if opens_inside and first.start - start <= LONGEST_OPENING else first.start


def _is_of_another(sentence: Sentence, start: int, anchor: int) -> bool:
    """Whether a time tells when something else was: "the men sentenced in 2020", "unpaid since 2016"."""
    token = next(t for t in sentence.tokens if t.end > start)
    for above in ancestors(sentence, token.i):
        if above.i == anchor:
            return False
        if above.pos == "VERB" and above.dep in ("relcl", "acl", "advcl", "pcomp"):
            return True
    return False


def date_of(reading: Reading, sentence: Sentence, start: int, end: int, anchor: int) -> TimeValue | None:
    """Return the time named beside the stance, when there is exactly one."""
    inside = [
        t
        for t in reading.times
        if t.sentence == sentence.index and start <= t.start and t.end <= end and t.of_noun is None
        if not _is_of_another(sentence, t.start, anchor)
    ]
    return inside[0].value if len(inside) == 1 and inside[0].value.start else None
