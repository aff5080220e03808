"""A record as a row: its JSON, and beside it the columns that pages filter and sort on."""

import dataclasses
import json
from collections.abc import Iterator
from functools import cache
from typing import Any, cast, get_args, get_type_hints

from tracktwo.errors import RecordError
from tracktwo.records import KINDS, ActorRef, Article, Record, TimeValue, from_dict, to_dict

KIND_OF = {kind: word for word, kind in KINDS.items()}

# kind -> (column a page filters on, column for where it stands)
FILTERED_ON = {
    "articles": ("outlet", "genre"),
    "actors": ("kind", "country"),
    "mentions": ("actor_id", None),
    "quotations": ("speech_act", "form"),
    "events": ("type", "status"),
    "claims": ("slot", "polarity"),
    "positions": ("issue", "stance"),
    "rounds": ("format", "status"),
    "commitments": ("confidence_building", "status"),
    "measures": ("kind", "status"),
    "proposals": ("kind", "status"),
    "disagreements": ("kind", "status"),
    "scenarios": ("named_by", None),
    "questions": (None, "resolution"),
    "forecasts": ("question_id", None),
    "judgements": ("kind", "who"),
    "issues": ("step", None),
    "briefs": ("brief_id", "state"),
}
# kind -> the fields that date it, first that is known wins; then its articles' date.
DATED_BY = {
    "articles": ("published_at", "retrieved_at"),
    "stories": ("first_seen",),
    "judgements": ("made_at",),
    "forecasts": ("made_at",),
    "briefs": ("made_at",),
    "questions": ("opens",),
    **dict.fromkeys(("events", "measures", "rounds", "positions", "quotations", "proposals"), ("date",)),
    "claims": ("as_of",),
}
# kind -> the fields whose words are searched besides its evidence.
SEARCHED_IN = {
    "articles": ("title", "outlet", "author"),
    "actors": ("name", "aliases"),
    "quotations": ("contents", "speaker", "affiliation"),
    "events": ("actors", "recipients", "place", "contexts", "text"),
    "claims": ("about", "asserted_by", "text"),
    "positions": ("party", "issue", "option", "condition"),
    "rounds": ("name", "negotiation", "venue", "agenda", "outcome_text", "mediators"),
    "commitments": ("by", "to", "what", "mechanism"),
    "measures": ("imposer", "target", "text"),
    "proposals": ("name", "authors", "recipients", "carried_by"),
    "disagreements": ("question", "note"),
    "stories": ("title",),
    "scenarios": ("name", "scenarios"),
    "questions": ("text", "resolution_rule"),
}


_encoded = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":")).encode


def kind_of(record: Record) -> str:
    """Return the word for a record's kind.

    Raises:
        RecordError: it is no record that a store keeps.
    """
    try:
        return KIND_OF[type(record)]
    except KeyError:
        raise RecordError(
            f"{type(record).__name__} is not a kind of record. The kinds are: {', '.join(KINDS)}."
        ) from None


def body_of(record: Record) -> str:
    """Return a record as JSON; an article's text is kept apart."""
    row = to_dict(record)
    if isinstance(record, Article):
        row["text"] = ""
    body = _encoded(row)
    return body if is_storable(body) else json.dumps(row, separators=(",", ":"))


def is_storable(text: str) -> bool:
    """Tell whether both databases can keep a text: it has no NUL and no lone surrogate."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return "\0" not in text


def record_from(kind: str, body: str, *, text: str | None = None, **columns: str | None) -> Record:
    """Return the record that a stored row holds.

    Args:
        text: an article's text.
        columns: the fields that may change after a record was written: superseded_by, dossier.
    """
    row = {**json.loads(body), **columns}
    if text is not None:
        row["text"] = text
    return from_dict(KINDS[kind], row)


def value_of(record: Record, field: str | None) -> str | None:
    """Return a field as a column's value."""
    value = getattr(record, field) if field else None
    return None if value is None else str(value)


def own_date(record: Record, kind: str) -> str:
    """Return the day that a record itself names, "" when it names none."""
    for field in DATED_BY.get(kind, ()):
        value = getattr(record, field)
        day = (value.start or value.end) if isinstance(value, TimeValue) else value
        if day:
            return str(day)[:10]
    return ""


def actor_keys(record: Record) -> set[str]:
    """Return the ids and codes of the actors that a record names anywhere in it."""
    keys: set[str] = set()
    for actor in _actors_in(record):
        keys.update(key for key in (actor.id, actor.code) if key)
    return keys


def _actors_in(value: Any) -> Iterator[ActorRef]:
    if isinstance(value, ActorRef):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _actors_in(item)
    elif value is not None:
        for name in _fields_with_actors(cast(Any, type(value))):
            yield from _actors_in(getattr(value, name))


@cache
def _fields_with_actors(kind: Any) -> tuple[str, ...]:
    """The fields of a type that can hold an actor, at any depth."""
    if not dataclasses.is_dataclass(kind):
        return ()
    return tuple(name for name, hint in get_type_hints(kind).items() if _holds_actor(hint))


def _holds_actor(hint: Any) -> bool:
    if hint is ActorRef:
        return True
    if members := get_args(hint):
        return any(map(_holds_actor, members))
    return isinstance(hint, type) and bool(_fields_with_actors(hint))


def searched_words(record: Record, kind: str) -> str:
    """Return the words by which a record is found, "" for a kind that is not searched."""
    if kind not in SEARCHED_IN:
        return ""
    parts = [_words(getattr(record, field)) for field in SEARCHED_IN[kind]]
    return " \n".join(part for part in parts if part)


def _words(value: Any) -> str:
    if value is None or isinstance(value, str):
        return value or ""
    if isinstance(value, tuple):
        return " \n".join(map(_words, value))
    return getattr(value, "name", "")
