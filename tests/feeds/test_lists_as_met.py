"""Public lists in the shapes that real files have: remarks, side tables, scripts, days about right."""
# ruff: noqa: E501 - the lists' own lines are long

from collections.abc import Iterator
from pathlib import Path

import pytest

from tracktwo.feeds import list_eu, list_ftm, list_ftm_simple, list_ofac, list_ofac_advanced, list_uk, list_un
from tracktwo.feeds.failure import FeedFailure
from tracktwo.ontology.loader import CodeBooks
from tracktwo.pipeline.lists import reader_of, take_lists
from tracktwo.records import IdentifierKind, ListedRow, ListVersion, TargetKind
from tracktwo.store.database import open_store

EMPTY = "-0- "


def rows(found: Iterator[object]) -> dict[str, ListedRow]:
    return {row.number: row for row in found if isinstance(row, ListedRow)}


def ids(row: ListedRow) -> set[tuple[str, str]]:
    return {(one.kind.value, one.value) for one in row.identifiers}


def write(path: Path, *lines: str) -> str:
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return str(path)


def entry(number: int, name: str, remarks: str, kind: str = EMPTY, programme: str = '"RIVERLAND"') -> str:
    cells = [str(number), f'"{name}"', kind, programme, *[EMPTY] * 7, f'"{remarks}"' if remarks else EMPTY]
    return ",".join(cells)


OFAC = (
    entry(71, "MARIN ORTEGA, Luz", "DOB 02 Mar 1970; alt. DOB 1971; Cedula No. 6068015 (Riverland); "
          "Passport 265 216 (Riverland); SSN 523-11-8386 (Hillmark); a.k.a. 'LA RIA'; a.k.a. 'ORTEGA, Lucia'.",
          '"individual"'),
    entry(72, "VOLNA TRADING S.A.", "NIT # 800146749-7 (Riverland); a.k.a. 'VT'; f.k.a. 'VOLNA, LTD'."),
    entry(73, "EBBTIDE", "Vessel Registration Identification IMO 9187629; Unified Social Credit Code (USCC) "
          "91310000MA1K3U8E0L (Hillmark).", '"vessel"'),
)  # fmt: skip


def test_other_names_and_numbers_are_read_from_remarks(tmp_path: Path) -> None:
    found = rows(list_ofac.fetch(write(tmp_path / "sdn.csv", *OFAC)))
    assert found["71"].aliases == ("LA RIA", "Lucia ORTEGA")
    assert ids(found["71"]) >= {("number", "6068015"), ("passport", "265216"), ("number", "523118386")}
    assert found["71"].births == ("1970-03-02",)
    assert found["72"].aliases == ("VT", "VOLNA, LTD")  # a firm's comma turns nothing around
    assert ids(found["72"]) >= {("number", "8001467497")}
    assert ids(found["73"]) >= {("imo", "9187629"), ("number", "91310000MA1K3U8E0L")}


def test_remarks_go_on_in_the_table_beside_where_they_were_cut(tmp_path: Path) -> None:
    write(tmp_path / "sdn_comments.csv", "74,\"66421 (Riverland); a.k.a. 'THE FERRYMAN'.\"")
    where = write(
        tmp_path / "sdn.csv", *OFAC, entry(74, "DRAY, Osman", "DOB 1 Feb 1960; Passport AB4", '"individual"')
    )
    found = rows(list_ofac.fetch(where))
    assert ids(found["74"]) >= {("passport", "AB466421")}
    assert found["74"].aliases == ("THE FERRYMAN",)


def test_a_table_that_went_through_a_spreadsheet_is_still_known(tmp_path: Path) -> None:
    plain = [line.replace('"', "") for line in (OFAC[2], entry(72, "VOLNA TRADING S.A.", ""))]
    where = write(tmp_path / "SDN.CSV", "ent_num,SDN_Name,SDN_Type,Program,Title,a,b,c,d,e,f,Remarks", *plain)
    assert reader_of(where) is list_ofac
    found = list(list_ofac.fetch(where))
    assert set(rows(iter(found))) == {"73", "72"}
    assert not [item for item in found if isinstance(item, FeedFailure)]


