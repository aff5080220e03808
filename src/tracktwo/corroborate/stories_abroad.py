"""Stories that two languages tell apart, and that one telling shows to be one.

A short report shares few names and numbers with a longer one in another language, too few for the likeness
of two stories. Where it is a translation, or carries just what the other carries, they tell one development.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import partial

from tracktwo.corroborate.copies import Copy
from tracktwo.corroborate.echoes import foreign_pairs, is_told_abroad
from tracktwo.corroborate.faces import Face, Faces, are_near
from tracktwo.records import Article, CopyKind
from tracktwo.records.recall import Memo

RULE = "tells the same in another language"  # as the count of origins keeps it: compared once for both


def join_abroad(
    stories: Sequence[list[Article]], copies: Sequence[Copy], *, faces: Faces
) -> list[list[Article]]:
    """Return the stories, those with one telling in two languages made one; each by date of publication."""
    ordered = sorted(
        (a for story in stories for a in story), key=lambda article: article.published_at or "9999"
    )
    if len({article.lang for article in ordered if article.lang}) < 2:
        return list(stories)
    story_of = {article.id: number for number, story in enumerate(stories) for article in story}
    root = list(range(len(stories)))
    shown = [faces.of(article) for article in ordered]
    for one, other in (*_translated(shown, copies), *_told_abroad(shown, faces)):
        first, second = sorted((_top(root, story_of[one]), _top(root, story_of[other])))
        root[second] = first
    joined: dict[int, list[Article]] = defaultdict(list)
    for article in ordered:
        joined[_top(root, story_of[article.id])].append(article)
    return [joined[number] for number in range(len(stories)) if number in joined]


def _translated(shown: Sequence[Face], copies: Sequence[Copy]) -> Iterator[tuple[str, str]]:
    by_id = {face.article.id: face for face in shown}
    for copy in copies:
        one, other = by_id.get(copy.article_id), by_id.get(copy.copy_of or "")
        if copy.kind is CopyKind.TRANSLATION and one and other and are_near(one, other):
            yield copy.article_id, other.article.id


def _told_abroad(shown: Sequence[Face], faces: Faces) -> Iterator[tuple[str, str]]:
    memo: Memo[bool] = faces.recall.memo(RULE)
    for earlier, later in foreign_pairs(shown):
        old, new = shown[earlier], shown[later]
        if memo.of((old, new), partial(is_told_abroad, old, new)):
            yield old.article.id, new.article.id


def _top(root: list[int], number: int) -> int:
    while root[number] != number:
        number = root[number]
    return number
