"""What the desk itself would answer to a question: base rate, hazard and the pool of both, as of a moment."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

from tracktwo.errors import ConfigError
from tracktwo.forecast.base_rates import Case
from tracktwo.forecast.by_record import METHOD, Estimate, Watched, estimate
from tracktwo.forecast.confidence import days_between, tell_confidence, tell_likelihood
from tracktwo.forecast.query import is_query, matches, parse_query
from tracktwo.forecast.wording import class_of
from tracktwo.pipeline.questions import Basis, forecast, need_question
from tracktwo.pipeline.stamp import moment
from tracktwo.protocols import View
from tracktwo.records import Article, Forecast, Question, Resolution
from tracktwo.store.database import Store

DESK = "tracktwo"  # who makes the desk's own forecasts


def estimate_question(view: View, question: Question, *, today: str) -> Estimate:
    """Return the desk's own probability for a question, from what the view shows up to a day (ISO).

    Raises:
        ConfigError: there is nothing to count, or the question asks about scenarios.
    """
    if question.options:
        raise ConfigError(f"{question.id} asks about scenarios. 'tracktwo scenarios' gives their figures.")
    classes = (class_of(question.text), question.dossier or "no dossier")
    watched = _watched(view, question, today)
    wanted = 1
    if watched is not None:
        query = parse_query(question.resolution_rule)
        wanted = query.times - sum(match.first >= question.opens for match in watched.found)
    cases = past_cases(view, before=today, but=question)
    return estimate(cases, classes, watched, closes=question.closes, wanted=wanted)


def past_cases(view: View, *, before: str, but: Question | None = None) -> list[Case]:
    """Return the yes-or-no questions resolved before a day, each with its wording class and its dossier."""
    found = []
    for one in view.records("questions"):
        is_known = isinstance(one, Question) and (one.resolved_at or "9999")[:10] <= before
        if not is_known or not isinstance(one, Question) or one.options or (but and one.id == but.id):
            continue
        if one.resolution in (Resolution.YES, Resolution.NO):
            classes = (class_of(one.text), one.dossier or "no dossier")
            found.append(Case(classes, one.resolution is Resolution.YES))
    return found


def _watched(view: View, question: Question, today: str) -> Watched | None:
    """What the dossier holds up to a day; None without a query or before its first article."""
    if not is_query(question.resolution_rule):
        return None
    articles = view.records("articles", dossier=question.dossier)
    published = (a.published_at[:10] for a in articles if isinstance(a, Article) and a.published_at)
    first = min((day for day in published if day <= today), default=None)
    if first is None:
        return None
    query = parse_query(question.resolution_rule)
    records = view.records(query.kind, dossier=question.dossier)
    found = matches(query, records, since=first, before=_day_after(today))
    return Watched(first, today, tuple(found))


def _day_after(day: str) -> str:
    return (date.fromisoformat(day) + timedelta(days=1)).isoformat()


def forecast_by_desk(store: Store, question_id: str, *, now: datetime | None = None) -> tuple[Forecast, str]:
    """Store the desk's own forecast of an open question; return it and what to say of confidence.

    Raises:
        ConfigError: no open question, or there is nothing to count.
    """
    now = now or datetime.now(UTC)
    question = need_question(store.view(), question_id)
    found = estimate_question(store.view(now), question, today=now.date().isoformat())
    told = confidence_in_estimate(found, question, now.date().isoformat())
    basis = Basis(found.terms, found.base_rate, moment(now), METHOD, told)
    return forecast(store, question_id, found.probability, who=DESK, basis=basis), told


def confidence_in_estimate(found: Estimate, question: Question, today: str) -> str:
    """Return a sentence of confidence alone in an estimate made on a day."""
    return tell_confidence(found.pieces, "past case", days_ahead=days_between(today, question.closes))


def confidence_of(question: Question, made: Sequence[Forecast]) -> str:
    """Return what the desk said of its confidence in its last forecast of a question, "" without one."""
    own = [one for one in made if one.made_by == DESK and one.question_id and not question.options]
    return (own[-1].reason or "") if own else ""


def tell(question: Question, made: Forecast) -> str:
    """Return the likelihood of a forecast as a sentence."""
    return tell_likelihood(question.text.rstrip("?.! "), made.probability)
