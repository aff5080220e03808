"""Rounds: the meetings an article tells of, one record for each, merged over its sentences."""

from collections.abc import Iterator, Sequence

from tracktwo.extract.issue_words import find_issues, issues_for
from tracktwo.extract.parties import parties_in
from tracktwo.extract.party_phrases import phrase_parties
from tracktwo.extract.round_aftermath import is_denied, outcome_after
from tracktwo.extract.round_details import Details, clause_tokens
from tracktwo.extract.round_drafts import Draft
from tracktwo.extract.round_mention import has_phrase
from tracktwo.extract.round_merge import REMOTE, draft_rounds
from tracktwo.extract.round_moved import moved
from tracktwo.extract.round_people import delegations_of, has_outsider, team_of
from tracktwo.extract.round_places import dateline_place, inherited_place
from tracktwo.extract.round_seats import Scene
from tracktwo.extract.round_signs import PASSING
from tracktwo.extract.syntax import child_tokens, named_in
from tracktwo.ontology.loader import CodeBooks
from tracktwo.ontology.tracks import load_tracks
from tracktwo.records import (
    ActorRef,
    Attempt,
    Channel,
    DateBasis,
    Evidence,
    Outcome,
    Place,
    Provenance,
    Reading,
    Round,
    RoundFormat,
    RoundStatus,
    TimeValue,
    Trace,
    Track,
    record_id,
)

NAME = "rounds"
VERSION = "5"
AFTER = ("events",)

SENDING = frozenset({"send", "forward", "deliver", "circulate", "submit", "transmit"})
DISCLOSING = frozenset({"reveal", "disclose", "announce", "confirm", "unveil"})
STATUS_CONFIDENCE = {RoundStatus.HELD: 0.75, RoundStatus.PLANNED: 0.7, RoundStatus.DENIED: 0.7}


def extract(reading: Reading, *, books: CodeBooks, trace: Trace | None = None) -> Iterator[Round]:
    """Yield one record for each meeting an article tells of: held, planned, proposed, put off or denied."""
    scene = Scene(reading, parties_in(reading, books), load_tracks(), books)
    drafts = draft_rounds(scene)
    drafts += moved(drafts, reading)
    dateline = dateline_place(reading, books)
    rounds: list[Round] = []
    for draft in drafts:
        if draft.status is RoundStatus.HELD and _lies_ahead(draft.date, reading):
            draft.status = (
                RoundStatus.PLANNED
            )  # "the round takes place on Monday": none has been held in the future
        if is_denied(scene, draft):
            draft.status = RoundStatus.DENIED
        place = draft.place
        is_in_touch = draft.rule.startswith("contact")  # who writes to one another sits nowhere
        if place is None and not is_in_touch and _format(draft) not in REMOTE and not _is_elsewhere(draft):
            place = inherited_place(scene, draft, drafts, dateline)
        rounds.append(_round(scene, draft, place, drafts))
        if trace is not None:
            for details in draft.details:
                start, end = details.span
                words = reading.text[start:end]
                trace(Attempt(NAME, draft.rule, start, end, words, True, f"{draft.status.value}"))
    yield from rounds


def _lies_ahead(date: TimeValue | None, reading: Reading) -> bool:
    told, start = reading.published_on, date.start if date is not None else None
    return told is not None and start is not None and start[:10] > told.isoformat()


def _is_elsewhere(draft: Draft) -> bool:
    """Whether the report names a spot that no map of ours has: then the dateline does not say where."""
    return any(word[:1].isupper() for d in draft.details for word in (d.venue or "").split())


