"""A brief that a person put together: its check against the evidence picked for it, and its printed form."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from tracktwo.brief.check import ProblemKind, check_line
from tracktwo.brief.document import Basis, Brief, Reference, Section
from tracktwo.protocols import BriefLine
from tracktwo.records import BriefState, Cited, Evidence, LineKind, NotHeld, WrittenBrief, WrittenLine

STRAIGHT = re.compile(r'"([^"]*)"|«([^«»]*)»|„([^„“”]*)[“”]')
# What a heading may say besides the words of the templates: it orders, and claims nothing.
HEADING_WORDS = re.compile(
    r"\b(?:annex|background|conclusion|findings|introduction|key|main|next|outlook|overview|points|steps|"
    r"summary)\b",
    re.IGNORECASE,
)
MACHINE = "machine-written"
HELD = "the analyst's words, found in the evidence"
JUDGEMENT = "the analyst's own judgement, not established"
CHECKED = (
    "Sentences marked machine-written are worded from records; the others are the analyst's. The check "
    "compares names, numbers, dates, places and wording with the evidence picked for each; it does not see "
    "who did what to whom. What the evidence does not hold is marked as the analyst's own judgement."
)


def check_own(text: str, cited: Sequence[Cited]) -> tuple[NotHeld, ...]:
    """Return what a person's sentence says that the words picked for it do not hold.

    Quotation marks of any kind count as such, so that quoted words must stand in the evidence as they are.
    """
    curled = STRAIGHT.sub(lambda m: f"“{next(filter(None, m.groups()), '')}”", text)
    found = check_line(curled, [c.evidence for c in cited], basis=_bases(cited))
    return tuple(NotHeld(problem.kind.value, problem.words) for problem in found)


def checked(lines: Iterable[WrittenLine]) -> tuple[WrittenLine, ...]:
    """Return the lines with what their evidence does not hold; a heading's is that of the lines under it."""
    kept = list(lines)
    return tuple(replace(line, not_held=_not_held(line, kept[at:], kept)) for at, line in enumerate(kept))


def _not_held(
    line: WrittenLine, onward: Sequence[WrittenLine], everything: Sequence[WrittenLine]
) -> tuple[NotHeld, ...]:
    if line.kind is LineKind.MACHINE:
        return ()
    if line.kind is LineKind.OWN:
        return check_own(line.text, line.cited)
    claim = HEADING_WORDS.sub("", line.text).strip(" ,.:;-–—&")
    under = [*_under(onward)] or [c for other in everything for c in other.cited]
    return check_own(claim, under) if claim else ()


def _under(onward: Sequence[WrittenLine]) -> Iterator[Cited]:
    for line in onward[1:]:
        if line.kind is LineKind.HEADING:
            return
        yield from line.cited


def byline(line: WrittenLine) -> str:
    """Return who worded a line and what of it is not established; "" for a heading that claims nothing."""
    if line.kind is LineKind.MACHINE:
        return MACHINE
    if not line.not_held:
        return HELD if line.kind is LineKind.OWN else ""
    if any(one.kind == ProblemKind.NO_EVIDENCE for one in line.not_held):
        return f"{JUDGEMENT}: no evidence was picked for it"
    words = ", ".join(f"“{one.words}”" for one in line.not_held)
    return f"{JUDGEMENT}: the evidence does not hold {words}"


def document_of(brief: WrittenBrief, *, notes: Sequence[str] = ()) -> Brief:
    """Return a brief as the renderers print it, its evidence numbered in the order of the lines.

    Args:
        notes: what became of its evidence since; printed under the title.
    """
    numbers = _Numbers()
    sections = tuple(_sections(brief.lines, numbers))
    return Brief(
        title=brief.title,
        dossier=brief.dossier,
        today=brief.made_at[:10],
        as_of=None,
        since=None,
        sections=sections,
        references=tuple(numbers.references),
        dropped=0,
        foreword=(*notes, _made(brief), CHECKED),
    )


def _made(brief: WrittenBrief) -> str:
    at = f"{brief.made_at[:10]} {brief.made_at[11:16]} UTC"
    if brief.state is BriefState.PUBLISHED:
        return f"Published by {brief.who} on {at}. Its words and evidence are kept as they were then."
    return f"A draft by {brief.who}, saved on {at}. It is not published."


@dataclass(slots=True)
class _Numbers:
    """The evidence of a brief, numbered as it is first printed."""

    references: list[Reference] = field(default_factory=list)
    _known: dict[Evidence, int] = field(default_factory=dict)

    def of(self, cited: Iterable[Cited]) -> tuple[int, ...]:
        """Return the numbers of some evidence, new ones given where needed."""
        found = []
        for one in cited:
            if one.evidence not in self._known:
                self._known[one.evidence] = len(self._known) + 1
                self.references.append(Reference(self._known[one.evidence], one.evidence, basis_of(one)))
            found.append(self._known[one.evidence])
        return tuple(sorted(set(found)))


def _sections(lines: Sequence[WrittenLine], numbers: _Numbers) -> Iterator[Section]:
    title, by, held = "", "", list[BriefLine]()
    for line in lines:
        if line.kind is not LineKind.HEADING:
            held.append(_printed(line, numbers))
            continue
        if title or held:
            yield _section(title, by, held, line.key)
        title, by, held = line.text, byline(line), []
    yield _section(title, by, held, 0)


def _section(title: str, by: str, lines: Sequence[BriefLine], key: int) -> Section:
    return Section(f"part-{key}", title, tuple(lines), empty="", byline=by)


def _printed(line: WrittenLine, numbers: _Numbers) -> BriefLine:
    evidence = tuple(one.evidence for one in line.cited)
    marks = numbers.of(line.cited)
    return BriefLine(
        line.text, evidence, line.records, marks=marks, byline=byline(line), is_judgement=bool(line.not_held)
    )


def basis_of(cited: Cited) -> Basis:
    """Return what was known of a cited article when its words were picked."""
    return Basis(
        outlet=cited.outlet,
        published_at=cited.published_at,
        title=cited.title,
        url=cited.url,
        author=cited.author,
        retrieved_at=cited.retrieved_at,
        sha256=cited.sha256,
    )


def _bases(cited: Sequence[Cited]) -> Mapping[str, Basis]:
    return {one.evidence.article_id: basis_of(one) for one in cited}
