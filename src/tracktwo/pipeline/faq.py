"""Questions that articles ask and answer themselves, beside what the record holds of each answer.

An article's own answer is one telling. What was read from its words is shown as the dossier has it now:
joined with other reports, by how many origins, disputed or not.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tracktwo.protocols import View
from tracktwo.records import (
    Article,
    Claim,
    Commitment,
    Disagreement,
    Event,
    Evidence,
    Measure,
    Part,
    PartKind,
    Position,
    Quotation,
    Record,
    Round,
    evidence_at,
)

MOST_ARTICLES = 60  # the newest in which questions are looked for
MOST_SAID = 4  # records told beside an answer
MOST_WORDS = 3  # of a question, to search the rest of the record with
SAID = (Round, Event, Commitment, Measure, Position, Quotation, Claim)  # told in this order
TELLING_LETTERS = 4  # a shorter word of a question finds everything
SMALL_WORDS = (
    "about after again against also been before being between both could does doing during each from have "
    "having here into just many more most much only other over same should some such than that their them "
    "then there these they this those through under until very were what when where which while will with "
    "would your"
)
FUNCTION_WORDS = frozenset(SMALL_WORDS.split())
OPEN_ANSWER = frozenset({PartKind.ANSWER, PartKind.LIST_ITEM})


@dataclass(frozen=True, slots=True)
class Answered:
    """A question of an article with its answer, and what the dossier holds of that answer.

    `said` are the records that rest on the answer, `more` how many beyond those; `differ` the disagreements
    that the answer is a side of; `words` search the rest of the record.
    """

    article: Article
    question: Evidence
    answer: tuple[Evidence, ...]
    said: tuple[Record, ...]
    more: int
    differ: tuple[Disagreement, ...]
    words: str


def answered(view: View, dossier: str, *, most: int) -> list[Answered]:
    """Return what a dossier's newest articles ask and answer, the newest first, `most` questions at most."""
    found: list[Answered] = []
    for article in view.records("articles", dossier=dossier, newest_first=True, limit=MOST_ARTICLES):
        if not isinstance(article, Article) or article.copy_of:
            continue
        asked = list(_asked(article))
        resting = list(view.resting_on(article.id)) if asked else []
        found += [_told(article, question, parts, resting) for question, parts in asked]
        if len(found) >= most:
            break
    return found[:most]


def _asked(article: Article) -> Iterator[tuple[Part, list[Part]]]:
    """Yield each question of an article with the parts that answer it."""
    question: Part | None = None
    answer: list[Part] = []
    for part in article.parts:
        if part.kind in OPEN_ANSWER and question:
            answer.append(part)
            continue
        if question and answer and part.kind is not PartKind.FURNITURE:
            yield question, answer
            question, answer = None, []
        if part.kind is PartKind.QUESTION:
            question, answer = part, []
    if question and answer:
        yield question, answer


def _told(article: Article, question: Part, answer: list[Part], resting: Sequence[Record]) -> Answered:
    here = [record for record in resting if _rests_on(record, article.id, answer)]
    parts = {part for record in here for part in getattr(record, "reports", ())}
    said = [record for record in here if isinstance(record, SAID) and record.id not in parts]
    said = [record for record in said if not isinstance(record, Claim)] or said  # claims repeat the others
    said.sort(key=lambda record: next(n for n, kind in enumerate(SAID) if isinstance(record, kind)))
    asked = _words(article, question)
    return Answered(
        article,
        asked,
        tuple(_words(article, part) for part in answer),
        tuple(said[:MOST_SAID]),
        max(0, len(said) - MOST_SAID),
        tuple(record for record in here if isinstance(record, Disagreement)),
        _search_words(asked.text),
    )


def _rests_on(record: Record, article_id: str, answer: Sequence[Part]) -> bool:
    return any(
        piece.article_id == article_id and part.start <= piece.start < part.end
        for piece in record.evidence
        for part in answer
    )


def _words(article: Article, part: Part) -> Evidence:
    return evidence_at(article.id, article.text, start=part.start, end=part.end)


def _search_words(question: str) -> str:
    """Return the words of a question that are worth a search: names before others, the longest first.

    >>> _search_words("Who controls the gas field in Villamontes?")
    'Villamontes controls field'
    """
    words = [word.strip("?.,;:!“”'’()" + '"') for word in question.split()[1:]]
    long = (word for word in dict.fromkeys(words) if len(word) >= TELLING_LETTERS)
    telling = [word for word in long if word.casefold() not in FUNCTION_WORDS]
    ranked = sorted(telling, key=lambda word: (not word[0].isupper(), -len(word)))
    return " ".join(ranked[:MOST_WORDS])
