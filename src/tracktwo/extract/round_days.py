"""The day of a meeting that its own clause leaves out, read from the telling around it.

Three rules, each with the words it rests on: the day on which the sentences before bring the parties to the
table ("arrived on Monday. The talks were held ..."); a day counted from there ("the next day", "that
evening"); and for an article's first sentence, news without a day, the day of the report or the one before.
"""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from tracktwo.extract.round_details import NEXT_DAY, DayFound, Details
from tracktwo.extract.round_seats import Scene
from tracktwo.extract.syntax import ancestors, child_tokens, subtree
from tracktwo.ontology.delegates import load_delegates
from tracktwo.records import (
    DateBasis,
    Granularity,
    PartKind,
    PlacePrecision,
    Relation,
    RoundStatus,
    Sentence,
    TimeFound,
    TimeValue,
    Token,
)

REACH = 5  # sentences back that are looked at; a day of something else among them ends the search
DAYS_OLD = 14  # days before the report; older days are background, not the story at hand
COUNTS = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5}
LATER = re.compile(r"\b(a|one|two|three|four|five) days? later\b", re.IGNORECASE)
NTH = re.compile(r"\b(?:its|the|their) (second|third|fourth|fifth) day\b", re.IGNORECASE)
SAME = re.compile(
    r"\b(?:(?:the|that) (?:same )?(?:day|morning|afternoon|evening|night)|later (?:in the|that|the same) day"
    r"|in the (?:morning|afternoon|evening)|(?:hours?|minutes) later|afterwards?|then|there|inside"
    r"|after (?:lunch|dinner|midnight|nightfall)|shortly after(?:wards)?)\b",
    re.IGNORECASE,
)
# A clause with one of these looks back or tells a habit.
LOOKS_BACK = re.compile(
    r"\b(?:since|ago|previously|earlier(?! in the day)|already|formerly|repeatedly|often|regularly|never"
    r"|always|sometimes|in the past|last (?=held|met|spoke|sat|talked|took)"
    r"|for (?:\w+ )?(?:weeks|months|years|decades)|before (?:the|a|his|her|their)"
    r"|(?:in|over) (?:the )?(?:recent|past|last) (?:\w+ )?(?:weeks|months|years))\b",
    re.IGNORECASE,
)
HOURS = re.compile(
    r"\b(?:(?:late|early) (?:on|in the) |(?:early|late)? ?(?:morning|afternoon|evening|night)\b|at \S+.*)",
    re.IGNORECASE,
)
ORDINAL_DAYS = {"second": 1, "third": 2, "fourth": 3, "fifth": 4}
PRONOUNS = frozenset({"he", "she", "they", "both"})


def day_around(scene: Scene, details: Details, before: Sequence[Details]) -> DayFound | None:
    """Return the day that the telling gives a meeting whose own clause names none; None when it gives none.

    Args:
        before: what was told of meetings up to here, with the days found so far.
    """
    if (
        details.date is not None
        or details.mention.status is not RoundStatus.HELD
        or not _is_news(scene, details)
    ):
        return None
    sentence = details.mention.sentence
    shift = _shift(scene.reading.text[sentence.start : sentence.end])
    here = _days_in(scene, sentence)
    if here:
        beside = [t for t in here if _comes(scene, sentence, t) and _is_beside(sentence, details, t)]
        return _found(scene, beside[0], 0) if beside and len(here) == 1 else None
    if _is_dated(scene, sentence):
        return None
    return _from_before(scene, details, before, shift) or _from_report(scene, details)


def _is_news(scene: Scene, details: Details) -> bool:
    """Whether a meeting is told as the story goes on: in the simple past, as no other and no habit."""
    mention = details.mention
    verb = mention.verb
    if verb is None or verb.tag not in ("VBD", "VBN", "VBG"):
        return False
    sentence = mention.sentence
    auxiliaries = {t.lower() for t in (c.text for c in child_tokens(sentence, verb.i, "aux", "auxpass"))}
    if auxiliaries & {"have", "had", "has", "having"} and not _opens(sentence, details):
        return False
    beside = {c.lemma.lower() for c in child_tokens(sentence, mention.trigger.i, "amod", "det", "compound")}
    clause = " ".join(t.text for t in subtree(sentence, verb.i, without=frozenset({"relcl", "conj"})))
    return not beside & scene.tracks.words["other_words"] and not LOOKS_BACK.search(clause)


