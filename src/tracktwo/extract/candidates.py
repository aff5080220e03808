"""Stretches of a sentence that are names: by the gazetteer and by the parser, reconciled."""

from collections.abc import Iterator
from typing import NamedTuple

from tracktwo.ontology.agents import AgentBook
from tracktwo.ontology.aliases import Alias, AliasIndex, Sense
from tracktwo.ontology.places import PlaceBook
from tracktwo.records import Sentence, Token

ENTITIES = frozenset({"PERSON", "ORG", "NORP", "GPE", "LOC", "FAC"})
PLACES = frozenset({"GPE", "LOC", "FAC"})
STATES = frozenset({Sense.STATE, Sense.CAPITAL, Sense.SEAT})
DEMONYMS = frozenset({Sense.ADJECTIVE, Sense.PEOPLE, Sense.ONE})
SURNAMES = frozenset({Sense.SURNAME, Sense.COMMON_SURNAME})
MODIFIERS = frozenset({"amod", "compound", "nmod"})
_PLACE_STARTS = "Kibbutz Mount Camp Fort Port Lake Cape Tel Beit Deir Wadi Jebel Jabal Khirbet Tell Ras Umm"
PLACE_STARTS = frozenset(_PLACE_STARTS.split())


class Candidate(NamedTuple):
    """Tokens first..last (inclusive) at their offsets; `aliases` by the gazetteer, `ent` by the parser."""

    first: int
    last: int
    start: int
    end: int
    aliases: tuple[Alias, ...]
    ent: str

    @property
    def sense(self) -> Sense | None:
        """In what sense the gazetteer knows it."""
        return self.aliases[0].sense if self.aliases else None


def candidates(
    sentence: Sentence, folded: str, *, aliases: AliasIndex, agents: AgentBook, places: PlaceBook
) -> list[Candidate]:
    """Return the names that may stand in a sentence, in text order, without overlap."""
    hits = list(_hits(sentence, folded, aliases, places.aliases))
    found: list[Candidate] = []
    for entity in entities(sentence):
        inside = [hit for hit in hits if hit.first <= entity.last and hit.last >= entity.first]
        kept, dropped = _reconcile(sentence, entity, inside, agents, places, folded)
        hits = [hit for hit in hits if hit not in dropped]
        found.extend(kept)
    hits = [hit for hit in hits if not _is_common_name(sentence, hit, hits, agents)]
    taken = {i for one in found for i in range(one.first, one.last + 1)}
    free = [hit for hit in hits if hit.first not in taken and hit.last not in taken]
    return sorted([*found, *(hit for hit in free if _plausible(sentence, hit))], key=lambda one: one.first)


def _is_common_name(sentence: Sentence, hit: Candidate, hits: list[Candidate], agents: AgentBook) -> bool:
    """Whether a body has the name all states give theirs, and a state stands before it: "Kenya's Senate"."""
    if hit.sense is not Sense.BODY:
        return False
    words = [token.text.lower() for token in sentence.tokens[hit.first : hit.last + 1]]
    body = agents.body(words, len(words))
    if body is None or body[1] != len(words):
        return False
    owners = {one.last for one in hits if one.sense in STATES | DEMONYMS}
    return hit.first - 1 in owners or (
        hit.first - 2 in owners and sentence.tokens[hit.first - 1].tag == "POS"
    )


def _hits(
    sentence: Sentence, folded: str, aliases: AliasIndex, places: AliasIndex
) -> Iterator[Candidate]:  # fmt: skip
    tokens = sentence.tokens
    begun = aliases.first_words, places.first_words
    i, count = 0, len(tokens)
    while i < count:
        token = tokens[i]
        word = folded[token.start : token.end]
        if word not in begun[0] and word not in begun[1] and word.isalpha():
            i += 1
            continue
        hit = aliases.at(folded, token.start, word)
        place = places.at(folded, token.start, word)
        if place is not None and (hit is None or place[0] > hit[0]):
            hit = place
        if hit is None:
            i += 1
            continue
        end, found = hit
        last = i
        while last + 1 < count and tokens[last + 1].start < end:
            last += 1
        yield Candidate(i, last, token.start, end, _by_syntax(sentence, last, found), token.ent)
        i = last + 1


