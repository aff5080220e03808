"""Parties that a clause beside the event names: whose terms it waits for, and who made what is spoken of."""

from dataclasses import replace

from tracktwo.extract.event_draft import Draft
from tracktwo.extract.event_drafts import Drafter
from tracktwo.extract.event_roles import Party
from tracktwo.records import EventType

CONDITIONS = frozenset({"if", "unless", "until"})
ONCE = frozenset({"once", "before"})
THREATENING = frozenset({EventType.THREATEN})
# What is offered or refused on terms: the subject of the condition is who must meet them.
ON_TERMS = frozenset(
    {EventType.AGREE, EventType.CONCEDE, EventType.REJECT, EventType.RETREAT, EventType.SUPPORT}
)
# What is said of something that somebody made: "condemned a raid carried out by Chad".
ABOUT = frozenset({EventType.ACCUSE, EventType.SUPPORT, EventType.REJECT, EventType.AGREE})


def with_lent(draft: Draft, drafter: Drafter) -> Draft:
    """Return a draft without a known recipient with those whom clauses beside it name as such, if any."""
    if any(p.is_known for p in draft.recipients):
        return draft
    found = _lent(draft, drafter)
    return replace(draft, recipients=found) if found else draft


def _lent(draft: Draft, drafter: Drafter) -> tuple[Party, ...]:
    if draft.type in ABOUT and (found := _makers(draft, drafter)):
        return found
    if draft.type in THREATENING:
        return _on_terms(draft, drafter, CONDITIONS)
    return _on_terms(draft, drafter, CONDITIONS | ONCE) if draft.type in ON_TERMS else ()


def _on_terms(draft: Draft, drafter: Drafter, marks: frozenset[str]) -> tuple[Party, ...]:
    """Return who must act or forbear for it to happen, or not to: "unless Togo opens its port"."""
    grammar = drafter.grammar
    if marks.isdisjoint(grammar.lemma_set):
        return ()
    verbs = [i for i in draft.below if grammar.tokens[i].pos in ("VERB", "AUX")]
    for verb in dict.fromkeys((draft.verb, draft.at, *verbs)):
        for clause in grammar.kids(verb, "advcl", *(("ccomp",) if draft.type in THREATENING else ())):
            if {grammar.lemmas[m.i] for m in grammar.kids(clause.i, "mark", "advmod")} & marks:
                found = _others(drafter.matcher.all_parties(grammar.agents(clause.i)), draft)
                if found:
                    return found
    return ()


def _makers(draft: Draft, drafter: Drafter) -> tuple[Party, ...]:
    """Return who made what is spoken of, or has a part in it: "welcomed the sanctions imposed by Kenya"."""
    grammar = drafter.grammar
    clauses = (t.i for o in grammar.objects(draft.match.verb) for t in grammar.kids(o, "acl", "relcl"))
    heads = [h for clause in clauses for h in grammar.by_agents(clause)]
    if not heads and draft.type is not EventType.ACCUSE:  # "ratified the accord with Kenya"
        heads = [h for o in grammar.objects(draft.match.verb) for h in grammar.governed(o, "with")]
    return _others(drafter.matcher.all_parties(heads), draft)


def _others(parties: tuple[Party, ...], draft: Draft) -> tuple[Party, ...]:
    """Return the parties of a known country that are not those who act."""
    own = {p.actor.code for p in draft.agents if p.actor.code}
    return tuple(p for p in parties if p.actor.code and p.actor.code not in own)
