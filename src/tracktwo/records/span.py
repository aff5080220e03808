"""Where words stand: half-open character offsets into an article's stored text."""

from dataclasses import dataclass

from tracktwo.errors import SpanError


@dataclass(frozen=True, slots=True)
class Span:
    """Half-open offsets, in Unicode code points, into one article's stored text."""

    article_id: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Evidence:
    """A span together with exactly the words it points at."""

    article_id: str
    start: int
    end: int
    text: str


def quoted_text(span: Span, text: str) -> str:
    """Return the words a span points at.

    Args:
        span: offsets in characters (code points) into ``text``.
        text: the article's stored text, unchanged since extraction.
    Returns:
        ``text[span.start:span.end]``; never empty.
    Raises:
        SpanError: the span is empty or runs past the text.

    >>> quoted_text(Span("a1", 0, 5), "Talks resumed.")
    'Talks'
    """
    if not 0 <= span.start < span.end <= len(text):
        raise SpanError(
            f"Span {span.start}:{span.end} does not fit article {span.article_id!r} "
            f"({len(text)} characters). Re-extract the article if its text was refetched."
        )
    return text[span.start : span.end]


def evidence_at(article_id: str, text: str, *, start: int, end: int) -> Evidence:
    """Return the evidence for ``text[start:end]``, white space at both ends left out.

    Raises:
        SpanError: nothing but white space is left, or the span runs past the text.

    >>> evidence_at("a1", "Talks resumed. ", start=0, end=15)
    Evidence(article_id='a1', start=0, end=14, text='Talks resumed.')
    """
    words = quoted_text(Span(article_id, start, end), text)
    start += len(words) - len(words.lstrip())
    end -= len(words) - len(words.rstrip())
    return Evidence(article_id, start, end, quoted_text(Span(article_id, start, end), text))
