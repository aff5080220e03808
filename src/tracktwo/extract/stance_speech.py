"""Stances that show in what a party says of a thing: "not on the table", "must", "a trap", "no deal"."""

from collections.abc import Iterator

from tracktwo.extract.clauses import (
    agent_of,
    clause_words,
    is_negated,
    is_passive,
    modal_of,
    subject_of,
)
from tracktwo.extract.party_phrases import means_speaker, phrase_parties
from tracktwo.extract.stance_scene import MUST, WILLING_MODALS, Scene, StanceFound, holders_of, stance_found
from tracktwo.extract.syntax import child_tokens, subtree
from tracktwo.records import ActorRef, Stance, Token

NEAR = 8  # words behind "is" in which it may stand for whom a thing is so
NEEDS = ("need", "have", "come")
UNTIL_WORDS = frozenset({"without", "before", "until", "unless"})


def by_predicate(scene: Scene, verb: Token) -> Iterator[StanceFound]:
    """Read what a speaker says of a thing: "recognition is not on the table"."""
    if verb.lemma.lower() != "be":
        return
    sentence = scene.sentence
    subject = next(iter(child_tokens(sentence, verb.i, "nsubj", "csubj", "nsubjpass")), None)
    if subject is None and child_tokens(sentence, verb.i, "acomp"):  # the subject stands last
        subject = next(iter(child_tokens(sentence, verb.i, "attr")), None)
    if subject is None or subject.lemma.lower() in scene.stances.documents:
        return  # a text that lies on the table is nobody's view
    after = [t.text.lower() for t in sentence.tokens[verb.i + 1 : verb.i + 8] if t.pos != "PUNCT"]
    if subject.i > verb.i:  # "Equally crucial are guarantees for ..."
        after = [t.text.lower() for t in sentence.tokens[max(0, verb.i - 2) : verb.i]]
    for words, stance in scene.stances.predicates:
        if tuple(after[: len(words)]) == words or tuple(after[1 : 1 + len(words)]) == words:
            content = subtree(sentence, subject.i)
            parties = _beneficiaries(scene, subject) if stance is Stance.DEMANDS else _judging(scene, verb)
            yield stance_found(scene, f"predicate:{' '.join(words)}", stance, verb, parties, content, None)
            return


def _judging(scene: Scene, verb: Token) -> tuple[ActorRef, ...]:
    """Return for whom a thing is so: "for Serbia, the bridge is not negotiable", "unacceptable to Serbia"."""
    before = [p for p in child_tokens(scene.sentence, verb.i, "prep") if p.i < verb.i]
    after = scene.sentence.tokens[verb.i + 1 : verb.i + NEAR]
    for prep in (*before, *after):
        if prep.lemma.lower() in ("for", "to"):
            for party in child_tokens(scene.sentence, prep.i, "pobj"):
                found = phrase_parties(scene.index, scene.sentence, party.i)
                if found:
                    return found
    return ()


def _beneficiaries(scene: Scene, noun: Token) -> tuple[ActorRef, ...]:
    """Return for whom something is essential: "guarantees for the island are crucial"."""
    for prep in child_tokens(scene.sentence, noun.i, "prep"):
        if prep.lemma.lower() == "for":
            for party in child_tokens(scene.sentence, prep.i, "pobj"):
                return phrase_parties(scene.index, scene.sentence, party.i)
    return ()


