"""From token indexes to stretches of text: gaps bridged, edges trimmed, quotation marks kept in pairs."""

from collections.abc import Sequence

from tracktwo.extract.quote_clauses import Indexes
from tracktwo.extract.quote_marks import QuotedSpan
from tracktwo.records import QuotationForm, Sentence

Pairs = tuple[tuple[int, int], ...]
EDGE = " \t ,;:—–-―…"


def pairs_of(sentence: Sentence, content: Indexes, spans: Sequence[QuotedSpan], text: str) -> Pairs:
    """Return where some tokens stand: gaps of punctuation are bridged, edges trimmed, marks kept in pairs."""
    tokens = sentence.tokens
    runs: list[tuple[int, int]] = []
    last = -2
    for i in sorted(content):
        between = tokens[last + 1 : i] if runs else ()
        if runs and all(not t.text[0].isalnum() for t in between):
            runs[-1] = (runs[-1][0], tokens[i].end)
        else:
            runs.append((tokens[i].start, tokens[i].end))
        last = i
    trimmed = (_trim(a, b, spans, text) for a, b in runs)
    return tuple((a, b) for a, b in trimmed if any(ch.isalnum() for ch in text[a:b]))


def _trim(start: int, end: int, spans: Sequence[QuotedSpan], text: str) -> tuple[int, int]:
    while start < end and text[start] in EDGE:
        start += 1
    while end > start and text[end - 1] in EDGE + ".":
        end -= 1
    for span in spans:
        if start <= span.inner_start and span.inner_start < end <= span.end and start < span.end:
            end = span.end
        if span.start <= start < span.inner_end and end >= span.inner_end:
            start = span.start
    return start, end


def form_of(pairs: Pairs, spans: Sequence[QuotedSpan]) -> QuotationForm:
    """Return whether words stand between marks: all of them, some, or none."""
    quoted = [s for s in spans if any(a < s.end and b > s.start for a, b in pairs)]
    if not quoted:
        return QuotationForm.INDIRECT
    if all(any(s.start <= a and b <= s.end for s in quoted) for a, b in pairs):
        return QuotationForm.DIRECT
    return QuotationForm.MIXED
