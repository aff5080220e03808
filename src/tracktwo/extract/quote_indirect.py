"""Indirect speech: every cue of a sentence with the words it governs and who speaks."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from tracktwo.extract.quote_clauses import (
    Indexes,
    below,
    clause_around,
    cue_words,
    first_child,
    has_subject,
)
from tracktwo.extract.quote_frames import ADJECTIVE_FRAMES, NOUN_FRAMES, VERB_FRAMES, Frame
from tracktwo.extract.quote_speakers import owner_of, subject_of
from tracktwo.extract.quote_voices import can_quote, can_speak, what_is_missing
from tracktwo.ontology.cues import CueKind, Cues, Frames, Sense
from tracktwo.records import Polarity, Sentence, SpeechAct, Token

REPORTED = Sense(SpeechAct.REPORTS, CueKind.HEARSAY, Polarity.AFFIRMED)
ACCORDING = Sense(SpeechAct.REPORTS, CueKind.SPEECH, Polarity.AFFIRMED)
IN_VIEW = Sense(SpeechAct.ASSESSES, CueKind.JUDGEMENT, Polarity.AFFIRMED)
VIEWS = frozenset(
    ["view", "words", "opinion", "eyes", "word", "judgement", "judgment", "telling", "estimation"]
)
OWNED_FRAMES = frozenset({"of", "for", "on", "about", "to", "with", "against"})


AFTERMATH = frozenset({"draw", "prompt", "spark", "trigger", "provoke"})


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
        elif pos == "ADV" and lemma in cues.hearsay:
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


def _beside(sentence: Sentence, i: int, senses: Frames) -> tuple[str, Indexes] | None:
    """Return the frame of the preposition right behind a cue: "insists on X" is never "insists that"."""
    if i + 1 >= len(sentence.tokens):
        return None
    behind = sentence.tokens[i + 1]
    lemma = behind.lemma.lower()
    if behind.dep != "prep" or lemma not in senses or lemma not in VERB_FRAMES:
        return None
    content = VERB_FRAMES[lemma](sentence, i)
    return (lemma, content) if content else None


def _verb(sentence: Sentence, token: Token, senses: Frames, cues: Cues) -> Indirect | Miss:
    found = _beside(sentence, token.i, senses) or _first_frame(sentence, token.i, senses, VERB_FRAMES)
    if found is None or (found[0] == "object" and _noun_speaks(sentence, token.i, cues)):
        return Miss(token.i, tuple(senses))
    name, content = found
    sense = senses[name]
    speaker = None if sense.kind is CueKind.HEARSAY else subject_of(sentence, token.i)
    if name == "passive" and first_child(sentence, token.i, "agent") is not None:
        speaker = subject_of(sentence, token.i)
    missing = what_is_missing(sentence, token.i, name, sense, speaker, cues)
    if missing is not None:
        return Miss(token.i, (missing,))
    cue = cue_words(sentence, token.i)
    if name == "clause":
        content -= _asides(sentence, token, content, cues)
        if speaker is not None and speaker in content:
            content = content - below(sentence, speaker)
        content |= _after_colon(sentence, content)
    return Indirect(f"verb-{name}", content - cue, cue, token.i, sense, speaker)


def _after_colon(sentence: Sentence, content: Indexes) -> Indexes:
    """Return the rest of the sentence where a colon follows the content: "it was plain: nobody came"."""
    tokens = sentence.tokens
    last = max((i for i in content if tokens[i].text[0].isalnum()), default=len(tokens))
    if last + 2 < len(tokens) and tokens[last + 1].text == ":":
        return frozenset(range(last + 1, len(tokens)))
    return frozenset()


def _asides(sentence: Sentence, cue: Token, content: Indexes, cues: Cues) -> Indexes:
    """Return what hangs on the content but stands beside it: ", insisting that ...", "and says ..."."""
    tokens = sentence.tokens
    apart: set[int] = set()
    for i in content:
        token = tokens[i]
        if i > cue.i and token.head in content and _is_aside(sentence, i, cue, cues):
            apart |= below(sentence, i)
    return frozenset(apart)


def _is_aside(sentence: Sentence, i: int, cue: Token, cues: Cues) -> bool:
    tokens = sentence.tokens
    token = tokens[i]
    lemma = token.lemma.lower()
    senses = cues.verbs.get(lemma, {})
    if token.dep == "advcl":
        speaks = "clause" in senses or lemma in AFTERMATH
        return token.tag == "VBG" and tokens[i - 1].text == "," and speaks
    if token.dep == "prep":
        verb = first_child(sentence, i, "pcomp")
        return lemma in ("before", "after", "while") and verb is not None and can_quote(tokens[verb], cues)
    if token.dep == "conj":
        is_parallel = token.tag == cue.tag and token.tag in ("VBD", "VBZ", "VBP")
        return is_parallel and ("small" in senses or "quote" in senses) and not has_subject(sentence, i)
    return False


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
    if speaker is not None and not (
        can_speak(sentence, speaker, cues) and sentence.tokens[speaker].text != "it"
    ):
        return Miss(token.i, ("an owner that can speak",))
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


def outer_of(item: Indirect, found: Sequence[Indirect]) -> Indirect | None:
    """Return the speech whose content the cue of `item` stands in, the innermost of several."""
    around = [
        f for f in found if f is not item and item.cue_head in f.content and f.cue_head not in item.content
    ]
    return min(around, key=lambda f: len(f.content), default=None)


def passes_on(sentence: Sentence, item: Indirect) -> bool:
    """Tell whether speech inside speech is a link of a chain: somebody named said it, and it was said.

    What a speaker says that he himself or others think, want or refuse is part of what he says.
    """
    return (
        item.sense.kind in (CueKind.SPEECH, CueKind.CLAIM)
        and item.rule == "verb-clause"
        and item.speaker is not None
        and sentence.tokens[item.speaker].pos != "PRON"
    )
