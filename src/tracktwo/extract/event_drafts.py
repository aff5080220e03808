"""From frames to events: what agreeing, threatening, refusing and asking make of what they govern."""

from dataclasses import dataclass, replace

from tracktwo.extract.event_grammar import SAYING, Grammar
from tracktwo.extract.event_frames import Match, Matcher
from tracktwo.extract.event_roles import Party
from tracktwo.records import EventType

CHARGES = frozenset("charge accusation allegation claim report suggestion finding rumour rumor assertion".split())
HOSTILE = frozenset(
    {EventType.ASSAULT, EventType.COERCE, EventType.SANCTION, EventType.MOBILIZE, EventType.PROTEST, EventType.REJECT}
)
FUTURE = frozenset({"will", "shall", "wo", "'ll"})
WOULD = frozenset({"would", "'d"})
MAYBE = frozenset({"may", "might", "could", "can", "should", "must"})
CLAUSES = ("xcomp", "ccomp", "pcomp", "acl", "relcl", "advcl")
IF_WORDS = frozenset({"if", "unless", "provided", "once", "should", "providing"})


@dataclass(frozen=True, slots=True)
class Draft:
    """An event before its status, time and place: type, roles, and the words it rests on.

    `verb` is the predicate of the clause status is read from; `below` the tokens that were taken into it;
    `operator` what kind of word governs it (agree, ask, will ...); `rule` the ids of frames and operator.
    """

    type: EventType
    mode: str | None
    cameo: str
    at: int
    verb: int
    agents: tuple[Party, ...]
    recipients: tuple[Party, ...]
    is_negated: bool
    operator: str | None
    rule: str
    below: tuple[int, ...]
    match: Match
    base: EventType


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
            type=frame.type, mode=frame.mode, cameo=frame.cameo, at=match.at, verb=match.verb, agents=match.agents,
            recipients=match.recipients, is_negated=self._negated(match), operator=frame.operator, rule=frame.id,
            below=(match.at,), match=match, base=frame.type,
        )  # fmt: skip
        if frame.operator:
            return self._operate(base, frame.operator)
        return self._in_time(base)

    def _is_about_charge(self, at: int) -> bool:
        objects = self.grammar.objects(at) if self.grammar.tokens[at].pos in ("VERB", "AUX") else []
        return any(self.grammar.lemmas[o] in CHARGES for o in objects)

    def _negated(self, match: Match) -> bool:
        if "speaker" in match.frame.flags:
            return False  # "not on the table": the word itself refuses
        if match.frame.particle == "without" or self.grammar.is_negated(match.verb):
            return True
        return match.at != match.verb and self.grammar.is_negated(match.at)

    # ---- operators

    def _operate(self, base: Draft, operator: str) -> Draft | None:
        inner = self.inner(base)
        if operator == "order" and base.recipients:
            operator = "ask"  # somebody was told to: a demand, not the deed
        if operator == "intend" and inner is not None and self._is_forecast(base, inner):
            return replace(inner, operator="will", rule=f"{inner.rule}+expected", below=base.below + inner.below)
        table = self.frames.transforms[operator]
        if self._needs_more(base, inner):
            return None
        governed = inner.base.value if inner else "none"
        result = table.get(governed, table.get("any"))
        if result is None:
            return None
        kind = EventType(result)
        mode = self.frames.modes.get(result, {}).get(governed) or (base.mode if kind is base.type else None)
        if kind is EventType.AGREE and inner is not None and inner.base in (EventType.CONCEDE, EventType.RETREAT):
            if has_condition(base.verb, self.grammar) or has_condition(inner.verb, self.grammar):
                kind = EventType.CONCEDE
        agents, recipients = self._operator_roles(base, inner, kind)
        drafted = replace(
            base, type=kind, mode=mode, agents=agents, recipients=recipients, base=kind,
            cameo=_cameo(kind, base, inner), below=base.below + (inner.below if inner else ()),
            rule=f"{base.rule}+{inner.rule}" if inner else base.rule,
        )  # fmt: skip
        return self._in_time(drafted, operator)

    def _needs_more(self, base: Draft, inner: Draft | None) -> bool:
        """Tell whether a word says nothing alone: "insisted", "allowed", "told them that it rains"."""
        flags = base.match.frame.flags
        if "clause" in flags:
            wanted = any(self._is_wish(t.i) for t in self.grammar.kids(base.at, "xcomp", "ccomp"))
            by_noun = base.match.frame.particle is not None or self.grammar.has_particle(base.at, "for")
            ordered = inner is not None and self.grammar.tokens[inner.at].pos in ("NOUN", "PROPN")
            return not (wanted or by_noun or (ordered and base.operator == "order"))
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
            self.modals(t.i) & (FUTURE | WOULD) and own & set(self.grammar.agents(t.i))
            for t in self.grammar.kids(at, "ccomp")
        )

    def _is_forecast(self, base: Draft, inner: Draft) -> bool:
        """Tell whether others expect a hostile act: "are expected to attack" is no threat of the attackers'."""
        if self.grammar.lemmas[base.at] not in ("expect", "schedule", "slate", "set"):
            return False
        return inner.base in HOSTILE and self.grammar.is_passive(base.at)

    def _is_wish(self, verb: int) -> bool:
        """Tell whether a clause says what is to be done: "to leave", "that they leave", "must leave"."""
        if self.grammar.is_infinitive(verb) or self.modals(verb) & {"must", "should"}:
            return True
        token = self.grammar.tokens[verb]
        return token.tag == "VB" and not self.grammar.kids(verb, "aux")

    def _operator_roles(
        self, base: Draft, inner: Draft | None, kind: EventType
    ) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
        agents, recipients = base.agents, base.recipients
        if inner is None:
            if kind in (EventType.REQUEST, EventType.CONCEDE, EventType.ACCUSE) and not any(p.is_known for p in recipients):
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
            heads = [] if grammar.tokens[start].pos in ("NOUN", "PROPN") else grammar.objects(start)
            for p in grammar.kids(start, "prep", "dative"):
                clauses.extend(t.i for t in grammar.kids(p.i, "pcomp"))
                if grammar.lemmas[p.i] not in ("after", "during", "before", "since", "amid", "at", "following"):
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

    def modals(self, i: int) -> set[str]:
        """Return the modal verbs on a predicate, those of the verb it is coordinated with included."""
        found = {self.grammar.lemmas[t.i] for t in self.grammar.kids(i, "aux")}
        token = self.grammar.tokens[i]
        if token.dep == "conj" and not found and token.tag == "VB":
            found = {self.grammar.lemmas[t.i] for t in self.grammar.kids(token.head, "aux")}
        return found

    def _in_time(self, draft: Draft, operator: str | None = None) -> Draft | None:
        """Return what a draft becomes when it is still to come: will meet = AGREE, will not meet = REJECT."""
        if {"must", "speaker"} & draft.match.frame.flags:
            return draft
        modals = self.modals(draft.verb)
        future = bool(modals & (FUTURE | WOULD)) or self.is_upcoming(draft.verb)
        if not future:
            if modals & {"must", "should"} and operator in (None, "agree", "promise", "accept", "allow") and draft.agents:
                return self._demanded(draft)
            return draft
        if draft.is_negated and self._is_bound(draft):
            return replace(draft, is_negated=False, operator="until", rule=f"{draft.rule}+not until")
        if draft.is_negated and draft.type is not EventType.REJECT:
            mode = self.frames.modes["REJECT"].get(draft.type.value)
            return replace(draft, type=EventType.REJECT, mode=mode, cameo="120", is_negated=False,
                           operator="refuse", rule=f"{draft.rule}+will not")  # fmt: skip
        if operator in ("ask", "refuse", "reject", "threaten", "warn", "accuse") or draft.is_negated:
            return replace(draft, operator=draft.operator or "will")
        result = self.frames.transforms["will"].get(draft.type.value, draft.type.value)
        kind = EventType(result) if result else draft.type
        if draft.base in (EventType.CONCEDE, EventType.RETREAT) and (
            draft.mode in ("withdraw", "ceasefire") or draft.cameo == "087" or has_condition(draft.verb, self.grammar)
        ):
            kind = EventType.CONCEDE
        changed = kind is not draft.type
        mode = self.frames.modes.get(kind.value, {}).get(draft.type.value) if changed else draft.mode
        return replace(draft, type=kind, mode=mode, operator="will", rule=f"{draft.rule}+will",
                       cameo=_cameo(kind, draft, draft) if changed else draft.cameo)  # fmt: skip

    def _is_bound(self, draft: Draft) -> bool:
        """Tell whether an act of good will waits for something: "will not sign until", "not return unless"."""
        if draft.base not in (EventType.SUPPORT, EventType.AGREE, EventType.CONCEDE, EventType.RETREAT):
            return False
        return bool(self.bounds(draft.verb))

    def bounds(self, verb: int) -> list[int]:
        """Return the verbs of the clauses "until ...", "unless ...", "before ..." under a predicate."""
        grammar = self.grammar
        spots = [verb, *(t.i for t in grammar.kids(verb, "parataxis", "ccomp") if grammar.lemmas[t.i] in SAYING)]
        if grammar.lemmas[grammar.tokens[verb].head] in SAYING and grammar.tokens[verb].dep == "ccomp":
            spots.append(grammar.tokens[verb].head)  # "will not sign, he said, until ..."
        return [
            t.i
            for spot in spots
            for t in grammar.kids(spot, "advcl")
            if {grammar.lemmas[m.i] for m in grammar.kids(t.i, "mark", "advmod")} & {"until", "unless", "before", "till"}
        ]

    def followers(self, draft: Draft) -> list[Draft]:
        """Return what else a predicate tells: the deed somebody is accused of, the deal talks ended without."""
        found = []
        if draft.match.frame.operator == "accuse" and not draft.is_negated:
            inner = self.inner(draft)
            if inner is not None and inner.base in (EventType.ASSAULT, EventType.COERCE):
                agents = inner.agents or draft.recipients
                found.append(replace(inner, operator="accuse", agents=agents, rule=f"{inner.rule}+accused"))
        if draft.type is EventType.CONSULT:
            deal = self._missed_deal(draft)
            if deal is not None:
                found.append(deal)
        if draft.operator in ("until", "refuse"):
            found.extend(self._conditions(draft))
        return found

    def _missed_deal(self, draft: Draft) -> Draft | None:
        deals = self.frames.classes["DEAL"] | {"breakthrough"}
        for o in self.grammar.governed(draft.verb, "without") + self.grammar.governed(draft.at, "without"):
            if self.grammar.lemmas[o] in deals:
                return replace(draft, type=EventType.AGREE, base=EventType.AGREE, mode=None, cameo="030", at=o,
                               is_negated=True, rule="agree.without", below=(o,))  # fmt: skip
        return None

    def _conditions(self, draft: Draft) -> list[Draft]:
        """Return the demand in "will not sign until the others withdraw"."""
        found = []
        for verb in self.bounds(draft.verb):
            others = self.matcher.all_parties(self.grammar.kids_subjects(verb))
            others = tuple(p for p in others if p.actor not in {a.actor for a in draft.agents})
            if others and draft.agents and any(p.is_known for p in others):
                found.append(replace(draft, type=EventType.REQUEST, mode="yield", cameo="105", at=verb, operator="ask",
                                     is_negated=False, recipients=others, rule=f"{draft.rule}+condition",
                                     below=(verb,)))  # fmt: skip
        return found

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
        if token.dep in ("ccomp", "ROOT", "parataxis"):
            above = token.head if token.dep != "ROOT" else None
            if above is not None:
                return self.matcher.all_parties(self.grammar.agents(above))
        return ()

    def is_upcoming(self, verb: int) -> bool:
        """Tell whether a predicate is to come: "is to visit", "is going to", "is expected to", "is due to"."""
        token = self.grammar.tokens[verb]
        if token.dep != "xcomp":
            return False
        head = self.grammar.lemmas[token.head]
        if head in ("be", "due", "set", "schedule", "slate", "poise", "likely", "bind", "about"):
            return True
        return head == "go" and self.grammar.tokens[token.head].tag == "VBG"


