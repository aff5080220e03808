"""Counted people: killed, injured, captured, displaced, and what each count is about."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tracktwo.extract.claim_about import about_event
from tracktwo.extract.claim_drafts import Draft, Scene, bound_of, scene_of
from tracktwo.extract.syntax import ancestors, child_tokens
from tracktwo.records import Bound, Named, QuantityFound, Token

TOLL_REACH = 20  # words between "the number of people killed" and the number
COUNTS = frozenset({"number", "count", "figure", "estimate"})
_COUNTERS = """
    put place count estimate revise list give record document tally raise lower increase reduce correct cut
    update speak report confirm cite
"""
_COUNTING = frozenset(_COUNTERS.split())


def casualty_slot(scene: Scene, quantity: QuantityFound) -> str | None:
    """Return the slot that a number fills: by its noun, its verb, the words behind it, or a toll."""
    people = scene.books.units.people
    head = scene.tokens[quantity.head]
    counts_people = quantity.unit in {None, "people"} or head.lemma.lower() in people
    if not counts_people:
        return None
    slots = scene.books.slots
    for slot in (
        _by_verb(scene, head),
        _by_words_behind(scene, quantity, head),
        _by_toll(scene, quantity, head),
    ):
        if slot is not None:
            return slot
    by_noun = slots.count_slot(head.lemma.lower(), "nouns") if quantity.unit is not None else None
    return None if by_noun == "captured" and not _are_held(scene, head) else by_noun


def _are_held(scene: Scene, head: Token) -> bool:
    """Tell whether a count of prisoners says that they are held, not that they are freed or listed."""
    near = [*child_tokens(scene.sentence, head.i), scene.tokens[head.head]]
    return any(token.lemma.lower() in scene.books.slots.words["holding"] for token in near)


def _by_verb(scene: Scene, head: Token) -> str | None:
    slots, top = scene.books.slots, head
    while top.dep in {"conj", "nummod", "appos", "quantmod"} and scene.tokens[top.head].pos in {
        "NOUN",
        "NUM",
        "PROPN",
        "PRON",
    }:
        top = scene.tokens[top.head]
    if top.dep == "pobj" and scene.tokens[top.head].lemma == "of":
        number = scene.tokens[scene.tokens[top.head].head]
        top = number if number.pos in {"NUM", "NOUN"} else top  # "dozens of people died"
    verb = scene.tokens[top.head]
    if verb.pos not in {"VERB", "AUX"} or top.i == verb.i:
        return None
    lemma, deps = verb.lemma.lower(), {t.dep for t in child_tokens(scene.sentence, verb.i)}
    is_reduced = top.dep in {"nsubj", "dobj"} and verb.tag == "VBN" and not deps & {"dobj", "aux"} - {top.dep}
    if top.dep == "nsubjpass" or is_reduced:
        return _real(scene, verb, slots.count_slot(lemma, "patient")) or _by_state(scene, verb)
    if top.dep == "dobj":
        return (
            _real(scene, verb, slots.count_slot(lemma, "patient"))
            or _by_state(scene, verb)
            or _lives(verb, top)
        )
    if top.dep == "nsubj":
        if lemma == "lose" and any(t.lemma == "life" for t in child_tokens(scene.sentence, verb.i, "dobj")):
            return "killed"
        return _real(scene, verb, slots.count_slot(lemma, "actor")) or _by_state(scene, verb)
    return None


def _real(scene: Scene, verb: Token, slot: str | None) -> str | None:
    return None if slot is None or scene.is_unreal(verb.i) else slot


def _by_state(scene: Scene, verb: Token) -> str | None:
    """Read "left nine dead", "were missing", "were taken prisoner"."""
    for child in child_tokens(scene.sentence, verb.i, "oprd", "acomp", "attr", "xcomp", "ccomp", "advmod"):
        slot = scene.books.slots.count_slot(child.text.lower(), "states")
        if slot is not None and not scene.is_unreal(verb.i):
            return slot
    return None


def _lives(verb: Token, counted: Token) -> str | None:
    return "killed" if counted.lemma == "life" and verb.lemma in {"claim", "cost", "take", "lose"} else None


def _by_words_behind(scene: Scene, quantity: QuantityFound, head: Token) -> str | None:
    """Read "20 wounded", "12 soldiers dead", "nine people killed in", where the verb was left out."""
    for token in scene.tokens[head.i + 1 : head.i + 3]:
        slot = scene.books.slots.count_slot(token.text.lower(), "states")
        if slot is not None and token.tag in {"VBN", "VBD", "JJ", "NN", "NNS"}:
            return slot
        if token.pos not in {"ADV", "AUX", "PUNCT"} or token.text == ",":
            break
    adjective = next((t for t in child_tokens(scene.sentence, head.i, "amod", "acl") if t.i > 0), None)
    if adjective is not None and quantity.unit is not None and adjective.text.lower() != "wounded":
        return scene.books.slots.count_slot(adjective.text.lower(), "states")
    return None


def _by_toll(scene: Scene, quantity: QuantityFound, head: Token) -> str | None:
    """Read "put the toll at nine", "the number of people killed rose to eleven", "a death toll of 12"."""
    before = scene.tokens[max(0, head.i - TOLL_REACH) : head.i]
    lead = _lead(before, quantity)
    if lead is None:
        return None
    for token in reversed(before):
        if token.lemma.lower() in scene.books.slots.tolls:
            hurt = any(t.lemma.lower() in {"injury", "injured", "wounded"} for t in before)
            return "injured" if hurt else scene.books.slots.tolls[token.lemma.lower()]
        if token.lemma.lower() in COUNTS and lead.lemma != "of":
            inside = [t for t in before if t.i > token.i]
            roles = ("states", "nouns")
            return next(
                (s for t in inside for r in roles if (s := scene.books.slots.count_slot(t.text.lower(), r))),
                None,
            )
    return None


def _lead(before: Sequence[Token], quantity: QuantityFound) -> Token | None:
    """Return the word that leads from a toll to its number, "at" in "the toll stood at"; None without one."""
    lead = next(
        (t for t in reversed(before) if t.end <= quantity.start and t.pos in {"ADP", "PART", "VERB"}), None
    )
    return lead if lead and lead.lemma in {"at", "to", "of", "reach", "total", "hit"} else None


def recount(scene: Scene, quantity: QuantityFound) -> Draft | None:
    """Read "the ministry puts the number at 2,600" as another count of the people counted just before."""
    before = scene.tokens[max(0, quantity.head - TOLL_REACH) : quantity.head]
    lead = _lead(before, quantity)
    if quantity.unit not in {None, "people"} or lead is None or lead.lemma == "of":
        return None
    counting = next((t for t in before if t.lemma.lower() in COUNTS and t.pos == "NOUN"), None)
    if counting is None or child_tokens(scene.sentence, counting.i, "prep"):  # "the number of its planes"
        return None
    verb = scene.verb_over(counting.i)
    if verb is None or verb.lemma.lower() not in _COUNTING:
        return None
    counted = _counted_before(scene, quantity)
    if counted is None:
        return None
    value, bound = bound_of(quantity.value)
    start, end = _around(scene, quantity)
    return replace(
        counted,
        value=value,
        bound=bound,
        start=start,
        end=end,
        rule=f"recount-{counted.slot}",
        sentence=scene.sentence.index,
        as_of=scene.time_near(quantity.head) or counted.as_of,
        asserted_by=_counter(scene, quantity.head),
    )


def _counted_before(scene: Scene, quantity: QuantityFound) -> Draft | None:
    """Return the last count of people before a number: in its sentence, else in the two before."""
    at = scene.sentence.index
    earlier = (scene_of(scene.reading, s, scene.books) for s in scene.reading.sentences[max(0, at - 2) : at])
    for near in (scene, *reversed(list(earlier))):
        for count in reversed(near.quantities):
            slot = casualty_slot(near, count) if near is not scene or count.end < quantity.start else None
            if slot is not None:
                return casualty(near, count, slot)
    return None


def casualty(scene: Scene, quantity: QuantityFound, slot: str) -> Draft:
    value, bound = bound_of(quantity.value)
    start, end = _around(scene, quantity)
    return Draft(
        slot,
        about_event(scene, quantity.head),
        value,
        "people",
        bound,
        start,
        end,
        f"count-{slot}",
        0.85,
        scene.sentence.index,
        as_of=scene.time_near(quantity.head),
        asserted_by=_counter(scene, quantity.head),
    )


def _counter(scene: Scene, i: int) -> Named | None:
    """Return who counts, in "the ministry put the toll at nine", "the office counts 300"."""
    for verb in ancestors(scene.sentence, i):
        if verb.lemma.lower() in _COUNTING and verb.pos == "VERB":
            subjects = child_tokens(scene.sentence, verb.i, "nsubj")
            return scene.named_under(subjects[0].i) if subjects else None
        if verb.dep in {"ROOT", "ccomp"}:
            break
    return None


def _around(scene: Scene, quantity: QuantityFound) -> tuple[int, int]:
    """Return the offsets from the number, or the verb before it, to the verb or noun behind it."""
    head = scene.tokens[quantity.head]
    start, end = quantity.start, max(quantity.end, head.end)
    verb = scene.verb_over(head.i)
    is_toll = head.dep == "pobj" and quantity.unit is None  # "put the number of dead in the city at 17"
    if (
        verb is not None
        and abs(verb.i - head.i) <= (TOLL_REACH if is_toll else 4)
        and not any(
            t.text in {",", ";", "and"} for t in scene.tokens[min(verb.i, head.i) : max(verb.i, head.i)]
        )
    ):
        start, end = min(start, verb.start), max(end, verb.end)
    return start, end


def single_victims(scene: Scene) -> Iterator[Draft]:
    """Read "a shepherd was wounded" as one."""
    slots, people = scene.books.slots, scene.books.units.people
    for token in scene.tokens:
        if token.tag != "NN" or token.lemma.lower() not in people:
            continue
        verb = scene.tokens[token.head]
        slot = slots.count_slot(
            verb.lemma.lower(), "patient" if token.dep in {"nsubjpass", "dobj"} else "actor"
        )
        if slot is None or scene.is_unreal(verb.i):
            continue
        article = any(
            t.text.lower() in {"a", "an", "another"} for t in child_tokens(scene.sentence, token.i, "det")
        )
        if article and token.dep in {"nsubjpass", "nsubj", "dobj"}:
            start, end = min(token.start, verb.start), max(token.end, verb.end)
            yield Draft(
                slot,
                about_event(scene, token.i),
                1.0,
                "people",
                Bound.EQUAL,
                start,
                end,
                f"one-{slot}",
                0.6,
                scene.sentence.index,
                as_of=scene.time_near(token.i),
            )