def _by_syntax(sentence: Sentence, last: int, found: tuple[Alias, ...]) -> tuple[Alias, ...]:
    """Put first the sense that fits: an adjective before its noun, a people otherwise."""
    if len(found) == 1:
        return found
    token = sentence.tokens[last]
    is_modifier = token.dep in MODIFIERS and token.head > last
    senses = {alias.sense for alias in found}
    if Sense.ADJECTIVE in senses and senses <= {Sense.ADJECTIVE, Sense.PEOPLE, Sense.ONE, Sense.STATE}:
        wanted = {Sense.ADJECTIVE} if is_modifier or token.tag == "JJ" else senses - {Sense.ADJECTIVE}
        return tuple(sorted(found, key=lambda alias: alias.sense not in (wanted or senses)))
    return found


def entities(sentence: Sentence) -> Iterator[Candidate]:
    """Yield what the parser takes for a name, articles and possessive endings left off."""
    tokens = sentence.tokens
    for token in tokens:
        if not token.ent_start or token.ent not in ENTITIES:
            continue
        first = last = token.i
        while last + 1 < len(tokens) and tokens[last + 1].ent == token.ent and not tokens[last + 1].ent_start:
            last += 1
        while first < last and (tokens[first].tag == "DT" or tokens[first].pos == "PUNCT"):
            first += 1
        while last > first and (tokens[last].tag == "POS" or tokens[last].pos in {"PUNCT", "ADP"}):
            last -= 1
        if any(char.isalpha() for char in tokens[first].text):
            yield _entity(tokens, first, last, token.ent)


def _entity(tokens: tuple[Token, ...], first: int, last: int, label: str) -> Candidate:
    return Candidate(first, last, tokens[first].start, tokens[last].end, (), label)


def _reconcile(
    sentence: Sentence, entity: Candidate, inside: list[Candidate], agents: AgentBook, places: PlaceBook,
    folded: str,
) -> tuple[list[Candidate], list[Candidate]]:  # fmt: skip
    """Return what to keep of an entity and the gazetteer's names in it, and which of those to drop."""
    bare = _without_titles(sentence, _repaired(sentence, entity, agents), agents)
    if bare is None:
        return [], []
    inside = [hit for hit in inside if hit.last >= bare.first]
    if not inside:
        words = [token.text.lower() for token in sentence.tokens[bare.first : bare.last + 1]]
        if bare.ent == "ORG" and agents.is_title(words[-1]):
            return [], []
        body = agents.body(words, len(words)) if bare.ent == "ORG" else None
        return ([], []) if body and body[1] == len(words) else ([bare], [])
    if any(
        hit.sense is Sense.PERSON or (hit.first <= bare.first and hit.last >= bare.last) for hit in inside
    ):
        return [], []
    if bare.ent == "PERSON":
        return _person(sentence, bare, inside, agents)
    if bare.ent in PLACES:
        keep = places.has_name(folded[bare.start : bare.end])
        is_whole = any(hit.sense is Sense.PLACE for hit in inside)
        return ([bare], inside) if keep and not is_whole else ([], [])
    if bare.ent == "ORG":
        return _organisation(sentence, bare, inside, agents)
    return [], []


def _repaired(sentence: Sentence, entity: Candidate, agents: AgentBook) -> Candidate:
    """Return an entity with the label its neighbours speak for: "negotiator Kamran Sohrabi" is a person."""
    tokens = sentence.tokens[entity.first : entity.last + 1]
    first = tokens[0].text
    if entity.ent == "PERSON":
        return entity._replace(ent="FAC") if first in PLACE_STARTS and len(tokens) > 1 else entity
    if entity.ent not in {"ORG", "GPE", "FAC"} or len(tokens) > 4:
        return entity
    if not all(token.text.replace("-", "").isalpha() and token.text[0].isupper() for token in tokens):
        return entity
    before = sentence.tokens[entity.first - 1] if entity.first else None
    is_titled = before is not None and before.pos in {"NOUN", "PROPN"} and _is_person_title(before, agents)
    if is_titled and before is not None and entity.first <= before.head <= entity.last and len(tokens) > 1:
        return entity._replace(ent="PERSON")
    if len(tokens) > 2 and _is_person_title(tokens[0], agents) and first not in {"General", "Major", "Head"}:
        return entity._replace(ent="PERSON")
    return entity


