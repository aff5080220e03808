"""The generated reference pages say what the code says."""

import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import click
import pytest
from typer.main import get_command

from tracktwo.cli.main import app

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


PAGES = (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))
COMMAND = re.compile(r"^(?: {4})?tracktwo ([a-z].+?)(?: *#.*)?$", re.M)
COMMANDS = sorted({line for page in PAGES for line in COMMAND.findall(page.read_text("utf-8"))})


@pytest.mark.parametrize("line", COMMANDS)
def test_every_command_of_the_pages_can_be_given_as_it_stands(line: str) -> None:
    command: Any = get_command(app)
    given = [word for word in shlex.split(line) if word != "..."]
    with command.make_context("tracktwo", given, resilient_parsing=False) as context:
        while isinstance(command, click.Group):
            name, command, given = command.resolve_command(context, [*context.protected_args, *context.args])
            assert command is not None, name
            context = command.make_context(name, list(given), parent=context)
