"""Descriptions made names: a state's own bodies, groups, "the minister", "both sides"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tracktwo.extract.anaphora import (
    described_group,
    described_official,
    described_person,
    other_party,
    owners_meant,
    pair,
)  # fmt: skip
from tracktwo.extract.candidates import Candidate
from tracktwo.extract.cast import Cast
from tracktwo.extract.described import FIGHTERS, Description, descriptions, is_other
from tracktwo.extract.home_states import country_around, country_fought_in, home_state, only_setting
from tracktwo.extract.naming import Naming, named_as
from tracktwo.extract.people import OFFICIAL
from tracktwo.extract.told_before import REBELS, clause_of, fought_at_home
from tracktwo.ontology.aliases import Sense
from tracktwo.ontology.phrases import is_body_of_people, read_phrase
from tracktwo.records import ActorRef, Named, Sentence


def with_descriptions(
    naming: Naming, sentence: Sentence, names: Sequence[Candidate], used: frozenset[int], made: list[Named]
) -> list[Named]:
    """Return the names with those added that have none of their own.

    The names of states inside such a phrase go into it. `used` are tokens of people and titles.
    """
    for found in descriptions(sentence, names, used, naming.cast.phrase_books):
        new = list(_Group(naming, sentence, found, made).named())
        if new:
            made = [named for named in made if not _is_inside(named, found)] + new
    return made


LOYAL = frozenset({"government", "federal", "loyalist", "regime"})
OCCUPIERS = {"PSE": "ISR"}  # whose "the army" is, where those who live there have none


def _sector_within(body: str | None, noun: str | None) -> str | None:
    """Return the sector of a body's people: its leaders, envoys and chairmen act for it, no government."""
    if body in {"REB", "PRM"} and noun in {"GOV", "MIL", "UNK", "BUS"}:
        return body
    return body if body in {"IGO", "NGO"} and noun in {"UNK", "BUS"} else noun


def _is_inside(named: Named, found: Description) -> bool:
    return found.first <= named.first and named.last <= found.last and named.label not in {"person", "group"}


