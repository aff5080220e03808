"""The places of a window as GeoJSON (RFC 7946), each as large as it is exact."""

import math
from typing import Any

from tracktwo.pipeline.chronicle import Spot, spots_of
from tracktwo.web.mapping import KM_PER_DEGREE, REACH, sorted_out, tone_of, words_of
from tracktwo.web.window import Window

MOST_PLACES = 5_000  # those with the most events; more would be no map
CORNERS = 48  # of the polygon that stands for a circle


def features(window: Window) -> dict[str, Any]:
    """Return a feature for each place: a point, a circle as a polygon, or no geometry for a whole state.

    A state's shape is that of its `code` in the shapes that the desk serves apart.
    """
    placed, states, _ = sorted_out(spots_of(window.found)[:MOST_PLACES])
    found = [_feature(window, spot, _geometry(spot)) for spot in placed]
    found += [_feature(window, spot, None) for spot in states]
    return {"type": "FeatureCollection", "features": found}


def _feature(window: Window, spot: Spot, geometry: dict[str, Any] | None) -> dict[str, Any]:
    place = spot.place
    told = {
        "name": place.name,
        "code": place.country,
        "precision": place.precision.value,
        "tone": tone_of(spot),
        "total": spot.total,
        "words": words_of(spot),
        "href": window.address("timeline", place=place.name),
    }
    return {"type": "Feature", "geometry": geometry, "properties": told}


def _geometry(spot: Spot) -> dict[str, Any]:
    lon, lat = spot.place.lon or 0.0, spot.place.lat or 0.0
    reach = REACH.get(spot.place.precision)
    if reach is None:
        return {"type": "Point", "coordinates": [lon, lat]}
    tall = reach / KM_PER_DEGREE
    wide = tall / max(math.cos(math.radians(lat)), 0.05)
    turns = [2 * math.pi * i / CORNERS for i in range(CORNERS)]
    ring = [[round(lon + wide * math.cos(t), 4), round(lat + tall * math.sin(t), 4)] for t in turns]
    return {"type": "Polygon", "coordinates": [[*ring, ring[0]]]}
