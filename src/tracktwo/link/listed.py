"""Rows of public lists beside a dossier: which of them touch it and why, and the measures they tell.

A row touches a dossier when it names one of its parties or of those who speak for them, when its programme
is about one of the sides or a place of the dossier, or when its target belongs to the state of a side.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from tracktwo.ontology.actors import ActorEntry
from tracktwo.ontology.dossiers import Party, Profile
from tracktwo.ontology.folding import fold
from tracktwo.ontology.loader import CodeBooks
from tracktwo.ontology.state_codes import alpha_3
from tracktwo.records import ActorKind, ActorRef, ListedRow, TargetKind, record_id

NAME = "link.listed"
VERSION = "1"
MEDIATES = "mediator"
GOVERNMENT = "gov."
WORD = re.compile(r"[^\W\d_]+")
PROGRAMME_CODE = re.compile(r"[A-Z]{3,5}")  # the EU's: UKR, RUSDA, SDNZ
MOST_NAMES = 40  # of one row that are looked up
LONGEST_REMARKS = 4000  # characters searched for the names of groups


@dataclass(frozen=True, slots=True)
class Touch:
    """Why a row belongs to a dossier: a word for the kind of reason, and what was found."""

    kind: str
    what: str


@dataclass(slots=True)
class Reach:
    """What of the world a dossier is about, for rows of lists. What was looked up once is remembered."""

    profile: Profile
    books: CodeBooks
    people: frozenset[str] = frozenset()
    states: frozenset[str] = frozenset()
    groups: frozenset[str] = frozenset()
    _programmes: dict[str, str | None] = field(default_factory=dict)
    _states: dict[str, str | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Take the dossier's people, and of each side that does not mediate the first party."""
        parties = self.profile.parties
        slugs = {slug for party in parties for slug in (party.slug, *party.delegation)}
        self.people = frozenset(record_id("actor", slug) for slug in slugs)
        leading = sides(parties)
        self.states = frozenset(
            p.slug.removeprefix(GOVERNMENT) for p in leading if p.slug.startswith(GOVERNMENT)
        )
        self.groups = frozenset(p.slug for p in leading if not p.slug.startswith(GOVERNMENT))

    def touch(self, row: ListedRow) -> Touch | None:
        """Return why a row touches the dossier, None when it does not."""
        named = find_target(row, self.books)
        if named is not None and named.id in self.people:
            return Touch("named", named.name)
        for programme in row.programmes:
            if programme not in self._programmes:
                self._programmes[programme] = self._about(programme)
            if found := self._programmes[programme]:
                return Touch("programme", found)
        if group := self._group_in(f"{row.name} {row.remarks[:LONGEST_REMARKS]}"):
            return Touch("named", group)
        state = next((code for words in row.states if (code := self.state(words)) in self.states), None)
        return Touch("state", state) if state else None

    def state(self, words: str) -> str | None:
        """Return the code of the state that a list's words or code name."""
        if words not in self._states:
            self._states[words] = state_named(words, self.books)
        return self._states[words]

    def _about(self, programme: str) -> str | None:
        """Return which side or place of the dossier a programme is about."""
        if PROGRAMME_CODE.fullmatch(programme) and programme[:3] in self.states:
            return programme[:3]
        for slug in _named_in(programme, self.books):
            if slug.removeprefix(GOVERNMENT) in self.states or slug in self.groups:
                return slug.removeprefix(GOVERNMENT)
        folded = f" {fold(programme).casefold()} "
        return next((p for p in self.profile.places if f" {fold(p).casefold()} " in folded), None)

    def _group_in(self, text: str) -> str | None:
        if not self.groups:
            return None
        return next((slug for slug in _named_in(text, self.books) if slug in self.groups), None)


def sides(parties: Iterable[Party]) -> tuple[Party, ...]:
    """Return the first party of each side that does not mediate: those whom the conflict is between."""
    first: dict[str, Party] = {}
    for party in parties:
        if party.side != MEDIATES:
            first.setdefault(party.side, party)
    return tuple(first.values())


def _named_in(text: str, books: CodeBooks) -> Iterator[str]:
    """Yield the slugs of actors named in a text, the longest name at a word: no Sudan in South Sudan."""
    folded, end = fold(text), 0
    for word in WORD.finditer(folded):
        if word.start() < end:
            continue
        found = books.actors.aliases.at(folded, word.start(), word.group())
        if found is not None:
            end = found[0]
            yield from (alias.slug for alias in found[1])


def state_named(words: str, books: CodeBooks) -> str | None:
    """Return the alpha-3 code of a state that a list names, by its code or its name.

    Lists turn names around ("Korea, North") and number them ("(1) Russia").
    """
    plain = re.sub(r"\(\d+\)", " ", words).strip(" .")
    if len(plain) == 2:
        return alpha_3(plain)
    if len(plain) == 3 and plain.isupper():
        return plain if plain in books.actors.states else None
    last, _, first = plain.partition(",")
    for name in (plain, f"{first.strip()} {last.strip()}", last.strip()):
        for entry in books.actors.lookup(name) if name else ():
            if entry.slug.startswith(GOVERNMENT):
                return entry.slug.removeprefix(GOVERNMENT)
    return None


def find_target(row: ListedRow, books: CodeBooks) -> ActorEntry | None:
    """Return the actor of the code book that a row names, None when it holds none of its names.

    A person needs a first name and a surname, and no other state than the code book's; one name alone is
    somebody else too often.
    """
    is_person = row.kind is TargetKind.PERSON
    for name in (row.name, *row.aliases)[:MOST_NAMES]:
        words = name.split()
        if is_person and len(words) < 2:
            continue
        spoken = [name, *([f"{words[0]} {words[-1]}", f"{words[-1]} {words[0]}"] if is_person else [])]
        for candidate in dict.fromkeys((*spoken, *(one.title() for one in spoken if is_person))):
            for entry in books.actors.lookup(candidate):
                if (entry.kind is ActorKind.PERSON) is is_person and _may_be(entry, row, books):
                    return entry
    return None


def _may_be(entry: ActorEntry, row: ListedRow, books: CodeBooks) -> bool:
    if entry.slug.startswith(GOVERNMENT):
        return False
    stated = {state_named(words, books) for words in row.states} - {None}
    return not stated or entry.code not in books.actors.states or entry.code in stated


def target_of(row: ListedRow, list_id: str, reach: Reach) -> ActorRef:
    """Return the reference to a row's target: the code book's actor, else one of the entry's own.

    Two entries with one name are not one target by that: that is for listed_same to find.
    """
    known = find_target(row, reach.books)
    if known is not None:
        return reach.books.actors.reference(known)
    code = next((found for words in row.states if (found := reach.state(words))), None)
    return ActorRef(record_id("actor", "listed", list_id, row.number), row.name, code, None)


def imposer_of(row: ListedRow, books: CodeBooks) -> ActorRef | None:
    """Return who imposes what a row tells: the list's own maker, else who the row says."""
    if row.imposer:
        return books.actors.ref(row.imposer)
    return ActorRef(None, row.authority, None, None) if row.authority else None
