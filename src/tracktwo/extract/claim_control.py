"""Claims of control: who is said to hold a place, to have taken or lost it, or to gain ground there."""

from collections.abc import Iterator
from typing import NamedTuple

from tracktwo.extract.claim_drafts import Draft, Scene, phrase_words
from tracktwo.extract.syntax import ancestors, child_tokens, conjuncts, subtree
from tracktwo.records import Bound, Named, Polarity, Token

ANSWERABLE = frozenset({"responsible", "accountable", "liable", "answerable"})
TOWN = 5_000  # people, from which a bare name is taken for the place rather than for a surname


class Spot(NamedTuple):
    """A place where it is named: its name as printed, and the offsets."""

    name: str
    start: int
    end: int


def _place_in(scene: Scene, i: int) -> Spot | None:
    """Return the place that token i names, be it a capital or a lone word taken for a surname or a body."""
    named = scene.named_at(i)
    if named is not None and named.place is not None and named.label == "place" and not named.is_metonym:
        return Spot(named.text, named.start, named.end)
    if (
        named is None
        or named.is_metonym
        or named.label == "place"
        or (" " not in named.text and named.role is None)
    ):
        token = scene.tokens[i]
        if token.ent == "GPE" and token.pos == "PROPN":
            return Spot(token.text, token.start, token.end)
        if token.pos == "PROPN" and scene.books.places.population(token.text) >= TOWN:
            return Spot(token.text, token.start, token.end)
    return None


def control_by_verb(scene: Scene, verb: Token) -> Iterator[Draft]:
    words, lemma = scene.books.slots.words, verb.lemma.lower()
    is_fall = lemma in words["controls.fall"]
    takes = lemma in words["controls.take"] or lemma in words["controls.hold"]
    if not (is_fall or takes or lemma in words["controls.lose"]) or scene.is_unreal(verb.i):
        return
    if lemma == "hold" and any(token.lemma.lower() in ANSWERABLE for token in scene.tokens):
        return  # "held Togo responsible for the raid"
    subjects = child_tokens(scene.sentence, verb.i, "nsubj")
    objects = child_tokens(scene.sentence, verb.i, "nsubjpass") or child_tokens(
        scene.sentence, verb.i, "dobj"
    )
    held = subjects if is_fall else objects
    listed = [t for one in held for t in conjuncts(scene.sentence, one.i)]
    places = [p for t in listed if (p := _place_held(scene, t)) is not None]
    if not places:
        return
    if any(t.tag == "WP" and t.dep == "nsubj" and verb.dep != "relcl" for t in subjects):
        return  # "Who holds the town?"
    value = _holder(scene, verb, subjects) if takes else None
    negated = scene.is_negated(verb.i) != (not takes)
    for place in dict.fromkeys(places):
        yield _control(scene, place, value, verb, negated=negated, rule=f"control-{lemma}")


def _place_held(scene: Scene, token: Token) -> Spot | None:
    """Return the place of an object: itself, or of "control of", "the town of", "parts of"."""
    direct = _place_in(scene, token.i)
    if direct is not None:
        return direct
    for deep in subtree(scene.sentence, token.i, without=frozenset({"relcl", "acl", "conj"})):
        if deep.dep in {"pobj", "appos", "compound"} and (found := _place_in(scene, deep.i)) is not None:
            above = scene.tokens[deep.head]
            if deep.dep != "pobj" or above.lemma in {"of", "over"}:
                return found
    return None


def _holder(scene: Scene, verb: Token, subjects: list[Token]) -> str | None:
    for agent in child_tokens(scene.sentence, verb.i, "agent"):
        subjects = child_tokens(scene.sentence, agent.i, "pobj") or subjects
    if not subjects and verb.dep in {"conj", "xcomp", "relcl", "acl"}:
        subjects = child_tokens(scene.sentence, verb.head, "nsubj") or (
            [scene.tokens[verb.head]] if verb.dep in {"relcl", "acl"} else []
        )
    return side(scene, subjects[0]) if subjects else None


def side(scene: Scene, token: Token) -> str:
    """Return who a phrase stands for: the actor named in it, else its words."""
    if token.tag in {"WDT", "WP"} or token.pos == "PRON":
        above = scene.tokens[scene.tokens[token.head].head]
        token = above if token.tag in {"WDT", "WP"} and above.pos in {"NOUN", "PROPN"} else token
    named = scene.named_under(token.i)
    if (named is None or named.label == "group") and any(
        t.tag == "PRP$" for t in child_tokens(scene.sentence, token.i, "poss")
    ):
        named = _speaker_over(scene, token) or named  # "said its forces had"
    if named is not None:
        return named.actor.name if named.actor else named.text
    return phrase_words(scene.phrase(token.i)) or token.text


