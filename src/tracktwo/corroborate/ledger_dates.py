"""Ledger rule for dates: deeds and deadlines that are dated twice, to different days."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from itertools import product

from tracktwo.corroborate.cases import Case, Ledger
from tracktwo.corroborate.intervals import are_times_apart, days
from tracktwo.corroborate.nearby import Joined
from tracktwo.corroborate.topic_words import event_words, overlap
from tracktwo.records import Claim, DisagreementKind
from tracktwo.records.recall import Memo

SAME_DEED = 0.75  # more than half: two wordings of one deed share a word that is the same in both
DAYS_OF_ONE_DEADLINE = 7
MIN_WORDS = 2
NEWS_DAYS = 3  # what is told within so many days of its day is told as news


def find_dates(ledger: Ledger) -> Iterator[Case]:
    """Yield deeds and deadlines that are dated twice, to different days.

    Claims that date the same thing alike, as copies do, are taken together; only those that share a word
    are compared, and not when they already belong to one question.
    """
    tellings = _tellings(ledger)
    told_of: defaultdict[str, list[int]] = defaultdict(list)
    joined = Joined(len(tellings))
    for number, telling in enumerate(tellings):
        told_of[telling[0].about].append(number)
    dated = [tellings[numbers[0]][0] for numbers in told_of.values()]
    whole: set[str] = (
        set()
    )  # what is dated by tellings that are all joined: most, and then nothing is compared
    for about, other, is_one_deed in _alike(ledger, dated):
        ours, theirs = told_of[about], told_of[other]
        if {about, other} <= whole and joined.first(ours[0]) == joined.first(theirs[0]):
            continue
        _join(ledger, tellings, joined, (ours, theirs), is_one_deed=is_one_deed)
        whole |= {one for one in (about, other) if len(set(map(joined.first, told_of[one]))) == 1}
    for group in joined.groups():
        claims = [claim for number in group for claim in tellings[number]]
        accounts = [ledger.library.account(claim, key=str(claim.value)) for claim in claims]
        yield Case(DisagreementKind.DATE, f"When: {_undated(claims[0])}?", accounts)


def _alike(ledger: Ledger, claims: Sequence[Claim]) -> Iterator[tuple[str, str, bool]]:
    """Yield what may be the same of what some claims date, and whether it is one deed by its words.

    Each of the claims dates something else.
    """
    by_word: defaultdict[str, list[int]] = defaultdict(list)
    for number, claim in enumerate(claims):
        for word in event_words(claim.about):
            by_word[word].append(number)

    def near(number: int) -> set[int]:
        return {other for word in event_words(claims[number].about) for other in by_word[word]}

    def is_deed(one: int, other: int) -> bool:
        a, b = claims[one], claims[other]
        return b.about <= a.about and _is_one_deed(ledger, a, b)

    def is_deadline(one: int, other: int) -> bool:
        a, b = claims[one], claims[other]
        return b.about <= a.about and _are_deadlines(a, b) and not _is_one_deed(ledger, a, b)

    for is_one_deed, is_match in ((True, is_deed), (False, is_deadline)):
        matches = ledger.recall.matches(f"dated {is_one_deed}")
        found = matches.among(claims, claims, near_one=near, near_other=near, is_match=is_match)
        for claim, numbers in zip(claims, found, strict=True):
            yield from ((claim.about, claims[number].about, is_one_deed) for number in numbers)


def _join(
    ledger: Ledger,
    tellings: Sequence[Sequence[Claim]],
    joined: Joined,
    sides: tuple[list[int], list[int]],
    *,
    is_one_deed: bool,
) -> None:
    """Join the tellings on two sides that clash; those on one side say the same of what they date."""
    left = len({joined.first(number) for side in sides for number in side})
    for one, other in product(*sides):
        if left == 1:  # as with most, once the first was set beside all
            return
        if joined.first(one) == joined.first(other):
            continue
        if _do_clash(ledger, tellings[one], tellings[other], is_one_deed=is_one_deed):
            joined.join(one, other)
            left -= 1


def _do_clash(ledger: Ledger, ours: Sequence[Claim], theirs: Sequence[Claim], *, is_one_deed: bool) -> bool:
    make = partial(_clash, ledger, ours, theirs, is_one_deed)
    if is_one_deed:
        return make()
    clashes: Memo[bool] = ledger.recall.memo("dates that clash")
    # a deadline is told from others by its story
    return clashes.of((ours, theirs), make, mark=ledger.library.common_names)


def _tellings(ledger: Ledger) -> list[tuple[Claim, ...]]:
    """Return the claims of a day, those together that say the same in the same words, as copies do."""
    memo: Memo[tuple[Claim, ...]] = ledger.recall.memo("tellings of dates")
    found: dict[tuple[str, object], list[Claim]] = {}
    for claim in ledger.claims:
        if claim.slot == "date_of" and claim.as_of is not None:
            found.setdefault((claim.about.casefold(), claim.value), []).append(claim)
    return [memo.of(claims, partial(tuple, claims)) for claims in found.values()]


def _clash(ledger: Ledger, ours: Sequence[Claim], theirs: Sequence[Claim], is_one_deed: bool) -> bool:
    return any(
        a.evidence[0].article_id != b.evidence[0].article_id
        and a.as_of is not None
        and b.as_of is not None
        and are_times_apart(a.as_of, b.as_of)
        and (is_one_deed or _is_one_deadline(ledger, a, b))
        and not _are_two_days_news(ledger, a, b)
        for a, b in product(ours, theirs)
    )


def _are_two_days_news(ledger: Ledger, a: Claim, b: Claim) -> bool:
    """Tell whether two articles, days apart, each tell as news what had just happened: two deeds, then."""
    printed = [ledger.library.published(claim.evidence) for claim in (a, b)]
    if printed[0] is None or printed[1] is None or abs((printed[0] - printed[1]).days) <= NEWS_DAYS:
        return False
    return all(
        day is not None and claim.as_of is not None and claim.as_of.end is not None
        and 0 <= (day - date.fromisoformat(claim.as_of.end[:10])).days <= NEWS_DAYS
        for day, claim in zip(printed, (a, b), strict=True)
    )  # fmt: skip


def _undated(claim: Claim) -> str:
    """Return what is dated without its day: "deadline for signing", not "deadline of 18 August for"."""
    day = claim.as_of.text.strip(" .,") if claim.as_of is not None else ""
    return claim.about.replace(f" of {day}", "") if day else claim.about


def _is_one_deed(ledger: Ledger, a: Claim, b: Claim) -> bool:
    words = [event_words(claim.about) for claim in (a, b)]
    # "signed it" says too little of what was signed to set two days against each other.
    return min(map(len, words)) >= MIN_WORDS and overlap(words[0], words[1], ledger.rivals) >= SAME_DEED


def _are_deadlines(a: Claim, b: Claim) -> bool:
    return all("deadline" in event_words(claim.about) for claim in (a, b))


def _is_one_deadline(ledger: Ledger, a: Claim, b: Claim) -> bool:
    """Tell whether two deadlines of one story lie so close that they are one, given twice."""
    if not _are_deadlines(a, b) or a.as_of is None or b.as_of is None:
        return False
    one, other = days(a.as_of), days(b.as_of)
    near = one is not None and other is not None and abs((one[1] - other[1]).days) <= DAYS_OF_ONE_DEADLINE
    return near and ledger.library.tell_one_story(a.evidence[0], b.evidence[0])
