"""Public lists of sanctions in small: the publishers' formats, every person and company invented."""
# ruff: noqa: E501 - the lists' own lines are long

from pathlib import Path

EU_ENTITY = """<sanctionEntity designationDetails="" unitedNationId="" euReferenceNumber="{number}" logicalId="{id}">
 <remark>{remark}</remark>
 <regulation regulationType="regulation" publicationDate="{day}" entryIntoForceDate="{day}" numberTitle="1/2022 (OJ L1)"
   programme="{programme}" logicalId="9{id}"><publicationUrl>https://eur-lex.example/{id}</publicationUrl></regulation>
 <subjectType code="{code}" classificationCode="{letter}"/>
 <nameAlias firstName="{first}" middleName="" lastName="{last}" wholeName="{first} {last}" strong="true" logicalId="7{id}">
   <regulationSummary publicationDate="2024-01-01"/></nameAlias>
 <nameAlias wholeName="{alias}" strong="false" logicalId="8{id}"/>
 <citizenship countryIso2Code="{iso}" countryDescription="{country}" logicalId="6{id}"/>
</sanctionEntity>"""


def eu_entity(number: str, first: str, last: str, **cells: str) -> str:
    """Return an entry of the EU's list."""
    given = {
        "remark": "", "day": "2022-02-23", "programme": "UKR", "code": "person", "letter": "P", "iso": "RU",
        "country": "RUSSIAN FEDERATION", "alias": f"{last} {first}", "id": number.split(".")[1],
    }  # fmt: skip
    return EU_ENTITY.format(number=number, first=first, last=last, **(given | cells))


EU_ENTITIES = (
    eu_entity("EU.101.1", "Arkady", "Belsky"),
    eu_entity("EU.102.1", "", "Volna Shipyard &amp; Sons", code="enterprise", letter="E", day="2023-06-23"),
    eu_entity("EU.103.1", "Tomas", "Quiroga", programme="NIC", iso="NI", country="NICARAGUA"),
)


def eu_xml(path: Path, *entities: str, day: str = "2024-05-02") -> str:
    """Write a version of the EU's list as XML."""
    body = "\n".join(entities or EU_ENTITIES)
    path.write_text(
        f'<?xml version="1.0" encoding="UTF-8"?>\n<export xmlns="http://eu.europa.ec/fpi/fsd/export" '
        f'generationDate="{day}T12:00:00.000+02:00" globalFileId="1">\n{body}\n</export>\n',
        "utf-8",
    )
    return str(path)


EU_HEAD = (
    "fileGenerationDate;Entity_LogicalId;Entity_EU_ReferenceNumber;Entity_UnitedNationId;Entity_DesignationDate;"
    "Entity_DesignationDetails;Entity_Remark;Entity_SubjectType;Entity_SubjectType_ClassificationCode;"
    "Entity_Regulation_Type;Entity_Regulation_OrganisationType;Entity_Regulation_PublicationDate;"
    "Entity_Regulation_EntryIntoForceDate;Entity_Regulation_NumberTitle;Entity_Regulation_Programme;"
    "Entity_Regulation_PublicationUrl;NameAlias_LastName;NameAlias_FirstName;NameAlias_MiddleName;"
    "NameAlias_WholeName;Citizenship_CountryIso2Code;Citizenship_CountryDescription;Address_CountryDescription"
)


def eu_csv(path: Path, *, day: str = "02/05/2024") -> str:
    """Write the EU's list as CSV: the first entry has a row for its name and one for its citizenship."""
    act = "regulation;council;2022-02-23;2022-02-24;1/2022 (OJ L1);UKR;https://eur-lex.example/1"
    rows = (
        f"{day};101;EU.101.1;;;;;P;P;{act};Belsky;Arkady;;Arkady Belsky;;;",
        f"{day};101;EU.101.1;;;;;P;P;{act};;;;;RU;RUSSIAN FEDERATION;",
        f'{day};103;EU.103.1;;;;"a; remark";P;P;{act.replace("UKR", "NIC")};Quiroga;Tomas;;Tomas Quiroga;NI;NICARAGUA;',
    )
    path.write_text("\ufeff" + "\r\n".join((EU_HEAD, *rows)) + "\r\n", "utf-8")
    return str(path)


