"""The forms in which a briefing is handed on, for the command line and the desk alike."""

from collections.abc import Callable
from dataclasses import dataclass

from tracktwo.brief import render_bibtex, render_html, render_json, render_markdown, render_text
from tracktwo.brief.document import Brief
from tracktwo.errors import ConfigError
from tracktwo.pipeline.brief_docx import as_docx
from tracktwo.pipeline.brief_pdf import as_pdf

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True, slots=True)
class Form:
    """One form: its name in addresses and options, its words on a page, its file's ending and media type."""

    name: str
    label: str
    ending: str
    media_type: str
    render: Callable[[Brief], bytes]

    @property
    def is_text(self) -> bool:
        """Whether a terminal can show it."""
        return self.name not in ("pdf", "docx")


def _encoded(render: Callable[[Brief], str]) -> Callable[[Brief], bytes]:
    return lambda brief: render(brief).encode("utf-8", "backslashreplace")


FORMS = {
    form.name: form
    for form in (
        Form("text", "text", "txt", "text/plain; charset=utf-8", _encoded(render_text.render)),
        Form("md", "Markdown", "md", "text/markdown; charset=utf-8", _encoded(render_markdown.render)),
        Form("html", "HTML", "html", "text/html; charset=utf-8", _encoded(render_html.render)),
        Form("json", "JSON", "json", "application/json", _encoded(render_json.render)),
        Form("pdf", "PDF", "pdf", "application/pdf", as_pdf),
        Form("docx", "Word", "docx", DOCX, as_docx),
        Form(
            "bibtex", "BibTeX", "bib", "application/x-bibtex; charset=utf-8", _encoded(render_bibtex.render)
        ),
    )
}


def need_form(name: str) -> Form:
    """Return the form of a name.

    Raises:
        ConfigError: there is none.
    """
    if name not in FORMS:
        raise ConfigError(f"There is no format {name!r}. There are: {', '.join(FORMS)}.")
    return FORMS[name]
