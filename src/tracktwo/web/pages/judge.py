"""Decisions about records: accept, reject, split, merge and undo, one or many at a time."""

from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse

from tracktwo.brief.shelf import Shelf
from tracktwo.errors import ConfigError
from tracktwo.records import JudgementKind
from tracktwo.web.captions import kind_of
from tracktwo.web.deciding import decide, may_be_judged
from tracktwo.web.posted import Form
from tracktwo.web.shell import desk_of, page

router = APIRouter()
# Retracting and editing have pages of their own; outlets are graded elsewhere.
TAKEN = frozenset(
    {
        JudgementKind.ACCEPT, JudgementKind.REJECT, JudgementKind.SPLIT, JudgementKind.MERGE,
        JudgementKind.UNDO,
    }
)  # fmt: skip
MOST_MERGED = 50


@router.post("/judge")
def take_decision(request: Request, form: Form) -> RedirectResponse:
    """Record a decision about the ticked records, or about the one whose own button was pressed (`only`).

    `verdict` says what; for a merger `keep` names the record that stays.
    """
    verdict, _, only = form.one("only").partition(" ")
    ids = [only] if only else form.all("id")
    kind = _kind(verdict or form.one("verdict"))
    if not ids:
        raise ConfigError("No record is ticked. Go back, tick one or more, and press the button again.")
    if kind is JudgementKind.MERGE and form.one("keep") in ids:
        ids = [form.one("keep"), *(one for one in ids if one != form.one("keep"))]
    return decide(request, kind, ids, reason=form.reason, back=form.back)


@router.get("/merge")
def show_merger(request: Request, reason: str = "", back: str = "/") -> HTMLResponse:
    """The ticked records beside each other, to choose which of them stays."""
    view = desk_of(request).view()
    asked = list(dict.fromkeys(request.query_params.getlist("id")))[:MOST_MERGED]
    found = view.get_many(asked)
    records = [found[one] for one in asked if one in found and may_be_judged(found[one])]
    if len(records) < 2 or len({type(record) for record in records}) > 1:
        raise HTTPException(400, "To merge takes two records or more of one kind. Go back and tick them.")
    shelf = Shelf(view)
    shelf.fetch(records)
    kind = kind_of(records[0])
    return page(
        request, "merge.html", keys=True, records=records, shelf=shelf, kind=kind, reason=reason, back=back
    )


def _kind(verdict: str) -> JudgementKind:
    try:
        kind = JudgementKind(verdict)
    except ValueError:
        kind = JudgementKind.GRADE
    if kind not in TAKEN:
        known = ", ".join(sorted(TAKEN))
        raise HTTPException(400, f"There is no verdict {verdict!r} here. There are: {known}.")
    return kind
