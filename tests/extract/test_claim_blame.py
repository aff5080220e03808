"""Who is held to have done it, in sentences of our own."""

import pytest
from tests.conftest import Read

from tracktwo.records import Claim, Polarity

NO = Polarity.NEGATED


def blamed(read: Read, text: str) -> list[tuple[str | None, Claim]]:
    claims = [r for r in read(text).records if isinstance(r, Claim) and r.slot == "responsible_for"]
    return [(claim.asserted_by.name if claim.asserted_by else None, claim) for claim in claims]


@pytest.mark.parametrize(
    ("text", "by", "who", "about"),
    [
        ("Togo blamed the shelling of Lomé on Benin.", "Togo", "Benin", "shelling in Lomé"),
        ("Togo held Benin responsible for the explosion in Lomé.", "Togo", "Benin", "explosion in Lomé"),
        ("Togo said Benin was behind the ambush near Lomé.", "Togo", "Benin", "ambush in Lomé"),
        ("Togo accused Benin of carrying out the raid on Lomé.", "Togo", "Benin", "raid in Lomé"),
        ("Benin was blamed for an air strike in Lomé.", None, "Benin", "strike in Lomé"),
    ],
)
def test_who_is_blamed_for_what_and_by_whom(
    read: Read, text: str, by: str | None, who: str, about: str
) -> None:
    ((teller, claim),) = blamed(read, text)
    assert (teller, claim.value, claim.about, claim.polarity) == (by, who, about, Polarity.AFFIRMED)
    assert claim.subject is not None
    assert claim.subject.code == "BEN"


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("Benin claimed responsibility for the attack in Lomé.", Polarity.AFFIRMED),
        ("Benin denied responsibility for the attack in Lomé.", NO),
        ("Benin denied that its soldiers had attacked a clinic in Lomé.", NO),
        ("Benin denied having killed farmers in Lomé.", NO),
        ("Benin said it had not carried out any strikes in Lomé.", NO),
    ],
)
def test_what_a_side_says_of_itself(read: Read, text: str, polarity: Polarity) -> None:
    ((teller, claim),) = blamed(read, text)
    assert (teller, claim.value, claim.polarity) == ("Benin", "Benin", polarity)


@pytest.mark.parametrize(
    "text",
    [
        "Togo accused Benin of delaying the talks.",
        "Benin denied that it had refused to attend.",
        "The minister is responsible for defence.",
        "Togo would blame Benin for any attack.",
        "Benin said it had not received the draft.",
        "Togo launched talks with Benin behind closed doors.",
    ],
)
def test_no_deed_of_violence_no_blame(read: Read, text: str) -> None:
    assert blamed(read, text) == []


def test_to_be_held_responsible_is_not_to_be_held(read: Read) -> None:
    found = read("Togo held Benin responsible for the explosion in Lomé.").records
    assert [r for r in found if isinstance(r, Claim) and r.slot == "controls"] == []


def test_who_blames_beside_what_it_says_is_who_says_it(read: Read) -> None:
    text = (
        "Two boats came under attack near Nauta. Peru's defence ministry denied a role in the attack. "
        '"No unit of ours fired a shot," it said, blaming smugglers.'
    )
    told = [
        (c.asserted_by.name, c.value, c.polarity.value)
        for c in read(text).records
        if isinstance(c, Claim) and c.slot == "responsible_for" and c.asserted_by
    ]
    assert ("Defence ministry of Peru", "smugglers", "affirmed") in told
