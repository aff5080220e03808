"""When: time expressions with their precision, worked out from the day of publication."""

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from tracktwo.extract.calendar_bounds import Bounds, Tense
from tracktwo.extract.clock_times import Hit, join_clock_times
from tracktwo.extract.syntax import child_tokens
from tracktwo.extract.time_rules import RULES, Rule, signs_in
from tracktwo.extract.time_steps import single_day, with_steps
from tracktwo.extract.time_tense import FUTURE_AUXILIARIES, tense_at
from tracktwo.ontology.loader import CodeBooks
from tracktwo.ontology.units import load_units
from tracktwo.records import (
    Attempt,
    Granularity,
    Reading,
    Relation,
    Sentence,
    TimeFound,
    TimeValue,
    Token,
    Trace,
)

NAME = "times"
VERSION = "5"
AFTER = ()

OLDEST_DATELINE = timedelta(days=7)
TOLD_REACH = 2  # sentences that "the next day" looks back

_MODIFYING = frozenset({"nummod", "compound", "amod", "nmod", "npadvmod"})
LONGEST_SHORT_FORM = 5  # letters of "Sept" and one more: from here on a month is written out
_PREPOSITIONS = {
    Relation.BY: r"by|before|no\s+later\s+than|not\s+later\s+than|prior\s+to|ahead\s+of",
    Relation.SINCE: r"(?:ever\s+)?since",
    Relation.UNTIL: r"until|till|through|up\s+to",
    Relation.ABOUT: r"around|about|circa|roughly",
}
_BEFORE = {
    relation: re.compile(rf"(?<!\w)(?:{words})\s+(?:on\s+|in\s+|the\s+|at\s+)*$", re.IGNORECASE)
    for relation, words in _PREPOSITIONS.items()
}
# "may", "march", "sun", "sat", "mar" and "second" are words of other trades too.
_NEEDS_SIGN = {
    "month": re.compile(r"^(?:May|March|MAY|MARCH)$"),
    "weekday": re.compile(r"^(?:Sun|Sat|SUN|SAT|Wed|WED)$"),
}
# The rules whose finds can be part of a thing's name: "the 2015 accord", "the March 2022 talks".
_NAMING = frozenset({"year", "years", "month-year", "month"})
_SIGN = re.compile(
    r"(?<!\w)(?:in|by|since|until|till|of|from|to|through|and|before|after|during|for|this|last|next|on|late|early)\s+$",
    re.IGNORECASE,
)


def find(reading: Reading, *, books: CodeBooks, trace: Trace | None = None) -> tuple[TimeFound, ...]:
    """Return the time expressions of a reading, in text order.

    Relative ones are resolved against the day of the dateline or `reading.published_on`; where that is None
    they keep their granularity and have no start or end. Durations ("for 30 days", "42-day") are not times.
    """
    found: list[TimeFound] = []
    told = _Told()
    anchor = written_on(reading)
    for sentence in reading.sentences:
        told.enter(sentence)
        found.extend(_in_sentence(reading, anchor, sentence, books, trace, told))
    return tuple(found)


def written_on(reading: Reading) -> date | None:
    """Return the day whose "today" an article tells of: that of its dateline, else its publication.

    The dateline is what the first sentence leaves out of its paragraph; one more than a week old is another
    article's.
    """
    first, published = next(iter(reading.sentences), None), reading.published_on
    if first is None or published is None:
        return published
    words = reading.text[reading.parts[first.part].start : first.start]
    value = resolve(words, anchor=published) if any(c.isdigit() for c in words) else None
    if value is None or value.start is None or value.start != value.end:
        return published
    day = date.fromisoformat(value.start[:10])
    return day if published - OLDEST_DATELINE <= day <= published else published


