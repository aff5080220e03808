"""What happened, sentence by sentence."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from tracktwo.brief.cast import Cast
from tracktwo.brief.deed_words import Wording, wordings
from tracktwo.brief.draft import Draft, Names, distinct, names_of, origin_tag
from tracktwo.brief.phrases import counted, date_phrases, listed, quote, sentence, sort_day
from tracktwo.records import ActorRef, Event, EventStatus, EventType, Evidence, Quantity, TollReport

DENIAL = re.compile(r"\b(?:den(?:y|ies|ied|ying|ial)|dismiss\w*|refut\w*|reject\w*)\b", re.IGNORECASE)
IN = " in "
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
        for wording in wordings(event)
        for place in _places(event)
        for counts in _counts(readings, event.tolls)
        for text in _with_status(event, said, _clause(wording, who, whom, place) + counts)
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


def _clause(wording: Wording, who: Names, whom: Names, place: str) -> str:
    if not who.texts:
        onto = wording.done_to if wording.onto else wording.noun
        what = f"{onto} {listed(whom.texts)}" if whom.texts and wording.onto else wording.noun
        return f"{what}{place}" + ("" if who.unnamed else ", by whom is not said")
    if whom.texts and wording.onto:
        return f"{listed(who.texts)} {wording.onto} {listed(whom.texts)}{place}"
    place = wording.at + place.removeprefix(IN) if place else ""
    return f"{listed(who.texts)} {wording.together if len(who.texts) > 1 else wording.alone}{place}"


def _places(event: Event) -> tuple[str, ...]:
    return (f"{IN}{event.place.text}", "") if event.place and event.place.text else ("",)


def _counts(readings: Sequence[Event], tolls: Sequence[TollReport]) -> tuple[str, ...]:
    """The dead and injured, every number that is told: "nine killed, also reported as at least four"."""
    told: list[str] = []
    for word, counts in (
        ("killed", [r.killed for r in readings]),
        ("injured", [r.injured for r in readings]),
    ):
        known = [q for q in counts if q and counted(q, word)]
        if not _agree(known) and (risen := _texts(_risen(tolls, word))):
            told.append(f"{risen[-1]} {word}, also reported as {listed(risen[:-1])}")
        elif not _agree(known):
            noun = "dead" if word == "killed" else word
            told.append(f"accounts differ on the {noun}: {listed(_texts(known))}")
        elif texts := _texts(sorted(known, key=_width)):
            told.append(
                f"{texts[0]} {word}" + (f", also reported as {listed(texts[1:])}" if texts[1:] else "")
            )
    return ("; " + ", ".join(told), "") if told else ("",)


def _risen(tolls: Sequence[TollReport], word: str) -> list[Quantity]:
    """Return the numbers of a toll that only rose, each on a later day than the one before; else none."""
    first: dict[tuple[float | None, float | None], tuple[str, Quantity]] = {}
    for telling in tolls:
        number = telling.killed if word == "killed" else telling.injured
        if number is not None:
            first.setdefault((number.min, number.max), (telling.reported_on or "", number))
    told = list(first.values())
    only_rose = all(
        "" < day < later and (one.min or 0) < (other.min or 0)
        for (day, one), (later, other) in pairwise(told)
    )
    return [number for _, number in told] if only_rose and len(told) > 1 else []


def _texts(counts: Iterable[Quantity]) -> list[str]:
    words = (q.text.strip() for q in counts)
    return list(dict.fromkeys(word[:1].lower() + word[1:] for word in words))  # "Nobody" opened its sentence


def _agree(counts: Sequence[Quantity]) -> bool:
    """Whether one number can be meant by all: "at least four" and "nine" do not differ."""
    least = max((q.min for q in counts if q.min is not None), default=0)
    most = min((q.max for q in counts if q.max is not None), default=least)
    is_about = any(q.approx for q in counts) and len({q.text for q in counts}) == 1
    return least <= most or is_about


def _width(count: Quantity) -> float:
    """How much a number leaves open; the exact one is told first."""
    return (count.max - count.min) if count.min is not None and count.max is not None else float("inf")


def _with_status(event: Event, said: Names, text: str) -> Iterator[str]:
    """Yield the sentence with its status: before it where it was denied or only claimed."""
    if event.status is EventStatus.DENIED:
        # Somebody denies it, or tells that it did not come about: talks that ended without a result.
        is_denial = DENIAL.search(event.text or event.evidence[0].text)
        told = "denied by" if is_denial else "did not happen, according to"
        yield (f"{told} {said.texts[0]}: " if said.texts else "said not to have happened: ") + text
    elif event.status is EventStatus.ALLEGED:
        yield (f"claimed by {said.texts[0]}, not established: " if said.texts else "reportedly: ") + text
    else:
        is_own_word = event.said_by in event.actors
        by = f", according to {said.texts[0]}" if said.texts and not is_own_word else ""
        yield f"{text} ({STATUS_WORDS[event.status]}{by})"
