"""Claims of who did it: who blames whom for an attack or a breach, who owns to it, who denies it."""

from collections.abc import Iterator
from typing import NamedTuple

from tracktwo.extract.claim_about import event_noun, told_before
from tracktwo.extract.claim_drafts import Draft, Scene, phrase_words
from tracktwo.extract.syntax import child_tokens, subtree
from tracktwo.records import ActorRef, Bound, Polarity, Token

SLOT = "responsible_for"

# Deeds that sides blame each other for; words of talks ("refused", "delayed") are not among them.
_DEED_VERBS = """
    attack bomb bombard shell fire strike hit kill murder massacre shoot ambush abduct kidnap assassinate
    poison detonate plant sabotage violate breach target raid storm burn loot torture execute destroy
    perpetrate mastermind
"""
DEED_VERBS = frozenset(_DEED_VERBS.split())
_DEED_NOUNS = """
    massacre killing murder violation breach incident shooting sabotage incursion abduction kidnapping
    assassination poisoning drone provocation atrocity crime escalation missile rocket shell bomb torture
    death destruction explosion
"""
DEED_NOUNS = frozenset(_DEED_NOUNS.split())
_PARTS = frozenset({"involvement", "role", "part", "responsibility", "hand", "link", "connection"})
_OWN = frozenset({"claim", "accept", "admit", "acknowledge", "assume"})
_SAYING = frozenset({"say", "insist", "maintain", "state", "add", "claim", "tell", "stress", "reiterate"})
_TELLING = (
    _OWN | _SAYING | {"deny", "blame", "accuse", "responsible", "behind"}
)  # none of these: nothing told
MOST_WORDS = 8  # of a deed that has no noun and no place of its own
WHAT_FOR = frozenset({"xcomp", "advcl"})
_SELF = frozenset({"it", "they", "we", "he", "she"})


class Blame(NamedTuple):
    """Who is said to have done what: the words that name both, the verb, and who says it where they stand."""

    doer: Token
    deed: Token | None
    verb: Token
    rule: str
    by: Token | None = None
    is_denied: bool = False


def find_blame(scene: Scene) -> Iterator[Draft]:
    """Yield who is held to have done a deed, with the side that says so."""
    if _TELLING.isdisjoint(scene.sentence.lemmas):
        return
    for token in scene.tokens:
        for blame in (*_blamed(scene, token), *_responsible(scene, token), *_own_word(scene, token)):
            draft = _draft(scene, blame)
            if draft is not None:
                yield draft


def _blamed(scene: Scene, verb: Token) -> Iterator[Blame]:
    """Read "blamed B for the raid", "blamed the raid on B", "accused B of shelling", "B was blamed"."""
    lemma = verb.lemma.lower()
    if lemma not in {"blame", "accuse"} or verb.pos != "VERB" or scene.is_unreal(verb.i):
        return
    passive = child_tokens(scene.sentence, verb.i, "nsubjpass")
    objects = passive or child_tokens(scene.sentence, verb.i, "dobj")
    if not objects or scene.is_negated(verb.i):
        return
    says = None if passive else _subject(scene, verb)
    if lemma == "accuse":
        deed = _of_deed(scene, verb, objects[0])
        if deed is not None:
            yield Blame(objects[0], deed, verb, "accused", says)
        return
    moved = _behind(scene, verb, "on", "upon")
    if moved is not None:
        yield Blame(moved, objects[0], verb, "blamed-on", says)
    else:
        yield Blame(objects[0], _behind(scene, verb, "for", "over"), verb, "blamed", says)


def _of_deed(scene: Scene, verb: Token, accused: Token) -> Token | None:
    """Return the deed behind "accused of": a noun, or the verb of violence."""
    prepositions = (t for one in (verb, accused) for t in child_tokens(scene.sentence, one.i, "prep"))
    for of in (t for t in prepositions if t.lemma.lower() in {"of", "over"}):
        for token in child_tokens(scene.sentence, of.i, "pcomp", "pobj"):
            if _is_deed(scene, token):
                return token
    return None


def _responsible(scene: Scene, word: Token) -> Iterator[Blame]:
    """Read "held B responsible for the raid", "B was responsible for it", "B was behind the blast"."""
    lemma = word.lemma.lower()
    above = scene.tokens[word.head]
    held = above if word.dep == "amod" else None  # "held B responsible", read as one phrase
    above = scene.tokens[above.head] if held else above
    if lemma not in {"responsible", "behind"} or above.pos not in {"VERB", "AUX"} or above.i == word.i:
        return
    deed = _behind(scene, word, "for") if lemma == "responsible" else _child(scene, word, "pobj")
    if deed is None or not _is_deed(scene, deed) or scene.is_unreal(above.i):
        return
    is_holding = above.lemma.lower() == "hold"
    doers = [held] if held else child_tokens(scene.sentence, word.i, "nsubj")
    doers = doers or child_tokens(scene.sentence, above.i, "dobj" if is_holding else "nsubj")
    if doers:
        says = _subject(scene, above) if is_holding else None
        yield Blame(doers[0], deed, above, lemma, says, scene.is_negated(above.i))