def _round(scene: Scene, draft: Draft, place: Place | None, drafts: Sequence[Draft]) -> Round:
    evidence = tuple(_evidence(scene.reading, draft))
    outcome, outcome_text = _outcome(scene.reading, draft)
    later = outcome_after(scene, draft, drafts) if _is_open(draft, outcome) else None
    if later is not None:
        told = scene.reading.evidence(*later[1])
        outcome, outcome_text, evidence = later[0], told.text, (*evidence, told)
    venue = next((d.venue for d in draft.details if d.venue), None) or (place.name if place else None)
    if _format(draft) in REMOTE:  # whoever calls sits in no one place
        venue = place = None
    names = tuple(sorted(party.name for party in draft.parties))
    key = (evidence[0].start, evidence[0].end, draft.status.value, names)
    return Round(
        id=record_id("round", VERSION, scene.reading.article_id, *key),
        evidence=evidence,
        confidence=_confidence(draft),
        provenance=Provenance(step=NAME, version=VERSION, rule_or_model=draft.rule),
        negotiation="–".join(names),
        name=_name(names, place, draft.date),
        date=draft.date,
        venue=venue,
        place=place,
        format=_usual_format(draft, drafts),
        track=next(
            (d.track for d in draft.details if d.track),
            Track.ONE_AND_A_HALF if has_outsider(draft) else Track.ONE,
        ),
        channel=_channel(scene, draft),
        delegations=tuple(delegations_of(scene, draft)),
        mediators=tuple(draft.mediators),
        agenda=_agenda(scene, draft),
        outcome=outcome,
        outcome_text=outcome_text,
        status=draft.status,
        next=_next(draft, drafts),
        disclosed_by=_discloser(scene, draft),
        date_basis=_basis(draft),
    )


def _is_open(draft: Draft, outcome: Outcome) -> bool:
    """Whether a meeting was held and its own words do not say how it ended."""
    return outcome is Outcome.UNKNOWN and draft.status is RoundStatus.HELD


def _confidence(draft: Draft) -> float:
    """Return how sure the reading is; less where parties or day had to be worked out."""
    missing = 0.2 * draft.is_inferred + 0.05 * (draft.day is not None)
    return round(STATUS_CONFIDENCE.get(draft.status, 0.6) - missing, 2)


def _basis(draft: Draft) -> DateBasis | None:
    if draft.date is None:
        return None
    return draft.day.basis if draft.day else DateBasis.STATED


def _evidence(reading: Reading, draft: Draft) -> Iterator[Evidence]:
    spans = [details.span for details in draft.details]
    spans += [draft.day.span] if draft.day else []
    for span in dict.fromkeys(spans):
        yield reading.evidence(*span)


def _name(parties: Sequence[str], place: Place | None, date: TimeValue | None) -> str:
    """Return what a reader would call the meeting: "Russia–Ukraine talks, Istanbul, 2025-05-16"."""
    words = ["–".join(parties) + " talks"]
    words += [place.name] if place else []
    words += [date.start if date.start == date.end else date.text] if date and date.start else []
    return ", ".join(words)


def _usual_format(draft: Draft, drafts: Sequence[Draft]) -> RoundFormat:
    """Return a round's format; the next round of indirect talks is indirect too."""
    own = _format(draft)
    if own is RoundFormat.BILATERAL and draft.status is not RoundStatus.DENIED:
        for other in drafts[: drafts.index(draft)]:
            same = {p.id for p in other.parties} == {p.id for p in draft.parties}
            if same and draft.ordinal and _format(other) is RoundFormat.SHUTTLE:
                return RoundFormat.SHUTTLE
    return own


def _format(draft: Draft) -> RoundFormat:
    """Return the format the words name, else what the number of parties makes it."""
    named = [details.format for details in draft.details if details.format]
    if len(draft.parties) > 2:
        named = [name for name in named if name is not RoundFormat.BILATERAL]
    if not named and any(_is_sent(details) for details in draft.details):
        return RoundFormat.WRITTEN
    if named:
        return (
            min(named, key=list(RoundFormat).index)
            if RoundFormat.SHUTTLE not in named
            else RoundFormat.SHUTTLE
        )
    if any(_is_passed_on(details) for details in draft.details):
        return RoundFormat.SHUTTLE
    if any(details.mention.kind == "errand" for details in draft.details) and draft.mediators:
        return RoundFormat.SHUTTLE
    if len(draft.parties) == 2:
        return RoundFormat.TRILATERAL if _presided(draft) else RoundFormat.BILATERAL
    if len(draft.parties) < 2:
        return RoundFormat.UNKNOWN
    return RoundFormat.TRILATERAL if len(draft.parties) == 3 else RoundFormat.MULTILATERAL


def _track(draft: Draft) -> Track:
    """Return the track the words name; officials with somebody of no office are between the two."""
    usual = Track.ONE_AND_A_HALF if has_outsider(draft) else Track.ONE
    return next((d.track for d in draft.details if d.track), usual)


