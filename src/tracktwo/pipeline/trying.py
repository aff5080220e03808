"""A rule tried before it is asked: how it is read, what it would have found, what the desk would say."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from tracktwo.errors import ConfigError
from tracktwo.forecast.by_record import Estimate
from tracktwo.forecast.confidence import tell_likelihood
from tracktwo.forecast.query import Match, Query, codes_of, matches, read_query
from tracktwo.pipeline.estimates import estimate_question
from tracktwo.pipeline.questions import complete_rule, question_of, records_for
from tracktwo.protocols import View
from tracktwo.records import Article, Record

__all__ = ["Tried", "tell_likelihood", "try_rule"]

MOST_CODES = 20
_LIKE_A_QUERY = re.compile(r"(?:no |at least )?\S* ?(?:round|event|promise|measure)s?\b")


@dataclass(frozen=True, slots=True)
class Tried:
    """A rule as it is read.

    `is_query` says whether records can answer it; where they cannot, `fault` is what keeps them from it, ""
    for plain words. `unknown` names codes of the rule that no record of the dossier has. `found` is what it
    finds in all the articles from `first` to `last`, the newest last.
    """

    rule: str
    is_query: bool
    fault: str
    first: str
    last: str
    found: tuple[Match, ...]
    estimate: Estimate | None
    no_estimate: str
    unknown: str = ""


def try_rule(view: View, rule: str, *, dossier: str | None, text: str, opens: date, closes: date) -> Tried:
    """Return how a rule is read and what it would have found so far; nothing is stored."""
    whole = complete_rule(rule, closes)
    first, last = _span(view, dossier)
    try:
        query = read_query(whole)
    except ConfigError:
        return Tried(whole, False, fault_of(rule), first, last, (), None, "")
    records = records_for(view, query, dossier)
    found = tuple(matches(query, records, before=opens.isoformat())) if first else ()
    try:
        question = question_of(text, rule=whole, opens=opens, closes=closes, dossier=dossier)
    except ConfigError as error:
        return Tried(whole, False, str(error), first, last, found, None, "")
    try:
        estimate = estimate_question(view, question, today=opens.isoformat())
    except ConfigError as error:
        return Tried(whole, True, "", first, last, found, None, str(error), _unknown(query, records))
    return Tried(whole, True, "", first, last, found, estimate, "", _unknown(query, records))


def fault_of(rule: str) -> str:
    """Return what keeps a rule that begins like a query from being one; "" for one, and for plain words."""
    try:
        read_query(rule)
    except ConfigError as error:
        return str(error) if _LIKE_A_QUERY.match(rule.strip()) else ""
    return ""


def _unknown(query: Query, records: Iterable[Record]) -> str:
    known = {code for one in records for code in codes_of(one)}
    asked = {code for what in query.whats for code in what.codes()}
    missing = sorted(asked - known)
    if not missing or not known:
        return ""
    there = ", ".join(sorted(known)[:MOST_CODES])
    return f"No record asked about has {', '.join(missing)}. Codes there are: {there}."


def _span(view: View, dossier: str | None) -> tuple[str, str]:
    articles = view.records("articles", dossier=dossier)
    days = [a.published_at[:10] for a in articles if isinstance(a, Article) and a.published_at]
    return (min(days), max(days)) if days else ("", "")
