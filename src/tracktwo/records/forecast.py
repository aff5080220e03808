"""What may come next: scenario sets, questions, forecasts, resolutions."""

from dataclasses import dataclass
from enum import StrEnum

from tracktwo.records.base import Record
from tracktwo.records.span import Evidence


@dataclass(frozen=True, slots=True)
class Scenario:
    """One way things may go, as an article or a profile names it."""

    name: str
    description: str
    indicators: tuple[str, ...] = ()
    condition: str | None = None
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ScenarioSet(Record):
    """Scenarios that somebody sets side by side; `named_by` is who does."""

    name: str
    scenarios: tuple[Scenario, ...]
    named_by: str | None = None


class Resolution(StrEnum):
    """How a question ended."""

    YES = "yes"
    NO = "no"
    VOID = "void"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question(Record):
    """A question with the rule that will resolve it, fixed when it was asked.

    `options` are the ids of the scenarios it asks about, empty for a question of yes or no; `came_true` is
    the one that did, once it is resolved. `decided_on` is the day on which the answer came about: figures of
    that day or later are no forecasts of it and are not scored. None: on the day it was resolved.
    """

    text: str
    resolution_rule: str
    opens: str
    closes: str
    resolution: Resolution | None = None
    resolved_at: str | None = None
    reason: str | None = None
    options: tuple[str, ...] = ()
    came_true: str | None = None
    decided_on: str | None = None


@dataclass(frozen=True, slots=True)
class Term:
    """One line of a forecast's explanation: what moved it, and by how much (log-odds)."""

    name: str
    weight: float
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast(Record):
    """A dated probability in 0..1 for a question or a scenario; `words` is the ICD 203 term.

    `scenario` is "set/scenario" of the dossier's profile. `base_rate` is what past cases alone said that day.
    """

    question_id: str | None
    scenario: str | None
    probability: float
    words: str
    made_at: str
    made_by: str
    base_rate: float | None
    terms: tuple[Term, ...]
    as_of: str
    reason: str | None = None
