"""Ledger rules for numbers: counts of one event, and rival numbers of one thing."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import combinations, compress
from math import inf

import numpy as np

from tracktwo.corroborate.accounts import printed
from tracktwo.corroborate.cases import Case, Ledger
from tracktwo.corroborate.claim_rivalry import COUNTED, MEASURES, quantity_of
from tracktwo.corroborate.intervals import interval
from tracktwo.corroborate.ledger_events import counts_of_one_event
from tracktwo.corroborate.number_pairs import Mask, Number, Pairs
from tracktwo.corroborate.topic_words import event_words
from tracktwo.records import Claim, DisagreementKind, DisagreementStatus
from tracktwo.records.recall import Memo

SAME_EVENT = 0.3
SAME_THING = 0.5
ONE_BREATH = 160  # characters between two counts that one sentence gives


def find_counts(ledger: Ledger) -> Iterator[Case]:
    """Yield counts of one event that no single number fits."""
    for slot in sorted(COUNTED):
        yield from _numbers(ledger, _counts(ledger, slot), f"How many were {slot}")


def find_amounts(ledger: Ledger) -> Iterator[Case]:
    """Yield rival numbers of one unusual thing: the articles of a treaty, a share, a sum."""
    by_unit: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in ledger.claims:
        if (
            claim.slot in {"amount", "growth"}
            and claim.unit
            and claim.unit not in MEASURES | ledger.rivals.parts | {"people"}
        ):
            by_unit[claim.unit].append(claim)
    for unit, claims in by_unit.items():
        yield from _numbers(ledger, claims, f"How many {unit}", least=SAME_THING)


def find_parts(ledger: Ledger) -> Iterator[Case]:
    """Yield rival numbers of what a text or body consists of: "17 articles" here, "16 articles" there."""
    counted = [
        c
        for c in ledger.claims
        if c.slot == "amount" and c.unit in ledger.rivals.parts and quantity_of(c) is not None
    ]
    alike: defaultdict[tuple[str, str | None], list[Claim]] = defaultdict(list)
    for claim in counted:
        alike[claim.evidence[0].article_id, claim.unit].append(claim)
    largest = [
        c for c in counted if not any(_is_larger(o, c) for o in alike[c.evidence[0].article_id, c.unit])
    ]
    for a, b in combinations(largest, 2):
        if a.unit != b.unit or a.evidence[0].article_id == b.evidence[0].article_id:
            continue
        is_clash = _number(ledger, a).clashes(_number(ledger, b))
        if not is_clash or not ledger.library.tell_one_story(a.evidence[0], b.evidence[0]):
            continue
        accounts = [ledger.library.account(c, key=printed(c)) for c in (a, b)]
        yield Case(DisagreementKind.QUANTITY, f"How many {a.unit}{_owner(ledger, a, b)}?", accounts)


def _is_larger(other: Claim, claim: Claim) -> bool:
    """Tell whether another number of the same things in the same article is larger: then this is a part."""
    same = other.unit == claim.unit and other.evidence[0].article_id == claim.evidence[0].article_id
    one, two = quantity_of(claim), quantity_of(other)
    return same and one is not None and two is not None and (two.min or 0) > (one.min or 0)


def _owner(ledger: Ledger, a: Claim, b: Claim) -> str:
    """Return what has the parts, as far as both sentences name it: " (treaty)"."""
    words = [event_words(ledger.library.sentence(c.evidence[0])) for c in (a, b)]
    shared = sorted(words[0] & words[1] - event_words(f"{a.unit} {a.text} {b.text}"))
    return f" ({', '.join(shared)})" if shared else ""


def _numbers(
    ledger: Ledger, claims: Sequence[Claim], question: str, *, least: float = SAME_EVENT
) -> Iterator[Case]:
    memo: Memo[Case | None] = ledger.recall.memo("rival numbers")
    for group in counts_of_one_event(ledger, claims, name=question, least=least):
        case = memo.of(group, partial(_rivals, ledger, group, question), mark=_mark(ledger, group, question))
        if case is not None:
            yield case


def _mark(ledger: Ledger, group: Sequence[Claim], question: str) -> tuple[str, ...]:
    """Return what a case follows from besides its claims: when their articles came out, beside others."""
    return question, *(ledger.library.moments.get(c.evidence[0].article_id, "") for c in group)


def _rivals(ledger: Ledger, group: Sequence[Claim], question: str) -> Case | None:
    """Return the counts of one event that no single number fits, None when all fit.

    What was given up since is no side of an open dispute, but told beside it.
    """
    whole = _whole(group)
    pairs = Pairs([_number(ledger, claim) for claim in whole])
    if not pairs.clash.any():
        return None
    replaced = pairs.replaced()
    among = pairs.clash & ~replaced[:, None] & ~replaced[None, :]
    if pairs.only_rose(among):
        inside: Mask = np.any(pairs.clash, axis=0)
        return _number_case(ledger, question, list(compress(whole, inside)), DisagreementStatus.UPDATED)
    standing = list(compress(whole, np.any(among, axis=0)))
    note = _given_up(ledger, [*compress(whole, replaced)], standing)
    return replace(_number_case(ledger, question, standing, DisagreementStatus.OPEN), note=note)


def _given_up(ledger: Ledger, claims: Sequence[Claim], standing: Sequence[Claim]) -> str | None:
    """Return in words which numbers were told before and given up, None where there were none."""
    still = {printed(claim) for claim in standing}
    told = dict.fromkeys(_told(ledger, claim) for claim in claims if printed(claim) not in still)
    return f"Told before and replaced since: {'; '.join(told)}." if told else None


def _told(ledger: Ledger, claim: Claim) -> str:
    article, day = ledger.library.article(claim.evidence), ledger.library.published(claim.evidence)
    where = ", ".join(filter(None, (article.outlet if article else None, day.isoformat() if day else None)))
    return f"{printed(claim)} ({where})" if where else printed(claim)


def _number(ledger: Ledger, claim: Claim) -> Number:
    quantity = quantity_of(claim)
    low, high = interval(quantity) if quantity is not None else (-inf, inf)  # no number clashes with none
    by = claim.asserted_by.name if claim.asserted_by else None
    article = ledger.library.article(claim.evidence)
    outlet = (article.outlet or "") if article is not None else ""
    return Number(
        low,
        high,
        (quantity.min or 0) if quantity is not None else 0,
        ledger.library.published(claim.evidence),
        by.casefold() if by else "",
        (claim.evidence[0].article_id, by),
        outlet.casefold(),
        ledger.library.moments.get(claim.evidence[0].article_id, ""),
        is_own=not by or by == outlet,
    )


def _whole(group: Sequence[Claim]) -> list[Claim]:
    """Return the counts of a group that are no part of another in their article."""
    by_article: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in group:
        by_article[claim.evidence[0].article_id].append(claim)
    return [c for c in group if not any(_is_part_of(c, o) for o in by_article[c.evidence[0].article_id])]


def find_risen(ledger: Ledger) -> Iterator[Case]:
    """Yield counts that one side raised later, where each number fits the others: "at least 5", then "9"."""
    memo: Memo[Case | None] = ledger.recall.memo("risen numbers")
    for slot in sorted(COUNTED):
        claims, question = _counts(ledger, slot), f"How many were {slot}"
        for group in counts_of_one_event(ledger, claims, name=question, least=SAME_EVENT):
            case = memo.of(
                group, partial(_raised, ledger, group, question), mark=_mark(ledger, group, question)
            )
            if case is not None:
                yield case


def _raised(ledger: Ledger, group: Sequence[Claim], question: str) -> Case | None:
    """Return the counts of one event that one side raised without contradiction, None where none were."""
    whole = _whole(group)
    pairs = Pairs([_number(ledger, claim) for claim in whole])
    if pairs.clash.any():  # that is told as one case, open or not
        return None
    inside = pairs.in_raised()
    if not inside.any():
        return None
    return _number_case(ledger, question, list(compress(whole, inside)), DisagreementStatus.UPDATED)


def _counts(ledger: Ledger, slot: str) -> list[Claim]:
    return [c for c in ledger.claims if c.slot == slot and quantity_of(c) is not None]


def _number_case(ledger: Ledger, question: str, inside: Sequence[Claim], status: DisagreementStatus) -> Case:
    accounts = [ledger.library.account(c, key=printed(c)) for c in inside]
    return Case(DisagreementKind.QUANTITY, f"{question}{_of_what(inside)}?", accounts, status=status)


def _of_what(counts: Sequence[Claim]) -> str:
    """Return the fullest words for what was counted; none where they are a count's own ("three miners")."""
    told = [c.about for c in counts if c.about.casefold() not in c.text.casefold()]
    return f" ({max(told, key=len)})" if told else ""


def _is_part_of(claim: Claim, other: Claim) -> bool:
    """Tell whether one side gives both counts in one sentence: "rose to six after two died"."""
    near = other.evidence[0].start - claim.evidence[0].end, claim.evidence[0].start - other.evidence[0].end
    one_breath = max(near) <= ONE_BREATH and _asserter(claim) == _asserter(other)
    return one_breath and _is_larger(other, claim)


def _asserter(claim: Claim) -> str:
    return claim.asserted_by.name.casefold() if claim.asserted_by else ""
