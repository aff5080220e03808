"""Words for codes: kinds, statuses with their signs, dates, and text from outside made safe to show."""

import re
from datetime import UTC, datetime, tzinfo
from enum import Enum
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from markupsafe import Markup

from tracktwo.errors import ConfigError
from tracktwo.records import ActorRef, Quantity, TimeValue

UNKNOWN = "unknown"
KIND_WORDS: dict[str, tuple[str, str]] = {
    "articles": ("article", "Articles"),
    "actors": ("actor", "Actors"),
    "mentions": ("mention", "Mentions"),
    "quotations": ("quotation", "Quotations"),
    "events": ("event", "Events"),
    "claims": ("claim", "Claims"),
    "positions": ("position", "Positions"),
    "rounds": ("round of talks", "Rounds of talks"),
    "commitments": ("promise", "Promises"),
    "measures": ("measure", "Measures"),
    "proposals": ("proposal", "Proposals"),
    "disagreements": ("disagreement", "Disagreements"),
    "stories": ("story", "Stories"),
    "scenarios": ("scenario set", "Scenarios"),
    "questions": ("question", "Questions"),
    "forecasts": ("forecast", "Forecasts"),
    "judgements": ("judgement", "Judgements"),
    "issues": ("reading problem", "What could not be read"),
    "briefs": ("brief", "Briefs"),
}
# The families that share a colour in the text: what happens, what is talked, what is said, the rest.
FAMILIES: dict[str, str] = {
    "events": "deed", "measures": "deed", "rounds": "talk", "commitments": "talk", "positions": "talk",
    "proposals": "talk",
    "quotations": "said", "claims": "said", "disagreements": "differ",
}  # fmt: skip
# word -> (sign, tone): the sign tells statuses apart without colour.
STATUS_SIGNS: dict[str, tuple[str, str]] = {
    "occurred": ("●", "sure"), "held": ("●", "sure"), "kept": ("●", "sure"), "resolved": ("●", "sure"),
    "confirmed": ("●", "sure"), "reported": ("◐", "sure"),
    "ongoing": ("◐", "sure"), "announced": ("○", "ahead"), "planned": ("○", "ahead"),
    "proposed": ("◇", "ahead"), "conditional": ("◇", "ahead"), "open": ("○", "ahead"),
    "postponed": ("◌", "past"), "cancelled": ("✕", "against"), "denied": ("✕", "against"),
    "broken": ("✕", "against"), "threatened": ("▲", "against"), "rejects": ("✕", "against"),
    "alleged": ("?", "doubt"), "disputed": ("?", "doubt"), "updated": ("↻", "doubt"),
    "historical": ("◌", "past"), "lapsed": ("◌", "past"), "unknown": ("?", "past"),
    "improving": ("↗", "sure"), "unchanged": ("→", "past"), "deteriorating": ("↘", "against"),
    "sent": ("◐", "ahead"), "received": ("◐", "ahead"), "discussed": ("◐", "ahead"),
    "revised": ("↻", "ahead"), "leaked": ("?", "doubt"), "accepted": ("●", "sure"),
    "signed": ("●", "sure"), "rejected": ("✕", "against"),
    "demands": ("▲", "against"), "insists": ("▲", "against"), "prefers": ("◇", "ahead"),
    "open_to": ("◇", "ahead"), "offers": ("○", "ahead"), "accepts": ("●", "sure"), "silent": ("◌", "past"),
}  # fmt: skip
CONTROLS = re.compile(
    "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]"
)
SURROGATES = re.compile("[\ud800-\udfff]")


def visible(text: str) -> str:
    """Return text with the characters that would turn or hide it written out.

    >>> visible("a\\u202eb")
    'a[U+202E]b'
    """
    text = CONTROLS.sub(lambda found: f"[U+{ord(found[0]):04X}]", text)
    return SURROGATES.sub("\ufffd", text)


def finalize(value: Any) -> Any:
    """Make whatever a template prints fit to print: None as "unknown", enums as words, controls visible."""
    if isinstance(value, Markup):
        return value
    if value is None:
        return UNKNOWN
    if isinstance(value, Enum):
        value = value.value
    return visible(value) if isinstance(value, str) else value


def plain(word: Any) -> str:
    """Return a code as words.

    >>> plain("asset_freeze")
    'asset freeze'
    """
    return str(word.value if isinstance(word, Enum) else word).replace("_", " ")


