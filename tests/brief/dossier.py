"""The sample's articles with records made by hand: what a careful reader would find in them."""

import json
from dataclasses import replace
from functools import cache
from hashlib import sha256
from importlib import resources
from pathlib import Path
from typing import Any

from tracktwo.ontology.dossiers import Profile, load_profile
from tracktwo.records import (
    ActorRef,
    Article,
    Bound,
    Channel,
    Claim,
    Commitment,
    CommitmentStatus,
    CopyKind,
    Delegation,
    Disagreement,
    DisagreementKind,
    DisagreementStatus,
    Event,
    EventStatus,
    EventType,
    Evidence,
    FieldValue,
    Granularity,
    Issue,
    Judgement,
    JudgementKind,
    Level,
    Measure,
    MeasureKind,
    MeasureStatus,
    Notice,
    Outcome,
    Place,
    PlacePrecision,
    Polarity,
    Position,
    Provenance,
    PublishedSource,
    Quantity,
    Quotation,
    QuotationForm,
    Record,
    Relation,
    Round,
    RoundFormat,
    RoundStatus,
    Scenario,
    ScenarioSet,
    Side,
    SpeechAct,
    Stance,
    StatusChange,
    Story,
    TimeValue,
    Track,
    record_id,
)
from tracktwo.text.parts import type_parts

SAMPLE = Path(str(resources.files("tracktwo"))) / "sample"
RECORDED = "2026-03-16T08:00:00.000000Z"
COPIES = {
    "s02": ("s01", CopyKind.VERBATIM),
    "s03": ("s01", CopyKind.EXCERPT),
    "s06": ("s05", CopyKind.REWRITE),
    "s09": ("s08", CopyKind.VERBATIM),
    "s17": ("s16", CopyKind.REWRITE),
}


def chaco() -> Profile:
    return load_profile(SAMPLE / "chaco.toml")


def provenance(step: str) -> Provenance:
    return Provenance(step=step, version="1", rule_or_model=f"{step}.by_hand", recorded_at=RECORDED)


@cache
def articles() -> dict[str, Article]:
    rows = [json.loads(line) for line in (SAMPLE / "articles.jsonl").read_text("utf-8").splitlines()]
    ids = {row["id"]: record_id("article", row["id"]) for row in rows}
    return {row["id"]: _article(row, ids) for row in rows}


def _article(row: dict[str, Any], ids: dict[str, str]) -> Article:
    text, name = str(row["text"]), str(row["id"])
    first, kind = COPIES.get(name, (None, None))
    notices: tuple[Notice, ...] = ()
    if "Share this story" in text or "You may also like" in text:
        notices = (Notice("furniture", "Page furniture was kept apart from the article's text."),)
    return Article(
        id=ids[name],
        dossier="chaco",
        evidence=(),
        confidence=1.0,
        provenance=provenance("article"),
        url=row["url"],
        canonical_url=row["url"],
        outlet=row["outlet"],
        author=tuple(row["author"]),
        title=row["title"],
        published_at=row["published_at"],
        published_source=PublishedSource.GIVEN if row["published_at"] else PublishedSource.UNKNOWN,
        retrieved_at=RECORDED,
        lang=str(row["lang"]),
        text=text,
        sha256=sha256(text.encode()).hexdigest(),
        external_id=name,
        origin_id=ids[first or name],
        copy_of=ids[first] if first else None,
        copy_kind=kind,
        parts=type_parts(text),
        notices=notices,
    )


def words(name: str, text: str) -> Evidence:
    """Return the evidence for words of an article; "first words … last words" leaves out the middle."""
    article = articles()[name]
    first, _, last = text.partition(" … ")
    start = article.text.index(first)
    end = article.text.index(last or first, start) + len(last or first)
    return Evidence(article.id, start, end, article.text[start:end])


def actor(slug: str, name: str, code: str | None = None, sector: str | None = None) -> ActorRef:
    return ActorRef(record_id("actor", slug), name, code, sector)


BOLIVIA = actor("gov.BOL", "Bolivia", "BOL", "GOV")
PARAGUAY = actor("gov.PRY", "Paraguay", "PRY", "GOV")
URUGUAY = actor("gov.URY", "Uruguay", "URY", "GOV")
ANTELO = actor("person.antelo", "Rodrigo Antelo", "BOL", "GOV")
FERREIRO = actor("person.ferreiro", "Lucía Ferreiro", "PRY", "GOV")
OLMEDO = actor("person.olmedo", "Beatriz Olmedo", "URY", "GOV")
CUELLAR = actor("person.cuellar", "Ramiro Cuellar", "BOL", "GOV")
FERRO = actor("person.ferro", "Daniel Ferro", "ARG", "EDU")
OFFICIALS = ActorRef(None, "regional officials", None, None)


