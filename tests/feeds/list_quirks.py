"""Public lists as they are met: marks, encodings, titles above the header, names in many rows, days in three ways.

The same invented people, works and ship stand on several of them, and namesakes who are not the same.
"""
# ruff: noqa: E501 - the lists' own lines are long

import zipfile
from pathlib import Path

EU_COLUMNS = [
    "fileGenerationDate",
    "Entity_LogicalId",
    "Entity_EU_ReferenceNumber",
    "Entity_UnitedNationId",
    "Entity_DesignationDate",
    "Entity_SubjectType",
    "Entity_SubjectType_ClassificationCode",
    "Entity_Regulation_PublicationDate",
    "Entity_Regulation_Programme",
    "NameAlias_LastName",
    "NameAlias_FirstName",
    "NameAlias_WholeName",
    "NameAlias_NameLanguage",
    "BirthDate_BirthDate",
    "BirthDate_Year",
    "Identification_Number",
    "Identification_TypeCode",
    "Identification_TypeDescription",
    "Identification_CountryIso2Code",
    "Citizenship_CountryIso2Code",
]


def eu_csv(path: Path) -> str:
    """Write the EU's table: with a mark, CRLF, days as dd/mm/yyyy, a row for each name, birth and number."""

    def row(logical: str, **cells: str) -> str:
        given = {
            "fileGenerationDate": "02/05/2024", "Entity_LogicalId": logical,
            "Entity_EU_ReferenceNumber": f"EU.{logical}.1", "Entity_SubjectType": "P",
            "Entity_SubjectType_ClassificationCode": "P", "Entity_Regulation_PublicationDate": "2022-02-23",
            "Entity_Regulation_Programme": "UKR", **cells,
        }  # fmt: skip
        return ";".join(given.get(column, "") for column in EU_COLUMNS)

    body = {"Entity_SubjectType": "E", "Entity_SubjectType_ClassificationCode": "E"}
    rows = (
        row("201", NameAlias_LastName="Belskij", NameAlias_FirstName="Arkadij", NameAlias_WholeName="Arkadij Belskij"),
        row("201", NameAlias_WholeName="Аркадий БЕЛЬСКИЙ", NameAlias_NameLanguage="RU"),
        row("201", BirthDate_BirthDate="01/02/1961", BirthDate_Year="1961"),
        row("201", Identification_Number="75 3615892", Identification_TypeCode="passport", Identification_CountryIso2Code="RU"),
        row("201", Citizenship_CountryIso2Code="RU"),
        row("202", NameAlias_WholeName="Volna Shipyard", **body),
        row("202", Identification_Number="7702999999", Identification_TypeCode="fiscalcode", Identification_TypeDescription="Tax Number", **body),
        row("203", NameAlias_WholeName="Ivan Petrenkov", BirthDate_BirthDate="03/04/1970"),
        row("204", NameAlias_WholeName="Oleg Marin"),
    )  # fmt: skip
    path.write_bytes(("\ufeff" + "\r\n".join((";".join(EU_COLUMNS), *rows)) + "\r\n").encode())
    return str(path)


