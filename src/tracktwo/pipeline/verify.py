"""Proof that evidence is unchanged: bytes, texts and the words at every offset, or the damage by name."""

import hashlib
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from tracktwo.protocols import View
from tracktwo.records import KINDS, Article, Record
from tracktwo.store.archive import LOG, Archive, Flaw

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
    remarks: list[str] = field(default_factory=list)


def verify(view: View, archive: Archive) -> Verification:
    """Check archived bytes against their hashes, texts against theirs, and every span against its text.

    What a killed run left behind is remarked upon; it is no damage.
    """
    names = set(archive.names())
    result = Verification(files=len(names), captures=sum(1 for _ in archive.captures()))
    flaws = {flaw.name: flaw for flaw in archive.flaws()}
    known = names | flaws.keys()
    resting: dict[str | None, list[str]] = {name: [] for name in flaws}
    texts = _Texts(view)
    for kind in KINDS:
        for record in view.records(kind):
            result.records += 1
            if isinstance(record, Article):
                result.articles += 1
                result.damages.extend(_text_damage(record, known))
                if record.archive in resting:
                    resting[record.archive].append(_called(record))
            result.damages.extend(_span_damage(record, texts))
            result.spans += len(record.evidence)
    result.damages[:0] = [_file_damage(flaw, resting[name]) for name, flaw in flaws.items()]
    result.remarks.extend(_remarks(archive))
    return result


def _file_damage(flaw: Flaw, articles: list[str]) -> Damage:
    """Return what is the matter with a file of the archive, and which articles were read from it."""
    if flaw.name.startswith(LOG):
        return Damage(flaw.name, flaw.what, "Restore the line from a copy of the log.")
    told = f"Read from it: {'; '.join(articles)}" if articles else "No article in the store was read from it"
    fix = "Restore the file from a copy, or read the page again: the same bytes are then kept anew."
    return Damage(flaw.name, f"{flaw.what}. {told}", fix)


def _called(article: Article) -> str:
    """Return an article's id with its title and where it stands, for a person to know it by."""
    title = f' "{article.title}"' if article.title else ""
    where = ", ".join(filter(None, (article.outlet, article.url)))
    return f"{article.id}{title}{f' ({where})' if where else ''}"


def _remarks(archive: Archive) -> Iterator[str]:
    unfinished, unlogged = archive.unfinished(), archive.unlogged()
    if unfinished:
        yield (
            f"{len(unfinished):,} unfinished in the archive, such as {unfinished[0]}: a run was killed while "
            "it wrote. Nothing rests on it; it may be deleted."
        )
    if unlogged:
        yield (
            f"{len(unlogged):,} archived with no capture logged, such as {unlogged[0]}: a run was killed "
            "before it could. The file itself says from where and when; reading its page again logs it."
        )


def _text_damage(article: Article, known: Collection[str]) -> Iterator[Damage]:
    if hashlib.sha256(article.text.encode("utf-8", "surrogatepass")).hexdigest() != article.sha256:
        what = "the stored text is not the one that was read"
        yield Damage(_called(article), what, "Read the article again.")
    if article.archive is None:
        return
    if article.archive not in known:
        what = f"the bytes it was read from are missing: there is no {article.archive}"
        yield Damage(_called(article), what, "Restore the archive from a copy, or read the page again.")
    if article.raw_sha256 is not None and article.raw_sha256 not in article.archive:
        what = "the kept bytes are not those it was read from"
        yield Damage(_called(article), what, "Read the article again.")


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
