"""What an event is about: PLOVER contexts from its sentence, else from its paragraph or the article's title.

The manual reads type and mode from the sentence, contexts from the paragraph or the document. A word in
the event's own sentence is enough; from the rest of a paragraph, a context is taken when its words stand
there twice: what is named once in passing is not what the event is about.
"""

import re
from functools import lru_cache

from tracktwo.ontology.plover import Plover
from tracktwo.records import Reading, Sentence

AROUND = 2  # a context's words in the paragraph around the sentence
NEAR = 3  # sentences on either side: a text without paragraphs is no paragraph
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def contexts_of(reading: Reading, sentence: Sentence, plover: Plover) -> tuple[str, ...]:
    """Return the contexts of an event told in a sentence, in the code book's order."""
    telling = plover.context_words
    found = dict.fromkeys(telling & (sentence.words | title_words(reading.title)), AROUND)
    for other in _around(reading, sentence):
        for word in telling & other.words:
            found[word] = found.get(word, 0) + 1
    if not found:
        return ()
    told = ((context, found.keys() & context.words) for context in plover.contexts.values())
    return tuple(context.name for context, words in told if sum(found[word] for word in words) >= AROUND)


def _around(reading: Reading, sentence: Sentence) -> tuple[Sentence, ...]:
    first = max(sentence.index - NEAR, 0)
    near = reading.sentences[first : sentence.index + NEAR + 1]
    return tuple(s for s in near if s.part == sentence.part and s.index != sentence.index)


@lru_cache(maxsize=256)
def title_words(title: str | None) -> frozenset[str]:
    """Return the words of a title, and of those in -s what they are without it.

    >>> sorted(title_words("Refugees cross"))
    ['cros', 'cross', 'refugee', 'refugees']
    """
    words = {word.lower() for word in WORD.findall(title or "")}
    return frozenset(words | {word.removesuffix("s") for word in words})
