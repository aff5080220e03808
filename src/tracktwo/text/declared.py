"""The addresses a page declares: its own, its original's on another site, and those of its translations."""

from tracktwo.text.addresses import canonical_address, site_of
from tracktwo.text.survey import Survey

MOST_ALTERNATES = 40


def declared_address(page: Survey, url: str | None) -> str | None:
    """Return the canonical address a page declares; a home page or another site's page is not believed.

    Args:
        url: the address the page came from; None believes any site.
    """
    for declared in (page.canonical, page.meta("og:url")):
        address = canonical_address(declared)
        if address and address.count("/") > 2 and (url is None or site_of(url) == site_of(address)):
            return address
    return None


def foreign_original(page: Survey) -> str | None:
    """Return the address that rel=canonical gives when the page's own og:url is on another site."""
    canonical, own = page.canonical, page.meta("og:url")
    if canonical and own and site_of(canonical) and site_of(own) and site_of(canonical) != site_of(own):
        return canonical_address(canonical)
    return None


def alternates_of(page: Survey, url: str | None) -> tuple[str, ...]:
    """Return where a page says the same article stands in another language, and its original elsewhere."""
    found = [foreign_original(page), *map(canonical_address, page.translations)]
    own = {canonical_address(url), declared_address(page, url)}
    deep = (address for address in found if address and address.count("/") > 2)
    return tuple(dict.fromkeys(address for address in deep if address not in own))[:MOST_ALTERNATES]
