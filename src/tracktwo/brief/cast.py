"""The people, bodies and articles a briefing speaks of: names only as far as an article prints them."""

import re
from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tracktwo.brief.check import ProblemKind, check_line
from tracktwo.brief.document import Basis
from tracktwo.brief.names import fold, forms_of
from tracktwo.brief.renderings import NUMBER_WORDS
from tracktwo.brief.shelf import Shelf
from tracktwo.records import ActorRef, Article, Evidence, evidence_at

COMPOSED = re.compile(
    r"^(Armed forces|(?:Foreign|Defence|Interior|Finance|Health|Justice|Energy|Trade) ministry|Presidency|"
    r"Central bank|Parliament|Courts|Police|Intelligence services) of (?=[A-Z])"
)
PRONOUN = re.compile(
    r"^(?:[Ii]ts?|[Uu]s"  # "US Treasury" and "IT Army" are none
    r"|(?i:his|hers?|he|she|they|their|them|we|our|i|you|who|which|that|this|one of))\b"
)
DETERMINERS = frozenset({"a", "an", "the", "several", "some", "many", "other", "both", "most", "all"})
# What a body's name may end in; a person's name ends in none of them.
_COMMON_NOUNS = """
    force forces army navy guard guards department ministry council union nations states kingdom emirates
    agency commission committee office organisation organization court bank league alliance coalition
    movement front party group cross crescent house senate assembly parliament government authority
    administration command service services corps brigade battalion republic federation mission bureau
    treasury presidency secretariat police society
"""
COMMON_NOUNS = frozenset(_COMMON_NOUNS.split())
ANOTHER = re.compile(r"^Another ministry of ")


@dataclass(frozen=True, slots=True)
class Naming:
    """How to print an actor, and where its article names it when the evidence itself does not."""

    text: str
    evidence: tuple[Evidence, ...] = ()


@dataclass(slots=True)
class Cast(Shelf):
    """Reads articles from a view once each, and says under which names their actors may be printed."""

    def basis(self, evidence: Iterable[Evidence]) -> dict[str, Basis]:
        """Return what the articles behind some evidence let a sentence say."""
        articles = {e.article_id: self.article(e.article_id) for e in evidence}
        return {key: _basis(article) if article else Basis() for key, article in articles.items()}

    def reported(self, evidence: Iterable[Evidence]) -> str | None:
        """Return the day on which the first of some articles was published; None when nobody knows."""
        days = [b.published_at[:10] for b in self.basis(evidence).values() if b.published_at]
        return min(days, default=None)

    def naming(self, actor: ActorRef | None, evidence: Sequence[Evidence]) -> Naming | None:
        """Return how to print an actor of a record with this evidence; None when no article names it so.

        The full name is printed when the evidence or another place of the same articles has it, the last
        word of it when they have only that.
        """
        if actor is None or not actor.name.strip() or PRONOUN.match(actor.name):
            return None
        spoken = speak(actor.name) if actor.id else _common(actor.name)
        last = actor.name.split()[-1]
        names = [spoken] if last == actor.name or last.casefold() in COMMON_NOUNS else [spoken, last]
        for name in names:
            if not any(p.kind is not ProblemKind.NO_EVIDENCE for p in check_line(name, evidence)):
                return Naming(name)
            elsewhere = self.elsewhere(name, evidence)
            if elsewhere and not check_line(name, (*evidence, elsewhere)):
                return Naming(name, (elsewhere,))
            if elsewhere:  # "the Red Cross" where the full name is nowhere
                return Naming(speak(elsewhere.text), (elsewhere,))
        return None

    def elsewhere(self, name: str, evidence: Sequence[Evidence]) -> Evidence | None:
        """Return where an article behind some evidence prints a name, or another form of it; else None.

        Of several places the last before the evidence: what a reader who looks back comes upon first.
        """
        bare = name.removeprefix("the ")
        forms = sorted({bare, *forms_of(fold(bare))}, key=lambda form: form != bare)
        pattern = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, forms)) + r")(?!\w)", re.IGNORECASE)
        first: dict[str, int] = {}
        for piece in evidence:
            first.setdefault(piece.article_id, piece.start)
        for article_id, at in first.items():
            article = self.article(article_id)
            match = _nearest(pattern, article.text, at) if article else None
            if article and match:
                return evidence_at(article_id, article.text, start=match.start(), end=match.end())
        return None


def _nearest(pattern: re.Pattern[str], text: str, at: int) -> re.Match[str] | None:
    """Return the last match before an offset, else the first behind it."""
    before = deque(pattern.finditer(text, 0, at), maxlen=1)
    return before.pop() if before else pattern.search(text, at)


def _basis(article: Article) -> Basis:
    return Basis(
        outlet=article.outlet,
        published_at=article.published_at,
        title=article.title,
        url=article.canonical_url or article.url,
        author=article.author,
        retrieved_at=article.retrieved_at,
        sha256=article.sha256,
    )


def _common(name: str) -> str:
    """A common noun's first letter small, as inside a sentence: "Two diplomats"."""
    first = name.split()[0].casefold()
    return name[0].lower() + name[1:] if first in NUMBER_WORDS or first in DETERMINERS else name


def speak(name: str) -> str:
    """Return an actor's name as it stands inside a sentence.

    >>> speak("Armed forces of Peru"), speak("African Union"), speak("Peru")
    ('the armed forces of Peru', 'the African Union', 'Peru')
    """
    if another := ANOTHER.match(name):
        return "a ministry of " + name[another.end() :]
    if COMPOSED.match(name):
        return "the " + name[0].lower() + name[1:]
    return f"the {name}" if _takes_the(name) else name


def _takes_the(name: str) -> bool:
    """Tell whether a name is spoken with its article: several words, the last a common noun."""
    words = name.casefold().split()
    is_owned = bool(words) and words[0].endswith(("'s", "’s", "s'", "s’"))  # "India's foreign ministry"
    return len(words) > 1 and words[0] != "the" and not is_owned and words[-1] in COMMON_NOUNS
