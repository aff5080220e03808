"""Who can speak: what keeps a cue with words behind it from being speech."""

import re

from tracktwo.extract.quote_clauses import first_child, is_bare_passive
from tracktwo.ontology.cues import CueKind, Cues, Sense
from tracktwo.records import Sentence, Token

LOOSE_FRAMES = frozenset(
    {"object", "to-prep", "for", "on", "upon", "about", "against", "with", "at", "of", "as", "small"}
)
HYPOTHETICAL = frozenset({"would", "could", "should", "might", "may", "must", "can"})
OWN_VOICE = frozenset({"I", "you", "You"})
PERSON_NOUN = re.compile(r"(?:[a-z]{2}er|[a-z]{2}or|ist|ian|ee|man|woman)$")
NOBODY = frozenset({"nobody", "no", "neither", "none"})
THINGS = frozenset({"this", "that", "these", "those", "which", "what"})


def what_is_missing(
    sentence: Sentence, i: int, frame: str, sense: Sense, speaker: int | None, cues: Cues
) -> str | None:
    """Return what keeps a cue with content from being one, None when nothing does."""
    token = sentence.tokens[i]
    modal = _modal(sentence, i)
    if frame == "passive" and _says_itself(sentence, i, cues):
        return "more than hearsay: the complement is speech"
    if speaker is None and frame in ("clause", "about") and is_bare_passive(sentence, i):
        return "someone who speaks"
    if speaker is not None and _is_nobody(sentence, speaker):
        return "a subject that speaks at all"
    if frame in ("object", "small", "to-prep"):
        if speaker is None:
            return "someone who speaks"
        if token.tag == "VB" or modal is not None:
            return "a finite verb"
    if frame == "shown" and (speaker is None or not _is_document(sentence, speaker, cues)):
        return "a report or poll that shows it"
    if frame in LOOSE_FRAMES and speaker is not None and not can_speak(sentence, speaker, cues):
        return "a subject that can speak"
    if frame == "clause" and modal in HYPOTHETICAL:
        return "a cue that is told as a fact"
    if sense.kind is CueKind.ATTITUDE and speaker is not None and sentence.tokens[speaker].text in OWN_VOICE:
        return "a subject other than the writer"
    return None


def _says_itself(sentence: Sentence, i: int, cues: Cues) -> bool:
    """Tell whether "is reported to ..." goes on with a verb of saying, which is then the cue."""
    verb = first_child(sentence, i, "xcomp")
    return verb is not None and can_quote(sentence.tokens[verb], cues)


def _is_nobody(sentence: Sentence, i: int) -> bool:
    words = (i, *(c for c in sentence.children[i] if sentence.tokens[c].dep in ("det", "preconj")))
    return any(sentence.tokens[k].lemma.lower() in NOBODY for k in words)


def _modal(sentence: Sentence, i: int) -> str | None:
    return next(
        (sentence.tokens[c].lemma.lower() for c in sentence.children[i] if sentence.tokens[c].tag == "MD"),
        None,
    )


def _is_document(sentence: Sentence, i: int, cues: Cues) -> bool:
    return any(sentence.tokens[k].lemma.lower() in cues.documents for k in (i, *sentence.children[i]))


def can_speak(sentence: Sentence, i: int, cues: Cues) -> bool:
    """Tell whether a noun phrase can speak: a name, a person, a body, a document; not a thing."""
    token = sentence.tokens[i]
    if token.pos == "PRON":
        return token.lemma.lower() not in THINGS
    if token.pos == "PROPN" or token.ent or token.pos == "NUM":
        return True
    lemma = token.lemma.lower()
    if PERSON_NOUN.search(lemma) and lemma not in cues.things:
        return True
    return lemma in cues.people or lemma in cues.offices or lemma in cues.documents


def can_quote(token: Token, cues: Cues) -> bool:
    return token.lemma.lower() in cues.quote_verbs
