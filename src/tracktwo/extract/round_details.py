"""The particulars of one mention of a meeting: who, when, where, in which format, with what outcome."""

import re
from dataclasses import dataclass, replace

from tracktwo.extract.clauses import subject_of
from tracktwo.extract.issue_words import word_forms
from tracktwo.extract.number_words import ORDINALS
from tracktwo.extract.round_mediators import seated_mediators
from tracktwo.extract.round_mentions import Mention, has_phrase
from tracktwo.extract.round_seats import Scene, is_receiver, seated_parties, seated_people
from tracktwo.extract.syntax import ancestors, child_tokens, named_in, subtree
from tracktwo.ontology.word_patterns import find_phrase
from tracktwo.records import (
    ActorRef,
    Channel,
    DateBasis,
    Named,
    Outcome,
    Place,
    PlacePrecision,
    Reading,
    Relation,
    RoundFormat,
    RoundStatus,
    Sentence,
    TimeValue,
    Token,
    Track,
)

VENUE_WORDS = frozenset({"in", "at", "to", "for", "near", "outside", "on", "of", "from"})
SITES = frozenset(
    {
        "capital", "hotel", "embassy", "palace", "resort", "villa", "headquarters", "residence", "post",
        "crossing", "bridge", "checkpoint", "barracks", "monastery", "church", "mosque", "hall", "castle",
        "airport", "base", "mansion", "club",
    }
)  # fmt: skip
YEAR = re.compile(r"\d{4}")
SPOTS = frozenset(
    [
        "crossing",
        "checkpoint",
        "village",
        "town",
        "base",
        "post",
        "outpost",
        "bridge",
        "camp",
        "gate",
        "pass",
        "island",
    ]
)
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
    venue, place = _venue(scene, mention)
    mediators = tuple(dict.fromkeys((*seated_mediators(scene, mention), *_inviting(mention, parties, place))))
    names = {mediator.id for mediator in mediators}
    if mention.kind == "host" and place is None:
        venue, place = _host_city(scene, mention)
    return Details(
        mention=mention,
        parties=tuple(party for party in parties if party.id not in names),
        mediators=mediators,
        is_both=is_both,
        people=seated_people(scene, mention),
        date=_date(scene, mention),
        venue=venue,
        place=place,
        format=next((f for f, phrases in scene.tracks.formats if has_phrase(phrases, words)), None),
        channel=next((c for c, phrases in scene.tracks.channels if has_phrase(phrases, words)), None),
        track=next((t for t, phrases in scene.tracks.tracks if has_phrase(phrases, words)), None),
        outcome=outcome,
        outcome_span=outcome_span,
        ordinal=_ordinal(mention),
        span=_span(sentence, words),
    )


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
        if NEXT_DAY.search(time.value.text):
            continue  # counted from what was told before, not from the report
        if time.value.relation in (Relation.BY, Relation.UNTIL) and mention.status in (
            None,
            RoundStatus.HELD,
        ):
            continue  # by when something is to be done, not when they met
        if not time.dates(mention.trigger.i):
            continue
        token = next((t for t in sentence.tokens if t.start >= time.start), None)
        if token is not None and _belongs(sentence, token, anchors):
            found.append((abs(token.i - mention.trigger.i), time.value))
    nearest = min(found, key=lambda pair: pair[0])[1] if found else None
    return _ahead(nearest, scene, mention) if nearest is not None else None


def _ahead(value: TimeValue, scene: Scene, mention: Mention) -> TimeValue:
    """Return the date of a meeting to come, named without a year, as the next such day, not the last."""
    told, end = scene.reading.published_on, value.end or value.start or ""
    is_to_come = mention.status in (RoundStatus.PLANNED, RoundStatus.PROPOSED)
    if not is_to_come or told is None or YEAR.search(value.text) or end[:10] >= told.isoformat():
        return value
    start, last = (f"{told.year}{part[4:]}" if part else None for part in (value.start, value.end))
    later = (last or start or "")[:10] >= told.isoformat()
    is_ours = int((value.end or value.start or "0")[:4]) == told.year - 1
    return replace(value, start=start, end=last) if later and is_ours else value


def _is_clock(text: str) -> bool:
    return len(text) <= 5 and ":" in text


def _belongs(sentence: Sentence, token: Token, anchors: set[int]) -> bool:
    """Whether a word hangs on the meeting: no other verb with a time of its own stands between."""
    if token.i in anchors:
        return True
    for above in ancestors(sentence, token.i):
        if above.i in anchors:
            return True
        if above.pos == "VERB" and above.dep not in ("xcomp", "pcomp", "acl"):
            return False
    return False


