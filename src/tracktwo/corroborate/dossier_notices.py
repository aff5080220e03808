"""Notices that need the whole dossier: each rule on all its articles, gathered by article."""

from collections import defaultdict
from collections.abc import Callable, Iterator

from tracktwo.corroborate.experts import experts_elsewhere
from tracktwo.corroborate.lone_quotations import lone_quotations
from tracktwo.corroborate.retold_quotations import retold_quotations
from tracktwo.corroborate.together import Given, Together
from tracktwo.corroborate.uncredited import uncredited_text
from tracktwo.records import Notice

NAME = "notices"
VERSION = "1"
RULES: tuple[Callable[[Together], Iterator[Given]], ...] = (
    experts_elsewhere,
    lone_quotations,
    uncredited_text,
    retold_quotations,
)


def find_notices(together: Together) -> dict[str, tuple[Notice, ...]]:
    """Return every article's notices, by its id; none for an article in which nothing looks odd.

    A notice says what was seen, in which articles, with the words of each; what to make of it is the
    reader's to decide.
    """
    found: dict[str, list[Notice]] = defaultdict(list)
    for rule in RULES:
        for given in rule(together):
            if given.notice not in found[given.article_id]:
                found[given.article_id].append(given.notice)
    return {article_id: tuple(found.get(article_id, ())) for article_id in together.articles}
