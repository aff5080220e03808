"""Where a sentence puts a party for or against something: one finder per construction."""

from collections.abc import Callable, Container, Iterator

from tracktwo.extract.clauses import (
    condition_of,
    has_aux,
    is_negated,
    modal_of,
)
from tracktwo.extract.party_phrases import joint_parties, means_speaker, phrase_parties
from tracktwo.extract.stance_scene import (
    WILLING_MODALS,
    Finder,
    Scene,
    StanceFound,
    holders_of,
    in_condition,
    owners_of,
    roles_of,
    stance_found,
)
from tracktwo.extract.stance_speech import (
    NEEDS,
    by_impossible,
    by_obligation,
    by_predicate,
    by_ruin,
    by_verdict,
)
from tracktwo.extract.syntax import ancestors, child_tokens, subtree
from tracktwo.ontology.stances import StanceFrame, Stances
from tracktwo.records import Stance, Token

THING_WORDS = frozenset({"for", "of", "to", "on", "that", "over", "with", "about"})


# What both sides do together is an agreement between them, no position of each.
TOGETHER = frozenset(
    {"agree", "promise", "pledge", "stand", "propose", "sign", "discuss", "consider", "give"}
)
SHUT = frozenset({"closed", "shut", "sealed", "blocked", "frozen", "place"})


def find_stances(scene: Scene) -> Iterator[StanceFound]:
    """Yield every stance that some construction of the sentence shows, the surest finder of a word first."""
    has_modal = any(token.tag == "MD" for token in scene.sentence.tokens)
    openers = [(finder, words(scene.stances)) for finder, words in FINDERS]
    for token in scene.sentence.tokens:
        lemma = token.lemma.lower()
        for finder, words in openers:
            if lemma not in words and not (has_modal and finder is by_obligation):
                continue
            found = list(finder(scene, token))
            yield from found
            if found:
                break


def _by_verb(scene: Scene, verb: Token) -> Iterator[StanceFound]:
    """Read "Kyiv rejected ...", "was turned down by Moscow", "stands ready to ..."."""
    if verb.pos not in ("VERB", "AUX"):
        return
    frame = _frame_at(scene, verb)
    if frame is None:
        return
    stance: Stance | None = frame.stance
    if is_negated(scene.sentence, verb.i) or _no_longer(scene, verb):
        stance = frame.negated
    who, content = roles_of(scene, verb)
    if stance is None or who is None:
        return
    if _is_asked(verb) or _is_refused(scene, verb) or in_condition(scene.sentence, verb.i):
        return
    parties = holders_of(scene, who)
    if verb.lemma.lower() not in TOGETHER:
        parties = parties or joint_parties(scene.index, scene.sentence, who.i)
    if parties or means_speaker(scene.sentence, who.i):
        yield stance_found(scene, frame.rule, stance, verb, parties, content, who)


def _no_longer(scene: Scene, verb: Token) -> bool:
    """Whether a stance is one no more: "no longer insists on"."""
    adverbs = child_tokens(scene.sentence, verb.i, "advmod")
    return any(a.lemma.lower() in ("long", "longer") and _has_no(scene, a) for a in adverbs)


def _has_no(scene: Scene, adverb: Token) -> bool:
    return adverb.i > 0 and scene.sentence.tokens[adverb.i - 1].text.lower() == "no"


def _is_given_up(scene: Scene, noun: Token) -> bool:
    """Whether the verb over a demand or objection says it is held no longer: "dropped its objection"."""
    above = next((t for t in ancestors(scene.sentence, noun.i) if t.pos == "VERB"), None)
    frame = _frame_at(scene, above) if above is not None else None
    return frame is not None and frame.stance in (Stance.OPEN_TO, Stance.ACCEPTS)


def _is_asked(verb: Token) -> bool:
    """Whether a participle says what somebody was asked: "Asked about a truce, ..."."""
    return (
        verb.tag == "VBN" and verb.dep in ("advcl", "acl") and verb.lemma.lower() in ("ask", "press", "urge")
    )


def _frame_at(scene: Scene, verb: Token) -> StanceFrame | None:
    frames = scene.stances.verbs.get(verb.lemma.lower(), ())
    if not frames:
        return None
    beside = {child.lemma.lower(): child.i for child in child_tokens(scene.sentence, verb.i)}
    for i in list(beside.values()):
        if scene.sentence.tokens[i].dep in ("acomp", "attr", "dobj", "prt", "prep", "xcomp"):
            beside |= {child.lemma.lower(): child.i for child in child_tokens(scene.sentence, i)}
    return next((frame for frame in frames if all(word in beside for word in frame.words[1:])), None)


