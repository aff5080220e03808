"""The export formats: the members of this room, found by listing the folder."""

import importlib
import pkgutil
from functools import cache
from types import ModuleType

from tracktwo import export
from tracktwo.errors import ConfigError


@cache
def exporters() -> dict[str, ModuleType]:
    """Return the export formats by NAME: modules with `write(records, kind, file) -> int`."""
    names = sorted(found.name for found in pkgutil.iter_modules(export.__path__))
    modules = [importlib.import_module(f"{export.__name__}.{name}") for name in names if name != "formats"]
    return {module.NAME: module for module in modules if hasattr(module, "write")}


def exporter(name: str) -> ModuleType:
    """Return the format of a name.

    Raises:
        ConfigError: there is none; the message lists those there are.
    """
    try:
        return exporters()[name]
    except KeyError:
        raise ConfigError(
            f"There is no export format {name!r}. There are: {', '.join(sorted(exporters()))}."
        ) from None