def day(iso: str, text: str, relation: Relation = Relation.AT) -> TimeValue:
    return TimeValue(iso, iso, Granularity.DAY, relation, text)


def place(name: str, country: str) -> Place:
    return Place(name, country, None, None, PlacePrecision.CITY, None, name)


def about(low: float | None, text: str, high: float | None = None) -> Quantity:
    return Quantity(low, high, False, text)


def common(kind: str, *evidence: Evidence) -> dict[str, Any]:
    key = tuple((e.article_id, e.start, e.end) for e in evidence)
    return {
        "id": record_id(kind, *key),
        "dossier": "chaco",
        "evidence": evidence,
        "confidence": 0.8,
        "provenance": provenance(kind),
    }


def event(kind: EventType, *evidence: Evidence, actors: tuple[ActorRef, ...] = (), **fields: Any) -> Event:
    values: dict[str, Any] = {
        "date": None, "recipients": (), "mode": None, "contexts": (), "cameo": None, "goldstein": None,
        "status": EventStatus.OCCURRED, "place": None, "killed": None, "injured": None, "said_by": None,
        "text": evidence[0].text,
    }  # fmt: skip
    return Event(**common("event", *evidence), actors=actors, type=kind, **(values | fields))


def events() -> list[Event]:
    struck = "Rockets struck a fuel depot in … 11, regional officials said."
    agreed = "Bolivia and Paraguay agreed on Tuesday … of talks in Montevideo."
    return [
        event(
            EventType.ASSAULT, words("s01", struck), words("s02", struck), words("s03", struck),
            recipients=(BOLIVIA,), date=day("2026-03-01", "Sunday"), place=place("Villamontes", "BOL"),
            killed=about(4, "at least four"), injured=about(11, "11", 11), said_by=OFFICIALS, origins=1,
            contexts=("military",), mode="heavy_weapons",
        ),
        event(
            EventType.ASSAULT,
            words("s04", "two of its soldiers were killed … the border on Saturday"),
            actors=(BOLIVIA,), recipients=(PARAGUAY,), date=day("2026-02-28", "Saturday"),
            killed=about(2, "two", 2), status=EventStatus.ALLEGED, said_by=PARAGUAY, origins=1,
        ),
        event(
            EventType.AGREE,
            words("s16", agreed), actors=(BOLIVIA, PARAGUAY), date=day("2026-03-10", "Tuesday"),
            place=place("Montevideo", "URY"), origins=2, contexts=("military", "diplomatic"),
        ),
        event(
            EventType.AGREE,
            words("s01", "Bolivia and Paraguay signed a peace … war over the region."),
            actors=(BOLIVIA, PARAGUAY), status=EventStatus.HISTORICAL,
            date=TimeValue("1938-01-01", "1938-12-31", Granularity.YEAR, Relation.AT, "in 1938"),
        ),
        event(
            EventType.CONCEDE,
            words("s18", "Bolivia released 21 Paraguayan soldiers on … two foreign ministries said."),
            actors=(BOLIVIA, PARAGUAY), date=day("2026-03-12", "Thursday"), origins=1,
        ),
        event(
            EventType.ACCUSE,
            words("s19", "Bolivia accused Paraguay on Saturday of … border by March 13."),
            actors=(BOLIVIA,), recipients=(PARAGUAY,), date=day("2026-03-14", "Saturday"), origins=1,
        ),
        event(
            EventType.ASSAULT,
            words("s23", "Bolivian forces shelled … residents said."),
            actors=(actor("mil.BOL", "Armed forces of Bolivia", "BOL", "MIL"),), recipients=(PARAGUAY,),
            date=day("2026-03-12", "Thursday night"), status=EventStatus.ALLEGED,
            said_by=ActorRef(None, "residents", None, None), origins=1,
        ),
        event(
            EventType.THREATEN,
            words("s19", "Paraguay warned that it would resume … into the empty positions."),
            actors=(PARAGUAY,), recipients=(BOLIVIA,),
        ),
    ]  # fmt: skip


