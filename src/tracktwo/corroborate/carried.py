"""What one telling carries into another language: numbers, names, and quotations of one length in one order.

Two reporters who tell of one event in two languages name the same people and may give the same toll; they do
not give all the same numbers and quote passages of the same length one after the other. So numbers that both
have and passages that fit speak for one telling, and numbers and passages of the shorter one that the longer
one lacks speak against it.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tracktwo.corroborate.alignment import NUMBER, plain_number
from tracktwo.corroborate.traces import CAPITAL, QUOTED, opens_sentence
from tracktwo.corroborate.words import skeleton

# Numbers in words, from two to twelve, as articles write them out.
_WRITTEN = """
en two three four five six seven eight nine ten eleven twelve
fr deux trois quatre cinq six sept huit neuf dix onze douze
de zwei drei vier fünf sechs sieben acht neun zehn elf zwölf
es dos tres cuatro cinco seis siete ocho nueve diez once doce
it due tre quattro cinque sei sette otto nove dieci undici dodici
pt dois três quatro cinco seis sete oito nove dez onze doze
ru два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать
ru двух трёх четырёх пяти шести семи восьми девяти десяти одиннадцати двенадцати
ru две трое четверо пятеро шестеро семеро восьмеро девятеро десятеро одиннадцать двенадцать
uk два три чотири п'ять шість сім вісім дев'ять десять одинадцять дванадцять
uk двох трьох чотирьох п'яти шести семи восьми дев'яти десяти одинадцяти дванадцяти
uk дві троє четверо п'ятеро шестеро семеро восьмеро дев'ятеро десятеро одинадцять дванадцять
pl dwa trzy cztery pięć sześć siedem osiem dziewięć dziesięć jedenaście dwanaście
nl twee drie vier vijf zes zeven acht negen tien elf twaalf
tr iki üç dört beş altı yedi sekiz dokuz on onbir oniki
"""
WRITTEN = {
    (line.split()[0], word): str(number)
    for line in _WRITTEN.strip().splitlines()
    for number, word in enumerate(line.split()[1:], start=2)
}


def _pattern_of(words: Sequence[str]) -> re.Pattern[str]:
    longest_first = "|".join(sorted(words, key=len, reverse=True))
    return re.compile(rf"(?:{longest_first})(?![\w'])")


# One pattern a language finds them all, ten times as fast as looking every word up; what stands before one is
# looked at when it is found.
_IN_WORDS = {lang: _pattern_of([word for of, word in WRITTEN if of == lang]) for lang, _ in WRITTEN}
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
INSIDE = re.compile(r"[\w']")
# A name may stand behind a shortened "de" or "le", which is no sentence's first word.
ELIDED_OR_NAME = re.compile(rf"{CAPITAL}(?:(?<![\w'’].)|(?<=\b[dl]['’][A-ZÀ-Þ]))[\w’'-]+")
CAPITALS = re.compile(r"[A-ZÀ-ÞА-ЯЁІЇЄҐ]")
CLITICS = re.compile(r"^(?:[وفبكل]?(?:ال|لل)|[وفبل](?=.{4}))")  # Arabic: and, in, the, to before a name
LONG_VOWEL = re.compile(r"(?<=\w)و")  # o and u inside a word are written like w
# How long a passage is in a language beside English; how far a translator may be from that.
LENGTHS = {
    "de": 1.12,
    "fr": 1.15,
    "es": 1.1,
    "it": 1.1,
    "pt": 1.08,
    "ru": 1.02,
    "uk": 1.0,
    "ar": 0.8,
    "pl": 1.05,
}
SLACK = 1.45
LEAST_PASSAGE = 25  # characters; shorter ones are coined phrases
# What a number weighs: years say nothing, a day of the month or a count of few little.
SMALL, MIDDLING, LARGE = 0.4, 0.6, 1.0
FEW, DAYS_OF_A_MONTH = 12, 31
FIRST_YEAR, LAST_YEAR = 1990, 2035
# Measured on 1,024 pairs of same-language articles on one event that share little text: one in 25 has as many
# numbers in common, most of these news of one announcement; one in 150 fits by its passages.
BY_NUMBERS, BY_PASSAGES = 1.8, 0.6
LACKED = 0.25  # of the weight in common, what the shorter may have besides
TRANSLATED = 2.4  # weight in common of a translation, which has nothing besides
TRANSLATED_NAMES = 2


@dataclass(frozen=True, slots=True)
class Load:
    """What a telling carries: its numbers, its names by their consonants, the lengths of what it quotes."""

    numbers: frozenset[str]
    names: frozenset[str]
    quoted: tuple[float, ...]

    @property
    def size(self) -> int:
        """How much there is to tell by."""
        return len(self.numbers) + len(self.quoted)


def load_of(text: str, lang: str | None) -> Load:
    """Return what a text carries; lengths of quotations are as they would be in English."""
    return Load(numbers_carried(text, lang), names_carried(text), lengths_carried(text, lang))


def numbers_carried(text: str, lang: str | None) -> frozenset[str]:
    """Return the numbers of a text, in digits and in words, as plain digits."""
    return frozenset(_numbers(text, lang or ""))


def names_carried(text: str) -> frozenset[str]:
    """Return the names of a text by their consonants; all its words where its script has no capitals."""
    return frozenset(_names(text) if CAPITALS.search(text) else _words(text))


def lengths_carried(text: str, lang: str | None) -> tuple[float, ...]:
    """Return how long each passage is that a text quotes, in characters as it would be in English."""
    scale = LENGTHS.get(lang or "", 1.0)
    passages = (match["words"] for match in QUOTED.finditer(text))
    return tuple(len(passage) / scale for passage in passages if len(passage) >= LEAST_PASSAGE)


def _numbers(text: str, lang: str) -> Iterator[str]:
    for match in NUMBER.finditer(text):
        yield plain_number(match[0])
    written = _IN_WORDS.get(lang)
    if written is not None:
        even = text.casefold().replace("’", "'")
        for match in written.finditer(even):
            if match.start() == 0 or not INSIDE.match(even, match.start() - 1):
                yield WRITTEN[lang, match[0]]


def _names(text: str) -> Iterator[str]:
    for match in ELIDED_OR_NAME.finditer(text):
        if not opens_sentence(text, match.start()):
            # "Bolan-Pass", as German joins them, is the name that stands alone elsewhere
            yield from filter(None, map(skeleton, match[0].split("-")))


def _words(text: str) -> Iterator[str]:
    """Yield the consonants of every word of a script without capitals, without what is written onto it."""
    for match in WORD.finditer(text):
        bones = skeleton(LONG_VOWEL.sub("", CLITICS.sub("", match[0])))
        if len(bones) >= 3:
            yield bones


def passages_in_order(ours: Sequence[float], theirs: Sequence[float]) -> int:
    """Return how many quoted passages fit each other's lengths in one order."""
    best = [0] * (len(theirs) + 1)
    for mine in ours:
        row = [0]
        for place, other in enumerate(theirs):
            fits = mine / other < SLACK and other / mine < SLACK
            row.append(max(best[place] + fits, best[place + 1], row[-1]))
        best = row
    return best[-1]


