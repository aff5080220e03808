"""From frames to events: what agreeing, threatening, refusing and asking make of what they govern."""

from dataclasses import replace

from tracktwo.extract.event_draft import Draft, cameo_of
from tracktwo.extract.event_frames import Match, Matcher
from tracktwo.extract.event_mood import has_condition, modals
from tracktwo.extract.event_roles import Party
from tracktwo.extract.event_to_come import MAYBE, in_time
from tracktwo.extract.event_wishes import HOSTILE, is_forecast, needs_more, wants_of_others
from tracktwo.ontology.frames import lemma_set
from tracktwo.records import EventType

ACCUSATIONS = frozenset({"charge", "accusation", "allegation", "claim"})
CHARGES = lemma_set("charge accusation allegation claim report suggestion finding rumour rumor assertion")
DECIDING = frozenset({"decide", "intend"})
YIELDING = frozenset({EventType.CONCEDE, EventType.RETREAT})
HAPPENING = lemma_set("come begin start happen follow resume continue occur take_place end intensify")
ON_NOUNS = ("acl", "relcl", "advcl")  # "a plan to leave", "the need for Chad to leave"
HEDGES = lemma_set("reportedly allegedly supposedly purportedly apparently")


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
        base = Draft(
            type=frame.type, mode=frame.mode, cameo=frame.cameo, at=match.at, verb=match.verb,
            agents=match.agents, recipients=match.recipients, is_negated=self._negated(match),
            is_hedged=self._hedged(match),
            operator=frame.operator, rule=frame.id, below=(match.at,), match=match, base=frame.type,
        )  # fmt: skip
        if frame.operator:
            return self._operate(base, frame.operator)
        return in_time(base, self.matcher)

    def is_about_charge(self, at: int) -> bool:
        """Tell whether what is rejected is an accusation, not an offer or a claim to land."""
        objects = self.grammar.objects(at) if self.grammar.tokens[at].pos in ("VERB", "AUX") else []
        return any(
            self.grammar.lemmas[o] in ACCUSATIONS
            and not any(self.grammar.governed(w, "to") for w in (o, at))  # a claim to land
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
        token = self.grammar.tokens[match.verb]
        if token.dep == "acomp" and self.grammar.is_negated(token.head):
            return True  # "was not party to any talks"
        return match.at != match.verb and self.grammar.is_negated(match.at)

    # ---- operators

    def _operate(self, base: Draft, operator: str) -> Draft | None:
        inner = self.inner(base)
        if operator == "prepare" and (inner is None or inner.base is not EventType.ASSAULT):
            operator = "intend"  # to prepare a visit is to plan it; to prepare an attack shows force
        if inner is not None and operator in DECIDING and modals(inner.verb, self.grammar) & MAYBE:
            return None  # "decided that she could be charged"
        if operator == "intend" and wants_of_others(base, self.matcher):
            operator, base = "ask", replace(base, type=EventType.REQUEST, cameo="020")
        told = inner is None or self.grammar.tokens[inner.at].pos in ("VERB", "AUX")
        forbidden = inner is not None and inner.base is EventType.COERCE
        if operator == "order" and base.recipients and told and not forbidden:
            operator = "ask"  # somebody was told to: a demand, not the deed
        if operator == "intend" and inner is not None and is_forecast(base, inner, self.matcher):
            return replace(
                inner, operator="will", rule=f"{inner.rule}+expected", below=base.below + inner.below
            )
        if inner is not None and inner.is_negated and operator in ("promise", "decide", "intend"):
            inner = self._forsworn(inner)
        table = self.frames.transforms[operator]
        if needs_more(base, inner, self.matcher):
            return None
        governed = inner.base.value if inner else "none"
        result = table.get(governed, table.get("any"))
        if result is None:
            return None
        kind = EventType(result)
        mode = self.frames.mode_of(kind, inner) or (base.mode if kind is base.type else None)
        if kind is EventType.AGREE and inner is not None and inner.base in YIELDING:
            conditional = has_condition(base.verb, self.grammar) or has_condition(inner.verb, self.grammar)
            kind = EventType.CONCEDE if conditional else kind
        agents, recipients = self._operator_roles(base, inner, kind)
        drafted = replace(
            base, type=kind, mode=mode, agents=agents, recipients=recipients, base=kind,
            cameo=cameo_of(kind, base, inner), below=base.below + (inner.below if inner else ()),
            rule=f"{base.rule}+{inner.rule}" if inner else base.rule,
        )  # fmt: skip
        return in_time(drafted, self.matcher, operator)

    def _forsworn(self, inner: Draft) -> Draft:
        """Return what a vow not to do something is: a refusal of good will, or an agreement on peace."""
        if inner.base in HOSTILE:
            return replace(inner, base=EventType.AGREE, is_negated=False)
        return replace(inner, base=EventType.REJECT, is_negated=False, rule=f"{inner.rule}+not")

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
        verb = self.grammar.tokens[at].pos in ("VERB", "AUX")
        nouns = self.grammar.objects(at) if verb else []
        on_nouns = [t for o in nouns for t in self.grammar.kids(o, *ON_NOUNS) if self.grammar.is_to_do(t)]
        for t in (*self.grammar.kids(at, "ccomp", "xcomp"), *on_nouns):
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
        for start in {draft.at, draft.verb, *draft.below}:
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
                    clauses.extend(t.i for t in grammar.kids(h, *ON_NOUNS) if grammar.is_to_do(t))
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
