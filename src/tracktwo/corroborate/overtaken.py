"""Statements that events have overtaken: states said to seek a membership they already hold."""

from collections.abc import Iterator
from datetime import date

from tracktwo.ontology.loader import CodeBooks
from tracktwo.records import Named, Notice, Reading, Sentence, Token

KIND = "overtaken"
_SEEK = "seek want pursue await request apply aspire hope bid wish wait vie push"
SEEK = frozenset(_SEEK.split())
_QUESTS = "bid application quest aspiration ambition request candidacy push hope"
QUESTS = frozenset(_QUESTS.split())
JOINING = frozenset({"membership", "accession", "join", "admission", "member", "entry"})
PRESENT = frozenset({"VBZ", "VBP"})
LOOK_BACK = 2  # sentences in which the body may have been named


def overtaken_facts(reading: Reading, *, books: CodeBooks) -> Iterator[Notice]:
    """Yield a notice for each state said to seek a membership that it held when the article appeared.

    An article without a date is measured against the table as it stands, and the notice says so.
    """
    for sentence in reading.sentences:
        for token in sentence.tokens:
            if _seeks_now(sentence, token) and _is_about_joining(sentence, token):
                yield from _notices(reading, sentence, token, books)


def _seeks_now(sentence: Sentence, token: Token) -> bool:
    """Whether a word speaks of seeking in the present: "is seeking", "wants", "Sweden's bid"."""
    lemma = token.lemma.lower()
    if token.pos == "NOUN":
        return lemma in QUESTS and sentence.tokens[sentence.root].tag not in {"VBD", "VBN"}
    if lemma not in SEEK:
        return False
    helpers = [
        sentence.tokens[c] for c in sentence.children[token.i] if sentence.tokens[c].dep in {"aux", "auxpass"}
    ]
    if token.tag == "VBG":
        return any(helper.tag in PRESENT for helper in helpers)
    return token.tag in PRESENT or any(helper.tag == "MD" for helper in helpers)


def _below(sentence: Sentence, i: int) -> set[int]:
    found, waiting = set(), [i]
    while waiting:
        at = waiting.pop()
        found.add(at)
        waiting.extend(sentence.children[at])
    return found


def _is_about_joining(sentence: Sentence, token: Token) -> bool:
    below = _below(sentence, token.i) - {token.i}
    return any(sentence.tokens[i].lemma.lower() in JOINING for i in below)


def _seekers(reading: Reading, sentence: Sentence, token: Token) -> Iterator[Named]:
    """Yield the states among the subject of a verb, or owning a noun."""
    inside: set[int] = set()
    for child in sentence.children[token.i]:
        if sentence.tokens[child].dep in {"nsubj", "poss"}:
            inside |= _below(sentence, child)
    return (
        n for n in reading.named if n.sentence == sentence.index and n.head in inside and not n.is_metonym
    )


def _notices(reading: Reading, sentence: Sentence, token: Token, books: CodeBooks) -> Iterator[Notice]:
    body = _body_sought(reading, sentence, token, books)
    if body is None:
        return
    for named in _seekers(reading, sentence, token):
        code = named.actor.code if named.actor else None
        held = books.memberships.membership(code, body) if code else None
        if code is None or held is None or not _holds(code, body, reading.published_on, books):
            continue
        name, club = books.actors.states[code].name, books.actors.by_slug(body).name
        words = f"{name} is said to seek membership of {club}; it has been a member since {held.since}"
        words += "." if reading.published_on else " (the article bears no date)."
        yield Notice(KIND, words, (reading.evidence(sentence.start, sentence.end),))


def _holds(code: str, body: str, day: date | None, books: CodeBooks) -> bool:
    if day is not None:
        return bool(books.memberships.member_on(code, body, day))
    held = books.memberships.membership(code, body)
    return held is not None and held.until is None


def _body_sought(reading: Reading, sentence: Sentence, token: Token, books: CodeBooks) -> str | None:
    """Return the slug of the body meant: named with the seeking, else the one last named before."""
    known = {books.actors.by_slug(slug).id: slug for slug in books.memberships.bodies}
    near = [
        (n.sentence, n.start, known[n.actor.id])
        for n in reading.named
        if n.actor and n.actor.id in known and 0 <= sentence.index - n.sentence <= LOOK_BACK
    ]
    inside = _below(sentence, token.i)
    here = [slug for at, start, slug in near if at == sentence.index and _token_at(sentence, start) in inside]
    return here[0] if here else (max(near)[2] if near else None)


def _token_at(sentence: Sentence, start: int) -> int:
    return next((t.i for t in sentence.tokens if t.start <= start < t.end), -1)
