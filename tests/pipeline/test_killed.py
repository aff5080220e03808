"""A read that is killed 20 times leaves nothing lost, nothing doubled, and is finished by the next run.

The complete case, 2,000 articles by processes started anew, is a benchmark: `python -m bench kills`.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from tests.killed import kept, stored, write_rows

ROOT = Path(__file__).parents[2]
ARTICLES = 160
POINTS = (*range(5, 138, 7), ARTICLES)  # articles stored before each kill; the last falls into the linking


def tracktwo(home: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return python(home, "-m", "tracktwo", *words)


def python(home: Path, *words: str) -> subprocess.CompletedProcess[str]:
    path = os.pathsep.join([str(ROOT / "src"), str(ROOT)])
    given = {**os.environ, "PYTHONPATH": path, "TRACKTWO_HOME": str(home)}
    done = subprocess.run([sys.executable, *words], env=given, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a system that forks processes")
def test_a_read_killed_twenty_times_ends_as_one_that_never_was(tmp_path: Path) -> None:
    rows = write_rows(tmp_path / "rows.jsonl", ARTICLES)
    killed, whole = tmp_path / "killed", tmp_path / "whole"
    file = killed / "desk.sqlite"
    run = python(killed, "-m", "tests.killed", str(rows), str(file), *map(str, POINTS))
    left = [int(many) for many in run.stdout.split()]
    assert len(left) == len(POINTS) == 20
    assert left == sorted(left)  # nothing that was stored is lost
    assert left[-1] == stored(file) == ARTICLES
    told = tracktwo(killed, "read", str(rows)).stdout
    assert f"Read 0 articles (0 words); {ARTICLES} were known; 0 failed." in told
    tracktwo(whole, "read", str(rows))
    assert kept(file) == kept(whole / "desk.sqlite")
    assert re.search(rf"{ARTICLES} articles.*\nAll is as it was read", tracktwo(killed, "verify").stdout)
