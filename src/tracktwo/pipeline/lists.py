"""Public lists of sanctions, as files the user brings, into the store: what of them touches a dossier.

Each row that touches is stored as the article that its measures rest on; the others are counted. A version
of a list is compared with the one before it: a row that is gone is a relief, a changed row takes the old
one's place.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType
from typing import Any

from tracktwo.errors import FeedError
from tracktwo.feeds import list_eu, list_ftm, list_ftm_simple, list_ofac, list_ofac_advanced, list_uk, list_un
from tracktwo.feeds.failure import FeedFailure, failure_of
from tracktwo.feeds.list_ods import is_spreadsheet
from tracktwo.link.listed import Reach
from tracktwo.ontology.dossiers import Profile
from tracktwo.ontology.loader import CodeBooks
from tracktwo.pipeline.list_versions import Intake, Outcome
from tracktwo.pipeline.stamp import issue, moment, stamped
from tracktwo.records import Issue, ListedRow, ListVersion
from tracktwo.store.database import Store

READERS: tuple[ModuleType, ...] = (
    list_eu,
    list_ofac,
    list_ofac_advanced,
    list_uk,
    list_un,
    list_ftm,
    list_ftm_simple,
)
SUFFIXES = (".xml", ".csv", ".ods", ".json", ".jsonl", ".ndjson", ".txt")
FIRST_BYTES = 8000  # by which a list is told


@dataclass(slots=True)
class ListReport:
    """What the reading of one list did, for each dossier it touches.

    `left_out` counts entries that touch no dossier; `why` counts the reasons for which others were taken.
    """

    where: str
    name: str = ""
    version: str | None = None
    is_day_guessed: bool = False
    entries: int = 0
    left_out: int = 0
    failed: int = 0
    dossiers: dict[str, Outcome] = field(default_factory=dict)
    why: Counter[str] = field(default_factory=Counter)
    issues: list[Issue] = field(default_factory=list)

    @property
    def taken(self) -> int:
        """How many entries went into a dossier."""
        return sum(one.rows for one in self.dossiers.values())

    def to_dict(self) -> dict[str, Any]:
        """Return the report as JSON values."""
        told = asdict(self) | {"taken": self.taken, "why": dict(self.why)}
        return told | {"issues": [found.to_dict() for found in self.issues]}


def lists_among(places: Iterable[str]) -> tuple[list[str], list[str]]:
    """Return the places that are public lists of sanctions, by their content, and the others."""
    lists: list[str] = []
    others: list[str] = []
    for place in places:
        (others if reader_of(place) is None else lists).append(place)
    return lists, others


def reader_of(place: str) -> ModuleType | None:
    """Return what reads a list, told by how its file begins; None for any other file."""
    path = Path(place)
    if path.suffix.lower() not in SUFFIXES or not path.is_file():
        return None
    try:
        with open(path, "rb") as file:
            head = file.read(FIRST_BYTES)
    except OSError:
        return None
    if is_spreadsheet(head):
        return list_uk  # the only one that comes so
    text = head.decode("utf-16" if head[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8", "replace")
    return next((module for module in READERS if module.is_list(text)), None)


def take_lists(
    places: Iterable[str],
    *,
    store: Store,
    books: CodeBooks,
    profiles: Iterable[Profile],
    as_of: str | None = None,
    progress: Callable[[str], None] | None = None,
) -> list[ListReport]:
    """Store what touches the dossiers of these profiles, and return what was done, a report for each list.

    Args:
        as_of: the day (ISO) of a version that does not say it itself; else the file's own date is taken.
    Raises:
        StoreError: the store cannot be written. What was stored until then is whole.
    """
    places = list(places)
    reaches = [Reach(profile, books) for profile in profiles]
    reports: list[ListReport] = []
    for place in places:
        report = ListReport(place)
        if _is_side_table(place):  # read with the list it belongs to
            if not any(map(_is_table_of_entries, places)):
                reports.append(_alone(report, store))
            continue
        try:
            _take(place, report, store=store, reaches=reaches, as_of=as_of, progress=progress)
        except FeedError as error:
            _fail(failure_of(place, error), report, store)
        reports.append(report)
    return reports


def _is_side_table(place: str) -> bool:
    with open(place, encoding="utf-8", errors="replace") as file:
        return reader_of(place) is list_ofac and list_ofac.is_side_table(file.read(FIRST_BYTES))


def _is_table_of_entries(place: str) -> bool:
    return reader_of(place) is list_ofac and not _is_side_table(place)


def _alone(report: ListReport, store: Store) -> ListReport:
    what = "this table belongs to a list of OFAC's and names nobody by itself"
    _fail(
        FeedFailure(report.where, what, "Name the list (sdn.csv), with this table beside it."), report, store
    )
    return report


def _take(
    place: str,
    report: ListReport,
    *,
    store: Store,
    reaches: list[Reach],
    as_of: str | None,
    progress: Callable[[str], None] | None,
) -> None:
    reader = reader_of(place)
    if reader is None:
        raise FeedError(
            f"{place} is no list that Tracktwo knows. "
            "Bring the EU's, OFAC's, the UK's, the UN's or OpenSanctions'."
        )
    version: ListVersion | None = None
    numbers: set[str] = set()
    touching: dict[str, list[ListedRow]] = {reach.profile.id: [] for reach in reaches}
    for found in reader.fetch(place):
        if isinstance(found, ListVersion):
            version = version or _dated(found, place, report, as_of)
        elif isinstance(found, FeedFailure):
            _fail(found, report, store)
        else:
            report.entries += 1
            numbers.add(found.number)
            _sort(found, reaches, touching, report)
        if progress is not None and not isinstance(found, ListVersion):
            progress("failed" if isinstance(found, FeedFailure) else "read")
    if version is None or not report.entries:
        raise FeedError(
            f"{place} holds nobody under sanctions. Take the file anew from its publisher, or another list."
        )
    for reach in reaches:
        intake = Intake(store, version, reach, is_whole=not report.failed)
        outcome = intake.take(touching[reach.profile.id], numbers)
        if outcome.rows or outcome.relieved or outcome.warning:
            report.dossiers[reach.profile.id] = outcome
        if outcome.warning:
            _fail(FeedFailure(place, *outcome.warning), report, store, dossier=reach.profile.id)


def _sort(
    row: ListedRow, reaches: list[Reach], touching: dict[str, list[ListedRow]], report: ListReport
) -> None:
    is_taken = False
    for reach in reaches:
        touch = reach.touch(row)
        if touch is not None:
            touching[reach.profile.id].append(row)
            report.why[f"{touch.kind}: {touch.what}"] += 1
            is_taken = True
    report.left_out += not is_taken


def _dated(version: ListVersion, place: str, report: ListReport, as_of: str | None) -> ListVersion:
    """Return the version with its day: the list's own, the one given, else that of the file."""
    day = version.day or as_of
    if day is None:
        day = datetime.fromtimestamp(Path(place).stat().st_mtime, UTC).date().isoformat()
        report.is_day_guessed = True
    report.name, report.version = version.name, day
    return ListVersion(version.list_id, version.name, day)


def _fail(failure: FeedFailure, report: ListReport, store: Store, *, dossier: str | None = None) -> None:
    found = issue("feed", where=failure.where, what=failure.what, how_to_fix=failure.how_to_fix)
    with store.writing() as writing:
        writing.add(stamped([found], at=moment(), dossier=dossier))
    report.failed += 1
    report.issues.append(found)
