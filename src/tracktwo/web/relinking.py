"""Putting a dossier together anew after a person corrected it, while the desk goes on answering."""

from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor, wait
from functools import cached_property

from tracktwo.pipeline.corpus import link_corpus
from tracktwo.pipeline.corpus_kept import KeptLinks, kept_links
from tracktwo.pipeline.desk import Store
from tracktwo.pipeline.profiles import DeskBooks
from tracktwo.settings import Settings

PATIENCE_SECONDS = 4.0  # a small dossier is done in that time, so that the next page shows what came of it


class Relinking:
    """One worker that links dossiers after corrections, one at a time.

    What fails here is made up for by the next correction or reading: the store knows what was not linked.
    """

    def __init__(self, store: Store, settings: Settings) -> None:
        self._store = store
        self._settings = settings
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="linking")

    @cached_property
    def _books(self) -> DeskBooks:
        return DeskBooks(self._settings)

    @cached_property
    def _kept(self) -> KeptLinks:
        return kept_links(self._settings, self._books)

    def relink(self, dossiers: Iterable[str | None], *, patience: float = PATIENCE_SECONDS) -> bool:
        """Link some dossiers and return whether it is done; a large one is still worked at.

        Raises:
            StoreError: another process writes and does not finish.
        """
        asked = [self._worker.submit(self._link, dossier) for dossier in dict.fromkeys(dossiers)]
        done, waiting = wait(asked, timeout=patience)
        for one in done:
            one.result()
        return not waiting

    def close(self) -> None:
        """Finish the dossier being linked and leave the others."""
        self._worker.shutdown(cancel_futures=True)

    def _link(self, dossier: str | None) -> None:
        link_corpus(self._store, books=self._books, dossier=dossier, kept=self._kept)
