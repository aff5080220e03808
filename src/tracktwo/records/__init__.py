"""The nouns: frozen records that every room reads and none edits.

`KINDS` maps the word a user types (`tracktwo export events`) to the record type.
"""

from tracktwo.records.actor import Actor, ActorKind, Mention, Role
from tracktwo.records.article import (
    PROSE,
    Article,
    CopyKind,
    Genre,
    Notice,
    Part,
    PartKind,
    PublishedSource,
)
from tracktwo.records.base import Record, record_id
from tracktwo.records.claim import Bound, Claim
from tracktwo.records.commitment import Commitment, CommitmentStatus, ConfidenceMeasure, StatusChange
from tracktwo.records.disagreement import Disagreement, DisagreementKind, DisagreementStatus, Side
from tracktwo.records.event import Event, EventStatus, EventType, TollReport
from tracktwo.records.forecast import Forecast, Question, Resolution, Scenario, ScenarioSet, Term
from tracktwo.records.issue import Issue
from tracktwo.records.judgement import FieldValue, Judgement, JudgementKind
from tracktwo.records.listing import ListedRow, ListVersion, TargetKind
from tracktwo.records.measure import Listing, Measure, MeasureKind, MeasureStatus
from tracktwo.records.position import Position, Stance
from tracktwo.records.proposal import (
    Proposal,
    ProposalChange,
    ProposalKind,
    ProposalPoint,
    ProposalResponse,
    ProposalStatus,
    ResponseStance,
)
from tracktwo.records.provenance import Provenance
from tracktwo.records.quotation import Polarity, Quotation, QuotationForm, SpeechAct
from tracktwo.records.reading import (
    Attempt,
    Named,
    PartyIndex,
    QuantityFound,
    Reading,
    Sentence,
    TimeFound,
    Token,
    Trace,
)
from tracktwo.records.round import (
    Channel,
    DateBasis,
    Delegation,
    Level,
    Outcome,
    Round,
    RoundChange,
    RoundFormat,
    RoundStatus,
    Track,
)
from tracktwo.records.serial import from_dict, json_schema, to_dict
from tracktwo.records.span import Evidence, Span, evidence_at, quoted_text
from tracktwo.records.story import Join, Story
from tracktwo.records.values import (
    ActorRef,
    Count,
    Granularity,
    Place,
    PlacePrecision,
    Quantity,
    Relation,
    TimeValue,
)
from tracktwo.records.written import BriefState, Cited, LineKind, NotHeld, WrittenBrief, WrittenLine

KINDS: dict[str, type[Record]] = {
    "articles": Article,
    "actors": Actor,
    "mentions": Mention,
    "quotations": Quotation,
    "events": Event,
    "claims": Claim,
    "positions": Position,
    "rounds": Round,
    "commitments": Commitment,
    "measures": Measure,
    "proposals": Proposal,
    "disagreements": Disagreement,
    "stories": Story,
    "scenarios": ScenarioSet,
    "questions": Question,
    "forecasts": Forecast,
    "judgements": Judgement,
    "issues": Issue,
    "briefs": WrittenBrief,
}

__all__ = [
    "KINDS", "PROSE", "Actor", "ActorKind", "ActorRef", "Article", "Attempt", "Bound", "BriefState",
    "Channel", "Cited", "Claim", "Commitment", "CommitmentStatus", "ConfidenceMeasure", "CopyKind",
    "Count", "DateBasis", "Delegation",
    "Disagreement", "DisagreementKind", "DisagreementStatus", "Event", "EventStatus", "EventType",
    "Evidence", "FieldValue", "Forecast", "Genre", "Granularity", "Issue", "Join", "Judgement",
    "JudgementKind", "Level", "LineKind", "ListVersion", "ListedRow", "Listing", "Measure", "MeasureKind",
    "MeasureStatus", "Mention", "Named", "NotHeld", "Notice", "Outcome", "Part", "PartKind", "PartyIndex",
    "Place", "PlacePrecision", "Polarity", "Position", "Proposal", "ProposalChange", "ProposalKind",
    "ProposalPoint", "ProposalResponse", "ProposalStatus", "Provenance", "PublishedSource", "Quantity",
    "QuantityFound", "Question", "Quotation", "QuotationForm", "Reading", "Record", "Relation", "Resolution",
    "ResponseStance", "Role", "Round", "RoundChange", "RoundFormat", "RoundStatus", "Scenario",
    "ScenarioSet", "Sentence", "Side", "Span", "SpeechAct", "Stance", "StatusChange", "Story", "TargetKind",
    "Term", "TimeFound", "TimeValue", "Token", "TollReport", "Trace", "Track", "WrittenBrief", "WrittenLine",
    "evidence_at", "from_dict", "json_schema", "quoted_text", "record_id", "to_dict",
]  # fmt: skip