def _opens(sentence: Sentence, details: Details) -> bool:
    """Whether "have" or "has" tells fresh news: in an article's first sentence."""
    verb = details.mention.verb
    now = verb is not None and {c.text.lower() for c in child_tokens(sentence, verb.i, "aux")} & {
        "has",
        "have",
    }
    return bool(now) and sentence.index == 0


def _shift(words: str) -> int | None:
    """Return how many days on the words put the meeting, 0 for the same day, None when they say nothing."""
    if NEXT_DAY.search(words):
        return 1
    if later := LATER.search(words):
        return COUNTS[later[1].lower()]
    if nth := NTH.search(words):
        return ORDINAL_DAYS[nth[1].lower()]
    return 0 if SAME.search(words) else None


def _days_in(scene: Scene, sentence: Sentence) -> list[TimeFound]:
    times = (t for t in scene.reading.times if t.sentence == sentence.index and not t.is_counted)
    return [t for t in times if _is_day(t.value)]


def _is_day(value: TimeValue) -> bool:
    fine = (Granularity.DAY, Granularity.HOUR, Granularity.MINUTE)
    if value.start is None or value.end is None or value.granularity not in fine:
        return False
    return value.start[:10] == value.end[:10] and len(value.text) > 5


def _is_dated(scene: Scene, sentence: Sentence) -> bool:
    """Whether a sentence gives a week, month or year: it is then not the day at hand."""
    return any(
        t.sentence == sentence.index
        and t.value.start is not None
        and t.value.granularity not in (Granularity.HOUR, Granularity.MINUTE)
        and not (t.is_counted or NEXT_DAY.search(t.value.text))
        for t in scene.reading.times
    )


def _from_before(
    scene: Scene, details: Details, before: Sequence[Details], shift: int | None
) -> DayFound | None:
    """Return the day of the nearest sentence before that brings the same parties together."""
    at = details.mention.sentence.index
    for index in range(at - 1, max(-1, at - 1 - REACH), -1):
        sentence = scene.reading.sentences[index]
        known = next((d for d in reversed(before) if d.mention.sentence.index == index and _day_of(d)), None)
        if known is not None and known.mention.status is RoundStatus.HELD:
            return _after_meeting(details, known, shift)
        days = [t for t in _days_in(scene, sentence) if not _lies_ahead(scene, sentence, t)]
        if not days:
            continue
        first = days[0]
        is_theirs = len(days) == 1 and _comes(scene, sentence, first) and _is_recent(scene, first)
        if is_theirs and _is_tied(scene, details, sentence, shift):
            return _found(scene, first, shift or 0)
        return None
    return None


def _day_of(details: Details) -> TimeValue | None:
    value = details.date or (details.day.value if details.day else None)
    return value if value is not None and _is_day(value) else None


def _after_meeting(details: Details, known: Details, shift: int | None) -> DayFound | None:
    """Return the day counted on from a meeting just told; without a word for it only what follows on."""
    value = _day_of(known)
    shared = {p.id for p in details.parties} & {p.id for p in known.parties}
    if value is None or shift is None or not _places_agree(details, known.place) or not (
        shared or details.is_both or points_back(details)
    ):  # fmt: skip
        return None
    span = known.day.span if known.day and known.date is None else known.span
    return DayFound(_moved(value, shift), span, DateBasis.CONTEXT)


def _found(scene: Scene, time: TimeFound, shift: int) -> DayFound:
    sentence = scene.reading.sentences[time.sentence]
    words = [t for t in sentence.tokens if t.pos not in ("SPACE", "PUNCT")]
    return DayFound(_moved(time.value, shift), (words[0].start, words[-1].end), DateBasis.CONTEXT)


def _moved(value: TimeValue, days: int) -> TimeValue:
    """Return the day some days after a time, in the words for the day without those for the hour."""
    day = (date.fromisoformat((value.start or "")[:10]) + timedelta(days=days)).isoformat()
    words = HOURS.sub("", value.text).strip(" ,") or day
    text = words if not days else f"{words} + {days} day{'s' if days > 1 else ''}"
    return TimeValue(day, day, Granularity.DAY, Relation.AT, text)


def _is_recent(scene: Scene, time: TimeFound) -> bool:
    told = scene.reading.published_on
    day = date.fromisoformat((time.value.start or "")[:10])
    return told is None or timedelta(0) <= told - day <= timedelta(days=DAYS_OLD)


