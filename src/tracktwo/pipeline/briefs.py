"""Briefs that people put together: every save is a record of its own, and what is published stays.

A save takes the place of the one before, so that lists show the last; the earlier ones are kept and reached
from it. A published brief takes no change: who wants to go on makes a new draft from it.
"""

import dataclasses
from collections.abc import Iterator, Sequence

from tracktwo.brief.written import checked
from tracktwo.errors import ConfigError
from tracktwo.pipeline.brief_losses import losses_of
from tracktwo.pipeline.stamp import moment
from tracktwo.records import (
    BriefState,
    LineKind,
    Provenance,
    WrittenBrief,
    WrittenLine,
    quoted_text,
    record_id,
)
from tracktwo.records.span import Span
from tracktwo.store.database import Store
from tracktwo.store.view import View

STEP = "briefs"
UNTITLED = "Untitled brief"
MOST_LINES, LONGEST_LINE, LONGEST_TITLE = 200, 2_000, 200
MOST_SAVES = 2_000  # earlier states followed back
DONE = {
    BriefState.PUBLISHED: "published",
    BriefState.SET_ASIDE: "set aside",
    BriefState.DRAFT: "taken up again",
}


class StaleBriefError(ConfigError):
    """Somebody saved the brief in between."""


def start(
    store: Store, dossier: str | None, title: str, *, who: str, lines: Sequence[WrittenLine] = ()
) -> WrittenBrief:
    """Store a new draft and return it; its lines get keys of their own.

    Raises:
        ConfigError: too many lines, or too long ones.
    """
    at = moment()
    brief_id = record_id("brief", dossier, who, at)
    empty = WrittenBrief(
        id=brief_id,
        evidence=(),
        confidence=1.0,
        provenance=_provenance(who, at),
        dossier=dossier,
        brief_id=brief_id,
        title=_title(title),
        state=BriefState.DRAFT,
        lines=(),
        who=who,
        made_at=at,
        previous=None,
        what="begun",
    )
    made = dataclasses.replace(empty, lines=checked(_bounded(with_keys(lines, known=()))))
    store.add([made])
    return made


def with_keys(lines: Sequence[WrittenLine], *, known: Sequence[WrittenLine]) -> tuple[WrittenLine, ...]:
    """Return lines with keys that no line known has."""
    first = max((line.key for line in known), default=0) + 1
    return tuple(dataclasses.replace(line, key=key) for key, line in enumerate(lines, first))


def save(
    store: Store, before: WrittenBrief, *, title: str, lines: Sequence[WrittenLine], who: str, what: str
) -> WrittenBrief:
    """Store the next state of a draft, its own sentences checked, and return it; unchanged, the one before.

    Args:
        before: the state that was changed.
        what: what was done, for the history.
    Raises:
        StaleBriefError: it is not the last state any more.
        ConfigError: the brief is no draft, has too many lines, or too long ones.
    """
    if before.state is not BriefState.DRAFT:
        raise ConfigError("A brief that is published or set aside takes no change. Make a new draft from it.")
    made = dataclasses.replace(before, title=_title(title), lines=checked(_bounded(lines)))
    return before if made == before else _next(store, before, made, who=who, what=what)


def publish(store: Store, before: WrittenBrief, *, who: str) -> WrittenBrief:
    """Store a draft as published, for good, and return it.

    Raises:
        ConfigError: it has no sentence, or words it rests on were retracted or are not in their article.
        StaleBriefError: it is not the last state any more.
    """
    if before.state is not BriefState.DRAFT:
        raise ConfigError("Only a draft is published.")
    if not any(line.text.strip() and line.kind is not LineKind.HEADING for line in before.lines):
        raise ConfigError("There is nothing to publish. Pick a sentence or write one first.")
    view = store.view()
    if lost := losses_of(view, before):
        raise ConfigError(f"{lost[0].words} Take out what rests on it, or pick other evidence, then publish.")
    _check_words(view, before)
    return to_state(store, before, BriefState.PUBLISHED, who=who)