def _venue(scene: Scene, mention: Mention) -> tuple[str | None, Place | None]:
    """Return where the meeting is, in the report's words down to the building, and the place it names."""
    sentence = mention.sentence
    best: tuple[int, str, Place | None] | None = None
    anchors = {mention.trigger.i} | ({mention.verb.i} if mention.verb else set())
    if mention.trigger.dep == "pobj":
        anchors |= {t.i for t in list(ancestors(sentence, mention.trigger.i))[:2]}
    for named in named_in(scene.reading, sentence):
        place = _as_place(named, scene)
        head = sentence.tokens[named.head]
        if place is None or not _belongs(sentence, head, anchors):
            continue
        above = sentence.tokens[head.head]
        is_spot = place.precision in (PlacePrecision.CITY, PlacePrecision.POINT)
        direct = head.dep in ("compound", "amod", "nmod") and above.i == mention.trigger.i and is_spot
        if not direct and not (head.dep == "pobj" and above.lemma.lower() in VENUE_WORDS):
            continue
        if is_receiver(mention, above) or (mention.kind == "errand" and above.lemma.lower() == "from"):
            continue
        if place.precision is PlacePrecision.COUNTRY and above.head not in anchors:
            continue
        rank = abs(head.i - mention.trigger.i) + (20 if place.precision is PlacePrecision.COUNTRY else 0)
        if best is None or rank < best[0]:
            best = (rank, _venue_words(scene.reading, sentence, head, named), place)
    if best is not None:
        return best[1], best[2]
    return _site(scene, mention, anchors)


def _host_city(scene: Scene, mention: Mention) -> tuple[str | None, Place | None]:
    """Return the city of a host that is named by its capital: "Ankara offered to host the talks"."""
    who = subject_of(mention.sentence, mention.trigger.i)
    for named in named_in(scene.reading, mention.sentence):
        is_host = who is None or who.pos == "NOUN" or named.first <= who.i <= named.last
        if is_host and named.is_metonym and named.last < mention.trigger.i:
            return named.text, scene.books.places.resolve(named.text)
    return None, None


def _as_place(named: Named, scene: Scene) -> Place | None:
    if named.place is not None:
        return named.place
    return scene.books.places.resolve(named.text) if named.is_metonym else None


def _venue_words(reading: Reading, sentence: Sentence, head: Token, named: Named) -> str:
    """Return the place with the building before it: "the Omani embassy in Rome"."""
    above = sentence.tokens[head.head]
    building = sentence.tokens[above.head] if head.dep == "pobj" else above
    if building.pos == "NOUN" and building.lemma.lower() in SITES - {"capital"}:
        words = subtree(sentence, building.i)
        return reading.text[words[0].start : words[-1].end]
    return named.text


def _site(scene: Scene, mention: Mention, anchors: set[int]) -> tuple[str | None, Place | None]:
    """Return a venue without a name of its own: "in the Saudi capital", "at a hotel"."""
    sentence = mention.sentence
    for token in sentence.tokens:
        above = sentence.tokens[token.head]
        stands_there = token.dep == "pobj" and above.lemma.lower() in VENUE_WORDS
        is_site = stands_there and (token.lemma.lower() in SITES or _is_spot(sentence, token))
        if is_site and _belongs(sentence, token, anchors):
            words = subtree(sentence, token.i, without=frozenset({"prep", "relcl"}))
            venue = scene.reading.text[words[0].start : words[-1].end]
            return venue, _capital(scene, sentence, token)
    return None, None


def _is_spot(sentence: Sentence, token: Token) -> bool:
    """Whether a noun is a spot on the ground with a name: "the Poipet crossing", "Chouk Chey village"."""
    named = any(t.pos == "PROPN" for t in child_tokens(sentence, token.i, "compound", "nmod"))
    return named and token.lemma.lower() in SPOTS


def _capital(scene: Scene, sentence: Sentence, token: Token) -> Place | None:
    """Return the city that "the Saudi capital" means."""
    if token.lemma.lower() != "capital":
        return None
    for named in named_in(scene.reading, sentence):
        if named.head in sentence.children[token.i] and named.actor and named.actor.code:
            state = scene.books.actors.states.get(named.actor.code)
            for capital in state.capitals[:1] if state else ():
                return scene.books.places.resolve(capital)
    return None


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
    return next((word for word in beside if word in ORDINALS), None)
