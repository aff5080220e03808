"""What an actor phrase says: whom it names, of which state, in which sector."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from tracktwo.ontology.actors import ActorBook, ActorEntry
from tracktwo.ontology.agents import AgentBook
from tracktwo.ontology.aliases import Alias, Sense
from tracktwo.ontology.folding import fold
from tracktwo.ontology.places import PlaceBook
from tracktwo.records import ActorKind

PERSONS = frozenset({Sense.PERSON, Sense.SURNAME, Sense.COMMON_SURNAME})
_AFTER_HEAD = "of for to at in from on with against who that representing"
AFTER_HEAD = frozenset(_AFTER_HEAD.split())
# Heads whose sector is that of what they lead or speak for: "head of the army".
_OF_WHAT = """
    president chairman chairwoman secretary head director leader chief member speaker spokesman
    spokeswoman spokesperson official representative group commander deputy founder legislative
"""
OF_WHAT = frozenset(_OF_WHAT.split())
CIVILIAN_BODIES = frozenset({"IGO", "GOV"})
# Those who belong where they are; an institute or firm named for a town may be anybody's.
OF_A_TOWN = frozenset({"GOV", "COP", "JUD", "MIL", "LEG", "MED", "CVL", "REB", "PRM", "OPP", "CRM", "REF"})
LARGE_TOWN = 50_000
_SEATED = "bishop archbishop patriarch diocese archdiocese university polytechnic"
SEATED = frozenset(_SEATED.split())


class Phrase(NamedTuple):
    """What a phrase says of an actor: the entry it names, if any; its state or body; its sector."""

    entry: ActorEntry | None
    code: str | None
    sector: str | None


class Name(NamedTuple):
    """A name inside a phrase: words first..last (inclusive) and whose it is."""

    first: int
    last: int
    alias: Alias


class Books(NamedTuple):
    """The code books that reading a phrase takes."""

    actors: ActorBook
    agents: AgentBook
    places: PlaceBook


def read_phrase(phrase: str, books: Books, *, on: date | None = None) -> Phrase:
    """Return what an actor phrase says, on a day (the last known state of affairs without one).

    In order: the whole phrase is a name, or that of a town, which is its people; it holds a person's
    name, whose title, when there is one, settles the sector; it is a state's own body; else the head
    noun's sector and the state, body or town named beside it.
    """
    folded = " ".join(fold(phrase).strip(" ,.;:\"'").split()) or phrase
    whole = books.actors.aliases.exactly(folded) or books.actors.aliases.exactly(phrase.strip())
    certain = [alias for alias in whole if alias.sense is not Sense.COMMON_SURNAME]
    if certain:
        return _whole(certain[0], books, on)
    words, starts = split_words(folded)
    lower = [word.lower() for word in words]
    names = names_in(folded, words, starts, books.actors)
    person = next((name for name in reversed(names) if _names_person(name, words, books)), None)
    if person is not None:
        return _person(person, lower, books, on)
    body = _own_body(lower, names, books)
    if body is not None:
        return Phrase(body, body.code, body.sector)
    sector = sector_of(lower, names, books)
    if sector is None and not names:
        place = books.places.resolve(folded)
        if place is not None:
            return Phrase(None, place.country, "CVL")
    return Phrase(None, _code(words, names, sector, books), sector)


def _names_person(name: Name, words: Sequence[str], books: Books) -> bool:
    """Whether a person is named: in full, or by a surname at the end behind a title.

    "Sharon Radio" names nobody, "Jam Kamal Khan" no Khan of the code book.
    """
    if name.alias.sense not in PERSONS or name.alias.sense is Sense.PERSON:
        return name.alias.sense is Sense.PERSON
    is_titled = name.first > 0 and books.agents.is_title(words[name.first - 1])
    return name.last == len(words) - 1 and is_titled


def split_words(folded: str) -> tuple[list[str], list[int]]:
    """Return the words of a folded phrase and where they begin; a possessive ending is a word."""
    words: list[str] = []
    starts: list[int] = []
    at = 0
    for chunk in folded.split(" "):
        bare = chunk.rstrip(',;:"')
        ending = next((e for e in ("'s", "'") if bare.endswith(e) and len(bare) > len(e)), "")
        words.append(bare.removesuffix(ending))
        starts.append(at)
        if ending:
            words.append(ending)
            starts.append(at + len(bare) - len(ending))
        at += len(chunk) + 1
    return words, starts


def names_in(folded: str, words: Sequence[str], starts: Sequence[int], actors: ActorBook) -> list[Name]:
    """Return the names of the code book inside a phrase, left to right, the longest at each place."""
    found: list[Name] = []
    i = 0
    while i < len(words):
        hit = actors.aliases.at(folded, starts[i], words[i])
        if hit is None:
            i += 1
            continue
        end, aliases = hit
        last = i
        while last + 1 < len(words) and starts[last + 1] < end:
            last += 1
        found.append(Name(i, last, aliases[0]))
        i = last + 1
    return found


def sector_of(lower: Sequence[str], names: Sequence[Name], books: Books) -> str | None:
    """Return the sector of a description, from its head noun and what stands beside it."""
    agents = books.agents
    cut = next((i for i, word in enumerate(lower) if i > 0 and word in AFTER_HEAD), len(lower))
    sector = _scan(lower, 0, cut, names, books)
    head = lower[cut - 1] if cut else ""
    if cut < len(lower) and (head in OF_WHAT or sector in {None, "UNK"}):
        beyond = _scan(lower, cut + 1, len(lower), names, books, only_strong=True)
        states = {n.alias.sense for n in names if n.first > cut}
        if beyond and not (beyond == "GOV" and states & {Sense.STATE}):
            sector = beyond
    if sector is not None and any(word in agents.former for word in lower[:cut]):
        return "ELI"
    return sector


def _scan(
    lower: Sequence[str],
    first: int,
    last: int,
    names: Sequence[Name],
    books: Books,
    only_strong: bool = False,
) -> str | None:
    """Return the sector that words first..last (exclusive) give, read from the right."""
    generic: str | None = None
    bodies = {n.last: n for n in names if n.alias.sense is Sense.BODY}
    window = list(lower[first:last])
    end = len(window)
    while end > 0:
        name = bodies.get(first + end - 1)
        if name is not None and name.first >= first:
            sector = books.actors.entries[name.alias.slug].sector
            if sector is not None and not (sector in CIVILIAN_BODIES and generic not in {None, "UNK"}):
                return sector
            end -= name.last - name.first + 1
            continue
        strong = books.agents.strong_sector(window, end)
        if strong:
            return strong[0]
        weak = books.agents.generic_sector(window, end)
        if weak and generic is None:
            generic = weak[0]
        end -= weak[1] if weak else 1
    return None if only_strong else generic


def _whole(alias: Alias, books: Books, on: date | None) -> Phrase:
    entry = books.actors.entries[alias.slug]
    if alias.sense in {Sense.STATE, Sense.ADJECTIVE, Sense.PEOPLE, Sense.ONE} and entry.sector == "GOV":
        return Phrase(entry, entry.code, None)
    return Phrase(entry, entry.code, books.actors.reference(entry, on).sector)


def _person(name: Name, lower: Sequence[str], books: Books, on: date | None) -> Phrase:
    entry = books.actors.entries[name.alias.slug]
    title = _scan(lower, 0, name.first, (), books)
    sector = books.actors.reference(entry, on).sector
    if title and title not in {"UNK", "CVL"} and not (title == "GOV" and sector == "ELI" and on is not None):
        sector = "ELI" if any(word in books.agents.former for word in lower[: name.first]) else title
    return Phrase(entry, entry.code, sector)


def _own_body(lower: Sequence[str], names: Sequence[Name], books: Books) -> ActorEntry | None:
    """Return a state's own body: "Iran's foreign ministry", "the Ministry of Defence of Chile"."""
    states = [n for n in names if n.alias.slug[4:] in books.actors.states and n.alias.sense is not Sense.BODY]
    others = [n for n in names if n not in states and not _is_common_name(lower, n, books)]
    if len(states) != 1 or others:
        return None
    state = states[0]
    after = [w for w in lower[state.last + 1 :] if w not in {"'s", "'"}]
    before = [w for w in lower[: state.first] if w not in {"the", "of"}] if after == [] else []
    for words in (after, [w for w in lower[: max(state.first - 1, 0)] if w != "the"] if before else []):
        found = books.agents.body(words, len(words)) if words else None
        if found and found[1] == len(words):
            return books.actors.entries[f"{found[0]}.{state.alias.slug[4:]}"]
    return None


