"""Which single-byte encoding some bytes are written in: the one that makes words of them."""

import re
from collections.abc import Sequence
from typing import NamedTuple

# Each family in the order of its use on the web: of two that read the words alike the first is taken.
SINGLE_BYTE = (
    "cp1251", "koi8-u", "cp1252", "cp1250", "cp1254", "cp1253", "cp1256", "cp1255", "iso-8859-5", "cp866",
    "mac-cyrillic", "iso-8859-2", "cp1257", "iso-8859-6", "iso-8859-7", "iso-8859-8", "iso-8859-16", "cp437",
)  # fmt: skip
MARKUP = re.compile(
    rb"<(?:script|style)\b.*?</(?:script|style)\s*>|<[^>]*>|&#?\w{1,8};", re.IGNORECASE | re.DOTALL
)
WORD = re.compile(rb"[A-Za-z\x80-\xff]+")
HIGH = re.compile(rb"[\x80-\xff]")
SAMPLED_BYTES, SAMPLED_WORDS = 400_000, 300
FEW_WORDS = 4  # with fewer words that tell, what is declared is believed
USUAL_SHARE = 0.5  # of words that the encoding makes which the page's language and its declaration agree on
SURE_SHARE = 0.75  # a page has some words of other languages, and marks between its words
# By so much another encoding must make more words than a declared one; what templates say by default is
# weighed like an assumption, the name of a certain alphabet is seldom wrong.
BETTER_THAN_DEFAULT, BETTER_THAN_NAMED = 0.08, 0.3
DEFAULTS = frozenset({"cp1252", "iso8859-1", "ascii"})
# What pages in a language are written in where they are not UTF-8: decides between encodings that fit alike.
_WRITTEN_IN = {
    "cp1251": "ru uk be bg sr mk kk",
    "cp1250": "pl cs sk hu ro hr sl bs sq",
    "cp1252": "de fr es it pt nl sv no nb da fi is fo ca en",
    "cp1257": "lt lv et",
    "cp1256": "ar fa ur",
    "cp1254": "tr az",
    "cp1253": "el",
    "cp1255": "he",
}
USUAL = {language: name for name, languages in _WRITTEN_IN.items() for language in languages.split()}
LANGUAGE = re.compile(
    rb"(?:<html[^>]{0,300}?\blang\s*=\s*[\"']?|<language>\s*|\bxml:lang\s*=\s*[\"'])([a-z]{2})\b",
    re.IGNORECASE,
)
SIGNS = "‘’“”„«»–—…•·№°§©®€£ \u00a0\u00ad‹›‚†‡™¿¡´`"
UPPER_WEIGHT = (
    0.45  # words all in capitals: what KOI8 makes of small Cyrillic letters, and the other way round
)
ODD_WEIGHT = 0.35
ODD_LETTERS = frozenset("þðýÞÐÝ")  # in cp1252 of few languages; what it makes of Turkish
FREQUENT = {
    "CYRILLIC": "оеаинтсрвлкмдпуяіы",
    "ARABIC": "اليمونتربةعدسفهكقأ",
    "HEBREW": "יוהלאתרבשמנעדקחפט",
    "GREEK": "αοιετσνηυρπκμλςίόάέ",
}
SCRIPTS = {
    "CYRILLIC": (0x400, 0x52F), "ARABIC": (0x600, 0x6FF), "HEBREW": (0x590, 0x5FF), "GREEK": (0x370, 0x3FF),
    "LATIN": (0x41, 0x24F),
}  # fmt: skip


class Guess(NamedTuple):
    """An encoding and the share of words with letters beyond ASCII that it makes sense of, 0 to 1."""

    encoding: str
    share: float


def telling_words(raw: bytes) -> list[bytes]:
    """Return the words of a page or text that have bytes beyond ASCII, its markup left out."""
    words = WORD.findall(MARKUP.sub(b" ", raw[:SAMPLED_BYTES]))
    return [word for word in words if HIGH.search(word)][:SAMPLED_WORDS]


def best_encoding(
    words: Sequence[bytes], declared: str | None, *, language: str | None = None
) -> Guess | None:
    """Return the single-byte encoding that makes most words; the declared one unless"
    " another is clearly better.

    None where no encoding makes sense of the words, or where they are too few to tell.

    Args:
        words: as `telling_words` gives them.
        declared: what the page or its server says, None for nothing that is a single-byte encoding.
        language: what the page says it is written in.
    """
    if len(words) < FEW_WORDS:
        return None
    guesses = [Guess(name, share_of_words(words, name)) for name in SINGLE_BYTE]
    best = max(guesses, key=lambda guess: guess.share)  # of equals the first
    usual = next((g for g in guesses if g.encoding == USUAL.get(language or "")), None)
    if usual and usual.share >= best.share - BETTER_THAN_DEFAULT:
        best = usual
    if declared:
        own = Guess(declared, share_of_words(words, declared))
        is_usual = usual is not None and usual.encoding == declared
        is_default = declared in DEFAULTS and not is_usual
        if is_usual and own.share >= USUAL_SHARE:
            return own
        if is_default and best is usual:
            return best
        if own.share and own.share >= best.share - (BETTER_THAN_DEFAULT if is_default else BETTER_THAN_NAMED):
            return own
    return best if best.share >= SURE_SHARE else None


def language_in(raw: bytes) -> str | None:
    """Return the two letters of the language that a page or a feed names at its beginning."""
    found = LANGUAGE.search(raw[:4_096])
    return found[1].decode("ascii").lower() if found else None


def share_of_words(words: Sequence[bytes], encoding: str) -> float:
    """Return the share of words that an encoding makes words of: one script, case in"
    " order, common letters."""
    return sum(_weight(word, encoding) for word in words) / len(words)


def _weight(word: bytes, encoding: str) -> float:
    try:
        text = word.decode(encoding).strip(SIGNS)
    except (UnicodeDecodeError, LookupError):
        return 0.0
    if not text or text.isascii():
        return 0.6  # only marks around it: any encoding of its family reads them
    scripts = {_script(sign) for sign in text}
    if not text.replace("’", "").isalpha() or len(scripts) > 1 or None in scripts:
        return 0.0
    return _case_weight(text) * _letter_weight(text, scripts.pop() or "")


def _script(sign: str) -> str | None:
    code = ord(sign)
    if sign == "’":
        return "LATIN"
    return next((name for name, (first, last) in SCRIPTS.items() if first <= code <= last), None)


def _case_weight(text: str) -> float:
    if text.isupper() and len(text) > 1:
        return UPPER_WEIGHT
    inner = text[1:]
    return 1.0 if inner == inner.lower() else 0.1


def _letter_weight(text: str, script: str) -> float:
    """Weigh a word by the letters that are common in its script, Latin by how few are beyond ASCII."""
    common = FREQUENT.get(script)
    if common:
        return 0.4 + 0.6 * sum(sign in common for sign in text.lower()) / len(text)
    beyond = sum(not sign.isascii() for sign in text)
    odd = sum(sign in ODD_LETTERS for sign in text)
    return max(0.0, 1.0 - max(0.0, beyond / len(text) - 0.34) - ODD_WEIGHT * bool(odd))
