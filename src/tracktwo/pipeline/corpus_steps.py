"""The steps that work across articles, in their order: which function of which room is handed what."""

import dataclasses
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property, partial
from typing import ClassVar, TypeVar

from tracktwo.corroborate import copies, disagreements, dossier_notices, stories
from tracktwo.corroborate.came_out import moments_of
from tracktwo.corroborate.coded_origins import is_row, row_origins
from tracktwo.corroborate.copies import Copy
from tracktwo.corroborate.faces import Faces
from tracktwo.corroborate.origins import origins_of
from tracktwo.corroborate.together import Together
from tracktwo.corroborate.translations import with_translations
from tracktwo.link import commitments, events, positions, proposals, rounds
from tracktwo.link.press import Press
from tracktwo.ontology.loader import CodeBooks
from tracktwo.pipeline.stamp import issue_of
from tracktwo.protocols import Relation
from tracktwo.records import (
    Article,
    Claim,
    Commitment,
    Event,
    Notice,
    Position,
    Proposal,
    Quotation,
    Record,
    Round,
    Story,
    record_id,
    to_dict,
)
from tracktwo.records.recall import Memo, Recall

R = TypeVar("R", bound=Record)
# The provenance steps of the records made here, with their versions.
MEMBERS = (
    copies, stories, events, rounds, positions, commitments, proposals, disagreements, dossier_notices,
)  # fmt: skip
STEPS = {module.NAME: module.VERSION for module in MEMBERS}


def _in_order(given: Sequence[Record]) -> list[Record]:
    """Return records by their article's publication, article and place in it, however they were read.

    Undated articles come last.
    """
    published = {record.id: record.published_at or "9999" for record in given if isinstance(record, Article)}

    def place(record: Record) -> tuple[str, str, int, str]:
        if isinstance(record, Article) or not record.evidence:
            return published.get(record.id, "9999"), record.id, -1, record.id
        at = record.evidence[0]
        return published.get(at.article_id, "9999"), at.article_id, at.start, record.id

    return sorted(given, key=place)


class LinkRecall(Recall):
    """What linking a dossier recalls of the last time, the faces of its articles among it."""

    def __init__(self) -> None:
        super().__init__()
        self.faces = Faces(self)


class Corpus:
    """A dossier's records as single articles gave them, and what was made of them so far."""

    KINDS: ClassVar[tuple[str, ...]] = (
        "articles", "claims", "commitments", "events", "positions", "proposals", "quotations", "rounds",
    )  # fmt: skip

    def __init__(self, given: Sequence[Record], books: CodeBooks, recall: LinkRecall | None = None) -> None:
        self.given = _in_order(given)
        self.books = books
        self.recall = recall or LinkRecall()
        self.faces = self.recall.faces
        self.linked: dict[str, Event] = {}  # the linked event of each reading, when events are linked

    def of(self, kind: type[R]) -> list[R]:
        """Return the given records of a kind, oldest first."""
        return [record for record in self.given if isinstance(record, kind)]

    @cached_property
    def articles(self) -> list[Article]:
        """The articles, oldest first; rows that others coded have no words to compare."""
        return [article for article in self.of(Article) if not is_row(article)]

    @cached_property
    def published(self) -> dict[str, str]:
        """Article id -> the day it was published, ISO; undated articles are left out."""
        return {a.id: a.published_at[:10] for a in self.of(Article) if a.published_at}

    @cached_property
    def copies(self) -> tuple[Copy, ...]:
        """Which article repeats which earlier one."""
        return with_translations(
            self.articles, copies.find_copies(self.articles, faces=self.faces), faces=self.faces
        )

    @cached_property
    def origin_of(self) -> dict[str, str]:
        """Article id -> the first article of its origin line."""
        origins = origins_of(self.articles, self.copies, faces=self.faces)
        return origins | row_origins(self.of(Article), origins)

    @cached_property
    def press(self) -> Press:
        """When, where and from whom the articles came; an outlet that tells a thing twice is one voice."""
        outlets = {a.id: a.outlet.casefold() for a in self.articles if a.outlet}
        voices = {one: outlets.get(origin, origin) for one, origin in self.origin_of.items()}
        return Press(self.published, moments_of(self.of(Article)), outlets, voices)


def link(corpus: Corpus, *, begin: Callable[[str], None] = lambda _name: None) -> Iterator[Record]:
    """Yield what is seen across a corpus: stories, assembled events, rounds and positions, disagreements.

    A step that fails gives an issue, and the others are taken all the same.

    Args:
        begin: called with the name of each step before it is taken.
    """
    for name, step in LINKERS.items():
        begin(name)
        try:
            yield from tuple(step(corpus))
        except Exception as error:  # one article in a thousand must not cost the whole dossier its links
            yield issue_of(error, step=name, where=f"across {len(corpus.articles)} articles")


