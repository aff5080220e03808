"""What the ledger is made from, and a question with rival accounts before cases are joined."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from tracktwo.corroborate.accounts import Account, Library
from tracktwo.corroborate.counted_events import CountedEvents
from tracktwo.ontology.rivals import Rivals
from tracktwo.records import (
    Claim,
    DisagreementKind,
    DisagreementStatus,
    Event,
    EventType,
    Quotation,
    Round,
)
from tracktwo.records.recall import Recall


@dataclass(frozen=True)
class Ledger:
    """What the ledger is made from: the records of one dossier, and the articles behind them.

    `linked` has the linked event of each single reading, by the reading's id.
    """

    claims: Sequence[Claim]
    quotations: Sequence[Quotation]
    events: Sequence[Event]
    rounds: Sequence[Round]
    library: Library
    rivals: Rivals
    institutes: frozenset[str]
    recall: Recall = field(default_factory=Recall)
    linked: Mapping[str, Event] = field(default_factory=dict)

    @cached_property
    def counted(self) -> CountedEvents:
        """The linked events by the words in which their tolls are told."""
        return CountedEvents(self.events, self.linked)

    @cached_property
    def quotations_in(self) -> Mapping[str, Sequence[Quotation]]:
        """The quotations, by article."""
        found: defaultdict[str, list[Quotation]] = defaultdict(list)
        for quotation in self.quotations:
            found[quotation.evidence[0].article_id].append(quotation)
        return found

    @cached_property
    def accusations(self) -> Mapping[str, Sequence[Event]]:
        """The events in which somebody accuses somebody, by article."""
        found: defaultdict[str, list[Event]] = defaultdict(list)
        for event in self.events:
            if event.type is EventType.ACCUSE and event.actors:
                found[event.evidence[0].article_id].append(event)
        return found


@dataclass(frozen=True, slots=True)
class Case:
    """A question with its rival accounts, before cases about one thing are joined."""

    kind: DisagreementKind
    question: str
    accounts: Sequence[Account]
    status: DisagreementStatus = DisagreementStatus.OPEN
    note: str | None = None
