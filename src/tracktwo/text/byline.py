"""Bylines: who wrote an article, apart from the role and the date that stand beside the name."""

import re

_ROLE_WORDS = """senior junior chief deputy associate assistant managing executive contributing staff special
    foreign diplomatic political national international world global defence defense security
    business economics science news features opinion digital online editor editors editorial
    reporter reporters correspondent writer writers journalist columnist analyst contributor
    producer author blogger bureau desk team newsroom director head fellow professor intern
    freelance reporting in at of for and from"""
ROLE_WORDS = frozenset(_ROLE_WORDS.split())
AGENCIES = (
    "Associated Press", "AP", "Reuters", "AFP", "Agence France-Presse", "dpa", "UPI", "Xinhua", "TASS",
    "Interfax", "Interfax-Ukraine", "Ukrinform", "RIA Novosti", "Anadolu", "Anadolu Agency", "Bloomberg",
    "PA Media", "Press Association", "ANI", "PTI", "IANS", "EFE", "ANSA", "Kyodo", "Yonhap", "Bernama",
    "SANA", "WAM", "APA", "SDA", "Belga", "AAP", "MENA",
)  # fmt: skip
OPENERS = (
    r"(?:(?:written|story|report(?:ed)?|text|words|posted|published|authored|compiled) )?(?:by|von|par|por"
    r"|di|da|автор(?:ы)?|autor(?:in)?|auteur|author|текст)"
)
BYLINE = re.compile(rf"{OPENERS}\s*:?\s+(?P<names>\S.*)", re.IGNORECASE)
NAME_WORD = re.compile(r"[^\W\d_][\w’'.-]*")
_PARTICLES = "de del della di da dos du van von der den ter al el bin ibn la le af zu y e ben abu"
PARTICLES = frozenset(_PARTICLES.split())
_ORGANISATION_WORDS = """
    post times news herald tribune agency agencies press journal service today daily network
    observer guardian independent gazette monitor wire radio tv television institute university
    council center centre media magazine review chronicle telegraph mail express standard globe sun
    star world report online com"""
ORGANISATION_WORDS = frozenset(_ORGANISATION_WORDS.split())
SEPARATOR = re.compile(
    r"\s*(?:,|;|&|/|\||•|·|\band\b|\bund\b|\bet\b|\by\b(?=\s[A-Z])|\bи\b)\s*", re.IGNORECASE
)
CREDIT = re.compile(
    r".{3,240}\b(?:contributed (?:to this (?:report|story|article)|reporting)\b.{0,40})|"
    r"\(?(?:(?:additional )?(?:reporting|writing|editing|compiled|translated|edited|written|with"
    r" (?:reporting|inputs?|files)) (?:by|from)\b.*|—?\s*with (?:inputs?|files) from .*)\)?\.?",
    re.IGNORECASE,
)
MAX_WORDS = 16


def is_byline(line: str) -> bool:
    """Tell whether a line is a byline: "By NAME", perhaps with a role.

    >>> is_byline("by Maria Okonjo Senior Diplomatic Correspondent")
    True
    >>> is_byline("By Friday the sides must answer.")
    False
    """
    return len(line.split()) <= MAX_WORDS and bool(authors_in(line))


def is_credit(line: str) -> bool:
    """Tell whether a line credits those who worked on an article: "Reporting by ...; Editing by ..."."""
    return len(line) < 400 and CREDIT.fullmatch(line) is not None


def authors_in(line: str) -> tuple[str, ...]:
    """Return the names in a byline, roles and dates left out; () when the line is no byline.

    >>> authors_in("By Maria Okonjo and Li Wei, Harbour Post")
    ('Maria Okonjo', 'Li Wei')
    >>> authors_in("by Reuters")
    ('Reuters',)
    """
    match = BYLINE.fullmatch(line.strip())
    if match is None:
        return ()
    if line.rstrip().endswith((".", "!", "?")) and len(line.split()) > 6:
        return ()
    return names_in(match["names"])


def names_in(words: str) -> tuple[str, ...]:
    """Return the personal and agency names in a list of names, in order.

    >>> names_in("Ana de la Cruz, Staff Writer")
    ('Ana de la Cruz',)
    """
    found: list[str] = []
    for piece in SEPARATOR.split(
        re.sub(r"^\s*(?:by|von|par|por)\s+", "", words.strip(), flags=re.IGNORECASE)
    ):
        name = _name(piece)
        if name and name not in found:
            found.append(name)
        elif piece and not name and not found:
            return ()
    return tuple(found)


def _name(piece: str) -> str | None:
    """Return the name a piece opens with: capitalised words up to the first role word."""
    for agency in AGENCIES:
        if piece.strip(" .()").casefold() in (agency.casefold(), f"the {agency}".casefold()):
            return agency
    words = [word.rstrip(",") for word in piece.split()]
    kept = []
    for word in words:
        is_name = NAME_WORD.fullmatch(word) and (word in PARTICLES or not word[0].islower())
        if not is_name or word.casefold().strip(".") in ROLE_WORDS:
            break
        kept.append(word)
    if not 2 <= len(kept) <= 5 or kept[0].islower() or kept[-1].casefold() in ORGANISATION_WORDS:
        return None
    return " ".join(kept)
