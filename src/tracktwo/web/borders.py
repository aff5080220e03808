"""The states' shapes on the map, as built into the package, and the point of view they are drawn from."""

import gzip
import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tracktwo.errors import ConfigError

FILE = Path(__file__).with_name("borders.json.gz")
HELD_FILE = Path(__file__).with_name("borders_held.json.gz")
DRAWN, HELD, PLAIN = "drawn", "held", "none"
# What the switch offers: how borders are drawn, in words.
VIEWS = {DRAWN: "as seen from Germany", HELD: "by who held the ground in 2018", PLAIN: "no borders"}
SAID = {
    DRAWN: "Borders and coasts: Natural Earth 5.1.1, German point of view (states that Germany recognises, "
    "not who controls the ground), made coarser to about 3 km.",
    HELD: "Borders and coasts: Natural Earth 4.1.0 of 2018, by who held the ground then as its makers saw it "
    "(no word on whose it is by right, and no front line of a later war), made coarser to about 3 km.",
    PLAIN: "Land without borders: Natural Earth 5.1.1, made coarser to about 3 km.",
}
STEEPEST = 84.0  # degrees of latitude that Mercator's map can show

Points = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Shape:
    """A state or territory: rings in Mercator's degrees, the outer ones and the holes alike."""

    code: str
    name: str
    label: tuple[float, float]
    rings: tuple[Points, ...]
    boxes: Points

    @property
    def main_box(self) -> Points:
        """West, south, east and north of its largest piece of land."""
        sizes = (self.boxes[:, 2] - self.boxes[:, 0]) * (self.boxes[:, 3] - self.boxes[:, 1])
        box: Points = self.boxes[int(sizes.argmax())]
        return box


def shapes(view: str = DRAWN) -> tuple[Shape, ...]:
    """Return all shapes as seen from one of VIEWS. The first call takes a third of a second.

    Raises:
        ConfigError: they have not been built.
    """
    return _shapes_in(HELD if view == HELD else DRAWN)


@cache
def _shapes_in(view: str) -> tuple[Shape, ...]:
    collection = json.loads(gzip.decompress(packed(view)))
    return tuple(_shape(one) for one in collection["features"])


def packed(view: str = DRAWN) -> bytes:
    """Return the shapes as gzipped GeoJSON; land alone is that of the view that is drawn at first.

    Raises:
        ConfigError: they have not been built.
    """
    try:
        return (HELD_FILE if view == HELD else FILE).read_bytes()
    except FileNotFoundError:
        raise ConfigError(
            f"{FILE.name} is missing. Build it with 'python build_borders.py' (make install)."
        ) from None


@cache
def shapes_by_code() -> dict[str, Shape]:
    """Return the shapes by the code of their state."""
    return {shape.code: shape for shape in shapes()}


def _shape(feature: dict[str, dict[str, object]]) -> Shape:
    told, polygons = feature["properties"], feature["geometry"]["coordinates"]
    rings = tuple(mercator(np.array(ring)) for polygon in polygons for ring in polygon)  # type: ignore[attr-defined]  # JSON
    boxes = np.array([[*ring.min(axis=0), *ring.max(axis=0)] for ring in rings])
    x, y = mercator(np.array([told["label"]], dtype=np.float64))[0]
    return Shape(str(told["code"]), str(told["name"]), (float(x), float(y)), rings, boxes)


def mercator(points: Points) -> Points:
    """Return longitudes and latitudes as places on Mercator's map, both in degrees at the equator.

    >>> mercator(np.array([[10.0, 0.0]])).tolist()
    [[10.0, 0.0]]
    """
    steep = np.radians(np.clip(points[:, 1], -STEEPEST, STEEPEST))
    return np.column_stack([points[:, 0], np.degrees(np.arcsinh(np.tan(steep)))])