def has_condition(verb: int, grammar: Grammar) -> bool:
    """Tell whether a predicate stands under a condition: "if", "provided that", "as soon as", "on condition"."""
    for t in grammar.kids(verb, "advcl", "prep", "advmod", "npadvmod"):
        lemmas = {grammar.lemmas[c] for c in grammar.sentence.children[t.i] if c < t.i or t.dep == "prep"}
        if lemmas & IF_WORDS or grammar.tokens[t.i].text.lower() in ("provided", "providing"):
            return True
        if t.dep == "advcl" and "as" in lemmas and {"soon", "long"} & set(grammar.lemmas[max(0, t.i - 7) : t.i]):
            return True
        if grammar.lemmas[t.i] in ("on", "under") and lemmas & {"condition", "term"}:
            return grammar.lemmas[min(t.i + 2, len(grammar.lemmas) - 1)] != "anonymity" and "anonymity" not in grammar.lemmas
    return False


def _cameo(kind: EventType, base: Draft, inner: Draft | None) -> str:
    """Return the CAMEO code of an operator's event: its root, with the branch the governed type asks for."""
    if inner is None or kind is base.base and not base.match.frame.operator:
        return base.cameo
    branch = CAMEO_BRANCHES.get((kind, inner.base))
    if kind is EventType.REQUEST and base.cameo.startswith("02"):
        return APPEALS.get(inner.base, "020")  # CAMEO tells appeals (02) from demands (10)
    if branch:
        return branch
    return base.cameo if base.match.frame.type is kind else CAMEO_ROOTS[kind]


