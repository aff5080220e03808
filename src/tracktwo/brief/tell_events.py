"""What happened, sentence by sentence."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from tracktwo.brief.cast import Cast
from tracktwo.brief.draft import Draft, Names, distinct, names_of, origin_tag
from tracktwo.brief.phrases import counted, date_phrases, listed, quote, sentence, sort_day
from tracktwo.records import ActorRef, Event, EventStatus, EventType, Evidence

# type: what several did together, onto a recipient, alone; a recipient without actor; neither
VERBS: dict[EventType, tuple[str, str, str, str, str]] = {
    EventType.AGREE: (
        "agreed", "agreed with", "agreed", "agreement involving", "agreement",
    ),
    EventType.CONSULT: (
        "met or spoke", "met or spoke with", "met or spoke", "meeting with", "meeting",
    ),
    EventType.SUPPORT: (
        "expressed support", "expressed support for", "expressed support", "support for", "support",
    ),
    EventType.CONCEDE: (
        "made a concession", "made a concession to", "made a concession", "concession to", "concession",
    ),
    EventType.COOPERATE: (
        "cooperated", "cooperated with", "cooperated", "cooperation with", "cooperation",
    ),
    EventType.AID: (
        "gave aid", "gave aid to", "gave aid", "aid to", "aid",
    ),
    EventType.RETREAT: (
        "eased pressure", "eased pressure on", "withdrew or eased pressure", "pressure eased on",
        "pressure eased",
    ),
    EventType.REQUEST: (
        "made a request", "made a request to", "made a request", "request to", "request",
    ),
    EventType.ACCUSE: (
        "made an accusation", "accused", "made an accusation", "accusation against", "accusation",
    ),
    EventType.REJECT: (
        "refused", "refused something to", "refused", "refusal to", "refusal",
    ),
    EventType.THREATEN: (
        "made a threat", "threatened", "made a threat", "threat to", "threat",
    ),
    EventType.PROTEST: (
        "protested", "protested against", "protested", "protest against", "protest",
    ),
    EventType.SANCTION: (
        "imposed sanctions", "imposed sanctions on", "imposed sanctions", "sanctions on", "sanctions",
    ),
    EventType.MOBILIZE: (
        "mobilised forces", "mobilised forces against", "mobilised forces", "forces mobilised against",
        "forces mobilised",
    ),
    EventType.COERCE: (
        "used coercion", "used coercion against", "used coercion", "coercion of", "coercion",
    ),
    EventType.ASSAULT: (
        "attacked", "attacked", "attacked", "attack on", "attack",
    ),
}  # fmt: skip
SPEAKS_FOR_ITSELF = frozenset({EventType.ASSAULT})  # the counts and the place say what happened
STATUS_WORDS: dict[EventStatus, str] = {
    EventStatus.OCCURRED: "reported",
    EventStatus.ONGOING: "reported as ongoing",
    EventStatus.ANNOUNCED: "announced",
    EventStatus.PLANNED: "planned",
    EventStatus.PROPOSED: "proposed",
    EventStatus.CONDITIONAL: "conditional",
    EventStatus.DENIED: "denied",
    EventStatus.ALLEGED: "reportedly, not established",
    EventStatus.HISTORICAL: "historical",
}
DONE, AGREED, SAID = "Done", "Agreed, conceded, met", "Demanded, refused, threatened"
# Deeds stand first; what was only said stands last. CONCEDE is a word given, RETREAT the deed.
GROUP_OF: dict[EventType, str] = {
    **dict.fromkeys(EventType, DONE),
    **dict.fromkeys((EventType.AGREE, EventType.CONCEDE, EventType.CONSULT), AGREED),
    **dict.fromkeys(
        (EventType.REQUEST, EventType.ACCUSE, EventType.REJECT, EventType.THREATEN, EventType.SUPPORT), SAID
    ),
}
HAPPENED = frozenset(
    {
        EventStatus.OCCURRED,
        EventStatus.ONGOING,
        EventStatus.ANNOUNCED,
        EventStatus.ALLEGED,
        EventStatus.DENIED,
    }
)


def tell_events(
    events: Iterable[Event],
    cast: Cast,
    *,
    told_as_rounds: Sequence[Evidence] = (),
    rivals: frozenset[str] = frozenset(),
) -> Iterator[Draft]:
    """Yield a draft for each event that is said to have happened, or is denied.

    Args:
        told_as_rounds: the evidence of the rounds of talks; a meeting told there is not told twice.
        rivals: codes of the parties to the conflict; what one alone tells of another is a claim.
    """
    for event in events:
        is_round = event.type is EventType.CONSULT and _overlap(event.evidence, told_as_rounds)
        if event.status in HAPPENED and not is_round:
            yield draft_event(replace(event, status=_standing(event, rivals)), cast)


def _standing(event: Event, rivals: frozenset[str]) -> EventStatus:
    """The status to print: what only a rival of the actor tells, from one origin, is no more than alleged."""
    teller = event.said_by.code if event.said_by else None
    is_own_deed = teller in {actor.code for actor in event.actors}
    told_by_rival = teller is not None and teller in rivals and not is_own_deed
    if event.status is EventStatus.OCCURRED and told_by_rival and (event.origins or 1) == 1:
        return EventStatus.ALLEGED
    return event.status


def _overlap(evidence: Iterable[Evidence], others: Sequence[Evidence]) -> bool:
    return any(
        e.article_id == o.article_id and e.start < o.end and o.start < e.end for e in evidence for o in others
    )


def draft_event(event: Event, cast: Cast) -> Draft:
    """Return what an event's record lets a briefing say."""
    evidence = event.evidence
    who = names_of(event.actors, evidence, cast)
    whom = names_of(_recipients(event), evidence, cast)
    readings = [r for r in cast.readings(event) if isinstance(r, Event)] or [event]
    tellers = {r.said_by.name: r.said_by for r in readings if r.said_by}
    said = names_of(tellers.values() if len(tellers) == 1 else (), evidence, cast)
    told = [
        text
        for place in _places(event)
        for counts in _counts(readings)
        for text in _with_status(event, said, _clause(event, who, whom, place) + counts)
    ]
    words = quote(event.text or evidence[0].text)
    is_plain = bool(who.texts and whom.texts) or any(r.killed or r.injured for r in readings)
    if event.type not in SPEAKS_FOR_ITSELF or not is_plain:
        told = [f"{one}: {words}" for one in told]
    reported = cast.reported(evidence)
    return Draft(
        variants=tuple(
            sentence(f"{date}: {one}")
            for one in (*told, f"{STATUS_WORDS[event.status]}: {words}")
            for date in date_phrases(event.date, reported=reported)
        ),
        evidence=distinct((*evidence, *who.evidence, *whom.evidence, *said.evidence)),
        records=(event.id,),
        group=GROUP_OF[event.type],
        order=sort_day(event.date, reported),
        tags=(event.status.value, *origin_tag(event)),
    )


