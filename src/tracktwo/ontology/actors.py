"""Who acts: states, bodies and people, with their names, codes and dated offices.

The data stand in `states.yaml`, `bodies.yaml` and `persons.yaml`. Governments, armed forces and ministries
of every state are composed: "gov.UKR", "mil.UKR", "mfa.UKR", "mod.UKR" and so on.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from tracktwo.errors import OntologyError
from tracktwo.ontology.aliases import Alias, AliasIndex, Sense
from tracktwo.ontology.yaml_file import read_yaml
from tracktwo.records import ActorKind, ActorRef, Role, record_id

FOLDER = Path(__file__).parent

KINDS: dict[str, tuple[ActorKind, str | None]] = {
    "igo": (ActorKind.IGO, "IGO"),
    "ngo": (ActorKind.NGO, "NGO"),
    "edu": (ActorKind.EXPERT, "EDU"),
    "media": (ActorKind.MEDIA, "JRN"),
    "group": (ActorKind.ARMED_GROUP, "REB"),
    "mil": (ActorKind.ARMED_FORCE, "MIL"),
    "spy": (ActorKind.MINISTRY, "SPY"),
    "cop": (ActorKind.MINISTRY, "COP"),
    "mfa": (ActorKind.MINISTRY, "GOV"),
    "mod": (ActorKind.MINISTRY, "GOV"),
    "gov": (ActorKind.GOVERNMENT, "GOV"),
    "leg": (ActorKind.OTHER, "LEG"),
    "party": (ActorKind.PARTY, "PTY"),
    "com": (ActorKind.COMPANY, "BUS"),
}

# What is composed for every state: slug prefix -> (name, kind, sector).
COMPOSED: dict[str, tuple[str, ActorKind, str]] = {
    "gov": ("{}", ActorKind.GOVERNMENT, "GOV"),
    "mil": ("Armed forces of {}", ActorKind.ARMED_FORCE, "MIL"),
    "mfa": ("Foreign ministry of {}", ActorKind.MINISTRY, "GOV"),
    "mod": ("Defence ministry of {}", ActorKind.MINISTRY, "GOV"),
    "moi": ("Interior ministry of {}", ActorKind.MINISTRY, "GOV"),
    "mof": ("Finance ministry of {}", ActorKind.MINISTRY, "GOV"),
    "moh": ("Health ministry of {}", ActorKind.MINISTRY, "GOV"),
    "moj": ("Justice ministry of {}", ActorKind.MINISTRY, "GOV"),
    "moe": ("Energy ministry of {}", ActorKind.MINISTRY, "GOV"),
    "mot": ("Trade ministry of {}", ActorKind.MINISTRY, "GOV"),
    "min": ("Another ministry of {}", ActorKind.MINISTRY, "GOV"),
    "pres": ("Presidency of {}", ActorKind.GOVERNMENT, "GOV"),
    "cbk": ("Central bank of {}", ActorKind.OTHER, "GOV"),
    "leg": ("Parliament of {}", ActorKind.OTHER, "LEG"),
    "jud": ("Courts of {}", ActorKind.OTHER, "JUD"),
    "cop": ("Police of {}", ActorKind.OTHER, "COP"),
    "spy": ("Intelligence services of {}", ActorKind.MINISTRY, "SPY"),
}


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


# De facto states that no great number of states recognises are coded as the state that claims them, sector
# PRE: the convention of the PLOVER manual for Donetsk and Luhansk, kept for all. Those with a seat or wide
# recognition (Palestine, Taiwan, Kosovo, Western Sahara) are coded as themselves. To change the
# convention, pass another set: `load_actors(coded_as_claimant=frozenset())`.
_CODED_AS_CLAIMANT = "XSO XAB XOS XTR XNC XNK XDN XLN XPL XRO"
CODED_AS_CLAIMANT = frozenset(_CODED_AS_CLAIMANT.split())


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


def load_actors(*, coded_as_claimant: frozenset[str] = CODED_AS_CLAIMANT) -> ActorBook:
    """Return the code book of actors.

    Raises:
        OntologyError: an entry is malformed or a slug stands twice; the message names it.
    """
    states = {state.iso3: state for state in _states(coded_as_claimant)}
    listed = {entry.slug: entry for entry in (*_bodies(), *_persons(states))}
    entries = {entry.slug: entry for entry in _composed(states)} | listed
    aliases = AliasIndex([*_state_aliases(states), *_entry_aliases(listed)])
    return ActorBook(states, entries, aliases)


def _split(value: object) -> tuple[str, ...]:
    return tuple(part for part in str(value or "").split("|") if part)


def _states(coded_as_claimant: frozenset[str]) -> Iterator[StateEntry]:
    for iso3, row in read_yaml(FOLDER / "states.yaml").items():
        try:
            adjectives = _split(row.get("adj"))
            claimant = row.get("contested")
            yield StateEntry(
                iso3=iso3,
                names=(row["name"], *_split(row.get("also"))),
                adjectives=adjectives,
                singulars=_split(row.get("one")),
                plurals=_split(row.get("people")),
                capitals=_split(row.get("capital")),
                seats=_split(row.get("seat")),
                contested=claimant,
                code=claimant if claimant and iso3 in coded_as_claimant else iso3,
            )
        except (KeyError, AttributeError, TypeError) as error:
            raise OntologyError(f"states.yaml, entry {iso3!r} is malformed: {error!r}.") from error


def _composed(states: dict[str, StateEntry]) -> Iterator[ActorEntry]:
    for iso3, state in states.items():
        for prefix, (name, kind, sector) in COMPOSED.items():
            slug = f"{prefix}.{iso3}"
            is_pretender = prefix == "gov" and state.code != iso3
            yield ActorEntry(
                slug=slug,
                id=record_id("actor", slug),
                name=name.format(state.name),
                aliases=state.names[1:] if prefix == "gov" else (),
                kind=kind,
                code=state.code,
                sector="PRE" if is_pretender else sector,
            )


def _bodies() -> Iterator[ActorEntry]:
    for slug, row in read_yaml(FOLDER / "bodies.yaml").items():
        try:
            names = _split(row[0])
            kind, sector = KINDS[slug.split(".")[0]]
            yield ActorEntry(
                slug=slug,
                id=record_id("actor", slug),
                name=names[0],
                aliases=tuple(name for name in names[1:] if not name.startswith("@")),
                cities=tuple(name[1:] for name in names[1:] if name.startswith("@")),
                kind=kind,
                code=row[1] or None,
                sector=row[2] if len(row) > 2 else sector,
                offices=tuple(_office(text, row[1] or None) for text in row[3:]),
            )
        except (KeyError, IndexError, TypeError) as error:
            raise OntologyError(f"bodies.yaml, entry {slug!r} is malformed: {error!r}.") from error


def _persons(states: dict[str, StateEntry]) -> Iterator[ActorEntry]:
    for tail, row in read_yaml(FOLDER / "persons.yaml").items():
        slug = f"person.{tail}"
        try:
            name, code, wikidata, others, *offices = row
            held = tuple(_office(text, code if code in states else None) for text in offices)
            yield ActorEntry(
                slug=slug,
                id=record_id("actor", slug),
                name=name,
                aliases=tuple(other for other in _split(others) if other != "-"),
                is_common="-" in _split(others),
                kind=ActorKind.PERSON,
                code=code or None,
                sector=held[-1].sector if held else None,
                offices=held,
                wikidata=wikidata or None,
            )
        except (ValueError, IndexError, TypeError) as error:
            raise OntologyError(f"persons.yaml, entry {tail!r} is malformed: {error!r}.") from error


def _office(text: str, country: str | None) -> Office:
    title, sector, since, until, *organisation = text.split("|")
    role = Role(title, organisation[0] if organisation else None, country, since or None, until or None)
    return Office(role, sector)


def _state_aliases(states: dict[str, StateEntry]) -> Iterator[Alias]:
    senses = (
        (Sense.STATE, "names"), (Sense.ADJECTIVE, "adjectives"), (Sense.PEOPLE, "plurals"),
        (Sense.ONE, "singulars"), (Sense.CAPITAL, "capitals"), (Sense.SEAT, "seats"),
    )  # fmt: skip
    for state in states.values():
        for sense, attribute in senses:
            for text in getattr(state, attribute):
                yield Alias(text, f"gov.{state.iso3}", sense)


def _entry_aliases(listed: dict[str, ActorEntry]) -> Iterator[Alias]:
    for entry in listed.values():
        if entry.kind is ActorKind.PERSON:
            yield from _person_aliases(entry)
            continue
        for text in (entry.name, *entry.aliases):
            yield Alias(text, entry.slug, Sense.BODY)
        for city in entry.cities:
            yield Alias(city, entry.slug, Sense.CAPITAL)


def _person_aliases(entry: ActorEntry) -> Iterator[Alias]:
    names = [entry.name, *(a for a in entry.aliases if " " in a)]
    surnames = [a for a in entry.aliases if " " not in a]
    for text in names:
        yield Alias(text, entry.slug, Sense.PERSON)
    given = entry.name.split(" ")[0]
    for surname in surnames:
        yield Alias(f"{given} {surname}", entry.slug, Sense.PERSON)
    sense = Sense.COMMON_SURNAME if entry.is_common else Sense.SURNAME
    for surname in dict.fromkeys([surname_of(entry.name), *surnames]):
        if len(surname) > 2 or surname in surnames:
            yield Alias(surname, entry.slug, sense)


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
