"""What people decided about a record, on this reading of it or on an earlier one, and what was taken back."""

from dataclasses import dataclass

from tracktwo.records import Judgement, JudgementKind
from tracktwo.store.judged import undone
from tracktwo.store.view import View

MOST_READINGS = 50  # earlier readings followed back from a record


@dataclass(frozen=True, slots=True)
class Decision:
    """A judgement about a record. `reading` is the id it was made on: the record's own or an earlier one's.

    `taken_back_by` is the judgement that undid it, None while it is in force.
    """

    judgement: Judgement
    reading: str
    taken_back_by: Judgement | None

    @property
    def is_in_force(self) -> bool:
        """Whether nobody took it back."""
        return self.taken_back_by is None


def decisions_on(view: View, record_id: str) -> tuple[Decision, ...]:
    """Return the decisions that apply to a record, the oldest first; () for an unknown id."""
    made = {
        j.id: (j, reading) for reading in readings_of(view, record_id) for j in _judgements(view, reading)
    }
    undos: dict[str, Judgement] = {}
    waiting = list(made)
    while waiting:
        for undo in _judgements(view, waiting.pop()):
            if undo.kind is JudgementKind.UNDO and undo.id not in undos:
                undos[undo.id] = undo
                waiting.append(undo.id)
    everything = sorted([*(j for j, _ in made.values()), *undos.values()], key=lambda j: j.made_at)
    gone = undone(everything)
    by = {
        target: undo
        for undo in sorted(undos.values(), key=lambda j: j.made_at)
        if undo.id not in gone
        for target in undo.targets
    }
    ordered = sorted(made.values(), key=lambda pair: pair[0].made_at)
    return tuple(Decision(j, reading, by.get(j.id)) for j, reading in ordered)


def readings_of(view: View, record_id: str) -> list[str]:
    """Return a record's id and those of the earlier readings by the same step whose place it took."""
    found = [record_id]
    for reading in found:
        standing = view.standing(reading)
        if standing is None or len(found) > MOST_READINGS:
            break
        known = view.as_made([reading, *standing.supersedes])
        own = known[reading]
        found += [
            old
            for old in standing.supersedes
            if old in known
            and old not in found
            and type(known[old]) is type(own)
            and known[old].provenance.step == own.provenance.step
        ]
    return found


def _judgements(view: View, record_id: str) -> tuple[Judgement, ...]:
    standing = view.standing(record_id)
    return standing.judgements if standing else ()
