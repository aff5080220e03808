"""What is denied, and who says that it was done all the same: the two sides of a denied deed."""

import re

from tracktwo.corroborate.accounts import Account
from tracktwo.corroborate.cases import Ledger
from tracktwo.corroborate.topic_words import event_words, overlap
from tracktwo.ontology.rivals import BareFact
from tracktwo.records import (
    ActorRef,
    Event,
    EventStatus,
    EventType,
    Polarity,
    Quotation,
    SpeechAct,
    TimeValue,
)

# Share of the words of an allegation that the denial's sentence must have, kindred words counted half.
SAME_ALLEGATION = 0.4
_ALLEGING = frozenset({SpeechAct.CLAIMS, SpeechAct.REPORTS, SpeechAct.STATES})
# Past forms that no ending makes, by the deed they tell of.
_IRREGULAR = {"killing": frozenset({"shot", "slain", "slew"}), "attack": frozenset({"struck", "hit"})}
_NEGATED = re.compile(r"\b(?:not|no|never|nobody|none|neither|nor|denie[sd])\b|n['’]t\b", re.IGNORECASE)
_ENDINGS = ("", "ed", "d", "ing")
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
        for q in ledger.quotations
        if q.evidence[0].article_id == at.article_id
        and q.evidence[0].end <= at.start
        and not _NOT_DONE.search(q.contents)
    ]
    nearest = max(before, key=lambda q: q.evidence[0].end, default=None)
    if nearest is None or article is None:
        return None
    return nearest if not article.text[nearest.evidence[0].end : at.start].strip(" .,”\"’'") else None


def denied_words(ledger: Ledger, no: Event) -> str:
    """Return what is denied in the words of the denial, its whole sentence where they cannot be told."""
    at = no.evidence[0]
    denials = (q for q in ledger.quotations if q.speech_act is SpeechAct.DENIES)
    here = (q for q in denials if q.evidence[0].article_id == at.article_id)
    near = (q for q in here if q.evidence[0].start < at.end and at.start < q.evidence[0].end)
    return next((q.contents for q in near), no.text)


def doers(event: Event) -> tuple[ActorRef, ...]:
    """Return who did a deed; "its forces" that somebody speaks of are those of that somebody."""
    own = event.said_by
    return tuple(own if own and a.name.lower().startswith(_POSSESSIVE) else a for a in event.actors)


def names_doer(ledger: Ledger, event: Event, other: Event) -> bool:
    """Tell whether the sentence of an event names in full somebody who acts in another one."""
    names = [event_words(a.name) for a in other.actors if a.id is not None]
    printed = event_words(ledger.library.sentence(event.evidence[0]), names_only=True)
    return any(len(name) > 1 and name <= printed for name in names)


def deed_date(event: Event) -> TimeValue | None:
    """Return when a deed was done or is denied to have been: not the day on which it was denied."""
    if event.date is None or event.status is not EventStatus.DENIED:
        return event.date
    denied_then = rf"\bden(?:y|ies|ied)\b\s(?:\w+\s){{0,2}}{re.escape(event.date.text)}"
    return None if re.search(denied_then, event.text, re.IGNORECASE) else event.date


def alleges(ledger: Ledger, quotation: Quotation, no: Event) -> bool:
    """Tell whether somebody elsewhere says that a denied deed was done: a kindred verb, many of its words."""
    if quotation.speech_act not in _ALLEGING or quotation.polarity is Polarity.NEGATED:
        return False
    if _NEGATED.search(quotation.contents):
        return False
    if quotation.evidence[0].article_id == no.evidence[0].article_id:
        return False
    if not ledger.library.tell_one_story(quotation.evidence[0], no.evidence[0]):
        return False
    words = event_words(quotation.contents)
    denied = event_words(ledger.library.sentence(no.evidence[0]))
    deeds = [{f.name for f in ledger.rivals.facts if _tells_of(f, found)} for found in (words, denied)]
    return bool(deeds[0] & deeds[1]) and overlap(words, denied, ledger.rivals) >= SAME_ALLEGATION


def _tells_of(fact: BareFact, words: frozenset[str]) -> bool:
    stems = {stem for verb in fact.verbs for stem in (verb, verb.removesuffix("e"))}
    forms = {stem + ending for stem in stems for ending in _ENDINGS}
    return bool(words & (forms | fact.nouns | _IRREGULAR.get(fact.name, frozenset())))


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
    for other in ledger.events:
        there = other.evidence[0]
        is_here = there.article_id == at.article_id and there.start < at.end and at.start < there.end
        if is_here and other.type is EventType.ACCUSE and other.actors:
            return other.actors[0]
    return None
