"""What is wrong with a dossier profile, line by line."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from typing import Any

TRACKS = ("I", "1.5", "II", "unknown")
STRING_LIST = "a list of texts"
TEXT = "text"
TABLES = "tables"

# key -> what it must be; a trailing "!" marks keys that must be there.
TOP = {
    "id": "text!", "name": "text!", "description": TEXT, "start": "date!", "parties": "tables!",
    "issues": TABLES, "channels": TABLES, "scenario_sets": TABLES, "places": STRING_LIST,
    "words": STRING_LIST, "languages": STRING_LIST, "outlets": STRING_LIST,
}  # fmt: skip
NESTED = {
    "parties": {"slug": "text!", "name": "text!", "code": TEXT, "delegation": STRING_LIST, "side": TEXT},
    "issues": {"id": "text!", "label": TEXT, "words": STRING_LIST, "options": TABLES, "example": TEXT},
    "options": {"id": "text!", "label": TEXT, "words": STRING_LIST},
    "channels": {
        "id": "text!", "label": "text!", "track": TEXT, "parties": STRING_LIST, "people": STRING_LIST,
    },
    "scenario_sets": {
        "id": "text!", "name": "text!", "scenarios": "tables!", "months": "months", "basis": TEXT,
    },
    "scenarios": {
        "id": "text!", "name": "text!", "description": TEXT, "probability": "number",
        "indicators": STRING_LIST, "signs": TABLES,
    },
    "signs": {"words": "text!", "query": "text!", "weight": "weight!"},
}  # fmt: skip
SLUG = re.compile(r"[a-z0-9]+([._-][A-Za-z0-9]+)*")
MOST_MONTHS, MOST_WEIGHT = 60, 2.0
PROBABILITY_SLACK = 0.005  # probabilities are written with two decimals

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong: where in the profile, and what to do about it."""

    path: Path
    message: str


def find_faults(text: str) -> tuple[str, ...]:
    """Return the faults of a profile as "line N: what is wrong and how to mend it", in line order."""
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return (f"line {_error_line(str(error), text)}: this is not TOML ({error}). Correct the syntax.",)
    lines = locate(text)
    faults = [*_shape(table, TOP, ()), *_duplicates(table), *_references(table), *_scenario_faults(table)]
    numbered = sorted((_line_of(fault.path, lines), fault.message) for fault in faults)
    return tuple(dict.fromkeys(f"line {line}: {message}" for line, message in numbered))


def _error_line(message: str, text: str) -> int:
    found = re.search(r"line (\d+)", message)
    return int(found[1]) if found else text.count("\n") + 1


def locate(text: str) -> dict[Path, int]:
    """Return the line, counted from 1, on which each table and key of a TOML text stands.

    >>> locate('id = "x"\\n[[parties]]\\nslug = "gov.UKR"\\n')[("parties", 0, "slug")]
    3
    """
    lines: dict[Path, int] = {(): 1}
    counts: dict[Path, int] = {}
    at: Path = ()
    for number, line in enumerate(text.splitlines(), start=1):
        if header := re.match(r"\s*\[\[([\w.\-]+)\]\]", line):
            at = _next_table(header[1].split("."), counts)
            lines[at] = number
        elif single := re.match(r"\s*\[([\w.\-]+)\]", line):
            at = tuple(single[1].split("."))
            lines[at] = number
        elif key := re.match(r"\s*([\w\-]+)\s*=", line):
            lines.setdefault((*at, key[1]), number)
            _inline(line, (*at, key[1]), number, lines)
    return lines


def _next_table(names: list[str], counts: dict[Path, int]) -> Path:
    path: Path = ()
    for depth, name in enumerate(names):
        key = (*path, name)
        if depth == len(names) - 1:
            counts[key] = counts.get(key, -1) + 1
        path = (*key, counts.get(key, 0))
    return path


def _inline(line: str, path: Path, number: int, lines: dict[Path, int]) -> None:
    for index, _ in enumerate(re.finditer(r"\{", line)):
        lines[(*path, index)] = number


def _line_of(path: Path, lines: dict[Path, int]) -> int:
    while path not in lines:
        path = path[:-1]
    return lines[path]


def _shape(table: dict[str, Any], wanted: dict[str, str], path: Path) -> Iterator[Fault]:
    for key in table.keys() - wanted.keys():
        near = get_close_matches(key, wanted, n=1)
        hint = f"Did you mean {near[0]!r}?" if near else f"Known here: {', '.join(wanted)}."
        yield Fault((*path, key), f"{key!r} is not a key of {_called(path)}. {hint}")
    for key, kind in wanted.items():
        if key not in table:
            if kind.endswith("!"):
                yield Fault(path, f"{_called(path)} has no {key!r}. Add {key} = ...")
            continue
        yield from _value(table[key], key, kind.rstrip("!"), (*path, key))


def _called(path: Path) -> str:
    if not path:
        return "a profile"
    names = [str(step) for step in path if isinstance(step, str)]
    return f"an entry of [[{'.'.join(names)}]]"


