"""Reading one YAML file of a code book."""

from pathlib import Path
from typing import Any

import yaml

from tracktwo.errors import OntologyError


def read_yaml(path: Path) -> Any:
    """Return what a code book's file holds.

    Raises:
        OntologyError: it is missing, or not YAML; the message has the line.
    """
    try:
        return yaml.load(path.read_text("utf-8"), yaml.CSafeLoader)
    except FileNotFoundError as error:
        raise OntologyError(f"The code book {path.name} is missing. Reinstall the package.") from error
    except yaml.YAMLError as error:
        raise OntologyError(f"{path.name}: {error}. Mend the line named.") from error
