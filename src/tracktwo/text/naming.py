"""What a page says its outlet and section are called, and what a name of a site is."""

import re
from collections.abc import Sequence

from tracktwo.text.addresses import site_of
from tracktwo.text.markup import Node, articles_in
from tracktwo.text.survey import Survey, tidy

# The suffix rule: a piece of a title, behind one of these marks, that names the site goes.
SUFFIX_MARK = re.compile(r"\s+[|ǀ•·»›—–:-]{1,2}\s+|\s*[|ǀ]\s*|\s+/\s+")
SITE_NAMES = ("og:site_name", "application-name", "al:android:app_name")
SECTION_NAMES = (
    "article:section", "og:article:section", "parsely-section", "section", "sailthru.section",
    "dc.subject.section",
)  # fmt: skip


def without_site(title: str, site: str | None) -> str:
    """Return a title without the piece that names the site.

    >>> without_site("Talks resume in Geneva | Harbour Post", "Harbour Post")
    'Talks resume in Geneva'
    >>> without_site("Talks resume - at last", "Harbour Post")
    'Talks resume - at last'
    """
    marks = list(SUFFIX_MARK.finditer(title))
    for mark in reversed(marks):
        if is_site(title[mark.end() :], site):
            return without_site(title[: mark.start()].strip(), site)
    if marks and is_site(title[: marks[0].start()], site):
        return title[marks[0].end() :].strip()
    return title.strip()


def squeezed(words: str) -> str:
    """Return some words as one folded run of letters and digits, a leading article left out."""
    return re.sub(r"^(?:the|der|die|das|le|la)(?=\w{5})|\W+|_", "", words.casefold())


def is_site(words: str, site: str | None) -> bool:
    """Tell whether some words name the site: equal to its name or host, or each within the other."""
    key, name = squeezed(words), squeezed(site or "")
    if not key or not name:
        return False
    host = squeezed((site or "").rsplit(".", 1)[0])
    # A site's name may go on in a slogan; a headline may end in the site's name.
    is_longer = (
        name in key and (key.startswith(name) or 2 * len(name) >= len(key)) and len(words.split()) <= 6
    )
    return key in (name, host) or (len(key) > 4 and (key in name or is_longer))


def outlet_of(page: Survey, data: Sequence[Node], url: str | None) -> str | None:
    """Return the name of the outlet a page stands in: as the page gives it, else its host."""
    named = page.meta(*SITE_NAMES)
    is_title = named in (page.window_title, page.meta("og:title"))  # some templates fill every name alike
    if named and not is_title and not named.startswith(("http", "@")) and len(named) < 80:
        return without_site(SUFFIX_MARK.split(named)[0], None)
    for node in articles_in(data):
        publisher = node.get("publisher")
        for candidate in publisher if isinstance(publisher, list) else [publisher]:
            words = tidy(candidate.get("name")) if isinstance(candidate, dict) else tidy(candidate)
            if words and not words.startswith("http") and len(words) < 80:
                return words
    return site_of(url)


def section_of(page: Survey, data: Sequence[Node]) -> str | None:
    """Return the part of the paper an article stands in, as the page names it."""
    for node in articles_in(data):
        section = node.get("articleSection")
        words = tidy(section[0] if isinstance(section, list) and section else section)
        if words and len(words) < 60:
            return words
    words = page.meta(*SECTION_NAMES)
    return words if words and len(words) < 60 else None
