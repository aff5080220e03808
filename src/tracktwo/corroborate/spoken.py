"""Who is quoted word for word in the articles of a story: the same speaker's words beside each other."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tracktwo.corroborate.together import Together
from tracktwo.ontology.folding import fold
from tracktwo.records import (
    ActorKind,
    ActorRef,
    Article,
    Evidence,
    Quotation,
    QuotationForm,
    evidence_at,
    record_id,
)

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
# Shortened forms and their full ones: outlets edit them as their style has it.
FULL_FORMS = {
    "n't": " not", "'re": " are", "'ve": " have", "'ll": " will", "'m": " am", "'d": " would", "'s": "",
}  # fmt: skip


class Spoken(NamedTuple):
    """One direct quotation of a named person: its words folded, and as they stand."""

    speaker: ActorRef
    article: Article
    words: tuple[str, ...]
    evidence: Evidence


def spoken_in(story: Sequence[Article], together: Together) -> dict[str, list[Spoken]]:
    """Return the direct quotations of each person who is named in a story, by the person's id."""
    found: dict[str, list[Spoken]] = defaultdict(list)
    for article in story:
        for quotation in together.quotations_in.get(article.id, ()):
            speaker = quotation.speaker_actor
            if quotation.form is QuotationForm.DIRECT and speaker and _is_person(speaker, together):
                evidence = _contents(quotation, article)
                found[speaker.id or ""].append(Spoken(speaker, article, words_of(evidence.text), evidence))
    return found


def _is_person(actor: ActorRef, together: Together) -> bool:
    """Tell whether an actor is one identified person, not a ministry or "officials"."""
    entry = together.books.actors.by_id(actor.id) if actor.id else None
    if entry is not None:
        return entry.kind is ActorKind.PERSON
    is_unlisted = actor.id == record_id("actor", "person", fold(actor.name).casefold())
    return is_unlisted and " " in actor.name and "officials" not in actor.name.lower()


def _contents(quotation: Quotation, article: Article) -> Evidence:
    """Return where the quoted words stand, the longest stretch of a split quotation."""
    if not quotation.contents_span:
        return quotation.evidence[0]
    start, end = max(quotation.contents_span, key=lambda pair: pair[1] - pair[0])
    return evidence_at(article.id, article.text, start=start, end=end)


def words_of(text: str) -> tuple[str, ...]:
    """Return a text's words folded, shortened forms written out.

    >>> words_of("We don't talk; they're gone")
    ('we', 'do', 'not', 'talk', 'they', 'are', 'gone')
    """
    folded = text.casefold().replace("’", "'").replace("won't", "will not").replace("can't", "can not")
    return tuple(_full(folded))


def _full(folded: str) -> Iterator[str]:
    for match in WORD.finditer(folded):
        word = match[0]
        for short, full in FULL_FORMS.items():
            if word.endswith(short):
                word = word.removesuffix(short) + full
                break
        yield from word.split()
