"""What an article shows on its face: the names and numbers in it, and the words it quotes."""

import re
from dataclasses import dataclass

# What may not stand before is asked behind the first letter or digit: so the text is searched for that first.
CAPITAL = r"[^\W\d_a-zа-яёіїєґўß-öø-ÿ]"
NAME = re.compile(rf"{CAPITAL}(?<![\w'’].)[\w’'-]+")
NUMBER = re.compile(r"\d(?<![\w.,].)\d*(?:[.,]\d+)*")
QUOTED = re.compile(r"[“\"«„](?P<words>[^“”\"«»„\n]{8,600})[”\"»“]")
SENTENCE_START = re.compile(r"(?:^|[.!?…:]['\"”»)]?\s+|\n\s*|[“\"«„(—–-]\s*)$")
QUOTE_WORDS = 3  # a shorter quotation is a coined phrase that many use
WORD = re.compile(r"[^\W_]++(?:[’'][^\W_]++)*+")


@dataclass(frozen=True, slots=True)
class Traces:
    """Folded names, numbers without thousands separators, and quotations as folded words."""

    names: frozenset[str]
    numbers: frozenset[str]
    quotations: tuple[tuple[str, ...], ...]


def traces_of(text: str) -> Traces:
    """Return the names, numbers and quotations of a text; a capitalised word inside a sentence is a name.

    >>> sorted(traces_of("Yesterday the envoy Okonjo met 1,200 people in Harbour City.").names)
    ['city', 'harbour', 'okonjo']
    """
    return Traces(names_in(text), numbers_in(text), quotations_in(text))


def names_in(text: str) -> frozenset[str]:
    """Return the capitalised words inside sentences, folded."""
    found: set[str] = set()
    for match in NAME.finditer(text):
        if not opens_sentence(text, match.start()):
            found.add(_folded_name(match[0]))
    return frozenset(found)


def opens_sentence(text: str, at: int, *, begin: int = 0) -> bool:
    """Tell whether the word at an offset is the first of a sentence, a quotation or the text from `begin` on.

    >>> opens_sentence("He left. Then", 9), opens_sentence("He met Okonjo", 7)
    (True, False)
    """
    before = text[max(begin, at - 4) : at]
    if before[-1:] == " " and before[-2:-1].isalnum():
        return False  # as before most words, told without a search
    return SENTENCE_START.search(before) is not None


def _folded_name(name: str) -> str:
    even = name.casefold().replace("’", "'")
    return re.sub(r"'s?$", "", even) if "'" in even else even


def numbers_in(text: str) -> frozenset[str]:
    """Return the numbers written in digits, without thousands separators."""
    written = (match[0] for match in NUMBER.finditer(text))
    return frozenset(re.sub(r",(?=\d{3}(?!\d))", "", one) if "," in one else one for one in written)


def quotations_in(text: str) -> tuple[tuple[str, ...], ...]:
    """Return what a text quotes, three words or more, as folded words."""
    even = text.casefold().replace("’", "'")
    found = (tuple(WORD.findall(match["words"])) for match in QUOTED.finditer(even))
    return tuple(words for words in found if len(words) >= QUOTE_WORDS)


def folded(text: str) -> str:
    """Return a text's words in lower case, one space between them, for quotations to be looked up in.

    >>> folded("“Promises,” she said,  “are not bricks.”")
    'promises she said are not bricks'
    """
    return " ".join(WORD.findall(text.casefold().replace("’", "'")))


def is_quoted_in(quotation: tuple[str, ...], words: str) -> bool:
    """Tell whether half of a quotation stands in a folded text, for a retelling cuts what it quotes."""
    half = max(2, len(quotation) // 2)
    return any(" ".join(quotation[i : i + half]) in words for i in range(len(quotation) - half + 1))
