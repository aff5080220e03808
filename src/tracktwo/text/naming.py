"""What a page says its article is called, who wrote it and which outlet it stands in."""

import html
import re
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from lxml.etree import XPath
from lxml.html import HtmlElement

from tracktwo.text.addresses import site_of
from tracktwo.text.byline import ORGANISATION_WORDS, PARTICLES, ROLE_WORDS, authors_in
from tracktwo.text.dating import ARTICLE_TYPES
from tracktwo.text.markup import Node, types_of

# The suffix rule: a piece of a title, behind one of these marks, that names the site goes.
SUFFIX_MARK = re.compile(r"\s+[|ǀ•·»›—–:-]{1,2}\s+|\s*[|ǀ]\s*|\s+/\s+")
TRUNCATED = ("...", "…")
SITE_NAMES = (
    "og:site_name", "application-name", "al:android:app_name", "dc.publisher", "citation_journal_title",
    "twitter:site",
)  # fmt: skip
SECTION_NAMES = (
    "article:section", "og:article:section", "parsely-section", "section", "sailthru.section",
    "dc.subject.section",
)  # fmt: skip
AUTHOR_NAMES = (
    "author", "article:author_name", "parsely-author", "dc.creator", "dcterms.creator", "sailthru.author",
    "byl", "article:author", "og:article:author", "article.author", "citation_author", "dcsext.author",
    "cxenseparse:author", "rbauthors", "twitter:data1",
)  # fmt: skip
_AUTHOR_CLASSES = (
    "author-name", "author_name", "authorName", "byline-name", "byline__name", "article-author",
    "article__author", "post-author",
)  # fmt: skip
_CLASS_TOKENS = "concat(' ', normalize-space(@class), ' ')"
_AUTHOR_PAGES = ("/author/", "/authors/", "/autor/", "/autoren/", "/people/", "/profile/")


def _any(attribute: str, words: Sequence[str]) -> str:
    return " or ".join(f"contains({attribute}, '{word}')" for word in words)


# From the surest mark of an author to the least sure.
BYLINE_XPATHS = (
    "//*[@itemprop='author']//*[@itemprop='name']",
    "//*[@itemprop='author' or @rel='author' or contains(@itemprop, 'author')]",
    "//a[contains(concat(' ', @rel, ' '), ' author ')]",
    f"//*[{_any('@class', _AUTHOR_CLASSES)}]",
    f"//*[{_any(_CLASS_TOKENS, (' author ', ' vcard '))}]",
    f"//a[{_any('@href', _AUTHOR_PAGES)}]",
    "//*[contains(@class, 'byline') or contains(@id, 'byline') or contains(@class, 'Byline')]",
    "//*[contains(@class, 'author') or contains(@id, 'author') or contains(@class, 'autor')]",
)
SURE_BYLINES = 5
BYLINES = tuple(XPath(path) for path in BYLINE_XPATHS)
ELSEWHERE = re.compile(
    r"(?:^|\s)(?:comments?|related|sidebar|widget|teasers?|recommend|popular|latest|promo|archive|respond"
    r"|reply)",
    re.I,
)
KICKER = re.compile(
    r"(?:kicker|topline|top-line|overline|dachzeile|supertitle|suptitle|eyebrow|pretitle)"
    r"|(?:^|[\s_-])(?:category|rubrik|date)(?:$|\s)",
    re.I,
)
BREAKS = frozenset({"br", "div", "p", "h1", "h2", "h3", "li"})
GENERIC_PIECES = frozenset(
    [
        "home",
        "start",
        "news",
        "aktuelles",
        "blog",
        "archive",
        "archives",
        "forum",
        "article",
        "artikel",
        "startseite",
        "nachrichten",
        "page",
    ]
) | {"blog archive", "blog archiv", "archiv"}
HANDLE = re.compile(r"\s*[@(]@?\w+\)?$")
NOT_A_NAME = re.compile(
    r"©|https?:|www\.|@|\d{3}|[{}<>=]|^(?:admin|administrator|webmaster|user|root|null|none|undefined"
    r"|author|unknown|n/a)$",
    re.I,
)
LEAD_IN = re.compile(
    r"^\s*(?:(?:written|posted|published|created|geschrieben|erstellt|verfasst|veröffentlicht|ein"
    r" (?:beitrag|artikel)|text|story"
    r"|words|foto|photo)\s*)?(?:by|von|par|por|di|da|autor(?:in|en)?|author|auteur|автор)\s*[:\s]\s*",
    re.I,
)
LEAD_IN_ONLY = re.compile(
    r"by|von|par|por|di|da|autor(?:in|en)?|author|auteur|автор|text|foto|photo|bild", re.I
)
TAIL = re.compile(
    r"\s*(?:\b(?:Quelle|Source|Foto|Photo)s?:.*|\b(?:published|updated|posted|veröffentlicht"
    r"|aktualisiert)\b.*|[|•·–—(\[].*"
    r"|,\s*(?:\d|(?:mon|tues|wednes|thurs|fri|satur|sun)day\b).*|\b(?:am|on|at|vom|le|el)\s+\d.*"
    r"|\d{1,2}[.\s].*)$",
    re.I,
)
NAME_MARK = re.compile(r"\s*(?:,|;|\||\s&\s|\band\b|\bund\b|\bet\b|\bwith\b|\s•\s)\s*", re.I)
MAX_NAME_WORDS = 6
MAX_AUTHORS = 8
BYLINE_CHARACTERS = 120


