"""The particulars of one mention of a meeting: who, when, where, in which format, with what outcome."""

from collections.abc import Iterator
from dataclasses import dataclass

from tracktwo.extract.clauses import agent_of, objects_of, subject_of
from tracktwo.extract.issue_words import word_forms
from tracktwo.extract.parties import PartyIndex, unique, written_parties
from tracktwo.extract.party_phrases import means_both, phrase_parties
from tracktwo.extract.round_mentions import Mention, has_phrase
from tracktwo.extract.syntax import ancestors, child_tokens, conjuncts, named_in, subtree
from tracktwo.ontology.loader import CodeBooks
from tracktwo.ontology.tracks import Tracks
from tracktwo.ontology.word_patterns import find_phrase
from tracktwo.records import (
    ActorRef,
    Channel,
    Named,
    Outcome,
    Place,
    PlacePrecision,
    Reading,
    RoundFormat,
    Sentence,
    TimeValue,
    Token,
    Track,
)

WITH_WORDS = frozenset({"with", "between", "among", "of", "by", "to", "from", "involving"})
VENUE_WORDS = frozenset({"in", "at", "to", "for", "near", "outside", "on", "of", "from"})
LIST_WORDS = 24
LIST_ENDS = frozenset({"IN", "TO", "VBD", "VBZ", "VBP", "MD", "WDT", "WP", "VBG"})
SITES = frozenset({"capital", "hotel", "embassy", "palace", "resort", "villa", "headquarters", "residence"})
ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Details:
    """What one mention of a meeting tells about it."""

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


@dataclass(frozen=True, slots=True)
class Scene:
    """A reading with what is needed to look into it."""

    reading: Reading
    index: PartyIndex
    tracks: Tracks
    books: CodeBooks


