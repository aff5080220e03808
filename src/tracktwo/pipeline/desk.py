"""The store of the settings, opened for a command or a page."""

from tracktwo.settings import Settings
from tracktwo.store.database import BEAT_SECONDS, Store, open_store
from tracktwo.store.view import View

__all__ = ["BEAT_SECONDS", "Store", "View", "open_desk"]


def open_desk(settings: Settings, *, create: bool = False) -> Store:
    """Return the store that the settings name.

    Raises:
        StoreError: there is none and `create` is false, or it is damaged, unreachable or too new.
    """
    return open_store(settings.store_url, create=create, timeout_seconds=settings.lock_seconds)
