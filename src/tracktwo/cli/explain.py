"""`tracktwo explain`: what is read from a text, and why not more."""

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from tracktwo.cli.context import desk_of
from tracktwo.cli.screen import print_json, print_table, quoted, say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tracktwo.pipeline.explain import Explanation, StepTrace
    from tracktwo.records import Reading

MISSES_SHOWN = 8


def explain(
    context: typer.Context,
    text: Annotated[str, typer.Argument(help="A sentence or a few.")],
    date: Annotated[str | None, typer.Option(help="When it was published (YYYY-MM-DD).")] = None,
    all_misses: Annotated[bool, typer.Option("--all", help="Show every rule that was tried.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    llm: Annotated[
        str | None, typer.Option(help="Ask this language model at the endpoint of the settings.")
    ] = None,
    without_llm: Annotated[bool, typer.Option("--no-llm", help="Ask no language model.")] = False,
) -> None:
    """Show what is read from a text, which rule fired on which words, and why not more."""
    from tracktwo.pipeline.dates import day
    from tracktwo.pipeline.explain import explain_text
    from tracktwo.pipeline.llm import model_reader
    from tracktwo.pipeline.model import LateInfer

    desk = desk_of(context)
    settings = desk.settings()
    found = explain_text(
        text,
        infer=LateInfer(settings.model),
        books=desk.books(),
        published_on=day(date, "--date"),
        model=model_reader(settings, name="" if without_llm else llm),
    )
    if as_json:
        print_json(_as_json(found))
        return
    _print_parse(found.reading)
    _print_found(found.reading)
    for step in found.steps:
        _print_step(step, most=None if all_misses else MISSES_SHOWN, given_way=found.given_way)


def _print_parse(reading: "Reading") -> None:
    for sentence in reading.sentences:
        say(f"Sentence {sentence.index + 1}")
        print_table(
            (str(t.i), t.text, t.lemma, t.pos, t.tag, f"{t.dep} of {sentence.tokens[t.head].text}", t.ent)
            for t in sentence.tokens
        )
    if not reading.sentences:
        say("No sentence was found in it.")


def _print_found(reading: "Reading") -> None:
    say("\nNames")
    print_table(
        (n.text, n.label, _actor(n.actor), n.place.name if n.place else "", n.role or "", n.rule)
        for n in reading.named
    )
    say("Times")
    print_table(
        (t.value.text, f"{t.value.start} to {t.value.end}", t.value.granularity, t.value.relation, t.rule)
        for t in reading.times
    )
    say("Quantities")
    print_table(
        (
            q.value.text,
            f"{q.value.min} to {q.value.max}",
            "about" if q.value.approx else "",
            q.unit or "",
            q.rule,
        )
        for q in reading.quantities
    )


def _actor(actor: object) -> str:
    return f"{getattr(actor, 'name', '')} {getattr(actor, 'code', '') or ''}".strip()


def _print_step(step: "StepTrace", *, most: int | None, given_way: "Mapping[str, str]") -> None:
    from tracktwo.pipeline.explain import nearest_misses

    say(f"\n{step.step} (version {step.version}): {len(step.records)} records")
    for record in step.records:
        row = record.to_dict()
        kept = {
            k: v
            for k, v in row.items()
            if v not in (None, [], "") and k not in ("id", "evidence", "provenance")
        }
        say(f"  {record.id}  by {record.provenance.rule_or_model}")
        if record.id in given_way:
            say(f"    gives way to {given_way[record.id]}, which rules read from the same words")
        say(f"    {quoted(', '.join(f'{k}={_short(v)}' for k, v in kept.items()), 400)}")
        for evidence in record.evidence:
            say(f"    on “{quoted(evidence.text, 200)}” ({evidence.start} to {evidence.end})")
    print_table(("fired", a.rule, quoted(a.text, 40), quoted(a.detail, 200)) for a in step.fired)
    missed = nearest_misses(step)
    print_table(("missed", a.rule, quoted(a.text, 40), quoted(a.detail, 120)) for a in missed[:most])
    if step.step == "events" and not (step.fired or step.missed or step.records):
        say("  no word of it is in the lexicon of events, or it is a question")
    if most is not None and len(step.missed) > most:
        say(f"  ... and {len(step.missed) - most} more rules tried; --all shows them")


def _short(value: object) -> str:
    if isinstance(value, dict) and "granularity" in value:
        return _when(value)
    if isinstance(value, dict):
        return str(value.get("name") or value.get("text") or value)
    if isinstance(value, list):
        return "[" + ", ".join(map(_short, value)) + "]"
    return str(value)


def _when(time: "Mapping[str, object]") -> str:
    """Return a time as days with its words: "by 2026-09-25 (“Friday”)"."""
    start, end, words = time["start"], time["end"], f"“{time['text']}”"
    if not (start or end):
        return words
    relation = "" if time["relation"] == "at" else f"{time['relation']} "
    days = f"{start} to {end}" if start and end and start != end else f"{start or end}"
    return f"{relation}{days} ({words})"


def _as_json(found: "Explanation") -> dict[str, object]:
    reading = found.reading
    return {
        "sentences": [[t._asdict() for t in s.tokens] for s in reading.sentences],
        "named": [asdict(n) for n in reading.named],
        "times": [asdict(t) for t in reading.times],
        "quantities": [asdict(q) for q in reading.quantities],
        "given_way": dict(found.given_way),
        "steps": [
            {
                "step": step.step,
                "version": step.version,
                "records": [record.to_dict() for record in step.records],
                "fired": [asdict(a) for a in step.fired],
                "missed": [asdict(a) for a in step.missed],
            }
            for step in found.steps
        ],
    }
