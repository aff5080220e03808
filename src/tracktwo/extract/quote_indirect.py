"""Indirect speech: every cue of a sentence with the words it governs and who speaks."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from tracktwo.extract.quote_frames import (
    ADJECTIVE_FRAMES,
    NOUN_FRAMES,
    VERB_FRAMES,
    Frame,
    Indexes,
    below,
    clause_around,
    first_child,
)
from tracktwo.extract.quote_speakers import owner_of, subject_of
from tracktwo.ontology.cues import CueKind, Cues, Frames, Sense
from tracktwo.records import Polarity, Sentence, SpeechAct, Token

REPORTED = Sense(SpeechAct.REPORTS, CueKind.HEARSAY, Polarity.AFFIRMED)
ACCORDING = Sense(SpeechAct.REPORTS, CueKind.SPEECH, Polarity.AFFIRMED)
IN_VIEW = Sense(SpeechAct.ASSESSES, CueKind.JUDGEMENT, Polarity.AFFIRMED)
VIEWS = frozenset(
    ["view", "words", "opinion", "eyes", "word", "judgement", "judgment", "telling", "estimation"]
)
OWNED_FRAMES = frozenset({"of", "for", "on", "about", "to", "with", "against"})


class Indirect(NamedTuple):
    """Indirect speech: content and cue as token indexes, `speaker` the token that names who speaks."""

    rule: str
    content: Indexes
    cue: Indexes
    cue_head: int
    sense: Sense
    speaker: int | None


class Miss(NamedTuple):
    """A cue that governed nothing, for the trace."""

    cue_head: int
    tried: tuple[str, ...]


def indirect_in(sentence: Sentence, cues: Cues) -> Iterator[Indirect | Miss]:
    """Yield what every cue of a sentence governs, and a miss for each that governs nothing."""
    for token in sentence.tokens:
        pos = token.pos
        lemma = token.lemma.lower()
        if pos == "VERB" or pos == "AUX":
            if lemma == "accord":
                yield from _according(sentence, token)
            elif lemma in cues.verbs:
                yield _verb(sentence, token, cues.verbs[lemma], cues)
        elif pos == "NOUN":
            if lemma in cues.nouns:
                yield _noun(sentence, token, cues.nouns[lemma], cues)
            elif lemma in VIEWS:
                yield from _in_view(sentence, token)
        elif pos == "ADJ":
            if lemma in cues.adjectives:
                yield _adjective(sentence, token, cues.adjectives[lemma])
        elif pos == "ADV":
            if lemma in cues.hearsay:
                yield from _hearsay(sentence, token)


def _first_frame(
    sentence: Sentence, i: int, senses: Frames, frames: Mapping[str, Frame]
) -> tuple[str, Indexes] | None:
    for name, frame in frames.items():
        if name in senses:
            content = frame(sentence, i)
            if content:
                return name, content
    return None


def _verb(sentence: Sentence, token: Token, senses: Frames, cues: Cues) -> Indirect | Miss:
    found = _first_frame(sentence, token.i, senses, VERB_FRAMES)
    if found is None or (found[0] == "object" and _noun_speaks(sentence, token.i, cues)):
        return Miss(token.i, tuple(senses))
    name, content = found
    speaker = None if senses[name].kind is CueKind.HEARSAY else subject_of(sentence, token.i)
    if name == "passive" and first_child(sentence, token.i, "agent") is not None:
        speaker = subject_of(sentence, token.i)
    cue = cue_words(sentence, token.i)
    if speaker is not None and speaker in content:
        content = content - below(sentence, speaker) if name == "clause" else content
    return Indirect(f"verb-{name}", content - cue, cue, token.i, senses[name], speaker)


def _noun_speaks(sentence: Sentence, verb: int, cues: Cues) -> bool:
    """Tell whether the verb's object is a noun cue that governs words itself: "issued a warning that"."""
    thing = first_child(sentence, verb, "dobj")
    if thing is None:
        return False
    senses = cues.nouns.get(sentence.tokens[thing].lemma.lower())
    return senses is not None and _first_frame(sentence, thing, senses, NOUN_FRAMES) is not None


def _noun(sentence: Sentence, token: Token, senses: Frames, cues: Cues) -> Indirect | Miss:
    found = _first_frame(sentence, token.i, senses, NOUN_FRAMES)
    if found is None:
        return Miss(token.i, tuple(senses))
    name, content = found
    speaker = owner_of(sentence, token.i, cues)
    if name in OWNED_FRAMES and speaker is None:
        return Miss(token.i, (f"{name} with an owner",))
    cue = frozenset((token.i,))
    return Indirect(f"noun-{name}", content, cue, token.i, senses[name], speaker)


def _adjective(sentence: Sentence, token: Token, senses: Frames) -> Indirect | Miss:
    found = _first_frame(sentence, token.i, senses, ADJECTIVE_FRAMES)
    speaker = (
        subject_of(sentence, token.head) if token.dep in ("acomp", "attr", "oprd", "ccomp", "xcomp") else None
    )
    if found is None or speaker is None:
        return Miss(token.i, tuple(senses))
    return Indirect(
        f"adjective-{found[0]}", found[1], frozenset((token.i,)), token.i, senses[found[0]], speaker
    )


def _according(sentence: Sentence, token: Token) -> Iterator[Indirect]:
    to = first_child(sentence, token.i, "prep")
    speaker = first_child(sentence, to, "pobj") if to is not None else None
    if to is None or speaker is None:
        return
    inside = below(sentence, token.i)
    content = clause_around(sentence, token.i, without=frozenset((token.i,)))
    content -= inside
    if content:
        yield Indirect("according-to", content, frozenset((token.i, to)), token.i, ACCORDING, speaker)


def _in_view(sentence: Sentence, token: Token) -> Iterator[Indirect]:
    """Find "in her view", "in the words of X"."""
    above = sentence.tokens[token.head]
    if token.dep != "pobj" or above.lemma.lower() != "in":
        return
    speaker = first_child(sentence, token.i, "poss")
    of = first_child(sentence, token.i, "prep")
    if speaker is None and of is not None and sentence.tokens[of].lemma == "of":
        speaker = first_child(sentence, of, "pobj")
    if speaker is None:
        return
    content = clause_around(sentence, above.i, without=frozenset((above.i,)))
    if content:
        yield Indirect("in-view", content, frozenset((above.i, token.i)), token.i, IN_VIEW, speaker)


def _hearsay(sentence: Sentence, token: Token) -> Iterator[Indirect]:
    content = clause_around(sentence, token.i, without=frozenset((token.i,)))
    if len(content) > 1:
        yield Indirect("hearsay", content, frozenset((token.i,)), token.i, REPORTED, None)


def cue_words(sentence: Sentence, i: int) -> Indexes:
    """Return a verb with its auxiliaries, negation and particle, where they stand beside it."""
    tokens = sentence.tokens
    near = {
        c
        for c in sentence.children[i]
        if tokens[c].dep in ("aux", "auxpass", "neg", "prt") and tokens[c].tag != "TO"
    }
    near.add(i)
    first = last = i
    while first - 1 in near:
        first -= 1
    while last + 1 in near:
        last += 1
    return frozenset(range(first, last + 1))


def is_negated(sentence: Sentence, i: int) -> bool:
    """Tell whether a cue is denied: "did not say", "never claimed"."""
    return any(
        sentence.tokens[c].dep == "neg" or sentence.tokens[c].lemma.lower() in ("never", "neither", "no")
        for c in sentence.children[i]
    )
