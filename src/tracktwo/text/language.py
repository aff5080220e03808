"""The language a text is written in, as an ISO 639-1 code."""

import re
from functools import cache

from py3langid.langid import LanguageIdentifier, _load_identifier

from tracktwo.text.east_slavic import east_slavic

# News of the built-in dossiers comes in these; a wider choice only makes short titles less certain.
LANGUAGES = (
    "ar", "be", "bg", "ca", "cs", "da", "de", "el", "en", "es", "et", "fa", "fi", "fr", "he", "hi", "hr",
    "hu", "hy", "id", "it", "ja", "ka", "kk", "ko", "lt", "lv", "mk", "nl", "no", "pl", "pt", "ro", "ru",
    "sk", "sl", "sq", "sr", "sv", "th", "tr", "uk", "ur", "vi", "zh",
)  # fmt: skip
READ_CHARACTERS = 1_200
CYRILLIC = re.compile(r"[а-яёіїєґў]", re.IGNORECASE)
SHORT_CHARACTERS = 200
WORD = re.compile(r"\w+")
_LITTLE = "the of and to that with for by from which said were has"
LITTLE = frozenset(_LITTLE.split())
LITTLE_SHARE = 6  # one word in so many; in news of ours it is one in four
ENOUGH_WORDS = 80
EAST_SLAVIC = ("uk", "ru", "be")


@cache
def _identifier() -> LanguageIdentifier:
    identifier = _load_identifier()
    identifier.set_languages(list(LANGUAGES))
    return identifier


def _is_plainly_english(sample: str) -> bool:
    """Whether so many of the words are little English ones that no other language needs to be weighed."""
    words = WORD.findall(sample.lower())
    return len(words) >= ENOUGH_WORDS and sum(word in LITTLE for word in words) > len(words) / LITTLE_SHARE


def language_of(text: str, *, declared: str | None = None) -> str | None:
    """Return the ISO 639-1 code of a text's language, or None when it has no letters to judge by.

    Args:
        declared: what the page says of itself; it decides only for text too short to be sure.

    >>> language_of("Переговори в Женеві завершилися без угоди")
    'uk'
    >>> language_of("12 % - 15 %") is None
    True
    """
    sample = text[:READ_CHARACTERS]
    letters = sum(map(str.isalpha, sample))
    if letters < 3:
        return None
    code = (declared or "").lower().replace("_", "-").split("-")[0]
    if letters < 40 and code in LANGUAGES:
        return code
    if len(CYRILLIC.findall(sample)) > letters / 2 and len(sample) < SHORT_CHARACTERS:
        by_letters = east_slavic(sample)
        if by_letters or code in EAST_SLAVIC:
            return by_letters or code
    if _is_plainly_english(sample):
        return "en"
    return str(_identifier().classify(sample)[0])
