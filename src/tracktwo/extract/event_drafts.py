"""From frames to events: what agreeing, threatening, refusing and asking make of what they govern."""

from dataclasses import replace

from tracktwo.extract.event_draft import Draft, cameo_of
from tracktwo.extract.event_frames import Match, Matcher
from tracktwo.extract.event_mood import FUTURE, WOULD, bounds, has_condition, is_upcoming, modals
from tracktwo.extract.event_roles import Party
from tracktwo.ontology.frames import lemma_set
from tracktwo.records import EventType

ACCUSATIONS = frozenset({"charge", "accusation", "allegation", "claim"})
CHARGES = lemma_set("charge accusation allegation claim report suggestion finding rumour rumor assertion")
AGREEING = frozenset({None, "agree", "promise", "accept", "allow", "stop"})
YIELDING = frozenset({EventType.CONCEDE, EventType.RETREAT})
HAPPENING = lemma_set("come begin start happen follow resume continue occur take_place end intensify")
NAMING = frozenset({"name", "identify", "quote"})
WANTING = frozenset({"want", "like", "wish", "prefer", "love"})
HEDGES = lemma_set("reportedly allegedly supposedly purportedly apparently")
HOSTILE = frozenset(
    {
        EventType.ASSAULT,
        EventType.COERCE,
        EventType.SANCTION,
        EventType.MOBILIZE,
        EventType.PROTEST,
        EventType.REJECT,
    }
)


