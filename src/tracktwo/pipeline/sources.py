"""Admiralty grades and coverage: letters that a user sets, figures that are computed, who reports what."""

import dataclasses
import json
from collections.abc import Sequence

from tracktwo.corroborate.coverage import Coverage, Known, StoryCoverage, coverage_of, story_coverage
from tracktwo.corroborate.grades import Credibility, Reliability, credibility, event_standing
from tracktwo.corroborate.revisions import correction_notes, notes_in
from tracktwo.errors import ConfigError
from tracktwo.ontology.loader import CodeBooks
from tracktwo.pipeline.stamp import moment
from tracktwo.protocols import View
from tracktwo.records import (
    Article,
    Disagreement,
    Event,
    FieldValue,
    Judgement,
    JudgementKind,
    Provenance,
    Record,
    Story,
    record_id,
)
from tracktwo.store.database import Store
from tracktwo.store.judged import undone
from tracktwo.store.press import press_of, texts_of
from tracktwo.store.view import View as StoredView

__all__ = [
    "Coverage",
    "EventGrade",
    "StoryCoverage",
    "grade_of",
    "grade_outlet",
    "letters",
    "sources_of",
    "sources_of_story",
]


@dataclasses.dataclass(frozen=True, slots=True)
class EventGrade:
    """An event's figure with its reason, and the letter of each outlet that reports it."""

    credibility: Credibility
    reason: str
    outlets: dict[str, str]


def grade_outlet(
    store: Store, outlet: str, letter: str, *, who: str, reason: str, books: CodeBooks
) -> Judgement:
    """Record how reliable an outlet has been, A to F, and return the judgement. The latest counts.

    Raises:
        ConfigError: there is no such letter, or nobody knows the outlet.
    """
    try:
        grade = Reliability(letter.upper())
    except ValueError:
        raise ConfigError(
            f"{letter!r} is no grade. Grades go from A (completely reliable) to E, F is unknown."
        ) from None
    view = store.view()
    listed = books.outlets.named(outlet)
    names = [outlet, *([listed.name] if listed else [])]
    name = next((n for n in names if view.count("articles", facet=n)), listed.name if listed else None)
    if name is None:
        raise ConfigError(
            f"No article is from {outlet!r} and it is not listed. See 'tracktwo sources DOSSIER'."
        )
    at = moment()
    made = Judgement(
        id=record_id("judgement", JudgementKind.GRADE.value, name, grade.value, who, at),
        evidence=(),
        confidence=1.0,
        provenance=Provenance(step="judgement", version="1", rule_or_model=who, recorded_at=at),
        kind=JudgementKind.GRADE,
        targets=(),
        values=(FieldValue("outlet", json.dumps(name)), FieldValue("reliability", json.dumps(grade.value))),
        who=who,
        reason=reason,
        made_at=at,
    )
    store.add([made])
    return made


def letters(view: View) -> dict[str, Reliability]:
    """Return the letters in force, by outlet."""
    return _letters(_judgements(view))


def _judgements(view: View) -> list[Judgement]:
    found = [record for record in view.records("judgements") if isinstance(record, Judgement)]
    return sorted(found, key=lambda judgement: judgement.made_at)


def _letters(judgements: Sequence[Judgement]) -> dict[str, Reliability]:
    return {outlet: Reliability(letter) for outlet, (letter, _) in _graded(judgements).items()}


def _reasons(judgements: Sequence[Judgement]) -> dict[str, str]:
    """Return for each outlet with a letter why it has it, in whose judgement and since when."""
    by_outlet = {outlet: judgement for outlet, (_, judgement) in _graded(judgements).items()}
    return {
        outlet: f"{one.reason or 'no reason given'} ({one.who}, {one.made_at[:10]})"
        for outlet, one in by_outlet.items()
    }


