"""`explain` on any text: it never raises, tells roles and status, and puts the nearest miss first."""

from collections.abc import Callable

import pytest

from tracktwo.infer.spacy_pipeline import SpacyInfer
from tracktwo.ontology.loader import CodeBooks
from tracktwo.pipeline.explain import StepTrace, explain_text, nearest_misses

Explain = Callable[[str], StepTrace]

ODD = (
    "", " ", ".", "💥💣🕊️", "🕊️ Kenya and Uganda signed a treaty 🎉", "Talks.", "Talks Talks Talks Talks",
    "Россия и Украина провели переговоры в Стамбуле.", "El gobierno de Perú rechazó la oferta de Chile.",
    "以色列袭击了加沙的一所学校。", "هاجمت القوات قرية في سوريا", "The cat sat on the mat.",
    "Who attacked the base?",
    "KENYA ATTACKS SOMALIA", "kenya attacks somalia", "\ud800 Kenya met Ghana", "a\x00b Kenya met Ghana",
    "Kenya met Ghana " * 600, "x" * 10_000, "“" * 300, "Kenya—met—Ghana", "1 2 3 4 5 6 7 8 9",
    "http://a.example/x?y=z Kenya condemned Ghana", "<b>Kenya</b> condemned <i>Ghana</i>",
    "\n\nKenya\n\nmet\n\nGhana",
    "It was never the case that Kenya did not deny that it had refused to reject the plan.",
    "Ghana’s president, who had been accused by Togo, which Benin supports, of arming rebels, resigned.",
    "Iran’s talks with France, Germany and the U.K. collapsed; no date was set.",
    "If Sudan attacks, Chad replies.",
    "Mali denied having agreed to a truce.",
)  # fmt: skip


@pytest.fixture(scope="module")
def explain(infer: SpacyInfer, books: CodeBooks) -> Explain:
    """A function: a text to what the events step tried on it."""

    def explained(text: str) -> StepTrace:
        found = explain_text(text, infer=infer, books=books)
        return next(step for step in found.steps if step.step == "events")

    return explained


@pytest.mark.parametrize("text", ODD, ids=range(len(ODD)))
def test_no_text_raises_and_every_rule_stands_on_its_words(text: str, explain: Explain) -> None:
    step = explain(text)
    for attempt in (*step.fired, *step.missed):
        assert attempt.text == text[attempt.start : attempt.end]
        assert attempt.fired or attempt.detail


def test_roles_stand_with_their_offsets(explain: Explain) -> None:
    text = "Kenya condemned Ghana."
    details = " ".join(attempt.detail for attempt in explain(text).fired)
    assert "actors: Kenya [KEN GOV] (0 to 5)" in details
    assert "recipients: Ghana [GHA GOV] (16 to 21)" in details


@pytest.mark.parametrize(
    ("text", "rule", "why"),
    [
        ("Mali denied having agreed to a truce.", "status.denied", "a word of denying"),
        ("Kenya will meet Somalia's envoy if the truce holds.", "status.conditional", "if-clause"),
        ("Kenya condemned Ghana.", "status.occurred", "not left open, denied, supposed, conditional"),
    ],
)
def test_the_rule_for_the_status_is_told(text: str, rule: str, why: str, explain: Explain) -> None:
    (told,) = [a for a in explain(text).fired if a.rule.startswith("status.")]
    assert told.rule == rule
    assert why in told.detail


def test_the_nearest_miss_comes_first(explain: Explain) -> None:
    first = nearest_misses(explain("The butcher met the baker."))[0]
    assert "(actors:" in first.detail
    assert first.text == "met"


def test_what_fell_short_on_other_words_comes_before_rivals_of_what_fired(explain: Explain) -> None:
    step = explain("Kenya condemned Ghana and welcomed it.")
    fired = {(attempt.start, attempt.end) for attempt in step.fired}
    rivals = [(a.start, a.end) in fired for a in nearest_misses(step) if "(actors:" not in a.detail]
    assert rivals == sorted(rivals)
