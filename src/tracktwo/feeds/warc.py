"""Web archives: the HTML pages in a WARC file, each with its address and the moment it was captured."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from tracktwo.errors import FeedError
from tracktwo.feeds.failure import FeedFailure
from tracktwo.protocols import RawArticle

NAME = "warc"
SUFFIXES = (".warc", ".warc.gz")
MAX_BYTES = 20_000_000
PAGE_TYPES = ("text/html", "application/xhtml", "text/plain")


def fetch(where: str) -> Iterator[RawArticle | FeedFailure]:
    """Yield the pages of a WARC file in its order; images, scripts and error answers are passed over.

    Raises:
        FeedError: there is no such file, or it is no WARC.
    """
    try:
        with open(Path(where), "rb") as file:
            for record in ArchiveIterator(file):
                found = _article(record, where)
                if found is not None:
                    yield found
    except OSError as error:
        raise FeedError(
            f"{where} cannot be read: {error}. Check the path and that you may read it."
        ) from error
    except ArchiveLoadFailed as error:
        raise FeedError(f"{where} is no whole WARC file ({error}). Get the file again.") from error


def _article(record: Any, where: str) -> RawArticle | FeedFailure | None:
    if record.rec_type not in ("response", "resource"):
        return None
    url = record.rec_headers.get_header("WARC-Target-URI")
    headers = record.http_headers
    media_type = (headers or record.rec_headers).get_header("Content-Type") or ""
    if not media_type.lower().startswith(PAGE_TYPES) or (headers and headers.get_statuscode() != "200"):
        return None
    raw = record.content_stream().read(MAX_BYTES + 1)
    name = f"{where} {url}"
    if len(raw) > MAX_BYTES:
        return FeedFailure(
            name, f"the page has more than {MAX_BYTES / 1e6:.0f} MB", "Give the article alone."
        )
    return RawArticle(
        where=name,
        raw=raw,
        media_type=media_type,
        url=url if url and url.startswith(("http://", "https://")) else None,
        retrieved_at=record.rec_headers.get_header("WARC-Date"),
    )
