"""Which addresses may be fetched: http and https, and only hosts on the public internet."""

import ipaddress
from urllib.parse import SplitResult, urlsplit

from tracktwo.errors import FeedError

SCHEMES = {"http": 80, "https": 443}


def checked_address(url: str) -> SplitResult:
    """Return an address in its parts.

    Raises:
        FeedError: it is no http or https address with a host, or it carries a name and password.
    """
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError as error:
        raise FeedError(f"{url!r:.200} is not an address ({error}). Give one such as https://...") from error
    if parts.scheme not in SCHEMES or not parts.hostname or port == 0:
        raise FeedError(f"{url!r:.200} cannot be fetched: only http and https addresses with a host can.")
    if parts.username or parts.password:
        raise FeedError("An address with a name and password in it is not fetched. Leave them out.")
    return parts


def refuse_private(address: str, url: str) -> None:
    """Do nothing for a public address.

    Raises:
        FeedError: the address is private, loopback, link-local, multicast, reserved or unspecified,
            also when it is written as an IPv6 address that stands for such an IPv4 address.
    """
    found = ipaddress.ip_address(address.split("%")[0])
    inner = _inner_ipv4(found)
    if not all(_is_public(candidate) for candidate in (found, inner) if candidate is not None):
        raise FeedError(
            f"{url} leads to {address}, an address inside a private network or this machine, "
            "and is not fetched. Save the page and read the file."
        )


def _is_public(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    is_special = address.is_multicast or address.is_reserved or address.is_unspecified or address.is_loopback
    if isinstance(address, ipaddress.IPv6Address) and (address.ipv4_mapped or address in _NAT64):
        return True  # stands for an IPv4 address, which is judged by itself
    return address.is_global and not is_special


_NAT64 = ipaddress.ip_network("64:ff9b::/96")


def _inner_ipv4(
    address: ipaddress.IPv4Address | ipaddress.IPv6Address,
) -> ipaddress.IPv4Address | None:
    """Return the IPv4 address that an IPv6 address stands for or tunnels to, if any."""
    if isinstance(address, ipaddress.IPv4Address):
        return None
    if address in _NAT64 or address in ipaddress.ip_network("::/96"):
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    teredo = address.teredo
    return address.ipv4_mapped or address.sixtofour or (teredo[1] if teredo else None)


def is_ip(host: str | None) -> bool:
    try:
        ipaddress.ip_address(host or "")
    except ValueError:
        return False
    return True
