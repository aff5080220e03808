"""Part of speech and lemma of each word, worked out once for each form.

spaCy's attribute ruler and lemmatizer look at a word, its tag and its dependency, hardly ever at its
neighbours, and take a third of the time of a parse. Their answers are remembered by just that.
"""

from collections.abc import Iterable
from typing import Any, NamedTuple

# The few rules of the model that look at the word before: "there's", "let's", "got ta", "gon na".
AFTER_LET = frozenset({"'s", "’s", "ta", "na"})
BEING = frozenset({"is", "are", "was", "were", "'s", "’s", "'re", "’re"})
SEPARATOR = "."
MOST_FORMS = 300_000  # some 60 MB; then all are forgotten and learned anew


class Form(NamedTuple):
    """What the answer depends on; `before` is the word before and its dependency where that counts."""

    text: str
    tag: str
    dep: str
    before: tuple[str, str] | None


class WordForms:
    """Remembers part of speech and lemma by form; asks the model's own components about new ones."""

    def __init__(self, nlp: Any) -> None:
        """Take the two components out of a pipeline's run and keep them for asking."""
        self._vocab = nlp.vocab
        self._ruler, self._lemmatizer = nlp.get_pipe("attribute_ruler"), nlp.get_pipe("lemmatizer")
        nlp.select_pipes(disable=["attribute_ruler", "lemmatizer"])
        self._known: dict[Form, tuple[str, str]] = {}

    def learn(self, docs: Iterable[Any]) -> None:
        """Ask about every form in parsed documents that has not been met."""
        if len(self._known) > MOST_FORMS:
            self._known.clear()
        new = {form_of(token) for doc in docs for token in doc} - self._known.keys()
        if new:
            self._ask(sorted(new, key=repr))

    def of(self, token: Any) -> tuple[str, str]:
        """Return a token's part of speech and lemma; its document must have been learned."""
        return self._known[form_of(token)]

    def _ask(self, forms: list[Form]) -> None:
        from spacy.tokens import Doc

        words: list[tuple[str, str, str]] = []
        places: list[int] = []
        for form in forms:
            if form.before is not None:
                words.append((form.before[0], ".", form.before[1]))
            places.append(len(words))
            words.append((form.text, form.tag, form.dep))
            words.append((SEPARATOR, ".", "punct"))
        texts, tags, deps = (list(column) for column in zip(*words, strict=True))
        doc = Doc(self._vocab, words=texts, tags=tags, deps=deps, heads=list(range(len(texts))))
        doc = self._lemmatizer(self._ruler(doc))
        for form, at in zip(forms, places, strict=True):
            self._known[form] = (doc[at].pos_, doc[at].lemma_)


def form_of(token: Any) -> Form:
    """Return the form of a parsed token."""
    text, before = token.text, None
    if token.i and text.lower() in AFTER_LET | BEING:
        previous = token.nbor(-1)
        if previous.dep_ == "expl" or text.lower() in AFTER_LET:
            before = (previous.text, previous.dep_)
    return Form(text, token.tag_, token.dep_, before)