MOST_TIMES = 8  # as much to tell by: a long page of tables holds the numbers of any short text


def is_one_telling(one: Load, other: Load) -> bool:
    """Tell whether two texts of two languages carry so much alike, and so little else, that they are one."""
    shorter, longer = sorted((one, other), key=lambda load: load.size)
    if longer.size > MOST_TIMES * shorter.size:
        return False
    common, lacked = _weights(shorter.numbers, longer.numbers)
    passages = passages_in_order(shorter.quoted, longer.quoted)
    fewest = min(len(shorter.quoted), len(longer.quoted))
    if passages < fewest or (not fewest and one.names.isdisjoint(other.names)):
        return False
    if common >= BY_NUMBERS and lacked <= LACKED * common:
        return True
    return fewest > 0 and common >= BY_PASSAGES and not lacked and not one.names.isdisjoint(other.names)


def weight_retold(retelling: Load, told: Load) -> float:
    """Return the weight of a text's numbers where another has all of them, 0 where it lacks any."""
    common, lacked = _weights(retelling.numbers, told.numbers)
    return 0.0 if lacked else common


def large_numbers(numbers: Iterable[str]) -> frozenset[str]:
    """Return those of some numbers that few texts have by chance."""
    return frozenset(number for number in numbers if _weight(number) == LARGE)


def translated_weight(copy: Load, original: Load) -> float:
    """Return how much a text carries over from another language where it carries nothing else; 0 else."""
    passages = passages_in_order(copy.quoted, original.quoted)
    if passages < len(copy.quoted) or len(copy.names & original.names) < TRANSLATED_NAMES:
        return 0.0
    return translated_numbers(copy.numbers, original.numbers)


def translated_numbers(copy: frozenset[str], original: frozenset[str]) -> float:
    """Return the weight of a text's numbers where another language's has all, and they suffice; 0 else."""
    common, lacked = _weights(copy, original)
    return common if common >= TRANSLATED and not lacked else 0.0


def _weights(shorter: frozenset[str], longer: frozenset[str]) -> tuple[float, float]:
    """Return the weight of the numbers that both have, and of those that only the shorter has."""
    return sum(map(_weight, shorter & longer)), sum(map(_weight, shorter - longer))


def _weight(number: str) -> float:
    if not number.isdecimal():
        return LARGE
    value = int(number)
    if value > DAYS_OF_A_MONTH:
        return 0.0 if FIRST_YEAR <= value <= LAST_YEAR else LARGE
    return MIDDLING if value > FEW else SMALL
