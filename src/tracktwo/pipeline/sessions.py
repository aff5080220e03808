"""Sessions of browsers and tokens of programs: 256 random bits that the store knows only by their hash."""

import secrets
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from hashlib import sha256

from tracktwo.errors import ConfigError, StoreError
from tracktwo.pipeline.passwords import is_right
from tracktwo.pipeline.stamp import moment
from tracktwo.pipeline.users import LOCAL, Deed, Person, Role, folded_name, person_of
from tracktwo.store.database import Store
from tracktwo.store.people import PersonRow, SessionRow

TOKEN_BYTES = 32
LONGEST = timedelta(days=7)  # a session, however much it is used
IDLE = timedelta(hours=12)  # a session that nobody uses
TOUCHED = timedelta(minutes=5)  # the use of a session is noted no more often
TOKEN_DAYS = 365
LONGEST_LABEL = 200


class Kind(StrEnum):
    """What holds a session: a browser, or a program with a token."""

    SESSION = "session"
    TOKEN = "token"


@dataclass(frozen=True, slots=True)
class Held:
    """Who stands behind a request, and by which session."""

    person: Person
    session: SessionRow

    @property
    def role(self) -> Role:
        """What they may do now."""
        return self.person.role


def sign_in(store: Store, name: str, password: str, *, label: str, address: str, old: str = "") -> str | None:
    """Return the token of a new session, None where name or password is wrong; both take as long.

    Args:
        old: a token that the browser held before; its session ends, so that nobody is given one to keep.
    """
    found = _somebody(store, name)
    is_they = is_right(password, found.secret if found else None)
    if not found or not is_they:
        with store.people.changing() as changing:
            changing.note(Deed(moment(), _printable(name), "sign in refused", address=address))
        return None
    token, row = _made(found.name, Kind.SESSION, label=label, address=address, lasts=LONGEST)
    with store.people.changing() as changing:
        changing.end_outworn(before=row.made_at)
        if old:
            changing.end(hash_of(old))
        changing.open(row)
        changing.note(Deed(row.made_at, found.name, "sign in", detail=row.label, address=address))
    return token


def _somebody(store: Store, name: str) -> PersonRow | None:
    try:
        found = store.people.find(folded_name(name))
    except ConfigError:
        return None
    return found if found and found.removed_at is None else None


def held_by(store: Store, token: str, *, address: str, now: datetime | None = None) -> Held | None:
    """Return who holds a token, None when its session ended, ran out, lay idle or never was."""
    found = store.people.holder(hash_of(token))
    if found is None:
        return None
    row, holder = found
    at = (now or datetime.now(UTC)).astimezone(UTC)
    seen = datetime.fromisoformat(row.seen_at)
    is_idle = row.kind == Kind.SESSION and at - seen > IDLE
    if holder.removed_at is not None or is_idle or at >= datetime.fromisoformat(row.ends_at):
        return None
    if at - seen > TOUCHED:
        with suppress(StoreError), store.people.changing(patience=0.0) as changing:
            changing.touch(row.hash, at=moment(at), address=address)
    return Held(person_of(holder), row)


def make_token(
    store: Store, name: str, *, label: str, by: str, address: str = LOCAL, days: int = TOKEN_DAYS
) -> str:
    """Return a new token for a program that asks in somebody's name. It is told this once.

    Raises:
        ConfigError: nobody has that name.
    """
    found = _somebody(store, name)
    if found is None:
        raise ConfigError(f"Nobody here is called {name!r}. 'tracktwo users list' tells who is.")
    token, row = _made(found.name, Kind.TOKEN, label=label, address=address, lasts=timedelta(days=days))
    with store.people.changing() as changing:
        changing.open(row)
        changing.note(Deed(row.made_at, by, "token made", found.name, row.label, address))
    return token


def sign_out(store: Store, held: Held, *, session: str = "", address: str) -> bool:
    """End one of somebody's own sessions or tokens, by default the one in use; whether there was it."""
    hashed = session or held.session.hash
    with store.people.changing() as changing:
        ended = changing.end(hashed, who=held.person.name)
        if ended:
            changing.note(Deed(moment(), held.person.name, "sign out", about=hashed[:12], address=address))
    return ended


def sign_out_everywhere(store: Store, name: str, *, by: str, address: str = LOCAL) -> None:
    """End all sessions and tokens of somebody."""
    with store.people.changing() as changing:
        changing.end_all(folded_name(name))
        changing.note(Deed(moment(), by, "sign out everywhere", folded_name(name), address=address))


def is_own_password(store: Store, held: Held, password: str) -> bool:
    """Whether a password is that of whoever holds a session."""
    found = store.people.find(held.person.name)
    return is_right(password, found.secret if found else None)


def hash_of(token: str) -> str:
    """Return what the store knows of a token."""
    return sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def _made(who: str, kind: Kind, *, label: str, address: str, lasts: timedelta) -> tuple[str, SessionRow]:
    token, now = secrets.token_urlsafe(TOKEN_BYTES), datetime.now(UTC)
    at, ends = moment(now), moment(now + lasts)
    row = SessionRow(hash_of(token), who, kind.value, _printable(label), address, at, at, ends)
    return token, row


def _printable(words: str) -> str:
    """Return words as one line of the log."""
    return "".join(c if c.isprintable() else " " for c in words)[:LONGEST_LABEL].strip()
