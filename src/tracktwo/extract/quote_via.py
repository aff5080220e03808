"""Who passed words on: the outlet that was told, cited or quoted, the outer link of a chain."""

from collections.abc import Sequence

from tracktwo.extract.quote_clauses import below, first_child
from tracktwo.extract.quote_speakers import PRONOUNS, Speaker, phrase_of
from tracktwo.ontology.cues import Cues
from tracktwo.records import Sentence

PASSING = frozenset({"cite", "quote", "see", "obtain", "report", "review", "carry", "publish"})
POINTING = frozenset({"this", "that", "these", "those", "the", "such"})
MODIFIERS = frozenset({"amod", "compound", "poss", "nmod", "prep", "acl", "relcl", "nummod"})
REACH = 2  # sentences back that "these reports" may point to


def names_outlet(words: str, cues: Cues) -> bool:
    """Tell whether a phrase names an outlet: "Radio Meridian", "the Reuters news agency"."""
    return any(w.strip(".,’'").lower() in cues.outlets for w in words.split())


def quoted_by(sentence: Sentence, cue: int) -> Speaker | None:
    """Return who quotes in "was quoted by X as saying"."""
    tokens = sentence.tokens
    at = cue
    for _ in range(3):
        if tokens[at].lemma.lower() in PASSING:
            by = first_child(sentence, at, "agent")
            named = first_child(sentence, by, "pobj") if by is not None else None
            return phrase_of(sentence, named, avoid=frozenset()) if named is not None else None
        at = tokens[at].head
    return None


def cited_by(sentence: Sentence, noun: int) -> Speaker | None:
    """Return who is said to cite a noun: "reports, cited by X,", "a memo seen by X"."""
    tokens = sentence.tokens
    for c in below(sentence, noun):
        if tokens[c].dep == "acl" and tokens[c].lemma.lower() in PASSING:
            by = first_child(sentence, c, "agent", "prep")
            named = first_child(sentence, by, "pobj") if by is not None else None
            if named is not None and tokens[named].pos == "PROPN":
                return phrase_of(sentence, named, avoid=frozenset())
    return None


def cited_in(sentence: Sentence, cue: int) -> int | None:
    """Return the token that names whom the subject of a cue cites: "X, citing two officials, reported"."""
    tokens = sentence.tokens
    subject = first_child(sentence, cue, "nsubj")
    hosts = (cue, subject) if subject is not None else (cue,)
    for host in hosts:
        for c in sentence.children[host]:
            if tokens[c].lemma.lower() in ("cite", "quote") and tokens[c].tag == "VBG":
                return first_child(sentence, c, "dobj")
    return None


def antecedent_of(
    sentences: Sequence[Sentence], sentence: Sentence, noun: int
) -> tuple[Sentence, int] | None:
    """Return the fuller noun phrase that "these reports" points back to, in the sentences just before."""
    tokens = sentence.tokens
    token = tokens[noun]
    marks = [tokens[c] for c in sentence.children[noun]]
    if token.pos != "NOUN" or not any(m.dep == "det" and m.text.lower() in POINTING for m in marks):
        return None
    if any(m.dep in MODIFIERS for m in marks):
        return None
    for index in range(sentence.index - 1, max(sentence.index - REACH, 0) - 1, -1):
        earlier = sentences[index]
        for other in earlier.tokens:
            is_fuller = any(earlier.tokens[c].dep in MODIFIERS for c in earlier.children[other.i])
            if other.lemma == token.lemma and other.pos in ("NOUN", "PROPN") and is_fuller:
                return earlier, other.i
    return None


def is_pronoun(words: str) -> bool:
    """Tell whether a speaker's words are a pronoun alone."""
    return words.lower() in PRONOUNS
