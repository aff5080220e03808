"""Parties told of before: who "the two sides" are, and the mark on events whose parties were found so."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from tracktwo.extract.event_drafts import Drafter
from tracktwo.extract.event_frames import Match
from tracktwo.extract.event_grammar import Grammar
from tracktwo.ontology.frames import lemma_set
from tracktwo.records import ActorRef, Event, EventStatus, EventType, Named

SIDES = lemma_set(
    "side government delegation party country neighbour neighbor army capital leader team state nation foe"
    " rival commission minister president negotiator envoy diplomat commander premier"
)
COUNTED = frozenset({"two", "both"})
FIGHTING = frozenset({"REB", "PRM", "UAF"})
OFFICIAL = frozenset({"GOV", "MIL", "LEG", "PRE"})
AT_HOME = frozenset({"OPP", "LEG", "PTY", "CVL", "SOC", "JRN", "LAB", "REL"})
REPLY = lemma_set("reply response retaliation retaliate respond answer revenge back reprisal")
NEGOTIATING = FIGHTING | OFFICIAL | {"PTY", "OPP"}
SPEECH = frozenset({EventType.THREATEN, EventType.ACCUSE, EventType.REJECT, EventType.REQUEST})
# What may be answered without saying whose it is.
_DEEDS = """
    step move decision visit accord deal agreement treaty pact news announcement release withdrawal arrest
    ruling law measure plan act action operation raid offensive order expulsion killing appointment vote
    charter gesture truce ceasefire pardon sanction deployment ban suspension seizure closure verdict
    sentence trial incursion manoeuvre maneuver drill test launch statement remark
"""
_OFFERED = """
    offer proposal demand request call charge accusation claim invitation plan draft idea ultimatum terms
    appeal plea warning allegation suggestion overture roadmap map blueprint timetable deadline condition
    report finding criticism threat initiative resolution text document note assertion version complaint