class _Told:
    """The last day told of, for "two days later": forgotten after two sentences, and in the next part."""

    def __init__(self) -> None:
        self.day: date | None = None
        self._part: int | None = None
        self._since = 0

    def enter(self, sentence: Sentence) -> None:
        """Go on to the next sentence."""
        self._since += 1
        if sentence.part != self._part or self._since > TOLD_REACH:
            self.day = None
        self._part = sentence.part

    def keep(self, hits: list[Hit]) -> None:
        """Remember the last single day of a sentence."""
        days = [day for hit in hits if (day := single_day(hit.bounds)) is not None]
        if days:
            self.day, self._since = days[-1], 0


def _in_sentence(
    reading: Reading,
    anchor: date | None,
    sentence: Sentence,
    books: CodeBooks,
    trace: Trace | None,
    told: _Told,
) -> Iterator[TimeFound]:
    text = reading.text[sentence.start : sentence.end]
    hits = _scan(text, anchor, lambda at: tense_at(sentence, sentence.start + at))
    hits = [hit for hit in hits if not _is_count(sentence, hit)]
    hits = with_steps(text, hits, told.day)
    told.keep(hits)
    for start, end, value, rule in join_clock_times(text, hits, books.units.zones):
        noun = _named_by(sentence, sentence.start + end) if rule in _NAMING else None
        found = TimeFound(sentence.start + start, sentence.start + end, sentence.index, value, rule, noun)
        if trace is not None:
            detail = f"{value.granularity}, {value.relation}: {value.start} to {value.end}"
            trace(Attempt(NAME, rule, found.start, found.end, value.text, True, detail))
        yield found


def resolve(text: str, *, anchor: date | None) -> TimeValue | None:
    """Return the first time expression in `text`, resolved against `anchor`, or None when there is none.

    Without a parse the tense is read from the words: "will", "next", "by" point ahead.

    >>> resolve("by the end of March", anchor=date(2025, 12, 21))  # doctest: +NORMALIZE_WHITESPACE
    TimeValue(start='2026-03-31', end='2026-03-31', granularity=<Granularity.DAY: 'day'>,
    relation=<Relation.BY: 'by'>, text='by the end of March')
    """
    words = set(re.findall(r"[\w’']+", text.lower()))
    tense = Tense(False, bool(words & (FUTURE_AUXILIARIES | {"upcoming", "coming"})))
    hits = _scan(text, anchor, lambda _at: tense)
    found = next(join_clock_times(text, hits, load_units().zones), None)
    return found[2] if found else None


def _scan(text: str, anchor: date | None, tense_at: Callable[[int], Tense]) -> list[Hit]:
    """Return the dates in `text`: of those that overlap the earliest, of those the longest."""
    candidates: list[tuple[int, int, int, re.Match[str]]] = []
    signs = signs_in(text)
    for order, rule in enumerate(RULES):
        if not rule.needs <= signs:
            continue
        candidates.extend((m.start(), -m.end(), order, m) for m in rule.pattern.finditer(text))
    hits: list[Hit] = []
    taken = 0
    for start, _, order, match in sorted(candidates, key=lambda c: c[:3]):
        rule = RULES[order]
        if start < taken or _is_other_word(text, match, rule.id):
            continue
        hit = _read(text, match, rule, anchor, tense_at(start))
        if hit is not None:
            hits.append(hit)
            taken = hit.end
    return hits


def _is_other_word(text: str, match: re.Match[str], rule: str) -> bool:
    """Tell whether "May", "March", "Sun" stand without a sign that they are dates."""
    ambiguous = _NEEDS_SIGN.get(rule)
    return bool(ambiguous and ambiguous.match(match.group())) and not _SIGN.search(text[: match.start()])


DEADLINE_REACH = timedelta(days=200)  # "pledged to leave by March": a deadline further off is a past one


def _read(text: str, match: re.Match[str], rule: Rule, anchor: date | None, tense: Tense) -> Hit | None:
    before = text[: match.start()]
    relation, start = Relation.AT, match.start()
    for candidate, pattern in _BEFORE.items():
        found = pattern.search(before)
        if found:
            relation, start = candidate, found.start()
            break
    if relation is Relation.SINCE and not tense.is_future:
        tense = Tense(True, False)
    bounds = rule.read(match, anchor, tense)
    if relation is Relation.BY:
        ahead = rule.read(match, anchor, Tense(False, True))
        bounds = ahead if not tense.is_past or _is_near(ahead, anchor) else bounds
    if bounds is None:
        return None
    if rule.id == "within":
        relation = Relation.BY
    if relation is Relation.BY:
        bounds = _deadline(match, bounds)
    return Hit(start, _end(text, match), bounds, relation, rule.id)


