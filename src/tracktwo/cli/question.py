"""`tracktwo question`: ask what comes next, forecast it, resolve it by the rule fixed beforehand."""

import dataclasses
import getpass
from datetime import timedelta
from pathlib import Path
from typing import Annotated

import typer

from tracktwo.cli.context import desk_of
from tracktwo.cli.score_tables import tell_scores
from tracktwo.cli.screen import note, print_json, print_table, say
from tracktwo.errors import ConfigError

app = typer.Typer(help="Ask, forecast and resolve questions.", no_args_is_help=True, rich_markup_mode=None)
DEFAULT_DAYS = 90
SHOWN = 5  # finds of a rule that is tried
Id = Annotated[str, typer.Argument(help="The question's id.")]


@app.command()
def new(
    context: typer.Context,
    text: Annotated[str, typer.Argument(help="The question, to be answered yes or no.")],
    rule: Annotated[
        str, typer.Option(help="What resolves it; or a query: 'round RUS UKR held before 2026-04-01'.")
    ],
    closes: Annotated[
        str | None,
        typer.Option(help="The day (YYYY-MM-DD) by which it must have happened; a query may name it itself."),
    ] = None,
    dossier: Annotated[str | None, typer.Option(help="The dossier it belongs to.")] = None,
) -> None:
    """Ask a question; its rule cannot be changed afterwards."""
    from tracktwo.pipeline.dates import day
    from tracktwo.pipeline.dossiers import known_profiles, need_dossier
    from tracktwo.pipeline.questions import ask, closing_day, today
    from tracktwo.pipeline.trying import fault_of

    end = day(closes, "--closes") or closing_day(rule)
    fault = fault_of(rule)
    if end is None:
        raise ConfigError(fault or "Say by which day it must have happened: --closes 2026-04-01.")
    desk = desk_of(context)
    store = desk.open_store(create=True)
    try:
        if dossier:
            need_dossier(store.view(), known_profiles(desk.settings()), dossier)
        made = ask(store, text, rule=rule, opens=today(), closes=end, dossier=dossier)
    finally:
        store.close()
    say(f"{made.id}  Forecast it with 'tracktwo question forecast {made.id} 0.3'.")
    how = "records answer it" if made.provenance.rule_or_model == "query" else "a person will apply it"
    say(f"Rule ({how}): {made.resolution_rule}")
    if fault:
        note(f"It begins like a query and is none: {fault}")


@app.command("try")
def try_(
    context: typer.Context,
    rule: Annotated[str, typer.Argument(help="A rule, such as 'round RUS UKR held not via backchannel'.")],
    dossier: Annotated[str | None, typer.Option(help="The dossier whose records would answer it.")] = None,
    closes: Annotated[
        str | None, typer.Option(help="The day (YYYY-MM-DD); in 90 days when left out.")
    ] = None,
) -> None:
    """Show how a rule is read, what it would have found so far and what the desk would say; ask nothing."""
    from tracktwo.pipeline.dates import day
    from tracktwo.pipeline.questions import closing_day, today
    from tracktwo.pipeline.trying import tell_likelihood, try_rule

    end = day(closes, "--closes") or closing_day(rule) or today() + timedelta(days=DEFAULT_DAYS)
    store = desk_of(context).open_store()
    try:
        found = try_rule(store.view(), rule, dossier=dossier, text=rule, opens=today(), closes=end)
    finally:
        store.close()
    say(found.rule)
    if not found.is_query:
        say(found.fault or "Plain words: a person will apply them and give the reason.")
        return
    say(f"From {found.first or 'no day'} to {found.last or 'no day'} it would have found {len(found.found)}.")
    if found.unknown:
        note(found.unknown)
    for match in found.found[-SHOWN:]:
        say(f"  {match.last}  {match.record.id}")
    if found.estimate is None:
        say(found.no_estimate)
        return
    say(tell_likelihood("The desk's own figure today", found.estimate.probability))
    for term in found.estimate.terms:
        say(f"  {term.weight:+.2f} log-odds  {term.name}")


