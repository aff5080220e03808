"""Ledger rule for offices: one person printed under two that nobody holds at once."""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from tracktwo.corroborate.accounts import Account
from tracktwo.corroborate.cases import Case, Ledger
from tracktwo.corroborate.ledger_facts import by_person
from tracktwo.corroborate.offices import are_rivals, office
from tracktwo.records import ActorRef, DisagreementKind, Quotation

DAYS_OF_ONE_OFFICE = 30  # further apart, a second office may be a new one
MEDIA_SECTOR = "MED"
# Offices that were, are to be, or are held for another.
_NOT_NOW = re.compile(
    r"\b(?:former|ex|then|late|incoming|outgoing|designate|elect|acting|interim)\b", re.IGNORECASE
)
_AFTER_NAME = re.compile(
    r"\s*,\s+(?:the |a |an |its |their )?(?P<role>(?:[\w’'-]+ ){0,4}?[\w’-]+)(?=,|$| (?:of|for|in|at|to)\b)"
)


def find_offices(ledger: Ledger) -> Iterator[Case]:
    """Yield each speaker who is introduced, within a month, under two offices that exclude each other."""
    for person, accounts in by_person(_introduced(ledger)):
        inside = _at_odds(accounts)
        if inside:
            question = f"Which office does {person} hold?"
            yield Case(DisagreementKind.AFFILIATION, question, _keyed(inside))


def _at_odds(accounts: list[Account]) -> list[Account]:
    """Return the accounts that print an office which another account of that month excludes."""
    by_role: defaultdict[str, list[Account]] = defaultdict(list)
    for account in accounts:
        by_role[account.key].append(account)
    rivals = [pair for pair in combinations(by_role, 2) if are_rivals(*pair)]
    apart = [(a, b) for one, other in rivals for a in by_role[one] for b in by_role[other] if _are_near(a, b)]
    return list(dict.fromkeys(account for pair in apart for account in pair))


def _introduced(ledger: Ledger) -> Iterator[tuple[str, Account]]:
    for quotation in ledger.quotations:
        actor, role = quotation.speaker_actor, role_of(quotation)
        if actor is None or role is None or not office(role):
            continue
        article = ledger.library.article(quotation.evidence)
        outlet = article.outlet if article else None
        yield (
            actor.name,
            Account(
                key=role,
                value=role,
                asserted_by=ActorRef(None, outlet, None, MEDIA_SECTOR) if outlet else None,
                outlet=outlet,
                evidence=quotation.evidence,
                published=ledger.library.published(quotation.evidence),
                confidence=quotation.confidence,
                record=quotation.id,
            ),
        )


def role_of(quotation: Quotation) -> str | None:
    """Return the office printed right before or right behind a speaker's name, None when there is none.

    An office that was, is to come or is another's ("the president's aide Otto Lind") is none of theirs.
    """
    words, name = quotation.speaker or "", quotation.speaker_actor.name if quotation.speaker_actor else ""
    at = words.rfind(name.split()[-1]) if name.strip() else -1
    if at < 0:
        return None
    first = words.find(name.split()[0])
    before = words[: first if 0 <= first < at else at].strip(" ,")
    behind = _AFTER_NAME.match(words, at + len(name.split()[-1]))
    role = before or (behind["role"] if behind else "")
    return role if role and not _NOT_NOW.search(words) else None


def _are_near(a: Account, b: Account) -> bool:
    if a.published is None or b.published is None:
        return False
    return abs((a.published - b.published).days) <= DAYS_OF_ONE_OFFICE


def _keyed(accounts: list[Account]) -> list[Account]:
    """Give accounts of one office in two wordings the same key."""
    roles: list[str] = []
    keyed = []
    for account in accounts:
        role = next((r for r in roles if not are_rivals(r, account.key)), account.key)
        if role not in roles:
            roles.append(role)
        keyed.append(account._replace(key=role))
    return keyed
