"""Where a sentence puts a party for or against something: one finder per construction."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from tracktwo.extract.clauses import (
    agent_of,
    clause_words,
    condition_of,
    has_aux,
    is_negated,
    is_passive,
    modal_of,
    subject_of,
)
from tracktwo.extract.parties import PartyIndex
from tracktwo.extract.party_phrases import means_speaker, phrase_parties
from tracktwo.extract.syntax import ancestors, child_tokens, subtree
from tracktwo.ontology.stances import StanceFrame, Stances
from tracktwo.records import ActorRef, Sentence, Stance, Token

WILLING_MODALS = {
    "would": Stance.OFFERS, "will": Stance.OFFERS, "could": Stance.OPEN_TO, "may": Stance.OPEN_TO,
    "might": Stance.OPEN_TO, "can": Stance.OPEN_TO,
}  # fmt: skip
MUST = frozenset({"must", "should", "shall"})
OWNER_WORDS = frozenset({"by", "from"})
THING_WORDS = frozenset({"for", "of", "to", "on", "that", "over", "with", "about"})


@dataclass(frozen=True, slots=True)
class StanceFound:
    """A stance in a sentence. `parties` is empty when whoever is speaking holds it.

    `content` are the words that say on what, `condition` those of a condition; `anchor` is the word
    that carries the stance.
    """

    rule: str
    stance: Stance
    anchor: int
    parties: tuple[ActorRef, ...]
    by_speaker: bool
    content: tuple[Token, ...]
    condition: tuple[Token, ...]


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence with what is needed to read it."""

    sentence: Sentence
    index: PartyIndex
    stances: Stances


Finder = Callable[[Scene, Token], Iterator[StanceFound]]


def find_stances(scene: Scene) -> Iterator[StanceFound]:
    """Yield every stance that some construction of the sentence shows, the surest finder of a word first."""
    for token in scene.sentence.tokens:
        for finder in FINDERS:
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
    if is_negated(scene.sentence, verb.i):
        stance = frame.negated
    who, content = _roles(scene, verb)
    if stance is None or who is None:
        return
    if _is_asked(scene, verb) or in_condition(scene.sentence, verb.i):
        return
    parties = holders_of(scene, who)
    if parties or means_speaker(scene.sentence, who.i):
        yield _found(scene, frame.rule, stance, verb, parties, content, who)


def _is_asked(scene: Scene, verb: Token) -> bool:
    """Whether a participle says what somebody was asked: "Asked about a truce, ..."."""
    return (
        verb.tag == "VBN" and verb.dep in ("advcl", "acl") and verb.lemma.lower() in ("ask", "press", "urge")
    )


def in_condition(sentence: Sentence, i: int) -> bool:
    """Whether a verb stands in a condition: what it says is asked for, not so."""
    token = sentence.tokens[i]
    words = subtree(sentence, i)
    lead = {word.text.lower() for word in words[:4] if word.i < i}
    if token.dep == "advcl" and lead & {
        "if",
        "unless",
        "once",
        "until",
        "provided",
        "soon",
        "long",
        "before",
    }:
        return True
    return token.dep == "conj" and token.head != i and in_condition(sentence, token.head)


def holders_of(scene: Scene, who: Token) -> tuple[ActorRef, ...]:
    """Return the parties a subject stands for; a document stands for whoever wrote or sent it."""
    parties = phrase_parties(scene.index, scene.sentence, who.i)
    if parties or who.lemma.lower() not in scene.stances.documents:
        return parties
    owners = _owners(scene, who)
    if owners:
        return owners
    for verb in child_tokens(scene.sentence, who.i, "relcl", "acl"):
        writer = agent_of(scene.sentence, verb.i) or next(
            iter(child_tokens(scene.sentence, verb.i, "nsubj")), None
        )
        if writer is not None and phrase_parties(scene.index, scene.sentence, writer.i):
            return phrase_parties(scene.index, scene.sentence, writer.i)[:1]
    return ()


