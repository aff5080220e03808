"""Texts made comparable without moving a character: accents, curly quotes, odd spaces."""

import unicodedata

_SPECIAL = {
    "ı": "i", "İ": "I", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ħ": "h",
    "‘": "'", "’": "'", "ʼ": "'", "ʻ": "'", "`": "'", "´": "'", "′": "'", "“": '"', "”": '"',
    "\u00a0": " ", "\u2009": " ", "\u202f": " ", "\n": " ", "\t": " ", "\r": " ",
    "‐": "-", "‑": "-", "‒": "-", "–": "-", "−": "-",
}  # fmt: skip


def _table() -> dict[int, str]:
    table = {ord(char): plain for char, plain in _SPECIAL.items()}
    for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        base = unicodedata.normalize("NFD", chr(code))[0]
        if base != chr(code) and base.isascii():
            table.setdefault(code, base)
    return table


_TABLE = _table()


def fold(text: str) -> str:
    """Return the text with Latin accents dropped, quotes and dashes plain; of the same length.

    >>> fold("Türkiye’s Erdoğan")
    "Turkiye's Erdogan"
    """
    return text.translate(_TABLE)
