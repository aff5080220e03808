"""Newsletters and forwarded articles: one message (.eml) or a mailbox (.mbox).

A message is what it was sent as: the messages of a digest and those that were attached come by themselves,
and one that was forwarded in the text of another has its first sender, subject and date.
"""

import mailbox
import re
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parseaddr
from pathlib import Path

from tracktwo.errors import FeedError
from tracktwo.feeds.failure import FeedFailure
from tracktwo.feeds.feed_dates import told_moment
from tracktwo.feeds.forwarded import Forwarded, forwarded_in
from tracktwo.protocols import RawArticle
from tracktwo.records import PublishedSource

NAME = "mail"
SUFFIXES = (".eml", ".mbox", ".msg")
MAX_BYTES = 20_000_000
MOST_INSIDE = 200  # messages of one digest
OUTLOOK = b"\xd0\xcf\x11\xe0"  # what a message in Outlook's own format begins with
MESSAGE = "message/rfc822"
MARKS = re.compile(
    r"^\s*(?:(?:fwd?|fw|wg|tr|rv|i|пересл)\s*:\s*)+", re.IGNORECASE
)  # before a forwarded subject
SIGNATURE = re.compile(rb"\r?\n-- \r?\n.{0,2000}\Z", re.DOTALL)
# A line of format=flowed that goes on in the next: it ends in a space, and is no sign of a signature.
FLOWING = re.compile(rb"(?<!^--)(?<!\n--) \r?\n(?=[^\r\n>])")

Found = RawArticle | FeedFailure


def fetch(where: str) -> Iterator[Found]:
    """Yield the messages of a file as articles: sender as outlet, subject as title, its date.

    Raises:
        FeedError: there is no such file, it may not be read, or is no mailbox.
    """
    path = Path(where)
    try:
        if path.suffix.lower() != ".mbox":
            yield from _articles(path.read_bytes(), where)
            return
        number = 0
        with closing(mailbox.mbox(path, create=False)) as box:
            for number, key in enumerate(box.keys(), start=1):
                yield from _articles(box.get_bytes(key), f"{where} message {number}")
    except (OSError, mailbox.Error) as error:
        raise FeedError(
            f"{where} cannot be read: {error}. Check the path and that you may read it."
        ) from error
    if not number:
        raise FeedError(
            f"{where} holds no message that begins with a line 'From '. Export the mailbox as mbox."
        )


def _articles(raw: bytes, where: str) -> Iterator[Found]:
    if len(raw) > MAX_BYTES:
        yield FeedFailure(where, f"the message has {len(raw) / 1e6:.0f} MB", "Save its text as a file.")
        return
    if raw.startswith(OUTLOOK):
        yield FeedFailure(where, "this is a message in Outlook's own format", "Save it as .eml or as text.")
        return
    try:
        message = BytesParser(EmailMessage, policy=policy.default).parsebytes(raw)
        yield from _taken_apart(message, where)
    except (LookupError, ValueError, AttributeError, KeyError, TypeError, RecursionError) as error:
        yield FeedFailure(where, f"the message cannot be taken apart ({error})", "Save its text as a file.")


def _taken_apart(message: EmailMessage, where: str) -> Iterator[Found]:
    """Yield the article of a message, or those of the messages that it was made to carry."""
    inside = _messages_in(message)
    own = _article(message, where)
    if inside and (_is_digest(message) or isinstance(own, FeedFailure)):
        for number, one in enumerate(inside[:MOST_INSIDE], start=1):
            yield _article(one, f"{where} part {number}")
    else:
        yield own


def _messages_in(message: EmailMessage) -> list[EmailMessage]:
    """Return the messages right inside of one, not those inside of these."""
    if message.get_content_type() == MESSAGE:
        payload = message.get_payload()
        return [one for one in payload if isinstance(one, EmailMessage)] if isinstance(payload, list) else []
    if not message.is_multipart():
        return []
    return [
        one for part in message.iter_parts() if isinstance(part, EmailMessage) for one in _messages_in(part)
    ]