def test_a_table_beside_a_list_names_nobody_alone(tmp_path: Path, books: CodeBooks) -> None:
    store = open_store(str(tmp_path / "desk.sqlite"), create=True)
    alone = write(tmp_path / "alt.csv", '71,12,"aka","ORTEGA MARIN, Luz",-0- ')
    profiles = [books.dossiers["ukraine"]]
    (report,) = take_lists([alone], store=store, books=books, profiles=profiles)
    assert "belongs to a list" in report.issues[0].what
    with_list = take_lists(
        [alone, write(tmp_path / "sdn.csv", *OFAC)], store=store, books=books, profiles=profiles
    )
    assert [one.failed for one in with_list] == [0]
    store.close()


def test_a_name_without_a_first_name_takes_none_from_another_name(tmp_path: Path) -> None:
    where = write(
        tmp_path / "sdn.xml", '<sdnList xmlns="https://lists.example/XML">',
        "<publshInformation><Publish_Date>06/22/2026</Publish_Date></publshInformation><sdnEntry><uid>75</uid>",
        "<lastName>OSMAN</lastName><sdnType>Individual</sdnType><programList><program>RIVERLAND</program></programList>",
        "<akaList><aka><uid>1</uid><firstName>Dray</firstName><lastName>OSMANI</lastName></aka></akaList></sdnEntry>",
        "</sdnList>",
    )  # fmt: skip
    assert rows(list_ofac.fetch(where))["75"].name == "OSMAN"
    assert rows(list_ofac.fetch(where))["75"].aliases == ("Dray OSMANI",)


def test_a_day_of_birth_that_is_about_right_tells_nobody_apart(tmp_path: Path) -> None:
    xml = write(
        tmp_path / "eu.xml", '<export xmlns="http://eu.europa.ec/fpi/fsd/export" generationDate="2026-08-05T16:47:04.449+02:00">',
        '<sanctionEntity euReferenceNumber="EU.9.1" logicalId="9"><regulation programme="RVL" publicationDate="2022-02-23"/>',
        '<subjectType code="person" classificationCode="P"/><nameAlias wholeName="Luz Marin"/>',
        '<birthdate circa="true" birthdate="1970-03-02"/><birthdate circa="false" birthdate="1971-03-02"/>',
        "</sanctionEntity></export>",
    )  # fmt: skip
    assert rows(list_eu.fetch(xml))["EU.9.1"].births == ("1971-03-02",)
    head = ("fileGenerationDate;Entity_LogicalId;Entity_EU_ReferenceNumber;Entity_SubjectType;"
            "Entity_Regulation_Programme;NameAlias_WholeName;BirthDate_BirthDate;BirthDate_Circa")  # fmt: skip
    table = write(
        tmp_path / "eu.csv", head, "05/08/2026;9;EU.9.1;P;RVL;Luz Marin;;",
        "05/08/2026;9;EU.9.1;P;RVL;;1970-03-02;true", "05/08/2026;9;EU.9.1;P;RVL;;1971-03-02;false",
    )  # fmt: skip
    assert rows(list_eu.fetch(table))["EU.9.1"].births == ("1971-03-02",)


def test_a_name_in_its_own_script_and_the_other_lists_number_are_read(tmp_path: Path) -> None:
    table = write(
        tmp_path / "ConList.csv", "Last Updated,03/06/2026",
        "Name 6,Name 1,Name Non-Latin Script,DOB,Other Information,Group Type,Alias Type,Regime,Listed On,Group ID",
        'MARIN,Luz,Лус Марин,00/00/1970,"(UK Sanctions List Ref):RVL0296. (Gender):Female",Individual,Primary name,'
        "Riverland,11/03/2022,14630",
    )  # fmt: skip
    found = rows(list_uk.fetch(table))["14630"]
    assert found.aliases == ("Лус Марин",)
    assert ids(found) == {("entry", "gb-fcdo-rvl0296"), ("entry", "gb-hmt-14630")}
    xml = write(
        tmp_path / "uk.xml", "<Designations><DateGenerated>06/07/2026</DateGenerated><Designation>",
        "<DateDesignated>11/03/2022</DateDesignated><UniqueID>RVL0296</UniqueID><Names><Name><Name1>Luz</Name1>",
        "<Name6>MARIN</Name6><NameType>Primary Name</NameType></Name></Names><NonLatinNames><NonLatinName>",
        "<NameNonLatinScript>Лус Марин</NameNonLatinScript></NonLatinName></NonLatinNames>",
        "<RegimeName>Riverland</RegimeName></Designation></Designations>",
    )  # fmt: skip
    assert rows(list_uk.fetch(xml))["RVL0296"].aliases == ("Лус Марин",)


