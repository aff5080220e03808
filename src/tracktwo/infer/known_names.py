"""Entity labels from the code books, for sentences whose every name they know.

The model's entity recognizer has an encoder of its own and costs as much as parsing. A sentence that
holds no capitalised word but those listed here does not need it.
"""

from collections.abc import Iterator
from typing import NamedTuple

from tracktwo.ontology.aliases import Sense
from tracktwo.ontology.loader import CodeBooks
from tracktwo.records import Token

LABELS = {
    Sense.STATE: "GPE",
    Sense.CAPITAL: "GPE",
    Sense.SEAT: "ORG",
    Sense.ADJECTIVE: "NORP",
    Sense.PEOPLE: "NORP",
    Sense.ONE: "NORP",
    Sense.BODY: "ORG",
    Sense.PERSON: "PERSON",
    Sense.SURNAME: "PERSON",
    Sense.PLACE: "LOC",
}
_CALENDAR = """
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July
    August September October November December Mon. Tue. Wed. Thu. Fri. Sat. Sun. Jan. Feb. Mar. Apr. Jun.
    Jul. Aug. Sept. Sep. Oct. Nov. Dec.
"""
CALENDAR = frozenset(_CALENDAR.split())
LOCATIVE = frozenset({"in", "near", "at", "around", "outside", "over", "towards", "toward", "across"})
TOWN = 50_000  # smaller ones share their names with too much else
PROPER = frozenset({"NNP", "NNPS"})


class Label(NamedTuple):
    """An entity: tokens first..last (inclusive) and what it is."""

    first: int
    last: int
    label: str


def known_labels(tokens: tuple[Token, ...], folded: str, offset: int, books: CodeBooks) -> list[Label] | None:
    """Return the entities of a sentence, or None when a word in it may be a name nobody lists.

    Args:
        folded: the paragraph's text, folded; the sentence's offsets count from `offset`.
    """
    found: list[Label] = []
    covered = -1
    for label in _listed(tokens, folded, offset, books):
        if not _are_explained(tokens, covered + 1, label.first, found, books):
            return None
        found.append(label)
        covered = label.last
    return found if _are_explained(tokens, covered + 1, len(tokens), found, books) else None


def _listed(tokens: tuple[Token, ...], folded: str, offset: int, books: CodeBooks) -> Iterator[Label]:
    actors, places = books.actors.aliases, books.places.aliases
    begun = actors.first_words, places.first_words
    past = -1
    for token in tokens:
        if token.i <= past:
            continue
        start = token.start - offset
        word = folded[start : token.end - offset]
        if word not in begun[0] and word not in begun[1] and word.isalpha():
            continue
        hit, place = actors.at(folded, start, word), places.at(folded, start, word)
        if place is not None and (hit is None or place[0] > hit[0]):
            hit = place
        if hit is None:
            continue
        sense = hit[1][0].sense
        if sense not in LABELS or (sense is Sense.SURNAME and token.tag not in PROPER):
            continue
        past = token.i
        while past + 1 < len(tokens) and tokens[past + 1].start - offset < hit[0]:
            past += 1
        yield Label(token.i, past, LABELS[sense])


def _are_explained(
    tokens: tuple[Token, ...], first: int, end: int, found: list[Label], books: CodeBooks
) -> bool:
    """Whether no word of tokens first..end (exclusive) may be a name; dates and towns go to `found`."""
    for token in tokens[first:end]:
        text = token.text
        if not text[:1].isupper():
            if text.isdigit() and len(text) == 4 and text[:2] in {"19", "20"}:
                found.append(Label(token.i, token.i, "DATE"))
            continue
        if text in CALENDAR and token.tag in PROPER:
            found.append(Label(token.i, token.i, "DATE"))
        elif token.tag in PROPER or (token.i > 0 and token.pos in {"NOUN", "ADJ", "VERB", "X"}):
            if (
                books.agents.is_title(text)
                and token.i + 1 < len(tokens)
                and tokens[token.i + 1].text[:1].isupper()
            ):
                continue
            if not _is_town(tokens, token, books):
                return False
            found.append(Label(token.i, token.i, "GPE"))
    return True


def _is_town(tokens: tuple[Token, ...], token: Token, books: CodeBooks) -> bool:
    """Whether a single capitalised word behind "in" or "near" is a large enough town."""
    if token.i == 0 or token.dep != "pobj" or tokens[token.i - 1].text.lower() not in LOCATIVE:
        return False
    after = token.i + 1
    if after < len(tokens) and tokens[after].text[:1].isupper():
        return False
    return books.places.population(token.text) >= TOWN
