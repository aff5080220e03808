"""Plans and drafts on the table: from whom, to whom, through whom, and what each party says of them."""

from collections.abc import Iterable, Iterator

from tracktwo.brief.cast import Cast
from tracktwo.brief.draft import Draft, distinct, names_of, origin_tag
from tracktwo.brief.phrases import date_phrases, listed, quote, sentence, sort_day
from tracktwo.records import Evidence, Proposal, ProposalResponse, ResponseStance

STANCES: dict[ResponseStance, str] = {
    ResponseStance.ACCEPTS: "accepts",
    ResponseStance.REJECTS: "rejects",
    ResponseStance.OPEN_TO: "is open to",
    ResponseStance.CONDITIONAL: "accepts on condition",
}


def tell_proposals(proposals: Iterable[Proposal], cast: Cast) -> Iterator[Draft]:
    """Yield a draft for each text on the table."""
    return (_draft(one, cast) for one in proposals)


def _draft(one: Proposal, cast: Cast) -> Draft:
    evidence = distinct((*one.evidence, *(e for change in one.history for e in change.evidence)))
    authors = names_of(one.authors, evidence, cast)
    to = names_of(one.recipients, evidence, cast)
    carriers = names_of(one.carried_by, evidence, cast)
    answers = [_answer(response, evidence, cast) for response in one.responses]
    told = [text for text, _ in answers if text]
    words = quote(one.evidence[0].text)
    reported = cast.reported(one.evidence)
    status = f" ({one.status.value})"
    roles = (
        (f" by {listed(authors.texts)}" if authors.texts else "")
        + (f" to {listed(to.texts)}" if to.texts else "")
        + (f", carried by {listed(carriers.texts)}" if carriers.texts else "")
    )
    named = quote(one.name)
    said = f"; {'; '.join(told)}" if told else ""
    return Draft(
        variants=tuple(
            sentence(f"{date}: {text}")
            for text in dict.fromkeys(
                (named + roles + status + said, named + roles + status, f"{words}{status}", words)
            )
            for date in date_phrases(one.date, reported=reported)
        ),
        evidence=distinct(
            (
                *evidence,
                *authors.evidence,
                *to.evidence,
                *carriers.evidence,
                *(e for _, more in answers for e in more),
            )
        ),
        records=(one.id,),
        order=sort_day(one.date, reported),
        tags=(one.status.value, one.kind.value.replace("_", " "), *origin_tag(one)),
    )


def _answer(
    response: ProposalResponse, evidence: tuple[Evidence, ...], cast: Cast
) -> tuple[str, tuple[Evidence, ...]]:
    """Return what a party says of the text or a part of it, and the evidence that names the party."""
    party = names_of([response.party], (*response.evidence, *evidence), cast)
    if not party.texts:
        return "", ()
    about = quote(response.point) if response.point else "it"
    return f"{party.texts[0]} {STANCES[response.stance]} {about}", (*response.evidence, *party.evidence)
