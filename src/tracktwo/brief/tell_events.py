"""What happened, sentence by sentence."""

from collections.abc import Iterable, Iterator

from tracktwo.brief.cast import Cast
from tracktwo.brief.draft import Draft, Names, distinct, names_of, origin_tag
from tracktwo.brief.phrases import counted, date_phrases, listed, quote, sentence, sort_day
from tracktwo.records import Event, EventStatus, EventType

# type: (several who did it together, with a recipient, without one, recipient alone)
VERBS: dict[EventType, tuple[str, str, str, str]] = {
    EventType.AGREE: ("agreed", "agreed with", "agreed", "agreement involving"),
    EventType.CONSULT: ("met or spoke", "met or spoke with", "met or spoke", "meeting with"),
    EventType.SUPPORT: ("expressed support", "expressed support for", "expressed support", "support for"),
    EventType.CONCEDE: ("made a concession", "made a concession to", "made a concession", "concession to"),
    EventType.COOPERATE: ("cooperated", "cooperated with", "cooperated", "cooperation with"),
    EventType.AID: ("gave aid", "gave aid to", "gave aid", "aid to"),
    EventType.RETREAT: ("withdrew", "eased pressure on", "withdrew", "pressure eased on"),
    EventType.REQUEST: ("made a request", "made a request to", "made a request", "request to"),
    EventType.ACCUSE: ("made an accusation", "accused", "made an accusation", "accusation against"),
    EventType.REJECT: ("refused", "refused something to", "refused", "refusal to"),
    EventType.THREATEN: ("made a threat", "threatened", "made a threat", "threat to"),
    EventType.PROTEST: ("protested", "protested against", "protested", "protest against"),
    EventType.SANCTION: ("imposed sanctions", "imposed sanctions on", "imposed sanctions", "sanctions on"),
    EventType.MOBILIZE: (
        "mobilised forces", "mobilised forces against", "mobilised forces", "forces mobilised against",
    ),
    EventType.COERCE: ("used coercion", "used coercion against", "used coercion", "coercion of"),
    EventType.ASSAULT: ("attacked", "attacked", "attacked", "attack on"),
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
HAPPENED = frozenset(
    {
        EventStatus.OCCURRED,
        EventStatus.ONGOING,
        EventStatus.ANNOUNCED,
        EventStatus.ALLEGED,
        EventStatus.DENIED,
    }
)


def tell_events(events: Iterable[Event], cast: Cast) -> Iterator[Draft]:
    """Yield a draft for each event that is said to have happened, or is denied."""
    return (draft_event(event, cast) for event in events if event.status in HAPPENED)


def draft_event(event: Event, cast: Cast) -> Draft:
    """Return what an event's record lets a briefing say."""
    evidence = event.evidence
    who = names_of(event.actors, evidence, cast)
    whom = names_of(event.recipients, evidence, cast)
    said = names_of([event.said_by], evidence, cast)
    body = _clause(event, who, whom)
    agent = "" if who.texts else ", by whom is not said"
    tail = _tail(event, said)
    words = quote(event.text or evidence[0].text)
    told = [body + place + agent + counts + tail for place in _places(event) for counts in _counts(event)]
    if event.type not in SPEAKS_FOR_ITSELF or not (who.texts or whom.texts):
        told = [f"{one}: {words}" for one in told]
    fallback = f"{STATUS_WORDS[event.status]}: {words}"
    dates = date_phrases(event.date, reported=cast.reported(evidence))
    return Draft(
        variants=tuple(sentence(f"{date}: {one}") for one in (*told, fallback) for date in dates),
        evidence=distinct((*evidence, *who.evidence, *whom.evidence, *said.evidence)),
        records=(event.id,),
        order=sort_day(event.date),
        tags=(event.status.value, *origin_tag(event)),
    )


def _clause(event: Event, who: Names, whom: Names) -> str:
    together, onto, alone, passive = VERBS[event.type]
    if not who.texts:
        return f"{passive} {listed(whom.texts)}" if whom.texts else passive.split()[0]
    if whom.texts:
        return f"{listed(who.texts)} {onto} {listed(whom.texts)}"
    return f"{listed(who.texts)} {together if len(who.texts) > 1 else alone}"


def _places(event: Event) -> tuple[str, ...]:
    return (f" in {event.place.text}", "") if event.place and event.place.text else ("",)


def _counts(event: Event) -> tuple[str, ...]:
    counts = [counted(event.killed, "killed"), counted(event.injured, "injured")]
    told = [count for count in counts if count]
    return ("; " + ", ".join(told), "") if told else ("",)


def _tail(event: Event, said: Names) -> str:
    status = STATUS_WORDS[event.status]
    if not said.texts:
        return f" ({status})"
    if event.status is EventStatus.DENIED:
        return f" (denied by {said.texts[0]})"
    if event.status is EventStatus.ALLEGED:
        return f" (claimed by {said.texts[0]}; not established)"
    return f" ({status}, according to {said.texts[0]})"
