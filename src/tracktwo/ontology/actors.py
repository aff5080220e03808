"""Who acts: states, bodies and people, with their names, codes and dated offices.

`actor_files.py` reads them from their files.
"""

from dataclasses import dataclass, field
from datetime import date

from tracktwo.errors import OntologyError
from tracktwo.ontology.aliases import AliasIndex
from tracktwo.records import ActorKind, ActorRef, Role


@dataclass(frozen=True, slots=True)
class Office:
    """A dated role and the PLOVER sector of whoever holds it."""

    role: Role
    sector: str

    def held_on(self, day: date) -> bool:
        """Whether the office was held on a day; an unknown end of an office is taken as open."""
        text = day.isoformat()
        since, until = self.role.from_, self.role.to
        return (since is None or since <= text) and (until is None or text <= until.ljust(10, "9"))


@dataclass(frozen=True, slots=True)
class ActorEntry:
    """One actor of the code book. `code` and `sector` mean what they mean on an `ActorRef`.

    A person's `sector` is that of the last office known; `cities` stand for a body where they act
    ("Brussels said"); `is_common` surnames name their bearer only where the article does in full.
    """

    slug: str
    id: str
    name: str
    aliases: tuple[str, ...]
    kind: ActorKind
    code: str | None
    sector: str | None
    offices: tuple[Office, ...] = ()
    wikidata: str | None = None
    cities: tuple[str, ...] = ()
    is_common: bool = False


@dataclass(frozen=True, slots=True)
class StateEntry:
    """How a state is named. The first of `names` is the short one.

    `code` is what its actors are coded as: a contested entity may be coded as the state that claims it.
    """

    iso3: str
    names: tuple[str, ...]
    adjectives: tuple[str, ...]
    singulars: tuple[str, ...]
    plurals: tuple[str, ...]
    capitals: tuple[str, ...]
    seats: tuple[str, ...]
    contested: str | None
    code: str

    @property
    def name(self) -> str:
        """The short name."""
        return self.names[0]

    @property
    def demonyms(self) -> tuple[str, ...]:
        """Adjectives, singulars and plurals."""
        return tuple(dict.fromkeys(self.adjectives + self.singulars + self.plurals))

    @property
    def metonyms(self) -> tuple[str, ...]:
        """Capitals and seats that stand for the government."""
        return self.capitals + self.seats


@dataclass(frozen=True, slots=True)
class ActorBook:
    """The code book of actors. `aliases` finds their names in running text."""

    states: dict[str, StateEntry]
    entries: dict[str, ActorEntry]
    aliases: AliasIndex
    _ids: dict[str, str] = field(default_factory=dict)

    def by_slug(self, slug: str) -> ActorEntry:
        """Return the entry of a slug such as "gov.UKR" or "igo.nato".

        Raises:
            OntologyError: there is none.
        """
        entry = self.entries.get(slug)
        if entry is None:
            raise OntologyError(f"No actor has the slug {slug!r}. `tracktwo export actors` lists them.")
        return entry

    def by_id(self, actor_id: str) -> ActorEntry | None:
        """Return the entry with an actor's id, or None when the code book does not hold it."""
        if not self._ids:
            self._ids.update({entry.id: slug for slug, entry in self.entries.items()})
        slug = self._ids.get(actor_id)
        return self.entries[slug] if slug else None

    def lookup(self, surface: str) -> tuple[ActorEntry, ...]:
        """Return the actors that go by a name, the likeliest first; accents make no difference.

        Short names and those in capitals must be written so ("IS" is not "is"); a leading "the" is
        passed over. A demonym names its government.
        """
        found = self.aliases.exactly(surface)
        return tuple(dict.fromkeys(self.entries[alias.slug] for alias in found))

    def role_at(self, entry: ActorEntry, day: date | None) -> Role | None:
        """Return the office held on a day: the latest taken when several were; None when none is known."""
        office = _office_at(entry, day)
        return office.role if office else None

    def ref(self, slug: str, on: date | None = None) -> ActorRef:
        """Return the reference to an actor, its sector as on a day (the last one known without a day)."""
        return self.reference(self.by_slug(slug), on)

    def reference(self, entry: ActorEntry, on: date | None = None) -> ActorRef:
        """Return the reference to an entry, its sector as on a day.

        A person out of office on that day is of the elites (ELI).
        """
        sector = entry.sector
        if entry.offices:
            office = _office_at(entry, on)
            out_of_office = "ELI" if entry.kind is ActorKind.PERSON else sector
            sector = office.sector if office else out_of_office
        return ActorRef(entry.id, entry.name, entry.code, sector)


def _office_at(entry: ActorEntry, day: date | None) -> Office | None:
    if day is None:
        return entry.offices[-1] if entry.offices else None
    held = [office for office in entry.offices if office.held_on(day)]
    return held[-1] if held else None


__PARTICLES = "al el bin ben von van der den de da dos le la abu"
_PARTICLES = frozenset(__PARTICLES.split())


def surname_of(name: str) -> str:
    """Return the part of a full name that newspapers repeat alone, particles kept.

    >>> surname_of("Ursula von der Leyen"), surname_of("Sergey Lavrov")
    ('von der Leyen', 'Lavrov')
    """
    words = name.split()
    at = len(words) - 1
    if at > 1 and words[at].rstrip(".") in {"Jr", "Sr", "II", "III"}:
        at -= 1
    end = at + 1
    while at > 1 and words[at - 1].lower() in _PARTICLES:
        at -= 1
    return " ".join(words[at:end])
