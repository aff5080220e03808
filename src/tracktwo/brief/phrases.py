"""Small phrases: dates, numbers, lists of names, quoted words."""

from collections.abc import Sequence

from tracktwo.records import Granularity, Quantity, Relation, TimeValue

LONGEST_QUOTE = 260
UNKNOWN_DATE = "Date unknown"
INNER_QUOTES = str.maketrans({"“": "‘", "”": "’", "«": "‘", "»": "’", '"': "'"})


def quote(words: str, *, longest: int = LONGEST_QUOTE) -> str:
    """Return words between quotation marks, cut at a word where they run long.

    >>> quote('He said "no" twice')
    "“He said 'no' twice”"
    >>> quote("one two three", longest=8)
    '“one two…”'
    """
    words = " ".join(words.translate(INNER_QUOTES).split())
    if len(words) > 2 and words[0] in "'‘" and words[-1] in "'’":
        words = words[1:-1]
    words = words.rstrip(".,;: ") or words
    if len(words) > longest:
        words = words[:longest].rsplit(" ", 1)[0].rstrip(",;:— ") + "…"
    return f"“{words}”"


def date_phrases(time: TimeValue | None, *, reported: str | None = None) -> tuple[str, ...]:
    """Return ways to print a time, the most exact first, the last one always "Date unknown".

    The evidence check decides which of them may stand.

    Args:
        reported: the day the first article with it was published, when it has no date of its own.
    """
    told = [f"Reported {reported}" if reported else UNKNOWN_DATE, UNKNOWN_DATE]
    if time:
        worded = f"Dated {quote(time.text)}" if time.text.strip() else told[0]
        told = [_exact(time) or worded, worded, *told]
    return tuple(dict.fromkeys(told))


def _exact(time: TimeValue) -> str | None:
    start, end = _day(time.start), _day(time.end)
    if time.granularity in (Granularity.UNKNOWN, Granularity.ORDINAL) or not (start or end):
        return None
    if time.granularity in (Granularity.MONTH, Granularity.YEAR):
        digits = 7 if time.granularity is Granularity.MONTH else 4
        start, end = start and start[:digits], end and end[:digits]
    relation = {Relation.BY: "by", Relation.SINCE: "since", Relation.UNTIL: "until", Relation.ABOUT: "about"}
    word = relation.get(time.relation, "")
    if time.relation in (Relation.BY, Relation.UNTIL):
        start = end = end or start
    if time.relation is Relation.SINCE:
        start = end = start or end
    if start and end and start != end:
        return f"{start} to {end}"
    return f"{word} {start or end}".strip()


def _day(moment: str | None) -> str | None:
    return moment[:10] if moment else None


def sort_day(time: TimeValue | None, otherwise: str | None = None) -> str:
    """Return the day to sort by; records without any date come last."""
    return (time and (time.start or time.end)) or otherwise or "9999"


def counted(quantity: Quantity | None, word: str) -> str | None:
    """Return "at least four killed" in the article's own number words; None when nothing is counted."""
    return f"{quantity.text.strip()} {word}" if quantity and quantity.text.strip() else None


def listed(names: Sequence[str]) -> str:
    """Return names as a list in words.

    >>> listed(["A", "B", "C"])
    'A, B and C'
    """
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else list(names))


def sentence(text: str) -> str:
    """Return text with a capital first letter and one full stop.

    >>> sentence("talks were held")
    'Talks were held.'
    """
    text = " ".join(text.split()).strip().rstrip(".")
    text = text[:1].upper() + text[1:]
    return text if text.endswith(("?", "!")) else f"{text}."
