"""Direct speech without a parser: quotation marks and the names and cues beside them, by pattern."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from tracktwo.extract.quote_marks import QuotedSpan, quoted_spans
from tracktwo.extract.quote_pairs import Pairs
from tracktwo.ontology.cues import Cues

NAME = (
    r"(?:[A-Z][\w.’'-]+|[a-z]{3,}(?= [A-Z]))(?: (?:of the|of|the|for|al|de|van|von|bin|[A-Z][\w.’'-]+)){0,6}"
)
PERSON = rf"(?:[Hh]e|[Ss]he|[Tt]hey|[Ii]t|[Tt]he (?:[\w’'-]+ ){{0,3}}[\w’'-]+|{NAME})"
ASIDE = r"(?:, [^,.“”\"]{3,80},)?"
# The end of a sentence inside a gap; "Sen. Lind" and "Otto M. Lind" are none.
SECOND_SENTENCE = re.compile(r"[a-z\d’)]{3}[.!?]\s+\S")
# Who says it right behind the words, up to the verb: a name may have small words in it.
BEHIND = r"(?=[^“”\"\n]{0,60}[A-Z]|[Hh]e |[Ss]he |[Tt]hey |[Ii]t |[Tt]he )[\w][^“”\"\n;:?!]{0,110}?"
GOING_ON = frozenset({",", "—", "–", "-"})  # before the second half of a split quote: ", she said, “but"
TITLED = frozenset({"read", "reads", "wrote", "writes", "stated", "states", "posted", "noted"})
# Quoting verbs with a past of their own; those in use are in the lexicon's list of forms.
PAST = {"said": "say", "says": "say", "told": "tell", "tells": "tell", "wrote": "write", "writes": "write"}
IRREGULAR = frozenset(
    {"say", "tell", "write", "read", "put", "go", "think", "be", "begin", "find", "foresee", "hold", "swear"}
)
WINDOW = 220  # characters of narration looked at beside a quotation
MIN_LOOSE = 6  # words: a quotation with no cue beside it is given only when it is a sentence of this length


class PlainQuote(NamedTuple):
    """Words between marks with who says them: offsets into the text; None where the pattern names nobody."""

    contents: Pairs
    speaker: tuple[int, int] | None
    cue: tuple[int, int] | None


class _Patterns(NamedTuple):
    after: re.Pattern[str]
    before: re.Pattern[str]


def find_direct(text: str, *, cues: Cues) -> tuple[PlainQuote, ...]:
    """Return the direct speech of a text, split quotes joined, without parsing it.

    Some twenty times the parser's speed; it misses indirect speech, and names speakers by their
    capitals only.
    """
    patterns = _patterns(frozenset(cue_forms(cues.spoken, cues.quote_verbs)))
    return tuple(_joined(text, list(_attributed(text, patterns))))


@cache
def _patterns(forms: frozenset[str]) -> _Patterns:
    said = "|".join(sorted(forms, key=lambda form: (-len(form), form)))
    adverb = r"(?:has |had |also |later |then )?"
    in_order = rf"(?P<who>{PERSON}){ASIDE} {adverb}(?P<cue>{said})\b"
    inverted = rf"(?P<cue2>{said}) (?P<who2>{PERSON})"
    return _Patterns(
        after=re.compile(rf"[\s,]*(?:{inverted}|(?P<who>{BEHIND}),? {adverb}(?P<cue>{said})\b)"),
        before=re.compile(rf"{in_order}(?P<rest>[^.!?“”\"]{{0,60}})[,:]?\s*$"),
    )


@cache
def cue_forms(spoken: frozenset[str], verbs: frozenset[str]) -> dict[str, str]:
    """Return the forms in which verbs stand beside words between marks, each with its verb.

    Args:
        spoken: forms that the lexicon lists itself.
        verbs: the verbs that quote, as the lexicon has them.

    >>> forms = cue_forms(frozenset({"said"}), frozenset({"deny", "stress", "snap"}))
    >>> forms["denied"], forms["stresses"], forms["snapped"], forms["said"]
    ('deny', 'stress', 'snap', 'say')
    """
    forms = {form: verb for verb in sorted(verbs - IRREGULAR) for form in _regular(verb)}
    return {**{form: PAST.get(form, forms.get(form, form)) for form in spoken}, **forms}


def _regular(verb: str) -> tuple[str, ...]:
    if re.search(r"[^aeiou]y$", verb):
        return f"{verb[:-1]}ies", f"{verb[:-1]}ied"
    third = f"{verb}es" if re.search(r"(?:s|sh|ch|x)$", verb) else f"{verb}s"
    doubled = f"{verb}{verb[-1]}ed" if re.search(r"[^aeiou][aeiou][bglmnprt]$", verb) else f"{verb}s"
    return third, f"{verb.removesuffix('e')}ed", doubled


def _attributed(text: str, patterns: _Patterns) -> Iterator[tuple[QuotedSpan, PlainQuote]]:
    for span in quoted_spans(text):
        inner = ((span.inner_start, span.inner_end),)
        line_end = text.find("\n", span.end)
        stop = min(span.end + WINDOW, len(text) if line_end < 0 else line_end)
        after = patterns.after.match(text, span.end, stop) if text[span.inner_end - 1] in ",?!—" else None
        if after is not None:
            who, cue = ("who", "cue") if after["who"] else ("who2", "cue2")
            yield span, PlainQuote(inner, _name(after, who), after.span(cue))
            continue
        line_start = text.rfind("\n", 0, span.start) + 1
        start = max(line_start, span.start - WINDOW)
        before = patterns.before.search(text, start, span.start)
        if before is not None and _leads_in(before, text[start : span.start].rstrip()[-1:]):
            yield span, PlainQuote(inner, _name(before, "who"), before.span("cue"))
        elif text[span.inner_start].isupper() or text[start : span.start].rstrip()[-1:] in GOING_ON:
            yield span, PlainQuote(inner, None, None)


def _leads_in(before: re.Match[str], mark: str) -> bool:
    """Tell whether "she said" before a quotation leads into it; who "reads" a title only names it."""
    return mark in {",", ":"} or (not before["rest"].strip() and before["cue"] not in TITLED)


def _name(found: re.Match[str], group: str) -> tuple[int, int]:
    start, end = found.span(group)
    return start, end - (len(found[group]) - len(found[group].rstrip(".'’-")))


def _joined(text: str, found: list[tuple[QuotedSpan, PlainQuote]]) -> Iterator[PlainQuote]:
    """Join what goes on: a quotation with no cue of its own after an attributed one in the same paragraph."""
    held: PlainQuote | None = None
    last_end = 0
    for span, quote in found:
        gap = text[last_end : span.start]
        is_one_sentence = "\n" not in gap and len(gap) <= WINDOW and not SECOND_SENTENCE.search(gap)
        goes_on = held is not None and is_one_sentence and _narrates_nothing(gap, held, last_end)
        if held is not None and goes_on and quote.cue in (None, held.cue):
            held = held._replace(contents=held.contents + quote.contents)
        else:
            if held is not None and _stands_alone(text, held):
                yield held
            held = quote
        last_end = span.end
    if held is not None and _stands_alone(text, held):
        yield held


def _narrates_nothing(gap: str, held: PlainQuote, gap_start: int) -> bool:
    """Tell whether a gap holds the attribution of the quotation before it, or no words at all."""
    if held.cue is None:
        return False
    return gap_start <= held.cue[0] or not any(c.isalnum() for c in gap)


def _stands_alone(text: str, quote: PlainQuote) -> bool:
    """Tell whether a quotation is attributed, or a sentence too long to be a title."""
    words = sum(len(text[a:b].split()) for a, b in quote.contents)
    return quote.cue is not None or (words >= MIN_LOOSE and text[quote.contents[0][0]].isupper())
