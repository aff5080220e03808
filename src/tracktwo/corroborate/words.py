"""Words as the comparison of stories sees them: without the small ones, cut to their stems."""

import re
from collections.abc import Iterator
from functools import lru_cache

from anyascii import anyascii

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
CYRILLIC = re.compile(r"[а-яёіїєґў]")
STEM_LETTERS = 6  # a Slavic word keeps its meaning in its first letters and its case in the rest
_SMALL = """
a an the and or but if of to in on at by for with from as is are was were be been being it its this that
these those he she they his her their them him who whom which what when where why how not no nor so than
then there here i you we our your my me us do does did has have had will would can could should may might
must about after before over under into out up down more most other some such only own same also new said
says say one two first last year years week day days time people according told mr mrs ms and while during
between against because through any each few all both even still many much since amid monday tuesday
wednesday thursday friday saturday sunday january february march april june july august september october
november december just around among across per via like и в во не что он на я с со как а то все она так его
но да ты к у же вы за бы по только ее мне было вот от меня еще нет о из ему теперь когда даже ну ли если уже
или ни быть был него до вас нибудь вам сказал там потом себя ничего ей может они тут где есть надо ней для
мы тебя их чем была сам чтоб без будто чего раз тоже себе под будет тогда кто этот того потому этого какой
ним здесь этом один почти мой тем чтобы нее сейчас были куда зачем всех можно при об это после также более
который которые которая которого среди около году год года лет время день дня сообщает сообщил сообщила
заявил заявила отметил словам та й що як це для від або але він вона вони його її їх був була було були про
під час також який яка які року за до на у з із зі та не ні ще вже після через der die das und oder in im am
an auf mit von vom zu zum zur für ist sind war waren ein eine einer eines einem einen den dem des nicht auch
sich als wie bei nach aus um es er sie wir hat haben wird werden dass über le la les un une des du de et ou
en dans sur pour par avec est sont a au aux que qui ne pas se il elle ils plus ce el los las una unos y o en
con por para es son del al que no se su sus más
"""
SMALL = frozenset(_SMALL.split())
SUFFIXES = ("ings", "ing", "edly", "ed", "es", "s")


def stems_in(text: str) -> Iterator[str]:
    """Yield the stems of a text's words in order, small words left out.

    >>> list(stems_in("The envoys were talking about Geneva's terms"))
    ['envoy', 'talk', 'geneva', 'term']
    """
    for match in WORD.finditer(text.casefold()):
        word = match[0].replace("’", "'")
        if word not in SMALL:
            yield stem(word)


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """Return a folded word without its ending, cut short where the script is Cyrillic."""
    if CYRILLIC.match(word):
        return word[:STEM_LETTERS]
    word = re.sub(r"'s?$", "", word)
    for suffix in SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= 4:
            return word[: -len(suffix)]
    return word


_ALIKE = str.maketrans({"w": "v", "c": "k", "q": "k", "x": "k", "z": "s"})
SKELETON_LETTERS = 4


@lru_cache(maxsize=1 << 15)
def skeleton(name: str) -> str:
    """Return a name's first consonants in Latin letters: what spellings and scripts have in common.

    >>> skeleton("Зеленський") == skeleton("Zelenskyy") == skeleton("Зеленским")
    True
    """
    latin = anyascii(name).lower().replace("kh", "h").replace("ts", "s").replace("ch", "k")
    consonants = re.sub(r"[^a-z]|[aeiouyjh]", "", latin).translate(_ALIKE)
    folded = re.sub(r"(.)\1+", r"\1", consonants)[:SKELETON_LETTERS]
    return folded if len(folded) >= 3 else ""
