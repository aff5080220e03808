"""Nouns and titles for those who act without a name, with their PLOVER sectors; and what a phrase says of an actor."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NamedTuple

from tracktwo.ontology.actors import ActorBook, ActorEntry
from tracktwo.ontology.aliases import Alias, Sense
from tracktwo.ontology.folding import fold
from tracktwo.ontology.places import PlaceBook
from tracktwo.ontology.yaml_file import read_yaml

FILE = Path(__file__).with_name("agents.yaml")
STATE_SENSES = frozenset({Sense.STATE, Sense.ADJECTIVE, Sense.PEOPLE, Sense.ONE, Sense.CAPITAL, Sense.SEAT})


class Word(NamedTuple):
    """A word of a phrase with its offsets in the folded phrase."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class AgentBook:
    """Sectors by noun. `nouns` are lower-case lemmas, some of two words."""

    nouns: dict[str, str]
    two_words: frozenset[str]
    former: frozenset[str]
    ministries: dict[str, str]

    def sector(self, word: str) -> str | None:
        """Return the sector of a noun, singular or plural, in any case."""
        lower = word.lower()
        found = self.nouns.get(lower)
        if found is None:
            for lemma in singulars(lower):
                if lemma in self.nouns:
                    return self.nouns[lemma]
        return found


def singulars(lower: str) -> tuple[str, ...]:
    """Return what the singular of a lower-case noun may be.

    >>> singulars("policemen"), singulars("militias")
    (('policeman',), ('militia',))
    """
    if lower.endswith("men"):
        return (lower[:-3] + "man",)
    if lower.endswith("ies"):
        return (lower[:-3] + "y", lower[:-1])
    if lower.endswith("es"):
        return (lower[:-1], lower[:-2])
    if lower.endswith("s") and not lower.endswith("ss"):
        return (lower[:-1],)
    return ()


def load_agents() -> AgentBook:
    """Return the book of agent nouns.

    Raises:
        OntologyError: the file is missing or not YAML.
    """
    book = read_yaml(FILE)
    nouns = {noun: sector for sector, row in book["nouns"].items() for noun in row.split("|")}
    return AgentBook(
        nouns=nouns,
        two_words=frozenset(noun for noun in nouns if " " in noun),
        former=frozenset(book["former"].split("|")),
        ministries={word: slug for slug, row in book["ministries"].items() for word in row.split("|")},
    )


class Phrase(NamedTuple):
    """What a phrase says of an actor: the entry it names, if any; its state or body; its sector."""

    entry: ActorEntry | None
    code: str | None
    sector: str | None


def read_phrase(
    phrase: str, *, actors: ActorBook, agents: AgentBook, places: PlaceBook, on: date | None = None
) -> Phrase:
    """Return what an actor phrase says: a name, a title with a name, or a description.

    The rules, in order: a whole name; a person's name at the end of a title; a body of a state
    ("Iran's foreign ministry"); the head noun's sector with the state named beside it.
    """
    folded = " ".join(fold(phrase).split())
    whole = actors.aliases.exactly(folded)
    if whole:
        entry = actors.entries[whole[0].slug]
        return Phrase(entry, entry.code, actors.reference(entry, on).sector)
    words = _words(folded)
    names = _names(folded, words, actors)
    for first, last, alias in names:
        if alias.sense is Sense.PERSON:
            entry = actors.entries[alias.slug]
            return Phrase(entry, entry.code, actors.reference(entry, on).sector)
    code = next((actors.entries[a.slug].code for _, _, a in names), None)
    sector = _head_sector([w.text for w in words], agents)
    if sector is None:
        body = next((a for _, _, a in names if a.sense is Sense.BODY), None)
        sector = actors.entries[body.slug].sector if body else None
    if sector is not None and any(w.text.lower() in agents.former for w in words):
        sector = "ELI"
    return Phrase(None, code, sector)


def _words(folded: str) -> list[Word]:
    found, at = [], 0
    for text in folded.replace("'s", " s").split(" "):
        if text:
            start = folded.find(text, at)
            if start >= 0:
                bare = text.rstrip(",;")
                found.append(Word(bare, start, start + len(bare)))
                at = start + len(text)
    return found


def _names(folded: str, words: list[Word], actors: ActorBook) -> list[tuple[int, int, Alias]]:
    found: list[tuple[int, int, Alias]] = []
    i = 0
    while i < len(words):
        hit = actors.aliases.at(folded, words[i].start, words[i].text)
        if hit is None:
            i += 1
            continue
        end, aliases = hit
        j = i
        while j + 1 < len(words) and words[j].end < end:
            j += 1
        found.append((i, j, aliases[0]))
        i = j + 1
    return found


_AFTER_HEAD = frozenset({"of", "for", "to", "at", "in", "from", "on", "with", "against", "who"})


def _head_sector(words: list[str], agents: AgentBook) -> str | None:
    """Return the sector of the last agent noun before a preposition, or of the first after one."""
    lower = [word.lower() for word in words]
    cut = next((i for i, word in enumerate(lower) if word in _AFTER_HEAD and i > 0), len(lower))
    for i in range(cut - 1, -1, -1):
        pair = " ".join(lower[i - 1 : i + 1])
        sector = agents.nouns.get(pair) or agents.sector(lower[i])
        if sector:
            return sector
    return None
