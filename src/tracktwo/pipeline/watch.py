"""Looking at a dossier's outlets again and again: what is new is read, what is broken becomes an issue."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from itertools import chain, islice, zip_longest
from typing import Any

from tracktwo.errors import ConfigError, FeedError
from tracktwo.feeds import rss
from tracktwo.feeds.failure import FeedFailure, failure_of
from tracktwo.feeds.polite import PoliteFetcher, RobotsError
from tracktwo.ontology.loader import CodeBooks
from tracktwo.pipeline.memory import Memories, Memory, told
from tracktwo.pipeline.read import Reader, read_articles
from tracktwo.pipeline.report import ReadReport
from tracktwo.pipeline.stamp import moment
from tracktwo.pipeline.trouble import Troubles
from tracktwo.protocols import RawArticle
from tracktwo.text.moments import day_of, in_utc, read_moment

FIRST_BACKOFF = timedelta(minutes=5)
LONGEST_BACKOFF = timedelta(days=1)
FEEDS_AT_ONCE = 20  # listed, then read by turns, so that the pause of one host is the turn of another
GROUP = 16  # new articles read together, then remembered, so that an end in the middle loses little
MOST_TRIES = 3  # of a page that may come another time
PASSING = frozenset(
    {None, 408, 425, 429, 500, 502, 503, 504}
)  # statuses of trouble that may pass; None: no answer

Clock = Callable[[], datetime]
Found = RawArticle | FeedFailure


@dataclass(frozen=True, slots=True)
class Feed:
    """One feed to look at, the name its articles get (None: the feed's own), and whose dossier it is in."""

    url: str
    outlet: str | None
    dossier: str | None = None


@dataclass(slots=True)
class LookReport:
    """What a look at the feeds did: how many were asked and answered, and what was read.

    `resting` feeds failed before and are left alone, the first of them until `rests_until`. `postponed`
    pages could not be had now and are tried again. `troubled` feeds are quiet or broken since this look.
    """

    asked: int = 0
    answered: int = 0
    resting: int = 0
    rests_until: str | None = None
    postponed: int = 0
    troubled: int = 0
    read: ReadReport = field(default_factory=ReadReport)

    def to_dict(self) -> dict[str, Any]:
        """Return the report as JSON values."""
        feeds = {
            "asked": self.asked,
            "answered": self.answered,
            "resting": self.resting,
            "rests_until": self.rests_until,
            "troubled": self.troubled,
        }
        return {**self.read.to_dict(), "postponed": self.postponed, "feeds": feeds}


@dataclass(slots=True)
class _Listed:
    """What one feed listed that was not fetched before; `answer` None where it has not changed."""

    feed: Feed
    memory: Memory
    etag: str | None = None
    last_modified: str | None = None
    new: list[Found] = field(default_factory=list)
    days: set[str] = field(default_factory=set)
    postponed: int = 0


def feeds_of(books: CodeBooks, outlets: tuple[str, ...], *, dossier: str | None = None) -> tuple[Feed, ...]:
    """Return the feeds of a profile's outlets; an entry that is an address is a feed itself.

    Raises:
        ConfigError: an outlet is not listed, or none of them has a feed.
    """
    found: list[Feed] = []
    for entry in outlets:
        if entry.startswith(("http://", "https://")):
            found.append(Feed(entry, None, dossier))
            continue
        outlet = books.outlets.named(entry)
        if outlet is None:
            raise ConfigError(
                f"The profile's outlet {entry!r} is not listed. Give its feed's address instead."
            )
        found.extend(Feed(url, outlet.name, dossier) for url in outlet.feeds)
    if not found:
        raise ConfigError("The profile names no outlet with a feed. Add some to its `outlets`.")
    return tuple(dict.fromkeys(found))


@dataclass(frozen=True, slots=True, kw_only=True)
class Watcher:
    """Looks at feeds once; `reader` reads what is new."""

    feeds: tuple[Feed, ...]
    memories: Memories
    fetcher: PoliteFetcher
    reader: Reader
    clock: Clock = lambda: datetime.now(UTC)

    def look(self) -> LookReport:
        """Look at each feed that is due and return what was read."""
        total = LookReport()
        troubles = Troubles(self.reader.store, {feed.url for feed in self.feeds})
        due = list(self._due(total))
        for start in range(0, len(due), FEEDS_AT_ONCE):
            listed = [
                found
                for feed in due[start : start + FEEDS_AT_ONCE]
                if (found := self._list(feed, total, troubles))
            ]
            self._read(listed, total)
            for one in listed:
                self._settle(one, total, troubles)
            self.memories.save()
        self.fetcher.forget()
        return total

    def _due(self, total: LookReport) -> Iterator[Feed]:
        for feed in self.feeds:
            next_look = self.memories.of.setdefault(feed.url, Memory()).next_look
            if next_look is None or next_look <= self._now():
                yield feed
            else:
                total.resting += 1
                total.rests_until = min(total.rests_until or next_look, next_look)

    def _list(self, feed: Feed, total: LookReport, troubles: Troubles) -> _Listed | None:
        """Ask a feed and return what it lists; None where it is in trouble."""
        memory = self.memories.of[feed.url]
        total.asked += 1
        try:
            answer = self.fetcher.get_if_changed(
                feed.url, etag=memory.etag, last_modified=memory.last_modified
            )
            items = list(rss.items(answer.body, where=answer.url)) if answer is not None else []
        except FeedError as error:
            self._failed(feed, error, total, troubles)
            return None
        except Exception as error:  # whatever one feed does, the others are looked at
            broken = FeedError(f"{feed.url} broke its reader ({type(error).__name__}: {error}). Report this.")
            self._failed(feed, broken, total, troubles)
            return None
        total.answered += 1
        if answer is None:
            return _Listed(feed, memory, memory.etag, memory.last_modified)
        listed = _Listed(feed, memory, answer.headers.get("etag"), answer.headers.get("last-modified"))
        self._sort(items, listed)
        return listed

    def _sort(self, items: list[Found], listed: _Listed) -> None:
        """Note what is new among a feed's items, and the days on which they were published."""
        today = self._now()[:10]
        known = self.reader.store.done(_key(item) for item in items if isinstance(item, RawArticle))
        for item in items:
            is_new = isinstance(item, FeedFailure) or _key(item) not in known
            if is_new:
                listed.new.append(item)
            if isinstance(item, RawArticle):
                day = day_of(in_utc(read_moment(item.published_at))) or (today if is_new else None)
                listed.days |= {min(day, today)} if day else set()

    def _read(self, listed: list[_Listed], total: LookReport) -> None:
        """Read what is new, one item of each feed by turns."""
        turns = zip_longest(*([(one, item) for item in one.new] for one in listed))
        waiting = (pair for pair in chain.from_iterable(turns) if pair is not None)
        while group := list(islice(waiting, GROUP)):
            fetched: list[str] = []
            report = read_articles(self._pages(group, fetched), self.reader)
            _note_pages(group, report)
            total.read.add(report)
            with self.reader.store.writing() as writing:
                for key in fetched:
                    writing.mark_done(key, outcome=None, at=moment())

    def _pages(self, group: Iterable[tuple[_Listed, Found]], fetched: list[str]) -> Iterator[Found]:
        """Yield each item with its page, where the feed does not carry the text itself.

        `fetched` takes the keys of those that are done with; pages that may come another time are not.
        """
        for one, item in group:
            if isinstance(item, FeedFailure):
                yield item
                continue
            key = _key(item)
            if key in fetched:  # another feed lists it as well
                continue
            found = self._page(one, item)
            if found is not None:
                fetched.append(key)
                yield found

    def _page(self, one: _Listed, item: RawArticle) -> Found | None:
        """Return an item with its page, what went wrong for good, or None for what may pass."""
        named = replace(item, outlet=one.feed.outlet or item.outlet, retrieved_at=self._now())
        if named.raw is not None or named.url is None:
            return named
        try:
            page = self.fetcher.get(named.url)
        except FeedError as error:
            tries = one.memory.tries.get(named.url, 0) + 1
            if error.status in PASSING and tries < MOST_TRIES and not isinstance(error, RobotsError):
                one.memory.tries[named.url] = tries
                one.postponed += 1
                return None
            one.memory.tries.pop(named.url, None)
            return failure_of(named.url, error)
        one.memory.tries.pop(named.url, None)
        return replace(named, raw=page.body, media_type=page.media_type, url=page.url)

    def _settle(self, one: _Listed, total: LookReport, troubles: Troubles) -> None:
        """Remember a feed that answered; the tag of its answer only when all of its pages were had."""
        memory = one.memory
        memory.failures, memory.next_look = 0, None
        memory.first_look = memory.first_look or self._now()
        memory.etag = one.etag if not one.postponed else None
        memory.last_modified = one.last_modified if not one.postponed else None
        memory.note_days(one.days)
        total.postponed += one.postponed
        found = _trouble_of(one.feed, memory, self.clock().date())
        if found is None:
            troubles.end(one.feed.url)
        elif troubles.begin(found, dossier=one.feed.dossier):
            troubles.count(found, total.read)
            total.troubled += 1

    def _failed(self, feed: Feed, error: FeedError, total: LookReport, troubles: Troubles) -> None:
        memory = self.memories.of[feed.url]
        memory.failures += 1
        wait = min(FIRST_BACKOFF * 2 ** min(memory.failures - 1, 20), LONGEST_BACKOFF)
        if error.retry_after_seconds is not None:
            wait = min(max(wait, timedelta(seconds=error.retry_after_seconds)), LONGEST_BACKOFF)
        memory.next_look = told(self.clock() + wait)
        found = failure_of(feed.url, error)
        troubles.begin(found, dossier=feed.dossier)
        troubles.count(found, total.read)
        total.troubled += 1
        self.memories.save()

    def _now(self) -> str:
        return told(self.clock())


def _trouble_of(feed: Feed, memory: Memory, today: date) -> FeedFailure | None:
    """Return what is wrong with a feed that answers: it is quiet, or its pages cannot be read."""
    quiet = memory.silence(today)
    if quiet is not None:
        return FeedFailure(
            feed.url, quiet, "See whether the outlet has moved its feed or stopped publishing."
        )
    if not memory.is_unreadable:
        return None
    advice = "Open one in a browser: it may ask for a log-in or refuse programs."
    return FeedFailure(feed.url, "the feed answers, but none of its latest pages could be read", advice)


def _note_pages(group: Iterable[tuple[_Listed, Found]], report: ReadReport) -> None:
    """Remember for each feed which of its pages could be read."""
    failed = {found.where for found in report.issues if found.step in ("feed", "article")}
    for one, item in group:
        if isinstance(item, RawArticle) and item.url not in one.memory.tries:
            one.memory.note_page(was_read=not failed & {item.where, item.url})


def _key(item: RawArticle) -> str:
    """Return under which name the store keeps that an item was fetched."""
    name = item.url or f"{item.title}|{item.published_at}"
    return f"fetched {hashlib.sha256(name.encode('utf-8', 'replace')).hexdigest()}"
