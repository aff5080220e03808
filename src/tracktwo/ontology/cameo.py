"""The CAMEO codes that events carry: name, definition, an example coded so, the mode that goes with it."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tracktwo.errors import OntologyError
from tracktwo.ontology.yaml_file import read_yaml

BOOK = Path(__file__).with_suffix(".yaml")


@dataclass(frozen=True, slots=True)
class CameoCode:
    """One code, always a string. `mode` is None where it goes with none or with several."""

    code: str
    name: str
    definition: str
    example: str
    mode: str | None


@dataclass(frozen=True, slots=True)
class Cameo:
    """The code book: codes by their string, and the names of PLOVER's sectors."""

    codes: dict[str, CameoCode]
    sectors: dict[str, str]

    def nearest(self, code: str) -> CameoCode | None:
        """Return the entry of a code, or of the nearest code it lies under; None when there is none.

        >>> load_cameo().nearest("0421").name
        'Make a visit'
        """
        lengths = range(len(code), 2, -1)
        return next((self.codes[code[:n]] for n in lengths if code[:n] in self.codes), None)


@cache
def load_cameo() -> Cameo:
    """Return the code book.

    Raises:
        OntologyError: an entry lacks a field, or a code is written as a number.
    """
    book = read_yaml(BOOK)
    return Cameo({code: _entry(code, row) for code, row in book["codes"].items()}, book["sectors"])


def _entry(code: object, row: dict[str, str]) -> CameoCode:
    if not isinstance(code, str):
        raise OntologyError(f"{BOOK.name}, code {code!r} is a number. Write it in quotes, with its zero.")
    try:
        return CameoCode(code, row["n"], row["d"], row["e"], row.get("m"))
    except KeyError as error:
        raise OntologyError(f"{BOOK.name}, code {code}: {error} is missing. Add it.") from error
