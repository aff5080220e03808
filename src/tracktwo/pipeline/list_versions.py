"""One version of a public list into one dossier: what is new, what changed, what is gone since the last."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from tracktwo.feeds.listed_rows import comparison_article, row_article
from tracktwo.link.listed import Reach
from tracktwo.link.listed_measures import delisting, listed_measures, listed_since
from tracktwo.link.listed_same import joined
from tracktwo.pipeline.stamp import moment, stamped
from tracktwo.records import (
    Article,
    Evidence,
    ListedRow,
    ListVersion,
    Measure,
    MeasureKind,
    MeasureStatus,
    TimeValue,
)  # fmt: skip
from tracktwo.store.database import Store

GROUP = 500  # rows stored in one transaction
# A version that lacks more of the known entries than this is more likely cut off, or another list.
MOST_GONE = 0.2
FEW = 10  # gone entries that are believed however few were known
IN_FORCE = frozenset({MeasureStatus.ONGOING})


@dataclass(slots=True)
class Outcome:
    """What a version brought to a dossier.

    `joined` counts entries whose target is that of another entry too, on this list or another. `warning`
    says what is wrong and how to fix it.
    """

    rows: int = 0
    known: int = 0
    new: int = 0
    changed: int = 0
    measures: int = 0
    relieved: int = 0
    joined: int = 0
    warning: tuple[str, str] | None = None


@dataclass(slots=True)
class Intake:
    """Takes one version of a list into one dossier. `is_whole`: every row of the file could be read."""

    store: Store
    version: ListVersion
    reach: Reach
    is_whole: bool = True
    outcome: Outcome = field(default_factory=Outcome)

    def take(self, rows: Sequence[ListedRow], numbers: set[str]) -> Outcome:
        """Store the rows that touch the dossier, and the relief for those that are gone.

        Args:
            numbers: the numbers of all entries of the version, of those too that do not touch the dossier.
        """
        self.outcome.rows = len(rows)
        latest = self._latest()
        if latest and self.version.day and self.version.day < latest:
            self.outcome.warning = (
                f"the version of {self.version.day} is older than that of {latest}, which was taken before",
                "Read the versions of a list in the order of their days.",
            )
            self.outcome.rows = 0
            return self.outcome
        known = self._known()
        eased = [
            one
            for at in range(0, len(rows), GROUP)
            for one in self._store(rows[at : at + GROUP], known, latest)
        ]
        if eased:
            self._relieve([(one, "Still on the list, no longer imposed") for one in eased], latest or "")
        gone = [one for number, held in known.items() for one in held
                if number not in numbers and one.status in IN_FORCE]  # fmt: skip
        if gone:
            self._let_go(gone, known, latest or "")
        self._join_targets()
        self._note_version()
        return self.outcome

    @property
    def _dossier(self) -> str:
        return self.reach.profile.id

    def _key(self) -> str:
        return f"list {self.version.list_id} in {self._dossier}"

    def _latest(self) -> str | None:
        """Return the day of the last version of this list that the dossier has taken."""
        return self.store.done([self._key()]).get(self._key())

    def _note_version(self) -> None:
        with self.store.writing() as writing:
            writing.mark_done(self._key(), outcome=self.version.day or "", at=moment())

    def _join_targets(self) -> None:
        """Give the entries of all lists that are one target, by what they say of it, one target."""
        standing = [
            one
            for one in self.store.view().records("measures", dossier=self._dossier)
            if isinstance(one, Measure)
        ]
        pairs = list(joined(standing))
        self.outcome.joined = len({one.listing.number for one, _ in pairs if one.listing})
        at = moment()
        with self.store.writing() as writing:
            writing.add(stamped((made for _, made in pairs), at=at, dossier=self._dossier))
            writing.restore([made.id for _, made in pairs], at=at)
            writing.supersede({one.id: made.id for one, made in pairs if one.id != made.id}, at=at)

    def _known(self) -> dict[str, list[Measure]]:
        """Return the measures that stand from this list, by the number of their entry."""
        found: dict[str, list[Measure]] = defaultdict(list)
        for one in self.store.view().records("measures", dossier=self._dossier):
            if not isinstance(one, Measure) or one.listing is None or one.kind is MeasureKind.RELIEF:
                continue
            if one.listing.list_id == self.version.list_id:
                found[one.listing.number].append(one)
        return found

    def _store(
        self, rows: Sequence[ListedRow], known: dict[str, list[Measure]], latest: str | None
    ) -> Iterator[Measure]:
        """Store some rows; yield the measures that a row no longer imposes on somebody still listed."""
        at = moment()
        articles: list[Article] = []
        measures: list[Measure] = []
        after: dict[str, str] = {}
        again: list[str] = []
        for row in rows:
            article = row_article(row, self.version)
            held = known.get(row.number, [])
            if _stands(held, article, row):
                self.outcome.known += 1
                continue
            since = _since(row, self.version, held, latest)
            found = list(listed_measures(row, article, self.version, self.reach, since=since))
            by_kind = {measure.kind: measure.id for measure in found}
            forced = [old for old in held if old.status in IN_FORCE]
            self.outcome.changed += bool(forced)
            self.outcome.new += not forced
            after |= {old.id: by_kind[old.kind] for old in forced if by_kind.get(old.kind, old.id) != old.id}
            again += [] if forced or not held else list(by_kind.values())
            yield from (old for old in forced if old.kind not in by_kind)
            articles.append(replace(article, retrieved_at=at))
            measures += found
        self._write(articles, measures, after=after, again=again, at=at)

    def _write(
        self,
        articles: list[Article],
        measures: list[Measure],
        *,
        after: dict[str, str],
        again: list[str],
        at: str,
    ) -> None:
        with self.store.writing() as writing:
            known = self.store.view().get_many(article.id for article in articles)
            writing.add(stamped(articles, at=at, dossier=self._dossier))
            for article in articles:
                if article.id not in known:
                    writing.add_sentences(article, [(0, len(article.text))])
            self.outcome.measures += writing.add(stamped(measures, at=at, dossier=self._dossier))
            writing.supersede(after, at=at)
            writing.restore(again, at=at)

    def _let_go(self, gone: Sequence[Measure], known: Mapping[str, list[Measure]], latest: str) -> None:
        """Take entries that are gone for delisted, unless the file is likelier not the whole list."""
        standing = sum(any(one.status in IN_FORCE for one in held) for held in known.values())
        entries = {_number(one) for one in gone}
        if not self.is_whole or len(entries) > max(FEW, MOST_GONE * standing):
            self.outcome.warning = (
                f"{len(entries)} of {standing} known entries are missing from this version; they are not "
                "taken for delisted",
                "Check that the file is whole and the same list. Rows that could not be read count too.",
            )
            return
        self.outcome.relieved = len(entries)
        self._relieve([(one, "No longer on the list") for one in gone], latest)

    def _relieve(self, gone: Sequence[tuple[Measure, str]], latest: str) -> None:
        """Store the relief from some measures, and the note on the two versions that it rests on."""
        article, lines = self._comparison(gone, latest)
        found = [
            delisting(one, line, before=latest, version=self.version)
            for (one, _), line in zip(gone, lines, strict=True)
        ]
        at = moment()
        with self.store.writing() as writing:
            writing.add(stamped([replace(article, retrieved_at=at)], at=at, dossier=self._dossier))
            writing.add(stamped((one for pair in found for one in pair), at=at, dossier=self._dossier))
            writing.supersede({one.id: was.id for (one, _), (_, was) in zip(gone, found, strict=True)}, at=at)

    def _comparison(self, gone: Sequence[tuple[Measure, str]], latest: str) -> tuple[Article, list[Evidence]]:
        text = f"{self.version.name}: the version of {self.version.day} beside that of {latest}."
        spans: list[tuple[int, int]] = []
        for one, words in gone:
            line = f"{words}: {one.text} ({_number(one)}), {one.kind.value.replace('_', ' ')}."
            spans.append((len(text) + 1, len(text) + 1 + len(line)))
            text += f"\n{line}"
        article = comparison_article(text, self.version, dossier=self._dossier)
        return article, [Evidence(article.id, a, b, text[a:b]) for a, b in spans]


def _number(one: Measure) -> str:
    return one.listing.number if one.listing else ""


def _stands(held: Iterable[Measure], article: Article, row: ListedRow) -> bool:
    """Whether what is known of a row still holds: it is the same, and not back after it was gone."""
    return any(
        (one.status in IN_FORCE or row.ended_on is not None)
        and one.listing is not None
        and bool(one.listing.names)  # else read before names and numbers were kept
        and any(e.article_id == article.id for e in one.evidence)
        for one in held
    )


def _since(
    row: ListedRow, version: ListVersion, held: Sequence[Measure], latest: str | None
) -> TimeValue | None:
    """Return since when a row is listed; one that only changed keeps the day that was known before."""
    forced = [one for one in held if one.status in IN_FORCE]
    if forced and row.listed_on is None:
        return forced[0].date
    return listed_since(row, version, before=latest or None)
