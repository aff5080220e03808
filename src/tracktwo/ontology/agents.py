"""Nouns and titles for those who act without a name, with their PLOVER sectors."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tracktwo.errors import OntologyError
from tracktwo.ontology.yaml_file import read_yaml

FILE = Path(__file__).with_name("agents.yaml")
LONGEST = 5  # words of the longest noun or body in agents.yaml


@dataclass(frozen=True, slots=True)
class AgentBook:
    """Sectors by noun, lower case and singular, of one word or more.

    `strong` nouns settle the sector, `generic` ones take that of what stands beside them; `bodies` maps
    what a state's own body is called to the prefix of its slug; `heads` are the last words of them all;
    `persons` are titles that only a person bears ("minister", not "newspaper").
    """

    strong: dict[str, str]
    generic: dict[str, str]
    titles: frozenset[str]
    honorifics: frozenset[str]
    persons: frozenset[str]
    former: frozenset[str]
    bodies: dict[str, str]
    only_with_owner: frozenset[str]
    never_unnamed: frozenset[str]
    heads: frozenset[str]

    def strong_sector(self, words: Sequence[str], end: int) -> tuple[str, int] | None:
        """Return the sector of the longest strong noun that ends before `end`, and its length in words."""
        return _longest(self.strong, words, end)

    def generic_sector(self, words: Sequence[str], end: int) -> tuple[str, int] | None:
        """Return the sector of the longest generic noun that ends before `end`, and its length in words."""
        return _longest(self.generic, words, end)

    def body(self, words: Sequence[str], end: int) -> tuple[str, int] | None:
        """Return the slug prefix of the longest body that ends before `end`, and its length in words."""
        for length in range(min(LONGEST, end), 0, -1):
            prefix = self.bodies.get(" ".join(words[end - length : end]))
            if prefix:
                return prefix, length
        return None

    def is_title(self, word: str) -> bool:
        """Whether a word may be the noun of a title."""
        lower = word.lower().rstrip(".")
        if lower in self.titles:
            return True
        is_noun = lower in self.strong or lower in self.generic
        return is_noun and not (
            lower in self.bodies or lower in self.only_with_owner or lower in self.never_unnamed
        )


def singulars(lower: str) -> tuple[str, ...]:
    """Return what the singular of a lower-case noun may be, the noun itself first.

    >>> singulars("policemen"), singulars("militias")
    (('policemen', 'policeman'), ('militias', 'militia'))
    """
    if lower.endswith("men"):
        return lower, lower[:-3] + "man"
    if lower.endswith("ies"):
        return lower, lower[:-3] + "y", lower[:-1]
    if lower.endswith("es"):
        return lower, lower[:-1], lower[:-2]
    if lower.endswith("s") and not lower.endswith("ss"):
        return lower, lower[:-1]
    if lower == "children":
        return lower, "child"
    return (lower,)


def _longest(table: dict[str, str], words: Sequence[str], end: int) -> tuple[str, int] | None:
    for length in range(min(3, end), 0, -1):
        before = words[end - length : end - 1]
        for last in singulars(words[end - 1]):
            sector = table.get(" ".join((*before, last)))
            if sector:
                return sector, length
    return None


def load_agents() -> AgentBook:
    """Return the book of agent nouns.

    Raises:
        OntologyError: the file is missing, not YAML, or lacks a section.
    """
    book = read_yaml(FILE)
    try:
        strong, generic, bodies = (_by_word(book[name]) for name in ("strong", "generic", "bodies"))
        sets = {
            name: frozenset(book[name].split("|"))
            for name in ("titles", "honorifics", "persons", "former", "only_with_owner", "never_unnamed")
        }
    except (KeyError, AttributeError) as error:
        raise OntologyError(f"agents.yaml: the section {error} is missing or malformed.") from error
    heads = frozenset(word.rsplit(" ", 1)[-1] for table in (strong, generic, bodies) for word in table)
    return AgentBook(strong=strong, generic=generic, bodies=bodies, heads=heads | {"ministry"}, **sets)


def _by_word(section: dict[str, Any]) -> dict[str, str]:
    return {word: value for value, row in section.items() for word in row.split("|")}