def _is_person_title(token: Token, agents: AgentBook) -> bool:
    return token.text.lower().rstrip(".") in agents.persons


def _person(
    sentence: Sentence, entity: Candidate, inside: list[Candidate], agents: AgentBook
) -> tuple[list[Candidate], list[Candidate]]:  # fmt: skip
    """A person's name with a known name in it: a namesake, or a name with its country before it."""
    last = inside[-1]
    if last.sense in SURNAMES and last.last == entity.last:
        return [entity], inside
    if last.sense in STATES and last.last == entity.last and last.first > entity.first:
        return [entity], inside
    first = inside[0]
    rest = _rest(sentence, entity, first, agents)
    if first.first == entity.first and rest is not None:
        is_owner = first.sense in DEMONYMS or first.sense is Sense.BODY or _has_possessive(sentence, first)
        return ([rest], inside[1:]) if is_owner else ([entity], inside)
    return [], []


def _organisation(
    sentence: Sentence, entity: Candidate, inside: list[Candidate], agents: AgentBook
) -> tuple[list[Candidate], list[Candidate]]:  # fmt: skip
    """A body with a known name in it: "Bank of Russia" is one name, "Iran's Foreign Ministry" is composed."""
    words = [token.text for token in sentence.tokens[entity.first : entity.last + 1]]
    first = inside[0]
    if len(inside) > 1 and {"and", "&", "-", "–", ","} & set(words):
        return [], []
    if first.first == entity.first:
        lower = [word.lower() for word in words]
        if agents.body(lower, len(lower)) or agents.generic_sector(lower, len(lower)):
            return [], []
        rest = _rest(sentence, entity, first, agents)
        if _has_possessive(sentence, first) and rest is not None:
            return [rest], inside[1:]
        return [entity], inside
    if first.sense is Sense.BODY:
        return [], []
    return [entity], inside


def _has_possessive(sentence: Sentence, candidate: Candidate) -> bool:
    after = candidate.last + 1
    return after < len(sentence.tokens) and (
        sentence.tokens[after].tag == "POS" or sentence.tokens[after].text in {"'", "’"}
    )


def _rest(sentence: Sentence, entity: Candidate, first: Candidate, agents: AgentBook) -> Candidate | None:
    """Return what is left of an entity after the name it begins with, titles left off."""
    at = first.last + 1
    while at <= entity.last and sentence.tokens[at].tag in {"POS", "IN", "CC", ","}:
        at += 1
    if at > entity.last:
        return None
    return _without_titles(sentence, _entity(sentence.tokens, at, entity.last, entity.ent), agents)


def _without_titles(sentence: Sentence, entity: Candidate, agents: AgentBook) -> Candidate | None:
    """Return a person's name without the titles before it; None when nothing but titles is left."""
    if entity.ent != "PERSON":
        return entity
    tokens, first = sentence.tokens, entity.first
    while first <= entity.last and (
        agents.is_title(tokens[first].text) or not tokens[first].text[0].isalpha()
    ):
        if first == entity.last and first > entity.first:
            return None
        if first == entity.last:
            break
        first += 1
    return entity if first == entity.first else _entity(tokens, first, entity.last, entity.ent)


def _plausible(sentence: Sentence, hit: Candidate) -> bool:
    """Whether a name the parser saw nothing in is one: a surname must at least be a proper noun."""
    token = sentence.tokens[hit.last]
    if hit.sense in SURNAMES and token.ent == "DATE":  # May, March
        return False
    if hit.sense in SURNAMES or hit.sense is Sense.ONE:
        return token.pos in {"PROPN", "NOUN", "ADJ"} if hit.sense is Sense.ONE else token.pos == "PROPN"
    if hit.sense is Sense.BODY and hit.last == hit.first and len(token.text) <= 3:
        return token.pos in {"PROPN", "NOUN"}
    return True
