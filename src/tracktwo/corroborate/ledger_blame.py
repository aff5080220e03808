"""Ledger rule for blame: who is held to have done one deed, by whom, and who denies it."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from tracktwo.corroborate.cases import Case, Ledger
from tracktwo.corroborate.nearby import ByKeyAndDay, Joined
from tracktwo.corroborate.topic_words import event_words
from tracktwo.records import ActorRef, Claim, DisagreementKind, Polarity
from tracktwo.records.sides import same_side, side_of

SLOT = "responsible_for"
TOLD_ON = 600  # characters in which one article goes on about one deed
MAX_DAYS_APART = 14  # between two articles on one deed: as for its toll


def find_blame(ledger: Ledger) -> Iterator[Case]:
    """Yield each deed that is laid at two doors, or at one whose owner denies it."""
    claims = [claim for claim in ledger.claims if claim.slot == SLOT]
    for group in _of_one_deed(ledger, claims):
        rivals = {one.id for pair in combinations(group, 2) if _clash(*pair) for one in pair}
        inside = [claim for claim in group if claim.id in rivals]
        if inside:
            accounts = [
                ledger.library.account(c, key=f"{side_of(_blamed(c))}:{c.polarity}", value=_value(c))
                for c in inside
            ]
            about = max((c.about for c in inside), key=len)
            yield Case(DisagreementKind.ACCOUNT, f"Who did it ({about})?", accounts)


def _of_one_deed(ledger: Ledger, claims: Sequence[Claim]) -> list[list[Claim]]:
    days = [ledger.library.published(claim.evidence) for claim in claims]
    keys = [{claim.evidence[0].article_id, *event_words(claim.about, names_only=True)} for claim in claims]
    near, joined = ByKeyAndDay(list(zip(keys, days, strict=True))), Joined(len(claims))
    for number, claim in enumerate(claims):
        for other in near.near(keys[number], days[number], within=MAX_DAYS_APART):
            if other < number and _is_one_deed(claims[other], claim):
                joined.join(other, number)
    return [[claims[number] for number in group] for group in joined.groups()]


def _is_one_deed(a: Claim, b: Claim) -> bool:
    """Tell whether two claims are of one deed: told in one breath, or by its place and what it was.

    Two deeds of one kind in one war need a place to be one; without it only one article's own words join.
    """
    one, other = a.evidence[0], b.evidence[0]
    words, names = _shared(a, b), _shared(a, b, names_only=True)
    if one.article_id == other.article_id and abs(one.start - other.start) <= TOLD_ON:
        return bool(words)
    return bool(names) and bool(words - names)


def _shared(a: Claim, b: Claim, *, names_only: bool = False) -> frozenset[str]:
    return event_words(a.about, names_only=names_only) & event_words(b.about, names_only=names_only)


def _clash(a: Claim, b: Claim) -> bool:
    """Tell whether two claims lay a deed at two doors, or one lays it where the other takes it away."""
    is_one = same_side(_blamed(a), _blamed(b))
    if Polarity.NEGATED not in (a.polarity, b.polarity):
        return not is_one
    return is_one and a.polarity is not b.polarity


def _blamed(claim: Claim) -> ActorRef:
    return claim.subject or ActorRef(None, str(claim.value), None, None)


def _value(claim: Claim) -> str:
    return f"{'not ' if claim.polarity is Polarity.NEGATED else ''}{claim.value}"
