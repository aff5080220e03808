"""Numbers in the letters of a sentence: their value, their bounds and the sign before them."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from tracktwo.extract.number_words import NUMBER, parse_number
from tracktwo.ontology.units import Units
from tracktwo.records import Quantity

AT_LEAST = (
    "at least|no fewer than|no less than|not less than|not fewer than|a minimum of|more than|over|above|"
    "upwards of|exceeding|in excess of|well over|just over"
)
AT_MOST = (
    "at most|no more than|not more than|a maximum of|up to|as many as|as much as|fewer than|less than|under|"
    "below|just under"
)
ABOUT = (
    "about|around|some|roughly|approximately|approx\\.?|an estimated|estimated|close to|nearly|almost|circa|"
    "an average of|more or less|virtually"
)
_BEFORE = re.compile(
    rf"(?<!\w)(?:(?P<least>{AT_LEAST})|(?P<most>{AT_MOST})|(?P<about>{ABOUT}))\s+(?:the\s+)?$", re.IGNORECASE
)
_AFTER = re.compile(
    r"(?P<least>\s+or\s+more\b|\+(?!\w)|-plus\b)|(?P<most>\s+or\s+(?:fewer|less)\b)|(?P<about>\s+or\s+so\b|-odd\b)",
    re.IGNORECASE,
)
_SIGNS = r"US\$|A\$|C\$|[$€£¥₽₴₹₪₺]"
_RANGE = r"\s?(?:-|–|—)\s?|\s+(?:to|and)\s+"
_NOT_A_COUNT = re.compile(r"[-\s]years?[-\s]olds?\b|(?:st|nd|rd|th)\b|[-–]?[A-Za-z]*\d", re.IGNORECASE)
_SCALE_TAIL = re.compile(r"(hundred|thousand|million|billion|trillion|bn|mn|tn|[kmb])$", re.IGNORECASE)


class Hit(NamedTuple):
    """A number in a sentence's text: offsets with its qualifier, offsets of the number, value, sign."""

    start: int
    end: int
    number_start: int
    number_end: int
    value: Quantity
    sign: str | None
    rule: str


@cache
def _pattern(vague: tuple[str, ...], nobody: tuple[str, ...]) -> re.Pattern[str]:
    def either(words: tuple[str, ...]) -> str:
        return "|".join(word.replace(" ", r"\s+") for word in sorted(words, key=len, reverse=True))

    number = NUMBER
    return re.compile(
        rf"(?<![\w.,/-])(?:(?P<nobody>{either(nobody)})\b|(?P<vague>{either(vague)})\b"
        rf"|(?:(?P<sign>{_SIGNS})\s?)?(?P<low>{number})(?:(?:{_RANGE})(?P<sign2>{_SIGNS})?(?P<high>{number}))?)",
        re.IGNORECASE,
    )


def scan(text: str, units: Units) -> Iterator[Hit]:
    for match in _pattern(tuple(units.vague), units.nobody).finditer(text):
        low, high, rule = _values(match, units, text)
        if low is None:
            continue
        end = match.end()
        if rule == "and":  # "eight and nine": two numbers, not a range
            end, high, rule = match.end("low"), None, "number"
        if _NOT_A_COUNT.match(text[end:]) and rule != "vague":
            continue
        yield _bounded(text, match, end, low, high, rule)


def _values(match: re.Match[str], units: Units, text: str) -> tuple[float | None, float | None, str]:
    if match["nobody"]:
        return 0.0, None, "nobody"
    if match["vague"]:
        return units.vague[" ".join(match["vague"].lower().split())], None, "vague"
    low, high = match["low"], match["high"]
    if high is None:
        return parse_number(low), None, "number"
    if " and " in text[match.end("low") : match.start("high")] and not re.search(
        r"between\s+\S*$", text[: match.start("low")], re.IGNORECASE
    ):
        return parse_number(low), None, "and"
    scale = _SCALE_TAIL.search(high)
    if scale and not _SCALE_TAIL.search(low) and re.match(r"\d", low):
        low = f"{low} {scale[1]}"
    least, most = parse_number(low), parse_number(high)
    if least is None or most is None or most <= least:
        return least, None, "and"
    return least, most, "range"


def _bounded(text: str, match: re.Match[str], end: int, low: float, high: float | None, rule: str) -> Hit:
    """Return the hit with the qualifier beside the number read into its bounds."""
    start, sign = match.start(), match["sign"] or match["sign2"]
    before, after = _BEFORE.search(text[:start]), _AFTER.match(text[end:])
    number_start, number_end = match.start("low") if match["low"] else start, end
    qualifier = before or after
    between = re.search(r"\bbetween\s+$", text[:start], re.IGNORECASE) if rule == "range" else None
    opener = before or between
    if opener:
        start = opener.start()
    elif after:
        end += after.end()
    kind = qualifier and qualifier.lastgroup
    words = text[start:end]
    if rule == "vague":
        value = Quantity(low, None, True, words)
    elif high is not None:
        value = Quantity(low, high, kind == "about", words)
    elif kind == "least":
        value = Quantity(low, None, False, words)
    elif kind == "most":
        value = Quantity(None, low, False, words)
    else:
        value = Quantity(low, low, kind == "about", words)
    return Hit(start, end, number_start, number_end, value, sign, rule)
