"""What is said or done at home and touches nobody: asked of drafts in a sentence out of its article."""

from tracktwo.extract.event_crime import is_of_one_state
from tracktwo.extract.event_draft import Draft
from tracktwo.extract.event_drafts import Drafter
from tracktwo.extract.event_grammar import RELATIVES
from tracktwo.extract.event_home import home_matter
from tracktwo.extract.event_passing import told_in_passing
from tracktwo.extract.event_topics import POWER, WELFARE
from tracktwo.ontology.frames import lemma_set
from tracktwo.records import EventType

SPEECH = frozenset(
    {EventType.REQUEST, EventType.ACCUSE, EventType.SUPPORT, EventType.REJECT, EventType.AGREE}
)
OFFICES = frozenset({"GOV", "JUD", "LEG", "COP", "PTY", "ELI"})
VOTERS = lemma_set(
    "voter rally campaign supporter job road elect constituency congregation housing pension eviction tuition"
    " subsidy playground clinic bench park"
)
PRIVATE = frozenset({"CVL", "LAB", "AGR", "EDU", "MED", "BUS", "REL", "JUD", None})
ASIDE = frozenset({"relcl", "acl", "advcl"})
BY_SOMEBODY = frozenset({EventType.COERCE, EventType.SANCTION})


def minor_matter(draft: Draft, drafter: Drafter) -> str | None:
    """Return why a draft is no event between political actors, None when it may be one."""
    private = home_matter(draft, drafter)
    if private is not None:
        return private
    if draft.mode == "visit" and draft.type is EventType.CONSULT and _is_to_nobody(draft, drafter):
        return "visited nobody"
    if draft.type is EventType.PROTEST and draft.is_negated and draft.match.frame.kind == "n":
        return "a protest that was not held"
    if draft.type in BY_SOMEBODY and _is_by_a_thing(draft, drafter):
        return "a thing does it"
    if _is_find(draft) and POWER.isdisjoint(drafter.grammar.lemma_set):
        return "a find of the police"
    if draft.type in SPEECH and _is_aside(draft, drafter):
        return "said in passing, to nobody named"
    if draft.type is EventType.REQUEST and not any(p.actor.code for p in (*draft.agents, *draft.recipients)):
        return "an order within a house"
    if draft.type is EventType.REQUEST and _is_advice(draft):
        return "advice to citizens"
    if draft.operator == "promise" and _is_sworn_in(draft, drafter):
        return "somebody takes an office"
    if draft.operator == "promise" and _is_vote_catching(draft, drafter):
        return "a promise to voters"
    if draft.type in (EventType.SUPPORT, EventType.AID) and _is_own_thing(draft):
        return "a thing of their own"
    return told_in_passing(draft, drafter)


def _is_to_nobody(draft: Draft, drafter: Drafter) -> bool:
    """Tell whether nobody is visited, or only a school or a farm of the same state."""
    if not draft.recipients:
        return True
    seen = {drafter.grammar.lemmas[o] for o in drafter.grammar.objects(draft.at)}
    return not WELFARE.isdisjoint(seen) and is_of_one_state((*draft.agents, *draft.recipients))


def _is_advice(draft: Draft) -> bool:
    """Tell whether somebody in office only asks people at home to do something that is no event."""
    own = {p.actor.code for p in draft.agents}
    office = bool(draft.agents) and all(p.actor.sector in OFFICES for p in draft.agents)
    asked = draft.recipients
    private = all(
        p.actor.id is None
        and p.actor.sector in PRIVATE
        and (p.actor.code is None or p.actor.code in own or None in own)
        for p in asked
    )
    mild = draft.cameo.startswith("02") or draft.match.frame.operator == "order"
    return office and mild and bool(asked) and private and len(draft.below) <= 1


def _is_sworn_in(draft: Draft, drafter: Drafter) -> bool:
    """Tell whether an oath of office is all that is sworn: "swore in a governor"."""
    grammar, after = drafter.grammar, draft.at + 1
    sworn = grammar.lemmas[draft.at] == "swear" and after < len(grammar.tokens)
    return sworn and grammar.tokens[after].text in ("in", "into")


def _is_vote_catching(draft: Draft, drafter: Drafter) -> bool:
    """Tell whether one alone promises things to nobody named: "promised jobs and roads"."""
    things = drafter.grammar.objects(draft.at) if draft.match.frame.kind == "v" else []
    alone = len(draft.agents) == 1 and not draft.recipients
    return alone and bool(things) and bool(VOTERS & set(drafter.grammar.lemmas))


def _is_aside(draft: Draft, drafter: Drafter) -> bool:
    """Tell whether words stand in a clause without a subject of its own and reach nobody: "urging others"."""
    grammar = drafter.grammar
    if any(p.is_known and not p.is_place for p in draft.recipients) or len(draft.agents) > 1:
        return False
    own = [s for s in grammar.kids_subjects(draft.verb) if grammar.lemmas[s] not in RELATIVES]
    return grammar.tokens[draft.verb].dep in ASIDE and not own


def _is_own_thing(draft: Draft) -> bool:
    """Tell whether somebody backs or feeds only a thing of their own state: "supported a Senate bill"."""
    own = {p.actor.code for p in draft.agents}
    to = draft.recipients
    return bool(to) and all((p.is_loose or "its " in p.actor.name) and p.actor.code in own for p in to)


def _is_by_a_thing(draft: Draft, drafter: Drafter) -> bool:
    """Tell whether what acts is neither a party nor a means of one: "the case violates"."""
    heads = draft.match.agent_heads
    if draft.agents or not heads:
        return False
    means = drafter.frames.classes["MEANS"] | drafter.frames.classes["WEAPON"]
    tokens = drafter.grammar.tokens
    return all(tokens[h].pos == "NOUN" and drafter.grammar.lemmas[h] not in means for h in heads)


def _is_find(draft: Draft) -> bool:
    """Tell whether police only seized goods of nobody named."""
    seized = draft.type is EventType.COERCE and draft.mode == "seize"
    police = bool(draft.agents) and all(p.actor.sector == "COP" for p in draft.agents)
    return seized and police and not draft.recipients
