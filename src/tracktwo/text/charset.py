"""Bytes to characters: by the byte order mark, what the server or the page declares, or what fits."""

import codecs
import re
from typing import NamedTuple

from charset_normalizer import from_bytes

from tracktwo.errors import ExtractError
from tracktwo.ontology.encodings import FEW_WORDS, best_encoding, language_in, telling_words
from tracktwo.text.lines import clean_characters

MAX_BYTES = 20_000_000
SNIFFED_BYTES = 4_096
MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w:.-]{2,40})""", re.IGNORECASE)
# Browsers read these names as their larger Windows siblings, and pages are written for browsers.
AS_BROWSERS_READ = {
    "iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252",
    "gb2312": "gb18030", "gbk": "gb18030", "ks_c_5601-1987": "cp949", "euc-kr": "cp949", "shift_jis": "cp932",
    "iso-8859-9": "cp1254", "tis-620": "cp874", "windows-31j": "cp932",
}  # fmt: skip
TWO_WORDS = re.compile(r"[^\W\d_]\S*\s(?:[\W\d_]*\s)?[\W\d_]*[^\W\d_]")
MANY_BYTE = frozenset(
    {"gb18030", "big5", "big5hkscs", "cp949", "cp932", "euc_jp", "iso2022_jp", "hz", "utf-16", "utf-32"}
)
OF_PROGRAMS = frozenset({"unicode_escape", "raw_unicode_escape", "utf-7", "idna", "punycode", "mbcs", "oem"})
REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
TWO_BYTES = re.compile(r"[^\x00-\x7f\ufffd]")
BROKEN_SHARE = 12  # characters of UTF-8 for each broken byte: it is UTF-8 with a scar
BINARY_SHARE = 0.02  # more control characters than this in the first bytes is no text in any encoding
_CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\r\f\x1b")


class Decoded(NamedTuple):
    """The characters of some bytes, the encoding they were read in, and a sentence where that is a guess."""

    text: str
    encoding: str
    remark: str | None = None


def decode(raw: bytes, *, media_type: str | None, where: str) -> Decoded:
    """Return the characters of a page or text file; those that fit no encoding become U+FFFD.

    UTF-8 comes first, for bytes of another encoding hardly ever fit it; then what is declared, unless another
    encoding makes clearly more words of the bytes: templates declare us-ascii and latin-1 for any alphabet.

    Args:
        media_type: the server's Content-Type, with its charset where there is one.
        where: named in the messages.
    Raises:
        ExtractError: nothing there, larger than 20 MB, or not text at all.
    """
    if not raw.strip():
        raise ExtractError(f"{where} is empty. Check that the whole file or page was saved.")
    if len(raw) > MAX_BYTES:
        raise ExtractError(
            f"{where} has {len(raw) / 1e6:.0f} MB; an article has less than {MAX_BYTES / 1e6:.0f}. "
            "Split a collection into one file or one JSON Lines row an article."
        )
    for mark, encoding in MARKS:
        if raw.startswith(mark):
            return Decoded(raw.decode(encoding, "replace"), encoding)
    _refuse_binary(raw[:SNIFFED_BYTES], where)
    try:
        return Decoded(raw.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _not_utf_8(raw, _declared(raw, media_type))


def _refuse_binary(head: bytes, where: str) -> None:
    controls = len(head) - len(head.translate(None, _CONTROLS))
    if controls > BINARY_SHARE * len(head) or head.startswith((b"%PDF-", b"PK\x03\x04", b"\x1f\x8b")):
        raise ExtractError(
            f"{where} is binary data, not text or HTML. Save the article as text or as a web page first."
        )


def _declared(raw: bytes, media_type: str | None) -> list[str]:
    """Return the encodings that the server and the page name."""
    named = (
        DECLARED.search((media_type or "").encode("ascii", "ignore")),
        DECLARED.search(raw[:SNIFFED_BYTES]),
    )
    return list(dict.fromkeys(found[1].decode("ascii").lower() for found in named if found))


def _not_utf_8(raw: bytes, declared: list[str]) -> Decoded:
    """Return the text of bytes that are not UTF-8 throughout."""
    text = raw.decode("utf-8", "replace")
    broken = text.count(REPLACEMENT)
    if broken * BROKEN_SHARE <= len(text) - len(TWO_BYTES.sub("", text)):
        return Decoded(text, "utf-8")  # whole characters beyond ASCII by the dozen for each broken one
    named: tuple[str | None, str | None] = (declared[0] if declared else None, None)
    for name in declared:
        try:
            encoding = codecs.lookup(AS_BROWSERS_READ.get(name, name)).name
            fitting = raw.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
        if encoding in MANY_BYTE:
            return Decoded(fitting, encoding)
        if named[1] is None and encoding not in OF_PROGRAMS:
            named = (name, encoding)
    return _single_byte(raw, *named)


def _single_byte(raw: bytes, name: str | None, encoding: str | None) -> Decoded:
    words = telling_words(raw)
    guess = best_encoding(words, encoding, language=language_in(raw))
    if guess is None and encoding is not None:
        return Decoded(raw.decode(encoding, "replace"), encoding)
    if guess is None:
        found = from_bytes(raw[: 64 * SNIFFED_BYTES]).best() if len(words) >= FEW_WORDS else None
        guessed = found.encoding if found else "cp1252"
    else:
        guessed = guess.encoding
    if guessed == encoding:
        return Decoded(raw.decode(guessed, "replace"), guessed)
    says = f"says {name!r}" if name else "names no encoding"
    remark = f"The page {says}; its bytes make words only as {guessed}, and were read so."
    return Decoded(raw.decode(guessed, "replace"), guessed, remark)


def readable(text: str, where: str) -> str:
    """Return the text in composed, plain characters.

    Raises:
        ExtractError: it holds no two words.
    """
    text = clean_characters(text)
    if TWO_WORDS.search(text[:20_000]) is None and not re.search(
        r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]{4}", text
    ):
        raise ExtractError(
            f"{where} holds no sentence. Check that the file is an article and not a picture or a menu."
        )
    return text
