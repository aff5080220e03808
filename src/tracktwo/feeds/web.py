"""One article's page from an address on the public web, fetched so that no address can lead inside.

Only http and https. The host is resolved once, every address it has must be public, and the connection
goes to the address that was checked. Each redirect is checked like the first address. Size, time and
the size after decompression are capped.
"""

import socket
import ssl
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http.client import HTTPConnection, HTTPException, HTTPResponse
from typing import NamedTuple, Protocol
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from tracktwo import __version__
from tracktwo.errors import FeedError
from tracktwo.feeds.address import SCHEMES, checked_address, is_ip, refuse_private
from tracktwo.feeds.failure import FeedFailure, failure_of
from tracktwo.protocols import RawArticle

NAME = "web"
USER_AGENT = f"Tracktwo/{__version__} (reads news for one person's dossier)"
REDIRECTS = frozenset({301, 302, 303, 307, 308})
CHUNK_BYTES = 65_536
READABLE_TYPES = (
    "text/", "application/xhtml", "application/xml", "application/rss", "application/atom",
    "application/json", "application/feed+json", "application/rdf",
)  # fmt: skip

PACKED_TYPES = ("application/gzip", "application/x-gzip", "application/octet-stream")  # of *.gz: a sitemap

Resolve = Callable[[str, int], list[str]]


class Fetched(NamedTuple):
    """The bytes of an answer after decompression, where they came from in the end, and their headers."""

    url: str
    body: bytes
    media_type: str | None
    headers: dict[str, str]
    status: int = 200


class Fetcher(Protocol):
    """What gets an address's answer: at once, or as politely as its host asks."""

    def get(self, url: str) -> Fetched:
        """Return what an address answers; FeedError where it may not or cannot be had."""
        ...


def resolve_host(host: str, port: int) -> list[str]:
    """Return the addresses of a host, as the system's resolver gives them."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


@dataclass(frozen=True, slots=True, kw_only=True)
class WebFetcher:
    """Fetches pages within fixed bounds.

    `allow_private` lets addresses of this machine and its networks through. Only tests of a local
    server set it, from Python: no setting, argument or feed reaches it.
    """

    max_redirects: int = 5
    max_bytes: int = 20_000_000
    timeout_seconds: float = 20.0
    total_seconds: float = 60.0
    allow_private: bool = False
    resolve: Resolve = resolve_host

    def get(self, url: str, *, headers: dict[str, str] | None = None) -> Fetched:
        """Return what an address answers, its redirects followed.

        Raises:
            FeedError: the address may not be fetched, does not answer, answers with an error, or is too
                large or too slow. The message names the address that failed.
        """
        deadline = time.monotonic() + self.total_seconds
        for _ in range(self.max_redirects + 1):
            response = self._one(url, headers or {}, deadline)
            if isinstance(response, Fetched):
                return response
            url = response
        raise FeedError(
            f"{url} was reached after {self.max_redirects} redirects and redirects again. "
            "Open the page in a browser and give its final address."
        )

    def _one(self, url: str, headers: dict[str, str], deadline: float) -> Fetched | str:
        """Return one address's answer, or the address it redirects to."""
        parts = checked_address(url)
        port = parts.port or SCHEMES[parts.scheme]
        connection = self._connected(parts, port, url, deadline)
        # A server that sends one byte at a time would outlast every single time limit: cut it off.
        cut = threading.Timer(max(0.1, deadline - time.monotonic()), _shut, (connection.sock,))
        cut.start()
        response: HTTPResponse | None = None
        try:
            connection.request("GET", _path(parts), headers=_request_headers(parts, headers))
            response = connection.getresponse()
            if response.status in REDIRECTS and response.headers.get("Location"):
                return urljoin(url, str(response.headers["Location"]))
            return self._answer(url, response, deadline)
        except (OSError, HTTPException, UnicodeError) as error:
            raise _unreachable(url, error) from error
        finally:
            cut.cancel()
            if response is not None:
                response.close()
            connection.close()

    def _connected(self, parts: SplitResult, port: int, url: str, deadline: float) -> HTTPConnection:
        """Return a connection to one of the host's addresses, all of which were checked first."""
        host = parts.hostname or ""
        addresses = self._addresses(host, port, url)
        failure: OSError | None = None
        for address in addresses:
            try:
                return self._connection(host, address, port, parts.scheme, deadline)
            except OSError as error:
                failure = error
        raise _unreachable(url, failure or OSError("no address")) from failure

    def _addresses(self, host: str, port: int, url: str) -> list[str]:
        try:
            addresses = self.resolve(host, port)
        except (OSError, UnicodeError) as error:
            raise FeedError(
                f"{url}: the host {host!r} is not known. Check the address and the connection to the network."
            ) from error
        if not self.allow_private:
            for address in addresses:
                refuse_private(address, url)
        return addresses

    def _connection(self, host: str, address: str, port: int, scheme: str, deadline: float) -> HTTPConnection:
        left = min(self.timeout_seconds, max(0.1, deadline - time.monotonic()))
        plain = socket.create_connection((address, port), timeout=left)
        try:
            channel = _trusted().wrap_socket(plain, server_hostname=host) if scheme == "https" else plain
        except OSError:
            plain.close()
            raise
        connection = HTTPConnection(host, port, timeout=left)
        connection.sock = channel
        return connection

    def _answer(self, url: str, response: HTTPResponse, deadline: float) -> Fetched:
        if response.status not in (200, 203, 304):
            raise FeedError(
                f"{url} answers {response.status} {response.reason}. {_advice(response.status)}",
                status=response.status,
                retry_after_seconds=_retry_after(response.headers.get("Retry-After")),
            )
        media_type = response.headers.get("Content-Type")
        readable = READABLE_TYPES + (PACKED_TYPES if urlsplit(url).path.endswith(".gz") else ())
        if media_type and not media_type.lower().strip().startswith(readable):
            raise FeedError(
                f"{url} is {media_type[:60]!r}, not a page. Give the address of an article or a feed."
            )
        body = self._body(url, response, deadline)
        kept = {name.lower(): value for name, value in response.headers.items()}
        return Fetched(url, body, media_type, kept, response.status)

    def _body(self, url: str, response: HTTPResponse, deadline: float) -> bytes:
        """Return the body within the caps; it is unpacked as it comes, so that no bomb fits in memory."""
        unpack = _unpacker(response.headers.get("Content-Encoding"), url)
        pieces: list[bytes] = []
        size = received = 0
        while chunk := response.read1(CHUNK_BYTES):
            received += len(chunk)
            piece = unpack(chunk, self.max_bytes - size + 1)
            size += len(piece)
            pieces.append(piece)
            if size > self.max_bytes or received > self.max_bytes:
                raise FeedError(
                    f"{url} sends more than {self.max_bytes / 1e6:g} MB, which no article has. "
                    "Give the article's own address."
                )
        if time.monotonic() >= deadline:  # also when the connection was cut at the deadline
            raise FeedError(f"{url} was still sending after {self.total_seconds:g} seconds. Try again later.")
        if response.length:  # what the server announced and did not send
            raise FeedError(f"{url} broke off {response.length:,} bytes before its end. Try again later.")
        return b"".join(pieces)