def _frame_at(scene: Scene, verb: Token) -> StanceFrame | None:
    frames = scene.stances.verbs.get(verb.lemma.lower(), ())
    if not frames:
        return None
    beside = {child.lemma.lower(): child.i for child in child_tokens(scene.sentence, verb.i)}
    for i in list(beside.values()):
        if scene.sentence.tokens[i].dep in ("acomp", "attr", "dobj", "prt", "prep", "oprd", "xcomp"):
            beside |= {child.lemma.lower(): child.i for child in child_tokens(scene.sentence, i)}
    return next((frame for frame in frames if all(word in beside for word in frame.words[1:])), None)


def _roles(scene: Scene, verb: Token) -> tuple[Token | None, list[Token]]:
    """Return who holds the stance and the words of the thing, for an active or a passive verb."""
    sentence = scene.sentence
    subject = subject_of(sentence, verb.i)
    left_out = set(sentence.children[verb.i]) & {
        c.i for c in child_tokens(sentence, verb.i, "conj", "parataxis")
    }
    if is_passive(sentence, verb.i):
        who = agent_of(sentence, verb.i)
        if subject is None:
            return who, []
        thing = clause_words(sentence, subject.i, without={verb.i, _top(sentence, subject.i, verb.i)})
        return who, thing
    own = {c.i for c in child_tokens(sentence, verb.i, "nsubj")}
    return subject, [t for t in clause_words(sentence, verb.i, without=left_out | own) if t.i != verb.i]


def _top(sentence: Sentence, above: int, i: int) -> int:
    """Return the branch of `above` that holds token i, or i itself when it hangs elsewhere."""
    while sentence.tokens[i].head not in (above, i):
        i = sentence.tokens[i].head
    return i


def _found(
    scene: Scene,
    rule: str,
    stance: Stance,
    anchor: Token,
    parties: tuple[ActorRef, ...],
    content: Sequence[Token],
    who: Token | None,
) -> StanceFound:
    condition = condition_of(scene.sentence, anchor.i)
    if not condition:
        for child in child_tokens(scene.sentence, anchor.i, "xcomp", "ccomp", "pcomp"):
            condition = condition or condition_of(scene.sentence, child.i)
    inside = {token.i for token in condition}
    return StanceFound(
        rule,
        stance,
        anchor.i,
        parties,
        not parties and (who is None or means_speaker(scene.sentence, who.i)),
        tuple(token for token in content if token.i not in inside),
        tuple(condition),
    )


def _by_willingness(scene: Scene, verb: Token) -> Iterator[StanceFound]:
    """Read "would free 40 men if ...", "will not cede ...", "could be lifted by ..."."""
    modal = modal_of(scene.sentence, verb.i)
    if verb.lemma.lower() not in scene.stances.concessions or modal not in WILLING_MODALS:
        return
    if verb.dep == "relcl" or has_aux(scene.sentence, verb.i, "have"):
        return
    who, _ = _roles(scene, verb)
    parties = holders_of(scene, who) if who else ()
    if in_condition(scene.sentence, verb.i) or not (
        parties or (who and means_speaker(scene.sentence, who.i))
    ):
        return
    negated = is_negated(scene.sentence, verb.i)
    parleys = verb.lemma.lower() in scene.stances.parleying
    stance = Stance.REJECTS if negated else Stance.OPEN_TO if parleys else WILLING_MODALS[modal]
    content = _roles(scene, verb)[1] + [verb]
    content.sort(key=lambda token: token.i)
    yield _found(scene, f"willing:{modal}{':not' if negated else ''}", stance, verb, parties, content, who)


def _by_threat(scene: Scene, verb: Token) -> Iterator[StanceFound]:
    """Read a threat with its condition as a demand: "threatened to leave unless the siege ended"."""
    if verb.lemma.lower() not in scene.stances.threats:
        return
    who, _ = _roles(scene, verb)
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
    owners = _owners(scene, noun)
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
    if (owners or spoken) and (content or listed or _is_announced(scene, noun)):
        content = listed or content or [noun]
        yield _found(scene, f"noun:{noun.lemma.lower()}", stance, noun, owners, content, None)