def _lies_ahead(scene: Scene, sentence: Sentence, time: TimeFound) -> bool:
    """Whether a day is one that somebody plans or waits for, which does not end the telling."""
    told = scene.reading.published_on
    ahead = {"due", "will", "would", "plan", "schedule", "expect"}
    above = {t.lemma.lower() for t in _above(sentence, time)}
    beside = {
        c.lemma.lower() for t in _above(sentence, time) for c in child_tokens(sentence, t.i, "aux", "acomp")
    }
    after = told is not None and (time.value.start or "")[:10] > told.isoformat()
    return after or bool((above | beside) & ahead)


def _above(sentence: Sentence, time: TimeFound) -> list[Token]:
    token = next((t for t in sentence.tokens if t.start >= time.start), None)
    return list(ancestors(sentence, token.i)) if token is not None else []


def _comes(scene: Scene, sentence: Sentence, time: TimeFound) -> bool:
    """Whether a day is that on which somebody came to the table, not that on which something was said."""
    verbs = [t for t in _above(sentence, time) if t.pos in ("VERB", "AUX")][:2]
    if verbs and verbs[0].lemma == "be":
        verbs += child_tokens(sentence, verbs[0].i, "advcl", "ccomp", "acl", "relcl")
    coming = scene.tracks.words["coming_verbs"] | scene.tracks.words["meeting_verbs"]
    return any(v.lemma.lower() in coming and v.tag in ("VBD", "VBN") for v in verbs)


def _is_beside(sentence: Sentence, details: Details, time: TimeFound) -> bool:
    """Whether the day is that of the verb the meeting is coordinated to: "flew in on Sunday and met"."""
    verb = details.mention.verb
    above = {t.i for t in _above(sentence, time)}
    return verb is not None and verb.dep == "conj" and verb.head in above


def _is_tied(scene: Scene, details: Details, sentence: Sentence, shift: int | None) -> bool:
    """Whether a meeting goes on from a sentence: its parties are there, and it is told as what followed."""
    here = {p.id for (at, _), p in scene.index.at.items() if at == sentence.index}
    seated = {p.id for p in details.parties}
    cities = [n.place for n in scene.reading.named if n.sentence == sentence.index and n.place]
    if any(not _places_agree(details, place) for place in cities):
        return False
    follows = shift is not None or details.is_both or points_back(details)
    if seated and seated <= here and len(seated) > 1:
        return True
    delegates = {t.lemma.lower() for t in sentence.tokens} & load_delegates().bare_nouns
    return follows and (bool(seated & here) if seated else bool(here or delegates))


def _places_agree(details: Details, other: object) -> bool:
    """Whether a city of the telling is not another than the meeting's own."""
    place = details.place
    precision = getattr(other, "precision", None)
    if place is None or PlacePrecision.COUNTRY in (place.precision, precision) or other is None:
        return True
    return bool(place.name == getattr(other, "name", None))


def points_back(details: Details) -> bool:
    """Whether a meeting is spoken of as known: "the talks", "their meeting", "they met"."""
    sentence, trigger, verb = details.mention.sentence, details.mention.trigger, details.mention.verb
    known = {"the", "their", "its", "his", "her", "this", "these"}
    heads = [trigger.i, *(t.i for t in ancestors(sentence, trigger.i) if t.pos == "NOUN")][:2]
    if any(c.text.lower() in known for i in heads for c in child_tokens(sentence, i, "det", "poss")):
        return True
    subjects = child_tokens(sentence, verb.i, "nsubj", "nsubjpass") if verb is not None else []
    return any(s.text.lower() in PRONOUNS for s in subjects)


def _from_report(scene: Scene, details: Details) -> DayFound | None:
    """Return the day of the report or the one before, for a meeting that the first sentence tells."""
    told, sentence = scene.reading.published_on, details.mention.sentence
    if told is None or len(details.parties) < 2 or sentence.index != _first_prose(scene):
        return None
    verb = details.mention.verb
    roots = [sentence.tokens[sentence.root], *child_tokens(sentence, sentence.root, "conj")]
    if verb is None or verb.i not in {t.i for t in roots}:
        return None
    day = TimeValue(
        (told - timedelta(days=1)).isoformat(), told.isoformat(), Granularity.DAY, Relation.ABOUT,
        f"reported on {told.isoformat()}",
    )  # fmt: skip
    return DayFound(day, details.span, DateBasis.REPORT)


def _first_prose(scene: Scene) -> int | None:
    kinds = scene.reading.parts
    return next((s.index for s in scene.reading.sentences if kinds[s.part].kind is PartKind.PARAGRAPH), None)
