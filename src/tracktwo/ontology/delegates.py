"""People words that decide for whom somebody speaks."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

FILE = Path(__file__).parent / "delegates.yaml"


@dataclass(frozen=True, slots=True)
class Delegates:
    """The word lists of `delegates.yaml`, lower-case lemmas; the file says what each is for."""

    bystanders: frozenset[str]
    delegates: frozenset[str]
    both_nouns: frozenset[str]
    bare_nouns: frozenset[str]
    both_marks: frozenset[str]
    group_nouns: frozenset[str]


@cache
def load_delegates() -> Delegates:
    """Return the project's people words."""
    rows = yaml.load(FILE.read_text("utf-8"), Loader=yaml.CSafeLoader)
    return Delegates(**{name: frozenset(words.split()) for name, words in rows.items()})
