"""What every command gets: the options given before its name, and the settings and store they lead to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    import typer

    from tracktwo.pipeline.desk import Store
    from tracktwo.pipeline.profiles import DeskBooks
    from tracktwo.settings import Settings


@dataclass(frozen=True, slots=True)
class Desk:
    """The shared options; what they lead to is opened when a command asks for it."""

    home: str | None
    store: str | None
    debug: bool

    def settings(self) -> Settings:
        """Return the settings in force."""
        from tracktwo.settings import load_settings

        return load_settings(home=self.home, store=self.store)

    def open_store(self, *, create: bool = False) -> Store:
        """Return the store."""
        from tracktwo.pipeline.desk import open_desk

        return open_desk(self.settings(), create=create)

    def books(self) -> DeskBooks:
        """Return the code books with the user's own profiles."""
        from tracktwo.pipeline.profiles import DeskBooks

        return DeskBooks(self.settings())


def desk_of(context: typer.Context) -> Desk:
    """Return the desk of a command."""
    return cast("Desk", context.obj)