def _end(text: str, match: re.Match[str]) -> int:
    """Return where a time ends: the stop of "Aug." is part of it, that of a sentence is not."""
    end = match.end()
    if not match.group().endswith("."):
        return end
    is_short = len(re.findall(r"[a-z]+", match.group().lower())[-1]) < LONGEST_SHORT_FORM
    return end if is_short and text[end:].strip() else end - 1


def _is_near(ahead: Bounds | None, anchor: date | None) -> bool:
    """Tell whether a deadline ahead is near enough to be meant, although the verb is in the past."""
    end = ahead.end if ahead is not None else None
    return anchor is not None and end is not None and end - anchor <= DEADLINE_REACH


def _deadline(match: re.Match[str], bounds: Bounds) -> Bounds:
    """Return the day that "by the end of", "by the middle of", "within" come down to: their last."""
    words, end = match.group().lower(), bounds.end
    if end is not None and re.match(r"mid|middle", words) and bounds.granularity is Granularity.MONTH:
        end = end.replace(day=15)
    elif not re.match(r"within|end|close", words):
        return bounds
    return Bounds(end, end, Granularity.DAY)


def _is_count(sentence: Sentence, hit: Hit) -> bool:
    """Tell whether a bare "2014" counts things: "2014 shells", but not "the 2014 elections"."""
    if hit.rule != "year":
        return False
    token = next((t for t in sentence.tokens if t.end == sentence.start + hit.end), None)
    if token is None or token.dep != "nummod" or token.head <= token.i:
        return False
    noun = sentence.tokens[token.head]
    return noun.tag == "NNS" and not child_tokens(sentence, noun.i, "det", "poss", "amod", "compound")


# What is called by its year: "the line of 2000", "the accord of 1994"; "the summer of 2014" is a time.
_NAMED_BY_YEAR = """
    line border boundary frontier accord agreement treaty pact deal protocol memorandum truce ceasefire
    armistice resolution constitution charter law plan initiative declaration summit round war crisis coup
    uprising revolution referendum election census partition
"""
NAMED_BY_YEAR = frozenset(_NAMED_BY_YEAR.split())


def _named_by(sentence: Sentence, end: int) -> int | None:
    """Return the noun that a year is part of the name of: "the 2022 round of talks", "the line of 2000"."""
    at = next((t for t in sentence.tokens if t.end == end), None)
    if at is not None and at.dep == "pobj" and (of := sentence.tokens[at.head]).lemma.lower() == "of":
        return of.head if sentence.tokens[of.head].lemma.lower() in NAMED_BY_YEAR else None
    after = sentence.tokens[at.i + 1 : at.i + 2] if at is not None else ()
    if at is None or not after or after[0].pos not in {"NOUN", "PROPN", "ADJ"}:
        return None
    over = sentence.tokens[at.head]
    hangs = at.dep in _MODIFYING and over.i > at.i and over.pos in {"NOUN", "PROPN"}
    noun = _head_noun(sentence, over if hangs else after[0])
    opens = any(t.i < at.i for t in child_tokens(sentence, noun.i, "det", "poss"))
    is_noun = noun.pos in {"NOUN", "PROPN"} or noun.dep in {"dobj", "pobj", "nsubj", "nsubjpass"}
    return noun.i if (hangs or opens) and is_noun else None


def _head_noun(sentence: Sentence, word: Token) -> Token:
    """Return the noun that a word in front of it belongs to: the "round" of "Istanbul round"."""
    above = sentence.tokens[word.head]
    while word.dep in {"amod", "compound", "nmod"} and above.i > word.i:
        word, above = above, sentence.tokens[above.head]
    return word
