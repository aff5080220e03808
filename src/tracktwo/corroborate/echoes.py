"""Articles that share no text and still go back to one telling: one statement repeated, one text retold.

A post, a readout or a wire told in other words keeps its quotations. Two articles whose quotations stand in
each other, and that show no reporting of their own, heard one telling; where one also has the other's names
and numbers, it retells it. A translation keeps names and numbers in their order; that alone is taken as proof
only where a long number is among them.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from rapidfuzz.distance import LCSseq

from tracktwo.corroborate.carried import is_one_telling, large_numbers, translated_weight, weight_retold
from tracktwo.corroborate.faces import Face, are_near
from tracktwo.corroborate.traces import is_quoted_in

QUOTE_RUN = 6  # words in a row inside quotation marks that two articles do not hit upon by themselves
QUOTED_NAMES = 0.5  # of the names of the one with fewer, those that the other has too
CARRIED_NAMES = 0.75  # the same where only one of the two has nothing but the shared quotations
RETOLD_DETAILS = 0.75  # of a retelling's names and numbers, those that the earlier article has
LEAST_DETAILS = 8
# Measured on 975 pairs of articles on one event that share little text: one in 120 has so much of another's
# numbers, quotations and names and none besides, most of these news of one announcement.
RETOLD_WEIGHT, RETOLD_NAMES, LEAST_NAMES = 1.4, 0.7, 4
HOLDERS = 8  # the latest articles with a run of quoted words that a further one is compared with
FOREIGN_HOLDERS = 30  # the same for a number, across languages
TRANSLATED_SHARE = 0.8
TRANSLATED_MARKS = 8
LIKE_LENGTH = 0.5  # a translation is no shorter than half its original, an excerpt of it is no copy of it all


def quoting_pairs(faces: Sequence[Face]) -> Iterator[tuple[int, int]]:
    """Yield (earlier, later) for articles that quote six words in a row of one statement."""
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, face in enumerate(faces):
        runs = set(runs_of(face.quotations))
        near = {earlier for run in runs if run in holders for earlier in holders[run][-HOLDERS:]}
        yield from ((earlier, number) for earlier in sorted(near))
        for run in runs:
            holders[run].append(number)


def runs_of(quotations: tuple[tuple[str, ...], ...]) -> Iterator[tuple[str, ...]]:
    """Yield every six words in a row of some quotations."""
    for words in quotations:
        yield from zip(*(words[start:] for start in range(QUOTE_RUN)), strict=False)


def numbered_pairs(faces: Sequence[Face]) -> Iterator[tuple[int, int]]:
    """Yield (earlier, later) for articles in two languages with one long number in common."""
    holders: dict[str, list[int]] = defaultdict(list)
    for number, face in enumerate(faces):
        near = {earlier for mark in face.serials for earlier in holders.get(mark, ())[-HOLDERS:]}
        yield from ((e, number) for e in sorted(near) if faces[e].article.lang != face.article.lang)
        for mark in face.serials:
            holders[mark].append(number)


def foreign_pairs(faces: Sequence[Face]) -> Iterator[tuple[int, int]]:
    """Yield (earlier, later) for articles of two languages and of a few days with a number in common."""
    if len({face.article.lang for face in faces if face.article.lang}) < 2:
        return
    holders: dict[str, list[int]] = defaultdict(list)
    for number, face in enumerate(faces):
        near = {earlier for mark in face.load.numbers for earlier in holders.get(mark, ())[-FOREIGN_HOLDERS:]}
        yield from ((e, number) for e in sorted(near) if _are_foreign(faces[e], face))
        for mark in face.load.numbers:
            holders[mark].append(number)


def _are_foreign(one: Face, other: Face) -> bool:
    langs = {one.article.lang, other.article.lang}
    return None not in langs and len(langs) == 2 and are_near(one, other)


def is_told_abroad(one: Face, other: Face) -> bool:
    """Tell whether two articles of two languages are one telling by what they carry, and nobody's own."""
    return not one.reports_itself and not other.reports_itself and is_one_telling(one.load, other.load)


def carried_share(old: Face, new: Face) -> float:
    """Return the share of a translation's names that its original has; 0 where it adds a number."""
    if old.reports_itself or new.reports_itself or not old.load.names:
        return 0.0
    is_long = min(len(old.body), len(new.body)) >= LIKE_LENGTH * max(len(old.body), len(new.body))
    if not is_long or not translated_weight(new.load, old.load):
        return 0.0
    return len(new.load.names & old.load.names) / min(len(new.load.names), len(old.load.names))


def detailed_pairs(faces: Sequence[Face]) -> Iterator[tuple[int, int]]:
    """Yield (earlier, later) for articles of one language and of a few days with a large number in common."""
    holders: dict[tuple[str | None, str], list[int]] = defaultdict(list)
    for number, face in enumerate(faces):
        marks = [(face.article.lang, mark) for mark in large_numbers(face.load)]
        near = {earlier for mark in marks for earlier in holders.get(mark, ())[-HOLDERS:]}
        yield from ((e, number) for e in sorted(near) if are_near(faces[e], face))
        for mark in marks:
            holders[mark].append(number)


def adds_nothing(one: Face, other: Face) -> bool:
    """Tell whether the shorter of two articles has no number or quotation of its own, and few names."""
    if one.reports_itself or other.reports_itself:
        return False
    shorter, longer = sorted((one, other), key=lambda face: len(face.words.words))
    if len(shorter.names) < LEAST_NAMES or weight_retold(shorter.load, longer.load) < RETOLD_WEIGHT:
        return False
    share = len(shorter.names & longer.names) / len(shorter.names)
    return share >= RETOLD_NAMES and _all_quoted(shorter, longer)


def is_one_statement(one: Face, other: Face) -> bool:
    """Tell whether two articles that quote the same words have nothing that the other has not heard."""
    if not are_near(one, other) or one.reports_itself or other.reports_itself:
        return False
    fewer, more = sorted((one, other), key=lambda face: len(face.names))
    shared = len(fewer.names & more.names) / max(1, len(fewer.names))
    held = [_all_quoted(one, other), _all_quoted(other, one)]
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
