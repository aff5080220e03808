"""Bytes to characters: by the byte order mark, what the server or the page declares, or what fits."""

import codecs
import re

from charset_normalizer import from_bytes

from tracktwo.errors import ExtractError
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
BINARY_SHARE = 0.02  # more control characters than this in the first bytes is no text in any encoding
_CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\r\f\x1b")


def decode(raw: bytes, *, media_type: str | None, where: str) -> str:
    """Return the characters of a page or text file; those that fit no encoding become U+FFFD.

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
            return raw.decode(encoding, "replace")
    _refuse_binary(raw[:SNIFFED_BYTES], where)
    for encoding in _candidates(raw, media_type):
        try:
            return raw.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    return _best_guess(raw)


def _refuse_binary(head: bytes, where: str) -> None:
    controls = len(head) - len(head.translate(None, _CONTROLS))
    if controls > BINARY_SHARE * len(head) or head.startswith((b"%PDF-", b"PK\x03\x04", b"\x1f\x8b")):
        raise ExtractError(
            f"{where} is binary data, not text or HTML. Save the article as text or as a web page first."
        )


def _candidates(raw: bytes, media_type: str | None) -> list[str]:
    """Return the encodings to try: UTF-8 first, for bytes of another encoding hardly ever fit it."""
    declared = [
        DECLARED.search((media_type or "").encode("ascii", "ignore")),
        DECLARED.search(raw[:SNIFFED_BYTES]),
    ]
    names = [found[1].decode("ascii").lower() for found in declared if found]
    return ["utf-8", *(AS_BROWSERS_READ.get(name, name) for name in names if name not in ("utf-8", "utf8"))]


def _best_guess(raw: bytes) -> str:
    """Return the text in the encoding that fits best: mostly UTF-8 with a few broken bytes stays UTF-8."""
    text = raw.decode("utf-8", "replace")
    if text.count("�") <= max(3, len(text) // 1000):
        return text
    best = from_bytes(raw[: 64 * SNIFFED_BYTES]).best()
    return raw.decode(best.encoding, "replace") if best else text


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
