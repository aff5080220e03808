"""Part of speech and lemma of each word, worked out once for each form.

spaCy's attribute ruler and lemmatizer look at a word, its tag and its dependency, hardly ever at its
neighbours, and take a third of the time of a parse. Their answers are remembered by just that.
"""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

# The few rules of the model that look at the word before: "there's", "let's", "got ta", "gon na".
AFTER_LET = frozenset({"'s", "’s", "ta", "na"})
BEING = frozenset({"is", "are", "was", "were", "'s", "’s", "'re", "’re"})
NEAR = AFTER_LET | BEING
SECOND = NEAR | {"n't", "nt", "on", "all"}  # what those rules begin or end with: asked about apart
SEPARATOR = "."
MOST_FORMS = 300_000  # some 60 MB; then all are forgotten and learned anew


# What the answer depends on, as numbers of the model's vocabulary: word, tag and dependency, and where
# they count the word before and its dependency.
Form = tuple[int, ...]


class Known(NamedTuple):
    """A form in words, with its part of speech and its lemma."""

    text: str
    tag: str
    dep: str
    pos: str
    lemma: str


class WordForms:
    """Remembers part of speech and lemma by form; asks the model's own components about new ones."""

    def __init__(self, nlp: Any) -> None:
        """Take the two components out of a pipeline's run and keep them for asking."""
        self._vocab = nlp.vocab
        self._ruler, self._lemmatizer = nlp.get_pipe("attribute_ruler"), nlp.get_pipe("lemmatizer")
        nlp.select_pipes(disable=["attribute_ruler", "lemmatizer"])
        self._known: dict[Form, Known] = {}
        self._seen: dict[int, bool] = {}  # word -> whether the word before it may count
        self._expletive = self._vocab.strings.add("expl")

    def of(self, columns: Sequence[Sequence[Sequence[int]]]) -> list[list[Known]]:
        """Return the words of parsed documents with part of speech and lemma.

        Args:
            columns: per document, the word, tag and dependency of each token as numbers of the vocabulary.
        """
        if len(self._known) > MOST_FORMS:
            self._known.clear()
            self._seen.clear()
        found = [self._forms(rows) for rows in columns]
        known = self._known
        new = {form for forms in found for form in forms if form not in known}
        if new:
            self._ask(new)
        return [[known[form] for form in forms] for forms in found]

    def _forms(self, rows: Sequence[Sequence[int]]) -> list[Form]:
        seen = self._seen
        for word, _, _ in rows:
            if word not in seen:
                seen[word] = self._vocab.strings[word].lower() in NEAR
        forms: list[Form] = list(map(tuple, rows))
        for at, row in enumerate(rows):
            if at and seen[row[0]]:
                forms[at] = (*row, *self._before(row[0], rows[at - 1]))
        return forms

    def _before(self, word: int, previous: Sequence[int]) -> tuple[int, ...]:
        """Return the word before and its dependency, nothing where no rule looks at them."""
        is_after_let = self._vocab.strings[word].lower() in AFTER_LET
        return (previous[0], previous[2]) if is_after_let or previous[2] == self._expletive else ()

    def _ask(self, forms: Iterable[Form]) -> None:
        from spacy.tokens import Doc

        strings = self._vocab.strings
        words: list[tuple[str, str, str]] = []
        places: list[tuple[Form, int]] = []
        for form in sorted(forms):
            told = [strings[number] for number in form]
            if told[0].lower() in SECOND:
                words.append((SEPARATOR, ".", "punct"))
            if len(told) > 3:
                words.append((told[3], ".", told[4]))
            places.append((form, len(words)))
            words.append((told[0], told[1], told[2]))
        texts, tags, deps = (list(column) for column in zip(*words, strict=True))
        doc = Doc(self._vocab, words=texts, tags=tags, deps=deps, heads=list(range(len(texts))))
        doc = self._lemmatizer(self._ruler(doc))
        for form, at in places:
            self._known[form] = Known(*words[at], doc[at].pos_, doc[at].lemma_)