def _own_word(scene: Scene, verb: Token) -> Iterator[Blame]:
    """Read what a side says of itself: it claims or denies the deed, or says that it did not do it."""
    lemma = verb.lemma.lower()
    if verb.pos != "VERB" or lemma not in _OWN | _SAYING | {"deny"}:
        return
    subject = _subject(scene, verb)
    if subject is None or scene.is_unreal(verb.i):
        return
    if lemma in _OWN | {"deny"}:
        part = next((t for t in child_tokens(scene.sentence, verb.i, "dobj") if t.lemma in _PARTS), None)
        deed = _behind(scene, part, "for", "in", "to", "with") if part else None
        if part is not None and (deed is None or _is_deed(scene, deed)):
            yield Blame(subject, deed, verb, f"{lemma}-part", subject, lemma == "deny")
            return
    for told in child_tokens(scene.sentence, verb.i, "ccomp", "xcomp"):
        is_self = told.dep == "xcomp" or _is_self(scene, told)
        if not is_self or not _is_deed(scene, told) or told.pos not in {"VERB", "AUX"}:
            continue
        no = scene.is_negated(told.i)
        if (lemma == "deny" and not no) or (lemma in _SAYING and no and not scene.is_unreal(told.i)):
            yield Blame(subject, told, verb, f"{lemma}-not", subject, True)


def _is_self(scene: Scene, verb: Token) -> bool:
    """Tell whether a clause is about the speaker: "that it had fired", "that its troops had not"."""
    subject = _child(scene, verb, "nsubj")
    if subject is None:
        return False
    owners = child_tokens(scene.sentence, subject.i, "poss")
    return subject.text.lower() in _SELF or any(owner.tag == "PRP$" for owner in owners)


def _is_deed(scene: Scene, token: Token) -> bool:
    """Tell whether a word is a deed of violence, as verbs that only do one are: "carried out raids"."""
    if token.pos in {"VERB", "AUX"}:
        done = child_tokens(scene.sentence, token.i, "dobj")
        return token.lemma.lower() in DEED_VERBS or any(_is_deed(scene, one) for one in done)
    inside = subtree(scene.sentence, token.i, without=frozenset({"relcl", "acl"}))
    return event_noun(inside) is not None or any(t.lemma.lower() in DEED_NOUNS for t in inside)


def _subject(scene: Scene, verb: Token) -> Token | None:
    """Return who a verb is said of: a verb joined to another, or beside it, has the subject of that.

    "Denied it and accused B"; "said nothing of it, blaming B".
    """
    found = _child(scene, verb, "nsubj")
    while found is None and _goes_on(verb) and scene.tokens[verb.head].pos == "VERB":
        verb = scene.tokens[verb.head]
        found = _child(scene, verb, "nsubj")
    return found


def _goes_on(verb: Token) -> bool:
    return verb.dep == "conj" or (verb.dep == "advcl" and verb.tag == "VBG")


def _child(scene: Scene, token: Token, *deps: str) -> Token | None:
    return next(iter(child_tokens(scene.sentence, token.i, *deps)), None)


def _behind(scene: Scene, token: Token, *prepositions: str) -> Token | None:
    """Return what stands behind one of some prepositions under a word."""
    for one in child_tokens(scene.sentence, token.i, "prep", "dative"):
        if one.lemma.lower() in prepositions:
            return _child(scene, one, "pobj", "pcomp")
    return None


def _draft(scene: Scene, blame: Blame) -> Draft | None:
    """Return the claim; None where nobody is named who could have done it."""
    named = scene.named_under(blame.doer.i)
    if named is None:
        return None
    doer = named.actor or ActorRef(None, named.text, None, None)
    if blame.deed is not None and blame.deed.pos not in {"VERB", "AUX"} and not _is_deed(scene, blame.deed):
        return None
    about = _about(scene, blame.deed)
    if not about:
        return None
    start, end = scene.clause(blame.verb.i)
    teller = scene.named_under(blame.by.i) if blame.by is not None else None
    words = [t for t in (blame.doer, blame.deed, blame.verb, blame.by if teller else None) if t is not None]
    return Draft(
        SLOT,
        about,
        doer.name,
        None,
        Bound.EQUAL,
        min(start, *(t.start for t in words)),
        max(end, *(t.end for t in words)),
        blame.rule,
        0.7,
        scene.sentence.index,
        polarity=Polarity.NEGATED if blame.is_denied else Polarity.AFFIRMED,
        asserted_by=teller,
        subject=doer,
    )


def _about(scene: Scene, deed: Token | None) -> str:
    """Return the deed's noun and place; what the sentence leaves out is what was told just before."""
    # "staging the attack to draw in the US" tells what it is for, not where it was
    inside = subtree(scene.sentence, deed.i, without=WHAT_FOR) if deed is not None else []
    numbers = {token.i for token in inside}
    noun = event_noun(inside)
    places = [n for n in scene.named if n.head in numbers and (n.label == "place" or n.is_metonym)]
    place = places[0].text if places else None
    before = told_before(scene) if not (noun and place) else []
    parts = [noun or (before[0] if before else ""), place or (before[1] if before else "")]
    return " in ".join(part for part in parts if part) or phrase_words(inside[:MOST_WORDS])
