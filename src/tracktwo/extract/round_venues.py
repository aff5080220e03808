"""Where a meeting is: the place its sentence names, the building, the capital that is meant."""

from tracktwo.extract.clauses import hangs_on, subject_of
from tracktwo.extract.round_mention import Mention
from tracktwo.extract.round_seats import Scene, is_receiver
from tracktwo.extract.syntax import ancestors, child_tokens, named_in, subtree
from tracktwo.records import Named, Place, PlacePrecision, Reading, Sentence, Token

VENUE_WORDS = frozenset({"in", "at", "to", "for", "near", "outside", "on", "of", "from"})
SITES = frozenset(
    {
        "capital", "hotel", "embassy", "palace", "resort", "villa", "headquarters", "residence", "post",
        "crossing", "bridge", "checkpoint", "barracks", "monastery", "church", "mosque", "hall", "castle",
        "airport", "base", "mansion", "club",
    }
)  # fmt: skip
SPOTS = frozenset(
    {
        "crossing", "checkpoint", "village", "town", "base", "post", "outpost", "bridge", "camp", "gate",
        "pass", "island",
    }
)  # fmt: skip


def venue_of(scene: Scene, mention: Mention) -> tuple[str | None, Place | None]:
    """Return where the meeting is, in the report's words down to the building, and the place it names."""
    sentence = mention.sentence
    best: tuple[int, str, Place | None] | None = None
    anchors = {mention.trigger.i} | ({mention.verb.i} if mention.verb else set())
    if mention.trigger.dep == "pobj":
        anchors |= {t.i for t in list(ancestors(sentence, mention.trigger.i))[:2]}
    for named in named_in(scene.reading, sentence):
        place = _as_place(named, scene)
        head = sentence.tokens[named.head]
        if place is None or not hangs_on(sentence, head, anchors):
            continue
        above = sentence.tokens[head.head]
        is_spot = place.precision in (PlacePrecision.CITY, PlacePrecision.POINT)
        direct = head.dep in ("compound", "amod", "nmod") and above.i == mention.trigger.i and is_spot
        if not direct and not (head.dep == "pobj" and above.lemma.lower() in VENUE_WORDS):
            continue
        if above.lemma.lower() == "on" and place.precision is not PlacePrecision.POINT:
            continue  # "talks on Kashmir" are about it
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


def host_city(scene: Scene, mention: Mention) -> tuple[str | None, Place | None]:
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
        if is_site and hangs_on(sentence, token, anchors):
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
