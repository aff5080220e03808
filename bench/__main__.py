"""Run the benchmarks: `python -m bench [--page] [NAME ...]`. Prints the figures.

They are kept in bench/results/figures.json, each until it is measured again, and with --page also written
to docs/measured.md, for readers of the documentation.

Exit status 1 when a figure falls below its floor. Lowering a floor takes a changelog line.
"""

import hashlib
import importlib
import json
import os
import pkgutil
import platform
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType
from typing import Any

import bench
from bench.parsed import GOLD

RESULTS = Path(__file__).parent / "results" / "figures.json"
PAGE = Path(__file__).parents[1] / "docs" / "measured.md"
PAGE_HEAD = """# What each reader reaches

Written by `make bench` (`python -m bench --page`) from the gold sets beside the project; the measures
are those of the gold sets' own notes. The sets' held-out parts are not here, so these are figures on
the part that was at hand while the rules were written: where a benchmark splits it, both halves are
shown. Speeds depend on the machine and its load. What is missed, and why, is told in
[events.md](events.md) and [quotations.md](quotations.md).

"""


def members() -> dict[str, ModuleType]:
    """Return the benchmark modules by NAME: those in this folder that have a `run`."""
    modules = [
        importlib.import_module(f"bench.{found.name}")
        for found in pkgutil.iter_modules(bench.__path__)
        if found.name != "__main__"
    ]
    return {module.NAME: module for module in modules if hasattr(module, "run")}


def digest(files: tuple[str, ...]) -> str:
    """Return one SHA-256 over the gold files, in the order named."""
    total = hashlib.sha256()
    for name in files:
        total.update((GOLD / name).read_bytes())
    return total.hexdigest()


def measure(module: ModuleType) -> dict[str, Any]:
    """Run one benchmark and return its figures with the sets' digest, the floors and the time it took."""
    began = time.perf_counter()
    figures = module.run()
    floors, load = getattr(module, "FLOORS", {}), os.getloadavg()[0]
    return {
        "files": list(module.GOLD_FILES),
        "digest": digest(module.GOLD_FILES),
        "figures": figures,
        "floors": floors,
        "below_floor": sorted(name for name, floor in floors.items() if figures.get(name, floor) < floor),
        "seconds": round(time.perf_counter() - began, 1),
        "day": f"{datetime.now(UTC):%Y-%m-%d}",
        "machine": f"Python {platform.python_version()}, {os.cpu_count()} cores, load {load:.1f}",
    }


def main(names: list[str]) -> int:
    write_page = "--page" in names
    names = [name for name in names if name != "--page"]
    known = members()
    unknown = sorted(set(names) - known.keys())
    if unknown:
        print(f"No benchmark named {', '.join(unknown)}. There are: {', '.join(sorted(known))}.")
        return 2
    results: dict[str, Any] = {}
    for name in names or sorted(known):
        missing = [f for f in known[name].GOLD_FILES if not (GOLD / f).exists()]
        if missing:
            print(f"{name}: skipped, not there: {', '.join(missing)}")
            continue
        results[name] = measure(known[name])
        print(f"{name}  ({results[name]['seconds']} s, digest {results[name]['digest'][:12]})")
        for figure, value in results[name]["figures"].items():
            mark = "  BELOW FLOOR" if figure in results[name]["below_floor"] else ""
            print(f"    {figure:<48} {value if isinstance(value, int) else round(value, 4)}{mark}")
    RESULTS.parent.mkdir(exist_ok=True)
    before = json.loads(RESULTS.read_text("utf-8")) if RESULTS.exists() else {}
    kept = {name: result for name, result in {**before, **results}.items() if name in known}
    RESULTS.write_text(json.dumps(kept, indent=1) + "\n", "utf-8")
    if write_page:
        PAGE.write_text(page_of(kept), "utf-8")
    return 1 if any(result["below_floor"] for result in results.values()) else 0


def page_of(results: dict[str, Any]) -> str:
    """Return the figures as a page of tables."""
    parts = [PAGE_HEAD]
    for name, result in sorted(results.items()):
        files = ", ".join(f"`{file}`" for file in result["files"])
        of = f"{files} (SHA-256 {result['digest'][:12]})" if files else "Texts of our own"
        parts.append(
            f"\n## {name}\n\n{of}; {result['seconds']} s on {result['day']}; {result['machine']}.\n\n"
        )
        parts.append("| figure | reached | floor |\n|---|---|---|\n")
        for figure, value in result["figures"].items():
            shown = value if isinstance(value, int) else f"{value:.4g}"
            parts.append(f"| {figure.replace('|', '/')} | {shown} | {result['floors'].get(figure, '')} |\n")
    return "".join(parts)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
