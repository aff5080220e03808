"""What XML from strangers may not do: define entities of its own, or list more than anybody reads."""

import codecs
import re

from tracktwo.errors import FeedError
from tracktwo.ontology.encodings import DEFAULTS, SINGLE_BYTE, best_encoding, language_in, telling_words

# An entity that a document defines for itself can unfold without end, and no feed needs one.
DEFINES_ENTITY = re.compile(rb"<!ENTITY|<!DOCTYPE[^>]{0,2000}\[", re.IGNORECASE)
ENDS_ITEM = re.compile(rb"</(?:\w+:)?(?:item|entry)\s*>|<(?:item|entry)\s*/>")
UTF_16 = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"<\x00": "utf-16-le", b"\x00<": "utf-16-be"}
MAX_TAGS = 400_000  # outside of CDATA; a feed of 500 whole articles has 100,000
CDATA_STARTS, CDATA_ENDS = b"<![CDATA[", b"]]>"
NAMED_BYTES = re.compile(rb"""\s*<\?xml[^>]{0,200}?\sencoding\s*=\s*["']([a-z][\w.:-]{1,40})["']""", re.I)
NAMED_ENCODING = re.compile(r"""(<\?xml[^>]{0,200}?)\s+encoding\s*=\s*["'][^"']*["']""")


def in_utf_8(raw: bytes) -> bytes:
    """Return XML in UTF-8: from UTF-16, from the encoding it names, or from the one that makes words of it.

    What it names is not believed where its bytes are UTF-8 all the same, or where another encoding makes
    clearly more words of them.

    >>> in_utf_8('<?xml version="1.0" encoding="utf-16"?><a/>'.encode("utf-16"))
    b'<?xml version="1.0"?><a/>'
    >>> in_utf_8('<?xml version="1.0" encoding="us-ascii"?><a>Мир</a>'.encode()).decode()
    '<?xml version="1.0"?><a>Мир</a>'
    """
    encoding = UTF_16.get(raw[:2]) or _single_byte(raw)
    if encoding is None:
        return raw
    return NAMED_ENCODING.sub(r"\1", raw.decode(encoding, "replace"), count=1).encode("utf-8", "replace")


def _single_byte(raw: bytes) -> str | None:
    """Return the encoding to read XML in, None where the reader of feeds may find it by itself."""
    if raw.isascii():
        return None
    try:
        raw.decode("utf-8")
        return "utf-8-sig"
    except UnicodeDecodeError:
        pass
    named = NAMED_BYTES.match(raw)
    try:
        declared = codecs.lookup(named[1].decode("ascii")).name if named else None
    except LookupError:
        declared = None
    if declared is not None and declared.startswith("utf"):  # it is not, as its bytes have shown
        declared = None
    elif declared is not None and declared not in SINGLE_BYTE and declared not in DEFAULTS:
        return None  # an encoding of many bytes a character
    guess = best_encoding(telling_words(raw), declared, language=language_in(raw))
    return guess.encoding if guess else None


def refuse_entities(raw: bytes, where: str) -> None:
    """Do nothing for XML without definitions of its own.

    Raises:
        FeedError: it defines entities, wherever in it that stands.
    """
    if DEFINES_ENTITY.search(raw):
        raise FeedError(
            f"{where} defines entities of its own, which no feed needs, and is not read. Tell the outlet."
        )


def first_items(raw: bytes, most: int) -> tuple[bytes, int]:
    """Return a feed without the items beyond the first so many, and how many it had.

    They are cut out before the feed is parsed, so that a feed of 100,000 costs no more than one of 500.

    >>> first_items(b"<rss><item>1</item><item>2</item><item>3</item></rss>", 2)
    (b'<rss><item>1</item><item>2</item></rss>', 3)
    """
    ends = [found.end() for found in ENDS_ITEM.finditer(raw)]
    if len(ends) <= most:
        return raw, len(ends)
    return raw[: ends[most - 1]] + raw[ends[-1] :], len(ends)


def refuse_tags(raw: bytes, where: str) -> None:
    """Do nothing for XML with as many tags as a feed may have; each costs its reader some time.

    Raises:
        FeedError: it has more.
    """
    count, at = raw.count(b"<"), 0
    while count > MAX_TAGS and (start := raw.find(CDATA_STARTS, at)) >= 0:
        at = raw.find(CDATA_ENDS, start)
        if at < 0:
            break
        count -= raw.count(b"<", start, at)
    if count > MAX_TAGS:
        raise FeedError(f"{where} has {count:,} tags, which no feed has. Check the address.")
