"""Noun phrases to actors: country and sector from the name, its modifiers or the noun itself."""

from typing import NamedTuple

from tracktwo.extract.event_grammar import Grammar
from tracktwo.extract.event_role_words import (
    CARRIERS,
    HYPHENS,
    NATIONAL_TITLES,
    ORGANS,
    PARTITIVE_NOUNS,
    PRIVATE_BODIES,
    SHARED,
    SHARED_NOUNS,
    WEAK_NOUNS,
)  # fmt: skip
from tracktwo.extract.syntax import words
from tracktwo.ontology.frames import Frames
from tracktwo.records import ActorRef, Named, Place

MODIFIERS = ("poss", "compound", "amod", "nmod", "npadvmod", "quantmod")
PHRASE_PARTS = frozenset({"compound", "amod", "nmod", "poss", "case", "nummod", "quantmod", "punct"})
BODY_SECTORS = frozenset({"IGO", "NGO", "ISM", "IMG", "MNC"})
HEAD_SECTORS = frozenset(
    {"MIL", "COP", "SPY", "JUD", "LEG", "REB", "UAF", "CVL", "OPP", "REF", "JRN", "LAB", "PTY"}
)
CLOSER = frozenset({"REB", "UAF", "COP", "MIL", "OPP", "SPY", "JUD"})
FIGHTING = frozenset({"REB", "PRM"})
SEVERAL = ("anaphor.", "group.possessive", "league.")  # rules by which one word names several
PRIVATE = frozenset({"BUS", "JRN", "CVL", "EDU", "REL", "SOC", "CRM", "MED", "AGR", "ELI", "UNK"})
REACH = 8  # links from a noun to the clause whose subject owns it


class Party(NamedTuple):
    """An actor as found: the reference, the token it hangs on, and how politically relevant it is.

    `is_known` is true for a name or a country, `is_political` for these and for armed or public bodies.
    `is_place` is true where only a place was named; `is_loose` where a noun that does not act was
    only modified by a name ("the Dutch bank", "a Senegalese plan"); `is_national` where a title or the word
    "ethnic" says that somebody without a known country matters to one ("President Adams").
    """

    actor: ActorRef
    head: int
    is_known: bool
    is_political: bool
    is_place: bool = False
    is_loose: bool = False
    is_national: bool = False


