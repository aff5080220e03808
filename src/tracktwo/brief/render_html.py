"""A briefing as one HTML page that stands alone: no script, nothing fetched, every word escaped."""

from collections.abc import Iterator
from html import escape

from tracktwo.brief.document import Brief, Reference, Section
from tracktwo.brief.render_text import bracketed, cite, headline
from tracktwo.protocols import BriefLine

NAME = "html"
MEDIA_TYPE = "text/html"
STYLE = """
:root { color-scheme: light dark; }
body { font: 1rem/1.55 Georgia, 'Times New Roman', serif; }
body { max-width: 44rem; margin: 2rem auto; padding: 0 1rem; }
h1, h2, h3, .tags, .head { font-family: system-ui, sans-serif; }
h1 { font-size: 1.6rem; line-height: 1.2; } h2 { font-size: 1.15rem; margin-top: 2.2rem; }
h3 { font-size: .95rem; margin-bottom: .3rem; }
li { margin: .45rem 0; } .tags { font-size: .75rem; opacity: .8; } .head { font-size: .85rem; opacity: .85; }
.by { font-family: system-ui, sans-serif; font-size: .75rem; opacity: .85; } strong.by { opacity: 1; }
blockquote { margin: 0; font-style: italic; }
@page { size: A4; margin: 2.2cm 2.2cm 2.4cm; }
@page { @bottom-right { content: counter(page) " / " counter(pages); font: 8pt system-ui, sans-serif; } }
@media print {
  body { max-width: none; margin: 0; padding: 0; font-size: 10.5pt; }
  a { color: inherit; text-decoration: none; } h1 { font-size: 18pt; } h2 { font-size: 12.5pt; }
  h1, h2, h3 { break-after: avoid; } li { break-inside: avoid; } .head { margin: .1rem 0; }
  #evidence { font-size: 9pt; }
}
"""


def render(brief: Brief) -> str:
    """Return the briefing as a page; evidence marks are links to the words they stand for."""
    title = escape(brief.title)
    body = [
        f'<!doctype html>\n<html lang="en">\n<head><meta charset="utf-8"><title>{title}</title>',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<style>{STYLE}</style></head>\n<body><main>\n<h1>{title}</h1>",
        *(f'<p class="head">{escape(line)}</p>' for line in headline(brief)),
        *(part for section in brief.sections for part in _section(section)),
        '<section id="evidence"><h2>Evidence</h2><ol>',
        *(_reference(ref) for ref in brief.references),
        "</ol></section>\n</main></body>\n</html>\n",
    ]
    return "\n".join(body)


def _section(section: Section) -> Iterator[str]:
    yield f'<section id="{escape(section.name)}">'
    if section.title:
        yield f"<h2>{escape(section.title)}{_byline(section.byline)}</h2>"
    if not section.lines and not section.tallies:
        yield f"<p>{escape(section.empty)}</p>"
    group, is_open = None, False
    for line in section.lines:
        if not is_open or line.group != group:
            yield "</ul>" if is_open else ""
            yield f"<h3>{escape(line.group)}</h3>" if line.group else ""
            yield "<ul>"
            group, is_open = line.group, True
        yield _line(line)
    yield "</ul>" if is_open else ""
    if section.tallies:
        yield "<ul>" + "".join(f"<li>{escape(t.label)}: {t.value}</li>" for t in section.tallies) + "</ul>"
    yield "</section>"


def _line(line: BriefLine) -> str:
    told = "".join(
        " ".join([escape(text), *(f'<a href="#ref-{mark}">[{mark}]</a>' for mark in marks)])
        for text, marks in line.pieces
    )
    tags = f' <span class="tags">({escape(", ".join(line.tags))})</span>' if line.tags else ""
    return f"<li>{told}{tags}{_byline(line.byline, is_loud=line.is_judgement)}</li>"


def _byline(byline: str, *, is_loud: bool = False) -> str:
    tag = "strong" if is_loud else "span"
    return "".join(f' <{tag} class="by">{escape(told)}</{tag}>' for told in bracketed(byline))


def _reference(ref: Reference) -> str:
    evidence = ref.evidence
    where = f"{cite(ref)} ({evidence.article_id}, {evidence.start}:{evidence.end})"
    return (
        f'<li id="ref-{ref.number}" value="{ref.number}"><blockquote>{escape(evidence.text)}</blockquote>'
        f"{escape(where)}</li>"
    )
