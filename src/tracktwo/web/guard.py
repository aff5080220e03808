"""What stands between the desk and the world: the host check and the headers of every answer."""

from ipaddress import IPv4Address, IPv6Address, ip_address

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; "
    "frame-ancestors 'none'; base-uri 'none'"
)
POLICY_WITH_KEYS = f"{POLICY}; script-src 'self'"  # pages whose verdicts have a key each
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
LARGEST_FORM_BYTES = 2_000_000
FOREIGN = "Another site sent this. Do it on the desk itself.\n"
TOO_LARGE = f"That is more than {LARGEST_FORM_BYTES:,} bytes, or of unstated length. Send less at a time.\n"
LOCAL = ("127.0.0.1", "localhost", "::1")


class HostGuard:
    """Answers only under names that are its own, so that no foreign page can reach it by rebinding.

    Its own are this machine's usual names, the `host` of the settings, and the address, as a number, at which
    a request came in: bound to 0.0.0.0, the desk answers http://192.168.1.5:8732 there, and no name. A
    foreign page that points a name of its own at this machine still sends that name.
    """

    def __init__(self, app: ASGIApp, *, hosts: tuple[str, ...]) -> None:
        self.app = app
        self.hosts = frozenset(host.casefold() for host in (*LOCAL, *hosts))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on when its Host header names this desk, else answer 421."""
        if scope["type"] == "http" and not self._is_ours(scope):
            refusal = PlainTextResponse(
                "This desk does not answer under that name. Open it by the number of its address, on this "
                "machine http://127.0.0.1 with its port, or set `host` in the settings to that name.\n",
                status_code=421,
            )
            await refusal(scope, receive, send)
            return
        await self.app(scope, receive, send)

    def _is_ours(self, scope: Scope) -> bool:
        name = host_name(Headers(scope=scope).get("host", ""))
        came_in_at = address_of((scope.get("server") or ("",))[0])
        return name in self.hosts or (came_in_at is not None and address_of(name) == came_in_at)


def address_of(host: str) -> IPv4Address | IPv6Address | None:
    """Return the address that a host is when written as a number; None for a name.

    >>> address_of("::ffff:10.0.0.5"), address_of("localhost")
    (IPv4Address('10.0.0.5'), None)
    """
    try:
        found = ip_address(host.partition("%")[0])
    except ValueError:
        return None
    return (found.ipv4_mapped or found) if isinstance(found, IPv6Address) else found


def is_this_machine(host: str) -> bool:
    """Whether an address to listen on is reached from this machine only.

    >>> is_this_machine("127.0.0.1"), is_this_machine("localhost"), is_this_machine("0.0.0.0")
    (True, True, False)
    """
    address = address_of(host)
    return host.casefold() in LOCAL or (address is not None and address.is_loopback)


def host_name(header: str) -> str:
    """Return the name in a Host header, without its port.

    >>> host_name("127.0.0.1:8732"), host_name("[::1]:8732"), host_name("evil.example")
    ('127.0.0.1', '::1', 'evil.example')
    """
    if header.startswith("["):
        return header[1:].partition("]")[0]
    return header.rpartition(":")[0].casefold() if ":" in header else header.casefold()


class OriginGuard:
    """Takes changes only from the desk's own pages, and only as large as a form is.

    A browser says with every request that changes something which page sent it (`Origin`, `Sec-Fetch-Site`);
    a request that says neither does not come from a page and is taken, as from a script on this machine.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or answer 403 for a foreign page's and 413 for one too large."""
        if scope["type"] != "http" or scope["method"] in SAFE_METHODS:
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        if not _is_from_here(headers):
            await PlainTextResponse(FOREIGN, status_code=403)(scope, receive, send)
        elif _length(headers) > LARGEST_FORM_BYTES:
            await PlainTextResponse(TOO_LARGE, status_code=413)(scope, receive, send)
        else:
            await self.app(scope, receive, send)


def _is_from_here(headers: Headers) -> bool:
    site = headers.get("sec-fetch-site", "same-origin")
    origin = headers.get("origin")
    return site in ("same-origin", "none") and (
        origin is None or origin.partition("://")[2] == headers.get("host", "")
    )


def _length(headers: Headers) -> int:
    """Return the stated length of a body; past the limit where it is unstated or no number."""
    stated = headers.get("content-length", "0" if "transfer-encoding" not in headers else "")
    return int(stated) if stated.isdecimal() else LARGEST_FORM_BYTES + 1


class SafeHeaders:
    """Puts the policy on every answer: nothing from elsewhere, no frame, no script but where one is let."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and add the headers to the answer."""

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    # What a browser keeps takes over the headers of a 304, and with them a page's own policy.
                    if message["status"] != 304 or name != "content-security-policy":
                        headers.setdefault(name, value)
            await send(message)

        await self.app(scope, receive, send_with_headers)


class HeadAsGet:
    """Answers HEAD as GET would be answered, without the body."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a HEAD request on as GET and leave the body out."""
        if scope["type"] != "http" or scope["method"] != "HEAD":
            await self.app(scope, receive, send)
            return

        async def send_without_body(message: Message) -> None:
            await send({**message, "body": b""} if message["type"] == "http.response.body" else message)

        await self.app({**scope, "method": "GET"}, receive, send_without_body)
