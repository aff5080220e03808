"""Where, how many and with what: the attributes of an event."""

from typing import NamedTuple

from tracktwo.extract.event_draft import Draft
from tracktwo.extract.event_grammar import Grammar
from tracktwo.ontology.frames import lemma_set
from tracktwo.records import (
    Count,
    EventType,
    Named,
    Place,
    Quantity,
    QuantityFound,
    Sentence,
)

KILLING = lemma_set(
    "kill die dead death fatality slay massacre murder perish life toll assassinate execute body"
)
INJURING = lemma_set("injure wound hurt injury maim casualty wounded injured hospitalize")
OTHER = {
    "captured": lemma_set(
    "capture seize detain arrest imprison jail abduct kidnap captive hostage prisoner"
),
    "displaced": lemma_set("displace flee evacuate uproot homeless evict"),
    "released": lemma_set("release free swap exchange repatriate"),
    "missing": frozenset({"missing"}),
}  # fmt: skip
PLACE_PREPOSITIONS = lemma_set("in at near on outside around across over inside off along into against")
# "An attack on a market in Idlib killed ...": the place stands at what did it.
MEANS = lemma_set(
    "attack strike airstrike raid blast bombing explosion shelling bomb shooting clash ambush assault"
)
# Where forces leave or go to is where it happens; an envoy who comes "from" a city met nobody there.
GOING = {EventType.RETREAT: frozenset({"from"}), EventType.MOBILIZE: frozenset({"to", "toward", "towards"})}
REACHED = frozenset({"visit", "withdraw"})  # modes whose object may be where it was
VISITING = frozenset({"to"})
STARTS = frozenset({"from", "with", "of", "for", "by"})
HOSTED = frozenset({EventType.CONSULT, EventType.AGREE, EventType.ASSAULT, EventType.COERCE})
HURTING = frozenset({EventType.ASSAULT, EventType.COERCE})
# Where those who act are is where they act: "traders in Muzaffarabad went on strike".
ON_SITE = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.PROTEST, EventType.RETREAT})
OF_SUBJECT = 10  # added to the rank of a place that hangs on the subject: one at the verb comes first
_OF_THINGS = """
    percent USD EUR km day hour year month week minute drone missile rocket dollar euro mile metre meter
    tonne ton house home building vehicle tank truck round shell
"""
OF_THINGS = frozenset(_OF_THINGS.split())
NEAR = 7  # words between a number and the verb that says what befell those counted


class Toll(NamedTuple):
    """How many were killed, injured, and so on."""

    killed: Quantity | None
    injured: Quantity | None
    others: tuple[Count, ...]


def where(draft: Draft, grammar: Grammar, named: tuple[Named, ...]) -> Place | None:
    """Return the place of an event: one that hangs on it by a preposition, or that was hit."""
    places = [
        n for n in named if n.place is not None and not n.is_metonym and not _is_whose(n, grammar, named)
    ]
    own = {draft.verb, draft.at, *draft.below} | _struck_by(draft, grammar)
    best: tuple[int, int, Place] | None = None
    for name in places:
        rank = _place_rank(name.head, own, grammar, draft)
        if rank is None or name.place is None:
            continue
        size = 1 if name.place.precision == "country" else 0
        if size and rank > OF_SUBJECT:
            continue  # "rebels in Colombia": whose they are
        candidate = (rank + size * 3, abs(name.head - draft.at), name.place)
        if best is None or candidate[:2] < best[:2]:
            best = candidate
    return best[2] if best else None


def _struck_by(draft: Draft, grammar: Grammar) -> set[int]:
    """Return the verb by which a nominal attack does its harm: "an air strike hit a school in X"."""
    token = grammar.tokens[draft.verb]
    is_subject = token.dep == "nsubj" and draft.verb == draft.at and draft.type in HURTING
    return {token.head} if is_subject else set()


def _is_whose(name: Named, grammar: Grammar, named: tuple[Named, ...]) -> bool:
    """Tell whether a country only says whose people are: "Paraguay's soldiers", "Paraguayan soldiers"."""
    token = grammar.tokens[name.head]
    if name.place is None or name.place.precision != "country":
        return False
    if token.dep not in ("poss", "amod", "compound", "nmod") or token.tag in ("NN", "NNS"):
        return False
    return any(n.actor is not None and n.place is None and n.head == token.head for n in named)