def _check_words(view: View, brief: WrittenBrief) -> None:
    """Raise unless all cited words stand in the article whose hash was kept."""
    for line in brief.lines:
        for one in line.cited:
            piece = one.evidence
            article = view.article(piece.article_id)
            words = article and quoted_text(Span(article.id, piece.start, piece.end), article.text)
            if article is None or words != piece.text or article.sha256 != one.sha256:
                raise ConfigError(f"The words of {piece.article_id} are not those picked. Pick them again.")


def to_state(store: Store, before: WrittenBrief, state: BriefState, *, who: str) -> WrittenBrief:
    """Store a brief in another state and return it.

    Raises:
        ConfigError: it is published, and so stays.
        StaleBriefError: it is not the last state any more.
    """
    if before.state is BriefState.PUBLISHED:
        raise ConfigError("A published brief stays. Make a new draft from it to go on.")
    made = dataclasses.replace(before, state=state)
    return _next(store, before, made, who=who, what=DONE[state])


def _next(store: Store, before: WrittenBrief, made: WrittenBrief, *, who: str, what: str) -> WrittenBrief:
    at = moment()
    made = dataclasses.replace(
        made,
        id=record_id("brief", before.brief_id, before.id, who, at),
        provenance=_provenance(who, at),
        superseded_by=None,
        who=who,
        made_at=at,
        previous=before.id,
        what=what,
    )
    with (
        store.writing() as writing
    ):  # under the writer's lock nobody else saves between this look and the write
        last = find_brief(store.view(), before.brief_id)
        if last.id != before.id:
            raise StaleBriefError(
                f"{last.who} saved this brief at {last.made_at[11:16]} UTC ({last.what}), after you opened "
                "it. Save once more to put yours in its place; theirs stays in the history."
            )
        writing.add([made])
        writing.supersede({before.id: made.id}, at=at)
    return made


def find_brief(view: View, brief_id: str) -> WrittenBrief:
    """Return a brief as it stands now, or one of its earlier states by that state's id.

    Raises:
        ConfigError: there is none of this id.
    """
    # The first state has the id of the brief itself, so the last one is asked for before it.
    last = next(iter(view.records("briefs", facet=brief_id)), None)
    found = last or view.get(brief_id)
    if not isinstance(found, WrittenBrief):
        raise ConfigError(f"There is no brief {brief_id}. 'tracktwo briefs' lists those there are.")
    return found


def list_briefs(
    view: View, *, dossier: str | None = None, state: BriefState = BriefState.PUBLISHED
) -> list[WrittenBrief]:
    """Return the briefs in a state as they stand now, the newest first."""
    asked = view.records("briefs", dossier=dossier, status=state.value)
    found = [one for one in asked if isinstance(one, WrittenBrief)]
    return sorted(found, key=lambda one: one.made_at, reverse=True)


def history(view: View, brief: WrittenBrief) -> list[WrittenBrief]:
    """Return the states of a brief up to this one, the newest first."""
    return list(_back(view, brief))


def _back(view: View, brief: WrittenBrief) -> Iterator[WrittenBrief]:
    for _ in range(MOST_SAVES):
        yield brief
        before = view.get(brief.previous) if brief.previous else None
        if not isinstance(before, WrittenBrief):
            return
        brief = before


def _title(title: str) -> str:
    return " ".join(title.split())[:LONGEST_TITLE] or UNTITLED


def _bounded(lines: Sequence[WrittenLine]) -> Sequence[WrittenLine]:
    if len(lines) > MOST_LINES:
        raise ConfigError(f"A brief has at most {MOST_LINES} lines. Take some out, or begin another one.")
    if any(len(line.text) > LONGEST_LINE and line.kind is not LineKind.MACHINE for line in lines):
        raise ConfigError(f"A sentence has at most {LONGEST_LINE:,} characters. Make two of it.")
    return lines


def _provenance(who: str, at: str) -> Provenance:
    return Provenance(step=STEP, version="1", rule_or_model=who, recorded_at=at)