def title_of(tree: HtmlElement, data: Sequence[Node], site: str | None) -> str | None:
    """Return an article's headline without the name of its site.

    The headline shown on the page comes first, when the page's own titles bear it out; then JSON-LD's,
    then the share title and the window title, each without its site's name (the suffix rule).
    """
    titles = [
        words
        for words in (_meta(tree, "og:title"), _meta(tree, "twitter:title"), _window_title(tree))
        if words
    ]
    structured = [words for node in _articles(data) if (words := _tidy(node.get("headline")))]
    shown = list(_headlines(tree, "h1"))
    bare_titles = [bare for words in titles if (bare := _core(words, shown, site))]
    for words in shown:
        if not _is_site(words, site) and any(
            _bears_out(other, words) for other in (*bare_titles, *structured)
        ):
            return words
    pieces = {_squeezed(piece) for words in titles for piece in SUFFIX_MARK.split(words)}
    for words in _headlines(tree, "h2", "h3"):
        if _squeezed(words) in pieces and not _is_site(words, site) and len(words.split()) > 1:
            return words
    whole = [words for words in structured if not words.endswith(TRUNCATED)]
    for words in (*whole, *bare_titles, *structured):
        bare = without_site(words, site)
        if bare and not _is_site(bare, site):
            return bare
    return shown[0] if len(shown) == 1 else None


def _headlines(tree: HtmlElement, *tags: str) -> Iterator[str]:
    """Yield the headlines of a page without their kickers; a banner that only leads home is none."""
    for heading in tree.iter(*tags):
        links = [*heading.iter("a"), *heading.iterancestors("a")]
        if any(
            urlsplit(link.get("href") or "#").path in ("", "/") and link.get("href", "#")[:1] != "#"
            for link in links
        ):
            continue
        words = _tidy("".join(_pieces(heading)))
        if words and len(words) > 3:
            yield words


def _pieces(element: HtmlElement) -> Iterator[str]:
    """Yield an element's words, those of kickers and dates inside it left out."""
    yield element.text or ""
    for child in element:
        marks = f"{child.get('class') or ''} {child.get('itemprop') or ''}"
        is_kicker = child.tag in ("time", "small", "script", "style") or KICKER.search(marks)
        if isinstance(child.tag, str) and not is_kicker:
            yield from _pieces(child)
            yield " " if child.tag in BREAKS else ""
        yield child.tail or ""


def _core(title: str, shown: Sequence[str], site: str | None) -> str:
    """Return a title without its site's name and without a banner that the page shows as a headline too.

    On many weblogs the first h1 is the weblog's name, and the window title is "post | weblog": the piece
    of the title that a shown headline repeats while another piece stands before it is the weblog's.
    """
    bare = _without_generic(without_site(title, site))
    marks = list(SUFFIX_MARK.finditer(bare))
    if marks:
        last, first = bare[marks[-1].end() :], bare[: marks[-1].start()]
        squeezed = [_squeezed(words) for words in shown]
        if _squeezed(last) in squeezed and _squeezed(first) not in squeezed and len(first) > len(last) // 2:
            return first.strip()
    return bare


