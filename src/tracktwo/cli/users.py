"""`tracktwo users`: who may sign in to a desk opened with `serve --users`, and what they did."""

import getpass
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from tracktwo.cli.context import desk_of
from tracktwo.cli.screen import note, print_line, print_table, quoted, say
from tracktwo.errors import ConfigError

if TYPE_CHECKING:
    from tracktwo.pipeline.desk import Store
    from tracktwo.pipeline.users import Role

app = typer.Typer(help="Who may sign in to the desk, and what they did.", no_args_is_help=True)
Name = Annotated[str, typer.Argument(help="The name they sign in with.")]
RoleName = Annotated[str, typer.Argument(help="reader, analyst or editor.")]


@app.command()
def add(
    context: typer.Context,
    name: Name,
    role: Annotated[str, typer.Option(help="reader, analyst or editor.")] = "reader",
) -> None:
    """Let somebody sign in. The password is asked for, or read from standard input, never an argument."""
    from tracktwo.pipeline.users import add_person

    wanted, store = _role(role), desk_of(context).open_store(create=True)
    made = add_person(store, name, wanted, _password(), by=getpass.getuser())
    say(f"{made.name} may sign in as {made.role.value}: tracktwo serve --users")


@app.command("list")
def list_(context: typer.Context) -> None:
    """List who may sign in, and what each role may do."""
    from tracktwo.pipeline.users import MAY, everybody

    found = everybody(desk_of(context).open_store(create=True))
    if not found:
        say("Nobody may sign in yet. Add somebody: tracktwo users add NAME --role editor")
    rows = [(one.name, one.role.value, one.made_at[:10], (one.removed_at or "")[:10]) for one in found]
    print_table([("name", "role", "since", "removed"), *rows] if rows else [])
    for role, words in MAY.items():
        say(f"{role.value}: {'; '.join(words)}.")


@app.command()
def role(context: typer.Context, name: Name, to: RoleName) -> None:
    """Give somebody another role; it holds at once."""
    from tracktwo.pipeline.users import set_role

    wanted = _role(to)
    set_role(_store(context), name, wanted, by=getpass.getuser())
    say(f"{name} is {'an' if wanted.value[0] in 'ae' else 'a'} {wanted.value} now.")


@app.command()
def remove(context: typer.Context, name: Name) -> None:
    """Let somebody sign in no more; what they did keeps their name."""
    from tracktwo.pipeline.users import remove_person

    remove_person(_store(context), name, by=getpass.getuser())
    say(f"{name} is signed out everywhere and may not sign in any more.")


@app.command()
def password(context: typer.Context, name: Name) -> None:
    """Give somebody a new password, asked for or read from standard input; it signs them out everywhere."""
    from tracktwo.pipeline.users import set_password

    set_password(_store(context), name, _password(), by=getpass.getuser())
    say(f"{name} has a new password and is signed out everywhere.")


@app.command()
def token(
    context: typer.Context,
    name: Name,
    label: Annotated[str, typer.Option(help="What it is for.")] = "command line",
    days: Annotated[int, typer.Option(min=1, max=3650, help="How long it holds.")] = 365,
) -> None:
    """Print a token for a program that asks in somebody's name: Authorization: Bearer TOKEN."""
    from tracktwo.pipeline.sessions import make_token

    made = make_token(_store(context), name, label=label, by=getpass.getuser(), days=days)
    note("It is told this once; whoever has it may do what its owner may. 'users sign-out' ends it.")
    say(made)


@app.command("sign-out")
def sign_out(context: typer.Context, name: Name) -> None:
    """End all sessions and tokens of somebody."""
    from tracktwo.pipeline.sessions import sign_out_everywhere

    sign_out_everywhere(_store(context), name, by=getpass.getuser())
    say(f"{name} is signed out everywhere.")


@app.command()
def log(
    context: typer.Context,
    who: Annotated[str, typer.Option(help="Only what this person did.")] = "",
    what: Annotated[str, typer.Option(help="Only this, such as 'sign in refused'.")] = "",
    limit: Annotated[int, typer.Option(min=1, max=1_000_000, help="How many lines.")] = 50,
    as_lines: Annotated[bool, typer.Option("--jsonl", help="Print lines of JSON.")] = False,
) -> None:
    """Print the audit log, the newest first: when, who, what, about which record, from where."""
    from dataclasses import asdict

    found = _store(context).people.log(who=who, what=what, limit=limit)
    if as_lines:
        for one in found:
            print_line(asdict(one))
    elif not found:
        say("Nothing is in the log yet, or nothing like that.")
    else:
        print_table(
            (f"{one.at[:19]}Z", one.who, one.what, one.about, quoted(one.detail, 60), one.address)
            for one in found
        )


def _role(words: str) -> "Role":
    from tracktwo.pipeline.users import Role

    try:
        return Role(words)
    except ValueError:
        raise ConfigError(f"There is no role {words!r}. There are: {', '.join(Role)}.") from None


def _store(context: typer.Context) -> "Store":
    return desk_of(context).open_store()


def _password() -> str:
    """Ask twice at a terminal; else take the first line of standard input."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    first = getpass.getpass("Password: ")
    if first != getpass.getpass("The same again: "):
        raise ConfigError("The two passwords differ. Run this again.")
    return first
