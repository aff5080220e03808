"""Reading what the first pages need before anybody asks for them, behind the opening of the desk."""

from datetime import UTC, datetime
from threading import Event, Thread

from tracktwo.errors import TracktwoError
from tracktwo.pipeline.status import report_statuses
from tracktwo.web.shell import Desk

MONTHS = 6  # as Today shows


class Warming:
    """Reads a desk's dossiers into memory once, the largest first: a million sentences take half a minute."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._is_over = Event()
        self._thread = Thread(target=self._read, name="warming", daemon=True)

    def start(self) -> None:
        """Begin, unless it has begun before."""
        if self._thread.ident is None:
            self._thread.start()

    def close(self) -> None:
        """Stop after the dossier at hand; what is not read yet is read when it is asked for."""
        self._is_over.set()

    def wait(self, seconds: float) -> bool:
        """Wait for its end, and return whether it came."""
        self._thread.join(seconds)
        return not self._thread.is_alive()

    def _read(self) -> None:
        try:
            view, today = self._desk.store.view(), datetime.now(UTC).date()
            held = view.dossiers()
            for dossier in sorted(held, key=lambda name: -held[name]):
                if self._is_over.is_set():
                    return
                report_statuses(view, dossier, months=MONTHS, today=today)
                self._desk.chronicles.of(view, dossier)
        except TracktwoError:  # whoever asks for the page is told
            return
