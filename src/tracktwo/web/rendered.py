"""Pages that were made already, kept until they fall out of use; one that many ask for is made once.

While another program writes, the store changes many times a minute. A page that was costly to make is then
shown as it stood a moment ago while a new one is being made, so that readers never wait for the writer.
What this program itself wrote (a decision taken on the desk) always shows at once.
"""

import asyncio
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from hashlib import sha256

from starlette.responses import Response

from tracktwo import __version__

LARGEST_BYTES = 2_000_000  # larger answers are made again
MOST_BYTES = 64_000_000  # of all pages kept
REST_SECONDS = 1.0  # a page this young is shown as it is, whatever another program writes meanwhile
REST_TIMES = 5  # and one that took long to make, so many times as long
SLOW_SECONDS = 0.02  # to make; such a page is made anew behind the reader's back
LONGEST_PAUSE = 2.0  # seconds that making pages anew leaves to the readers after each, at most
OLDEST_SECONDS = 300.0  # a page older than this is not shown any more once the store has changed

Make = Callable[[], Awaitable[Response]]


@dataclass(frozen=True, slots=True)
class State:
    """How the store stands: its version, and how often this program has written to it."""

    version: str
    writes: int


@dataclass(frozen=True, slots=True)
class Kept:
    """A page with the state it was made from, when (monotonic seconds), and how long that took."""

    body: bytes
    headers: dict[str, str]
    tag: str
    state: State
    made_at: float
    seconds: float

    def answer(self) -> Response:
        """Return the page."""
        return Response(self.body, headers=self.headers)

    @property
    def age(self) -> float:
        """Seconds since it was made."""
        return time.monotonic() - self.made_at


class Rendered:
    """The last pages made, by their key: all that a page depends on besides the store."""

    def __init__(self, most: int = 512) -> None:
        self._most = most
        self._pages: OrderedDict[str, Kept] = OrderedDict()
        self._bytes = 0
        self._making: dict[tuple[str, State], asyncio.Task[Response]] = {}
        self._renewing: set[asyncio.Task[None]] = set()
        self._waiting: set[str] = set()

    async def answer(self, key: str, state: State, make: Make, *, known: str = "") -> Response:
        """Return a page: the one kept where it still holds, else the one that `make` gives.

        Args:
            known: the tags that the reader's browser holds; one that still holds is answered by 304.
        """
        if (tag := tag_of(key, state)) in known:
            return _unchanged(tag)
        kept = self._kept(key, state)
        if kept is None:
            return await self._made(key, state, make)
        if kept.state.version != state.version and kept.age > _rest(kept) and key not in self._waiting:
            self._renew(key, state, make)
        return _unchanged(kept.tag) if kept.tag in known else kept.answer()

    def _kept(self, key: str, state: State) -> Kept | None:
        """The page kept, if it may be shown as the store stands."""
        kept = self._pages.get(key)
        if kept is None:
            return None
        self._pages.move_to_end(key)
        if kept.state.version == state.version:
            return kept
        is_ours = kept.state.writes != state.writes
        most = OLDEST_SECONDS if kept.seconds >= SLOW_SECONDS else 0.0
        return None if is_ours or kept.age > max(most, _rest(kept)) else kept

    async def _made(self, key: str, state: State, make: Make) -> Response:
        """Make a page, once for all who wait for it."""
        running = self._making.get((key, state))
        if running is None or running.get_loop() is not asyncio.get_running_loop():
            running = asyncio.create_task(self._make(key, state, make))
            self._making[key, state] = running
            running.add_done_callback(lambda _: self._making.pop((key, state), None))
        made = await asyncio.shield(running)
        return Response(made.body, made.status_code, dict(made.headers))

    async def _make(self, key: str, state: State, make: Make) -> Response:
        began = time.monotonic()
        response = await make()
        if response.status_code == 200:
            tag = tag_of(key, state)
            response.headers.update({"etag": tag, "cache-control": "no-cache", "vary": "cookie"})
            self._keep(key, response, Kept(b"", {}, tag, state, began, time.monotonic() - began))
        return response

    def _keep(self, key: str, response: Response, like: Kept) -> None:
        body = bytes(response.body)
        if len(body) > LARGEST_BYTES:
            return
        headers = dict(response.headers)
        before = self._pages.pop(key, None)
        self._bytes += len(body) - (len(before.body) if before else 0)
        self._pages[key] = Kept(body, headers, like.tag, like.state, like.made_at, like.seconds)
        while len(self._pages) > self._most or self._bytes > MOST_BYTES:
            _, gone = self._pages.popitem(last=False)
            self._bytes -= len(gone.body)

    def _renew(self, key: str, state: State, make: Make) -> None:
        """Make a page anew behind the readers' back: one such page at a time, half of the time at most."""
        self._waiting.add(key)
        before = tuple(self._renewing)
        task = asyncio.create_task(self._renewed(key, state, make, before))
        self._renewing.add(task)
        task.add_done_callback(self._renewing.discard)

    async def _renewed(
        self, key: str, state: State, make: Make, before: tuple[asyncio.Task[None], ...]
    ) -> None:
        try:
            await asyncio.gather(*before, return_exceptions=True)
            began = time.monotonic()
            await self._made(key, state, make)
            await asyncio.sleep(min(time.monotonic() - began, LONGEST_PAUSE))
        finally:
            self._waiting.discard(key)


def tag_of(key: str, state: State) -> str:
    """Return the tag of a page as the store stands."""
    return f'"{sha256(repr((__version__, key, state.version)).encode()).hexdigest()[:20]}"'


def _rest(kept: Kept) -> float:
    return max(REST_SECONDS, REST_TIMES * kept.seconds)


def _unchanged(tag: str) -> Response:
    return Response(status_code=304, headers={"etag": tag, "cache-control": "no-cache"})
