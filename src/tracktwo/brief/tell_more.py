"""Pressure, scenarios as the articles name them, and who is quoted."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from tracktwo.brief.cast import PRONOUN, Cast
from tracktwo.brief.draft import Draft, distinct, names_of
from tracktwo.brief.names import fold
from tracktwo.brief.phrases import date_phrases, quote, sentence, sort_day
from tracktwo.records import (
    Measure,
    MeasureStatus,
    Quotation,
    QuotationForm,
    Scenario,
    ScenarioSet,
    SpeechAct,
)

MEASURE_WORDS: dict[MeasureStatus, str] = {
    MeasureStatus.OCCURRED: "reported",
    MeasureStatus.ONGOING: "reported as ongoing",
    MeasureStatus.ANNOUNCED: "announced",
    MeasureStatus.PLANNED: "planned",
    MeasureStatus.PROPOSED: "proposed",
    MeasureStatus.CONDITIONAL: "conditional",
    MeasureStatus.THREATENED: "threatened",
    MeasureStatus.DENIED: "denied",
    MeasureStatus.ALLEGED: "reportedly, not established",
    MeasureStatus.HISTORICAL: "historical",
}
QUOTES_PER_SPEAKER = 3
UNNAMED = "Unnamed"
ACTS: dict[SpeechAct, str] = {
    SpeechAct.STATES: "said", SpeechAct.CLAIMS: "claimed", SpeechAct.DEMANDS: "demanded",
    SpeechAct.OFFERS: "offered", SpeechAct.REJECTS: "rejected", SpeechAct.DENIES: "denied",
    SpeechAct.ASSESSES: "assessed", SpeechAct.THREATENS: "threatened", SpeechAct.PROMISES: "promised",
    SpeechAct.ASKS: "asked", SpeechAct.REPORTS: "reported",
}  # fmt: skip


def tell_measures(measures: Iterable[Measure], cast: Cast) -> Iterator[Draft]:
    """Yield a draft for each act of pressure or relief."""
    for one in measures:
        imposer = names_of([one.imposer], one.evidence, cast)
        target = names_of([one.target], one.evidence, cast)
        unsaid = "" if one.imposer else ", by whom is not said"
        by = f" by {imposer.texts[0]}" if imposer.texts else unsaid
        on = f" against {target.texts[0]}" if target.texts else ""
        if one.kind.value in ("aid", "arms", "relief"):
            on = on.replace(" against ", " for ")
        kind = one.kind.value.replace("_", " ") + (" cut or withheld" if one.withheld else "")
        status = MEASURE_WORDS[one.status]
        words = quote(one.text or one.evidence[0].text)
        yield Draft(
            variants=tuple(
                sentence(f"{date}: {kind}{text} ({status}): {words}")
                for text in dict.fromkeys((by + on, by, ""))
                for date in date_phrases(one.date, reported=cast.reported(one.evidence))
            ),
            evidence=distinct((*one.evidence, *imposer.evidence, *target.evidence)),
            records=(one.id,),
            order=sort_day(one.date, cast.reported(one.evidence)),
            tags=(one.kind.value.replace("_", " "), one.status.value),
        )


def tell_scenarios(sets: Iterable[ScenarioSet], cast: Cast) -> Iterator[Draft]:
    """Yield a draft for each scenario that an article names."""
    for group in sets:
        for number, scenario in enumerate(group.scenarios):
            evidence = scenario.evidence or group.evidence
            if evidence:
                yield Draft(
                    variants=_scenario_texts(scenario),
                    evidence=distinct(evidence),
                    records=(group.id,),
                    group=_set_name(group, cast),
                    order=f"{number:03}",
                    tags=("scenario",),
                )


def _scenario_texts(scenario: Scenario) -> tuple[str, ...]:
    name = quote(scenario.name)
    description = f": {quote(scenario.description)}" if scenario.description else ""
    condition = f"; condition: {quote(scenario.condition)}" if scenario.condition else ""
    told = (name + description + condition, name + description, name)
    return tuple(sentence(f"scenario {text}") for text in dict.fromkeys(told))


def _set_name(group: ScenarioSet, cast: Cast) -> str:
    article = cast.article(group.evidence[0].article_id) if group.evidence else None
    title = quote(article.title) if article and article.title else "an article"
    return f"As named by {group.named_by or (article and article.outlet) or title}"


def tell_quotations(quotations: Iterable[Quotation], cast: Cast) -> Iterator[Draft]:
    """Yield drafts grouped by speaker: at most three of their own words each.

    Somebody identified who is only reported is given the longest report; others reported are left out.
    """
    by_speaker: dict[str, list[Quotation]] = defaultdict(list)
    for one in quotations:
        by_speaker[_speaker(one)].append(one)
    most_quoted = sorted(by_speaker, key=lambda name: (name == UNNAMED, -len(by_speaker[name]), name))
    for rank, speaker in enumerate(most_quoted):
        said = sorted(by_speaker[speaker], key=lambda q: -len(q.contents))
        own_words = [q for q in said if q.form is not QuotationForm.INDIRECT]
        is_known = any(q.speaker_actor and q.speaker_actor.id for q in said)
        for one in own_words[:QUOTES_PER_SPEAKER] or (said[:1] if is_known else ()):
            yield _draft_quotation(one, cast, speaker, f"{rank:04}")


def _speaker(one: Quotation) -> str:
    if one.speaker_actor and one.speaker_actor.id:
        return one.speaker_actor.name
    return one.speaker if one.speaker and not PRONOUN.match(one.speaker) else UNNAMED


def _in_pieces(one: Quotation, cast: Cast) -> str:
    """The words of a split quotation, each stretch between its own marks."""
    article = cast.article(one.evidence[0].article_id)
    stretches = [article.text[start:end] for start, end in one.contents_span] if article else []
    return " … ".join(quote(words) for words in stretches if words.strip()) or quote(one.contents)


def _draft_quotation(one: Quotation, cast: Cast, speaker: str, order: str) -> Draft:
    named = names_of([one.speaker_actor], one.evidence, cast)
    names = [
        *named.texts,
        *([one.speaker] if one.speaker and speaker != UNNAMED else []),
        "an unnamed speaker",
    ]
    act = ACTS[one.speech_act]
    is_told = one.affiliation and " " in one.affiliation and fold(one.affiliation) not in fold(speaker)
    roles = (f", {one.affiliation},", "") if is_told else ("",)
    via = (f" (via {one.via})", "") if one.via else ("",)
    return Draft(
        variants=tuple(
            sentence(f"{name}{role} {act}{passed}: {words}")
            for words in (quote(one.contents), _in_pieces(one, cast))
            for name in dict.fromkeys(names)
            for role in roles
            for passed in via
        ),
        evidence=distinct((*one.evidence, *named.evidence)),
        records=(one.id,),
        group=speaker,
        order=order,
        tags=(one.form.value, one.speech_act.value),
    )
