"""What a page's article is called: the headline it shows, without its kicker and its site's name."""

import re
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from tracktwo.text.markup import Node, articles_in
from tracktwo.text.naming import SUFFIX_MARK, is_site, squeezed, without_site
from tracktwo.text.survey import Survey, tidy

TRUNCATED = ("...", "…")
KICKER = re.compile(
    r"(?:kicker|topline|top-line|overline|roofline|dachzeile|supertitle|suptitle|eyebrow|pretitle)"
    r"|(?:^|[\s_-])(?:category|rubrik|date|h[3-6]|sr-only|visually-hidden|screen-reader-text)(?:$|\s)",
    re.I,
)
ENTRY_TITLE = re.compile(r"(?:^|\s)(?:entry|post|article|story|news)[-_]+(?:title|headline)(?:$|\s)", re.I)
BREAKS = frozenset({"br", "div", "p", "h1", "h2", "h3", "li"})
GENERIC_PIECES = frozenset(
    {
        "home", "start", "news", "aktuelles", "blog", "archive", "archives", "forum", "article", "artikel",
        "startseite", "nachrichten", "page", "blog archive", "blog archiv", "archiv", "новости", "новини",
    }
)  # fmt: skip
DATE_BEFORE = re.compile(r"^\d{1,2}\.\d{1,2}\.(?:19|20)\d\d\s*[-–—|:]\s*(?=\S)")
# Chinese and Japanese titles name the site behind a mark without spaces.
IDEOGRAPHS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
IDEOGRAPH_SUFFIX = re.compile(r"\s*[-_–—|｜][^-_–—|｜]{2,10}$")
ALONE_WORDS = 4
PIECE_CHARACTERS = 12  # a heading this long that stands inside the window title is no chance match


def title_of(page: Survey, data: Sequence[Node], site: str | None) -> str | None:
    """Return an article's headline without the name of its site.

    The headline shown on the page comes first, when the page's own titles bear it out; then JSON-LD's,
    then the share title and the window title, each without its site's name (the suffix rule).
    """
    words = _title_of(page, data, site)
    return _without_marked_kicker(DATE_BEFORE.sub("", words), page) if words else None


def _title_of(page: Survey, data: Sequence[Node], site: str | None) -> str | None:
    titles = list(dict.fromkeys((*page.metas.get("og:title", ()), *page.metas.get("twitter:title", ())))) + (
        [page.window_title] if page.window_title else []
    )
    structured = _structured(page, data)
    shown = list(_headlines(page, "h1"))
    banners = [site or "", *_banners(page)]
    bare_titles = [bare for words in titles if (bare := _core(words, [w for w, _ in shown], banners))]
    for words, pieces in shown:
        if not is_site(words, site) and _is_borne_out(words, page, bare_titles, structured):
            return _without_kicker(words, pieces, [*structured, *bare_titles])
    for words in _lower_headlines(page, titles, bare_titles, site):
        return words
    if _is_alone(shown, site):
        return shown[0][0]
    whole = [words for words in structured if not words.endswith(TRUNCATED)]
    for words in (*whole, *bare_titles, *structured):
        bare = _longest_piece(without_site(words, site)) if not shown else without_site(words, site)
        if bare and not is_site(bare, site) and bare.casefold() not in GENERIC_PIECES:
            return bare
    return shown[0][0] if len(shown) == 1 else None


def _is_alone(shown: Sequence[tuple[str, list[str]]], site: str | None) -> bool:
    """Tell whether a page's only h1 is a headline by its length: titles for search engines may differ."""
    return len(shown) == 1 and len(shown[0][0].split()) >= ALONE_WORDS and not is_site(shown[0][0], site)


def _without_marked_kicker(title: str, page: Survey) -> str:
    """Return a title without the kicker that a heading of the same words marks as one."""
    for heading in page.headings_of("h1", "h2"):
        bare = tidy("".join(_words(heading)))
        if bare and squeezed(heading.text_content()) == squeezed(title) != squeezed(bare):
            return bare
    return title


def _structured(page: Survey, data: Sequence[Node]) -> list[str]:
    """Return the headlines that the page's marks call so: JSON-LD first, then microdata."""
    nodes = (tidy(node.get("headline")) for node in articles_in(data))
    marked = (
        tidy(element.get("content") or " ".join(element.text_content().split()))
        for element in page.properties.get("headline", ())[:2]
    )
    return [words for words in (*nodes, *marked) if words]


def _lower_headlines(
    page: Survey, titles: Sequence[str], bare_titles: Sequence[str], site: str | None
) -> Iterator[str]:
    """Yield the lower headings that the page's titles hold, or that are marked as the title of the entry."""
    held = [squeezed(words) for words in titles]
    pieces = {squeezed(piece) for words in titles for piece in SUFFIX_MARK.split(words)}
    is_named_only = all(is_site(t, site) or t.casefold() in GENERIC_PIECES for t in bare_titles)
    for heading in page.headings_of("h2", "h3"):
        words = tidy("".join(_words(heading)))
        if not words or is_site(words, site) or len(words.split()) < 2:
            continue
        key = squeezed(words)
        is_held = len(key) >= PIECE_CHARACTERS and any(key in title for title in held)
        is_entry = is_named_only and ENTRY_TITLE.search(heading.get("class") or "")
        if key in pieces or is_held or is_entry:
            yield words


