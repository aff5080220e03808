"""Questions about what comes next: asked, forecast, resolved by the rule fixed when they were asked.

A rule such as "round RUS UKR held before 2026-04-01" is a query: the dossier's own records resolve it. Any
other rule is for a person to apply. What was forecast never changes, and a resolved question takes no more.
"""

import dataclasses
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime

from tracktwo.errors import ConfigError
from tracktwo.forecast.query import Query, is_query, read_query
from tracktwo.forecast.scenarios import check_probabilities
from tracktwo.forecast.scoring import score_brier
from tracktwo.forecast.words import word_for
from tracktwo.pipeline.stamp import moment
from tracktwo.protocols import View
from tracktwo.records import Forecast, Provenance, Question, Record, Resolution, Term, record_id
from tracktwo.store.database import Store

STEP = "questions"


@dataclasses.dataclass(frozen=True, slots=True)
class Basis:
    """What a forecast rests on besides who made it: its terms, the plain base rate, the moment seen up to."""

    terms: tuple[Term, ...] = ()
    base_rate: float | None = None
    as_of: str | None = None
    version: str = "1"
    reason: str | None = None


def ask(
    store: Store,
    text: str,
    *,
    rule: str,
    opens: date,
    closes: date,
    dossier: str | None,
    options: tuple[str, ...] = (),
) -> Question:
    """Store a new question and return it; its rule cannot be changed afterwards.

    Args:
        options: ids of scenarios, when it asks which of them comes true; empty for yes or no.

    Raises:
        ConfigError: it has no words or no rule, closes before it opens, or its query names another day.
    """
    made = question_of(text, rule=rule, opens=opens, closes=closes, dossier=dossier, options=options)
    if store.view().get(made.id) is not None:
        raise ConfigError(f"This question was asked before: {made.id}. Forecast that one.")
    store.add([made])
    return made


def question_of(
    text: str,
    *,
    rule: str,
    opens: date,
    closes: date,
    dossier: str | None,
    options: tuple[str, ...] = (),
) -> Question:
    """Return a question as it would be asked, without storing it.

    Raises:
        ConfigError: it has no words or no rule, closes before it opens, or its query names another day.
    """
    if not text.strip() or not rule.strip() or closes <= opens:
        raise ConfigError("A question needs words, a rule, and a day to close after the day it opens.")
    rule = complete_rule(rule, closes)
    query = read_query(rule) if is_query(rule) else None
    if query is not None and query.before != closes.isoformat():
        raise ConfigError(
            f"The rule ends at {query.before}, the question at {closes}. Give both the same day."
        )
    key = (text, rule, opens.isoformat(), closes.isoformat(), dossier)
    return Question(
        id=record_id("question", *key),
        evidence=(),
        confidence=1.0,
        provenance=provenance_by("query" if query else "person", at=moment()),
        dossier=dossier,
        text=text,
        resolution_rule=rule,
        opens=opens.isoformat(),
        closes=closes.isoformat(),
        options=options,
    )


def closing_day(rule: str) -> date | None:
    """Return the day that a query names as its last, None for one that names none and for plain words."""
    try:
        before = read_query(rule).before
    except ConfigError:
        return None
    return date.fromisoformat(before) if before else None


def complete_rule(rule: str, closes: date) -> str:
    """Return a rule with its last day: a query that names none gets the day on which the question closes.

    >>> complete_rule("round RUS UKR held", date(2026, 4, 1))
    'round RUS UKR held before 2026-04-01'
    """
    try:
        query = read_query(rule)
    except ConfigError:
        return rule  # plain words, or a query whose fault is told when it is asked
    return rule if query.before else f"{' '.join(rule.split())} before {closes}"


def need_question(view: View, question_id: str) -> Question:
    """Return a question that is still open.

    Raises:
        ConfigError: there is none of this id, or it is resolved.
    """
    found = view.get(question_id)
    if not isinstance(found, Question):
        raise ConfigError(f"There is no question {question_id}. 'tracktwo question list' names them.")
    if found.resolution is not None or found.superseded_by is not None:
        raise ConfigError(f"{question_id} is resolved, so it takes no forecast and no other resolution.")
    return found


def forecast(
    store: Store, question_id: str, probability: float, *, who: str, basis: Basis | None = None
) -> Forecast:
    """Store a probability (0..1) for an open question, dated now, and return it.

    Raises:
        ConfigError: no probability, no open question, or past the day it closes.
    """
    words, at = word_for(probability), moment()
    question = _takes_forecasts(store.view(), question_id, at)
    if question.options:
        raise ConfigError(f"{question_id} asks which scenario comes true. Give a figure to each of them.")
    made = _forecast(question, probability, words=words, who=who, at=at, basis=basis or Basis())
    store.add([made])
    return made


