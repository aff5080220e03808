"""Ledger rules for numbers: counts of one event, and rival numbers of one thing."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from tracktwo.corroborate.accounts import printed
from tracktwo.corroborate.cases import Case, Ledger
from tracktwo.corroborate.claim_rivalry import COUNTED, MEASURES, quantity_of
from tracktwo.corroborate.intervals import are_disjoint
from tracktwo.corroborate.ledger_events import counts_of_one_event
from tracktwo.corroborate.topic_words import event_words
from tracktwo.records import Claim, DisagreementKind, DisagreementStatus

SAME_EVENT = 0.3
SAME_THING = 0.5
ONE_BREATH = 160  # characters between two counts that one sentence gives


def find_counts(ledger: Ledger) -> Iterator[Case]:
    """Yield counts of one event that no single number fits."""
    for slot in sorted(COUNTED):
        claims = [c for c in ledger.claims if c.slot == slot and quantity_of(c) is not None]
        yield from _numbers(ledger, claims, f"How many were {slot}")


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
        if not _numbers_clash(a, b) or not ledger.library.tell_one_story(a.evidence[0], b.evidence[0]):
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
    for group in counts_of_one_event(ledger, claims, least=least):
        whole = _whole(group)
        clashing = [pair for pair in combinations(whole, 2) if _numbers_clash(*pair)]
        if not clashing:
            continue
        status = _status(ledger, clashing)
        risen = {a.id for a, _ in _risen(ledger, clashing)} if status is DisagreementStatus.OPEN else set()
        standing = [pair for pair in clashing if not risen & {c.id for c in pair}]
        yield _number_case(ledger, question, _inside(whole, standing or clashing), status)


def _whole(group: Sequence[Claim]) -> list[Claim]:
    """Return the counts of a group that are no part of another in their article."""
    by_article: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in group:
        by_article[claim.evidence[0].article_id].append(claim)
    return [c for c in group if not any(_is_part_of(c, o) for o in by_article[c.evidence[0].article_id])]


def _inside(claims: Sequence[Claim], pairs: Iterable[tuple[Claim, Claim]]) -> list[Claim]:
    """Return the claims that are in one of some pairs."""
    ids = {claim.id for pair in pairs for claim in pair}
    return [claim for claim in claims if claim.id in ids]


def find_risen(ledger: Ledger) -> Iterator[Case]:
    """Yield counts that one side raised later: no dispute, and not the number it was."""
    for slot in sorted(COUNTED):
        claims = [c for c in ledger.claims if c.slot == slot and quantity_of(c) is not None]
        for group in counts_of_one_event(ledger, claims, least=SAME_EVENT):
            whole = _whole(group)
            pairs = list(_risen(ledger, list(combinations(whole, 2))))
            clashing = [pair for pair in combinations(whole, 2) if _numbers_clash(*pair)]
            is_told = bool(clashing) and _status(ledger, clashing) is DisagreementStatus.UPDATED
            if pairs and not is_told:
                inside = _inside(whole, pairs)
                yield _number_case(ledger, f"How many were {slot}", inside, DisagreementStatus.UPDATED)


def _number_case(ledger: Ledger, question: str, inside: Sequence[Claim], status: DisagreementStatus) -> Case:
    accounts = [ledger.library.account(c, key=printed(c)) for c in inside]
    about = max((c.about for c in inside), key=len)
    return Case(DisagreementKind.QUANTITY, f"{question} ({about})?", accounts, status=status)


def _is_part_of(claim: Claim, other: Claim) -> bool:
    """Tell whether one side gives both counts in one sentence: "rose to six after two died"."""
    near = other.evidence[0].start - claim.evidence[0].end, claim.evidence[0].start - other.evidence[0].end
    one_breath = max(near) <= ONE_BREATH and _asserter(claim) == _asserter(other)
    return one_breath and _is_larger(other, claim)


def _risen(ledger: Ledger, clashing: Sequence[tuple[Claim, Claim]]) -> Iterator[tuple[Claim, Claim]]:
    """Yield the pairs in which one side's later count is higher than its earlier one, earlier first."""
    for pair in clashing:
        days = [ledger.library.published(c.evidence) for c in pair]
        if _asserter(pair[0]) != _asserter(pair[1]) or days[0] is None or days[1] is None:
            continue
        early, late = pair if days[0] <= days[1] else pair[::-1]
        one, other = quantity_of(early), quantity_of(late)
        if days[0] != days[1] and one and other and (other.min or 0) > (one.min or 0):
            yield early, late


def _asserter(claim: Claim) -> str:
    return claim.asserted_by.name.casefold() if claim.asserted_by else ""


def _numbers_clash(a: Claim, b: Claim) -> bool:
    if _is_one_voice(a, b):
        return False
    one, other = quantity_of(a), quantity_of(b)
    return one is not None and other is not None and are_disjoint(one, other)


def _is_one_voice(a: Claim, b: Claim) -> bool:
    """Tell whether one asserter says both in one article: the total and a part of it, not two accounts."""
    by = [c.asserted_by.name if c.asserted_by else None for c in (a, b)]
    return a.evidence[0].article_id == b.evidence[0].article_id and by[0] == by[1]


def _status(ledger: Ledger, clashing: Sequence[tuple[Claim, Claim]]) -> DisagreementStatus:
    """Return "updated" where each later number is the higher one: a toll that rose, not a dispute."""
    for a, b in clashing:
        days = [ledger.library.published(c.evidence) for c in (a, b)]
        one, other = quantity_of(a), quantity_of(b)
        if days[0] is None or days[1] is None or days[0] == days[1] or one is None or other is None:
            return DisagreementStatus.OPEN
        early, late = (one, other) if days[0] < days[1] else (other, one)
        if (late.min or 0) < (early.min or 0):
            return DisagreementStatus.OPEN
    return DisagreementStatus.UPDATED
