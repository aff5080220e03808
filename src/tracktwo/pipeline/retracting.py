"""What the loss of an article would take with it: shown before anybody retracts it."""

from collections import Counter
from dataclasses import dataclass

from tracktwo.records import Actor, Article, Mention, Record
from tracktwo.store.view import View

PASSED_OVER = (Actor, Mention)  # names; their number says nothing about what is lost


@dataclass(frozen=True, slots=True)
class Loss:
    """`goes` are the records that rest on an article alone; `weakened` those that others carry too.

    Both are in the order of the text. `copies` are articles that repeat it, which stand on their own words.
    """

    goes: tuple[Record, ...]
    weakened: tuple[Record, ...]
    copies: tuple[Article, ...]

    def kinds(self) -> dict[str, int]:
        """Return how many records of each type would go."""
        return dict(Counter(type(record).__name__ for record in self.goes))


def loss_of(view: View, article: Article) -> Loss:
    """Return what would go and what would lose support if an article were retracted."""
    resting = [record for record in view.resting_on(article.id) if not isinstance(record, PASSED_OVER)]
    alone = [all(e.article_id == article.id for e in record.evidence) for record in resting]
    others = view.records("articles", dossier=article.dossier)
    return Loss(
        goes=tuple(record for record, is_alone in zip(resting, alone, strict=True) if is_alone),
        weakened=tuple(record for record, is_alone in zip(resting, alone, strict=True) if not is_alone),
        copies=tuple(a for a in others if isinstance(a, Article) and a.copy_of == article.id),
    )
