"""Competing hypotheses of a dossier: opened, weighed with its own records, never decided here.

Both steps are judgements, kept with who and when; weighing a record again takes the place of the earlier
rating, and undoing either is a judgement too.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from tracktwo.corroborate.grades import Standing, credibility
from tracktwo.errors import ConfigError
from tracktwo.forecast.by_record import words_of
from tracktwo.forecast.competing import Analysis, Item, Rating, analyse
from tracktwo.pipeline.sources import grade_of, letters
from tracktwo.pipeline.stamp import moment
from tracktwo.protocols import View
from tracktwo.records import FieldValue, Judgement, JudgementKind, Provenance, Record, record_id
from tracktwo.store.database import Store
from tracktwo.store.judged import undone

__all__ = ["Analysis", "Matrix", "Rating", "matrices", "matrix_of", "open_matrix", "weigh"]

FEWEST, MOST = 2, 7


@dataclass(frozen=True, slots=True)
class Matrix:
    """A question with its hypotheses (id -> words), who opened it, and what the weighing adds up to."""

    id: str
    question: str
    hypotheses: dict[str, str]
    who: str
    made_at: str
    dossier: str | None
    analysis: Analysis
    gone: tuple[str, ...]


def open_matrix(
    store: Store, dossier: str, question: str, hypotheses: Mapping[str, str], *, who: str
) -> Judgement:
    """Open a question with its hypotheses (id -> words) and return it.

    Raises:
        ConfigError: no question, an empty hypothesis, fewer than two or more than seven.
    """
    if not question.strip() or not all(words.strip() for words in hypotheses.values()):
        raise ConfigError("A matrix needs its question, and words for each hypothesis.")
    if not FEWEST <= len(hypotheses) <= MOST:
        raise ConfigError(f"Give from {FEWEST} to {MOST} hypotheses; more cannot be held side by side.")
    made = _judgement((), hypotheses, dossier=dossier, who=who, reason=question.strip())
    store.add([made])
    return made


def weigh(
    store: Store, matrix: str, record: str, ratings: Mapping[str, str], *, who: str, reason: str
) -> Judgement:
    """Rate one of the dossier's records for each hypothesis (--, -, 0, + or ++) and return the judgement.

    Raises:
        ConfigError: there is no such matrix or record, a rating is missing or unknown, or it has no evidence.
    """
    view = store.view()
    opened = matrix_of(view, matrix)
    found = view.get(record)
    if found is None or not found.evidence or found.dossier != opened.dossier:
        raise ConfigError(f"{record} is no record of {opened.dossier} with words behind it. Copy its id.")
    if set(ratings) != set(opened.hypotheses):
        raise ConfigError(f"Rate each of {', '.join(opened.hypotheses)}.")
    if wrong := [rating for rating in ratings.values() if rating not in tuple(Rating)]:
        raise ConfigError(f"{wrong[0]!r} is no rating. Use one of {', '.join(Rating)}.")
    targets = (opened.id, record)
    made = _judgement(targets, ratings, dossier=opened.dossier, who=who, reason=reason)
    store.add([made])
    return made


def matrices(view: View, dossier: str | None = None) -> list[Matrix]:
    """Return the matrices of a dossier, or all, the newest first."""
    standing = _standing(view)
    opened = [j for j in standing if not j.targets and (dossier is None or j.dossier == dossier)]
    return [_matrix(view, one, standing) for one in reversed(opened)]


def matrix_of(view: View, matrix: str) -> Matrix:
    """Return one matrix.

    Raises:
        ConfigError: there is none of this id, or it was taken back.
    """
    standing = _standing(view)
    opened = next((j for j in standing if j.id == matrix and not j.targets), None)
    if opened is None:
        raise ConfigError(f"There is no matrix {matrix}. 'tracktwo hypotheses list' names them.")
    return _matrix(view, opened, standing)


def _standing(view: View) -> list[Judgement]:
    """The judgements on hypotheses that nobody took back, in the order in which they were made."""
    made = [j for j in view.records("judgements") if isinstance(j, Judgement)]
    made.sort(key=lambda j: j.made_at)
    taken_back = undone(made)
    return [j for j in made if j.kind is JudgementKind.HYPOTHESES and j.id not in taken_back]


def _matrix(view: View, opened: Judgement, standing: list[Judgement]) -> Matrix:
    hypotheses = {value.field: str(json.loads(value.json)) for value in opened.values}
    weighed = {j.targets[1]: j for j in standing if j.targets[:1] == (opened.id,)}
    records = view.get_many(weighed)
    known = {key: j for key, j in weighed.items() if key in records and records[key].evidence}
    items = [_item(view, records[key], judgement) for key, judgement in known.items()]
    return Matrix(
        id=opened.id,
        question=opened.reason,
        hypotheses=hypotheses,
        who=opened.who,
        made_at=opened.made_at,
        dossier=opened.dossier,
        analysis=analyse(tuple(hypotheses), items),
        gone=tuple(key for key in weighed if key not in known),
    )


def _item(view: View, record: Record, judgement: Judgement) -> Item:
    ratings = {value.field: Rating(json.loads(value.json)) for value in judgement.values}
    return Item(record.id, words_of(record.evidence), _grade(view, record), ratings, judgement.reason)


def _grade(view: View, record: Record) -> str:
    """A record's letter and figure: the best letter among its outlets, the figure by its origins."""
    graded = grade_of(view, record)
    if graded is not None:
        return f"{min(graded.outlets.values(), default='F')}{graded.credibility.value}"
    figure, _ = credibility(Standing(supporting=getattr(record, "origins", None) or 1, opposing=0))
    set_by_user = letters(view)
    articles = (view.article(e.article_id) for e in record.evidence)
    known = [str(set_by_user.get(a.outlet or "", "F")) for a in articles if a]
    return f"{min(known, default='F')}{figure.value}"


def _judgement(
    targets: tuple[str, ...], values: Mapping[str, str], *, dossier: str | None, who: str, reason: str
) -> Judgement:
    at = moment()
    return Judgement(
        id=record_id("judgement", JudgementKind.HYPOTHESES.value, targets, who, at),
        evidence=(),
        confidence=1.0,
        provenance=Provenance(step="judgement", version="1", rule_or_model=who, recorded_at=at),
        dossier=dossier,
        kind=JudgementKind.HYPOTHESES,
        targets=targets,
        values=tuple(FieldValue(name, json.dumps(value)) for name, value in values.items()),
        who=who,
        reason=reason,
        made_at=at,
    )
