"""The articles that a briefing rests on as BibTeX entries, each article once.

A key is made of the outlet, the day and the article's id, so that it is the same in every briefing.
"""

import re
from collections.abc import Iterator
from urllib.parse import quote, urlsplit

from tracktwo.brief.document import Basis, Brief

NAME = "bibtex"
MEDIA_TYPE = "application/x-bibtex"
KEY_DIGITS = 6
# What BibTeX or LaTeX would take for its own. Braces are written as words: BibTeX counts escaped ones too.
ESCAPES = {
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}", "$": r"\$", "&": r"\&",
    "#": r"\#", "%": r"\%", "_": r"\_", "^": r"\textasciicircum{}", "~": r"\textasciitilde{}",
}  # fmt: skip
HIDDEN = re.compile(
    "[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)
IN_URL = "!#$&'()*+,-./:;=?@_~%[]"  # a program that reads the field takes these as they are


def render(brief: Brief) -> str:
    """Return one entry for each article, in the order in which they are first cited."""
    articles = {ref.evidence.article_id: ref.basis for ref in brief.references}
    return "\n".join(_entry(article_id, basis) for article_id, basis in articles.items())


def _entry(article_id: str, basis: Basis) -> str:
    fields = "".join(f"  {name} = {{{value}}},\n" for name, value in _fields(basis) if value)
    return f"@misc{{{key_of(article_id, basis)},\n{fields}}}\n"


def key_of(article_id: str, basis: Basis) -> str:
    """Return an article's key: lower-case letters, digits and hyphens.

    >>> key_of("article-0123456789abcdef", Basis("The River Post", "2026-03-14T10:00:00Z"))
    'theriverpost-2026-03-14-012345'
    """
    outlet = re.sub(r"[^a-z0-9]", "", (basis.outlet or "").casefold())[:24] or "unknown"
    day = (basis.published_at or "")[:10] or "nodate"
    digits = re.sub(r"[^a-z0-9]", "", article_id.rpartition("-")[2].casefold())[:KEY_DIGITS]
    return "-".join(part for part in (outlet, re.sub(r"[^0-9a-z-]", "", day), digits) if part)


def _fields(basis: Basis) -> Iterator[tuple[str, str]]:
    yield "author", " and ".join(_person(name) for name in basis.author if name.strip())
    yield "title", f"{{{escape(basis.title)}}}" if basis.title else ""
    yield "howpublished", escape(basis.outlet or "")
    day = (basis.published_at or "")[:10]
    yield "year", escape(day[:4])
    yield "month", escape(day[5:7].lstrip("0"))
    yield "date", escape(day)
    yield "url", _address(basis.url)
    yield "urldate", escape((basis.retrieved_at or "")[:10])


def escape(text: str) -> str:
    r"""Return text that BibTeX and LaTeX print as it stands, on one line.

    >>> escape("50% of {this} & \\that")
    '50\\% of \\textbraceleft{}this\\textbraceright{} \\& \\textbackslash{}that'
    """
    plain = HIDDEN.sub("", " ".join(text.split()))
    return "".join(ESCAPES.get(letter, letter) for letter in plain)


def _person(name: str) -> str:
    """A name that BibTeX would take apart wrongly stands in braces, as one."""
    told = escape(name)
    return f"{{{told}}}" if "," in name or re.search(r"\band\b", name, re.IGNORECASE) else told


def _address(url: str | None) -> str:
    """Return a web address without anything that would end the field; "" for another kind."""
    try:
        is_web = urlsplit(url or "").scheme in ("http", "https")
    except ValueError:
        is_web = False
    return quote(HIDDEN.sub("", url or ""), safe=IN_URL) if is_web else ""
