"""Questions about what comes next: asked, forecast, resolved by the rule fixed when they were asked.

A rule such as "round RUS UKR held before 2026-04-01" is a query: the dossier's own rounds resolve it. Any
other rule is for a person to apply. What was forecast never changes, and a resolved question takes no more.
"""

import dataclasses
import re
from collections.abc import Iterable
from datetime import UTC, date, datetime

from tracktwo.errors import ConfigError
from tracktwo.forecast.scoring import score_brier
from tracktwo.forecast.words import word_for
from tracktwo.pipeline.stamp import moment
from tracktwo.records import Forecast, Provenance, Question, Resolution, Round, record_id
from tracktwo.records.round import RoundStatus
from tracktwo.store.database import Store
from tracktwo.store.view import View

STEP = "questions"
_QUERY = re.compile(r"round((?: [A-Z]{3})+) held before (\d{4}-\d{2}-\d{2})")


def ask(store: Store, text: str, *, rule: str, opens: date, closes: date, dossier: str | None) -> Question:
    """Store a new question and return it; its rule cannot be changed afterwards.

    Raises:
        ConfigError: it has no words or no rule, closes before it opens, or its query names another day.
    """
    if not text.strip() or not rule.strip() or closes <= opens:
        raise ConfigError("A question needs words, a rule, and a day to close after the day it opens.")
    if (query := _QUERY.fullmatch(rule)) and query[2] != closes.isoformat():
        raise ConfigError(f"The rule ends at {query[2]}, the question at {closes}. Give both the same day.")
    key = (text, rule, opens.isoformat(), closes.isoformat(), dossier)
    made = Question(
        id=record_id("question", *key),
        evidence=(),
        confidence=1.0,
        provenance=_provenance("query" if query else "person", at=moment()),
        dossier=dossier,
        text=text,
        resolution_rule=rule,
        opens=opens.isoformat(),
        closes=closes.isoformat(),
    )
    if store.view().get(made.id) is not None:
        raise ConfigError(f"This question was asked before: {made.id}. Forecast that one.")
    store.add([made])
    return made


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


def forecast(store: Store, question_id: str, probability: float, *, who: str) -> Forecast:
    """Store a person's probability (0..1) for an open question, dated now, and return it.

    Raises:
        ConfigError: no probability, no open question, or past the day it closes.
    """
    words, at = word_for(probability), moment()
    question = need_question(store.view(), question_id)
    if not question.opens <= at[:10] < question.closes:
        raise ConfigError(f"{question_id} takes forecasts from {question.opens} to before {question.closes}.")
    made = Forecast(
        id=record_id("forecast", question_id, who, at),
        evidence=(),
        confidence=1.0,
        provenance=_provenance(who, at=at),
        dossier=question.dossier,
        question_id=question_id,
        scenario=None,
        probability=probability,
        words=words,
        made_at=at,
        made_by=who,
        base_rate=None,
        terms=(),
        as_of=at,
    )
    store.add([made])
    return made


def resolve(
    store: Store, question_id: str, *, answer: Resolution | None = None, reason: str = "", today: date
) -> Question:
    """Resolve an open question, by its query when no answer is given; return it as it now stands.

    Raises:
        ConfigError: the query cannot tell yet, there is none, or an answer comes without its reason.
    """
    view = store.view()
    question = need_question(view, question_id)
    held: Round | None = None
    if answer is None:
        answer, held = _by_query(view, question, today)
        reason = f"By the rule, on {f'{held.id}' if held else 'no such round'}."
    elif not reason.strip():
        raise ConfigError("A resolution needs its reason. Add --reason 'where this can be checked'.")
    at = moment()
    made = dataclasses.replace(
        question,
        id=record_id("question", question.id, "resolved", answer.value, at),
        evidence=held.evidence if held else (),
        provenance=_provenance("query" if held else "person", at=at),
        resolution=answer,
        resolved_at=at,
        reason=reason,
    )
    with store.writing() as writing:
        writing.add([made])
        writing.supersede({question.id: made.id}, at=at)
    return made


def _by_query(view: View, question: Question, today: date) -> tuple[Resolution, Round | None]:
    query = _QUERY.fullmatch(question.resolution_rule)
    if query is None:
        raise ConfigError(f"{question.id} has no query. Resolve it as yes, no or void, with a reason.")
    wanted = set(query[1].split())
    for found in view.records("rounds", dossier=question.dossier):
        if isinstance(found, Round) and _is_met(found, wanted, question):
            return Resolution.YES, found
    if today.isoformat() < question.closes:
        raise ConfigError(f"No such round so far, and {question.id} is open until {question.closes}. Wait.")
    return Resolution.NO, None


def _is_met(found: Round, wanted: set[str], question: Question) -> bool:
    when = found.date
    if found.status is not RoundStatus.HELD or when is None or when.start is None or when.end is None:
        return False
    at_table = {delegation.party.code for delegation in found.delegations}
    return wanted <= at_table and question.opens <= when.start[:10] and when.end[:10] < question.closes


def list_questions(view: View, *, dossier: str | None = None) -> list[tuple[Question, list[Forecast]]]:
    """Return current questions, each with its forecasts, oldest first."""
    made: dict[str | None, list[Forecast]] = {}
    for one in view.records("forecasts"):
        if isinstance(one, Forecast):
            made.setdefault(one.question_id, []).append(one)
    asked = [q for q in view.records("questions", dossier=dossier) if isinstance(q, Question)]
    return [(q, sorted(made.get(_asked_id(q), []), key=lambda one: one.made_at)) for q in asked]


def _asked_id(question: Question) -> str:
    """The id under which it was asked: a resolved question has an id of its own."""
    key = (question.text, question.resolution_rule, question.opens, question.closes, question.dossier)
    return record_id("question", *key)


def brier(question: Question, forecasts: Iterable[Forecast]) -> float | None:
    """Return the Brier score of each person's last forecast, averaged; None when there is none."""
    last = {one.made_by: one.probability for one in forecasts}
    if question.resolution not in (Resolution.YES, Resolution.NO) or not last:
        return None
    happened = question.resolution is Resolution.YES
    return sum(score_brier(chance, happened) for chance in last.values()) / len(last)


def today() -> date:
    """Return this day in UTC."""
    return datetime.now(UTC).date()


def _provenance(rule: str, *, at: str) -> Provenance:
    return Provenance(step=STEP, version="1", rule_or_model=rule, recorded_at=at)
