"""Counted claims: killed, injured, captured, displaced, growth and amounts."""

from collections.abc import Iterator

from tracktwo.extract.claim_casualties import casualty, casualty_slot, recount, single_victims
from tracktwo.extract.claim_drafts import Draft, Scene, bound_of, phrase_words
from tracktwo.extract.syntax import ancestors, child_tokens
from tracktwo.records import QuantityFound, Token

# Nouns of which a small number says nothing: "two sides", "one day", "both countries".
_IDLE_UNITS = frozenset(
    [
        "sides",
        "parties",
        "things",
        "ways",
        "countries",
        "nations",
        "states",
        "times",
        "rounds",
        "days",
        "hours",
        "capitals",
        "teams",
        "delegations",
        "men",
        "women",
        "leaders",
        "presidents",
        "ministers",
        "diplomats",
        "officials",
        "others",
        "groups",
        "points",
        "cases",
        "reasons",
        "kinds",
        "people",
        "analysts",
        "stages",
        "phases",
        "steps",
        "parts",
        "areas",
        "fronts",
    ]
)
_IDLE_LIMIT = 10


def find_counts(scene: Scene) -> Iterator[Draft]:
    """Yield a draft for each quantity that fills a counted slot, growth or an amount."""
    for quantity in scene.quantities:
        slot = casualty_slot(scene, quantity)
        if slot is not None:
            yield casualty(scene, quantity, slot)
        elif (again := recount(scene, quantity)) is not None:
            yield again
        elif quantity.unit == "percent" and (growth := _growth(scene, quantity)) is not None:
            yield growth
        elif quantity.unit is not None and not _is_idle(quantity):
            yield _amount(scene, quantity)
    yield from single_victims(scene)


def _growth(scene: Scene, quantity: QuantityFound) -> Draft | None:
    """Read "the economy shrank by 2 per cent": the sign is the verb's."""
    slots = scene.books.slots.words
    for token in (scene.tokens[quantity.head], *ancestors(scene.sentence, quantity.head)):
        lemma = token.lemma.lower()
        sign = 1 if lemma in slots["rise"] else -1 if lemma in slots["fall"] else 0
        if sign and token.pos in {"VERB", "NOUN"}:
            subject = _subject(scene, token)
            if subject is None or scene.is_unreal(token.i):
                return None
            value, bound = bound_of(quantity.value)
            signed = sign * value if isinstance(value, int | float) else value
            start = min(token.start, quantity.start)
            is_growth = any(t.lemma.lower() in slots["growth_of"] for t in scene.phrase(subject.i))
            return Draft(
                "growth" if is_growth else "amount",
                phrase_words(scene.phrase(subject.i)),
                signed,
                "percent",
                bound,
                min(start, subject.start) if subject.i < token.i else start,
                quantity.end,
                "growth",
                0.85,
                scene.sentence.index,
                as_of=scene.time_near(token.i),
            )
    return None


def _subject(scene: Scene, verb: Token) -> Token | None:
    found = child_tokens(scene.sentence, verb.i, "nsubj", "nsubjpass")
    if found:
        return found[0]
    for preposition in child_tokens(scene.sentence, verb.i, "prep"):
        if preposition.lemma in {"in", "of"}:
            return next(iter(child_tokens(scene.sentence, preposition.i, "pobj")), None)
    if verb.dep in {"conj", "xcomp"}:
        return _subject(scene, scene.tokens[verb.head])
    return None


def _is_idle(quantity: QuantityFound) -> bool:
    """Tell whether a count says nothing worth keeping: a small number of a word like "sides"."""
    value = quantity.value.min if quantity.value.min is not None else quantity.value.max
    if quantity.rule == "nobody" or value is None:
        return True
    if quantity.rule == "vague" and quantity.unit is None:
        return True
    is_bounded = quantity.value.min != quantity.value.max or quantity.value.approx
    return value == 0 or (quantity.unit in _IDLE_UNITS and value < _IDLE_LIMIT and not is_bounded)


def _amount(scene: Scene, quantity: QuantityFound) -> Draft:
    value, bound = bound_of(quantity.value)
    head = scene.tokens[quantity.head]
    top = (
        scene.tokens[head.head] if head.dep in {"compound", "npadvmod", "nmod", "amod", "quantmod"} else head
    )
    end = max(quantity.end, head.end, top.end if 0 <= top.i - head.i <= 3 else 0)
    return Draft(
        "amount",
        phrase_words(scene.phrase(top.i)),
        value,
        quantity.unit,
        bound,
        quantity.start,
        end,
        "amount",
        0.7,
        scene.sentence.index,
        as_of=scene.time_near(head.i),
    )