@dataclass(frozen=True, slots=True)
class _Group:
    """One description on its way to a name; `made` are the names of its sentence so far."""

    naming: Naming
    sentence: Sentence
    found: Description
    made: Sequence[Named]

    @property
    def cast(self) -> Cast:
        return self.naming.cast

    @property
    def stretch(self) -> Candidate:
        tokens, found = self.sentence.tokens, self.found
        return Candidate(found.first, found.last, tokens[found.first].start, tokens[found.last].end, (), "")

    def named(self) -> Iterator[Named]:
        """Yield the names: one for each owner, as in "US and Russian officials"."""
        if not self.found.owners:
            yield from self._ownerless()
            return
        for owner in self.found.owners:
            actor, rule, confidence = self._owned(owner)
            stretch = self.stretch if owner is self.found.owners[-1] else owner
            yield self._made(stretch, "organisation" if actor.id else "group", actor, rule, confidence)

    def _owned(self, owner: Candidate) -> tuple[ActorRef, str, float]:
        """Return the actor of a description with a state, body or town beside it."""
        actors, found, day = self.cast.books.actors, self.found, self.cast.day
        words = self.naming.words(self.stretch)
        if not owner.aliases or owner.sense is Sense.PLACE:
            return ActorRef(None, words, self._code_of_place(owner), found.sector), "group.of-place", 0.7
        entry = actors.entries[owner.aliases[0].slug]
        is_state = owner.sense is not Sense.BODY and entry.slug[4:] in actors.states
        if found.prefix and is_state:
            return actors.ref(f"{found.prefix}.{entry.slug[4:]}", day), "body.composed", 0.9
        if is_body_of_people(entry) and found.lemma in FIGHTERS and not found.is_counted:
            return actors.reference(entry, day), "body.fighters", 0.9
        return (
            ActorRef(None, words, entry.code, _sector_within(entry.sector, found.sector)),
            "group.owned",
            0.85,
        )

    def _code_of_place(self, owner: Candidate) -> str | None:
        words = self.naming.words(owner)
        place = self.cast.place(words) if owner.ent != "ORG" else None
        return place.country if place else read_phrase(words, self.cast.phrase_books).code

    def _ownerless(self) -> Iterator[Named]:
        both = pair(self.cast, self.found, self.sentence, self.made)
        if both:
            for ref in both:
                yield self._made(self.stretch, "organisation", ref, "anaphor.pair", 0.5)
            return
        group = described_group(self.cast, self.found, self.made)
        if group is not None:
            yield self._made(self.stretch, "organisation", group, "anaphor.group", 0.6)
            return
        other = is_other(self.sentence, self.sentence.tokens[self.found.head])
        if self.found.is_pair and not other:
            return
        theirs = self._of_the_subject()
        for ref in theirs:
            yield self._made(
                self.stretch, "organisation" if ref.id else "group", ref, "group.possessive", 0.6
            )
        if theirs or other:
            return
        person = described_person(self.cast, self.found, self.sentence)
        office = None if person or self._is_of_somebody() else described_official(self.cast, self.found)
        if office is not None:
            yield self._made(self.stretch, "group", office, "anaphor.office", 0.55)
            return
        body = None if person else self._body_meant()
        if person is not None:
            yield self._made(self.stretch, "person", person, "anaphor.title", 0.6)
        elif body is not None:
            yield self._made(self.stretch, "organisation", body, "anaphor.body", 0.55)
        else:
            code = self._home_of_official()
            actor = ActorRef(None, self.naming.words(self.stretch), code, self.found.sector)
            yield self._made(self.stretch, "group", actor, "group.alone", 0.5 if code else 0.6)

    def _home_of_official(self) -> str | None:
        """Return the state that "the governor" serves or rebels fight; "a spokesman of" is not told."""
        found = self.found
        if found.sector in REBELS and not self._is_of_somebody():
            if (partner := self._partner()) is not None:
                return partner
            if found.is_definite:
                return country_fought_in(self.cast, self.made)
            clause = clause_of(self.sentence, found.head)
            beside = [n for n in self.made if clause_of(self.sentence, n.head) == clause]
            return country_around(self.cast, beside)
        if found.sector not in OFFICIAL or found.is_counted or self._is_of_somebody() or self._is_both():
            return None
        if found.sector == "MIL" and not LOYAL.isdisjoint(found.modifiers):
            here = country_around(self.cast, self.made)  # "mercenaries and government soldiers"
            if here is not None:
                return here
        return home_state(self.cast, "", self._before(), around=self.made, office=found.lemma)

    def _partner(self) -> str | None:
        """Return the one state that "and" joins rebels to: "Manila and the communist rebels"."""
        tokens, head = self.sentence.tokens, self.found.head
        first = tokens[head].head if tokens[head].dep == "conj" else head
        listed = {first, *(c for c in self.sentence.children[first] if tokens[c].dep == "conj")} - {head}
        beside = [n.actor for n in self.made if n.head in listed and n.actor and n.label != "person"]
        states = self.cast.books.actors.states
        codes = {ref.code for ref in beside if ref.code in states and ref.sector not in REBELS}
        return codes.pop() if len(codes) == 1 else None

    def _is_both(self) -> bool:
        """Whether the words mean two that nobody has told of: "handed to both delegations"."""
        before = self.sentence.tokens[max(self.found.first - 1, 0) : self.found.head]
        return any(t.text.lower() in {"both", "two", "neither", "either"} for t in before)

    def _before(self) -> list[Named]:
        return [named for named in self.made if named.last < self.found.first]

    def _joined(self) -> list[Named]:
        """Return the names that "and" joins to the words: the group of "the army and the group"."""
        last = self.found.last
        link = self.sentence.tokens[last + 1 : last + 2]
        if not link or link[0].text.lower() not in {"and", "or", "with", "against"}:
            return []
        return [named for named in self.made if last < named.first <= last + 4]

    def _is_of_somebody(self) -> bool:
        """Whether the words go on to say whose: "a spokeswoman of the group"."""
        after = self.sentence.tokens[self.found.last + 1 : self.found.last + 2]
        return bool(after) and after[0].text.lower() in {"of", "for"}

    def _of_the_subject(self) -> tuple[ActorRef, ...]:
        """Return whose "its army" is: of whoever is subject before, here or in the sentence before."""
        found, tokens = self.found, self.sentence.tokens
        if found.first == 0:
            return ()
        before = tokens[found.first - 1]
        if before.tag == "POS":
            whose = next(
                (n.actor for n in self.made if n.last == found.first - 2 and n.label == "person"), None
            )
            words = self.naming.words(self.stretch)
            return (ActorRef(None, words, whose.code, found.sector),) if whose and whose.code else ()
        word = before.text.lower()
        other = is_other(self.sentence, tokens[found.head])
        if word not in {"its", "their"} and not other:
            return ()
        owners = owners_meant(self.cast, self.sentence, before, self.made)
        if other:
            return self._other_of(owners)
        return tuple(ref for owner in owners if (ref := self._belonging(owner)) is not None)

    def _other_of(self, owners: tuple[ActorRef, ...]) -> tuple[ActorRef, ...]:
        """Return whom "its neighbour" means, of one owner."""
        if len(owners) != 1:
            return ()
        other = other_party(self.cast, owners[0], self._before())
        return (other,) if other is not None else ()

    def _belonging(self, owner: ActorRef) -> ActorRef | None:
        """Return "its army" of one owner: a state's own body, a group's fighters the group itself."""
        found, words = self.found, self.naming.words(self.stretch)
        if owner.code in self.cast.books.actors.states and owner.sector == "GOV":
            if found.prefix and not found.is_counted:
                return self.cast.books.actors.ref(f"{found.prefix}.{owner.code}", self.cast.day)
            return ActorRef(None, words, owner.code, found.sector)
        if owner.code in self.cast.books.actors.states and owner.sector in OFFICIAL:
            return ActorRef(None, words, owner.code, found.sector)
        if owner.sector not in {"REB", "PRM", "IGO"} or found.sector in {"CVL", "REF", "BUS"}:
            return None
        if owner.id is not None and found.lemma in FIGHTERS and not found.is_counted:
            return owner
        return ActorRef(None, words, owner.code, owner.sector)

    def _body_meant(self) -> ActorRef | None:
        """Return the state's body that "the army" means, when only one state can be meant."""
        found, cast = self.found, self.cast
        if found.prefix is None or not found.is_definite or found.is_counted:
            return None
        if found.prefix == "min":
            everybody = [n.actor for n in (*cast.earlier, *self.made)]
            near = [ref for ref in everybody if ref and ref.sector not in {"REB", "PRM", "CRM"}]
            return next((ref for ref in reversed(near) if " ministry of " in ref.name), None)
        joined = fought_at_home([self._joined()], cast.books.actors.states) if found.prefix == "mil" else None
        code = joined or home_state(cast, found.prefix, self._before(), around=self.made)
        code = code or only_setting(cast, self.made)
        code = OCCUPIERS.get(code or "", code) if found.prefix == "mil" else code
        return cast.books.actors.ref(f"{found.prefix}.{code}", cast.day) if code else None

    def _made(self, stretch: Candidate, label: str, actor: ActorRef, rule: str, confidence: float) -> Named:
        named = named_as(
            self.sentence,
            stretch,
            self.naming.text,
            label=label,
            rule=rule,
            confidence=confidence,
            actor=actor,
        )
        return replace(named, head=self.found.head, is_anaphor=rule.startswith("anaphor."))
