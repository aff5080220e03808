"""Who judges what, in which words, and how that changed: assessments by judge, in time."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from tracktwo.records import ActorRef, Claim, Evidence

SLOTS = ("assessment", "can_", "seeks", "is_ready_to")


@dataclass(frozen=True, slots=True)
class Judgement:
    """One judgement as printed: when, in which words, how likely, through whom, on which evidence.

    `on` is the day its article was published, None when unknown. `value` is "yes" or "no" where the
    judgement is about ability, aims or readiness, else the judgement's words.
    """

    on: str | None
    slot: str
    value: str
    words: str
    likelihood: str | None
    likelihood_band: str | None
    via: str | None
    outlet: str | None
    evidence: tuple[Evidence, ...]
    claim: str


@dataclass(frozen=True, slots=True)
class Line:
    """What one judge said of one subject, oldest first; `has_shifted` when a yes became a no or back."""

    judge: ActorRef
    subject: str
    judgements: tuple[Judgement, ...]
    has_shifted: bool


class Printed(Protocol):
    """What of an article is asked here; `Article` has it."""

    @property
    def published_at(self) -> str | None: ...


def follow_assessments(claims: Iterable[Claim], *, articles: Mapping[str, Printed]) -> tuple[Line, ...]:
    """Return the lines of judgement in some claims, by subject and then by judge.

    Args:
        claims: of any slot; those that judge are taken.
        articles: by id, for the day of each judgement.
    """
    found: defaultdict[tuple[str, str], list[tuple[ActorRef, Judgement]]] = defaultdict(list)
    for claim in claims:
        if claim.slot.startswith(SLOTS) and claim.asserted_by is not None:
            subject = claim.subject.name if claim.subject else claim.about
            judgement = _judgement(claim, articles.get(claim.evidence[0].article_id))
            found[subject, _key(claim.asserted_by)].append((claim.asserted_by, judgement))
    return tuple(_lines(found))


def _key(judge: ActorRef) -> str:
    return judge.id or judge.name.casefold()


def _judgement(claim: Claim, article: Printed | None) -> Judgement:
    published = article.published_at if article else None
    return Judgement(
        on=published[:10] if published else None,
        slot=claim.slot,
        value=str(claim.value),
        words=claim.text,
        likelihood=claim.likelihood,
        likelihood_band=claim.likelihood_band,
        via=claim.via,
        outlet=claim.reported_by,
        evidence=claim.evidence,
        claim=claim.id,
    )


def _lines(found: Mapping[tuple[str, str], list[tuple[ActorRef, Judgement]]]) -> Iterator[Line]:
    for (subject, _), entries in sorted(found.items(), key=lambda item: item[0]):
        judgements = tuple(sorted((j for _, j in entries), key=lambda j: (j.on or "9999", j.claim)))
        yield Line(entries[0][0], subject, judgements, _has_shifted(judgements))


def _has_shifted(judgements: Iterable[Judgement]) -> bool:
    """Tell whether one slot got both answers: an ability judged there and then not."""
    answers: defaultdict[str, set[str]] = defaultdict(set)
    for judgement in judgements:
        if judgement.value in {"yes", "no"}:
            answers[judgement.slot].add(judgement.value)
    return any(len(values) > 1 for values in answers.values())
