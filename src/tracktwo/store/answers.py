"""What language models answered, kept by the hash of model, prompt and words, so that none is asked twice.

One gzipped file an answer. A damaged or foreign file counts as absent: the model is asked again.
"""

import gzip
import hashlib
import json
import zlib
from pathlib import Path

from tracktwo.protocols import LanguageModel, Prompt
from tracktwo.store.kept_file import keep_file

SUFFIX = ".json.gz"


class KeptAnswers:
    """A `LanguageModel` that asks another one only what it has not been asked before.

    A folder that cannot be written makes it slower, never wrong: answers are then not kept.
    """

    def __init__(self, model: LanguageModel, folder: Path) -> None:
        self._model = model
        self._folder = folder

    @property
    def name(self) -> str:
        """The name of the model behind the cache."""
        return self._model.name

    def answer(self, prompt: Prompt) -> str:
        """Return the kept answer, or ask.

        Raises:
            ModelError: as the model behind; a failure is not kept.
        """
        path = self._path(prompt)
        kept = _kept(path)
        return kept if kept is not None else _keep(path, self._model.answer(prompt))

    def _path(self, prompt: Prompt) -> Path:
        key = json.dumps([self.name, prompt.instructions, prompt.words, prompt.schema], sort_keys=True)
        digest = hashlib.sha256(key.encode()).hexdigest()
        return self._folder / digest[:2] / f"{digest}{SUFFIX}"


def _kept(path: Path) -> str | None:
    try:
        answer = gzip.decompress(path.read_bytes()).decode()
        return answer if isinstance(json.loads(answer), dict) else None
    except (OSError, EOFError, ValueError, RecursionError, zlib.error):
        return None


def _keep(path: Path, answer: str) -> str:
    keep_file(path, gzip.compress(answer.encode("utf-8", "replace"), mtime=0))
    return answer