def round_(*evidence: Evidence, **fields: Any) -> Round:
    values: dict[str, Any] = {
        "negotiation": "Chaco talks", "name": "Talks in Montevideo", "date": None, "venue": None,
        "format": RoundFormat.BILATERAL, "track": Track.ONE, "channel": Channel.OFFICIAL, "delegations": (),
        "mediators": (), "agenda": (), "outcome": Outcome.UNKNOWN, "outcome_text": None,
        "status": RoundStatus.HELD, "next": None,
    }  # fmt: skip
    return Round(**common("round", *evidence), **(values | fields))


def rounds() -> list[Round]:
    sides = (
        Delegation(BOLIVIA, (ANTELO,), Level.MINISTER),
        Delegation(PARAGUAY, (FERREIRO,), Level.MINISTER),
    )
    return [
        round_(
            words("s11", "Talks between Bolivia and Paraguay in … Friday without a breakthrough"),
            words("s08", "Bolivia and Paraguay will hold talks in Montevideo on Friday"),
            date=day("2026-03-06", "Friday"), venue="Montevideo", delegations=sides, mediators=(OLMEDO,),
            outcome=Outcome.NO_PROGRESS, outcome_text="ended on Friday without a breakthrough", origins=1,
        ),
        round_(
            words("s16", "a second round of talks in Montevideo"),
            words("s16", "Bolivia and Paraguay agreed on Tuesday … an exchange of prisoners"),
            date=day("2026-03-10", "Tuesday"), venue="Montevideo", delegations=sides, mediators=(OLMEDO,),
            outcome=Outcome.AGREEMENT, origins=2,
        ),
        round_(
            words("s21", "The two sides plan to hold … Uruguay's foreign ministry said."),
            date=day("2026-03-20", "March 20"), venue="Geneva", status=RoundStatus.PLANNED, delegations=sides,
        ),
        round_(
            words("s10", "Paraguay's foreign ministry denied on Thursday … officials in São Paulo."),
            status=RoundStatus.DENIED, venue="São Paulo", channel=Channel.BACKCHANNEL,
            delegations=(
                Delegation(PARAGUAY, (actor("person.maidana", "Jorge Maidana", "PRY", "GOV"),), Level.ENVOY),
                Delegation(BOLIVIA, (), Level.UNKNOWN),
            ),
        ),
    ]  # fmt: skip


def position(
    party: ActorRef, issue: str, stance: Stance, evidence: Evidence, iso: str, **fields: Any
) -> Position:
    values: dict[str, Any] = {
        "option": "general", "condition": None, "red_line": None, "date": day(iso, ""), "text": evidence.text,
    }  # fmt: skip
    return Position(
        **common("position", evidence),
        party=party,
        issue=issue,
        stance=stance,
        **(values | fields),
    )


def positions() -> list[Position]:
    refused = position(
        BOLIVIA, "monitoring", Stance.REJECTS,
        words("s07", "Bolivia rejects international monitors on its side of the border"), "2026-03-04",
    )  # fmt: skip
    return [
        refused,
        position(
            BOLIVIA, "monitoring", Stance.ACCEPTS,
            words("s16", "Bolivia accepted international monitors, which it had rejected before."),
            "2026-03-10",
            previous=refused.id,
        ),
        position(
            PARAGUAY, "withdrawal", Stance.DEMANDS,
            words("s04", "Paraguayan Foreign Minister Lucía Ferreiro demanded … field before any talks."),
            "2026-03-02",
        ),
        position(
            BOLIVIA, "territory", Stance.INSISTS,
            words("s08", "Bolivia insists that the border stays on the line of the 1938 treaty."),
            "2026-03-04",
        ),
        position(
            BOLIVIA, "territory", Stance.REJECTS, words("s07", "The 1938 line is our red line"), "2026-03-04",
            red_line=True,
        ),
        position(
            BOLIVIA, "resources", Stance.OFFERS,
            words("s11", "Bolivia offered to share the gas … recognises the 1938 line."),
            "2026-03-06", condition="if Paraguay recognises the 1938 line",
        ),
        position(
            PARAGUAY, "resources", Stance.OPEN_TO,
            words("s16", "Paraguay was ready to discuss a … if Bolivian troops leave"), "2026-03-10",
            condition="if Bolivian troops leave",
        ),
    ]  # fmt: skip


