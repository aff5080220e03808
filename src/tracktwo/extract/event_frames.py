"""Which frames of the lexicon fit at a word of the parse, and who fills their slots."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

from tracktwo.extract.event_company import PARTITIVES, Company
from tracktwo.extract.event_grammar import Grammar
from tracktwo.extract.event_roles import Party, Roles
from tracktwo.extract.event_slots import Slots
from tracktwo.extract.event_struck import Strikers
from tracktwo.ontology.frames import ANY, MATERIAL, SURE, Frame, Frames, lemma_set
from tracktwo.records import ActorRef, EventType, Token

KIND_OF_POS = {"VERB": "v", "AUX": "v", "NOUN": "n", "PROPN": "n", "ADJ": "a"}
MEETINGS = lemma_set(
    "summit talk meeting conference round negotiation dialogue agreement accord deal pact forum"
)
ARMED = frozenset({"MIL", "REB", "UAF", "PRM"})

MODIFIERS = frozenset({EventType.ASSAULT, EventType.REJECT})


Missed = Callable[[Frame, int, str], None]


@dataclass(frozen=True, slots=True)
class Match:
    """A frame that fits at token `at`; `verb` is the clause's verb, another than `at` under a light verb."""

    frame: Frame
    at: int
    verb: int
    agents: tuple[Party, ...]
    recipients: tuple[Party, ...]
    agent_heads: tuple[int, ...]


