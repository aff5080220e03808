"""The store: one database, one writer, many readers."""

import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from functools import partial
from pathlib import Path
from weakref import WeakValueDictionary

from sqlalchemy import Connection, Engine, func, inspect, select, text

from tracktwo.errors import StoreError
from tracktwo.records import Record
from tracktwo.store import schema
from tracktwo.store.engine import BUSY_SECONDS, reading_engine, sqlite_file, store_url, told, writing_engine
from tracktwo.store.kept import Kept
from tracktwo.store.lock import advisory_lock, alone_by_file, alone_by_session, file_lock
from tracktwo.store.people import People
from tracktwo.store.reading import Clock
from tracktwo.store.standing import chunks
from tracktwo.store.view import View
from tracktwo.store.visits import Visit, add_visit, visits_of
from tracktwo.store.writing import Writing

BEAT_SECONDS = 0.1  # what another process wrote may stay unseen so long
MIGRATIONS = Path(__file__).parent / "migrations"
_KEPT: WeakValueDictionary[str, Kept] = WeakValueDictionary()  # by the database's address: desk and API share
_WRITES: Counter[str] = Counter()  # transactions committed by this process, by the database's address


class Store:
    """A dossier's database. Made by `open_store`."""

    def __init__(self, where: str | Path, *, timeout_seconds: float) -> None:
        self._url = store_url(where)
        self._file = sqlite_file(self._url)
        self._timeout = timeout_seconds
        self._reading: Engine = reading_engine(self._url)
        self._writing: Engine = writing_engine(self._url)
        self._version: tuple[float, int, str] = (-BEAT_SECONDS, -1, "")
        self.where = str(self._file) if self._file else self._url.render_as_string(hide_password=True)
        self._kept = _KEPT.setdefault(self.where, Kept())

    @property
    def writes(self) -> int:
        """How often this process has written to this database, through whichever `Store`."""
        return _WRITES[self.where]

    @contextmanager
    def writing(self) -> Iterator[Writing]:
        """Give one transaction under the writer's lock: all that is done in it happens, or none.

        Raises:
            StoreError: another process is writing, or the database refuses.
        """
        with self._transaction() as connection:
            yield Writing(connection)

    @property
    def people(self) -> People:
        """Who may sign in, their sessions and the audit log; what is written there makes no page anew."""
        return People(self._reading, partial(self._transaction, counts=False), self.where)

    @contextmanager
    def _transaction(self, *, counts: bool = True, patience: float | None = None) -> Iterator[Connection]:
        wait = self._timeout if patience is None else patience
        with told(self.where):
            if self._file is None:
                with self._writing.begin() as connection:
                    advisory_lock(connection, timeout_seconds=wait)
                    yield connection
            else:
                lock = self._file.with_name(self._file.name + ".lock")
                with file_lock(lock, timeout_seconds=wait), self._writing.begin() as connection:
                    yield connection
        _WRITES[self.where] += counts

    def add(self, records: Iterable[Record]) -> int:
        """Append records and return how many were new; one whose id is known already changes nothing."""
        with self.writing() as writing:
            return writing.add(records)

    def supersede(self, successors: Mapping[str, str | None], *, at: str) -> None:
        """Say which record takes the place of which: see `Writing.supersede`."""
        with self.writing() as writing:
            writing.supersede(successors, at=at)

    def note_visit(self, visit: Visit) -> None:
        """Note what a person has seen or put off."""
        with self._transaction() as connection:
            add_visit(connection, visit)

    def visits(self, who: str, dossier: str) -> list[Visit]:
        """Return what one person has seen or put off of a dossier, oldest first."""
        with told(self.where), self._reading.connect() as connection:
            return visits_of(connection, who, dossier)

    def last_visit(self) -> int:
        """Return the number of the last line in the log of what people have seen, 0 when it is empty."""
        with told(self.where), self._reading.connect() as connection:
            return connection.scalar(select(func.max(schema.visit.c.seq))) or 0

    def view(self, as_of: datetime | None = None, *, by: Clock = "recorded") -> View:
        """Return the store as it stands, or as it stood: see `View`."""
        return View(self._reading, self.where, as_of=as_of, by=by, kept=self._kept)

    def version(self) -> str:
        """Return a word that changes whenever anything in the store does, for many who ask all the time.

        What this process wrote shows at once, what another wrote within a tenth of a second.
        """
        writes, now = self.writes, time.monotonic()
        at, wrote, version = self._version
        if wrote != writes or now - at > BEAT_SECONDS:
            version = self.view().version()
            self._version = now, writes, version
        return version

    def done(self, keys: Iterable[str]) -> dict[str, str | None]:
        """Return those of the keys that were marked as done, with what came of each."""
        column = schema.done.c
        with told(self.where), self._reading.connect() as connection:
            return {
                row.key: row.outcome
                for batch in chunks(keys)
                for row in connection.execute(select(column.key, column.outcome).where(column.key.in_(batch)))
            }

    @contextmanager
    def alone(self, what: str) -> Iterator[None]:
        """Be the only process that does `what` on this store while the block runs; others may still write.

        Raises:
            StoreError: another process does it already; the message begins with "Another process".
        """
        if self._file is not None:
            with alone_by_file(self._file, what):
                yield
            return
        with (
            told(self.where),
            self._writing.connect().execution_options(isolation_level="AUTOCOMMIT") as connection,
            alone_by_session(connection, what, self.where),
        ):
            yield

    def close(self) -> None:
        """Let go of all connections."""
        self._reading.dispose()
        self._writing.dispose()

    # -- the schema ---------------------------------------------------------------------------

    def revision(self) -> str | None:
        """Return the revision of the store's schema, None for an empty database."""
        with told(self.where), self._reading.connect() as connection:
            tables = set(inspect(connection).get_table_names())
            if "alembic_version" not in tables:
                if tables & schema.metadata.tables.keys():
                    raise StoreError(
                        f"The database {self.where} holds other tables and is no store of Tracktwo's. "
                        "Name another one with TRACKTWO_STORE."
                    )
                return None
            found: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
            return found

    def check(self) -> str | None:
        """Return what is damaged in a SQLite file, None when nothing is; a server checks itself."""
        if self._file is None:
            return None
        with told(self.where), self._reading.connect() as connection:
            found: str = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar_one()
            return None if found == "ok" else found

    def bring_up_to_date(self) -> None:
        """Create the tables, or migrate an older store."""
        from alembic import command
        from alembic.config import Config

        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS))
        with self._transaction() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, "head")


