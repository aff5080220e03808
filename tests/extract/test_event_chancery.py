"""The words of diplomacy: idioms, light verbs and particles by which reporters tell what was said."""

from collections.abc import Callable, Iterator

import pytest

from tracktwo.ontology.frames import FILES, Frame, load_frames
from tracktwo.pipeline.steps import Finds
from tracktwo.records import ActorRef, Event, EventStatus, EventType

Read = Callable[..., Finds]
T = EventType


def events(read: Read, text: str) -> list[Event]:
    """The events of a text, those alone."""
    records = read(text, day="2025-06-12", steps=frozenset({"events"})).records
    return [record for record in records if isinstance(record, Event)]


def codes(refs: tuple[ActorRef, ...]) -> set[str]:
    """The codes of some parties."""
    return {ref.code for ref in refs if ref.code}


# One text per field of meaning: read once each, so that the file stays fast.
TOLD = [
    ("Chilean and Peruvian negotiators have been locked in talks in Lima.", T.CONSULT, "CHL PER", ""),
    ("A French envoy sounded out Lebanese leaders on a new president.", T.CONSULT, "FRA", "LBN"),
    ("Ghana rolled out the red carpet for Togo's president.", T.CONSULT, "GHA", "TGO"),
    ("Turkey is playing mediator between Ethiopia and Somalia.", T.CONSULT, "TUR", "ETH SOM"),
    ("Chile and Peru buried the hatchet over fishing.", T.AGREE, "CHL PER", ""),
    ("Talks between Kenya and Uganda produced a deal on the lake.", T.AGREE, "KEN UGA", ""),
    ("Morocco held out an olive branch to Algeria.", T.AGREE, "MAR", "DZA"),
    ("Greece is open to talks with Turkey, its premier said.", T.AGREE, "GRC", ""),
    ("A meeting between the leaders of India and China is in the works.", T.AGREE, "IND CHN", ""),
    ("France gave its blessing to Gabon's new charter.", T.SUPPORT, "FRA", "GAB"),
    ("Poland has Ukraine's back, its president said.", T.SUPPORT, "POL", "UKR"),
    ("Niger's government won the backing of Russia.", T.SUPPORT, "RUS", "NER"),
    ("Australia was quick to congratulate Fiji's new premier.", T.SUPPORT, "AUS", "FJI"),
    ("Brazil was the first state to recognise Palestine.", T.SUPPORT, "BRA", "PSE"),
    ("Tanzania walked back its ban after talks with Kenya.", T.CONCEDE, "TZA", ""),
    ("Kenya's government performed a U-turn on the tax.", T.CONCEDE, "KEN", ""),
    ("Britain took Syria's defence minister off its blacklist.", T.RETREAT, "GBR", "SYR"),
    ("The Dutch foreign minister stressed the need for Rwanda to pull out.", T.REQUEST, "NLD", "RWA"),
    ("Bolivia challenged Chile to publish the maps.", T.REQUEST, "BOL", "CHL"),
    ("Egypt referred the dispute with Ethiopia to the Security Council.", T.REQUEST, "EGY", "UN"),
    ("Tunisia hauled in the Italian ambassador over the remark.", T.ACCUSE, "TUN", "ITA"),
    ("Germany took Hungary to task for the law.", T.ACCUSE, "DEU", "HUN"),
    ("Pakistan laid the blame for the blast at India's door.", T.ACCUSE, "PAK", "IND"),
    ("Rwanda was behind the raid, a Ugandan general said.", T.ACCUSE, "UGA", "RWA"),
    ("Ghana and Togo locked horns over the border.", T.ACCUSE, "GHA TGO", ""),
    ("Iran hit back at the statement, calling it a lie.", T.ACCUSE, "IRN", ""),
    ("Morocco gave Algeria the cold shoulder.", T.REJECT, "MAR", "DZA"),
    ("Benin's envoy rejected the accusation.", T.REJECT, "BEN", ""),
    ("Hungary put its foot down over the loan to Ukraine.", T.REJECT, "HUN", ""),
    ("Israel would not hear of a truce.", T.REJECT, "ISR", ""),
    ("Zero enrichment is a non-starter, Iran's foreign minister said.", T.REJECT, "IRN", ""),
    ("Georgia told Armenia that it would not reopen the road.", T.REJECT, "GEO", "ARM"),
    ("Congo held Rwanda responsible for the massacre.", T.ACCUSE, "COD", "RWA"),
    ("Beijing said Taiwan would pay for its defiance.", T.THREATEN, "CHN", "TWN"),
    ("Togo agreed to Ghana's demand for a list.", T.CONCEDE, "TGO", "GHA"),
    ("Fiji is lobbying Japan for patrol boats.", T.REQUEST, "FJI", "JPN"),
    ("Burundi would not sit idly by, its president said.", T.THREATEN, "BDI", ""),
    ("Iran vowed to respond in kind if Israel struck.", T.THREATEN, "IRN", "ISR"),
    ("Latvia would pay a heavy price, Russia's foreign minister said.", T.THREATEN, "RUS", "LVA"),
    ("Turkey gave the Syrian rebels until Friday to disarm.", T.THREATEN, "TUR", "SYR"),
]