def details_of(scene: Scene, mention: Mention) -> Details:
    """Return what a mention's clause tells about the meeting."""
    sentence = mention.sentence
    words = clause_tokens(mention)
    parties, is_both = _parties(scene, mention)
    mediators = tuple(dict.fromkeys(_mediators(scene, mention)))
    names = {mediator.id for mediator in mediators}
    outcome, outcome_span = _outcome(scene, mention, words)
    venue, place = _venue(scene, mention)
    if mention.kind == "host" and place is None:
        venue, place = _host_city(scene, mention)
    return Details(
        mention=mention,
        parties=tuple(party for party in parties if party.id not in names),
        mediators=mediators,
        is_both=is_both,
        people=_people(scene, mention),
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


def clause_tokens(mention: Mention) -> list[Token]:
    """Return the words of the clause a meeting is told in, a relative clause about something else left out."""
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


def _parties(scene: Scene, mention: Mention) -> tuple[tuple[ActorRef, ...], bool]:
    """Return the parties named as arguments of the meeting, and whether "both sides" stands among them."""
    sentence = mention.sentence
    if mention.kind == "channel":
        return _through_channel(scene, sentence), False
    found: dict[str, ActorRef] = {}
    both = False
    for token in _arguments(mention):
        both = both or token.text.lower() == "they" or means_both(sentence, token.i)
        for party in phrase_parties(scene.index, sentence, token.i):
            found.setdefault(party.id or party.name, party)
    for party in (*_listed(scene, mention), *_receivers(scene, mention)):
        found.setdefault(party.id or party.name, party)
    return tuple(found.values()), both


def _receivers(scene: Scene, mention: Mention) -> Iterator[ActorRef]:
    """Yield the states whose capitals a paper is sent to."""
    sentence = mention.sentence
    for named in named_in(scene.reading, sentence) if mention.kind == "errand" else ():
        above = sentence.tokens[sentence.tokens[named.head].head]
        if (
            named.label == "place"
            and above.dep in ("prep", "conj", "dative")
            and _is_receiver(mention, above)
        ):
            yield from written_parties(named.text, scene.books)


def _listed(scene: Scene, mention: Mention) -> Iterator[ActorRef]:
    """Yield the parties listed behind "between", "among" or "involving", however the parser linked them."""
    sentence = mention.sentence
    for child in child_tokens(sentence, mention.trigger.i, "prep", "acl"):
        if child.lemma.lower() not in ("between", "among", "involve", "bring"):
            continue
        for token in sentence.tokens[child.i + 1 : child.i + LIST_WORDS]:
            party = scene.index.at.get((sentence.index, token.i))
            if party is not None:
                yield party
            elif token.tag in LIST_ENDS or token.text in (";", "(", "-", "–", "—"):
                break


def _through_channel(scene: Scene, sentence: Sentence) -> tuple[ActorRef, ...]:
    """Return the parties of the persons who use a channel, when they are of two parties at least."""
    people = [named for named in named_in(scene.reading, sentence) if named.label == "person"]
    found = unique(scene.index.at.get((sentence.index, named.head)) for named in people)
    return found if len(found) >= 2 else ()


def _arguments(mention: Mention) -> Iterator[Token]:
    """Yield the heads of the phrases that may name a party to the meeting."""
    sentence, trigger, verb = mention.sentence, mention.trigger, mention.verb
    if trigger.pos != "VERB":
        yield from _noun_arguments(sentence, trigger)
        above = sentence.tokens[trigger.head]
        if trigger.dep == "pobj" and above.lemma == "of":
            yield from _noun_arguments(sentence, sentence.tokens[above.head])
    if verb is None:
        return
    subject = subject_of(sentence, verb.i)
    if subject is not None and subject.i != trigger.i:
        yield subject
    agent = agent_of(sentence, verb.i)
    if agent is not None:
        yield agent
    if trigger.i == verb.i:
        yield from objects_of(sentence, verb.i)
        yield from child_tokens(sentence, verb.i, "dative")
    is_errand = mention.kind == "errand"
    for prep in _errand_preps(mention) if is_errand else child_tokens(sentence, verb.i, "prep", "dative"):
        if prep.lemma.lower() in WITH_WORDS:
            yield from child_tokens(sentence, prep.i, "pobj")
            for inner in child_tokens(sentence, prep.i, "pobj"):
                for again in child_tokens(sentence, inner.i, "prep"):
                    if again.lemma.lower() in ("with", "between"):
                        yield from child_tokens(sentence, again.i, "pobj")


def _noun_arguments(sentence: Sentence, noun: Token) -> Iterator[Token]:
    for child in child_tokens(sentence, noun.i, "amod", "compound", "nmod", "poss"):
        yield child
        yield from child_tokens(sentence, child.i, "amod", "compound", "nmod", "punct", "npadvmod")
    for prep in child_tokens(sentence, noun.i, "prep"):
        if prep.lemma.lower() in WITH_WORDS:
            yield from child_tokens(sentence, prep.i, "pobj")
    for verb in child_tokens(sentence, noun.i, "acl"):
        if verb.lemma.lower() in ("involve", "include", "feature", "bring"):
            yield from child_tokens(sentence, verb.i, "dobj")


def _mediators(scene: Scene, mention: Mention) -> Iterator[ActorRef]:
    """Yield the states and bodies that go between, host or lend the meeting their presence."""
    sentence = mention.sentence
    yield from named_mediators(scene, sentence)
    if mention.kind in ("errand", "host") and mention.verb is not None:
        who = agent_of(sentence, mention.verb.i) or subject_of(sentence, mention.verb.i)
        receivers = _errand_preps(mention)
        goes_between = mention.kind == "host" or any(r.lemma.lower() in ("to", "between") for r in receivers)
        if who is not None and goes_between:
            yield from phrase_parties(scene.index, sentence, who.i)
    yield from _presence(scene, sentence)


def _errand_preps(mention: Mention) -> list[Token]:
    """Return the prepositions that say between whom or to whom papers go, wherever the parser hung them."""
    sentence, verb = mention.sentence, mention.verb or mention.trigger
    things = objects_of(sentence, verb.i)
    return [
        t
        for i in (verb.i, *(thing.i for thing in things))
        for t in child_tokens(sentence, i, "prep", "dative")
    ]


def named_mediators(scene: Scene, sentence: Sentence) -> Iterator[ActorRef]:
    """Yield the states and bodies that a sentence calls mediators, hosts or go-betweens."""
    words = scene.tracks.words["mediator_words"]
    for token in sentence.tokens:
        lemma = token.lemma.lower()
        if lemma in words and token.pos in ("NOUN", "PROPN"):
            yield from _who_is(scene, sentence, token)
        elif lemma in ("mediate", "broker", "facilitate", "host") and token.pos == "VERB":
            who = agent_of(sentence, token.i) or subject_of(sentence, token.i)
            if who is not None:
                yield from phrase_parties(scene.index, sentence, who.i)


def _who_is(scene: Scene, sentence: Sentence, noun: Token) -> Iterator[ActorRef]:
    """Yield whose a mediator is: "Omani mediator Said ...", "through American go-betweens"."""
    found = phrase_parties(scene.index, sentence, noun.i)
    above = sentence.tokens[noun.head]
    if not found and noun.dep in ("compound", "appos") and above.pos == "PROPN":
        found = phrase_parties(scene.index, sentence, above.i)
    if not found:
        for child in child_tokens(sentence, noun.i, "amod", "compound", "poss"):
            found += phrase_parties(scene.index, sentence, child.i)
    yield from found


def _presence(scene: Scene, sentence: Sentence) -> Iterator[ActorRef]:
    """Yield who lends a meeting its presence or roof: "in the presence of President ...", "hosted by ..."."""
    forms, kept = word_forms(sentence.tokens)
    for wanted in scene.tracks.phrases["mediator_phrases"]:
        place = find_phrase(wanted, forms)
        if place is None:
            continue
        for token in kept[place[1] + 1 : place[1] + 7]:
            party = scene.index.at.get((sentence.index, token.i))
            if party is not None:
                yield party
                break


def _people(scene: Scene, mention: Mention) -> tuple[Named, ...]:
    """Return the persons among the arguments of a meeting."""
    sentence = mention.sentence
    people = [n for n in named_in(scene.reading, sentence) if n.label == "person" and not n.is_anaphor]
    if mention.kind == "channel":
        return tuple(people)
    listed = {party.id for party in _listed(scene, mention)}
    if listed:
        near = [n for n in people if abs(n.head - mention.trigger.i) < LIST_WORDS]
        return tuple(n for n in near if n.head > mention.trigger.i)
    wanted: set[int] = set()
    for token in _arguments(mention):
        for one in conjuncts(sentence, token.i):
            wanted.add(one.i)
            wanted |= {c.i for c in child_tokens(sentence, one.i, "appos", "compound", "conj")}
            for prep in child_tokens(sentence, one.i, "prep", "punct"):
                wanted |= {c.i for c in child_tokens(sentence, prep.i, "pobj")}
    return tuple(n for n in people if n.head in wanted or any(n.first <= i <= n.last for i in wanted))


def _date(scene: Scene, mention: Mention) -> TimeValue | None:
    """Return the time that belongs to the meeting, the nearest when the clause has several."""
    sentence = mention.sentence
    anchors = {mention.trigger.i} | ({mention.verb.i} if mention.verb else set())
    found = []
    for time in scene.reading.times:
        if time.sentence != sentence.index or time.value.start is None or _is_clock(time.value.text):
            continue
        token = next((t for t in sentence.tokens if t.start >= time.start), None)
        if token is not None and _belongs(sentence, token, anchors):
            found.append((abs(token.i - mention.trigger.i), time.value))
    return min(found, key=lambda pair: pair[0])[1] if found else None


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
        if _is_receiver(mention, above):
            continue
        if place.precision is PlacePrecision.COUNTRY and above.head not in anchors:
            continue
        rank = abs(head.i - mention.trigger.i) + (20 if place.precision is PlacePrecision.COUNTRY else 0)
        if best is None or rank < best[0]:
            best = (rank, _venue_words(scene.reading, sentence, head, named), place)
    if best is not None:
        return best[1], best[2]
    return _site(scene, mention, anchors)


def _is_receiver(mention: Mention, preposition: Token) -> bool:
    """Whether "to" leads to whoever gets a paper, not to where somebody goes."""
    travels = mention.trigger.lemma.lower() in ("fly", "travel", "go", "head")
    return mention.kind == "errand" and not travels and preposition.lemma.lower() == "to"


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
        is_site = token.lemma.lower() in SITES and token.dep == "pobj" and above.lemma.lower() in VENUE_WORDS
        if is_site and _belongs(sentence, token, anchors):
            words = subtree(sentence, token.i, without=frozenset({"prep", "relcl"}))
            venue = scene.reading.text[words[0].start : words[-1].end]
            return venue, _capital(scene, sentence, token)
    return None, None


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
                return outcome, (kept[place[0]].start, kept[place[1]].end)
    if mention.kind == "deal":
        return Outcome.AGREEMENT, None
    return None, None


def _ordinal(mention: Mention) -> str | None:
    """Return which round it is: "third"; a day of a round does not count."""
    if mention.trigger.lemma.lower() not in ("round", "session", "meeting", "summit"):
        return None
    beside = [c.lemma.lower() for c in child_tokens(mention.sentence, mention.trigger.i, "amod")]
    return next((word for word in beside if word in ORDINALS), None)
