"""The typed parts of a text: which stretches are prose to parse, which are headings."""

from collections.abc import Iterator

from tracktwo.records import PROSE, Part, PartKind

SENTENCE_ENDS = (".", "!", "?", "…", '"', "”", "'", "’", ")", ":", ";")


def type_parts(text: str) -> tuple[Part, ...]:
    """Return the parts of a text that must stay as it was given: one per line with words in it.

    A text of a single line is always a paragraph.
    """
    lines = list(_lines(text))
    return tuple(
        Part(
            PartKind.PARAGRAPH
            if len(lines) == 1 or text[start:end].endswith(SENTENCE_ENDS)
            else PartKind.HEADING,
            start,
            end,
        )
        for start, end in lines
    )


def _lines(text: str) -> Iterator[tuple[int, int]]:
    offset = 0
    for line in text.splitlines(keepends=True):
        words = line.strip()
        if words:
            start = offset + line.index(words)
            yield start, start + len(words)
        offset += len(line)


def prose(text: str, parts: tuple[Part, ...]) -> tuple[tuple[int, int, str], ...]:
    """Return the paragraphs to parse: (index of the part, offset, text)."""
    return tuple(
        (number, part.start, text[part.start : part.end])
        for number, part in enumerate(parts)
        if part.kind in PROSE
    )
