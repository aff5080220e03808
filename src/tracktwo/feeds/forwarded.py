"""A message forwarded in the text of another: who sent it first, when and about what."""

import re
from typing import NamedTuple

# What mail programs call the lines above a forwarded message, in the languages of most newsletters.
LABELS = {
    "sender": ("from", "von", "de", "от", "від", "da", "från", "od", "van"),
    "date": ("date", "sent", "datum", "gesendet", "envoyé", "fecha", "enviado", "дата", "отправлено", "data"),
    "subject": ("subject", "betreff", "objet", "asunto", "тема", "oggetto", "ämne", "temat", "onderwerp"),
    "other": ("to", "cc", "an", "à", "para", "кому", "копия", "reply-to", "a", "till", "do", "aan"),
}
NAMED = {word: kind for kind, words in LABELS.items() for word in words}
LINE = re.compile(r"[>\s]*\*?(?P<label>[^\W\d_][\w-]{0,14})\s?:\*?\s+(?P<value>\S.*)")
# A line above a forwarded message: "---------- Forwarded message ---------", "Begin forwarded message:".
SAYS = re.compile(
    r"^\W*(?:-{3,}|_{5,}|(?:begin |begin of )?forwarded|original message|weitergeleitet|ursprüngliche"
    r"|переслан|пересылаем|исходное сообщение|message transféré|mensaje reenviado|messaggio inoltrato)",
    re.IGNORECASE,
)
NEEDED = {"sender", "subject"}
MOST_ABOVE = 60  # lines before the forwarded message: what who forwards it says
QUOTED = re.compile(r"^> ?", re.MULTILINE)


class Forwarded(NamedTuple):
    """The first message: its sender, date and subject as written, and its text."""

    sender: str
    date: str
    subject: str
    text: str


def forwarded_in(text: str, *, is_said: bool = False) -> Forwarded | None:
    """Return the message forwarded in a text, None where there is none.

    It begins with two lines or more that name its sender and its subject, below a line that says so.

    Args:
        is_said: the message's own subject says that it forwards another.

    >>> forwarded_in("FYI\\n--- Forwarded message ---\\nFrom: Post <a@b.net>\\nSubject: Talks\\n\\nHere.")
    Forwarded(sender='Post <a@b.net>', date='', subject='Talks', text='Here.')
    """
    lines = text.splitlines()
    for start in range(min(len(lines), MOST_ABOVE)):
        told, end = _block(lines, start)
        if told.keys() >= NEEDED and (is_said or any(map(SAYS.search, lines[max(0, start - 3) : start]))):
            body = "\n".join(lines[end:]).strip("\n")
            is_quoted = lines[start].lstrip().startswith(">")
            text = QUOTED.sub("", body) if is_quoted else body
            return Forwarded(told["sender"], told.get("date", ""), told["subject"], text)
    return None


def _block(lines: list[str], start: int) -> tuple[dict[str, str], int]:
    """Return what labelled lines from one on tell, and the line behind them."""
    told: dict[str, str] = {}
    at = start
    while at < len(lines) and (found := LINE.fullmatch(lines[at].rstrip())) is not None:
        kind = NAMED.get(found["label"].casefold())
        if kind is None or kind in told:
            break
        if kind != "other":
            told[kind] = found["value"].strip()
        at += 1
    return told, at