"""
DEEDS, OFFERED = lemma_set(_DEEDS), lemma_set(_OFFERED)
ANSWERED = {
    EventType.ACCUSE: DEEDS,
    EventType.SUPPORT: DEEDS | OFFERED,
    EventType.REJECT: OFFERED,
    EventType.AGREE: OFFERED,
}
OFFERS = frozenset(
    {
        EventType.REQUEST, EventType.AGREE, EventType.CONCEDE, EventType.ACCUSE, EventType.THREATEN,
    }
)  # fmt: skip
FACING = frozenset(
    {EventType.CONSULT, EventType.AGREE, EventType.CONCEDE, EventType.ACCUSE, EventType.REJECT}
)
OF_BOTH = frozenset({"anaphor.pair", "anaphor.both", "anaphor.two"})
OFTEN = 2  # how often the second of an article's only two sides must be named
LESS_SURE = 0.15  # what a party that a pronoun or "the group" points back to costs in confidence

Pair = tuple[ActorRef, ActorRef]


def pair_of(event: Event, before: Pair | None) -> Pair | None:
    """Return the two sides an event is between; those told before when it is not between two."""
    refs = [ref for ref in (*event.recipients, *event.actors) if ref.code and _negotiates(ref)]
    sides = {_side(ref): ref for ref in refs}
    if len(sides) != 2:
        return before
    one, other = (sides[side] for side in sorted(sides))
    return one, other


def _negotiates(ref: ActorRef) -> bool:
    return ref.sector in NEGOTIATING and (ref.id is not None or ref.sector in FIGHTING | OFFICIAL)


def _side(ref: ActorRef) -> tuple[str, bool]:
    return ref.code or "", ref.sector in FIGHTING


def between(event: Event, pair: Pair) -> Event:
    """Return an event of "the two sides", or of nobody named, with those whom the article told of last."""
    codes = {ref.code for ref in event.actors if ref.code}
    if len(codes) > 1 or not codes <= {ref.code for ref in pair}:
        return event  # the words themselves say who
    if len({_side(ref) for ref in event.actors}) > 1:
        return event
    rule = replace(event.provenance, rule_or_model=f"{event.provenance.rule_or_model}+both sides")
    return replace(event, actors=pair, recipients=(), confidence=0.4, provenance=rule)


def answering(event: Event, before: Event | None) -> Event:
    """Return a threat, charge, refusal or demand to nobody named with the other of the two told of before.

    It is taken only where one of the two of the sentence before speaks again, and nobody else is named.
    """
    pair = pair_of(before, None) if before is not None else None
    return _to_the_other(event, pair) if event.type in SPEECH else event


def facing(event: Event, pair: Pair | None) -> Event:
    """Return a meeting, offer, concession or charge of one of an article's two sides as one with the other.

    `pair` is the two that the article joined last: in news of their talks one yields to the other.
    """
    return _to_the_other(event, pair) if event.type in FACING else event


def _to_the_other(event: Event, pair: Pair | None) -> Event:
    if pair is None or event.recipients or not event.actors:
        return event
    if any(ref.code is None for ref in event.actors):
        return event
    own = {_side(ref) for ref in event.actors}
    others = [ref for ref in pair if _side(ref) not in own]
    if len(own) != 1 or len(others) != 1:
        return event
    rule = replace(event.provenance, rule_or_model=f"{event.provenance.rule_or_model}+other side")
    return replace(event, recipients=tuple(others), confidence=0.4, provenance=rule)


def about_attack(event: Event, match: Match, drafter: Drafter, attack: Event | None) -> Event:
    """Return "condemned the attack" as a charge against those who made it, where they were just told of."""
    if event.type is not EventType.ACCUSE or event.recipients or attack is None:
        return event
    makers = tuple(
        ref for ref in attack.actors if ref.code and ref.code not in {a.code for a in event.actors}
    )
    about = [
        o for o in drafter.grammar.objects(match.verb) if _is_it(o, drafter) or _is_the_attack(o, drafter)
    ]
    if not makers or not about or attack.status is EventStatus.DENIED or _is_laid_by_another(attack, event):
        return event
    rule = replace(event.provenance, rule_or_model=f"{event.provenance.rule_or_model}+attacker before")
    return replace(event, recipients=makers, confidence=0.4, provenance=rule)


def _is_laid_by_another(attack: Event, event: Event) -> bool:
    """Tell whether an attack is only alleged, by others than those who now speak of it."""
    if attack.status is not EventStatus.ALLEGED:
        return False
    by = attack.said_by
    return by is None or _side(by) not in {_side(ref) for ref in event.actors}


def about_deed(event: Event, match: Match, drafter: Drafter, deed: Event | None) -> Event:
    """Return "condemned the step", "rejected the offer" as said to those who took or made it, told lately.

    A deed of two sides is welcomed as both sides'; nobody answers his own.
    """
    wanted = ANSWERED.get(event.type)
    if wanted is None or event.recipients or deed is None or not event.actors or not deed.actors:
        return event
    if event.type is EventType.REJECT and deed.type not in OFFERS:
        return event
    objects = _spoken_of(match.verb, drafter.grammar)
    if not any(_is_pointed_at(o, wanted, drafter) for o in objects):
        return event
    if deed.type is not EventType.ASSAULT and any(_is_the_attack(o, drafter) for o in objects):
        return event  # nobody attacked who only asked for something
    both = deed.actors if deed.recipients else (*deed.actors, *deed.recipients)
    own = {_side(ref) for ref in event.actors}
    makers = tuple(ref for ref in both if ref.code and _side(ref) not in own)
    if not makers and all(ref.sector in AT_HOME for ref in event.actors):
        makers = tuple(ref for ref in deed.actors if ref.code and ref.sector in OFFICIAL)
    if not makers:
        return event
    rule = replace(event.provenance, rule_or_model=f"{event.provenance.rule_or_model}+deed before")
    return replace(event, recipients=makers, confidence=0.4, provenance=rule)


def struck_back(event: Event, drafter: Drafter, attack: Event | None) -> Event:
    """Return an attack "in reply", of nobody named, as one on those who attacked just before."""
    if event.type is not EventType.ASSAULT or attack is None or not event.actors:
        return event
    if any(ref.sector is not None or ref.id for ref in event.recipients) or not REPLY & set(
        drafter.grammar.lemmas
    ):
        return event
    own = {_side(ref) for ref in event.actors}
    struck = tuple(ref for ref in attack.actors if ref.code and _side(ref) not in own)
    if not struck:
        return event
    rule = replace(event.provenance, rule_or_model=f"{event.provenance.rule_or_model}+attacker before")
    return replace(event, recipients=struck, confidence=0.4, provenance=rule)


def _is_it(noun: int, drafter: Drafter) -> bool:
    """Tell whether an object is "it": in news of an attack what is condemned is the attack."""
    return drafter.grammar.tokens[noun].text.lower() == "it"


def _is_pointed_at(noun: int, wanted: frozenset[str], drafter: Drafter) -> bool:
    """Tell whether a noun is one told of before: "the step", "his offer", not "the offer of Chad".

    So is what a clause is called: "closed the port, a step condemned by Chad".
    """
    grammar = drafter.grammar
    if grammar.lemmas[noun] not in wanted or grammar.governed(noun, "of") or grammar.governed(noun, "by"):
        return False
    if grammar.tokens[noun].dep == "appos":
        return True
    if drafter.matcher.roles.parties(noun):
        return False
    near = grammar.kids(noun, "det", "predet", "poss")
    return any(t.text.lower() in ("the", "this", "that", "both") or t.tag == "PRP$" for t in near)


def _spoken_of(verb: int, grammar: Grammar) -> list[int]:
    """Return what a verb is about: its objects, and what it calls something: "called the move illegal"."""
    below = (t.i for t in grammar.kids(verb, "ccomp") if t.pos in ("ADJ", "NOUN"))
    return [*grammar.objects(verb), *(s for c in below for s in grammar.kids_subjects(c))]


def _is_the_attack(noun: int, drafter: Drafter) -> bool:
    kids = drafter.grammar.kids(noun, "det")
    is_pointed = any(t.text.lower() in ("the", "this") for t in kids)
    return is_pointed and drafter.grammar.lemmas[noun] in drafter.frames.classes["VIOLENCE"]


def is_of_nobody(event: Event, match: Match, drafter: Drafter) -> bool:
    """Tell whether talks or a deal are told of without a word on between whom: "no text was agreed"."""
    places = all(ref.id is None and ref.sector is None for ref in event.recipients)  # "planned for Muscat"
    if event.actors or not places or event.type not in (EventType.CONSULT, EventType.AGREE):
        return False
    grammar, classes = drafter.grammar, drafter.frames.classes
    about = {match.at, *grammar.objects(match.verb), *grammar.kids_subjects(match.verb)}
    nouns = [i for i in about if grammar.lemmas[i] in classes["TALKS"] | classes["DEAL"]]
    return any(not _is_of_others(i, grammar) for i in nouns)


def _is_of_others(noun: int, grammar: Grammar) -> bool:
    """Tell whether talks are somebody else's ("a council meeting") or of any kind ("deals are made")."""
    if any(t.pos == "NOUN" for t in grammar.kids(noun, "compound", "poss")):
        return True
    return grammar.tokens[noun].tag == "NNS" and not grammar.kids(noun, "det", "poss", "amod", "compound")


