"""The language model, loaded when the first sentence is parsed and not before."""

import gc
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, cached_property
from importlib import metadata
from itertools import chain

from tracktwo.protocols import Infer
from tracktwo.records import Sentence
from tracktwo.settings import Settings
from tracktwo.store.parses import CachedInfer

Paragraphs = Sequence[tuple[int, int, str]]


@cache
def _loaded(model: str) -> Infer:
    from tracktwo.infer.spacy_pipeline import SpacyInfer

    return SpacyInfer(model)


@cache
def keep_loaded() -> None:
    """Leave what is loaded by now out of the garbage collector's rounds, once a process.

    The model and the code books are 280,000 objects that live as long as the process. Walking them again
    and again takes a fortieth of the time of reading.
    """
    gc.freeze()


class LateInfer:
    """An `Infer` whose name is known at once and whose model takes its seconds only when used.

    Reading articles that were read before then costs no model.
    """

    def __init__(self, model: str) -> None:
        self._model = model

    @property
    def _infer(self) -> Infer:
        return _loaded(self._model)

    @cached_property
    def name(self) -> str:
        """The model's name and version."""
        from tracktwo.infer.spacy_pipeline import PARSE_VERSION

        try:
            return f"{self._model}-{metadata.version(self._model)}+{PARSE_VERSION}"
        except metadata.PackageNotFoundError:  # a pipeline in a folder: only loading it tells its version
            return self._infer.name

    def parse(self, paragraphs: Paragraphs) -> tuple[Sentence, ...]:
        """Return the parsed sentences of one article's prose."""
        return self._infer.parse(paragraphs)

    def parse_many(self, articles: Iterable[Paragraphs]) -> Iterator[tuple[Sentence, ...]]:
        """Yield the parsed sentences of each article, in the order given."""
        waiting = iter(articles)
        first = next(waiting, None)
        if first is not None:  # a cache in front may have all of them, and then no model is needed
            yield from self._infer.parse_many(chain([first], waiting))


def kept_parses(infer: Infer, settings: Settings) -> CachedInfer:
    """Return the model behind the home folder's cache of parses."""
    return CachedInfer(infer, settings.home / "parses")