def quotation(
    contents: str, whole: Evidence, speaker: str | None, who: ActorRef | None, **fields: Any
) -> Quotation:
    values: dict[str, Any] = {
        "cue": "said", "affiliation": None, "via": None, "form": QuotationForm.DIRECT,
        "speech_act": SpeechAct.STATES, "polarity": Polarity.AFFIRMED,
    }  # fmt: skip
    return Quotation(
        **common("quotation", whole), contents=contents, contents_span=((whole.start, whole.end),),
        cue_span=(), speaker=speaker, speaker_span=(), speaker_actor=who, **(values | fields),
    )  # fmt: skip


def quotations() -> list[Quotation]:
    return [
        quotation(
            "This was a deliberate strike on a civilian town",
            words("s01", '"This was a deliberate strike on … Minister Ramiro Cuellar said.'),
            "Ramiro Cuellar", CUELLAR, speech_act=SpeechAct.CLAIMS,
        ),
        quotation(
            "Neither side can afford a long war",
            words("s14", '"Neither side can afford a long … Institute in Buenos Aires.'),
            "Daniel Ferro", FERRO, affiliation="River Plate Institute", speech_act=SpeechAct.ASSESSES,
        ),
        quotation(
            "The monitors arrived before the rules did",
            words("s20", '"The monitors arrived before the rules … Border Studies in Montevideo.'),
            "Daniel Ferro", FERRO, affiliation="Centre for Border Studies",
        ),
        quotation(
            "We stayed at the table until midnight",
            words("s13", '"We stayed at the table until midnight," he said.'),
            "he", ANTELO, speech_act=SpeechAct.DENIES,
        ),
        quotation(
            "La Paz doubted that promise",
            words("s21", "A senior Bolivian official, who was … Paz doubted that promise."),
            "A senior Bolivian official", None, form=QuotationForm.INDIRECT,
        ),
    ]  # fmt: skip


def disagreements() -> list[Disagreement]:
    six = words("s05", "rose to six on Tuesday after … hospital, regional officials said")
    nine = words(
        "s07",
        "Bolivia's defence ministry said on Wednesday … in Villamontes on Sunday",
    )
    mod = actor("mod.BOL", "Defence ministry of Bolivia", "BOL", "GOV")
    bolivian = words(
        "s12",
        "The Bolivian delegation walked out of … ministry said on Saturday.",
    )
    paraguayan = words(
        "s13",
        "Paraguay's delegation walked out of the … Antelo said on Saturday.",
    )
    nobody = words("s13", "neither delegation walked out")
    institute = words("s14", "Daniel Ferro, a senior analyst at the River Plate Institute")
    centre = words("s20", "Daniel Ferro of the Centre for Border Studies")
    mfa = actor("mfa.PRY", "Foreign ministry of Paraguay", "PRY", "GOV")
    return [
        Disagreement(
            **common("disagreement", six, nine), kind=DisagreementKind.QUANTITY,
            question="How many people were killed in Villamontes?", status=DisagreementStatus.OPEN, note=None,
            sides=(
                Side("six", OFFICIALS, ("Meridian Wire", "Southern Ledger"), 1, (six,), "2026-03-03"),
                Side("nine", mod, ("Plaza Tribune",), 1, (nine,), "2026-03-04"),
            ),
        ),
        Disagreement(
            **common("disagreement", bolivian, paraguayan, nobody), kind=DisagreementKind.ACCOUNT,
            question="Who walked out of the talks in Montevideo?", status=DisagreementStatus.OPEN, note=None,
            sides=(
                Side("The Bolivian delegation", mfa, ("Chaco Daily",), 1, (bolivian,), "2026-03-07"),
                Side("Paraguay's delegation", ANTELO, ("Andes Courier",), 1, (paraguayan,), "2026-03-07"),
                Side("neither delegation", None, ("Andes Courier",), 1, (nobody,), "2026-03-07"),
            ),
        ),
        Disagreement(
            **common("disagreement", institute, centre), kind=DisagreementKind.AFFILIATION,
            question="Where does Daniel Ferro work?", status=DisagreementStatus.OPEN, note=None,
            sides=(
                Side("River Plate Institute", None, ("Southern Ledger",), 1, (institute,), "2026-03-08"),
                Side("Centre for Border Studies", None, ("Global Brief Online",), 1, (centre,), None),
            ),
        ),
    ]  # fmt: skip


