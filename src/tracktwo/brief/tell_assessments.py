"""How likely something is judged to be, and by whom: each judge's own words, side by side."""

from collections.abc import Iterable, Iterator

from tracktwo.brief.cast import Cast
from tracktwo.brief.draft import Draft, distinct, names_of
from tracktwo.brief.names import fold
from tracktwo.brief.phrases import date_phrases, quote, sentence, sort_day
from tracktwo.records import Claim, Evidence, evidence_at

SLOT = "assessment"


def tell_assessments(claims: Iterable[Claim], cast: Cast) -> Iterator[Draft]:
    """Yield a draft for each judgement that says how likely something is; one told twice is told once."""
    told: set[tuple[str, str]] = set()
    for claim in claims:
        judge = claim.asserted_by.name if claim.asserted_by else claim.reported_by or ""
        key = (fold(judge), fold(claim.text))
        if claim.slot == SLOT and claim.likelihood and key not in told:
            told.add(key)
            yield _draft(claim, cast)


def _draft(claim: Claim, cast: Cast) -> Draft:
    judge = names_of([claim.asserted_by], claim.evidence, cast)
    via = (f" (via {claim.via})", "") if claim.via else ("",)
    outlet = (f"in {claim.reported_by}",) if claim.reported_by else ()
    meant = _meant(claim, cast)
    of = (f" of {quote(meant.text)}", "") if meant else ("",)
    reported = cast.reported(claim.evidence)
    return Draft(
        variants=tuple(
            sentence(f"{date}: {who}{passed}{what}: {quote(claim.text)}")
            for what in of
            for who in (*judge.texts, *outlet, "an unnamed judge")
            for passed in via
            for date in date_phrases(None, reported=reported)
        ),
        evidence=distinct((*claim.evidence, *judge.evidence, *([meant] if meant else []))),
        records=(claim.id,),
        order=sort_day(None, reported),
        tags=(claim.likelihood_band,) if claim.likelihood_band else (),
    )


def _meant(claim: Claim, cast: Cast) -> Evidence | None:
    """Return the words before it that a judgement is of, where its own do not say: "That is unlikely"."""
    own = claim.evidence[0]
    article = cast.article(own.article_id)
    if article is None or not claim.about or claim.about in claim.text:
        return None
    start = article.text.rfind(claim.about, 0, own.start)
    return (
        evidence_at(article.id, article.text, start=start, end=start + len(claim.about))
        if start >= 0
        else None
    )