def _without_generic(title: str) -> str:
    """Return a title without pieces such as "Home" or "Blog Archive" at its ends."""
    marks = list(SUFFIX_MARK.finditer(title))
    if marks and title[marks[-1].end() :].casefold().strip() in GENERIC_PIECES:
        return _without_generic(title[: marks[-1].start()])
    if marks and title[: marks[0].start()].casefold().strip() in GENERIC_PIECES:
        return _without_generic(title[marks[0].end() :])
    return title


def without_site(title: str, site: str | None) -> str:
    """Return a title without the piece that names the site.

    >>> without_site("Talks resume in Geneva | Harbour Post", "Harbour Post")
    'Talks resume in Geneva'
    >>> without_site("Talks resume - at last", "Harbour Post")
    'Talks resume - at last'
    """
    marks = list(SUFFIX_MARK.finditer(title))
    for mark in reversed(marks):
        if _is_site(title[mark.end() :], site):
            return without_site(title[: mark.start()].strip(), site)
    if marks and _is_site(title[: marks[0].start()], site):
        return title[marks[0].end() :].strip()
    return title.strip()


def _squeezed(words: str) -> str:
    return re.sub(r"^(?:the|der|die|das|le|la)(?=\w{5})|\W+|_", "", words.casefold())


def _is_site(words: str, site: str | None) -> bool:
    """Tell whether some words name the site: equal to its name or host, or each within the other."""
    squeezed, name = _squeezed(words), _squeezed(site or "")
    if not squeezed or not name:
        return False
    host = _squeezed((site or "").rsplit(".", 1)[0])
    return squeezed in (name, host) or (
        len(squeezed) > 4 and (squeezed in name or (name in squeezed and len(words.split()) <= 6))
    )


def _bears_out(title: str, shown: str) -> bool:
    """Tell whether a title of the page and its shown headline are one: most words in common."""
    wanted = set(re.findall(r"\w{2,}", shown.casefold()))
    given = set(re.findall(r"\w{2,}", title.casefold()))
    return len(wanted & given) >= 0.5 * max(1, len(wanted))


def outlet_of(tree: HtmlElement, data: Sequence[Node], url: str | None) -> str | None:
    """Return the name of the outlet a page stands in: as the page gives it, else its host."""
    named = _meta(tree, *SITE_NAMES[:3])
    if named and not named.startswith(("http", "@")) and len(named) < 80:
        return without_site(SUFFIX_MARK.split(named)[0], None)
    for node in _articles(data):
        publisher = node.get("publisher")
        for candidate in publisher if isinstance(publisher, list) else [publisher]:
            words = _tidy(candidate.get("name")) if isinstance(candidate, dict) else _tidy(candidate)
            if words and not words.startswith("http") and len(words) < 80:
                return words
    return site_of(url)


def section_of(tree: HtmlElement, data: Sequence[Node]) -> str | None:
    """Return the part of the paper an article stands in, as the page names it."""
    for node in _articles(data):
        section = node.get("articleSection")
        words = _tidy(section[0] if isinstance(section, list) and section else section)
        if words and len(words) < 60:
            return words
    words = _meta(tree, *SECTION_NAMES)
    return words if words and len(words) < 60 else None


def authors_of(tree: HtmlElement, data: Sequence[Node], site: str | None) -> tuple[str, ...]:
    """Return who wrote the article: JSON-LD, meta tags, marked bylines; an organisation if nobody else.

    A byline that names those people and more is believed before them.
    """
    people: list[str] = []
    organisations: list[str] = []
    for is_sure, names in _claims(tree, data):
        if people and not is_sure:
            break
        kept = [name for name in names if not _is_site(name, site)]
        here = list(dict.fromkeys(name for name in kept if not _is_organisation(name)))
        if not people:
            people = here
        elif len(people) < len(here) <= MAX_AUTHORS and set(people) < set(here):
            return tuple(here)
        organisations.extend(kept or names)
    return tuple(people or organisations[:1])


def _claims(tree: HtmlElement, data: Sequence[Node]) -> Iterator[tuple[bool, list[str]]]:
    """Yield the names that each place on the page gives, the surest first, and whether the place is sure."""
    for node in _articles(data):
        yield True, _people(node.get("author"), data)
    metas = _metas(tree)
    for name in AUTHOR_NAMES:
        for words in metas.get(name, ()):
            yield True, _names(words)
    for number, find in enumerate(BYLINES):
        for element in find(tree)[:6]:
            words = _tidy(element.get("content") or element.text_content()) or ""
            if len(words) < BYLINE_CHARACTERS and not _is_elsewhere(element):
                yield number < SURE_BYLINES, _names(words)
    for names in _spoken(tree):
        yield False, names
    yield False, _lone_person(data)


