"""What a draft becomes when it is still to come: will meet = AGREE, will not = REJECT, must = REQUEST."""

from dataclasses import replace

from tracktwo.extract.event_draft import Draft, cameo_of
from tracktwo.extract.event_frames import Matcher
from tracktwo.extract.event_mood import FUTURE, WOULD, bounds, has_condition, is_perfect, is_upcoming, modals
from tracktwo.extract.event_roles import Party
from tracktwo.ontology.frames import lemma_set
from tracktwo.records import EventType

AGREEING = frozenset({None, "agree", "promise", "accept", "allow", "stop"})
SPOKEN = frozenset({"ask", "refuse", "reject", "threaten", "warn", "accuse"})
# What those who say that it will be done do themselves.
GIVEN = frozenset({EventType.AGREE, EventType.CONCEDE})
TELLING = frozenset({"tell", "inform", "assure", "notify", "warn", "promise", "remind", "advise"})
MAYBE = frozenset({"may", "might", "could"})
# What a meeting still to come is called.
ON_THE_CALENDAR = lemma_set(
    "set plan schedule due upcoming forthcoming slate propose expect pencil fix envisage intend future next"
)
# Hostile acts that one may announce with an if: "may halt its aid if".
HARMFUL = frozenset({EventType.SANCTION, EventType.COERCE, EventType.ASSAULT})


def in_time(draft: Draft, matcher: Matcher, operator: str | None = None) -> Draft | None:
    """Return what a draft becomes by its mood; None where a demand has no speaker."""
    grammar = matcher.grammar
    if {"must", "speaker"} & draft.match.frame.flags:
        return draft
    if "consumed" in draft.match.frame.flags and draft.type is EventType.REJECT:
        return draft  # "would not hear of it", "will have none of it": a refusal and no threat
    words = modals(draft.verb, grammar)
    if is_perfect(draft.verb, grammar) and not words & FUTURE:
        return draft  # "would have signed" is told as not so, "may have signed" as perhaps so
    future = bool(words & (FUTURE | WOULD)) or is_upcoming(draft.verb, grammar) or is_set(draft, matcher)
    if not future:
        if words & MAYBE and draft.type in HARMFUL and _is_veiled_threat(draft, matcher):
            return _will(draft, matcher)
        asked = words & {"must", "should"} and operator in AGREEING and draft.agents
        return _demanded(draft, matcher) if asked else draft
    if draft.is_negated and _is_bound(draft, matcher):
        return replace(draft, is_negated=False, operator="until", rule=f"{draft.rule}+not until")
    if not draft.recipients:
        draft = replace(draft, recipients=_hearers(draft.verb, matcher))
    if draft.is_negated and draft.type is not EventType.REJECT:
        mode = matcher.frames.modes["REJECT"].get(draft.type.value)
        return replace(draft, type=EventType.REJECT, base=EventType.REJECT, mode=mode, cameo="120",
                       is_negated=False, operator="refuse", rule=f"{draft.rule}+will not")  # fmt: skip
    if operator in SPOKEN or draft.is_negated:
        return replace(draft, operator=draft.operator or "will")
    return _will(draft, matcher)


def _hearers(verb: int, matcher: Matcher) -> tuple[Party, ...]:
    """Return who is told: "told the EU that it would not", "assured Niger that"."""
    grammar, token = matcher.grammar, matcher.grammar.tokens[verb]
    if token.dep != "ccomp" or grammar.lemmas[token.head] not in TELLING:
        return ()
    return tuple(p for p in matcher.all_parties(grammar.objects(token.head)) if p.is_known)


def scheduled(draft: Draft, matcher: Matcher) -> Draft:
    """Return a meeting on a day to come as agreed: "opens on Friday", "called a session for Friday"."""
    meets = draft.type is EventType.CONSULT and not (draft.is_negated or draft.operator)
    return _will(draft, matcher) if meets else draft


def is_set(draft: Draft, matcher: Matcher) -> bool:
    """Tell whether a nominal meeting is only on the calendar: "talks set for Friday", "upcoming talks"."""
    grammar = matcher.grammar
    if draft.match.frame.kind != "n" or draft.type is not EventType.CONSULT or draft.at != draft.verb:
        return False
    near = grammar.kids(draft.at, "amod", "acl", "compound")
    return any(grammar.lemmas[t.i] in ON_THE_CALENDAR for t in near)


def _will(draft: Draft, matcher: Matcher) -> Draft:
    """Return what is announced: meetings and help are agreed to, hostile acts threatened."""
    result = matcher.frames.transforms["will"].get(draft.type.value, draft.type.value)
    kind = EventType(result) if result else draft.type
    if draft.base in (EventType.CONCEDE, EventType.RETREAT) and (
        draft.mode in ("withdraw", "ceasefire")
        or draft.cameo == "087"
        or has_condition(draft.verb, matcher.grammar)
    ):
        kind = EventType.CONCEDE
    given = kind in GIVEN and any(p.actor.code for p in draft.recipients)
    if given and not draft.agents and matcher.grammar.is_passive(draft.verb):
        draft = replace(draft, agents=_teller(draft.verb, matcher))
    changed = kind is not draft.type
    mode = matcher.frames.mode_of(kind, draft) if changed else draft.mode
    return replace(draft, type=kind, mode=mode, operator="will", rule=f"{draft.rule}+will",
                   cameo=cameo_of(kind, draft, draft) if changed else draft.cameo)  # fmt: skip


def _teller(verb: int, matcher: Matcher) -> tuple[Party, ...]:
    """Return who says that something will be done, by nobody named: "Oman said a reply would be sent"."""
    sayer = matcher.grammar.sayer(verb)
    parties = matcher.all_parties(matcher.grammar.agents(sayer)) if sayer is not None else ()
    return tuple(p for p in parties if p.is_known)


def _is_veiled_threat(draft: Draft, matcher: Matcher) -> bool:
    """Tell whether a state says what it may do to others unless: "may halt its aid if the vote fails"."""
    own = any(p.actor.code and p.actor.sector in ("GOV", "IGO", None) for p in draft.agents)
    return own and has_condition(draft.verb, matcher.grammar)


def _is_bound(draft: Draft, matcher: Matcher) -> bool:
    """Tell whether an act of good will waits for something: "will not sign until"."""
    if draft.base not in (EventType.SUPPORT, EventType.AGREE):
        return False
    return bool(bounds(draft.verb, matcher.grammar))


def _demanded(draft: Draft, matcher: Matcher) -> Draft | None:
    """Return the demand in "Libya must hand over the men, a minister said", if a speaker is there."""
    speaker = _speaker(draft.verb, matcher)
    if not speaker:
        return None
    mode = matcher.frames.modes["REQUEST"].get(draft.type.value, "change")
    return replace(draft, type=EventType.REQUEST, mode=mode, cameo="100", agents=speaker,
                   recipients=draft.agents, operator="ask", rule=f"{draft.rule}+must")  # fmt: skip


def _speaker(verb: int, matcher: Matcher) -> tuple[Party, ...]:
    grammar = matcher.grammar
    token = grammar.tokens[verb]
    if any(grammar.lemmas[s] in ("we", "i", "one") for s in grammar.kids_subjects(verb)):
        return ()  # "we must condemn this" asks nobody
    if token.dep in ("ccomp", "ROOT", "parataxis"):
        above = token.head if token.dep != "ROOT" else None
        if above is not None:
            return matcher.all_parties(grammar.agents(above))
    return ()
