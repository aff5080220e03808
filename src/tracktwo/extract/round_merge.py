"""Mentions of meetings in one article brought together: one draft for each meeting."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from tracktwo.extract.parties import party_of, unique, written_parties
from tracktwo.extract.party_context import ARMED_SECTORS
from tracktwo.extract.round_details import Details, details_of
from tracktwo.extract.round_mentions import find_mentions
from tracktwo.extract.round_seats import Scene, named_mediators
from tracktwo.extract.round_status import DENY
from tracktwo.records import (
    ActorRef,
    EventType,
    Granularity,
    PartKind,
    Place,
    PlacePrecision,
    RoundStatus,
    TimeValue,
)

FUTURE = frozenset({RoundStatus.PLANNED, RoundStatus.PROPOSED})
UPDATES = frozenset({RoundStatus.POSTPONED, RoundStatus.CANCELLED})
SEATED = ARMED_SECTORS | {"GOV", "PRE"}
HOSTILE = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.THREATEN, EventType.MOBILIZE})
# What speaks for a seat at the table, in sentences' worth: found by reading, never fitted.
TITLED = 2
ARMED = 2
OWN_STATE = 1
TALKED = frozenset({"talk", "meeting", "negotiation", "contact", "call"})
COARSE = frozenset({Granularity.MONTH, Granularity.YEAR, Granularity.SEASON})
# Nouns that mean talks between parties even where the sentence names none.
DIPLOMATIC = frozenset(
    {"talk", "round", "negotiation", "consultation", "summit", "discussion", "declaration"}
)


@dataclass(slots=True)
class Draft:
    """One meeting being assembled: its mentions, and who sits at the table."""

    status: RoundStatus
    details: list[Details]
    parties: tuple[ActorRef, ...]
    is_inferred: bool
    rule: str
    mediators: list[ActorRef] = field(default_factory=list)

    @property
    def date(self) -> TimeValue | None:
        """The first date that a mention gives, the most precise first."""
        dates = [d.date for d in self.details if d.date]
        return min(dates, key=lambda date: _width(date)) if dates else None

    @property
    def place(self) -> Place | None:
        """The first place below a whole country that a mention gives, else the first."""
        places = [d.place for d in self.details if d.place]
        cities = [place for place in places if place.precision is not PlacePrecision.COUNTRY]
        return next(iter(cities or places), None)

    @property
    def ordinal(self) -> str | None:
        """Which round it is, when a mention counts."""
        return next((d.ordinal for d in self.details if d.ordinal), None)


def _width(date: TimeValue) -> int:
    return 0 if date.start == date.end else len(date.start or "") + 1


def draft_rounds(scene: Scene) -> list[Draft]:
    """Return the meetings of an article, in the order they are first told."""
    told = [
        details_of(scene, mention)
        for sentence in scene.reading.sentences
        for mention in find_mentions(sentence, scene.tracks)
    ]
    table = _main_table(scene, told)
    adversaries = tuple(_by_prominence(scene, article_mediators(scene)))
    drafts: list[Draft] = []
    for details in told:
        _place(scene, details, drafts, adversaries if _looks_back(details) else table)
    return drafts


def _looks_back(details: Details) -> bool:
    """Whether a meeting is background, dated to a year or month: then the adversaries of the article met."""
    return details.date is not None and details.date.granularity in COARSE and not details.is_both


def _main_table(scene: Scene, told: Sequence[Details]) -> tuple[ActorRef, ...]:
    """Return who may sit at the table in this article, the likeliest first.

    Those named together at its meetings come before those it speaks of most.
    """
    mediators = article_mediators(scene)
    explicit = Counter(
        tuple(sorted(details.parties, key=lambda party: party.name))
        for details in told
        if len(details.parties) >= 2 and details.mention.status is not RoundStatus.DENIED
    )
    first = explicit.most_common(1)[0][0] if explicit else ()
    return unique((*first, *_by_prominence(scene, mediators)))


def _by_prominence(scene: Scene, mediators: frozenset[str | None]) -> list[ActorRef]:
    """Return the parties an article is about, mediators left out, the likeliest adversaries first."""
    weights = _prominence(scene)
    return sorted(
        (party for party in weights if party.id not in mediators and party.sector in SEATED),
        key=lambda party: (-weights[party], party.name),
    )


def _prominence(scene: Scene) -> Counter[ActorRef]:
    """Return how much each party is what an article is about: sentences, title, hostile acts, arms."""
    seen = {
        (named.sentence, party)
        for named in scene.reading.named
        if not named.is_anaphor and (party := scene.index.at.get((named.sentence, named.head)))
    }
    weights = Counter(party for _, party in seen)
    weights.update(dict.fromkeys(written_parties(scene.reading.title or "", scene.books), TITLED))
    for event in scene.reading.events:
        if event.type in HOSTILE:
            refs = [party_of(ref, scene.books) for ref in (*event.actors[:1], *event.recipients[:1])]
            weights.update({ref: 1 for ref in refs if ref is not None and ref in weights})
    for group in [party for party in weights if party.sector in ARMED_SECTORS]:
        weights[group] += ARMED
        own = next((p for p in weights if p.code == group.code and p.sector == "GOV"), None)
        if own is not None:
            weights[own] += OWN_STATE
    return weights


def article_mediators(scene: Scene) -> frozenset[str | None]:
    """Return the ids of those whom the article anywhere calls mediators or hosts."""
    return frozenset(
        party.id for sentence in scene.reading.sentences for party in named_mediators(scene, sentence)
    )


def _place(scene: Scene, details: Details, drafts: list[Draft], table: tuple[ActorRef, ...]) -> None:
    """Add one mention to the draft it belongs to, or open a new one when it stands firmly enough."""
    parties, inferred = _seated(scene, details, table)
    if details.mention.status is None and not _adds(details, drafts):
        return
    for draft in reversed(drafts):
        if _is_same(draft, details, parties, inferred):
            _join(draft, details, parties, inferred)
            return
    status = details.mention.status or _deal_status(details)
    if status is None or len(parties) < 2 or not _stands(details, inferred):
        return
    draft = Draft(status, [details], parties, inferred, f"{details.mention.kind}:{status.value}")
    draft.mediators.extend(details.mediators)
    drafts.append(draft)


def _adds(details: Details, drafts: Sequence[Draft]) -> bool:
    """Whether a mention that leaves the status open says something of its own, or ends what was just told."""
    if details.date or details.place or details.parties or _deal_status(details):
        return True
    near = details.mention.sentence.index - 1
    return details.outcome is not None and any(
        d.mention.sentence.index >= near for r in drafts for d in r.details
    )


def _deal_status(details: Details) -> RoundStatus | None:
    """An agreement with a date of its own was reached at a meeting; a channel with people in it is used."""
    if details.mention.kind == "channel" and len(details.parties) >= 2 and details.people:
        return RoundStatus.HELD
    if details.mention.kind == "deal" and details.date is not None:
        return RoundStatus.HELD
    return None


def _seated(scene: Scene, details: Details, table: tuple[ActorRef, ...]) -> tuple[tuple[ActorRef, ...], bool]:
    """Return the parties to a mention and whether they had to be inferred."""
    if len(details.parties) >= 2:
        return details.parties, False
    if details.is_both and not details.parties:
        asked = _question_before(scene, details)
        if len(asked) == 2:
            return asked, False
    mediators = {mediator.id for mediator in details.mediators}
    others = [party for party in table if party.id not in mediators and party not in details.parties]
    seated = (*details.parties, *others)[:2]
    if details.parties and details.parties[0] not in table[:2]:
        return details.parties, False
    return tuple(sorted(seated, key=lambda party: table.index(party))), True


def _question_before(scene: Scene, details: Details) -> tuple[ActorRef, ...]:
    """Return the two parties that the heading or question above a sentence names."""
    parts = scene.reading.parts
    at = details.mention.sentence.part
    for part in reversed(parts[:at]):
        if part.kind in (PartKind.QUESTION, PartKind.HEADING, PartKind.TITLE):
            return written_parties(scene.reading.text[part.start : part.end], scene.books)
    return ()


def _stands(details: Details, inferred: bool) -> bool:
    """Whether a mention is firm enough to be a meeting of its own."""
    anchors = sum(1 for value in (details.date, details.place or details.venue, details.ordinal) if value)
    if not inferred:
        return True
    lemma = details.mention.trigger.lemma.lower()
    kind, status = details.mention.kind, details.mention.status
    denies = status is RoundStatus.DENIED and details.mention.verb is not None
    if denies and details.mention.verb and details.mention.verb.lemma.lower() in DENY and lemma in TALKED:
        return True
    if kind == "host" or status in UPDATES:
        return status is not RoundStatus.HELD
    if kind in ("verb", "received") and not details.is_both:
        return False  # somebody met somebody, and the sentence says neither who nor "both sides"
    if kind == "errand" and not (details.parties or details.mediators or details.is_both):
        return False
    if details.is_both or (status is RoundStatus.PROPOSED and details.parties):
        return anchors >= 1 or lemma in DIPLOMATIC
    firm = (
        lemma in DIPLOMATIC or details.mention.kind in ("deal", "errand", "walkout") or bool(details.parties)
    )
    return firm and anchors >= 1


def _is_same(draft: Draft, details: Details, parties: tuple[ActorRef, ...], inferred: bool) -> bool:
    status = details.mention.status or _deal_status(details)
    if status is not None and not _status_fits(draft, status):
        return False
    if (details.mention.kind == "channel") != (draft.rule.split(":")[0] == "channel"):
        return False
    if not _parties_fit(draft, details, parties, inferred):
        return False
    if draft.ordinal and details.ordinal and draft.ordinal != details.ordinal:
        return False
    if not dates_fit(draft.date, details.date) or not places_fit(draft.place, details.place):
        return False
    if status is None and details.mention.kind == "deal":
        return False
    if _is_background(draft) and not (details.date or details.place):
        return False
    fresh = details.date is None and details.place is None and not details.parties and not details.is_both
    return not (fresh and status is not None and status is not draft.status)


def _is_background(draft: Draft) -> bool:
    """Whether a meeting is only looked back on: its date is no more than a month or a year."""
    return draft.status is RoundStatus.HELD and draft.date is not None and draft.date.granularity in COARSE


def _status_fits(draft: Draft, status: RoundStatus) -> bool:
    return (
        status is draft.status
        or {status, draft.status} <= FUTURE
        or (status in UPDATES and draft.status in FUTURE)
    )


def _parties_fit(draft: Draft, details: Details, parties: tuple[ActorRef, ...], inferred: bool) -> bool:
    ours, theirs = {p.id for p in draft.parties}, {p.id for p in parties}
    ours_named = ours | {m.id for m in draft.mediators}
    if not details.parties:
        return not details.is_both or ours == theirs or inferred
    if ours < theirs and draft.status in FUTURE and details.mention.status in FUTURE:
        return True
    if {p.id for p in details.parties} <= ours_named:
        return (
            len(details.parties) < 2
            or ours == theirs
            or draft.is_inferred
            or details.mention.kind == "errand"
        )
    return False


def dates_fit(a: TimeValue | None, b: TimeValue | None) -> bool:
    """Whether two dates may be the same: one is unknown, or their intervals meet."""
    if a is None or b is None or a.start is None or b.start is None:
        return True
    return a.start[:10] <= (b.end or b.start)[:10] and b.start[:10] <= (a.end or a.start)[:10]


def places_fit(a: Place | None, b: Place | None) -> bool:
    """Whether two places may be the same: one is unknown or a whole state that holds the other."""
    if a is None or b is None or a.name == b.name:
        return True
    is_wide = PlacePrecision.COUNTRY in (a.precision, b.precision)
    return is_wide and a.country == b.country


def _join(draft: Draft, details: Details, parties: tuple[ActorRef, ...], inferred: bool) -> None:
    draft.details.append(details)
    if not inferred and len(parties) >= 2 and (draft.is_inferred or len(parties) > len(draft.parties)):
        draft.parties, draft.is_inferred = parties, False
    if details.mention.status in UPDATES:
        draft.status = details.mention.status
    elif draft.status is RoundStatus.PROPOSED and details.mention.status is RoundStatus.PLANNED:
        draft.status = RoundStatus.PLANNED
    draft.mediators.extend(_new(details.mediators, draft))


def _new(mediators: Iterable[ActorRef], draft: Draft) -> Iterator[ActorRef]:
    known = {party.id for party in (*draft.mediators, *draft.parties)}
    return (mediator for mediator in mediators if mediator.id not in known)
