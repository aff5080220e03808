"""In what standing a person talks: envoy, official, out of office, private citizen, lobbyist, consultant."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

FILE = Path(__file__).parent / "standings.yaml"
OUT_OF_OFFICE = "former_official"
IN_OFFICE = frozenset({"official", "envoy"})
UNKNOWN = "unknown"
WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")


@dataclass(frozen=True, slots=True)
class Standings:
    """The words of each standing, those that count most first."""

    words: Mapping[str, frozenset[str]]
    former: frozenset[str]

    def of(self, role: str) -> str:
        """Return the standing that the words of a role give: a key of `words`, out of office, or unknown.

        >>> load_standings().of("special envoy"), load_standings().of("former foreign minister")
        ('envoy', 'former_official')
        """
        words = set(WORD.findall(role.lower()))
        words |= {part for word in words for part in word.split("-")}
        found = next((name for name, listed in self.words.items() if words & listed), UNKNOWN)
        return OUT_OF_OFFICE if found in IN_OFFICE and words & self.former else found


@cache
def load_standings() -> Standings:
    """Return the project's words for standings."""
    rows = yaml.load(FILE.read_text("utf-8"), Loader=yaml.CSafeLoader)
    words = {name: frozenset(listed) for name, listed in rows["standings"].items()}
    return Standings(words, frozenset(rows["former"]))
