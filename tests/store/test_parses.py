"""A text is parsed once; what is kept is exactly what the parser gave."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from tracktwo.infer.spacy_pipeline import SpacyInfer
from tracktwo.records import Sentence
from tracktwo.store.parses import CachedInfer, Paragraphs

ARTICLES: list[Paragraphs] = [
    [(0, 0, "Envoys of Chad met in Accra. They agreed on nothing."), (2, 60, "Niger's army denied it.")],
    [],
    [(0, 5, "“Nobody left,” said Zoé Müller of the Lomé Centre.")],
]


class Counting:
    """The real parser, and how many articles it was asked for."""

    def __init__(self, infer: SpacyInfer) -> None:
        self.infer, self.asked, self.name = infer, 0, infer.name

    def parse(self, paragraphs: Paragraphs) -> tuple[Sentence, ...]:
        return next(self.parse_many([paragraphs]))

    def parse_many(self, articles: Iterable[Paragraphs]) -> Iterator[tuple[Sentence, ...]]:
        for sentences in self.infer.parse_many(articles):
            self.asked += 1
            yield sentences


def test_the_second_time_nothing_is_parsed_and_all_is_the_same(tmp_path: Path, infer: SpacyInfer) -> None:
    counting = Counting(infer)
    plain = list(infer.parse_many(ARTICLES))
    assert list(CachedInfer(counting, tmp_path).parse_many(ARTICLES)) == plain
    assert list(CachedInfer(counting, tmp_path).parse_many(ARTICLES)) == plain
    assert counting.asked == len(ARTICLES)


def test_only_what_is_new_is_parsed_and_the_order_stays(tmp_path: Path, infer: SpacyInfer) -> None:
    counting = Counting(infer)
    cached = CachedInfer(counting, tmp_path)
    first = cached.parse(ARTICLES[0])
    assert [found == first for found in cached.parse_many([ARTICLES[2], ARTICLES[0], ARTICLES[1]])] == [
        False,
        True,
        False,
    ]
    assert counting.asked == 3


@pytest.mark.parametrize("rubbish", [b"", b"no gzip", b"\x1f\x8b\x08\x00"])
def test_a_damaged_file_is_parsed_again(tmp_path: Path, infer: SpacyInfer, rubbish: bytes) -> None:
    counting = Counting(infer)
    cached = CachedInfer(counting, tmp_path)
    before = cached.parse(ARTICLES[0])
    next(tmp_path.rglob("*.json.gz")).write_bytes(rubbish)
    assert cached.parse(ARTICLES[0]) == before
    assert counting.asked == 2


def test_another_parser_does_not_get_this_ones_parse(tmp_path: Path, infer: SpacyInfer) -> None:
    counting = Counting(infer)
    CachedInfer(counting, tmp_path).parse(ARTICLES[0])
    counting.name = "another"
    CachedInfer(counting, tmp_path).parse(ARTICLES[0])
    assert counting.asked == 2


def test_a_folder_that_cannot_be_written_only_costs_time(tmp_path: Path, infer: SpacyInfer) -> None:
    (tmp_path / "file").write_text("x")
    assert CachedInfer(infer, tmp_path / "file").parse(ARTICLES[0]) == infer.parse(ARTICLES[0])
