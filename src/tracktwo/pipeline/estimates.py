"""What the desk itself would answer to a question: base rate, hazard and the pool of both, as of a moment."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta

from tracktwo.errors import ConfigError
from tracktwo.forecast.base_rates import Case
from tracktwo.forecast.by_record import METHOD, Estimate, Watched, estimate
from tracktwo.forecast.confidence import days_between, tell_confidence, tell_likelihood
from tracktwo.forecast.flow import ACTS, FINDS, TALKS, THREATS, Noted
from tracktwo.forecast.indices import FLOW_OF, Flow
from tracktwo.forecast.query import Match, is_query, matches, read_query
from tracktwo.forecast.wording import class_of
from tracktwo.pipeline.pooled import DESK, POOLED, check_name, pool_question
from tracktwo.pipeline.pooled import METHOD as POOLED_METHOD
from tracktwo.pipeline.questions import Basis, find_question, forecast, need_question, records_for
from tracktwo.pipeline.stamp import moment
from tracktwo.protocols import View
from tracktwo.records import Article, Event, Forecast, Question, Record, Resolution, Round, RoundStatus
from tracktwo.store.database import Store

TALKS_TOLD = (RoundStatus.HELD, RoundStatus.PLANNED, RoundStatus.PROPOSED)


def estimate_question(view: View, question: Question, *, today: str) -> Estimate:
    """Return the desk's own probability for a question, from what the view shows up to a day (ISO).

    Raises:
        ConfigError: there is nothing to count, or the question asks about scenarios.
    """
    if question.options:
        raise ConfigError(f"{question.id} asks about scenarios. 'tracktwo scenarios' gives their figures.")
    classes = (class_of(question.text), question.dossier or "no dossier")
    watched = _watched(view, question, today)
    wanted, none = 1, False
    if watched is not None:
        query = read_query(question.resolution_rule)
        wanted = query.times - sum(match.first >= question.opens for match in watched.found)
        none = query.none
    cases = past_cases(view, before=today, but=question)
    return estimate(cases, classes, watched, closes=question.closes, wanted=wanted, none=none)


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
    """What the dossier holds up to its newest article of a day; None without a query or an article."""
    if not is_query(question.resolution_rule):
        return None
    articles = view.records("articles", dossier=question.dossier)
    dated = {a.id: a.published_at[:10] for a in articles if isinstance(a, Article) and a.published_at}
    published = tuple(sorted(day for day in dated.values() if day <= today))
    if not published:
        return None
    first, last = published[0], published[-1]
    query = read_query(question.resolution_rule)
    records = records_for(view, query, question.dossier)
    found = matches(query, records, since=first, before=_day_after(last))
    noted = tuple(_noted(view, question, found, dated))
    return Watched(first, last, tuple(found), noted, published, asked_on=today)


def _noted(view: View, question: Question, found: list[Match], dated: dict[str, str]) -> Iterator[Noted]:
    """Yield what was told in the dossier as indicators, each from the day on which it was first told."""
    for match in found:
        yield from _note(FINDS, match.record, dated)
    for one in view.records("rounds", dossier=question.dossier):
        if isinstance(one, Round) and one.status in TALKS_TOLD:
            yield from _note(TALKS, one, dated)
    for one in view.records("events", dossier=question.dossier):
        if isinstance(one, Event) and one.type in FLOW_OF:
            yield from _note(THREATS if FLOW_OF[one.type] is Flow.THREATS else ACTS, one, dated)


def _note(indicator: str, record: Record, dated: dict[str, str]) -> Iterator[Noted]:
    days = [dated[piece.article_id] for piece in record.evidence if piece.article_id in dated]
    if days:
        yield Noted(indicator, min(days), record.evidence[:1])


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
    made = forecast(store, question_id, found.probability, who=DESK, basis=basis)
    keep_pooled(store, question)
    return made, told


def forecast_by_person(
    store: Store, question_id: str, probability: float, *, who: str, reason: str | None = None
) -> Forecast:
    """Store somebody's own probability for an open question, and all figures pooled anew; return the first.

    Raises:
        ConfigError: no probability, no open question, or a name of the desk's own.
    """
    made = forecast(store, question_id, probability, who=check_name(who), basis=Basis(reason=reason))
    keep_pooled(store, need_question(store.view(), question_id))
    return made


def keep_pooled(store: Store, question: Question) -> Forecast | None:
    """Keep everybody's last figures pooled with the desk's; None where only one gave any."""
    _, made = find_question(store.view(), question.id)
    pooled = pool_question(made)
    if pooled is None:
        return None
    basis = Basis(pooled.terms(), version=POOLED_METHOD)
    return forecast(store, question.id, pooled.probability, who=POOLED, basis=basis)


def confidence_in_estimate(found: Estimate, question: Question, today: str) -> str:
    """Return what is to be said of an estimate made on a day: confidence alone, and what was left out."""
    told = tell_confidence(found.pieces, "past case", days_ahead=days_between(today, question.closes))
    return f"{told} {found.left_out}".rstrip()


def confidence_of(question: Question, made: Sequence[Forecast]) -> str:
    """Return what the desk said of its confidence in its last forecast of a question, "" without one."""
    own = [one for one in made if one.made_by == DESK and one.question_id and not question.options]
    return (own[-1].reason or "") if own else ""


def tell(question: Question, made: Forecast) -> str:
    """Return the likelihood of a forecast as a sentence."""
    return tell_likelihood(question.text.rstrip("?.! "), made.probability)
