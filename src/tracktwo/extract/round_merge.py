"""Mentions of meetings in one article brought together: one draft for each meeting."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from tracktwo.extract.party_names import written_parties
from tracktwo.extract.round_days import day_around, points_back
from tracktwo.extract.round_details import Details, details_of
from tracktwo.extract.round_drafts import Draft
from tracktwo.extract.round_fits import dates_fit, places_fit
from tracktwo.extract.round_mentions import find_mentions
from tracktwo.extract.round_seats import Scene
from tracktwo.extract.round_several import is_nobodys, seat_several
from tracktwo.extract.round_standing import UPDATES, is_set, sits_alone, stands
from tracktwo.extract.round_table import (
    COARSE,
    SEATED,
    article_mediators,
    by_prominence,
    looks_back,
    main_table,
)
from tracktwo.extract.supposed import supposed
from tracktwo.extract.syntax import child_tokens
from tracktwo.records import (
    ActorRef,
    PartKind,
    RoundFormat,
    RoundStatus,
    TimeValue,
)

FUTURE = frozenset({RoundStatus.PLANNED, RoundStatus.PROPOSED})
REMOTE = frozenset({RoundFormat.PHONE, RoundFormat.VIDEO, RoundFormat.WRITTEN})
CALLS = frozenset(
    {"call", "conversation", "talk", "speak", "phone", "telephone", "discuss", "discussion", "contact"}
)


def draft_rounds(scene: Scene) -> list[Draft]:
    """Return the meetings of an article, in the order they are first told; those of a scenario are none."""
    thought_out = supposed(scene.reading)
    told = [
        details_of(scene, mention)
        for sentence in scene.reading.sentences
        if sentence.index not in thought_out
        for mention in find_mentions(sentence, scene.tracks)
    ]
    table = main_table(scene, told)
    adversaries = tuple(by_prominence(scene, article_mediators(scene)))
    drafts: list[Draft] = []
    so_far: list[Details] = []
    mediators = article_mediators(scene)
    for plain in told:
        whole = _completed(scene, plain, mediators)
        details = replace(whole, day=day_around(scene, whole, so_far))
        so_far.append(details)
        _place(scene, details, drafts, adversaries if looks_back(details) else table)
    return drafts


def _completed(scene: Scene, details: Details, mediators: frozenset[str | None]) -> Details:
    """Return a mention of one party with the one that "they", "he" or "the talks" takes from before."""
    if len(details.parties) != 1 or not points_back(details):
        return details
    at = details.mention.sentence.index - 1
    aside = mediators | {mediator.id for mediator in details.mediators} | {details.parties[0].id}
    before = {p for (index, _), p in scene.index.at.items() if index == at}
    others = [p for p in before if p.id not in aside and p.sector in SEATED]
    return replace(details, parties=(others[0], *details.parties)) if len(others) == 1 else details


def _place(scene: Scene, details: Details, drafts: list[Draft], table: tuple[ActorRef, ...]) -> None:
    """Add one mention to the draft it belongs to, or open a new one when it stands firmly enough."""
    several = seat_several(details, drafts)
    parties, inferred = (several, True) if several else _seated(scene, details, table)
    if details.mention.status is None and not _adds(details, drafts):
        return
    for draft in reversed(drafts):
        if _is_to_come(scene, details) and draft.status is RoundStatus.HELD:
            continue
        if _is_same(draft, details, parties, inferred):
            _join(draft, details, parties, inferred)
            return
    status = details.mention.status or _deal_status(details)
    is_told_by_host = status in FUTURE and bool(details.mediators and details.place) and len(parties) == 1
    if (
        status is None
        or (len(parties) < 2 and not is_told_by_host and not is_set(details))
        or not stands(details, inferred, today=scene.reading.published_on)
    ):
        return
    if inferred and (sits_alone(details) or (not drafts and is_nobodys(scene, details, parties, status))):
        return
    draft = Draft(status, [details], parties, inferred, f"{details.mention.kind}:{status.value}")
    draft.mediators.extend(details.mediators)
    drafts.append(draft)


def _is_to_come(scene: Scene, details: Details) -> bool:
    """Whether a mention's day lies after the report: what was held cannot be on it."""
    told, start = scene.reading.published_on, details.date.start if details.date else None
    return told is not None and start is not None and start[:10] > told.isoformat()


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
    if details.mention.kind == "deal" and details.date is not None and not _is_called_by_year(details):
        return RoundStatus.HELD
    return None


def _is_called_by_year(details: Details) -> bool:
    """Whether a year is only part of what a deal is called, in passing: "under the 2022 agreement"."""
    noun = details.mention.trigger
    beside = child_tokens(details.mention.sentence, noun.i, "nummod", "compound", "amod", "nmod")
    year = details.date.text if details.date is not None else None
    return noun.dep not in ("nsubj", "nsubjpass") and any(token.text == year for token in beside)


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


def _is_same(draft: Draft, details: Details, parties: tuple[ActorRef, ...], inferred: bool) -> bool:
    status = details.mention.status or _deal_status(details)
    if status is not None and not _status_fits(draft, status):
        return False
    for apart in ("channel", "contact"):  # to be in touch is no meeting
        if (details.mention.kind == apart) != (draft.rule.split(":")[0] == apart):
            return False
    if not _parties_fit(draft, details, parties, inferred) or not _formats_fit(draft, details):
        return False
    if draft.ordinal and details.ordinal and draft.ordinal != details.ordinal:
        return False
    if not dates_fit(draft.date, _day_at_hand(details)) or not places_fit(draft.place, details.place):
        return False
    if status is None and details.mention.kind == "deal":
        return False
    if _is_background(draft) and not (details.date or details.place):
        return False
    fresh = details.date is None and details.place is None and not details.parties and not details.is_both
    return not (fresh and status is not None and status is not draft.status)


def _formats_fit(draft: Draft, details: Details) -> bool:
    """Whether a mention may be of the same meeting by its form: a call is no meeting, an errand no round.

    Talks spoken of in general ("insists on bilateral talks") say nothing of an errand.
    """
    calls = [d.format in REMOTE for d in draft.details if d.format is not None]
    lemma = details.mention.trigger.lemma.lower()
    if calls and all(calls) and details.format not in REMOTE and lemma not in CALLS:
        return False
    is_errand = draft.rule.split(":")[0] == "errand"
    return not is_errand or details.mention.kind == "errand" or bool(details.date or details.place)


def _day_at_hand(details: Details) -> TimeValue | None:
    return details.date or (details.day.value if details.day else None)


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
