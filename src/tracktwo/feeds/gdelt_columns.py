"""The layouts of GDELT's event tables: versions 2 and 1 as published, and tables with a header."""

import csv
from collections.abc import Callable, Sequence

ACTOR = ("Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code", "Religion2Code",
         "Type1Code", "Type2Code", "Type3Code")  # fmt: skip
GEO = ("Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")
# The 61 columns of version 2, in their order.
NAMES = (
    "GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate",
    *(f"{actor}{part}" for actor in ("Actor1", "Actor2") for part in ACTOR),
    "IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale",
    "NumMentions", "NumSources", "NumArticles", "AvgTone",
    *(f"{place}Geo_{part}" for place in ("Actor1", "Actor2", "Action") for part in GEO),
    "DATEADDED", "SOURCEURL",
)  # fmt: skip
COLUMNS = len(NAMES)
COLUMNS_1, COLUMNS_1_EARLY = 58, 57  # of version 1; until April 2013 without the address
ADDED_IN_2 = (39, 47, 55)  # where version 2 has an ADM2Code more, of each of its three places
NEEDED = ("globaleventid", "sqldate", "eventcode")
CODE, ROOT = NAMES.index("EventCode"), NAMES.index("EventRootCode")

Cells = list[str]
Laid = Callable[[str], Cells]


def layout_of(first_line: str) -> tuple[int, bool, Laid] | None:
    """Return a table's version, whether its first line is a header, and what lays out a line as version 2.

    None for any other file. A line that has not the table's columns is laid out as the cells it has.
    """
    line = first_line.rstrip("\r\n").lstrip("\ufeff")
    cells = _cells(line)
    names = [name.strip().casefold() for name in cells]
    if set(NEEDED) <= set(names):
        return 2, True, _by_names(names, "\t" if "\t" in line else ",")
    bare = line.split("\t")
    if not (bare[0].isdigit() and len(bare) > ROOT and bare[CODE].isdigit()):
        return None
    if len(bare) == COLUMNS:
        return 2, False, lambda told: told.split("\t")
    if len(bare) in (COLUMNS_1, COLUMNS_1_EARLY):
        return 1, False, _from_version_1
    return None


def _from_version_1(line: str) -> Cells:
    cells = line.split("\t")
    if len(cells) not in (COLUMNS_1, COLUMNS_1_EARLY):
        return cells
    for at in ADDED_IN_2:
        cells.insert(at, "")
    return cells if len(cells) == COLUMNS else [*cells, ""]


def _by_names(names: Sequence[str], delimiter: str) -> Laid:
    places = [names.index(name.casefold()) if name.casefold() in names else None for name in NAMES]

    def laid(line: str) -> Cells:
        cells = _cells(line, delimiter)
        if len(cells) != len(names):
            return cells if len(cells) != COLUMNS else [*cells, ""]
        row = ["" if at is None else cells[at].strip() for at in places]
        row[CODE] = _whole_code(row[CODE], row[ROOT])
        return row

    return laid


def _whole_code(code: str, root: str) -> str:
    """Return a code with the zero that programs drop which take it for a number; its root tells of which.

    >>> _whole_code("42", "4"), _whole_code("14", "1"), _whole_code("14", "14"), _whole_code("1823", "18")
    ('042', '014', '14', '1823')
    """
    whole = root.zfill(2)
    return f"0{code}" if not code.startswith(whole) and f"0{code}".startswith(whole) else code


def _cells(line: str, delimiter: str | None = None) -> Cells:
    try:
        return next(csv.reader([line], delimiter=delimiter or ("\t" if "\t" in line else ",")), [])
    except csv.Error:
        return line.split("\t")
