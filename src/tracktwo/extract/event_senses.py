"""In which sense a frame's word is meant: what its flags ask of objects, agents and clauses around it."""

from collections.abc import Callable

from tracktwo.extract.event_grammar import Grammar
from tracktwo.extract.event_roles import Roles
from tracktwo.extract.event_sense_words import (
    ARMED,
    BOMBS,
    BURSTING,
    CAPTIVITY,
    GUESTS,
    HARSH,
    IN_WORDS,
    ITSELF,
    LEAVING,
    MASS_DEEDS,
    MEASURES,
    MOMENTS,
    PEACE,
    POISONS,
    PROBING,
    RESTRICTING,
    SERVING,
    SPOTS,
    VAGUE_AID,
    WORLD_COURTS,
)
from tracktwo.extract.event_speech_senses import is_of_weight, is_to_come, strikes_with_words
from tracktwo.extract.event_who import WHO_CHECKS
from tracktwo.ontology.frames import Frame, Frames
from tracktwo.records import EventType


class Senses:
    """Checks the flags of frames in one sentence; `inside` opens a noun phrase to the heads within it."""

    def __init__(
        self, grammar: Grammar, roles: Roles, frames: Frames, inside: Callable[[int], list[int]]
    ) -> None:
        """Keep what the checks need."""
        self.grammar, self.roles, self.frames, self.inside = grammar, roles, frames, inside

    def lacking(self, frame: Frame, i: int) -> str | None:
        """Return what the words around a frame say against it, by its flags and type."""
        objects = self.grammar.objects(i) if frame.kind == "v" else []
        if frame.flags:
            for flag, (check, lack) in CHECKS.items():
                if flag in frame.flags and not check(self, i, objects, frame):
                    return lack
        alone = frame.type is EventType.ASSAULT and self.grammar.lemmas[i] not in BURSTING
        if alone and any(self.grammar.tokens[o].text in ITSELF for o in objects):
            return "somebody hurt themselves"
        if frame.type is EventType.ASSAULT and any(self._is_in_words(o) for o in objects):
            return "an attack in words"
        if frame.type in RESTRICTING and objects and self._is_mere_measure(objects, frame):
            return "measures of no stated kind"
        if frame.type is EventType.ASSAULT and frame.particle == "under" and self._is_scolded(i):
            return "fire in words"
        plain = frame.kind == "v" and frame.objects is None and frame.need == "violence"
        if plain and self._is_abstract(objects):
            return "nothing that can be attacked"
        return None

    def is_blaming(self, i: int, objects: list[int], _frame: Frame) -> bool:
        """Tell whether somebody unarmed hits somebody in words: "hit the president over the bill"."""
        why = [t for word in ("for", "over") for t in self.grammar.kids(i, "prep") if t.text == word]
        why = [t for t in why if not self._is_moment(t.i)]
        agents = [p.actor.sector for h in self.grammar.agents(i) for p in self.roles.parties(h)]
        blamed = [p for o in objects for p in self.roles.parties(o)]
        fighting = ARMED.intersection(filter(None, (*agents, *(p.actor.sector for p in blamed))))
        return bool(why and agents and blamed) and not fighting and not any(p.is_place for p in blamed)

    def _is_scolded(self, i: int) -> bool:
        """Tell whether somebody comes under fire in words: "for a joke", "over the bill"."""
        why = [t.i for t in self.grammar.kids(i, "prep") if t.text in ("for", "over")]
        return any(not self._is_moment(w) for w in why)

    def _is_moment(self, preposition: int) -> bool:
        """Tell whether "for" says how long or what for: "for the second time", "for food"."""
        held = self.grammar.kids(preposition, "pobj")
        return any(t.ent in ("TIME", "DATE") or self.grammar.lemmas[t.i] in MOMENTS for t in held)

    def _is_abstract(self, objects: list[int]) -> bool:
        """Tell whether what is fought is no foe: "battled inflation", "attacked the plan"."""
        abstract = self.frames.classes["ABSTRACT"]
        return bool(objects) and all(
            self.grammar.lemmas[o] in abstract and not self._is_spot(o) for o in objects
        )

    def _is_spot(self, noun: int) -> bool:
        """Tell whether "market" is where people shop: "a market", "the market in Senbafe"."""
        if self.grammar.lemmas[noun] not in SPOTS:
            return False
        is_one = any(t.text.lower() in ("a", "an", "another") for t in self.grammar.kids(noun, "det"))
        return is_one or any(self.grammar.governed(noun, where) for where in ("in", "near", "at", "outside"))

    def _is_mere_measure(self, objects: list[int], frame: Frame) -> bool:
        """Tell whether only "measures" or "a package" are imposed, on nobody and of no harsh kind."""
        fits = [h for o in objects for h in self.inside(o) if self.grammar.lemmas[h] in (frame.objects or ())]
        if not fits or any(self.grammar.lemmas[h] not in MEASURES for h in fits):
            return False
        return not any(
            self._around(h) & HARSH or self.grammar.governed(h, "against") or self.grammar.governed(h, "on")
            for h in fits
        )

    def _is_in_words(self, o: int) -> bool:
        return self.grammar.lemmas[o] == "attack" and any(
            self.grammar.lemmas[t.i] in IN_WORDS for t in self.grammar.kids(o, "amod")
        )

    def is_denied(self, i: int, _objects: list[int], frame: Frame) -> bool:
        """Tell whether a frame that only speaks of what is not so is negated."""
        return self.grammar.is_negated(i) or frame.particle == "without"

    def is_alone(self, i: int, objects: list[int], _frame: Frame) -> bool:
        """Tell whether a verb has no object and no clause."""
        return not objects and not self.grammar.kids(i, "ccomp")

    def is_bare(self, i: int, _objects: list[int], _frame: Frame) -> bool:
        """Tell whether nobody is named or called something."""
        return not self.grammar.kids(i, "oprd", "acomp", "attr", "ccomp", "prt")

    def is_told(self, i: int, _objects: list[int], _frame: Frame) -> bool:
        """Tell whether a verb stands in the past: it tells what was done."""
        return self.grammar.tokens[i].tag in ("VBD", "VBN")

    def is_to_forces(self, i: int, _objects: list[int], _frame: Frame) -> bool:
        """Tell whether what "to" governs is armed: "the town fell to the rebels"."""
        heads = self.grammar.governed(i, "to")
        return any(p.actor.sector in ARMED for o in heads for p in self.roles.parties(o))

    def is_to_state(self, i: int, objects: list[int], _frame: Frame) -> bool:
        """Tell whether a thing, not a person, goes to a state: "returned the bronzes to Benin"."""
        heads = [h for at in (i, *objects) for h in self.grammar.governed(at, "to")]
        state = any(p.actor.code and not p.is_loose for o in heads for p in self.roles.parties(o))
        return bool(objects) and not self.grammar.is_passive(i) and state

    def is_to_leave(self, i: int, objects: list[int], _frame: Frame) -> bool:
        """Tell whether the clause below says that somebody is to go: "were given a week to leave"."""
        return bool(self._below(i, objects) & LEAVING)

    def is_from_captivity(self, _i: int, objects: list[int], _frame: Frame) -> bool:
        """Tell whether somebody leaves a prison or captors: "freed a candidate who was jailed in May"."""
        somebody = any(self.grammar.tokens[o].pos in ("NOUN", "PROPN") for o in objects)
        return somebody and not CAPTIVITY.isdisjoint(self.grammar.lemma_set)

    def is_for_peace(self, _i: int, _objects: list[int], _frame: Frame) -> bool:
        """Tell whether soldiers go on a peacekeeping mission."""
        return not PEACE.isdisjoint(self.grammar.lemma_set)

    def is_probing(self, i: int, objects: list[int], _frame: Frame) -> bool:
        """Tell whether those sent are to investigate."""
        return bool(self._below(i, objects) & PROBING)

    def _below(self, i: int, objects: list[int]) -> set[str]:
        below = [*self.grammar.kids(i, "xcomp", "advcl", "ccomp")]
        below += [t for o in objects for t in self.grammar.kids(o, "acl", "relcl")]
        return {self.grammar.lemmas[t.i] for t in below}

    def is_concrete(self, _i: int, objects: list[int], frame: Frame) -> bool:
        """Tell whether aid is more than a word: "support" alone is none, "military support" is."""
        inside = [h for o in objects for h in self.inside(o)]
        given = [h for h in inside if frame.objects is None or self.grammar.lemmas[h] in frame.objects]
        return any(
            self.grammar.lemmas[h] not in VAGUE_AID or self.grammar.kids(h, "amod", "compound", "nummod")
            for h in given
        )

    def is_hit(self, _i: int, objects: list[int], _frame: Frame) -> bool:
        """Tell whether what is struck or targeted is somebody, a place or a thing that gets hit."""
        solid = frozenset().union(*(self.frames.classes[c] for c in ("PROPERTY", "INFRA", "PLACE", "FORCES")))
        inside = [h for o in objects for h in self.inside(o)]
        return any(
            self.roles.is_actor(h) or h in self.roles.names or self.grammar.lemmas[h] in solid for h in inside
        )

    def is_on_actor(self, _i: int, objects: list[int], _frame: Frame) -> bool:
        """Tell whether the object is an actor."""
        return any(self.roles.parties(o) for o in objects)

    def is_on_person(self, _i: int, objects: list[int], _frame: Frame) -> bool:
        """Tell whether the object is a person or a group."""
        return any(
            self.roles.is_actor(o) or o in self.roles.names or self.grammar.tokens[o].ent == "PERSON"
            for o in objects
        )

    def is_on_place(self, _i: int, objects: list[int], _frame: Frame) -> bool:
        """Tell whether the object is a place on the map."""
        names = [self.roles.names[o] for o in objects if o in self.roles.names]
        return any(name.place is not None for name in names)

    def _around(self, noun: int) -> set[str]:
        return {self.grammar.lemmas[t.i] for t in self.grammar.kids(noun, "compound", "amod", "nmod")}

    def is_poison(self, i: int, objects: list[int], frame: Frame) -> bool:
        """Tell whether a weapon is a poison: "chlorine gas", "chemical shells", "a sarin attack"."""
        heads = [i] if frame.kind == "n" else [h for o in objects for h in self.inside(o)]
        heads += self.grammar.governed(i, "with")
        words = {self.grammar.lemmas[h] for h in heads}.union(*(self._around(h) for h in heads), set())
        return bool(words & POISONS) or (frame.kind == "v" and self.grammar.lemmas[i] == "gas")

    def is_hunger(self, i: int, objects: list[int], frame: Frame) -> bool:
        """Tell whether a strike is one of hunger."""
        heads = [i] if frame.kind == "n" else [*objects, *self.grammar.governed(i, "on")]
        return any({"hunger", "hunger-strike"} & (self._around(h) | {self.grammar.lemmas[h]}) for h in heads)

    def is_bombed(self, i: int, objects: list[int], frame: Frame) -> bool:
        """Tell whether an attack was one with bombs: "killed in a car bomb explosion"."""
        heads = [h for at in (i, *objects) for h in self.grammar.governed(at, frame.particle or "in")]
        return frame.kind == "n" or any(self._around(h) & BOMBS for h in heads)

    def is_mass_deed(self, i: int, _objects: list[int], _frame: Frame) -> bool:
        """Tell whether somebody is responsible for massacres."""
        heads = [h for o in self.grammar.governed(i, "for") for h in self.inside(o)]
        return any(self.grammar.lemmas[h] in MASS_DEEDS for h in heads)

    def is_human(self, i: int, objects: list[int], _frame: Frame) -> bool:
        """Tell whether a shield is a human one."""
        heads = [h for at in (i, *objects) for h in self.grammar.governed(at, "as")]
        return any("human" in self._around(h) for h in heads)

    def is_guest(self, i: int, _objects: list[int], _frame: Frame) -> bool:
        """Tell whether somebody of standing is expected at a place, to come there."""
        guests = (*self.grammar.agents(i), *self.grammar.patients(i))
        office = any(p.actor.sector in GUESTS for h in guests for p in self.roles.parties(h))
        places = [self.roles.names.get(o) for o in self.grammar.governed(i, "in")]
        return office and any(name is not None and name.place is not None for name in places)

    def is_to_act(self, i: int, _objects: list[int], _frame: Frame) -> bool:
        """Tell whether somebody is to do something: "called on the king to", not "called on the king"."""
        return any(self.grammar.is_infinitive(t.i) for t in self.grammar.kids(i, "xcomp", "advcl", "ccomp"))

    def is_guard(self, i: int, objects: list[int], frame: Frame) -> bool:
        """Tell whether it is police who are put on alert or sent out."""
        if frame.objects is not None and {"patrol", "patrols"} & frame.objects:
            return True
        subjects = (*objects, *self.grammar.patients(i), *self.grammar.agents(i))
        return any(self.grammar.lemmas[o] in self.frames.classes["POLICE"] for o in subjects)

    def is_moving_forces(self, i: int, objects: list[int], _frame: Frame) -> bool:
        """Tell whether soldiers are what is moved, also where the parser takes them for a measure."""
        near = [t.i for t in self.grammar.kids(i, "advmod", "npadvmod")]
        near += [t.i for n in near for t in self.grammar.kids(n, "npadvmod", "nmod")]
        heads = [h for o in (*objects, *near) for h in self.inside(o)]
        return any(self.grammar.lemmas[h] in self.frames.classes["FORCES"] for h in heads)

    def is_own_court(self, i: int, objects: list[int], _frame: Frame) -> bool:
        """Tell whether a charge is brought at home: by police or a court, or by nobody named."""
        agents = [p for h in self.grammar.agents(i) for p in self.roles.parties(h)]
        persons = any(self.roles.is_actor(o) or self.grammar.tokens[o].ent == "PERSON" for o in objects)
        home = all(p.actor.sector in ("JUD", "COP") and not _is_world(p.actor.code) for p in agents)
        charged = [p.actor for o in objects for p in self.roles.parties(o) if p.actor.sector in SERVING]
        abroad = any(p.actor.code and c.code and p.actor.code != c.code for p in agents for c in charged)
        return persons and home and not abroad and (bool(agents) or self.grammar.is_passive(i))

    def is_sort(self, i: int, _objects: list[int], _frame: Frame) -> bool:
        """Tell whether those who act are peacekeepers by their noun or by what stands before it."""
        heads = [h for a in self.grammar.agents(i) for h in self.inside(a)]
        return any(PEACE & (self._around(h) | {self.grammar.lemmas[h]}) for h in heads)


