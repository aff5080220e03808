"""Places by name: cities from GeoNames, and the project's own regions, waters and facilities.

The cities stand in `places.tsv.gz`, built by `build_places.py`; regions and facilities in `places.yaml`.
"""

import gzip
from bisect import bisect_left
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from tracktwo.errors import OntologyError
from tracktwo.ontology.aliases import Alias, AliasIndex, Sense
from tracktwo.ontology.folding import fold
from tracktwo.ontology.yaml_file import read_yaml
from tracktwo.records import Place, PlacePrecision

INDEX = Path(__file__).with_name("places.tsv.gz")
OWN = tuple(Path(__file__).with_name(name) for name in ("places.yaml", "places_wars.yaml"))

# What speaks for one of several cities of a name; found by hand on lists of ambiguous names, in this order.
IN_CONTEXT = 20.0  # the article is about its country
MAIN_NAME = 5.0  # the name is the city's own, not one of its other names; times the population


@dataclass(frozen=True, slots=True)
class PlaceBook:
    """Finds places by name. `aliases` finds the project's own places in running text."""

    own: dict[str, Place]
    aliases: AliasIndex
    states: dict[str, Place]
    cities: tuple[str, ...]
    names: tuple[str, ...]

    def resolve(self, name: str, *, context_countries: Collection[str] = ()) -> Place | None:
        """Return the place a name most likely means, or None when no place has it.

        Args:
            name: as printed; accents and curly quotes make no difference.
            context_countries: ISO alpha-3 codes of the states the article is about.
        """
        plain = " ".join(fold(name).split())
        known = self.own.get(plain) or self.states.get(plain)
        if known is not None:
            return _printed(known, name)
        rows = self._rows(plain)
        if not rows:
            return None
        best = max(rows, key=lambda row: self._weight(row, context_countries))
        return self._city(int(best.rstrip("+")), name)

    def state(self, code: str) -> Place | None:
        """Return the place that a state is, by its ISO alpha-3 or user-assigned code."""
        return self.states.get(code)

    def has_name(self, name: str) -> bool:
        """Whether some place has this name."""
        plain = fold(name)
        return plain in self.own or plain in self.states or bool(self._rows(plain))

    def population(self, name: str) -> int:
        """Return the people of the largest city whose main name this is; 0 when there is none."""
        rows = [row for row in self._rows(fold(name)) if row.endswith("+")]
        return max((int(self.cities[int(row[:-1])].split("\t")[4]) for row in rows), default=0)

    def _rows(self, plain: str) -> list[str]:
        at = bisect_left(self.names, plain + "\t")
        if at < len(self.names) and self.names[at].startswith(plain + "\t"):
            return self.names[at][len(plain) + 1 :].split(" ")
        return []

    def _weight(self, row: str, context: Collection[str]) -> float:
        fields = self.cities[int(row.rstrip("+"))].split("\t")
        weight = float(fields[4]) + 1.0
        if row.endswith("+"):
            weight *= MAIN_NAME
        return weight * IN_CONTEXT if fields[1] in context else weight

    def _city(self, row: int, text: str) -> Place:
        name, state, lat, lon, _, geonames_id = self.cities[row].split("\t")
        return Place(name, state, float(lat), float(lon), PlacePrecision.CITY, int(geonames_id), text)


def _printed(place: Place, text: str) -> Place:
    return Place(place.name, place.country, place.lat, place.lon, place.precision, place.geonames_id, text)


def load_places(*, state_names: dict[str, tuple[str, ...]]) -> PlaceBook:
    """Return the place book. `state_names` maps a state's code to its names, the first being its short one.

    Raises:
        OntologyError: the index has not been built, or an entry of the project's own table is malformed.
    """
    try:
        text = gzip.decompress(INDEX.read_bytes()).decode("utf-8")
    except FileNotFoundError as error:
        raise OntologyError(
            f"The place index {INDEX.name} is missing. Build it with 'python build_places.py' (make install)."
        ) from error
    centres, cities, names = (tuple(block.split("\n")) for block in text.split("\n\n"))
    own = _own_places()
    aliases = AliasIndex(Alias(name, place.name, Sense.PLACE) for name, place in own.items())
    return PlaceBook(own, aliases, _state_places(centres, state_names), cities, names)


def _state_places(centres: tuple[str, ...], state_names: dict[str, tuple[str, ...]]) -> dict[str, Place]:
    points = {code: (float(lat), float(lon)) for code, lat, lon in (line.split("\t") for line in centres)}
    found: dict[str, Place] = {}
    for code, names in state_names.items():
        lat, lon = points.get(code, (None, None))
        place = Place(names[0], code, lat, lon, PlacePrecision.COUNTRY, None, names[0])
        found.update({fold(name): place for name in names})
        found[code] = place
    return found


def _own_places() -> dict[str, Place]:
    found: dict[str, Place] = {}
    for file in OWN:
        for name, entry in read_yaml(file).items():
            try:
                others, country, lat, lon, precision = entry
                place = Place(name, country or None, lat, lon, PlacePrecision(precision), None, name)
            except ValueError as error:
                raise OntologyError(f"{file.name}, entry {name!r}: {error}") from error
            for spelling in (name, *filter(None, others.split("|"))):
                found[fold(spelling)] = place
    return found
