"""The particulars of one mention of a meeting: who, when, where, in which format, with what outcome."""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from tracktwo.extract.clauses import hangs_on, subject_of
from tracktwo.extract.issue_words import word_forms
from tracktwo.extract.number_words import ORDINALS
from tracktwo.extract.party_phrases import phrase_parties
from tracktwo.extract.round_mediators import seated_mediators
from tracktwo.extract.round_mention import Mention, first_told
from tracktwo.extract.round_seats import Scene, seated_parties, seated_people
from tracktwo.extract.round_venues import host_city, venue_of
from tracktwo.extract.syntax import child_tokens, subtree
from tracktwo.ontology.word_patterns import find_phrase
from tracktwo.records import (
    ActorRef,
    Channel,
    DateBasis,
    Granularity,
    Named,
    Outcome,
    Place,
    Relation,
    RoundFormat,
    RoundStatus,
    Sentence,
    TimeFound,
    TimeValue,
    Token,
    Track,
)

YEAR = re.compile(r"\d{4}")
TH = re.compile(r"\d+(?:st|nd|rd|th)$|\w+ieth$")
WEEKDAY = re.compile(r"^(?:on |for |next )?(?:mon|tues|wednes|thurs|fri|satur|sun)day$", re.IGNORECASE)
OFF = frozenset({RoundStatus.POSTPONED, RoundStatus.CANCELLED})
SINCE = re.compile(r".*\bsince (?:the )?(?:\w+ )?$", re.DOTALL | re.IGNORECASE)
NEXT_DAY = re.compile(r"\b(?:next|following) (?:day|morning|afternoon|evening|night)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class DayFound:
    """A day worked out for a meeting, and the words it rests on."""

    value: TimeValue
    span: tuple[int, int]
    basis: DateBasis


@dataclass(frozen=True, slots=True)
class Details:
    """What one mention of a meeting tells about it; `day` is read from the telling around it (round_days)."""

    mention: Mention
    parties: tuple[ActorRef, ...]
    mediators: tuple[ActorRef, ...]
    is_both: bool
    people: tuple[Named, ...]
    date: TimeValue | None
    venue: str | None
    place: Place | None
    format: RoundFormat | None
    channel: Channel | None
    track: Track | None
    outcome: Outcome | None
    outcome_span: tuple[int, int] | None
    ordinal: str | None
    span: tuple[int, int]
    day: DayFound | None = None


def details_of(scene: Scene, mention: Mention) -> Details:
    """Return what a mention's clause tells about the meeting."""
    sentence = mention.sentence
    words = clause_tokens(mention)
    parties, is_both = seated_parties(scene, mention)
    outcome, outcome_span = _outcome(scene, mention, words)
    venue, place = venue_of(scene, mention)
    mediators = tuple(dict.fromkeys((*seated_mediators(scene, mention), *_inviting(mention, parties, place))))
    way = first_told(scene.tracks.formats, words)
    if _went_to_both(scene, mention, parties, is_both):
        mediators, parties = (*parties, *mediators), scene.index.pairs[sentence.index]
        way = way or RoundFormat.SHUTTLE
    names = {mediator.id for mediator in mediators}
    if mention.kind == "host" and place is None:
        venue, place = host_city(scene, mention)
    return Details(
        mention=mention,
        parties=tuple(party for party in parties if party.id not in names),
        mediators=mediators,
        is_both=is_both,
        people=seated_people(scene, mention),
        date=_date(scene, mention),
        venue=venue,
        place=place,
        format=way,
        channel=first_told(scene.tracks.channels, words),
        track=first_told(scene.tracks.tracks, words),
        outcome=outcome,
        outcome_span=outcome_span,
        ordinal=_ordinal(mention),
        span=_span(sentence, words),
    )


def _went_to_both(scene: Scene, mention: Mention, parties: tuple[ActorRef, ...], is_both: bool) -> bool:
    """Whether a third party sat with one after the other: "the envoy met both", "met each side apart"."""
    pair = scene.index.pairs.get(mention.sentence.index)
    is_other = len(parties) == 1 and pair is not None and parties[0] not in pair
    subject = subject_of(mention.sentence, mention.trigger.i) if mention.kind == "verb" else None
    own = phrase_parties(scene.index, mention.sentence, subject.i) if subject is not None else ()
    return is_both and is_other and own == parties


def _inviting(mention: Mention, parties: tuple[ActorRef, ...], place: Place | None) -> tuple[ActorRef, ...]:
    """Return who alone proposes a meeting on its own soil: it offers the room, and others are to meet."""
    is_host = len(parties) == 1 and place is not None and parties[0].code == place.country
    return parties if is_host and mention.status is RoundStatus.PROPOSED and mention.kind == "noun" else ()


def clause_tokens(mention: Mention) -> list[Token]:
    """Return the words of the clause a meeting is told in, its relative clauses left out."""
    anchor = mention.verb or mention.trigger
    words = subtree(mention.sentence, anchor.i)
    if mention.verb is not None and mention.verb.dep in ("acl", "relcl", "xcomp", "advcl", "pcomp"):
        head = mention.sentence.tokens[mention.verb.head]
        words = sorted({*words, *subtree(mention.sentence, mention.trigger.i), head}, key=lambda t: t.i)
        if mention.verb.dep in ("xcomp", "pcomp"):
            words = subtree(mention.sentence, head.i)
    return words


def _span(sentence: Sentence, words: list[Token]) -> tuple[int, int]:
    kept = [token for token in words if token.pos not in ("PUNCT", "SPACE")]
    return (kept[0].start, kept[-1].end) if kept else (sentence.start, sentence.end)


def _date(scene: Scene, mention: Mention) -> TimeValue | None:
    """Return the time that belongs to the meeting, the nearest when the clause has several."""
    sentence = mention.sentence
    anchors = {mention.trigger.i} | ({mention.verb.i} if mention.verb else set())
    found = []
    for time in scene.reading.times:
        if time.sentence != sentence.index or time.value.start is None or _is_clock(time.value.text):
            continue
        if time.value.relation is Relation.SINCE or SINCE.match(_words_before(scene, time)):
            continue  # "their first meeting since May"
        if time.is_counted or NEXT_DAY.search(time.value.text):
            continue  # counted from what was told before, not from the report
        if time.value.relation in (Relation.BY, Relation.UNTIL) and mention.status in (
            None,
            RoundStatus.HELD,
        ):
            continue  # by when something is to be done, not when they met
        if not time.dates(mention.trigger.i):
            continue
        token = next((t for t in sentence.tokens if t.start >= time.start), None)
        if token is not None and hangs_on(sentence, token, anchors):
            found.append((abs(token.i - mention.trigger.i), time.value))
    nearest = min(found, key=lambda pair: pair[0])[1] if found else None
    return _ahead(nearest, scene, mention) if nearest is not None else None


def _words_before(scene: Scene, time: TimeFound) -> str:
    """Return the words right before a time, as many as tell whether it is counted from."""
    return scene.reading.text[max(0, time.start - 16) : time.start]


def _ahead(value: TimeValue, scene: Scene, mention: Mention) -> TimeValue:
    """Return the date of a meeting to come, named without a year, as the next such day, not the last."""
    told, end = scene.reading.published_on, value.end or value.start or ""
    is_to_come = mention.status in (RoundStatus.PLANNED, RoundStatus.PROPOSED) or _was_planned(mention)
    if is_to_come and told is not None and WEEKDAY.search(value.text) and end[:10] < told.isoformat():
        return _next_week(value, told)
    if not is_to_come or told is None or YEAR.search(value.text) or end[:10] >= told.isoformat():
        return value
    last_year = int(end[:4] or 0)
    for year in (told.year, told.year + 1) if last_year in (told.year - 1, told.year) else ():
        start, last = (f"{year}{part[4:]}" if part else None for part in (value.start, value.end))
        if (last or start or "")[:10] >= told.isoformat():
            is_near = int((start or "0")[:4]) == told.year or value.granularity is Granularity.MONTH
            return replace(value, start=start, end=last) if is_near else value
    return value


def _was_planned(mention: Mention) -> bool:
    """Whether a meeting that is off "was planned for Wednesday": a day that is still to come."""
    beside = child_tokens(mention.sentence, mention.trigger.i, "acl", "relcl")
    words = {t.lemma.lower() for t in beside}
    return mention.status in OFF and bool(words & {"plan", "schedule", "set", "slate", "due"})


def _next_week(value: TimeValue, told: date) -> TimeValue:
    """Return a named weekday as the next one after the report, where the last one is meant by nobody."""
    start = date.fromisoformat((value.start or value.end or "")[:10])
    day = (start + timedelta(days=7)).isoformat()
    return replace(value, start=day, end=day) if (told - start).days < 7 else value


def _is_clock(text: str) -> bool:
    return len(text) <= 5 and ":" in text


def _outcome(
    scene: Scene, mention: Mention, words: list[Token]
) -> tuple[Outcome | None, tuple[int, int] | None]:
    if mention.kind == "errand":
        return None, None
    forms, kept = word_forms(words)
    for outcome, phrases in scene.tracks.outcomes:
        for wanted in phrases:
            place = find_phrase(wanted, forms)
            if place is not None:
                span = (kept[place[0]].start, kept[place[1]].end)
                is_mixed = outcome is Outcome.NO_PROGRESS and _yet_signed(scene, words)
                return (Outcome.PARTIAL if is_mixed else outcome), span
    if mention.kind == "deal":
        return Outcome.AGREEMENT, None
    return None, None


def _yet_signed(scene: Scene, words: list[Token]) -> bool:
    """Whether the words go on to something that was signed: "failed to agree on X, but signed Y"."""
    signing = scene.tracks.words["sign_verbs"] - {"announce", "conclude", "reach"}
    but = next((t.i for t in words if t.text.lower() in ("but", "though", "although", "while")), None)
    return but is not None and any(
        t.lemma.lower() in signing and t.tag in ("VBD", "VBN") and t.pos == "VERB" for t in words if t.i > but
    )


def _ordinal(mention: Mention) -> str | None:
    """Return which round it is: "third"; a day of a round does not count."""
    if mention.trigger.lemma.lower() not in ("round", "session", "meeting", "summit"):
        return None
    beside = [c.lemma.lower() for c in child_tokens(mention.sentence, mention.trigger.i, "amod")]
    return next((word for word in beside if word.rsplit("-")[-1] in ORDINALS or TH.match(word)), None)
