"""How a question ends: by its query on the dossier's own records, or by a person with the reason."""

import dataclasses
from datetime import date

from tracktwo.errors import ConfigError
from tracktwo.forecast.query import Match, Query, is_query, matches, read_query
from tracktwo.pipeline.questions import need_question, provenance_by, records_for
from tracktwo.pipeline.stamp import moment
from tracktwo.protocols import View
from tracktwo.records import Evidence, Question, Resolution, record_id
from tracktwo.store.database import Store

SHOWN = 3  # finds whose words stand beside an open question's rule


def resolve(
    store: Store,
    question_id: str,
    *,
    answer: Resolution | None = None,
    reason: str = "",
    today: date,
    came_true: str | None = None,
    decided_on: date | None = None,
) -> Question:
    """Resolve an open question, by its query when no answer is given; return it as it now stands.

    Args:
        came_true: for a question about scenarios, the one that did (the answer is then yes).
        decided_on: the day on which the answer came about, where it is given by hand and that was earlier
            than today; figures of that day or later are not scored. A query knows it by its records.
    Raises:
        ConfigError: the query cannot tell yet, there is none, an answer comes without its reason, or the day
            lies outside the question's own.
    """
    view = store.view()
    question = need_question(view, question_id)
    _check_option(question, answer, came_true)
    held: list[Match] = []
    if came_true is not None:
        answer = Resolution.YES
    if answer is None:
        answer, held = _by_query(view, question, today)
        named = ", ".join(match.record.id for match in held)
        reason = f"By the rule, on {named or 'no such record'}."
    elif not reason.strip():
        raise ConfigError("A resolution needs its reason. Add --reason 'where this can be checked'.")
    _check_day(question, decided_on, today)
    on = max(match.last for match in held) if held else decided_on.isoformat() if decided_on else None
    at = moment()
    made = dataclasses.replace(
        question,
        id=record_id("question", question.id, "resolved", answer.value, at),
        evidence=tuple(dict.fromkeys(piece for match in held for piece in match.record.evidence)),
        provenance=provenance_by("query" if held else "person", at=at),
        resolution=answer,
        resolved_at=at,
        reason=reason,
        came_true=came_true,
        decided_on=on,
    )
    with store.writing() as writing:
        writing.add([made])
        writing.supersede({question.id: made.id}, at=at)
    return made


def _check_option(question: Question, answer: Resolution | None, came_true: str | None) -> None:
    if question.options and answer is not Resolution.VOID and came_true not in question.options:
        raise ConfigError(
            f"{question.id} asks which scenario comes true: {', '.join(question.options)}. Name it with "
            "--scenario, or answer void."
        )
    if came_true is not None and not question.options:
        raise ConfigError(f"{question.id} is answered yes, no or void. Leave the scenario out.")


def _check_day(question: Question, decided_on: date | None, today: date) -> None:
    if decided_on is None:
        return
    last = min(today.isoformat(), question.closes)
    if not question.opens <= decided_on.isoformat() <= last:
        raise ConfigError(f"{decided_on} is not among the question's days, {question.opens} to {last}.")


def _by_query(view: View, question: Question, today: date) -> tuple[Resolution, list[Match]]:
    if not is_query(question.resolution_rule):
        raise ConfigError(f"{question.id} has no query. Resolve it as yes, no or void, with a reason.")
    query = read_query(question.resolution_rule)
    found = found_by(view, query, question)
    if len(found) >= query.times:
        return Resolution.NO if query.none else Resolution.YES, found[: query.times]
    if today.isoformat() < question.closes:
        raise ConfigError(f"No such record so far, and {question.id} is open until {question.closes}. Wait.")
    if question.dossier is not None and not _was_watched(view, question):
        raise ConfigError(
            f"No article of {question.dossier} was published from {question.opens} to {question.closes}, so "
            "its silence says nothing. Read some, or answer void with the reason."
        )
    return Resolution.YES if query.none else Resolution.NO, []


@dataclasses.dataclass(frozen=True, slots=True)
class Progress:
    """What an open question's query finds so far, in a sentence, with the words of the first finds."""

    told: str
    found: int
    evidence: tuple[Evidence, ...]


def progress_of(view: View, question: Question) -> Progress | None:
    """Return how far an open question's query is from its answer; None when it has none, or is resolved."""
    if question.resolution is not None or not is_query(question.resolution_rule):
        return None
    query = read_query(question.resolution_rule)
    found = found_by(view, query, question)
    many = f"{len(found)} such record{'' if len(found) == 1 else 's'} from {question.opens} on"
    if len(found) >= query.times:
        answer = "no" if query.none else "yes"
        told = f"The dossier holds {many}: by the rule the answer is {answer}."
    elif query.times > 1:
        told = f"The dossier holds {many}, of {query.times} that a yes needs."
    else:
        told = f"The dossier holds no such record from {question.opens} on."
    shown = tuple(piece for match in found[:SHOWN] for piece in match.record.evidence[:1])
    return Progress(told, len(found), shown)


def found_by(view: View, query: Query, question: Question) -> list[Match]:
    """Return what a question's query finds in its dossier in its days, oldest first."""
    records = records_for(view, query, question.dossier)
    return matches(query, records, since=question.opens, before=question.closes)


def _was_watched(view: View, question: Question) -> bool:
    since, until = question.opens, question.closes
    found = view.records("articles", dossier=question.dossier, since=since, until=until, limit=1)
    return next(found, None) is not None
