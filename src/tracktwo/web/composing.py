"""What the form of a draft says: the lines as typed, moved, taken out, added, and what words they rest on."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from starlette.exceptions import HTTPException

from tracktwo.pipeline.briefs import with_keys
from tracktwo.pipeline.citing import spot_of
from tracktwo.records import LineKind, WrittenBrief, WrittenLine
from tracktwo.web.posted import Posted

Lines = tuple[WrittenLine, ...]
# What would turn or hide the words around it, and what no database keeps.
HIDDEN = re.compile(
    "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]"
)


def typed(words: str) -> str:
    """Return what somebody typed, on one line.

    >>> typed(" two\\r\\n words\\x00 ")
    'two words'
    """
    return " ".join(HIDDEN.sub("", words).split())


def sent_lines(brief: WrittenBrief, form: Posted) -> Lines:
    """Return a draft's lines as the form has them: own words as typed, evidence unticked gone, places kept.

    A machine's sentence is never taken from the form, only whether and where it stands.
    """
    lines = tuple(_sent(line, form) for line in brief.lines)
    return _placed(lines, form)


def _sent(line: WrittenLine, form: Posted) -> WrittenLine:
    if line.kind is LineKind.MACHINE:
        return line
    ticked = set(form.all(f"rests.{line.key}"))
    cited = tuple(one for one in line.cited if spot_of(one.evidence) in ticked)
    return replace(line, text=typed(form.one(f"text.{line.key}", line.text)), cited=cited)


def _placed(lines: Lines, form: Posted) -> Lines:
    """Move the lines for which another place was typed, in the order of the page."""
    found = list(lines)
    for at, line in enumerate(lines, 1):
        asked = form.one(f"at.{line.key}", str(at))
        if asked.isascii() and asked.isdecimal() and int(asked) != at:
            found.remove(line)
            found.insert(max(0, int(asked[:6]) - 1), line)
    return tuple(found)


def done(lines: Lines, what: str, key: int) -> tuple[Lines, str, int]:
    """Return the lines after a button was pressed, what was done in words, and the line to come back to.

    Raises:
        HTTPException: 400 for a button or a line that there is not.
    """
    if what not in BUTTONS:
        raise HTTPException(400, f"There is no button {what!r}. There are: {', '.join(BUTTONS)}.")
    at = next((number for number, line in enumerate(lines) if line.key == key), None)
    if at is None and what not in ANYWHERE:
        raise HTTPException(400, "That line is not in this brief any more. Go back and look again.")
    return BUTTONS[what](lines, len(lines) - 1 if at is None else at)


def _save(lines: Lines, _at: int) -> tuple[Lines, str, int]:
    return lines, "saved", 0


def _up(lines: Lines, at: int) -> tuple[Lines, str, int]:
    return _swapped(lines, at, max(0, at - 1)), f"line {at + 1} moved up", lines[at].key


def _down(lines: Lines, at: int) -> tuple[Lines, str, int]:
    return _swapped(lines, at, min(len(lines) - 1, at + 1)), f"line {at + 1} moved down", lines[at].key


def _swapped(lines: Lines, one: int, other: int) -> Lines:
    found = list(lines)
    found[one], found[other] = found[other], found[one]
    return tuple(found)


def _drop(lines: Lines, at: int) -> tuple[Lines, str, int]:
    left = (*lines[:at], *lines[at + 1 :])
    return left, f"line {at + 1} taken out", left[min(at, len(left) - 1)].key if left else 0


def _own(lines: Lines, at: int) -> tuple[Lines, str, int]:
    return _added(lines, at, LineKind.OWN, "a sentence added")


def _heading(lines: Lines, at: int) -> tuple[Lines, str, int]:
    return _added(lines, at, LineKind.HEADING, "a heading added")


def _added(lines: Lines, at: int, kind: LineKind, what: str) -> tuple[Lines, str, int]:
    (made,) = with_keys([WrittenLine(0, kind, "")], known=lines)
    return (*lines[: at + 1], made, *lines[at + 1 :]), what, made.key


def _rewrite(lines: Lines, at: int) -> tuple[Lines, str, int]:
    """A machine's sentence becomes the analyst's, on the same evidence: from here on it is checked."""
    own = replace(lines[at], kind=LineKind.OWN)
    return (*lines[:at], own, *lines[at + 1 :]), f"line {at + 1} taken over to rewrite", own.key


ANYWHERE = ("save", "publish", "own", "heading")  # these are pressed on no line, or on the last
BUTTONS: dict[str, Callable[[Lines, int], tuple[Lines, str, int]]] = {
    "save": _save,
    "up": _up,
    "down": _down,
    "drop": _drop,
    "own": _own,
    "heading": _heading,
    "rewrite": _rewrite,
    "find": _save,
    "publish": _save,
}


def with_evidence(lines: Sequence[WrittenLine], key: int, more: WrittenLine) -> Lines:
    """Return the lines, one of them resting on more words than before."""
    return tuple(
        replace(line, cited=tuple(dict.fromkeys((*line.cited, *more.cited)))) if line.key == key else line
        for line in lines
    )
