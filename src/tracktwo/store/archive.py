"""The archive: bytes as fetched, kept by their hash, with a list of what was fetched from where."""

import gzip
import hashlib
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from tracktwo.errors import StoreError


@dataclass(frozen=True, slots=True)
class Capture:
    """One line of the manifest: what was fetched, from where, when (RFC 3339, UTC)."""

    sha256: str
    size: int
    where: str
    url: str | None
    media_type: str | None
    retrieved_at: str | None


class Archive:
    """A folder of gzip files named by the SHA-256 of what is in them, and `manifest.jsonl`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def keep(self, raw: bytes, *, where: str, **facts: str | None) -> str:
        """Keep some bytes, once, and return their name in the archive.

        Args:
            facts: url, media_type and retrieved_at, where known.
        Raises:
            StoreError: the folder cannot be written or the disk is full.
        """
        digest = hashlib.sha256(raw).hexdigest()
        name = f"{digest[:2]}/{digest}.gz"
        with self._told():
            if not (self.folder / name).exists():
                self._write(self.folder / name, gzip.compress(raw, mtime=0))
                capture = Capture(
                    digest,
                    len(raw),
                    where,
                    facts.get("url"),
                    facts.get("media_type"),
                    facts.get("retrieved_at"),
                )
                with open(self.folder / "manifest.jsonl", "a", encoding="utf-8") as manifest:
                    manifest.write(json.dumps(asdict(capture), ensure_ascii=False) + "\n")
        return name

    def read(self, name: str) -> bytes:
        """Return the bytes that were kept under a name.

        Raises:
            StoreError: they are not there, or are no longer what they were.
        """
        path = self.folder / name
        with self._told():
            try:
                raw = gzip.decompress(path.read_bytes())
            except (gzip.BadGzipFile, EOFError) as error:
                raise StoreError(_damaged(path)) from error
        if hashlib.sha256(raw).hexdigest() != path.stem:
            raise StoreError(_damaged(path))
        return raw

    def damaged(self) -> Iterator[str]:
        """Yield the names of files that do not hold what their name says."""
        for path in sorted(self.folder.glob("??/*.gz")):
            name = f"{path.parent.name}/{path.name}"
            try:
                self.read(name)
            except StoreError:
                yield name

    def count(self) -> int:
        """Return how many files are kept."""
        return sum(1 for _ in self.folder.glob("??/*.gz"))

    def _write(self, path: Path, packed: bytes) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_suffix(f".{os.getpid()}.part")
        try:
            draft.write_bytes(packed)
            draft.replace(path)
        finally:
            draft.unlink(missing_ok=True)

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise StoreError(
                f"The archive {self.folder} failed: {error.strerror or error}. Check its permissions and the "
                "free space, then read the article again."
            ) from error


def _damaged(path: Path) -> str:
    return (
        f"The archived file {path} is damaged: it no longer holds the bytes its name says. "
        "Restore it from a copy; the article's stored text is not affected."
    )