def ofac_advanced(path: Path) -> str:
    """Write OFAC's advanced XML: words, names, numbers and programmes in four places, the day of listing with them."""

    def party(uid: int, subtype: int, *names: str, born: tuple[str, str, str] | None = None) -> str:
        aliases = "".join(
            f'<Alias FixedRef="{uid}" AliasTypeID="1400" Primary="{"true" if not n else "false"}" LowQuality="false">'
            f'<DocumentedName ID="{uid}{n}" FixedRef="{uid}" DocNameStatusID="1">'
            + "".join(
                f'<DocumentedNamePart><NamePartValue NamePartGroupID="{uid}{k}" ScriptID="215">{part}</NamePartValue></DocumentedNamePart>'
                for k, part in enumerate(name.split(", "))
            )
            + "</DocumentedName></Alias>"
            for n, name in enumerate(names)
        )
        kinds = ("1520", "1521") if subtype == 4 else ("1525",)
        groups = "".join(
            f'<MasterNamePartGroup><NamePartGroup ID="{uid}{k}" NamePartTypeID="{kind}"/></MasterNamePartGroup>'
            for k, kind in enumerate(kinds)
        )
        feature = ""
        if born:
            start = "<Year>{}</Year><Month>{}</Month><Day>{}</Day>".format(*born)
            feature = (
                f'<Feature ID="f{uid}" FeatureTypeID="8"><FeatureVersion ID="v{uid}"><DatePeriod><Start Approximate="false">'
                f"<From>{start}</From></Start></DatePeriod></FeatureVersion></Feature>"
            )
        return (
            f'<DistinctParty FixedRef="{uid}"><Comment/><Profile ID="{uid}" PartySubTypeID="{subtype}">'
            f'<Identity ID="9{uid}" FixedRef="{uid}" Primary="true" False="false">{aliases}'
            f"<NamePartGroups>{groups}</NamePartGroups></Identity>{feature}</Profile></DistinctParty>"
        )

    def number(uid: int, kind: int, value: str) -> str:
        return (
            f'<IDRegDocument ID="d{uid}{kind}" IDRegDocTypeID="{kind}" IdentityID="9{uid}" IssuedBy-CountryID="11159">'
            f"<Comment/><IDRegistrationNo>{value}</IDRegistrationNo></IDRegDocument>"
        )

    def entry(uid: int, year: str, month: str, day: str) -> str:
        return (
            f'<SanctionsEntry ID="e{uid}" ProfileID="{uid}" ListID="1550"><EntryEvent ID="1" EntryEventTypeID="1">'
            f"<Date><Year>{year}</Year><Month>{month}</Month><Day>{day}</Day></Date></EntryEvent>"
            '<SanctionsMeasure SanctionsTypeID="1"><Comment>RUSSIA-EO14024</Comment></SanctionsMeasure>'
            '<SanctionsMeasure SanctionsTypeID="2"><Comment>Blocking</Comment></SanctionsMeasure></SanctionsEntry>'
        )

    body = "".join(
        (
            '<DateOfIssue CalendarTypeID="1"><Year>2024</Year><Month>5</Month><Day>3</Day></DateOfIssue><ReferenceValueSets>',
            '<CountryValues><Country ID="11159" ISO2="RU">Russia</Country></CountryValues>',
            '<FeatureTypeValues><FeatureType ID="8">Birthdate</FeatureType></FeatureTypeValues>',
            '<IDRegDocTypeValues><IDRegDocType ID="1571">Passport</IDRegDocType><IDRegDocType ID="1596">Tax ID No.</IDRegDocType>',
            '<IDRegDocType ID="1626">Vessel Registration Identification</IDRegDocType></IDRegDocTypeValues>',
            '<ListValues><List ID="1550">SDN List</List></ListValues>',
            '<NamePartTypeValues><NamePartType ID="1520">Last Name</NamePartType><NamePartType ID="1521">First Name</NamePartType>',
            '<NamePartType ID="1525">Entity Name</NamePartType></NamePartTypeValues>',
            '<PartySubTypeValues><PartySubType ID="1" PartyTypeID="4">Vessel</PartySubType><PartySubType ID="3" PartyTypeID="2">Unknown</PartySubType>',
            '<PartySubType ID="4" PartyTypeID="1">Unknown</PartySubType></PartySubTypeValues>',
            '<PartyTypeValues><PartyType ID="1">Individual</PartyType><PartyType ID="2">Entity</PartyType><PartyType ID="4">Transport</PartyType></PartyTypeValues>',
            '<SanctionsTypeValues><SanctionsType ID="1">Program</SanctionsType><SanctionsType ID="2">Block</SanctionsType></SanctionsTypeValues>',
            "</ReferenceValueSets><IDRegDocuments>",
            number(6001, 1571, "753615892"),
            number(6002, 1596, "7702999999"),
            number(6003, 1626, "IMO 9300001"),
            "</IDRegDocuments><DistinctParties>",
            party(6001, 4, "BELSKY, Arkady", "BELSKI, Arkadi", born=("1961", "2", "1")),
            party(6002, 3, "VOLNA SHIPBUILDING WORKS JSC"),
            party(6003, 1, "SEVERNY VETER"),
            party(6004, 4, "PETRENKOV, Ivan", born=("1988", "7", "9")),
            party(6005, 4, "MARIN, Oleg"),
            "</DistinctParties><SanctionsEntries>",
            entry(6001, "2022", "3", "3"),
            entry(6002, "2023", "5", "19"),
            entry(6003, "2024", "1", "10"),
            entry(6004, "2022", "4", "6"),
            entry(6005, "2022", "4", "6"),
            "</SanctionsEntries>",
        )
    )
    path.write_text(
        '<?xml version="1.0" encoding="utf-8"?>\n<Sanctions Version="3.1" xmlns="https://sanctionslistservice.ofac.treas.gov/api/'
        f'PublicationPreview/exports/ADVANCED_XML">{body}</Sanctions>\n',
        "utf-8",
    )
    return str(path)