HEAD = '"id","schema","name","aliases","birth_date","countries","addresses","identifiers","sanctions","phones",' \
       '"emails","dataset","first_seen","last_seen","last_change"'  # fmt: skip


def target(name: str, sanctions: str, dataset: str, **cells: str) -> str:
    given = [f"NK-{name}", cells.get("schema", "Person"), name, cells.get("aliases", ""), cells.get("born", ""),
             "xr", "", cells.get("numbers", ""), sanctions, "", "", dataset, "2024-03-04T17:09:51",
             "2025-05-23T18:28:10", "2024-08-08T18:27:02"]  # fmt: skip
    return ",".join('"' + cell.replace('"', '""') + '"' for cell in given)


def test_a_table_of_targets_is_read_cell_by_cell(tmp_path: Path) -> None:
    where = write(
        tmp_path / "targets.simple.csv", HEAD,
        target("Luz Marin", 'RIVERLAND - 2022-03-09;"OLD RIVER - reason one;\nreason two - 2014-05-01 - 2019-01-02"',
               "US OFAC Specially Designated Nationals (SDN) List", aliases='Лус Марин;"Marin; Luz"', born="1970-03-02",
               numbers="IMO9187629;Q4711;7702999999"),
        target("Osman Dray", "", "Politicians"),
        target("Ana Bel", '"Red Notice - fraud; theft"', "INTERPOL Red Notices"),
        target("Volna", "RVL", "EU Financial Sanctions Files (FSF);UK Sanctions", schema="Company"),
    )  # fmt: skip
    assert reader_of(where) is list_ftm_simple
    found = list(list_ftm_simple.fetch(where))
    assert [item.day for item in found if isinstance(item, ListVersion)] == ["2025-05-23"]
    taken = rows(iter(found))
    assert set(taken) == {
        "NK-Luz Marin/RIVERLAND/2022-03-09",
        "NK-Luz Marin/OLD RIVER/2014-05-01",
        "NK-Volna/RVL",
    }
    first, ended, firm = taken.values()
    assert (first.imposer, first.listed_on, first.ended_on) == ("gov.USA", "2022-03-09", None)
    assert (ended.listed_on, ended.ended_on) == ("2014-05-01", "2019-01-02")
    assert first.aliases == ("Лус Марин", "Marin; Luz")
    assert {one.kind for one in first.identifiers} == {
        IdentifierKind.ENTRY,
        IdentifierKind.IMO,
        IdentifierKind.WIKIDATA,
        IdentifierKind.NUMBER,
    }
    assert (firm.imposer, firm.kind) == ("", TargetKind.BODY)
    assert firm.authority.startswith("one or several of: EU")


def test_each_dataset_of_one_publisher_is_a_list_of_its_own(tmp_path: Path) -> None:
    def version(*datasets: str) -> str:
        names = ",".join(f'"{name}"' for name in datasets)
        line = f'{{"id":"NK-1","schema":"Person","datasets":[{names}],"properties":{{"name":["Luz Marin"]}}}}'
        found = list_ftm.fetch(write(tmp_path / "entities.ftm.json", line))
        return next(item.list_id for item in found if isinstance(item, ListVersion))

    assert version("us_ofac_sdn") == "opensanctions-us-ofac-sdn"
    assert version("eu_fsf") != version("us_ofac_sdn")
    assert version("eu_fsf", "us_ofac_sdn") == "opensanctions"


