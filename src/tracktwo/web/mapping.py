"""The map as a drawing: states' shapes, and a mark for each place as exact as what is told of it."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from tracktwo.pipeline.chronicle import Spot
from tracktwo.records import PlacePrecision
from tracktwo.web.borders import DRAWN, Points, mercator, shapes, shapes_by_code
from tracktwo.web.window import TONES, toned
from tracktwo.web.words import many

WIDTH, HEIGHT = 1000.0, 620.0
NEAR, WORLD = "near", "world"
FRAMES = {NEAR: "where most is told of", WORLD: "the whole world"}
WORLD_BOX = (-170.0, -56.0, 190.0, 76.0)
OUTLIERS = 0.03  # share of the events at each edge that the near frame may leave out
LEAST_WIDTH = 5.0  # degrees
MOST_MARKS, MOST_LABELS = 250, 9
FINE = 1.0  # points in one square of this size are drawn as one
# How far around its point a place reaches, in kilometres, where it is no point.
REACH = {PlacePrecision.DISTRICT: 25.0, PlacePrecision.REGION: 90.0, PlacePrecision.SEA: 150.0}
PRECISION_WORDS = {
    PlacePrecision.POINT: "a point",
    PlacePrecision.CITY: "a town",
    PlacePrecision.DISTRICT: "somewhere in a district",
    PlacePrecision.REGION: "somewhere in a region",
    PlacePrecision.COUNTRY: "somewhere in a country",
    PlacePrecision.SEA: "somewhere at sea",
    PlacePrecision.UNKNOWN: "unknown how exact",
}
KM_PER_DEGREE = 111.32


@dataclass(frozen=True, slots=True)
class Mark:
    """A place on the drawing: a dot for a town, a ring as large as the place is for an area."""

    spot: Spot
    x: float
    y: float
    radius: float
    tone: str
    is_area: bool


@dataclass(frozen=True, slots=True)
class Land:
    """A state's outline on the drawing; `spot` is set where something is told of the state as a whole."""

    name: str
    path: str
    spot: Spot | None


@dataclass(frozen=True, slots=True)
class Label:
    """A name on the drawing."""

    text: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Sketch:
    """What is drawn and what is not: `beyond` lies outside the frame, `undrawn` is less than what is drawn.

    `bounds` is west, south, east, north of the frame in degrees; `unplaced` are places without coordinates.
    """

    lands: tuple[Land, ...]
    marks: tuple[Mark, ...]
    labels: tuple[Label, ...]
    state_labels: tuple[Label, ...]
    bounds: tuple[float, float, float, float]
    beyond: int
    undrawn: int
    unplaced: tuple[Spot, ...]


def sketch(spots: Sequence[Spot], *, frame: str, view: str = DRAWN) -> Sketch:
    """Return the drawing of some places within a frame of FRAMES, with the borders of a view."""
    placed, states, unplaced = sorted_out(spots)
    box = _box(placed, [*states, *unplaced]) if frame != WORLD else _widened(np.array(WORLD_BOX))
    at = _projected([_point(spot) for spot in placed], box)
    is_in = (at[:, 0] >= 0) & (at[:, 0] <= WIDTH) & (at[:, 1] >= 0) & (at[:, 1] <= HEIGHT)
    inside = [(spot, x, y) for spot, (x, y), here in zip(placed, at, is_in, strict=True) if here]
    scale = WIDTH / (box[2] - box[0])
    marks = _marks(inside[:MOST_MARKS], scale)
    beyond = sum(spot.total for spot, here in zip(placed, is_in, strict=True) if not here)
    undrawn = sum(spot.total for spot, _, _ in inside[MOST_MARKS:])
    labels = _labels(marks)
    return Sketch(
        _lands(box, {spot.place.country or "": spot for spot in states}, view),
        marks,
        labels,
        _state_labels(box, labels, view),
        _degrees(box),
        beyond,
        undrawn,
        tuple(unplaced),
    )


