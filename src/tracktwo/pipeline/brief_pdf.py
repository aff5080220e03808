"""A briefing as PDF: the HTML page, set by WeasyPrint. Nothing is fetched while it is set."""

from tracktwo.brief.document import Brief
from tracktwo.brief.render_html import render
from tracktwo.errors import ConfigError

MISSING = (
    "PDF needs WeasyPrint: pip install 'tracktwo[pdf]'. Or take the HTML and print it from the browser: "
    "it is laid out for paper."
)
NO_PANGO = (
    "WeasyPrint cannot find the libraries that set its text. On Debian: apt install libpango-1.0-0 "
    "libpangoft2-1.0-0 libharfbuzz-subset0. Or take the HTML and print it from the browser."
)


def as_pdf(brief: Brief) -> bytes:
    """Return the briefing as a PDF file.

    Raises:
        ConfigError: WeasyPrint, or a system library that it needs, is not installed.
    """
    try:
        from weasyprint import HTML
        from weasyprint.urls import URLFetcher
    except ImportError:
        raise ConfigError(MISSING) from None
    except OSError:
        raise ConfigError(NO_PANGO) from None
    page = HTML(string=render(brief), url_fetcher=URLFetcher(allowed_protocols=frozenset()))
    made: bytes = page.write_pdf(pdf_tags=True)
    return made
