"""Sentences of many readings at once, and what happens when the model fails on one of them."""

from collections.abc import Iterator, Sequence

from tracktwo.errors import TracktwoError
from tracktwo.pipeline.reading import paragraphs_of
from tracktwo.protocols import Infer
from tracktwo.records import Reading, Sentence

Outcome = tuple[Sentence, ...] | Exception


def parse_all(readings: Sequence[Reading], infer: Infer) -> Iterator[Outcome]:
    """Yield the sentences of each reading; where the model fails on one, what it raised.

    They are parsed together, which is faster, and one by one once something fails.
    """
    paragraphs = [paragraphs_of(reading) for reading in readings]
    done = 0
    try:
        for sentences in infer.parse_many(paragraphs):
            yield sentences
            done += 1
    except TracktwoError:
        raise  # no model: nothing could be read at all
    except Exception:
        for one in paragraphs[done:]:
            yield _parse_alone(one, infer)


def _parse_alone(paragraphs: tuple[tuple[int, int, str], ...], infer: Infer) -> Outcome:
    try:
        return infer.parse(paragraphs)
    except Exception as error:
        return error
