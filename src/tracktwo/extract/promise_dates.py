"""By when something promised is to be done: a date among its words, or a term that is no date."""

from tracktwo.extract.syntax import child_tokens, subtree
from tracktwo.records import Reading, Sentence, TimeFound, Token

CLAUSES = frozenset({"advcl", "relcl", "acl"})
SEASONS = frozenset(
    {"autumn", "spring", "summer", "winter", "harvest", "feast", "election", "christmas", "ramadan", "easter"}
)


def deadline_in(
    reading: Reading, sentence: Sentence, words: tuple[Token, ...], *, late: bool = False
) -> TimeFound | None:
    """Return the time by or until which something is to be done, among the words.

    Args:
        late: whether any time will do, one gone by too.
    """
    if not words:
        return None
    start, end = words[0].start, words[-1].end
    times = [
        time
        for time in reading.times
        if time.sentence == sentence.index and start <= time.start < end and time.of_noun is None
    ]
    bounds = [t for t in times if t.value.relation.value in ("by", "until")]
    published = reading.published_on.isoformat() if reading.published_on else ""
    later = [t for t in times if (late or (t.value.end or "") >= published) and t.value.start]
    return next(iter(bounds or later), None)


def term_in(sentence: Sentence, words: tuple[Token, ...]) -> str | None:
    """Return a deadline that is no date: "before the school year", "within days"."""
    for token in words:
        nouns = child_tokens(sentence, token.i, "pobj") if token.dep == "prep" else []
        is_by = token.lemma.lower() == "by" and any(noun.lemma.lower() in SEASONS for noun in nouns)
        if nouns and (is_by or token.lemma.lower() in ("before", "within", "until")):
            phrase = [token, *subtree(sentence, nouns[0].i, without=CLAUSES)]
            return " ".join(word.text for word in phrase)
    return None
