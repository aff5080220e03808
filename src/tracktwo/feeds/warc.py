"""Web archives: the HTML pages in a WARC file, each with its address and the moment it was captured.

Older archives (ARC), packages of them (WACZ), the plain text that crawls offer (WET), and archives packed
as a whole are read too. What crawlers keep of themselves, their logs and arguments, is no page.
"""

import gzip
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import redirect_stderr
from io import StringIO
from itertools import islice
from pathlib import Path
from typing import IO, Any, cast

from warcio.archiveiterator import ArchiveIterator
from warcio.bufferedreaders import BufferedReader
from warcio.exceptions import ArchiveLoadFailed

from tracktwo.errors import FeedError
from tracktwo.feeds.failure import FeedFailure
from tracktwo.protocols import RawArticle

NAME = "warc"
SUFFIXES = (".warc", ".warc.gz", ".arc", ".arc.gz", ".warc.wet", ".warc.wet.gz", ".wacz", ".warc.zst")
PACKAGED = re.compile(r"archive/.*\.warc(?:\.gz)?")  # in a WACZ
ADDRESSES = ("http://", "https://")
PLAIN_ENCODINGS = ("", "identity", "gzip", "x-gzip", "deflate")
MAX_BYTES = 20_000_000
PAGE_TYPES = ("text/html", "application/xhtml", "text/plain")
RECORD_STARTS = re.compile(rb"\x1f\x8b\x08|(?<=\n)WARC/1\.\d\r?\n")  # of a packed record, of a plain one
WHOLE = "non-chunked gzip"  # what the reader says of an archive that was packed as a whole
SCANNED_BYTES = 1_048_576  # looked through at once for the next record behind a damage
LONGEST_START = 16
# What the reader of WARC files raises on bytes that are damaged, according to where the damage is.
DAMAGE = (
    ArchiveLoadFailed, EOFError, ValueError, AttributeError, LookupError, TypeError, zlib.error,
)  # fmt: skip


def fetch(where: str) -> Iterator[RawArticle | FeedFailure]:
    """Yield the pages of a WARC file in its order; images, scripts and error answers are passed over.

    A damaged record is a failure, and reading goes on with the next whole one.

    Raises:
        FeedError: there is no such file, or no record in it can be read.
    """
    if where.lower().endswith(".zst"):
        raise FeedError(f"{where} is packed with Zstandard. Unpack it first: zstd -d {Path(where).name}")
    try:
        with open(Path(where), "rb") as file:
            yield from _packaged(file, where) if zipfile.is_zipfile(file) else _records(file, where)
    except (OSError, zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
        raise FeedError(
            f"{where} cannot be read: {error}. Check the path and that you may read it."
        ) from error


def _packaged(file: IO[bytes], where: str) -> Iterator[RawArticle | FeedFailure]:
    """Yield the pages of the archives in a WACZ."""
    with zipfile.ZipFile(file) as package:
        names = [name for name in package.namelist() if PACKAGED.fullmatch(name)]
        if not names:
            raise FeedError(f"{where} holds no web archive. Give a .warc file or a WACZ.")
        for name in names:
            with package.open(name) as archive:
                yield from _records(archive, f"{where} {name}")


def _records(file: IO[bytes], where: str, *, is_unpacked: bool = False) -> Iterator[RawArticle | FeedFailure]:
    start: int | None = 0
    given = 0
    is_first = True
    while start is not None:
        file.seek(start)
        archive = ArchiveIterator(file, arc2warc=True)
        try:
            while (record := _next_record(archive)) is not None:
                is_first = False
                found = _article(record, where)
                if found is not None:
                    given += 1
                    yield found
            if not given:
                what = "the archive holds no page: nothing with an address that was answered with 200"
                yield FeedFailure(where, what, "Give the archive that holds the pages themselves.")
            return
        except DAMAGE as error:
            if WHOLE in str(error) and not is_unpacked:
                file.seek(0)
                unpacked = cast(IO[bytes], gzip.GzipFile(fileobj=file))
                yield from islice(_records(unpacked, where, is_unpacked=True), given, None)
                return
            start = _next_start(file, max(start, archive.offset) + 1)
            if is_first and start is None:
                raise FeedError(f"{where} is no whole WARC file ({error}). Get the file again.") from error
            yield _damaged(where, max(0, archive.offset), error)


def _next_record(archive: Any) -> Any:
    with redirect_stderr(StringIO()):  # its warnings are about what becomes a failure here
        return next(archive, None)


def _next_start(file: IO[bytes], after: int) -> int | None:
    """Return where the next record seems to begin, None when there is none."""
    while True:
        file.seek(max(0, after - 1))
        piece = file.read(SCANNED_BYTES + LONGEST_START)
        found = RECORD_STARTS.search(piece, min(1, len(piece)))
        if found is not None:
            return max(0, after - 1) + found.start()
        if len(piece) < SCANNED_BYTES + LONGEST_START:
            return None
        after += SCANNED_BYTES


def _damaged(where: str, offset: int, error: Exception) -> FeedFailure:
    reason = str(error)[:120] or type(error).__name__
    return FeedFailure(
        where, f"the record at byte {offset:,} is damaged ({reason}); those behind it were read",
        "Get the file again; what was read stays.",
    )  # fmt: skip


def _article(record: Any, where: str) -> RawArticle | FeedFailure | None:
    if record.rec_type not in ("response", "resource", "conversion"):
        return None
    url = (record.rec_headers.get_header("WARC-Target-URI") or "").strip("<>")
    if not url.startswith(ADDRESSES):
        return None  # a crawler's log, its arguments, the text or picture that it made of a page
    headers = record.http_headers
    media_type = (headers or record.rec_headers).get_header("Content-Type") or ""
    if not media_type.lower().startswith(PAGE_TYPES) or (headers and headers.get_statuscode() != "200"):
        return None
    name = f"{where} {url}"
    encoding = ((headers.get_header("Content-Encoding") if headers else "") or "").strip().lower()
    if encoding not in PLAIN_ENCODINGS and encoding not in BufferedReader.DECOMPRESSORS:
        return FeedFailure(
            name, f"the page is packed as {encoding!r:.20}", "Capture it unpacked, or as gzip."
        )
    raw = record.content_stream().read(MAX_BYTES + 1)
    missing = getattr(record.raw_stream, "limit", 0) if len(raw) <= MAX_BYTES else 0
    if missing > 0:
        return FeedFailure(
            name, f"the page breaks off {missing:,} bytes before its end", "Get the file again."
        )
    if len(raw) > MAX_BYTES:
        return FeedFailure(
            name, f"the page has more than {MAX_BYTES / 1e6:.0f} MB", "Give the article alone."
        )
    return RawArticle(
        where=name,
        raw=raw,
        media_type=media_type,
        url=url,
        retrieved_at=record.rec_headers.get_header("WARC-Date"),
    )
