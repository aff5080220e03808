"""What is denied, and who says that it was done all the same: the two sides of a denied deed."""

import re

from tracktwo.corroborate.accounts import Account
from tracktwo.corroborate.cases import Ledger
from tracktwo.records import (
    ActorRef,
    Event,
    EventStatus,
    Quotation,
    SpeechAct,
    TimeValue,
)

# "Ended without an agreement" tells how talks went; nobody denies anything by it.
_OUTCOMES = ("agree.without",)
_POINTING_BACK = "denial.again"
_POINTERS = re.compile(r"\b(?:it|this|that)\b(?! \w+ing\b)", re.IGNORECASE)
_NOT_DONE = re.compile(r"\b(?:would|will|shall|may|might|should|must|can|could|unless|if)\b", re.IGNORECASE)
_POSSESSIVE = ("its ", "his ", "her ", "their ")


def is_denial(event: Event) -> bool:
    """Tell whether an event is one that is denied, rather than an outcome that did not come about."""
    return event.status is EventStatus.DENIED and not event.provenance.rule_or_model.startswith(_OUTCOMES)


def pointed_back(ledger: Ledger, no: Event) -> Quotation | None:
    """Return the words right before a denial that points back to them: "... . Paraguay denies this"."""
    at = no.evidence[0]
    if not no.provenance.rule_or_model.startswith(_POINTING_BACK) or not _POINTERS.search(at.text):
        return None
    article = ledger.library.article(no.evidence)
    before = [
        q
        for q in ledger.quotations_in.get(at.article_id, ())
        if q.evidence[0].end <= at.start and not _NOT_DONE.search(q.contents)
    ]
    nearest = max(before, key=lambda q: q.evidence[0].end, default=None)
    if nearest is None or article is None:
        return None
    return nearest if not article.text[nearest.evidence[0].end : at.start].strip(" .,”\"’'") else None


def denied_words(ledger: Ledger, no: Event) -> str:
    """Return what is denied in the words of the denial, its whole sentence where they cannot be told."""
    at = no.evidence[0]
    here = ledger.quotations_in.get(at.article_id, ())
    denials = (q for q in here if q.speech_act is SpeechAct.DENIES)
    near = (q for q in denials if q.evidence[0].start < at.end and at.start < q.evidence[0].end)
    return next((q.contents for q in near), no.text)


def doers(event: Event) -> tuple[ActorRef, ...]:
    """Return who did a deed; "its forces" that somebody speaks of are those of that somebody."""
    own = event.said_by
    return tuple(own if own and a.name.lower().startswith(_POSSESSIVE) else a for a in event.actors)


def deed_date(event: Event) -> TimeValue | None:
    """Return when a deed was done or is denied to have been: not the day on which it was denied."""
    if event.date is None or event.status is not EventStatus.DENIED:
        return event.date
    denied_then = rf"\bden(?:y|ies|ied)\b\s(?:\w+\s){{0,2}}{re.escape(event.date.text)}"
    return None if re.search(denied_then, event.text, re.IGNORECASE) else event.date


def alleged(ledger: Ledger, quotation: Quotation) -> Account:
    """Return words that allege a deed as an account."""
    article = ledger.library.article(quotation.evidence)
    named = ActorRef(None, quotation.speaker, None, None) if quotation.speaker else None
    return Account(
        "yes",
        f"yes: {quotation.contents.removeprefix('that ').strip(' .,;')}",
        quotation.speaker_actor or named,
        article.outlet if article else None,
        quotation.evidence,
        ledger.library.published(quotation.evidence),
        quotation.confidence,
        quotation.id,
    )


def event_account(ledger: Ledger, event: Event) -> Account:
    """Return an event, done or denied, as an account."""
    article = ledger.library.article(event.evidence)
    happened = "no" if event.status is EventStatus.DENIED else "yes"
    return Account(
        happened,
        f"{happened}: {event.text.strip(' .,;')}",
        _teller(ledger, event),
        article.outlet if article else None,
        event.evidence,
        ledger.library.published(event.evidence),
        event.confidence,
        event.id,
    )


def _teller(ledger: Ledger, event: Event) -> ActorRef | None:
    """Return who tells of an event or denies it: an accuser, who is quoted, who is said to have done it."""
    if event.status is EventStatus.DENIED:
        return event.said_by or next(iter(event.actors), None)
    accuser = _accuser(ledger, event)
    if accuser is not None or (event.said_by is not None and event.said_by in event.actors):
        return accuser
    return event.said_by


def _accuser(ledger: Ledger, event: Event) -> ActorRef | None:
    at = event.evidence[0]
    for other in ledger.accusations.get(at.article_id, ()):
        there = other.evidence[0]
        if there.start < at.end and at.start < there.end:
            return other.actors[0]
    return None