def _value(value: Any, key: str, kind: str, path: Path) -> Iterator[Fault]:
    if kind == TABLES:
        if not isinstance(value, list) or not all(isinstance(entry, dict) for entry in value):
            yield Fault(path, f"{key!r} must be tables. Write [[{key}]] above each entry.")
            return
        for index, entry in enumerate(value):
            yield from _shape(entry, NESTED[key], (*path, index))
    elif not _is_kind(value, kind):
        yield Fault(path, f"{key} is {value!r:.60}, which is not {_KIND_WORDS[kind]}.")
    elif key in ("id", "slug") and not SLUG.fullmatch(value):
        yield Fault(path, f"{key} = {value!r} has characters that an id may not have. Use a-z, 0-9, - and _.")


_KIND_WORDS = {
    TEXT: "text in quotation marks",
    STRING_LIST: 'a list of texts; write ["one", "two"]',
    "date": "a date; write it as 2022-02-24",
    "number": "a number between 0 and 1",
    "months": "a whole number of months from 1 to 60",
    "weight": "a number from -2 to 2: what one origin adds to the scenario, in log-odds",
}


def _is_kind(value: Any, kind: str) -> bool:
    if kind == TEXT:
        return isinstance(value, str) and bool(value.strip())
    if kind == STRING_LIST:
        return isinstance(value, list) and all(isinstance(item, str) for item in value)
    if kind == "months":
        return isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= MOST_MONTHS
    if kind == "weight":
        return isinstance(value, (int, float)) and not isinstance(value, bool) and abs(value) <= MOST_WEIGHT
    if kind == "number":
        return isinstance(value, (int, float)) and not isinstance(value, bool) and 0 <= value <= 1
    return isinstance(value, date) or (isinstance(value, str) and _is_date(value))


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _entries(table: dict[str, Any], key: str) -> list[dict[str, Any]]:
    value = table.get(key)
    return [entry for entry in value if isinstance(entry, dict)] if isinstance(value, list) else []


def _duplicates(table: dict[str, Any]) -> Iterator[Fault]:
    for section, key in (("parties", "slug"), ("issues", "id"), ("channels", "id"), ("scenario_sets", "id")):
        yield from _repeated(_entries(table, section), key, (section,))
    for index, issue in enumerate(_entries(table, "issues")):
        yield from _repeated(_entries(issue, "options"), "id", ("issues", index, "options"))
    for index, group in enumerate(_entries(table, "scenario_sets")):
        yield from _repeated(_entries(group, "scenarios"), "id", ("scenario_sets", index, "scenarios"))


def _repeated(entries: list[dict[str, Any]], key: str, path: Path) -> Iterator[Fault]:
    seen: set[str] = set()
    for index, entry in enumerate(entries):
        name = str(entry.get(key))
        if key in entry and name in seen:
            yield Fault((*path, index, key), f"{key} {name!r} stands twice. Rename one or merge the two.")
        seen.add(name)


def _references(table: dict[str, Any]) -> Iterator[Fault]:
    from tracktwo.ontology.dossiers import load_issues

    slugs = [str(party.get("slug")) for party in _entries(table, "parties")]
    for index, channel in enumerate(_entries(table, "channels")):
        path: Path = ("channels", index)
        for slug in channel.get("parties", ()) if isinstance(channel.get("parties"), list) else ():
            if slug not in slugs:
                yield Fault(
                    (*path, "parties"), f"the party {slug!r} is not in this profile. {_near(slug, slugs)}"
                )
        if str(channel.get("track", "unknown")) not in TRACKS:
            known = ", ".join(TRACKS)
            yield Fault((*path, "track"), f"track {channel['track']!r} is unknown. Use one of {known}.")
    shared = load_issues()
    for index, issue in enumerate(_entries(table, "issues")):
        if str(issue.get("id")) not in shared and not issue.get("label"):
            near = _near(str(issue.get("id")), list(shared))
            yield Fault(
                ("issues", index),
                f"the issue {issue.get('id')!r} is not a shared one. {near} Or add a label.",
            )


def _near(word: str, known: list[str]) -> str:
    near = get_close_matches(word, known, n=1)
    return f"Did you mean {near[0]!r}?" if near else f"Known: {', '.join(known)}."


def _scenario_faults(table: dict[str, Any]) -> Iterator[Fault]:
    for index, group in enumerate(_entries(table, "scenario_sets")):
        path: Path = ("scenario_sets", index)
        scenarios = _entries(group, "scenarios")
        if scenarios and "other" not in {str(scenario.get("id")) for scenario in scenarios}:
            yield Fault(path, 'the set leaves out what nobody thought of. Add a scenario with id = "other".')
        given = [scenario.get("probability") for scenario in scenarios]
        figures = [p for p in given if isinstance(p, (int, float)) and not isinstance(p, bool)]
        if figures and len(figures) < len(given):
            yield Fault(path, "some scenarios have a probability and some have none. Give all or none.")
        elif figures and abs(sum(figures) - 1) > PROBABILITY_SLACK:
            yield Fault(path, f"the probabilities sum to {sum(figures):.2f}, not 1. Adjust them.")
