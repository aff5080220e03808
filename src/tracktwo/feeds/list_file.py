"""Public lists of those under sanctions as files: rows of CSV, elements of XML, each with its text."""

import codecs
import csv
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from lxml import etree

from tracktwo.errors import FeedError
from tracktwo.feeds.failure import FeedFailure
from tracktwo.records import ListedRow, ListVersion, MeasureKind

LONGEST_ROW = 200_000  # characters of one entry; the longest known has 60,000
MOST_BYTES = 600_000_000  # the largest known list, all formats, has 300 MB
# Words by which lists name what they impose, the most special first.
IMPOSED = {
    "travel ban": MeasureKind.TRAVEL_BAN,
    "entry ban": MeasureKind.TRAVEL_BAN,
    "asset freeze": MeasureKind.ASSET_FREEZE,
    "blocking": MeasureKind.ASSET_FREEZE,
    "export": MeasureKind.EXPORT_CONTROL,
    "arms embargo": MeasureKind.EMBARGO,
}

ListItem = ListVersion | ListedRow | FeedFailure


def need_file(where: str) -> Path:
    """Return the path of a list.

    Raises:
        FeedError: there is no such file, or it is larger than any list.
    """
    path = Path(where)
    try:
        size = path.stat().st_size
    except OSError as error:
        raise FeedError(f"{where} cannot be read: {error.strerror}. Check the path.") from error
    if size > MOST_BYTES:
        raise FeedError(f"{where} has {size / 1e6:.0f} MB, which no list has. Take the list's own file.")
    return path


def csv_rows(where: str, *, delimiter: str = ",") -> Iterator[tuple[int, list[str], str] | FeedFailure]:
    """Yield each row's line, cells and text as it stands in the file; what is no CSV is told by its line.

    Raises:
        FeedError: the file cannot be read.
    """
    path = need_file(where)
    taken: list[str] = []

    def lines(file: Any) -> Iterator[str]:
        for line in file:
            taken.append(line)
            yield line

    with open(path, encoding=encoding_of(path), errors="replace", newline="") as file:
        reader = csv.reader(lines(file), delimiter=delimiter)
        while True:
            at = reader.line_num + 1
            try:
                cells = next(reader, None)
            except csv.Error as error:
                taken.clear()
                yield FeedFailure(
                    f"{where}:{at}", f"the row is no CSV ({error})", "Take the list's file anew."
                )
                continue
            text = "".join(taken).strip("\r\n\x1a")
            taken.clear()
            if cells is None:
                return
            if text and "\0" not in text and len(text) <= LONGEST_ROW:
                yield at, cells, text
            elif text:
                yield _unfit(f"{where}:{at}", text)


def encoding_of(path: Path) -> str:
    """Return how a text file is written: by its mark, as UTF-8 where it is that, else as Windows-1252.

    Lists that went through a spreadsheet program come back in that; a name must not lose its letters.
    """
    with open(path, "rb") as file:
        mark = file.read(4)
        if mark[:2] in (b"\xff\xfe", b"\xfe\xff"):
            return "utf-16"
        file.seek(0)
        decoder = codecs.getincrementaldecoder("utf-8")()
        try:
            while block := file.read(1 << 20):
                decoder.decode(block)
        except UnicodeDecodeError:
            return "cp1252"
    return "utf-8-sig"


def _unfit(where: str, text: str) -> FeedFailure:
    what = "the row holds a NUL" if "\0" in text else f"the row has {len(text):,} characters"
    return FeedFailure(where, what, "Take the list's file anew from its publisher.")


def is_xml(where: str) -> bool:
    """Return whether a file begins as XML does, and not as a table.

    Raises:
        OSError: the file cannot be read.
    """
    with open(where, "rb") as file:
        return file.read(200).lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<")


def xml_elements(where: str, *, tags: tuple[str, ...]) -> Iterator[tuple[Any, str] | FeedFailure]:
    """Yield the root as it starts, with "", then each element with one of these names and its text.

    Namespaces are passed over. Entities of the document's own are refused, nothing is loaded from
    elsewhere, and what was read is let go of, so that a list of 100 MB costs little memory.

    Raises:
        FeedError: the file cannot be read, or defines entities.
    """
    path = need_file(where)
    with open(path, "rb") as file:
        events = etree.iterparse(
            file, events=("start", "end"), resolve_entities=False, load_dtd=False, no_network=True,
            huge_tree=False, remove_comments=True, remove_pis=True,
        )  # fmt: skip
        try:
            yield from _elements(events, where, tags)
        except etree.XMLSyntaxError as error:
            line = error.lineno or 0
            what = f"the XML breaks off or is damaged ({error.msg})"[:200]
            yield FeedFailure(f"{where}:{line}", what, "Take the file anew; the rows before are kept.")


def _elements(events: Any, where: str, tags: tuple[str, ...]) -> Iterator[tuple[Any, str] | FeedFailure]:
    is_first = True
    for event, element in events:
        if is_first:
            if element.getroottree().docinfo.doctype:
                raise FeedError(f"{where} defines a document type of its own, which no list needs. Not read.")
            is_first = False
            yield element, ""
        if event != "end" or etree.QName(element).localname not in tags:
            continue
        text = etree.tostring(element, encoding="unicode", with_tail=False)
        line = element.sourceline
        yield (element, text) if len(text) <= LONGEST_ROW else _unfit(f"{where}:{line}", text)
        element.clear()
        while element.getprevious() is not None:
            del element.getparent()[0]


def texts(element: Any, *names: str) -> tuple[str, ...]:
    """Return the texts of all elements below one that have one of these names, each once, in their order."""
    found = (
        " ".join((below.text or "").split())
        for below in element.iter()
        if isinstance(below.tag, str) and etree.QName(below).localname in names
    )
    return tuple(dict.fromkeys(text for text in found if text))


def text_of(element: Any, name: str) -> str:
    """Return the text of the first element of a name below one, "" when there is none."""
    return next(iter(texts(element, name)), "")


def children(element: Any, name: str) -> list[Any]:
    """Return the elements of a name below one, at any depth."""
    return [e for e in element.iter() if isinstance(e.tag, str) and etree.QName(e).localname == name]


def day_in(words: str, *formats: str) -> str | None:
    """Return the ISO day that words name in one of these formats, None when they do not.

    >>> day_in("23/02/2022", "%d/%m/%Y"), day_in("00/00/2014", "%d/%m/%Y")
    ('2022-02-23', None)
    """
    for one in formats:
        try:
            return (
                datetime.strptime(words.strip()[:10] if one == "%Y-%m-%d" else words.strip(), one)
                .date()
                .isoformat()
            )
        except ValueError:
            continue
    return None


def imposed_in(words: str, otherwise: MeasureKind) -> tuple[MeasureKind, ...]:
    """Return what a list's words impose, each kind once.

    >>> imposed_in("Asset freeze|Travel Ban", MeasureKind.SANCTION)
    (<MeasureKind.ASSET_FREEZE: 'asset_freeze'>, <MeasureKind.TRAVEL_BAN: 'travel_ban'>)
    """
    kinds = []
    for part in filter(str.strip, words.lower().replace(";", "|").split("|")):
        kinds.append(next((kind for word, kind in IMPOSED.items() if word in part), MeasureKind.SANCTION))
    return tuple(dict.fromkeys(kinds)) or (otherwise,)


def given_first(name: str) -> str:
    """Return a name that is written surname first in the order in which it is spoken.

    >>> given_first("DOE, Jane Mary")
    'Jane Mary DOE'
    """
    last, comma, first = name.partition(",")
    return f"{first.strip()} {last.strip()}" if comma and first.strip() else name.strip()
