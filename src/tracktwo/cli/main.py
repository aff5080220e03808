"""`tracktwo`: the commands, and what becomes of errors, Ctrl-C and closed pipes.

Exit codes: 0 all is well; 1 something unforeseen; 2 settings, options or a profile are not usable;
3 something could not be fetched or read; 4 a text could not be read; 5 a code book is broken; 6 a row does
not fit its record; 7 a sentence says more than its evidence; 8 the store; 130 ended with Ctrl-C. Exit
code 1 is also that of a closed pipe, without a message.
"""

import os
import sys
from io import TextIOWrapper
from typing import Annotated

import typer

from tracktwo import __version__
from tracktwo.cli import (
    batch,
    brief,
    changes,
    contacts,
    corrections,
    doctor,
    dossier,
    explain,
    export,
    hypotheses,
    indicators,
    judge,
    lists,
    measures,
    notices,
    pressure,
    question,
    read,
    scenarios,
    search,
    serve,
    show,
    sources,
    status,
    stories,
    talks,
    users,
    verify,
    warn,
    watch,
)
from tracktwo.cli.context import Desk
from tracktwo.cli.screen import note
from tracktwo.errors import TracktwoError

INTERRUPTED = 130
BROKEN_PIPE = 1  # as Typer has it, when the pipe breaks while a command runs

app = typer.Typer(
    name="tracktwo",
    help="Read the news of a conflict into a dossier that can be checked word by word.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    epilog="Exit codes: 0 well, 2 usage or settings, 3 an article could not be read, 8 store, 130 Ctrl-C.",
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"tracktwo {__version__}")
        raise typer.Exit


@app.callback()
def settings(
    context: typer.Context,
    home: Annotated[str | None, typer.Option(help="Folder of store, archive and profiles.")] = None,
    store: Annotated[str | None, typer.Option(help="The store: a file or postgresql://...")] = None,
    debug: Annotated[
        bool, typer.Option("--debug", help="Show where in the program an error came from.")
    ] = False,
    _version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Take the options that every command shares."""
    context.obj = Desk(home=home, store=store, debug=debug)


app.command()(read.read)
app.command()(watch.watch)
app.command()(brief.brief)
app.command()(brief.briefs)
app.command()(show.show)
app.command()(search.search)
app.command()(export.export)
app.command()(talks.rounds)
app.command()(talks.commitments)
app.command()(talks.proposals)
app.command()(contacts.contacts)
app.command()(pressure.pressure)
app.command()(status.status)
app.command()(scenarios.scenarios)
app.command()(warn.warn)
app.command()(changes.changes)
app.command()(lists.disagreements)
app.command()(stories.stories)
app.command()(notices.notices)
app.command(context_settings={"ignore_unknown_options": True})(explain.explain)  # "- a list's line" is a text
app.command()(serve.serve)
app.command()(doctor.doctor)
app.command()(verify.verify)
app.command()(batch.code)
app.command()(batch.compare)
app.command()(batch.page)
app.command()(judge.judge)
app.command()(judge.retract)
app.command()(corrections.corrections)
app.command()(sources.grade)
app.command()(sources.sources)
app.add_typer(dossier.app, name="dossier")
app.add_typer(question.app, name="question")
app.add_typer(hypotheses.app, name="hypotheses")
app.add_typer(measures.app, name="measures")
app.add_typer(indicators.app, name="indicators")
app.add_typer(users.app, name="users")


def run(arguments: list[str] | None = None) -> int:
    """Run a command and leave with its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # half a surrogate pair becomes its JSON escape
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        code = app(arguments, prog_name="tracktwo", standalone_mode=False)
        sys.stdout.flush()
        if code == INTERRUPTED:
            _say("Ended. What was stored is whole; the same command goes on from there.", INTERRUPTED)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # so that closing it is quiet too
        code = BROKEN_PIPE
    except TracktwoError as error:
        if _is_debug(arguments):
            raise
        code = _say(str(error), error.exit_code)
    except typer.Abort:
        code = INTERRUPTED
    except OSError as error:
        if _is_debug(arguments):
            raise
        code = _say(_told(error), 1)
    except Exception as error:
        if not hasattr(error, "format_message") or _is_debug(arguments):
            raise
        code = _say(f"{error.format_message()} See 'tracktwo --help'.", 2)
    sys.exit(code if isinstance(code, int) else 0)


def _say(message: str, code: int) -> int:
    note(message)
    return code


def _told(error: OSError) -> str:
    where = f" ({error.filename})" if error.filename else ""
    return (
        f"The system refused{where}: {error.strerror or error}. Check the path, permissions and free space."
    )


def _is_debug(arguments: list[str] | None) -> bool:
    return "--debug" in (sys.argv if arguments is None else arguments)


if __name__ == "__main__":
    run()
