"""The talks: rounds held, planned, proposed and denied, and what was promised in them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from tracktwo.brief.cast import Cast
from tracktwo.brief.draft import Draft, distinct, names_of, origin_tag
from tracktwo.brief.phrases import date_phrases, listed, quote, sentence, sort_day
from tracktwo.ontology.promises import load_promises
from tracktwo.ontology.word_patterns import find_phrase
from tracktwo.records import Channel, Commitment, CommitmentStatus, Outcome, Round, RoundFormat, RoundStatus

GROUPS: dict[RoundStatus, str] = {
    RoundStatus.HELD: "Held",
    RoundStatus.PLANNED: "Planned",
    RoundStatus.PROPOSED: "Proposed",
    RoundStatus.POSTPONED: "Postponed",
    RoundStatus.CANCELLED: "Cancelled",
    RoundStatus.DENIED: "Denied",
}
OUTCOMES: dict[Outcome, str] = {
    Outcome.AGREEMENT: "agreement",
    Outcome.PARTIAL: "partial agreement",
    Outcome.NO_PROGRESS: "no progress",
    Outcome.BROKEN_OFF: "broken off",
    Outcome.PENDING: "pending",
    Outcome.UNKNOWN: "unknown",
}
UNTOLD = frozenset({Outcome.UNKNOWN, Outcome.PENDING})
FORMATS = {RoundFormat.PHONE: "spoke by phone", RoundFormat.VIDEO: "spoke by video"}
EARLIER = "Before this dossier begins"
PAST_DUE = "date has passed"
WORD = re.compile(r"\w+")


def tell_rounds(
    rounds: Iterable[Round], cast: Cast, *, today: str, start: str | None = None
) -> Iterator[Draft]:
    """Yield a draft for each round, under the heading of its status.

    Args:
        start: the day a dossier begins; rounds before it stand under a heading of their own.
    """
    for one in rounds:
        draft = _draft_round(one, cast, today)
        is_earlier = start is not None and sort_day(one.date) < start
        yield replace(draft, group=EARLIER) if is_earlier else draft


def _draft_round(one: Round, cast: Cast, today: str) -> Draft:
    evidence = one.evidence
    parties = names_of([d.party for d in one.delegations], evidence, cast)
    people = names_of([p for d in one.delegations for p in d.people], evidence, cast)
    mediators = names_of(one.mediators, evidence, cast)
    outcome = _outcome(one, [r for r in cast.readings(one) if isinstance(r, Round)])
    told = []
    held = " (held)" if one.status is RoundStatus.HELD else ""
    for venue in (f" in {one.venue}", "") if one.venue else ("",):
        for who in dict.fromkeys((_who(parties.texts, people.texts), listed(parties.texts), "")):
            told.append(
                _meeting(one, who, parties.texts) + venue + held + _mediated(mediators.texts) + outcome
            )
    words = quote(one.outcome_text or evidence[0].text)
    order = sort_day(one.date, cast.reported(evidence))
    is_past_due = one.status in (RoundStatus.PLANNED, RoundStatus.PROPOSED) and sort_day(one.date) < today
    return Draft(
        variants=tuple(
            sentence(f"{date}: {text}")
            for text in (*(f"{t}: {words}" for t in told), f"{_status(one)}: {words}")
            for date in date_phrases(one.date, reported=cast.reported(evidence))
        ),
        evidence=distinct((*evidence, *parties.evidence, *people.evidence, *mediators.evidence)),
        records=(one.id,),
        group=GROUPS[one.status],
        order=order,
        tags=(one.status.value, *_tags(one), *((PAST_DUE,) if is_past_due else ()), *origin_tag(one)),
    )


def _who(parties: tuple[str, ...], people: tuple[str, ...]) -> str:
    others = [name for name in people if name not in parties]
    return listed(parties) + (f" ({listed(others)})" if others and parties else listed(others))


def _meeting(one: Round, who: str, parties: tuple[str, ...]) -> str:
    verb = FORMATS.get(one.format, "met")
    if one.status is RoundStatus.HELD:
        return f"{who} {verb}" if who else "a meeting was held"
    joins = "of" if len(parties) != 1 else "with"  # of one whose counterpart the words do not name
    return f"{_status(one)} meeting" + (f" {joins} {who}" if who else "")


def _status(one: Round) -> str:
    return one.status.value


def _mediated(mediators: tuple[str, ...]) -> str:
    return f", mediated by {listed(mediators)}" if mediators else ""


def _outcome(one: Round, readings: Sequence[Round]) -> str:
    """How it ended; where readings differ, every outcome that is told."""
    if one.status is not RoundStatus.HELD:
        return ""
    told = dict.fromkeys(OUTCOMES[r.outcome] for r in readings if r.outcome not in UNTOLD)
    if len(told) > 1:
        return f"; accounts differ on the outcome: {listed(list(told))}"
    return f"; outcome: {OUTCOMES[one.outcome]}"


def _tags(one: Round) -> tuple[str, ...]:
    return ("back channel",) if one.channel is Channel.BACKCHANNEL else ()


COMMITMENT_WORDS: dict[CommitmentStatus, str] = {
    CommitmentStatus.OPEN: "open",
    CommitmentStatus.KEPT: "reported as kept",
    CommitmentStatus.BROKEN: "reported as broken",
    CommitmentStatus.DISPUTED: "disputed",
    CommitmentStatus.LAPSED: "lapsed",
    CommitmentStatus.UNKNOWN: "status unknown",
}


def tell_commitments(commitments: Iterable[Commitment], cast: Cast, *, today: str) -> Iterator[Draft]:
    """Yield a draft for each promise, with its deadline and what became of it."""
    return (_draft_commitment(one, cast, today) for one in commitments)


def _draft_commitment(one: Commitment, cast: Cast, today: str) -> Draft:
    evidence = distinct((*one.evidence, *(e for change in one.history for e in change.evidence)))
    by = names_of([one.by], evidence, cast)
    to = names_of([one.to], evidence, cast)
    who = by.texts[0] if by.texts else "somebody unnamed"
    whom = (f" to {to.texts[0]}", "") if to.texts else ("",)
    checked = (_mechanism(one.mechanism), "") if one.mechanism else ("",)
    dates = [f", {p[0].lower()}{p[1:]}" for p in date_phrases(one.deadline) if one.deadline]
    deadline = sort_day(one.deadline)
    is_overdue = one.status is CommitmentStatus.OPEN and deadline < today
    return Draft(
        variants=tuple(
            sentence(opening + quote(words) + date + check + ending)
            for words in dict.fromkeys((one.what, one.evidence[0].text))
            for check in checked
            for opening, ending in _openings(one.status, who, whom)
            for date in (*dates, "")
        ),
        evidence=distinct((*evidence, *by.evidence, *to.evidence)),
        records=(one.id,),
        order=deadline,
        tags=(one.status.value, *(("deadline has passed",) if is_overdue else ())),
    )


def _openings(status: CommitmentStatus, who: str, whom: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Yield what stands before and behind the words of a promise, the fullest wording first.

    Of one kept or broken the words tell what was done, so its status stands before them.
    """
    told = COMMITMENT_WORDS[status]
    if status in (CommitmentStatus.KEPT, CommitmentStatus.BROKEN):
        yield from ((f"{told} by {who}: ", ""), (f"{told}: ", ""))
        return
    for target in whom:
        yield from ((f"{who} promised{target}: ", f" ({told})"), (f"promised{target}: ", f" ({told})"))


def _mechanism(words: str) -> str:
    """Who checks a promise, or under which agreement it was made, in the report's words."""
    promises = load_promises()
    forms = [(word, word) for word in WORD.findall(words.lower())]
    is_checked = any(find_phrase(wanted, forms) for wanted in promises.mechanisms)
    is_text = not is_checked and any(word in promises.agreements for word, _ in forms)
    return f"; under: {quote(words)}" if is_text else f"; to be checked: {quote(words)}"
