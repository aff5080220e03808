"""A briefing as plain text, for terminals and mail."""

import textwrap
from collections.abc import Iterator

from tracktwo.brief.document import Brief, Reference, Section

NAME = "text"
MEDIA_TYPE = "text/plain"


def render(brief: Brief, *, width: int = 88) -> str:
    """Return the briefing as text, wrapped to a width in characters, references at the end."""
    lines = [brief.title, "=" * min(len(brief.title), width), *headline(brief), ""]
    for section in brief.sections:
        title = " ".join([section.title, *bracketed(section.byline)]).strip()
        lines += [*([title, "-" * len(title)] if title else ()), *_section(section, width), ""]
    if brief.references:
        lines += ["Evidence", "--------"]
        lines += [line for ref in brief.references for line in _reference(ref, width)]
    return "\n".join(lines).rstrip() + "\n"


def headline(brief: Brief) -> tuple[str, ...]:
    """Return the lines under the title: when it was written, for what time, how it was made."""
    if brief.foreword:
        return brief.foreword
    since = f", since {brief.since}" if brief.since else ""
    since += f", up to {brief.until}" if brief.until else ""
    as_of = f", as known at {brief.as_of}" if brief.as_of else ""
    return (
        f"Written on {brief.today}{since}{as_of}. Times are UTC.",
        "Machine-written from records: every sentence rests on the numbered evidence and on nothing else.",
    )


def _section(section: Section, width: int) -> Iterator[str]:
    if not section.lines and not section.tallies:
        yield section.empty
    group = None
    for line in section.lines:
        if line.group and line.group != group:
            group = line.group
            yield f"{group}:"
        told = "".join(" ".join([text, *(f"[{mark}]" for mark in marks)]) for text, marks in line.pieces)
        told = " ".join([told, *bracketed(line.byline)])
        yield textwrap.fill(told, width, initial_indent="- ", subsequent_indent="  ")
    yield from (f"- {tally.label}: {tally.value}" for tally in section.tallies)


def bracketed(byline: str) -> tuple[str, ...]:
    """Return who worded something, as it stands behind it; () where nobody says."""
    return (f"({byline})",) if byline else ()


def _reference(ref: Reference, width: int) -> Iterator[str]:
    evidence, label = ref.evidence, f"[{ref.number}] "
    where = f"{cite(ref)} ({evidence.article_id}, {evidence.start}:{evidence.end})"
    words = f"{label}“{' '.join(evidence.text.split())}” {where}"
    yield textwrap.fill(words, width, subsequent_indent=" " * len(label))


def cite(ref: Reference) -> str:
    """Return an article as a reader cites it: outlet, title, day of publication."""
    basis = ref.basis
    day = basis.published_at[:10] if basis.published_at else "date unknown"
    title = f"“{basis.title}”, " if basis.title else ""
    return f"{basis.outlet or 'Outlet unknown'}, {title}{day}"
