"""The place of a meeting that its own sentence leaves out: the dateline, the title, the sentences before."""

import re
from collections.abc import Sequence

from tracktwo.extract.round_drafts import Draft
from tracktwo.extract.round_seats import Scene
from tracktwo.extract.syntax import named_in
from tracktwo.ontology.loader import CodeBooks
from tracktwo.records import (
    Place,
    PlacePrecision,
    Reading,
    RoundStatus,
    Sentence,
    TimeValue,
)

DATELINE = re.compile(r"^\W*([A-Z][\w .'’-]{2,40}?)(?:,[^.]{0,30}?|\s*\([^)]{2,60}\))?\s+[-–—]\s")


IN_TITLE = re.compile(
    r"\b(?:in|at|after|from|left) ([A-Z][\w'-]+(?: [A-Z][\w'-]+)?)\b"
    r"|\b([A-Z][\w'-]+) (?:talks|draft|round|meeting|summit|session|paper|declaration|accord)\b"
)


SENTENCES_BACK = 3


TALKERS = frozenset({"mediator", "delegation", "negotiator", "envoy", "delegate"})


def dateline_place(reading: Reading, books: CodeBooks) -> Place | None:
    """Return the place in an article's dateline: "GENEVA, May 3 (Some Wire) - "."""
    found = DATELINE.match(reading.text[:120])
    return books.places.resolve(found[1].strip().title()) if found else None


def inherited_place(
    scene: Scene, draft: Draft, drafts: Sequence[Draft], dateline: Place | None
) -> Place | None:
    """Return the place that goes without saying: that of what was told before, the dateline, the title."""
    if draft.status in (RoundStatus.PLANNED, RoundStatus.PROPOSED):
        return None
    before = drafts[: drafts.index(draft)]
    for other in reversed(before):
        if other.place is not None and other.status is RoundStatus.HELD and _is_near(draft.date, other.date):
            return None if _is_deal(draft) else other.place
    if _is_deal(draft):
        return None
    here = _place_spoken_of(scene, draft.details[0].mention.sentence)
    if here is None and draft.status is RoundStatus.HELD and not before:
        here = dateline
    return here or _title_place(scene)


def _is_deal(draft: Draft) -> bool:
    return any(details.mention.kind == "deal" for details in draft.details)


def _place_spoken_of(scene: Scene, sentence: Sentence) -> Place | None:
    """Return the city in which the sentences just before put mediators, delegations or talks."""
    for back in range(1, SENTENCES_BACK + 1):
        if sentence.index < back:
            return None
        earlier = scene.reading.sentences[sentence.index - back]
        lemmas = {token.lemma.lower() for token in earlier.tokens}
        if not lemmas & (scene.tracks.words["meeting_nouns"] | TALKERS):
            continue
        for named in named_in(scene.reading, earlier):
            above = earlier.tokens[earlier.tokens[named.head].head].lemma.lower()
            if named.place and named.place.precision is PlacePrecision.CITY and above in ("in", "at"):
                return named.place
    return None


def _title_place(scene: Scene) -> Place | None:
    """Return the city that a title puts the talks in: "talks stall in Geneva", "the Geneva draft"."""
    for found in IN_TITLE.finditer(scene.reading.title or ""):
        place = scene.books.places.resolve(found[1] or found[2])
        if place is not None and place.precision is PlacePrecision.CITY:
            return place
    return None


def _is_near(a: TimeValue | None, b: TimeValue | None) -> bool:
    """Whether two dates are in one month, or one is unknown: a visit, not a year before."""
    if a is None or b is None or a.start is None or b.start is None:
        return True
    return a.start[:7] == b.start[:7]
