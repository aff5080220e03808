"""Parties that stand further off: adjuncts and purpose clauses, and the country of the place."""

from tracktwo.extract.event_draft import Draft
from tracktwo.extract.event_drafts import Drafter
from tracktwo.extract.event_roles import Party
from tracktwo.extract.event_words import TELLING
from tracktwo.extract.told_before import NO_STATE
from tracktwo.ontology.actors import ActorBook
from tracktwo.records import ActorRef, EventType, Place

# Types whose recipient often stands in an adjunct: "blocked a road in defiance of ...".
REACHING = frozenset(
    {
        EventType.PROTEST, EventType.MOBILIZE, EventType.REQUEST, EventType.REJECT, EventType.THREATEN,
        EventType.ACCUSE, EventType.RETREAT, EventType.CONCEDE, EventType.SANCTION, EventType.AGREE,
    }
)  # fmt: skip
# What one does with one's own: the tanks pulled back, the envoy called home.
MOVING = frozenset({EventType.RETREAT, EventType.MOBILIZE, EventType.SANCTION, EventType.AID})
SENDING = frozenset({EventType.MOBILIZE, EventType.AID})
SENT = frozenset({"MIL", "PRM", "COP", "MED", "BUS"})  # who is sent: units, doctors, an "armoured company"
ON_THE_SPOT = frozenset({EventType.ASSAULT, EventType.COERCE})
LOCAL: frozenset[str | None] = frozenset(
    {
        "CVL", "MIL", "COP", "REB", "UAF", "OPP", "REF", "LAB", "JRN", "EDU", "REL", "PTY", "JUD", "LEG",
        "ELI", "SOC", "BUS", "MED", "AGR", None,
    }
)  # fmt: skip
CIVIL = frozenset({"CVL", "OPP", "PTY", "JRN", "LAB", "ELI", "EDU", "REL", "JUD", None})
# What somebody in office does to people at home, where no other country is spoken of.
DOMESTIC = frozenset(
    {EventType.THREATEN, EventType.COERCE, EventType.CONCEDE, EventType.REJECT, EventType.AGREE}
)
# What a state does to those it rules: who is arrested, banned or pardoned without a country is its own.
AT_HOME = frozenset({EventType.COERCE, EventType.CONCEDE})
TALKING = frozenset({EventType.CONSULT, EventType.AGREE})  # where people talk is not where they are from
RULING = frozenset({"GOV", "MIL", "COP", "JUD", "LEG"})
STATES = frozenset({"GOV", "MIL", "COP"})
LOYAL: frozenset[str | None] = frozenset({"MIL", "COP", "PRM"})
FIGHTERS: frozenset[str | None] = frozenset({"REB", "UAF", "PRM"})
DEPTH = 7
SKIPPED = frozenset({"ccomp", "relcl", "conj", "parataxis", "npadvmod"})


