"""Claims of fact: who holds a place, who belongs where, what was when, who was there, whose idea it was."""

from collections.abc import Iterator
from typing import NamedTuple

from tracktwo.extract.claim_drafts import Draft, Scene, phrase_words
from tracktwo.extract.syntax import ancestors, child_tokens, subtree
from tracktwo.records import Bound, Granularity, Named, Polarity, Relation, TimeFound, Token

TOWN = 5_000  # people, from which a bare name is taken for the place rather than for a surname


def find_facts(scene: Scene) -> Iterator[Draft]:
    """Yield the drafts of control, affiliation, date, attendance and proposal in a sentence."""
    for token in scene.tokens:
        if token.pos in {"VERB", "AUX"}:
            yield from _control_by_verb(scene, token)
            yield from _attendance(scene, token)
        elif token.pos in {"NOUN", "PROPN"}:
            yield from _control_by_hands(scene, token)
    yield from _gains(scene)
    yield from _affiliations(scene)
    yield from _dates(scene)
    yield from _proposals(scene)


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


def _control_by_verb(scene: Scene, verb: Token) -> Iterator[Draft]:
    words, lemma = scene.books.slots.words, verb.lemma.lower()
    is_fall = lemma in words["controls.fall"]
    takes = lemma in words["controls.take"] or lemma in words["controls.hold"]
    if not (is_fall or takes or lemma in words["controls.lose"]) or scene.is_unreal(verb.i):
        return
    subjects = child_tokens(scene.sentence, verb.i, "nsubj")
    objects = child_tokens(scene.sentence, verb.i, "nsubjpass") or child_tokens(
        scene.sentence, verb.i, "dobj"
    )
    held = subjects if is_fall else objects
    place = next((p for t in held if (p := _place_held(scene, t)) is not None), None)
    if place is None:
        return
    if any(t.tag == "WP" and t.dep == "nsubj" and verb.dep != "relcl" for t in subjects):
        return  # "Who holds the town?"
    value = _holder(scene, verb, subjects) if takes else None
    negated = scene.is_negated(verb.i) != (not takes)
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
    return _side(scene, subjects[0]) if subjects else None


def _side(scene: Scene, token: Token) -> str:
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


def _control_by_hands(scene: Scene, noun: Token) -> Iterator[Draft]:
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
        yield _control(scene, places[0], _side(scene, owners[0]), verb, negated=negated, rule="control-hands")


def _gains(scene: Scene) -> Iterator[Draft]:
    """Read "claiming gains in the north": gains of the one who claims them, as a claim of control."""
    for noun in scene.tokens:
        if noun.lemma.lower() not in scene.books.slots.words["controls.gains"] or noun.dep != "dobj":
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
                f"gains by {_side(scene, subjects[0])}",
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


def _attendance(scene: Scene, verb: Token) -> Iterator[Draft]:
    """Read "did not attend the session", "took part in the talks": polarity says which."""
    lemma = verb.lemma.lower()
    takes_part = lemma == "take" and any(
        t.lemma == "part" for t in child_tokens(scene.sentence, verb.i, "dobj")
    )
    is_party = lemma == "be" and any(
        t.lemma.lower() == "party" for t in child_tokens(scene.sentence, verb.i, "attr")
    )
    if not (takes_part or is_party or lemma in scene.books.slots.words["attend"]) or scene.is_unreal(verb.i):
        return
    subjects = child_tokens(scene.sentence, verb.i, "nsubj")
    negated = scene.is_negated(verb.i)
    # That somebody met is an event; that they did not, or that somebody was there, is a claim.
    if not subjects or (lemma in {"meet", "sit", "negotiate", "join"} and not negated):
        return
    start, end = scene.clause(verb.i)
    yield Draft(
        "attended",
        phrase_words(_objects(scene, verb)),
        _side(scene, subjects[0]),
        None,
        Bound.EQUAL,
        start,
        end,
        f"attended-{lemma}",
        0.7,
        scene.sentence.index,
        polarity=Polarity.NEGATED if negated else Polarity.AFFIRMED,
        as_of=scene.time_near(verb.i),
    )


def _objects(scene: Scene, verb: Token) -> list[Token]:
    for child in child_tokens(scene.sentence, verb.i, "dobj", "prep", "attr"):
        target = (
            child
            if child.dep in {"dobj", "attr"}
            else next(iter(child_tokens(scene.sentence, child.i, "pobj")), None)
        )
        if target is not None and target.lemma != "part":
            return scene.phrase(target.i)
    for child in child_tokens(scene.sentence, verb.i, "dobj", "attr"):
        for preposition in child_tokens(scene.sentence, child.i, "prep"):
            return [t for o in child_tokens(scene.sentence, preposition.i, "pobj") for t in scene.phrase(o.i)]
    return []


def _affiliations(scene: Scene) -> Iterator[Draft]:
    """Read "A. Person, a fellow at the Institute", "of the Centre", "who teaches at the University"."""
    for person in scene.named:
        if person.label == "person" and not person.is_anaphor:
            yield from _affiliation(scene, person)


