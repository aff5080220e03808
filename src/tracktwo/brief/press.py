"""Printing drafts: each checked against its evidence, the evidence numbered, what was refused counted."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from tracktwo.brief.cast import Cast
from tracktwo.brief.check import REPORTED, check_line
from tracktwo.brief.document import Reference
from tracktwo.brief.draft import Cuts, Draft, is_inside
from tracktwo.brief.names import fold
from tracktwo.brief.phrases import UNKNOWN_DATE
from tracktwo.protocols import BriefLine
from tracktwo.records import Evidence


@dataclass(slots=True)
class Press:
    """Checks drafts, numbers their evidence, and counts what the check refused."""

    cast: Cast
    references: list[Reference] = field(default_factory=list)
    dropped: int = 0
    refused: int = 0
    _numbers: dict[Evidence, int] = field(default_factory=dict)
    _cuts: dict[str, Cuts] = field(default_factory=dict)

    def print(self, drafts: Iterable[Draft]) -> tuple[BriefLine, ...]:
        """Return the lines that may be printed, in the order of their groups and dates."""
        lines: dict[tuple[str | None, str], BriefLine] = {}
        for draft in sorted(drafts, key=lambda d: d.order):
            text = self._first_that_holds(draft)
            if text is None:
                self.dropped += 1
                continue
            line = BriefLine(text, draft.evidence, draft.records, group=draft.group, tags=draft.tags)
            self._cuts[text] = draft.cuts.get(text, ())
            key = (draft.group, fold(REPORTED.sub("", text)))
            lines[key] = _joined(lines[key], line) if key in lines else line
        return tuple(lines.values())

    def _first_that_holds(self, draft: Draft) -> str | None:
        basis = self.cast.basis(draft.evidence)
        for number, text in enumerate(draft.variants):
            if not check_line(text, draft.evidence, basis=basis):
                self.refused += number > 0 and not _only_dates_differ(draft.variants[0], text)
                return text
        return None

    def number(self, line: BriefLine) -> BriefLine:
        """Return a line with the numbers of its evidence, in the order in which it is first printed."""
        for evidence in line.evidence:
            if evidence not in self._numbers:
                self._numbers[evidence] = len(self._numbers) + 1
                basis = self.cast.basis([evidence])[evidence.article_id]
                self.references.append(Reference(self._numbers[evidence], evidence, basis))
        marks = tuple(sorted(self._numbers[e] for e in line.evidence))
        return replace(line, marks=marks, parts=tuple(self._parts(line, marks)))

    def _parts(self, line: BriefLine, marks: tuple[int, ...]) -> Iterator[tuple[str, tuple[int, ...]]]:
        """Yield the parts of a line with their marks; the last part takes the marks that are left."""
        cuts, at, left = self._cuts.get(line.text, ()), 0, set(marks)
        for number, (words, evidence) in enumerate(cuts, 1):
            is_last = number == len(cuts)
            end = len(line.text) if is_last else line.text.index(words, at) + len(words)
            there = {self._numbers[h] for e in evidence for h in line.evidence if h == e or is_inside(e, h)}
            left -= there
            yield line.text[at:end], tuple(sorted(there | left if is_last else there))
            at = end


def _only_dates_differ(first: str, printed: str) -> bool:
    return first.partition(": ")[2] == printed.partition(": ")[2] or UNKNOWN_DATE in printed[:20]


def _joined(one: BriefLine, other: BriefLine) -> BriefLine:
    return replace(
        one,
        evidence=tuple(dict.fromkeys((*one.evidence, *other.evidence))),
        records=tuple(dict.fromkeys((*one.records, *other.records))),
    )
