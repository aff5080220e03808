"""`tracktwo judge` and `tracktwo retract`: correct the machine."""

import getpass
import json
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tracktwo.cli.context import desk_of
from tracktwo.cli.screen import say, stages

if TYPE_CHECKING:
    from collections.abc import Iterable

Reason = Annotated[str, typer.Option("--reason", "-m", help="Why.")]
Who = Annotated[str | None, typer.Option(help="Who decides; your account's name when left out.")]


def judge(
    context: typer.Context,
    verdict: Annotated[str, typer.Argument(help="accept, reject, edit, merge, split or undo.")],
    ids: Annotated[list[str], typer.Argument(help="Record ids; for merge the one to keep first.")],
    reason: Reason = "",
    changes: Annotated[
        list[str] | None, typer.Option("--set", help="For edit: field=value, value as JSON or a word.")
    ] = None,
    who: Who = None,
) -> None:
    """Accept, reject, edit, merge or split records; the decision is kept beside them and can be undone."""
    from tracktwo.errors import ConfigError
    from tracktwo.records import JudgementKind

    try:
        kind = JudgementKind(verdict)
    except ValueError:
        apart = (JudgementKind.GRADE, JudgementKind.STATUS, JudgementKind.HYPOTHESES)
        known = ", ".join(kind for kind in JudgementKind if kind not in apart)
        raise ConfigError(f"There is no verdict {verdict!r}. There are: {known}.") from None
    _decide(context, kind, ids, who=who, reason=reason, values=dict(map(_change, changes or ())))


def retract(
    context: typer.Context,
    article_id: Annotated[str, typer.Argument(help="The article's id.")],
    reason: Reason = "",
    who: Who = None,
) -> None:
    """Retract an article: what rests on it alone leaves the lists, everything else shows the loss."""
    from tracktwo.records import JudgementKind

    _decide(context, JudgementKind.RETRACT, [article_id], who=who, reason=reason, values={})


def _decide(
    context: typer.Context,
    kind: Any,
    ids: "Iterable[str]",
    *,
    who: str | None,
    reason: str,
    values: dict[str, Any],
) -> None:
    from tracktwo.pipeline.corpus import link_corpus
    from tracktwo.pipeline.corpus_kept import kept_links
    from tracktwo.pipeline.judge import judge as record_judgement

    desk = desk_of(context)
    books, store = desk.books(), desk.open_store()
    try:
        made = record_judgement(store, kind, ids, who=who or getpass.getuser(), reason=reason, values=values)
        with stages("linking") as stage:
            link_corpus(store, books=books, kept=kept_links(desk.settings(), books), progress=stage)
    finally:
        store.close()
    say(f"{made.id}  {kind}. Undo it with 'tracktwo judge undo {made.id}'.")


def _change(words: str) -> tuple[str, Any]:
    from tracktwo.errors import ConfigError

    field, sign, value = words.partition("=")
    if not sign:
        raise ConfigError(f"{words!r} is no change. Write it as field=value.")
    try:
        return field, json.loads(value)
    except ValueError:
        return field, value
