"""Accounts: what a record says on a question, with its article, ready to be set side by side."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tracktwo.records import (
    ActorRef,
    Article,
    Bound,
    Claim,
    Disagreement,
    DisagreementKind,
    DisagreementStatus,
    Evidence,
    Provenance,
    Side,
    record_id,
)

NAME = "disagreements"
VERSION = "1"


@dataclass(frozen=True, slots=True)
class Account:
    """One answer to a question, as one article gives it. `key` is what tells one answer from another."""

    key: str
    value: str
    asserted_by: ActorRef | None
    outlet: str | None
    evidence: tuple[Evidence, ...]
    published: date | None
    confidence: float
    record: str


class Library:
    """The articles behind the records: their outlet, their day and the origin line they belong to."""

    def __init__(self, articles: Iterable[Article], origin_of: Mapping[str, str]) -> None:
        """Keep articles by id; `origin_of` maps an article's id to its origin line, or lacks it."""
        self._articles = {article.id: article for article in articles}
        self._origin_of = origin_of

    def article(self, evidence: Sequence[Evidence]) -> Article | None:
        """Return the article that a record was read in."""
        return self._articles.get(evidence[0].article_id) if evidence else None

    def published(self, evidence: Sequence[Evidence]) -> date | None:
        """Return the day an article was published, None when unknown."""
        article = self.article(evidence)
        return date.fromisoformat(article.published_at[:10]) if article and article.published_at else None

    def sentence(self, evidence: Evidence) -> str:
        """Return the sentence around some evidence, by its punctuation."""
        article = self._articles.get(evidence.article_id)
        if article is None:
            return evidence.text
        text = article.text
        start = max(text.rfind(mark, 0, evidence.start) for mark in (". ", "\n", "? ", "! "))
        ends = [at for mark in (". ", "\n", "? ", "! ") if (at := text.find(mark, evidence.end - 1)) >= 0]
        return text[start + 1 : min(ends, default=len(text) - 1) + 1].strip()

    def origins(self, evidence: Iterable[Evidence]) -> int:
        """Return from how many independent tellings some evidence comes."""
        return len({self._origin_of.get(e.article_id, e.article_id) for e in evidence})

    def account(self, claim: Claim, *, key: str, value: str | None = None) -> Account:
        """Return a claim as an account."""
        article = self.article(claim.evidence)
        return Account(
            key,
            printed(claim) if value is None else value,
            claim.asserted_by,
            article.outlet if article and article.outlet else claim.reported_by,
            claim.evidence,
            self.published(claim.evidence),
            claim.confidence,
            claim.id,
        )


def printed(claim: Claim) -> str:
    """Return a claim's value as words: "at least 8 people", "not Northern army"."""
    value = claim.value
    if value is None:
        return claim.text
    if not isinstance(value, str):
        words = {Bound.AT_LEAST: "at least ", Bound.AT_MOST: "at most ", Bound.ABOUT: "about "}.get(
            claim.bound, ""
        )
        return f"{words}{value:,.10g} {claim.unit or ''}".strip()
    return value


def disagreement(
    kind: DisagreementKind,
    question: str,
    accounts: Sequence[Account],
    library: Library,
    *,
    status: DisagreementStatus = DisagreementStatus.OPEN,
    note: str | None = None,
) -> Disagreement:
    """Return one question with its accounts gathered into sides: one side for each key."""
    sides = tuple(_side(group, library) for group in _groups(accounts))
    evidence = tuple(dict.fromkeys(e for side in sides for e in side.evidence))
    return Disagreement(
        id=record_id("disagreement", VERSION, kind.value, *sorted({a.record for a in accounts})),
        evidence=evidence,
        confidence=round(min(a.confidence for a in accounts), 3),
        provenance=Provenance(NAME, VERSION, f"ledger-{kind.value}"),
        kind=kind,
        question=question,
        sides=sides,
        status=status,
        note=note,
    )


def _groups(accounts: Sequence[Account]) -> list[list[Account]]:
    groups: dict[tuple[str, str], list[Account]] = {}
    for account in accounts:
        by = account.asserted_by
        # What an outlet says in its own voice is one side, however many outlets say it.
        asserter = by.name.casefold() if by is not None and by.name != account.outlet else ""
        groups.setdefault((account.key, asserter), []).append(account)
    return list(groups.values())


def _side(group: Sequence[Account], library: Library) -> Side:
    evidence = tuple(dict.fromkeys(e for account in group for e in account.evidence))
    days = sorted(account.published for account in group if account.published)
    return Side(
        value=group[0].value,
        asserted_by=group[0].asserted_by,
        reported_by=tuple(dict.fromkeys(account.outlet for account in group if account.outlet)),
        origins=library.origins(evidence),
        evidence=evidence,
        date=days[0].isoformat() if days else None,
    )
