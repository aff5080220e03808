"""What the extractors get wrong, as people corrected it: counted by step and rule, with examples."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from tracktwo.records import KINDS, Article, Judgement, JudgementKind, Record, to_dict
from tracktwo.store.judged import undone
from tracktwo.store.view import View

VERDICTS = ("accept", "reject", "edit", "merge", "split")
WRONG = frozenset(VERDICTS) - {"accept"}
CONTEXT = 200  # characters kept before and after the words that a record rests on
KIND_WORDS = {kind: word for word, kind in KINDS.items()}


@dataclass(frozen=True, slots=True)
class Correction:
    """A decision in force about one record that a step made.

    `made` is the record as the step made it, as JSON; `fields` maps each edited field to what the step had
    read and what a person set. `read_by` are the rules that read the reports of an assembled record,
    `merged_into` is the record it was found to repeat. `before`, `words` and `after` are the text around
    and of its first evidence.
    """

    judgement: str
    made_at: str
    who: str
    reason: str
    verdict: str
    record: str
    kind: str
    dossier: str | None
    step: str
    version: str
    rule: str
    read_by: tuple[str, ...]
    fields: dict[str, dict[str, Any]]
    merged_into: str | None
    before: str
    words: str
    after: str
    made: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Tally:
    """How often people judged what a rule made, by verdict; `fields` counts the edited fields.

    `examples` are its newest corrections that are no mere acceptance.
    """

    step: str
    rule: str
    verdicts: dict[str, int]
    fields: dict[str, int]
    examples: tuple[Correction, ...]

    @property
    def wrong(self) -> int:
        """How many of the judged records were not right as they were made."""
        return sum(count for verdict, count in self.verdicts.items() if verdict in WRONG)


def corrections_of(view: View, *, dossier: str | None = None) -> list[Correction]:
    """Return every correction in force, the newest first.

    Args:
        dossier: only those about its records.
    """
    judgements = [j for j in view.records("judgements") if isinstance(j, Judgement)]
    judgements.sort(key=lambda judgement: judgement.made_at)
    gone = undone(judgements)
    standing = [j for j in reversed(judgements) if j.id not in gone and j.kind.value in VERDICTS]
    made = view.as_made({target for judgement in standing for target in judgement.targets})
    reports = view.as_made({part for record in made.values() for part in getattr(record, "reports", ())})
    made = {**reports, **made}
    articles = view.get_many({r.evidence[0].article_id for r in made.values() if r.evidence})
    found = (one for judgement in standing for one in _corrections(judgement, made, articles))
    return [one for one in found if dossier is None or one.dossier == dossier]


def tally(corrections: Iterable[Correction], *, examples: int = 3) -> list[Tally]:
    """Return the corrections counted by step and rule, the rule that went wrong most often first."""
    groups: dict[tuple[str, str], list[Correction]] = {}
    for one in corrections:
        groups.setdefault((one.step, one.rule), []).append(one)
    found = [
        Tally(
            step,
            rule,
            dict(Counter(one.verdict for one in group)),
            dict(Counter(name for one in group for name in one.fields)),
            tuple(one for one in group if one.verdict in WRONG)[:examples],
        )
        for (step, rule), group in groups.items()
    ]
    return sorted(found, key=lambda one: (-one.wrong, one.step, one.rule))


def as_lines(corrections: Iterable[Correction]) -> Iterator[str]:
    """Yield corrections as JSON Lines: what a rule made of which words, and what a person made of it."""
    for one in corrections:
        yield json.dumps(asdict(one), ensure_ascii=False) + "\n"


def _corrections(
    judgement: Judgement, made: Mapping[str, Record], articles: Mapping[str, Record]
) -> Iterator[Correction]:
    is_merger = judgement.kind is JudgementKind.MERGE
    keep = judgement.targets[0] if is_merger else None
    for target in judgement.targets[1:] if is_merger else judgement.targets:
        record = made.get(target)
        if record is not None and not isinstance(record, Article):
            parts = (made[part] for part in getattr(record, "reports", ()) if part in made)
            rules = tuple(sorted({part.provenance.rule_or_model for part in parts}))
            yield _correction(judgement, record, articles, keep=keep, read_by=rules)


def _correction(
    judgement: Judgement,
    record: Record,
    articles: Mapping[str, Record],
    *,
    keep: str | None,
    read_by: tuple[str, ...],
) -> Correction:
    row = to_dict(record)
    before, words, after = _around(record, articles)
    return Correction(
        judgement=judgement.id,
        made_at=judgement.made_at,
        who=judgement.who,
        reason=judgement.reason,
        verdict=judgement.kind.value,
        record=record.id,
        kind=KIND_WORDS[type(record)],
        dossier=record.dossier,
        step=record.provenance.step,
        version=record.provenance.version,
        rule=record.provenance.rule_or_model,
        read_by=read_by,
        fields={v.field: {"read": row.get(v.field), "set": json.loads(v.json)} for v in judgement.values},
        merged_into=keep,
        before=before,
        words=words,
        after=after,
        made=row,
    )


def _around(record: Record, articles: Mapping[str, Record]) -> tuple[str, str, str]:
    if not record.evidence:
        return "", "", ""
    evidence = record.evidence[0]
    article = articles.get(evidence.article_id)
    text = article.text if isinstance(article, Article) else ""
    start, end = evidence.start, evidence.end
    return text[max(0, start - CONTEXT) : start], evidence.text, text[end : end + CONTEXT] if text else ""