def ofac_csv(path: Path) -> str:
    """Write OFAC's table, in which births and numbers stand in the remarks only."""
    empty = '"-0- "'
    rest = ",".join([empty] * 7)
    rows = (
        f'6001,"BELSKY, Arkady","individual","RUSSIA-EO14024",{rest},"DOB 01 Feb 1961; POB Perm, Russia; nationality Russia; Passport 753615892 (Russia) expires 09 Mar 2027; Tax ID No. 590000000001 (Russia) (individual) [RUSSIA-EO14024]."',
        f'6003,"SEVERNY VETER","vessel","RUSSIA-EO14024",{empty},"UBXY1","Crude Oil Tanker",{empty},{empty},"Russia",{empty},"Vessel Registration Identification IMO 9300001; MMSI 273000001 (vessel)."',
        f'6004,"PETRENKOV, Ivan","individual","RUSSIA-EO14024",{rest},"DOB 1988; citizen Russia."',
    )
    path.write_bytes(("\r\n".join(rows) + "\r\n\x1a").encode())
    return str(path)


UK_COLUMNS = [
    "Last Updated",
    "Unique ID",
    "OFSI Group ID",
    "UN Reference Number",
    "Name 6",
    "Name 1",
    "Name 2",
    "Name 3",
    "Name 4",
    "Name 5",
    "Name type",
    "Alias strength",
    "Title",
    "Name non-latin script",
    "Regime Name",
    "Designation Type",
    "Designation source",
    "Sanctions Imposed",
    "Other Information",
    "Address Country",
    "Date Designated",
    "D.O.B",
    "Nationality(/ies)",
    "National Identifier number",
    "Passport number",
    "Business registration number (s)",
    "IMO number",
    "Current believed flag of ship",
]
UK_ROWS: tuple[dict[str, str], ...] = (
    {"Unique ID": "RUS0201", "OFSI Group ID": "15201", "Name 6": "BELSKY", "Name 1": "Arkady", "Name type": "Primary Name",
     "Designation Type": "Individual", "D.O.B": "01/02/1961", "Passport number": "(1) 753615892 (2) 51 0009999",
     "Nationality(/ies)": "Russia", "Date Designated": "24/02/2022", "Sanctions Imposed": "Asset freeze|Travel Ban"},
    {"Unique ID": "RUS0201", "OFSI Group ID": "15201", "Name 6": "BÉLSKI", "Name 1": "Arkadi", "Name type": "Alias",
     "Designation Type": "Individual", "D.O.B": "01/02/1961", "Date Designated": "24/02/2022",
     "Sanctions Imposed": "Asset freeze|Travel Ban"},
    {"Unique ID": "RUS0202", "OFSI Group ID": "15202", "Name 6": "NORTH WIND", "Name type": "Primary Name",
     "Designation Type": "Ship", "IMO number": "9300001", "Date Designated": "2024-02-22",
     "Sanctions Imposed": "Specified ship", "Current believed flag of ship": "Gabon"},
    {"Unique ID": "RUS0203", "OFSI Group ID": "15203", "Name 6": "PETRENKOV", "Name 1": "Ivan", "Name type": "Primary name",
     "Designation Type": "Individual", "D.O.B": "00/00/1970", "Date Designated": "06/04/2022",
     "Sanctions Imposed": "Asset freeze"},
)  # fmt: skip
REGIME = "The Russia (Sanctions) (EU Exit) Regulations 2019"