@pytest.mark.parametrize(("text", "kind", "actors", "recipients"), TOLD)
def test_an_idiom_tells_its_event(
    read: Read, text: str, kind: EventType, actors: str, recipients: str
) -> None:
    found = [event for event in events(read, text) if event.type is kind]
    assert found, text
    assert codes(found[0].actors) == set(actors.split()), text
    assert set(recipients.split()) <= codes(found[0].recipients), text


@pytest.mark.parametrize(
    "text",
    [
        "Lawmakers in Rome bickered over the budget.",
        "Kenya's coach took aim at the referee after the match.",
        "A bank in Ghana gave the nod to a loan for a hotel.",
        "The Chilean actor put his foot down over the script.",
        "The Ugandan team dug in its heels and won the final.",
        "The villagers in Nepal put their heads together to mend the bridge.",
        "The minister walked back to his office in Quito.",
        "Rwanda was the last stop of the tour.",
        "Manila's mayor gave the green light to a market hall.",
        "The Togolese minister rejected the opposition's charge that he had sold a road.",
    ],
)
def test_the_same_words_among_others_tell_none(read: Read, text: str) -> None:
    assert events(read, text) == []


def test_who_hits_back_with_rockets_strikes(read: Read) -> None:
    (event,) = events(read, "Chad hit back with rockets on a Sudanese camp.")
    assert event.type is not T.ACCUSE


def test_a_refusal_in_the_future_is_no_threat(read: Read) -> None:
    (event,) = events(read, "Niger's junta will not budge.")
    assert (event.type, event.status) == (T.REJECT, EventStatus.OCCURRED)


def test_what_only_others_promise_is_no_threat_of_its_own(read: Read) -> None:
    assert events(read, "Japan's minister went it alone.") == []


def test_each_frame_of_the_file_is_in_the_lexicon() -> None:
    assert "frames_chancery.yaml" in FILES
    asked = {"hatchet", "olive", "climbdown", "shoulder", "leaveroom", "notice", "docket", "refer"}
    held = {name for frames in load_frames().index.values() for name in _last_names(frames)}
    assert asked <= held


def _last_names(frames: tuple[Frame, ...]) -> Iterator[str]:
    for frame in frames:
        yield frame.id.rpartition(".")[2]


@pytest.mark.parametrize(
    ("text", "kind", "status", "actors"),
    [
        ("Oman said a reply would be delivered to Iran.", T.AGREE, EventStatus.PLANNED, "OMN"),
        ("There will be no talks, Eritrea's foreign minister said.", T.REJECT, EventStatus.OCCURRED, "ERI"),
        ("Chad was not party to any talks with Sudan.", T.CONSULT, EventStatus.DENIED, "TCD"),
        ("Togo neither met nor will meet the Ghanaian envoy.", T.REJECT, EventStatus.OCCURRED, "TGO"),
    ],
)
def test_what_is_to_come_or_denied_is_told_of_those_who_say_so(
    read: Read, text: str, kind: EventType, status: EventStatus, actors: str
) -> None:
    told = {(event.type, event.status, *sorted(codes(event.actors))) for event in events(read, text)}
    assert (kind, status, actors) in told, told
