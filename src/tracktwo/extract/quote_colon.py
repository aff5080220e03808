"""Words after or before a colon: headlines ("Harmash: no deal in sight"), polls, turns in a transcript."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from tracktwo.ontology.cues import Cues
from tracktwo.records import PartKind, Reading

NAME = r"(?:[A-Z][\w.’'&-]*|\d{4})(?:[ ,]{1,2}(?:of the|of|the|and|for|at|in|at the|[A-Z][\w.’'&-]*)){0,7}"
LEADING = re.compile(rf"(?P<speaker>{NAME})(?P<cue>:)\s+(?P<content>\S.*)$", re.DOTALL)
TRAILING = re.compile(rf"(?P<content>.+?)(?P<cue>:)\s+(?P<speaker>{NAME})\.?$", re.DOTALL)
TURN = re.compile(r"(?:^|(?<=[.?!—…”\"'] ))(?P<speaker>[A-Z][A-Z.’'-]+(?: [A-Z][A-Z.’'-]+){0,2})(?P<cue>:)\s")
QUESTION = re.compile(r"(?:what|how|why|when|where|who|which|the|a|an|five|three|ten|\d+)\b", re.IGNORECASE)
OPENING = "“\"'‘«„"
MIN_WORDS = 3
MAX_HEADLINE = 200  # characters


class Colon(NamedTuple):
    """Words attributed by a colon, as offsets."""

    rule: str
    content: tuple[int, int]
    cue: tuple[int, int]
    speaker: tuple[int, int]


def colons_in(reading: Reading, cues: Cues) -> Iterator[Colon]:
    """Yield the words that colons attribute: only where the other side is known to be a name."""
    if ":" not in reading.text:
        return
    people, bodies = _names(reading)
    for number, part in enumerate(reading.parts):
        text = reading.text[part.start : part.end]
        if ":" not in text or part.kind is PartKind.FURNITURE:
            continue
        turns = list(TURN.finditer(text))
        if turns and (turns[0].start() == 0 or len(turns) > 1):
            yield from _turns(text, part.start, turns)
            continue
        is_headline = number == 0 or part.kind in (PartKind.TITLE, PartKind.HEADING)
        found = LEADING.match(text)
        if found is not None and _speaks(found, people, bodies, cues, is_headline=is_headline):
            yield _colon("colon-before", found, part.start)
        elif is_headline and len(text) <= MAX_HEADLINE:
            found = TRAILING.match(text)
            if found is not None and _speaks(found, people, bodies, cues, is_headline=True):
                yield _colon("colon-after", found, part.start)


def _names(reading: Reading) -> tuple[set[str], set[str]]:
    """Return the words of the article's names of persons, and of its bodies and countries."""
    people: set[str] = set()
    bodies: set[str] = set()
    for sentence in reading.sentences:
        for token in sentence.tokens:
            if token.ent == "PERSON" and token.pos == "PROPN":
                people.add(token.text.lower())
            elif token.ent in ("ORG", "GPE", "NORP"):
                bodies.add(token.text.lower())
    for named in reading.named:
        words = named.text.lower().split()
        (people if named.label == "person" else bodies).update(words)
    return people, bodies


def _speaks(
    found: re.Match[str], people: set[str], bodies: set[str], cues: Cues, *, is_headline: bool
) -> bool:
    content = found["content"].strip()
    if len(content.split()) < MIN_WORDS and content[:1] not in OPENING:
        return False
    words = [w.strip(",.").removesuffix("’s").removesuffix("'s").lower() for w in found["speaker"].split()]
    last = words[-1]
    if last in people and all(w in people | bodies or _is_role(w, cues) for w in words if len(w) > 3):
        return True
    if not is_headline:
        return False
    if last.rstrip("s") in cues.documents | {"source", "official"} or last in cues.documents:
        return len(words) <= 3
    return content[:1] in OPENING and all(w in bodies for w in words) and not QUESTION.match(content)


def _is_role(word: str, cues: Cues) -> bool:
    return word in cues.offices or word.endswith(("man", "woman"))


def _colon(rule: str, found: re.Match[str], offset: int) -> Colon:
    start, end = found.span("content")
    return Colon(
        rule, (offset + start, offset + end), _at(found, "cue", offset), _at(found, "speaker", offset)
    )


def _at(found: re.Match[str], group: str, offset: int) -> tuple[int, int]:
    return offset + found.start(group), offset + found.end(group)


def _turns(text: str, offset: int, turns: list[re.Match[str]]) -> Iterator[Colon]:
    """Yield the turns of a transcript: each runs to the next speaker's label."""
    ends = [*(turn.start() for turn in turns[1:]), len(text)]
    for turn, end in zip(turns, ends, strict=True):
        words = text[turn.end() : end].rstrip()
        if len(words.split()) >= MIN_WORDS:
            content = (offset + turn.end(), offset + turn.end() + len(words))
            yield Colon("turn", content, _at(turn, "cue", offset), _at(turn, "speaker", offset))