def only_pair(named: Iterable[Named]) -> Pair | None:
    """Return the two sides that an article names by far most often, None where a third is named as well."""
    counts: Counter[tuple[str, bool]] = Counter()
    first: dict[tuple[str, bool], ActorRef] = {}
    for ref in (n.actor for n in named if n.actor and n.label != "place"):
        if ref.code and (_negotiates(ref) or ref.sector is None):
            counts[_side(ref)] += 1
            if ref.id is not None and ref.sector in NEGOTIATING:
                first.setdefault(_side(ref), ref)
    often = counts.most_common(3)
    if len(often) < 2 or often[1][1] < OFTEN or (len(often) > 2 and 2 * often[2][1] > often[1][1]):
        return None
    sides = sorted(side for side, _ in often[:2])
    return (first[sides[0]], first[sides[1]]) if all(side in first for side in sides) else None


def means_both(match: Match, drafter: Drafter) -> bool:
    """Tell whether those who act are called "the two sides", "both governments" or "both" alone."""
    heads = list(match.agent_heads)
    if any(drafter.grammar.lemmas[h] == "they" for h in heads):  # "the two sides met when they agreed to"
        heads += [t.i for t in drafter.grammar.tokens[: min(heads)] if t.dep == "nsubj"]
    return any(_is_both(h, drafter.grammar) for h in heads)


def _is_both(head: int, grammar: Grammar) -> bool:
    near = {grammar.lemmas[c] for c in grammar.sentence.children[head]}
    if any(_is_both(o, grammar) for word in ("of", "from") for o in grammar.governed(head, word)):
        return True  # "members of both teams"
    return grammar.lemmas[head] == "both" or (grammar.lemmas[head] in SIDES and bool(near & COUNTED))


def pointed_back(event: Event, named: Iterable[Named]) -> Event:
    """Return an event marked, and less sure, where a party is only somebody told of before: "the group"."""
    back = [n for n in named if n.is_anaphor and n.actor in (*event.actors, *event.recipients)]
    straight = {n.actor for n in named if not n.is_anaphor}
    back = [n for n in back if n.actor not in straight]
    if not back:
        return event
    mark = "both sides" if OF_BOTH & {n.rule for n in back} else "told before"
    rule = replace(event.provenance, rule_or_model=f"{event.provenance.rule_or_model}+{mark}")
    return replace(event, provenance=rule, confidence=round((event.confidence or 0.5) - LESS_SURE, 2))