@app.command("list")
def list_(
    context: typer.Context,
    dossier: Annotated[str | None, typer.Option(help="Only this dossier.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """List questions with their last forecast and, once resolved, its Brier score."""
    from tracktwo.pipeline.questions import brier, list_questions
    from tracktwo.pipeline.resolving import progress_of

    store = desk_of(context).open_store()
    try:
        view = store.view()
        found = list_questions(view, dossier=dossier)
        progress = {question.id: progress_of(view, question) for question, _ in found}
    finally:
        store.close()
    if as_json:
        print_json(
            [
                {**q.to_dict(), "forecasts": [f.to_dict() for f in made], "brier": brier(q, made)}
                for q, made in found
            ]
        )
        return
    rows = []
    for question, made in found:
        score = brier(question, made)
        state = question.resolution.value if question.resolution else f"open until {question.closes}"
        so_far = progress[question.id]
        if so_far is not None and so_far.found:
            state += f", {so_far.found} found"
        last = f"{made[-1].probability:.0%} {made[-1].words}" if made else "no forecast"
        rows.append((question.id, state, last, "" if score is None else f"Brier {score:.3f}", question.text))
    print_table(rows)
    if not rows:
        say("No question was asked yet. Ask one with 'tracktwo question new'.")


@app.command()
def show(context: typer.Context, question_id: Id) -> None:
    """Show a question with its rule, every forecast and what each rests on."""
    from tracktwo.pipeline.questions import find_question

    store = desk_of(context).open_store()
    try:
        question, made = find_question(store.view(), question_id)
    finally:
        store.close()
    say(question.text)
    say(f"  Rule: {question.resolution_rule}")
    ended = f"{question.resolution.value}: {question.reason}" if question.resolution else "open"
    say(f"  From {question.opens} to before {question.closes}. Now {ended}")
    for one in made:
        which = f"{one.scenario}  " if one.scenario else ""
        say(f"  {one.made_at[:16]}  {one.made_by}  {which}{one.probability * 100:.0f} %, {one.words}")
        for term in one.terms:
            say(f"      {term.weight:+.2f}  {term.name}")
        if one.reason:
            say(f"      {one.reason}")


@app.command()
def forecast(
    context: typer.Context,
    question_id: Id,
    probability: Annotated[
        float | None, typer.Argument(help="From 0 to 1; left out, base rate and hazard are worked out.")
    ] = None,
    who: Annotated[
        str | None,
        typer.Option(help="Who says so ('market' for a market's price); your account's name else."),
    ] = None,
    why: Annotated[str | None, typer.Option("--why", help="The reason.")] = None,
) -> None:
    """Give a probability, dated now; it is kept as it is. Without one, the desk works out its own."""
    from tracktwo.pipeline.estimates import forecast_by_desk, forecast_by_person, tell
    from tracktwo.pipeline.pooled import check_name
    from tracktwo.pipeline.questions import find_question

    check_name(who or "")
    store = desk_of(context).open_store()
    try:
        if probability is None:
            made, confidence = forecast_by_desk(store, question_id)
            for term in made.terms:
                say(f"  {term.weight:+.2f} log-odds  {term.name}")
            say(tell(find_question(store.view(), question_id)[0], made))
            say(confidence)
        else:
            who = who or getpass.getuser()
            made = forecast_by_person(store, question_id, probability, who=who, reason=why)
    finally:
        store.close()
    say(f"{made.id}  {made.probability:.0%}, {made.words}")


@app.command()
def resolve(
    context: typer.Context,
    question_id: Id,
    answer: Annotated[
        str | None, typer.Argument(help="yes, no or void; left out, the rule's query decides.")
    ] = None,
    reason: Annotated[str, typer.Option("--reason", "-m", help="Why, and where it can be checked.")] = "",
    on: Annotated[
        str | None,
        typer.Option(
            help="The day (YYYY-MM-DD) it came about, when earlier than today; figures from then on "
            "are not scored."
        ),
    ] = None,
    scenario: Annotated[
        str | None, typer.Option(help="Of a question about scenarios: the one that came true, set/scenario.")
    ] = None,
) -> None:
    """Resolve a question by its query, or by hand with the reason."""
    from tracktwo.pipeline.dates import day
    from tracktwo.pipeline.questions import today
    from tracktwo.pipeline.resolving import resolve as record_resolution
    from tracktwo.records import Resolution

    if answer is not None and answer not in list(Resolution):
        raise ConfigError(f"{answer!r} is no answer. There are: {', '.join(Resolution)}.")
    store = desk_of(context).open_store()
    try:
        made = record_resolution(
            store,
            question_id,
            answer=Resolution(answer) if answer else None,
            reason=reason,
            today=today(),
            came_true=scenario,
            decided_on=day(on, "--on"),
        )
    finally:
        store.close()
    say(f"{made.id}  {made.came_true or made.resolution}. {made.reason}")


@app.command()
def counts(
    context: typer.Context,
    file: Annotated[
        Path, typer.Argument(help="A table: day, country, event_type, average, days, and perhaps times.")
    ],
    deaths: Annotated[
        list[Path] | None,
        typer.Option(help="Deaths as for 'tracktwo warn': they tell live places from empty."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Answer many questions on counts at once: more events than last year's average, or so many times it?"""
    from tracktwo.pipeline.counts import answer_file

    found = answer_file(file, desk_of(context).books().actors, deaths=deaths or ())
    if as_json:
        print_json([dataclasses.asdict(one) for one in found])
        return
    print_table(
        (
            one.question.day,
            one.question.series,
            f"{one.question.days:g} days",
            f"{one.probability * 100:.1f} %",
            "average not counted" if one.is_missing else f"average {one.question.average:g}",
        )
        for one in found
    )
    if not found:
        say(f"{file} asks nothing.")


@app.command()
def scores(
    context: typer.Context,
    dossier: Annotated[str | None, typer.Option(help="Only this dossier.")] = None,
    who: Annotated[str | None, typer.Option(help="Whose calibration; everybody's when left out.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Score every forecaster beside base rate, always-half, everybody pooled and the market."""
    from tracktwo.pipeline.questions import today
    from tracktwo.pipeline.scores import score_desk

    store = desk_of(context).open_store()
    try:
        found = score_desk(store.view(), today=today(), dossier=dossier, who=who)
    finally:
        store.close()
    if as_json:
        print_json(dataclasses.asdict(found))
        return
    tell_scores(found)
