"""One judgement with two likelihoods made two: "a truce is likely, but a settlement is very unlikely"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from tracktwo.extract.claim_drafts import Draft, Scene, phrase_words
from tracktwo.extract.claim_odds import CHANCES, of_what
from tracktwo.records import Polarity, Token

PAUSES = frozenset({";", "–", "—"})
SETTING_AGAINST = frozenset({"while", "whereas", "although", "though"})
HALVES = ("VERB", "AUX", "ADJ")


def apart(scene: Scene, draft: Draft) -> Iterator[Draft]:
    """Yield a draft for each likelihood of an assessment, with its own clause; any other draft as it is."""
    if draft.slot != "assessment" or draft.likelihood is None:
        yield draft
        return
    tokens = [t for t in scene.tokens if draft.start <= t.start < draft.end]
    found = scene.books.estimative.find_all(scene.reading.text[draft.start : draft.end])
    marks = [(draft.start + start, draft.start + end) for start, end in found]
    cuts = [cut for one, other in pairwise(marks) if (cut := _cut(scene, tokens, one[1], other[0]))]
    edges = [0, *(tokens.index(cut) for cut in dict.fromkeys(cuts)), len(tokens)]
    if len(edges) == 2:
        yield draft
        return
    for first, last in pairwise(edges):
        yield _piece(scene, draft, _trimmed(tokens[first:last]))


def _cut(scene: Scene, tokens: Sequence[Token], after: int, before: int) -> Token | None:
    """Return the word between two likelihoods at which the second clause starts."""
    for token in tokens:
        if not after <= token.start < before:
            continue
        above = scene.tokens[token.head]
        joins = token.dep == "cc" and (above.pos in HALVES or above.lemma.lower() in CHANCES)
        if token.text in PAUSES or joins or token.lemma.lower() in SETTING_AGAINST:
            return token
    return None


def _trimmed(tokens: Sequence[Token]) -> Sequence[Token]:
    """Return words without the commas and the "and" or "but" around them."""
    first, last = 0, len(tokens)
    while last - first > 1 and (tokens[first].pos in ("PUNCT", "CCONJ") or tokens[first].dep == "mark"):
        first += 1
    while last - first > 1 and tokens[last - 1].pos == "PUNCT":
        last -= 1
    return tokens[first:last]


def _piece(scene: Scene, draft: Draft, tokens: Sequence[Token]) -> Draft:
    words = scene.reading.text[tokens[0].start : tokens[-1].end]
    likely = scene.books.estimative.find(words)
    verbs = [t for t in tokens if t.pos in {"VERB", "AUX"}]
    negated = any(scene.is_negated(t.i) for t in verbs[:2])
    return replace(
        draft,
        start=tokens[0].start,
        end=tokens[-1].end,
        value=words,
        about=_about(scene, tokens) or draft.about,
        likelihood=likely[0] if likely else None,
        polarity=Polarity.NEGATED if negated else Polarity.AFFIRMED,
    )


def _about(scene: Scene, tokens: Sequence[Token]) -> str:
    """Return what a clause judges: what its chance is of, else its subject."""
    chance = next((t for t in tokens if t.lemma.lower() in CHANCES and t.pos == "NOUN"), None)
    if chance is not None:
        return of_what(scene, chance)
    subject = next(
        (t for t in tokens if t.dep in {"nsubj", "nsubjpass"} and t.tag not in {"WDT", "WP", "PRP"}), None
    )
    return phrase_words(scene.phrase(subject.i)) if subject is not None else ""
