"""What a watch remembers of each feed between two looks, and what it takes for a feed's habit."""

import json
import os
from dataclasses import asdict, dataclass, field, fields
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path

DAYS_KEPT = 20  # the latest days on which a feed had something: enough to know its habit
QUIET_LEAST = timedelta(days=3)  # a feed that is quiet for less is not worth a look
QUIET_TIMES = 3  # so many times its longest pause is not a feed's habit
QUIET_MOST = timedelta(days=90)
UNREAD_LEAST = 5  # pages in a row that cannot be read are no chance


@dataclass(slots=True)
class Memory:
    """What is remembered of one feed. Moments are RFC 3339 in UTC, `days` ISO days, oldest first.

    `tries` counts how often a page could not be had that may come another time, by its address; `unread` how
    many of its latest pages in a row could not be read.
    """

    etag: str | None = None
    last_modified: str | None = None
    days: list[str] = field(default_factory=list)
    first_look: str | None = None
    failures: int = 0
    next_look: str | None = None
    tries: dict[str, int] = field(default_factory=dict)
    unread: int = 0

    def note_days(self, days: set[str]) -> None:
        """Take in the days on which the feed had something."""
        self.days = sorted({*self.days, *days})[-DAYS_KEPT:]

    def note_page(self, *, was_read: bool) -> None:
        """Take in a page that the feed listed."""
        self.unread = 0 if was_read else self.unread + 1

    @property
    def is_unreadable(self) -> bool:
        """Whether page after page of the feed could not be read: a wall, a redesign, a refusal."""
        return self.unread >= UNREAD_LEAST

    def silence(self, today: date) -> str | None:
        """Return what to say of a feed that is quiet against its habit, None for one that is not."""
        if not self.days:
            since = date.fromisoformat((self.first_look or today.isoformat())[:10])
            is_quiet = today - since > QUIET_LEAST
            return f"the feed has had no item since it was first looked at on {since}" if is_quiet else None
        days = [date.fromisoformat(day) for day in self.days]
        pauses = [later - earlier for earlier, later in pairwise(days)]
        longest = max(pauses, default=timedelta())
        if today - days[-1] <= min(max(QUIET_LEAST, QUIET_TIMES * longest), QUIET_MOST):
            return None
        habit = f"; before, it never paused for more than {longest.days} days" if pauses else ""
        return f"the feed has had nothing new since {days[-1]}{habit}"


class Memories:
    """The memory of all feeds: one JSON file, replaced as a whole."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.damage: str | None = None
        self.of: dict[str, Memory] = {}
        known = {one.name for one in fields(Memory)}
        try:
            rows = json.loads(path.read_text("utf-8")) if path.exists() else {}
            for url, row in rows.items():
                self.of[url] = Memory(**{name: value for name, value in row.items() if name in known})
        except (ValueError, AttributeError, TypeError) as error:
            self.of = {}
            self.damage = (
                f"What was remembered of the feeds in {path} is damaged ({error}) and begins anew; "
                "no article is lost or read twice."
            )

    def save(self) -> None:
        """Write the memories; whatever happens, the file is the old or the new one."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        draft = self._path.with_suffix(f".{os.getpid()}.part")
        draft.write_text(json.dumps({url: asdict(m) for url, m in self.of.items()}, indent=1), "utf-8")
        draft.replace(self._path)


def told(moment: datetime) -> str:
    """Return a moment as memories carry it: RFC 3339 in UTC.

    >>> told(datetime(2026, 3, 1, 8, tzinfo=UTC))
    '2026-03-01T08:00:00Z'
    """
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
