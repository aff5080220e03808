"""Which other names the code book lets stand for a name: demonyms, seats of government, spellings."""

from collections.abc import Iterator
from functools import cache

from tracktwo.ontology.actors import ActorBook, StateEntry
from tracktwo.ontology.loader import code_books

# What the organs of any state are called, by the first part of their slug.
ORGANS = {
    "mil": ("army", "military", "armed forces", "forces", "troops"),
    "mfa": ("foreign ministry", "ministry of foreign affairs", "external affairs ministry"),
    "mod": ("defence ministry", "defense ministry", "ministry of defence", "ministry of defense"),
}
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
        prefix, _, code = entry.slug.partition(".")
        if prefix in ORGANS and (home := book.states.get(code)) is not None:
            found[fold(entry.name)] |= frozenset(map(fold, _organ_names(home, ORGANS[prefix])))
    for state in book.states.values():
        forms = (*state.names, *state.demonyms, *state.metonyms)
        found[fold(state.name)] = found.get(fold(state.name), frozenset()) | frozenset(map(fold, forms))
    return found


def _organ_names(state: StateEntry, nouns: tuple[str, ...]) -> Iterator[str]:
    """Yield what an organ is called whatever its own name is: "Peru's army", "Peruvian foreign ministry"."""
    for noun in nouns:
        yield from (f"{demonym} {noun}" for demonym in state.demonyms)
        yield from (form for name in state.names for form in (f"{name}'s {noun}", f"{noun} of {name}"))
