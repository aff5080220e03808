"""Who wrote a page's article: the people its marks and its byline name, an organisation if nobody else."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from lxml.html import HtmlElement

from tracktwo.text.author_lines import APART, BYLINE_CHARACTERS, ELSEWHERE, credited, signed, spoken
from tracktwo.text.author_names import is_organisation, names_of
from tracktwo.text.markup import Node, articles_in, types_of
from tracktwo.text.naming import is_site
from tracktwo.text.survey import Survey, is_elsewhere, tidy

AUTHOR_NAMES = (
    "author", "article:author_name", "parsely-author", "dc.creator", "dcterms.creator", "sailthru.author",
    "byl", "article:author", "og:article:author", "article.author", "citation_author", "dcsext.author",
    "cxenseparse:author", "rbauthors", "twitter:data1", "og:author", "articleauthor", "author_name",
    "shareaholic:article_author_name", "article:author:name", "schema:author", "twitter:misc:written by",
    "swiftype:author", "authors", "vr:author",
)  # fmt: skip
SURE_BYLINES = 5
LINK_RANKS = (2, 3, 5)  # marks of links and names that stand side by side where several people wrote
MAX_AUTHORS = 8
SET_OFF = ("h2", "h3", "h4", "h5", "h6", "strong", "b")
UNSEEN = frozenset({"script", "style", "head", "title", "noscript", "template", "option"})


class Claim(NamedTuple):
    """Whom one place on the page names. `is_seen`: readers see it; `is_sure`: it is marked as the author."""

    names: list[str]
    is_sure: bool = True
    is_seen: bool = False


def authors_of(page: Survey, data: Sequence[Node], site: str | None) -> tuple[str, ...]:
    """Return who wrote the article: JSON-LD, meta tags, marked bylines; an organisation if nobody else.

    A byline that names those people and more is believed before them, and so is one that names others
    when the page shows those people nowhere: then the tags are the template's.
    """
    people: list[str] = []
    organisations: list[str] = []
    is_seen = False
    for claim in _claims(page, data, site):
        if people and not claim.is_sure and (is_seen or _shows(page, people)):
            break
        kept = [name for name in claim.names if not is_site(name, site)]
        here = list(dict.fromkeys(name for name in kept if not is_organisation(name)))
        if not people:
            people, is_seen = here, claim.is_seen
        elif 0 < len(here) <= MAX_AUTHORS and (
            set(people) < set(here)
            or (claim.is_seen and not is_seen and not set(people) & set(here) and not _shows(page, people))
        ):
            return tuple(here)
        organisations.extend(kept or claim.names)
    return tuple(people or organisations[:1])


def _shows(page: Survey, names: Iterable[str]) -> bool:
    """Tell whether a reader of the page sees one of the names."""
    pieces = (
        f"{element.text or '' if element.tag not in UNSEEN else ''} {element.tail or ''}"
        for element in page.elements
    )
    text = " ".join(" ".join(pieces).split()).casefold()
    return any(name.casefold() in text for name in names)


def _claims(page: Survey, data: Sequence[Node], site: str | None) -> Iterator[Claim]:
    """Yield whom each place on the page names, the surest first."""
    for node in articles_in(data):
        yield Claim(_people(node.get("author") or node.get("creator"), data))
    for name in AUTHOR_NAMES:
        for words in page.metas.get(name, ()):
            yield Claim([words] if is_site(words, site) else names_of(words))
    for rank, elements in enumerate(page.bylines):
        for names in _named(elements, are_links=rank in LINK_RANKS):
            yield Claim(names, is_sure=rank < SURE_BYLINES, is_seen=rank <= SURE_BYLINES)
    for names in spoken(page):
        yield Claim(names, is_sure=False, is_seen=True)
    for names in (_lone_person(data), *signed(page), *credited(page)):
        yield Claim(names, is_sure=False)


def _named(elements: Sequence[HtmlElement], *, are_links: bool) -> Iterator[list[str]]:
    """Yield the names of elements with one mark; those of links side by side are one byline."""
    if not are_links:
        yield from filter(None, map(_marked, elements))
        return
    for _, together in groupby(elements, key=lambda element: element.getparent()):
        names = [name for element in together for name in _marked(element)]
        if names:
            yield list(dict.fromkeys(names))


def _marked(element: HtmlElement) -> list[str]:
    """Return the names in an element marked as the author's; a name marked inside it comes first."""
    inner = element.find(".//*[@itemprop='name']")
    marked = inner if inner is not None else element
    words = tidy(marked.get("content") or _spaced(marked)) or ""
    if is_elsewhere(element, ELSEWHERE, *APART):
        return []
    if len(words) < BYLINE_CHARACTERS:
        return names_of(words)
    # A box about the author: the name is set off in it.
    set_off = next((" ".join(_spaced(inner).split()) for inner in element.iter(*SET_OFF)), "")
    return [name for name in names_of(set_off) if " " in name] if len(set_off) < BYLINE_CHARACTERS else []


def _spaced(element: HtmlElement) -> str:
    """Return an element's words, with a space where a block begins."""
    if len(element) == 0:
        return element.text or ""
    return " ".join(" ".join(piece.split()) for piece in element.itertext() if piece.strip())


def _lone_person(data: Sequence[Node]) -> list[str]:
    """Return the one person that a page's JSON-LD describes, when it describes no other."""
    names = {
        name for node in data if "Person" in types_of(node) for name in names_of(tidy(node.get("name")) or "")
    }
    return list(names) if len(names) == 1 else []


def _people(value: object, data: Sequence[Node]) -> list[str]:
    """Return the names in a JSON-LD author: text, a person, a reference to one, or a list of them."""
    found: list[str] = []
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, dict) and "name" not in item and "@id" in item:
            item = next((n for n in data if n.get("@id") == item["@id"] and "name" in n), item)
        name = item.get("name") if isinstance(item, dict) else item
        for words in name if isinstance(name, list) else [name]:
            found.extend(names_of(tidy(words) or ""))
    return found
