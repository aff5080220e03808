"""Figures for a set of scenarios that are kept and scored: the desk's, an analyst's, all of them pooled."""

from collections.abc import Mapping
from datetime import date, timedelta

from tracktwo.errors import ConfigError
from tracktwo.forecast.movement import METHOD, Line
from tracktwo.forecast.pooling import log_odds_of
from tracktwo.ontology.dossiers import Profile
from tracktwo.pipeline.pooled import DESK, POOLED, check_name
from tracktwo.pipeline.questions import Basis, ask, forecast_options
from tracktwo.pipeline.scenarios import MONTH_DAYS, Standing, need_group
from tracktwo.records import Forecast, Question, Term
from tracktwo.store.database import Store


def publish(store: Store, profile: Profile, group_id: str, *, today: date) -> Question:
    """Ask a set of scenarios as a question, so that figures can be kept under it and scored.

    Its rule is the scenarios' descriptions as they are today; it closes when the set's months are over.

    Raises:
        ConfigError: there is no such set, or it is published already.
    """
    group = need_group(profile, group_id)
    rule = " ".join(f"{one.id}: {one.description or one.name}" for one in group.scenarios)
    closes = today + timedelta(days=round(group.months * MONTH_DAYS))
    options = tuple(f"{group.id}/{one.id}" for one in group.scenarios)
    return ask(
        store,
        f"{group.name}: which of these?",
        rule=f"The one whose description fits best on {closes}. {rule}",
        opens=today,
        closes=closes,
        dossier=profile.id,
        options=options,
    )


def keep(store: Store, standing: Standing) -> list[Forecast]:
    """Keep the desk's figures for a published set, dated now, with every line that moved them.

    Raises:
        ConfigError: the set is not published, or its question is closed.
    """
    question = _need_published(standing)
    named = {f"{standing.group.id}/{name}": share for name, share in standing.moved.now.items()}
    bases = {
        f"{standing.group.id}/{name}": Basis(
            terms=tuple(_term(line) for line in standing.lines_of(name)),
            base_rate=standing.moved.start[name],
            as_of=standing.today,
            version=METHOD,
        )
        for name in standing.moved.now
    }
    made = forecast_options(store, question.id, named, who=DESK, bases=bases)
    return made + (_keep_pooled(store, standing, question) if standing.own else [])


def _keep_pooled(store: Store, standing: Standing, question: Question) -> list[Forecast]:
    """Keep the desk's and the analysts' figures pooled, each of them counting alike."""
    voices = [(DESK, standing.today, standing.moved.now)]
    voices += [(own.who, own.made_at[:10], own.shares) for own in standing.own]
    bases = {
        f"{standing.group.id}/{name}": Basis(
            tuple(
                Term(
                    f"{who}, {day}: {given[name] * 100:.0f} %, weight 1 of {len(voices)}",
                    log_odds_of(given[name]),
                )
                for who, day, given in voices
            )
        )
        for name in standing.pooled
    }
    named = {f"{standing.group.id}/{name}": share for name, share in standing.pooled.items()}
    return forecast_options(store, question.id, named, who=POOLED, bases=bases)


def _term(line: Line) -> Term:
    seen = line.sighting
    words = f"{seen.sign}, {seen.day}: {seen.words} ({seen.record}, origin {seen.origin})"
    return Term(words + (f"; {line.note}" if line.note else ""), line.weight, seen.evidence)


def judge_set(
    store: Store, standing: Standing, shares: Mapping[str, float], *, who: str, reason: str
) -> list[Forecast]:
    """Keep an analyst's own figures for a published set, dated now, with the reason.

    Raises:
        ConfigError: no reason, not published, other scenarios are named, or the sum is not 1.
    """
    if not reason.strip():
        raise ConfigError("Figures of your own need their reason. Add --why.")
    check_name(who)
    question = _need_published(standing)
    named = {f"{standing.group.id}/{name}": share for name, share in shares.items()}
    basis = Basis(reason=reason)
    return forecast_options(store, question.id, named, who=who, bases=dict.fromkeys(named, basis))


def _need_published(standing: Standing) -> Question:
    if standing.question is None or standing.question.resolution is not None:
        raise ConfigError(
            f"The set {standing.group.id!r} is not published, so its figures could not be scored. "
            "Publish it: tracktwo scenarios DOSSIER --publish SET."
        )
    return standing.question
