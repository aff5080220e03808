"""The code book of actors, read from its files.

The data stand in `states.yaml`, the `bodies_*.yaml` and the `persons_*.yaml`. Governments, armed forces and
ministries of every state are composed: "gov.UKR", "mil.UKR", "mfa.UKR", "mod.UKR" and so on.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from tracktwo.errors import OntologyError
from tracktwo.ontology.actors import ActorBook, ActorEntry, Office, StateEntry, surname_of
from tracktwo.ontology.aliases import Alias, AliasIndex, Sense
from tracktwo.ontology.yaml_file import read_yaml
from tracktwo.records import ActorKind, Role, record_id

FOLDER = Path(__file__).parent
# Of two bearers of a surname, neither in office nor of a state in the article, the first listed is meant.
PERSONS = (
    "persons_eastern_europe.yaml",
    "persons_americas.yaml",
    "persons_bodies.yaml",
    "persons_envoys.yaml",
    "persons_western_europe.yaml",
    "persons_middle_east.yaml",
    "persons_africa.yaml",
    "persons_asia.yaml",
    "persons_small_states.yaml",
    "persons_offices.yaml",
)
BODIES = (
    "bodies_international.yaml",
    "bodies_voices.yaml",
    "bodies_peace.yaml",
    "bodies_groups.yaml",
    "bodies_fighters.yaml",
    "bodies_state.yaml",
    "bodies_parties.yaml",
    "bodies_offices.yaml",
    "bodies_opposition.yaml",
)

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

# De facto states that no great number of states recognises are coded as the state that claims them, sector
# PRE: the convention of the PLOVER manual for Donetsk and Luhansk, kept for all. Those with a seat or wide
# recognition (Palestine, Taiwan, Kosovo, Western Sahara) are coded as themselves. To change the
# convention, pass another set: `load_actors(coded_as_claimant=frozenset())`.
_CODED_AS_CLAIMANT = "XSO XAB XOS XTR XNC XNK XDN XLN XPL XRO"
CODED_AS_CLAIMANT = frozenset(_CODED_AS_CLAIMANT.split())


def load_actors(
    *, coded_as_claimant: frozenset[str] = CODED_AS_CLAIMANT, others: Iterable[ActorEntry] = ()
) -> ActorBook:
    """Return the code book of actors.

    Args:
        others: people and bodies besides those of the files.
    Raises:
        OntologyError: an entry is malformed or a slug stands twice; the message names it.
    """
    states = {state.iso3: state for state in _states(coded_as_claimant)}
    listed = {entry.slug: entry for entry in (*_bodies(), *_persons(states), *others)}
    entries = {entry.slug: entry for entry in _composed(states)} | listed
    aliases = AliasIndex([*_state_aliases(states), *_entry_aliases(listed)])
    return ActorBook(states, entries, aliases)


def _rows(files: tuple[str, ...]) -> Iterator[tuple[str, str, Any]]:
    """Yield (file, slug, row) of every entry; each slug may stand in one file only."""
    seen: dict[str, str] = {}
    for name in files:
        for slug, row in read_yaml(FOLDER / name).items():
            if slug in seen:
                raise OntologyError(f"{name}, entry {slug!r} stands in {seen[slug]} too.")
            seen[slug] = name
            yield name, slug, row


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
    for file, slug, row in _rows(BODIES):
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
            raise OntologyError(f"{file}, entry {slug!r} is malformed: {error!r}.") from error


def _persons(states: dict[str, StateEntry]) -> Iterator[ActorEntry]:
    for file, tail, row in _rows(PERSONS):
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
            raise OntologyError(f"{file}, entry {tail!r} is malformed: {error!r}.") from error


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