def _by_willingness(scene: Scene, verb: Token) -> Iterator[StanceFound]:
    """Read "would free 40 men if ...", "will not cede ...", "could be lifted by ..."."""
    if verb.lemma.lower() not in scene.stances.concessions:
        return
    modal = modal_of(scene.sentence, verb.i)
    if modal not in WILLING_MODALS:
        return
    if verb.dep == "relcl" or has_aux(scene.sentence, verb.i, "have"):
        return
    who, _ = roles_of(scene, verb)
    parties = holders_of(scene, who) if who else ()
    if in_condition(scene.sentence, verb.i) or not (
        parties or (who and means_speaker(scene.sentence, who.i))
    ):
        return
    negated = is_negated(scene.sentence, verb.i) or _withholds(scene, verb)
    parleys = verb.lemma.lower() in scene.stances.parleying
    stance = Stance.REJECTS if negated else Stance.OPEN_TO if parleys else WILLING_MODALS[modal]
    content = roles_of(scene, verb)[1] + [verb]
    content.sort(key=lambda token: token.i)
    yield stance_found(
        scene, f"willing:{modal}{':not' if negated else ''}", stance, verb, parties, content, who
    )


def _withholds(scene: Scene, verb: Token) -> bool:
    """Whether "keep" keeps something shut or in force: no concession but its refusal."""
    beside = {t.text.lower() for c in scene.sentence.children[verb.i] for t in subtree(scene.sentence, c)}
    return verb.lemma.lower() == "keep" and bool(beside & SHUT)


def _is_refused(scene: Scene, verb: Token) -> bool:
    """Whether a verb hangs on a refusal that is read at the refusing verb: "refuses to discuss ..."."""
    above = scene.sentence.tokens[verb.head]
    return verb.dep == "xcomp" and above.lemma.lower() in ("refuse", "decline", "fail", "reject")


def _by_threat(scene: Scene, verb: Token) -> Iterator[StanceFound]:
    """Read a threat with its condition as a demand: "threatened to leave unless the siege ended"."""
    if verb.lemma.lower() not in scene.stances.threats:
        return
    who, _ = roles_of(scene, verb)
    parties = phrase_parties(scene.index, scene.sentence, who.i) if who else ()
    condition = condition_of(scene.sentence, verb.i)
    for child in child_tokens(scene.sentence, verb.i, "xcomp", "ccomp"):
        condition = condition or condition_of(scene.sentence, child.i)
    if parties and condition:
        yield StanceFound(
            "threat", Stance.DEMANDS, verb.i, parties, False, tuple(condition), tuple(condition)
        )


def _by_noun(scene: Scene, noun: Token) -> Iterator[StanceFound]:
    """Read "Kyiv's demand for ...", "the rejection by Hamas of ...", "a Ukrainian proposal for ..."."""
    stance = scene.stances.nouns.get(noun.lemma.lower())
    if stance is None or noun.pos != "NOUN":
        return
    if _is_given_up(scene, noun):
        return
    owners = owners_of(scene, noun)
    spoken = (
        not owners and noun.lemma.lower() == "offer" and bool(child_tokens(scene.sentence, noun.i, "acl"))
    )
    content = [
        token
        for child in child_tokens(
            scene.sentence, noun.i, "prep", "acl", "amod", "compound", "pobj", "ccomp", "relcl"
        )
        if not (child.dep == "prep" and child.lemma.lower() not in THING_WORDS)
        for token in subtree(scene.sentence, child.i)
    ]
    listed = _after_colon(scene, noun)
    if (owners or spoken) and (content or listed or _is_announced(noun)):
        content = listed or content or [noun]
        yield stance_found(scene, f"noun:{noun.lemma.lower()}", stance, noun, owners, content, None)


def _is_announced(noun: Token) -> bool:
    """Whether a noun alone is news: "announced its acceptance", "repeated its refusal"."""
    return noun.dep == "dobj" and noun.lemma.lower() in ("acceptance", "rejection", "refusal", "approval")


def _after_colon(scene: Scene, noun: Token) -> list[Token]:
    """Return what a colon after "its conditions" or "a roadmap" lists."""
    if noun.lemma.lower() not in (
        "condition",
        "demand",
        "roadmap",
        "precondition",
        "requirement",
        "plan",
        "term",
    ):
        return []
    tokens = scene.sentence.tokens
    colon = next((t.i for t in tokens[noun.i :] if t.text == ":"), None)
    if colon is None or any(t.text in (";", "–") for t in tokens[noun.i : colon]):
        return []
    return list(tokens[colon + 1 :])


# Each finder with the lemmas that can open what it reads: few words of a text do. Under a modal any verb
# can tell of an obligation.
FINDERS: tuple[tuple[Finder, Callable[[Stances], Container[str]]], ...] = (
    (_by_threat, lambda stances: stances.threats),
    (by_verdict, lambda stances: stances.verdict_verbs),
    (_by_verb, lambda stances: stances.verbs),
    (by_ruin, lambda stances: stances.ruin_verbs),
    (by_impossible, lambda _: ("be",)),
    (_by_willingness, lambda stances: stances.concessions),
    (by_predicate, lambda _: ("be",)),
    (by_obligation, lambda _: NEEDS),
    (_by_noun, lambda stances: stances.nouns),
)
