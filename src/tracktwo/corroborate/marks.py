"""Hard marks of where a text comes from: agency datelines, credit lines, copyright lines, attributions."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from tracktwo.corroborate.words import CYRILLIC
from tracktwo.records import Article, Evidence, PartKind, evidence_at

# Agencies whose text other outlets print, by the names they go under.
AGENCIES: dict[str, str] = {
    "AP": r"AP|(?:The )?Associated Press",
    "Reuters": r"Reuters|Рейтер|Thomson Reuters",
    "AFP": r"AFP|Agence France[- ]Presse",
    "dpa": r"dpa|Deutsche Presse-Agentur",
    "UPI": r"UPI|United Press International",
    "Xinhua": r"Xinhua",
    "TASS": r"TASS|ТАСС",
    "Interfax": r"Interfax|Интерфакс",
    "Interfax-Ukraine": r"Interfax-Ukraine|Інтерфакс-Україна",
    "Ukrinform": r"Ukrinform|Укрінформ",
    "UNIAN": r"UNIAN|УНІАН|УНИАН",
    "RIA Novosti": r"RIA(?: Novosti)?|РИА Новости",
    "Anadolu": r"Anadolu(?: Agency)?|AA",
    "PA": r"PA Media|Press Association",
    "Bloomberg": r"Bloomberg(?: News)?",
    "ANI": r"ANI",
    "PTI": r"PTI|Press Trust of India",
    "IANS": r"IANS",
    "EFE": r"EFE|Agencia EFE",
    "ANSA": r"ANSA",
    "Kyodo": r"Kyodo(?: News)?",
    "Yonhap": r"Yonhap",
    "BBC Monitoring": r"BBC Monitoring",
}
AGENCY_NAMES = "|".join(AGENCIES.values())
# Letters that each name holds, by which a text without any is passed over fast.
_SIGNS = re.compile(
    "|".join(
        re.escape(re.sub(r"\(\?:.*?\)\??|\[.*", "", name))
        for names in AGENCIES.values()
        for name in names.split("|")
    )
)
_EACH = tuple((agency, re.compile(rf"\b(?:{names})\b", re.IGNORECASE)) for agency, names in AGENCIES.items())
# A dateline is read at the start of a paragraph only; it may name an agency that is not listed above.
DATELINE = re.compile(
    r"(?:(?:[A-ZÀ-ÞА-ЯІЇЄҐ][\w'’-]*[ ,./]*){1,5}(?:\d{1,2}[ ,.]*)?(?:\d{4}[ ,]*)?)?"
    r"\(\s*(?P<name>[A-ZÀ-ÞА-ЯІЇЄҐ][\w .&'’/-]{1,40}?|[a-z]{3,4})\s*\)\s*[-–—:]"
)
# Where a day stands before it, an agency's initials need no dash behind them.
DAYLINE = re.compile(
    r"(?:[A-ZÀ-Þ][\w'’.-]*[ ,/]+){1,5}\d{1,2}[ ,.]*(?:\d{4}[ ,]*)?\((?P<name>[A-Z]{2,6})\)\s+(?=[A-ZÀ-Þ“\"])"
)
CREDIT = re.compile(
    rf"(?:\(?\s*(?:with|additional)?\s*(?:reporting|inputs?|files|material|contributions?|text|source"
    rf"|story|photo)\s*(?:by|from|:)\s*(?:the )?(?:{AGENCY_NAMES})\b"
    rf"|(?:©|\(c\)|copyright)\s*(?:\d{{4}})?\s*,?\s*(?:the )?(?:{AGENCY_NAMES})\b"
    rf"|[-–—(]\s*(?:{AGENCY_NAMES})\s*\)?\s*$)",
    re.IGNORECASE | re.MULTILINE,
)
# The same kinds of line where the name is not listed: a short line of its own that says whose text it is.
_NAME = r"(?P<name>(?:The )?[A-ZÀ-ÞА-ЯІЇЄҐ][\w&’'-]*(?: (?:of )?[A-ZÀ-ÞА-ЯІЇЄҐ][\w&’'-]*){0,3})"
LINE_CHARACTERS = 300
_LINES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"^\W*(?:©|\([cC]\)|[Cc]opyright(?: ©)?)\s*(?:\d{{4}})?\s*,?\s*(?:the )?{_NAME}"
        r"(?=[.,]|\s+All\b|\s*$)",
        rf"^\W*(?:With|[Aa]dditional)\s+(?:(?:reporting|inputs?|files|material|contributions?)\s+(?:by|from)\s+)?"
        rf"(?:the )?{_NAME}\W*$",
        rf"^\W*(?:[Aa]vec|[Mm]it(?: Material)?(?: von)?|[Cc]on(?: información de| materiale di)?"
        rf"|[Cc]om(?: informações d[ae])?|[Сс] использованием материалов|[Пп]о материалам|[Зз]а матеріалами)"
        rf"\s+(?:l['’]|[«„])?{_NAME}\W*$",
        rf"^\W*[Ss](?:ource|OURCE)s?:\s*{_NAME}(?:\s+(?:and )?agencies)?\W*$",
        r"^\((?P<name>[A-Z]{2,6})\)\W*$",
        r"^(?P<name>(?:[A-ZÀ-ÞА-ЯІЇЄҐ][\w&’'-]* ){1,3}(?:Agency|Newswire|Wire|Press))\W*$",
    )
)
_FIRST_PRINTED = re.compile(
    r"\b(?:[Oo]riginal(?:ly)? (?:article|story|report|published|appeared)|[Ff]irst (?:published|appeared))"
    rf" (?:on|by|in|at) (?:the )?{_NAME}"
)


class Mark(NamedTuple):
    """An agency's or another outlet's mark on an article: whose, by which rule, in which words."""

    agency: str
    rule: str
    evidence: Evidence | None


def agency_in(words: str) -> str:
    """Return the agency named in some words that hold the name of one: the longest name there."""
    found = [(len(match[0]), agency) for agency, names in _EACH for match in names.finditer(words)]
    return max(found)[1]


def agency_named(words: str) -> str | None:
    """Return the agency that some words are the name of, or None.

    >>> agency_named("The Associated Press")
    'AP'
    """
    return agency_in(words) if re.fullmatch(rf"\s*(?:{AGENCY_NAMES})\s*", words) else None


def names_agency(text: str) -> bool:
    """Tell whether a text may hold a listed agency's name; False is sure, True is not."""
    return _SIGNS.search(text) is not None


