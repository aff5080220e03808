"""Words between quotation marks: which marks open, which close, and what an unbalanced one may do."""

import re
from collections.abc import Iterator
from typing import NamedTuple

MARK = re.compile(r"''|``|[\"“”„«»‘’'‹›]")
LINE = re.compile(r"[^\n]+")
OPENERS = frozenset("“„«")
CLOSERS = frozenset("”»")
TWO_WAY = frozenset(('"', "''", "``"))  # the straight marks: their neighbours tell which way they face
SINGLES = frozenset("‘’'")
BEFORE_OPENING = frozenset("([{—–-/―:…“\"‘'")
ELISION = re.compile(r"['’](?:\d|em\b|tis\b|twas\b|cause\b|til\b|round\b|n['’])", re.IGNORECASE)
MAX_MARKS = 100  # marks looked ahead for a partner: a line of thousands must not cost their square
MAX_SINGLE = 600  # characters between single marks: beyond that the "opening" was an apostrophe


class QuotedSpan(NamedTuple):
    """Words between marks. `start`, `end` take in the marks, `inner_start`, `inner_end` do not.

    `closed` is False where the closing mark is missing: the words then run to the paragraph's end.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    closed: bool


def quoted_spans(text: str) -> tuple[QuotedSpan, ...]:
    """Return the outermost quoted stretches of a text, in order; none crosses the end of a line.

    >>> said = "The workers' leader said “no” and spoke of 'a workers' hell.'"
    >>> [said[span.inner_start : span.inner_end] for span in quoted_spans(said)]
    ['no', "a workers' hell."]
    """
    lines = [(m.start(), m.end()) for m in LINE.finditer(text) if m.group().strip()]
    found: list[QuotedSpan] = []
    for number, (start, end) in enumerate(lines):
        following = lines[number + 1][0] if number + 1 < len(lines) else None
        goes_on = following is not None and _opens_line(text, following)
        inside = _in_line(text, start, end, goes_on=goes_on)
        found.extend(span for span in inside if span.inner_start < span.inner_end)
    return tuple(found)


def _opens_line(text: str, start: int) -> bool:
    mark = MARK.match(
        text, start + len(text[start:]) - len(text[start:].lstrip()) if text[start].isspace() else start
    )
    return mark is not None and mark.group() not in CLOSERS


def _in_line(text: str, start: int, end: int, *, goes_on: bool) -> Iterator[QuotedSpan]:
    marks = list(MARK.finditer(text, start, end))
    at = 0
    while at < len(marks):
        mark = marks[at]
        if not _can_open(text, mark, start):
            at += 1
            continue
        close = _closing(text, marks, at, end)
        if close is not None:
            yield QuotedSpan(mark.start(), marks[close].end(), mark.end(), marks[close].start(), True)
            at = close + 1
            continue
        if mark.group() not in SINGLES and _may_run_on(text, mark, start, goes_on=goes_on):
            stop = start + len(text[start:end].rstrip())
            if stop > mark.end():
                yield QuotedSpan(mark.start(), stop, mark.end(), stop, False)
            return
        at += 1


def _can_open(text: str, mark: re.Match[str], line_start: int) -> bool:
    kind = mark.group()
    if kind in OPENERS:
        return True
    if kind in CLOSERS or kind == "’":
        return False
    before = text[mark.start() - 1] if mark.start() > line_start else " "
    after = text[mark.end()] if mark.end() < len(text) else " "
    if after.isspace() or not (before.isspace() or before in BEFORE_OPENING):
        return False
    if kind in TWO_WAY:
        return True
    return after.isalnum() and not ELISION.match(text, mark.start())


def _closing(text: str, marks: list[re.Match[str]], at: int, line_end: int) -> int | None:
    """Return the index of the mark that closes marks[at], or None."""
    kind = marks[at].group()
    if kind in SINGLES:
        return _single_closing(text, marks, at, line_end)
    own = {"«": "»", "‹": "›"}.get(kind)
    curly_close_ahead = kind in OPENERS and any(m.group() == "”" for m in marks[at + 1 : at + 1 + MAX_MARKS])
    for number in range(at + 1, min(at + 1 + MAX_MARKS, len(marks))):
        mark = marks[number]
        closes = mark.group()
        if own is not None:
            if closes == own:
                return number
        elif kind in OPENERS:
            if closes == "”" or (kind == "„" and closes == "“"):
                return number
            if closes == "“" and kind == "“":
                # A second opening: the first was never closed, unless this one closes by where it stands.
                return number if _can_close(text, mark, line_end) else None
            if not curly_close_ahead and closes in TWO_WAY and _can_close(text, mark, line_end):
                return number
        elif closes == kind or (kind == "``" and closes == "''") or (kind == '"' and closes == "”"):
            if _can_close(text, mark, line_end):
                return number
            if closes == kind:
                return None
    return None


def _can_close(text: str, mark: re.Match[str], line_end: int) -> bool:
    before = text[mark.start() - 1]
    after = text[mark.end()] if mark.end() < line_end else " "
    return not before.isspace() and not after.isalnum()


def _single_closing(text: str, marks: list[re.Match[str]], at: int, line_end: int) -> int | None:
    """Return the closing single mark: one after punctuation before the first that could be an apostrophe."""
    curly = marks[at].group() == "‘"
    plain: int | None = None
    for number in range(at + 1, len(marks)):
        mark = marks[number]
        if mark.start() - marks[at].start() > MAX_SINGLE:
            break
        if mark.group() not in ("’" if curly else "'"):
            if plain is not None or mark.group() not in SINGLES:
                continue
            if mark.group() == "‘":
                break
            continue
        if not _can_close(text, mark, line_end):
            if number > at + 1 and plain is not None and _can_open_plain(text, mark):
                break
            continue
        if text[mark.start() - 1] in ",.!?…":
            return number
        if plain is None:
            plain = number
    return plain


def _can_open_plain(text: str, mark: re.Match[str]) -> bool:
    after = text[mark.end()] if mark.end() < len(text) else " "
    return text[mark.start() - 1].isspace() and after.isalnum()


def _may_run_on(text: str, mark: re.Match[str], line_start: int, *, goes_on: bool) -> bool:
    """Tell whether an opening mark without its partner quotes the rest of the paragraph."""
    before = text[line_start : mark.start()].rstrip()
    return goes_on or not before or before[-1] in ",:.!?"
