"""Proof that evidence is unchanged: bytes, texts and the words at every offset, or the damage by name."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from tracktwo.errors import StoreError
from tracktwo.protocols import View
from tracktwo.records import KINDS, Article, Record
from tracktwo.store.archive import Archive

TEXTS_HELD = 512  # article texts kept at hand while the records that rest on them are checked


@dataclass(frozen=True, slots=True)
class Damage:
    """One thing that is no longer what it was."""

    where: str
    what: str
    how_to_fix: str


@dataclass(slots=True)
class Verification:
    """What was checked, and what was found damaged."""

    files: int = 0
    captures: int = 0
    articles: int = 0
    records: int = 0
    spans: int = 0
    damages: list[Damage] = field(default_factory=list)


def verify(view: View, archive: Archive) -> Verification:
    """Check archived bytes against their hashes, texts against theirs, and every span against its text."""
    result = Verification(files=archive.count(), captures=sum(1 for _ in archive.captures()))
    result.damages.extend(
        Damage(name, "the archived bytes are not those its name says", "Restore the file from a copy.")
        for name in archive.damaged()
    )
    texts = _Texts(view)
    for kind in KINDS:
        for record in view.records(kind):
            result.records += 1
            if isinstance(record, Article):
                result.articles += 1
                result.damages.extend(_text_damage(record, archive))
            for damage in _span_damage(record, texts):
                result.damages.append(damage)
            result.spans += len(record.evidence)
    return result


def _text_damage(article: Article, archive: Archive) -> Iterator[Damage]:
    if hashlib.sha256(article.text.encode("utf-8", "surrogatepass")).hexdigest() != article.sha256:
        yield Damage(article.id, "the stored text is not the one that was read", "Read the article again.")
    if article.archive is None:
        return
    try:
        raw = archive.read(article.archive)
    except StoreError as error:
        yield Damage(article.id, f"its bytes cannot be shown: {error}", "Restore the archive from a copy.")
        return
    if article.raw_sha256 is not None and hashlib.sha256(raw).hexdigest() != article.raw_sha256:
        yield Damage(article.id, "the kept bytes are not those it was read from", "Read the article again.")


def _span_damage(record: Record, texts: "_Texts") -> Iterator[Damage]:
    for evidence in record.evidence:
        text = texts.of(evidence.article_id)
        if text is None:
            yield Damage(
                record.id, f"rests on {evidence.article_id}, which is not in the store", "Read it again."
            )
        elif text[evidence.start : evidence.end] != evidence.text:
            where = f"{evidence.article_id} {evidence.start}:{evidence.end}"
            yield Damage(record.id, f"the words at {where} are not its evidence", "Read the article again.")


class _Texts:
    """Article texts by id, the latest few hundred at hand."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._held: dict[str, str | None] = {}

    def of(self, article_id: str) -> str | None:
        if article_id not in self._held:
            if len(self._held) >= TEXTS_HELD:
                self._held.pop(next(iter(self._held)))
            article = self._view.article(article_id)
            self._held[article_id] = article.text if article else None
        return self._held[article_id]
