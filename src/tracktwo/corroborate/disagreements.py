"""The ledger of disagreement: accounts of one question that cannot all be true, kept side by side."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from tracktwo.corroborate import (
    ledger_blame,
    ledger_dates,
    ledger_denials,
    ledger_facts,
    ledger_numbers,
    ledger_offices,
    ledger_talks,
)
from tracktwo.corroborate.accounts import NAME, VERSION, Account, Library, disagreement
from tracktwo.corroborate.cases import Case, Ledger
from tracktwo.corroborate.nearby import Joined
from tracktwo.ontology.rivals import Rivals
from tracktwo.records import Article, Claim, Disagreement, Event, Quotation, Round
from tracktwo.records.recall import Memo, Recall

__all__ = ["NAME", "VERSION", "find_disagreements"]

RULES: tuple[Callable[[Ledger], Iterator[Case]], ...] = (
    ledger_facts.find_affiliations,
    ledger_offices.find_offices,
    ledger_facts.find_assessments,
    ledger_numbers.find_counts,
    ledger_numbers.find_risen,
    ledger_numbers.find_amounts,
    ledger_numbers.find_parts,
    ledger_facts.find_controls,
    ledger_dates.find_dates,
    ledger_facts.find_proposals,
    ledger_denials.find_denied_events,
    ledger_blame.find_blame,
    ledger_talks.find_attendance,
    ledger_talks.find_absent_kinds,
    ledger_talks.find_departures,
    ledger_talks.find_denied_rounds,
)


def find_disagreements(
    claims: Sequence[Claim],
    *,
    articles: Iterable[Article],
    rivals: Rivals,
    institutes: frozenset[str],
    quotations: Sequence[Quotation] = (),
    events: Sequence[Event] = (),
    rounds: Sequence[Round] = (),
    origin_of: Mapping[str, str] | None = None,
    linked: Mapping[str, Event] | None = None,
    recall: Recall | None = None,
) -> Iterator[Disagreement]:
    """Yield the disagreements among one dossier's records.

    Args:
        claims: of all articles; aligned by slot and by what they are about, then compared.
        articles: those the records were read in, for outlet, day and the words around.
        rivals: the lexicon of synonyms and opposites.
        institutes: words by which a body is known for one that employs experts.
        quotations: for the affiliations printed with their speakers.
        events: single readings; one denied and one told as fact disagree.
        rounds: single readings; one held and one denied disagree.
        origin_of: article id to the id of its origin line, where origins were counted.
        linked: the linked event of each single reading, by the reading's id, where events were linked.
        recall: of earlier runs on the same records or fewer, so that only new ones are compared.
    """
    known = recall or Recall()
    library = Library(articles, origin_of or {}, known)
    ledger = Ledger(claims, quotations, events, rounds, library, rivals, institutes, known, linked or {})
    for rule in RULES:
        for case in _merged(rule(ledger)):
            yield _told(case, library, known)


def _told(case: Case, library: Library, recall: Recall) -> Disagreement:
    """Return a case as a record; one with the same accounts and origins as the last time is that record."""
    where = {e.article_id for account in case.accounts for e in account.evidence}
    origins = frozenset((article, library.origin(article)) for article in where)
    memo: Memo[Disagreement] = recall.memo(NAME)
    make = partial(
        disagreement, case.kind, case.question, case.accounts, library, status=case.status, note=case.note
    )
    return memo.of(
        (), make, mark=(case.kind, case.question, case.status, case.note, tuple(case.accounts), origins)
    )


def _merged(cases: Iterable[Case]) -> list[Case]:
    """Return the cases of one rule with those that share a record made one, whatever order they come in."""
    found = list(cases)
    joined, first = Joined(len(found)), dict[str, int]()
    for number, case in enumerate(found):
        for account in case.accounts:
            joined.join(first.setdefault(account.record, number), number)
    merged = {group[0]: [found[number] for number in group] for group in joined.groups()}
    return [
        _one_case(merged.get(number, [case]))
        for number, case in enumerate(found)
        if joined.first(number) == number
    ]


def _one_case(cases: list[Case]) -> Case:
    if len(cases) == 1:
        return cases[0]
    accounts: dict[str, Account] = {}
    for account in (account for case in cases for account in case.accounts):
        accounts.setdefault(account.record, account)
    return replace(cases[0], accounts=list(accounts.values()))
