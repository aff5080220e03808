"""Run the benchmarks: `python -m bench [NAME ...]`. Prints the figures and writes bench/results/figures.json.

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
from pathlib import Path
from types import ModuleType
from typing import Any

import bench
from bench.parsed import GOLD

RESULTS = Path(__file__).parent / "results" / "figures.json"


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
    floors = getattr(module, "FLOORS", {})
    return {
        "files": list(module.GOLD_FILES),
        "digest": digest(module.GOLD_FILES),
        "figures": figures,
        "floors": floors,
        "below_floor": sorted(name for name, floor in floors.items() if figures.get(name, floor) < floor),
        "seconds": round(time.perf_counter() - began, 1),
    }


def main(names: list[str]) -> int:
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
    machine = {"python": platform.python_version(), "cores": os.cpu_count(), "load": os.getloadavg()}
    RESULTS.write_text(json.dumps({"machine": machine, "benchmarks": results}, indent=1) + "\n", "utf-8")
    return 1 if any(result["below_floor"] for result in results.values()) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
