"""Who sits at a table: the people of each side, how high they are, and in what role and standing."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import islice

from tracktwo.extract.party_names import party_of
from tracktwo.extract.party_phrases import phrase_parties
from tracktwo.extract.round_details import clause_tokens
from tracktwo.extract.round_drafts import Draft
from tracktwo.extract.round_seats import Scene
from tracktwo.extract.syntax import named_in
from tracktwo.ontology.standings import load_standings
from tracktwo.ontology.tracks import Tracks
from tracktwo.records import ActorRef, Delegation, Level, Named, Reading, Seat


def delegations_of(scene: Scene, draft: Draft) -> Iterator[Delegation]:
    """Yield each party's side of the table: its people, how high they are, their titles."""
    people = [person for details in draft.details for person in details.people] + team_of(scene, draft)
    for party in draft.parties:
        own = [n for n in people if n.actor and (_party_of(scene, n) == party or n.actor == party)]
        members = {person.actor.id: person.actor for person in own if person.actor}
        seats = tuple(_seat(scene.reading, named) for named in _titled(scene, members))
        yield Delegation(party, tuple(members.values()), _level(scene.tracks, draft, own), seats)


def _titled(scene: Scene, members: Mapping[str | None, ActorRef]) -> Iterator[Named]:
    """Yield, for each person at the table, the first name in the article that a title stands beside."""
    for person in members:
        found = (
            n for n in scene.reading.named if n.actor and n.actor.id == person and n.role_start is not None
        )
        yield from (n for n in islice(found, 1) if n.role)


def _seat(reading: Reading, named: Named) -> Seat:
    start, end = named.start, named.end
    if named.role_start is not None and named.role_end is not None:
        start, end = min(start, named.role_start), max(end, named.role_end)
    role = " ".join((named.role or "").split())
    person = named.actor or ActorRef(None, named.text, None, None)
    return Seat(person, role, load_standings().of(role), (reading.evidence(start, end),))


def team_of(scene: Scene, draft: Draft) -> list[Named]:
    """Return the persons that the next sentence puts on the negotiating teams."""
    at = draft.details[0].mention.sentence.index + 1
    for sentence in scene.reading.sentences[at : at + 1]:
        if any(token.lemma.lower() in ("team", "delegation", "negotiator") for token in sentence.tokens):
            return [n for n in named_in(scene.reading, sentence) if n.label == "person" and not n.is_anaphor]
    return []


def _party_of(scene: Scene, named: Named) -> ActorRef | None:
    own = scene.index.at.get((named.sentence, named.head))
    own = own or (party_of(named.actor, scene.books) if named.actor else None)
    sentence = scene.reading.sentences[named.sentence]
    return own or next(iter(phrase_parties(scene.index, sentence, named.head)), None)


def _level(tracks: Tracks, draft: Draft, people: Sequence[Named]) -> Level:
    """Return how high a delegation is: by its people's titles, else by what the report calls them."""
    roles = " ".join((person.role or "").lower() for person in people)
    titles = roles or " ".join(t.text.lower() for d in draft.details for t in clause_tokens(d.mention))
    for level, words in sorted(tracks.levels, key=lambda pair: pair[0] is Level.HEAD_OF_STATE):
        if _level_words(words).search(titles):
            return level
    return Level.UNKNOWN


@cache
def _level_words(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(rf"\b{word}s?\b" for word in words))


def has_outsider(draft: Draft) -> bool:
    """Whether somebody sits there who speaks for no party."""
    people = {n.actor.id for d in draft.details for n in d.people if n.actor}
    return any(party.id in people for party in draft.parties)