def forecast_options(
    store: Store, question_id: str, shares: Mapping[str, float], *, who: str, bases: Mapping[str, Basis]
) -> list[Forecast]:
    """Store one probability for each scenario of an open question, all dated now, and return them.

    Raises:
        ConfigError: the question is not open, other scenarios are named, or the figures do not sum to 1.
    """
    at = moment()
    question = _takes_forecasts(store.view(), question_id, at)
    if set(shares) != set(question.options):
        raise ConfigError(f"{question_id} asks about {', '.join(question.options)}. Give a figure to each.")
    check_probabilities({name.rpartition("/")[2]: share for name, share in shares.items()})
    made = [
        _forecast(
            question,
            share,
            words=word_for(share),
            who=who,
            at=at,
            basis=bases.get(name, Basis()),
            scenario=name,
        )
        for name, share in shares.items()
    ]
    store.add(made)
    return made


def _takes_forecasts(view: View, question_id: str, at: str) -> Question:
    question = need_question(view, question_id)
    if not question.opens <= at[:10] < question.closes:
        raise ConfigError(f"{question_id} takes forecasts from {question.opens} to before {question.closes}.")
    return question


def _forecast(
    question: Question,
    probability: float,
    *,
    words: str,
    who: str,
    at: str,
    basis: Basis,
    scenario: str | None = None,
) -> Forecast:
    key = (question.id, who, at) if scenario is None else (question.id, who, at, scenario)
    return Forecast(
        id=record_id("forecast", *key),
        evidence=tuple(dict.fromkeys(piece for term in basis.terms for piece in term.evidence)),
        confidence=1.0,
        provenance=provenance_by(who, at=at, version=basis.version),
        dossier=question.dossier,
        question_id=question.id,
        scenario=scenario,
        probability=probability,
        words=words,
        made_at=at,
        made_by=who,
        base_rate=basis.base_rate,
        terms=basis.terms,
        as_of=basis.as_of or at,
        reason=basis.reason,
    )


def list_questions(view: View, *, dossier: str | None = None) -> list[tuple[Question, list[Forecast]]]:
    """Return current questions, each with its forecasts, oldest first."""
    made: dict[str | None, list[Forecast]] = {}
    for one in view.records("forecasts"):
        if isinstance(one, Forecast):
            made.setdefault(one.question_id, []).append(one)
    asked = [q for q in view.records("questions", dossier=dossier) if isinstance(q, Question)]
    return [(q, sorted(made.get(asked_id(q), []), key=lambda one: one.made_at)) for q in asked]


def find_question(view: View, question_id: str) -> tuple[Question, list[Forecast]]:
    """Return a question as it now stands, by its first or its present id, with its forecasts, oldest first.

    Raises:
        ConfigError: there is none of this id.
    """
    for question, made in list_questions(view):
        if question_id in (question.id, asked_id(question)):
            return question, made
    raise ConfigError(f"There is no question {question_id}. 'tracktwo question list' names them.")


def asked_id(question: Question) -> str:
    """Return the id under which it was asked: a resolved question has an id of its own."""
    key = (question.text, question.resolution_rule, question.opens, question.closes, question.dossier)
    return record_id("question", *key)


def brier(question: Question, forecasts: Iterable[Forecast]) -> float | None:
    """Return the Brier score of each person's last forecast, averaged; None when there is none."""
    end = scoring_end(question)
    last = {one.made_by: one.probability for one in forecasts if one.made_at <= end}
    if question.resolution not in (Resolution.YES, Resolution.NO) or not last or question.options:
        return None
    happened = question.resolution is Resolution.YES
    return sum(score_brier(chance, happened) for chance in last.values()) / len(last)


def records_for(view: View, query: Query, dossier: str | None) -> list[Record]:
    """Return the records of a dossier that could answer a query."""
    return [one for kind in query.kinds for one in view.records(kind, dossier=dossier)]


def scoring_end(question: Question) -> str:
    """Return the moment up to which figures are forecasts of a question: what came later was hindsight."""
    decided = f"{question.decided_on}T00:00:00.000000Z" if question.decided_on else "9999"
    return min(f"{question.closes}T00:00:00.000000Z", question.resolved_at or "9999", decided)


def today() -> date:
    """Return this day in UTC."""
    return datetime.now(UTC).date()


def provenance_by(rule: str, *, at: str, version: str = "1") -> Provenance:
    """Return the provenance of a question or forecast made at a moment."""
    return Provenance(step=STEP, version=version, rule_or_model=rule, recorded_at=at)
