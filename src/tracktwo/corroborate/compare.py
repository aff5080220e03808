"""Do two texts contradict each other? Aligned to the same event or question first, then compared."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from tracktwo.corroborate.claim_rivalry import COUNTED, Verdict, are_apart, is_update, judge_claims
from tracktwo.corroborate.deeds import judge_deeds
from tracktwo.corroborate.facts import judge_in_story
from tracktwo.corroborate.offices import judge_offices
from tracktwo.corroborate.sentence_diff import Difference, Line, alignment, differences, likeness
from tracktwo.corroborate.telling import Telling, pairs
from tracktwo.ontology.rivals import Rivals

# Above this share of words in the same order two sentences are one sentence, edited: measured on
# bench/contradictions.py, where unrelated pairs of one topic stay below it.
SAME_SENTENCE = 0.6
WORD_FOR_WORD = 0.75
RELATED = 0.4
CONFLICT = 0.5
# A lone word that the lexicon does not know, in a sentence otherwise repeated word for word.
LONE_CHANGE = 0.6


class Label(StrEnum):
    """How two texts stand to each other."""

    CONTRADICTION = "contradiction"
    CONSISTENT = "consistent"
    UNRELATED = "unrelated"
    UPDATE = "update"


@dataclass(frozen=True, slots=True)
class Comparison:
    """The label, how sure a conflict is (0..1), why, and the kind of disagreement if it is one."""

    label: Label
    score: float
    reasons: tuple[str, ...]
    kind: str | None = None


def compare(a: Telling, b: Telling, *, rivals: Rivals, same_story: bool = False) -> Comparison:
    """Return how two tellings stand to each other.

    The score is that of the strongest conflict; under an update it is that of the changed value.
    With `same_story` both are known to tell of one development, so that fewer words in common are
    asked for and bare facts (did they meet, who left) are compared too.
    """
    verdicts = list(_verdicts(a, b, rivals))
    if same_story:
        verdicts.extend(judge_in_story(a, b, rivals))
    clashes = sorted((v for v in verdicts if v.label == "contradiction"), key=lambda v: -v.weight)
    if clashes and all(v.kind == "quantity" for v in clashes) and _has_risen(a, b):
        return Comparison(Label.UPDATE, clashes[0].weight, _reasons(clashes), "quantity")
    if clashes and clashes[0].weight >= CONFLICT:
        return Comparison(Label.CONTRADICTION, clashes[0].weight, _reasons(clashes), clashes[0].kind)
    updates = [v for v in verdicts if v.label == "update"]
    if updates:
        return Comparison(Label.UPDATE, updates[0].weight, _reasons(updates), updates[0].kind)
    score = clashes[0].weight if clashes else 0.0
    agreements = [v for v in verdicts if v.label == "consistent"]
    if agreements:
        return Comparison(Label.CONSISTENT, score, _reasons(agreements), None)
    alike = likeness(a.line(), b.line(), rivals)
    label = Label.CONSISTENT if alike >= RELATED else Label.UNRELATED
    return Comparison(label, score, (f"{alike:.0%} of the shorter text's words are in the other",), None)


def _has_risen(a: Telling, b: Telling) -> bool:
    """Tell whether each count that both give is higher in the later one: "at least 8", then "at least 9"."""
    counts = [(x, y) for x, y in pairs(a.claims_here(), b.claims_here()) if x.slot in COUNTED]
    return bool(counts) and all(x.value == y.value or is_update(x, y, a, b) for x, y in counts)


def _reasons(verdicts: list[Verdict]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(f"{v.kind}: {v.reason}" for v in verdicts))[:5]


def _verdicts(a: Telling, b: Telling, rivals: Rivals) -> Iterator[Verdict]:
    for ours, theirs in pairs(a.claims_here(), b.claims_here()):
        verdict = judge_claims(ours, theirs, a, b, rivals)
        if verdict is not None:
            yield verdict
    yield from judge_offices(a, b)
    edited = [] if _are_different_events(a, b) else list(_edited_sentences(a, b))
    for one, other in edited:
        yield from _edits(one, other, rivals)
    if not edited:
        yield from judge_deeds(a, b, rivals)


def _are_different_events(a: Telling, b: Telling) -> bool:
    """Tell whether counts differ together with their place or day: two events, not two accounts of one."""
    return any(
        are_apart(one, other, a, b) and one.value != other.value
        for one, other in pairs(a.claims_here(), b.claims_here())
        if one.slot in COUNTED
    )


def _edited_sentences(a: Telling, b: Telling) -> Iterator[tuple[Line, Line]]:
    """Yield the pairs of sentences that are one sentence, edited; whole short texts first."""
    whole = a.line(), b.line()
    if max(len(a.sentences()), len(b.sentences())) <= 4 and alignment(*whole) >= SAME_SENTENCE:
        yield whole
        return
    ours = [Line(a.reading, (s,)) for s in a.sentences()]
    for theirs in (Line(b.reading, (s,)) for s in b.sentences()):
        best = max(ours, key=lambda line: alignment(line, theirs), default=None)
        if best is not None and len(theirs.keys) >= 5 and alignment(best, theirs) >= SAME_SENTENCE:
            yield best, theirs


def _edits(a: Line, b: Line, rivals: Rivals) -> Iterator[Verdict]:
    found = differences(a, b, rivals)
    is_close = alignment(a, b) >= WORD_FOR_WORD
    for difference in found:
        weight = difference.weight
        if difference.kind.startswith("unknown"):
            weight = LONE_CHANGE if len(found) == 1 and is_close else 0.0
        elif difference.kind == "negation" and not is_close:
            weight = 0.0
        if weight > 0:
            yield Verdict("contradiction", _KINDS.get(difference.kind, "fact"), _said(difference), weight)
    if not any(d.weight for d in found):
        yield Verdict("consistent", "fact", "the same sentence, reworded", 0.5)


_KINDS = {"number": "quantity", "date": "date", "name": "account"}


def _said(difference: Difference) -> str:
    return f"{difference.kind}: {difference.words}"
