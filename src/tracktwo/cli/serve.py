"""`tracktwo serve`: the desk in the browser."""

from typing import Annotated

import typer

from tracktwo.cli.context import desk_of
from tracktwo.cli.screen import note


def serve(
    context: typer.Context,
    host: Annotated[str | None, typer.Option(help="Address to listen on.")] = None,
    port: Annotated[int | None, typer.Option(help="Port to listen on.")] = None,
) -> None:
    """Open the desk on this machine, by default at http://127.0.0.1:8732."""
    import uvicorn

    from tracktwo.api.app import create_api
    from tracktwo.settings import load_settings
    from tracktwo.web.app import create_app

    desk = desk_of(context)
    settings = load_settings(home=desk.home, store=desk.store, host=host, port=port)
    app = create_app(settings)
    app.mount("/api", create_api(settings))
    note(f"The desk is at http://{settings.host}:{settings.port} - Ctrl-C ends it.")
    uvicorn.run(app, host=settings.host, port=settings.port, log_level="warning", access_log=False)
