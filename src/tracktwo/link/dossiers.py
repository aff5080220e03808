"""Which dossier an article belongs to, by the words, places and parties of the profiles."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tracktwo.ontology.dossiers import Profile
from tracktwo.ontology.word_patterns import Forms, find_phrase, phrase
from tracktwo.records import Article

NAME = "link.dossiers"
VERSION = "1"

# Weights: a title says what an article is about; a place or party also occurs in passing.
WEIGHTS = {"title": 3.0, "words": 1.0, "again": 0.25, "places": 0.5, "parties": 0.5}
ENOUGH = 3.0
MOST_AGAIN = 8
WORD = re.compile(r"[\w'’-]+")


@dataclass(frozen=True, slots=True)
class DossierClaim:
    """A dossier's claim to an article: how strong, and by which words."""

    dossier: str
    score: float
    reasons: tuple[str, ...]


def claim_article(article: Article, profiles: Iterable[Profile]) -> str | None:
    """Return the id of the dossier with the strongest claim to an article; None when all are weak."""
    claims = weigh_claims(article.title or "", article.text, profiles)
    return claims[0].dossier if claims and claims[0].score >= ENOUGH else None


def weigh_claims(title: str, text: str, profiles: Iterable[Profile]) -> tuple[DossierClaim, ...]:
    """Return the dossiers that lay any claim to a text, the strongest first."""
    heading, body = _forms(title), _forms(text)
    counts: dict[str, int] = {}
    for form, _ in body:
        counts[form] = counts.get(form, 0) + 1
    claims = [_claim(profile, heading, body, counts) for profile in profiles]
    return tuple(sorted((c for c in claims if c.score > 0), key=lambda c: (-c.score, c.dossier)))


def _forms(text: str) -> Forms:
    words = (match.group().lower().replace("’", "'").removesuffix("'s") for match in WORD.finditer(text))
    return Forms((word, word) for word in words)


def _claim(profile: Profile, heading: Forms, body: Forms, counts: Mapping[str, int]) -> DossierClaim:
    score, reasons = 0.0, []
    for words in profile.words:
        wanted = phrase(words.lower())
        if heading and find_phrase(wanted, heading):
            score += WEIGHTS["title"]
            reasons.append(f"title: {words}")
        place = find_phrase(wanted, body)
        if place is not None:
            again = min(counts.get(body[place[0]][0], 1) - 1, MOST_AGAIN)
            score += WEIGHTS["words"] + WEIGHTS["again"] * again
            reasons.append(words)
    for kind, names in (("places", profile.places), ("parties", tuple(p.name for p in profile.parties))):
        for name in names:
            if find_phrase(phrase(name.lower()), body):
                score += WEIGHTS[kind] if reasons else 0.0
                reasons += [name] if reasons else []
    return DossierClaim(profile.id, score, tuple(reasons))
