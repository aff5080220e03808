"""How the store stands: one question for all who ask at once, and what we wrote is seen at once."""

import asyncio
import sys
import threading
from concurrent.futures import ThreadPoolExecutor

import anyio.to_thread
import pytest
from starlette.responses import Response

from tracktwo.web import rendered
from tracktwo.web.pulse import MOST_THREADS, SWITCH_SECONDS, Pulse, settle_threads
from tracktwo.web.rendered import Rendered, State


class Watched:
    """A store that counts how often it is asked."""

    def __init__(self) -> None:
        self.writes = 0
        self.asked = 0
        self._lock = threading.Lock()

    def version(self) -> str:
        with self._lock:
            self.asked += 1
        return f"v{self.writes}"


def in_own_loop(coroutine: object) -> object:
    with ThreadPoolExecutor(1) as own:  # the browser tests' loop may still stand in this thread
        return own.submit(lambda: asyncio.run(coroutine)).result()  # type: ignore[arg-type]  # any coroutine


def test_fifty_who_ask_at_once_ask_the_store_once() -> None:
    store, pulse = Watched(), Pulse()

    async def ask() -> list[State]:
        return await asyncio.gather(*(pulse.state(store) for _ in range(50)))

    assert in_own_loop(ask()) == [State("v0", 0)] * 50
    assert store.asked == 1


def test_what_this_program_wrote_is_seen_at_once() -> None:
    store, pulse = Watched(), Pulse()

    async def ask() -> list[State]:
        first = await pulse.state(store)
        store.writes += 1
        return [first, await pulse.state(store)]

    assert in_own_loop(ask()) == [State("v0", 0), State("v1", 1)]


def test_what_another_wrote_is_seen_a_moment_later(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tracktwo.web.pulse.BEAT_SECONDS", 0.0)
    store, pulse = Watched(), Pulse()

    async def ask() -> None:
        for _ in range(3):
            await pulse.state(store)

    in_own_loop(ask())
    assert store.asked == 3


def test_the_serving_process_makes_few_pages_at_once_and_hands_over_soon() -> None:
    before = sys.getswitchinterval()

    async def settle() -> float:
        await settle_threads()
        return anyio.to_thread.current_default_thread_limiter().total_tokens

    try:
        assert in_own_loop(settle()) == MOST_THREADS
        assert sys.getswitchinterval() == pytest.approx(SWITCH_SECONDS)
    finally:
        sys.setswitchinterval(before)


def test_pages_are_bounded_by_their_size(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rendered, "MOST_BYTES", 250)
    kept, made = Rendered(), list[str]()

    async def ask() -> None:
        for key in ("a", "b", "a", "c", "a", "b"):

            async def make(key: str = key) -> Response:
                made.append(key)
                return Response(b"x" * 100)

            await kept.answer(key, State("1", 0), make)

    in_own_loop(ask())
    assert made == ["a", "b", "c", "b"]
