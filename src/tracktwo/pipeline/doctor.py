"""Is everything in place? One finding for each thing, with how to mend what is not."""

import hashlib
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import metadata, util
from pathlib import Path

from tracktwo.errors import TracktwoError
from tracktwo.ontology.dossiers import load_profile
from tracktwo.ontology.loader import CodeBooks
from tracktwo.pipeline.contested import told_coding
from tracktwo.pipeline.desk import open_desk
from tracktwo.pipeline.llm import model_reader
from tracktwo.pipeline.profiles import DeskBooks
from tracktwo.settings import Settings, llm_key, settings_file
from tracktwo.store.archive import Archive

OLDEST_PYTHON = (3, 11)
LITTLE_SPACE_BYTES = 500_000_000
MODEL_FILES = ("meta.json", "config.cfg")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at. `how_to_fix` is empty when it is in order."""

    name: str
    is_good: bool
    told: str
    how_to_fix: str = ""


def examine(settings: Settings) -> Iterator[Finding]:
    """Yield a finding for each thing Tracktwo needs."""
    checks: tuple[Callable[[Settings], Finding], ...] = (
        _python, _settings, _model, _llm, _places, _contested, _outlets, _dossiers, _space, _store, _archive,
    )  # fmt: skip
    for check in checks:
        try:
            yield check(settings)
        except TracktwoError as error:
            what, _, fix = str(error).rpartition(". ")
            yield Finding(check.__name__.strip("_"), False, what or str(error), fix)


def _python(_settings: Settings) -> Finding:
    version = ".".join(map(str, sys.version_info[:3]))
    is_good = sys.version_info[:2] >= OLDEST_PYTHON
    return Finding("python", is_good, version, "" if is_good else "Install Python 3.11 or later.")


def _settings(settings: Settings) -> Finding:
    file = settings_file()
    read = f"{file}" if file.exists() else f"no file at {file}; defaults and TRACKTWO_* variables"
    return Finding("settings", True, f"{read}; home is {settings.home}")


def _model(settings: Settings) -> Finding:
    found = util.find_spec(settings.model)
    if found is None or not found.submodule_search_locations:
        fix = f"Install it with 'pip install {settings.model}', or name an installed one with TRACKTWO_MODEL."
        return Finding("model", False, f"the spaCy pipeline {settings.model!r} is not installed", fix)
    version = metadata.version(settings.model)
    digest = _digest(Path(found.submodule_search_locations[0]))
    return Finding("model", True, f"{settings.model} {version}, SHA-256 {digest[:16]}")


def _llm(settings: Settings) -> Finding:
    """What is set, without asking: looking after the house sends nothing."""
    key = "a key" if llm_key() else "no key"
    reader = model_reader(settings)
    if reader is None:
        told = "no language model: llm_endpoint is not set and nothing is sent"
        return Finding("llm", True, told + ("" if llm_key() is None else "; TRACKTWO_LLM_KEY is set, unused"))
    most = f"at most {settings.llm_calls:,} calls and {settings.llm_tokens:,} tokens a run"
    return Finding("llm", True, f"{reader.model.name} at {settings.llm_endpoint}, {key}, {most}")


def _digest(folder: Path) -> str:
    """One SHA-256 over the files of a model."""
    total = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file() and p.suffix != ".pyc"):
        total.update(path.relative_to(folder).as_posix().encode())
        total.update(path.read_bytes())
    return total.hexdigest()


def _places(_settings: Settings) -> Finding:
    places = CodeBooks().places  # raises, with the way to mend it, when the index is missing or malformed
    return Finding("places", True, f"{len(places.cities):,} cities in the index")


def _contested(settings: Settings) -> Finding:
    return Finding("contested", True, told_coding(settings).removeprefix("Contested entities: "))


def _outlets(settings: Settings) -> Finding:
    listed = len(DeskBooks(settings).outlets.listed)
    own = settings.outlets
    told = f"your own from {own}" if own.is_file() else f"none of your own (they would stand in {own})"
    return Finding("outlets", True, f"{listed} listed, {told}")


def _dossiers(settings: Settings) -> Finding:
    own = sorted(settings.profiles.glob("*.toml")) if settings.profiles.is_dir() else []
    for path in own:
        load_profile(path)
    return Finding("dossiers", True, f"{len(own)} of your own in {settings.profiles}, all usable")


def _space(settings: Settings) -> Finding:
    folder = settings.home
    while not folder.exists():
        folder = folder.parent
    free = shutil.disk_usage(folder).free
    is_good = free >= LITTLE_SPACE_BYTES
    fix = "" if is_good else "Free some space, or move the store with TRACKTWO_HOME."
    return Finding("disk", is_good, f"{free / 1e9:.1f} GB free at {folder}", fix)


def _store(settings: Settings) -> Finding:
    if "://" not in settings.store_url and not Path(settings.store_url).exists():
        return Finding("store", True, f"none yet at {settings.store_url}; the first read makes it")
    store = open_desk(settings)
    try:
        if problem := store.check():
            fix = "Restore a copy, or move the file away and read the articles again."
            return Finding("store", False, f"{store.where} is damaged: {problem}", fix)
        counts = {kind: many for kind, many in store.view().counts().items() if many}
        told = ", ".join(f"{many:,} {kind}" for kind, many in counts.items()) or "empty"
        return Finding("store", True, f"{store.where}: {told}")
    finally:
        store.close()


def _archive(settings: Settings) -> Finding:
    archive = Archive(settings.archive)
    flaws = list(archive.flaws())
    if flaws:
        fix = "tracktwo verify names all. Restore them from a copy; the stored texts are not affected."
        told = f"{len(flaws):,} damaged, such as {flaws[0].name}: it {flaws[0].what}"
        return Finding("archive", False, told, fix)
    return Finding("archive", True, f"{archive.count():,} files in {archive.folder}, all whole")
