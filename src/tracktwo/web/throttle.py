"""How often somebody may try to sign in: few tries for a name from one address, more for each alone."""

import threading
import time
from collections import OrderedDict, deque
from collections.abc import Callable

from anyio import CapacityLimiter

WINDOW_SECONDS = 900.0
MOST_PAIR, MOST_ADDRESS, MOST_NAME = 5, 30, 50  # tries that failed, in a window
MOST_KEYS = 20_000  # remembered; the longest unused are forgotten first

MOST_AT_ONCE = 2  # passwords looked at; the threads that make pages are not kept waiting for them

Clock = Callable[[], float]


class Throttle:
    """The tries of the last quarter of an hour, in memory: of each name from each address, and of each alone.

    A try counts before it is judged, so that many at once cannot slip through; one that succeeds is struck.
    """

    def __init__(self, clock: Clock = time.monotonic) -> None:
        self._clock = clock
        self._tries: OrderedDict[tuple[str, str], deque[float]] = OrderedDict()
        self._lock = threading.Lock()
        self.room = CapacityLimiter(MOST_AT_ONCE)

    def wait_seconds(self, name: str, address: str) -> int:
        """Count a try and return 0, or how long to wait when there were too many; that one is not counted."""
        limits = {(name, address): MOST_PAIR, ("", address): MOST_ADDRESS, (name, ""): MOST_NAME}
        with self._lock:
            now = self._clock()
            waits = [self._wait(key, most, now) for key, most in limits.items()]
            if longest := max(waits):
                return int(longest) + 1
            for key in limits:
                self._tries.setdefault(key, deque()).append(now)
                self._tries.move_to_end(key)
            while len(self._tries) > MOST_KEYS:
                self._tries.popitem(last=False)
            return 0

    def strike(self, name: str, address: str) -> None:
        """Take back the tries of a name from an address, because somebody signed in there."""
        with self._lock:
            own = len(self._tries.pop((name, address), ()))
            for key in (("", address), (name, "")):
                tries = self._tries.get(key, deque())
                for _ in range(min(own, len(tries))):
                    tries.pop()

    def _wait(self, key: tuple[str, str], most: int, now: float) -> float:
        tries = self._tries.get(key, deque())
        while tries and now - tries[0] >= WINDOW_SECONDS:
            tries.popleft()
        return WINDOW_SECONDS - (now - tries[0]) if len(tries) >= most else 0.0
