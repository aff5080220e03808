"""Phrases of the code books against words: alternatives, beginnings and gaps."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from itertools import chain

GAP = ".."
GAP_WORDS = 5
STEM = 3  # letters of a word with an open end that are looked for before its pattern


@dataclass(frozen=True, slots=True)
class Phrase:
    """One phrase of a code book, split into steps. A step is the alternatives for one word.

    `anchors` are the words of one step that stand there whole: where none of them stands, the phrase does
    not either. None where every step has an open end. `others` are the words of the other whole steps,
    `stems` the beginnings of those with an open end.
    """

    text: str
    steps: tuple[tuple[str, ...], ...]
    anchors: frozenset[str] | None = field(default=None, compare=False)
    others: tuple[frozenset[str], ...] = field(default=(), compare=False)
    stems: tuple[frozenset[str], ...] = field(default=(), compare=False)

    def may_stand(self, forms: "Forms") -> bool:
        """Tell whether it is worth looking for among words, most often not."""
        if self.anchors is not None and self.anchors.isdisjoint(forms.words):
            return False
        if any(map(forms.words.isdisjoint, self.others)):
            return False
        return not any(map(forms.stems.isdisjoint, self.stems))


@cache
def phrase(text: str) -> Phrase:
    """Return the phrase that a line of a code book spells.

    >>> phrase("pull|pulled out").steps
    (('pull', 'pulled'), ('out',))
    """
    steps = tuple(tuple(step.split("|")) for step in text.split())
    whole = [step for step in steps if step != (GAP,) and not any(word.endswith("*") for word in step)]
    whole.sort(key=lambda step: -min(map(len, step)))  # the least common first, by and large
    anchors = frozenset(whole[0]) if whole else None
    stems = tuple(filter(None, map(_stems, (step for step in steps if step not in whole and step != (GAP,)))))
    return Phrase(text, steps, anchors, tuple(map(frozenset, whole[1:])), stems)


def _stems(step: tuple[str, ...]) -> frozenset[str] | None:
    """Return the first letters of a step's words, None where one is open before so many."""
    if any(word.endswith("*") and len(word) <= STEM for word in step):
        return None
    return frozenset(word.rstrip("*")[:STEM] for word in step)


class Forms(tuple[tuple[str, str], ...]):
    """The lower-case form and lemma of some words, in order, made ready once for many phrases."""

    @cached_property
    def words(self) -> frozenset[str]:
        """Return all forms and lemmas."""
        found = frozenset(chain.from_iterable(self))
        together = "".join(found)
        if WORD_START in together or LEMMA in together or WORD_END in together:
            return frozenset(word.translate(MARKS) for word in found)
        return found

    @cached_property
    def stems(self) -> frozenset[str]:
        """Return the first letters of all forms and lemmas."""
        return frozenset([word[:STEM] for word in self.words])

    @cached_property
    def encoded(self) -> str:
        """Return the words as one string for the patterns of phrases."""
        found = "".join([f"{WORD_START}{form}{LEMMA}{lemma}{WORD_END}" for form, lemma in self])
        if found.count(WORD_START) + found.count(LEMMA) + found.count(WORD_END) == 3 * len(self):
            return found
        return Forms((form.translate(MARKS), lemma.translate(MARKS)) for form, lemma in self).encoded


def find_phrase(wanted: Phrase, forms: Sequence[tuple[str, str]]) -> tuple[int, int] | None:
    """Return where a phrase first stands: (first, last) word, or None.

    Args:
        wanted: the phrase.
        forms: per word, its lower-case form and its lower-case lemma; `Forms` where many are looked for.

    >>> find_phrase(phrase("halt .. strike*"), [("halt", "halt"), ("all", "all"), ("strikes", "strike")])
    (0, 2)
    """
    known = forms if isinstance(forms, Forms) else Forms(forms)
    if not wanted.may_stand(known):
        return None
    found = _pattern(wanted.steps).search(known.encoded)
    if found is None:
        return None
    first = known.encoded.count(WORD_END, 0, found.start())
    return first, first + found.group().count(WORD_END) - 1


def finds_any(phrases: Iterable[Phrase], forms: Sequence[tuple[str, str]]) -> bool:
    """Tell whether one of some phrases stands among the words."""
    known = forms if isinstance(forms, Forms) else Forms(forms)
    for one in phrases:
        if one.may_stand(known) and _pattern(one.steps).search(known.encoded) is not None:
            return True
    return False


def stands_any(texts: tuple[str, ...], forms: Sequence[tuple[str, str]]) -> bool:
    """Tell whether one of many phrases stands among the words.

    >>> stands_any(("truce", "halt .. strike*"), [("halt", "halt"), ("all", "all"), ("strikes", "strike")])
    True
    """
    known = forms if isinstance(forms, Forms) else Forms(forms)
    index = _indexed(texts)
    if not index.words.isdisjoint(known.words):
        return True
    near = [one for word in index.anchored.keys() & known.words for one in index.anchored[word]]
    near += [one for stem in index.stemmed.keys() & known.stems for one in index.stemmed[stem]]
    return finds_any((*near, *index.rest), known)


@dataclass(frozen=True, slots=True)
class _Index:
    """Many phrases by what must stand for them: words that are phrases by themselves, anchors, stems."""

    words: frozenset[str]
    anchored: dict[str, list[Phrase]]
    stemmed: dict[str, list[Phrase]]
    rest: tuple[Phrase, ...]


@cache
def _indexed(texts: tuple[str, ...]) -> _Index:
    words: set[str] = set()
    anchored: dict[str, list[Phrase]] = {}
    stemmed: dict[str, list[Phrase]] = {}
    rest: list[Phrase] = []
    for one in map(phrase, texts):
        if one.anchors is not None and len(one.steps) == 1:
            words |= one.anchors
        elif one.anchors is not None:
            for word in one.anchors:
                anchored.setdefault(word, []).append(one)
        elif one.stems:
            for stem in one.stems[0]:
                stemmed.setdefault(stem, []).append(one)
        else:
            rest.append(one)
    return _Index(frozenset(words), anchored, stemmed, tuple(rest))


# Each word stands in one string as form and lemma between marks, so that a phrase becomes a regular
# expression: ten times as fast as walking the words, which every clause does for some hundred phrases.
WORD_START, LEMMA, WORD_END = "\x01", "\x02", "\x03"
MARKS = str.maketrans("", "", WORD_START + LEMMA + WORD_END)
ANY_WORD = f"{WORD_START}[^{WORD_END}]*{WORD_END}"


@cache
def _pattern(steps: tuple[tuple[str, ...], ...]) -> re.Pattern[str]:
    return re.compile("".join(map(_step, steps)))


def _step(alternatives: tuple[str, ...]) -> str:
    if alternatives == (GAP,):
        return f"(?:{ANY_WORD}){{0,{GAP_WORDS}}}?"
    forms = "|".join(_alternative(word, LEMMA) for word in alternatives)
    lemmas = "|".join(_alternative(word, WORD_END) for word in alternatives)
    return f"{WORD_START}(?:(?:{forms}){LEMMA}[^{WORD_END}]*|[^{LEMMA}]*{LEMMA}(?:{lemmas})){WORD_END}"


def _alternative(word: str, end: str) -> str:
    """The pattern of one alternative up to the mark that ends it; a trailing * lets it go on."""
    return f"{re.escape(word[:-1])}[^{end}]*" if word.endswith("*") else re.escape(word)