def complete(
    draft: Draft, drafter: Drafter, place: Place | None, actors: ActorBook, *, home: str | None = None
) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Return actors and recipients with what adjuncts and the place add; nothing stated is replaced.

    `home` is the country of locals where no place is named. A protest that names nobody it is against is
    one against the government at home, as PLOVER codes it.
    """
    agents, recipients = draft.agents, _not_own(draft, drafter)
    if draft.type in REACHING and not any(p.is_known for p in recipients):
        recipients = _further(draft, drafter) or recipients
    country = place.country if place is not None else home
    if draft.type is EventType.AID and country in {p.actor.code for p in agents}:
        country = None  # aid is for those of another country
    if country is not None and not (place is not None and draft.type in TALKING):
        agents = tuple(_placed(p, country, LOCAL | {"GOV"} if _rules_at_home(p) else LOCAL) for p in agents)
        struck = draft.type in ON_THE_SPOT
        recipients = tuple(_placed(p, country, LOCAL | {"GOV"} if struck else LOCAL) for p in recipients)
        if _acts_on_place(draft) and not recipients and place is not None:
            recipients = (Party(ActorRef(None, place.name, country, None), draft.at, True, True, True),)
    recipients = recipients or _some_of_them(draft, drafter, agents)
    agents, recipients = _fighting(agents, recipients), _fighting(recipients, agents)
    if draft.type in ON_THE_SPOT:
        recipients = _victims_of(agents, recipients)
    if draft.type is EventType.PROTEST and not recipients:
        recipients = _government(
            country or next((p.actor.code for p in agents if p.actor.code), None), draft, actors
        )
    if draft.type in DOMESTIC:
        agents = _home(agents, recipients)
    if draft.type is EventType.COERCE and not recipients:
        recipients = _those_ruled(draft, drafter, agents)
    if draft.type in AT_HOME or all(p.actor.sector in ("JUD", "COP") for p in agents):
        recipients = _subjects_of(agents, recipients)
    return agents, recipients


def _fighting(parties: tuple[Party, ...], others: tuple[Party, ...]) -> tuple[Party, ...]:
    """Return the parties, fighters of no known country as those of the only state they deal with.

    "Gunmen killed three Nigerian soldiers", "the Myanmar junta and rebels swapped prisoners".
    """
    beside = [p for p in (*others, *parties) if p.actor.sector in STATES and p.actor.code]
    codes = {p.actor.code for p in (*others, *parties) if p.actor.code}
    if len(codes) != 1:
        return parties
    (code,) = codes
    if beside:
        return tuple(_placed(p, code, FIGHTERS) if code else p for p in parties)
    if codes & NO_STATE or not any(p.actor.sector == "REB" for p in others):
        return parties
    return tuple(_placed(p, code, LOYAL) if code else p for p in parties)  # "militiamen beat al-Shabaab back"


def _subjects_of(agents: tuple[Party, ...], recipients: tuple[Party, ...]) -> tuple[Party, ...]:
    """Return the recipients, locals without a country taking that of the state that rules them."""
    codes = {p.actor.code for p in agents if p.actor.sector in RULING}
    code = codes.pop() if len(codes) == 1 else None
    if code is None:
        return recipients
    return tuple(_placed(_citizen(p), code, LOCAL | {"GOV"}) for p in recipients)


def _citizen(party: Party) -> Party:
    """Return somebody named of whom nothing is known as one of the people: "police held Tom Abara"."""
    actor = party.actor
    if actor.id is None or actor.code is not None or actor.sector is not None:
        return party
    return party._replace(actor=ActorRef(None, actor.name, None, None))


def _not_own(draft: Draft, drafter: Drafter) -> tuple[Party, ...]:
    """Return the recipients, what is moved or called home left out: "pulled its tanks back"."""
    if draft.type not in MOVING or not draft.recipients:
        return draft.recipients
    grammar, own = drafter.grammar, {p.actor.code for p in draft.agents}
    sends = draft.type in SENDING

    def is_own(party: Party) -> bool:
        if party.actor.code not in own:
            return False
        unnamed = party.actor.id is None and party.actor.sector in SENT
        return (sends and unnamed) or any(t.tag == "PRP$" for t in grammar.kids(party.head, "poss"))

    return tuple(p for p in draft.recipients if not is_own(p))


def _victims_of(agents: tuple[Party, ...], recipients: tuple[Party, ...]) -> tuple[Party, ...]:
    """Return the recipients, civilians nobody places as those of the state that rebels fight at home."""
    codes = {p.actor.code for p in agents if p.actor.code}
    if len(codes) != 1 or codes & NO_STATE or any(p.actor.sector not in FIGHTERS for p in agents):
        return recipients
    code = codes.pop()
    return tuple(_placed(p, code, CIVIL) for p in recipients) if code else recipients


def _some_of_them(draft: Draft, drafter: Drafter, agents: tuple[Party, ...]) -> tuple[Party, ...]:
    """Return those a state's own forces struck or seized, told by their number alone: "held 40 of them"."""
    codes = {p.actor.code for p in agents if p.actor.sector in RULING}
    if draft.type not in ON_THE_SPOT or len(codes) != 1:
        return ()
    grammar = drafter.grammar
    for noun in grammar.objects(draft.match.verb):
        them = any(grammar.tokens[o].text.lower() == "them" for o in grammar.governed(noun, "of"))
        if them or grammar.tokens[noun].text.lower() == "them":
            words = drafter.matcher.roles.phrase(noun)
            return (Party(ActorRef(None, words, codes.pop(), "CVL"), noun, True, True),)
    return ()