def _is_digest(message: EmailMessage) -> bool:
    return any(part.get_content_type() == "multipart/digest" for part in message.walk())


def _article(message: EmailMessage, where: str) -> Found:
    body = message.get_body(("html", "plain"))
    words = _bytes_of(body) if isinstance(body, EmailMessage) else b""
    if not isinstance(body, EmailMessage) or not words.strip():
        return FeedFailure(
            where, "the message has no text", "Nothing to do, unless the text is an attachment."
        )
    subject, identity = message["subject"], message["message-id"]
    article = RawArticle(
        where=where,
        raw=words,
        media_type=_media_type(body),
        outlet=_name_in(str(message["from"] or "")) or _name_in(_as_written(message, "from")),
        title=str(subject).strip() if subject else None,
        published_at=_moment(_as_written(message, "date")),
        external_id=str(identity).strip() if identity else None,
    )
    plain = message.get_body(("plain",))
    is_said = bool(MARKS.match(article.title or ""))
    first = forwarded_in(_text_of(plain), is_said=is_said) if isinstance(plain, EmailMessage) else None
    return _dated(_as_first_sent(article, first, body) if first else article)


def _as_written(message: EmailMessage, name: str) -> str:
    """Return a header as it was sent: a date that tells no zone is given one by the reader of mail."""
    return next((str(value) for key, value in message.raw_items() if key.lower() == name), "")


def _as_first_sent(article: RawArticle, first: Forwarded, body: EmailMessage) -> RawArticle:
    """Return an article as it was before somebody forwarded it; plain text without what was put above."""
    raw = article.raw or b""
    if body.get_content_type() != "text/html":
        raw = first.text.encode("utf-8", "replace")
    return replace(
        article,
        raw=raw,
        media_type=article.media_type if raw == article.raw else "text/plain; charset=utf-8",
        outlet=_name_in(first.sender),
        title=first.subject or (MARKS.sub("", article.title) if article.title else None),
        published_at=_moment(first.date),
    )


def _dated(article: RawArticle) -> RawArticle:
    given = PublishedSource.GIVEN if article.published_at else PublishedSource.UNKNOWN
    return replace(article, published_source=given)


def _bytes_of(body: EmailMessage) -> bytes:
    """Return a part's bytes as sent; the reader of pages finds which encoding makes words of them."""
    payload = body.get_payload(decode=True)
    found = payload if isinstance(payload, bytes) else b""
    if body.get_content_type() == "text/plain":
        found = SIGNATURE.sub(b"\n", found)
    if str(body.get_param("format", "")).lower() == "flowed":
        found = FLOWING.sub(b"" if str(body.get_param("delsp", "")).lower() == "yes" else b" ", found)
    return found


def _text_of(body: EmailMessage) -> str:
    raw = _bytes_of(body)
    try:
        return raw.decode(str(body.get_content_charset() or "utf-8"), "replace")
    except LookupError:
        return raw.decode("utf-8", "replace")


def _media_type(body: EmailMessage) -> str:
    charset = body.get_content_charset()
    return f"{body.get_content_type()}; charset={charset}" if charset else body.get_content_type()


def _name_in(sender: str) -> str | None:
    """Return the name of a sender; an address is none.

    >>> _name_in('"Harbour Post" <daily@post.example>'), _name_in("daily@post.example")
    ('Harbour Post', None)
    """
    name = parseaddr(sender)[0].strip() or (sender.strip() if "@" not in sender else "")
    return name if name and "@" not in name else None


def _moment(date: str) -> str | None:
    """Return a date as RFC 3339 with its offset, a day where no zone is told; None when it is no date."""
    words = " ".join(date.split())
    return told_moment(words) or (words if re.search(r"\b(?:19|20)\d\d\b", words) else None)
