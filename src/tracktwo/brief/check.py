"""The evidence check: what a sentence says that its evidence does not.

It compares names, numbers, dates, places, quoted words and, last, every other word that no template
owns. It cannot see who did what to whom: that is the reading's business, and why each sentence also
shows the words it rests on.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType

from tracktwo.brief.document import Basis
from tracktwo.brief.names import fold, forms_of
from tracktwo.brief.renderings import (
    DAY_MONTH,
    MONTH_DAY,
    MONTHS,
    NUMBER,
    NUMBER_WORDS,
    WEEKDAYS,
    WORD,
    days_in,
    numbers_in,
)
from tracktwo.brief.vocabulary import TEMPLATE_WORDS
from tracktwo.records import Evidence

NO_BASIS: Mapping[str, Basis] = MappingProxyType({})
QUOTED = re.compile(r"“([^“”]*)”")
PRINTED_DATE = re.compile(r"(?<![\w-])(\d{4}-\d{2}(?:-\d{2})?)(?![\w-])")
GAP = " , "  # what was checked already leaves a gap that no name reaches across
REPORTED = re.compile(r"\breported (\d{4}-\d{2}-\d{2})\b", re.IGNORECASE)


class ProblemKind(StrEnum):
    """What kind of thing the evidence does not hold."""

    NAME = "name"
    NUMBER = "number"
    DATE = "date"
    QUOTATION = "quotation"
    WORD = "word"
    NO_EVIDENCE = "no evidence"


@dataclass(frozen=True, slots=True)
class Problem:
    """Words of a sentence that its evidence does not hold."""

    kind: ProblemKind
    words: str


def check_line(
    text: str, evidence: Sequence[Evidence], *, basis: Mapping[str, Basis] = NO_BASIS
) -> tuple[Problem, ...]:
    """Return what a sentence says that its evidence does not; empty when it may be printed.

    Args:
        text: the sentence, quoted words between “ and ”.
        evidence: the words it rests on.
        basis: by article id, the outlet that may be named and the date that "Friday" counts from.

    >>> words = "Rockets struck the town on Friday, killing four people."
    >>> rests_on = [Evidence("a1", 0, len(words), words)]
    >>> check_line("4 killed.", rests_on)
    ()
    >>> check_line("5 killed.", rests_on)
    (Problem(kind=<ProblemKind.NUMBER: 'number'>, words='5'),)
    """
    if not evidence:
        return (Problem(ProblemKind.NO_EVIDENCE, text),)
    known = ((article, found) for e in evidence if (found := basis.get(article := e.article_id)) is not None)
    return _checked(text, tuple(evidence), tuple(known))


@lru_cache(maxsize=32_768)  # of one briefing to the next most lines stay as they were
def _checked(
    text: str, evidence: tuple[Evidence, ...], known: tuple[tuple[str, Basis], ...]
) -> tuple[Problem, ...]:
    basis = dict(known)
    held = _held(evidence, basis)
    own = QUOTED.sub(GAP, text)
    found = [*_quotations(text, held), *_dates(own, evidence, basis)]
    own = PRINTED_DATE.sub(GAP, own)
    for pattern in (DAY_MONTH, MONTH_DAY):
        own = pattern.sub(GAP, own)
    return tuple(dict.fromkeys((*found, *_numbers(own, held), *_words(own, held))))


@dataclass(frozen=True, slots=True)
class _Held:
    """What the evidence holds, folded for comparison."""

    texts: tuple[str, ...]
    words: frozenset[str]
    numbers: frozenset[float]


def _held(evidence: Sequence[Evidence], basis: Mapping[str, Basis]) -> _Held:
    outlets = [b.outlet for e in evidence if (b := basis.get(e.article_id)) and b.outlet]
    pieces = [_held_by(text) for text in (*(e.text for e in evidence), *outlets)]
    return _Held(
        tuple(text for piece in pieces for text in piece.texts),
        frozenset().union(*(piece.words for piece in pieces)),
        frozenset().union(*(piece.numbers for piece in pieces[: len(evidence)])),
    )


@lru_cache(maxsize=8192)  # a line has several wordings, and a sentence is the evidence of several lines
def _held_by(text: str) -> _Held:
    folded = fold(text)
    words = frozenset(form for word in _tokens(folded) for form in _parts(word))
    return _Held((folded,), words, frozenset(numbers_in(text)))


def _tokens(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*", text)


def _parts(word: str) -> Iterator[str]:
    word = word.replace("’", "'")
    yield word
    yield word.removesuffix("'s").removesuffix("'")
    yield from re.split(r"[-']", word)


def _quotations(text: str, held: _Held) -> Iterator[Problem]:
    for quoted in QUOTED.findall(text):
        words = fold(quoted).strip("… ")
        if not words or not any(words in whole for whole in held.texts):
            yield Problem(ProblemKind.QUOTATION, quoted)


def _dates(own: str, evidence: Sequence[Evidence], basis: Mapping[str, Basis]) -> Iterator[Problem]:
    published = {e.article_id: _day(basis.get(e.article_id)) for e in evidence}
    days = frozenset().union(*(_days_in(e.text, published[e.article_id]) for e in evidence))
    reported = {str(day) for day in published.values() if day}
    told = set(REPORTED.findall(own)) & reported
    for printed in PRINTED_DATE.findall(own):
        if printed not in told and not any(day.startswith(printed) for day in days):
            yield Problem(ProblemKind.DATE, printed)
    for pattern in (DAY_MONTH, MONTH_DAY):
        for match in pattern.finditer(own):
            named = days_in(match[0], published=next(filter(None, published.values()), None))
            if not {day for day in named if len(day) == len("2026-03-13")} & days:
                yield Problem(ProblemKind.DATE, match[0])


@lru_cache(maxsize=8192)
def _days_in(text: str, published: date | None) -> frozenset[str]:
    return frozenset(days_in(text, published=published))


def _day(basis: Basis | None) -> date | None:
    return date.fromisoformat(basis.published_at[:10]) if basis and basis.published_at else None


def _numbers(own: str, held: _Held) -> Iterator[Problem]:
    for printed in NUMBER.findall(own):
        if float(printed.replace(",", "")) not in held.numbers:
            yield Problem(ProblemKind.NUMBER, printed)
    for word in re.findall(r"[a-z]+", own.casefold()):
        if word in NUMBER_WORDS and word not in held.words and NUMBER_WORDS[word] not in held.numbers:
            yield Problem(ProblemKind.NUMBER, word)


def _words(own: str, held: _Held) -> Iterator[Problem]:
    for run in _name_runs(own):
        if not _holds_name(run, held):
            yield Problem(ProblemKind.NAME, " ".join(run))
    for word in WORD.findall(own):
        folded = word.casefold()
        if word[0].islower() and folded not in NUMBER_WORDS and not _known(folded, held):
            yield Problem(ProblemKind.WORD, word)


def _known(folded: str, held: _Held) -> bool:
    if folded in MONTHS or folded in WEEKDAYS:
        return folded in held.words
    return folded in TEMPLATE_WORDS or any(part in held.words for part in _parts(folded))


def _name_runs(own: str) -> Iterator[tuple[str, ...]]:
    """Yield the runs of capitalised words, template words at the start of a clause left out."""
    for clause in re.split(r"[.;:!?(),/—–|]\s*|\s-\s", own):
        run: list[str] = []
        words = _tokens(clause)
        starts_a_name = len(words) > 1 and words[1][0].isupper()  # "Will Antelo", not "Will withdraw"
        for number, word in enumerate(words):
            is_opening = number == 0 and word.casefold() in TEMPLATE_WORDS and not starts_a_name
            is_name = word[0].isupper() and not is_opening
            if is_name:
                run.append(word)
            elif run:
                yield tuple(run)
                run = []
        if run:
            yield tuple(run)


def _holds_name(run: tuple[str, ...], held: _Held) -> bool:
    """Say whether the words stand together in one piece of evidence, or render what does."""
    whole = fold(" ".join(run)).removeprefix("the ")  # an article is a word of the language, not of the name
    bare = " ".join(word.removesuffix("'s").removesuffix("'") for word in whole.split())
    forms = {whole, bare, *forms_of(bare)}
    return any(_stands_in(form, text) for text in held.texts for form in forms)


def _stands_in(name: str, text: str) -> bool:
    at = text.find(name)
    while at >= 0:
        before, after = text[at - 1 : at], text[at + len(name) : at + len(name) + 1]
        if not before.isalnum() and not after.isalnum():
            return True
        at = text.find(name, at + 1)
    return False
