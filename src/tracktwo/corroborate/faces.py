"""What an article shows on its face, worked out once and kept: its words, marks, names and quotations.

Copies, origins and stories all look at the same things. Whoever links a growing store keeps one `Faces`
and hands it to each: then only what is new is taken apart.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

from tracktwo.corroborate.alignment import Layout, layout_of
from tracktwo.corroborate.carried import Load, lengths_carried, names_carried, numbers_carried
from tracktwo.corroborate.cited import reports_itself
from tracktwo.corroborate.marks import Mark, agency_marks
from tracktwo.corroborate.shingles import Hashes, WordPrint, body_of, print_of, run_hashes, sampled
from tracktwo.corroborate.traces import (
    NAME,
    NUMBER,
    folded,
    names_in,
    numbers_in,
    quotations_in,
)
from tracktwo.corroborate.words import skeleton
from tracktwo.records import Article
from tracktwo.records.recall import Recall

T = TypeVar("T")
WINDOW_DAYS = 3
SERIAL = re.compile(r"\d\d{5,}")  # no amount, for amounts are written with separators or rounded


@dataclass(frozen=True, eq=False)
class Face:
    """An article with what it shows, each thing worked out when it is first asked for."""

    article: Article

    @cached_property
    def words(self) -> WordPrint:
        """Words and 4-grams of the running text, as numbers."""
        return print_of(self.body)

    @cached_property
    def sampled(self) -> Hashes:
        """The 4-grams by which articles are looked up."""
        return sampled(self.words)

    @cached_property
    def marks(self) -> tuple[Mark, ...]:
        """The agencies and outlets that it says its text comes from."""
        return agency_marks(self.article)

    @cached_property
    def agencies(self) -> frozenset[str]:
        """The names in its marks."""
        return frozenset(mark.agency for mark in self.marks)

    @cached_property
    def quotations(self) -> tuple[tuple[str, ...], ...]:
        """What it quotes, as folded words."""
        return quotations_in(self.body)

    @cached_property
    def names(self) -> frozenset[str]:
        """The names in it, folded."""
        return names_in(self.body)

    @cached_property
    def numbers(self) -> frozenset[str]:
        """The numbers in it."""
        return numbers_in(self.body)

    @cached_property
    def serials(self) -> frozenset[str]:
        """The numbers of many digits in a row, such as a post's or a document's."""
        return frozenset(SERIAL.findall(self.body))

    @cached_property
    def bones(self) -> frozenset[str]:
        """The names by their consonants, which languages and scripts have in common."""
        return frozenset(bones for name in self.names if (bones := skeleton(name)))

    @cached_property
    def order(self) -> tuple[str, ...]:
        """Names by their consonants, and numbers, in the order of the text."""
        body = self.body
        found = [(m.start(), skeleton(m[0])) for m in NAME.finditer(body)]
        found += [(m.start(), m[0]) for m in NUMBER.finditer(body)]
        return tuple(mark for _, mark in sorted(found) if mark)

    @cached_property
    def reports_itself(self) -> bool:
        """Whether it shows reporting of its own."""
        return reports_itself(self.article)

    @cached_property
    def day(self) -> int | None:
        """The day of publication as a number."""
        moment = self.article.published_at
        return date.fromisoformat(moment[:10]).toordinal() if moment else None

    @cached_property
    def quoted_runs(self) -> Hashes:
        """Every six words in a row of what it quotes, as sorted numbers."""
        return run_hashes(self.quotations)

    @cached_property
    def numbers_carried(self) -> frozenset[str]:
        """The numbers that it would carry into another language: all that most articles are asked for."""
        return numbers_carried(self._titled, self.article.lang)

    @cached_property
    def load(self) -> Load:
        """What it would carry into another language."""
        titled, lang = self._titled, self.article.lang
        return Load(self.numbers_carried, names_carried(titled), lengths_carried(titled, lang))

    @cached_property
    def layout(self) -> Layout:
        """Its names, numbers and paragraphs in order, to be laid beside another language's."""
        return layout_of(self.article)

    def once(self, name: str, make: Callable[["Face"], T]) -> T:
        """Return what is made of this face under a name, made when it is first asked for."""
        if name not in self._made:
            self._made[name] = make(self)
        found: T = self._made[name]
        return found

    @cached_property
    def _made(self) -> dict[str, Any]:
        return {}

    @property
    def _titled(self) -> str:
        return f"{self.article.title or ''}\n{self.body}"

    @property
    def body(self) -> str:
        """The running text; not kept, for it is the article's."""
        return body_of(self.article)

    @property
    def folded(self) -> str:
        """The running text's words, one space between them."""
        return folded(self.body)


class Faces:
    """The faces of the articles seen so far, by article and text, and what comparing them showed."""

    def __init__(self, recall: Recall | None = None) -> None:
        self._kept: dict[tuple[str, str], Face] = {}
        self.recall = Recall() if recall is None else recall

    def of(self, article: Article) -> Face:
        """Return an article's face, the kept one where its text is the same."""
        key = article.id, article.sha256
        face = self._kept.get(key)
        if face is None or face.article.published_at != article.published_at:
            face = self._kept[key] = Face(article)
        return face

    def keep_only(self, articles: Iterable[Article]) -> None:
        """Forget all but these articles; one that is equal to another is not that one."""
        wanted = {(article.id, article.sha256): article for article in articles}
        self._kept = {key: face for key, face in self._kept.items() if wanted.get(key) is face.article}

    def __len__(self) -> int:
        """Return how many are kept."""
        return len(self._kept)


def are_near(one: Face, other: Face, days: int = WINDOW_DAYS) -> bool:
    """Tell whether two articles were published within a few days; an undated one is near to all."""
    return one.day is None or other.day is None or abs(one.day - other.day) <= days
