"""`tracktwo question`: ask what comes next, forecast it, resolve it by the rule fixed beforehand."""

import getpass
from typing import Annotated

import typer

from tracktwo.cli.context import desk_of
from tracktwo.cli.screen import print_json, print_table, say

app = typer.Typer(help="Ask, forecast and resolve questions.", no_args_is_help=True, rich_markup_mode=None)
Id = Annotated[str, typer.Argument(help="The question's id.")]


@app.command()
def new(
    context: typer.Context,
    text: Annotated[str, typer.Argument(help="The question, to be answered yes or no.")],
    rule: Annotated[
        str, typer.Option(help="What resolves it; or a query: 'round RUS UKR held before 2026-04-01'.")
    ],
    closes: Annotated[str, typer.Option(help="The day (YYYY-MM-DD) by which it must have happened.")],
    dossier: Annotated[str | None, typer.Option(help="The dossier it belongs to.")] = None,
) -> None:
    """Ask a question; its rule cannot be changed afterwards."""
    from tracktwo.pipeline.dates import day
    from tracktwo.pipeline.questions import ask, today

    end = day(closes, "--closes") or today()
    store = desk_of(context).open_store(create=True)
    try:
        made = ask(store, text, rule=rule, opens=today(), closes=end, dossier=dossier)
    finally:
        store.close()
    say(f"{made.id}  Forecast it with 'tracktwo question forecast {made.id} 0.3'.")


@app.command("list")
def list_(
    context: typer.Context,
    dossier: Annotated[str | None, typer.Option(help="Only this dossier.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """List questions with their last forecast and, once resolved, its Brier score."""
    from tracktwo.pipeline.questions import brier, list_questions

    store = desk_of(context).open_store()
    try:
        found = list_questions(store.view(), dossier=dossier)
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
        last = f"{made[-1].probability:.0%} {made[-1].words}" if made else "no forecast"
        rows.append((question.id, state, last, "" if score is None else f"Brier {score:.3f}", question.text))
    print_table(rows)
    if not rows:
        say("No question was asked yet. Ask one with 'tracktwo question new'.")


@app.command()
def forecast(
    context: typer.Context,
    question_id: Id,
    probability: Annotated[float, typer.Argument(help="From 0 to 1.")],
    who: Annotated[str | None, typer.Option(help="Who says so; your account's name when left out.")] = None,
) -> None:
    """Give a probability, dated now; it is kept as it is."""
    from tracktwo.pipeline.questions import forecast as record_forecast

    store = desk_of(context).open_store()
    try:
        made = record_forecast(store, question_id, probability, who=who or getpass.getuser())
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
) -> None:
    """Resolve a question by its query, or by hand with the reason."""
    from tracktwo.errors import ConfigError
    from tracktwo.pipeline.questions import resolve as record_resolution
    from tracktwo.pipeline.questions import today
    from tracktwo.records import Resolution

    if answer is not None and answer not in list(Resolution):
        raise ConfigError(f"{answer!r} is no answer. There are: {', '.join(Resolution)}.")
    store = desk_of(context).open_store()
    try:
        made = record_resolution(
            store, question_id, answer=Resolution(answer) if answer else None, reason=reason, today=today()
        )
    finally:
        store.close()
    say(f"{made.id}  {made.resolution}. {made.reason}")