def sorted_out(spots: Iterable[Spot]) -> tuple[list[Spot], list[Spot], list[Spot]]:
    """Return places with a point or area, states as wholes, and places that no map can show."""
    placed, states, unplaced = [], [], []
    for spot in spots:
        place = spot.place
        if place.precision is PlacePrecision.COUNTRY and place.country in shapes_by_code():
            states.append(spot)
        elif place.lat is None or place.lon is None or place.precision is PlacePrecision.UNKNOWN:
            unplaced.append(spot)
        else:
            placed.append(spot)
    return placed, states, unplaced


def tone_of(spot: Spot) -> str:
    """Return the firmest tone of what is told of a place."""
    return next(iter(toned(spot.counts)))


def words_of(spot: Spot) -> str:
    """Return what is told of a place in words."""
    told = ", ".join(f"{count:,} {TONES[tone]}" for tone, count in toned(spot.counts).items())
    exact = PRECISION_WORDS[spot.place.precision]
    return f"{spot.place.name} ({exact}): {many(spot.total, 'event')}, {told}; latest {spot.last}"


def _point(spot: Spot) -> tuple[float, float]:
    return spot.place.lon or 0.0, spot.place.lat or 0.0


def _box(placed: Sequence[Spot], others: Sequence[Spot]) -> Points:
    """Return the frame in Mercator's degrees: around most events, or their states when no place is known."""
    if placed:
        points = mercator(np.array([_point(spot) for spot in placed]))
        weights = np.array([float(spot.total) for spot in placed])
        spread = [_spread(points[:, axis], weights) for axis in (0, 1)]
        return _widened(np.array([spread[0][0], spread[1][0], spread[0][1], spread[1][1]]))
    states = (shapes_by_code().get(spot.place.country or "") for spot in others)
    boxes = np.array([shape.main_box for shape in states if shape])
    if not len(boxes):
        return _widened(np.array(WORLD_BOX))
    return _widened(np.array([*boxes[:, :2].min(axis=0), *boxes[:, 2:].max(axis=0)]))


def _spread(values: Points, weights: Points) -> tuple[float, float]:
    """Return the values between which all but the outliers lie."""
    order = np.argsort(values)
    share = np.cumsum(weights[order]) / weights.sum()
    low = min(int(np.searchsorted(share, OUTLIERS)), len(values) - 1)
    high = min(int(np.searchsorted(share, 1 - OUTLIERS)), len(values) - 1)
    return float(values[order][low]), float(values[order][high])


def _widened(box: Points) -> Points:
    """Return a box with a margin, in the drawing's proportions."""
    west, south, east, north = (float(edge) for edge in box)
    width = max((east - west) * 1.2, (north - south) * 1.2 * WIDTH / HEIGHT, LEAST_WIDTH)
    width = min(width, 360.0)
    x, y = (west + east) / 2, (south + north) / 2
    height = width * HEIGHT / WIDTH
    return np.array([x - width / 2, y - height / 2, x + width / 2, y + height / 2])


def _projected(points: Sequence[tuple[float, float]], box: Points) -> Points:
    return _drawn(mercator(np.array(points, dtype=np.float64).reshape(-1, 2)), box)


def _drawn(points: Points, box: Points) -> Points:
    """Return places on Mercator's map as places on the drawing, whose top is its beginning."""
    scale = WIDTH / (box[2] - box[0])
    return np.column_stack([(points[:, 0] - box[0]) * scale, (box[3] - points[:, 1]) * scale])


def _degrees(box: Points) -> tuple[float, float, float, float]:
    south, north = (math.degrees(math.atan(math.sinh(math.radians(float(y))))) for y in (box[1], box[3]))
    return round(float(box[0]), 3), round(south, 3), round(float(box[2]), 3), round(north, 3)


def _marks(inside: Sequence[tuple[Spot, float, float]], scale: float) -> tuple[Mark, ...]:
    highest = max((spot.total for spot, _, _ in inside), default=1)
    found = []
    for spot, x, y in inside:
        reach = REACH.get(spot.place.precision)
        if reach:
            wide = KM_PER_DEGREE * math.cos(math.radians(spot.place.lat or 0.0))
            radius = max(reach / wide * scale, 12.0)
        else:
            radius = 4.5 + 8.0 * math.sqrt(spot.total / highest)
        found.append(Mark(spot, round(x, 1), round(y, 1), round(radius, 1), tone_of(spot), bool(reach)))
    return tuple(sorted(found, key=lambda mark: -mark.radius))


