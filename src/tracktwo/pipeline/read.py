"""Articles in, records in the store: one transaction an article, so that it can be ended at any moment.

What was read before by the same versions of all steps is not read again. What fails becomes an issue
and never stops the next article.
"""

import dataclasses
import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import TypeGuard, cast

from tracktwo.errors import StoreError
from tracktwo.feeds.failure import FeedFailure
from tracktwo.feeds.file import Item
from tracktwo.feeds.records import Exported
from tracktwo.link.dossiers import claim_article
from tracktwo.ontology.loader import CodeBooks
from tracktwo.pipeline.llm import NOTHING_TOLD, ModelReader, model_reader, told_by_model
from tracktwo.pipeline.llm import STEPS as LLM_STEPS
from tracktwo.pipeline.model import LateInfer, keep_loaded, kept_parses
from tracktwo.pipeline.outcome import Pending, noticed, read_from, searchable
from tracktwo.pipeline.parse import parse_all
from tracktwo.pipeline.reading import reading_of
from tracktwo.pipeline.report import ReadReport
from tracktwo.pipeline.stamp import issue, issue_of, moment, stamped
from tracktwo.pipeline.steps import Finds, extractors
from tracktwo.pipeline.succeed import successors
from tracktwo.pipeline.taken import missing_articles, take_records, taken_article
from tracktwo.protocols import Infer, RawArticle
from tracktwo.records import Article, Issue, Reading, to_dict
from tracktwo.settings import Settings
from tracktwo.store.archive import Archive
from tracktwo.store.database import Store
from tracktwo.text import article as article_step
from tracktwo.text.article import article_from

GROUP = 16  # articles parsed together: enough to fill spaCy's batches, little to lose when ended
Given = RawArticle | Exported  # what becomes an article: fetched, or an article of an export
Progress = Callable[[str], None]


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """What reading needs. Without a dossier, the profiles' words and places claim each article.

    With a `model`, a language model is asked about each article after the rules.
    """

    store: Store
    infer: Infer
    books: CodeBooks
    archive: Archive | None = None
    dossier: str | None = None
    longest_text: int = 1_000_000
    progress: Progress | None = None
    model: ModelReader | None = None


def archive_of(settings: Settings) -> Archive:
    """Return the archive of raw bytes that the settings name."""
    return Archive(settings.archive)


def reader_for(
    settings: Settings,
    *,
    store: Store,
    books: CodeBooks,
    dossier: str | None = None,
    progress: Progress | None = None,
    llm: str | None = None,
) -> Reader:
    """Return a reader as the settings have it: their model behind the cache of parses, their archive.

    Args:
        llm: the language model to ask instead of the settings' own; "" asks none.
    Raises:
        ConfigError: the settings of the language model do not fit.
    """
    return Reader(
        store=store,
        infer=kept_parses(LateInfer(settings.model), settings),
        books=books,
        archive=archive_of(settings),
        dossier=dossier,
        longest_text=settings.longest_text_characters,
        progress=progress,
        model=model_reader(settings, name=llm),
    )


def read_articles(items: Iterable[Item], reader: Reader) -> ReadReport:
    """Read articles into the store and return what was done.

    Raises:
        StoreError: the store or the archive cannot be written. What was read until then is whole.
    """
    report = ReadReport()
    versions = fingerprint(reader.infer, reader.books, reader.model)
    waiting = iter(items)
    resting: set[str] = set()
    while group := list(islice(waiting, GROUP)):
        keys = {_key(item, reader.dossier, versions): item for item in group if _is_article(item)}
        done = reader.store.done(keys)
        _note_failures(group, reader, report)
        resting |= _take(group, reader, report)
        report.known += len(done)
        fresh = {key: item for key, item in keys.items() if key not in done}
        for key in done:
            _mend(keys[key], reader)
            _tell(reader, "known")
        _read_group(fresh, reader, report, versions)
        keep_loaded()
    absent = missing_articles(reader.store, resting)
    if absent is not None:
        _fail(absent, reader, report)
    return report


