"""Build-time work: dependencies read from requirements.in, the place index built from GeoNames data."""

from __future__ import annotations

import sys
from pathlib import Path

from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from hatchling.metadata.plugin.interface import MetadataHookInterface

ROOT = Path(__file__).parent


class DependenciesHook(MetadataHookInterface):
    """Reads the direct dependencies from requirements.in, so that they are written down once."""

    PLUGIN_NAME = "custom"

    def update(self, metadata: dict[str, object]) -> None:
        lines = (ROOT / "requirements.in").read_text("utf-8").splitlines()
        metadata["dependencies"] = [line for line in lines if line and not line.startswith("#")]


class PlaceIndexHook(BuildHookInterface):
    """Writes the place index into the package when it is not there or older than its recipe."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, list[str]]) -> None:
        del version  # hatchling's word for editable or packed: both need the same index
        sys.path.insert(0, str(ROOT))
        from build_places import INDEX, build_index

        recipe = ROOT / "build_places.py"
        if not INDEX.exists() or INDEX.stat().st_mtime < recipe.stat().st_mtime:
            build_index()
        build_data["artifacts"].append(str(INDEX.relative_to(ROOT)))
