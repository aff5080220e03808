"""How the store stands, asked of it a few times a second however many readers there are."""

import asyncio
import sys
import time
from typing import Protocol

import anyio.to_thread
from starlette.concurrency import run_in_threadpool

from tracktwo.pipeline.desk import BEAT_SECONDS
from tracktwo.web.rendered import State

MOST_THREADS = 6  # more make no page sooner: Python runs one at a time, and each waits for all others
SWITCH_SECONDS = 0.0005  # a short answer waits no longer than this for a long page to make room


class Watched(Protocol):
    """The part of a store that tells whether it changed."""

    @property
    def writes(self) -> int:
        """How often this program has written to it."""
        ...

    def version(self) -> str:
        """A word that changes whenever anything in it does."""
        ...


class Pulse:
    """Tells how the store stands. What this program wrote itself is always seen at once."""

    def __init__(self) -> None:
        self._last: tuple[float, State] | None = None
        self._asking: tuple[int, asyncio.Task[State]] | None = None

    async def state(self, store: Watched) -> State:
        """Return the state of a store, one question for all who ask at once."""
        writes = store.writes  # asked first: what is written meanwhile counts as later
        if self._last is not None:
            at, state = self._last
            if state.writes == writes and time.monotonic() - at < BEAT_SECONDS:
                return state
        running = self._asking
        if running is None or running[0] != writes or running[1].done() or not _is_ours(running[1]):
            running = writes, asyncio.create_task(self._ask(writes, store))
            self._asking = running
        return await asyncio.shield(running[1])

    async def _ask(self, writes: int, store: Watched) -> State:
        at = time.monotonic()
        state = State(await run_in_threadpool(store.version), writes)
        self._last = at, state
        return state


def _is_ours(task: asyncio.Task[State]) -> bool:
    return task.get_loop() is asyncio.get_running_loop()


async def settle_threads() -> None:
    """Let few pages be made at once, and short answers come between: for the process that serves the desk."""
    anyio.to_thread.current_default_thread_limiter().total_tokens = MOST_THREADS
    sys.setswitchinterval(SWITCH_SECONDS)
