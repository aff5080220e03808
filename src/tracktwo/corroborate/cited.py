"""Whose report an article passes on, and whether it shows reporting of its own.

An agency or outlet is known by its name where it is listed. One that is not listed is known by what an
article calls it ("the agency", "портал") or by the verb that only reports take ("X reported").
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from tracktwo.corroborate.marks import AGENCY_NAMES, Mark, agency_in, agency_of, is_own, names_agency
from tracktwo.records import Article, evidence_at

OPENING_CHARACTERS = 700  # an article that only passes another's report on says so at its beginning
TELLING = (
    r"(?:report(?:s|ed)|said|writes?|wrote|cit(?:es|ed)|quot(?:es|ed)|says|learn(?:s|ed)|understands|reveal(?:s|ed)"
    r"|published|told|seen|saw|obtained|reviewed)"
)
TELLER = (
    r"(?:according to|cited by|citing|quoted by|quoting|told|(?:as )?(?:first )?reported by|via|as per"
    r"|reports? (?:by|from|in)|(?:seen|obtained|reviewed|viewed|carried|published) by"
    r"|interview (?:with|to|in|on|given to|published by)|(?:speaking|spoke) (?:to|with)"
    r"|(?:comments|remarks) to"
    r"|со ссылкой на|сообщает|передает|передаёт|пишет|с посиланням на|повідомляє"
    r"|(?:сообщил|рассказал|заявил|сказал|повідомив|розповів|заявив|сказав)[аи]?|в интервью|в беседе с"
    r"|в комментарии|в інтерв['’]ю|у розмові з|selon|d['’]après"
    r"|(?:cité|consulté|vu|obtenu|rapporté|révélé)e?s? par|(?:déclaré|affirmé|dit|confié) à"
    r"|(?:entretien|interview) (?:avec|à|accordée? à)"
    r"|laut|sagte (?:der|dem)"
    r"|(?:Gespräch|Interview) mit|unter Berufung auf|según|(?:citado|consultado|visto|obtenido) por"
    r"|(?:dijo|declaró|afirmó) a|entrevista (?:con|a|de)|secondo|citato da|intervista (?:a|con))"
)
# A name is capitalised words; what stands before a report's verb may also be an office, which is no outlet.
_NAME = r"(?P<name>[A-ZА-ЯІЇЄҐ][\w.&’'-]*[\w](?:\s(?:of\s)?[A-ZА-ЯІЇЄҐ][\w.&’'-]*[\w]){0,3})"
_PRESS = (
    r"(?:(?:state |state-run |private )?(?:news )?(?:agency|wire(?: service)?|newspaper|daily|weekly|portal"
    r"|website|broadcaster|outlet|magazine|site)|агентств\w+|издани\w+|портал\w*|газет\w+|видання\w*|агенці\w+"
    r"|телеканал\w*|Agentur|Nachrichtenagentur|Zeitung|(?:l['’])?agenzia|(?:il )?quotidiano|(?:l['’])?agence"
    r"|(?:le )?journal|(?:la )?agencia|(?:el )?diario|(?:a )?agência|(?:o )?jornal)"
)
_PASSING = (
    r"(?:сообщ\w+|переда[её]т|пишет|по данным|со ссылкой на|повідомля\w+|переда[єю]\w*|пише|за даними"
    r"|з посиланням на|berichtet\w*|meldet\w*|laut|riferisce|riporta|secondo|selon|rapporte|según|informa"
    r"|segundo)"
)
_OFFICE = re.compile(
    r"\b(?:Ministry|Service|Army|Forces?|Office|Police|Government|Command|Council|Committee|Authority|Authorities"
    r"|University|Institute|Bank|Department|Administration|House|Nations|Union|President|Minister|Centre|Center)\b"
)
_PRONOUNS = frozenset(
    {"As", "He", "She", "It", "They", "The", "This", "That", "Who", "We", "I", "Police", "Media"}
)
_GENERIC = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b{_NAME}[’']?s?,?\s+(?:exclusively |first )?report(?:s|ed)\b",
        rf"(?i:\b{TELLER})\s+(?i:the\s+)?{_NAME}\s+(?i:{_PRESS})\b",
        rf"\b{_NAME}\s+(?i:{_PRESS})\s+{TELLING}\b",
        rf"(?i:\b{_PRESS})\s+{_NAME}\s+{TELLING}\b",
        rf"(?i:\b{_PRESS})\s+[«\"„]?{_NAME}[»\"“]?\s+(?i:{_PASSING})\b",
        rf"(?i:\b{TELLER})\s+(?i:the\s+)?{_NAME},\s+(?:an?|the)\s+(?:[\w-]+\s+)?(?i:{_PRESS})\b",
        rf"(?i:\b(?:as )?first reported by)\s+(?i:the\s+)?{_NAME}",
        rf"(?i:\b{_PASSING})\s+(?:(?:die|der|das|la|el|le|il|o|a)\s+)?(?i:{_PRESS})\s+[«\"„]?{_NAME}",
        rf"(?i:\b(?:передает|передаёт|передає))\s+[«\"„]?{_NAME}",
        # somebody told an outlet, in languages that say so by case or preposition
        rf"\b(?:сообщил|рассказал|заявил|сказал|повідомив|розповів|заявив|сказав)[аи]?\s+«{_NAME}»",
        rf"\b(?:агентству|газете|изданию|порталу|телеканалу|газеті|виданню)\s+[«\"]?{_NAME}",
        rf"\b(?:der|dem)\s+(?:(?:Nachrichten)?[Aa]gentur|Zeitung|Zeitschrift|Magazin|Sender|Portal)\s+{_NAME}",
        rf"\b(?:par|à|selon)\s+(?:l['’]agence|la chaîne|le (?:quotidien|journal|site))\s+{_NAME}",
        rf"\b(?:a|por|según)\s+(?:la agencia|la cadena|el (?:diario|periódico))\s+{_NAME}",
    )
)
# One of these stands in every text that the patterns above find something in.
_SIGNS = (
    "reports", "reported", "agency", "wire", "newspaper", "daily", "weekly", "portal", "website",
    "broadcaster",
    "outlet", "magazine", "site", "агент", "агенц", "издани", "портал", "газет", "видан", "телекан", "переда",
    "agentur", "zeitung", "agen", "quotid", "journ", "diari", "jornal", "«", "magazin", "sender", "chaîne",
    "cadena", "periódico",
)  # fmt: skip
_ACTS = (
    r"(?:told|tells|said to|reached by|interview (?:with|to)|seen by|obtained by|shared with|speaking to"
    r"|spoke (?:to|with)|confirmed to|рассказал\w*|сказал\w*|сообщил\w*|розповів|розповіла|повідомив"
    r"|в комментарии|у коментарі)"
)
_WENT = (
    r"(?:also )?(?:counted|visited|went|saw|found|reached|met|asked|spoke|has seen|reviewed|obtained"
    r"|interviewed|talked|called|watched|travelled|побывал\w*|поговорил\w*|відвідав\w*|поговорив\w*)"
)
_OURS = re.compile(
    r"\b(?:this (?:newspaper|paper|website|magazine|news site|reporter|correspondent)"
    r"|our (?:own )?(?:correspondent|reporter)s?"
    r"|наш(?:ему|его)? корреспондент\w*|unser(?:e[mnr]?)? Korrespondent\w*)\b",
    re.IGNORECASE,
)


def passed_on(article: Article, outlets: tuple[str, ...] = ()) -> Mark | None:
    """Return the agency or outlet whose report an article passes on, said in its title or opening.

    Args:
        outlets: names of other outlets that may be cited.
    """
    for where, is_text in ((article.title or "", False), (article.text[:OPENING_CHARACTERS], True)):
        for name, match in (*_listed(where, outlets), *_unlisted(where)):
            if not is_own(article, name):
                start, end = match.span()
                evidence = evidence_at(article.id, article.text, start=start, end=end) if is_text else None
                return Mark(name, "attribution", evidence)
    return None


def _listed(where: str, outlets: tuple[str, ...]) -> Iterator[tuple[str, re.Match[str]]]:
    present = tuple(name for name in outlets if len(name) > 3 and name in where)
    if present or names_agency(where):
        for pattern in _listed_patterns(present):
            match = pattern.search(where)
            if match:
                yield match["name"] if match["name"] in present else agency_in(match["name"]), match


@lru_cache(maxsize=1024)
def _listed_patterns(outlets: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    names = [re.escape(name) for name in sorted(outlets, key=len, reverse=True)]
    name = rf"(?P<name>{'|'.join([*names, AGENCY_NAMES])})"
    return (
        re.compile(rf"\b(?i:{TELLER})\s+(?:the )?{name}\b"),
        re.compile(rf"\b{name}(?:[’']s?)?,?\s+(?:has |have )?(?:exclusively )?{TELLING}\b"),
    )


def _unlisted(where: str) -> Iterator[tuple[str, re.Match[str]]]:
    low = where.lower()
    if not any(sign in low for sign in _SIGNS):
        return
    for pattern in _GENERIC:
        for match in pattern.finditer(where):
            if match["name"] not in _PRONOUNS and not _OFFICE.search(match["name"]):
                yield agency_of(match["name"]), match


def reports_itself(article: Article) -> bool:
    """Tell whether an article shows reporting of its own: somebody told its outlet, its reporters saw."""
    if _OURS.search(article.text):
        return True
    if not article.outlet or article.outlet not in article.text:
        return False
    named = re.escape(article.outlet)
    pattern = rf"\b{_ACTS}\s+(?i:the\s+)?[«\"]?{named}\b|\b{named}[’']s\s+\w+|\b{named}\s+{_WENT}\b"
    return re.search(pattern, article.text) is not None