class Roles:
    """Finds the parties in a sentence's noun phrases."""

    def __init__(self, grammar: Grammar, named: tuple[Named, ...], frames: Frames) -> None:
        """Index the names of the sentence by token."""
        self.grammar = grammar
        self.frames = frames
        self.names: dict[int, Named] = {}
        self.several: dict[int, list[Named]] = {}  # two at one word: "both sides", "their leaders"
        for name in named:
            if name.actor is not None:
                self.several.setdefault(name.head, []).append(name)
            for i in range(name.first, name.last + 1):
                held = self.names.get(i)
                if held is None or (held.actor is None and name.actor is not None):
                    self.names[i] = name
        self._lend_to_titles(named)
        self._cache: dict[int, tuple[Party, ...]] = {}

    def _lend_to_titles(self, named: tuple[Named, ...]) -> None:
        """Make a title that heads a phrase the person's who bears it: "the US envoy, Ann Lee"."""
        for name in named:
            if name.actor is None or name.role_start is None or name.role_end is None:
                continue
            for token in self.grammar.tokens:
                inside = name.role_start <= token.start < name.role_end
                if inside and token.pos in ("NOUN", "PROPN") and token.dep not in MODIFIERS:
                    self.names.setdefault(token.i, name)

    def parties(self, head: int) -> tuple[Party, ...]:
        """Return the parties of a noun phrase, those coordinated with it included."""
        if head not in self._cache:
            self._cache[head] = ()
            found: dict[ActorRef, Party] = {}
            for i in self.grammar.conjuncts(head):
                for party in (*self._hyphened(i), *self._single(i)):
                    found.setdefault(party.actor, party)
            self._cache[head] = tuple(found.values())
        return self._cache[head]

    def _hyphened(self, i: int) -> list[Party]:
        """Return the first of two that a hyphen joins before what both share: "US-Iranian talks"."""
        tokens, first = self.grammar.tokens, self.names.get(i - 2)
        if i < 2 or tokens[i - 1].text not in HYPHENS or first is None or i not in self.names:
            return []
        shared = any(self.grammar.lemmas[tokens[i].head] in self.frames.classes[name] for name in SHARED)
        return self._from_name(first, i - 2) if shared and first.actor is not None else []

    def is_actor(self, i: int) -> bool:
        """Tell whether token i heads a name of an actor or is a noun that acts."""
        name = self.names.get(i)
        if name is not None and name.actor is not None and (name.actor.code or name.actor.id):
            return True
        return self.grammar.lemmas[i] in self.frames.sectors

    def _several(self, i: int) -> list[Party]:
        """Return the two that one word means, as "both sides" and "their leaders" do."""
        named = [n for n in self.several.get(i, ()) if n.rule.startswith(SEVERAL)]
        found = [p for n in named for p in self._from_name(n, i)]
        return found if len({p.actor for p in found}) > 1 else []

    def _single(self, i: int) -> list[Party]:
        if several := self._several(i):
            return several
        name = self.names.get(i)
        sector = self._sector(i)
        is_part = self.grammar.lemmas[i] in PARTITIVE_NOUNS or self.grammar.tokens[i].pos == "NUM"
        if is_part and not (name and name.actor and name.actor.code):
            members = self._of(i)
            if members:
                return members
        if name is not None and self._is_ethnic(i):
            home = [p for w in ("in", "of") for o in self.grammar.governed(i, w) for p in self.parties(o)]
            code = next((p.actor.code for p in home if p.actor.code), None)
            return [Party(ActorRef(None, self.phrase(i), code, "CVL"), i, True, True, is_national=True)]
        if name is not None and name.actor is not None and not self._is_thing(name, i):
            return self._coordinated(i, sector) or self._from_name(name, i)
        if name is not None and name.place is not None and name.place.country:
            return [self._from_place(name.place, name.text, i)]
        if self.grammar.lemmas[i] in ORGANS:
            bodies = [p for p in self._owners(i) if p.actor.sector == "IGO" and not p.is_loose]
            if bodies:
                return bodies
        if self.grammar.lemmas[i] in self.frames.classes["TALKS"]:
            return []  # "the round in Geneva" is no party to itself
        owners = self._owners(i) or (
            self._possessor(i) if sector or self.grammar.lemmas[i] in CARRIERS else []
        )
        if sector and owners:
            return [self._specific(owner, i, sector) for owner in owners]
        if owners:
            loose = self.grammar.lemmas[i] not in self.frames.classes["MEANS"]
            return [owner._replace(is_loose=loose) for owner in owners]
        if sector and self.grammar.lemmas[i] not in self.frames.classes["WEAPON"]:
            return [self._unnamed(i, sector)]
        return []

    def _of(self, i: int) -> list[Party]:
        return [p for o in self.grammar.governed(i, "of") for p in self.parties(o)]

    def _from_name(self, name: Named, i: int) -> list[Party]:
        actor = name.actor
        assert actor is not None
        if actor.code is None and actor.sector not in BODY_SECTORS:
            actor = self._completed(actor, name, i)
        known = actor.code is not None or (actor.sector is not None and actor.sector not in PRIVATE)
        political = actor.code is not None or actor.sector in self.frames.political
        titles = set(f"{name.role or ''} {name.text}".lower().replace("-", " ").split())
        titles |= {self.grammar.lemmas[t.i] for t in self.grammar.kids(i, "compound", "amod")}
        return [Party(actor, i, known, political, is_national=bool(titles & NATIONAL_TITLES))]

    def _completed(self, actor: ActorRef, name: Named, i: int) -> ActorRef:
        """Return a person nobody listed with the country and sector of the title beside the name."""
        first = self.grammar.tokens[name.first]
        inside = range(name.first, name.last + 1)
        near = [t.i for n in inside for t in self.grammar.kids(n, *MODIFIERS, "appos")]
        if name.role_start is not None and name.role_end is not None:
            near += [t.i for t in self.grammar.tokens if name.role_start <= t.start < name.role_end]
        if first.dep == "appos" or self.grammar.tokens[i].dep == "appos":
            near.append(self.grammar.tokens[i].head)
        near = [n for n in near if not name.first <= n <= name.last]
        sector = actor.sector or next((s for n in near if (s := self._sector(n))), None)
        for n in near:
            owner = next((p for p in self.parties(n) if p.actor.code), None)
            if owner is not None:
                return ActorRef(actor.id, actor.name, owner.actor.code, sector or owner.actor.sector)
        if self.grammar.tokens[i].pos == "NOUN":  # "riot police in the Georgian capital"
            whose = next((p.actor for p in self._owners(i) if p.actor.code), None)
            if whose is not None and whose.sector in FIGHTING and sector == "GOV":
                sector = whose.sector  # "a spokeswoman of the group"
            return ActorRef(actor.id, actor.name, whose.code if whose else None, sector)
        return ActorRef(actor.id, actor.name, None, sector)

    def _from_place(self, place: Place, text: str, i: int) -> Party:
        return Party(ActorRef(None, text, place.country, None), i, True, True, True)

    def _is_thing(self, name: Named, i: int) -> bool:
        """Tell whether a name that nobody owns is a weapon: "a drone" is no actor, "a Russian drone" is."""
        assert name.actor is not None
        return name.actor.code is None and self.grammar.lemmas[i] in self.frames.classes["WEAPON"]

    def _coordinated(self, i: int, sector: str | None) -> list[Party]:
        """Return one party for each of several states at one noun: "Kenyan and Ugandan envoys"."""
        if sector is None:
            return []
        firsts = [
            t.i for t in self.grammar.kids(i, "amod", "compound", "nmod") if self.grammar.kids(t.i, "conj")
        ]
        for preposition in ("of", "from"):  # "envoys from Chad and Niger"
            governed = self.grammar.governed(i, preposition)
            firsts += [o for o in governed if self.grammar.kids(o, "conj") or self._several(o)]
        found = [p for f in firsts for p in self.parties(f) if p.actor.code]
        if len({p.actor.code for p in found}) < 2:
            return []
        return [self._specific(p, i, sector) for p in found]

    def _is_ethnic(self, i: int) -> bool:
        """Tell whether a demonym names a people, not a state: "ethnic Albanians"."""
        return any(
            self.grammar.lemmas[t.i] in ("ethnic", "minority")
            for t in self.grammar.kids(i, "amod", "compound")
        )

    def _owners(self, i: int) -> list[Party]:
        """Return the parties that modify a noun: "Russian forces", "Ukraine's parliament", "forces of X"."""
        found: list[Party] = []
        for t in self.grammar.kids(i, *MODIFIERS):
            found.extend(p for p in self.parties(t.i) if p.is_known or t.dep == "poss")
        if not found:
            border = self.grammar.lemmas[i] in ("border", "frontier", "boundary", "relation", "tie")
            camp = self.grammar.lemmas[i] in ("camp", "shelter", "centre", "center")
            extra = ("with",) if border else ("for",) if camp else ()
            for preposition in ("of", "in", "from", *extra):
                for o in self.grammar.governed(i, preposition):
                    found.extend(p for p in self.parties(o) if p.is_known)
                if found:
                    break
        if not found:
            for t in self.grammar.kids(i, "appos"):
                found.extend(p for p in self.parties(t.i) if p.is_known)
        return found

    def _possessor(self, i: int) -> list[Party]:
        """Return whose "its envoys" are: the one party of a known country that is a subject before the words.

        The nearest clause above with such a subject decides; with several parties there nobody is taken.
        """
        grammar = self.grammar
        if not any(grammar.tokens[t.i].tag == "PRP$" for t in grammar.kids(i, "poss")):
            return []
        at = i
        for _ in range(REACH):
            if grammar.tokens[at].pos in ("VERB", "AUX"):
                heads = [h for h in (*grammar.agents(at), *grammar.patients(at)) if h < i and h != i]
                found = [p for h in heads for p in self.parties(h) if p.actor.code]
                if found:
                    return found if len({p.actor.code for p in found}) == 1 else []
            if grammar.tokens[at].head == at:
                break
            at = grammar.tokens[at].head
        return []

    def _specific(self, owner: Party, i: int, sector: str) -> Party:
        """Return the owner's country with the sector of the noun: Russian + forces = RUS MIL."""
        whole = owner.actor
        if sector == "GOV" and whole.code and whole.id and whole.sector in ("GOV", None):
            return Party(whole, i, owner.is_known, True)
        political = owner.is_political or sector in self.frames.political
        if whole.sector in FIGHTING and sector in ("GOV", "UNK"):
            sector = whole.sector  # the rebels' adviser is one of them
        return Party(ActorRef(None, self.phrase(i), whole.code, sector), i, owner.is_known, political)

    def _unnamed(self, i: int, sector: str) -> Party:
        lemma = self.grammar.lemmas[i]
        political = sector in self.frames.political and lemma not in WEAK_NOUNS
        return Party(ActorRef(None, self.phrase(i), None, sector), i, False, political)

    def _sector(self, i: int) -> str | None:
        token = self.grammar.tokens[i]
        if token.pos not in ("NOUN", "PROPN") and token.dep in ("amod", "compound"):
            return None
        own = self.frames.sectors.get(self.grammar.lemmas[i]) or self.frames.sectors.get(token.text.lower())
        if own is None and self.grammar.lemmas[i] not in SHARED_NOUNS:
            return None
        if own == "GOV" and self.is_private_post(i):
            return "SOC"
        for t in self.grammar.kids(i, "compound", "amod", "nmod"):  # rebel leaders, police officers
            closer = self.frames.sectors.get(self.grammar.lemmas[t.i])
            if closer in CLOSER or (closer in ("LAB", "CVL") and own == "GOV"):
                return closer  # worker representatives, union leaders
        return own

    def is_private_post(self, i: int) -> bool:
        """Tell whether a title is one of a firm or a club: "president of the chess federation"."""
        near = [*self.grammar.governed(i, "of"), *(t.i for t in self.grammar.kids(i, "poss", "compound"))]
        return any(self.grammar.lemmas[n] in PRIVATE_BODIES for n in near)

    def phrase(self, i: int) -> str:
        """Return a noun with what stands before it, no determiner."""
        tokens = self.grammar.tokens
        first = i
        while (
            first > 0
            and tokens[first - 1].head in range(first - 1, i + 1)
            and tokens[first - 1].dep in PHRASE_PARTS
        ):
            first -= 1
        return words(list(tokens[first : i + 1]))
