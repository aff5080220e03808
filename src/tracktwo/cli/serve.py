"""`tracktwo serve`: the desk in the browser."""

from typing import TYPE_CHECKING, Annotated

import typer

from tracktwo.cli.context import desk_of
from tracktwo.cli.screen import note
from tracktwo.errors import ConfigError

if TYPE_CHECKING:
    from tracktwo.settings import Settings


def serve(
    context: typer.Context,
    host: Annotated[str | None, typer.Option(help="Address to listen on.")] = None,
    port: Annotated[int | None, typer.Option(help="Port to listen on.")] = None,
    users: Annotated[
        bool | None, typer.Option("--users/--no-users", help="Whether people sign in: see 'tracktwo users'.")
    ] = None,
    without_sign_in: Annotated[
        bool,
        typer.Option(
            "--without-sign-in",
            help="Listen beyond this machine although nobody signs in: whoever reaches it may change all.",
        ),
    ] = False,
) -> None:
    """Open the desk on this machine, by default at http://127.0.0.1:8732."""
    import uvicorn

    from tracktwo.api.app import create_api
    from tracktwo.settings import load_settings
    from tracktwo.web.app import create_app

    desk = desk_of(context)
    settings = load_settings(home=desk.home, store=desk.store, host=host, port=port, users=users)
    _check(settings, without_sign_in=without_sign_in)
    app = create_app(settings)
    app.mount("/api", create_api(settings))
    note(f"The desk is at http://{settings.host}:{settings.port} - Ctrl-C ends it.")
    uvicorn.run(app, host=settings.host, port=settings.port, log_level="warning", access_log=False)


def _check(settings: "Settings", *, without_sign_in: bool) -> None:
    """Refuse to be reached by others without sign-in unless that was said, and tell what https would add."""
    from tracktwo.web.guard import is_this_machine

    if is_this_machine(settings.host):
        return
    if not settings.users and not without_sign_in:
        raise ConfigError(
            f"On {settings.host} others could reach the desk, and without sign-in whoever reaches it may "
            "read and change everything. Start it with --users (and 'tracktwo users add'), or on 127.0.0.1; "
            "if the network is yours alone, say so with --without-sign-in."
        )
    if settings.users:
        note("Passwords cross the network as they are typed: put a proxy that speaks https before the desk.")
