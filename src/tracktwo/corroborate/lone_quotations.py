"""Quotations that no other origin has, though several quote the same speaker.

That one outlet picks words which others left out is everyday news, so much is asked: a long direct quotation,
three other origins of the story that quote the speaker in the same words, none of the article's quotations of
the speaker in any of them, and no word of an interview or of an earlier day.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from tracktwo.corroborate.spoken import Spoken, spoken_in, words_of
from tracktwo.corroborate.together import Given, Together, day_of, named
from tracktwo.corroborate.words import stems_in
from tracktwo.records import Article, Notice

KIND = "lone_quotation"
WORDS = 12
OTHER_ORIGINS = 3
AGREEING = 3
RUN = 4  # words in a row that two texts have in common only when they tell of one thing
AGREED_RUN = 6  # words in a row that make two quotations one
ALIKE_STEMS = 0.4  # of the words that carry meaning: above it the two are wordings of one statement
DAYS = 2
AROUND = 200
OWN_TALK = re.compile(
    r"\b(?:interview\w*|exclusive\w*|told (?:us|me|this)|spoke (?:to|with) (?:us|me|this)|e-?mail\w*"
    r"|text message|phone call with|podcast|op-ed|column|essay|memoir|book|tweet\w*|posted|wrote|in \d{4}"
    r"|last (?:week|month|year)|(?:days|weeks|months|years) ago|earlier this|previously|once said)\b",
    re.IGNORECASE,
)
Runs = frozenset[tuple[str, ...]]


def lone_quotations(together: Together) -> Iterator[Given]:
    """Yield a notice to each article with a long quotation that no other origin of its story has."""
    for story in together.stories:
        if len({together.origin(article) for article in story}) > OTHER_ORIGINS:
            runs = {article.id: _runs(words_of(article.text)) for article in story}
            for said in spoken_in(story, together).values():
                yield from _lone(said, story, runs, together)


def _runs(words: Sequence[str], length: int = RUN) -> Runs:
    return frozenset(tuple(words[at : at + length]) for at in range(len(words) - length + 1))


def _lone(
    said: Sequence[Spoken], story: Sequence[Article], runs: dict[str, Runs], together: Together
) -> Iterator[Given]:
    """Yield the notices for one speaker."""
    by_origin: dict[str, list[Spoken]] = defaultdict(list)
    for one in said:
        by_origin[together.origin(one.article)].append(one)
    for origin, own in by_origin.items():
        others = {o: found for o, found in by_origin.items() if o != origin}
        elsewhere = [runs[a.id] for a in story if together.origin(a) != origin]
        if len(others) < OTHER_ORIGINS or any(_stands_in(one, elsewhere) for one in own):
            continue
        longest = max(own, key=lambda one: len(one.words))
        if _is_long_and_of_the_day(longest, others) and (agreed := _agreed(others)):
            yield Given(longest.article.id, _notice(longest, others, agreed))


def _stands_in(one: Spoken, elsewhere: Sequence[Runs]) -> bool:
    """Tell whether four words in a row of a quotation stand anywhere in other origins' articles."""
    own = _runs(one.words)
    return any(own & runs for runs in elsewhere)


def _is_long_and_of_the_day(one: Spoken, others: dict[str, list[Spoken]]) -> bool:
    near = one.article.text[max(0, one.evidence.start - AROUND) : one.evidence.end + AROUND]
    outlet = one.article.outlet
    if len(one.words) < WORDS or outlet is None or f"told {outlet}" in near or OWN_TALK.search(near):
        return False
    theirs = [spoken for found in others.values() for spoken in found]
    day = day_of(one.article)
    days = [day_of(spoken.article) for spoken in theirs]
    is_near = day is not None and all(d is not None and abs((d - day).days) <= DAYS for d in days)
    return is_near and not any(_is_alike(one, spoken) for spoken in theirs)


def _is_alike(one: Spoken, other: Spoken) -> bool:
    mine, theirs = set(stems_in(one.evidence.text)), set(stems_in(other.evidence.text))
    return len(mine & theirs) >= ALIKE_STEMS * max(1, min(len(mine), len(theirs)))


def _agreed(others: dict[str, list[Spoken]]) -> list[Spoken]:
    """Return one quotation of each of the origins that have words of the speaker in common."""
    holders: dict[tuple[str, ...], dict[str, Spoken]] = defaultdict(dict)
    for origin, found in others.items():
        for one in found:
            for run in _runs(one.words, AGREED_RUN):
                holders[run].setdefault(origin, one)
    most = max(holders.values(), key=len, default={})
    return list(most.values()) if len(most) >= AGREEING else []


def _notice(one: Spoken, others: dict[str, list[Spoken]], agreed: list[Spoken]) -> Notice:
    name = one.speaker.name
    words = (
        f"These words of {name} stand in no other origin of this story, though {len(others)} others quote "
        f"{name}: {named(found[0].article for found in others.values())}. "
        f"{len(agreed)} of them have words of {name} in common, and this article has none of those."
    )
    return Notice(KIND, words, (one.evidence, *(spoken.evidence for spoken in agreed[:3])))
