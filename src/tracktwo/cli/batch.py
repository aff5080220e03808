"""`tracktwo code`, `compare` and `page`: the batch doors, without a store."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import IO, Annotated, Any

import typer

from tracktwo.cli.context import desk_of
from tracktwo.cli.screen import print_line, progress
from tracktwo.errors import ConfigError

Rows = Annotated[str, typer.Argument(help="JSON Lines; - is standard input.")]


def code(
    context: typer.Context,
    rows: Rows = "-",
    kinds: Annotated[str | None, typer.Option(help="Only these, with commas: events,quotations,...")] = None,
    direct: Annotated[
        bool,
        typer.Option("--direct", help="Only direct speech, without the parser: many times as fast."),
    ] = False,
) -> None:
    """Code rows {id, text, date?, title?, actor?, recipient?}: what is read from each, one line a row."""
    from tracktwo.pipeline.code import asked_kinds, code_rows, direct_rows
    from tracktwo.pipeline.model import LateInfer

    desk = desk_of(context)
    if direct:
        if kinds not in (None, "quotations"):
            raise ConfigError("--direct reads quotations alone. Leave out --kinds, or --direct.")
        with _lines(rows) as lines:
            _print_all("reading direct speech", direct_rows(lines, books=desk.books()))
        return
    wanted = asked_kinds(kind.strip() for kind in kinds.split(",")) if kinds else None
    infer = LateInfer(desk.settings().model)
    with _lines(rows) as lines:
        _print_all("coding", code_rows(lines, kinds=wanted, infer=infer, books=desk.books()))


def compare(context: typer.Context, rows: Rows = "-") -> None:
    """Compare rows {id, a, b}: contradiction, consistent, unrelated or update, with reasons."""
    from tracktwo.pipeline.compare_rows import compare_rows
    from tracktwo.pipeline.model import LateInfer

    desk = desk_of(context)
    infer = LateInfer(desk.settings().model)
    with _lines(rows) as lines:
        _print_all("comparing", compare_rows(lines, infer=infer, books=desk.books()))


def page(
    places: Annotated[list[Path], typer.Argument(help="HTML files, or folders of them.")],
) -> None:
    """Read HTML pages: {id: the file's name, title, author, published_at, lang, text}, one line a page."""
    from tracktwo.pipeline.pages import page_rows

    _print_all("reading pages", page_rows(places))


@contextmanager
def _lines(rows: str) -> Iterator[IO[str]]:
    """The lines of a file or of standard input, as UTF-8; bytes that are not become U+FFFD."""
    from tracktwo.errors import FeedError

    if rows == "-":
        if isinstance(sys.stdin, TextIOWrapper):
            sys.stdin.reconfigure(encoding="utf-8", errors="replace")
        yield sys.stdin
        return
    try:
        file = open(rows, encoding="utf-8-sig", errors="replace")  # noqa: SIM115 - closed below
    except OSError as error:
        raise FeedError(f"{rows} cannot be read: {error.strerror}. Check the path.") from error
    with file:
        yield file


def _print_all(label: str, answers: Iterable[dict[str, Any]]) -> None:
    with progress(label) as step:
        for answer in answers:
            print_line(answer)
            step(label)
