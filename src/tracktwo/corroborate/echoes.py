"""Articles that share no text and still go back to one telling: one statement repeated, one text retold.

A post, a readout or a wire told in other words keeps its quotations. Two articles whose quotations stand in
each other, and that show no reporting of their own, heard one telling; where one also has the other's names
and numbers, it retells it. A translation keeps names and numbers in their order; that alone is taken as proof
only where a long number is among them.
"""

from collections.abc import Callable, Iterator, Sequence

import numpy as np
from rapidfuzz.distance import LCSseq

from tracktwo.corroborate.candidates import Mask, Numbers, holding_pairs, numbered
from tracktwo.corroborate.carried import (
    is_one_telling,
    large_numbers,
    translated_numbers,
    translated_weight,
    weight_retold,
)
from tracktwo.corroborate.faces import WINDOW_DAYS, Face, are_near
from tracktwo.corroborate.traces import is_quoted_in

QUOTED_NAMES = 0.5  # of the names of the one with fewer, those that the other has too
CARRIED_NAMES = 0.75  # the same where only one of the two has nothing but the shared quotations
RETOLD_DETAILS = 0.75  # of a retelling's names and numbers, those that the earlier article has
LEAST_DETAILS = 8
# Measured on 975 pairs of articles on one event that share little text: one in 120 has so much of another's
# numbers, quotations and names and none besides, most of these news of one announcement.
RETOLD_WEIGHT, RETOLD_NAMES, LEAST_NAMES = 1.4, 0.7, 4
NAMELESS_WEIGHT = 1.8
HOLDERS = 8  # the latest articles with a run of quoted words that a further one is compared with
FOREIGN_HOLDERS = 30  # the same for a number, across languages
TRANSLATED_SHARE = 0.8
TRANSLATED_MARKS = 8
LIKE_LENGTH = 0.5  # a translation is no shorter than half its original, an excerpt of it is no copy of it all


def quoting_pairs(faces: Sequence[Face]) -> Iterator[tuple[int, int]]:
    """Yield (earlier, later) for articles that quote six words in a row of one statement."""
    return holding_pairs([face.quoted_runs for face in faces], latest=HOLDERS)


def numbered_pairs(faces: Sequence[Face]) -> Iterator[tuple[int, int]]:
    """Yield (earlier, later) for articles in two languages with one long number in common."""
    langs = _languages(faces)
    marks = numbered([face.serials for face in faces])
    return holding_pairs(marks, latest=HOLDERS, may_be=lambda one, other: langs[one] != langs[other])


def foreign_pairs(faces: Sequence[Face]) -> Iterator[tuple[int, int]]:
    """Yield (earlier, later) for articles of two languages and of a few days with a number in common."""
    if len({face.article.lang for face in faces if face.article.lang}) < 2:
        return iter(())
    langs, are_of_days = _languages(faces), _of_days(faces)

    def are_foreign(one: Numbers, other: Numbers) -> Mask:
        taken: Mask = (langs[one] >= 0) & (langs[other] >= 0) & (langs[one] != langs[other])
        return taken & are_of_days(one, other)

    marks = numbered([face.numbers_carried for face in faces])
    return holding_pairs(marks, latest=FOREIGN_HOLDERS, may_be=are_foreign)


def _languages(faces: Sequence[Face]) -> Numbers:
    """Return each article's language as a number, -1 where it is unknown."""
    numbers: dict[str | None, int] = {None: -1}
    langs = [numbers.setdefault(face.article.lang, len(numbers)) for face in faces]
    return np.array(langs, np.int64)


def _of_days(faces: Sequence[Face]) -> Callable[[Numbers, Numbers], Mask]:
    """Return what tells of many pairs whether they are near, as `are_near` tells of one."""
    days = np.array([np.nan if face.day is None else face.day for face in faces])
    return lambda one, other: ~(np.abs(days[one] - days[other]) > WINDOW_DAYS)


