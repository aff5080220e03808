"""Page furniture taken out of a text: what is left, with its parts moved along."""

from bisect import bisect_right
from collections.abc import Iterator

from tracktwo.records import Part, PartKind


def cut_furniture(text: str, parts: tuple[Part, ...]) -> tuple[str, tuple[Part, ...], tuple[str, ...]]:
    """Return the text without its furniture, the parts in it, and the furniture.

    Runs of blank lines become one and both ends are trimmed, so the offsets of all parts change.
    """
    gone = [part for part in parts if part.kind is PartKind.FURNITURE]
    kept: list[str] = []
    old_starts: list[int] = []
    new_starts: list[int] = []
    length = 0
    is_blank_due = False
    for pieces, is_blank in _lines(text, gone):
        if not pieces:
            is_blank_due |= is_blank
            continue
        gap = "" if not kept else "\n\n" if is_blank_due else "\n"
        kept.append(gap)
        length += len(gap)
        is_blank_due = False
        for start, end in pieces:
            old_starts.append(start)
            new_starts.append(length)
            kept.append(text[start:end])
            length += end - start

    def moved(offset: int) -> int:
        piece = bisect_right(old_starts, offset) - 1
        return new_starts[piece] + offset - old_starts[piece]

    left = tuple(
        Part(p.kind, moved(p.start), moved(p.end - 1) + 1) for p in parts if p.kind is not PartKind.FURNITURE
    )
    return "".join(kept), left, tuple(text[part.start : part.end] for part in gone)


def _lines(text: str, gone: list[Part]) -> Iterator[tuple[list[tuple[int, int]], bool]]:
    """Yield for each line the stretches that stay, and whether the line was blank to begin with."""
    spans = iter((part.start, part.end) for part in gone)
    span = next(spans, None)
    start = 0
    for line in text.splitlines(keepends=True):
        end = start + len(line)
        cursor, pieces = start, []
        while span is not None and span[0] < end:
            pieces.append((cursor, max(cursor, span[0])))
            cursor = min(span[1], end)
            if span[1] > end:
                break
            span = next(spans, None)
        pieces.append((cursor, end))
        yield _trimmed(text, pieces), not line.strip()
        start = end


def _trimmed(text: str, pieces: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the pieces that hold words, the last without the white space at its end."""
    kept = [(start, end) for start, end in pieces if text[start:end].strip()]
    if kept:
        start, end = kept[-1]
        kept[-1] = (start, start + len(text[start:end].rstrip()))
    return kept
