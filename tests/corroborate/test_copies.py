"""Copies of many kinds are found with the words that prove it; independent articles are left apart."""

import dataclasses
import random

import pytest
from tests.corroborate.articles import OTHER, WIRE, made

from tracktwo.corroborate.copies import Copy, find_copies
from tracktwo.records import CopyKind

ORIGINAL = made(WIRE, outlet="Northern Wire")


def only(*articles: object) -> Copy:
    (copy,) = find_copies(articles)  # type: ignore[arg-type]
    return copy


def reworded(share: float) -> str:
    chance = random.Random(3)
    words = WIRE.split()
    return " ".join(chance.choice(words) if chance.random() < share else word for word in words)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (WIRE, CopyKind.VERBATIM),
        (
            "Good morning, readers.\n\n" + WIRE + "\n\nSend us your photographs of the river.",
            CopyKind.VERBATIM,
        ),
        (WIRE[: len(WIRE) * 2 // 5], CopyKind.EXCERPT),
        ("\n\n".join(WIRE.split("\n\n")[::2]), CopyKind.EXCERPT),
        (OTHER + "\n\n" + "\n\n".join(WIRE.split("\n\n")[:3]), CopyKind.MERGED),
        (reworded(0.25), CopyKind.REWRITE),
    ],
    ids=["whole", "framed", "beginning", "paragraphs dropped", "merged", "a quarter of the words replaced"],
)
def test_a_copy_is_found_with_its_kind(text: str, kind: CopyKind) -> None:
    later = made(text, day="2026-03-04", outlet="Valley Post")
    copy = only(ORIGINAL, later)
    assert (copy.article_id, copy.copy_of, copy.origin_id) == (later.id, ORIGINAL.id, ORIGINAL.id)
    assert copy.kind is kind


def test_independent_articles_on_one_event_are_no_copies() -> None:
    assert find_copies([ORIGINAL, made(OTHER, outlet="Valley Post")]) == ()


def test_the_proof_is_words_of_both_texts() -> None:
    later = made("We were sent this.\n\n" + WIRE, day="2026-03-04", outlet="Valley Post")
    copy = only(later, ORIGINAL)
    by_id = {article.id: article for article in (later, ORIGINAL)}
    assert {evidence.article_id for evidence in copy.proof} == by_id.keys()
    for evidence in copy.proof:
        assert by_id[evidence.article_id].text[evidence.start : evidence.end] == evidence.text
        assert len(evidence.text) > 500


def test_the_one_with_the_dateline_of_another_outlet_is_the_copy_on_one_day() -> None:
    reprint = made(WIRE + " ", outlet="Valley Post")
    copy = only(reprint, ORIGINAL)
    assert (copy.article_id, copy.copy_of) == (reprint.id, ORIGINAL.id)


def test_a_chain_of_copies_leads_to_one_origin() -> None:
    second = made(WIRE + " More follows.", day="2026-03-04", outlet="Valley Post")
    third = made("\n\n".join(WIRE.split("\n\n")[:2]), day="2026-03-05", outlet="Hill Post")
    assert {copy.origin_id for copy in find_copies([third, second, ORIGINAL])} == {ORIGINAL.id}


def test_a_later_text_at_the_same_address_is_a_revision() -> None:
    first = made(WIRE, url="https://wire.example/a", outlet="Northern Wire")
    second = made(
        WIRE.replace("twelve", "fourteen").replace("a second day", "a third day"),
        url="https://wire.example/a?utm_source=x", day="2026-03-04", outlet="Northern Wire",
    )  # fmt: skip
    assert only(first, second).kind is CopyKind.REVISION


def test_the_version_changed_later_is_the_revision_though_it_is_longer() -> None:
    first = made(WIRE, url="https://wire.example/a", outlet="Northern Wire")
    longer = made(WIRE + " More follows.", url="https://wire.example/a", outlet="Northern Wire")
    longer = dataclasses.replace(longer, modified_at="2026-03-03T18:00:00Z")
    copy = only(longer, first)
    assert (copy.article_id, copy.copy_of, copy.kind) == (longer.id, first.id, CopyKind.REVISION)


def test_a_retelling_that_names_the_outlet_it_retells_is_a_rewrite() -> None:
    retold = made(
        "Talks in Riverton have ended with nothing, Northern Wire reported. Paraguay, said Clara Benitez, "
        "will go on "
        "only with observers: the minister recalled that these had been \"promised observers three times\""
        " before. "
        "From La Paz came word that Bolivian brigades had left the river. Geneva comes next, the Uruguay "
        "team hopes. "
        "The dead of Villamontes are twelve, and who fired at them nobody in Bolivia or Paraguay will say.",
        day="2026-03-04", outlet="Buzz Today",
    )  # fmt: skip
    copy = only(ORIGINAL, retold)
    assert (copy.kind, copy.rule) == (CopyKind.REWRITE, "attribution")
    assert copy.proof[0].text == "Northern Wire"


def test_order_of_input_changes_nothing() -> None:
    articles = [
        ORIGINAL,
        made(OTHER, outlet="Valley Post"),
        made(WIRE[:600], day="2026-03-05", outlet="Hill Post"),
        made(reworded(0.1), day="2026-03-06", outlet="Sea Post"),
    ]
    forward = find_copies(articles)
    assert len(forward) == 2
    assert find_copies(articles[::-1]) == forward


@pytest.mark.parametrize("texts", [(), ("Talks.",), ("Talks.", "Talks."), ("!?", "1 2 3")])
def test_little_or_nothing_gives_no_copies(texts: tuple[str, ...]) -> None:
    articles = [made(text, outlet=f"o{n}") for n, text in enumerate(texts) if any(c.isalnum() for c in text)]
    assert find_copies(articles) == ()


def test_many_copies_of_one_text_are_all_found() -> None:
    many = [made(WIRE, outlet=f"Post {n}", day=f"2026-03-{n % 20 + 5:02d}") for n in range(120)]
    copies = find_copies([*many, ORIGINAL])
    assert len(copies) == 120
    assert {copy.origin_id for copy in copies} == {ORIGINAL.id}
