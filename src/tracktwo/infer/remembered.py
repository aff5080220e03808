"""What an encoder makes of a word before it looks at the words around, worked out once for each word.

spaCy's encoders begin with a vector for each word that rests on its form alone, which is half of their work.
Articles use the same few thousand words again and again.
"""

from collections.abc import Callable, Sequence
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

MOST_WORDS = 60_000  # some 35 MB for an encoder; then all are forgotten and learned anew
Vectors = NDArray[np.float32]


def remember_words(component: Any, vocab: Any) -> None:
    """Let a component of a spaCy pipeline remember the vectors of words, in whichever encoders it has."""
    model = getattr(component, "model", None)
    for node in [node for node in model.walk() if "embed" in node.ref_names] if model is not None else ():
        embed = node.get_ref("embed")
        if embed.has_dim("nO") is True:
            node.replace_node(embed, _remembering(embed, vocab))


def _remembering(embed: Any, vocab: Any) -> Any:
    from thinc.api import Model

    words = _Words(embed, vocab)

    def forward(_: Any, docs: Sequence[Any], **_how: bool) -> tuple[list[Vectors], Callable[[Any], Any]]:
        return words.vectors(docs), list  # only ever asked, never taught

    return Model("remembered_words", forward, dims={"nO": embed.get_dim("nO")})


class _Words:
    """The vectors of words by all that they rest on, in one table that grows."""

    def __init__(self, embed: Any, vocab: Any) -> None:
        self._embed, self._vocab = embed, vocab
        self._columns = _columns_of(embed, vocab)
        self._places: dict[bytes, int] = {}
        self._table: Vectors = np.empty((1024, embed.get_dim("nO")), np.float32)

    def vectors(self, docs: Sequence[Any]) -> list[Vectors]:
        """Return a vector for each word of each document."""
        shape = -1, len(self._columns)
        rows = [np.ascontiguousarray(doc.to_array(self._columns)).reshape(shape) for doc in docs]
        whole = f"V{8 * len(self._columns)}"
        keys: list[list[bytes]] = [found.view(whole).ravel().tolist() for found in rows]
        places = self._places
        try:
            at = [[places[key] for key in found] for found in keys]
        except KeyError:
            self._learn(rows, keys)
            at = [[self._places[key] for key in found] for found in keys]
        return [self._table[found] for found in at]

    def _learn(self, rows: Sequence[NDArray[np.uint64]], keys: Sequence[list[bytes]]) -> None:
        """Put the words that are new into the table."""
        if len(self._places) > MOST_WORDS:
            self._places = {}
        places = self._places
        flat = dict(zip(chain.from_iterable(keys), chain.from_iterable(rows), strict=True))
        new = {key: row for key, row in flat.items() if key not in places}
        stand_in = _Rows(np.array(list(new.values())), self._columns, self._vocab)
        made = self._embed.predict([stand_in])[0]
        first = len(places)
        while len(self._table) < first + len(made):
            self._table = np.concatenate([self._table, np.empty_like(self._table)])
        self._table[first : first + len(made)] = made
        places.update(zip(new, range(first, first + len(made)), strict=True))


def _columns_of(embed: Any, vocab: Any) -> list[int]:
    """Return the numbers of all attributes of a word that its vector may rest on."""
    from spacy.attrs import intify_attr

    asked = [vocab.vectors.attr]
    for node in embed.walk():
        asked += node.attrs.get("columns", ())
    return list(dict.fromkeys(map(intify_attr, asked)))


class _Rows:
    """Some words with what is asked of them, in the place of a document: all that the embedding looks at."""

    def __init__(self, rows: NDArray[np.uint64], columns: list[int], vocab: Any) -> None:
        self.vocab = vocab
        self._rows, self._columns = rows, columns

    def __len__(self) -> int:
        return len(self._rows)

    def to_array(self, asked: Any) -> NDArray[np.uint64]:
        """Return one attribute of each word, or several in columns, as `Doc.to_array` does."""
        from spacy.attrs import intify_attr

        if isinstance(asked, (int, str)):
            return np.ascontiguousarray(self._rows[:, self._columns.index(intify_attr(asked))])
        return np.ascontiguousarray(self._rows[:, [self._columns.index(intify_attr(one)) for one in asked]])
