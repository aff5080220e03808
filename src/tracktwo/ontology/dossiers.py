"""Dossier profiles: the parties, sticking points, channels and scenarios of one conflict, as TOML.

A profile says what to look for; it never decides what an article says. The general sticking points
stand in `issues.yaml`, so that positions are read without any dossier too.
"""

import tomllib
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from tracktwo.errors import ConfigError, OntologyError

HERE = Path(__file__).parent
DEFAULT_MONTHS = 6  # that a set of scenarios looks ahead
BUILT_IN = HERE / "dossiers"
ISSUES = HERE / "issues.yaml"


@dataclass(frozen=True, slots=True)
class Option:
    """What a party may want on a sticking point. `words` are phrases (see `word_patterns.py`)."""

    id: str
    label: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StickingPoint:
    """A question the talks turn on, the phrases that show it, and the options on it, most special first."""

    id: str
    label: str
    words: tuple[str, ...]
    options: tuple[Option, ...]
    example: str = ""


@dataclass(frozen=True, slots=True)
class Party:
    """A party to the conflict or its talks. `slug` names it in the actor gazetteer ("gov.UKR").

    `delegation` holds the slugs of those who speak for it, `side` the camp it belongs to
    ("mediator" for go-betweens).
    """

    slug: str
    name: str
    code: str | None
    delegation: tuple[str, ...]
    side: str


@dataclass(frozen=True, slots=True)
class ChannelWatch:
    """A channel to watch: who talks to whom through it."""

    id: str
    label: str
    track: str
    parties: tuple[str, ...]
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sign:
    """An indicator that the dossier's own records can show.

    `query` is written as a question's rule (see docs/forecasting.md), `weight` what seeing it from one origin
    adds to its scenario, in log-odds.
    """

    words: str
    query: str
    weight: float


@dataclass(frozen=True, slots=True)
class ScenarioOutline:
    """One way things may go. `probability` is 0..1, or None when nobody has put a figure on it yet.

    `indicators` are for a reader to watch; `signs` are those that records can show.
    """

    id: str
    name: str
    description: str
    probability: float | None
    indicators: tuple[str, ...]
    signs: tuple[Sign, ...] = ()


@dataclass(frozen=True, slots=True)
class ScenarioGroup:
    """Scenarios that exclude each other and leave nothing out: one of them is "other".

    `months` is how far ahead they look, `basis` why the starting figures are what they are.
    """

    id: str
    name: str
    scenarios: tuple[ScenarioOutline, ...]
    months: int = DEFAULT_MONTHS
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Profile:
    """One dossier's profile. `words` and `places` claim an article for it; `start` is an ISO date."""

    id: str
    name: str
    description: str
    start: str
    parties: tuple[Party, ...]
    issues: tuple[StickingPoint, ...]
    channels: tuple[ChannelWatch, ...]
    scenarios: tuple[ScenarioGroup, ...]
    places: tuple[str, ...]
    words: tuple[str, ...]
    languages: tuple[str, ...]
    outlets: tuple[str, ...]


@cache
def load_issues() -> dict[str, StickingPoint]:
    """Return the sticking points that conflicts share, by id.

    Raises:
        OntologyError: an issue stands twice, or an entry is malformed.
    """
    found: dict[str, StickingPoint] = {}
    for entry in yaml.load(ISSUES.read_text("utf-8"), Loader=yaml.CSafeLoader)["issues"]:
        try:
            issue = _issue(entry, {})
        except KeyError as error:
            raise OntologyError(f"{ISSUES.name}: issue {entry!r:.60} lacks {error}. Add the key.") from error
        if issue.id in found:
            raise OntologyError(f"{ISSUES.name}: the issue {issue.id!r} stands twice. Merge the two.")
        found[issue.id] = issue
    return found


