"""`tracktwo sources` and `tracktwo grade`: who reports, how reliably, and who is silent."""

import getpass
from typing import TYPE_CHECKING, Annotated

import typer

from tracktwo.cli.context import desk_of
from tracktwo.cli.screen import print_json, print_table, quoted, say

if TYPE_CHECKING:
    from tracktwo.pipeline.sources import Coverage

HEADINGS = (
    "outlet", "grade", "country", "side", "language", "control", "owner", "articles", "own", "repeats",
    "corrections",
)  # fmt: skip


def grade(
    context: typer.Context,
    outlet: Annotated[str, typer.Argument(help="The outlet's name.")],
    letter: Annotated[str, typer.Argument(help="A (completely reliable) to E (unreliable); F is unknown.")],
    why: Annotated[str, typer.Option("--why", "-m", help="What in its record says so.")] = "",
    who: Annotated[str | None, typer.Option(help="Who decides; your account's name when left out.")] = None,
) -> None:
    """Set how reliable an outlet has been (Admiralty scale); the judgement is kept and can be undone."""
    from tracktwo.pipeline.sources import grade_outlet

    desk = desk_of(context)
    store = desk.open_store()
    try:
        made = grade_outlet(
            store, outlet, letter, who=who or getpass.getuser(), reason=why, books=desk.books()
        )
    finally:
        store.close()
    say(f"{made.id}  {outlet}: {letter.upper()}. Undo it with 'tracktwo judge undo {made.id}'.")


def sources(
    context: typer.Context,
    dossier: Annotated[str, typer.Argument(help="The dossier.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """List a dossier's outlets with their record, its coverage, and who is silent on which story."""
    from dataclasses import asdict

    from tracktwo.pipeline.looking import feed_troubles
    from tracktwo.pipeline.sources import sources_of

    desk = desk_of(context)
    store = desk.open_store()
    try:
        books, view = desk.books(), store.view()
        found = sources_of(view, dossier, books=books)
        troubles = feed_troubles(view, dossier, books=books)
    finally:
        store.close()
    if as_json:
        print_json({**asdict(found), "feeds_in_trouble": [issue.to_dict() for issue in troubles]})
        return
    _print(found)
    for issue in troubles:
        say(f"Feed in trouble  {issue.where}: {issue.what}. {issue.how_to_fix}")


def _print(found: "Coverage") -> None:
    rows = [
        (
            r.outlet, r.reliability.value, r.country, r.side, r.language, r.control.value,
            quoted(r.owner, 30), str(r.articles), str(r.own), str(r.repeats),
            f"{r.corrections} corrected, {r.revisions} revised, {r.retractions} retracted",
        )
        for r in found.outlets
    ]  # fmt: skip
    print_table([HEADINGS, *rows])
    for record in found.outlets:
        if record.why:
            say(f"{record.outlet} is {record.reliability.value}: {quoted(record.why, 200)}")
    for name, counts in (
        ("side", found.by_side),
        ("country", found.by_country),
        ("control", found.by_control),
        ("language", found.by_language),
    ):
        say(f"By {name}: " + ", ".join(f"{word} {many}" for word, many in counts.items()))
    for silence in found.silences:
        sides = f"; no outlet of: {', '.join(silence.silent_sides)}" if silence.silent_sides else ""
        say(f"{silence.story}  {quoted(silence.title)}")
        say(f"    told by {', '.join(silence.told_by)}; not by {', '.join(silence.silent)}{sides}")
