"""Articles that share no text and still go back to one telling: one statement repeated, one text translated.

A post, a readout or a wire told in other words keeps its quotations. Two articles whose every quotation
stands in the other, and that show no reporting of their own, heard one telling. A translation keeps the
names and numbers in their order; that alone is taken as proof only where a long number is among them.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from rapidfuzz.distance import LCSseq

from tracktwo.corroborate.cited import reports_itself
from tracktwo.corroborate.shingles import body_of
from tracktwo.corroborate.traces import NAME, NUMBER, Traces, folded, is_quoted_in, traces_of
from tracktwo.corroborate.words import skeleton
from tracktwo.records import Article

QUOTE_RUN = 6  # words in a row inside quotation marks that two articles do not hit upon by themselves
QUOTED_NAMES = 0.5  # of the names of the one with fewer, those that the other has too
CARRIED_NAMES = 0.75  # the same where only one of the two has nothing but the shared quotations
WINDOW_DAYS = 3
HOLDERS = 8  # the latest articles with a run of quoted words that a further one is compared with
TRANSLATED_SHARE = 0.8
TRANSLATED_MARKS = 8
LONG_NUMBER = 6  # digits: a post's id or a serial number, not an amount that many would tell


@dataclass(frozen=True)
class Telling:
    """An article with what it shows on its face, worked out when it is asked for."""

    article: Article

    @cached_property
    def body(self) -> str:
        """The running text."""
        return body_of(self.article)

    @cached_property
    def traces(self) -> Traces:
        """Names, numbers and quotations."""
        return traces_of(self.body)

    @cached_property
    def bones(self) -> frozenset[str]:
        """The names by their consonants, which languages and scripts have in common."""
        return frozenset(bones for name in self.traces.names if (bones := skeleton(name)))

    @cached_property
    def words(self) -> str:
        """The running text folded, one space between words."""
        return folded(self.body)

    @cached_property
    def reports_itself(self) -> bool:
        """Whether it shows reporting of its own."""
        return reports_itself(self.article)

    @cached_property
    def order(self) -> tuple[str, ...]:
        """Names by their consonants, and numbers, in the order of the text."""
        found = [(m.start(), skeleton(m[0])) for m in NAME.finditer(self.body)]
        found += [(m.start(), m[0]) for m in NUMBER.finditer(self.body)]
        return tuple(mark for _, mark in sorted(found) if mark)

    @cached_property
    def day(self) -> int | None:
        """The day of publication as a number."""
        moment = self.article.published_at
        return date.fromisoformat(moment[:10]).toordinal() if moment else None


def are_near(one: Telling, other: Telling) -> bool:
    """Tell whether two articles were published within a few days; an undated one is near to all."""
    return one.day is None or other.day is None or abs(one.day - other.day) <= WINDOW_DAYS


def echoes(tellings: Sequence[Telling]) -> Iterator[tuple[int, int, str]]:
    """Yield (article, earlier article, reason) for those that repeat one statement or translate one text."""
    yield from _repeated(tellings)
    yield from _translated(tellings)


def _repeated(tellings: Sequence[Telling]) -> Iterator[tuple[int, int, str]]:
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, telling in enumerate(tellings):
        runs = set(_runs(telling.traces.quotations))
        near = {earlier for run in runs for earlier in holders.get(run, ())[-HOLDERS:]}
        for earlier in sorted(near):
            if is_one_statement(tellings[earlier], telling):
                yield number, earlier, "repeat one statement"
        for run in runs:
            holders[run].append(number)


def _runs(quotations: tuple[tuple[str, ...], ...]) -> Iterator[tuple[str, ...]]:
    for words in quotations:
        for start in range(len(words) - QUOTE_RUN + 1):
            yield words[start : start + QUOTE_RUN]


def is_one_statement(one: Telling, other: Telling) -> bool:
    """Tell whether two articles that quote the same words have nothing that the other has not heard."""
    if not are_near(one, other) or one.reports_itself or other.reports_itself:
        return False
    fewer, more = sorted((one, other), key=lambda telling: len(telling.traces.names))
    shared = len(fewer.traces.names & more.traces.names) / max(1, len(fewer.traces.names))
    held = [_all_quoted(one, other), _all_quoted(other, one)]
    return any(held) and shared >= (QUOTED_NAMES if all(held) else CARRIED_NAMES)


def _all_quoted(one: Telling, other: Telling) -> bool:
    return all(is_quoted_in(quotation, other.words) for quotation in one.traces.quotations)


def _translated(tellings: Sequence[Telling]) -> Iterator[tuple[int, int, str]]:
    holders: dict[str, list[int]] = defaultdict(list)
    for number, telling in enumerate(tellings):
        long = {n for n in telling.traces.numbers if len(n) >= LONG_NUMBER}
        near = {earlier for mark in long for earlier in holders.get(mark, ())[-HOLDERS:]}
        for earlier in sorted(near):
            if is_translation(tellings[earlier], telling):
                yield number, earlier, "one text in two languages"
        for mark in long:
            holders[mark].append(number)


def is_translation(one: Telling, other: Telling) -> bool:
    """Tell whether two articles in different languages have their names and numbers in one order."""
    langs = {one.article.lang, other.article.lang}
    if None in langs or len(langs) == 1 or not are_near(one, other):
        return False
    shorter = min(len(one.order), len(other.order))
    if shorter < TRANSLATED_MARKS:
        return False
    return LCSseq.similarity(one.order, other.order) >= TRANSLATED_SHARE * shorter
