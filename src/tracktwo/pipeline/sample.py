"""The sample that ships with Tracktwo: an invented negotiation, told in some twenty short articles."""

from importlib import resources
from pathlib import Path

DOSSIER = "chaco"
_FOLDER = Path(str(resources.files("tracktwo"))) / "sample"


def articles_path() -> Path:
    """Return the file of the sample's articles: JSON Lines that `tracktwo read` takes."""
    return _FOLDER / "articles.jsonl"


def profile_path() -> Path:
    """Return the sample's dossier profile (TOML)."""
    return _FOLDER / "chaco.toml"


def outlets_path() -> Path:
    """Return the list of the sample's outlets (YAML)."""
    return _FOLDER / "outlets.yaml"
