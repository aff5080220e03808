"""A briefing as a Word document, by python-docx: headings, lists and the numbered evidence at the end."""

import io
import re
from typing import TYPE_CHECKING, Any

from tracktwo.brief.document import Brief, Section
from tracktwo.brief.render_text import bracketed, cite, headline
from tracktwo.errors import ConfigError

if TYPE_CHECKING:
    from tracktwo.protocols import BriefLine

MISSING = "Word files need python-docx: pip install 'tracktwo[docx]'. Or take the HTML: Word opens it."
# What XML cannot hold, and what would turn or hide the words around it.
UNFIT = re.compile(
    "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
    "\ud800-\udfff\ufeff\ufffe\uffff]"
)
SMALL = 9  # points


def as_docx(brief: Brief) -> bytes:
    """Return the briefing as a .docx file.

    Raises:
        ConfigError: python-docx is not installed.
    """
    try:
        from docx import Document
    except ImportError:
        raise ConfigError(MISSING) from None
    paper = Document()
    paper.core_properties.title = fit(brief.title)[:255]
    paper.core_properties.author = "Tracktwo"
    paper.core_properties.comments = ""
    paper.add_heading(fit(brief.title), 0)
    for line in headline(brief):
        _small(paper.add_paragraph(), line)
    for section in brief.sections:
        _add_section(paper, section)
    _add_evidence(paper, brief)
    file = io.BytesIO()
    paper.save(file)
    return file.getvalue()


def fit(text: str) -> str:
    """Return text on one line without what a Word file cannot hold.

    >>> fit("a\\x00b\\u202ec d")
    'abc d'
    """
    return " ".join(UNFIT.sub("", text).split())


def _small(paragraph: Any, text: str, *, italic: bool = False, bold: bool = False) -> None:
    from docx.shared import Pt

    run = paragraph.add_run(fit(text))
    run.font.size = Pt(SMALL)
    run.italic = italic
    run.bold = bold


def _add_section(paper: Any, section: Section) -> None:
    if section.title:
        heading = paper.add_heading(fit(section.title), 1)
        for told in bracketed(section.byline):
            _small(heading, f" {told}", italic=True)
    if not section.lines and not section.tallies and section.empty:
        paper.add_paragraph(fit(section.empty))
    group = None
    for line in section.lines:
        if line.group and line.group != group:
            group = line.group
            paper.add_heading(fit(group), 2)
        _add_line(paper, line)
    for tally in section.tallies:
        paper.add_paragraph(fit(f"{tally.label}: {tally.value}"), style="List Bullet")


def _add_line(paper: Any, line: "BriefLine") -> None:
    paragraph = paper.add_paragraph(style="List Bullet")
    for text, marks in line.pieces:
        paragraph.add_run(fit(text) + " ")
        for mark in marks:
            paragraph.add_run(f"[{mark}]").font.superscript = True
    for told in bracketed(line.byline):
        paragraph.add_run(" ")
        _small(paragraph, told, italic=not line.is_judgement, bold=line.is_judgement)


def _add_evidence(paper: Any, brief: Brief) -> None:
    if not brief.references:
        return
    paper.add_heading("Evidence", 1)
    for ref in brief.references:
        paragraph = paper.add_paragraph()
        paragraph.add_run(f"[{ref.number}] ")
        paragraph.add_run(f"“{fit(ref.evidence.text)}” ").italic = True
        where = f"{cite(ref)} ({ref.evidence.article_id}, {ref.evidence.start}:{ref.evidence.end})"
        _small(paragraph, where)