def _is_article(item: Item) -> TypeGuard[Given]:
    return isinstance(item, RawArticle) or (isinstance(item, Exported) and isinstance(item.record, Article))


def _take(group: list[Item], reader: Reader, report: ReadReport) -> set[str]:
    """Take the records of an export in, and return the articles that those rest on which are not taken."""
    found = [item for item in group if isinstance(item, Exported) and not isinstance(item.record, Article)]
    if not found:
        return set()
    taken, passed_over, known = take_records(reader.store, found)
    report.taken += taken
    report.passed_over += passed_over
    report.known += known
    return {e.article_id for one in found for e in one.record.evidence}


def fingerprint(infer: Infer, books: CodeBooks, model: ModelReader | None = None) -> str:
    """Return a word that changes with whatever decides how an article is read.

    These are the models, the version of each step, and what users set: their profiles' words and sticking
    points, and how contested entities are coded.
    """
    steps = [(module.NAME, module.VERSION) for module in extractors()]
    if model is not None:
        steps.append((model.NAME, model.teller))
    profiles = [
        (one.id, one.words, list(map(dataclasses.asdict, one.issues))) for one in books.dossiers.values()
    ]
    contested = [(state.iso3, state.code) for state in books.actors.states.values() if state.contested]
    return _digest(
        [infer.name, article_step.NAME, article_step.VERSION, sorted(steps), sorted(profiles), contested]
    )


def _key(item: Given, dossier: str | None, versions: str) -> str:
    """Return what says that an item has been read: its bytes, what is known of it, and the versions."""
    if isinstance(item, Exported):
        return _digest(["exported", to_dict(item.record), dossier, versions])
    facts = dataclasses.asdict(dataclasses.replace(item, raw=None, retrieved_at=None))
    raw = hashlib.sha256(item.raw).hexdigest() if item.raw is not None else None
    return _digest([raw, facts, dossier, versions])


def _digest(value: object) -> str:
    return hashlib.sha256(json.dumps(value, sort_keys=True, default=str).encode()).hexdigest()


def _note_failures(group: list[Item], reader: Reader, report: ReadReport) -> None:
    for item in group:
        if isinstance(item, FeedFailure):
            found = issue("feed", where=item.where, what=item.what, how_to_fix=item.how_to_fix)
            _fail(found, reader, report)


def _fail(found: Issue, reader: Reader, report: ReadReport) -> None:
    with reader.store.writing() as writing:
        writing.add(stamped([found], at=moment(), dossier=reader.dossier))
    report.failed += 1
    report.issues.append(found)
    _tell(reader, "failed")


def _tell(reader: Reader, what: str) -> None:
    if reader.progress is not None:
        reader.progress(what)


def _read_group(fresh: dict[str, Given], reader: Reader, report: ReadReport, versions: str) -> None:
    pending: list[Pending] = []
    for key, item in fresh.items():
        try:
            pending.append(_prepared(item, key, reader))
        except StoreError:
            raise
        except Exception as error:  # whatever an article does, the others are read
            _fail(issue_of(error, step="article", where=item.where), reader, report)
    known = reader.store.done([_article_key(p.article, versions) for p in pending])
    for one, outcome in _parsed(pending, reader.infer, skip=known.keys(), versions=versions):
        _keep(one, outcome, reader, report, versions)


def _article_key(article: Article, versions: str) -> str:
    return _digest(["article", article.id, article.dossier, versions])


def _prepared(item: Given, key: str, reader: Reader) -> Pending:
    if isinstance(item, Exported):
        article = taken_article(cast(Article, item.record), reader.archive)
        article = dataclasses.replace(article, dossier=reader.dossier or article.dossier)
    else:
        article = _fetched(item, reader)
        article = dataclasses.replace(article, dossier=_dossier(article, reader))
    return Pending(item.where, key, article, _reading(article, reader))


def _fetched(item: RawArticle, reader: Reader) -> Article:
    """Return the article in what a feed handed over, its bytes kept."""
    article = article_from(_with_outlet(item, reader.books))
    kept = None
    at = item.retrieved_at or moment()
    if reader.archive is not None and item.raw is not None:
        kept = _kept(item, reader.archive, at)
    return dataclasses.replace(article, archive=kept, retrieved_at=at)


