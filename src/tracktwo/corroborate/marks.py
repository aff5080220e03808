"""Hard marks of where a text comes from: agency datelines, credit lines, copyright lines, attributions."""

import re
from typing import NamedTuple

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
_NAMES = "|".join(AGENCIES.values())
_EACH = tuple((agency, re.compile(rf"\b(?:{names})\b", re.IGNORECASE)) for agency, names in AGENCIES.items())
# A dateline is read at the start of a paragraph only; it may name an agency that is not listed above.
DATELINE = re.compile(
    r"(?:(?:[A-ZÀ-ÞА-ЯІЇЄҐ][\w'’-]*[ ,./]*){1,5}(?:\d{1,2}[ ,.]*)?(?:\d{4}[ ,]*)?)?"
    r"\(\s*(?P<name>[A-ZÀ-ÞА-ЯІЇЄҐ][\w .&'’/-]{1,40}?)\s*\)\s*[-–—:]"
)
CREDIT = re.compile(
    rf"(?:\(?\s*(?:with|additional)?\s*(?:reporting|inputs?|files|material|contributions?|text|source"
    rf"|story|photo)\s*(?:by|from|:)\s*(?:the )?(?:{_NAMES})\b"
    rf"|(?:©|\(c\)|copyright)\s*(?:\d{{4}})?\s*,?\s*(?:the )?(?:{_NAMES})\b|[-–—(]\s*(?:{_NAMES})\s*\)?\s*$)",
    re.IGNORECASE | re.MULTILINE,
)
TELLING = (
    r"(?:report(?:s|ed)|said|writes?|wrote|cit(?:es|ed)|quot(?:es|ed)|says|learn(?:s|ed)|understands|reveal(?:s|ed)"
    r"|published|told)"
)
TELLER = (
    r"(?:according to|cited by|citing|quoted by|quoting|told|(?:as )?(?:first )?reported by|via"
    r"|reports? (?:by|from|in)|со ссылкой на|сообщает|передает|передаёт|пишет|с посиланням на|повідомляє)"
)
OPENING_CHARACTERS = 700  # an article that only passes another's report on says so at its beginning


class Mark(NamedTuple):
    """An agency's or another outlet's mark on an article: whose, by which rule, in which words."""

    agency: str
    rule: str
    evidence: Evidence | None


def _agency(words: str) -> str:
    """Return the agency named in some words that hold the name of one: the longest name there."""
    found = [(len(match[0]), agency) for agency, names in _EACH for match in names.finditer(words)]
    return max(found)[1]


def agency_named(words: str) -> str | None:
    """Return the agency that some words are the name of, or None.

    >>> agency_named("The Associated Press")
    'AP'
    """
    return _agency(words) if re.fullmatch(rf"\s*(?:{_NAMES})\s*", words) else None


def agency_marks(article: Article) -> tuple[Mark, ...]:
    """Return the agencies that an article says its text comes from, the surest mark first."""
    found: list[Mark] = []
    for words in (*article.author, article.outlet or ""):
        agency = agency_named(words.split("/")[0])
        if agency:
            found.append(Mark(agency, "byline", None))
    for part in article.parts:
        match = DATELINE.match(article.text, part.start, min(part.end, part.start + 120))
        if match:
            name = agency_named(match["name"]) or match["name"]
            found.append(Mark(name, "dateline", _evidence(article, match)))
        if part.kind is PartKind.BYLINE or part.end - part.start < 300:
            match = CREDIT.search(article.text, part.start, part.end)
            if match:
                found.append(Mark(_agency(match[0]), "credit", _evidence(article, match)))
    for line in article.furniture:
        match = CREDIT.search(line)
        if match:
            found.append(Mark(_agency(match[0]), "copyright", None))
    return tuple(found)


def is_reprint(article: Article, marks: tuple[Mark, ...]) -> bool:
    """Tell whether an article's marks name somebody else than its own outlet."""
    own = (article.outlet or "").casefold()
    own_agency = agency_named(article.outlet or "")
    return any(mark.agency.casefold() not in own and mark.agency != own_agency for mark in marks)


def _evidence(article: Article, match: re.Match[str]) -> Evidence:
    return evidence_at(article.id, article.text, start=match.start(), end=match.end())


def passed_on(article: Article, outlets: tuple[str, ...] = ()) -> Mark | None:
    """Return the agency or outlet whose report an article passes on, said in its title or opening.

    Args:
        outlets: names of other outlets that may be cited.
    """
    own = (article.outlet or "").casefold()
    opening = article.text[:OPENING_CHARACTERS]
    for where in (article.title or "", opening):
        mark = _attribution(article, where, where is opening, outlets)
        if mark and mark.agency.casefold() not in own:
            return mark
    return None


def _attribution(article: Article, where: str, is_text: bool, outlets: tuple[str, ...]) -> Mark | None:
    listed = [re.escape(name) for name in sorted(outlets, key=len, reverse=True) if len(name) > 3]
    name = rf"(?P<name>{'|'.join([*listed, _NAMES])})"
    match = re.search(rf"\b(?i:{TELLER})\s+(?:the )?{name}\b", where) or re.search(
        rf"\b{name}(?:[’']s?)?,?\s+(?:has |have )?(?:exclusively )?{TELLING}\b", where
    )
    if match is None:
        return None
    named = match["name"] if match["name"] in outlets else _agency(match["name"])
    return Mark(named, "attribution", _evidence(article, match) if is_text else None)
