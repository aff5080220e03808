"""Whether an event happened, who says so, and on which day: each rule with sentences of its own."""

from collections.abc import Callable

import pytest

from tracktwo.extract import events
from tracktwo.ontology.loader import CodeBooks
from tracktwo.pipeline.steps import Finds
from tracktwo.records import Attempt, Event, Relation

THURSDAY = "2026-09-24"
Read = Callable[..., Finds]


def coded(read: Read, text: str) -> list[Event]:
    return [r for r in read(text, day=THURSDAY).records if isinstance(r, Event)]


def only(read: Read, text: str, kind: str) -> Event:
    (event,) = [e for e in coded(read, text) if e.type.value == kind]
    return event


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Reports that Malian troops had seized the Nigerien post are baseless, Bamako said.", "COERCE"),
        ("Togo dismissed as invented a report that its soldiers had killed Beninese traders.", "ASSAULT"),
        ("It is a lie that Chadian jets bombed a Sudanese village, the army said.", "ASSAULT"),
        ("There is no truth in claims that Ghana has seized a Togolese ship, Accra said.", "COERCE"),
        ("Peru and Ecuador almost signed a treaty on fishing.", "SUPPORT"),
        ("Peru stopped short of expelling the Chilean ambassador.", "SANCTION"),
        ("Laos and Thailand came close to signing a border treaty.", "SUPPORT"),
        ("Kenya's president left without signing the treaty with Somalia.", "SUPPORT"),
        ("Egyptian jets would have bombed the Libyan camp had they had fuel.", "ASSAULT"),
        ("Oman's envoy was to have met the Houthi leader on Sunday, but he fell ill.", "CONSULT"),
        ("It is not true that Iran has agreed to hand over its uranium.", "AGREE"),
        ("Rwanda was supposed to have withdrawn its troops from Congo by May.", "RETREAT"),
        ("Turkish jets had been about to bomb the Kurdish camp when fog came up.", "ASSAULT"),
        ("Not a single Chadian soldier has left Libya.", "RETREAT"),
        ("Angola was unable to free its sailors from the Congolese rebels.", "RETREAT"),
        ("Uganda has yet to withdraw its troops from Congo.", "RETREAT"),
    ],
)
def test_what_was_not_done_is_denied(read: Read, text: str, kind: str) -> None:
    assert only(read, text, kind).status == "denied"


@pytest.mark.parametrize(
    ("text", "teller"),
    [
        ("Turkey has neither confirmed nor denied that its drones struck a Kurdish camp.", None),
        ("Turkish drones may have killed the two Kurdish fighters.", None),
        ("Eritrea's president is said to have met the Houthi leader.", None),
        ("Kenya and Somalia have agreed on the sea border, two diplomats said.", "two diplomats"),
        ("Kenya and Somalia have agreed on the sea border, according to a diplomat.", "diplomat"),
        ("Kenya has agreed on the sea border with Somalia, a daily reported, citing two aides.", "two aides"),
        ("If the reports are true, Chad has bombed a Libyan town.", None),
        ("Burmese soldiers shot three Karen farmers, relatives of the dead said.", "relatives"),
        ("Chad says it has bombed the rebels' camp at Wour.", "Chad"),
        ("Villagers described Burmese soldiers beheading a Karen farmer.", "Villagers"),
        ("Mali accused Algerian soldiers of killing two traders.", "Mali"),
        ("Rumours that Togo had seized the ship reached Accra.", None),
    ],
)
def test_hearsay_is_alleged_and_names_its_teller(read: Read, text: str, teller: str | None) -> None:
    (event,) = [e for e in coded(read, text) if e.type.value not in ("ACCUSE", "REJECT")]
    assert (event.status, event.said_by.name if event.said_by else None) == ("alleged", teller)


def test_an_army_of_the_state_is_no_side_of_its_rebels(read: Read) -> None:
    event = only(read, "Rebels have seized the town of Faya, Chad's government said.", "COERCE")
    assert (event.status, event.said_by is not None) == ("occurred", True)


def test_what_is_admitted_has_occurred(read: Read) -> None:
    event = only(read, "Kenya admitted that its soldiers had killed four Somali herders.", "ASSAULT")
    assert event.status == "occurred"


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("Burmese jets bomb Karen villages every night.", "ASSAULT", "ongoing"),
        ("The minister recalled that Chad had freed forty rebels.", "RETREAT", "historical"),
        ("In the war of 2008 Russia bombed the Georgian port of Poti.", "ASSAULT", "historical"),
        ("Under the plan, Togo and Benin would set up a joint patrol.", "AGREE", "proposed"),
        ("Chadian soldiers have been shelling the rebels' camp since Monday.", "ASSAULT", "ongoing"),
        ("Gabon had promised in March to free the sailors of Equatorial Guinea.", "CONCEDE", "historical"),
        ("Kosovo's premier meets Serbia's president in Vienna on Monday.", "AGREE", "planned"),
        ("Qatar has convened talks between Chad and its rebels for Monday.", "AGREE", "planned"),
        ("Kenya, Somalia to hold talks on sea border", "AGREE", "planned"),
        ("Burundi will free the men as soon as Rwanda opens its border.", "CONCEDE", "conditional"),
        ("Police in Kampala arrested nobody but the opposition leader.", "COERCE", "occurred"),
    ],
)
def test_what_lasts_what_is_past_and_what_is_to_come(read: Read, text: str, kind: str, status: str) -> None:
    assert only(read, text, kind).status == status


@pytest.mark.parametrize(
    ("text", "kind", "start", "relation"),
    [
        ("Togo said on Monday it had freed the men.", "RETREAT", "2026-09-21", Relation.BY),
        ("Togo freed the Beninese men on Monday.", "RETREAT", "2026-09-21", Relation.AT),
        ("Ahead of talks on Saturday, Togo urged Benin on Monday to free the men.", "REQUEST", "2026-09-21",
         Relation.AT),
        ("The men whom Togo arrested on Sunday were tried on Monday.", "COERCE", "2026-09-20", Relation.AT),
    ],
)  # fmt: skip
def test_an_event_has_the_day_of_its_own_clause(
    read: Read, text: str, kind: str, start: str, relation: Relation
) -> None:
    date = only(read, text, kind).date
    assert date is not None
    assert (date.start, date.relation) == (start, relation)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Togo welcomed the treaty that Benin and Niger signed on Monday.", "SUPPORT"),
        ("Togo promised to free the Beninese men by Monday.", "CONCEDE"),
        ("On Monday Benin denied that its army had killed a Togolese trader.", "ASSAULT"),
    ],
)
def test_the_day_of_something_else_is_not_its_own(read: Read, text: str, kind: str) -> None:
    assert next(e for e in coded(read, text) if e.type.value == kind).date is None


def test_explain_names_the_rule_the_word_and_the_teller(read: Read, books: CodeBooks) -> None:
    told: list[Attempt] = []
    reading = read("Two diplomats said Kenya and Somalia had agreed on the border.", day=THURSDAY).reading
    list(events.extract(reading, books=books, trace=told.append))
    (why,) = [a.detail for a in told if a.rule == "status.alleged"]
    assert "“diplomats”" in why
    assert "told under “said”" in why
