"""`tracktwo hypotheses`: rival explanations weighed with a dossier's own records; none is ever declared."""

import dataclasses
import getpass
from typing import TYPE_CHECKING, Annotated

import typer

from tracktwo.cli.context import desk_of
from tracktwo.cli.screen import print_json, print_table, say
from tracktwo.errors import ConfigError

if TYPE_CHECKING:
    from tracktwo.pipeline.hypotheses import Matrix

app = typer.Typer(
    help="Weigh competing hypotheses with a dossier's records.", no_args_is_help=True, rich_markup_mode=None
)
Id = Annotated[str, typer.Argument(help="The matrix's id.")]
Who = Annotated[str | None, typer.Option(help="Who says so; your account's name when left out.")]


@app.command()
def new(
    context: typer.Context,
    dossier: Annotated[str, typer.Argument(help="The dossier.")],
    question: Annotated[str, typer.Argument(help="What the hypotheses would explain.")],
    hypothesis: Annotated[
        list[str], typer.Option("--is", help="A hypothesis: name=words. Two or more, one of them a null.")
    ],
    who: Who = None,
) -> None:
    """Open a question with its hypotheses."""
    from tracktwo.pipeline.dossiers import known_profiles, need_dossier
    from tracktwo.pipeline.hypotheses import open_matrix

    given = dict(_pair(words) for words in hypothesis)
    if len(given) < len(hypothesis):
        raise ConfigError("Two hypotheses have the same name. Give each its own.")
    desk = desk_of(context)
    store = desk.open_store()
    try:
        need_dossier(store.view(), known_profiles(desk.settings()), dossier)
        made = open_matrix(store, dossier, question, given, who=who or getpass.getuser())
    finally:
        store.close()
    rated = " ".join(f"{name}=0" for name in given)
    say(f"{made.id}  Weigh a record: tracktwo hypotheses weigh {made.id} RECORD {rated}")


@app.command()
def weigh(
    context: typer.Context,
    matrix: Id,
    record: Annotated[str, typer.Argument(help="The record's id.")],
    ratings: Annotated[list[str], typer.Argument(help="name=rating for each: --, -, 0, + or ++.")],
    why: Annotated[str, typer.Option("--why", help="The reason.")] = "",
    who: Who = None,
) -> None:
    """Rate a record for each hypothesis; rating it again takes the earlier one's place."""
    from tracktwo.pipeline.hypotheses import weigh as record_rating

    store = desk_of(context).open_store()
    try:
        given = dict(_pair(words) for words in ratings)
        made = record_rating(store, matrix, record, given, who=who or getpass.getuser(), reason=why)
    finally:
        store.close()
    say(f"{made.id}  Undo it with 'tracktwo judge undo {made.id}'.")


@app.command("list")
def list_(
    context: typer.Context,
    dossier: Annotated[str | None, typer.Option(help="Only this dossier.")] = None,
) -> None:
    """List the open questions with their hypotheses."""
    from tracktwo.pipeline.hypotheses import matrices

    store = desk_of(context).open_store()
    try:
        found = matrices(store.view(), dossier)
    finally:
        store.close()
    print_table(
        (one.id, one.dossier or "", f"{len(one.analysis.items)} records", one.question) for one in found
    )
    if not found:
        say("No hypotheses were set against each other yet: tracktwo hypotheses new.")


@app.command()
def show(
    context: typer.Context,
    matrix: Id,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Show what speaks against each hypothesis, and on which single records that hangs."""
    from tracktwo.pipeline.hypotheses import matrix_of

    store = desk_of(context).open_store()
    try:
        found = matrix_of(store.view(), matrix)
    finally:
        store.close()
    if as_json:
        print_json(dataclasses.asdict(found))
    else:
        _tell(found)


def _tell(found: "Matrix") -> None:
    say(found.question)
    say("What speaks against each (fewer is not proof):")
    for one in found.analysis.against:
        grades = ", ".join(f"{many} of grade {grade}" for grade, many in one.by_grade.items()) or "nothing"
        say(f"  {one.total:5.1f}  {one.hypothesis}: {found.hypotheses[one.hypothesis]} ({grades})")
    names = list(found.hypotheses)
    print_table(
        [
            (*names, "tells apart", "grade", "record", ""),
            *(
                (
                    *(item.ratings[name].value for name in names),
                    f"{item.diagnosticity:.2f}", item.grade, item.record, item.words,
                )
                for item in found.analysis.items
            ),
        ]
    )  # fmt: skip
    for hinge in found.analysis.sensitive:
        say(f"Without {hinge.record}, least would speak against {', '.join(hinge.least_without)}.")
    if found.analysis.useless:
        say(f"The same to all, so of no use here: {', '.join(found.analysis.useless)}")
    if found.gone:
        say(f"Weighed, but no longer in the dossier: {', '.join(found.gone)}")


def _pair(words: str) -> tuple[str, str]:
    name, equals, value = words.partition("=")
    if not equals or not name.strip():
        raise ConfigError(f"{words!r} has no name. Write it as name=words.")
    return name.strip(), value.strip()
