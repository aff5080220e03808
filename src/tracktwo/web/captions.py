"""One line about any record: what a list, a margin note or a search result says of it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from tracktwo.records import (
    KINDS,
    Actor,
    Article,
    Channel,
    Claim,
    Commitment,
    DateBasis,
    Disagreement,
    Event,
    Forecast,
    Issue,
    Judgement,
    Measure,
    Mention,
    PersonStanding,
    Position,
    Proposal,
    Question,
    Quotation,
    Record,
    Round,
    RoundFormat,
    RoundStatus,
    ScenarioSet,
    Story,
    WrittenBrief,
)
from tracktwo.web.words import many, moment_words, names, plain, quantity_words, time_words

UNTOLD = frozenset({"unknown", "pending"})
KIND_OF = {kind: word for word, kind in KINDS.items()}


def kind_of(record: Record) -> str:
    """Return a record's kind as addresses spell it ("events")."""
    return KIND_OF[type(record)]


@dataclass(frozen=True, slots=True)
class Caption:
    """`title` says what it is, `detail` adds to it, `status` is a word of STATUS_SIGNS or None.

    `words` are the article's own, where title and detail are only codes.
    """

    kind: str
    title: str
    detail: str
    status: str | None
    when: str | None
    words: str | None = None


def caption(record: Record, readings: Sequence[Record] = ()) -> Caption:
    """Return the line about a record.

    Args:
        readings: the single readings an assembled record was made from; where they differ, all is told.
    """
    title, detail, status, when = _WRITERS[type(record)](record)
    if readings and isinstance(record, Event):
        detail = _event_detail(record, [r for r in readings if isinstance(r, Event)])
    if readings and isinstance(record, Round):
        detail = _round_detail(record, [r for r in readings if isinstance(r, Round)])
    words = record.text if isinstance(record, (Event, Measure)) else None
    return Caption(kind_of(record), title, detail, status, when, words)


Told = tuple[str, str, str | None, str | None]


def _event(one: Event) -> Told:
    whom = f" → {names(one.recipients)}" if one.recipients else ""
    act = plain(one.type).lower() + (f" ({plain(one.mode)})" if one.mode else "")
    return (
        f"{names(one.actors) if one.actors else 'Unnamed'}{whom}: {act}",
        _event_detail(one, [one]),
        one.status.value,
        time_words(one.date),
    )


def _event_detail(one: Event, readings: Sequence[Event]) -> str:
    told = [one.place.name] if one.place else []
    for word, counts in (
        ("killed", [r.killed for r in readings]),
        ("injured", [r.injured for r in readings]),
    ):
        numbers = dict.fromkeys(quantity_words(count) for count in counts if count)
        if numbers:
            told.append(
                " or ".join(numbers) + f" {word}" + (" (accounts differ)" if len(numbers) > 1 else "")
            )
    return ", ".join(told)


def _round_detail(one: Round, readings: Sequence[Round]) -> str:
    through = (f"through {names(one.mediators)}",) if one.mediators else ()
    return "; ".join(filter(None, (_course(one, readings), *through, *ways(one))))


def ways(one: Round) -> Iterator[str]:
    """Yield by which channel and through people of what standing, where that is not the plain one."""
    if one.channel in (Channel.BACKCHANNEL, Channel.NON_STATE):
        yield f"channel: {plain(one.channel)}"
    for side in one.delegations:
        for seat in side.seats:
            if seat.standing not in (PersonStanding.OFFICIAL, PersonStanding.UNKNOWN):
                yield f"{seat.person.name}: {plain(seat.standing)}"


def _course(one: Round, readings: Sequence[Round]) -> str:
    if one.status is not RoundStatus.HELD:
        return plain(one.format) if one.format is not RoundFormat.UNKNOWN else ""
    outcomes = dict.fromkeys(plain(r.outcome) for r in readings if r.outcome.value not in UNTOLD)
    if len(outcomes) > 1:
        return "outcome: " + " or ".join(outcomes) + " (accounts differ)"
    return f"outcome: {plain(one.outcome)}"


def outcome_words(one: Round, readings: Sequence[Round] = ()) -> str:
    """Return how a round that was held ended, every outcome told of it; "" for one that was not held."""
    return _course(one, readings).removeprefix("outcome: ") if one.status is RoundStatus.HELD else ""


def _quotation(one: Quotation) -> Told:
    speaker = one.speaker_actor.name if one.speaker_actor else one.speaker or "Unnamed speaker"
    affiliation = f", {one.affiliation}" if one.affiliation else ""
    when = time_words(one.date) if one.date else None
    return f"{speaker}{affiliation} {plain(one.speech_act)}", f"“{one.contents}”", None, when


