"""One meeting being assembled from its mentions."""

from dataclasses import dataclass, field

from tracktwo.extract.round_details import DayFound, Details
from tracktwo.records import ActorRef, DateBasis, Place, PlacePrecision, RoundStatus, TimeValue


@dataclass(slots=True)
class Draft:
    """One meeting being assembled: its mentions, and who sits at the table."""

    status: RoundStatus
    details: list[Details]
    parties: tuple[ActorRef, ...]
    is_inferred: bool
    rule: str
    mediators: list[ActorRef] = field(default_factory=list)

    @property
    def date(self) -> TimeValue | None:
        """The first date that a mention gives, the most precise first."""
        dates = [d.date for d in self.details if d.date]
        if dates:
            return min(dates, key=lambda date: _width(date))
        return self.day.value if self.day else None

    @property
    def day(self) -> DayFound | None:
        """The day read from the telling around it, when no mention gives a date itself."""
        if any(d.date for d in self.details):
            return None
        found = [d.day for d in self.details if d.day]
        return min(found, key=lambda day: day.basis is DateBasis.REPORT) if found else None

    @property
    def place(self) -> Place | None:
        """The first place below a whole country that a mention gives, else the first."""
        places = [d.place for d in self.details if d.place]
        cities = [place for place in places if place.precision is not PlacePrecision.COUNTRY]
        return next(iter(cities or places), None)

    @property
    def ordinal(self) -> str | None:
        """Which round it is, when a mention counts."""
        return next((d.ordinal for d in self.details if d.ordinal), None)


def _width(date: TimeValue) -> int:
    return 0 if date.start == date.end else len(date.start or "") + 1
