"""What became of the evidence of a brief: articles retracted and records rejected since it was picked."""

from collections.abc import Mapping
from dataclasses import dataclass

from tracktwo.brief.document import Brief
from tracktwo.brief.written import document_of
from tracktwo.pipeline.decisions import decisions_on
from tracktwo.records import Article, JudgementKind, WrittenBrief
from tracktwo.store.standing import judged_in
from tracktwo.store.view import View


@dataclass(frozen=True, slots=True)
class Loss:
    """A retracted article, or a rejected record, and in words when, by whom and why. `lines` are keys."""

    target: str
    is_article: bool
    words: str
    lines: tuple[int, ...]


def losses_of(view: View, brief: WrittenBrief) -> list[Loss]:
    """Return what a brief rests on that does not stand any more, articles first; empty where all stands."""
    with view.connected() as connection:
        judged = judged_in(connection)
    articles: dict[str, list[int]] = {}
    records: dict[str, list[int]] = {}
    for line in brief.lines:
        for article_id in {one.evidence.article_id for one in line.cited} & judged.retracted:
            articles.setdefault(article_id, []).append(line.key)
        for record_id in set(line.records) & judged.rejected:
            records.setdefault(record_id, []).append(line.key)
    return [*_told(view, articles, JudgementKind.RETRACT), *_told(view, records, JudgementKind.REJECT)]


def _told(view: View, lost: Mapping[str, list[int]], kind: JudgementKind) -> list[Loss]:
    return [
        Loss(target, kind is JudgementKind.RETRACT, _words(view, target, kind), tuple(keys))
        for target, keys in sorted(lost.items())
    ]


def _words(view: View, target: str, kind: JudgementKind) -> str:
    made = [d.judgement for d in decisions_on(view, target) if d.is_in_force and d.judgement.kind is kind]
    record = view.get(target)
    name = target
    if isinstance(record, Article):
        day = (record.published_at or "")[:10] or "date unknown"
        name = f"“{record.title or 'Untitled'}” ({record.outlet or 'outlet unknown'}, {day})"
    verb = "retracted" if kind is JudgementKind.RETRACT else "rejected"
    if not made:
        return f"{name} was {verb}."
    last = made[-1]
    why = f": {last.reason.rstrip('.')}" if last.reason else ""
    return f"{name} was {verb} by {last.who} on {last.made_at[:10]}{why}."


def printed(view: View, brief: WrittenBrief) -> Brief:
    """Return a brief as the renderers print it, with what became of its evidence above everything else."""
    places = {line.key: number for number, line in enumerate(brief.lines, 1)}
    notes = [
        f"No longer held: {loss.words} It bears on {_lines([places[key] for key in loss.lines])}."
        for loss in losses_of(view, brief)
    ]
    return document_of(brief, notes=notes)


def _lines(places: list[int]) -> str:
    return f"line{'' if len(places) == 1 else 's'} {', '.join(map(str, places))}"
