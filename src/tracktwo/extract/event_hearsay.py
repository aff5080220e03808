"""What is only alleged: told by those who did it, by few, by the hurt, or as hearsay."""

from tracktwo.extract.event_case import Case, Found, governors
from tracktwo.extract.event_drafts import HEDGES
from tracktwo.extract.event_grammar import SAYING
from tracktwo.extract.event_tellers import is_partisan, is_unnamed
from tracktwo.extract.event_untrue import tale_above
from tracktwo.ontology.frames import lemma_set
from tracktwo.records import ActorRef, EventStatus, EventType

ALLEGING = lemma_set("allege claim accuse maintain")
HEARSAY = SAYING | lemma_set("rumor rumour suspect presume repute suppose")
WHISPERED = lemma_set("report allege say claim believe think rumor rumour understand suspect suggest")
SEEMING = lemma_set("appear seem purport")
ADMITTING = lemma_set("admit confirm acknowledge confess concede")
IN_ARMS = frozenset({"REB", "UAF", "PRM"})
CONFIRMING = lemma_set("confirm verify corroborate")
DEEDS = frozenset({EventType.ASSAULT, EventType.COERCE})
FORCED = frozenset({"seize"})  # what an army says it took, it claims


def alleged(case: Case) -> Found | None:
    for rule in (_said_of_hostility, _told_by_few, _hedged, _tale, _hearsay):
        found = rule(case)
        if found is not None:
            return found
    return None


def _said_of_hostility(case: Case) -> Found | None:
    """Return alleged for violence told by those who did it, or only by those who are against them."""
    draft, drafter = case.draft, case.drafter
    if draft.type not in DEEDS:
        return None
    if draft.operator == "accuse":
        return Found(EventStatus.ALLEGED, case.told.verb)
    if draft.is_negated or not case.told.heads or _is_admitted(case):
        return None
    told = _is_own_report(case) or is_partisan(case.told.heads, drafter)
    return Found(EventStatus.ALLEGED, case.told.verb) if told else None


def _is_admitted(case: Case) -> bool:
    """Tell whether somebody owns up to it: "admitted that its soldiers had killed farmers"."""
    verb = case.told.verb
    return verb is not None and case.drafter.grammar.lemmas[verb] in ADMITTING


def _is_own_report(case: Case) -> bool:
    """Tell whether those who struck say so themselves: "the army says it hit two gunmen"."""
    draft = case.draft
    if set(case.told.heads) & set(draft.match.agent_heads):
        return True
    tellers = case.drafter.matcher.all_parties(case.told.heads)
    sides = {_side(p.actor) for p in tellers if not p.is_loose}
    actors = {_side(p.actor) for p in draft.agents}
    forced = draft.type is EventType.ASSAULT or draft.mode in FORCED
    return forced and len(actors) == 1 and sides == actors and next(iter(actors))[0] is not None


def _side(actor: ActorRef) -> tuple[str | None, bool]:
    """Return the country of an actor, and whether it is at war with that country's state."""
    return actor.code, actor.sector in IN_ARMS


def _told_by_few(case: Case) -> Found | None:
    few = is_unnamed(case.told.heads, case.drafter.grammar)
    return Found(EventStatus.ALLEGED, case.told.heads[0]) if few else None


def _hedged(case: Case) -> Found | None:
    draft, grammar = case.draft, case.drafter.grammar
    spots = dict.fromkeys((draft.verb, draft.at, *draft.below))
    words = [c for i in spots for c in grammar.sentence.children[i] if grammar.lemmas[c] in HEDGES]
    return Found(EventStatus.ALLEGED, next(iter(words), None)) if words or draft.is_hedged else None


def _tale(case: Case) -> Found | None:
    """Return alleged for the content of reports and claims that nobody confirms."""
    grammar = case.drafter.grammar
    tale = tale_above(case.draft.verb, grammar)
    if tale is None or grammar.lemmas[grammar.tokens[tale].head] in CONFIRMING:
        return None
    return Found(EventStatus.ALLEGED, tale)


def _hearsay(case: Case) -> Found | None:
    draft, grammar = case.draft, case.drafter.grammar
    claimed = draft.match.frame.kind == "n" and draft.type is EventType.ASSAULT  # an attack owned up to
    alleging = ALLEGING - {"claim"} if claimed else ALLEGING
    above = [i for i in governors(draft, case.drafter) if i not in draft.below]
    word = next((i for i in above if grammar.lemmas[i] in alleging | SEEMING), None)
    if word is None and case.told.verb is not None and grammar.lemmas[case.told.verb] in ALLEGING:
        word = case.told.verb
    if word is not None:
        return Found(EventStatus.ALLEGED, word)
    verb = case.told.verb
    if verb is not None and not case.told.heads and grammar.lemmas[verb] in WHISPERED:
        return Found(EventStatus.ALLEGED, verb) if grammar.is_passive(verb) else None
    over = grammar.tokens[draft.verb].head
    said_to = grammar.tokens[draft.verb].dep == "xcomp" and grammar.lemmas[over] in HEARSAY
    return Found(EventStatus.ALLEGED, over) if said_to and grammar.is_passive(over) else None
