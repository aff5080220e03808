"""What a language model is asked to give back: words of the article, and one of the known terms for each."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Any

from tracktwo.errors import RecordError
from tracktwo.ontology.dossiers import StickingPoint
from tracktwo.records import EventStatus, EventType, Polarity, SpeechAct, Stance, from_dict, json_schema

MOST_ITEMS = 60  # of a kind in one passage; a passage of some 1,000 words has rarely more than 20
# Slots a model may fill, with what stands in `about` and `value`.
SLOTS = {
    "killed": "how many died; value: the number as printed",
    "injured": "how many were hurt; value: the number as printed",
    "captured": "how many are prisoners or hostages; value: the number as printed",
    "displaced": "how many fled; value: the number as printed",
    "missing": "how many are missing; value: the number as printed",
    "controls": "who holds a place; about: the place, value: who holds it",
    "affiliation_of": "the institute an expert belongs to; about: the person, value: the institute",
    "attended": "who was or was not at a meeting; about: the meeting, value: who",
    "departed": "who left talks or stayed; about: the talks, value: who",
    "proposed_by": "whose idea something was; about: the idea, value: whose",
    "assessment": "a judgement or forecast; about: what is judged, value: the judgement as printed",
    "other": "what is denied or checkable in another way; about: the subject, value: what is asserted of it",
}
COUNTED = frozenset({"killed", "injured", "captured", "displaced", "missing"})


@dataclass(frozen=True, slots=True)
class GivenQuotation:
    """Attributed words. `contents` in as many pieces as they stand in; every text copied from the article."""

    contents: tuple[str, ...]
    speaker: str
    cue: str | None
    act: SpeechAct
    polarity: Polarity


@dataclass(frozen=True, slots=True)
class GivenEvent:
    """Who did what to whom. `text` is the sentence that tells it; every other text stands in it."""

    text: str
    type: EventType
    status: EventStatus
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    date: str | None
    place: str | None
    killed: str | None
    injured: str | None


@dataclass(frozen=True, slots=True)
class GivenClaim:
    """A checkable statement. `text` is the sentence that makes it; every other text stands in it."""

    text: str
    slot: str
    about: str
    value: str
    asserted_by: str | None
    as_of: str | None
    polarity: Polarity
    likelihood: str | None


@dataclass(frozen=True, slots=True)
class GivenPosition:
    """What a party wants. `text` is the sentence that says so; `issue` and `option` are ids."""

    text: str
    party: str
    issue: str
    option: str
    stance: Stance
    condition: str | None


@dataclass(frozen=True, slots=True)
class Answer:
    """All that a model gives for one passage."""

    quotations: tuple[GivenQuotation, ...]
    events: tuple[GivenEvent, ...]
    claims: tuple[GivenClaim, ...]
    positions: tuple[GivenPosition, ...]


KINDS: dict[str, type] = {
    "quotations": GivenQuotation,
    "events": GivenEvent,
    "claims": GivenClaim,
    "positions": GivenPosition,
}


def answer_schema(issues: Sequence[StickingPoint]) -> dict[str, Any]:
    """Return the JSON Schema of an answer, its terms read off the record types and the code books."""
    schema = json_schema(Answer)
    given = schema["$defs"]
    given["GivenClaim"]["properties"]["slot"] = {"enum": sorted(SLOTS)}
    position = given["GivenPosition"]["properties"]
    position["issue"] = {"enum": sorted(issue.id for issue in issues)}
    position["option"] = {"enum": sorted({o for issue in issues for o in options_of(issue)})}
    return schema


def options_of(issue: StickingPoint) -> tuple[str, ...]:
    """Return the ids a position on an issue may name: its options, and the issue itself for any other."""
    return (*(option.id for option in issue.options), issue.id)


def read_answer(answer: str) -> tuple[Answer, int]:
    """Return what fits the record types in a model's answer, and how many items do not."""
    rows: dict[str, Any] = json.loads(answer)
    fitting: dict[str, list[Any]] = {field.name: [] for field in fields(Answer)}
    misfits = 0
    for name, kind in KINDS.items():
        given = rows.get(name)
        items: list[Any] = given if isinstance(given, list) else [given]
        misfits += max(0, len(items) - MOST_ITEMS)
        for item in items[:MOST_ITEMS]:
            try:
                fitting[name].append(from_dict(kind, item))
            except RecordError:
                misfits += 1
    return Answer(**{name: tuple(found) for name, found in fitting.items()}), misfits
