"""Which counts are of one event, as linked or by place, day and words, before any numbers are compared."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from typing import NamedTuple

from tracktwo.corroborate.cases import Ledger
from tracktwo.corroborate.counted_events import TOLLS, Belonging, are_apart, are_one
from tracktwo.corroborate.intervals import are_times_apart, days
from tracktwo.corroborate.nearby import ByDay
from tracktwo.corroborate.topic_words import event_words, overlap
from tracktwo.ontology.rivals import Rivals
from tracktwo.records import Claim
from tracktwo.records.recall import Memo

# Two counts printed further apart than this are not of one event, unless both name its day.
MAX_DAYS_APART = 14
SAME_DAY_AND_PLACE = 0.2
# Slots in which hostages, prisoners and detainees are different people.
BY_NOUN = frozenset({"captured", "displaced"})
TOLD_ON = 400  # characters: some three sentences
LONG_DAYS = 31  # a longer time ("in 2024") is compared with every other


class _Count(NamedTuple):
    """A count with what tells its event from others."""

    claim: Claim
    article: str
    printed: date | None
    span: tuple[date, date] | None
    words: frozenset[str]
    names: frozenset[str]
    nouns: frozenset[str]
    places: frozenset[str]
    belongs: Belonging


def counts_of_one_event(
    ledger: Ledger, claims: Sequence[Claim], *, name: str, least: float
) -> Iterator[list[Claim]]:
    """Yield the claims in groups that are about one event, each by its likeness to one of the group.

    Args:
        claims: counts of one kind.
        name: of that kind.
        least: share of the words of two sentences that must be in common, 0..1.
    """
    memo: Memo[_Count] = ledger.recall.memo("counts")
    belong = [ledger.counted.of(claim) for claim in claims]
    counts = [
        memo.of((claim,), partial(_count, ledger, claim, found), mark=found)
        for claim, found in zip(claims, belong, strict=True)
    ]
    near = _Near(counts)
    choices = ledger.recall.choices(f"counts of one event {name} {least}")
    same = choices.follow(claims, marks=belong)
    group_of, groups = choices.made, list[list[Claim]]()
    for number, count in enumerate(counts):
        if number >= same:
            earlier = sorted((group_of[n], n) for n in near.to(count) if n < number)
            is_same = (g for g, n in earlier if _is_same_event(counts[n], count, ledger.rivals, least))
            group_of.append(next(is_same, len(groups)))
        if group_of[number] == len(groups):
            groups.append([])
        groups[group_of[number]].append(count.claim)
    yield from (group for group in groups if len(group) > 1)


def _count(ledger: Ledger, claim: Claim, belongs: Belonging) -> _Count:
    sentence = ledger.library.sentence(claim.evidence[0])
    return _Count(
        claim,
        claim.evidence[0].article_id,
        ledger.library.published(claim.evidence),
        days(claim.as_of) if claim.as_of is not None else None,
        event_words(sentence),
        event_words(sentence, names_only=True),
        event_words(claim.text),
        event_words(claim.about, names_only=True),
        belongs,
    )


class _Near:
    """The counts that a count can be of one event with, by the days on which they were printed or are of."""

    def __init__(self, counts: Sequence[_Count]) -> None:
        self._printed = ByDay([count.printed for count in counts])
        self._dated = [n for n, count in enumerate(counts) if count.claim.as_of is not None]
        self._long = [n for n in self._dated if not _is_short(counts[n])]
        self._short = [n for n in self._dated if _is_short(counts[n])]
        self._starts = ByDay([span[0] if (span := counts[n].span) else None for n in self._short])

    def to(self, count: _Count) -> set[int]:
        """Return the numbers of the counts that are near one."""
        found = set(self._printed.near(count.printed, within=MAX_DAYS_APART))
        if count.claim.as_of is None:
            return found
        if count.span is None or not _is_short(count):
            return found.union(self._dated)
        near = self._starts.near(count.span[0], within=LONG_DAYS)
        return found.union(self._long, (self._short[place] for place in near))


def _is_short(count: _Count) -> bool:
    return count.span is not None and (count.span[1] - count.span[0]).days <= LONG_DAYS


def _is_same_event(a: _Count, b: _Count, rivals: Rivals, least: float) -> bool:
    if a.claim.slot in TOLLS and are_one(a.belongs, b.belongs):
        return True
    if _is_told_on(a, b):
        return _may_be_one_day(a, b) and not are_apart(a.belongs, b.belongs)
    if a.names.isdisjoint(b.names) or not _may_be_one_day(a, b):
        return False
    if a.claim.slot in BY_NOUN and a.nouns.isdisjoint(b.nouns):
        return False
    one_place = not a.places.isdisjoint(b.places)
    if not one_place and ((a.places and b.places) or a.article == b.article):
        return False
    if one_place and a.span is not None and a.span == b.span and a.span[0] == a.span[1]:
        least = min(least, SAME_DAY_AND_PLACE)
    return not are_apart(a.belongs, b.belongs) and overlap(a.words, b.words, rivals) >= least


def _is_told_on(a: _Count, b: _Count) -> bool:
    """Tell whether an article goes on counting one event: "put the toll at 17", a sentence or two later."""
    near = abs(a.claim.evidence[0].start - b.claim.evidence[0].start) <= TOLD_ON
    return a.article == b.article and near and bool(a.claim.about) and a.claim.about == b.claim.about


def _may_be_one_day(a: _Count, b: _Count) -> bool:
    one, other = a.claim.as_of, b.claim.as_of
    if one is not None and other is not None:
        return not are_times_apart(one, other)
    return not a.printed or not b.printed or abs((a.printed - b.printed).days) <= MAX_DAYS_APART
