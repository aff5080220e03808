"""What an assessment says of somebody: what they can do, what they seek, what they are ready to do."""

from collections.abc import Iterator

from tracktwo.extract.claim_drafts import Draft, Scene, phrase_words
from tracktwo.extract.syntax import ancestors, child_tokens
from tracktwo.records import Bound, Named, Polarity, Token

Finer = tuple[str, bool, str] | None
# "can do", "can get": abilities that nobody would check.
_LIGHT = frozenset(
    {
        "do",
        "get",
        "have",
        "be",
        "make",
        "go",
        "see",
        "take",
        "say",
        "come",
        "give",
        "help",
        "tell",
        "find",
        "think",
    }
)


def finer(scene: Scene, tokens: list[Token], whole: Draft) -> Iterator[Draft]:
    """Yield the assessment again as "can_occupy", "seeks" or "is_ready_to", yes or no."""
    for token in tokens:
        found = _ability(scene, token) or _aim(scene, token) or _readiness(scene, token)
        if found is None:
            continue
        slot, holds, target = found
        owner = _owner(scene, token)
        about = (owner.actor.name if owner.actor else owner.text) if owner else whole.about
        yield Draft(
            slot,
            " ".join(part for part in (about, target) if part),
            "yes" if holds else "no",
            None,
            Bound.EQUAL,
            whole.start,
            whole.end,
            f"{whole.rule}-{slot.split('_')[0]}",
            0.65,
            whole.sentence,
            polarity=Polarity.AFFIRMED if holds else Polarity.NEGATED,
            asserted_by=whole.asserted_by,
            likelihood=whole.likelihood,
            subject=owner.actor if owner else None,
        )
        return


def _owner(scene: Scene, token: Token) -> Named | None:
    """Return whose ability or aim it is."""
    for at in (token, *ancestors(scene.sentence, token.i)):
        for child in child_tokens(scene.sentence, at.i, "nsubj", "nsubjpass", "poss"):
            named = scene.named_under(child.i)
            if named is not None:
                return named
        if at.dep in {"ccomp", "ROOT"}:
            return None
    return None


def _target(scene: Scene, verb: Token) -> str:
    objects = child_tokens(scene.sentence, verb.i, "dobj")
    if not objects:
        return ""
    place = scene.named_under(objects[0].i)
    return (
        (place.place.name if place.place else place.text)
        if place
        else phrase_words(scene.phrase(objects[0].i))
    )


def _ability(scene: Scene, token: Token) -> Finer:
    words, lemma = scene.books.slots.words, token.lemma.lower()
    if lemma not in words["able"]:
        return None
    if token.tag == "MD":
        verb = scene.tokens[token.head]
        if lemma == "could" or verb.pos != "VERB" or verb.lemma.lower() in _LIGHT:
            return None
    else:
        deeds = child_tokens(scene.sentence, token.i, "xcomp", "acl", "relcl")
        if not deeds:
            return None
        verb = deeds[0]
    over = scene.tokens[token.head]
    negated = scene.is_negated(verb.i) or scene.is_negated(over.i) or scene.is_negated(token.i)
    negated = negated != (lemma in words["unable"] or over.lemma.lower() in words["unable"])
    return f"can_{verb.lemma.lower()}", not negated, _target(scene, verb)


def _aim(scene: Scene, token: Token) -> Finer:
    words, lemma = scene.books.slots.words, token.lemma.lower()
    objects = child_tokens(scene.sentence, token.i, "dobj")
    if token.pos == "VERB" and (
        lemma in words["give_up"] or (lemma == "give" and child_tokens(scene.sentence, token.i, "prt"))
    ):
        if any(o.lemma.lower() in words["aims"] for o in objects):
            return "seeks", scene.is_negated(token.i), phrase_words(scene.phrase(objects[0].i))
        return None
    if token.pos == "VERB" and lemma in words["seek"]:
        deeds = child_tokens(scene.sentence, token.i, "xcomp")
        what = deeds or objects
        if what:
            target = (
                " ".join([what[0].lemma.lower(), _target(scene, what[0])]) if deeds else _target(scene, token)
            )
            return "seeks", not scene.is_negated(token.i), target.strip()
    return None


def _readiness(scene: Scene, token: Token) -> Finer:
    words, lemma = scene.books.slots.words, token.lemma.lower()
    if lemma not in words["ready"] or token.pos != "ADJ":
        return None
    deeds = child_tokens(scene.sentence, token.i, "xcomp")
    if not deeds:
        return None
    negated = scene.is_negated(token.head) != (lemma in words["unready"])
    return "is_ready_to", not negated, " ".join([deeds[0].lemma.lower(), _target(scene, deeds[0])]).strip()