def _those_ruled(draft: Draft, drafter: Drafter, agents: tuple[Party, ...]) -> tuple[Party, ...]:
    """Return the people of a state that curbs something of its own: "Panama suspended the guarantees".

    Only where the sentence names no other state, and no place.
    """
    codes = {p.actor.code for p in agents}
    names = drafter.matcher.roles.names.values()
    named = {n.actor.code for n in names if n.actor and n.actor.code}
    places = [n for n in names if n.place is not None and n.label == "place"]
    if len(codes) != 1 or not named <= codes or places or any(p.actor.sector not in RULING for p in agents):
        return ()
    return (Party(ActorRef(None, "people", codes.pop(), "CVL"), draft.at, True, True),)


def _rules_at_home(party: Party) -> bool:
    """Tell whether a party is one that only its own country calls so: "a junta air strike"."""
    return bool(set(party.actor.name.lower().split()) & {"junta", "regime"})


def _acts_on_place(draft: Draft) -> bool:
    return draft.type in ON_THE_SPOT or (draft.type is EventType.CONCEDE and draft.cameo == "081")


def _government(code: str | None, draft: Draft, actors: ActorBook) -> tuple[Party, ...]:
    if code is None or f"gov.{code}" not in actors.entries:
        return ()
    return (Party(actors.ref(f"gov.{code}"), draft.at, True, True),)


def _further(draft: Draft, drafter: Drafter) -> tuple[Party, ...]:
    """Return the nearest known parties below the predicate that are not its actors."""
    own = {p.actor.name for p in draft.agents}
    codes = {p.actor.code for p in draft.agents if p.actor.code}
    grammar, layer = drafter.grammar, [draft.at, draft.verb]
    taken = set(draft.match.agent_heads)
    for _ in range(DEPTH):
        below = [c for i in dict.fromkeys(layer) for c in grammar.sentence.children[i]]
        below = [c for c in below if grammar.tokens[c].dep != "advcl" or grammar.is_infinitive(c)]
        below = [c for c in below if grammar.tokens[c].dep not in SKIPPED and c not in taken]
        below = [c for c in below if grammar.lemmas[c] not in TELLING]
        found = tuple(
            p
            for c in below
            if grammar.tokens[c].pos in ("NOUN", "PROPN", "ADJ")
            for p in drafter.matcher.roles.parties(c)
            if (p.actor.code or p.is_national)
            and p.actor.name not in own
            and p.actor.code not in codes
            and not _is_where(c, drafter)
        )
        if found:
            return found
        layer = below
    return ()


def _is_where(i: int, drafter: Drafter) -> bool:
    """Tell whether a party is only the place: "in Geneva", "near the border with"."""
    grammar = drafter.grammar
    above = grammar.tokens[i]
    while above.dep in ("compound", "amod", "poss", "nmod"):
        above = grammar.tokens[above.head]
    return above.dep == "pobj" and grammar.lemmas[above.head] in (
        "in",
        "near",
        "at",
        "around",
        "outside",
        "after",
        "before",
        "since",
    )


def _placed(party: Party, country: str, local: frozenset[str | None] = LOCAL) -> Party:
    """Return a local nobody placed with the country of the event's place: "demonstrators in Baghdad"."""
    actor = party.actor
    if actor.code is not None or actor.id is not None or actor.sector not in local:
        return party
    return party._replace(actor=ActorRef(None, actor.name, country, actor.sector))


def _home(parties: tuple[Party, ...], others: tuple[Party, ...]) -> tuple[Party, ...]:
    """Return the parties, a titled person without a country taking that of the locals dealt with."""
    codes = {p.actor.code for p in others if p.actor.code}
    local = all(p.is_loose or p.is_place or (p.actor.id is None and p.actor.sector in CIVIL) for p in others)
    if len(codes) != 1 or not local:
        return parties
    code = next(iter(codes))
    return tuple(
        p._replace(actor=ActorRef(p.actor.id, p.actor.name, code, p.actor.sector))
        if p.actor.code is None and p.actor.sector in ("GOV", "JUD", "LEG", "COP")
        else p
        for p in parties
    )
