"""The import table of docs/architecture.md, enforced: which room may import which."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "src" / "tracktwo"
EVERYBODY = {"errors"}
PURE = {"text", "extract", "link", "corroborate", "forecast", "brief"}
EDGES = {"feeds", "infer", "store", "export"}
INNER = {"records", "ontology", "protocols"}
DOORS = {"web", "api", "cli"}
MAY_IMPORT: dict[str, set[str]] = {
    "errors": set(),
    "records": set(),
    "protocols": {"records"},
    "settings": set(),
    "ontology": {"records"},
    **{room: {"records", "ontology", "protocols"} for room in PURE | EDGES},
    "pipeline": INNER | PURE | EDGES | {"settings"},
    **{room: {"pipeline", "brief", "export", "records", "protocols", "settings"} for room in DOORS},
    "cli": {"pipeline", "brief", "export", "records", "protocols", "settings", "web", "api"},  # `serve`
    "__init__": {"pipeline", "records"},
    "__main__": {"cli"},
}
# Pure rooms touch nothing outside: no network, disk, clock, randomness or environment.
FORBIDDEN_IN_PURE = {
    "asyncio", "httpx", "io", "logging", "os", "pathlib", "random", "requests", "secrets", "shutil", "socket",
    "sqlalchemy", "sqlite3", "subprocess", "sys", "tempfile", "threading", "time", "urllib.request", "spacy",
}  # fmt: skip
CLOCK_CALLS = {"now", "utcnow", "today"}


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def room_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names if node.module == "tracktwo")


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_follow_the_table(path: Path) -> None:
    room = room_of(path)
    ours = {name.split(".")[1] for name in imported(path) if name.startswith("tracktwo.")} - {"__version__"}
    wrong = ours - MAY_IMPORT[room] - EVERYBODY - {room}
    assert not wrong, f"{room} may not import {sorted(wrong)}"


@pytest.mark.parametrize(
    "path", [p for p in modules() if room_of(p) in PURE], ids=lambda path: str(path.relative_to(PACKAGE))
)
def test_pure_rooms_touch_nothing_outside(path: Path) -> None:
    wrong = {
        name
        for name in imported(path)
        if name in FORBIDDEN_IN_PURE or name.split(".")[0] in FORBIDDEN_IN_PURE
    }
    assert not wrong, f"a pure room imports {sorted(wrong)}"
    calls = {
        node.func.attr
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    }
    assert not calls & CLOCK_CALLS, "a pure room reads the clock"


def test_every_room_of_the_design_exists_and_holds_something() -> None:
    for room in sorted(set(MAY_IMPORT) - {"__init__", "__main__", "errors", "protocols", "settings"}):
        files = [p for p in (PACKAGE / room).rglob("*.py") if p.name != "__init__.py"]
        assert files, f"the room {room} is empty"
