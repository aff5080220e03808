"""Canonical addresses: one article, one address, whichever of its mirrors it was read from."""

import re
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

TRACKING = re.compile(
    r"(?:utm_\w+|fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|igshid|mc_[ce]id|mkt_tok|ito|icid|cmpid?"
    r"|cmp|ncid|ref|ref_src|ref_url"
    r"|referrer|referer|source|src|smid|smtyp|partner|share\w*|spm|at_\w+|ns_\w+|xtor|_ga|_gl"
    r"|__twitter_impression|feature|amp|outputtype"
    r"|guccounter|guce_\w+|via|sh|rss|from|output|taid|cid|ocid|traffic_source|campaign\w*|wt_\w+|ic[ik]d"
    r"|soc_\w+|sr_\w+|tpcc|rel|s_cid)",
    re.IGNORECASE,
)
AMP_VALUES = frozenset({"amp", "amp=1", "1", "true", ""})
MOBILE_HOST = re.compile(r"^(?:www\d?|m|mobile|amp|touch|wap|edition|beta)\.(?=[^.]+\.[^.]+)", re.IGNORECASE)
AMP_CACHE = re.compile(r"^(?P<host>[\w-]+)\.cdn\.ampproject\.org$", re.IGNORECASE)
AMP_CACHE_PATH = re.compile(r"^/(?:c|v|a)/(?:s/)?(?P<rest>[^/]+\.[^/]+/.*)$")
GOOGLE_AMP_PATH = re.compile(r"^/amp/(?:s/)?(?P<rest>[^/]+\.[^/]+/.*)$")
ARCHIVE_PATH = re.compile(r"^/web/\d{4,14}(?:[a-z]{2}_)?/(?P<rest>(?:https?:/{1,2})?.+)$", re.IGNORECASE)
SNAPSHOT_HOST = re.compile(r"archive\.(?:ph|today|is|li|vn|fo|md)")
SNAPSHOT_PATH = re.compile(
    r"^/(?:[\d.-]{8,20}|o/\w+|newest|oldest)/(?P<rest>(?:https?:/{1,2})?[^/]+\.[^/]+/.*)$", re.I
)
CACHE_QUERY = re.compile(r"&q=cache:(?:[\w-]{8,16}:)?(?P<rest>[^&+\s]+)")
AMP_SEGMENT = re.compile(
    r"(?:^|/)amp(?:/|$)|(?<=/)amp-|\.amp(?=\.html?$|$)|(?<=[-_/])amp(?=\.html?$)", re.IGNORECASE
)


def canonical_address(url: str | None) -> str | None:
    """Return the address that all copies of a page share, or None for what is no web address.

    AMP pages, AMP caches and web archives give the page they show; mobile and "www" hosts, tracking
    words, fragments, default ports, index files and closing slashes are folded away. Scheme is https.

    >>> canonical_address("http://m.harbour-post.example:80/world/talks/amp/?utm_source=x&id=7#top")
    'https://harbour-post.example/world/talks?id=7'
    >>> canonical_address("notes/today.txt") is None
    True
    """
    inner = _unwrapped((url or "").strip())
    try:
        parts = urlsplit(inner)
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or "." not in host:
        return None
    host = MOBILE_HOST.sub("", host.lower()) + (f":{port}" if port not in (None, 80, 443) else "")
    path = AMP_SEGMENT.sub(lambda m: "/" if m[0].startswith("/") and m[0].endswith("/") else "", parts.path)
    path = re.sub(r"/(?:index|default)\.(?:html?|php|aspx?)$", "/", re.sub(r"/{2,}", "/", path)).rstrip("/")
    query = [
        (key, value)
        for key, value in parse_qsl(parts.query, keep_blank_values=True)
        if not TRACKING.fullmatch(key)
    ]
    return urlunsplit(("https", host, path, urlencode(sorted(query)), ""))


def _unwrapped(url: str) -> str:
    """Return the address inside an AMP cache's or a web archive's address."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    host = (parts.hostname or "").lower()
    wrapped = None
    if AMP_CACHE.match(host):
        wrapped = AMP_CACHE_PATH.match(parts.path)
    elif re.fullmatch(r"(?:www\.)?google\.[a-z.]{2,6}", host):
        wrapped = GOOGLE_AMP_PATH.match(parts.path)
    elif host == "webcache.googleusercontent.com":
        wrapped = CACHE_QUERY.search(f"&{parts.query}")
        return _with_scheme(wrapped["rest"]) if wrapped else url
    elif host.endswith("web.archive.org"):
        wrapped = ARCHIVE_PATH.match(parts.path)
    elif SNAPSHOT_HOST.fullmatch(host):
        wrapped = SNAPSHOT_PATH.match(parts.path)
    if wrapped is None:
        return url
    return _with_scheme(wrapped["rest"]) + (f"?{parts.query}" if parts.query else "")


def _with_scheme(address: str) -> str:
    rest = re.sub(r"^(https?):/+", r"\1://", address)
    return rest if rest.startswith("http") else f"https://{rest}"


def site_of(url: str | None) -> str | None:
    """Return the host of an address without "www" and mobile prefixes, or None.

    >>> site_of("https://www.harbour-post.example/a")
    'harbour-post.example'
    """
    address = canonical_address(url)
    return urlsplit(address).hostname if address else None
