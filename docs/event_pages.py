"""The reference pages of events: one for each export format, and the code book."""

from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

from tracktwo.export.event_rows import TOLD_AS_FACT
from tracktwo.export.formats import exporters
from tracktwo.ontology.actor_files import CODED_AS_CLAIMANT
from tracktwo.ontology.loader import code_books
from tracktwo.pipeline.contested import coding_line
from tracktwo.records import EventType

FOLLOWED = {
    "manual": "the manual",
    "table": "the conversion table",
    "own": "Tracktwo's own",
    "setting": "a setting",
}


def format_pages(folder: Path) -> Iterator[tuple[Path, str]]:
    """Yield a page for each format of events."""
    for name, module in exporters().items():
        if hasattr(module, "write_events"):
            yield folder / f"{name}.md", _format_page(module)


def _format_page(module: ModuleType) -> str:
    shape = module.SHAPE
    rows = "".join(
        f"| {number} | `{column.name}` | {_cell(column.whence)} |\n"
        for number, column in enumerate(module.COLUMNS, start=1)
    )
    about = " ".join((module.__doc__ or "").split())
    return (
        f"# Export format `{module.NAME}`\n\n{about}\n\n"
        f"`tracktwo export events --format {module.NAME} -o FILE` writes it, and beside the file "
        f"`FILE.about.json`\n"
        "with these notes, what was left out and how contested entities were coded.\n\n"
        f"{_status(shape.has_status)}\n{_pairs(shape.is_dyadic)}\n"
        "A value nobody knows is empty, never 0. Codes are strings. A cell that a spreadsheet "
        "would run as a\n"
        "formula gets an apostrophe in front.\n\n"
        f"| | column | what stands in it |\n|---|---|---|\n{rows}{_kinds(module)}"
    )


def _status(has_status: bool) -> str:
    if has_status:
        return "Events of every status are written, with their status."
    told = ", ".join(sorted(status.value for status in TOLD_AS_FACT))
    return (
        f"The format has no column for status: only events told as fact ({told}) are written, and "
        f"how many of the\n"
        "others were left out is said. `--all-status` writes them all."
    )


def _pairs(is_dyadic: bool) -> str:
    if not is_dyadic:
        return "One event is one row; actors and recipients are lists."
    return (
        "One row is one pair: an event with several actors or recipients is one row for each "
        "actor and recipient,\n"
        "and a group that meets without a recipient one row for each pair of its members."
    )


def _kinds(module: ModuleType) -> str:
    """Return the table of kinds of a format that has one."""
    kinds = getattr(module, "KINDS", None)
    if kinds is None:
        return ""
    rows = "".join(
        f"| {kind} {mode or ''} | {made.disorder} | {made.type} | {made.sub or ''} |\n"
        for (kind, mode), made in kinds.items()
    )
    head = "\n| PLOVER type and mode | disorder_type | event_type | sub_event_type |\n|---|---|---|---|\n"
    return (
        f"{head}{rows}\nOther ASSAULT: Battles, Armed clash, when both sides are armed; Violence "
        f"against civilians, "
        "Attack, when\ncivilians are hit; else empty. Other PROTEST: Protests. SUPPORT with "
        "CAMEO 057: Agreement. "
        "All else has no row.\n"
    )


def codebook_page() -> str:
    """Return the code book: types, modes, contexts, CAMEO codes, and where manual and table differ."""
    return "".join(
        (
            "# The code book of events\n\n"
            "PLOVER (manual draft 2.0, 2024) with CAMEO codes. Definitions and examples are the "
            "project's own; a test\n"
            "codes every example sentence and expects the code it stands beside.\n",
            _types(), _rules(), _contexts(), _cameo(), _contested(),
        )
    )  # fmt: skip


def _types() -> str:
    parts = ["\n## Types and modes\n"]
    for entry in code_books().plover.types.values():
        need = "needs a recipient" if entry.needs_recipient else "recipient optional"
        roots = ", ".join(entry.roots)
        parts.append(
            f"\n### {entry.type.value}\n\n{entry.definition} Quad class {entry.quad}, score {entry.score:g}, "
            f"CAMEO {roots}; {need}.\n*{entry.example}*\n"
        )
        if entry.modes:
            parts.append("\n| mode | score | what it is | example |\n|---|---|---|---|\n")
            parts += [
                f"| {mode.name} | {entry.score if mode.score is None else mode.score:g} | "
                f"{_cell(mode.definition)} | "
                f"*{_cell(mode.example)}* |\n"
                for mode in entry.modes.values()
            ]
    return "".join(parts)


def _rules() -> str:
    rows = "".join(
        f"| `{rule.id}` | {FOLLOWED[rule.follows]} | {_cell(rule.text)} |\n"
        for rule in code_books().plover.rules.values()
    )
    return (
        "\n## Where manual and conversion table differ, or leave a choice\n\n"
        f"| rule | follows | what is done |\n|---|---|---|\n{rows}"
    )


def _contexts() -> str:
    rows = "".join(
        f"| {context.name} | {_cell(context.definition)} | *{_cell(context.example)}* |\n"
        for context in code_books().plover.contexts.values()
    )
    return (
        "\n## Contexts\n\nRead from the event's sentence and the article's title; from the rest "
        "of the paragraph when it "
        "names one twice.\n\n| context | what it is about | example |\n|---|---|---|\n" + rows
    )


def _cameo() -> str:
    plover = code_books().plover
    rows = "".join(
        f"| {entry.code} | {_cell(entry.name)} | {kind.value if (kind := _type(entry.code)) else ''} "
        f"{entry.mode or ''} | {_cell(entry.definition)} | *{_cell(entry.example)}* |\n"
        for entry in code_books().cameo.codes.values()
    )
    exceptions = ", ".join(f"{code} {kind.value}" for code, kind in plover.exceptions.items())
    return (
        "\n## CAMEO codes\n\nThose that Tracktwo writes, as strings. The type is the one the "
        "code converts to; codes that "
        f"do not go\nwith their root: {exceptions}.\n\n"
        f"| code | name | type and mode | what it is | example |\n|---|---|---|---|---|\n{rows}"
    )


def _type(code: str) -> EventType | None:
    return EventType.REQUEST if code.startswith("02") else code_books().plover.type_of_cameo(code)


def _contested() -> str:
    line = coding_line(code_books().actors, CODED_AS_CLAIMANT)
    return f"\n## Contested entities\n\n{line} See decision 021.\n"


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")
