"""Estimative words: "probably", "highly unlikely" and the ICD 203 band each stands for."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tracktwo.errors import OntologyError
from tracktwo.ontology.yaml_file import read_yaml


@dataclass(frozen=True, slots=True)
class Term:
    """One ICD 203 likelihood term and its bounds."""

    name: str
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Estimative:
    """The words by their lower-case form, and one pattern that finds the longest of them."""

    terms: dict[str, Term]
    pattern: re.Pattern[str]

    def find(self, text: str) -> tuple[str, Term] | None:
        """Return the first estimative words in `text`, as printed, and their term."""
        match = self.pattern.search(text)
        return (match.group(), self.terms[" ".join(match.group().lower().split())]) if match else None


@cache
def load_estimative() -> Estimative:
    """Return the estimative words.

    Raises:
        OntologyError: a word stands under two terms.
    """
    terms: dict[str, Term] = {}
    for row in read_yaml(Path(__file__).with_suffix(".yaml")):
        for word in row["words"]:
            if word in terms:
                raise OntologyError(f"estimative.yaml, {row['term']!r}: {word!r} is under another term too.")
            terms[word] = Term(row["term"], row["low"], row["high"])
    longest_first = sorted(terms, key=len, reverse=True)
    pattern = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in longest_first)
    return Estimative(terms, re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE))
