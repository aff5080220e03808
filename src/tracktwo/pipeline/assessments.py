"""Who judges what, in which words: a dossier's assessments side by side, and how each judge's changed."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from tracktwo.corroborate.assessments import SLOTS, Judgement, Line, follow_assessments
from tracktwo.ontology.estimative import Term, load_estimative
from tracktwo.protocols import View
from tracktwo.records import ActorRef, Claim
from tracktwo.store.press import press_of
from tracktwo.store.recorded import facets_of

__all__ = [
    "Judged", "Judgement", "Line", "Saying", "Service", "Subject", "Turn", "bands", "estimates_of",
    "judged_in", "sayings_of", "service_of", "turns_of",
]  # fmt: skip

MOST_CLAIMS = 1000  # of each kind of judgement, the latest


class Service(StrEnum):
    """What kind of judge somebody is."""

    INTELLIGENCE = "intelligence service"
    GOVERNMENT = "government"
    ALLIANCE = "alliance or body of states"
    EXPERT = "think tank or expert"
    PRESS = "press"
    OTHER = "other"


_SERVICES = {
    "SPY": Service.INTELLIGENCE,
    **dict.fromkeys(("GOV", "MIL", "LEG", "JUD", "COP"), Service.GOVERNMENT),
    "IGO": Service.ALLIANCE,
    **dict.fromkeys(("EDU", "ELI"), Service.EXPERT),
    **dict.fromkeys(("JRN", "MED"), Service.PRESS),
}


@dataclass(frozen=True, slots=True)
class Turn:
    """A judge who said of one thing first this, then that: another answer or another likelihood."""

    before: Judgement
    after: Judgement


@dataclass(frozen=True, slots=True)
class Saying:
    """One judgement in its words, with what it answers: (ability, aim or readiness, yes or no)."""

    judgement: Judgement
    answers: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Subject:
    """What several judge: the lines about one subject, by kind of judge. `differ` when their answers do."""

    name: str
    lines: tuple[Line, ...]
    differ: bool

    @property
    def turned(self) -> bool:
        """Whether any of the judges changed their mind."""
        return any(turns_of(line) for line in self.lines)


def service_of(judge: ActorRef) -> Service:
    """Return what kind of judge an actor is.

    >>> service_of(ActorRef(None, "US intelligence community", "USA", "SPY")).value
    'intelligence service'
    """
    return _SERVICES.get(judge.sector or "", Service.OTHER)


@dataclass(frozen=True, slots=True)
class Judged:
    """What is judged in a dossier, and from which day on it is told, "" when from the beginning."""

    subjects: tuple[Subject, ...]
    since: str


def judged_in(view: View, dossier: str) -> Judged:
    """Return what is judged in a dossier: first where judges differ or turned, then where most judge.

    Of a large dossier the latest claims of each kind of judgement are looked at.
    """
    published = {article.id: article for article in press_of(view, dossier)}
    claims, since = _judging(view, dossier)
    grouped: defaultdict[str, list[Line]] = defaultdict(list)
    for line in follow_assessments(claims, articles=published):
        grouped[line.subject].append(line)
    order = list(Service)
    subjects = [
        Subject(
            name, tuple(sorted(lines, key=lambda line: order.index(service_of(line.judge)))), _differ(lines)
        )
        for name, lines in grouped.items()
    ]
    subjects.sort(key=lambda s: (not s.differ, not s.turned, -len(s.lines), s.name == "", s.name))
    return Judged(tuple(subjects), since)


def _judging(view: View, dossier: str) -> tuple[list[Claim], str]:
    """The claims that judge, oldest first, and the day before which some were left out."""
    claims: list[Claim] = []
    since = ""
    for slot in sorted(slot for slot in facets_of(view, "claims", dossier=dossier) if slot.startswith(SLOTS)):
        newest = view.records("claims", dossier=dossier, facet=slot, newest_first=True, limit=MOST_CLAIMS + 1)
        found = [claim for claim in newest if isinstance(claim, Claim)]
        if len(found) > MOST_CLAIMS:
            cut = found[MOST_CLAIMS - 1]
            since = max(since, max(_published(view, cut), default=""))
        claims += found[:MOST_CLAIMS][::-1]
    return claims, since


def _published(view: View, claim: Claim) -> list[str]:
    found = (view.article(piece.article_id) for piece in claim.evidence)
    return [(article.published_at or "")[:10] for article in found if article]


def sayings_of(line: Line) -> list[Saying]:
    """Return what a judge said, oldest first; the same words of one day once, with all they answer."""
    groups: dict[tuple[str | None, str | None, str], list[Judgement]] = {}
    for judgement in line.judgements:
        groups.setdefault((judgement.on, judgement.outlet, judgement.words), []).append(judgement)
    return [
        Saying(told[0], tuple((j.slot, j.value) for j in told if j.value in ("yes", "no")))
        for told in groups.values()
    ]


def turns_of(line: Line) -> list[Turn]:
    """Return where a judge changed an answer or a likelihood, oldest first."""
    by_slot: defaultdict[str, list[Judgement]] = defaultdict(list)
    for judgement in line.judgements:
        if judgement.on is not None:
            by_slot[judgement.slot].append(judgement)
    turns = (
        Turn(a, b) for told in by_slot.values() for a, b in pairwise(told) if a.on != b.on and _turned(a, b)
    )
    return sorted(turns, key=lambda turn: turn.after.on or "")


def _turned(before: Judgement, after: Judgement) -> bool:
    answers = {before.value, after.value}
    bands = (before.likelihood_band, after.likelihood_band)
    return answers == {"yes", "no"} or (all(bands) and bands[0] != bands[1])


def _differ(lines: Sequence[Line]) -> bool:
    """Whether two judges answer one question of ability, aims or readiness differently."""
    answers: defaultdict[str, set[str]] = defaultdict(set)
    for line in lines:
        for judgement in line.judgements:
            if judgement.value in ("yes", "no"):
                answers[judgement.slot].add(judgement.value)
    return len(lines) > 1 and any(len(found) > 1 for found in answers.values())


def estimates_of(view: View, dossier: str, *, told: Iterable[Subject]) -> list[Claim]:
    """Return other claims made in estimative words, the newest first, among the latest claims of all."""
    known = {j.claim for subject in told for line in subject.lines for j in line.judgements}
    found = view.records("claims", dossier=dossier, newest_first=True, limit=MOST_CLAIMS)
    return [
        c
        for c in found
        if isinstance(c, Claim) and c.likelihood and c.id not in known and not c.slot.startswith(SLOTS)
    ]


def bands() -> list[Term]:
    """Return the terms of ICD 203 with their bounds, the least likely first."""
    terms = {term.name: term for term in load_estimative().terms.values()}
    return sorted(terms.values(), key=lambda term: term.low)
