"""References to people and bodies that no code book lists: the same name is the same actor."""

from tracktwo.ontology.folding import fold
from tracktwo.records import ActorRef, record_id


def unlisted_person(name: str) -> ActorRef:
    """Return the reference to a person no code book lists."""
    return ActorRef(record_id("actor", "person", fold(name).casefold()), name, None, None)


def unlisted_body(name: str, *, code: str | None, sector: str | None) -> ActorRef:
    """Return the reference to a body no code book lists."""
    return ActorRef(record_id("actor", "body", fold(name).casefold()), name, code, sector)
