"""The words of a rule and their order; what cannot be read is named with its place in the rule.

    RULE  = [no | at least N] WHAT {or WHAT} [from N origins] [before YYYY-MM-DD]
    WHAT  = round [CODE ...] STATUS {with OUTCOME | without CODE | via CHANNEL | mediated by CODE | in PLACE}
          | event TYPE {by CODE | on CODE | killing N | injuring N | in PLACE}
          | promise STATUS {by CODE | to CODE}
          | measure KIND {by CODE | on CODE | worth AMOUNT [CURRENCY]}

A clause in braces may begin with `not`. One value or another is written with a bar: `by RUS|BLR`. PLACE is a
name as the records have it, in quotes where it has more than one word, or a state's code; AMOUNT may end in
k, m or bn.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches

from tracktwo.errors import ConfigError
from tracktwo.forecast.query_parts import CODED, KIND_OF_WORD, Clause, Query, What
from tracktwo.records import Channel, CommitmentStatus, EventType, MeasureKind, Outcome, RoundStatus

HEADS: dict[str, tuple[str, tuple[str, ...]]] = {
    "rounds": ("status", tuple(RoundStatus)),
    "events": ("type", tuple(EventType)),
    "commitments": ("status", tuple(CommitmentStatus)),
    "measures": ("kind", tuple(MeasureKind)),
}
CLAUSES = {
    "rounds": ("without", "with", "via", "mediated", "in"),
    "events": ("by", "on", "killing", "injuring", "in"),
    "commitments": ("by", "to"),
    "measures": ("by", "on", "worth"),
}
LISTED: dict[str, tuple[str, ...]] = {"with": tuple(Outcome), "via": tuple(Channel)}
ENDS = frozenset({"or", "from", "before"})
SIZES = {"k": 1e3, "m": 1e6, "bn": 1e9}
_TOKEN = re.compile(r"\"[^\"]*\"|'[^']*'|[^\s\"']+|[\"']")
_CODE = re.compile(r"[A-Z][A-Za-z0-9-]{1,11}")
_NUMBER = re.compile(r"\d{1,9}")
_AMOUNT = re.compile(r"(\d{1,12}(?:\.\d+)?)(k|m|bn)?")
_CURRENCY = re.compile(r"[A-Z]{3}")


@dataclass(frozen=True, slots=True)
class _Token:
    words: str
    at: int


@dataclass(slots=True)
class _Reader:
    """Where in a rule's words the reading stands."""

    rule: str
    tokens: Sequence[_Token]
    next: int = field(default=0)

    def peek(self) -> str:
        """Return the word that comes next, "" at the end."""
        return self.tokens[self.next].words if self.next < len(self.tokens) else ""

    def take(self, wanted: str) -> _Token:
        """Return the next word and go on; `wanted` is said where there is none."""
        if self.next >= len(self.tokens):
            raise ConfigError(f"{self.rule!r} ends too early: {wanted} is missing.")
        self.next += 1
        return self.tokens[self.next - 1]

    def accept(self, *words: str) -> bool:
        """Go past some words if they come next."""
        coming = [token.words for token in self.tokens[self.next : self.next + len(words)]]
        if coming != list(words):
            return False
        self.next += len(words)
        return True

    def fault(self, token: _Token, told: str) -> ConfigError:
        """Return the error for a word, with its place in the rule."""
        return ConfigError(f"{self.rule!r}, character {token.at}: {token.words!r} {told}")


def read_query(rule: str) -> Query:
    """Return a rule taken apart.

    Raises:
        ConfigError: it is no query; the word that does not fit is named with its place.

    >>> read_query("at least 2 events ASSAULT by RUS not on UKR before 2026-04-01").times
    2
    """
    line = " ".join(rule.split())
    reader = _Reader(line, [_Token(m[0], m.start() + 1) for m in _TOKEN.finditer(line)])
    none = reader.accept("no")
    times = 1
    if not none and reader.accept("at", "least"):
        times = _whole(reader, "how many at least")
    whats = [_what(reader)]
    while reader.accept("or"):
        whats.append(_what(reader))
    origins, before = _ends(reader)
    return Query(tuple(whats), times, origins, before, none)


def _ends(reader: _Reader) -> tuple[int, str | None]:
    origins, before = 1, None
    if reader.accept("from"):
        origins = _whole(reader, "how many origins")
        token = reader.take("the word 'origins'")
        if token.words not in ("origin", "origins"):
            raise reader.fault(token, "is not the word 'origins'.")
    if reader.accept("before"):
        before = _day(reader)
    if reader.peek():
        raise reader.fault(
            reader.take(""), "comes after the end: 'from N origins' and 'before DAY' come last."
        )
    return origins, before


