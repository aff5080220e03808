"""The typed parts of a text: which stretches are prose to parse, which are headings or page furniture."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from tracktwo.ontology.outlet_notes import note_heading, notes_beside, outlet_note
from tracktwo.records import PROSE, Part, PartKind
from tracktwo.text.byline import is_byline, is_credit
from tracktwo.text.dateline import dateline_end
from tracktwo.text.furniture import RELATED_HEADINGS, furniture_rule, promo_start
from tracktwo.text.lines import (
    ANSWER_LABEL,
    BULLET,
    CAPTION,
    DATE_LINE,
    FAQ_HEADING,
    QUESTION_LABEL,
    TIP_LABEL,
    Line,
    ends_sentence,
    is_title_case,
    lines_of,
    word_count,
)

BEFORE_BODY = frozenset(
    {
        PartKind.FURNITURE, PartKind.BYLINE, PartKind.DATELINE, PartKind.CAPTION, PartKind.CORRECTION,
        PartKind.EDITORS_NOTE,
    }
)  # fmt: skip
SAYING = re.compile(r"[”\"»].*\b(?:said|says|told|added|asked|wrote)\b|\b(?:said|says|told|added)\b.*[“\"«]")
HEADING_WORDS = 16
TITLE_WORDS = 25
QUESTION_WORDS = 40
WRAPPED_WIDTH = 110  # the longest line of a text that was broken at a fixed width
JOINED_CHARACTERS = 5_000  # a paragraph broken at a fixed width is not longer than this
TOP_LINES = 8  # a byline or date stands among the first lines, under the title
TRAIL = re.compile(
    r"(?:home|start|startseite|главная|головна|accueil|inicio|news)\s*[»›>→/|·].*"
    r"|[^»›→]{2,40}(?:\s[»›→]\s[^»›→]{2,}){2,}",
    re.I,
)


def type_parts(text: str, *, hints: Mapping[int, PartKind] | None = None) -> tuple[Part, ...]:
    """Return the parts of a text that stays as it was given: every line with words in it is in one.

    A label such as "Q:", "Did you know?" or a bullet stands before its part, not in it. A text of a
    single line is a paragraph, whatever it looks like, and so are lines broken at a fixed width.

    Args:
        text: the text; it is not changed.
        hints: the kind of the line that starts at an offset, where a page's markup said so.
    """
    lines = _unwrap(text, lines_of(text))
    if len(lines) == 1:
        return (Part(PartKind.PARAGRAPH, lines[0].start, lines[0].end),)
    return tuple(_Typing(lines, hints or {}).parts())


def prose(text: str, parts: tuple[Part, ...]) -> tuple[tuple[int, int, str], ...]:
    """Return the paragraphs to parse: (index of the part, offset, text). Datelines are left out.

    A dateline before the subject ("GENEVA, Feb 17 - Envoys met") would be parsed as its apposition.
    """
    starts = (
        (number, part.start + dateline_end(text[part.start : part.end]), part.end)
        for number, part in enumerate(parts)
        if part.kind in PROSE
    )
    return tuple((number, start, text[start:end]) for number, start, end in starts if start < end)


def _unwrap(text: str, lines: list[Line]) -> list[Line]:
    """Return the lines with those that go on with the sentence before them joined to it."""
    is_wrapped = _is_wrapped(lines)
    joined: list[Line] = []
    for line in lines:
        is_room = bool(joined) and line.end - joined[-1].start < JOINED_CHARACTERS
        if is_room and not line.after_blank and _goes_on(joined[-1].text, line.text, is_wrapped):
            before = joined.pop()
            line = Line(before.start, line.end, text[before.start : line.end], before.after_blank)
        joined.append(line)
    return joined


def _is_wrapped(lines: Sequence[Line]) -> bool:
    if len(lines) < 3 or max(len(line.text) for line in lines) > WRAPPED_WIDTH:
        return False
    inner = [a for a, b in pairwise(lines) if not b.after_blank]
    long_lines = [line for line in inner if len(line.text) > WRAPPED_WIDTH // 2]
    return len(long_lines) >= 2 and 2 * sum(not ends_sentence(line.text) for line in long_lines) > len(
        long_lines
    )


def _goes_on(before: str, line: str, is_wrapped: bool) -> bool:
    if BULLET.match(line) or QUESTION_LABEL.match(line) or ANSWER_LABEL.match(line):
        return False
    if is_wrapped:
        return len(before.rsplit("\n", 1)[-1]) > WRAPPED_WIDTH // 2
    return not ends_sentence(before) and line[0].islower() and not is_byline(line)


@dataclass(slots=True)
class _Typing:
    """Walks the lines once from top to bottom; what a line is may hang on the lines above it."""

    lines: Sequence[Line]
    hints: Mapping[int, PartKind]
    title: str | None = None
    in_faq: bool = False
    in_related: bool = False
    question_open: bool = False
    announced: PartKind | None = None
    body_seen: bool = False
    last_prose: int = field(init=False)
    questions: frozenset[int] = field(init=False)

    def __post_init__(self) -> None:
        prose_lines = [n for n, line in enumerate(self.lines) if ends_sentence(line.text)]
        self.last_prose = prose_lines[-1] if prose_lines else -1
        self.questions = frozenset(n for n, line in enumerate(self.lines) if _is_question(line.text))

    def parts(self) -> Iterator[Part]:
        for number, line in enumerate(self.lines):
            kind = self._kind(number, line)
            self.body_seen |= kind not in BEFORE_BODY
            yield from self._split(kind, line)

    def _split(self, kind: PartKind, line: Line) -> Iterator[Part]:
        """Yield a line's part without its label, and apart from it the calls to the reader at its end."""
        if kind in PROSE:
            start, end = notes_beside(line.text)
            if (start, end) != (0, len(line.text)):
                yield from self._around(kind, line, start, end)
                return
        label = _label(kind, line.text)
        cut = promo_start(line.text[label:]) if kind in PROSE else None
        end = line.end if cut is None else line.start + label + cut
        body = line.text[label : end - line.start].rstrip()
        if body:
            yield Part(kind, line.start + label, line.start + label + len(body))
        if cut is not None:
            yield Part(PartKind.FURNITURE, line.start + label + cut, line.end)

    def _around(self, kind: PartKind, line: Line, start: int, end: int) -> Iterator[Part]:
        """Yield the part between the notes in brackets that stand before and after it, and the notes."""
        pieces = ((0, start), (start, end), (end, len(line.text)))
        for first, last in pieces:
            words = line.text[first:last].strip()
            if words:
                begin = line.start + line.text.index(words, first)
                own = Line(begin, begin + len(words), words, line.after_blank)
                is_own = (first, last) == (start, end)
                yield from (
                    self._split(kind, own)
                    if is_own
                    else [Part(outlet_note(words) or PartKind.EDITORS_NOTE, own.start, own.end)]
                )

    def _kind(self, number: int, line: Line) -> PartKind:
        text = line.text
        is_top = number < TOP_LINES
        hint = self.hints.get(line.start)
        if hint is PartKind.FURNITURE or self._is_furniture(number, text):
            return PartKind.FURNITURE
        note = self._note(text)
        if note is not None:
            return note
        if self.title is None and self._opens(number, text, hint):
            self.title = text
            return PartKind.TITLE
        if is_top and DATE_LINE.fullmatch(text):
            return PartKind.DATELINE
        if (is_top and is_byline(text)) or is_credit(text):
            return PartKind.BYLINE
        if hint is PartKind.HEADING and not FAQ_HEADING.fullmatch(text):
            return self._under_heading(text)
        return self._asked(number, text) or self._plain(number, text, hint)

    def _note(self, text: str) -> PartKind | None:
        """What the outlet says of its own article: a line that says so, or the one under such a heading."""
        if self.announced is not None:
            kind, self.announced = self.announced, None
            return kind
        self.announced = note_heading(text)
        is_all = notes_beside(text) == (0, len(text))  # else the note in brackets is cut off its paragraph
        return self.announced or (outlet_note(text) if is_all else None)

    def _opens(self, number: int, text: str, hint: PartKind | None) -> bool:
        """A title is the first line that is no trail or date, when it is no sentence of prose."""
        if hint is not None or number > 3 or self.body_seen or number >= self.last_prose:
            return False
        if is_byline(text) or DATE_LINE.fullmatch(text) or CAPTION.fullmatch(text):
            return False
        is_closed = ends_sentence(text) and not text.endswith(("?", "!"))
        return not is_closed and 2 <= word_count(text) <= TITLE_WORDS and len(_sentences(text)) == 1

    def _is_furniture(self, number: int, text: str) -> bool:
        if number < 3 and TRAIL.fullmatch(text) and word_count(text) < 40:
            return True
        if self.title is not None and number < TOP_LINES and text.casefold() == self.title.casefold():
            return True
        rule = furniture_rule(text)
        if rule is None or (number == 0 and rule == "related.link"):
            self.in_related &= not ends_sentence(text)
            return self.in_related and word_count(text) > 2
        self.in_related = rule in RELATED_HEADINGS
        return True

    def _asked(self, number: int, text: str) -> PartKind | None:
        """A question, its answer or a tip; None when the line is none of these."""
        if FAQ_HEADING.fullmatch(text) and word_count(text) <= HEADING_WORDS:
            self.in_faq, self.question_open = True, False
            return PartKind.HEADING
        if QUESTION_LABEL.match(text):
            self.question_open = True
            return PartKind.QUESTION
        if ANSWER_LABEL.match(text) and (self.question_open or self.in_faq):
            return self._answered(number)
        if TIP_LABEL.match(text):
            return PartKind.TIP
        if self.in_faq and number in self.questions:
            self.question_open = True
            return PartKind.QUESTION
        if self.question_open and ends_sentence(text):
            return self._answered(number)
        return None

    def _answered(self, number: int) -> PartKind:
        """An answer stays open until the last question has had its first paragraph."""
        self.question_open = self.in_faq and max(self.questions, default=-1) > number
        return PartKind.ANSWER

    def _plain(self, number: int, text: str, hint: PartKind | None) -> PartKind:
        if hint is not None:
            return hint
        if BULLET.match(text) and self._is_listed(number):
            return PartKind.LIST_ITEM
        if CAPTION.fullmatch(text) and word_count(text) <= 2 * HEADING_WORDS:
            return PartKind.CAPTION
        return self._under_heading(text) if self._is_heading(number, text) else PartKind.PARAGRAPH

    def _under_heading(self, text: str) -> PartKind:
        if self.in_faq and text.endswith("?"):
            self.question_open = True
            return PartKind.QUESTION
        self.in_faq = self.question_open = False
        return PartKind.HEADING

    def _is_listed(self, number: int) -> bool:
        """A dash opens a list only beside another one: alone it opens speech."""
        if not self.lines[number].text.startswith(("—", "–", "-")):
            return True
        beside = (*self.lines[max(0, number - 1) : number], *self.lines[number + 1 : number + 2])
        return any(BULLET.match(line.text) for line in beside)

    def _is_heading(self, number: int, text: str) -> bool:
        """Short, no sentence, and prose still to come: the last line of a text is never a heading."""
        if number >= self.last_prose or word_count(text) > HEADING_WORDS or text[0].islower():
            return False
        if SAYING.search(text):
            return False
        if text.endswith("?"):
            return is_title_case(text) and len(_sentences(text)) == 1
        if text.endswith(":"):
            return word_count(text) <= 4 and (word_count(text) == 1 or is_title_case(text))
        return not ends_sentence(text) and not text.endswith(",")


def _label(kind: PartKind, text: str) -> int:
    patterns = {
        PartKind.QUESTION: QUESTION_LABEL,
        PartKind.ANSWER: ANSWER_LABEL,
        PartKind.TIP: TIP_LABEL,
        PartKind.LIST_ITEM: BULLET,
    }
    match = patterns[kind].match(text) if kind in patterns else None
    return match.end() if match else 0


def _is_question(text: str) -> bool:
    return (
        text.rstrip(' ”"').endswith("?") and word_count(text) <= QUESTION_WORDS and len(_sentences(text)) == 1
    )


def _sentences(text: str) -> list[str]:
    return [part for part in re.split(r"(?<=[.!?])\s+", text) if part]
