"""One invented person on five lists, each in the whole shape its publisher gives it, and a namesake on one."""
# ruff: noqa: E501 - the lists' own lines are long

from pathlib import Path

from tracktwo.ontology.loader import CodeBooks
from tracktwo.pipeline.lists import take_lists
from tracktwo.records import Measure, MeasureKind
from tracktwo.store.database import open_store

LISTS = {
    "eu.xml": """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<export xmlns="http://eu.europa.ec/fpi/fsd/export" generationDate="2026-08-05T16:47:04.449+02:00" globalFileId="184961">
  <sanctionEntity designationDetails="" unitedNationId="" euReferenceNumber="EU.9001.1" logicalId="9001">
    <regulation regulationType="amendment" organisationType="council" publicationDate="2022-02-23" entryIntoForceDate="2022-02-22" numberTitle="269/2014 (OJ L78)" programme="UKR" logicalId="4402"><publicationUrl>http://eur-lex.example/act</publicationUrl></regulation>
    <subjectType code="person" classificationCode="P"/>
    <nameAlias firstName="Arkadij" lastName="BELSKIJ" wholeName="Arkadij Petrovitj BELSKIJ" nameLanguage="SV" strong="true" logicalId="18"/>
    <nameAlias wholeName="Аркадий Петрович БЕЛЬСКИЙ" nameLanguage="RU" strong="true" logicalId="19"/>
    <citizenship countryIso2Code="RU" countryDescription="RUSSIAN FEDERATION"/>
    <birthdate circa="false" birthdate="1961-02-03" year="1961"/>
  </sanctionEntity>
</export>
""",
    "sdn.csv": """9101,"BELSKIY, Arkady Petrovich","individual","RUSSIA-EO14024","Chairman",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"DOB 03 Feb 1961; POB Perm, Russia; nationality Russia; Gender Male; Passport 75 3615892 (Russia) expires 2027; Tax ID No. 770299999912 (Russia); a.k.a. 'BELSKI'."
9102,"BELSKIY, Arkady","individual","RUSSIA-EO14024",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"DOB 09 Sep 1980; nationality Russia."
""",
    "ConList.csv": """Last Updated,03/06/2026
Name 6,Name 1,Name 2,Name 3,Name 4,Name 5,Title,Name Non-Latin Script,Non-Latin Script Type,Non-Latin Script Language,DOB,Town of Birth,Country of Birth,Nationality,Passport Number,Passport Details,National Identification Number,National Identification Details,Position,Address 1,Address 2,Address 3,Address 4,Address 5,Address 6,Post/Zip Code,Country,Other Information,Group Type,Alias Type,Alias Quality,Regime,Listed On,UK Sanctions List Date Designated,Last Updated,Group ID
BELSKY,Arkady,Petrovich,,,,,Аркадий Петрович Бельский,Cyrillic,Russian,03/02/1961,Perm,Russia,Russia,753615892,,,,Chairman,,,,,,,,Russia,"(UK Sanctions List Ref):RUS9296. (Gender):Male",Individual,Primary name,,Russia,11/03/2022,11/03/2022,11/03/2022,19630
""",
    "UK-Sanctions-List.xml": """<?xml version="1.0" encoding="utf-8"?><Designations><DateGenerated>06/07/2026</DateGenerated><Designation><LastUpdated>14/04/2026</LastUpdated><DateDesignated>11/03/2022</DateDesignated><UniqueID>RUS9296</UniqueID><Names><Name><Name1>Arkady</Name1><Name2>Petrovich</Name2><Name6>BELSKY</Name6><NameType>Primary Name</NameType></Name></Names><RegimeName>The Russia (Sanctions) (EU Exit) Regulations 2019</RegimeName><IndividualEntityShip>Individual</IndividualEntityShip><SanctionsImposed>Asset freeze|Travel Ban</SanctionsImposed></Designation></Designations>
""",
    "targets.simple.csv": """"id","schema","name","aliases","birth_date","countries","addresses","identifiers","sanctions","phones","emails","dataset","first_seen","last_seen","last_change"
"ofac-9101","Person","Arkady Belsky","Аркадий Бельский;Belskiy","1961-02-03","ru","","770299999912","RUSSIA-EO14024 - 2022-02-24","","","US OFAC Specially Designated Nationals (SDN) List","2022-03-01T00:00:00","2026-09-01T00:00:00","2026-09-01T00:00:00"
""",
}


def test_one_person_on_five_lists_is_one_actor_and_a_namesake_another(
    tmp_path: Path, books: CodeBooks
) -> None:
    for name, text in LISTS.items():
        (tmp_path / name).write_text(text, "utf-8")
    store = open_store(str(tmp_path / "desk.sqlite"), create=True)
    places = [str(tmp_path / name) for name in LISTS]
    reports = take_lists(places, store=store, books=books, profiles=[books.dossiers["ukraine"]])
    assert [(one.failed, one.taken) for one in reports] == [(0, 1), (0, 2), (0, 1), (0, 1), (0, 1)]
    held = [one for one in store.view().records("measures") if isinstance(one, Measure)]
    store.close()
    targets: dict[str | None, set[str]] = {}
    for one in held:
        assert one.listing is not None
        assert one.target is not None
        targets.setdefault(one.target.id, set()).add(
            f"{one.listing.list_id} {one.listing.number}".split("/")[0]
        )
    (many, alone) = sorted(targets.values(), key=len, reverse=True)
    assert alone == {"ofac-sdn 9102"}
    assert len(many) == 5
    assert {one.imposer.name for one in held if one.imposer} == {
        "European Union",
        "United States",
        "United Kingdom",
    }
    bans = [one for one in held if one.kind is MeasureKind.TRAVEL_BAN]
    assert [one.listing.number for one in bans if one.listing] == ["RUS9296"]
    grounds = {words.partition(":")[0] for one in held if one.listing for words in one.listing.same_as}
    assert grounds >= {
        "entry gb-fcdo-rus9296",
        "entry ofac-9101",
        "passport 753615892",
        "name and born on 1961-02-03",
    }
