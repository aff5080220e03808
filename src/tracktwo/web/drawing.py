"""The network of contacts as a drawing: parties on a ring, every line and label placed here."""

import math
from dataclasses import dataclass

from tracktwo.pipeline.contacts import Network, Standing, go_betweens
from tracktwo.web.words import clip

MOST_PARTIES = 14  # more do not fit on the ring without labels touching
LONGEST_LABEL = 24  # characters
CHARACTER = 8.2  # widest average advance of a label's character, in units of the drawing
RADIUS, NODE, GAP, MARGIN = 150.0, 9.0, 8.0, 14.0
LABEL_HEIGHT = 18.0


@dataclass(frozen=True, slots=True)
class Dot:
    """A party: where it stands, its label and on which side of it the label is; `bridges` draws a diamond."""

    key: str
    name: str
    label: str
    x: float
    y: float
    bridges: bool

    @property
    def anchor(self) -> str:
        """Where the label is fastened: its start on the right half, its end on the left."""
        return "start" if self.x >= 0 else "end"

    @property
    def label_x(self) -> float:
        """Where the label begins, or ends on the left half."""
        return self.x + (NODE + GAP if self.x >= 0 else -NODE - GAP)

    @property
    def box(self) -> tuple[float, float, float, float]:
        """The label's left, top, right and bottom, at its widest."""
        width = len(self.label) * CHARACTER
        left = self.label_x if self.x >= 0 else self.label_x - width
        return left, self.y - LABEL_HEIGHT / 2, left + width, self.y + LABEL_HEIGHT / 2


@dataclass(frozen=True, slots=True)
class Line:
    """A pair: from where to where, and how firmly it stands."""

    x1: float
    y1: float
    x2: float
    y2: float
    standing: Standing


@dataclass(frozen=True, slots=True)
class Drawing:
    """Dots and lines around the origin, the frame around them, and the parties there was no room for."""

    dots: tuple[Dot, ...]
    lines: tuple[Line, ...]
    left_out: tuple[str, ...]

    @property
    def frame(self) -> tuple[float, float, float, float]:
        """Left, top, width and height of what holds every dot and label."""
        boxes = [dot.box for dot in self.dots]
        left = min((box[0] for box in boxes), default=0.0) - MARGIN
        right = max((box[2] for box in boxes), default=0.0) + MARGIN
        half = RADIUS + LABEL_HEIGHT + MARGIN
        return round(left, 1), -half, round(right - left, 1), 2 * half


def draw(network: Network) -> Drawing:
    """Return the drawing of a network: the parties with the most partners, in the order of their names.

    No party stands straight above or below the centre, so labels run outwards to the left and right and
    cannot meet a dot or each other.
    """
    partners = {key: sum(key in pair for pair in network.pairs) for key in network.talkers}
    ranked = sorted(network.talkers, key=lambda key: (-partners[key], network.talkers[key].name))
    shown = sorted(ranked[:MOST_PARTIES], key=lambda key: network.talkers[key].name)
    bridging = {one.key for one in go_betweens(network)}
    dots = {}
    for number, key in enumerate(shown):
        angle = 2 * math.pi * (number + 0.5) / _places(len(shown))
        x, y = round(RADIUS * math.sin(angle), 1), round(-RADIUS * math.cos(angle), 1)
        name = network.talkers[key].name
        dots[key] = Dot(key, name, clip(name, LONGEST_LABEL), x, y, key in bridging)
    lines = (
        Line(dots[a].x, dots[a].y, dots[b].x, dots[b].y, pair.standing)
        for (a, b), pair in network.pairs.items()
        if a in dots and b in dots
    )
    left_out = tuple(network.talkers[key].name for key in ranked[MOST_PARTIES:])
    return Drawing(tuple(dots.values()), tuple(lines), left_out)


def _places(count: int) -> int:
    """Return how many places the ring has: an even number, so that none is straight above or below."""
    return count + count % 2 if count > 1 else 2
