"""Numbers as they are printed: digits with commas, decimals with a scale, and words."""

import re

_ONES = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
_TEENS = [
    "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
]  # fmt: skip
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
SCALES = {
    "hundred": 1e2, "thousand": 1e3, "k": 1e3, "lakh": 1e5, "million": 1e6, "mn": 1e6, "m": 1e6,
    "crore": 1e7, "billion": 1e9, "bn": 1e9, "b": 1e9, "trillion": 1e12, "tn": 1e12, "dozen": 12.0,
}  # fmt: skip
_VALUES = (
    {word: float(n) for n, word in enumerate(_ONES)}
    | {word: float(n + 10) for n, word in enumerate(_TEENS)}
    | {word: float(n * 10 + 20) for n, word in enumerate(_TENS)}
)
_SMALL = "|".join(sorted(_VALUES, key=len, reverse=True))
_BIG = "hundred|thousand|lakh|million|crore|billion|trillion|dozen"
_WORD = rf"(?:{_SMALL}|{_BIG})"
_SHORT_SCALE = r"(?:bn|mn|tn|[kmb])(?![A-Za-z])"

DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
# "and" joins only behind a scale, so that "eight killed and thirty hurt" stays two numbers.
WORDS = (
    rf"(?:(?:half\s+an?\s+|an?\s+)(?:{_BIG})|{_WORD})"
    rf"(?:(?:[\s-]+|(?:(?<=hundred)|(?<=thousand)|(?<=million))\s+and\s+){_WORD}\b)*"
    rf"(?:\s+and\s+a\s+half(?:[\s-]+(?:{_BIG}))?)?"
)
NUMBER = rf"(?:(?:{DIGITS})(?:[\s-]?(?:(?:{_BIG})\b|{_SHORT_SCALE}))?|\b(?:{WORDS})\b)"

_SCALED_DIGITS = re.compile(rf"({DIGITS})[\s-]?([A-Za-z]*)$")


def parse_number(words: str) -> float | None:
    """Return the number that `words` spell, or None when they spell none.

    >>> [parse_number(w) for w in ("1,250", "3.5 million", "90bn", "twenty-one", "half a million")]
    [1250.0, 3500000.0, 90000000000.0, 21.0, 500000.0]
    >>> parse_number("two hundred and five"), parse_number("a dozen"), parse_number("two and a half million")
    (205.0, 12.0, 2500000.0)
    >>> parse_number("several") is None
    True
    """
    words = " ".join(words.lower().split())
    found = _SCALED_DIGITS.fullmatch(words)
    if found:
        scale = SCALES.get(found[2]) if found[2] else 1.0
        return None if scale is None else round(float(found[1].replace(",", "")) * scale, 6)
    return _parse_words(words.replace("-", " "))


def _parse_words(words: str) -> float | None:
    halved = re.fullmatch(r"half an? (\w+)", words)
    if halved:
        return SCALES[halved[1]] / 2 if halved[1] in SCALES else None
    half_more = re.fullmatch(r"(.+?) and a half(?: (\w+))?", words)
    if half_more:
        whole = _parse_words(half_more[1])
        return None if whole is None else (whole + 0.5) * SCALES.get(half_more[2] or "", 1.0)
    return _sum_words(words.split())


def _sum_words(words: list[str]) -> float | None:
    total = current = 0.0
    seen = False
    for word in words:
        if word in {"a", "an", "and"}:
            continue
        if word in _VALUES:
            current += _VALUES[word]
        elif word in {"hundred", "dozen"}:
            current = (current or 1.0) * SCALES[word]
        elif word in SCALES:
            total, current = total + (current or 1.0) * SCALES[word], 0.0
        else:
            return None
        seen = True
    return total + current if seen else None


ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth",
)  # fmt: skip


def parse_ordinal(word: str) -> int | None:
    """Return the number of an ordinal word, None for any other word.

    >>> parse_ordinal("Third"), parse_ordinal("last")
    (3, None)
    """
    lower = word.lower()
    return ORDINALS.index(lower) + 1 if lower in ORDINALS else None
