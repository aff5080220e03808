"""The names that some words of a page give as an author's: lead-ins, roles, dates and buttons left out."""

import re

from tracktwo.text.byline import ORGANISATION_WORDS, PARTICLES, ROLE_WORDS

HANDLE = re.compile(r"\s*[@(]@?\w+\)?$")
# Words of buttons, menus and labels that stand where a name might.
NOT_A_NAME = re.compile(
    r"©|https?:|www\.|@|\[at\]|\(at\)|(?<![^\W\d_])\d{3}|[{}<>=]|^[\W\d_]+$"
    r"|^(?:admin|administrator|webmaster|user|root|null|none|undefined|author|unknown"
    r"|n/a|follow|folgen|people"
    r"|stand|login|log in|more|mehr|share|teilen|all|about|contact|menu|subscribe|abonnieren|source|quelle"
    r"|updated?|published|datum|date|image|video|print|profile?|home|link|comments?|kommentare?|подписаться"
    r"|поделиться|поділитися|бис|bis|редактировать|читати|читать|paylaş|شارك)$",
    re.I,
)
BUTTONS = frozenset(
    {"follow", "folgen", "suivre", "seguir", "segui", "subscribe", "подписаться", "підписатися"}
)
# What stands before the name, in the languages that outlets write. "De" (ro) and "av" (sv, no) only count
# before two capitalised words.
BY = (
    r"(?:by|von|par|por|di|da|door|autor(?:in|en|a|i|zy|ka)?|autor:in|author|auteur"
    r"|autore|auteure|автор(?:ы|и|ка)?"
    r"|аўтар(?:ы|ка)?|текст|тэкст|корреспондент|кореспондент|карэспандэнт|записал[аи]?"
    r"|записав|підготував|підготувала"
    r"|подготовил[аи]?|haber|yazan|yazar|muhabir|بقلم|كتب(?:ت)?|إعداد|تقرير|نویسنده|گزارش|מאת|כתב(?:ה|ת)?"
    r"|συντάκτης|συντάκτρια|γράφει(?: ο| η)?|作者|记者|記者|撰文|文|(?-i:(?:De|Av"
    r"|Af)(?=(?:\s+[A-ZÀ-Þ]\w+){2,3}\W*(?:\d|$))))"
)
LEAD_IN = re.compile(
    r"^\s*(?:(?:written|posted|submitted|reported|published|created|geschrieben"
    r"|erstellt|verfasst|veröffentlicht"
    r"|écrit|publié|escrito|scritto|(?:ein |un )?(?:beitrag|artikel|article)|text|texte"
    r"|texto|testo|story|words"
    r"|foto|photo)\s*)?(?:"
    rf"{BY}\s*[:：\s]\s*|by(?=[A-ZÀ-Þ])|(?:text|texte|texto|testo|words|story)\s*:\s*)",
    re.I,
)
LEAD_IN_ONLY = re.compile(rf"{BY}|text|foto|photo|bild|фото|fotos", re.I)
TAIL = re.compile(
    r"\s*(?:\b(?:Quelle|Source|Foto|Photo)s?:.*|\b(?:published|updated|posted|publié|publicado|veröffentlicht"
    r"|aktualisiert)\b.*|[|•·–—(\[].*"
    r"|,\s*(?:\d|(?:mon|tues|wednes|thurs|fri|satur|sun)day\b).*|\b(?:am|on|at|vom|le"
    r"|el)\s+(?:\d|\w+,\s*\d).*"
    r"|\d{1,2}[.\s].*)$",
    re.I,
)
SLASHED = re.compile(r"\s*/\s*")
NAME_MARK = re.compile(
    r"\s*(?:,|;|、|،|\||\s&\s|\band\b|\bund\b|\bet\b|\bwith\b|\s•\s"
    r"|\b(?:im Gespräch|in conversation|im Interview) (?:mit|with)\b)\s*",
    re.I,
)
# Short words that join two whole names and stand inside single ones too ("Ortega y Gasset").
JOINING = re.compile(r"\s+(?:y|e|і|та|и|й|ды|ve|en|och|og|i|oraz|și|si|και|a|e|z|ו)\s+")
DESKS = ("redaktion", "redacción", "staff", "team", "desk", "редакция", "редакція", "рэдакцыя")
MAX_NAME_WORDS = 6


def names_of(words: str) -> list[str]:
    """Return the names in some words, roles, dates and lead-ins left out; [] when it is no byline.

    >>> names_of("Von Ana Kovac und Li Wei | 3. Mai 2026")
    ['Ana Kovac', 'Li Wei']
    >>> names_of("Por: Lucía Ortega / Mateo Ríos")
    ['Lucía Ortega', 'Mateo Ríos']
    >>> names_of("gl/nwa")
    ['gl/nwa']
    """
    bare = TAIL.sub("", LEAD_IN.sub("", words, count=1))
    found: list[str] = []
    for piece in (name for listed in NAME_MARK.split(bare) for name in _unjoined(listed)):
        tokens = _name_tokens(piece)
        is_role = found and all(_is_role(token) or token.islower() for token in tokens)
        if tokens and not is_role and _is_namelike(tokens):
            found.append(" ".join(tokens))
    return found


def _unjoined(piece: str) -> list[str]:
    """Split a piece where a joining word or a slash has a whole name on either side."""
    for mark in (SLASHED, JOINING):
        names = mark.split(piece.strip())
        if len(names) > 1 and all(len(name.split()) in (2, 3) for name in names):
            return names
    head, slash, last = piece.strip().rpartition("/")
    return [head] if slash and " " in head.strip() and " " not in last else [piece]


def _name_tokens(piece: str) -> list[str]:
    """Return the words of a name without handles and roles, [] for what cannot be one."""
    name = HANDLE.sub("", " ".join(piece.strip(" :：–-").split()))
    name = name if re.search(r"(?:^|\s)\w\.$", name) else name.rstrip(".")
    tokens = name.split()
    is_no_name = not name or LEAD_IN_ONLY.fullmatch(name) or NOT_A_NAME.search(name)
    if is_no_name or len(tokens) > MAX_NAME_WORDS or len(name) > 60:
        return []
    while len(tokens) > 2 and tokens[-1].casefold().strip(".") in ROLE_WORDS | BUTTONS:
        tokens.pop()
    return tokens


def _is_role(token: str) -> bool:
    word = token.casefold()
    return word in ROLE_WORDS or word in ORGANISATION_WORDS or word.endswith(DESKS)


def _is_namelike(tokens: list[str]) -> bool:
    """Tell whether words can be a name: capitalised but for particles, or one word alone."""
    return len(tokens) == 1 or all(not t[:1].islower() or t.casefold() in PARTICLES for t in tokens)


def is_organisation(name: str) -> bool:
    """Tell whether a name ends as organisations' names do."""
    words = [word.casefold().strip(".") for word in name.split()]
    return words[-1] in ORGANISATION_WORDS or words[-1] in DESKS or words[0] in DESKS
