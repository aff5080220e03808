"""The generated reference pages say what the code says."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def test_generated_reference_is_up_to_date() -> None:
    done = subprocess.run(
        [sys.executable, "docs/generate.py", "--check"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("page", sorted((ROOT / "docs").glob("*.md")), ids=lambda page: page.name)
def test_every_page_is_reached_from_the_readme_or_the_docs_index(page: Path) -> None:
    reachable = (ROOT / "README.md").read_text("utf-8") + (ROOT / "docs" / "index.md").read_text("utf-8")
    assert page.name == "index.md" or page.name in reachable
