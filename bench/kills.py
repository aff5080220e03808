"""2,000 articles read by `tracktwo read`, which is killed at 20 points, and the store that is left.

The suite has the small form, with forked processes (tests/pipeline/test_killed.py). Here every process is
started anew, as its user starts it. No gold set: the measure is the store of a read that nobody killed.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.killed import kept, kill_while_reading, stored, write_rows

NAME = "kills"
GOLD_FILES: tuple[str, ...] = ()
ARTICLES = 2_000
POINTS = (1, *range(100, 1_900, 100), ARTICLES)  # articles stored before each kill; the last: while linking
FLOORS = {"articles kept": float(ARTICLES), "same as never killed": 1.0, "verified": 1.0}
ROOT = Path(__file__).parents[1]


def run() -> dict[str, float]:
    """Return what the kills left, whether it is what an undisturbed read leaves, and whether it verifies."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        rows = write_rows(home / "rows.jsonl", ARTICLES)
        file, whole = home / "killed" / "desk.sqlite", home / "whole" / "desk.sqlite"
        left = list(kill_while_reading(lambda: _start(rows, file).pid, file, until=POINTS))
        _finished(rows, file)
        _finished(rows, whole)
        one, other = kept(file), kept(whole)
        return {
            "kills": len(left),
            "articles when killed first": left[0],
            "articles when killed last": left[-1],
            "articles kept": stored(file),
            "same as never killed": float(one == other),
            "verified": float(_start(rows, file, "verify").wait() == 0),
        }


def _start(rows: Path, file: Path, *words: str) -> subprocess.Popen[bytes]:
    path = os.pathsep.join([str(ROOT / "src"), str(ROOT)])
    given = {**os.environ, "PYTHONPATH": path, "TRACKTWO_HOME": str(file.parent)}
    command = [sys.executable, "-m", "tracktwo", *(words or ("read", str(rows)))]
    quiet = subprocess.DEVNULL
    return subprocess.Popen(command, env=given, stdout=quiet, stderr=quiet)


def _finished(rows: Path, file: Path) -> None:
    if _start(rows, file).wait():
        raise RuntimeError(f"The read into {file} failed. Run 'tracktwo read' on such rows by hand.")
