"""Copies that share little or no text: retellings that say whose report they retell, or keep its quotations.

A retelling is known by what it admits ("OUTLET reported"), or by quotations, names and numbers that all stand
in one earlier article; a translation by names and numbers in one order.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from functools import partial
from typing import NamedTuple

from tracktwo.corroborate.candidates import Spotter
from tracktwo.corroborate.echoes import (
    carried_share,
    foreign_pairs,
    numbered_pairs,
    quoting_pairs,
    retold_share,
    translated_share,
)
from tracktwo.corroborate.faces import Face, are_near
from tracktwo.corroborate.traces import is_quoted_in
from tracktwo.records import CopyKind
from tracktwo.records.recall import Memo, Recall

ADMITTED = "attribution"
RETOLD = "quotations and details"
TRANSLATED = "names and numbers in order"
CARRIED = "numbers, names and quotations"
SPUN_NAMES = 0.5  # of a rewrite's names, those that the report it cites has
LEAST_NAMES = 4
ADMITTED_DAYS = 7
ADMITTED_OF = 40  # the latest articles of the outlet that is named


class Retelling(NamedTuple):
    """A later article that retells an earlier one: their numbers, how, the share in common, by which rule."""

    earlier: int
    later: int
    kind: CopyKind
    share: float
    rule: str


def retellings(
    faces: Sequence[Face], known: Collection[int], *, recall: Recall | None = None
) -> Iterator[Retelling]:
    """Yield the retellings among some articles in order of publication.

    Args:
        faces: of the articles, the earliest first.
        known: numbers of those already found to copy text; they are passed over.
        recall: of earlier runs on the same articles or fewer, so that only new ones are compared.
    """
    shares: Memo[float] = (recall or Recall()).memo("shares retold")
    fresh = [number for number in range(len(faces)) if number not in known]
    shown = [faces[number] for number in fresh]
    for one, other in quoting_pairs(shown):
        if share := shares.of((shown[one], shown[other]), partial(retold_share, shown[one], shown[other])):
            yield Retelling(fresh[one], fresh[other], CopyKind.REWRITE, share, RETOLD)
    for one, other in numbered_pairs(shown):
        if share := translated_share(shown[one], shown[other]):
            yield Retelling(fresh[one], fresh[other], CopyKind.TRANSLATION, share, TRANSLATED)
    weights: Memo[float] = (recall or Recall()).memo("weights carried")
    for one, other in foreign_pairs(shown):
        if share := weights.of((shown[one], shown[other]), partial(carried_share, shown[one], shown[other])):
            yield Retelling(fresh[one], fresh[other], CopyKind.TRANSLATION, share, CARRIED)
    yield from _admitted(faces, known, recall or Recall())


def _admitted(faces: Sequence[Face], known: Collection[int], recall: Recall) -> Iterator[Retelling]:
    """Yield rewrites that name the outlet they retell, with few names and no quotations of their own."""
    spotter = Spotter({face.article.outlet for face in faces if face.article.outlet})
    shares: Memo[float] = recall.memo("shares admitted")
    by_outlet: dict[str, list[int]] = defaultdict(list)
    for number, face in enumerate(faces):
        outlet = face.article.outlet
        if number not in known:
            for named in spotter.within(face, face.article.text):
                for earlier in by_outlet[named][-ADMITTED_OF:] if named != outlet else ():
                    old = faces[earlier]
                    share = shares.of((old, face), partial(_admitted_share, old, face))
                    if share >= SPUN_NAMES:
                        yield Retelling(earlier, number, CopyKind.REWRITE, share, ADMITTED)
        if outlet:
            by_outlet[outlet].append(number)


def _admitted_share(old: Face, new: Face) -> float:
    """Return the share of a text's names that an earlier text has; 0 when it quotes what that does not."""
    if len(new.names) < LEAST_NAMES or not are_near(old, new, ADMITTED_DAYS):
        return 0.0
    share = len(new.names & old.names) / len(new.names)
    if share < SPUN_NAMES or not new.quotations:
        return share
    words = old.folded
    return share if all(is_quoted_in(quotation, words) for quotation in new.quotations) else 0.0