def open_store(where: str | Path, *, create: bool = True, timeout_seconds: float = BUSY_SECONDS) -> Store:
    """Return the store at a path or database address, created or migrated when needed.

    Args:
        where: a file's path, sqlite:///... or postgresql://...
        create: make the store when there is none.
        timeout_seconds: how long to wait for another writer.
    Raises:
        StoreError: there is none and `create` is false, or it is damaged, unreachable, or from a newer
            version of Tracktwo.
    """
    file = sqlite_file(store_url(where))
    if file is not None and not file.exists():
        if not create:
            raise StoreError(f"There is no store at {file}. Run 'tracktwo read ARTICLE ...' to make one.")
        _make_folder(file.parent)
    store = Store(where, timeout_seconds=timeout_seconds)
    try:
        _check(store, create=create)
    except BaseException:
        store.close()
        raise
    return store


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(
            f"The folder {folder} for the store cannot be made: {error.strerror}. "
            "Name another place with TRACKTWO_HOME or TRACKTWO_STORE."
        ) from error


def _check(store: Store, *, create: bool) -> None:
    revision = store.revision()
    if revision == schema.REVISIONS[-1]:
        return
    if revision is None and not create:
        raise StoreError(f"The store at {store.where} is empty. Run 'tracktwo read ARTICLE ...' to fill it.")
    if revision is not None and revision not in schema.REVISIONS:
        raise StoreError(
            f"The store at {store.where} was written by a newer version of Tracktwo (schema {revision}; "
            f"this one reads up to {schema.REVISIONS[-1]}). Upgrade with 'pip install -U tracktwo', "
            "or name another store with TRACKTWO_STORE."
        )
    store.bring_up_to_date()
