"""Accounts: what a record says on a question, with its article, ready to be set side by side."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property, partial
from typing import NamedTuple

from tracktwo.corroborate.came_out import moments_of
from tracktwo.corroborate.topic_words import capitalised, event_words
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
from tracktwo.records.recall import Memo, Recall

NAME = "disagreements"
VERSION = "2"
# Two articles are of one development where they share this many names, leaving out those that are in a
# larger share of all articles, within this many days: long enough for an answer to a report.
SHARED_NAMES = 3
COMMON_SHARE = 0.4
FEW_ARTICLES = 8
MAX_DAYS_OF_STORY = 60


class Account(NamedTuple):
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

    def __init__(
        self, articles: Iterable[Article], origin_of: Mapping[str, str], recall: Recall | None = None
    ) -> None:
        """Keep articles by id; `origin_of` maps an article's id to its origin line, or lacks it."""
        self._recall = recall or Recall()
        self._articles = {article.id: article for article in articles}
        self._origin_of = origin_of
        self._days = {key: _day(article) for key, article in self._articles.items()}
        self.moments = moments_of([*self._articles.values()])
        self._sentences: dict[tuple[str, int, int], str] = {}
        self._one_story: dict[tuple[str, str], bool] = {}
        self._names: dict[str, frozenset[str]] = {}

    def article(self, evidence: Sequence[Evidence]) -> Article | None:
        """Return the article that a record was read in."""
        return self._articles.get(evidence[0].article_id) if evidence else None

    def published(self, evidence: Sequence[Evidence]) -> date | None:
        """Return the day an article was published, None when unknown."""
        return self._days.get(evidence[0].article_id) if evidence else None

    def sentence(self, evidence: Evidence) -> str:
        """Return the sentence around some evidence, by its punctuation."""
        key = evidence.article_id, evidence.start, evidence.end
        if key not in self._sentences:
            self._sentences[key] = self._sentence(evidence)
        return self._sentences[key]

    def _sentence(self, evidence: Evidence) -> str:
        article = self._articles.get(evidence.article_id)
        if article is None:
            return evidence.text
        text = article.text
        start = max(text.rfind(mark, 0, evidence.start) for mark in (". ", "\n", "? ", "! "))
        ends = [at for mark in (". ", "\n", "? ", "! ") if (at := text.find(mark, evidence.end - 1)) >= 0]
        return text[start + 1 : min(ends, default=len(text) - 1) + 1].strip()

    def places_near(self, evidence: Evidence) -> frozenset[str]:
        """Return the names printed in the paragraph around some evidence, lower case."""
        article = self._articles.get(evidence.article_id)
        text = article.text if article else evidence.text
        start = text.rfind("\n", 0, evidence.start) + 1
        end = text.find("\n", evidence.end)
        return event_words(text[start : end if end >= 0 else len(text)], names_only=True)

    def after(self, evidence: Evidence, *, length: int) -> str:
        """Return the text that follows some evidence, up to a number of characters."""
        article = self._articles.get(evidence.article_id)
        return article.text[evidence.end : evidence.end + length] if article else ""

    def tell_one_story(self, a: Evidence, b: Evidence) -> bool:
        """Tell whether two passages are of one development: their articles share leading names and days."""
        key = (a.article_id, b.article_id) if a.article_id < b.article_id else (b.article_id, a.article_id)
        found = self._one_story.get(key)
        if found is None:
            found = self._one_story[key] = self._are_one_story(*key)
        return found

    def _are_one_story(self, one: str, other: str) -> bool:
        day, its_day = self._days.get(one), self._days.get(other)
        if day and its_day and abs(day.toordinal() - its_day.toordinal()) > MAX_DAYS_OF_STORY:
            return False
        ours, theirs = self._names_of(one), self._names_of(other)
        return len(ours & theirs) >= min(SHARED_NAMES, len(ours), len(theirs))

    def _names_of(self, article_id: str) -> frozenset[str]:
        """Return the names in an article that tell it from others, as words in lower case."""
        if article_id not in self._names:
            self._names[article_id] = self._printed.get(article_id, frozenset()) - self.common_names
        return self._names[article_id]

    @cached_property
    def _printed(self) -> dict[str, frozenset[str]]:
        memo: Memo[frozenset[str]] = self._recall.memo("names printed")
        return {key: memo.of((a,), partial(_names_in, a)) for key, a in self._articles.items()}

    @cached_property
    def common_names(self) -> frozenset[str]:
        """The names that are in too many articles to tell one from another: by these stories are told."""
        counted = Counter(name for names in self._printed.values() for name in names)
        most = max(FEW_ARTICLES, COMMON_SHARE * len(self._printed))
        return frozenset(name for name, count in counted.items() if count > most)

    def origins(self, evidence: Iterable[Evidence]) -> int:
        """Return from how many independent tellings some evidence comes."""
        return len({self.origin(e.article_id) for e in evidence})

    def origin(self, article_id: str) -> str:
        """Return the id of the first article of an article's origin line."""
        return self._origin_of.get(article_id, article_id)

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


def _names_in(article: Article) -> frozenset[str]:
    return frozenset(capitalised(article.text))


def _day(article: Article) -> date | None:
    return date.fromisoformat(article.published_at[:10]) if article.published_at else None


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