def _is_elsewhere(element: HtmlElement) -> bool:
    """Tell whether an element belongs to comments, teasers and the like, not to what holds the h1."""
    around = [element, *list(element.iterancestors())[:6]]
    return any(
        e.find(".//h1") is None
        for e in around
        if e.tag in ("aside", "nav") or ELSEWHERE.search(f"{e.get('class') or ''} {e.get('id') or ''}")
    )


def _spoken(tree: HtmlElement) -> Iterator[list[str]]:
    """Yield the names of short lines such as "By NAME" or "Posted by NAME"."""
    for element in tree.iter("p", "div", "span", "small", "li", "td", "h3", "h4", "h5", "address"):
        if len(element) > 5:
            continue
        words = _tidy(element.text_content()) or ""
        match = LEAD_IN.match(words) if 5 < len(words) < BYLINE_CHARACTERS else None
        if match and not _is_elsewhere(element):
            names = _names(words)
            if names and (authors_in(words) or len(words) < 40):
                yield names


def _lone_person(data: Sequence[Node]) -> list[str]:
    """Return the one person that a page's JSON-LD describes, when it describes no other."""
    names = {
        name for node in data if "Person" in types_of(node) for name in _names(_tidy(node.get("name")) or "")
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
            found.extend(_names(_tidy(words) or ""))
    return found


def _names(words: str) -> list[str]:
    """Return the names in some words, roles, dates and lead-ins left out; [] when it is no byline.

    >>> _names("Von Ana Kovac und Li Wei | 3. Mai 2026")
    ['Ana Kovac', 'Li Wei']
    """
    bare = TAIL.sub("", LEAD_IN.sub("", words, count=1))
    found: list[str] = []
    for piece in NAME_MARK.split(bare):
        name = HANDLE.sub("", " ".join(piece.strip(" :–-").split()))
        name = name if re.search(r"(?:^|\s)\w\.$", name) else name.rstrip(".")
        tokens = name.split()
        if (
            not name
            or LEAD_IN_ONLY.fullmatch(name)
            or NOT_A_NAME.search(name)
            or len(tokens) > MAX_NAME_WORDS
            or len(name) > 60
        ):
            continue
        while len(tokens) > 2 and tokens[-1].casefold().strip(".") in ROLE_WORDS:
            tokens.pop()
        if found and all(
            token.casefold() in ROLE_WORDS or token.casefold() in ORGANISATION_WORDS for token in tokens
        ):
            continue
        if _is_namelike(tokens):
            found.append(" ".join(tokens))
    return found


def _is_namelike(tokens: list[str]) -> bool:
    """Tell whether words can be a name: capitalised but for particles, or one word alone."""
    return len(tokens) == 1 or all(not t[:1].islower() or t.casefold() in PARTICLES for t in tokens)


def _is_organisation(name: str) -> bool:
    words = [word.casefold().strip(".") for word in name.split()]
    return words[-1] in ORGANISATION_WORDS or words[-1] in (
        "redaktion",
        "redacción",
        "staff",
        "team",
        "desk",
        "редакция",
    )


def _articles(data: Sequence[Node]) -> list[Node]:
    return [node for node in data if types_of(node) & ARTICLE_TYPES]


def _window_title(tree: HtmlElement) -> str | None:
    element = tree.find(".//title")
    return _tidy(element.text_content()) if element is not None else None


def _metas(tree: HtmlElement) -> dict[str, list[str]]:
    """Return what the meta tags say, by folded name."""
    found: dict[str, list[str]] = {}
    for meta in tree.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").strip().lower()
        if name and (words := _tidy(meta.get("content"))):
            found.setdefault(name, []).append(words)
    return found


def _meta(tree: HtmlElement, *names: str) -> str | None:
    found = _metas(tree)
    return next((found[name][0] for name in names if name in found), None)


def _tidy(words: object) -> str | None:
    if not isinstance(words, str):
        return None
    return " ".join(html.unescape(words).split()) or None
