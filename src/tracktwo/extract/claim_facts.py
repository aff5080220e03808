"""Claims of fact: who belongs where, what was when, who was there, whose idea it was."""

from collections.abc import Iterator

from tracktwo.extract.claim_control import (
    control_by_answer,
    control_by_hands,
    control_by_verb,
    find_gains,
    side,
)
from tracktwo.extract.claim_drafts import Draft, Scene, phrase_words
from tracktwo.extract.syntax import child_tokens, subtree
from tracktwo.records import Bound, Granularity, Named, Polarity, Relation, TimeFound, Token


def find_facts(scene: Scene) -> Iterator[Draft]:
    """Yield the drafts of control, affiliation, date, attendance and proposal in a sentence."""
    for token in scene.tokens:
        if token.pos in {"VERB", "AUX"}:
            yield from control_by_verb(scene, token)
            yield from _attendance(scene, token)
        elif token.pos in {"NOUN", "PROPN"}:
            yield from control_by_hands(scene, token)
    yield from control_by_answer(scene)
    yield from find_gains(scene)
    yield from _affiliations(scene)
    yield from _dates(scene)
    yield from _proposals(scene)


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
        side(scene, subjects[0]),
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
        if not (institute or expert) or _is_over(between):
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


def _is_over(between: list[str]) -> bool:
    """Tell whether the words between a person and a body say that they have parted: "a former fellow at"."""
    past = max((n for n, word in enumerate(between) if word in {"former", "formerly", "once"}), default=-1)
    return (
        past >= 0 and "now" not in between[past:] and (between[past] == "former" or past >= len(between) - 3)
    )


def _dates(scene: Scene) -> Iterator[Draft]:
    """Yield the date of each deed whose date is worth a claim, or of a deadline."""
    for time in scene.times:
        draft = _date_of_noun(scene, time) or _date_of_text(scene, time) or _date_of_verb(scene, time)
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


def _date_of_text(scene: Scene, time: TimeFound) -> Draft | None:
    """Read "the declaration speaks of 17 August": of the deadline, where the sentence before is about one."""
    inside = _time_tokens(scene, time)
    verb = scene.verb_over(inside[-1].i) if inside else None
    if (
        verb is None
        or time.value.start is None
        or verb.lemma.lower() not in {"speak", "say", "name", "give", "set"}
    ):
        return None
    subjects = child_tokens(scene.sentence, verb.i, "nsubj")
    if not subjects or subjects[0].lemma.lower() not in scene.books.slots.words["dated_texts"]:
        return None
    at = scene.sentence.index
    before = scene.reading.sentences[at - 1] if at else None
    words = (
        {t.lemma.lower() for t in before.tokens} if before and before.part == scene.sentence.part else set()
    )
    about = phrase_words(scene.phrase(subjects[0].i))
    topic = next((word for word in ("deadline", "ultimatum") if word in words), None)
    return _date(scene, time, f"{topic} in {about}" if topic else about, subjects[0].start, "date-of-text")


def _date_of_verb(scene: Scene, time: TimeFound) -> Draft | None:
    inside = _time_tokens(scene, time)
    if not inside or time.value.start is None or time.value.granularity not in _PRECISE:
        return None
    if time.of_noun is not None:
        return None
    verb = scene.verb_over(inside[-1].i) if inside[-1].pos != "VERB" else inside[-1]
    if verb is None or verb.lemma.lower() not in scene.books.slots.words["dated_verbs"]:
        return None
    if time.value.relation is Relation.SINCE or scene.is_negated(verb.i):
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
    nouns, verbs, here = words["propose.nouns"], words["propose.verbs"] | {"put"}, scene.sentence.words
    if nouns.isdisjoint(here) and verbs.isdisjoint(here):
        return
    for token in scene.tokens:
        if token.lemma.lower() in nouns and token.pos == "NOUN":
            owners = child_tokens(scene.sentence, token.i, "amod", "poss", "compound")
            by = next((n for o in owners if (n := scene.named_at(o.i)) and n.actor and n.actor.code), None)
            if by is not None and by.actor is not None:
                start, end = by.start, max(t.end for t in scene.phrase(token.i))
                yield _proposal(scene, token, by.actor.name, start, end, "proposal-noun")
        elif token.tag == "VBN" and token.lemma.lower() in verbs:
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
    yield _proposal(scene, what, side(scene, agents[0]), start, end, "proposed-by")


def _proposal(scene: Scene, what: Token, by: str, start: int, end: int, rule: str) -> Draft:
    over = scene.tokens[what.head]
    if what.dep == "attr" and over.lemma == "be":  # "the fund had been a Northern idea": the fund
        subjects = child_tokens(scene.sentence, over.i, "nsubj")
        what = subjects[0] if subjects and subjects[0].pos in {"NOUN", "PROPN"} else what
        start = min(start, what.start)
    about = phrase_words(scene.phrase(what.i)) or what.text
    return Draft("proposed_by", about, by, None, Bound.EQUAL, start, end, rule, 0.7, scene.sentence.index)