class Drafter:
    """Drafts the events of one sentence."""

    def __init__(self, matcher: Matcher) -> None:
        """Keep the matcher of the sentence."""
        self.matcher = matcher
        self.grammar = matcher.grammar
        self.frames = matcher.frames
        self._held: dict[int, Draft | None] = {}

    def draft(self, i: int) -> Draft | None:
        """Return the event that the predicate at token i reports, None when it reports none."""
        if i not in self._held:
            self._held[i] = None
            match = self.matcher.match(i)
            self._held[i] = self._from(match) if match else None
        return self._held[i]

    def _from(self, match: Match) -> Draft | None:
        frame = match.frame
        if frame.id == "reject.reject" and self._is_about_charge(match.at):
            return None  # "rejected the accusation" denies; it refuses nothing
        base = Draft(
            type=frame.type, mode=frame.mode, cameo=frame.cameo, at=match.at, verb=match.verb,
            agents=match.agents, recipients=match.recipients, is_negated=self._negated(match),
            is_hedged=self._hedged(match),
            operator=frame.operator, rule=frame.id, below=(match.at,), match=match, base=frame.type,
        )  # fmt: skip
        if frame.operator:
            return self._operate(base, frame.operator)
        return self._in_time(base)

    def _is_about_charge(self, at: int) -> bool:
        objects = self.grammar.objects(at) if self.grammar.tokens[at].pos in ("VERB", "AUX") else []
        return any(
            self.grammar.lemmas[o] in ACCUSATIONS and not self.grammar.governed(o, "to")  # a claim to land
            for o in objects
        )

    def _hedged(self, match: Match) -> bool:
        near = {*self.grammar.sentence.children[match.verb], *self.grammar.sentence.children[match.at]}
        return any(self.grammar.lemmas[c] in HEDGES for c in near)

    def _negated(self, match: Match) -> bool:
        if {"speaker", "consumed"} & match.frame.flags:
            return False  # "not on the table": the word itself refuses
        if match.frame.particle == "without" or self.grammar.is_negated(match.verb):
            return True
        return match.at != match.verb and self.grammar.is_negated(match.at)

    # ---- operators

    def _operate(self, base: Draft, operator: str) -> Draft | None:
        inner = self.inner(base)
        if operator == "intend" and self._wants_of_others(base):
            operator, base = "ask", replace(base, type=EventType.REQUEST, cameo="100")
        told = inner is None or self.grammar.tokens[inner.at].pos in ("VERB", "AUX")
        forbidden = inner is not None and inner.base is EventType.COERCE
        if operator == "order" and base.recipients and told and not forbidden:
            operator = "ask"  # somebody was told to: a demand, not the deed
        if operator == "intend" and inner is not None and self._is_forecast(base, inner):
            return replace(
                inner, operator="will", rule=f"{inner.rule}+expected", below=base.below + inner.below
            )
        if inner is not None and inner.is_negated and operator in ("promise", "decide", "intend"):
            inner = self._forsworn(inner)
        table = self.frames.transforms[operator]
        if self._needs_more(base, inner):
            return None
        governed = inner.base.value if inner else "none"
        result = table.get(governed, table.get("any"))
        if result is None:
            return None
        kind = EventType(result)
        mode = self.frames.modes.get(result, {}).get(governed) or (base.mode if kind is base.type else None)
        if kind is EventType.AGREE and inner is not None and inner.base in YIELDING:
            conditional = has_condition(base.verb, self.grammar) or has_condition(inner.verb, self.grammar)
            kind = EventType.CONCEDE if conditional else kind
        agents, recipients = self._operator_roles(base, inner, kind)
        drafted = replace(
            base, type=kind, mode=mode, agents=agents, recipients=recipients, base=kind,
            cameo=cameo_of(kind, base, inner), below=base.below + (inner.below if inner else ()),
            rule=f"{base.rule}+{inner.rule}" if inner else base.rule,
        )  # fmt: skip
        return self._in_time(drafted, operator)

    def _wants_of_others(self, base: Draft) -> bool:
        """Tell whether somebody wants others to act: "wants Japan to leave", "would like them to"."""
        if self.grammar.lemmas[base.at] not in WANTING:
            return False
        clauses = [
            t.i for t in self.grammar.kids(base.at, "ccomp", "xcomp") if self.grammar.is_infinitive(t.i)
        ]
        return any(self.matcher.all_parties(self.grammar.kids_subjects(c)) for c in clauses)

    def _forsworn(self, inner: Draft) -> Draft:
        """Return what a vow not to do something is: a refusal of good will, or an agreement on peace."""
        if inner.base in HOSTILE:
            return replace(inner, base=EventType.AGREE, is_negated=False)
        return replace(inner, base=EventType.REJECT, is_negated=False, rule=f"{inner.rule}+not")

    def _needs_more(self, base: Draft, inner: Draft | None) -> bool:
        """Tell whether a word says nothing alone: "insisted", "allowed", "told them that it rains"."""
        flags = base.match.frame.flags
        if "clause" in flags:
            clauses = [t.i for t in self.grammar.kids(base.at, "xcomp", "ccomp")]
            if any(self.grammar.lemmas[c] in NAMING and self.grammar.is_passive(c) for c in clauses):
                return True  # "asked not to be named"
            wanted = any(self._is_wish(c) for c in clauses)
            by_noun = base.match.frame.particle is not None or self.grammar.has_particle(base.at, "for")
            ordered = inner is not None and self.grammar.tokens[inner.at].pos in ("NOUN", "PROPN")
            told = self.grammar.lemmas[base.at] == "tell"  # "told a meeting" orders none
            return not (wanted or by_noun or (ordered and base.operator == "order" and not told))
        if inner is not None:
            return False
        if "inner" in flags:
            return not (base.operator == "allow" and self.grammar.kids(base.at, "xcomp", "ccomp"))
        if "inner_or_object" in flags:
            known = any(p.is_known for p in base.recipients) or self.grammar.has_particle(base.at, "against")
            return not (known or self._is_own_future(base.at))
        return False

    def _is_own_future(self, at: int) -> bool:
        """Tell whether somebody announces what they themselves will do: "warned that it would block"."""
        own = set(self.grammar.agents(at))
        return any(
            modals(t.i, self.grammar) & (FUTURE | WOULD) and own & set(self.grammar.agents(t.i))
            for t in self.grammar.kids(at, "ccomp")
        )

    def _is_forecast(self, base: Draft, inner: Draft) -> bool:
        """Tell whether others expect a hostile act: "are expected to attack" is no threat."""
        if self.grammar.lemmas[base.at] not in ("expect", "schedule", "slate", "set"):
            return False
        return inner.base in HOSTILE and self.grammar.is_passive(base.at)

    def _is_wish(self, verb: int) -> bool:
        """Tell whether a clause says what is to be done: "to leave", "that they leave", "must leave"."""
        if self.grammar.is_infinitive(verb) or modals(verb, self.grammar) & {"must", "should"}:
            return True
        token = self.grammar.tokens[verb]
        aids = self.grammar.kids(verb, "auxpass", "aux")
        if any(t.tag == "VB" and self.grammar.lemmas[t.i] == "be" for t in aids):
            return not modals(verb, self.grammar) & (FUTURE | WOULD)  # "ordered that they be tried"
        return token.tag == "VB" and not self.grammar.kids(verb, "aux")

    def _operator_roles(
        self, base: Draft, inner: Draft | None, kind: EventType
    ) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
        agents, recipients = base.agents, base.recipients
        if inner is None:
            if kind in (EventType.REQUEST, EventType.CONCEDE, EventType.ACCUSE) and not any(
                p.is_known for p in recipients
            ):
                recipients = self._clause_agents(base.at) or recipients
            return agents, recipients
        own = {p.actor.name for p in agents}
        below = tuple(p for p in inner.recipients if p.actor.name not in own)
        above = tuple(p for p in inner.agents if p.actor.name not in own)
        if kind in (EventType.REQUEST, EventType.ACCUSE):
            recipients = above or recipients or below
        elif kind is EventType.REJECT:
            recipients = recipients or above or below
        else:
            recipients = below or recipients or above
        if not agents and kind not in (EventType.REQUEST, EventType.REJECT, EventType.ACCUSE):
            agents = inner.agents
        return agents, recipients

    def _clause_agents(self, at: int) -> tuple[Party, ...]:
        """Return who is to act in the clause below: "demanded that Hamas renounce"."""
        for t in self.grammar.kids(at, "ccomp", "xcomp"):
            found = self.matcher.all_parties(self.grammar.kids_subjects(t.i))
            if found:
                return found
        return ()

    def inner(self, base: Draft) -> Draft | None:
        """Return what an operator governs: the clause or noun below it that reports an event."""
        for i in self._below(base.at, base.verb):
            if i == base.at:
                continue
            found = self.draft(i)
            if found is not None:
                return found
        return None

    def covered(self, draft: Draft) -> set[int]:
        """Return the nouns that fill an event's slots: no events of their own ("condemned the attack")."""
        grammar = self.grammar
        found: set[int] = set()
        for start in {draft.at, draft.verb}:
            heads = list(grammar.objects(start)) if grammar.tokens[start].pos in ("VERB", "AUX") else []
            for p in grammar.kids(start, "prep", "agent", "dative"):
                heads.extend(t.i for t in grammar.kids(p.i, "pobj"))
            for head in heads:
                for h in self.matcher.heads_within(head):
                    found.add(h)
                    found.update(n for n in self._nouns_below(h))
        return found

    def _below(self, at: int, verb: int) -> list[int]:
        grammar = self.grammar
        clauses: list[int] = []
        nouns: list[int] = []
        for start in dict.fromkeys((at, verb)):
            for t in grammar.kids(start, "xcomp", "ccomp", "acl"):
                clauses.extend(self._through(t.i))
            heads = [] if grammar.tokens[start].pos in ("NOUN", "PROPN") else list(grammar.objects(start))
            for p in grammar.kids(start, "prep", "dative"):
                clauses.extend(t.i for t in grammar.kids(p.i, "pcomp"))
                if grammar.lemmas[p.i] not in (
                    "after",
                    "during",
                    "before",
                    "since",
                    "amid",
                    "at",
                    "following",
                ):
                    heads.extend(t.i for t in grammar.kids(p.i, "pobj"))
            for o in heads:
                nouns.extend(self.matcher.heads_within(o))
                for h in self.matcher.heads_within(o):
                    clauses.extend(t.i for t in grammar.kids(h, "acl") if t.tag == "VB")
                    nouns.extend(self._nouns_below(h))
            if grammar.tokens[start].pos in ("NOUN", "PROPN"):
                clauses.extend(t.i for t in grammar.kids(start, "relcl"))
        return clauses + nouns

    def _through(self, i: int) -> list[int]:
        """Return a clause's verb and what stands below verbs that only carry on: "to begin to withdraw"."""
        found, at = [i], i
        for _ in range(4):
            if self.matcher.frame_at(at) is not None:
                break
            lower = self.grammar.kids(at, "xcomp", "ccomp")
            if not lower:
                break
            at = lower[0].i
            found.append(at)
        for verb in tuple(found):
            if self.grammar.lemmas[verb] in HAPPENING:  # "warned that an offensive may come"
                subjects = self.grammar.kids_subjects(verb)
                found.extend(h for s in subjects for h in self.matcher.heads_within(s))
            for o in self.grammar.objects(verb):
                found.extend(self.matcher.heads_within(o))
            found.extend(t.i for t in self.grammar.kids(verb, "conj"))
        return found

    def _nouns_below(self, noun: int) -> list[int]:
        found = []
        for preposition in ("for", "of", "on", "to"):
            for o in self.grammar.governed(noun, preposition):
                found.extend(self.grammar.conjuncts(o))
        found.extend(t.i for t in self.grammar.kids(noun, "compound", "amod"))
        return found

    # ---- time and mood

    def _in_time(self, draft: Draft, operator: str | None = None) -> Draft | None:
        """Return what a draft becomes when it is still to come: will meet = AGREE, will not meet = REJECT."""
        if {"must", "speaker"} & draft.match.frame.flags:
            return draft
        words = modals(draft.verb, self.grammar)
        future = bool(words & (FUTURE | WOULD)) or is_upcoming(draft.verb, self.grammar)
        if not future:
            asked = words & {"must", "should"} and operator in AGREEING and draft.agents
            return self._demanded(draft) if asked else draft
        if draft.is_negated and self._is_bound(draft):
            return replace(draft, is_negated=False, operator="until", rule=f"{draft.rule}+not until")
        if draft.is_negated and draft.type is not EventType.REJECT:
            mode = self.frames.modes["REJECT"].get(draft.type.value)
            return replace(draft, type=EventType.REJECT, base=EventType.REJECT, mode=mode, cameo="120",
                           is_negated=False, operator="refuse", rule=f"{draft.rule}+will not")  # fmt: skip
        if operator in ("ask", "refuse", "reject", "threaten", "warn", "accuse") or draft.is_negated:
            return replace(draft, operator=draft.operator or "will")
        result = self.frames.transforms["will"].get(draft.type.value, draft.type.value)
        kind = EventType(result) if result else draft.type
        if draft.base in (EventType.CONCEDE, EventType.RETREAT) and (
            draft.mode in ("withdraw", "ceasefire")
            or draft.cameo == "087"
            or has_condition(draft.verb, self.grammar)
        ):
            kind = EventType.CONCEDE
        changed = kind is not draft.type
        mode = self.frames.modes.get(kind.value, {}).get(draft.type.value) if changed else draft.mode
        return replace(draft, type=kind, mode=mode, operator="will", rule=f"{draft.rule}+will",
                       cameo=cameo_of(kind, draft, draft) if changed else draft.cameo)  # fmt: skip

    def _is_bound(self, draft: Draft) -> bool:
        """Tell whether an act of good will waits for something: "will not sign until"."""
        if draft.base not in (EventType.SUPPORT, EventType.AGREE):
            return False
        return bool(bounds(draft.verb, self.grammar))

    def _demanded(self, draft: Draft) -> Draft | None:
        """Return the demand in "Libya must hand over the men, a minister said", if a speaker is there."""
        speaker = self._speaker(draft.verb)
        if not speaker:
            return None
        mode = self.frames.modes["REQUEST"].get(draft.type.value, "change")
        return replace(draft, type=EventType.REQUEST, mode=mode, cameo="100", agents=speaker,
                       recipients=draft.agents, operator="ask", rule=f"{draft.rule}+must")  # fmt: skip

    def _speaker(self, verb: int) -> tuple[Party, ...]:
        token = self.grammar.tokens[verb]
        if any(self.grammar.lemmas[s] in ("we", "i", "one") for s in self.grammar.kids_subjects(verb)):
            return ()  # "we must condemn this" asks nobody
        if token.dep in ("ccomp", "ROOT", "parataxis"):
            above = token.head if token.dep != "ROOT" else None
            if above is not None:
                return self.matcher.all_parties(self.grammar.agents(above))
        return ()