def ofac_entry(uid: int, last: str, *, first: str = "", programme: str, country: str = "Russia") -> str:
    """Return an entry of OFAC's list."""
    kind = "Individual" if first else "Entity"
    return f"""<sdnEntry><uid>{uid}</uid>{f"<firstName>{first}</firstName>" if first else ""}<lastName>{last}</lastName>
<sdnType>{kind}</sdnType><programList><program>{programme}</program></programList>
<akaList><aka><uid>9{uid}</uid><type>a.k.a.</type><category>strong</category><lastName>{last}-Nord</lastName></aka></akaList>
<addressList><address><uid>8{uid}</uid><city>Perm</city><country>{country}</country></address></addressList></sdnEntry>"""


OFAC_ENTRIES = (
    ofac_entry(5001, "BELSKY", first="Arkady", programme="UKRAINE-EO13661"),
    ofac_entry(5002, "VOLNA SHIPYARD", programme="RUSSIA-EO14024"),
    ofac_entry(5003, "QUIROGA", first="Tomas", programme="NICARAGUA", country="Nicaragua"),
)


def ofac_xml(path: Path, *entries: str, day: str = "05/02/2024") -> str:
    """Write a version of OFAC's SDN list as XML."""
    body = "\n".join(entries or OFAC_ENTRIES)
    path.write_text(
        '<?xml version="1.0" standalone="yes"?>\n<sdnList xmlns="http://tempuri.org/sdnList.xsd">\n'
        f"<publshInformation><Publish_Date>{day}</Publish_Date><Record_Count>3</Record_Count></publshInformation>\n"
        f"{body}\n</sdnList>\n",
        "utf-8",
    )
    return str(path)


def ofac_csv(folder: Path, *more: str) -> str:
    """Write OFAC's SDN list as CSV with its side tables; return the path of the list."""
    empty = '"-0- "'
    rest = ",".join([empty] * 7)
    rows = (
        f'5001,"BELSKY, Arkady","individual","UKRAINE-EO13661] [RUSSIA-EO14024",{rest},"DOB 1 Feb 1961; nationality Russia."',
        f'5002,"VOLNA SHIPYARD",{empty},"RUSSIA-EO14024",{rest},{empty}',
        f'5003,"QUIROGA, Tomas","individual","NICARAGUA",{rest},"citizen Nicaragua."',
        *more,
    )
    (folder / "sdn.csv").write_text("\r\n".join(rows) + "\r\n\x1a", "utf-8")
    (folder / "alt.csv").write_text(f'5001,701,"aka","BELSKI, Arkadij",{empty}\r\n\x1a', "utf-8")
    (folder / "add.csv").write_text(f'5002,801,"Dock 4","Perm","Russia",{empty}\r\n\x1a', "utf-8")
    return str(folder / "sdn.csv")


def uk_designation(number: str, first: str, last: str, **cells: str) -> str:
    """Return a designation of the UK Sanctions List."""
    given = {"regime": "The Russia (Sanctions) (EU Exit) Regulations 2019", "imposed": "Asset freeze|Travel Ban",
             "day": "24/02/2022", "nation": "Russia"} | cells  # fmt: skip
    return f"""<Designation><LastUpdated>01/03/2024</LastUpdated><DateDesignated>{given["day"]}</DateDesignated>
<UniqueID>{number}</UniqueID><OFSIGroupID>1{number[-4:]}</OFSIGroupID>
<Names><Name><Name6>{last}</Name6><Name1>{first}</Name1><NameType>Primary Name</NameType></Name>
<Name><Name6>{last}A</Name6><Name1>{first}</Name1><NameType>Alias</NameType></Name></Names>
<RegimeName>{given["regime"]}</RegimeName><IndividualEntityShip>Individual</IndividualEntityShip>
<DesignationSource>UK</DesignationSource><SanctionsImposed>{given["imposed"]}</SanctionsImposed>
<IndividualDetails><Individual><Nationalities><Nationality>{given["nation"]}</Nationality></Nationalities></Individual>
</IndividualDetails></Designation>"""


UK_DESIGNATIONS = (
    uk_designation("RUS0101", "Arkady", "BELSKY"),
    uk_designation(
        "NIC0007", "Tomas", "QUIROGA", regime="The Nicaragua (Sanctions) Regulations", nation="Nicaragua"
    ),
)


