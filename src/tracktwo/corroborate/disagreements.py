"""The ledger of disagreement: accounts of one question that cannot all be true, kept side by side."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from tracktwo.corroborate import ledger_facts, ledger_numbers, ledger_offices, ledger_talks
from tracktwo.corroborate.accounts import NAME, VERSION, Library, disagreement
from tracktwo.corroborate.cases import Case, Ledger
from tracktwo.ontology.rivals import Rivals
from tracktwo.records import Article, Claim, Disagreement, Event, Quotation, Round

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
    ledger_facts.find_dates,
    ledger_facts.find_proposals,
    ledger_facts.find_denied_events,
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
    """
    library = Library(articles, origin_of or {})
    ledger = Ledger(claims, quotations, events, rounds, library, rivals, institutes)
    for rule in RULES:
        for case in _merged(rule(ledger)):
            yield disagreement(
                case.kind, case.question, case.accounts, library, status=case.status, note=case.note
            )


def _merged(cases: Iterable[Case]) -> list[Case]:
    """Return the cases of one rule with those that share a record made one."""
    found: list[Case] = []
    for case in cases:
        records = {account.record for account in case.accounts}
        at = next((n for n, known in enumerate(found) if records & {a.record for a in known.accounts}), None)
        if at is None:
            found.append(case)
            continue
        known = {a.record for a in found[at].accounts}
        more = [a for a in case.accounts if a.record not in known]
        found[at] = replace(found[at], accounts=[*found[at].accounts, *more])
    return found