def load_profile(profile: Path | str, *, name: str | None = None) -> Profile:
    """Return a dossier profile, from a file's path or from TOML text.

    Args:
        profile: a `Path`, or the text itself.
        name: what error messages call it; the file's name when it comes from a file.
    Raises:
        ConfigError: the file cannot be read, or it has faults; the message lists all of them by line.
    """
    from tracktwo.ontology.profile_check import find_faults

    if isinstance(profile, Path):
        name, profile = name or profile.name, _read(profile)
    name = name or "profile"
    faults = find_faults(profile)
    if faults:
        listed = "\n".join(f"  {name}:{fault}" for fault in faults)
        raise ConfigError(
            f"The dossier profile {name} cannot be used as it stands:\n{listed}\n"
            f"Correct these lines and run 'tracktwo dossier check {name}' again."
        )
    return _profile(tomllib.loads(profile))


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(
            f"The dossier profile {path.name} could not be read ({error}). Check the path; it must be UTF-8."
        ) from error


def check_profile(text: str) -> tuple[str, ...]:
    """Return what is wrong with a profile, one line per fault ("line 12: ..."); empty when it is sound."""
    from tracktwo.ontology.profile_check import find_faults

    return find_faults(text)


@cache
def load_dossiers() -> dict[str, Profile]:
    """Return the built-in profiles by id.

    Raises:
        OntologyError: a built-in profile has faults.
    """
    profiles = []
    for path in sorted(BUILT_IN.glob("*.toml")):
        try:
            profiles.append(load_profile(path))
        except ConfigError as error:
            raise OntologyError(str(error)) from error
    return {profile.id: profile for profile in profiles}


def _profile(table: dict[str, Any]) -> Profile:
    shared = load_issues()
    return Profile(
        id=table["id"],
        name=table["name"],
        description=table.get("description", ""),
        start=str(table["start"]),
        parties=tuple(_party(entry) for entry in table.get("parties", ())),
        issues=tuple(_issue(entry, shared) for entry in table.get("issues", ())),
        channels=tuple(_channel(entry) for entry in table.get("channels", ())),
        scenarios=tuple(_scenarios(entry) for entry in table.get("scenario_sets", ())),
        places=_strings(table, "places"),
        words=_lowered(table),
        languages=_strings(table, "languages"),
        outlets=_strings(table, "outlets"),
    )


def _strings(table: dict[str, Any], key: str) -> tuple[str, ...]:
    return tuple(map(str, table.get(key, ())))


def _party(entry: dict[str, Any]) -> Party:
    return Party(
        slug=entry["slug"],
        name=entry["name"],
        code=entry.get("code"),
        delegation=_strings(entry, "delegation"),
        side=entry.get("side", entry["slug"]),
    )


def _issue(entry: dict[str, Any], shared: dict[str, StickingPoint]) -> StickingPoint:
    options = tuple(
        Option(option["id"], option.get("label", option["id"]), _lowered(option))
        for option in entry.get("options", ())
    )
    if entry["id"] in shared:
        known = shared[entry["id"]]
        own = {option.id for option in options}
        return replace(
            known,
            label=entry.get("label", known.label),
            words=known.words + _lowered(entry),
            options=options + tuple(option for option in known.options if option.id not in own),
        )
    return StickingPoint(entry["id"], entry["label"], _lowered(entry), options, entry.get("example", ""))


def _channel(entry: dict[str, Any]) -> ChannelWatch:
    return ChannelWatch(
        id=entry["id"],
        label=entry["label"],
        track=entry.get("track", "unknown"),
        parties=_strings(entry, "parties"),
        people=_strings(entry, "people"),
    )


def _scenarios(entry: dict[str, Any]) -> ScenarioGroup:
    return ScenarioGroup(
        id=entry["id"],
        name=entry["name"],
        scenarios=tuple(
            ScenarioOutline(
                id=one["id"],
                name=one["name"],
                description=one.get("description", ""),
                probability=one.get("probability"),
                indicators=_strings(one, "indicators"),
                signs=tuple(Sign(s["words"], s["query"], float(s["weight"])) for s in one.get("signs", ())),
            )
            for one in entry["scenarios"]
        ),
        months=entry.get("months", DEFAULT_MONTHS),
        basis=entry.get("basis", ""),
    )


def _lowered(table: dict[str, Any]) -> tuple[str, ...]:
    """Return the words to look for, which are compared in small letters however a user writes them."""
    return tuple(words.lower() for words in _strings(table, "words"))