def _place_rank(i: int, own: set[int], grammar: Grammar, draft: Draft) -> int | None:
    prepositions = PLACE_PREPOSITIONS | GOING.get(draft.type, frozenset())
    prepositions |= VISITING if draft.mode == "visit" else frozenset()
    through_preposition = is_start = False
    further = 0
    for step in range(8):
        token = grammar.tokens[i]
        if i in own:
            gone = draft.mode in REACHED or (draft.type is EventType.RETREAT and step == 1)  # "left X"
            bare = draft.type in HURTING or (gone and not is_start)
            return step + further if through_preposition or bare else None
        if token.dep == "prep" or (token.pos == "ADP" and grammar.lemmas[i] in prepositions):
            through_preposition = through_preposition or grammar.lemmas[i] in prepositions
            is_start = is_start or grammar.lemmas[i] in STARTS
        means = token.dep in ("nsubj", "agent") and draft.type in HURTING and token.lemma.lower() in MEANS
        host = token.dep == "agent" and through_preposition and draft.type in HOSTED  # "received by Y in X"
        subject = token.dep in ("nsubj", "nsubjpass") and draft.type in ON_SITE
        if subject and through_preposition and not means:
            further = OF_SUBJECT
        elif (token.dep in ("nsubj", "ccomp", "relcl", "agent") and not (means or host)) or token.head == i:
            return None
        i = token.head
    return None


def toll(sentences: tuple[Sentence, ...], quantities: tuple[QuantityFound, ...]) -> Toll:
    """Return the numbers killed, injured and otherwise counted in the sentences that tell of an event."""
    killed: Quantity | None = None
    injured: Quantity | None = None
    others: dict[str, Quantity] = {}
    by_sentence = {s.index: s for s in sentences}
    for found in quantities:
        sentence = by_sentence.get(found.sentence)
        fate = _fate(found, sentence) if sentence else None
        if fate == "killed":
            killed = killed or found.value
        elif fate == "injured":
            injured = injured or found.value
        elif fate:
            others.setdefault(fate, found.value)
    return Toll(killed, injured, tuple(Count(kind, value) for kind, value in others.items()))


def _fate(found: QuantityFound, sentence: Sentence) -> str | None:
    """Return what befell those counted: from the counted noun, the verb above it, or the word after it."""
    if found.unit is not None and not counts_people(found.unit):
        return None
    tokens = sentence.tokens
    i = found.head
    if not 0 <= i < len(tokens):
        return None
    for _ in range(6):
        fate = _fate_of(tokens[i].lemma.lower()) or _fate_of(tokens[i].text.lower())
        if fate or _is_deadly(i, sentence):
            return fate or "killed"
        for c in sentence.children[i]:
            if tokens[c].dep == "nsubj" and tokens[c].lemma.lower() == "toll" and c < found.head:
                return "killed"  # "the toll has risen to seven"
            if (
                tokens[c].dep in ("acl", "oprd", "acomp", "relcl", "amod", "xcomp")
                and abs(c - found.head) <= NEAR
            ):
                fate = _fate_of(tokens[c].lemma.lower())
                if fate:
                    return fate
        if tokens[i].head == i or tokens[i].dep in ("relcl", "advcl", "ccomp"):
            return None
        i = tokens[i].head
    return None


def _is_deadly(verb: int, sentence: Sentence) -> bool:
    """Tell whether a verb kills by what stands behind it: "lost their lives", "were hacked to death"."""
    tokens, below = sentence.tokens, sentence.children[verb]
    if tokens[verb].lemma.lower() == "lose" and any(tokens[c].lemma.lower() == "life" for c in below):
        return True
    to = (g for c in below if tokens[c].text.lower() == "to" for g in sentence.children[c])
    return tokens[verb].pos == "VERB" and any(tokens[g].lemma.lower() == "death" for g in to)


def counts_people(unit: str) -> bool:
    """Tell whether what a number counts are people, no days, houses or drones."""
    return unit not in OF_THINGS and unit.removesuffix("s") not in OF_THINGS


def _fate_of(lemma: str) -> str | None:
    if lemma in KILLING:
        return "killed"
    if lemma in INJURING:
        return "injured"
    return next((kind for kind, lemmas in OTHER.items() if lemma in lemmas), None)


def things(sentence: Sentence, draft: Draft, lemmas: frozenset[str]) -> tuple[str, ...]:
    """Return the lemmas of a class (weapons, targets) that stand in the sentence, in text order."""
    if draft.type not in (EventType.ASSAULT, EventType.THREATEN, EventType.MOBILIZE, EventType.COERCE):
        return ()
    return tuple(dict.fromkeys(t.lemma.lower() for t in sentence.tokens if t.lemma.lower() in lemmas))