def _is_world(code: str | None) -> bool:
    """Tell whether a code is a body's, not a state's: "UN", "ICC"."""
    return code is not None and (len(code) != 3 or code in WORLD_COURTS)


Check = Callable[[Senses, int, list[int], Frame], bool]
CHECKS: dict[str, tuple[Check, str]] = {
    "negative": (Senses.is_denied, "no denial"),
    "alone": (Senses.is_alone, "it shows or collects something"),
    "bare": (Senses.is_bare, "it names or calls somebody something"),
    "told": (Senses.is_told, "says what somebody is, not what was done"),
    "to_forces": (Senses.is_to_forces, "nobody armed after 'to'"),
    "to_state": (Senses.is_to_state, "nothing is given to a state"),
    "leaving": (Senses.is_to_leave, "nobody is told to leave"),
    "captivity": (Senses.is_from_captivity, "nobody was held"),
    "peacekeeping": (Senses.is_for_peace, "no peacekeeping mission"),
    "probing": (Senses.is_probing, "nobody is sent to investigate"),
    "concrete": (Senses.is_concrete, "nothing concrete is given"),
    "object_is_actor": (Senses.is_on_actor, "its object is no actor"),
    "object_is_person": (Senses.is_on_person, "its object is no person or group"),
    "object_is_place": (Senses.is_on_place, "its object is no place"),
    "hits": (Senses.is_hit, "nothing that can be hit"),
    "poison": (Senses.is_poison, "no chemical weapon"),
    "hunger": (Senses.is_hunger, "no strike of hunger"),
    "bombed": (Senses.is_bombed, "no bomb"),
    "mass_deed": (Senses.is_mass_deed, "no killing of many"),
    "human": (Senses.is_human, "no human shield"),
    "guest": (Senses.is_guest, "nobody of standing is expected at a place"),
    "to_act": (Senses.is_to_act, "nobody is called on to act"),
    "guard": (Senses.is_guard, "no police"),
    "forces_here": (Senses.is_moving_forces, "no soldiers are moved"),
    "own_court": (Senses.is_own_court, "no charge by a court at home"),
    "blaming": (Senses.is_blaming, "nobody is blamed in words"),
    "in_words": (strikes_with_words, "a blow, not a word"),
    "of_weight": (is_of_weight, "nothing that states back or bless"),
    "to_come": (is_to_come, "nothing that is to come"),
    "sort": (Senses.is_sort, "no peacekeepers"),
    **WHO_CHECKS,
}