def _affiliation(scene: Scene, person: Named) -> Iterator[Draft]:
    words = scene.books.slots.words
    is_expert = bool(person.role) and any(
        w.lower() in words["expert_roles"] for w in (person.role or "").split()
    )
    for token in subtree(scene.sentence, person.head, without=frozenset({"conj", "punct"})):
        if token.i <= person.last or token.i - person.last > 24:
            continue
        named = scene.named_at(token.i)
        if named is None or named.label != "organisation" or named.head != token.i:
            continue
        between = [t.lemma.lower() for t in scene.tokens[person.last + 1 : named.first]]
        institute = bool({w.lower() for w in named.text.split()} & words["institute_words"])
        expert = is_expert or bool(set(between) & words["expert_roles"])
        if not (institute or expert) or "former" in between or "formerly" in between[-3:]:
            continue
        start = person.role_start if person.role_start is not None else person.start
        yield Draft(
            "affiliation_of",
            person.actor.name if person.actor else person.text,
            named.text,
            None,
            Bound.EQUAL,
            min(start, person.start),
            named.end,
            "affiliation",
            0.85 if institute else 0.7,
            scene.sentence.index,
        )
        return


def _dates(scene: Scene) -> Iterator[Draft]:
    """Yield the date of each deed whose date is worth a claim, or of a deadline."""
    for time in scene.times:
        draft = _date_of_noun(scene, time) or _date_of_verb(scene, time)
        if draft is not None:
            yield draft


_PRECISE = {Granularity.DAY, Granularity.MONTH, Granularity.YEAR, Granularity.MINUTE, Granularity.HOUR}


def _time_tokens(scene: Scene, time: TimeFound) -> list[Token]:
    return [t for t in scene.tokens if t.start >= time.start and t.end <= time.end]


def _date_of_noun(scene: Scene, time: TimeFound) -> Draft | None:
    inside = _time_tokens(scene, time)
    before = scene.tokens[max(0, inside[0].i - 3) : inside[0].i] if inside else ()
    noun = next((t for t in reversed(before) if t.pos in {"NOUN", "PROPN"}), None)
    if noun is None or noun.lemma.lower() not in {"deadline", "date", "ultimatum"}:
        return None
    return _date(scene, time, phrase_words(scene.phrase(noun.i)[:12]), noun.start, "date-of-noun")


def _date_of_verb(scene: Scene, time: TimeFound) -> Draft | None:
    inside = _time_tokens(scene, time)
    if not inside or time.value.start is None or time.value.granularity not in _PRECISE:
        return None
    verb = scene.verb_over(inside[-1].i) if inside[-1].pos != "VERB" else inside[-1]
    if verb is None or verb.lemma.lower() not in scene.books.slots.words["dated_verbs"]:
        return None
    if time.value.relation is Relation.SINCE or (verb.lemma == "take" and scene.is_negated(verb.i)):
        return None
    parts = child_tokens(scene.sentence, verb.i, "dobj", "nsubjpass") or child_tokens(
        scene.sentence, verb.i, "nsubj"
    )
    about = " ".join([verb.lemma.lower(), *([phrase_words(scene.phrase(parts[0].i))] if parts else [])])
    start, end = scene.clause(verb.i)
    if not start <= time.start <= end:
        start, end = min(verb.start, time.start), max(verb.end, time.end)
    return _date(scene, time, about, start, "date-of-verb", end=max(end, time.end))


def _date(scene: Scene, time: TimeFound, about: str, start: int, rule: str, end: int | None = None) -> Draft:
    value = time.value
    printed = value.start if value.start == value.end else f"{value.start}/{value.end}"
    if value.granularity in {Granularity.MONTH, Granularity.YEAR} and value.start:
        printed = value.start[: 7 if value.granularity is Granularity.MONTH else 4]
    bound = {Relation.BY: Bound.AT_MOST, Relation.ABOUT: Bound.ABOUT}.get(value.relation, Bound.EQUAL)
    return Draft(
        "date_of",
        about,
        printed,
        None,
        bound,
        min(start, time.start),
        end or time.end,
        rule,
        0.7,
        scene.sentence.index,
        as_of=value,
    )


def _proposals(scene: Scene) -> Iterator[Draft]:
    """Read "a Northern proposal for", "put forward by", "tabled by": whose idea something was."""
    words = scene.books.slots.words
    for token in scene.tokens:
        if token.lemma.lower() in words["propose.nouns"] and token.pos == "NOUN":
            owners = child_tokens(scene.sentence, token.i, "amod", "poss", "compound")
            by = next((n for o in owners if (n := scene.named_at(o.i)) and n.actor and n.actor.code), None)
            if by is not None and by.actor is not None:
                start, end = by.start, max(t.end for t in scene.phrase(token.i))
                yield _proposal(scene, token, by.actor.name, start, end, "proposal-noun")
        elif token.lemma.lower() in words["propose.verbs"] | {"put"} and token.tag == "VBN":
            yield from _proposed_by(scene, token)


def _proposed_by(scene: Scene, verb: Token) -> Iterator[Draft]:
    agents = [
        o
        for a in child_tokens(scene.sentence, verb.i, "agent")
        for o in child_tokens(scene.sentence, a.i, "pobj")
    ]
    if not agents or (
        verb.lemma == "put" and not any(t.text == "forward" for t in child_tokens(scene.sentence, verb.i))
    ):
        return
    subjects = child_tokens(scene.sentence, verb.i, "nsubjpass")
    what = subjects[0] if subjects and subjects[0].tag not in {"WDT", "WP"} else scene.tokens[verb.head]
    end = max(t.end for t in scene.phrase(agents[0].i))
    start = min(scene.phrase(what.i)[0].start, verb.start) if what.pos in {"NOUN", "PROPN"} else verb.start
    yield _proposal(scene, what, _side(scene, agents[0]), start, end, "proposed-by")


def _proposal(scene: Scene, what: Token, by: str, start: int, end: int, rule: str) -> Draft:
    about = phrase_words(scene.phrase(what.i)) or what.text
    return Draft("proposed_by", about, by, None, Bound.EQUAL, start, end, rule, 0.7, scene.sentence.index)
