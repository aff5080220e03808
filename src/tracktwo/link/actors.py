"""From a phrase to an actor: who it names, of which state, in which sector."""

from datetime import date

from tracktwo.ontology.loader import CodeBooks
from tracktwo.ontology.phrases import Books, read_phrase
from tracktwo.records import ActorRef


def classify_phrase(phrase: str, *, books: CodeBooks, on: date | None = None) -> ActorRef:
    """Return the actor any phrase speaks of: its id when known, its code and PLOVER sector.

    Args:
        phrase: a name, a title with a name, or a description ("two US officials").
        on: the day whose offices count; without one, the last known.
    """
    read = read_phrase(phrase, Books(books.actors, books.agents, books.places), on=on)
    if read.entry is not None:
        return ActorRef(read.entry.id, read.entry.name, read.code, read.sector)
    return ActorRef(None, phrase, read.code, read.sector)
