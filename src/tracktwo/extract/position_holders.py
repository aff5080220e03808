"""Who holds a stance: those named, or who speaks, or nobody."""

from tracktwo.extract.clauses import modal_of
from tracktwo.extract.parties import issuing_party
from tracktwo.extract.party_phrases import is_bystanders, phrase_parties, quotation_around, speaking_party
from tracktwo.extract.stance_scene import Scene, StanceFound, owners_of
from tracktwo.extract.syntax import child_tokens
from tracktwo.extract.untrue import is_called_untrue, speaks_against
from tracktwo.ontology.loader import CodeBooks
from tracktwo.records import (
    ActorRef,
    Reading,
    Sentence,
    Stance,
    Token,
)

# What an analyst may tell of a party that he names: what it wants, refuses or could live with.
ASCRIBED = frozenset(
    {"rejects", "demands", "insists", "offers", "accepts", "open_to", "prefers", "none", "noun", "equation"}
)
ADVICE = frozenset({"will", "should", "must", "shall", "ought", "may"})
CHAIN = 3  # clauses that a stance may be told through: "let it be known that it would ..."
VIEWS = frozenset({"position", "view", "stance", "line", "condition", "demand", "answer", "message"})


def holders(
    reading: Reading, scene: Scene, found: StanceFound, books: CodeBooks
) -> tuple[tuple[ActorRef, ...], str | None]:
    """Return who holds the stance, or nobody and what was missing."""
    if is_called_untrue(scene.sentence, found.anchor):
        return (), "it is denied, or called untrue"
    if speaks_against(scene.sentence) and found.stance is Stance.REJECTS:
        return (), "that it is not so is no refusal"
    quotation = quotation_around(reading, scene.sentence, found.anchor)
    is_aside = quotation is not None and is_bystanders(quotation, scene.index)
    foretells = modal_of(scene.sentence, found.anchor) in ADVICE
    if is_aside and (foretells or not found.parties or found.rule.split(":")[0] not in ASCRIBED):
        return (), "said by a bystander, who has an opinion of it but no position"
    speaker = speaking_party(quotation, scene.index, books) if quotation is not None else None
    if found.parties:
        return found.parties, None
    if found.by_speaker:
        speaker = speaker or _speaker_above(scene, found.anchor)
        if speaker is None and quotation is None:
            speaker = issuing_party(reading, books) or _subject_before(reading, scene)
        if speaker is not None:
            return (speaker,), None
    return (), "nobody who could hold the position was found"


def _subject_before(reading: Reading, scene: Scene) -> ActorRef | None:
    """Return the party that is the subject of the sentence before: whom "it" means, outside of speech."""
    at = scene.sentence.index - 1
    if at < 0 or reading.sentences[at].part != scene.sentence.part:
        return None
    before = reading.sentences[at]
    for subject in child_tokens(before, before.root, "nsubj", "nsubjpass"):
        parties = phrase_parties(scene.index, before, subject.i)
        if len(parties) == 1:
            return parties[0]
    return None


def _speaker_above(scene: Scene, i: int) -> ActorRef | None:
    """Return the party that is the subject of a verb of speech by a clause, or whose view it is."""
    sentence = scene.sentence
    token = sentence.tokens[i]
    verb = sentence.tokens[token.head]
    if token.dep == "ccomp" and verb.lemma.lower() == "be":
        views = [n for n in child_tokens(sentence, verb.i, "nsubj") if n.lemma.lower() in VIEWS]
        for owner in (o for view in views for o in owners_of(scene, view)):
            return owner
    for noun in (t for t in _chain(sentence, token) if t.pos == "NOUN" and t.lemma.lower() in VIEWS):
        for owner in owners_of(scene, noun):
            return owner
    beside = child_tokens(sentence, i, "parataxis", "ccomp")
    above = [t for t in _chain(sentence, token) if t.pos in ("VERB", "AUX")]
    for verb in [*above, *beside]:
        for subject in child_tokens(sentence, verb.i, "nsubj"):
            parties = phrase_parties(scene.index, sentence, subject.i)
            if parties:
                return parties[0]
    return None


def _chain(sentence: Sentence, token: Token) -> list[Token]:
    """Return the words a clause hangs on as something said, one above the other."""
    found: list[Token] = []
    subjects = child_tokens(sentence, token.i, "nsubj", "nsubjpass")
    if token.dep == "conj" and any(subject.pos != "PRON" for subject in subjects):
        return found  # "and the government ...": another one than the subject before
    while token.dep in ("ccomp", "parataxis", "conj", "acl") and token.head != token.i and len(found) < CHAIN:
        token = sentence.tokens[token.head]
        found.append(token)
    return found