def by_obligation(scene: Scene, verb: Token) -> Iterator[StanceFound]:
    """Read what a speaker says must be: "the siege must end", "there will be no enrichment"."""
    modal = modal_of(scene.sentence, verb.i)
    if verb.lemma.lower() == "come" and verb.tag in ("VBZ", "VBP", "VB") and _comes_first(scene, verb):
        content = clause_words(scene.sentence, verb.i, without=())
        yield stance_found(
            scene, "obligation:first", Stance.DEMANDS, verb, _judging(scene, verb), content, None
        )
        return
    needs = verb.lemma.lower() in NEEDS and any(
        child.pos == "VERB" for child in child_tokens(scene.sentence, verb.i, "xcomp")
    )
    is_provision = modal == "shall" and is_passive(scene.sentence, verb.i)  # of a joint text
    if (modal in MUST and not is_provision) or needs:
        content = clause_words(scene.sentence, verb.i, without=())
        yield stance_found(
            scene, f"obligation:{modal or verb.lemma}", Stance.DEMANDS, verb, (), content, None
        )
    elif (
        modal == "will"
        and child_tokens(scene.sentence, verb.i, "expl")
        and is_negated(scene.sentence, verb.i)
    ):
        content = clause_words(scene.sentence, verb.i, without=())
        yield stance_found(scene, "obligation:there will be no", Stance.REJECTS, verb, (), content, None)


def _comes_first(scene: Scene, verb: Token) -> bool:
    """Whether a thing has to come before all else: "for the islanders, the fishing rights come first"."""
    return any(t.lemma.lower() == "first" for t in child_tokens(scene.sentence, verb.i, "advmod"))


def by_impossible(scene: Scene, verb: Token) -> Iterator[StanceFound]:
    """Read "there can be no elections before the militias are dissolved" as a demand for the latter."""
    sentence = scene.sentence
    expletive = verb.lemma.lower() == "be" and child_tokens(sentence, verb.i, "expl")
    if not expletive or modal_of(sentence, verb.i) is None or not is_negated(sentence, verb.i):
        return
    for token in subtree(sentence, verb.i):
        if token.i > verb.i and token.text.lower() in UNTIL_WORDS and token.dep in ("prep", "mark", "advmod"):
            top = token.i if token.dep == "prep" else token.head
            content = [t for t in subtree(sentence, top) if t.i > token.i]
            yield stance_found(scene, "obligation:not without", Stance.DEMANDS, verb, (), content, None)
            return


def by_verdict(scene: Scene, verb: Token) -> Iterator[StanceFound]:
    """Read what a party calls a thing: "regards it as meddling", "called the plan a trap"."""
    if verb.lemma.lower() not in scene.stances.verdict_verbs or verb.pos != "VERB":
        return
    sentence = scene.sentence
    who = agent_of(sentence, verb.i) if is_passive(sentence, verb.i) else subject_of(sentence, verb.i)
    said = [
        word.text.lower()
        for child in child_tokens(sentence, verb.i, "oprd", "prep", "ccomp", "xcomp", "acomp", "dobj")
        for word in subtree(sentence, child.i)
    ]
    for stance, words in scene.stances.verdicts:
        if who is not None and any(f" {word}" in " " + " ".join(said) for word in words):
            parties = holders_of(scene, who)
            if parties or means_speaker(sentence, who.i):
                content = [t for t in clause_words(sentence, verb.i, without=()) if t.i != verb.i]
                rule = f"verdict:{verb.lemma.lower()}:{stance.value}"
                yield stance_found(scene, rule, stance, verb, parties, content, who)
            return


def by_ruin(scene: Scene, verb: Token) -> Iterator[StanceFound]:
    """Read "X would mean no deal", "X would end the talks" as the speaker's rejection of X."""
    things = child_tokens(scene.sentence, verb.i, "dobj", "attr")
    if (
        verb.lemma.lower() not in scene.stances.ruin_verbs
        or modal_of(scene.sentence, verb.i) not in WILLING_MODALS
    ):
        return
    ruined = [t for t in things if t.lemma.lower() in scene.stances.ruin_things]
    around = {t.lemma.lower() for t in ruined for t in subtree(scene.sentence, t.i)}
    if not ruined or (verb.lemma.lower() == "mean" and not around & {"no", "zero", "end", "death"}):
        return
    for subject in child_tokens(scene.sentence, verb.i, "nsubj", "csubj"):
        content = subtree(scene.sentence, subject.i)
        yield stance_found(scene, f"ruin:{verb.lemma.lower()}", Stance.REJECTS, verb, (), content, None)
