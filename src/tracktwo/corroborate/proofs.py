"""The words that prove that two articles go back to one telling, in the later and in the earlier."""

import re

import numpy as np

from tracktwo.corroborate.carried import load_of
from tracktwo.corroborate.faces import Face
from tracktwo.corroborate.shingles import GRAM, are_in, gram_row, run_hashes, word_span
from tracktwo.corroborate.traces import QUOTED, quotations_in
from tracktwo.records import PROSE, Evidence, evidence_at

Proof = tuple[Evidence, ...]


def shared_words(new: Face, old: Face) -> Proof:
    """Return the longest run of words that both have, in each of them."""
    found = (_longest_shared(new, old), _longest_shared(old, new))
    return tuple(evidence for evidence in found if evidence is not None)


def _longest_shared(item: Face, other: Face) -> Evidence | None:
    """Return the longest stretch of an article's words whose every 4-gram the other has."""
    is_shared = are_in(gram_row(item.words.words), other.words.grams)
    edges = np.flatnonzero(np.diff(np.concatenate([[0], is_shared.astype(np.int8), [0]])))
    starts, lengths = edges[::2], edges[1::2] - edges[::2]
    if not len(starts):
        return None
    longest = int(np.argmax(lengths))
    first, last = int(starts[longest]), int(starts[longest] + lengths[longest]) + GRAM - 2
    start, end = word_span(item.article, first, last)
    return evidence_at(item.article.id, item.article.text, start=start, end=end)


def shared_quotation(new: Face, old: Face) -> Proof:
    """Return the first quotation that has six words in a row of one of the other's, in each of them."""
    found = (_quotation_shared(new, old), _quotation_shared(old, new))
    return tuple(evidence for evidence in found if evidence is not None)


def _quotation_shared(face: Face, other: Face) -> Evidence | None:
    for match in QUOTED.finditer(face.article.text):
        if are_in(run_hashes(quotations_in(match[0])), other.quoted_runs).any():
            start, end = match.span("words")
            return evidence_at(face.article.id, face.article.text, start=start, end=end)
    return None


def sole_quotations(new: Face, old: Face) -> Proof:
    """Return what each of two articles quotes of one post, in its own language."""
    found = []
    for face in (new, old):
        match = next((m for m in QUOTED.finditer(face.article.text) if quotations_in(m[0])), None)
        if match:
            start, end = match.span("words")
            found.append(evidence_at(face.article.id, face.article.text, start=start, end=end))
    return tuple(found)


def shared_serial(new: Face, old: Face) -> Proof:
    """Return the first long number that both have, in each of them."""
    found = []
    for number in sorted(new.serials & old.serials)[:1]:
        for face in (new, old):
            match = re.search(number, face.article.text)
            if match:
                found.append(
                    evidence_at(face.article.id, face.article.text, start=match.start(), end=match.end())
                )
    return tuple(found)


def carried_words(new: Face, old: Face) -> Proof:
    """Return the paragraph of each of two articles that has most of the numbers which both have."""
    common = new.load.numbers & old.load.numbers
    return tuple(evidence for face in (new, old) for evidence in _densest(face, common))


def _densest(face: Face, numbers: frozenset[str]) -> Proof:
    article = face.article
    spans = [(part.start, part.end) for part in article.parts if part.kind in PROSE]
    counted = [
        (len(numbers & load_of(article.text[a:b], article.lang).numbers), -a, (a, b)) for a, b in spans
    ]
    many, _, (start, end) = max(counted, default=(0, 0, (0, 0)))
    return (evidence_at(article.id, article.text, start=start, end=end),) if many else ()
