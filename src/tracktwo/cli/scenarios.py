"""`tracktwo scenarios`: what may come next in a dossier, how likely, and which events moved it."""

import dataclasses
import getpass
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from tracktwo.cli.context import desk_of
from tracktwo.cli.screen import print_json, say
from tracktwo.errors import ConfigError

if TYPE_CHECKING:
    from tracktwo.pipeline.desk import Store
    from tracktwo.pipeline.dossiers import Profile
    from tracktwo.pipeline.scenarios import Standing

SHOWN_LINES = 8


def scenarios(
    context: typer.Context,
    dossier: Annotated[str | None, typer.Argument(help="The dossier; all when left out.")] = None,
    as_of: Annotated[
        str | None, typer.Option(help="The day (YYYY-MM-DD); what was published later is not seen.")
    ] = None,
    publish: Annotated[
        str | None, typer.Option(help="Ask this set as a question, so that its figures are kept and scored.")
    ] = None,
    keep: Annotated[bool, typer.Option("--keep", help="Keep the desk's figures of published sets.")] = False,
    own: Annotated[
        list[str] | None, typer.Option("--set", help="Your own figure: scenario=0.3. Once for each scenario.")
    ] = None,
    why: Annotated[str, typer.Option("--why", help="The reason for your own figures.")] = "",
    who: Annotated[
        str | None, typer.Option(help="Whose they are; your account's name when left out.")
    ] = None,
    signs: Annotated[
        bool, typer.Option("--signs", help="List what each scenario is watched by, with its weight.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Tell how likely each scenario is, line by line what moved it, and who named others."""
    from tracktwo.pipeline.dates import day
    from tracktwo.pipeline.questions import today
    from tracktwo.pipeline.scenarios import newest_day, standings

    if dossier is None and (publish or keep or own):
        raise ConfigError("Name the dossier whose scenarios you mean.")
    if as_of and (publish or keep or own):
        raise ConfigError("Figures are kept as of today only. Leave out --as-of.")
    desk = desk_of(context)
    profiles = desk.books().dossiers
    store = desk.open_store()
    try:
        held = [dossier] if dossier else sorted(store.view().dossiers())
        chosen = [_need(profiles, name) for name in held if dossier or name in profiles]
        asked, view = day(as_of, "--as-of"), store.view()
        when = {p.id: asked or newest_day(view, p.id, today=today()) for p in chosen}
        for profile in chosen:
            take = _Taken(publish, own or [], who or getpass.getuser(), why, keep)
            _take(store, profile, when[profile.id], take)
        found = {p.id: standings(store, p, today=when[p.id], back_test=asked is not None) for p in chosen}
        if as_json:
            print_json({name: [_row(one) for one in sets] for name, sets in found.items()})
            return
        for profile in chosen:
            _tell(store, profile, found[profile.id])
            if signs:
                _tell_signs(profile)
    finally:
        store.close()
    if not chosen:
        say("No dossier with a profile holds an article. Read some first: tracktwo read ...")


def _need(profiles: "dict[str, Profile]", name: str) -> "Profile":
    if name not in profiles:
        raise ConfigError(f"{name!r} has no profile. Make one with 'tracktwo dossier new {name}'.")
    return profiles[name]


@dataclasses.dataclass(frozen=True, slots=True)
class _Taken:
    """What is to be done with a dossier's sets besides showing them."""

    publish: str | None
    own: list[str]
    who: str
    why: str
    keep: bool


def _take(store: "Store", profile: "Profile", when: date, wanted: _Taken) -> None:
    """Publish, keep and judge, in this order, as far as asked."""
    from tracktwo.pipeline import scenario_figures as sets
    from tracktwo.pipeline.questions import today
    from tracktwo.pipeline.scenarios import standings

    own = dict(map(_figure, wanted.own))
    if wanted.publish:
        made = sets.publish(store, profile, wanted.publish, today=today())
        say(f"{made.id}  {made.text} Closes {made.closes}.")
    for one in standings(store, profile, today=when) if wanted.keep or own else []:
        if wanted.keep and one.question:
            say(f"{len(sets.keep(store, one))} figures kept for {profile.id}/{one.group.id}.")
        elif wanted.keep:
            say(f"{profile.id}/{one.group.id} is not published, so nothing is kept: --publish {one.group.id}")
        if own and set(own) == set(one.moved.now):
            sets.judge_set(store, one, own, who=wanted.who, reason=wanted.why)
            own = {}
    if own:
        raise ConfigError(
            f"No set of {profile.id} has just these scenarios. Give a figure to each of one set."
        )


def _figure(words: str) -> tuple[str, float]:
    name, _, number = words.partition("=")
    try:
        return name.strip(), float(number)
    except ValueError:
        raise ConfigError(f"--set {words!r} is no figure. Write it as scenario=0.3.") from None


def _row(one: "Standing") -> "dict[str, object]":
    return {
        "set": one.group.id,
        "as_of": one.today,
        "start": one.moved.start,
        "moved": one.moved.now,
        "pooled": one.pooled,
        "own": [dataclasses.asdict(own) for own in one.own],
        "lines": [
            {
                "scenario": line.sighting.scenario, "indicator": line.sighting.sign,
                "record": line.sighting.record, "day": line.sighting.day, "origin": line.sighting.origin,
                "log_odds": line.weight, "points": line.points, "note": line.note,
            }
            for line in one.moved.lines
        ],
        "confidence": one.confidence,
        "question": one.question.id if one.question else None,
    }  # fmt: skip


def _tell(store: "Store", profile: "Profile", found: "list[Standing]") -> None:
    from tracktwo.pipeline.scenarios import named_by_articles

    for one in found:
        say(f"{profile.name}: {one.group.name}, as of {one.today}")
        if one.group.basis:
            say(f"  {one.group.basis}")
        _tell_set(one)
        say(f"  {one.confidence}")
        for own in one.own:
            given = ", ".join(f"{name} {share:.0%}" for name, share in own.shares.items())
            say(f"  {own.who}, {own.made_at[:10]}: {given}. {own.reason or ''}")
    for named in named_by_articles(store.view(), profile.id):
        by = ", ".join(named.named_by) or "an unnamed outlet"
        say(f"  Named in articles: {named.name} ({by})")
    if not found:
        say(f"{profile.id} has no set of scenarios. Add [[scenario_sets]] to its profile.")


def _tell_signs(profile: "Profile") -> None:
    say("  Signs and their weights in log-odds, which are the profile's judgement:")
    for group in profile.scenarios:
        for outline in group.scenarios:
            for sign in outline.signs:
                say(f"    {sign.weight:+.2f}  {group.id}/{outline.id}: {sign.words} ({sign.query})")


def _tell_set(one: "Standing") -> None:
    from tracktwo.pipeline.scenarios import tell_scenario

    for name in sorted(one.pooled, key=lambda name: -one.pooled[name]):
        start, now = one.moved.start[name], one.moved.now[name]
        say(f"  {tell_scenario(one, name)} By the record {start * 100:.0f} % -> {now * 100:.0f} %.")
        lines = one.lines_of(name)
        for line in lines[:SHOWN_LINES]:
            seen = line.sighting
            note = f" ({line.note})" if line.note else ""
            say(f"    {line.points * 100:+.1f} points  {seen.sign}, {seen.day}{note}")
            say(f"        {seen.record}, origin {seen.origin}: {seen.words}")
        if len(lines) > SHOWN_LINES:
            say(f"    and {len(lines) - SHOWN_LINES} more lines (--json lists all)")
