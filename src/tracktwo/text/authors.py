"""Who wrote a page's article: the people its marks and its byline name, an organisation if nobody else."""

import re
from collections.abc import Iterator, Sequence

from lxml.html import HtmlElement

from tracktwo.text.byline import ORGANISATION_WORDS, PARTICLES, ROLE_WORDS, authors_in
from tracktwo.text.markup import Node, articles_in, types_of
from tracktwo.text.moments import read_moment
from tracktwo.text.naming import is_site
from tracktwo.text.survey import Survey, is_elsewhere, tidy

AUTHOR_NAMES = (
    "author", "article:author_name", "parsely-author", "dc.creator", "dcterms.creator", "sailthru.author",
    "byl", "article:author", "og:article:author", "article.author", "citation_author", "dcsext.author",
    "cxenseparse:author", "rbauthors", "twitter:data1",
)  # fmt: skip
SURE_BYLINES = 5
ELSEWHERE = re.compile(
    r"(?:^|\s)(?:comments?|related|sidebar|widget|teasers?|recommend|popular|latest|promo|archive|respond"
    r"|reply)",
    re.I,
)
HANDLE = re.compile(r"\s*[@(]@?\w+\)?$")
# Words of buttons, menus and labels that stand where a name might.
NOT_A_NAME = re.compile(
    r"©|https?:|www\.|@|(?<![^\W\d_])\d{3}|[{}<>=]"
    r"|^(?:admin|administrator|webmaster|user|root|null|none|undefined|author|unknown|n/a|follow|folgen|people"
    r"|stand|login|log in|more|mehr|share|teilen|all|about|contact|menu|subscribe|abonnieren|source|quelle"
    r"|updated?|published|datum|date|image|video|print|profile?|home|link|comments?|kommentare?)$",
    re.I,
)
BY = r"(?:by|von|par|por|di|da|autor(?:in|en)?|author|auteur|автор|текст)"
LEAD_IN = re.compile(
    r"^\s*(?:(?:written|posted|published|created|geschrieben|erstellt|verfasst|veröffentlicht|(?:ein )?"
    r"(?:beitrag|artikel)|text|story"
    rf"|words|foto|photo)\s*)?(?:{BY}\s*[:\s]\s*|by(?=[A-ZÀ-Þ]))",
    re.I,
)
LEAD_IN_ONLY = re.compile(rf"{BY}|text|foto|photo|bild", re.I)
LABEL = re.compile(
    rf"(?:(?:written|posted|geschrieben|verfasst|(?:ein )?(?:beitrag|artikel)) )?{BY}\s*:?|text:", re.I
)
TAIL = re.compile(
    r"\s*(?:\b(?:Quelle|Source|Foto|Photo)s?:.*|\b(?:published|updated|posted|veröffentlicht"
    r"|aktualisiert)\b.*|[|•·–—(\[].*"
    r"|,\s*(?:\d|(?:mon|tues|wednes|thurs|fri|satur|sun)day\b).*|\b(?:am|on|at|vom|le|el)\s+(?:\d|\w+,\s*\d).*"
    r"|\d{1,2}[.\s].*|/[\w-]+)$",
    re.I,
)
NAME_MARK = re.compile(
    r"\s*(?:,|;|\||\s&\s|\band\b|\bund\b|\bet\b|\bwith\b|\s•\s"
    r"|\b(?:im Gespräch|in conversation|im Interview) (?:mit|with)\b)\s*",
    re.I,
)
OPENS_BYLINE = re.compile(
    rf"\s*(?:{BY}|written|posted|published|created|geschrieben|erstellt|verfasst|veröffentlicht|ein |beitrag"
    r"|artikel|text|story|words|foto|photo|\d)",
    re.I,
)
BESIDE_DATE = re.compile(r"\s*[|•·]\s*")
SPOKEN = frozenset(
    {"p", "div", "span", "small", "li", "td", "h3", "h4", "h5", "address", "strong", "b", "em"}
)
DESKS = ("redaktion", "redacción", "staff", "team", "desk", "редакция", "редакція")
MAX_NAME_WORDS = 6
MAX_AUTHORS = 8
BYLINE_CHARACTERS = 120


def authors_of(page: Survey, data: Sequence[Node], site: str | None) -> tuple[str, ...]:
    """Return who wrote the article: JSON-LD, meta tags, marked bylines; an organisation if nobody else.

    A byline that names those people and more is believed before them.
    """
    people: list[str] = []
    organisations: list[str] = []
    for is_sure, names in _claims(page, data, site):
        if people and not is_sure:
            break
        kept = [name for name in names if not is_site(name, site)]
        here = list(dict.fromkeys(name for name in kept if not _is_organisation(name)))
        if not people:
            people = here
        elif len(people) < len(here) <= MAX_AUTHORS and set(people) < set(here):
            return tuple(here)
        organisations.extend(kept or names)
    return tuple(people or organisations[:1])