CAMEO_ROOTS = {
    EventType.AGREE: "030", EventType.CONSULT: "040", EventType.SUPPORT: "050", EventType.COOPERATE: "060",
    EventType.AID: "070", EventType.CONCEDE: "080", EventType.RETREAT: "084", EventType.REQUEST: "100",
    EventType.ACCUSE: "110", EventType.REJECT: "120", EventType.THREATEN: "130", EventType.PROTEST: "140",
    EventType.MOBILIZE: "150", EventType.SANCTION: "160", EventType.COERCE: "170", EventType.ASSAULT: "190",
}  # fmt: skip
_T = EventType
APPEALS = {
    _T.COOPERATE: "021", _T.SUPPORT: "022", _T.AID: "023", _T.RETREAT: "025", _T.CONCEDE: "025",
    _T.AGREE: "026", _T.CONSULT: "027",
}  # fmt: skip
CAMEO_BRANCHES = {
    (_T.AGREE, _T.CONSULT): "036", (_T.AGREE, _T.COOPERATE): "031", (_T.AGREE, _T.AID): "033",
    (_T.AGREE, _T.SUPPORT): "032", (_T.AGREE, _T.CONCEDE): "035", (_T.AGREE, _T.RETREAT): "035",
    (_T.REQUEST, _T.AID): "103", (_T.REQUEST, _T.COOPERATE): "101", (_T.REQUEST, _T.RETREAT): "105",
    (_T.REQUEST, _T.CONCEDE): "105", (_T.REQUEST, _T.CONSULT): "107", (_T.REQUEST, _T.AGREE): "106",
    (_T.REJECT, _T.CONSULT): "125", (_T.REJECT, _T.COOPERATE): "121", (_T.REJECT, _T.AID): "122",
    (_T.REJECT, _T.AGREE): "125", (_T.REJECT, _T.REQUEST): "123", (_T.REJECT, _T.RETREAT): "124",
    (_T.REJECT, _T.CONCEDE): "124", (_T.THREATEN, _T.SANCTION): "131", (_T.THREATEN, _T.COERCE): "132",
    (_T.THREATEN, _T.PROTEST): "133", (_T.THREATEN, _T.REJECT): "134", (_T.THREATEN, _T.ASSAULT): "138",
    (_T.THREATEN, _T.MOBILIZE): "138",
}  # fmt: skip
