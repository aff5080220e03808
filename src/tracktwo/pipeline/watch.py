"""Looking at a dossier's outlets again and again: what is new is read, what is broken becomes an issue."""

import json
import os
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tracktwo.errors import ConfigError, FeedError
from tracktwo.feeds import rss
from tracktwo.feeds.failure import FeedFailure
from tracktwo.feeds.polite import PoliteFetcher, RobotsError
from tracktwo.ontology.loader import CodeBooks
from tracktwo.pipeline.read import Reader, ReadReport, read_articles
from tracktwo.protocols import RawArticle

SEEN_KEPT = 2000  # addresses remembered a feed; feeds list their newest few hundred
FIRST_BACKOFF = timedelta(minutes=5)
LONGEST_BACKOFF = timedelta(days=1)
QUIET_AFTER = timedelta(days=3)
GROUP = 16  # new articles read together, then remembered, so that an end in the middle loses little

Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class Feed:
    """One feed to look at, and the name its articles get; None takes the feed's own name."""

    url: str
    outlet: str | None


@dataclass(slots=True)
class Memory:
    """What is remembered of one feed between two looks. Moments are RFC 3339 in UTC."""

    etag: str | None = None
    last_modified: str | None = None
    seen: list[str] = field(default_factory=list)
    last_new: str | None = None
    failures: int = 0
    next_look: str | None = None


class Memories:
    """The memory of all feeds: one JSON file, replaced as a whole."""

    def __init__(self, path: Path) -> None:
        self._path = path
        rows = json.loads(path.read_text("utf-8")) if path.exists() else {}
        self.of: dict[str, Memory] = {url: Memory(**row) for url, row in rows.items()}

    def save(self) -> None:
        """Write the memories; whatever happens, the file is the old or the new one."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        draft = self._path.with_suffix(f".{os.getpid()}.part")
        draft.write_text(json.dumps({url: asdict(m) for url, m in self.of.items()}, indent=1), "utf-8")
        draft.replace(self._path)


def feeds_of(books: CodeBooks, outlets: tuple[str, ...]) -> tuple[Feed, ...]:
    """Return the feeds of a profile's outlets; an entry that is an address is a feed itself.

    Raises:
        ConfigError: an outlet is not listed, or none of them has a feed.
    """
    found: list[Feed] = []
    for entry in outlets:
        if entry.startswith(("http://", "https://")):
            found.append(Feed(entry, None))
            continue
        outlet = books.outlets.named(entry)
        if outlet is None:
            raise ConfigError(
                f"The profile's outlet {entry!r} is not listed. Give its feed's address instead."
            )
        found.extend(Feed(url, outlet.name) for url in outlet.feeds)
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

    def look(self) -> ReadReport:
        """Look at each feed that is due and return what was read."""
        total = ReadReport()
        for feed in self.feeds:
            memory = self.memories.of.setdefault(feed.url, Memory())
            if memory.next_look is None or memory.next_look <= self._now():
                self._look_at(feed, memory, total)
                self.memories.save()
        return total

    def _look_at(self, feed: Feed, memory: Memory, total: ReadReport) -> None:
        try:
            answer = self.fetcher.get(feed.url, etag=memory.etag, last_modified=memory.last_modified)
            items = list(rss.items(answer.body, where=answer.url)) if answer is not None else []
        except FeedError as error:
            self._failed(feed, memory, error, total)
            return
        memory.failures, memory.next_look = 0, None
        if answer is not None:
            memory.etag = answer.headers.get("etag")
            memory.last_modified = answer.headers.get("last-modified")
        self._read_new(feed, memory, items, total)
        self._note_silence(feed, memory, total)

    def _read_new(
        self, feed: Feed, memory: Memory, items: list[RawArticle | FeedFailure], total: ReadReport
    ) -> None:
        seen = set(memory.seen)
        new = [item for item in items if isinstance(item, FeedFailure) or _key(item) not in seen]
        for start in range(0, len(new), GROUP):
            group = new[start : start + GROUP]
            _add(total, read_articles(self._pages(feed, group), self.reader))
            memory.seen.extend(_key(item) for item in group if isinstance(item, RawArticle))
            memory.seen = memory.seen[-SEEN_KEPT:]
            memory.last_new = self._now()
            self.memories.save()

    def _pages(self, feed: Feed, items: list[RawArticle | FeedFailure]) -> Iterator[RawArticle | FeedFailure]:
        """Yield each item with its page, where the feed does not carry the text itself."""
        for item in items:
            if isinstance(item, FeedFailure):
                yield item
                continue
            named = replace(item, outlet=feed.outlet or item.outlet, retrieved_at=self._now())
            if named.raw is not None or named.url is None:
                yield named
                continue
            try:
                page = self.fetcher.get(named.url)
            except FeedError as error:
                yield _failure(named.url, error)
                continue
            if page is not None:
                yield replace(named, raw=page.body, media_type=page.media_type, url=page.url)

    def _failed(self, feed: Feed, memory: Memory, error: FeedError, total: ReadReport) -> None:
        memory.failures += 1
        wait = min(FIRST_BACKOFF * 2 ** min(memory.failures - 1, 20), LONGEST_BACKOFF)
        if error.retry_after_seconds is not None:
            wait = min(max(wait, timedelta(seconds=error.retry_after_seconds)), LONGEST_BACKOFF)
        memory.next_look = _told(self.clock() + wait)
        _add(total, read_articles([_failure(feed.url, error)], self.reader))

    def _note_silence(self, feed: Feed, memory: Memory, total: ReadReport) -> None:
        since = memory.last_new
        if since is None:
            memory.last_new = self._now()  # counted from the first look on
        elif since < _told(self.clock() - QUIET_AFTER):
            quiet = FeedFailure(
                feed.url,
                f"the feed has had nothing new since {since[:10]}",
                "See whether the outlet has moved its feed or stopped publishing.",
            )
            _add(total, read_articles([quiet], self.reader))

    def _now(self) -> str:
        return _told(self.clock())


def _told(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _key(item: RawArticle) -> str:
    return item.url or f"{item.title}|{item.published_at}"


def _failure(where: str, error: FeedError) -> FeedFailure:
    what, _, how_to_fix = str(error).partition(". ")
    advice = "Read it by hand." if isinstance(error, RobotsError) else "Check the address."
    return FeedFailure(where, what, how_to_fix or advice)


def _add(total: ReadReport, part: ReadReport) -> None:
    total.read += part.read
    total.known += part.known
    total.failed += part.failed
    total.words += part.words
    total.articles.extend(part.articles)
    total.issues.extend(part.issues)
    total.found.update(part.found)
