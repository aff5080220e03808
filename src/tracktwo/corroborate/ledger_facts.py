"""Ledger rules for facts: who belongs where, who holds what, what was when, who was there."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from tracktwo.corroborate.accounts import Account
from tracktwo.corroborate.cases import Case, Ledger
from tracktwo.corroborate.claim_rivalry import same_body, same_person
from tracktwo.corroborate.denials import (
    alleged,
    alleges,
    deed_date,
    denied_words,
    doers,
    event_account,
    is_denial,
    names_doer,
    pointed_back,
)
from tracktwo.corroborate.intervals import are_times_apart, days
from tracktwo.corroborate.topic_words import event_words, overlap
from tracktwo.records import (
    ActorRef,
    Article,
    Claim,
    DisagreementKind,
    Event,
    EventStatus,
    Evidence,
    Polarity,
    Quotation,
    evidence_at,
)

SAME_EVENT = 0.3
SAME_QUESTION = 0.5
SAME_DEED = 0.75
DAYS_OF_ONE_DEADLINE = 7
MIN_WORDS = 2
MEDIA_SECTOR = "MED"


def find_affiliations(ledger: Ledger) -> Iterator[Case]:
    """Yield each person who is printed with two bodies that are not one."""
    people: list[tuple[str, list[Account]]] = []
    for person, account in _affiliated(ledger):
        known = next((accounts for name, accounts in people if same_person(name, person)), None)
        if known is None:
            people.append((person, [account]))
        else:
            known.append(account)
    for person, accounts in people:
        merged = _merge_bodies(accounts)
        if len({account.key for account in merged}) > 1:
            question = f"Which body does {person} belong to?"
            yield Case(DisagreementKind.AFFILIATION, question, merged)


def _affiliated(ledger: Ledger) -> Iterator[tuple[str, Account]]:
    for claim in ledger.claims:
        if claim.slot == "affiliation_of" and claim.polarity is Polarity.AFFIRMED:
            account = ledger.library.account(claim, key=str(claim.value))
            # An affiliation is printed, not spoken: the outlet is who asserts it.
            yield claim.about, replace(account, asserted_by=_outlet(account.outlet))
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
        merged.append(replace(account, key=key))
    return merged


def find_assessments(ledger: Ledger) -> Iterator[Case]:
    """Yield, for each actor, the judgements of its abilities and aims that do not agree."""
    by_subject: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in ledger.claims:
        if claim.subject is not None and (claim.slot.startswith(FINER) or _says_they_differ(claim)):
            by_subject[_side_of(claim.subject)].append(claim)
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


def _side_of(actor: ActorRef) -> str:
    return actor.code or actor.id or actor.name.casefold()


def _judged(claim: Claim) -> str:
    return claim.text.strip(" ,;.")


def find_controls(ledger: Ledger) -> Iterator[Case]:
    """Yield each place that two sides are said to hold, or that one is said both to hold and not to."""
    by_place: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in ledger.claims:
        if claim.slot == "controls" and claim.value and "gains by" not in str(claim.value):
            by_place[claim.about.casefold()].append(claim)
    for claims in by_place.values():
        rivals = [pair for pair in combinations(claims, 2) if _hold_apart(ledger, *pair)]
        inside = [c for c in claims if any(c in pair for pair in rivals)]
        if inside:
            accounts = [
                ledger.library.account(c, key=f"{c.value}:{c.polarity}", value=_held(c)) for c in inside
            ]
            yield Case(DisagreementKind.CONTROL, f"Who holds {claims[0].about}?", accounts)


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


def find_dates(ledger: Ledger) -> Iterator[Case]:
    """Yield deeds and deadlines that are dated twice, to different days."""
    dated = [c for c in ledger.claims if c.slot == "date_of" and c.as_of is not None]
    for a, b in combinations(dated, 2):
        if a.evidence[0].article_id == b.evidence[0].article_id or a.as_of is None or b.as_of is None:
            continue
        if not are_times_apart(a.as_of, b.as_of):
            continue
        if not (_is_one_deed(ledger, a, b) or _is_one_deadline(ledger, a, b)):
            continue
        told = [c for c in dated if any(_is_echo(c, known) for known in (a, b))]
        accounts = [ledger.library.account(c, key=str(c.value)) for c in told]
        yield Case(DisagreementKind.DATE, f"When: {_undated(a)}?", accounts)


def _undated(claim: Claim) -> str:
    """Return what is dated without its day: "deadline for signing", not "deadline of 18 August for"."""
    day = claim.as_of.text.strip(" .,") if claim.as_of is not None else ""
    return claim.about.replace(f" of {day}", "") if day else claim.about


def _is_echo(claim: Claim, known: Claim) -> bool:
    """Tell whether a claim is a known one or says the same in the same words, as a copy does."""
    return claim.about.casefold() == known.about.casefold() and claim.value == known.value


def _is_one_deed(ledger: Ledger, a: Claim, b: Claim) -> bool:
    words = [event_words(claim.about) for claim in (a, b)]
    # "signed it" says too little of what was signed to set two days against each other.
    return min(map(len, words)) >= MIN_WORDS and overlap(words[0], words[1], ledger.rivals) >= SAME_DEED


def _is_one_deadline(ledger: Ledger, a: Claim, b: Claim) -> bool:
    """Tell whether two deadlines of one story lie so close that they are one, given twice."""
    if not all("deadline" in event_words(c.about) for c in (a, b)) or a.as_of is None or b.as_of is None:
        return False
    one, other = days(a.as_of), days(b.as_of)
    near = one is not None and other is not None and abs((one[1] - other[1]).days) <= DAYS_OF_ONE_DEADLINE
    return near and ledger.library.tell_one_story(a.evidence[0], b.evidence[0])


def find_proposals(ledger: Ledger) -> Iterator[Case]:
    """Yield proposals that two tellings give to different authors."""
    proposals = [c for c in ledger.claims if c.slot == "proposed_by"]
    for a, b in combinations(proposals, 2):
        if a.value == b.value or a.evidence[0].article_id == b.evidence[0].article_id:
            continue
        if _is_one_proposal(ledger, a, b):
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


def find_denied_events(ledger: Ledger) -> Iterator[Case]:
    """Yield events that one telling denies and another tells as done, by the same side to the same side."""
    denied = [e for e in ledger.events if is_denial(e)]
    told = [
        e
        for e in ledger.events
        if e.status in {EventStatus.OCCURRED, EventStatus.ALLEGED, EventStatus.ONGOING}
    ]
    for no in denied:
        rivals = [e for e in told if e.type is no.type and _same_deed(ledger, no, e)]
        accounts = [event_account(ledger, e) for e in (no, *rivals)]
        accounts += [alleged(ledger, q) for q in ledger.quotations if alleges(ledger, q, no)]
        said = pointed_back(ledger, no)
        if said is not None:
            accounts.append(alleged(ledger, said))
        if len(accounts) > 1:
            deed = (said.contents if said else denied_words(ledger, no)).removeprefix("that ").strip(" .,;")
            yield Case(DisagreementKind.FACT, f"Did it happen: {deed}?", accounts)


def _same_deed(ledger: Ledger, a: Event, b: Event) -> bool:
    sides = [({_side_of(x) for x in doers(e)}, {_side_of(x) for x in e.recipients}) for e in (a, b)]
    is_same_side = sides[0][0] & sides[1][0] or names_doer(ledger, a, b) or names_doer(ledger, b, a)
    if not is_same_side or (sides[0][1] and sides[1][1] and not sides[0][1] & sides[1][1]):
        return False
    dates = [deed_date(e) for e in (a, b)]
    if dates[0] and dates[1] and are_times_apart(dates[0], dates[1]):
        return False
    if a.place and b.place and a.place.name != b.place.name:
        return False
    words = [event_words(ledger.library.sentence(e.evidence[0])) for e in (a, b)]
    return overlap(words[0], words[1], ledger.rivals) >= SAME_EVENT
