"""Which other names the code book lets stand for a name: demonyms, seats of government, spellings."""

from collections.abc import Iterator
from functools import cache

from tracktwo.ontology.actors import ActorBook, StateEntry
from tracktwo.ontology.loader import code_books

QUOTE_MARKS = str.maketrans(dict.fromkeys('“”„«»"‘’‚`´', "'"))


def fold(text: str) -> str:
    """Return text for comparison: one kind of quotation mark and of space, no capitals.

    >>> fold("Bolivia’s  “red line”")
    "bolivia's 'red line'"
    """
    return " ".join(text.translate(QUOTE_MARKS).casefold().replace("\u00ad", "").split())


def forms_of(folded_name: str) -> frozenset[str]:
    """Return the folded names that may stand in the evidence for a folded name; empty for an unlisted one."""
    return _forms().get(folded_name, frozenset())


@cache
def _forms() -> dict[str, frozenset[str]]:
    book: ActorBook = code_books().actors
    found: dict[str, frozenset[str]] = {}
    for entry in book.entries.values():
        found[fold(entry.name)] = frozenset(map(fold, (entry.name, *entry.aliases)))
        if entry.slug.startswith("mil.") and (home := book.states.get(entry.slug[4:])) is not None:
            found[fold(entry.name)] |= frozenset(map(fold, _army_names(home)))
    for state in book.states.values():
        forms = (*state.names, *state.demonyms, *state.metonyms)
        found[fold(state.name)] = found.get(fold(state.name), frozenset()) | frozenset(map(fold, forms))
    return found


def _army_names(state: StateEntry) -> Iterator[str]:
    """Yield what armed forces are called whatever their own name is: "Peru's army", "Peruvian military"."""
    for noun in ("army", "military", "armed forces", "forces", "troops"):
        yield from (f"{demonym} {noun}" for demonym in state.demonyms)
        yield from (form for name in state.names for form in (f"{name}'s {noun}", f"{noun} of {name}"))
