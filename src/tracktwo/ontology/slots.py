"""Slots of claims: the lexicon by which counts, control, dates, growth and assessments are read."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from tracktwo.errors import OntologyError
from tracktwo.ontology.yaml_file import read_yaml


@dataclass(frozen=True, slots=True)
class CountSlot:
    """The words of one counted slot: what is done to the counted, what they do, what they are called."""

    name: str
    patient: frozenset[str]
    actor: frozenset[str]
    nouns: frozenset[str]
    states: frozenset[str]


@dataclass(frozen=True, slots=True)
class Slots:
    """The code book: `counts` by slot, `words` the remaining lists by the name they have in the YAML.

    `slot_of` is the slot in which a lemma plays a role, by (role, lemma).
    """

    counts: tuple[CountSlot, ...]
    tolls: dict[str, str]
    words: dict[str, frozenset[str]]
    slot_of: dict[tuple[str, str], str]

    def count_slot(self, lemma: str, role: str) -> str | None:
        """Return the slot in which a lemma plays `role` (patient, actor, nouns, states), if there is one."""
        return self.slot_of.get((role, lemma))


@cache
def load_slots() -> Slots:
    """Return the slots code book.

    Raises:
        OntologyError: a lemma plays the same role in two counted slots.
    """
    book: dict[str, Any] = read_yaml(Path(__file__).with_suffix(".yaml"))
    counts = tuple(
        CountSlot(name, **{role: frozenset(lemmas) for role, lemmas in roles.items()})
        for name, roles in book.pop("counts").items()
    )
    slot_of = _by_role(counts)
    tolls = book.pop("tolls")
    words: dict[str, frozenset[str]] = {}
    for name, entry in book.items():
        lists = (
            {f"{name}.{part}": lemmas for part, lemmas in entry.items()}
            if isinstance(entry, dict)
            else {name: entry}
        )
        words.update({key: frozenset(lemmas) for key, lemmas in lists.items()})
    return Slots(counts, tolls, words, slot_of)


def _by_role(counts: tuple[CountSlot, ...]) -> dict[tuple[str, str], str]:
    found: dict[tuple[str, str], str] = {}
    for role in ("patient", "actor", "nouns", "states"):
        for slot in counts:
            for lemma in getattr(slot, role):
                known = found.setdefault((role, lemma), slot.name)
                if known != slot.name:
                    raise OntologyError(
                        f"slots.yaml, {slot.name}, {role}: {lemma!r} is in {known} too. Keep it in one."
                    )
    return found
