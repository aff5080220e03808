"""What the ledger is made from, and a question with rival accounts before cases are joined."""

from collections.abc import Sequence
from dataclasses import dataclass

from tracktwo.corroborate.accounts import Account, Library
from tracktwo.ontology.rivals import Rivals
from tracktwo.records import Claim, DisagreementKind, DisagreementStatus, Event, Quotation, Round


@dataclass(frozen=True, slots=True)
class Ledger:
    """What the ledger is made from: the records of one dossier, and the articles behind them."""

    claims: Sequence[Claim]
    quotations: Sequence[Quotation]
    events: Sequence[Event]
    rounds: Sequence[Round]
    library: Library
    rivals: Rivals
    institutes: frozenset[str]


@dataclass(frozen=True, slots=True)
class Case:
    """A question with its rival accounts, before cases about one thing are joined."""

    kind: DisagreementKind
    question: str
    accounts: Sequence[Account]
    status: DisagreementStatus = DisagreementStatus.OPEN
    note: str | None = None
