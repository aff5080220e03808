"""Passwords: kept as what scrypt makes of them, which costs memory and time to try (decision 175)."""

import base64
import hashlib
import hmac
import secrets
import threading
import unicodedata
from dataclasses import dataclass

from tracktwo.errors import ConfigError

SHORTEST, LONGEST = 12, 256  # characters
SALT_BYTES, KEY_BYTES = 16, 32
MOST_MEMORY = 512 * 2**20
MADE_FROM = "abcdefghjkmnpqrstuvwxyz23456789"  # nothing that is mistaken for something else
_ROOM = threading.BoundedSemaphore(2)  # hashes at a time: each takes memory and a core


@dataclass(frozen=True, slots=True)
class Cost:
    """What one try costs: 128 * n * r bytes of memory, p times over."""

    n: int = 2**16
    r: int = 8
    p: int = 2


USUAL = Cost()  # 64 MB and about half a second


def hash_password(password: str, cost: Cost = USUAL) -> str:
    """Return what is kept of a password: the cost, a salt of its own, and the key."""
    salt = secrets.token_bytes(SALT_BYTES)
    key = _key(password, salt, cost)
    return "$".join(["scrypt", str(cost.n), str(cost.r), str(cost.p), _words(salt), _words(key)])


def is_right(password: str, kept: str | None) -> bool:
    """Whether a password is the one that was kept. Without one it takes as long, and is never right."""
    if kept is None:
        _key(password, bytes(SALT_BYTES), USUAL)
        return False
    _, n, r, p, salt, key = kept.split("$")
    return hmac.compare_digest(_key(password, _bytes(salt), Cost(int(n), int(r), int(p))), _bytes(key))


def check_password(password: str, *, name: str) -> None:
    """Refuse a password that is too easily tried.

    Raises:
        ConfigError: it is too short, too long, one character over and over, or the name itself.
    """
    folded = _folded(password)
    if not SHORTEST <= len(folded) <= LONGEST:
        raise ConfigError(
            f"A password has {SHORTEST} to {LONGEST} characters; this one has {len(folded)}. "
            "Take a few words that nobody would guess together."
        )
    if len(set(folded)) < 4 or folded.casefold().strip() in (name, name * 2):
        raise ConfigError("That password is too easily guessed. Take a few words that nobody would guess.")


def make_password() -> str:
    """Return a password that nobody chose: 20 letters and digits in groups, about 99 bits."""
    letters = [secrets.choice(MADE_FROM) for _ in range(20)]
    return "-".join("".join(letters[at : at + 5]) for at in range(0, 20, 5))


def _key(password: str, salt: bytes, cost: Cost) -> bytes:
    typed = _folded(password).encode("utf-8", "surrogatepass")
    size = {"n": cost.n, "r": cost.r, "p": cost.p, "maxmem": MOST_MEMORY, "dklen": KEY_BYTES}
    with _ROOM:
        return hashlib.scrypt(typed, salt=salt, **size)


def _folded(password: str) -> str:
    """Return a password as every keyboard types it."""
    return unicodedata.normalize("NFKC", password)


def _words(raw: bytes) -> str:
    return base64.b64encode(raw).decode("ascii")


def _bytes(words: str) -> bytes:
    return base64.b64decode(words)