def _what(reader: _Reader) -> What:
    token = reader.take("round, event, promise or measure")
    word = token.words.removesuffix("s")
    if word not in KIND_OF_WORD:
        raise reader.fault(
            token,
            "is none of round, event, promise, measure. Write such as 'round RUS UKR held'.",
        )
    kind = KIND_OF_WORD[word]
    name, allowed = HEADS[kind]
    heads: tuple[str, ...] = ()
    codes: list[str] = []
    clauses: list[Clause] = []
    while reader.peek() and reader.peek() not in ENDS:
        if reader.peek() == "not" or reader.peek() in CLAUSES[kind]:
            clauses.append(_clause(reader, kind))
        elif kind == "rounds" and not heads and _CODE.fullmatch(reader.peek()):
            codes.append(reader.take("").words)
        elif heads:
            told = f"is no clause of {_article(word)} {word}. There are: {', '.join(CLAUSES[kind])}."
            raise reader.fault(reader.take(""), told)
        else:
            heads = _one_of(reader, allowed, f"{name} of {_article(word)} {word}")
    if not heads:
        after = reader.tokens[reader.next] if reader.peek() else None
        missing = f"the {name} of the {word} is missing: {', '.join(sorted(allowed))}"
        raise (
            reader.fault(after, f"comes too early: {missing}.")
            if after
            else ConfigError(f"{reader.rule!r} ends too early: {missing}.")
        )
    return What(kind, heads, tuple(codes), tuple(clauses))


def _article(word: str) -> str:
    return "an" if word[0] in "aeiou" else "a"


def _clause(reader: _Reader, kind: str) -> Clause:
    negated = reader.accept("not")
    token = reader.take(f"one of {', '.join(CLAUSES[kind])}")
    word = token.words
    if word not in CLAUSES[kind]:
        raise reader.fault(token, f"cannot come after 'not'. There are: {', '.join(CLAUSES[kind])}.")
    if word == "mediated" and not reader.accept("by"):
        raise reader.fault(token, "needs 'by' after it: mediated by QAT.")
    if word in CODED:
        return Clause(word, _codes(reader), negated)
    if word in LISTED:
        of = {"with": "outcome", "via": "channel"}[word]
        return Clause(word, _one_of(reader, LISTED[word], f"{of} of a round"), negated)
    if word == "in":
        place = reader.take("a place")
        if not place.words.strip("\"' "):
            raise reader.fault(place, 'is no place. Write in Geneva, in "Port Linde" or in CHE.')
        return Clause(word, _places(place.words), negated)
    if word == "worth":
        number, currency = _amount(reader)
        return Clause(word, currency, negated, number)
    return Clause(word, (), negated, float(_whole(reader, "a number")))


def _places(words: str) -> tuple[str, ...]:
    if words[0] in "\"'":
        return (" ".join(words[1:-1].split()),)
    return tuple(filter(None, words.split("|")))


def _codes(reader: _Reader) -> tuple[str, ...]:
    token = reader.take("a code such as RUS")
    codes = tuple(token.words.split("|"))
    if wrong := next((code for code in codes if not _CODE.fullmatch(code)), None):
        raise reader.fault(token, f"is no code: {wrong!r} is not written as RUS, NATO or UN is.")
    return codes


def _one_of(reader: _Reader, allowed: Sequence[str], what: str) -> tuple[str, ...]:
    token = reader.take(f"the {what}")
    values = tuple(token.words.split("|"))
    for value in values:
        if value not in allowed:
            close = get_close_matches(value.lower(), [one.lower() for one in allowed], n=1)
            nearest = next((one for one in allowed if close and one.lower() == close[0]), None)
            meant = f" Did you mean {str(nearest)!r}?" if nearest else ""
            which = f", because of {value!r}" if len(values) > 1 else ""
            raise reader.fault(token, f"is no {what}{which}. There are: {', '.join(sorted(allowed))}.{meant}")
    return values


def _whole(reader: _Reader, what: str) -> int:
    token = reader.take(what)
    if not _NUMBER.fullmatch(token.words) or int(token.words) < 1:
        raise reader.fault(token, f"is no whole number of 1 or more for {what}.")
    return int(token.words)


def _amount(reader: _Reader) -> tuple[float, tuple[str, ...]]:
    token = reader.take("an amount")
    found = _AMOUNT.fullmatch(token.words)
    if found is None:
        raise reader.fault(token, "is no amount. Write such as 5000000, 5m or 1.5bn.")
    number = float(found[1]) * SIZES.get(found[2] or "", 1.0)
    currency = (reader.take("").words,) if _CURRENCY.fullmatch(reader.peek()) else ()
    return number, currency


def _day(reader: _Reader) -> str:
    token = reader.take("a day")
    try:
        if len(token.words) != len("2026-04-01"):
            raise ValueError
        return date.fromisoformat(token.words).isoformat()
    except ValueError:
        raise reader.fault(token, "is no day. Write it as 2026-04-01.") from None
