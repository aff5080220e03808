"""In what standing a person talks: envoy, official, out of office, private citizen, lobbyist, consultant."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from tracktwo.errors import OntologyError
from tracktwo.records import PersonStanding

FILE = Path(__file__).parent / "standings.yaml"
IN_OFFICE = frozenset({PersonStanding.OFFICIAL, PersonStanding.ENVOY})
WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")


@dataclass(frozen=True, slots=True)
class Standings:
    """The words of each standing, those that count most first."""

    words: Mapping[PersonStanding, frozenset[str]]
    former: frozenset[str]

    def of(self, role: str) -> PersonStanding:
        """Return the standing that the words of a role give.

        >>> str(load_standings().of("special envoy")), str(load_standings().of("former foreign minister"))
        ('envoy', 'former_official')
        """
        words = set(WORD.findall(role.lower()))
        words |= {part for word in words for part in word.split("-")}
        found = next((name for name, listed in self.words.items() if words & listed), PersonStanding.UNKNOWN)
        return PersonStanding.FORMER_OFFICIAL if found in IN_OFFICE and words & self.former else found


@cache
def load_standings() -> Standings:
    """Return the project's words for standings.

    Raises:
        OntologyError: a standing is unknown.
    """
    rows = yaml.load(FILE.read_text("utf-8"), Loader=yaml.CSafeLoader)
    try:
        words = {PersonStanding(name): frozenset(listed) for name, listed in rows["standings"].items()}
    except ValueError as error:
        raise OntologyError(f"{FILE.name}: {error}. Use one of {', '.join(PersonStanding)}.") from error
    return Standings(words, frozenset(rows["former"]))