def uk_xml(path: Path, *designations: str, day: str = "02/05/2024") -> str:
    """Write a version of the UK Sanctions List as XML."""
    body = "\n".join(designations or UK_DESIGNATIONS)
    path.write_text(
        f'<?xml version="1.0" encoding="utf-8"?><Designations><DateGenerated>{day}</DateGenerated>\n{body}\n</Designations>',
        "utf-8",
    )
    return str(path)


def uk_csv(path: Path) -> str:
    """Write the UK Sanctions List as CSV."""
    head = ("Last Updated,Unique ID,OFSI Group ID,UN Reference Number,Name 6,Name 1,Name 2,Name 3,Name 4,Name 5,Name type,"
            "Regime Name,Designation Type,Designation source,Sanctions Imposed,Other Information,Address Country,"
            "Date Designated,Nationality(/ies)")  # fmt: skip
    regime = "The Russia (Sanctions) (EU Exit) Regulations 2019"
    rows = (
        f"01/03/2024,RUS0101,10101,,BELSKI,Arkadij,,,,,Alias,{regime},Individual,UK,Asset freeze|Travel Ban,,,24/02/2022,Russia",
        f'01/03/2024,RUS0101,10101,,BELSKY,Arkady,,,,,Primary Name,{regime},Individual,UK,Asset freeze|Travel Ban,"a\nnote",,24/02/2022,Russia',
    )
    path.write_text("\n".join(("Report Date: 02-May-2024", head, *rows)) + "\n", "utf-8")
    return str(path)


def ofsi_csv(path: Path) -> str:
    """Write OFSI's consolidated list as CSV."""
    head = ("Name 6,Name 1,Name 2,Name 3,Name 4,Name 5,Title,DOB,Nationality,Country,Other Information,Group Type,"
            "Alias Type,Alias Quality,Regime,Listed On,UK Sanctions List Date Designated,Last Updated,Group ID")  # fmt: skip
    row = "BELSKY,Arkady,,,,,,01/02/1961,Russia,,,Individual,Primary name,,Russia,24/02/2022,24/02/2022,01/03/2024,15101"
    path.write_text(f"Last Updated,02/05/2024\n{head}\n{row}\n", "utf-8")
    return str(path)


def ofsi_xml(path: Path) -> str:
    """Write OFSI's consolidated list as XML."""
    path.write_text(
        '<?xml version="1.0"?><ArrayOfFinancialSanctionsTarget xmlns="http://schemas.hmtreasury.gov.uk/ofsi/consolidatedlist">'
        "<FinancialSanctionsTarget><Name6>BELSKY</Name6><name1>Arkady</name1><AliasType>Primary name</AliasType>"
        "<GroupTypeDescription>Individual</GroupTypeDescription><RegimeName>Russia</RegimeName>"
        "<DateListed>2022-02-24T00:00:00</DateListed><GroupID>15101</GroupID>"
        "<Individual_Nationality>Russia</Individual_Nationality></FinancialSanctionsTarget>"
        "</ArrayOfFinancialSanctionsTarget>",
        "utf-8",
    )
    return str(path)


FTM_LINES = (
    '{"id":"s-1","schema":"Sanction","caption":"x","last_seen":"2024-05-02T06:00:00","properties":{"entity":["NK-b"],'
    '"country":["us"],"authority":["Office of Foreign Assets Control"],"program":["UKRAINE-EO13661"],'
    '"startDate":["2022-03-03"],"provisions":["Blocking"]}}',
    '{"id":"NK-b","schema":"Person","caption":"Arkady Belsky","last_seen":"2024-05-02T06:00:00","properties":'
    '{"name":["Arkady Belsky"],"nationality":["ru"],"topics":["sanction"]}}',
    '{"id":"NK-q","schema":"Person","caption":"Tomas Quiroga","last_seen":"2024-05-01","properties":{"country":["ni"]}}',
    '{"id":"s-2","schema":"Sanction","properties":{"entity":["NK-b"],"country":["ch"],"authority":["SECO"],'
    '"program":["Ukraine"],"startDate":["2022-03-04"],"endDate":["2023-04-05"]}}',
    '{"id":"s-3","schema":"Sanction","properties":{"entity":["NK-q"],"country":["us"],"program":["NICARAGUA"]}}',
)  # fmt: skip


def ftm(path: Path, *lines: str) -> str:
    """Write entities of OpenSanctions."""
    path.write_text("\n".join(lines or FTM_LINES) + "\n", "utf-8")
    return str(path)
