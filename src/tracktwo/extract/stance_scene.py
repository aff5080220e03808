"""A stance and the sentence it stands in: who holds it, on what, under which condition."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from tracktwo.extract.clauses import (
    agent_of,
    clause_words,
    condition_of,
    is_passive,
    subject_of,
)
from tracktwo.extract.party_phrases import means_speaker, phrase_parties
from tracktwo.extract.syntax import ancestors, child_tokens, subtree
from tracktwo.ontology.stances import StanceFrame, Stances
from tracktwo.records import ActorRef, PartyIndex, Sentence, Stance, Token

APART = frozenset({"appos", "conj", "relcl", "acl"})  # of another thing, or told of it: no word of a frame
WILLING_MODALS = {
    "would": Stance.OFFERS, "will": Stance.OFFERS, "could": Stance.OPEN_TO, "may": Stance.OPEN_TO,
    "might": Stance.OPEN_TO, "can": Stance.OPEN_TO,
}  # fmt: skip


MUST = frozenset({"must", "should", "shall"})


OWNER_WORDS = frozenset({"by", "from"})
RELATIVE = frozenset({"WDT", "WP", "WP$"})


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


def in_condition(sentence: Sentence, i: int) -> bool:
    """Whether a verb stands in a condition: what it says is asked for, not so."""
    token = sentence.tokens[i]
    words = subtree(sentence, i)
    lead = {word.text.lower() for word in words[:4] if word.i < i}
    lead |= {word.text.lower() for word in sentence.tokens[max(0, words[0].i - 2) : words[0].i]} & {"soon"}
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
    return token.dep in ("conj", "xcomp") and token.head != i and in_condition(sentence, token.head)


def holders_of(scene: Scene, who: Token) -> tuple[ActorRef, ...]:
    """Return the parties a subject stands for; a document stands for whoever wrote or sent it."""
    parties = phrase_parties(scene.index, scene.sentence, who.i)
    if parties or who.lemma.lower() not in scene.stances.documents:
        return parties
    owners = owners_of(scene, who)
    if owners:
        return owners
    for verb in child_tokens(scene.sentence, who.i, "relcl", "acl"):
        writer = agent_of(scene.sentence, verb.i) or next(
            iter(child_tokens(scene.sentence, verb.i, "nsubj")), None
        )
        if writer is not None and phrase_parties(scene.index, scene.sentence, writer.i):
            return phrase_parties(scene.index, scene.sentence, writer.i)[:1]
    return ()


def frame_at(scene: Scene, verb: Token) -> StanceFrame | None:
    """Return the frame whose words all hang on a verb, the longest first."""
    frames = scene.stances.verbs.get(verb.lemma.lower(), ())
    if not frames:
        return None
    beside = {child.lemma.lower(): child.i for child in child_tokens(scene.sentence, verb.i)}
    beside |= {f"+{word}": i for word, i in beside.items()}
    for i in list(beside.values()):
        if scene.sentence.tokens[i].dep in ("acomp", "attr", "dobj", "prt", "prep", "xcomp"):
            below = (t for t in child_tokens(scene.sentence, i) if t.dep not in APART)
            beside |= {child.lemma.lower(): child.i for child in below}
    fitting = (frame for frame in frames if all(word in beside for word in frame.words[1:]))
    return next((frame for frame in fitting if not _has_own_object(scene, verb, frame)), None)


def _has_own_object(scene: Scene, verb: Token, frame: StanceFrame) -> bool:
    """Whether a verb that needs none has an object: "held out an olive branch to", "hold them to it"."""
    return "+to" in frame.words and bool(child_tokens(scene.sentence, verb.i, "dobj", "prt"))


def roles_of(scene: Scene, verb: Token) -> tuple[Token | None, list[Token]]:
    """Return who holds the stance and the words of the thing, for an active or a passive verb.

    In a relative clause the thing may be what the clause is about: "an offer that Kyiv rejects".
    """
    who, content = _own_roles(scene, verb)
    return who, [*_thing_told_of(scene.sentence, verb), *content]


def _thing_told_of(sentence: Sentence, verb: Token) -> list[Token]:
    """Return what a relative clause is about where it is no subject of it: "which they refuse outright"."""
    own = child_tokens(sentence, verb.i, "nsubj")
    if verb.dep != "relcl" or not own or own[0].tag in RELATIVE:
        return []
    things = child_tokens(sentence, verb.i, "dobj", "prep", "xcomp", "ccomp")
    pronouns = [t for thing in things for t in subtree(sentence, thing.i) if t.tag in RELATIVE]
    if child_tokens(sentence, verb.i, "dobj", "xcomp", "ccomp") and not pronouns:
        return []
    return subtree(sentence, _whole(sentence, verb.head), without=frozenset({"relcl", "appos", "conj", "cc"}))


def _whole(sentence: Sentence, i: int) -> int:
    """Return the noun over "of": the departure, in "the departure of the fighters, which they want"."""
    above = sentence.tokens[sentence.tokens[i].head]
    over = sentence.tokens[above.head]
    is_part = sentence.tokens[i].dep == "pobj" and above.lemma.lower() == "of" and over.pos == "NOUN"
    return over.i if is_part else i


def _own_roles(scene: Scene, verb: Token) -> tuple[Token | None, list[Token]]:
    sentence = scene.sentence
    subject = subject_of(sentence, verb.i)
    left_out = set(sentence.children[verb.i]) & {
        c.i
        for c in child_tokens(sentence, verb.i, "conj", "parataxis", "ccomp", "advcl")
        if c.dep in ("conj", "parataxis") or _stands_beside(sentence, verb, c)
    }
    if is_passive(sentence, verb.i):
        who = agent_of(sentence, verb.i)
        if subject is None:
            return who, []
        thing = clause_words(sentence, subject.i, without={verb.i, _top(sentence, subject.i, verb.i)})
        return who, thing
    own = {c.i for c in child_tokens(sentence, verb.i, "nsubj")}
    return subject, [t for t in clause_words(sentence, verb.i, without=left_out | own) if t.i != verb.i]


def _stands_beside(sentence: Sentence, verb: Token, clause: Token) -> bool:
    """Whether a clause is a sentence of its own: before a colon, or set against this one by "while"."""
    if clause.dep == "advcl":
        marks = {child.lemma.lower() for child in child_tokens(sentence, clause.i, "mark")}
        return bool(marks & {"while", "whereas", "although", "though"})
    return any(token.text in (":", ";") for token in sentence.tokens[clause.i : verb.i])


def _top(sentence: Sentence, above: int, i: int) -> int:
    """Return the branch of `above` that holds token i, or i itself when it hangs elsewhere."""
    while sentence.tokens[i].head not in (above, i):
        i = sentence.tokens[i].head
    return i


def stance_found(
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


def owners_of(scene: Scene, noun: Token) -> tuple[ActorRef, ...]:
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
