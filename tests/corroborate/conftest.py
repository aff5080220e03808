"""Articles of one dossier read end to end and laid beside each other, as the pipeline does it."""

from collections.abc import Callable

import pytest
from tests.corroborate.articles import made

from tracktwo.corroborate import stories
from tracktwo.corroborate.copies import find_copies
from tracktwo.corroborate.dossier_notices import find_notices
from tracktwo.corroborate.origins import count_origins
from tracktwo.corroborate.together import Together
from tracktwo.infer.spacy_pipeline import SpacyInfer
from tracktwo.ontology.loader import CodeBooks
from tracktwo.pipeline.reading import parse_one, start_reading
from tracktwo.pipeline.steps import run_extractors
from tracktwo.records import Article, Claim, Notice, Quotation

Notices = Callable[..., list[tuple[str, Notice]]]


@pytest.fixture(scope="session")
def notices_of(infer: SpacyInfer, books: CodeBooks) -> Notices:
    """A function: (outlet, day, text) ... of one dossier to (outlet, notice) ... for what looks odd."""

    def notices(*given: tuple[str, str, str], **facts: object) -> list[tuple[str, Notice]]:
        articles = [made(text, outlet=outlet, day=day, **facts) for outlet, day, text in given]
        records = [record for article in articles for record in _read(article, infer, books)]
        copies = find_copies(articles)
        lines = count_origins(articles, copies)
        found = find_notices(
            Together(
                articles,
                quotations=[r for r in records if isinstance(r, Quotation)],
                claims=[r for r in records if isinstance(r, Claim)],
                stories=stories.cluster(articles, copies),
                origin_of={a: line.id for line in lines for a in line.articles},
                books=books,
            )
        )
        outlet_of = {article.id: article.outlet or "" for article in articles}
        for notice in (n for all_of_one in found.values() for n in all_of_one):
            for piece in notice.evidence:
                text = next(a.text for a in articles if a.id == piece.article_id)
                assert text[piece.start : piece.end] == piece.text
        return [(outlet_of[name], notice) for name, all_of_one in found.items() for notice in all_of_one]

    return notices


def _read(article: Article, infer: SpacyInfer, books: CodeBooks) -> tuple[object, ...]:
    from datetime import date

    day = date.fromisoformat(article.published_at[:10]) if article.published_at else None
    reading = start_reading(
        article.id, article.text, title=article.title, outlet=article.outlet, published_on=day,
        parts=article.parts,
    )  # fmt: skip
    return run_extractors(parse_one(reading, infer), books).records