def _shut(channel: socket.socket) -> None:
    with suppress(OSError):
        channel.shutdown(socket.SHUT_RDWR)


def _path(parts: SplitResult) -> str:
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    return path + (f"?{quote(parts.query, safe='/%:@!$&()*+,;=~-._?[]')}" if parts.query else "")


def _request_headers(parts: SplitResult, more: dict[str, str]) -> dict[str, str]:
    host = (
        (parts.hostname or "").encode("idna").decode("ascii") if not is_ip(parts.hostname) else parts.netloc
    )
    port = parts.port
    named = f"{host}:{port}" if port and port != SCHEMES[parts.scheme] and not is_ip(parts.hostname) else host
    return {
        "Host": named,
        "User-Agent": USER_AGENT,
        "Accept": "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,*/*;q=0.5",
        "Accept-Encoding": "gzip, deflate",
        "Connection": "close",
        **more,
    }


def _trusted() -> ssl.SSLContext:
    return ssl.create_default_context()


def _unpacker(encoding: str | None, url: str) -> Callable[[bytes, int], bytes]:
    """Return a function that unpacks a body piece by piece, giving back no more than it is asked for."""
    name = (encoding or "identity").strip().lower()
    if name in ("", "identity"):
        return lambda chunk, _limit: chunk
    if name not in ("gzip", "x-gzip", "deflate"):
        raise FeedError(
            f"{url} is packed as {name!r:.40}, which was not asked for. Save the page and read the file."
        )
    stream = zlib.decompressobj(zlib.MAX_WBITS | 32)

    def unpack(chunk: bytes, limit: int) -> bytes:
        try:
            return stream.decompress(chunk, max(1, limit))
        except zlib.error as error:
            raise FeedError(f"{url} sends a damaged body ({error}). Try again later.") from error

    return unpack


def _unreachable(url: str, error: Exception) -> FeedError:
    reason = str(error) or type(error).__name__
    return FeedError(f"{url} cannot be reached: {reason[:160]}. Check the address and the connection.")


def _retry_after(value: str | None) -> float | None:
    """Return the seconds a Retry-After header asks for: a number, or the time until a date."""
    if not value:
        return None
    if value.strip().isdigit():
        return float(value)
    try:
        return max(0.0, (parsedate_to_datetime(value) - datetime.now(UTC)).total_seconds())
    except (TypeError, ValueError):
        return None


def _advice(status: int) -> str:
    if status in (401, 402, 403, 451):
        return "The outlet does not give it out: save the page from a browser and read the file."
    if status in (404, 410):
        return "The page is gone or the address is wrong."
    if status == 429:
        return "The outlet asks for fewer requests: try again later."
    return "Try again later."


def fetch(where: str, *, fetcher: Fetcher | None = None) -> Iterator[RawArticle | FeedFailure]:
    """Yield the page at an address; its errors come as a failure, so that other addresses are still read."""
    try:
        answer = (fetcher or WebFetcher()).get(where)
    except FeedError as error:
        yield failure_of(where, error)
        return
    yield RawArticle(
        where=where,
        raw=answer.body,
        media_type=answer.media_type,
        url=answer.url,
        retrieved_at=datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
    )