def _mend(item: Given, reader: Reader) -> None:
    """Keep the bytes of an article read before, where what was kept of them is damaged or gone."""
    archive = reader.archive
    if archive is None or not isinstance(item, RawArticle) or item.raw is None:
        return
    if not archive.holds(item.raw):
        _kept(item, archive, item.retrieved_at or moment())


def _kept(item: RawArticle, archive: Archive, at: str) -> str:
    return archive.keep(
        item.raw or b"", where=item.where, url=item.url, media_type=item.media_type, retrieved_at=at
    )


def _with_outlet(item: RawArticle, books: CodeBooks) -> RawArticle:
    """Return the item with its outlet's listed name, where its address says which outlet it is."""
    listed = books.outlets.at(item.url) if item.url and item.outlet is None else None
    return item if listed is None else dataclasses.replace(item, outlet=listed.name)


def _dossier(article: Article, reader: Reader) -> str | None:
    if reader.dossier is not None:
        return reader.dossier
    return claim_article(article, reader.books.dossiers.values())


def _reading(article: Article, reader: Reader) -> Reading | None:
    return None if len(article.text) > reader.longest_text else reading_of(article)


def _parsed(
    pending: list[Pending], infer: Infer, *, skip: Iterable[str], versions: str
) -> Iterator[tuple[Pending, Reading | Exception | None]]:
    """Yield each article with its parsed reading, with what went wrong, or with None: nothing to parse."""
    known = set(skip)
    todo = [p for p in pending if p.reading is not None and _article_key(p.article, versions) not in known]
    sentences = iter(parse_all([p.reading for p in todo if p.reading is not None], infer))
    for one in pending:
        if one not in todo or one.reading is None:
            yield one, None
            continue
        outcome = next(sentences)
        if isinstance(outcome, Exception):
            yield one, outcome
        else:
            yield one, dataclasses.replace(one.reading, sentences=outcome)


def _keep(
    one: Pending, outcome: Reading | Exception | None, reader: Reader, report: ReadReport, versions: str
) -> None:
    """Store an article with all that was read from it, in one transaction."""
    at = moment()
    dossier = one.article.dossier
    records, reading = read_from(one, outcome, books=reader.books, longest_text=reader.longest_text)
    told = told_by_model(Finds(reading, records), reader.model, reader.books) if reading else NOTHING_TOLD
    read, records = records, (*records, *told.records)
    article = noticed(one.article, reading, reader.books)
    with reader.store.writing() as writing:
        is_new = writing.add(stamped([article], at=at, dossier=dossier)) == 1
        if is_new:
            writing.add_sentences(one.article, searchable(one.article, reading))
        elif outcome is None:
            records = ()  # why it was not parsed was said when it came first, perhaps under another name
        writing.file_under(one.article.id, dossier)
        added = writing.add(stamped(records, at=at, dossier=dossier))
        if reading is not None and not is_new:
            found = {record.id for record in records}
            before = [
                r for r in writing.read_before(one.article.id, steps=_steps(reader)) if r.id not in found
            ]
            writing.supersede(successors(before, (*read, *told.new)), at=at)
        writing.supersede(told.given_way, at=at)
        if told.is_whole:
            keys = one.key, _article_key(one.article, versions)
            writing.mark_done(*keys, outcome=one.article.id, at=at)
    issues = [record for record in records if isinstance(record, Issue)]
    report.issues.extend(issues)
    report.read += is_new or bool(added)
    report.known += not (is_new or added)
    report.words += len(one.article.text.split()) if is_new else 0
    report.articles.append(one.article.id)
    report.found.update(type(record).__name__.lower() for record in (*read, *told.new))
    _tell(reader, "read")


def _steps(reader: Reader) -> list[str]:
    asked = LLM_STEPS if reader.model is not None else ()
    return ["parse", *(module.NAME for module in extractors()), *asked]
