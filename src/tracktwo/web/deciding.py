"""What a person decides on the desk: recorded, the dossier linked anew, and back to the page it was on."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from starlette.requests import Request
from starlette.responses import RedirectResponse

from tracktwo.pipeline.judge import judge
from tracktwo.pipeline.users import Role
from tracktwo.protocols import View
from tracktwo.records import Forecast, Issue, Judgement, JudgementKind, Question, Record, WrittenBrief
from tracktwo.web.permits import need_role
from tracktwo.web.relinking import Relinking
from tracktwo.web.shell import desk_of, who_asks

DONE = {
    JudgementKind.ACCEPT: "Accepted",
    JudgementKind.REJECT: "Rejected",
    JudgementKind.EDIT: "Corrected",
    JudgementKind.MERGE: "Merged",
    JudgementKind.SPLIT: "Split",
    JudgementKind.RETRACT: "Retracted",
    JudgementKind.UNDO: "Taken back",
}
UNJUDGED = (Forecast, Question, Judgement, Issue, WrittenBrief)


@dataclass(frozen=True, slots=True)
class Done:
    """A decision just made, told on the page it was made on. `is_linking` while the dossier is worked at."""

    judgement: Judgement
    words: str
    is_linking: bool


def decide(
    request: Request,
    kind: JudgementKind,
    ids: Iterable[str],
    *,
    reason: str,
    values: Mapping[str, Any] | None = None,
    back: str,
) -> RedirectResponse:
    """Record a decision, link what it touches anew, and return the way back to the page it was made on.

    Raises:
        ConfigError: a target does not exist, or the kind does not fit it.
        RecordError: an edited value does not fit its field.
        HTTPException: 403, it takes another role.
    """
    desk = desk_of(request)
    targets = tuple(ids)
    _check_role(request, kind, targets)
    made = judge(desk.store, kind, targets, who=who_asks(request), reason=reason, values=values)
    relinking: Relinking = request.app.state.relinking
    touched = {record.dossier for record in desk.view().get_many(targets).values()}
    is_linked = relinking.relink(touched or {None})
    return RedirectResponse(_told_at(back, made, is_linked=is_linked), status_code=303)


def _check_role(request: Request, kind: JudgementKind, targets: tuple[str, ...]) -> None:
    """Let editors alone retract an article, and alone take that back."""
    found = desk_of(request).view().get_many(targets).values() if kind is JudgementKind.UNDO else ()
    undone = _at_the_root(request, found)
    needs_editor = JudgementKind.RETRACT in (kind, *undone)
    need_role(request, Role.EDITOR if needs_editor else Role.ANALYST)


def _at_the_root(request: Request, judgements: Iterable[Record]) -> set[JudgementKind]:
    """Return what the judgements decided; of one that takes back, what it took back in the end."""
    kinds: set[JudgementKind] = set()
    waiting = [one for one in judgements if isinstance(one, Judgement)]
    while waiting:
        one = waiting.pop()
        kinds.add(one.kind)
        if one.kind is JudgementKind.UNDO:
            found = desk_of(request).view().get_many(one.targets).values()
            waiting += [target for target in found if isinstance(target, Judgement)]
    return kinds


def _told_at(back: str, made: Judgement, *, is_linked: bool) -> str:
    parts = urlsplit(back)
    kept = [
        pair for pair in parse_qsl(parts.query, keep_blank_values=True) if pair[0] not in ("done", "linking")
    ]
    query = urlencode([*kept, ("done", made.id), *([] if is_linked else [("linking", "1")])])
    return f"{parts.path}?{query}"


def done_on(request: Request, view: View) -> Done | None:
    """Return the decision that a page's address tells of, None for most pages."""
    asked = request.query_params.get("done", "")
    made = view.get_many([asked]).get(asked) if asked else None
    if not isinstance(made, Judgement) or made.kind not in DONE:
        return None
    return Done(made, DONE[made.kind], "linking" in request.query_params)


def may_be_judged(record: Record) -> bool:
    """Whether a person may judge such a record: not a judgement itself, and not what could not be read."""
    return not isinstance(record, UNJUDGED)
