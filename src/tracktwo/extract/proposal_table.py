"""The texts on the table of one article while it is read: which mention is of which text."""

from dataclasses import dataclass, field

from tracktwo.extract.party_names import unique
from tracktwo.extract.proposal_names import TextNamed
from tracktwo.extract.proposal_scene import Act
from tracktwo.records import (
    ActorRef,
    Evidence,
    ProposalChange,
    ProposalKind,
    ProposalPoint,
    ProposalResponse,
    ProposalStatus,
    TimeValue,
)

Status = ProposalStatus
# From the least to the most that is told of a text: the furthest it came is where it stands.
RANK = (
    Status.PROPOSED, Status.SENT, Status.RECEIVED, Status.DISCUSSED, Status.REVISED, Status.LEAKED,
    Status.ACCEPTED, Status.REJECTED, Status.DENIED, Status.SIGNED,
)  # fmt: skip
HANDED = frozenset({Status.PROPOSED, Status.SENT, Status.RECEIVED})
ANSWERING = frozenset({ProposalKind.COUNTER_DRAFT})


@dataclass(slots=True)
class OnTable:
    """A text with all that an article says of it so far."""

    first: TextNamed
    named: list[TextNamed] = field(default_factory=list)
    authors: tuple[ActorRef, ...] = ()
    recipients: tuple[ActorRef, ...] = ()
    carried_by: tuple[ActorRef, ...] = ()
    count: int | None = None
    date: TimeValue | None = None
    rules: list[str] = field(default_factory=list)
    points: list[ProposalPoint] = field(default_factory=list)
    responses: list[ProposalResponse] = field(default_factory=list)
    history: list[ProposalChange] = field(default_factory=list)
    evidence: list[Evidence] = field(default_factory=list)
    previous: "OnTable | None" = None

    def add(self, named: TextNamed) -> None:
        """Take one more mention of it."""
        self.named.append(named)
        self.authors = unique((*self.authors, *named.authors))
        self.count = self.count or named.count

    def told(self, act: Act, *, day: str | None, date: TimeValue | None, evidence: Evidence) -> None:
        """Take what a sentence says was done with it."""
        self.rules.append(act.rule)
        self.carried_by = unique((*self.carried_by, *act.carriers))
        is_old = not self.first.is_new or bool(
            self.authors or self.carried_by
        )  # "signed the nine-point text"
        own = () if act.status is Status.SIGNED and is_old else act.authors
        self.authors = unique((*self.authors, *(a for a in own if a not in self.carried_by)))
        self.recipients = unique((*self.recipients, *act.recipients))
        if act.status is not None:
            self.history.append(ProposalChange(day, act.status, act.by, (evidence,)))
            if act.status in HANDED and self.date is None:
                self.date = date

    def answered(self, act: Act, point: str | None, evidence: Evidence) -> None:
        """Take what parties say of it, each stance of a party on a part once."""
        self.rules.append(act.rule)
        for party in act.by:
            told = [(r.party, r.stance, r.point) for r in self.responses]
            if act.stance is not None and (party, act.stance, point) not in told:
                self.responses.append(ProposalResponse(party, act.stance, point, (evidence,)))

    @property
    def kind(self) -> ProposalKind:
        """The kind that most of its names say; a first name that says more than the general one stands."""
        return self.first.kind

    @property
    def name(self) -> str:
        """The fullest name it is given."""
        return max((n for n in self.named), key=lambda n: (n.count is not None, len(n.name))).name

    @property
    def involved(self) -> tuple[ActorRef, ...]:
        """The parties that have a part in it, by state or group."""
        parts = (*self.authors, *self.recipients, *(r.party for r in self.responses))
        return unique((*parts, *(p for change in self.history for p in change.by)))

    @property
    def status(self) -> ProposalStatus:
        """The furthest that it came in this article."""
        whole = [r.stance.value for r in self.responses if r.point is None]
        found = [change.status for change in self.history]
        found += [Status.REJECTED] * ("rejects" in whole)
        found += [Status.ACCEPTED] * ("accepts" in whole and "rejects" not in whole)
        found += [Status.LEAKED] * any(named.is_leaked for named in self.named)
        found += [Status.REVISED] * any(named.is_revised for named in self.named)
        if self.responses:
            found.append(Status.DISCUSSED)
        return max(found, key=RANK.index, default=Status.PROPOSED)


@dataclass(slots=True)
class Table:
    """The texts of an article, in the order in which they are first named."""

    texts: list[OnTable] = field(default_factory=list)

    def place(self, named: TextNamed) -> OnTable:
        """Return the text that a mention is of, a new one where it is of none named before."""
        found = next((text for text in reversed(self.texts) if _is_same(named, text)), None)
        if found is None:
            found = OnTable(named, previous=self._before(named))
            self.texts.append(found)
        found.add(named)
        return found

    def _before(self, named: TextNamed) -> OnTable | None:
        """Return the text that a counter-draft answers or a revised one takes the place of."""
        if named.kind in ANSWERING:
            others = [t for t in self.texts if t.kind not in ANSWERING]
            return others[-1] if others else None
        if named.is_revised or named.count is not None:
            same = [t for t in self.texts if t.count and t.count != named.count and _by_same(named, t)]
            return same[-1] if same else None
        return None


def _by_same(named: TextNamed, text: OnTable) -> bool:
    one, other = {a.id for a in named.authors}, {a.id for a in text.authors}
    return text.kind not in ANSWERING and (not one or not other or bool(one & other))


def _is_same(named: TextNamed, text: OnTable) -> bool:
    """Whether a mention is of a text: nothing speaks against it, and it does not bring in a new one."""
    if named.count and text.count and named.count != text.count:
        return False
    if named.is_bare:
        return not named.is_new or named.sentence.index - text.named[-1].sentence.index <= 0
    if (named.kind in ANSWERING) != (text.kind in ANSWERING):
        return False
    if not _by_same(named, text) and named.kind not in ANSWERING:
        return False
    if named.kind in ANSWERING:
        return not named.authors or not text.authors or bool({*named.authors} & {*text.authors})
    same_count = named.count is not None and named.count == text.count
    same_noun = any(named.noun.lemma.lower() == n.noun.lemma.lower() for n in text.named)
    if named.is_new:
        return same_count
    return same_count or same_noun or named.kind == text.kind
