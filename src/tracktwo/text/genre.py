"""What kind of writing an article is, guessed from what it calls itself and how it is laid out."""

import re

from tracktwo.records import Genre, Part, PartKind

# Tried in this order on the section, the markup's own word for the kind, the title and the first lines.
LABELS: tuple[tuple[Genre, re.Pattern[str]], ...] = (
    (
        Genre.LIVEBLOG,
        re.compile(
            r"\blive ?blog|\blive(?: updates?| coverage|:)|minute by minute|as it happened|\bLiveBlogPosting",
            re.I,
        ),
    ),
    (
        Genre.OPINION,
        re.compile(
            r"\bop-?ed\b|\bopinions?\b|\bcommentary\b|\bcolumn(?:s|ists?)?\b|\beditorials?\b|\bletters?\b"
            r"|\bviewpoint|\bkommentar\b"
            r"|\bguest essay|\bOpinionNewsArticle|\bмнение\b|\bдумка\b|\btribune\b|\bcomment ?is ?free\b"
            r"|\bperspectives?\b",
            re.I,
        ),
    ),
    (
        Genre.ANALYSIS,
        re.compile(
            r"\banaly(?:sis|ses|tical)\b|\bexplain(?:er|ed)\b|\bwhat (?:it means|to know)"
            r"|\bAnalysisNewsArticle|\bаналитика\b",
            re.I,
        ),
    ),
    (
        Genre.STATEMENT,
        re.compile(
            r"\b(?:press|news|media) (?:release|statement)\b|\breadout\b|\bjoint (?:statement"
            r"|communiqu[eé])|\bcommuniqu[eé]\b|^statement (?:by|of|from|on)\b"
            r"|\btranscript\b|\bremarks (?:by|of|at)\b|\bspokesperson[’']s (?:remarks|statement)",
            re.I,
        ),
    ),
)
FORECASTING = re.compile(
    r"\b(?:signals? a|raises? (?:concerns|questions)|remains? to be seen|broader (?:trend|implications?)"
    r"|the question is|harbinger"
    r"|suggests? (?:that|a)|underscores?|highlights?|implications?|could lead to|in the long run|likely to"
    r"|geopolitical)\b",
    re.I,
)
REPORTING = re.compile(
    r"\b(?:said|told|announced|reported|confirmed)\b|\((?:AP|AFP|Reuters)\)|\bon (?:Mon|Tues|Wednes|Thurs"
    r"|Fri|Satur|Sun)day\b",
    re.I,
)


def genre_of(
    title: str | None, section: str | None, text: str, parts: tuple[Part, ...], *, label: str = ""
) -> Genre:
    """Return an article's genre, or UNKNOWN when neither its labels nor its wording tell.

    Args:
        label: what the page's markup calls it, such as "OpinionNewsArticle".
    """
    for words in (section or "", label, (title or "")[:200]):
        for genre, pattern in LABELS:
            if pattern.search(words):
                return genre
    return _by_wording(text, parts)


def _by_wording(text: str, parts: tuple[Part, ...]) -> Genre:
    """An analysis weighs and forecasts under headings of its own; a report says who said what when."""
    words = max(1, text.count(" "))
    weighing = 100 * len(FORECASTING.findall(text)) / words
    reporting = 100 * len(REPORTING.findall(text)) / words
    has_questions = any(part.kind is PartKind.QUESTION for part in parts)
    headings = sum(part.kind is PartKind.HEADING for part in parts)
    if (headings >= 3 or has_questions) and weighing > reporting:
        return Genre.ANALYSIS
    return Genre.REPORT if reporting >= 0.5 and reporting > weighing else Genre.UNKNOWN
