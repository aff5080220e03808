"""The archive: bytes as fetched, one WARC record a file named by its hash, and a log of every capture.

A single-record `.warc.gz` is a valid WARC file (ISO 28500): any WARC tool reads it, a file is either
whole or absent whatever happens to the process, and `cat ??/*.warc.gz` makes one big WARC of them all.
"""

import gzip
import hashlib
import io
import json
import os
import uuid
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.warcwriter import WARCWriter

from tracktwo import __version__
from tracktwo.errors import StoreError

SUFFIX = ".warc.gz"
LOG = "captures.jsonl"
SOFTWARE = f"tracktwo/{__version__}"
COMPRESSION = 6  # level 9 takes 1.6 times as long for pages and makes them 0.6 % smaller
UNDATED = "1970-01-01T00:00:00Z"  # WARC-Date is mandatory; the capture log says null where it is unknown


@dataclass(frozen=True, slots=True)
class Capture:
    """One line of the capture log: what was fetched, from where, when (RFC 3339, UTC), by what."""

    sha256: str
    size: int
    where: str
    url: str | None
    media_type: str | None
    retrieved_at: str | None
    software: str


class Archive:
    """A folder of WARC files, one record each, named by the SHA-256 of its payload, and a capture log."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def keep(self, raw: bytes, *, where: str, **facts: str | None) -> str:
        """Keep some bytes, once, log the capture, and return their name in the archive.

        Args:
            facts: url, media_type and retrieved_at, where known.
        Raises:
            StoreError: the folder cannot be written or the disk is full.
        """
        digest = hashlib.sha256(raw).hexdigest()
        name = f"{digest[:2]}/{digest}{SUFFIX}"
        known = (facts.get("url"), facts.get("media_type"), facts.get("retrieved_at"))
        capture = Capture(digest, len(raw), where, *known, software=SOFTWARE)
        with self._told():
            if not (self.folder / name).exists():
                self._write(self.folder / name, warc_bytes(raw, capture))
            with open(self.folder / LOG, "a", encoding="utf-8") as log:
                log.write(json.dumps(asdict(capture), ensure_ascii=False) + "\n")
        return name

    def read(self, name: str) -> bytes:
        """Return the bytes that were kept under a name.

        Raises:
            StoreError: they are not there, or are no longer what they were.
        """
        path = self.folder / name
        with self._told():
            packed = path.read_bytes()
        raw = _payload(packed)
        if raw is None or hashlib.sha256(raw).hexdigest() != path.name.removesuffix(SUFFIX):
            raise StoreError(_damaged(path))
        return raw

    def damaged(self) -> Iterator[str]:
        """Yield the names of files that do not hold what their name says."""
        for name in self.names():
            try:
                self.read(name)
            except StoreError:
                yield name

    def names(self) -> Iterator[str]:
        """Yield the names of all that is kept, in order."""
        for path in sorted(self.folder.glob(f"??/*{SUFFIX}")):
            yield f"{path.parent.name}/{path.name}"

    def count(self) -> int:
        """Return how many files are kept."""
        return sum(1 for _ in self.names())

    def captures(self) -> Iterator[Capture]:
        """Yield the capture log, oldest first; a last line cut short by a crash is left out."""
        path = self.folder / LOG
        if not path.exists():
            return
        with self._told(), open(path, encoding="utf-8") as log:
            for line in log:
                if line.endswith("\n"):
                    yield Capture(**json.loads(line))

    def _write(self, path: Path, packed: bytes) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f"{path.name}.{os.getpid()}.part")
        try:
            draft.write_bytes(packed)
            draft.replace(path)
        finally:
            draft.unlink(missing_ok=True)

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise StoreError(
                f"The archive {self.folder} failed: {error.strerror or error}. Check its permissions and the "
                "free space, then read the article again."
            ) from error


def warc_bytes(raw: bytes, capture: Capture) -> bytes:
    """Return one gzipped WARC `resource` record; the same capture gives the same bytes."""
    plain = io.BytesIO()
    writer = WARCWriter(plain, gzip=False)
    record = writer.create_warc_record(
        capture.url or f"urn:sha256:{capture.sha256}",
        "resource",
        payload=io.BytesIO(raw),
        length=len(raw),
        warc_content_type=capture.media_type or "application/octet-stream",
        warc_headers_dict={
            "WARC-Date": capture.retrieved_at or UNDATED,
            "WARC-Record-ID": f"<urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, capture.sha256)}>",
            "WARC-Payload-Digest": f"sha256:{capture.sha256}",
        },
    )
    writer.write_record(record)
    # One gzip member, as the WARC standard asks; its moment is left out so that the bytes stay the same.
    return gzip.compress(plain.getvalue(), compresslevel=COMPRESSION, mtime=0)


def _payload(packed: bytes) -> bytes | None:
    """Return the payload of the first record, None when there is none to be read."""
    try:
        for record in ArchiveIterator(io.BytesIO(packed)):
            return bytes(record.content_stream().read())
    except (ArchiveLoadFailed, EOFError, OSError, ValueError, zlib.error):
        return None
    return None


def _damaged(path: Path) -> str:
    return (
        f"The archived file {path} is damaged: it no longer holds the bytes its name says. "
        "Restore it from a copy; the article's stored text is not affected."
    )
