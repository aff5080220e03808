"""Ledger rules for facts: who belongs where, who holds what, what was when, who was there."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import combinations

from tracktwo.corroborate.accounts import Account
from tracktwo.corroborate.cases import Case, Ledger
from tracktwo.corroborate.intervals import are_times_apart
from tracktwo.corroborate.nearby import Joined
from tracktwo.corroborate.same_names import person_words, same_body, same_person
from tracktwo.corroborate.topic_words import event_words
from tracktwo.records import (
    ActorRef,
    Article,
    Claim,
    DisagreementKind,
    Evidence,
    Polarity,
    Quotation,
    evidence_at,
)
from tracktwo.records.recall import Memo
from tracktwo.records.sides import side_of

SAME_EVENT = 0.3
SAME_QUESTION = 0.5
SAME_DEED = 0.75
DAYS_OF_ONE_DEADLINE = 7
MIN_WORDS = 2
MEDIA_SECTOR = "MED"


def find_affiliations(ledger: Ledger) -> Iterator[Case]:
    """Yield each person who is printed with two bodies that are not one."""
    for person, accounts in by_person(_affiliated(ledger)):
        merged = _merge_bodies(accounts)
        if len({account.key for account in merged}) > 1:
            question = f"Which body does {person} belong to?"
            yield Case(DisagreementKind.AFFILIATION, question, merged)


def by_person(told: Iterable[tuple[str, Account]]) -> list[tuple[str, list[Account]]]:
    """Return what is told of each person under whatever form of the name, by the form read first."""
    people: list[tuple[str, list[Account]]] = []
    by_last_name: defaultdict[str, list[int]] = defaultdict(list)
    for person, account in told:
        namesakes = by_last_name[person_words(person)[-1] if person_words(person) else ""]
        known = next((n for n in namesakes if same_person(people[n][0], person)), None)
        if known is None:
            namesakes.append(len(people))
            people.append((person, [account]))
        else:
            people[known][1].append(account)
    return people


def _affiliated(ledger: Ledger) -> Iterator[tuple[str, Account]]:
    for claim in ledger.claims:
        if claim.slot == "affiliation_of" and claim.polarity is Polarity.AFFIRMED:
            account = ledger.library.account(claim, key=str(claim.value))
            # An affiliation is printed, not spoken: the outlet is who asserts it.
            yield claim.about, account._replace(asserted_by=_outlet(account.outlet))
    for quotation in ledger.quotations:
        body, speaker = quotation.affiliation, quotation.speaker_actor
        if not body or speaker is None or not set(body.lower().split()) & ledger.institutes:
            continue
        article = ledger.library.article(quotation.evidence)
        account = Account(
            body,
            body,
            _outlet(article.outlet if article else None),
            article.outlet if article else None,
            _attribution(quotation, article),
            ledger.library.published(quotation.evidence),
            quotation.confidence,
            quotation.id,
        )
        yield speaker.name, account


def _outlet(name: str | None) -> ActorRef | None:
    return ActorRef(None, name, None, MEDIA_SECTOR) if name else None


def _attribution(quotation: Quotation, article: Article | None) -> tuple[Evidence, ...]:
    """Return the words that name a speaker and the body, or those quoted where they are not known."""
    if article is None or not quotation.speaker_span:
        return quotation.evidence
    start, end = quotation.speaker_span[0][0], quotation.speaker_span[-1][1]
    return (evidence_at(article.id, article.text, start=start, end=end),)


def _merge_bodies(accounts: Sequence[Account]) -> list[Account]:
    """Give accounts that name one body in two ways the same key."""
    keys: list[str] = []
    merged = []
    for account in accounts:
        key = next((known for known in keys if same_body(known, account.key)), account.key)
        if key not in keys:
            keys.append(key)
        merged.append(account._replace(key=key))
    return merged


def find_assessments(ledger: Ledger) -> Iterator[Case]:
    """Yield, for each actor, the judgements of its abilities and aims that do not agree."""
    by_subject: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in ledger.claims:
        if claim.subject is not None and (claim.slot.startswith(FINER) or _says_they_differ(claim)):
            by_subject[side_of(claim.subject)].append(claim)
    for claims in by_subject.values():
        signs = {claim.value for claim in claims if claim.slot.startswith(FINER)}
        asserters = {claim.asserted_by.name for claim in claims if claim.asserted_by}
        if len(asserters) < 2 or not (len(signs) > 1 or any(_says_they_differ(c) for c in claims)):
            continue
        accounts = [ledger.library.account(c, key=f"{c.slot}:{c.value}", value=_judged(c)) for c in claims]
        subject = claims[0].subject
        question = f"What can {subject.name if subject else 'it'} do, and what does it seek?"
        note = "Judgements of ability and of aims, held side by side; they need not exclude each other."
        yield Case(DisagreementKind.ASSESSMENT, question, accounts, note=note)


FINER = ("can_", "seeks", "is_ready_to")


def _says_they_differ(claim: Claim) -> bool:
    return claim.slot == "assessment" and claim.provenance.rule_or_model == "judgements-differ"


def _judged(claim: Claim) -> str:
    return claim.text.strip(" ,;.")


def find_controls(ledger: Ledger) -> Iterator[Case]:
    """Yield each place that two sides are said to hold, or that one is said both to hold and not to."""
    by_place: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in ledger.claims:
        if claim.slot == "controls" and claim.value and "gains by" not in str(claim.value):
            by_place[claim.about.casefold()].append(claim)
    memo: Memo[list[Claim]] = ledger.recall.memo("rival holders")
    for claims in by_place.values():
        inside = memo.of(claims, partial(_held_apart, ledger, claims))
        if inside:
            accounts = [
                ledger.library.account(c, key=f"{c.value}:{c.polarity}", value=_held(c)) for c in inside
            ]
            yield Case(DisagreementKind.CONTROL, f"Who holds {claims[0].about}?", accounts)


def _held_apart(ledger: Ledger, claims: Sequence[Claim]) -> list[Claim]:
    """Return the claims on one place that clash with another of them."""
    rivals = {c.id for pair in combinations(claims, 2) if _hold_apart(ledger, *pair) for c in pair}
    return [c for c in claims if c.id in rivals]


def _hold_apart(ledger: Ledger, a: Claim, b: Claim) -> bool:
    """Tell whether two claims on one place clash, and are not two moments of its history.

    A place that one side held and another took later has changed hands. One that a side took, and
    that another is said to hold after that, is disputed: nobody is said to have taken it back.
    """
    same_side = str(a.value).casefold() == str(b.value).casefold()
    if same_side or a.polarity is not b.polarity:
        return same_side and a.polarity is not b.polarity and not _are_dated_apart(a, b)
    if a.polarity is Polarity.NEGATED:
        return False
    moments = [_moment(ledger, c) for c in (a, b)]
    if moments[0] is None or moments[1] is None:
        return True
    (first, _), (second, later) = sorted(zip(moments, (a, b), strict=True), key=lambda m: str(m[0]))
    return first == second or not _is_taking(later)


def _are_dated_apart(a: Claim, b: Claim) -> bool:
    return a.as_of is not None and b.as_of is not None and are_times_apart(a.as_of, b.as_of)


def _moment(ledger: Ledger, claim: Claim) -> str | None:
    """Return the day a claim of control speaks of: its own, else that of its article."""
    if claim.as_of is not None and claim.as_of.start is not None:
        return claim.as_of.start[:10]
    published = ledger.library.published(claim.evidence)
    return published.isoformat() if published else None


def _is_taking(claim: Claim) -> bool:
    return claim.provenance.rule_or_model.removeprefix("control-") in TAKING


# Verbs of control that tell of a change of hands, not of a state.
TAKING = frozenset(
    {
        "capture", "seize", "take", "retake", "recapture", "liberate", "overrun", "conquer", "reclaim",
        "regain", "recover", "storm", "annex", "fall", "lose", "abandon", "surrender", "cede", "evacuate",
    }
)  # fmt: skip


def _held(claim: Claim) -> str:
    return f"{'not ' if claim.polarity is Polarity.NEGATED else ''}{claim.value or claim.text}"


def find_proposals(ledger: Ledger) -> Iterator[Case]:
    """Yield proposals that two tellings give to different authors."""
    proposals = [c for c in ledger.claims if c.slot == "proposed_by"]
    joined = Joined(len(proposals))
    for (one, a), (other, b) in combinations(enumerate(proposals), 2):
        if a.value == b.value or a.evidence[0].article_id == b.evidence[0].article_id:
            continue
        # two that already stand against each other through a third make no further question
        if joined.first(one) != joined.first(other) and _is_one_proposal(ledger, a, b):
            joined.join(one, other)
            accounts = [ledger.library.account(c, key=str(c.value)) for c in (a, b)]
            yield Case(DisagreementKind.ACCOUNT, f"Whose idea was it: {_proposal(a, b)}?", accounts)


def _is_one_proposal(ledger: Ledger, a: Claim, b: Claim) -> bool:
    """Tell whether two proposals are one: by two words of it, or by its name where one only comes after."""
    words = [
        event_words(c.about) - _IDLE_OF_PROPOSALS - event_words(c.about, names_only=True) for c in (a, b)
    ]
    if len(words[0] & words[1]) >= MIN_WORDS:
        return True
    if not ledger.library.tell_one_story(a.evidence[0], b.evidence[0]):
        return False
    for (one, ours), other in (((a, words[0]), words[1]), ((b, words[1]), words[0])):
        if not ours and other & event_words(ledger.library.after(one.evidence[0], length=SAID_BELOW)):
            return True
    return False


def _proposal(a: Claim, b: Claim) -> str:
    """Return what was proposed in the words that say most of it, without the name of a proposer."""
    names = [" ".join(w for w in c.about.split() if not w[0].isupper() or w.isupper()) for c in (a, b)]
    return max(names, key=lambda name: (len(event_words(name) - _IDLE_OF_PROPOSALS), -len(name)))


_IDLE_WORDS = "proposal proposed plan idea offer draft text written new start initiative own latest"
_IDLE_OF_PROPOSALS = frozenset(_IDLE_WORDS.split())
SAID_BELOW = 200  # characters in which "a written proposal" is told to be of what
