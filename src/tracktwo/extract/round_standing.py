"""Whether a mention of a meeting stands firmly enough to be a meeting of its own."""

import re
from datetime import date

from tracktwo.extract.round_details import DayFound, Details
from tracktwo.extract.round_signs import is_joint_body
from tracktwo.extract.round_status import DENY
from tracktwo.extract.syntax import child_tokens
from tracktwo.records import DateBasis, Granularity, PlacePrecision, RoundStatus

OLD_YEAR = re.compile(r"\b1[0-8]\d\d\b")  # a treaty of another century
GENERATION = 25  # years
UPDATES = frozenset({RoundStatus.POSTPONED, RoundStatus.CANCELLED})
TALKED = frozenset({"talk", "meeting", "negotiation", "contact", "call"})
SITTING = frozenset({"council", "cabinet", "parliament", "assembly", "senate", "congress", "board", "court"})
# Nouns that mean talks between parties even where the sentence names none.
DIPLOMATIC = frozenset(
    {"talk", "round", "negotiation", "consultation", "summit", "discussion", "declaration"}
)


def stands(details: Details, inferred: bool, *, today: date | None) -> bool:
    """Whether a mention is firm enough to be a meeting of its own."""
    if inferred and (_is_long_ago(details, today) or OLD_YEAR.search(_words(details))):
        return False
    anchors = sum(
        1
        for value in (details.date or _told_day(details), details.place or details.venue, details.ordinal)
        if value
    )
    if not inferred:
        return True
    lemma = details.mention.trigger.lemma.lower()
    kind, status = details.mention.kind, details.mention.status
    denies = status is RoundStatus.DENIED and details.mention.verb is not None
    if denies and lemma == "contact" and details.parties:
        return True
    if denies and details.mention.verb and details.mention.verb.lemma.lower() in DENY and lemma in TALKED:
        return True
    if kind == "host" or status in UPDATES:
        return status is not RoundStatus.HELD
    if kind in ("verb", "received") and not details.is_both:
        return False  # somebody met somebody, and the sentence says neither who nor "both sides"
    if kind == "errand" and not (details.parties or details.mediators or details.is_both):
        return False
    if details.is_both or (status is RoundStatus.PROPOSED and (details.parties or details.mediators)):
        return anchors >= 1 or lemma in DIPLOMATIC
    firm = (
        lemma in DIPLOMATIC
        or details.mention.kind in ("deal", "errand", "walkout")
        or bool(details.parties or details.mediators)
    )
    return firm and anchors >= 1


def sits_alone(details: Details) -> bool:
    """Whether a body meets for itself, not the two sides: "the council is to hold consultations"."""
    sentence, verb = details.mention.sentence, details.mention.verb
    if verb is None or details.parties or details.is_both:
        return False
    above = sentence.tokens[verb.head] if verb.dep in ("xcomp", "ccomp") else verb
    subjects = [t for at in (verb, above) for t in child_tokens(sentence, at.i, "nsubj", "nsubjpass")]
    return any(t.lemma.lower() in SITTING and not is_joint_body(sentence, t) for t in subjects)


def is_set(details: Details) -> bool:
    """Whether talks are set for a day and a town: they are a date to keep, whoever is to sit there."""
    day, place = details.date, details.place
    is_exact = day is not None and day.granularity is Granularity.DAY and day.start == day.end
    is_town = place is not None and place.precision is not PlacePrecision.COUNTRY
    lemma = details.mention.trigger.lemma.lower()
    return is_exact and is_town and details.mention.status is RoundStatus.PLANNED and lemma in TALKED


def _told_day(details: Details) -> DayFound | None:
    """Return the day that the telling gives; the day of the report alone makes no meeting."""
    return details.day if details.day and details.day.basis is DateBasis.CONTEXT else None


def _is_long_ago(details: Details, today: date | None) -> bool:
    """Whether a deal is of another age: who made it then is not who speaks of it now."""
    start = details.date.start if details.date else None
    return today is not None and start is not None and int(start[:4]) < today.year - GENERATION


def _words(details: Details) -> str:
    return " ".join(token.text for token in details.mention.sentence.tokens)
