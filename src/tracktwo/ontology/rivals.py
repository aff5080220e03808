"""Rival and kindred words: what can stand for what, and what cannot both be true."""

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from tracktwo.errors import OntologyError
from tracktwo.ontology.yaml_file import read_yaml

Sets = dict[str, frozenset[int]]
MOST_KNOWN = 50_000  # rows of words whose sets are known; then they are begun anew


@dataclass(frozen=True, slots=True)
class BareFact:
    """Something that happened or did not: its verbs, the nouns for it, and the verbs against it."""

    name: str
    verbs: frozenset[str]
    nouns: frozenset[str]
    against: frozenset[str]


@dataclass(frozen=True, slots=True)
class Rivals:
    """The code book. Each map gives, for a lemma, the numbers of the sets it is in."""

    same: Sets
    left: Sets
    right: Sets
    families: Sets
    wider: frozenset[str]
    facts: tuple[BareFact, ...]
    denying: frozenset[str]
    first_words: frozenset[str]
    parts: frozenset[str]
    _sets_of: dict[frozenset[str], frozenset[int]] = field(default_factory=dict, compare=False, repr=False)

    def sets_of(self, words: frozenset[str]) -> frozenset[int]:
        """Return the numbers of the synonym sets that some lemmas are in; they are asked for often."""
        found = self._sets_of.get(words)
        if found is None:
            if len(self._sets_of) >= MOST_KNOWN:
                self._sets_of.clear()
            found = self._sets_of[words] = frozenset().union(*(self.same.get(word, ()) for word in words))
        return found

    def are_same(self, a: str, b: str) -> bool:
        """Tell whether two lemmas can stand for each other."""
        return a == b or bool(self.same.get(a, frozenset()) & self.same.get(b, frozenset()))

    def are_rivals(self, a: str, b: str) -> bool:
        """Tell whether two lemmas are opposites: both cannot be said of one thing at once."""
        none: frozenset[int] = frozenset()
        return bool(
            (self.left.get(a, none) & self.right.get(b, none))
            | (self.left.get(b, none) & self.right.get(a, none))
        )

    def are_siblings(self, a: str, b: str) -> bool:
        """Tell whether two lemmas are different members of a family that excludes each other."""
        none: frozenset[int] = frozenset()
        return (
            a != b
            and not self.are_same(a, b)
            and bool(self.families.get(a, none) & self.families.get(b, none))
        )

    def canonical(self, lemma: str) -> frozenset[str]:
        """Return the names of the synonym sets of a lemma, or the lemma itself where it has none."""
        return frozenset(f"#{n}" for n in self.same.get(lemma, ())) or frozenset({lemma})


@cache
def load_rivals() -> Rivals:
    """Return the lexicon.

    Raises:
        OntologyError: a pair of rivals shares a word.
    """
    book: dict[str, Any] = read_yaml(Path(__file__).with_suffix(".yaml"))
    for number, (left, right) in enumerate(book["rivals"], start=1):
        shared = set(left) & set(right)
        if shared:
            raise OntologyError(f"rivals.yaml, rivals, pair {number}: {sorted(shared)} stand on both sides.")
    return Rivals(
        same=_by_word(book["same"]),
        left=_by_word([pair[0] for pair in book["rivals"]]),
        right=_by_word([pair[1] for pair in book["rivals"]]),
        families=_by_word(book["families"]),
        wider=frozenset(str(word) for word in book["wider"]),
        facts=tuple(
            BareFact(name, frozenset(entry["verbs"]), frozenset(entry["nouns"]), frozenset(entry["against"]))
            for name, entry in book["facts"].items()
        ),
        denying=frozenset(book["denying"]),
        first_words=frozenset(book["first_words"]),
        parts=frozenset(book["parts"]),
    )


def _by_word(sets: list[list[Any]]) -> Sets:
    found: defaultdict[str, set[int]] = defaultdict(set)
    for number, words in enumerate(sets):
        for word in words:
            # An unquoted yes, no or on in YAML 1.1 is a truth value, never a word we mean otherwise.
            found[
                {True: "yes", False: "no"}.get(word, str(word)) if isinstance(word, bool) else str(word)
            ].add(number)
    return {word: frozenset(numbers) for word, numbers in found.items()}