def _recipients(event: Event) -> tuple[ActorRef, ...]:
    """The recipients worth printing: in words, only those that were identified; never the place again."""
    here = event.place.text if event.place else None
    is_deed = event.type in SPEAKS_FOR_ITSELF
    return tuple(r for r in event.recipients if (r.id or is_deed) and r.name != here)


def _clause(event: Event, who: Names, whom: Names, place: str) -> str:
    together, onto, alone, passive, noun = VERBS[event.type]
    if not who.texts:
        what = f"{passive} {listed(whom.texts)}" if whom.texts else noun
        return f"{what}{place}, by whom is not said"
    if whom.texts:
        return f"{listed(who.texts)} {onto} {listed(whom.texts)}{place}"
    return f"{listed(who.texts)} {together if len(who.texts) > 1 else alone}{place}"


def _places(event: Event) -> tuple[str, ...]:
    return (f" in {event.place.text}", "") if event.place and event.place.text else ("",)


def _counts(readings: Sequence[Event]) -> tuple[str, ...]:
    """The dead and injured; where readings differ, every number that is told."""
    told = []
    for word, counts in (
        ("killed", [r.killed for r in readings]),
        ("injured", [r.injured for r in readings]),
    ):
        known = {(q.min, q.max): q for q in counts if q and counted(q, word)}
        if len(known) > 1:
            noun = "dead" if word == "killed" else word
            told.append(f"accounts differ on the {noun}: {listed([q.text for q in known.values()])}")
        elif known:
            told += [count for q in known.values() if (count := counted(q, word))]
    return ("; " + ", ".join(told), "") if told else ("",)


def _with_status(event: Event, said: Names, text: str) -> Iterator[str]:
    """Yield the sentence with its status: before it where it was denied or only claimed."""
    if event.status is EventStatus.DENIED:
        yield (f"denied by {said.texts[0]}: " if said.texts else "said not to have happened: ") + text
    elif event.status is EventStatus.ALLEGED:
        yield (f"claimed by {said.texts[0]}, not established: " if said.texts else "reportedly: ") + text
    else:
        is_own_word = event.said_by in event.actors
        by = f", according to {said.texts[0]}" if said.texts and not is_own_word else ""
        yield f"{text} ({STATUS_WORDS[event.status]}{by})"
