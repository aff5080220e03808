"""A briefing as one HTML page that stands alone: no script, nothing fetched, every word escaped."""

from collections.abc import Iterator
from html import escape

from tracktwo.brief.document import Brief, Reference, Section
from tracktwo.brief.render_text import cite, headline
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
blockquote { margin: 0; font-style: italic; }
@media print { body { max-width: none; font-size: 10.5pt; } a { color: inherit; } }
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
    yield f'<section id="{escape(section.name)}"><h2>{escape(section.title)}</h2>'
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
    return f"<li>{told}{tags}</li>"


def _reference(ref: Reference) -> str:
    evidence = ref.evidence
    where = f"{cite(ref)} ({evidence.article_id}, {evidence.start}:{evidence.end})"
    return (
        f'<li id="ref-{ref.number}" value="{ref.number}"><blockquote>{escape(evidence.text)}</blockquote>'
        f"{escape(where)}</li>"
    )