def time_words(time: TimeValue | None) -> str:
    """Return a time as a reader writes it, with its precision; "date unknown" when nobody stated one."""
    if time is None or not (time.start or time.end):
        return f"date unknown ({time.text})" if time and time.text else "date unknown"
    digits = {"month": 7, "year": 4, "decade": 4}.get(time.granularity.value, 16)
    start, end = (moment and moment[:digits].replace("T", " ") for moment in (time.start, time.end))
    relation = "" if time.relation.value == "at" else f"{time.relation.value} "
    if start and end and start != end:
        return f"{relation}{start} to {end}"
    return f"{relation}{start or end}"


def moment_words(moment: str | None) -> str:
    """Return a stored moment as a day, with the time in UTC where there is one.

    >>> moment_words("2026-03-02T06:40:00Z"), moment_words("2026-03-02"), moment_words(None)
    ('2026-03-02 06:40 UTC', '2026-03-02', 'date unknown')
    """
    if not moment:
        return "date unknown"
    try:
        read = datetime.fromisoformat(moment)
    except ValueError:
        return moment
    return f"{read:%Y-%m-%d %H:%M} UTC" if "T" in moment else moment


def moment_tag(moment: str | None, zone: tzinfo | None = None) -> str:
    """Return a stored moment for a page: in UTC, and when pointed at in a zone (None: this machine's).

    >>> print(moment_tag("2026-03-02T06:40:00Z", ZoneInfo("Europe/Kyiv")))
    <time datetime="2026-03-02T06:40:00Z" title="2026-03-02 08:40 EET">2026-03-02 06:40 UTC</time>
    >>> moment_tag("2026-03-02"), moment_tag(None)
    ('2026-03-02', 'date unknown')
    """
    words = moment_words(moment)
    if not moment or not words.endswith(" UTC"):
        return words
    try:
        there = datetime.fromisoformat(moment).replace(tzinfo=UTC).astimezone(zone)
    except OverflowError:  # the first or last day of the calendar
        return words
    title = f"{there:%Y-%m-%d %H:%M %Z}" if there.utcoffset() else ""
    told = Markup(' title="{}"').format(title) if title else ""
    return Markup('<time datetime="{}"{}>{}</time>').format(moment, told, words)


def zone_named(name: str) -> tzinfo | None:
    """Return the time zone of a name such as Europe/Kyiv; None, this machine's own, for none.

    Raises:
        ConfigError: there is no such zone here.
    """
    try:
        return ZoneInfo(name) if name else None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ConfigError(
            f"There is no time zone {name!r} here. Write `time_zone` in the settings as Europe/Kyiv."
        ) from None


def quantity_words(quantity: Quantity | None) -> str:
    """Return a number with its bounds: "at least 4", "about 24", "4 to 6", or "unknown"."""
    if quantity is None or (quantity.min is None and quantity.max is None):
        return UNKNOWN
    low, high = (f"{bound:g}" if bound is not None else None for bound in (quantity.min, quantity.max))
    about = "about " if quantity.approx else ""
    if low == high or (quantity.approx and not (low and high)):
        return f"{about}{low or high}"
    if low and high:
        return f"{about}{low} to {high}"
    return f"at least {low}" if low else f"at most {high}"


def many(number: int, noun: str) -> str:
    """Return a number with its noun, in the plural where it belongs.

    >>> many(1, "story"), many(3, "outlet"), many(0, "story")
    ('1 story', '3 outlets', '0 stories')
    """
    if number == 1:
        return f"1 {noun}"
    return f"{number} {noun.removesuffix('y')}ies" if noun.endswith("ry") else f"{number} {noun}s"


def clip(words: str, longest: int = 180) -> str:
    """Return words on one line, cut at a word where they run long.

    >>> clip("one two three", 8)
    'one two…'
    """
    words = " ".join(words.split())
    return words if len(words) <= longest else words[:longest].rsplit(" ", 1)[0].rstrip(",;:") + "…"


def names(actors: tuple[ActorRef, ...]) -> str:
    """Return actors' names as a list in words; "unknown" when there is none."""
    found = [actor.name for actor in actors]
    return " and ".join([", ".join(found[:-1]), found[-1]] if len(found) > 1 else found) or UNKNOWN


def web_address(url: str | None) -> str | None:
    """Return an address when it may be made a link: http or https with a host; else None.

    A name before the host is refused: nobody's article has one, and it passes for the host it is not.

    >>> web_address("javascript:alert(1)") is None, web_address("https://a.example/x")
    (True, 'https://a.example/x')
    >>> web_address("https://bbc.example@evil.example/") is None
    True
    """
    if not url or CONTROLS.search(url) or any(c.isspace() for c in url):
        return None
    try:
        parts = urlsplit(url)
        is_host = bool(parts.hostname) and "@" not in parts.netloc and (parts.port or 1) > 0
    except ValueError:
        return None
    return url if is_host and parts.scheme in ("http", "https") else None
