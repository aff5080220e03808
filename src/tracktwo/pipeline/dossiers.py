"""The dossiers a desk knows: built in, the sample's, the user's own; and the briefing of one of them."""

from dataclasses import replace
from datetime import UTC, date, datetime

from tracktwo.brief.compose import write_brief
from tracktwo.brief.document import Brief, Section, Tally
from tracktwo.errors import ConfigError
from tracktwo.ontology.dossiers import Profile, load_dossiers, load_profile
from tracktwo.pipeline.contested import coding_section
from tracktwo.pipeline.latest import Latest
from tracktwo.pipeline.sample import profile_path
from tracktwo.pipeline.status import report_status, status_section
from tracktwo.protocols import View
from tracktwo.settings import Settings

__all__ = ["Profile", "brief_of", "known_profiles", "need_dossier"]


def known_profiles(settings: Settings) -> dict[str, Profile]:
    """Return the dossier profiles by id; a user's own profile wins over a built-in one of the same id.

    Raises:
        ConfigError: one of the user's profiles has faults; the message lists them by line.
    """
    own = sorted(settings.profiles.glob("*.toml")) if settings.profiles.is_dir() else []
    profiles = [load_profile(path) for path in (profile_path(), *own)]
    return {**load_dossiers(), **{profile.id: profile for profile in profiles}}


def brief_of(
    view: View,
    profiles: dict[str, Profile],
    dossier: str | None,
    *,
    since: date | None = None,
    until: date | None = None,
    settings: Settings | None = None,
) -> Brief:
    """Return the briefing of a dossier as of today (UTC), or over everything when none is named.

    Of a large dossier it tells the latest records of each kind, and says from which day on.

    Args:
        until: tell the dossier as it stood on this day by its dates: the latest records up to it.
        settings: with these, a last section says how contested entities are coded.
    Raises:
        ConfigError: nobody has described such a dossier, and no article belongs to it.
    """
    profile = need_dossier(view, profiles, dossier) if dossier else None
    last = until.isoformat() if until else None
    latest = view if isinstance(view, Latest) else Latest(view, until=last)
    brief = write_brief(latest, profile, today=datetime.now(UTC).date(), since=since, until=until)
    if further := further_back(latest, dossier):
        brief = replace(brief, sections=(*brief.sections, further))
    if dossier is not None:
        status = status_section(report_status(view, dossier, month=last[:7] if last else None))
        brief = replace(brief, sections=(status, *brief.sections))
    coding = coding_section(settings, profile) if settings is not None else None
    return brief if coding is None else replace(brief, sections=(*brief.sections, coding))


def further_back(latest: Latest, dossier: str | None) -> Section | None:
    """Return what a briefing says of the records it did not look at; None when it looked at all."""
    if not latest.cut:
        return None
    counts = latest.counts(dossier=dossier)
    tallies = (
        Tally(f"{kind} in all; told here are the latest, from {day or 'an unknown day'} on", counts[kind])
        for kind, day in latest.cut.items()
    )
    return Section("further", "What lies further back", (), tuple(tallies))


def need_dossier(view: View, profiles: dict[str, Profile], dossier: str) -> Profile | None:
    """Return a dossier's profile; None for one that nobody described but that holds articles.

    Raises:
        ConfigError: nobody has described such a dossier, and no article belongs to it.
    """
    if dossier not in profiles and dossier not in view.dossiers():
        known = ", ".join(sorted(profiles))
        raise ConfigError(
            f"There is no dossier {dossier!r}. Known are: {known}. Make one: tracktwo dossier new."
        )
    return profiles.get(dossier)