def _speaker_over(scene: Scene, token: Token) -> Named | None:
    """Return the name that is the subject of a verb further up."""
    own = scene.tokens[token.head]
    for above in ancestors(scene.sentence, own.i):
        for subject in child_tokens(scene.sentence, above.i, "nsubj"):
            named = scene.named_under(subject.i)
            if named is not None:
                return named
    return None


def _control(
    scene: Scene, place: Spot, value: str | None, trigger: Token, *, negated: bool, rule: str
) -> Draft:
    start, end = scene.clause(trigger.i)
    start, end = min(start, trigger.start, place.start), max(end, trigger.end, place.end)
    return Draft(
        "controls",
        place.name,
        value,
        None,
        Bound.EQUAL,
        start,
        end,
        rule,
        0.75,
        scene.sentence.index,
        polarity=Polarity.NEGATED if negated else Polarity.AFFIRMED,
        as_of=scene.time_near(trigger.i),
    )


def control_by_hands(scene: Scene, noun: Token) -> Iterator[Draft]:
    """Read "remained under Northern control", "is in rebel hands"."""
    if noun.lemma.lower() not in scene.books.slots.words["controls.hands"] or noun.dep != "pobj":
        return
    preposition = scene.tokens[noun.head]
    verb = scene.tokens[preposition.head]
    if preposition.lemma.lower() not in {"under", "in"} or verb.pos not in {"VERB", "AUX"}:
        return
    places = [
        p for t in child_tokens(scene.sentence, verb.i, "nsubj", "nsubjpass") if (p := _place_held(scene, t))
    ]
    owners = child_tokens(scene.sentence, noun.i, "amod", "poss", "compound", "nmod")
    if places and owners:
        negated = scene.is_negated(verb.i)
        yield _control(scene, places[0], side(scene, owners[0]), verb, negated=negated, rule="control-hands")


def control_by_answer(scene: Scene) -> Iterator[Draft]:
    """Read "Who holds the town? The rebels do": the answer's subject holds what the question names."""
    at = scene.sentence.index
    verb = scene.tokens[scene.sentence.root]
    before = scene.reading.sentences[at - 1] if at else None
    if before is None or verb.lemma.lower() != "do" or child_tokens(scene.sentence, verb.i, "dobj"):
        return
    subjects = child_tokens(scene.sentence, verb.i, "nsubj")
    asked = before.tokens[before.root]
    holds = asked.lemma.lower() in scene.books.slots.words["controls.hold"]
    if not (subjects and holds and before.tokens[0].tag == "WP" and before.tokens[-1].text == "?"):
        return
    places = [n for n in scene.reading.named if n.sentence == before.index and n.first > asked.i]
    asked_of = [n.text for n in places] + [
        t.text for t in before.tokens if t.dep == "dobj" and t.pos == "PROPN"
    ]
    if not asked_of:
        return
    start, end = scene.clause(verb.i)
    yield Draft(
        "controls",
        asked_of[0],
        side(scene, subjects[0]),
        None,
        Bound.EQUAL,
        start,
        end,
        "control-answer",
        0.7,
        at,
        polarity=Polarity.NEGATED if scene.is_negated(verb.i) else Polarity.AFFIRMED,
        as_of=scene.time_near(verb.i),
    )


def find_gains(scene: Scene) -> Iterator[Draft]:
    """Read "claiming gains in the north": gains of the one who claims them, as a claim of control."""
    gains = scene.books.slots.words["controls.gains"]
    for noun in scene.tokens if not gains.isdisjoint(scene.sentence.words) else ():
        if noun.dep != "dobj" or noun.lemma.lower() not in gains:
            continue
        verb = scene.tokens[noun.head]
        if verb.lemma.lower() not in {"claim", "report", "make", "announce", "gain", "achieve"}:
            continue
        top = verb
        while top.dep in {"advcl", "conj", "xcomp"} and not child_tokens(scene.sentence, top.i, "nsubj"):
            top = scene.tokens[top.head]
        subjects = child_tokens(scene.sentence, top.i, "nsubj")
        places = [
            n
            for n in scene.named
            if n.place is not None and not n.is_metonym and noun.i < n.head <= noun.i + 12
        ]
        if not subjects or not places:
            continue
        by = scene.named_under(subjects[0].i)
        for place in places:
            yield Draft(
                "controls",
                place.text,
                f"gains by {side(scene, subjects[0])}",
                None,
                Bound.EQUAL,
                verb.start,
                place.end,
                "control-gains",
                0.7,
                scene.sentence.index,
                as_of=scene.time_near(noun.i),
                asserted_by=by if verb.lemma in {"claim", "report", "announce"} else None,
            )
