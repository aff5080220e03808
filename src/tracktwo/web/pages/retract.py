"""Retracting an article: first what would go with it, then the decision."""

from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from tracktwo.brief.shelf import Shelf
from tracktwo.pipeline.decisions import decisions_on
from tracktwo.pipeline.retracting import loss_of
from tracktwo.records import Article, JudgementKind
from tracktwo.web.deciding import decide, done_on
from tracktwo.web.posted import Form
from tracktwo.web.shell import desk_of, page

router = APIRouter()


@router.get("/article/{article_id}/retract")
def show_loss(request: Request, article_id: str) -> HTMLResponse:
    """What rests on an article alone, what would lose support, and what people decided about it before."""
    article = _article(request, article_id)
    desk = desk_of(request)
    view = desk.store.view()
    loss = loss_of(view, article)
    shelf = Shelf(view)
    shelf.fetch([*loss.goes, *loss.weakened])
    decisions = [d for d in decisions_on(view, article.id) if d.judgement.kind is JudgementKind.RETRACT]
    return page(
        request,
        "retract.html",
        keys=True,
        article=article,
        dossier_name=desk.name_of(article.dossier),
        loss=loss,
        shelf=shelf,
        decisions=decisions,
        retraction=next((d for d in decisions if d.is_in_force), None),
        done=done_on(request, view),
    )


@router.post("/article/{article_id}/retract")
def take_retraction(request: Request, article_id: str, form: Form) -> Response:
    """Retract the article and come back to the page that tells what became of it."""
    article = _article(request, article_id)
    back = f"/article/{article.id}/retract"
    return decide(request, JudgementKind.RETRACT, [article.id], reason=form.reason, back=back)


def _article(request: Request, article_id: str) -> Article:
    article = desk_of(request).view().article(article_id)
    if article is None:
        raise HTTPException(404, f"There is no article {article_id}. It may be in another store.")
    return article