def agency_marks(article: Article) -> tuple[Mark, ...]:
    """Return the agencies that an article says its text comes from, the surest mark first."""
    found: list[Mark] = []
    for words in (*article.author, article.outlet or ""):
        agency = agency_named(words.split("/")[0])
        if agency:
            found.append(Mark(agency, "byline", None))
    has_agency = names_agency(article.text)
    for part in article.parts:
        opening = article.text.find("(", part.start, min(part.end, part.start + 120)) >= 0
        until = min(part.end, part.start + 120)
        match = opening and (
            DATELINE.match(article.text, part.start, until) or DAYLINE.match(article.text, part.start, until)
        )
        if match:
            name = agency_named(match["name"]) or match["name"]
            found.append(Mark(name, "dateline", _evidence(article, match)))
        if has_agency and (part.kind is PartKind.BYLINE or part.end - part.start < LINE_CHARACTERS):
            match = CREDIT.search(article.text, part.start, part.end)
            if match:
                found.append(Mark(agency_in(match[0]), "credit", _evidence(article, match)))
    for line in article.furniture:
        match = CREDIT.search(line)
        if match:
            found.append(Mark(agency_in(match[0]), "copyright", None))
    return (*found, *_unlisted_credits(article))


def _unlisted_credits(article: Article) -> Iterator[Mark]:
    """Yield the marks in short lines of their own that name an agency or outlet which is not listed."""
    for part in article.parts:
        if part.kind is not PartKind.CAPTION and part.end - part.start < LINE_CHARACTERS:
            for match in _line_matches(article.text[part.start : part.end], article):
                start, end = (part.start + at for at in match.span())
                evidence = evidence_at(article.id, article.text, start=start, end=end)
                yield Mark(agency_of(match["name"]), "credit", evidence)
    for line in article.furniture:
        yield from (Mark(agency_of(m["name"]), "copyright", None) for m in _line_matches(line, article))


def _line_matches(line: str, article: Article) -> Iterator[re.Match[str]]:
    matches = [pattern.match(line) for pattern in _LINES]
    if "rigin" in line or "irst" in line:
        matches.append(_FIRST_PRINTED.search(line))
    return (m for m in matches if m and not is_own(article, agency_of(m["name"])))


def agency_of(name: str) -> str:
    """Return the listed agency that a name stands for, or the name without its article.

    >>> agency_of("The United Press Line")
    'United Press Line'
    """
    bare = re.sub(r"^the | and (?:news )?agencies$", "", name.strip(), flags=re.IGNORECASE)
    return agency_named(bare) or bare


# The ending that a name has for its case, as in "сообщил «Вестинформу»".
CASE = re.compile(r"(?<=[а-яёіїєґ]{5})(?:ами|ом|ем|ою|ою|[уаеюиыі])$")


def name_keys(name: str) -> frozenset[str]:
    """Return what a name is compared by: its folded letters, and its initials where it has three words.

    >>> name_keys("United Press Line") & name_keys("UPL")
    frozenset({'upl'})
    """
    words = agency_of(name).split()
    initials = "".join(word[0] for word in words if word[0].isupper())
    keys = {_letters(" ".join(words))} | ({initials.casefold()} if len(initials) >= 3 else set())
    bare = {CASE.sub("", key) for key in keys if CYRILLIC.search(key)}
    return frozenset(keys | bare)


def _letters(name: str) -> str:
    return re.sub(r"[\W_]+", "", name.casefold())


def is_own(article: Article, name: str) -> bool:
    """Tell whether a name is that of the article's own outlet, whose address may stand for its name."""
    own, other = _letters(article.outlet or ""), _letters(name)
    is_part = bool(own and other) and (other in own or own in other)
    return is_part or (agency_named(article.outlet or "") or "?") == name


def is_reprint(article: Article, marks: tuple[Mark, ...]) -> bool:
    """Tell whether an article's marks name somebody else than its own outlet."""
    return any(not is_own(article, mark.agency) for mark in marks)


def _evidence(article: Article, match: re.Match[str]) -> Evidence:
    return evidence_at(article.id, article.text, start=match.start(), end=match.end())
