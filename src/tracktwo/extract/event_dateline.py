"""Where a text says it was written: the country of a dateline, for locals whom nobody places."""

import re

from tracktwo.ontology.loader import CodeBooks
from tracktwo.records import Named, Reading

MONTHS = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\w*\.?"
# "KAMPALA, June 3 (Reuters) -", "Lahore:", "QUETTA -": capitals or an agency tell it from any other start.
DATELINE = re.compile(
    rf"\s*(?P<city>[A-Z][\w'’.-]*(?: [A-Z][\w'’.-]*){{0,2}})(?P<more>,[^()\-–—:]{{2,30}})?"
    rf"(?:,? ?{MONTHS} \d{{1,2}})?(?P<agency> ?\([^)]{{2,40}}\))?\s*(?:--|[—–]|\s-\s|:\s)"
)
REACH = 90  # characters a dateline may take up


def dateline_country(reading: Reading, books: CodeBooks) -> str | None:
    """Return the country of the dateline a text opens with, None when there is none that is known."""
    found = DATELINE.match(reading.text[:REACH])
    if found is None or not (found["city"].isupper() or found["agency"]):
        return None
    city = found["city"]
    place = books.places.resolve(city.title() if city.isupper() else city)
    return place.country if place is not None else None


def names_country(named: tuple[Named, ...]) -> bool:
    """Tell whether any country, or a town or people of one, is named."""
    return any((n.actor and n.actor.code) or (n.place and n.place.country) for n in named)


def only_country(named: tuple[Named, ...], dateline: str | None) -> str | None:
    """Return the one country a sentence speaks of, the dateline's counted in; None when there are several."""
    codes: set[str | None] = {
        n.actor.code for n in named if n.actor is not None and n.actor.code and len(n.actor.code) == 3
    }
    codes |= {n.place.country for n in named if n.place is not None and n.place.country}
    codes |= {dateline} - {None}
    return codes.pop() if len(codes) == 1 else None