def _link_disagreements(corpus: Corpus) -> Iterator[Record]:
    return disagreements.find_disagreements(
        corpus.of(Claim),
        articles=corpus.articles,
        rivals=corpus.books.rivals,
        institutes=corpus.books.slots.words["institute_words"],
        quotations=corpus.of(Quotation),
        events=corpus.of(Event),
        rounds=corpus.of(Round),
        origin_of=corpus.origin_of,
        linked=corpus.linked,
        recall=corpus.recall,
    )


def _link_commitments(corpus: Corpus) -> Iterator[Record]:
    return commitments.link_commitments(
        corpus.of(Commitment),
        events=corpus.of(Event),
        rounds=corpus.of(Round),
        quotations=corpus.of(Quotation),
        origin_of=corpus.origin_of,
        published=corpus.published,
        recall=corpus.recall,
    )


def _link_events(corpus: Corpus) -> Iterator[Record]:
    for event in events.link_events(corpus.of(Event), press=corpus.press, recall=corpus.recall):
        corpus.linked.update(dict.fromkeys(event.reports, event))
        yield event


def _link_rounds(corpus: Corpus) -> Iterator[Record]:
    return rounds.link_rounds(
        corpus.of(Round), origin_of=corpus.origin_of, published=corpus.published, recall=corpus.recall
    )


LINKERS: dict[str, Callable[[Corpus], Iterable[Record]]] = {
    stories.NAME: lambda c: stories.cluster(c.articles, c.copies, faces=c.faces, recall=c.recall),
    events.NAME: _link_events,
    rounds.NAME: _link_rounds,
    positions.NAME: lambda c: positions.link_positions(
        c.of(Position), published=c.published, recall=c.recall
    ),
    commitments.NAME: _link_commitments,
    proposals.NAME: lambda c: proposals.link_proposals(
        c.of(Proposal), origin_of=c.origin_of, published=c.published
    ),
    disagreements.NAME: _link_disagreements,
}


def relations(corpus: Corpus, made: Iterable[Record]) -> Iterator[Relation]:
    """Yield for each article its story, its origin and what it repeats."""
    story_of = {article: story.id for story in made if isinstance(story, Story) for article in story.articles}
    copy_of = {copy.article_id: copy for copy in corpus.copies}
    for article in corpus.articles:
        copy = copy_of.get(article.id)
        yield Relation(
            article_id=article.id,
            story_id=story_of.get(article.id),
            origin_id=corpus.origin_of.get(article.id),
            copy_of=copy.copy_of if copy else None,
            copy_kind=copy.kind.value if copy else None,
        )


def notices(corpus: Corpus, made: list[Record]) -> dict[str, tuple[Notice, ...]]:
    """Return what looks odd in each article beside the others: article id -> its notices.

    A rule that fails adds an issue to what was made, and the articles keep the notices they had.
    """
    try:
        return dossier_notices.find_notices(_together(corpus, made))
    except Exception as error:  # as for the linkers: the dossier keeps its links
        where = f"across {len(corpus.articles)} articles"
        made.append(issue_of(error, step=dossier_notices.NAME, where=where))
        return {}


def _together(corpus: Corpus, made: Iterable[Record]) -> Together:
    return Together(
        corpus.articles,
        quotations=corpus.of(Quotation),
        claims=corpus.of(Claim),
        stories=[record for record in made if isinstance(record, Story)],
        origin_of=corpus.origin_of,
        books=corpus.books,
        recall=corpus.recall,
    )


def settled(made: Iterable[Record], recall: Recall | None = None) -> list[Record]:
    """Return what was made as it is stored: without what only repeats one reading, and named by its contents.

    A linker names what it assembles by its first report. Since what is stored is never changed, a record
    that grew needs another id: that of its contents.
    """
    memo: Memo[str] = (recall or Recall()).memo("names of contents")
    kept, names = [], dict[str, str]()
    for record in made:
        reports: tuple[str, ...] = getattr(record, "reports", ())
        if len(reports) == 1 and not _says_more(record):
            names[record.id] = reports[0]
        else:
            kept.append(record)
            names[record.id] = memo.of((record,), partial(_named_by_contents, record))
    return [_renamed(record, names) for record in kept]


def _says_more(record: Record) -> bool:
    """Tell whether a record assembled from one reading says what other records added to it."""
    changes: tuple[object, ...] = getattr(record, "history", ())
    return getattr(record, "previous", None) is not None or len(changes) > 1


def _named_by_contents(record: Record) -> str:
    contents = {k: v for k, v in to_dict(record).items() if k not in ("id", "provenance", "dossier")}
    kind = record.id.rpartition("-")[0]
    return record_id(kind, record.id, record.provenance.version, repr(contents))


def _renamed(record: Record, names: dict[str, str]) -> Record:
    if isinstance(record, (Position, Proposal)) and record.previous is not None:
        record = dataclasses.replace(record, previous=names.get(record.previous, record.previous))
    return dataclasses.replace(record, id=names[record.id])
