"""Who said what, in which words, and who passed it on."""

from dataclasses import dataclass
from enum import StrEnum

from tracktwo.records.base import Record
from tracktwo.records.values import ActorRef, TimeValue

Pairs = tuple[tuple[int, int], ...]


class QuotationForm(StrEnum):
    """Whether the words are the speaker's own."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class SpeechAct(StrEnum):
    """What a speaker does by saying it."""

    STATES = "states"
    CLAIMS = "claims"
    DEMANDS = "demands"
    OFFERS = "offers"
    REJECTS = "rejects"
    DENIES = "denies"
    ASSESSES = "assesses"
    THREATENS = "threatens"
    PROMISES = "promises"
    ASKS = "asks"
    REPORTS = "reports"


class Polarity(StrEnum):
    """Whether a proposition is put forward as true or as not true."""

    AFFIRMED = "affirmed"
    NEGATED = "negated"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation(Record):
    """Attributed words. A `*_span` is a list of [start, end] pairs into the text that was read."""

    contents: str
    contents_span: Pairs
    cue: str | None
    cue_span: Pairs
    speaker: str | None
    speaker_span: Pairs
    speaker_actor: ActorRef | None
    affiliation: str | None
    via: str | None
    addressee: str | None = None
    form: QuotationForm
    speech_act: SpeechAct
    polarity: Polarity
    date: TimeValue | None = None
