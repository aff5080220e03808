"""A briefing as Markdown, its evidence as footnotes."""

import re
from collections.abc import Iterator

from tracktwo.brief.document import Brief, Section
from tracktwo.brief.render_text import bracketed, cite, headline

NAME = "md"
MEDIA_TYPE = "text/markdown"
SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~!&]|^[-+](?= )|^\d+\.(?= ))")


def render(brief: Brief) -> str:
    """Return the briefing as Markdown. Words from articles are escaped: they cannot become markup."""
    lines = [f"# {escape(brief.title)}", "", *(f"*{escape(line)}*  " for line in headline(brief)), ""]
    for section in brief.sections:
        title = " ".join([escape(section.title), *_byline(section.byline)]).strip()
        lines += [*([f"## {title}", ""] if title else ()), *_section(section), ""]
    lines += [
        f"[^{ref.number}]: “{escape(ref.evidence.text)}” {escape(cite(ref))} "
        f"(`{ref.evidence.article_id}` {ref.evidence.start}:{ref.evidence.end})"
        for ref in brief.references
    ]
    return "\n".join(lines).rstrip() + "\n"


def _section(section: Section) -> Iterator[str]:
    if not section.lines and not section.tallies:
        yield escape(section.empty)
    group = None
    for line in section.lines:
        if line.group and line.group != group:
            group = line.group
            yield from ("", f"### {escape(group)}", "")
        told = (f"{escape(text)} " + "".join(f"[^{m}]" for m in marks) for text, marks in line.pieces)
        yield " ".join(["- " + "".join(told).rstrip(), *_byline(line.byline, is_loud=line.is_judgement)])
    yield from (f"- {escape(tally.label)}: {tally.value}" for tally in section.tallies)


def _byline(byline: str, *, is_loud: bool = False) -> tuple[str, ...]:
    stress = "**" if is_loud else "*"
    return tuple(f"{stress}{escape(told)}{stress}" for told in bracketed(byline))


def escape(text: str) -> str:
    """Return text that Markdown prints as it stands, on one line.

    >>> escape("a *bold* [link](x) <script>")
    'a \\\\*bold\\\\* \\\\[link\\\\](x) \\\\<script\\\\>'
    """
    return SPECIAL.sub(r"\\\1", " ".join(text.split()))
