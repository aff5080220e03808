"""The language a text is written in, as an ISO 639-1 code."""

import re
from functools import cache

from py3langid.langid import LanguageIdentifier, _load_identifier

# News of the built-in dossiers comes in these; a wider choice only makes short titles less certain.
LANGUAGES = (
    "ar", "be", "bg", "ca", "cs", "da", "de", "el", "en", "es", "et", "fa", "fi", "fr", "he", "hi", "hr",
    "hu", "hy", "id", "it", "ja", "ka", "kk", "ko", "lt", "lv", "mk", "nl", "no", "pl", "pt", "ro", "ru",
    "sk", "sl", "sq", "sr", "sv", "th", "tr", "uk", "ur", "vi", "zh",
)  # fmt: skip
READ_CHARACTERS = 4_000
# Letters, small words and endings that one East Slavic language has and its neighbours have not: in a
# title there may be no other sign.
SIGNS = (
    (
        "uk",
        re.compile(r"[їєґ]|\b(?:та|що|як|від|щодо|після|про|або|із|між|під|проти|й)\b|(?:лися|ння|ться)\b"),
    ),
    ("be", re.compile(r"ў|\b(?:ад|пра|паміж|пасля|супраць|што)\b|(?:лася|ння)\b(?=.*[ўі])")),
    ("ru", re.compile(r"[ыэёъ]|\b(?:и|что|как|от|после|или|из|между|под|против|о|об)\b|(?:лись|ние|ного)\b")),
)
UK_OR_BE = re.compile(r"і")
CYRILLIC = re.compile(r"[а-яёіїєґў]", re.IGNORECASE)
SHORT_CHARACTERS = 200


@cache
def _identifier() -> LanguageIdentifier:
    identifier = _load_identifier()
    identifier.set_languages(list(LANGUAGES))
    return identifier


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
    letters = sum(character.isalpha() for character in sample)
    if letters < 3:
        return None
    code = (declared or "").lower().replace("_", "-").split("-")[0]
    if letters < 40 and code in LANGUAGES:
        return code
    if len(CYRILLIC.findall(sample)) > letters / 2 and len(sample) < SHORT_CHARACTERS:
        by_letters = _east_slavic(sample.lower())
        if by_letters:
            return by_letters
    return str(_identifier().classify(sample)[0])


def _east_slavic(text: str) -> str | None:
    counts = {code: len(pattern.findall(text)) for code, pattern in SIGNS}
    if "ў" in text:
        return "be"
    if UK_OR_BE.search(text):
        counts["ru"] = 0
    best = max(counts, key=lambda code: counts[code])
    if counts[best]:
        return best
    return "uk" if UK_OR_BE.search(text) else None
