"""What a page says its article is called, who wrote it and which outlet it stands in."""

import html
import re
from collections.abc import Iterator, Sequence

from lxml.html import HtmlElement

from tracktwo.text.addresses import site_of
from tracktwo.text.byline import ORGANISATION_WORDS, ROLE_WORDS, authors_in
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
    "author-name", "author_name", "authorName", "byline-name", "byline__name", "article-author", "article__author",
    "post-author",
)  # fmt: skip
_AUTHOR_PAGES = ("/author/", "/authors/", "/autor/", "/autoren/", "/people/", "/profile/")


def _any(attribute: str, words: Sequence[str]) -> str:
    return " or ".join(f"contains({attribute}, '{word}')" for word in words)


# From the surest mark of an author to the least sure.
BYLINE_XPATHS = (
    "//*[@itemprop='author']//*[@itemprop='name']",
    "//*[@itemprop='author' or @rel='author' or contains(@itemprop, 'author')]",
    "//a[contains(concat(' ', @rel, ' '), ' author ')]",
    f"//*[{_any('@class', _AUTHOR_CLASSES)}]",
    f"//*[{_any('concat(chr, normalize-space(@class), chr)'.replace('chr', repr(' ')), (' author ', ' vcard '))}]",
    f"//a[{_any('@href', _AUTHOR_PAGES)}]",
    "//*[contains(@class, 'byline') or contains(@id, 'byline') or contains(@class, 'Byline')]",
    "//*[contains(@class, 'author') or contains(@id, 'author') or contains(@class, 'autor')]",
)
ELSEWHERE = re.compile(
    r"comment|related|sidebar|widget|footer|teaser|recommend|popular|latest|promo|archive|respond|reply", re.I
)
NOT_A_NAME = re.compile(
    r"©|https?:|www\.|@|\d{3}|[{}<>=]|^(?:admin|administrator|webmaster|user|root|null|none|undefined"
    r"|author|unknown|n/a)$",
    re.I,
)
LEAD_IN = re.compile(
    r"^\s*(?:(?:written|posted|published|geschrieben|veröffentlicht|ein (?:beitrag|artikel)|text|story"
    r"|words|foto|photo)\s*)?(?:by|von|par|por|di|da|autor(?:in|en)?|author|auteur|автор)\s*[:\s]\s*",
    re.I,
)
LEAD_IN_ONLY = re.compile(
    r"by|von|par|por|di|da|autor(?:in|en)?|author|auteur|автор|text|foto|photo|bild", re.I
)
TAIL = re.compile(
    r"\s*(?:[|•·–—(\[].*|,\s*(?:\d|(?:mon|tues|wednes|thurs|fri|satur|sun)day\b).*|\b(?:am|on|at|vom|le"
    r"|el)\s+\d.*|\d{1,2}[.\s].*|[-,]\s*(?:updated|published|posted).*)$",
    re.I,
)
NAME_MARK = re.compile(r"\s*(?:,|;|\||\s&\s|\band\b|\bund\b|\bet\b|\bwith\b|\s•\s)\s*", re.I)
MAX_NAME_WORDS = 6


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
    shown = [words for h1 in tree.iter("h1") if (words := _tidy(h1.text_content())) and len(words) > 3]
    bare_titles = [bare for words in titles if (bare := _core(words, shown, site))]
    for words in shown:
        if not _is_site(words, site) and any(
            _bears_out(other, words) for other in (*bare_titles, *structured)
        ):
            return words
    whole = [words for words in structured if not words.endswith(TRUNCATED)]
    for words in (*whole, *bare_titles, *structured):
        bare = without_site(words, site)
        if bare and not _is_site(bare, site):
            return bare
    return shown[0] if len(shown) == 1 else None


def _core(title: str, shown: Sequence[str], site: str | None) -> str:
    """Return a title without its site's name and without a banner that the page shows as a headline too.

    On many weblogs the first h1 is the weblog's name, and the window title is "post | weblog": the piece
    of the title that a shown headline repeats while another piece stands before it is the weblog's.
    """
    bare = without_site(title, site)
    marks = list(SUFFIX_MARK.finditer(bare))
    if marks:
        last, first = bare[marks[-1].end() :], bare[: marks[-1].start()]
        squeezed = [_squeezed(words) for words in shown]
        if _squeezed(last) in squeezed and _squeezed(first) not in squeezed and len(first) > len(last) // 2:
            return first.strip()
    return bare


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
    """Return who wrote the article: JSON-LD, meta tags, marked bylines; an organisation if nobody else."""
    organisations: list[str] = []
    for names in _claims(tree, data):
        kept = [name for name in names if not _is_site(name, site)]
        people = [name for name in kept if not _is_organisation(name)]
        if people:
            return tuple(dict.fromkeys(people))
        organisations.extend(kept or names)
    return tuple(dict.fromkeys(organisations[:1]))


def _claims(tree: HtmlElement, data: Sequence[Node]) -> Iterator[list[str]]:
    for node in _articles(data):
        yield _people(node.get("author"))
    for name in AUTHOR_NAMES:
        for words in _metas(tree, name):
            yield _names(words)
    for xpath in BYLINE_XPATHS:
        for element in tree.xpath(xpath)[:6]:
            around = [element, *list(element.iterancestors())[:8]]
            if any(
                e.tag in ("aside", "footer", "nav")
                or ELSEWHERE.search(f"{e.get('class') or ''} {e.get('id') or ''}")
                for e in around
            ):
                continue
            words = _tidy(element.get("content") or element.text_content()) or ""
            if len(words) < 120:
                yield _names(words)
    for element in list(tree.iter("p", "div", "span"))[:400]:
        words = _tidy(element.text_content()) or "" if len(element) < 4 else ""
        if 6 < len(words) < 80 and LEAD_IN.match(words) and authors_in(words):
            yield list(authors_in(words))


def _people(value: object) -> list[str]:
    """Return the names in a JSON-LD author: text, a person, or a list of them."""
    found: list[str] = []
    for item in value if isinstance(value, list) else [value]:
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
        name = " ".join(piece.strip(" .:–-").split())
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
        found.append(" ".join(tokens))
    return found


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


def _metas(tree: HtmlElement, name: str) -> Iterator[str]:
    for meta in tree.iter("meta"):
        marked = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").strip().lower()
        if marked == name and (words := _tidy(meta.get("content"))):
            yield words


def _meta(tree: HtmlElement, *names: str) -> str | None:
    return next((words for name in names for words in _metas(tree, name)), None)


def _tidy(words: object) -> str | None:
    if not isinstance(words, str):
        return None
    return " ".join(html.unescape(words).split()) or None