def _channel(scene: Scene, draft: Draft) -> Channel:
    """Return the channel the meeting's own words name, or those of a sentence about its people."""
    named = next((details.channel for details in draft.details if details.channel), None)
    if named is not None:
        return named
    if has_outsider(draft):
        return Channel.NON_STATE
    people = {n.actor.id for d in draft.details for n in d.people if n.actor} | {
        n.actor.id for n in team_of(scene, draft) if n.actor
    }
    for sentence in scene.reading.sentences if people else ():
        about = {n.actor.id for n in named_in(scene.reading, sentence) if n.actor and n.label == "person"}
        for channel, phrases in scene.tracks.channels:
            if len(about & people) >= 2 and has_phrase(phrases, list(sentence.tokens)):
                return channel
    return Channel.OFFICIAL


def _is_passed_on(details: Details) -> bool:
    """Whether messages go through a third: "messages between the two went through Muscat"."""
    return details.mention.kind == "contact" and details.mention.trigger.lemma.lower() in PASSING


def _is_sent(details: Details) -> bool:
    """Whether a paper goes by post or messenger, not by hand from room to room."""
    return details.mention.kind == "errand" and details.mention.trigger.lemma.lower() in SENDING


def _presided(draft: Draft) -> bool:
    """Whether two parties signed with a third looking on."""
    return bool(draft.mediators) and any(details.mention.kind == "deal" for details in draft.details)


def _outcome(reading: Reading, draft: Draft) -> tuple[Outcome, str | None]:
    if draft.status in (RoundStatus.PLANNED, RoundStatus.PROPOSED):
        return Outcome.PENDING, None
    if draft.status is not RoundStatus.HELD:
        return Outcome.UNKNOWN, None
    for details in draft.details:
        if details.mention.kind == "walkout":
            return Outcome.BROKEN_OFF, reading.text[slice(*details.span)]
    for details in draft.details:
        if details.outcome is not None:
            span = details.outcome_span or details.span
            return details.outcome, reading.text[slice(*span)]
    is_under_way = any(d.mention.kind == "errand" or d.format is RoundFormat.SHUTTLE for d in draft.details)
    return (Outcome.PENDING if is_under_way else Outcome.UNKNOWN), None


def _agenda(scene: Scene, draft: Draft) -> tuple[str, ...]:
    issues = issues_for(scene.reading, scene.books)
    found = [i.issue for d in draft.details for i in find_issues(clause_tokens(d.mention), issues)]
    return tuple(dict.fromkeys(found))


def _next(draft: Draft, drafts: Sequence[Draft]) -> str | None:
    """Return what the article says comes after a meeting that was held."""
    if draft.status is not RoundStatus.HELD:
        return None
    for other in drafts:
        if other.status is RoundStatus.PLANNED and set(other.parties) == set(draft.parties):
            place = other.place.name if other.place else None
            date = other.date.text if other.date else None
            return ", ".join(filter(None, (place, date))) or None
    return None


def _discloser(scene: Scene, draft: Draft) -> ActorRef | None:
    """Return who made the meeting known: "revealed by President ...", in its sentence or the next."""
    sentences = scene.reading.sentences
    for details in draft.details:
        at = details.mention.sentence.index
        for sentence in sentences[at : at + 2]:
            for token in sentence.tokens:
                if token.lemma.lower() in DISCLOSING and token.pos == "VERB":
                    for who in _disclosing(scene, details, sentence.index, token.i):
                        return who
    return None


def _disclosing(scene: Scene, details: Details, sentence: int, verb: int) -> Iterator[ActorRef]:
    parsed = scene.reading.sentences[sentence]
    is_next = sentence != details.mention.sentence.index
    if is_next and parsed.tokens[0].text.lower() not in ("this", "the", "that", "it"):
        return
    for agent in child_tokens(parsed, verb, "agent"):
        for noun in child_tokens(parsed, agent.i, "pobj"):
            named = [n for n in scene.reading.named if n.sentence == sentence and n.first <= noun.i <= n.last]
            yield from (n.actor for n in named if n.actor)
            yield from phrase_parties(scene.index, parsed, noun.i)
