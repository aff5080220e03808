"""Admiralty grades: the source by its record (A-F), the information by what else is known (1-6).

The two axes are never joined or averaged. The letter is set by the user, F until it is: nothing in a text
says how reliable its outlet has been. The figure is computed from independent origins, with the reason.

Reference: NATO AJP-2.1, annex on source reliability and information credibility.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from tracktwo.records import Disagreement, DisagreementKind, DisagreementStatus, Event, Evidence


class Reliability(StrEnum):
    """How reliable a source has been."""

    A = "A"  # completely reliable
    B = "B"  # usually reliable
    C = "C"  # fairly reliable
    D = "D"  # not usually reliable
    E = "E"  # unreliable
    F = "F"  # cannot be judged


class Credibility(StrEnum):
    """How far a piece of information is borne out by others."""

    CONFIRMED = "1"
    PROBABLY_TRUE = "2"
    POSSIBLY_TRUE = "3"
    DOUBTFUL = "4"
    IMPROBABLE = "5"
    CANNOT_BE_JUDGED = "6"


@dataclass(frozen=True, slots=True)
class Grade:
    """Both axes, apart, and why the figure is what it is."""

    reliability: Reliability
    credibility: Credibility
    reason: str

    def __str__(self) -> str:
        """Return the grade as it is printed: "F3"."""
        return f"{self.reliability}{self.credibility}"


@dataclass(frozen=True, slots=True)
class Standing:
    """How many independent origins say a thing, and how many say what cannot be true with it.

    `is_judgement` marks opinions, forecasts and aims, of which nobody can say yet whether they are true.
    """

    supporting: int
    opposing: int
    is_judgement: bool = False


CONFIRMING_ORIGINS = 3
PROBABLE_ORIGINS = 2
RULING_OUT = frozenset({DisagreementKind.FACT, DisagreementKind.ACCOUNT})


def grade(
    outlet: str | None, standing: Standing, *, reliabilities: Mapping[str, Reliability] | None = None
) -> Grade:
    """Return the grade of one piece of information from one outlet.

    Args:
        outlet: who supplied it.
        standing: what other independent origins say.
        reliabilities: the letters that the user has set, by outlet.

    >>> str(grade("Harbour Wire", Standing(supporting=1, opposing=0)))
    'F6'
    >>> known = {"Harbour Wire": Reliability.B}
    >>> str(grade("Harbour Wire", Standing(supporting=2, opposing=0), reliabilities=known))
    'B2'
    """
    letter = (reliabilities or {}).get(outlet or "", Reliability.F)
    figure, reason = credibility(standing)
    return Grade(letter, figure, reason)


def credibility(standing: Standing) -> tuple[Credibility, str]:
    """Return the figure and its reason, by independent origins for and against.

    One origin alone, unopposed, cannot be judged: silence of the others is no evidence.
    """
    ours, theirs = standing.supporting, standing.opposing
    said = f"{_origins(ours)} for it, {theirs or 'none'} against"
    if standing.is_judgement:
        return Credibility.CANNOT_BE_JUDGED, f"a judgement or an aim cannot be confirmed; {said}"
    if theirs == 0:
        if ours >= CONFIRMING_ORIGINS:
            return Credibility.CONFIRMED, said
        if ours == PROBABLE_ORIGINS:
            return Credibility.PROBABLY_TRUE, said
        return Credibility.CANNOT_BE_JUDGED, f"{said}: nothing to compare it with"
    if ours > theirs:
        return Credibility.POSSIBLY_TRUE, said
    if ours == theirs:
        return Credibility.DOUBTFUL, said
    return Credibility.IMPROBABLE, said


def _origins(number: int) -> str:
    return f"{number} independent origin{'' if number == 1 else 's'}"


def standings(disagreements: Iterable[Disagreement]) -> dict[str, tuple[Standing, ...]]:
    """Return, for each open disagreement's id, the standing of its sides in their order.

    A resolved or updated one has no sides against each other any more and is left out.
    """
    return {
        one.id: tuple(_side_standing(one, number) for number in range(len(one.sides)))
        for one in disagreements
        if one.status is DisagreementStatus.OPEN
    }


def _side_standing(one: Disagreement, number: int) -> Standing:
    against = [side.origins or 1 for at, side in enumerate(one.sides) if at != number]
    return Standing(one.sides[number].origins or 1, sum(against), is_judgement=one.kind.value == "assessment")


def event_standing(event: Event, disagreements: Iterable[Disagreement]) -> Standing:
    """Return how many independent origins tell of an event, and how many tell what rules it out.

    Args:
        event: assembled, or a single reading, which is one origin.
        disagreements: of its dossier; rival tolls, dates and places of one event do not speak against it.
    """
    against = 0
    for one in disagreements:
        if one.status is DisagreementStatus.OPEN and one.kind in RULING_OUT:
            ours = [side for side in one.sides if _share_words(side.evidence, event.evidence)]
            if ours:
                against += sum(side.origins or 1 for side in one.sides if side not in ours)
    return Standing(supporting=event.origins or 1, opposing=against)


def _share_words(one: Iterable[Evidence], other: Sequence[Evidence]) -> bool:
    return any(
        a.article_id == b.article_id and a.start < b.end and b.start < a.end for a in one for b in other
    )
