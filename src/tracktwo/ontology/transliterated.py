"""Names made comparable across scripts and ways of transliteration: Belsky, Belskij, Бельский."""

import re
import unicodedata
from functools import lru_cache

CYRILLIC = dict(zip(
    "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґў",
    ["a", "b", "v", "g", "d", "e", "e", "zh", "z", "i", "i", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u",
     "f", "kh", "ts", "ch", "sh", "shch", "", "y", "", "e", "yu", "ya", "i", "i", "e", "g", "u"],
    strict=True,
))  # fmt: skip
# Spellings of one sound, applied in this order.
SAME = (
    ("shch", "s"), ("tsch", "c"), ("sch", "s"), ("tch", "c"), ("zh", "z"), ("kh", "h"), ("sh", "s"),
    ("ch", "c"), ("ts", "c"), ("tz", "c"), ("ph", "f"), ("ks", "x"), ("iy", "i"), ("ij", "i"), ("yi", "i"),
    ("ou", "u"), ("y", "i"), ("j", "i"), ("w", "v"), ("q", "k"), ("dj", "z"),
    ("ie", "e"), ("uh", "oh"), ("mohamad", "mohamed"), ("mohamd", "mohamed"),
)  # fmt: skip
DOUBLED = re.compile(r"(.)\1+")
WORD = re.compile(r"[^\W\d_]+")
SILENT = re.compile(r"[ʹʺʼ'’`]")


@lru_cache(maxsize=100_000)
def sounds(name: str) -> frozenset[str]:
    """Return the words of a name as they sound, roughly: what transliterations of one word share.

    >>> sounds("Arkady BELSKY") == sounds("Belskij, Arkadiy") == sounds("Аркадий Бельский")
    True
    """
    plain = unicodedata.normalize("NFKD", SILENT.sub("", name.casefold()))
    latin = "".join(CYRILLIC.get(char, char) for char in unicodedata.normalize("NFC", plain))
    words = ("".join(c for c in unicodedata.normalize("NFKD", w) if c.isalnum()) for w in WORD.findall(latin))
    return frozenset(filter(None, map(_sound, words)))


def _sound(word: str) -> str:
    word = DOUBLED.sub(r"\1", word)
    for spelling, sound in SAME:
        word = word.replace(spelling, sound)
    return DOUBLED.sub(r"\1", word)