def _is_common_name(lower: Sequence[str], name: Name, books: Books) -> bool:
    """Whether a body's name is what other states call theirs too: "the Senate"."""
    words = list(lower[name.first : name.last + 1])
    found = books.agents.body(words, len(words))
    return name.alias.sense is Sense.BODY and found is not None and found[1] == len(words)


def _code(words: Sequence[str], names: Sequence[Name], sector: str | None, books: Books) -> str | None:
    """Return the state or body that somebody belongs to: an envoy "to Poland" is not Poland's."""
    for name in names:
        code = books.actors.entries[name.alias.slug].code
        if code is not None and name.alias.sense not in PERSONS and _is_of(words, name):
            return code
    is_free = all(name.alias.sense is Sense.COMMON_SURNAME for name in names)  # "Lagos police"
    if not is_free:
        return None
    return _town(words, books) if sector in OF_A_TOWN else _residence(words, books)


def _residence(words: Sequence[str], books: Books) -> str | None:
    """Return the country of the place where somebody is or has a seat: "monks in Rakhine"."""
    lower = [word.lower() for word in words]
    for i, word in enumerate(lower[:-1]):
        if i > 0 and (word == "in" or (word == "of" and lower[i - 1] in SEATED)):
            return _town(words[i + 1 :], books)
    return None


def _is_of(words: Sequence[str], name: Name) -> bool:
    before = next(
        (words[i].lower() for i in range(name.first - 1, 0, -1) if words[i].lower() in AFTER_HEAD), None
    )
    if before in {"on", "to", "for", "with", "against"}:
        return False
    return before != "in" or name.alias.sense is not Sense.ADJECTIVE


def _town(words: Sequence[str], books: Books) -> str | None:
    """Return the country of the first known town or region among the capitalised words."""
    for i in range(len(words)):
        for length in (3, 2, 1):
            chunk = words[i : i + length]
            if len(chunk) < length or not all(word[:1].isupper() for word in chunk):
                continue
            if length == 1 and books.agents.is_title(chunk[0]):
                continue
            name = " ".join(chunk)
            place = books.places.resolve(name)
            if place is not None and (
                length > 1 or place.geonames_id is None or books.places.population(name) >= LARGE_TOWN
            ):
                return place.country
    return None


def is_body_of_people(entry: ActorEntry) -> bool:
    """Whether an entry's fighters act for it: "Hezbollah fighters" is Hezbollah."""
    return entry.kind in {ActorKind.ARMED_GROUP, ActorKind.ARMED_FORCE}