def _uk_cells() -> list[list[str]]:
    rows = (
        {"Last Updated": "01/03/2024", "Regime Name": REGIME, "Designation source": "UK", **row}
        for row in UK_ROWS
    )
    return [["Report Date: 02-May-2024"], UK_COLUMNS, *([row.get(c, "") for c in UK_COLUMNS] for row in rows)]


def uk_csv(path: Path) -> str:
    """Write the UK Sanctions List as a spreadsheet program saves it: a title above the header, Windows-1252."""
    lines = (",".join(f'"{c}"' if "," in c else c for c in cells) for cells in _uk_cells())
    path.write_bytes(("\r\n".join(lines) + "\r\n").encode("cp1252"))
    return str(path)


def uk_ods(path: Path) -> str:
    """Write the UK Sanctions List as a spreadsheet: runs of empty cells told once, an empty tail of a thousand."""

    def cell(words: str) -> str:
        if not words:
            return '<table:table-cell table:number-columns-repeated="1"/>'
        return f'<table:table-cell office:value-type="string"><text:p>{words}</text:p></table:table-cell>'

    rows = "".join(
        f'<table:table-row>{"".join(map(cell, cells))}<table:table-cell table:number-columns-repeated="16000"/></table:table-row>'
        for cells in _uk_cells()
    )
    content = (
        '<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">'
        f'<office:body><office:spreadsheet><table:table table:name="UK Sanctions List">{rows}'
        '<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet", zipfile.ZIP_STORED)
        file.writestr("content.xml", content, zipfile.ZIP_DEFLATED)
    return str(path)


def ofsi_csv(path: Path) -> str:
    """Write OFSI's list: its group number is what the UK Sanctions List calls the OFSI group."""
    head = ("Name 6,Name 1,Name 2,Name 3,Name 4,Name 5,Title,Name Non-Latin Script,DOB,Town of Birth,Country of Birth,Nationality,"
            "Passport Number,National Identification Number,Position,Country,Other Information,Group Type,Alias Type,"
            "Alias Quality,Regime,Listed On,UK Sanctions List Date Designated,Last Updated,Group ID")  # fmt: skip
    row = "BELSKY,Arkady,,,,,,,01/02/1961,,,Russia,,,,,,Individual,Primary name,,Russia,24/02/2022,24/02/2022,01/03/2024,15201"
    path.write_bytes(f"Last Updated,02/05/2024\r\n{head}\r\n{row}\r\n".encode("cp1252"))
    return str(path)


def ftm(path: Path) -> str:
    """Write OpenSanctions' entities: one of them made from entries of the other lists, which it names."""
    lines = (
        '{"id":"NK-belsky","schema":"Person","caption":"Arkady Belsky","referents":["ofac-6001","eu-fsf-eu-201-1"],"last_seen":"2024-05-02","properties":{"name":["Arkady Belsky"],"birthDate":["1961"],"nationality":["ru"]}}',
        '{"id":"s-201","schema":"Sanction","properties":{"entity":["NK-belsky"],"country":["ch"],"authority":["SECO"],"program":["Ukraine"],"startDate":["2022-03-04"]}}',
    )
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return str(path)