def is_told_abroad(one: Face, other: Face) -> bool:
    """Tell whether two articles of two languages are one telling by what they carry, and nobody's own."""
    return not one.reports_itself and not other.reports_itself and is_one_telling(one.load, other.load)


def carried_share(old: Face, new: Face) -> float:
    """Return the share of a translation's names that its original has; 0 where it adds a number."""
    if not translated_numbers(new.numbers_carried, old.numbers_carried):
        return 0.0  # before the names are looked for, for few pairs come so far
    if old.reports_itself or new.reports_itself or not old.load.names:
        return 0.0
    is_long = min(len(old.body), len(new.body)) >= LIKE_LENGTH * max(len(old.body), len(new.body))
    if not is_long or not translated_weight(new.load, old.load):
        return 0.0
    return len(new.load.names & old.load.names) / min(len(new.load.names), len(old.load.names))


def detailed_pairs(faces: Sequence[Face]) -> Iterator[tuple[int, int]]:
    """Yield (earlier, later) for articles of one language and of a few days with a large number in common."""
    marks = [[(face.article.lang, mark) for mark in large_numbers(face.numbers_carried)] for face in faces]
    return holding_pairs(numbered(marks), latest=HOLDERS, may_be=_of_days(faces))


def adds_nothing(one: Face, other: Face) -> bool:
    """Tell whether the shorter of two articles has no number or quotation of its own, and few names."""
    if one.reports_itself or other.reports_itself:
        return False
    shorter, longer = sorted((one, other), key=lambda face: len(face.words.words))
    weight = weight_retold(shorter.load, longer.load)
    if len(shorter.names) < LEAST_NAMES:  # then no name may be its own, and its numbers must tell more
        return weight >= NAMELESS_WEIGHT and shorter.names <= longer.names and _all_quoted(shorter, longer)
    share = len(shorter.names & longer.names) / len(shorter.names)
    return weight >= RETOLD_WEIGHT and share >= RETOLD_NAMES and _all_quoted(shorter, longer)


def is_one_statement(one: Face, other: Face) -> bool:
    """Tell whether two articles that quote the same words have nothing that the other has not heard.

    Where one has too few names to tell, its numbers do: the other has all of them.
    """
    if not are_near(one, other) or one.reports_itself or other.reports_itself:
        return False
    fewer, more = sorted((one, other), key=lambda face: len(face.names))
    held = [_all_quoted(one, other), _all_quoted(other, one)]
    is_nameless = len(fewer.names) < LEAST_NAMES and _all_quoted(fewer, more)
    if is_nameless and weight_retold(fewer.load, more.load) >= RETOLD_WEIGHT:
        return True
    shared = len(fewer.names & more.names) / max(1, len(fewer.names))
    return any(held) and shared >= (QUOTED_NAMES if all(held) else CARRIED_NAMES)


def _all_quoted(one: Face, other: Face) -> bool:
    words = other.folded
    return all(is_quoted_in(quotation, words) for quotation in one.quotations)


def retold_share(old: Face, new: Face) -> float:
    """Return the share of a retelling's names and numbers that the earlier article has; 0 for none."""
    if not is_one_statement(old, new) or not _all_quoted(new, old):
        return 0.0
    details = new.names | new.numbers
    share = len(details & (old.names | old.numbers)) / max(1, len(details))
    return share if len(details) >= LEAST_DETAILS and share >= RETOLD_DETAILS else 0.0


def translated_share(one: Face, other: Face) -> float:
    """Return how much of the shorter's names and numbers stand in one order in two languages, or 0."""
    langs = {one.article.lang, other.article.lang}
    shorter = min(len(one.order), len(other.order))
    if None in langs or len(langs) == 1 or shorter < TRANSLATED_MARKS or not are_near(one, other):
        return 0.0
    share = float(LCSseq.similarity(one.order, other.order)) / shorter
    return share if share >= TRANSLATED_SHARE else 0.0
