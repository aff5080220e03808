"""The extractors in their order, and one article taken through all of them."""

import importlib
import pkgutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from graphlib import TopologicalSorter
from types import ModuleType
from typing import TypeVar

from tracktwo import extract
from tracktwo.extract.parse_repairs import repaired
from tracktwo.ontology.loader import CodeBooks
from tracktwo.records import Event, Issue, Provenance, Quotation, Reading, Record, Trace, record_id

R = TypeVar("R", bound=Record)
FILLED_BY_FIND = {"mentions": "named", "times": "times", "quantities": "quantities", "parties": "parties"}


@cache
def extractors() -> tuple[ModuleType, ...]:
    """Return the members of the extract room, each after those it names in AFTER."""
    modules = [importlib.import_module(f"{extract.__name__}.{found.name}") for found in _listed()]
    members = {m.NAME: m for m in modules if hasattr(m, "extract") or hasattr(m, "find")}
    graph = {name: set(getattr(module, "AFTER", ())) & members.keys() for name, module in members.items()}
    for name in graph.keys() - FILLED_BY_FIND.keys():
        graph[name] |= FILLED_BY_FIND.keys() & members.keys()
    # in lists, for the order of a set is another in every process
    ordered = TopologicalSorter({name: sorted(graph[name]) for name in sorted(graph)}).static_order()
    return tuple(members[name] for name in ordered)


def _listed() -> Iterable[pkgutil.ModuleInfo]:
    return sorted(pkgutil.iter_modules(extract.__path__), key=lambda found: found.name)


@dataclass(frozen=True, slots=True)
class Finds:
    """What one article gave: its filled reading and the records of every step, issues among them."""

    reading: Reading
    records: tuple[Record, ...]


def run_extractors(
    reading: Reading, books: CodeBooks, *, steps: frozenset[str] | None = None, trace: Trace | None = None
) -> Finds:
    """Return what the extractors find in a parsed reading.

    Args:
        reading: with its sentences parsed.
        steps: names of the extractors whose records are wanted; those they need run as well.
        trace: told every rule that was tried.
    """
    found: list[Record] = []
    reading = replace(reading, sentences=tuple(map(repaired, reading.sentences)))
    wanted = _with_needs(steps)
    for module in extractors():
        if module.NAME not in wanted:
            continue
        try:
            reading, records = _run(module, reading, books, trace)
        except Exception as error:  # a rule that fails must not lose the article's other records
            records = (_failure(module, reading, error),)
        found.extend(records)
    return Finds(reading, tuple(found))


def _with_needs(steps: frozenset[str] | None) -> frozenset[str]:
    modules = {module.NAME: module for module in extractors()}
    if steps is None:
        return frozenset(modules)
    wanted: set[str] = set(FILLED_BY_FIND)
    waiting = list(steps)
    while waiting:
        name = waiting.pop()
        if name not in wanted or name in FILLED_BY_FIND:
            wanted.add(name)
            waiting.extend(n for n in getattr(modules.get(name), "AFTER", ()) if n not in wanted)
    return frozenset(wanted)


def _run(
    module: ModuleType, reading: Reading, books: CodeBooks, trace: Trace | None
) -> tuple[Reading, tuple[Record, ...]]:
    if module.NAME in FILLED_BY_FIND:
        filled = {FILLED_BY_FIND[module.NAME]: module.find(reading, books=books, trace=trace)}
        reading = replace(reading, **filled)
    if not hasattr(module, "extract"):
        return reading, ()
    records = tuple(module.extract(reading, books=books, trace=trace))
    if module.NAME == "quotations":
        reading = replace(reading, quotations=tuple(r for r in records if isinstance(r, Quotation)))
    elif module.NAME == "events":
        reading = replace(reading, events=tuple(r for r in records if isinstance(r, Event)))
    return reading, records


def _failure(module: ModuleType, reading: Reading, error: Exception) -> Issue:
    what = f"{type(error).__name__}: {error}"
    return Issue(
        id=record_id("issue", module.NAME, module.VERSION, reading.article_id, what),
        evidence=(),
        confidence=1.0,
        provenance=Provenance(step=module.NAME, version=module.VERSION, rule_or_model="guard"),
        where=f"article {reading.article_id}",
        step=module.NAME,
        what=what,
        how_to_fix="Report it with the sentence; the article's other records are complete.",
        article_id=reading.article_id,
    )


def records_of(finds: Finds, kind: type[R]) -> Iterator[R]:
    """Yield the records of one kind."""
    return (record for record in finds.records if isinstance(record, kind))
