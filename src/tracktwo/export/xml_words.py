"""Words as XML can hold them."""

from xml.sax.saxutils import escape, quoteattr

# What XML 1.0 cannot hold, even escaped.
FORBIDDEN = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 65534, 65535), "\ufffd")


def clean(text: str) -> str:
    """Return text that XML can hold; halves of surrogate pairs become the replacement character.

    >>> clean("a\\x00b\\ud800")
    'a\ufffdb\ufffd'
    """
    return text.translate(FORBIDDEN).encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def escaped(text: str) -> str:
    """Return text as an element holds it."""
    return escape(clean(text))


def quoted(text: str) -> str:
    """Return text as an attribute holds it, with its quotation marks."""
    return quoteattr(clean(text))
