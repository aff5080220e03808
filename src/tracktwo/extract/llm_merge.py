"""A language model's records beside those of the rules: where both read the same words, the rules' stands.

The rule is one for all kinds. Two records are of the same words when they are of one kind and rest on the
same stretch; then the rules' record stands and the model's gives way to it, whether it says the same or
something else. A model's record stands by itself only where no rule has read.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from tracktwo.records import Claim, Event, Position, Quotation, Record

SAME_WORDS = 0.5  # share of the longer quotation's characters that two have in common


@dataclass(frozen=True, slots=True)
class Merged:
    """`new` are the model's own records; `given_way` maps the id of each other one to the rules' record.

    `agreed` and `differed` count among the latter those that say the same and those that do not.
    """

    new: tuple[Record, ...]
    given_way: dict[str, str]
    agreed: int
    differed: int


def merge(told: Iterable[Record], read: Sequence[Record]) -> Merged:
    """Return how a model's records stand to those that rules read from the same article."""
    new: list[Record] = []
    given_way: dict[str, str] = {}
    agreed = 0
    for record in told:
        rivals = [r for r in read if type(r) is type(record) and _share_words(record, r)]
        rivals.sort(key=lambda rival: not _say_the_same(record, rival))
        if not rivals:
            new.append(record)
        else:
            given_way[record.id] = rivals[0].id
            agreed += _say_the_same(record, rivals[0])
    return Merged(tuple(new), given_way, agreed, len(given_way) - agreed)


def _share_words(told: Record, read: Record) -> bool:
    return any(of(told, read) for kind, of in SAME.items() if isinstance(told, kind))


def _same_quotation(told: Record, read: Record) -> bool:
    if not isinstance(told, Quotation) or not isinstance(read, Quotation):
        return False
    ours, theirs = _offsets(told), _offsets(read)
    return len(ours & theirs) >= SAME_WORDS * max(len(ours), len(theirs))


def _offsets(quotation: Quotation) -> set[int]:
    return {at for start, end in quotation.contents_span for at in range(start, end)}


def _same_event(told: Record, read: Record) -> bool:
    is_kind = isinstance(told, Event) and isinstance(read, Event) and told.type is read.type
    return is_kind and _overlap(told, read)


def _same_claim(told: Record, read: Record) -> bool:
    if not isinstance(told, Claim) or not isinstance(read, Claim) or not _overlap(told, read):
        return False
    is_finer = told.slot == "assessment" and read.slot.startswith(("can_", "seeks", "is_ready_to"))
    return told.slot == read.slot or is_finer


def _same_position(told: Record, read: Record) -> bool:
    if not isinstance(told, Position) or not isinstance(read, Position):
        return False
    return told.party == read.party and told.issue == read.issue and _overlap(told, read)


def _overlap(told: Record, read: Record) -> bool:
    one, other = told.evidence[0], read.evidence[0]
    return one.article_id == other.article_id and one.start < other.end and other.start < one.end


SAME: dict[type[Record], Callable[[Record, Record], bool]] = {
    Quotation: _same_quotation,
    Event: _same_event,
    Claim: _same_claim,
    Position: _same_position,
}
MEANING: dict[type[Record], tuple[str, ...]] = {
    Quotation: ("speaker_actor", "speech_act"),
    Event: ("actors", "recipients", "status"),
    Claim: ("value", "bound", "polarity"),
    Position: ("option", "stance"),
}


def _say_the_same(told: Record, read: Record) -> bool:
    """Tell whether two records of the same words mean the same: the fields that a reader would quarrel on."""
    return all(getattr(told, field) == getattr(read, field) for field in MEANING[type(told)])
