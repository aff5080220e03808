"""Build-time work: dependencies read from requirements.in, the place index and the map's shapes built."""

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


class DataHook(BuildHookInterface):
    """Writes place index and shapes into the package where they are missing or older than their recipe."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, list[str]]) -> None:
        del version  # hatchling's word for editable or packed: both need the same files
        sys.path.insert(0, str(ROOT))
        import build_borders
        import build_places

        for recipe, file, build in (
            (build_places, build_places.INDEX, build_places.build_index),
            (build_borders, build_borders.SHAPES, build_borders.build_shapes),
        ):
            if not file.exists() or file.stat().st_mtime < Path(str(recipe.__file__)).stat().st_mtime:
                build()
            build_data["artifacts"].append(str(file.relative_to(ROOT)))
