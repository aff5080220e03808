"""One capture as a WARC file of one record: written so that other tools read it, read so that damage is told.

A single-record `.warc.gz` is a valid WARC file (ISO 28500), and any number of them joined are one too.
"""

import gzip
import re
import uuid
import zlib
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import quote

# Level 9 takes 3.2 times as long for pages and makes them 11 % smaller, level 1 four fifths and 6 % larger.
COMPRESSION = 3
UNDATED = "1970-01-01T00:00:00Z"  # WARC-Date is mandatory; the capture log says null where it is unknown
UNWRITABLE = re.compile(r"[\x00-\x20\x7f-\x9f\u2028\u2029]")  # would end a header's line, or part its value
VERSION, HEADER_END = b"WARC/1.0\r\n", b"\r\n\r\n"


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

    @property
    def address(self) -> str:
        """The address its record names: where it came from, or its hash where that is no address."""
        return _on_one_line(self.url or f"urn:sha256:{self.sha256}")

    @property
    def moment(self) -> str:
        """The moment its record names."""
        return self.retrieved_at or UNDATED


def _on_one_line(address: str) -> str:
    return UNWRITABLE.sub(lambda odd: quote(odd[0]), address)


class Kept(NamedTuple):
    """What a WARC file holds: the bytes as fetched, from which address and when."""

    payload: bytes
    address: str
    moment: str


def warc_bytes(raw: bytes, capture: Capture) -> bytes:
    """Return one gzipped WARC `resource` record; the same capture gives the same bytes."""
    fields = {
        "WARC-Type": "resource",
        "WARC-Record-ID": f"<urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, capture.sha256)}>",
        "WARC-Date": capture.moment,
        "WARC-Target-URI": capture.address,
        "WARC-Block-Digest": f"sha256:{capture.sha256}",  # a resource's block is its payload
        "WARC-Payload-Digest": f"sha256:{capture.sha256}",
        "Content-Type": UNWRITABLE.sub(" ", capture.media_type or "") or "application/octet-stream",
        "Content-Length": str(len(raw)),
    }
    header = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
    plain = b"".join((VERSION, header.encode("utf-8", "replace"), b"\r\n", raw, b"\r\n\r\n"))
    # One gzip member, as the WARC standard asks; its moment is left out so that the bytes stay the same.
    return gzip.compress(plain, compresslevel=COMPRESSION, mtime=0)


def read_warc(packed: bytes) -> Kept:
    """Return what a WARC file of one record holds.

    Raises:
        ValueError: it cannot be read; the message says how it looks ("is cut short").
    """
    if not packed:
        raise ValueError("is empty")
    try:
        plain = gzip.decompress(packed)
    except EOFError as error:
        raise ValueError("is cut short") from error
    except (OSError, zlib.error) as error:
        raise ValueError("is no whole gzip file") from error
    header, _, rest = plain.partition(HEADER_END)
    lines = (line.partition(b":") for line in header.split(b"\r\n")[1:])
    fields = {name.strip().lower(): value.strip().decode("utf-8", "replace") for name, _, value in lines}
    length = fields.get(b"content-length", "")
    if not header.startswith(b"WARC/") or not length.isdecimal() or len(rest) < int(length):
        raise ValueError("holds no whole WARC record")
    address = _on_one_line(fields.get(b"warc-target-uri", ""))
    return Kept(rest[: int(length)], address, fields.get(b"warc-date", ""))
