"""Full-text search behind one interface: FTS5 in SQLite, a tsvector in PostgreSQL.

Matches are taken newest first up to a cap and ranked among themselves, because ranking every match of a
common word costs hundreds of milliseconds and nobody reads them all.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Row, text

from tracktwo.store.words import Term, folded_words

RANK_CAP = 400  # matches ranked
# Matches looked at, newest first, a batch at a time until enough of them are of the kind and dossier asked
# for: a record is looked up for every match, and common words have hundreds of thousands.
BATCHES = (2 * RANK_CAP, 3_200, 16_000)
BEYOND = 2**62  # above the number of any match
JOINED = (
    "SELECT s.seq, s.kind, s.article_id, s.start, s.stop, r.id, r.sort_date, r.dossier, "
    "SUBSTR(t.text, s.start + 1, s.stop - s.start) AS words "
    "FROM ({inner}) m JOIN searchable s ON s.seq = m.seq JOIN record r ON r.seq = s.record_seq "
    "LEFT JOIN article_text t ON t.article_id = s.article_id "
    "WHERE {condition} ORDER BY s.seq DESC LIMIT :most"
)
USUAL_WORDS = 25  # words of a sentence, for the length term
SATURATION, LENGTH_WEIGHT = 1.2, 0.75  # BM25's k1 and b


def index_words(connection: Connection, rows: Iterable[tuple[int, str]]) -> None:
    """Add texts to the index under their numbers."""
    if connection.dialect.name == "sqlite":
        insert, shape = "INSERT INTO searchable_words (rowid, words) VALUES (:seq, :words)", _spaced
    else:
        insert, shape = "INSERT INTO searchable_words VALUES (:seq, CAST(:words AS tsvector))", _vector
    found = [{"seq": seq, "words": shape(words)} for seq, words in rows]
    if found:
        connection.execute(text(insert), found)


def _spaced(words: str) -> str:
    return " ".join(folded_words(words))


LAST_POSITION = 16_383  # PostgreSQL's limit


def _vector(words: str) -> str:
    places: dict[str, list[int]] = {}
    for place, word in enumerate(folded_words(words), start=1):
        if place > LAST_POSITION:
            break
        places.setdefault(word, []).append(place)
    return " ".join(f"'{word}':{','.join(map(str, at))}" for word, at in places.items())


def matches(
    connection: Connection, terms: Sequence[Term], *, condition: str, values: dict[str, Any]
) -> Sequence[Row[Any]]:
    """Return the newest searchable rows that match, with their record's columns.

    Args:
        condition: SQL over `s` (searchable) and `r` (record); `values` are its parameters.
    """
    inner, query = _inner(connection, terms)
    found: list[Row[Any]] = []
    below = BEYOND
    for batch in BATCHES if values else BATCHES[:1]:
        asked = {"query": query, "below": below, "batch": batch}
        joined = text(JOINED.format(inner=inner, condition=condition))
        found += connection.execute(joined, {**values, **asked, "most": RANK_CAP - len(found)})
        lowest, many = connection.execute(text(f"SELECT MIN(seq), COUNT(*) FROM ({inner}) m"), asked).one()
        if len(found) >= RANK_CAP or many < batch:
            break
        below = lowest
    return found


def _inner(connection: Connection, terms: Sequence[Term]) -> tuple[str, str]:
    """The question for the numbers of the newest matches below one, and the query it takes."""
    if connection.dialect.name == "sqlite":
        return (
            "SELECT rowid AS seq FROM searchable_words WHERE searchable_words MATCH :query "
            "AND rowid < :below ORDER BY rowid DESC LIMIT :batch"
        ), _fts5(terms)
    return (
        "SELECT seq FROM searchable_words WHERE words @@ CAST(:query AS tsquery) "
        "AND seq < :below ORDER BY seq DESC LIMIT :batch"
    ), _tsquery(terms)


def _fts5(terms: Sequence[Term]) -> str:
    wanted = " AND ".join(_fts5_phrase(term) for term in terms if not term.is_excluded)
    return wanted + "".join(f" NOT {_fts5_phrase(term)}" for term in terms if term.is_excluded)


def _fts5_phrase(term: Term) -> str:
    return f'"{" ".join(term.words)}"{"*" if term.is_prefix else ""}'


def _tsquery(terms: Sequence[Term]) -> str:
    return " & ".join(("!" if term.is_excluded else "") + _tsquery_phrase(term) for term in terms)


def _tsquery_phrase(term: Term) -> str:
    words = [f"'{word}'" for word in term.words]
    words[-1] += ":*" if term.is_prefix else ""
    return f"({' <-> '.join(words)})"


def score(found: int, length: int) -> float:
    """Return how well a text of `length` words fits that holds `found` of the words asked for.

    Reference: BM25's term weight, Robertson and Zaragoza 2009; the inverse document frequency is left out,
    since every match holds every word.
    """
    fit = found * (SATURATION + 1)
    return fit / (found + SATURATION * (1 - LENGTH_WEIGHT + LENGTH_WEIGHT * length / USUAL_WORDS))