def test_a_notice_of_a_police_force_is_no_sanction(tmp_path: Path) -> None:
    def line(program: str) -> str:
        nested = (
            f'{{"id":"s","schema":"Sanction","properties":{{"program":["{program}"],"entity":["NK-1"]}}}}'
        )
        return (
            f'{{"id":"NK-1","schema":"Person","properties":{{"name":["Luz Marin"],"sanctions":[{nested}]}}}}'
        )

    assert not rows(list_ftm.fetch(write(tmp_path / "a.json", line("Red Notice"))))
    assert rows(list_ftm.fetch(write(tmp_path / "b.json", line("RIVERLAND"))))


@pytest.mark.parametrize("cells", ["1,2,3", '"NK-1","Person",""' + ',""' * 12])
def test_a_row_of_the_table_that_is_none_is_told(tmp_path: Path, cells: str) -> None:
    found = list(list_ftm_simple.fetch(write(tmp_path / "targets.simple.csv", HEAD, cells)))
    assert [item.where[-2:] for item in found if isinstance(item, FeedFailure)] == [":2"]


UN = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<CONSOLIDATED_LIST xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" dateGenerated="2026-02-27T00:00:09.554Z">
<INDIVIDUALS><INDIVIDUAL><DATAID>69001</DATAID><VERSIONNUM>1</VERSIONNUM><FIRST_NAME>LUZ</FIRST_NAME>
<SECOND_NAME>MARIN  ORTEGA</SECOND_NAME><UN_LIST_TYPE>Riverland</UN_LIST_TYPE><REFERENCE_NUMBER>RVi.001</REFERENCE_NUMBER>
<LISTED_ON>2012-12-31</LISTED_ON><NAME_ORIGINAL_SCRIPT>Лус Марин</NAME_ORIGINAL_SCRIPT><COMMENTS1>Colonel.</COMMENTS1>
<NATIONALITY><VALUE>Sudan</VALUE></NATIONALITY><LAST_DAY_UPDATED><VALUE>2016-10-13</VALUE></LAST_DAY_UPDATED>
<INDIVIDUAL_ALIAS><QUALITY/><ALIAS_NAME/></INDIVIDUAL_ALIAS>
<INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY><ALIAS_NAME>MARIN, Luz</ALIAS_NAME></INDIVIDUAL_ALIAS>
<INDIVIDUAL_ADDRESS><COUNTRY>Chad</COUNTRY></INDIVIDUAL_ADDRESS>
<INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>EXACT</TYPE_OF_DATE><DATE>1970-03-02</DATE></INDIVIDUAL_DATE_OF_BIRTH>
<INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>APPROXIMATELY</TYPE_OF_DATE><DATE>1969-01-05</DATE></INDIVIDUAL_DATE_OF_BIRTH>
<INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>EXACT</TYPE_OF_DATE><YEAR>1971</YEAR></INDIVIDUAL_DATE_OF_BIRTH>
<INDIVIDUAL_DOCUMENT><TYPE_OF_DOCUMENT>Passport</TYPE_OF_DOCUMENT><NUMBER>AB466421</NUMBER></INDIVIDUAL_DOCUMENT>
<INDIVIDUAL_DOCUMENT/></INDIVIDUAL><INDIVIDUAL><DATAID>69002</DATAID><FIRST_NAME/></INDIVIDUAL></INDIVIDUALS>
<ENTITIES><ENTITY><DATAID>69003</DATAID><FIRST_NAME>VOLNA WORKS</FIRST_NAME><UN_LIST_TYPE>Riverland</UN_LIST_TYPE>
<REFERENCE_NUMBER>RVe.002</REFERENCE_NUMBER><LISTED_ON>2013-01-02</LISTED_ON><ENTITY_ALIAS><ALIAS_NAME>VW</ALIAS_NAME>
</ENTITY_ALIAS><ENTITY_ADDRESS><COUNTRY>Sudan</COUNTRY></ENTITY_ADDRESS></ENTITY></ENTITIES></CONSOLIDATED_LIST>
"""


def test_the_list_of_the_united_nations_is_read(tmp_path: Path) -> None:
    where = write(tmp_path / "consolidated.xml", UN)
    assert reader_of(where) is list_un
    found = list(list_un.fetch(where))
    assert [item.day for item in found if isinstance(item, ListVersion)] == ["2026-02-27"]
    assert [item.what for item in found if isinstance(item, FeedFailure)] == [
        "the entry has no name or no reference number"
    ]
    person, body = rows(iter(found)).values()
    assert (person.name, person.kind, person.listed_on) == (
        "LUZ MARIN ORTEGA",
        TargetKind.PERSON,
        "2012-12-31",
    )
    assert person.aliases == ("MARIN, Luz", "Лус Марин")
    assert (person.states, person.programmes, person.births) == (
        ("Sudan", "Chad"),
        ("Riverland",),
        ("1970-03-02",),
    )
    assert ids(person) == {("un", "RVI001"), ("entry", "unsc-69001"), ("passport", "AB466421")}
    assert (body.name, body.kind, body.states) == ("VOLNA WORKS", TargetKind.BODY, ("Sudan",))
    assert body.imposer == "igo.un"


ADVANCED = """<?xml version="1.0" encoding="utf-8"?>
<Sanctions xmlns="https://lists.example/ADVANCED_XML"><DateOfIssue><Year>2026</Year><Month>7</Month><Day>30</Day></DateOfIssue>
<ReferenceValueSets><FeatureTypeValues><FeatureType ID="8">Birthdate</FeatureType></FeatureTypeValues>
<NamePartTypeValues><NamePartType ID="1520">Last Name</NamePartType><NamePartType ID="1521">First Name</NamePartType>
</NamePartTypeValues></ReferenceValueSets><DistinctParties><DistinctParty FixedRef="9001"><Profile ID="9001" PartySubTypeID="4">
<Identity ID="91" Primary="true"><Alias AliasTypeID="1403" Primary="true">
<DocumentedName><DocumentedNamePart><NamePartValue NamePartGroupID="812" ScriptID="215">MARIN</NamePartValue></DocumentedNamePart>
<DocumentedNamePart><NamePartValue NamePartGroupID="811" ScriptID="215">Luz</NamePartValue></DocumentedNamePart></DocumentedName>
<DocumentedName><DocumentedNamePart><NamePartValue NamePartGroupID="812" ScriptID="220">МАРИН</NamePartValue></DocumentedNamePart>
<DocumentedNamePart><NamePartValue NamePartGroupID="811" ScriptID="220">Лус</NamePartValue></DocumentedNamePart></DocumentedName>
</Alias><NamePartGroups><MasterNamePartGroup><NamePartGroup ID="811" NamePartTypeID="1521"/></MasterNamePartGroup>
<MasterNamePartGroup><NamePartGroup ID="812" NamePartTypeID="1520"/></MasterNamePartGroup></NamePartGroups></Identity>
%s</Profile></DistinctParty></DistinctParties></Sanctions>
"""


def born(first: str, last: str, about: str = "false") -> str:
    def told(name: str, day: str) -> str:
        year, month, date = day.split("-")
        return f"<{name}><Year>{year}</Year><Month>{month}</Month><Day>{date}</Day></{name}>"

    span = told("From", first) + told("To", last)
    return (
        f'<Feature FeatureTypeID="8"><FeatureVersion><DatePeriod><Start Approximate="{about}">{span}</Start>'
        f"<End>{span}</End></DatePeriod></FeatureVersion></Feature>"
    )


@pytest.mark.parametrize(
    ("feature", "births"),
    [
        (born("1970-3-2", "1970-3-2"), ("1970-03-02",)),
        (born("1970-3-1", "1970-3-31"), ()),  # a month
        (born("1970-1-1", "1970-12-31"), ()),  # a year
        (born("1970-3-2", "1970-3-2", "true"), ()),
    ],
)
def test_a_span_of_days_is_no_day_of_birth(tmp_path: Path, feature: str, births: tuple[str, ...]) -> None:
    where = write(tmp_path / "SDN_ADVANCED.XML", ADVANCED % feature)
    assert reader_of(where) is list_ofac_advanced
    person = rows(list_ofac_advanced.fetch(where))["9001"]
    assert (person.name, person.aliases, person.births) == ("Luz MARIN", ("Лус МАРИН",), births)
