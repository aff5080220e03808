"""Claims about how a meeting went: who walked out of it, who left first, who stayed to the end."""

from collections.abc import Iterator

from tracktwo.extract.claim_control import side
from tracktwo.extract.claim_drafts import Draft, Scene, phrase_words
from tracktwo.extract.syntax import child_tokens, subtree
from tracktwo.records import ActorRef, Bound, Polarity, Token

NAME_LABELS = frozenset({"organisation", "people", "group"})


def find_departures(scene: Scene) -> Iterator[Draft]:
    """Yield a draft for each side said to have left the talks, or to have stayed."""
    for verb in scene.tokens:
        if verb.pos == "VERB" and not scene.is_unreal(verb.i):
            draft = _departure(scene, verb)
            if draft is not None:
                yield draft


def _departure(scene: Scene, verb: Token) -> Draft | None:
    words, lemma = scene.books.slots.words, verb.lemma.lower()
    stays = lemma in words["depart.stay"]
    if not stays and lemma not in words["depart.leave"]:
        return None
    subject = _subject(scene, verb)
    if subject is None or not _is_delegation(scene, subject):
        return None
    target = _target(scene, verb)
    how = _how(scene, verb)
    breaks_up = how == "end" if stays else how not in {None, "end"} or _is_talks(scene, verb, target)
    if not breaks_up:
        return None
    about = phrase_words(scene.phrase(target.i)) if target is not None else ""
    start, end = scene.clause(verb.i)
    is_gone = not (stays or scene.is_negated(verb.i))
    return Draft(
        "departed",
        about,
        _who(scene, subject),
        None,
        Bound.EQUAL,
        min(start, subject.start),
        end,
        f"departed-{how or lemma}",
        0.7,
        scene.sentence.index,
        polarity=Polarity.AFFIRMED if is_gone else Polarity.NEGATED,
        as_of=scene.time_near(verb.i),
        subject=_actor(scene, subject),
    )


def _subject(scene: Scene, verb: Token) -> Token | None:
    """Return who left: the subject, or what a cleft puts before it ("it was the North that left")."""
    found = next(iter(child_tokens(scene.sentence, verb.i, "nsubj")), None)
    if verb.dep == "relcl" and (found is None or found.tag in {"WDT", "WP", "IN"}):
        above = scene.tokens[verb.head]
        if above.pos not in {"VERB", "AUX"}:
            return above
        return next(iter(child_tokens(scene.sentence, above.i, "attr")), None)
    return None if found is not None and found.pos == "PRON" else found


def _is_delegation(scene: Scene, subject: Token) -> bool:
    named = scene.named_at(subject.i)
    if named is not None and named.actor is not None and (named.label in NAME_LABELS or named.is_metonym):
        return True
    return subject.lemma.lower() in scene.books.slots.words["depart.who"]


def _who(scene: Scene, subject: Token) -> str:
    """Return the side that left; "both delegations" and "neither team" in their own words."""
    opening = {t.text.lower() for t in scene.phrase(subject.i)[:1]}
    if opening & {"both", "neither", "no", "all"}:
        return " ".join(t.text for t in scene.phrase(subject.i))
    return side(scene, subject)


def _actor(scene: Scene, subject: Token) -> ActorRef | None:
    """Return the state or body whose delegation left: the name itself, or whose it is."""
    owners = child_tokens(scene.sentence, subject.i, "poss", "amod", "compound")
    named = [scene.named_at(token.i) for token in (subject, *owners)]
    return next((n.actor for n in named if n is not None and n.actor is not None), None)


def _target(scene: Scene, verb: Token) -> Token | None:
    """Return what was left: an object, or what "of", "from" or "at" governs."""
    direct = child_tokens(scene.sentence, verb.i, "dobj")
    if direct:
        return direct[0]
    for token in subtree(scene.sentence, verb.i, without=frozenset({"ccomp", "advcl", "relcl", "conj"})):
        if token.dep == "pobj" and scene.tokens[token.head].lemma.lower() in {"of", "from", "in", "at"}:
            return token
    return None


def _how(scene: Scene, verb: Token) -> str | None:
    """Return "out", "first", "early" or "end" as the verb is qualified, None where it is bare."""
    below = child_tokens(scene.sentence, verb.i, "advmod", "prt", "prep", "acomp", "mark", "oprd")
    lemmas = {t.lemma.lower() for t in below}
    for word in ("first", "early"):
        if word in lemmas:
            return word
    if verb.lemma.lower() in {"walk", "storm"}:
        return "out" if "out" in lemmas else None
    ends = {t.lemma.lower() for p in below for t in child_tokens(scene.sentence, p.i, "pobj")}
    return "end" if lemmas & {"until", "till", "through", "to"} and ends & {"end", "close"} else None


def _is_talks(scene: Scene, verb: Token, target: Token | None) -> bool:
    """Tell whether what was left is talks, or the place a delegation is said not to have left."""
    if target is None or verb.lemma.lower() in {"walk", "storm"}:
        return False
    if target.lemma.lower() in scene.books.slots.words["depart.what"]:
        return True
    named = scene.named_at(target.i)
    return named is not None and named.place is not None and scene.is_negated(verb.i)