class Matcher:
    """Matches frames in one sentence."""

    def __init__(self, grammar: Grammar, roles: Roles, frames: Frames, missed: Missed | None = None) -> None:
        """Keep what a sentence's matches need; `missed` is told of frames that came near."""
        self.grammar = grammar
        self.roles = roles
        self.frames = frames
        self.missed = missed
        self.company = Company(grammar, roles, frames, is_told=missed is not None)
        self._slots = Slots(grammar, self.heads_within)
        self.strikers = Strikers(grammar, frames, self.company, self.frame_at, self.noun_agents)
        self._held: dict[int, Match | None] = {}

    def match(self, i: int) -> Match | None:
        """Return the strictest frame that fits at token i with its roles, None when none does."""
        if i not in self._held:
            self._held[i] = None
            frame = self.frame_at(i)
            token = self.grammar.tokens[i]
            if frame and frame.kind == "n" and token.dep == "compound" and frame.type in MODIFIERS:
                frame = None  # an attack helicopter attacks nobody, an opposition party refuses nothing
            filled = self._fill(frame, i) if frame else None
            self._held[i] = self._by_one(filled) if filled else None
        return self._held[i]

    def _by_one(self, match: Match) -> Match:
        """Return what one side does alone where a frame wants two: a drill without guests shows force."""
        two = match.recipients or len(match.agents) > 1
        if match.frame.type is not EventType.COOPERATE or two or not match.agents:
            return match
        for frame in self.frames.of(match.frame.kind, match.frame.lemma):
            if frame.type is EventType.MOBILIZE and self.company.lacking(frame, match.at) is None:
                return self._fill(frame, match.at) or match
        return match

    def frame_at(self, i: int) -> Frame | None:
        """Return the strictest frame whose words stand around token i."""
        token = self.grammar.tokens[i]
        kind = KIND_OF_POS.get(token.pos)
        if kind is None or (token.pos == "PROPN" and token.ent == "DATE"):
            return None  # "in March" is no march
        known = self._known_at(i, kind)
        if kind != "v" or (known is not None and known.type in MATERIAL):
            return known
        others = (f for f in self.of_any_verb if self.grammar.lemmas[i] not in f.spared)
        found = next((f for f in others if self.company.lacking(f, i) is None), None)
        if known is None or found is None:
            return known or found
        return found if found.strictness > max(known.strictness, SURE) else known

    def _known_at(self, i: int, kind: str) -> Frame | None:
        """Return the strictest frame of the word itself that fits at token i."""
        near = self._anchors_near(kind, self.grammar.lemmas[i])
        for frame in self.frames.of(kind, self.grammar.lemmas[i]):
            if self.missed is None and frame.anchors is not None and near.isdisjoint(frame.anchors):
                continue  # what it lacks is worked out only for somebody who reads it
            lack = self.company.lacking(frame, i)
            if lack is None:
                return frame
            if self.missed is not None:
                self.missed(frame, i, lack)
        return None

    @cached_property
    def of_any_verb(self) -> tuple[Frame, ...]:
        """Return the frames of any verb for which a word of their company stands in the sentence."""
        near = self._anchors_near("v", ANY)
        return tuple(f for f in self.frames.of("v", ANY) if not near.isdisjoint(f.anchors or ()))

    def _anchors_near(self, kind: str, lemma: str) -> frozenset[str]:
        """Return the words of the sentence that any frame of a lemma is anchored by."""
        return self.frames.anchors.get((kind, lemma), frozenset()) & self.grammar.lemma_set

    def _fill(self, frame: Frame, i: int) -> Match | None:
        if "speaker" in frame.flags:
            return self._fill_spoken(frame, i)
        if frame.kind == "n":
            return self._fill_noun(frame, i)
        if "must" in frame.flags:
            return self._fill_must(frame, i)
        if frame.flags & {"undergo", "from"}:
            return self._fill_undergone(frame, i)
        subjects = heads = self.grammar.agents(i)
        if frame.type is EventType.ASSAULT:
            heads = self.strikers.of(frame, i, subjects)
        if not heads and "host" in frame.flags and self.grammar.is_passive(i):
            heads = tuple(self.grammar.governed(i, frame.particle or ""))  # "called to the ministry"
        agents = self.all_parties(heads)
        recipients = self.first_parties(i, frame.slots, taken=set(heads))
        if frame.type is EventType.ASSAULT and self.strikers.is_dying(i):
            recipients = self.all_parties(subjects) or recipients
        if frame.is_group and not agents and len(recipients) > 1:
            agents, recipients = recipients, ()
        if frame.is_group and frame.need == "loose" and recipients and not heads:
            agents, recipients = recipients, ()  # "the talks on Cyprus ended"
        if (frame.is_group or frame.operator == "propose") and not agents:
            agents = self._modifying(i)
        if frame.type is EventType.MOBILIZE and not agents and self.grammar.is_passive(i):
            agents = self._moved(i)
        return Match(frame, i, i, agents, recipients, heads)

    def _moved(self, i: int) -> tuple[Party, ...]:
        """Return the forces that are moved by nobody named: "Serbian units were placed on alert"."""
        return tuple(p for p in self.all_parties(self.grammar.objects(i)) if p.actor.sector in ARMED)

    def _fill_undergone(self, frame: Frame, i: int) -> Match:
        """Return who does it to the subject ("came under fire from"), or whose it is ("calls from")."""
        grammar = self.grammar
        under = [o for o in grammar.governed(i, frame.particle or "under") if frame.particle != "to"]
        heads = tuple(h for at in (i, *under) for w in ("from", "by") for h in grammar.governed(at, w))
        heads = heads or tuple(grammar.governed(i, "to")) or self._givers(frame, i)
        if "from" in frame.flags:
            recipients = self.first_parties(i, frame.slots, taken=set(heads))
        else:
            subjects = grammar.agents(i) or grammar.patients(i)
            recipients = self.all_parties(subjects)
        return Match(frame, i, i, self.all_parties(heads), recipients, heads)

    def _givers(self, frame: Frame, i: int) -> tuple[int, ...]:
        """Return whose the thing is that somebody gets: "won the backing of Chad", "Chad's backing"."""
        things = self.grammar.objects(i) if frame.objects is not None else []
        given = [h for o in things for word in ("from", "of") for h in self.grammar.governed(o, word)]
        return tuple(given or [n for o in things for n in self.noun_agents(o)])

    def _fill_spoken(self, frame: Frame, i: int) -> Match | None:
        """Return the refusal in "that, she insisted, was not on the table": the speaker refuses."""
        verb = i if frame.kind == "v" else self.grammar.tokens[i].head
        is_set = frame.lemma == "be" and frame.particle in ("on", "for")  # "is on the table", "for sale"
        if is_set and not self.grammar.is_negated(verb):
            return None
        sayer = self.grammar.sayer(verb, without=frozenset({i, verb}))
        heads = self.grammar.agents(sayer) if sayer is not None else ()
        about = self.all_parties(self.grammar.agents(verb))
        return Match(frame, i, i, self.all_parties(heads), about, heads) if heads else None

    def _fill_must(self, frame: Frame, i: int) -> Match | None:
        """Return the demand in "Libya must hand over the men, a minister said": speaker and who must."""
        verb = self.grammar.tokens[i].head
        above = self.grammar.tokens[verb]
        subjects = self.grammar.kids_subjects(verb)
        if not self.all_parties(subjects):
            return None  # "things should be wrapped up by June"
        if any(s > i or self.grammar.lemmas[s] in ("we", "i", "one") for s in subjects):
            return None  # "should the talks fail", "we must act"
        if above.dep not in ("ccomp", "conj") or above.head == verb or self.frame_at(verb) is not None:
            return None
        sayer = above.head if above.dep == "ccomp" else self.grammar.tokens[above.head].head
        heads = self.grammar.agents(sayer)
        return Match(
            frame, i, verb, self.all_parties(heads), self.all_parties(self.grammar.agents(verb)), heads
        )

    def _modifying(self, i: int) -> tuple[Party, ...]:
        """Return the parties before a passive verb's noun: "US-Iranian talks were held"."""
        inside = [h for o in self.grammar.objects(i) for h in self.heads_within(o)]
        return self.all_parties(n for h in inside for n in self.noun_agents(h))

    def _fill_noun(self, frame: Frame, i: int) -> Match | None:
        verb = self.support_verb(i)
        heads: tuple[int, ...] = ()
        if verb is not None:
            heads = tuple(h for h in self.grammar.agents(verb) if h != i)
        if not heads:
            heads = self.noun_agents(i)
        if not heads and "of" not in frame.slots:
            heads = tuple(self.grammar.governed(i, "of"))  # the withdrawal of Serbian forces
        agents = self.all_parties(heads)
        slots = frame.slots
        recipients = self.first_parties(i, slots, taken=set(heads))
        if not recipients and verb is not None:
            recipients = self.first_parties(
                verb, tuple(s for s in slots if s != "of"), taken=set(heads) | {i}
            )
        if frame.is_group and not agents and len(recipients) > 1:
            agents, recipients = recipients, ()  # talks between two sides: nobody is the host
        return Match(frame, i, verb if verb is not None else i, agents, recipients, heads)

    def noun_agents(self, i: int) -> tuple[int, ...]:
        """Return whose a nominal event is: "Tehran's rejection", "a Russian strike", "attack by rebels"."""
        grammar = self.grammar
        by = [
            o.i
            for p in grammar.kids(i, "prep", "agent")
            if grammar.lemmas[p.i] == "by"
            for o in grammar.kids(p.i, "pobj")
        ]
        if by:
            return tuple(by)
        before = [t for t in grammar.kids(i, "poss", "amod", "compound", "nmod") if self.roles.parties(t.i)]
        if len(before) == 1 and before[0].dep == "compound" and grammar.lemmas[i] in MEETINGS:
            return ()  # "the Oslo summit" is not one that Norway holds alone
        return tuple(t.i for t in before)

    def outermost(self, i: int) -> Token:
        """Return the head of the phrase a noun stands in: "round" for the talks in "a round of talks"."""
        at = self.grammar.tokens[i]
        for _ in range(4):
            if at.dep == "conj" and self.grammar.tokens[at.head].pos in ("NOUN", "PROPN"):
                at = self.grammar.tokens[at.head]
            elif at.dep == "pobj" and self.grammar.lemmas[at.head] == "of":
                above = self.grammar.tokens[self.grammar.tokens[at.head].head]
                if self.grammar.lemmas[above.i] not in PARTITIVES:
                    break
                at = above
            else:
                break
        return at

    def support_verb(self, i: int) -> int | None:
        """Return the light verb whose object (or passive subject, or "in"-object) the noun is."""
        at = self.outermost(i)
        above = self.grammar.tokens[at.head]
        if at.dep == "pobj" and self.grammar.lemmas[above.i] in ("in", "on", "into", "for"):
            above = self.grammar.tokens[above.head]
        elif at.dep in ("attr", "nsubj") and self.grammar.kids(above.i, "expl"):
            return above.i  # "there were clashes in"
        elif at.dep not in ("dobj", "nsubjpass", "attr", "obj", "oprd"):
            return self._carried_below(i)
        if above.pos in ("VERB", "AUX") and self.grammar.lemmas[above.i] in self.frames.support:
            return above.i
        return None

    def _carried_below(self, i: int) -> int | None:
        """Return the light verb of a relative clause: "hold" in "ahead of talks that the two will hold"."""
        grammar = self.grammar
        for clause in grammar.kids(i, "relcl"):
            own = [o for o in grammar.kids(clause.i, "dobj") if o.tag not in ("WDT", "WP")]
            gap = not own and not grammar.is_passive(clause.i)
            if gap and grammar.lemmas[clause.i] in self.frames.support and grammar.kids_subjects(clause.i):
                subject = grammar.tokens[grammar.kids_subjects(clause.i)[0]]
                return None if subject.tag in ("WDT", "WP") else clause.i
        return None

    def heads_within(self, head: int) -> list[int]:
        """Return a noun, those coordinated with it, and what a partitive is of ("a series of attacks")."""
        return self.company.heads_within(head)

    def all_parties(self, heads: Iterable[int]) -> tuple[Party, ...]:
        """Return the parties of several noun phrases, each once."""
        found: dict[ActorRef, Party] = {}
        for head in heads:
            for party in self.roles.parties(head):
                found.setdefault(party.actor, party)
        return tuple(found.values())

    def first_parties(self, i: int, slots: Iterable[str], taken: set[int]) -> tuple[Party, ...]:
        """Return the parties in the first slot that holds any: known ones, else places, else unnamed.

        "Flew to Sanaa for talks with the Houthis" is with these, wherever.
        """
        unnamed: tuple[Party, ...] = ()
        places: tuple[Party, ...] = ()
        for slot in slots:
            heads = [h for h in self._slots.heads(i, slot) if h not in taken]
            found = tuple(p for p in self.all_parties(heads) if p.head not in taken)
            if any((p.is_known or p.is_political) and not p.is_place for p in found):
                return found
            if any(p.is_place for p in found):
                places = places or found
            unnamed = unnamed or found
        return places or unnamed
