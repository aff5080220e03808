"""What linking recalls, kept in a file, so that the next process does not compare a whole dossier again.

One file for each store and dossier, in a folder of the home. It may be deleted at any time: then the next
linking works everything out again. A file is believed only where it was written whole, by this very program
with these very code books; which of its records still stand, the store is asked. It is written beside its
place and moved there in one step, so that two processes, or one that is ended, never leave half of one.
"""

import copyreg
import gc
import hashlib
import io
import pickle
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import fields, is_dataclass
from functools import cache, cached_property
from operator import attrgetter
from pathlib import Path
from typing import Any

import numpy as np
import rapidfuzz

import tracktwo
from tracktwo.ontology.loader import CodeBooks
from tracktwo.settings import Settings
from tracktwo.store.kept_file import keep_file

FORM = b"tracktwo links 1\n"
SUFFIX = ".links"
DIGEST_BYTES = 32
STALE_SECONDS = 3600  # a draft that no process can still be writing
# What linking is made of: a change in any of their files is another program.
ROOMS = ("corroborate", "link", "ontology", "pipeline", "records", "store", "text")
# Whose types may stand in a file, and which others. Nothing else is ever made of one.
OURS = ("tracktwo.corroborate.", "tracktwo.link.", "tracktwo.records.", "tracktwo.pipeline.corpus_")
OTHERS = {
    "builtins": {"frozenset", "set"},
    "collections": {"Counter", "OrderedDict", "defaultdict"},
    "datetime": {"date"},
    "numpy": {"dtype", "ndarray"},
    "numpy._core.multiarray": {"_reconstruct", "scalar"},
    "numpy._core.numeric": {"_frombuffer"},
    "tracktwo.pipeline.corpus_kept": {"put_values"},
    "tracktwo.store.judged": {"Judged"},
}


class KeptLinks:
    """The files in which linking keeps what it compared, for one program with one set of code books.

    A folder that cannot be written makes linking slower, never wrong.
    """

    def __init__(self, folder: Path, books: CodeBooks) -> None:
        self._folder = folder
        self._program = _program()  # now, before an upgrade changes the files under a process that stays
        self._books = books

    @cached_property
    def _word(self) -> bytes:
        return _digest(self._program, _word_of(self._books))

    def load(self, where: str, dossier: str | None) -> object | None:
        """Return what was kept of a dossier of the store at `where`, None when nothing can be believed."""
        try:
            content = self._path(where, dossier).read_bytes()
        except OSError:
            return None
        head, at = FORM + self._word, len(FORM) + len(self._word)
        written, packed = content[at : at + DIGEST_BYTES], memoryview(content)[at + DIGEST_BYTES :]
        if not content.startswith(head) or written != _digest(packed):
            return None
        try:
            with uncollected():
                state: object = _Unpickler(io.BytesIO(packed)).load()
                return state
        except Exception:  # whatever stands in it, linking works without
            return None

    def keep(self, where: str, dossier: str | None, state: object) -> None:
        """Keep what linking a dossier recalls; where the disk refuses, nothing is kept."""
        packed = io.BytesIO()
        try:
            with uncollected():
                _Pickler(packed, protocol=pickle.HIGHEST_PROTOCOL).dump(state)
        except Exception:  # as for reading: linking is done, and nothing of it is lost
            return
        self._sweep()
        keep_file(
            self._path(where, dossier),
            b"".join((FORM, self._word, _digest(packed.getbuffer()), packed.getbuffer())),
        )

    def _path(self, where: str, dossier: str | None) -> Path:
        name = hashlib.sha256(repr((where, dossier)).encode()).hexdigest()[:32]
        return self._folder / f"{name}{SUFFIX}"

    def _sweep(self) -> None:
        """Remove the drafts of processes that were ended while they wrote."""
        for draft in self._folder.glob(f"*{SUFFIX}.*.part"):
            with suppress(OSError):
                if time.time() - draft.stat().st_mtime > STALE_SECONDS:
                    draft.unlink()


def kept_links(settings: Settings, books: CodeBooks) -> KeptLinks:
    """Return the files of the settings' home folder, for code books as they are now."""
    return KeptLinks(settings.home / "links", books)


class _Reducers(dict[type, Callable[[Any], tuple[Any, ...]]]):
    """How a frozen dataclass with slots is written: its values in order, three times as fast as by itself."""

    def __missing__(self, kind: type) -> Callable[[Any], tuple[Any, ...]]:
        if not (is_dataclass(kind) and "__setstate__" in vars(kind)):
            raise KeyError(kind)
        values = attrgetter("__class__", *(field.name for field in fields(kind)))

        def reduce(record: Any) -> tuple[Any, ...]:
            # What pickle itself begins with; the types leave it out of the module.
            new = copyreg.__newobj__  # type: ignore[attr-defined]
            return new, (kind,), values(record)[1:], None, None, put_values

        self[kind] = reduce
        return reduce


@cache
def _slots(kind: type) -> tuple[Callable[[Any, Any], None], ...]:
    return tuple(getattr(kind, field.name).__set__ for field in fields(kind))


def put_values(record: Any, values: tuple[Any, ...]) -> None:
    """Fill in a record that is being made from a file."""
    kind: Any = type(record)
    for put, value in zip(_slots(kind), values, strict=True):
        put(record, value)


class _Pickler(pickle.Pickler):
    dispatch_table = _Reducers()


class _Unpickler(pickle.Unpickler):
    """Makes the project's records and what is worked out of them, and nothing that could run a command."""

    def find_class(self, module: str, name: str) -> Any:
        if name in OTHERS.get(module, ()):
            return super().find_class(module, name)
        found = super().find_class(module, name) if module.startswith(OURS) and "." not in name else None
        if not (isinstance(found, type) and found.__module__ == module):
            raise pickle.UnpicklingError(f"{module}.{name} has no place in a file of links.")
        return found


@contextmanager
def uncollected() -> Iterator[None]:
    """Make many objects that stay without looking for garbage among them all the while."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _digest(*parts: bytes | memoryview) -> bytes:
    total = hashlib.blake2b(digest_size=DIGEST_BYTES)
    for part in parts:
        total.update(part)
    return total.digest()


@cache
def _program() -> bytes:
    """A word for the program as its files are when it is first asked for: what they say, not their dates."""
    root = Path(tracktwo.__file__).parent
    total = hashlib.blake2b(repr((sys.version, np.__version__, rapidfuzz.__version__)).encode())
    for path in sorted(path for room in ROOMS for path in (root / room).rglob("*") if path.is_file()):
        if path.suffix != ".pyc":
            total.update(f"{path.relative_to(root)}\n".encode() + hashlib.sha256(path.read_bytes()).digest())
    return total.digest()


def _word_of(books: CodeBooks) -> bytes:
    """A word for what a person may have changed of the code books: outlets, people, contested entities."""
    actors = [(entry.slug, entry.kind, entry.code) for entry in books.actors.entries.values()]
    return repr((books.outlets.listed, actors)).encode()
