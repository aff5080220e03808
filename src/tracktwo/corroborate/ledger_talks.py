"""Ledger rules for talks: whether they were held, who was there, who walked out of them."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import combinations

from tracktwo.corroborate.accounts import MAX_DAYS_OF_STORY, Account
from tracktwo.corroborate.cases import Case, Ledger
from tracktwo.corroborate.intervals import are_times_apart
from tracktwo.corroborate.nearby import ByDay
from tracktwo.corroborate.topic_words import event_words, overlap
from tracktwo.records import Claim, DisagreementKind, Polarity, Quotation, Round, RoundStatus
from tracktwo.records.sides import side_of

SAME_QUESTION = 0.5
# Words for all sides at once: "neither delegation left" denies that any of them did.
COLLECTIVE = frozenset({"both", "neither", "all", "no", "nobody", "none"})


def find_attendance(ledger: Ledger) -> Iterator[Case]:
    """Yield meetings that one telling has somebody at and another has not."""
    present = [c for c in ledger.claims if c.slot == "attended"]
    for a, b in combinations(present, 2):
        if a.polarity is b.polarity or str(a.value).casefold() != str(b.value).casefold():
            continue
        same_day = a.as_of is not None and b.as_of is not None and not are_times_apart(a.as_of, b.as_of)
        if same_day or overlap(event_words(a.about), event_words(b.about), ledger.rivals) >= SAME_QUESTION:
            accounts = [ledger.library.account(c, key=c.polarity.value, value=_was_there(c)) for c in (a, b)]
            about = max(a.about, b.about, key=len)
            yield Case(DisagreementKind.FACT, f"Was {a.value} at {about}?", accounts)


def _was_there(claim: Claim) -> str:
    return f"{'no' if claim.polarity is Polarity.NEGATED else 'yes'}: {claim.text.strip(' ,;')}"


def find_absent_kinds(ledger: Ledger) -> Iterator[Case]:
    """Yield meetings that had nobody of a kind by one telling ("no mediator") and somebody by another."""
    for claim in ledger.claims:
        kind = str(claim.value).casefold()
        if claim.slot != "attended" or claim.polarity is not Polarity.NEGATED or not kind.isalpha():
            continue
        if str(claim.value)[0].isupper():
            continue
        rivals = [q for q in ledger.quotations if _speaks_of_kind(ledger, q, kind, claim)]
        if rivals:
            accounts = [
                ledger.library.account(claim, key="no", value=f"no: {claim.text.strip(' ,;.')}"),
                *(_quoted(ledger, q) for q in rivals),
            ]
            place = _shared_place(ledger, claim, rivals[0])
            yield Case(DisagreementKind.ACCOUNT, f"Did a {kind} take part ({place})?", accounts)


def _shared_place(ledger: Ledger, claim: Claim, quotation: Quotation) -> str:
    """Return the names that both passages print, as the second prints them: "Abu Dhabi"."""
    near = ledger.library.places_near(claim.evidence[0])
    said = ledger.library.sentence(quotation.evidence[0]).split()
    return " ".join(w.strip(".,;:") for w in said if w[0].isupper() and event_words(w) & near)


def _speaks_of_kind(ledger: Ledger, quotation: Quotation, kind: str, claim: Claim) -> bool:
    words = (quotation.speaker or "").casefold().split()
    if kind not in words or not ledger.library.tell_one_story(claim.evidence[0], quotation.evidence[0]):
        return False
    here = event_words(ledger.library.sentence(quotation.evidence[0]), names_only=True)
    return bool(here & ledger.library.places_near(claim.evidence[0]))


def _quoted(ledger: Ledger, quotation: Quotation) -> Account:
    article = ledger.library.article(quotation.evidence)
    return Account(
        "yes",
        f"yes: {quotation.speaker}",
        None,
        article.outlet if article else None,
        quotation.evidence,
        ledger.library.published(quotation.evidence),
        quotation.confidence,
        quotation.id,
    )


def find_departures(ledger: Ledger) -> Iterator[Case]:
    """Yield talks that one side left by one telling, and another side or nobody by another."""
    for a, b in _departed_apart(ledger, [c for c in ledger.claims if c.slot == "departed"]):
        accounts = [ledger.library.account(c, key=f"{c.polarity}:{c.value}", value=_left(c)) for c in (a, b)]
        where = f" ({about})" if (about := a.about or b.about) else ""
        yield Case(DisagreementKind.FACT, f"Who left the talks{where}?", accounts)


def _departed_apart(ledger: Ledger, claims: Sequence[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """Yield the departures from one round that cannot both be true, pair by pair in their order."""
    printed = [ledger.library.published(claim.evidence) for claim in claims]
    by_day = ByDay(printed)
    dated = [number for number, claim in enumerate(claims) if claim.as_of is not None]

    def near(number: int) -> set[int]:
        found = set(by_day.near(printed[number], within=MAX_DAYS_OF_STORY))
        return found.union(dated) if claims[number].as_of is not None else found

    def is_match(one: int, other: int) -> bool:
        a, b = claims[one], claims[other]
        return one < other and _left_one_round(ledger, a, b) and _depart_apart(a, b)

    found = ledger.recall.matches("departed").among(
        claims, claims, near_one=near, near_other=near, is_match=is_match, basis=ledger.library.common_names
    )
    for claim, numbers in zip(claims, found, strict=True):
        yield from ((claim, claims[number]) for number in numbers)


def _left_one_round(ledger: Ledger, a: Claim, b: Claim) -> bool:
    """Tell whether two departures are from one round: a place and a day in common, or one story."""
    if not (a.as_of and b.as_of) and not ledger.library.tell_one_story(a.evidence[0], b.evidence[0]):
        return False
    same_day = None
    if a.as_of is not None and b.as_of is not None:
        same_day = not are_times_apart(a.as_of, b.as_of)
    places = [event_words(c.about, names_only=True) for c in (a, b)]
    if same_day is False or (places[0] and places[1] and not places[0] & places[1]):
        return False
    if same_day and places[0] & places[1]:
        return True
    return ledger.library.tell_one_story(a.evidence[0], b.evidence[0])


def _depart_apart(a: Claim, b: Claim) -> bool:
    """Tell whether two departures cannot both be true."""
    one, other = str(a.value).casefold(), str(b.value).casefold()
    if a.polarity is b.polarity and _accuse_each_other(a, b):
        return True
    if a.polarity is b.polarity:
        ways = {c.provenance.rule_or_model.removeprefix("departed-") for c in (a, b)}
        return a.polarity is Polarity.AFFIRMED and one != other and "first" in ways and ways <= _IN_ORDER
    return one == other or any(COLLECTIVE & set(value.split()) for value in (one, other))


def _accuse_each_other(a: Claim, b: Claim) -> bool:
    """Tell whether each of two sides says that the other left: both may have, but neither says so."""
    tellers = [c.asserted_by.code if c.asserted_by else None for c in (a, b)]
    leavers = [c.subject.code if c.subject else None for c in (a, b)]
    known = all(code is not None for code in (*tellers, *leavers))
    return known and a.polarity is Polarity.AFFIRMED and tellers == leavers[::-1] and len(set(leavers)) == 2


_IN_ORDER = frozenset({"first", "early", "out"})


def _left(claim: Claim) -> str:
    return claim.text.strip(" ,;.")


def find_denied_rounds(ledger: Ledger) -> Iterator[Case]:
    """Yield meetings that were held by one account and denied by another."""
    held = [r for r in ledger.rounds if r.status is RoundStatus.HELD]
    for no in (r for r in ledger.rounds if r.status is RoundStatus.DENIED):
        for yes in held:
            if _is_same_round(ledger, no, yes):
                accounts = [_round_account(ledger, r) for r in (no, yes)]
                yield Case(DisagreementKind.FACT, f"Was it held: {no.name}?", accounts)


def _is_same_round(ledger: Ledger, no: Round, yes: Round) -> bool:
    """Tell whether a round held can be the one denied: its parties, place and day, as far as printed."""
    if no.evidence[0].article_id == yes.evidence[0].article_id:
        return False
    if not ledger.library.tell_one_story(no.evidence[0], yes.evidence[0]):
        return False
    venues = [_printed_venue(r) for r in (no, yes)]
    if venues[0] and venues[1] and not venues[0] & venues[1]:
        return False
    if no.date is not None and yes.date is not None and are_times_apart(no.date, yes.date):
        return False
    is_before = _was_before(ledger, yes, no)
    parties = [{side_of(d.party) for d in r.delegations} for r in (no, yes)]
    shared = len(parties[0] & parties[1])
    same_day = no.date is not None and yes.date is not None
    return is_before and (shared >= 2 or (shared == 1 and same_day and bool(venues[0] & venues[1])))


def _was_before(ledger: Ledger, yes: Round, no: Round) -> bool:
    """Tell whether a round took place shortly before its denial was printed: others were not denied by it."""
    printed = ledger.library.published(no.evidence)
    if yes.date is None or yes.date.start is None or printed is None:
        return True
    earliest = printed - timedelta(days=MAX_DAYS_OF_STORY)
    return earliest.isoformat() <= yes.date.start[:10] <= printed.isoformat()


def _printed_venue(one: Round) -> frozenset[str]:
    """Return the words of a venue that stand in the evidence: one taken from elsewhere parts nothing."""
    words = frozenset(w for e in one.evidence for w in event_words(e.text, names_only=True))
    return words & event_words(one.venue or "", names_only=True)


def _round_account(ledger: Ledger, one: Round) -> Account:
    article = ledger.library.article(one.evidence)
    return Account(
        one.status.value,
        f"{one.status.value}: {one.evidence[0].text.strip(' .,;').removeprefix('that ')}",
        one.disclosed_by,
        article.outlet if article else None,
        one.evidence,
        ledger.library.published(one.evidence),
        one.confidence,
        one.id,
    )
