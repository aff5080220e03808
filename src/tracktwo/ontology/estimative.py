"""Estimative words: "probably", "highly unlikely" and the ICD 203 band each stands for."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tracktwo.errors import OntologyError
from tracktwo.ontology.yaml_file import read_yaml

_COUNTS = {
    "a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60,
    "seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100, "a hundred": 100,
}  # fmt: skip
_COUNT = rf"\d{{1,3}}|{'|'.join(sorted(_COUNTS, key=len, reverse=True))}"
_CHANCE = r"(?:chances?|odds|probability|likelihood|risk|prospects?|possibility)"
_HEDGES = (
    "about around roughly only just over nearly almost more~than less~than up~to at~least between from below"
    " well~below under above some perhaps maybe"
)
_HEDGE = rf"[\"“]?(?:(?:{_HEDGES.replace(' ', '|').replace('~', ' ')})\s)?"


def _share(number: int) -> str:
    """Return the pattern of a share, its groups numbered: "40 percent", "55 to 60 %", "one in three"."""
    whole = rf"(?:100|\d{{1,2}}(?:\.\d+)?|(?<!\w)(?:{_COUNT}))"
    return (
        rf"(?P<share{number}>(?P<percent{number}>{whole})(?:\s?(?:%|per\s?cent)?\s?(?:to|and|-|–)\s?"
        rf"(?P<upto{number}>{whole}))?\s?(?:%|per\s?cent(?:age)?\b)"
        rf"|\b(?P<times{number}>{_COUNT})[\s-]in[\s-](?P<of{number}>{_COUNT})\b)"
    )


# The share before its word ("a one in three chance"), around it ("one chance in three") or behind it in the
# same clause ("put the risk at 30%").
ODDS = re.compile(
    rf"{_share(1)}[\s-]{_CHANCE}\b"
    rf"|\b(?P<times3>{_COUNT})\s(?:chances?|odds)\s(?:in|out of)\s(?P<of3>{_COUNT})\b"
    rf"|\b{_CHANCE}\b[^.;:!?]{{0,80}}?\b(?:at|of|is|are|was|were|be)\s{_HEDGE}{_share(2)}",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Term:
    """One ICD 203 likelihood term and its bounds."""

    name: str
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Estimative:
    """The words by their lower-case form, and one pattern that finds the longest of them.

    `judged` finds what a clause says of a chance: "the chances of a treaty are slim".
    """

    terms: dict[str, Term]
    pattern: re.Pattern[str]
    judged: re.Pattern[str]

    def find(self, text: str) -> tuple[str, Term] | None:
        """Return the first estimative words in `text`, as printed, and their term.

        Odds in numbers count where a word of chance stands by: "a 60 percent chance", "odds of one in three".
        """
        match = self.pattern.search(text)
        odds = ODDS.search(text)
        if odds is not None and (match is None or odds.start() < match.start()):
            return odds.group(), self.of(_probability(odds))
        if match is not None:
            return match.group(), self.terms[" ".join(match.group().lower().split())]
        said = self.judged.search(text)
        return (said.group(), self.terms[f"{' '.join(said['how'].lower().split())} chance"]) if said else None

    def find_all(self, text: str) -> list[tuple[int, int]]:
        """Return where estimative words and odds stand in `text`, in order, none inside another."""
        found: list[tuple[int, int]] = []
        spans = [match.span() for pattern in (ODDS, self.pattern) for match in pattern.finditer(text)]
        for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
            if not found or start >= found[-1][1]:
                found.append((start, end))
        return found

    def of(self, probability: float) -> Term:
        """Return the term whose half-open band holds a probability; the ends stand for 0 and 1 too."""
        bands = sorted(set(self.terms.values()), key=lambda term: term.low)
        return next((term for term in bands if probability < term.high), bands[-1])


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
    return Estimative(
        terms, re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE), _judging(longest_first)
    )


def _judging(words: Sequence[str]) -> re.Pattern[str]:
    """Return the pattern of "the chances are slim": whatever a chance is called may be said of it."""
    measures = [word.removesuffix(" chance") for word in words if word.endswith(" chance")]
    how = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in measures)
    being = "is|are|was|were|remains?|looks?|seems?"
    return re.compile(rf"\b{_CHANCE}\b[^.;:!?]{{0,80}}?\b(?:{being})\s(?P<how>{how})(?!\w)", re.IGNORECASE)


def _probability(odds: re.Match[str]) -> float:
    """Return the probability that odds in numbers state, 0..1."""
    found = {name[:-1]: value.lower() for name, value in odds.groupdict().items() if value is not None}
    if "percent" in found:
        low = _number(found["percent"])
        return (low + _number(found.get("upto", found["percent"]))) / 200
    times, of = (_number(found[name]) for name in ("times", "of"))
    return min(1.0, times / of) if of else 1.0


def _number(words: str) -> float:
    return _COUNTS.get(words) or float(words)