def _claim(one: Claim) -> Told:
    who = one.asserted_by.name if one.asserted_by else one.reported_by or "Nobody named"
    value = f"{one.value:g}" if isinstance(one.value, float) else one.value
    bound = "" if one.bound.value == "=" else f"{one.bound.value} "
    told = f"{plain(one.slot)}: {bound}{value if value is not None else 'unknown'} {one.unit or ''}".strip()
    return told, f"about {one.about}; asserted by {who}", None, time_words(one.as_of) if one.as_of else None


def _position(one: Position) -> Told:
    condition = f" ({one.condition})" if one.condition else ""
    issue = plain(one.issue)
    return f"{one.party.name} on {issue}", f"{one.text}{condition}", one.stance.value, time_words(one.date)


def _round(one: Round) -> Told:
    parties = names(tuple(d.party for d in one.delegations))
    venue = f" in {one.venue}" if one.venue else ""
    if one.format in (RoundFormat.PHONE, RoundFormat.VIDEO):
        venue += f" by {one.format.value}"
    worked_out = {DateBasis.CONTEXT: " (from the sentences before)", DateBasis.REPORT: " (day not stated)"}
    when = time_words(one.date) + (worked_out.get(one.date_basis, "") if one.date_basis else "")
    return f"{parties}{venue}", _round_detail(one, [one]), one.status.value, when


def _commitment(one: Commitment) -> Told:
    by = one.by.name if one.by else "Somebody unnamed"
    to = f" to {one.to.name}" if one.to else ""
    builds = f"builds confidence: {plain(one.confidence_building)}" if one.confidence_building else ""
    detail = "; ".join(filter(None, (builds, one.mechanism)))
    fate = one.status.value + (", late" if one.late else "")
    return f"{by}{to}: {one.what}", detail, fate, time_words(one.deadline)


def _measure(one: Measure) -> Told:
    imposer = one.imposer.name if one.imposer else "Somebody unnamed"
    target = f" → {one.target.name}" if one.target else ""
    amount = (one.amount.text or quantity_words(one.amount)) if one.amount else ""
    kind = plain(one.kind) + (" cut or withheld" if one.withheld else "")
    return f"{imposer}{target}: {kind}", amount, one.status.value, time_words(one.date)


def _proposal(one: Proposal) -> Told:
    by = f", by {names(one.authors)}" if one.authors else ""
    to = f" → {names(one.recipients)}" if one.recipients else ""
    stances: dict[str, list[str]] = {}
    for answer in one.responses:
        about = f" ({answer.point})" if answer.point else ""
        stances.setdefault(f"{plain(answer.stance)}{about}", []).append(answer.party.name)
    told = [f"{', '.join(dict.fromkeys(parties))}: {stance}" for stance, parties in stances.items()]
    return f"{one.name}{by}{to}", "; ".join(told), one.status.value, time_words(one.date)


def _disagreement(one: Disagreement) -> Told:
    values = " / ".join(side.value for side in one.sides)
    return one.question, values, one.status.value, None


def _article(one: Article) -> Told:
    return one.title or "Untitled", one.outlet or "outlet unknown", None, moment_words(one.published_at)


def _story(one: Story) -> Told:
    counted = ((len(one.articles), "article"), (len(one.outlets), "outlet"), (one.origins, "origin"))
    counts = ", ".join(many(number, noun) for number, noun in counted)
    return one.title, counts, None, moment_words(one.first_seen)


def _scenarios(one: ScenarioSet) -> Told:
    return one.name, ", ".join(scenario.name for scenario in one.scenarios), None, None


def _actor(one: Actor) -> Told:
    return one.name, ", ".join(filter(None, (plain(one.kind), one.country))), None, None


def _mention(one: Mention) -> Told:
    return one.surface, one.role_surface or "", None, None


def _question(one: Question) -> Told:
    return one.text, one.resolution_rule, one.resolution.value if one.resolution else "open", one.closes


def _forecast(one: Forecast) -> Told:
    return (
        one.scenario or one.question_id or "Forecast",
        f"{one.probability:.0%}, {one.words}",
        None,
        one.made_at,
    )


def _judgement(one: Judgement) -> Told:
    return f"{one.who}: {plain(one.kind)}", one.reason, None, moment_words(one.made_at)


def _issue(one: Issue) -> Told:
    return one.what, one.how_to_fix, None, None


def _brief(one: WrittenBrief) -> Told:
    return one.title, f"{one.who}: {one.what}", plain(one.state), moment_words(one.made_at)


_WRITERS: dict[type[Record], Callable[[Any], Told]] = {
    Event: _event,
    Quotation: _quotation,
    Claim: _claim,
    Position: _position,
    Round: _round,
    Commitment: _commitment,
    Measure: _measure,
    Proposal: _proposal,
    Disagreement: _disagreement,
    Article: _article,
    Story: _story,
    ScenarioSet: _scenarios,
    Actor: _actor,
    Mention: _mention,
    Question: _question,
    Forecast: _forecast,
    Judgement: _judgement,
    Issue: _issue,
    WrittenBrief: _brief,
}
