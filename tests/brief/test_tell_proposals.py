"""A plan on the table in the briefing: who gave it to whom, and what each party says of which part."""

from datetime import date
from pathlib import Path

from tests.brief import dossier as made

from tracktwo.brief.compose import write_brief
from tracktwo.records import (
    Proposal,
    ProposalKind,
    ProposalResponse,
    ProposalStatus,
    ResponseStance,
)
from tracktwo.store.database import open_store


def proposal(**fields: object) -> Proposal:
    words = made.words("s08", "Bolivia and Paraguay will hold talks in Montevideo on Friday")
    rest = {
        "name": "talks in Montevideo",
        "authors": (made.BOLIVIA,),
        "recipients": (made.PARAGUAY,),
    } | fields
    return Proposal(
        id="proposal-0123456789abcdef",
        dossier="chaco",
        evidence=(words,),
        confidence=0.7,
        provenance=made.provenance("proposals"),
        kind=ProposalKind.PLAN,
        points_count=None,
        carried_by=(),
        date=None,
        status=ProposalStatus.DISCUSSED,
        responses=(ProposalResponse(made.PARAGUAY, ResponseStance.ACCEPTS, None, (words,)),),
        **rest,  # type: ignore[arg-type]
    )


def told(one: Proposal, tmp_path: Path) -> str:
    store = open_store(tmp_path / "one.sqlite")
    store.add([*made.everything(), one])
    brief = write_brief(store.view(), made.chaco(), today=date(2026, 3, 16))
    store.close()
    (line,) = next(s for s in brief.sections if s.name == "proposals").lines
    return line.text


def test_a_plan_is_told_with_who_gave_it_to_whom_and_the_answer(tmp_path: Path) -> None:
    text = told(proposal(), tmp_path)
    assert "“talks in Montevideo” by Bolivia to Paraguay (discussed); Paraguay accepts it." in text


def test_a_name_that_no_article_prints_gives_way_to_the_words(tmp_path: Path) -> None:
    text = told(proposal(name="28-point plan"), tmp_path)
    assert "28" not in text
    assert "“Bolivia and Paraguay will hold talks" in text
