"""An event to be judged by the rules of its status, and what a rule finds."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from tracktwo.extract.event_draft import Draft
from tracktwo.extract.event_drafts import Drafter
from tracktwo.extract.event_tellers import Telling
from tracktwo.records import EventStatus, TimeFound


class Status(NamedTuple):
    """The status, the rule that gave it, the word it rests on if any, and who tells the event."""

    status: EventStatus
    rule: str
    word: int | None
    told: Telling


class Found(NamedTuple):
    """What a rule found: a status and the word it rests on, if it is one word."""

    status: EventStatus
    word: int | None = None


class Case(NamedTuple):
    """An event to be judged: draft, sentence, times, who tells it, and the article's day.

    `times` are the nearest that can be its own, `direct` those at its very verb.
    """

    draft: Draft
    drafter: Drafter
    times: tuple[TimeFound, ...]
    direct: tuple[TimeFound, ...]
    told: Telling
    published: date | None


Rule = Callable[[Case], Found | None]


def governors(draft: Draft, drafter: Drafter) -> list[int]:
    """Return the predicates above the event inside the same assertion."""
    grammar = drafter.grammar
    found, at = [], draft.verb
    for _ in range(6):
        token = grammar.tokens[at]
        if _is_cut(token.i, token.head, drafter):
            break
        if token.head == at or token.dep not in (
            "ccomp",
            "xcomp",
            "pcomp",
            "dobj",
            "pobj",
            "prep",
            "nsubjpass",
            "acl",
        ):
            break
        at = token.head
        found.append(at)
    return found


def _is_cut(i: int, head: int, drafter: Drafter) -> bool:
    """Tell whether a semicolon stands between two words: the parser may tie what the writer cut."""
    first, last = sorted((i, head))
    return any(t.text == ";" for t in drafter.grammar.tokens[first:last])
