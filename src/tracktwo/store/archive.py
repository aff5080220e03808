"""The archive: bytes as fetched, one WARC record a file named by its hash, and a log of every capture.

A file is either whole or absent whatever happens to the process. None grows, so none has to be closed and a
next one begun; `cat ??/*.warc.gz` makes one big WARC of them all.
"""

import hashlib
import json
import os
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from tracktwo import __version__
from tracktwo.errors import StoreError
from tracktwo.records import to_dict
from tracktwo.store.warc import Capture, Kept, read_warc, warc_bytes

SUFFIX = ".warc.gz"
UNFINISHED = ".part"
LOG = "captures.jsonl"
SOFTWARE = f"tracktwo/{__version__}"


class Flaw(NamedTuple):
    """One thing in the archive that is not what it was: its name in the folder, and what is the matter."""

    name: str
    what: str


class Archive:
    """A folder of WARC files, one record each, named by the SHA-256 of its payload, and a capture log."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def keep(self, raw: bytes, *, where: str, **facts: str | None) -> str:
        """Keep some bytes, once, log the capture, and return their name in the archive.

        A file that was damaged since is written anew.

        Args:
            facts: url, media_type and retrieved_at, where known.
        Raises:
            StoreError: the folder cannot be written or the disk is full.
        """
        digest, name = _named(raw)
        known = (facts.get("url"), facts.get("media_type"), facts.get("retrieved_at"))
        capture = Capture(digest, len(raw), where, *known, software=SOFTWARE)
        path = self.folder / name
        with self._told():
            if not path.exists() or self._flaw_in(name):
                self._write(path, warc_bytes(raw, capture))
            self._log(capture)
        return name

    def holds(self, raw: bytes) -> bool:
        """Tell whether some bytes are kept, and whole."""
        return self._flaw_in(_named(raw)[1]) is None

    def read(self, name: str) -> bytes:
        """Return the bytes that were kept under a name.

        Raises:
            StoreError: they are not there, or are no longer what they were.
        """
        with self._told():
            packed = (self.folder / name).read_bytes()
        kept = _opened(name, packed)
        if isinstance(kept, Flaw):
            raise StoreError(
                f"The archived file {self.folder / name} is damaged: it {kept.what}. Restore it from a copy, "
                "or read the page again; the article's stored text is not affected."
            )
        return kept.payload

    def flaws(self) -> Iterator[Flaw]:
        """Yield what is damaged or missing: lines of the log, files, and files that the log contradicts."""
        logged: dict[str, set[tuple[str, str]]] = defaultdict(set)
        for line in self._lines():
            if isinstance(line, Flaw):
                yield line
            else:
                logged[f"{line.sha256[:2]}/{line.sha256}{SUFFIX}"].add((line.address, line.moment))
        for name in self.names():
            flaw = self._flaw_in(name, logged.pop(name, None))
            if flaw:
                yield flaw
        for name, captures in logged.items():
            address, moment = min(captures)
            where = "a file" if address.startswith("urn:") else address
            yield Flaw(name, f"is missing; the log has it read from {where} at {moment}")

    def names(self) -> Iterator[str]:
        """Yield the names of all that is kept, in order."""
        for path in sorted(self.folder.glob(f"??/*{SUFFIX}")):
            yield f"{path.parent.name}/{path.name}"

    def count(self) -> int:
        """Return how many files are kept."""
        return sum(1 for _ in self.names())

    def unlogged(self) -> list[str]:
        """Return the names of files that no line of the log tells of: a run was killed before it could."""
        logged = {capture.sha256 for capture in self.captures()}
        return [name for name in self.names() if name[3:].removesuffix(SUFFIX) not in logged]

    def unfinished(self) -> list[str]:
        """Return the names of files that a run was writing when it was killed; nothing rests on them."""
        return sorted(f"{path.parent.name}/{path.name}" for path in self.folder.glob(f"??/*{UNFINISHED}"))

    def captures(self) -> Iterator[Capture]:
        """Yield the capture log, oldest first; what is damaged or was cut short by a crash is left out."""
        return (line for line in self._lines() if isinstance(line, Capture))

    def _lines(self) -> Iterator[Capture | Flaw]:
        """Yield the lines of the log; the last is left out where a crash cut it short."""
        path = self.folder / LOG
        if not path.exists():
            return
        with self._told(), open(path, encoding="utf-8", errors="replace", newline="\n") as log:
            for number, line in enumerate(log, start=1):
                try:
                    yield Capture(**json.loads(line))
                except (ValueError, TypeError):
                    if line.endswith("\n"):
                        yield Flaw(f"{LOG} line {number:,}", "is no capture any more")

    def _flaw_in(self, name: str, logged: set[tuple[str, str]] | None = None) -> Flaw | None:
        """Return what is the matter with a file, also where it came from elsewhere than the log says."""
        try:
            kept = _opened(name, (self.folder / name).read_bytes())
        except OSError as error:
            return Flaw(name, f"cannot be read ({error.strerror or error})")
        if isinstance(kept, Flaw):
            return kept
        if logged is None or (kept.address, kept.moment) in logged:
            return None
        return Flaw(
            name, f"says it came from {kept.address} at {kept.moment}; the log tells of no such capture"
        )

    def _log(self, capture: Capture) -> None:
        """Append a capture in one piece, on a line of its own where a crash cut the last one short."""
        line = (json.dumps(to_dict(capture), ensure_ascii=False) + "\n").encode("utf-8", "replace")
        with open(self.folder / LOG, "a+b", buffering=0) as log:
            if log.seek(0, os.SEEK_END):
                log.seek(-1, os.SEEK_END)
                line = line if log.read(1) == b"\n" else b"\n" + line
            log.write(line)

    def _write(self, path: Path, packed: bytes) -> None:
        draft = path.with_name(f"{path.name}.{os.getpid()}{UNFINISHED}")
        try:
            try:
                draft.write_bytes(packed)
            except FileNotFoundError:
                path.parent.mkdir(parents=True, exist_ok=True)
                draft.write_bytes(packed)
            draft.replace(path)
        except BaseException:  # Ctrl-C among them: nothing half written is left
            with suppress(OSError):
                draft.unlink(missing_ok=True)
            raise

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise StoreError(
                f"The archive {self.folder} failed: {error.strerror or error}. Check its permissions and the "
                "free space, then read the article again."
            ) from error


def _named(raw: bytes) -> tuple[str, str]:
    """Return the hash of some bytes and their name in the archive."""
    digest = hashlib.sha256(raw).hexdigest()
    return digest, f"{digest[:2]}/{digest}{SUFFIX}"


def _opened(name: str, packed: bytes) -> Kept | Flaw:
    """Return what a file holds, or what is the matter with it."""
    try:
        kept = read_warc(packed)
    except ValueError as error:
        return Flaw(name, str(error))
    digest = hashlib.sha256(kept.payload).hexdigest()
    if f"{digest}{SUFFIX}" != name.rpartition("/")[2]:
        return Flaw(name, f"holds other bytes than its name says (their SHA-256 is {digest[:12]}...)")
    return kept
