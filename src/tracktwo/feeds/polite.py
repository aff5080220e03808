"""Asking outlets politely: robots.txt, a pause between two requests to one host, no answer twice."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from protego import Protego

from tracktwo.errors import FeedError
from tracktwo.feeds.web import Fetched, WebFetcher

ROBOTS_NAME = "Tracktwo"  # the product token that robots.txt files address
PAUSE_SECONDS = 2.0  # between two requests to one host, when its robots.txt asks for nothing longer
LONGEST_PAUSE_SECONDS = 60.0  # a host that asks for more is left out of this look
ROBOTS_BYTES = 500_000  # RFC 9309 asks for at least 500 KiB to be read
NOT_MODIFIED = 304


class RobotsError(FeedError):
    """The outlet's robots.txt asks that an address is not fetched."""


@dataclass(slots=True)
class PoliteFetcher:
    """Fetches through a WebFetcher, one host at a time, as its robots.txt allows.

    `now` and `sleep` are the clock (seconds); tests of the waiting put their own in.
    """

    fetcher: WebFetcher
    pause_seconds: float = PAUSE_SECONDS
    now: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    _robots: dict[str, Protego | None] = field(default_factory=dict)
    _last: dict[str, float] = field(default_factory=dict)

    def get(self, url: str, *, etag: str | None = None, last_modified: str | None = None) -> Fetched | None:
        """Return what an address answers, None when it has not changed since the tag or date given.

        Raises:
            RobotsError: robots.txt asks not to fetch it, or could not be read.
            FeedError: as WebFetcher.get.
        """
        rules = self._rules(url)
        if rules is not None and not rules.can_fetch(url, ROBOTS_NAME):
            raise RobotsError(f"{url} is not fetched: the outlet's robots.txt asks so. Read it by hand.")
        self._wait(url, rules)
        asked = {"If-None-Match": etag, "If-Modified-Since": last_modified}
        answer = self.fetcher.get(url, headers={name: value for name, value in asked.items() if value})
        return None if answer.status == NOT_MODIFIED else answer

    def _rules(self, url: str) -> Protego | None:
        """Return the host's rules; None when it has none and everything may be fetched."""
        parts = urlsplit(url)
        host = f"{parts.scheme}://{parts.netloc}"
        if host not in self._robots:
            self._robots[host] = self._read_rules(host)
        return self._robots[host]

    def _read_rules(self, host: str) -> Protego | None:
        try:
            answer = self.fetcher.get(f"{host}/robots.txt")
        except FeedError as error:
            if error.status is not None and 400 <= error.status < 500 and error.status != 429:
                return None  # RFC 9309, 2.3.1.3: no such file, no rules
            # RFC 9309, 2.3.1.4: while the rules cannot be had, nothing may be fetched
            raise RobotsError(f"{host}/robots.txt cannot be read: {error}") from error
        finally:
            self._last[host] = self.now()
        return Protego.parse(answer.body[:ROBOTS_BYTES].decode("utf-8", "replace"))

    def _wait(self, url: str, rules: Protego | None) -> None:
        parts = urlsplit(url)
        host = f"{parts.scheme}://{parts.netloc}"
        asked = (rules.crawl_delay(ROBOTS_NAME) if rules is not None else None) or 0.0
        if asked > LONGEST_PAUSE_SECONDS:
            raise RobotsError(f"{host} asks for {asked:g} seconds between requests. Read it by hand.")
        due = self._last.get(host, float("-inf")) + max(asked, self.pause_seconds)
        if due > self.now():
            self.sleep(due - self.now())
        self._last[host] = self.now()
