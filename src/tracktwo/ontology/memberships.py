"""Who belongs to which international body, since when: a dated table."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NamedTuple

from tracktwo.errors import OntologyError
from tracktwo.ontology.yaml_file import read_yaml

FILE = Path(__file__).with_name("memberships.yaml")


class Membership(NamedTuple):
    """A state's time in a body, ISO dates of any precision; `until` is None while it lasts."""

    since: str
    until: str | None


@dataclass(frozen=True, slots=True)
class MembershipBook:
    """Memberships by body slug ("igo.nato") and ISO alpha-3 code."""

    bodies: dict[str, dict[str, Membership]]

    def member_on(self, state: str, body: str, day: date) -> bool | None:
        """Whether a state belonged to a body on a day; None when the table does not hold the body."""
        members = self.bodies.get(body)
        if members is None:
            return None
        found = members.get(state)
        if found is None:
            return False
        text = day.isoformat()
        return found.since <= text and (found.until is None or text < found.until)

    def members(self, body: str) -> tuple[str, ...]:
        """Return the states that belong to a body, or belonged to it, as ISO alpha-3 codes."""
        return tuple(self.bodies.get(body, {}))

    def membership(self, state: str, body: str) -> Membership | None:
        """Return a state's membership of a body, past or present."""
        return self.bodies.get(body, {}).get(state)


def load_memberships() -> MembershipBook:
    """Return the table of memberships.

    Raises:
        OntologyError: a row is not "STATE since [until]", or a state stands twice in a body.
    """
    return MembershipBook({body: _members(body, row) for body, row in read_yaml(FILE).items()})


def _members(body: str, row: str) -> dict[str, Membership]:
    members: dict[str, Membership] = {}
    for entry in row.split(","):
        words = entry.split()
        if len(words) not in {2, 3} or len(words[0]) != 3 or words[0] in members:
            raise OntologyError(
                f"{FILE.name}, {body}: {entry.strip()!r} is not 'STATE since [until]', or stands there twice."
            )
        members[words[0]] = Membership(words[1], words[2] if len(words) == 3 else None)
    return members
