"""Who may sign in, the sessions they hold, and the audit log: beside the facts, in the same database.

Nothing here changes a page of the dossier or the store's version. Rows are kept as given: what a password
or a role means is the pipeline's.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import asdict, dataclass

from sqlalchemy import Connection, Engine, delete, func, insert, select, update

from tracktwo.store import schema
from tracktwo.store.engine import told

person = schema.person
session = schema.session
audit = schema.audit


@dataclass(frozen=True, slots=True)
class PersonRow:
    """Somebody who may sign in, or could until `removed_at`. `secret` is a hashed password."""

    name: str
    role: str
    secret: str
    made_at: str
    removed_at: str | None = None


@dataclass(frozen=True, slots=True)
class SessionRow:
    """A browser's session or a program's token. Moments are RFC 3339 in UTC; `hash` is of the token."""

    hash: str
    who: str
    kind: str
    label: str
    address: str
    made_at: str
    seen_at: str
    ends_at: str


@dataclass(frozen=True, slots=True)
class Deed:
    """A line of the audit log: when, who, what, about which record or person, how, and from where."""

    at: str
    who: str
    what: str
    about: str = ""
    detail: str = ""
    address: str = ""


class People:
    """The tables of people. Made by `Store.people`."""

    def __init__(
        self, reading: Engine, transaction: Callable[..., AbstractContextManager[Connection]], where: str
    ) -> None:
        self._reading = reading
        self._transaction = transaction
        self._where = where

    @contextmanager
    def changing(self, *, patience: float | None = None) -> Iterator["Changing"]:
        """Give one transaction: all that is done in it happens, or none.

        Args:
            patience: seconds to wait for another writer; None is the store's own patience.
        Raises:
            StoreError: another process writes and does not finish, or the database refuses.
        """
        with self._transaction(patience=patience) as connection:
            yield Changing(connection)

    @contextmanager
    def _read(self) -> Iterator[Connection]:
        with told(self._where), self._reading.connect() as connection:
            yield connection

    def everybody(self) -> list[PersonRow]:
        """Return all people by name, those removed too."""
        with self._read() as connection:
            return [PersonRow(*row) for row in connection.execute(select(person).order_by(person.c.name))]

    def find(self, name: str) -> PersonRow | None:
        """Return a person by name, None when there never was one."""
        with self._read() as connection:
            row = connection.execute(select(person).where(person.c.name == name)).first()
            return PersonRow(*row) if row else None

    def holder(self, hashed: str) -> tuple[SessionRow, PersonRow] | None:
        """Return the session of a token's hash with whose it is, None for an unknown or ended one."""
        asked = select(session, person).where(session.c.hash == hashed, session.c.who == person.c.name)
        with self._read() as connection:
            row = connection.execute(asked).first()
        many = len(session.c)
        return (SessionRow(*row[:many]), PersonRow(*row[many:])) if row else None

    def sessions(self, who: str) -> list[SessionRow]:
        """Return a person's sessions and tokens, the last used first."""
        asked = select(session).where(session.c.who == who).order_by(session.c.seen_at.desc(), session.c.hash)
        with self._read() as connection:
            return [SessionRow(*row) for row in connection.execute(asked)]

    def log(self, *, who: str = "", what: str = "", limit: int = 100, offset: int = 0) -> list[Deed]:
        """Return lines of the audit log, the newest first."""
        columns = [audit.c[name] for name in ("at", "who", "what", "about", "detail", "address")]
        asked = select(*columns).order_by(audit.c.seq.desc()).limit(limit).offset(offset)
        for column, wanted in ((audit.c.who, who), (audit.c.what, what)):
            asked = asked.where(column == wanted) if wanted else asked
        with self._read() as connection:
            return [Deed(*row) for row in connection.execute(asked)]


class Changing:
    """What can be changed about people, in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def everybody(self) -> list[PersonRow]:
        """Return all people as they stand in this transaction."""
        return [PersonRow(*row) for row in self._connection.execute(select(person))]

    def add(self, row: PersonRow) -> None:
        """Add a person; the name must be new."""
        self._connection.execute(insert(person).values(**asdict(row)))

    def change(self, name: str, **values: str) -> None:
        """Set a person's role, secret or removed_at."""
        self._connection.execute(update(person).where(person.c.name == name).values(**values))

    def open(self, row: SessionRow) -> None:
        """Keep a new session or token."""
        self._connection.execute(insert(session).values(**asdict(row)))

    def touch(self, hashed: str, *, at: str, address: str) -> None:
        """Note that a session was used."""
        self._connection.execute(
            update(session).where(session.c.hash == hashed).values(seen_at=at, address=address)
        )

    def end(self, hashed: str, *, who: str = "") -> bool:
        """End a session, only if it is the named person's; whether there was such a one."""
        asked = delete(session).where(session.c.hash == hashed)
        asked = asked.where(session.c.who == who) if who else asked
        return bool(self._connection.execute(asked).rowcount)

    def end_all(self, who: str, *, kind: str = "", but: str = "") -> None:
        """End a person's sessions, of one kind only if named, all but the one with the hash `but`."""
        asked = delete(session).where(session.c.who == who, session.c.hash != but)
        self._connection.execute(asked.where(session.c.kind == kind) if kind else asked)

    def end_outworn(self, *, before: str) -> None:
        """Forget sessions whose time ran out before a moment."""
        self._connection.execute(delete(session).where(session.c.ends_at < before))

    def note(self, deed: Deed) -> None:
        """Append a line to the audit log."""
        last = self._connection.scalar(select(func.max(audit.c.seq))) or 0
        self._connection.execute(insert(audit).values(seq=last + 1, **asdict(deed)))
