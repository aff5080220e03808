"""The lines of a text with their offsets, and what a line looks like by itself."""

import re
import unicodedata
from typing import NamedTuple

CLOSERS = "\"”»'’)]›"
SENTENCE_ENDS = (".", "!", "?", "…", ":", ";", "。", "؟", "।")
BULLET = re.compile(r"(?:[-–—*•·▪◦‣●■►➤✓]|\d{1,2}[.)])\s+(?=\S)")
QUESTION_LABEL = re.compile(r"(?:Q(?:uestion)?|В|Вопрос|F(?:rage)?)\s*\d{0,2}\s*[:.]\s+(?=\S)")
ANSWER_LABEL = re.compile(r"(?:A(?:nswer)?|О|Ответ|Antwort)\s*\d{0,2}\s*[:.]\s+(?=\S)")
TIP_LABEL = re.compile(
    r"(?:did you know\?|(?:pro|expert|quick|key|reader)[- ]?tips?[:!]|tips?:|good to know[:!]|key"
    r" (?:takeaway|insight|fact)s?:"
    r"|note:|did you know:|fun fact:|see also:|expert insight:|знаете ли вы\?)\s+(?=\S)",
    re.IGNORECASE,
)
FAQ_HEADING = re.compile(
    r"(?:frequently asked questions?|faqs?|q\s*(?:&|and)\s*as?|questions? (?:and|&) answers?|people also ask"
    r"|common questions|your questions answered|часто задаваемые вопросы|вопросы и ответы|часті запитання"
    r"|häufig gestellte fragen|häufige fragen|questions fréquentes|foire aux questions|preguntas frecuentes)"
    r"(?:\s*[(:–—-].{0,60}| (?:about|on) .{1,60})?\W*",
    re.IGNORECASE,
)
CAPTION = re.compile(
    r"(?:(?:file )?(?:photo|image|picture|illustration|map|graphic)s?(?: (?:by|credit|courtesy|source|via"
    r"|from))?\s*[:/].*"
    r"|(?:photo|image|picture|video)s? (?:by|credit|courtesy|via|from)\b.*|.*[\[(](?:file )?(?:photo|image"
    r"|picture)s?(?:\s*[:/,]| by| via| credit).*[\])]"
    r"|.*\((?:[A-Z][\w.]* ){0,3}(?:AP|AFP|Reuters|EPA|Getty)(?: Photo| Images)?(?:/[^)]*)?\)|(?:фото"
    r"|foto)\s*[:/].*)\W*",
    re.IGNORECASE,
)
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
DAY = (
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {MONTH},? \d{{4}}|{MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}"
    rf"|\d{{4}}-\d\d-\d\d|\d{{1,2}}[./]\d{{1,2}}[./]\d{{4}})"
)
DATE_LINE = re.compile(
    rf"(?:(?:first |last )?(?:published|posted|updated|modified|date|issued|created)?(?: (?:on"
    rf"|at))?:?\s*)?(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)"
    rf"(?:day)?,?\s+)?(?P<day>{DAY})(?:(?:,| at|\s+[-–|•·]|T)?\s*\d{{1,2}}[:.]\d\d.{{0,40}})?(?:\s*["
    rf"|•·–-].{{0,60}})?",
    re.IGNORECASE,
)


class Line(NamedTuple):
    """A line with words in it: offsets without the space around it, and whether a blank line precedes."""

    start: int
    end: int
    text: str
    after_blank: bool


def lines_of(text: str) -> list[Line]:
    """Return the lines that hold words, with their offsets."""
    found: list[Line] = []
    offset, blank = 0, True
    for raw in text.splitlines(keepends=True):
        words = raw.strip()
        if words:
            start = offset + raw.index(words[0])
            found.append(Line(start, start + len(words), words, blank))
        blank = not words
        offset += len(raw)
    return found


def ends_sentence(line: str) -> bool:
    """Tell whether a line closes a sentence, quotation marks and brackets aside."""
    bare = line.rstrip(CLOSERS + " ")
    return bare.endswith(SENTENCE_ENDS) or (bare != line and line.endswith(tuple('"”»')))


def is_title_case(line: str) -> bool:
    """Tell whether most of a line's longer words are capitalised, as in an English headline."""
    words = [word for word in re.findall(r"[^\W\d_][\w’'.-]*", line) if len(word) > 3]
    return len(words) >= 2 and sum(word[0].isupper() for word in words) >= 0.7 * len(words)


def word_count(line: str) -> int:
    """Return how many words a line has."""
    return len(line.split())


def clean_characters(text: str) -> str:
    """Return a text with composed letters, plain line ends and spaces, and no control or direction marks."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    composed = text if text.isascii() else unicodedata.normalize("NFC", text)
    return composed if _ODD.search(composed) is None else composed.translate(_CHARACTERS)


_CHARACTERS: dict[int, str | None] = {
    **{code: None for code in range(32) if chr(code) not in "\n\t"},
    **{code: None for code in range(0x7F, 0xA0) if code != 0x85},
    **dict.fromkeys((0x200B, 0x200E, 0x200F, 0x2060, 0xFEFF, 0xAD), None),
    **dict.fromkeys((*range(8234, 8239), *range(8294, 8298))),
    **dict.fromkeys((0xA0, 0x2007, 0x202F, 0x2009, 0x200A, 0x3000), " "),
    0x85: "\n", 0x2028: "\n", 0x2029: "\n\n",
}  # fmt: skip
_ODD = re.compile(f"[{re.escape(''.join(map(chr, _CHARACTERS)))}]")
