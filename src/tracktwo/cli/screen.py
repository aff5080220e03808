"""Writing to the terminal: words on standard output, progress on standard error where somebody watches."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from tracktwo.records import Issue

CONTROL = dict.fromkeys(
    [*range(0x20), 0x7F, *range(0x80, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
)
KEPT = {ord("\n"): "\n", ord("\t"): " "}
SAFE = {**CONTROL, **KEPT}
ESCAPED = {code: f"\\u{code:04x}" for code in CONTROL if code >= 0x7F}  # JSON has escaped those below itself


def say(words: str = "") -> None:
    """Print words; control characters from an article cannot move the cursor or change colours."""
    print(words.translate(SAFE))


def print_json(value: Any) -> None:
    """Print a value as indented JSON."""
    print(_harmless(json.dumps(value, ensure_ascii=False, indent=2)))


def print_line(value: Any) -> None:
    """Print a value as one line of JSON."""
    sys.stdout.write(_harmless(json.dumps(value, ensure_ascii=False)) + "\n")


def print_document(words: str, *, is_json: bool) -> None:
    """Print a whole document, harmless for a terminal; in JSON, control characters become escapes."""
    sys.stdout.write(_harmless(words) if is_json else words.translate(SAFE))


def _harmless(words: str) -> str:
    """Return JSON whose control characters stand as escapes: the same values, and nothing for a terminal.

    >>> _harmless('"a\u202eb"')
    '"a\\\\u202eb"'
    """
    return words.translate(ESCAPED)


def note(words: str) -> None:
    """Print a remark on standard error."""
    print(words.translate(SAFE), file=sys.stderr)


def note_issue(issue: Issue) -> None:
    """Print what could not be read on standard error: where, what and how to fix it."""
    what = issue.what.removeprefix(issue.where).strip().rstrip(".")
    note(f"{issue.where}: {what}. {issue.how_to_fix}")


def quoted(words: str, width: int = 100) -> str:
    """Return words on one line, cut to a width in characters."""
    line = " ".join(words.split())
    return line if len(line) <= width else line[: width - 1].rstrip() + "…"


def print_table(rows: Iterable[tuple[str, ...]], *, indent: int = 2) -> None:
    """Print rows in columns as wide as their widest cell."""
    found = [tuple(map(str, row)) for row in rows]
    if not found:
        return
    widths = [max(len(row[n]) for row in found) for n in range(len(found[0]))]
    for row in found:
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        say(" " * indent + "  ".join(cells).rstrip())


@contextmanager
def progress(label: str, *, total: int | None = None) -> Iterator[Callable[[str], None]]:
    """Give a function to call for each thing done; a bar is drawn when standard error is a terminal."""
    if not sys.stderr.isatty():
        yield lambda _what: None
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        SpinnerColumn,
        TextColumn,
        TimeElapsedColumn,
    )

    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bars:
        task = bars.add_task(label, total=total)
        yield lambda _what: bars.advance(task)


@contextmanager
def stages(label: str) -> Iterator[Callable[[str, int], None]]:
    """Give a function to call with what is done next and how many things are left after it.

    A line of both and of the time so far is drawn when standard error is a terminal.
    """
    if not sys.stderr.isatty():
        yield lambda _what, _left: None
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as lines:
        task = lines.add_task(label, total=None)
        yield lambda what, left: lines.update(task, description=f"{label}: {what} ({left} left)")