def _graded(judgements: Sequence[Judgement]) -> dict[str, tuple[str, Judgement]]:
    """Return the letter in force for each outlet, and the judgement that set it."""
    taken_back = undone(judgements)
    found: dict[str, tuple[str, Judgement]] = {}
    for judgement in judgements:
        if judgement.kind is JudgementKind.GRADE and judgement.id not in taken_back:
            values = {value.field: json.loads(value.json) for value in judgement.values}
            if "outlet" in values and "reliability" in values:
                found[values["outlet"]] = (values["reliability"], judgement)
    return found


def sources_of(view: View, dossier: str, *, books: CodeBooks, with_corrections: bool = True) -> Coverage:
    """Return a dossier's outlets with their record, and how its stories are covered.

    Args:
        with_corrections: also count the articles with a correction note, for which their texts are read.
    Raises:
        ConfigError: the dossier holds no article.
    """
    articles = press_of(view, dossier)
    if not articles:
        raise ConfigError(
            f"The dossier {dossier!r} holds no article. 'tracktwo dossier list' names those that do."
        )
    judgements = _judgements(view)
    profile = books.dossiers.get(dossier)
    sides = {party.code: party.side for party in (profile.parties if profile else ()) if party.code}
    stories = [s for s in view.records("stories", dossier=dossier) if isinstance(s, Story)]
    known = Known(
        listed=books.outlets,
        letters=_letters(judgements),
        reasons=_reasons(judgements),
        side_of=sides,
        retracted=_retracted(view, judgements, dossier),
        corrected=corrected_in(view, dossier, [a.id for a in articles]) if with_corrections else frozenset(),
    )
    return coverage_of(articles, stories, known)


def corrected_in(view: View, dossier: str, article_ids: Sequence[str]) -> frozenset[str]:
    """Return which of a dossier's articles have a correction note; each text is read once."""
    whole = getattr(view, "whole", view)
    if not isinstance(whole, StoredView):
        found = view.get_many(article_ids).values()
        return frozenset(a.id for a in found if isinstance(a, Article) and correction_notes(a))
    known: dict[str, bool] = whole.kept.thing(dict, "corrected", dossier)
    missing = [i for i in article_ids if i not in known]
    known.update((i, bool(notes_in(text, rest))) for i, text, rest in texts_of(whole, missing))
    return frozenset(i for i in article_ids if known.get(i))


def sources_of_story(view: View, story: Story, *, books: CodeBooks) -> StoryCoverage:
    """Return by whom one story is told and who of its dossier passes it over.

    Raises:
        ConfigError: the story is of no dossier, so there is nothing to set it against.
    """
    if story.dossier is None:
        raise ConfigError(f"The story {story.id} is of no dossier; who is silent cannot be told.")
    told = view.get_many(set(story.articles)).values()
    coverage = sources_of(view, story.dossier, books=books)
    return story_coverage(story, coverage, [a for a in told if isinstance(a, Article)])


def _retracted(view: View, judgements: Sequence[Judgement], dossier: str) -> list[str]:
    """The outlet of each retracted article of a dossier."""
    taken_back = undone(judgements)
    made = [j for j in judgements if j.kind is JudgementKind.RETRACT and j.id not in taken_back]
    found = view.get_many({target for judgement in made for target in judgement.targets})
    return [a.outlet or "unknown" for a in found.values() if isinstance(a, Article) and a.dossier == dossier]


def grade_of(view: View, record: Record) -> EventGrade | None:
    """Return the grade of an event: what else is known of it, and who supplied it. None for other records."""
    if not isinstance(record, Event):
        return None
    rivals = view.records("disagreements", dossier=record.dossier)
    standing = event_standing(record, (d for d in rivals if isinstance(d, Disagreement)))
    figure, reason = credibility(standing)
    known = letters(view)
    articles = view.get_many({evidence.article_id for evidence in record.evidence})
    names = {a.outlet for a in articles.values() if isinstance(a, Article) and a.outlet}
    return EventGrade(figure, reason, {n: known.get(n, Reliability.F).value for n in sorted(names)})