def _headlines(page: Survey, *tags: str) -> Iterator[tuple[str, list[str]]]:
    """Yield the headlines of a page without kickers, with their pieces; a banner that leads home is none."""
    for heading in page.headings_of(*tags):
        pieces = [] if _leads_home(heading) else list(_words(heading))
        words = tidy("".join(pieces))
        if words and len(words) > 3:
            yield words.lstrip(": "), pieces


def _banners(page: Survey) -> Iterator[str]:
    """Yield the words of headings that only lead home: the name of the site."""
    for heading in page.headings_of("h1", "h2"):
        words = tidy(heading.text_content())
        if words and _leads_home(heading):
            yield words


def _leads_home(heading: HtmlElement) -> bool:
    links = [*heading.iter("a"), *heading.iterancestors("a")]
    return any(_is_home(link.get("href") or "#") for link in links)


def _is_home(address: str) -> bool:
    try:
        return address[:1] != "#" and urlsplit(address).path in ("", "/")
    except ValueError:
        return False


def _words(element: HtmlElement) -> Iterator[str]:
    """Yield an element's words, those of kickers and dates inside it left out."""
    yield element.text or ""
    for child in element:
        marks = f"{child.get('class') or ''} {child.get('itemprop') or ''}"
        is_kicker = child.tag in ("time", "small", "script", "style") or KICKER.search(marks)
        if isinstance(child.tag, str) and not is_kicker:
            yield from _words(child)
            yield " " if child.tag in BREAKS else ""
        yield child.tail or ""


def _without_kicker(words: str, pieces: Sequence[str], titles: Sequence[str]) -> str:
    """Return a shown headline without the kicker before it or the line under it.

    A piece of the markup goes when one of the page's titles is the rest, or sets it apart with a mark.
    """
    filled = [" ".join(piece.split()) for piece in pieces if piece.strip()]
    rests = [(filled[:n], filled[n:]) for n in range(1, len(filled))]
    known = {squeezed(title) for title in titles}
    for before, after in rests:
        for rest in (after, before):
            if squeezed("".join(rest)) in known and len(rest) < len(filled):
                return tidy(" ".join(rest)) or words
        mark = rf"\W*{re.escape(before[-1][-20:])}\s*[-–—:|]\s+{re.escape(after[0][:20])}"
        if any(re.search(mark, title) for title in titles):
            return (tidy(" ".join(after)) or words).lstrip(": ")
    return words


def _core(title: str, shown: Sequence[str], banners: Sequence[str]) -> str:
    """Return a title without its site's name and without a banner that the page shows as a headline too.

    On many weblogs the first h1 is the weblog's name, and the window title is "post | weblog": the piece
    of the title that a shown headline repeats while another piece stands before it is the weblog's.
    """
    for banner in banners:
        title = without_site(title, banner)
    bare = _without_generic(title)
    if IDEOGRAPHS.search(bare):
        bare = IDEOGRAPH_SUFFIX.sub("", bare)
    marks = list(SUFFIX_MARK.finditer(bare))
    if marks:
        last, first = bare[marks[-1].end() :], bare[: marks[-1].start()]
        keys = [squeezed(words) for words in shown]
        is_trail = any(is_site(bare[: marks[0].start()], name) for name in banners)
        if squeezed(last) in keys and is_trail:
            return last.strip()
        if squeezed(last) in keys and squeezed(first) not in keys and len(first) > len(last) // 2:
            return first.strip()
    return bare


def _longest_piece(title: str) -> str:
    """Return the longest piece of a title of three or more, where no headline shows which one it is."""
    pieces = SUFFIX_MARK.split(title)
    return max(pieces, key=len) if len(pieces) > 2 else title


def _without_generic(title: str) -> str:
    """Return a title without pieces such as "Home" or "Blog Archive" at its ends."""
    marks = list(SUFFIX_MARK.finditer(title))
    if marks and title[marks[-1].end() :].casefold().strip() in GENERIC_PIECES:
        return _without_generic(title[: marks[-1].start()])
    if marks and title[: marks[0].start()].casefold().strip() in GENERIC_PIECES:
        return _without_generic(title[marks[0].end() :])
    return title


def _is_borne_out(words: str, page: Survey, titles: Sequence[str], structured: Sequence[str]) -> bool:
    """Tell whether the page's titles and a shown headline are one; a step of the trail is none."""
    if any(_bears_out(other, words) for other in structured):
        return True
    share = page.meta("og:title")
    if share and not _bears_out(share, words) and squeezed(words) in _trail(page.window_title):
        return False
    return any(_bears_out(other, words) for other in titles)


def _trail(title: str | None) -> set[str]:
    """Return the pieces of a window title, squeezed, where it has three or more."""
    pieces = SUFFIX_MARK.split(title or "")
    return {squeezed(piece) for piece in pieces} if len(pieces) > 2 else set()


def _bears_out(title: str, shown: str) -> bool:
    """Tell whether a title of the page and its shown headline are one: most words in common."""
    wanted = set(re.findall(r"\w{2,}", shown.casefold()))
    given = set(re.findall(r"\w{2,}", title.casefold()))
    shared = len(wanted & given)
    return shared >= 0.5 * max(1, len(wanted)) and (len(wanted) > 2 or shared == len(wanted))
