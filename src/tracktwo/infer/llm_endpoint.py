"""Which address a language model is asked at, and whether it may be: checked before anything is sent."""

import ipaddress
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from tracktwo.errors import ConfigError

NAME_WITHOUT_DNS = "localhost"


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A checked address, without the final slash. The key is never part of its printed form."""

    address: str
    is_local: bool
    key: str | None = field(default=None, repr=False)

    @property
    def chat(self) -> str:
        """The address that answers chats."""
        return f"{self.address}/chat/completions"


def checked_endpoint(address: str, *, key: str | None = None) -> Endpoint:
    """Return the endpoint at an address.

    Raises:
        ConfigError: it is no http(s) address, holds a secret, or the key would travel unencrypted.
    """
    parts = urlsplit(address.strip())
    try:
        host, _ = parts.hostname, parts.port
    except ValueError:
        host = None
    if parts.scheme not in ("http", "https") or not host:
        raise ConfigError(
            "llm_endpoint is no http or https address. Set it to one such as http://127.0.0.1:11434/v1."
        )
    if parts.username or parts.password or parts.query or parts.fragment:
        raise ConfigError(
            "llm_endpoint holds a user name, a query or a fragment. Give the bare address, and the "
            "key in the variable TRACKTWO_LLM_KEY."
        )
    is_local = _is_this_machine(host)
    if key is not None:
        _check_key(key, is_safe=is_local or parts.scheme == "https")
    return Endpoint(f"{parts.scheme}://{parts.netloc}{parts.path.rstrip('/')}", is_local, key)


def _check_key(key: str, *, is_safe: bool) -> None:
    if not key.isascii() or not key.isprintable() or " " in key:
        raise ConfigError("TRACKTWO_LLM_KEY holds characters no key has. Set it again, without line breaks.")
    if not is_safe:
        raise ConfigError(
            "The key would travel unencrypted to another machine. Give llm_endpoint with https, or unset "
            "TRACKTWO_LLM_KEY."
        )


def _is_this_machine(host: str) -> bool:
    if host == NAME_WITHOUT_DNS or host.endswith(f".{NAME_WITHOUT_DNS}"):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
