"""The toll of an attack told in the sentences after it: "The blast hit a market. At least 12 people died."

A toll belongs to the attack told last when its sentence follows in the same paragraph, names no other
place or day, and tells of no other attack. "The strike killed 14" is that attack told again: it takes the
attack's parties, place and date, so that linking makes one event of both.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from tracktwo.extract.event_details import Toll, toll
from tracktwo.ontology.frames import lemma_set
from tracktwo.records import (
    ActorRef,
    Event,
    EventStatus,
    EventType,
    Evidence,
    Granularity,
    Quantity,
    QuantityFound,
    Reading,
    Sentence,
    TollReport,
)  # fmt: skip

REACH = 2  # sentences after the attack
HAPPENED = frozenset({EventStatus.OCCURRED, EventStatus.ALLEGED, EventStatus.HISTORICAL})
# Another attack, a sum over many, or nothing that is asserted.
ELSEWHERE = lemma_set(
    "separate separately another elsewhere meanwhile other war conflict campaign invasion since overall total"
    " earlier previous last no not n't never without if could may might would"
)
TOLLS = lemma_set("toll")
LEADING = lemma_set("to at of above past over reach hit exceed stand")
ATTACKS = lemma_set(
    "attack strike airstrike raid blast explosion bombing shelling bombardment assault barrage ambush"
    " shooting drone missile rocket bomb"
)
POINTING = lemma_set("the this that these those")
LONG = frozenset({Granularity.MONTH, Granularity.SEASON, Granularity.YEAR, Granularity.DECADE})


def with_tolls(events: Iterable[Event], reading: Reading) -> Iterator[Event]:
    """Yield the events, attacks with the toll that later sentences tell, in the same order."""
    found = list(events)
    told = {s.index: [e for e in found if _stands_in(e, s)] for s in reading.sentences}
    for event in found:
        if event.type is EventType.ASSAULT and event.status in HAPPENED:
            yield _with_toll(_told_again(event, told, reading), told, reading)
        else:
            yield event


def _stands_in(event: Event, sentence: Sentence) -> bool:
    return bool(event.evidence) and sentence.start <= event.evidence[0].start < sentence.end


def _sentence_of(event: Event, reading: Reading) -> Sentence | None:
    return next((s for s in reading.sentences if _stands_in(event, s)), None)


def _told_again(event: Event, told: dict[int, list[Event]], reading: Reading) -> Event:
    """Return "the strike killed 14" with parties, place and date of the attack told before it."""
    sentence = _sentence_of(event, reading)
    if sentence is None or event.place is not None or not _points_back(sentence):
        return event
    before = [e for e in told.get(sentence.index - 1, ()) if e.type is EventType.ASSAULT]
    if len(before) != 1 or any(a.code for a in event.actors) or not _same_part(sentence, reading, -1):
        return event
    attack = before[0]
    rule = f"{event.provenance.rule_or_model}+told again"
    return replace(
        event,
        actors=attack.actors or event.actors,
        recipients=event.recipients if _have_code(event.recipients) else attack.recipients,
        place=attack.place,
        date=event.date or attack.date,
        mode=event.mode or attack.mode,
        provenance=replace(event.provenance, rule_or_model=rule),
    )


def _have_code(refs: tuple[ActorRef, ...]) -> bool:
    return any(ref.code for ref in refs)


def _points_back(sentence: Sentence) -> bool:
    words = [token.lemma.lower() for token in sentence.tokens[:4]]
    return bool(words) and words[0] in POINTING and bool(ATTACKS & set(words[1:]))


def _same_part(sentence: Sentence, reading: Reading, step: int) -> bool:
    at = sentence.index + step
    return 0 <= at < len(reading.sentences) and reading.sentences[at].part == sentence.part


def _with_toll(event: Event, told: dict[int, list[Event]], reading: Reading) -> Event:
    """Return an attack with the tolls of the sentences after it, the last one told in its fields."""
    sentence = _sentence_of(event, reading)
    if sentence is None:
        return event
    last = sum(e.type is EventType.ASSAULT for e in told[sentence.index])
    for after in reading.sentences[sentence.index + 1 : sentence.index + 1 + REACH]:
        is_told = any(e.type is EventType.ASSAULT for e in told.get(after.index, ()))
        if last != 1 or is_told or after.part != sentence.part:
            break
        numbers = _toll_in(after, event, reading)
        if numbers is not None:
            event = _added(event, numbers, reading.evidence(after.start, after.end), reading)
    return event


def _toll_in(sentence: Sentence, event: Event, reading: Reading) -> Toll | None:
    """Return the toll a sentence tells of the attack before it; None when it may be of something else."""
    words = {token.lemma.lower() for token in sentence.tokens}
    counted = [q for q in reading.quantities if q.sentence == sentence.index]
    if not counted or words & ELSEWHERE or _is_elsewhere(sentence, event, reading):
        return None
    found = _by_toll_word(sentence, counted) if words & TOLLS else toll((sentence,), tuple(counted))
    if found is None or (found.killed is None and found.injured is None):
        return None
    is_new = not (found.killed and event.killed) and not (found.injured and event.injured)
    return found if is_new or words & TOLLS else None


def _is_elsewhere(sentence: Sentence, event: Event, reading: Reading) -> bool:
    """Tell whether a sentence names another place, another country's people, or a long time."""
    for name in reading.named:
        if name.sentence != sentence.index or name.place is None or name.is_metonym:
            continue
        place = event.place
        if place is None or (name.place.name != place.name and name.place.country != place.country):
            return True
        if name.place.precision == place.precision and name.place.name != place.name:
            return True
    return any(t.sentence == sentence.index and t.value.granularity in LONG for t in reading.times)


def _by_toll_word(sentence: Sentence, counted: Sequence[QuantityFound]) -> Toll | None:
    """Read "the toll rose to 20", "a death toll of 12"."""
    tokens = sentence.tokens
    at = next(i for i, token in enumerate(tokens) if token.lemma.lower() in TOLLS)
    for found in counted:
        first = next((t.i for t in tokens if t.start <= found.start < t.end), None)
        if first is None or first <= at or found.unit in ("percent", "day", "week", "month", "year"):
            continue
        if LEADING & {token.lemma.lower() for token in tokens[max(first - 3, 0) : first]}:
            return Toll(found.value, None, ())
    return None


def _added(event: Event, numbers: Toll, evidence: Evidence, reading: Reading) -> Event:
    """Return an event with a further toll: its fields hold the latest, `tolls` all in the order told."""
    day = reading.published_on.isoformat() if reading.published_on else None
    before = event.tolls or _own(event.killed, event.injured, event.evidence[0], day)
    rule = event.provenance.rule_or_model
    return replace(
        event,
        killed=numbers.killed or event.killed,
        injured=numbers.injured or event.injured,
        other_counts=event.other_counts or numbers.others,
        evidence=(*event.evidence, evidence),
        tolls=(*before, TollReport(numbers.killed, numbers.injured, day, evidence)),
        provenance=replace(event.provenance, rule_or_model=f"{rule}+toll after"),
    )


def _own(
    killed: Quantity | None, injured: Quantity | None, evidence: Evidence, day: str | None
) -> tuple[TollReport, ...]:
    return (TollReport(killed, injured, day, evidence),) if killed or injured else ()
