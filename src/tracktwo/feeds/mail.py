"""Newsletters and forwarded articles: one message (.eml) or a mailbox (.mbox)."""

import mailbox
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parseaddr, parsedate_to_datetime
from pathlib import Path

from tracktwo.errors import FeedError
from tracktwo.feeds.failure import FeedFailure
from tracktwo.protocols import RawArticle
from tracktwo.records import PublishedSource

NAME = "mail"
SUFFIXES = (".eml", ".mbox")
MAX_BYTES = 20_000_000


def fetch(where: str) -> Iterator[RawArticle | FeedFailure]:
    """Yield the messages of a file as articles: sender as outlet, subject as title, its date.

    Raises:
        FeedError: there is no such file, or it may not be read.
    """
    path = Path(where)
    try:
        if path.suffix.lower() == ".eml":
            yield _article(path.read_bytes(), where)
            return
        with closing(mailbox.mbox(path, create=False)) as box:
            for number, key in enumerate(box.keys(), start=1):
                yield _article(box.get_bytes(key), f"{where} message {number}")
    except (OSError, mailbox.Error) as error:
        raise FeedError(
            f"{where} cannot be read: {error}. Check the path and that you may read it."
        ) from error


def _article(raw: bytes, where: str) -> RawArticle | FeedFailure:
    if len(raw) > MAX_BYTES:
        return FeedFailure(where, f"the message has {len(raw) / 1e6:.0f} MB", "Save its text as a file.")
    try:
        message = BytesParser(EmailMessage, policy=policy.default).parsebytes(raw)
        body = message.get_body(("html", "plain"))
        words = body.get_content() if body is not None else ""
        subject, sender = message["subject"], parseaddr(str(message["from"] or ""))[0]
    except (LookupError, ValueError, AttributeError, KeyError) as error:
        return FeedFailure(where, f"the message cannot be taken apart ({error})", "Save its text as a file.")
    if body is None or not isinstance(words, str) or not words.strip():
        return FeedFailure(
            where, "the message has no text", "Nothing to do, unless the text is an attachment."
        )
    moment = _moment(message["date"])
    return RawArticle(
        where=where,
        raw=words.encode("utf-8", "replace"),
        media_type=f"{body.get_content_type()}; charset=utf-8",
        outlet=sender or None,
        title=str(subject).strip() if subject else None,
        published_at=moment,
        published_source=PublishedSource.GIVEN if moment else PublishedSource.UNKNOWN,
        external_id=str(message["message-id"]).strip() if message["message-id"] else None,
    )


def _moment(date: object) -> str | None:
    """Return a Date header as RFC 3339 in UTC; None when it is missing or no date."""
    try:
        return parsedate_to_datetime(str(date)).astimezone(UTC).isoformat(timespec="seconds")[:19] + "Z"
    except (TypeError, ValueError, OverflowError):
        return None
