"""Whether two tellings of a meeting can have the same day and the same place."""

from tracktwo.records import Place, PlacePrecision, TimeValue


def dates_fit(a: TimeValue | None, b: TimeValue | None) -> bool:
    """Whether two dates may be the same: one is unknown, or their intervals meet."""
    if a is None or b is None or a.start is None or b.start is None:
        return True
    return a.start[:10] <= (b.end or b.start)[:10] and b.start[:10] <= (a.end or a.start)[:10]


def places_fit(a: Place | None, b: Place | None) -> bool:
    """Whether two places may be the same: one is unknown or a whole state that holds the other."""
    if a is None or b is None or a.name == b.name:
        return True
    is_wide = PlacePrecision.COUNTRY in (a.precision, b.precision)
    return is_wide and a.country == b.country
