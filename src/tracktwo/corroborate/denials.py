"""What is denied, and who says that it was done all the same: the two sides of a denied deed."""

import re

from tracktwo.corroborate.accounts import Account
from tracktwo.corroborate.cases import Ledger
from tracktwo.corroborate.topic_words import event_words, overlap
from tracktwo.ontology.rivals import BareFact
from tracktwo.records import ActorRef, Event, EventStatus, EventType, Polarity, Quotation, SpeechAct

# Share of the words of an allegation that the denial's sentence must have, kindred words counted half.
SAME_ALLEGATION = 0.4
_ALLEGING = frozenset({SpeechAct.CLAIMS, SpeechAct.REPORTS, SpeechAct.STATES})
# Past forms that no ending makes, by the deed they tell of.
_IRREGULAR = {"killing": frozenset({"shot", "slain", "slew"}), "attack": frozenset({"struck", "hit"})}
_NEGATED = re.compile(r"\b(?:not|no|never|nobody|none|neither|nor|denie[sd])\b|n['’]t\b", re.IGNORECASE)
_ENDINGS = ("", "ed", "d", "ing")


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