def others() -> list[Record]:
    froze = words("s15", "Paraguay froze the assets of three Bolivian gas companies on Monday")
    tariff = words("s15", "imposed a 25 percent tariff on Bolivian fuel")
    promise = words(
        "s16",
        "Paraguay pledged to withdraw its troops … will verify the withdrawal.",
    )
    broken = words(
        "s19",
        "Bolivia accused Paraguay on Saturday of … border by March 13.",
    )
    economy = words(
        "s14",
        "Bolivia's economy shrank by 1.8 percent … the national statistics office.",
    )
    names = ("Frozen line", "Shared field", "Return to fighting")
    lines = (
        "The ceasefire holds without a treaty, and both armies stay where they are.",
        "The two states share the gas revenue under international monitors "
        "if Paraguay recognises the 1938 line.",
        "The talks collapse and the shelling resumes if the troops do not withdraw.",
    )
    told = [words("s14", f"{name}: {line}") for name, line in zip(names, lines, strict=True)]
    monday = day("2026-03-09", "Monday")
    return [
        Measure(
            **common("measure", froze), kind=MeasureKind.ASSET_FREEZE, imposer=PARAGUAY, target=BOLIVIA,
            amount=None, currency=None, status=MeasureStatus.OCCURRED, date=monday, text=froze.text,
        ),
        Measure(
            **common("measure", tariff), kind=MeasureKind.TARIFF, imposer=PARAGUAY, target=BOLIVIA,
            amount=about(25, "25 percent", 25), currency=None, status=MeasureStatus.OCCURRED, date=monday,
            text=tariff.text,
        ),
        Commitment(
            **common("commitment", promise), by=PARAGUAY, to=None, what="withdraw its troops from the border",
            deadline=day("2026-03-13", "by March 13", Relation.BY), status=CommitmentStatus.DISPUTED,
            mechanism="Monitors from the Organization of American States will verify the withdrawal",
            history=(StatusChange("2026-03-14", CommitmentStatus.BROKEN, "Bolivia says so", (broken,)),),
        ),
        Claim(
            **common("claim", economy), slot="growth", about="Bolivia", value=-1.8, unit="percent",
            bound=Bound.EQUAL, asserted_by=ActorRef(None, "the national statistics office", None, None),
            reported_by="Southern Ledger", as_of=None, polarity=Polarity.AFFIRMED, text=economy.text,
        ),
        ScenarioSet(
            **common("scenario", *told), name="Three scenarios",
            scenarios=tuple(
                Scenario(name, line, evidence=(e,)) for name, line, e in zip(names, lines, told, strict=True)
            ),
        ),
        _story("Rockets hit fuel depot in Villamontes", "s01", "s02", "s03"),
        _story("Ceasefire and prisoner exchange agreed", "s16", "s17"),
        Issue(
            id=record_id("issue", "s22"), evidence=(), confidence=1.0, provenance=provenance("language"),
            where="article s22", step="language",
            what="The article is in Spanish; only English is read so far.",
            how_to_fix="Keep it: it is stored and searchable, and will be read once Spanish is supported.",
            article_id=articles()["s22"].id, dossier="chaco",
        ),
    ]  # fmt: skip


def _story(title: str, *names: str) -> Story:
    told = [articles()[name] for name in names]
    pieces = tuple(Evidence(a.id, 0, 20, a.text[:20]) for a in told)
    return Story(
        **common("story", *pieces), title=title, first_seen=told[0].published_at,
        last_seen=told[-1].published_at, articles=tuple(a.id for a in told),
        outlets=tuple(dict.fromkeys(a.outlet or "" for a in told)), origins=1, languages=("en",),
        origin_chains=(tuple(a.id for a in told),),
    )  # fmt: skip


def judgement(target: Record) -> Judgement:
    return Judgement(
        id=record_id("judgement", target.id), evidence=target.evidence, confidence=1.0, dossier="chaco",
        provenance=provenance("judgement"), kind=JudgementKind.EDIT, targets=(target.id,),
        values=(FieldValue("mode", '"missile"'),), who="a tester", reason="Later reports say missiles.",
        made_at=RECORDED,
    )  # fmt: skip


def everything() -> list[Record]:
    """Return all records, articles first."""
    read: list[Record] = [*events(), *rounds(), *positions(), *quotations(), *disagreements(), *others()]
    return [*articles().values(), *read, judgement(read[0])]


def superseding(record: Event) -> Event:
    return replace(record, id=record.id + "b", confidence=0.9)