def _is_announced(scene: Scene, noun: Token) -> bool:
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


def _owners(scene: Scene, noun: Token) -> tuple[ActorRef, ...]:
    sentence = scene.sentence
    for child in child_tokens(sentence, noun.i, "poss", "amod", "compound", "nmod"):
        parties = phrase_parties(scene.index, sentence, child.i)
        if not parties and child.tag == "PRP$":
            verb = next((t for t in ancestors(sentence, noun.i) if t.pos == "VERB"), None)
            subject = subject_of(sentence, verb.i) if verb else None
            parties = phrase_parties(scene.index, sentence, subject.i) if subject else ()
        if parties:
            return parties
    for prep in child_tokens(sentence, noun.i, "prep", "agent"):
        if prep.lemma.lower() in OWNER_WORDS:
            for owner in child_tokens(sentence, prep.i, "pobj"):
                return phrase_parties(scene.index, sentence, owner.i)
    return ()


def _by_predicate(scene: Scene, verb: Token) -> Iterator[StanceFound]:
    """Read what a speaker says of a thing: "recognition is not on the table"."""
    if verb.lemma.lower() != "be":
        return
    sentence = scene.sentence
    subject = next(iter(child_tokens(sentence, verb.i, "nsubj", "csubj", "nsubjpass")), None)
    if subject is None:
        return
    after = [t.text.lower() for t in sentence.tokens[verb.i + 1 : verb.i + 8] if t.pos != "PUNCT"]
    if subject.i > verb.i:  # "Equally crucial are guarantees for ..."
        after = [t.text.lower() for t in sentence.tokens[max(0, verb.i - 2) : verb.i]]
    for words, stance in scene.stances.predicates:
        if tuple(after[: len(words)]) == words or tuple(after[1 : 1 + len(words)]) == words:
            content = subtree(sentence, subject.i)
            parties = _beneficiaries(scene, subject) if stance is Stance.DEMANDS else ()
            yield _found(scene, f"predicate:{' '.join(words)}", stance, verb, parties, content, None)
            return


def _beneficiaries(scene: Scene, noun: Token) -> tuple[ActorRef, ...]:
    """Return for whom something is essential: "guarantees for the island are crucial"."""
    for prep in child_tokens(scene.sentence, noun.i, "prep"):
        if prep.lemma.lower() == "for":
            for party in child_tokens(scene.sentence, prep.i, "pobj"):
                return phrase_parties(scene.index, scene.sentence, party.i)
    return ()


def _by_obligation(scene: Scene, verb: Token) -> Iterator[StanceFound]:
    """Read what a speaker says must be: "the siege must end", "there will be no enrichment"."""
    modal = modal_of(scene.sentence, verb.i)
    needs = verb.lemma.lower() in ("need", "have") and any(
        child.pos == "VERB" for child in child_tokens(scene.sentence, verb.i, "xcomp")
    )
    if modal in MUST or needs:
        content = clause_words(scene.sentence, verb.i, without=())
        yield _found(scene, f"obligation:{modal or verb.lemma}", Stance.DEMANDS, verb, (), content, None)
    elif (
        modal == "will"
        and child_tokens(scene.sentence, verb.i, "expl")
        and is_negated(scene.sentence, verb.i)
    ):
        content = clause_words(scene.sentence, verb.i, without=())
        yield _found(scene, "obligation:there will be no", Stance.REJECTS, verb, (), content, None)


def _by_verdict(scene: Scene, verb: Token) -> Iterator[StanceFound]:
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
                yield _found(scene, rule, stance, verb, parties, content, who)
            return


def _by_ruin(scene: Scene, verb: Token) -> Iterator[StanceFound]:
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
        yield _found(scene, f"ruin:{verb.lemma.lower()}", Stance.REJECTS, verb, (), content, None)


FINDERS: tuple[Finder, ...] = (
    _by_threat, _by_verdict, _by_verb, _by_ruin, _by_willingness, _by_predicate, _by_obligation, _by_noun,
)  # fmt: skip
