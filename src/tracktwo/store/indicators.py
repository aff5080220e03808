"""Indicators kept as files, one for each vintage: what was had on one day is never written over.

`<folder>/<indicator>/<moment>-<digest>.json`; a damaged file is passed over.
"""

import dataclasses
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

from tracktwo.errors import StoreError
from tracktwo.records.indicator import Observation, Release
from tracktwo.store.kept_file import keep_file


def keep_release(release: Release, folder: Path) -> bool:
    """Keep a vintage, and return whether it has anything that the last one with its states has not.

    Raises:
        StoreError: the folder cannot be written.
    """
    held = list(releases(folder, indicator=release.indicator))
    if any(_content(one) == _content(release) for one in held):
        return False
    body = json.dumps(dataclasses.asdict(release), ensure_ascii=False, separators=(",", ":")).encode("utf-8")
    moment = "".join(char for char in release.fetched_at if char.isalnum())
    path = folder / release.indicator / f"{moment}-{hashlib.sha256(body).hexdigest()[:8]}.json"
    keep_file(path, body)
    if not path.exists():
        raise StoreError(f"{path} cannot be written. Check the home folder's permissions and free space.")
    return True


def _content(release: Release) -> tuple[str | None, frozenset[Observation]]:
    return release.last_updated, frozenset(release.observations)


def releases(folder: Path, *, indicator: str | None = None) -> Iterator[Release]:
    """Yield the vintages that are kept, the oldest first."""
    places = [folder / indicator] if indicator else sorted(folder.glob("*"))
    for place in places:
        for path in sorted(place.glob("*.json")):
            release = _read(path)
            if release is not None:
                yield release


def _read(path: Path) -> Release | None:
    try:
        row = json.loads(path.read_bytes())
        row["observations"] = tuple(Observation(**one) for one in row["observations"])
        return Release(**row)
    except (OSError, ValueError, TypeError, KeyError):
        return None