def _claims(page: Survey, data: Sequence[Node], site: str | None) -> Iterator[tuple[bool, list[str]]]:
    """Yield the names that each place on the page gives, the surest first, and whether the place is sure."""
    for node in articles_in(data):
        yield True, _people(node.get("author"), data)
    for name in AUTHOR_NAMES:
        for words in page.metas.get(name, ()):
            yield True, [] if is_site(words, site) else _names(words)
    for rank, elements in enumerate(page.bylines):
        for element in elements:
            names = _marked(element)
            if names:
                yield rank < SURE_BYLINES, names
    for names in _spoken(page):
        yield False, names
    yield False, _lone_person(data)


def _marked(element: HtmlElement) -> list[str]:
    """Return the names in an element marked as the author's; a name marked inside it comes first."""
    inner = element.find(".//*[@itemprop='name']")
    marked = inner if inner is not None else element
    words = tidy(marked.get("content") or _spaced(marked)) or ""
    if len(words) >= BYLINE_CHARACTERS or is_elsewhere(element, ELSEWHERE, "aside", "nav"):
        return []
    return _names(words)


def _spaced(element: HtmlElement) -> str:
    """Return an element's words, with a space where a block begins."""
    if len(element) == 0:
        return element.text or ""
    return " ".join(" ".join(piece.split()) for piece in element.itertext() if piece.strip())


def _spoken(page: Survey) -> Iterator[list[str]]:
    """Yield the names of short lines such as "By NAME", "Author: NAME" or "3.5.2026 | NAME"."""
    for element in page.elements:
        if element.tag not in SPOKEN or len(element) > 5:
            continue
        raw = element.text_content()
        if OPENS_BYLINE.match(raw) is None:
            continue
        words = tidy(raw) or ""
        if not 1 < len(words) < BYLINE_CHARACTERS:
            continue
        names = _labelled(element, words)
        if names and not is_elsewhere(element, ELSEWHERE, "aside", "nav"):
            yield names


def _labelled(element: HtmlElement, words: str) -> list[str]:
    """Return the names that a line gives after or beside its label, [] when it is no byline."""
    if LABEL.fullmatch(words):
        after = tidy(element.tail) or ""
        following = element.getnext()
        if not after and following is not None:
            after = tidy(following.text_content()) or ""
        return _names(after) if len(after) < BYLINE_CHARACTERS else []
    if LEAD_IN.match(words):
        names = _names(words)
        is_short = len(words) < 40 or len(TAIL.sub("", words)) < 40
        return names if authors_in(words) or is_short else []
    pieces = BESIDE_DATE.split(words)
    if len(pieces) > 1 and read_moment(words) and 2 <= len(pieces[-1].split()) <= 3:
        return _names(pieces[-1])
    return []


def _lone_person(data: Sequence[Node]) -> list[str]:
    """Return the one person that a page's JSON-LD describes, when it describes no other."""
    names = {
        name for node in data if "Person" in types_of(node) for name in _names(tidy(node.get("name")) or "")
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
            found.extend(_names(tidy(words) or ""))
    return found


def _names(words: str) -> list[str]:
    """Return the names in some words, roles, dates and lead-ins left out; [] when it is no byline.

    >>> _names("Von Ana Kovac und Li Wei | 3. Mai 2026")
    ['Ana Kovac', 'Li Wei']
    """
    bare = TAIL.sub("", LEAD_IN.sub("", words, count=1))
    found: list[str] = []
    for piece in NAME_MARK.split(bare):
        tokens = _name_tokens(piece)
        is_role = found and all(_is_role(token) for token in tokens)
        if tokens and not is_role and _is_namelike(tokens):
            found.append(" ".join(tokens))
    return found


def _name_tokens(piece: str) -> list[str]:
    """Return the words of a name without handles and roles, [] for what cannot be one."""
    name = HANDLE.sub("", " ".join(piece.strip(" :–-").split()))
    name = name if re.search(r"(?:^|\s)\w\.$", name) else name.rstrip(".")
    tokens = name.split()
    is_no_name = not name or LEAD_IN_ONLY.fullmatch(name) or NOT_A_NAME.search(name)
    if is_no_name or len(tokens) > MAX_NAME_WORDS or len(name) > 60:
        return []
    while len(tokens) > 2 and tokens[-1].casefold().strip(".") in ROLE_WORDS:
        tokens.pop()
    return tokens


def _is_role(token: str) -> bool:
    word = token.casefold()
    return word in ROLE_WORDS or word in ORGANISATION_WORDS or word.endswith(DESKS)


def _is_namelike(tokens: list[str]) -> bool:
    """Tell whether words can be a name: capitalised but for particles, or one word alone."""
    return len(tokens) == 1 or all(not t[:1].islower() or t.casefold() in PARTICLES for t in tokens)


def _is_organisation(name: str) -> bool:
    words = [word.casefold().strip(".") for word in name.split()]
    return words[-1] in ORGANISATION_WORDS or words[-1] in DESKS
