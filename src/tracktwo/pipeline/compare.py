"""Two texts in, one comparison out: the door that `tracktwo compare` and the ledger go through."""

from datetime import date

from tracktwo.corroborate.compare import Comparison, compare
from tracktwo.corroborate.telling import Telling
from tracktwo.ontology.loader import CodeBooks
from tracktwo.pipeline.reading import parse_one, start_reading
from tracktwo.pipeline.steps import run_extractors
from tracktwo.protocols import Infer
from tracktwo.records import Claim, Reading

STEPS = frozenset({"claims"})


def compare_texts(
    a: str, b: str, *, infer: Infer, books: CodeBooks, a_date: date | None = None, b_date: date | None = None
) -> Comparison:
    """Return how two texts stand to each other: contradiction, consistent, unrelated or update.

    The dates are those of publication, where known: relative days are resolved against them, and a
    later, higher toll is then an update.
    """
    ours = tell(parse_one(start_reading("a", a, published_on=a_date), infer), books)
    theirs = tell(parse_one(start_reading("b", b, published_on=b_date), infer), books)
    return compare(ours, theirs, rivals=books.rivals, same_story=True)


def tell(reading: Reading, books: CodeBooks, *, start: int | None = None, end: int | None = None) -> Telling:
    """Return a parsed reading as a telling, with names, times, quantities and claims read from it."""
    finds = run_extractors(reading, books, steps=STEPS)
    claims = tuple(record for record in finds.records if isinstance(record, Claim))
    return Telling(finds.reading, claims, start, end)
