"""`tracktwo show`: one record with its evidence, where it comes from and what became of it."""

import dataclasses
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tracktwo.cli.context import desk_of
from tracktwo.cli.notices import print_notice
from tracktwo.cli.revisions import print_revision
from tracktwo.cli.screen import print_json, print_table, quoted, say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracktwo.pipeline.desk import View
    from tracktwo.pipeline.sources import EventGrade
    from tracktwo.protocols import Standing
    from tracktwo.records import Evidence, Record

MODEL_STEP = "llm"  # the provenance step of a language model's records
AROUND = 120  # characters of the text before and after the evidence
APART = frozenset({"id", "evidence", "provenance", "superseded_by", "text", "parts", "notices"})


def show(
    context: typer.Context,
    record_id: Annotated[str, typer.Argument(help="A record's id, as search, brief and export print it.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print the record as JSON.")] = False,
) -> None:
    """Show a record: its fields, its evidence in context, its provenance and grade, what superseded it."""
    from tracktwo.errors import ConfigError
    from tracktwo.pipeline.revisions import revisions_of
    from tracktwo.pipeline.sources import grade_of

    store = desk_of(context).open_store()
    try:
        view = store.view()
        record, standing = view.get(record_id), view.standing(record_id)
        if record is None or standing is None:
            raise ConfigError(f"There is no record {record_id!r}. Find one with 'tracktwo search WORDS'.")
        grade = grade_of(view, record)
        revisions = revisions_of(view, record)
        if as_json:
            grades = {"grade": dataclasses.asdict(grade)} if grade else {}
            changes = {"revisions": [dataclasses.asdict(r) for _, _, r in revisions]} if revisions else {}
            print_json({**record.to_dict(), "is_shown": standing.is_shown, **grades, **changes})
        else:
            _print(record, standing, view)
            if grade:
                _print_grade(grade)
            for old, new, revision in revisions:
                print_revision(old, new, revision)
    finally:
        store.close()


def _print(record: "Record", standing: "Standing", view: "View") -> None:
    row = record.to_dict()
    say(f"{record.id}{'' if standing.is_shown else '  (not shown in lists)'}")
    print_table((name, _cell(value)) for name, value in row.items() if name not in APART)
    if row.get("text"):
        say(f"  text  {quoted(row['text'], 400)}")
    for notice in getattr(record, "notices", ()):
        print_notice(notice)
    for evidence in record.evidence:
        _print_evidence(evidence, view)
    where = row["provenance"]
    say(f"\nFrom step {where['step']} version {where['version']}, rule {where['rule_or_model']}")
    say(f"Recorded at {where['recorded_at']}")
    if standing.superseded_by:
        say(f"Superseded by {standing.superseded_by}")
    _print_superseded(standing.supersedes, view)
    for judgement in standing.judgements:
        say(f"{judgement.made_at[:16]}  {judgement.who}: {judgement.kind} ({judgement.id})")
        say(f"    {judgement.reason or 'no reason given'}")


def _print_superseded(ids: "Sequence[str]", view: "View") -> None:
    """Say what a record took the place of, and by which language model it was read too."""
    told = {i: r.provenance for i, r in view.get_many(ids).items() if r.provenance.step == MODEL_STEP}
    if others := [old for old in ids if old not in told]:
        say(f"Supersedes {', '.join(others)}")
    for old, provenance in told.items():
        say(f"Read too by {provenance.rule_or_model}: {old}")


def _print_grade(grade: "EventGrade") -> None:
    outlets = ", ".join(f"{outlet} {letter}" for outlet, letter in grade.outlets.items()) or "outlet unknown"
    say(f"Information {grade.credibility.value} ({grade.credibility.name.lower()}): {grade.reason}")
    say(f"Sources (A to E; F until somebody judges): {outlets}")


def _print_evidence(evidence: "Evidence", view: "View") -> None:
    article = view.article(evidence.article_id)
    if article is None:
        return
    before = article.text[max(0, evidence.start - AROUND) : evidence.start]
    after = article.text[evidence.end : evidence.end + AROUND]
    whence = f"{article.outlet or 'unknown outlet'}, {article.published_at or 'undated'}"
    say(f"\n{whence}: {article.title or article.id}")
    say(f"  …{' '.join(before.split())} [[{' '.join(evidence.text.split())}]] {' '.join(after.split())}…")
    say(f"  {evidence.article_id} characters {evidence.start} to {evidence.end}")


def _cell(value: Any) -> str:
    if value is None:
        return "unknown"
    if isinstance(value, dict):
        return _words(value)
    if isinstance(value, list):
        return "; ".join(map(_cell, value)) or "none"
    return quoted(str(value))


def _words(value: dict[str, Any]) -> str:
    if "name" in value:
        code = value.get("code") or value.get("country")
        return f"{value['name']}{f' ({code})' if code else ''}"
    if "granularity" in value:
        start, end = value["start"] or "?", value["end"] or "?"
        return f"{start if start == end else f'{start} to {end}'} ({value['granularity']}: {value['text']})"
    return "; ".join(
        f"{name} {_cell(inner)}"
        for name, inner in value.items()
        if name != "evidence" and inner not in (None, [], "")
    )
