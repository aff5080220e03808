"""The places of a window as GeoJSON (RFC 7946), each as large as it is exact."""

import math
from typing import Any
from urllib.parse import quote_plus

from tracktwo.pipeline.chronicle import Spot, spots_of
from tracktwo.web.mapping import KM_PER_DEGREE, REACH, sorted_out, tone_of, words_of
from tracktwo.web.window import Window

MOST_PLACES = 1_500  # those with the most events; more would be no map
CORNERS = 32  # of the polygon that stands for a circle
CIRCLE = [(math.cos(2 * math.pi * i / CORNERS), math.sin(2 * math.pi * i / CORNERS)) for i in range(CORNERS)]


def features(window: Window) -> dict[str, Any]:
    """Return a feature for each place: a point, a circle as a polygon, or no geometry for a whole state.

    A state's shape is that of its `code` in the shapes that the desk serves apart.
    """
    placed, states, _ = sorted_out(spots_of(window.found)[:MOST_PLACES])
    to = window.address("timeline", place=None)
    found = [_feature(to, spot, _geometry(spot)) for spot in placed]
    found += [_feature(to, spot, None) for spot in states]
    return {"type": "FeatureCollection", "features": found}


def _feature(to: str, spot: Spot, geometry: dict[str, Any] | None) -> dict[str, Any]:
    place = spot.place
    told = {
        "name": place.name,
        "code": place.country,
        "precision": place.precision.value,
        "tone": tone_of(spot),
        "total": spot.total,
        "words": words_of(spot),
        "href": f"{to}{'&' if '?' in to else '?'}place={quote_plus(place.name)}",
    }
    return {"type": "Feature", "geometry": geometry, "properties": told}


def _geometry(spot: Spot) -> dict[str, Any]:
    lon, lat = spot.place.lon or 0.0, spot.place.lat or 0.0
    reach = REACH.get(spot.place.precision)
    if reach is None:
        return {"type": "Point", "coordinates": [lon, lat]}
    tall = reach / KM_PER_DEGREE
    wide = tall / max(math.cos(math.radians(lat)), 0.05)
    ring = [[round(lon + wide * x, 3), round(lat + tall * y, 3)] for x, y in CIRCLE]
    return {"type": "Polygon", "coordinates": [[*ring, ring[0]]]}