def _labels(marks: Iterable[Mark]) -> tuple[Label, ...]:
    """Return the names of the places with the most events, as far as they do not cover each other."""
    found: list[Label] = []
    for mark in sorted((m for m in marks if not m.is_area), key=lambda m: -m.spot.total):
        label = Label(mark.spot.place.name, round(mark.x + mark.radius + 4, 1), mark.y)
        if label.x < WIDTH - 9 * len(label.text) and not _is_taken(label, found):
            found.append(label)
        if len(found) == MOST_LABELS:
            break
    return tuple(found)


def _is_taken(label: Label, others: Iterable[Label]) -> bool:
    return any(
        abs(label.y - other.y) < 20
        and label.x < other.x + 9 * len(other.text)
        and other.x < label.x + 9 * len(label.text)
        for other in others
    )


def _state_labels(box: Points, taken: tuple[Label, ...], view: str) -> tuple[Label, ...]:
    """Return the names of the states in sight, the largest first, as far as there is room."""
    found: list[Label] = []
    near = [shape for shape in shapes(view) if _is_seen(shape.boxes, box).any()]
    scale = WIDTH / (box[2] - box[0])
    for shape in sorted(near, key=lambda s: -float(np.ptp(s.main_box[[0, 2]]) * np.ptp(s.main_box[[1, 3]]))):
        (x, y), width = _drawn(np.array([shape.label]), box)[0], 9 * len(shape.name)
        label = Label(shape.name, round(float(x) - width / 2, 1), round(float(y), 1))
        is_inside = 0 < label.x < WIDTH - width and 12 < y < HEIGHT - 8
        has_room = width < 1.2 * scale * np.ptp(shape.main_box[[0, 2]])
        if is_inside and has_room and not _is_taken(label, [*taken, *found]):
            found.append(label)
    return tuple(found[: 2 * MOST_LABELS])


def _lands(box: Points, told: dict[str, Spot], view: str) -> tuple[Land, ...]:
    found = [Land(name, path, told.get(code)) for code, name, path in _paths(tuple(box.tolist()), view)]
    return tuple(sorted(found, key=lambda land: land.spot is not None))


@lru_cache(maxsize=64)
def _paths(box: tuple[float, float, float, float], view: str) -> tuple[tuple[str, str, str], ...]:
    """Return code, name and outline of the states in sight; kept, for most pages have the same frame."""
    frame = np.array(box)
    found = []
    for shape in shapes(view):
        seen = np.flatnonzero(_is_seen(shape.boxes, frame))
        found.append((shape.code, shape.name, "".join(_path(_drawn(shape.rings[i], frame)) for i in seen)))
    return tuple(land for land in found if land[2])


def _is_seen(boxes: Points, box: Points) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]]:
    is_seen: np.ndarray[tuple[int, ...], np.dtype[np.bool_]] = (
        (boxes[:, 0] < box[2]) & (boxes[:, 2] > box[0]) & (boxes[:, 1] < box[3]) & (boxes[:, 3] > box[1])
    )
    return is_seen


def _path(ring: Points) -> str:
    """Return a ring as a path, without what nobody would see of it."""
    x, y = ring[:, 0], ring[:, 1]
    sides = (x < -9) * 1 | (x > WIDTH + 9) * 2 | (y < -9) * 4 | (y > HEIGHT + 9) * 8
    is_between = (sides > 0) & (np.roll(sides, 1) == sides) & (sides == np.roll(sides, -1))
    ring = ring[~is_between]  # of a run on one side of the frame the ends are enough
    if len(ring) < 3 or np.ptp(ring, axis=0).max() < 2 * FINE:
        return ""
    cells = np.round(ring / FINE)
    ring = np.round(ring[np.append(True, np.any(np.diff(cells, axis=0), axis=1))], 1)
    return "M" + "L".join(f"{x:g} {y:g}" for x, y in ring.tolist()) + "Z" if len(ring) > 2 else ""
