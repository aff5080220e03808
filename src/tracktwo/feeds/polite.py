"""Asking outlets politely: robots.txt, a pause between two requests to one host, no answer twice."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from protego import Protego

from tracktwo.errors import FeedError
from tracktwo.feeds.failure import failure_of
from tracktwo.feeds.web import Fetched, WebFetcher

ROBOTS_NAME = "Tracktwo"  # the product token that robots.txt files address
PAUSE_SECONDS = 2.0  # between two requests to one host, when its robots.txt asks for nothing longer
LONGEST_PAUSE_SECONDS = 60.0  # a host that asks for more is left out of this look
ROBOTS_BYTES = 500_000  # RFC 9309, 2.5, asks for at least 500 KiB to be read
ROBOTS_SECONDS = 86_400.0  # RFC 9309, 2.4: rules are not used for longer than a day
NOT_MODIFIED = 304


class RobotsError(FeedError):
    """The outlet's robots.txt asks that an address is not fetched."""


@dataclass(slots=True)
class _Host:
    """What is remembered of one host: its rules, when they were read, and when it may be asked again."""

    rules: Protego | None = None
    rules_until: float = float("-inf")
    last: float = float("-inf")
    rests_until: float = float("-inf")


@dataclass(slots=True)
class PoliteFetcher:
    """Fetches through a WebFetcher, one host at a time, as its robots.txt and Retry-After ask.

    `now` and `sleep` are the clock (seconds); tests of the waiting put their own in.
    """

    fetcher: WebFetcher
    pause_seconds: float = PAUSE_SECONDS
    now: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    _hosts: dict[str, _Host] = field(default_factory=dict)

    def get(self, url: str) -> Fetched:
        """Return what an address answers.

        Raises:
            RobotsError: robots.txt asks not to fetch it.
            FeedError: as WebFetcher.get; also where robots.txt could not be read, or the host asked a moment
                ago to be left alone.
        """
        return self._ask(url, {})

    def get_if_changed(
        self, url: str, *, etag: str | None = None, last_modified: str | None = None
    ) -> Fetched | None:
        """Return what an address answers, None when it has not changed since the tag or date given.

        Raises:
            FeedError: as `get`.
        """
        asked = {"If-None-Match": etag, "If-Modified-Since": last_modified}
        answer = self._ask(url, {name: value for name, value in asked.items() if value})
        return None if answer.status == NOT_MODIFIED else answer

    def forget(self) -> None:
        """Forget hosts whose rules are out of date, so that a long watch does not grow."""
        now = self.now()
        self._hosts = {
            name: host for name, host in self._hosts.items() if max(host.rules_until, host.rests_until) > now
        }

    def _ask(self, url: str, headers: dict[str, str]) -> Fetched:
        parts = urlsplit(url)
        name = f"{parts.scheme}://{parts.netloc}"
        host = self._hosts.setdefault(name, _Host())
        self._refuse_resting(name, host)
        rules = self._rules(name, host)
        if rules is not None and not rules.can_fetch(url, ROBOTS_NAME):
            raise RobotsError(f"{url} is not fetched: the outlet's robots.txt asks so. Read it by hand.")
        self._wait(name, host, rules)
        try:
            return self.fetcher.get(url, headers=headers)
        except FeedError as error:
            if error.retry_after_seconds is not None:
                host.rests_until = self.now() + error.retry_after_seconds
            raise

    def _refuse_resting(self, name: str, host: _Host) -> None:
        """Raise while a host wants to be left alone for longer than a pause; a shorter rest is waited for."""
        left = host.rests_until - self.now()
        if left > LONGEST_PAUSE_SECONDS:
            raise FeedError(
                f"{name} asked to be left alone for {left:.0f} seconds more. Try again later.",
                status=429,
                retry_after_seconds=left,
            )

    def _rules(self, name: str, host: _Host) -> Protego | None:
        """Return the host's rules; None when it has none and everything may be fetched."""
        if host.rules_until <= self.now():
            host.rules = self._read_rules(name, host)
            host.rules_until = self.now() + ROBOTS_SECONDS
        return host.rules

    def _read_rules(self, name: str, host: _Host) -> Protego | None:
        try:
            answer = self.fetcher.get(f"{name}/robots.txt")
        except FeedError as error:
            if error.status is not None and 400 <= error.status < 500 and error.status != 429:
                return None  # RFC 9309, 2.3.1.3: no such file, no rules
            # RFC 9309, 2.3.1.4: while the rules cannot be had, nothing may be fetched
            failure = failure_of(f"{name}/robots.txt", error)
            raise FeedError(
                f"{failure.where} could not be read, so nothing is fetched there ({failure.what}). "
                f"{failure.how_to_fix}",
                status=error.status,
                retry_after_seconds=error.retry_after_seconds,
            ) from error
        finally:
            host.last = self.now()
        return Protego.parse(answer.body[:ROBOTS_BYTES].decode("utf-8", "replace"))

    def _wait(self, name: str, host: _Host, rules: Protego | None) -> None:
        asked = (rules.crawl_delay(ROBOTS_NAME) if rules is not None else None) or 0.0
        if asked > LONGEST_PAUSE_SECONDS:
            raise RobotsError(f"{name} asks for {asked:g} seconds between requests. Read it by hand.")
        due = max(host.last + max(asked, self.pause_seconds), host.rests_until)
        if due > self.now():
            self.sleep(due - self.now())
        host.last = self.now()
