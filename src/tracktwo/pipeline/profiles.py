"""Making and checking dossier profiles, and the code books with the user's own profiles among them."""

from collections.abc import Iterable
from datetime import date
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from tracktwo.errors import ConfigError
from tracktwo.ontology.actor_files import CODED_AS_CLAIMANT, load_actors
from tracktwo.ontology.actors import ActorBook
from tracktwo.ontology.dossiers import BUILT_IN, Profile, load_dossiers, load_issues, load_profile
from tracktwo.ontology.loader import CodeBooks, code_books
from tracktwo.ontology.outlets import Outlets, load_outlets
from tracktwo.ontology.places import PlaceBook
from tracktwo.pipeline import sample
from tracktwo.pipeline.contested import coded_as_claimant
from tracktwo.pipeline.dossiers import known_profiles
from tracktwo.settings import Settings

if TYPE_CHECKING:
    from tracktwo.pipeline.drafting import ProfileDraft

SIMILAR = 0.8  # how alike a name must be to be suggested: below, difflib suggests strangers
HEAD = """\
# A dossier profile: what to look for. Check it with `tracktwo dossier check {id}`.
{drafted}id = "{id}"
name = "{name}"
description = "{about}"
start = {start}

# Words and places that claim an article for this dossier.
words = [{words}]
places = [{places}]
languages = ["en"]
outlets = []

# Who talks to whom. `slug` names a party in the gazetteer: gov.UKR, mil.RUS, igo.un, person.surname-first.
"""
PARTY = """\
[[parties]]
slug = "{slug}"
name = "{name}"
code = "{code}"
delegation = [{people}]
side = "{side}"

"""
ISSUES = """\
# Sticking points: an id from the shared list (ceasefire, territory, ...), or one of your own, such as
#   id = "port"
#   label = "The port"
#   words = ["access to the sea", "seaport|harbour"]
# After a change: `tracktwo read --again --dossier {id}` finds them in the articles read before.
"""
ABOUT = "What this conflict and its talks are about, in one sentence."
MEDIATOR = "mediator"
SIDES = ("first", "second", "third", "fourth")
FIRST, SECOND = ("gov.AAA", "First party", "AAA"), ("gov.BBB", "Second party", "BBB")


class DeskBooks(CodeBooks):
    """The code books as the settings have them: own profiles and outlets, contested entities as chosen."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    @cached_property
    def actors(self) -> ActorBook:
        """States, bodies and people; contested entities coded as the settings say."""
        chosen = coded_as_claimant(self._settings)
        return code_books().actors if chosen == CODED_AS_CLAIMANT else load_actors(coded_as_claimant=chosen)

    @cached_property
    def places(self) -> PlaceBook:
        """Cities, regions and facilities, those that the parser has loaded: no setting changes them."""
        return code_books().places

    @cached_property
    def outlets(self) -> Outlets:
        """The outlets that ship, the sample's, and the user's own, which win over both."""
        own = self._settings.outlets
        return load_outlets(sample.outlets_path(), *([own] if own.is_file() else []))

    @cached_property
    def dossiers(self) -> dict[str, Profile]:
        """The dossier profiles by id; the user's own win over built-in ones."""
        return known_profiles(self._settings)


def profile_of(books: CodeBooks, dossier: str) -> Profile:
    """Return a dossier's profile.

    Raises:
        ConfigError: there is no such dossier; the message lists those there are.
    """
    try:
        return books.dossiers[dossier]
    except KeyError:
        raise ConfigError(
            f"There is no dossier {dossier!r}. There are: {', '.join(sorted(books.dossiers))}. "
            f"Make it with 'tracktwo dossier new {dossier}'."
        ) from None


def new_profile(
    folder: Path, dossier: str, *, name: str | None = None, draft: "ProfileDraft | None" = None
) -> Path:
    """Write the outline of a new profile, with what a draft suggests, and return its path.

    Raises:
        ConfigError: the id is not usable, or there is such a profile already.
    """
    path = free_path(folder, dossier)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.write_text(_outline(dossier, name, draft), "utf-8")
    except OSError as error:
        raise ConfigError(
            f"{path} cannot be written: {error.strerror}. Check the folder's permissions."
        ) from error
    return path


def free_path(folder: Path, dossier: str) -> Path:
    """Return where a new profile goes.

    Raises:
        ConfigError: the id is not usable, or there is such a profile already.
    """
    if not dossier.replace("-", "").replace("_", "").isalnum() or dossier != dossier.lower():
        raise ConfigError(
            f"{dossier!r} is no dossier id. Use small letters, digits and hyphens, such as 'sudan-2026'."
        )
    path = folder / f"{dossier}.toml"
    if path.exists() or dossier in load_dossiers():
        raise ConfigError(f"There is a dossier {dossier!r} already. Choose another id, or edit {path}.")
    return path


def _outline(dossier: str, name: str | None, draft: "ProfileDraft | None") -> str:
    parties = [(p.entry.slug, p.entry.name, p.entry.code, p.people) for p in draft.parties] if draft else []
    mediators = [(p.entry.slug, p.entry.name, p.entry.code, ()) for p in draft.mediators] if draft else []
    named = _plain(name or " and ".join(p[1] for p in parties) or dossier.replace("-", " ").title())
    told = f"# Drafted from {draft.articles} articles: take out what does not belong.\n" if draft else ""
    head = HEAD.format(
        id=dossier,
        drafted=told,
        name=named,
        about=_plain(_about(named, draft)) if draft else ABOUT,
        start=(draft.start if draft else None) or date(2026, 1, 1),
        words=_listed([p[1] for p in parties] or [named]),
        places=_listed(draft.places if draft else ()),
    )
    written = [
        PARTY.format(slug=slug, name=_plain(called), code=code or "", people=_listed(people), side=side)
        for side, (slug, called, code, people) in (
            *zip(SIDES, parties or [(*FIRST, ()), (*SECOND, ())], strict=False),
            *((MEDIATOR, one) for one in mediators),
        )
    ]
    issues = "\n".join(
        f'[[issues]]\nid = "{issue}"\n' for issue in (draft.issues if draft else ()) or ("ceasefire",)
    )
    return head + "".join(written) + ISSUES.format(id=dossier) + issues


def _about(named: str, draft: "ProfileDraft") -> str:
    """Return a first description: who, since when, over what."""
    labels = load_issues()
    over = ", ".join(labels[issue].label.lower() for issue in draft.issues)
    since = f" since {draft.start}" if draft.start else ""
    return f"{named}{since}" + (f": {over}." if over else ".")


def _listed(words: Iterable[str]) -> str:
    return ", ".join(f'"{_plain(word)}"' for word in words)


def _plain(words: str) -> str:
    """Return words as they may stand between double quotes in TOML."""
    return words.replace('"', "'").replace("\\", "/")


def copy_profile(folder: Path, dossier: str) -> Path:
    """Write a built-in profile, or the sample's, among the user's own to be changed; return its path.

    Raises:
        ConfigError: none of this id comes with Tracktwo, or there is one of one's own already.
    """
    built_in = {path.stem: path for path in sorted(BUILT_IN.glob("*.toml"))}
    built_in[load_profile(sample.profile_path()).id] = sample.profile_path()
    if dossier not in built_in:
        raise ConfigError(f"No profile {dossier!r} comes with Tracktwo. There are: {', '.join(built_in)}.")
    path = folder / f"{dossier}.toml"
    if path.exists():
        raise ConfigError(f"{path} is there already: change that one.")
    folder.mkdir(parents=True, exist_ok=True)
    path.write_bytes(built_in[dossier].read_bytes())
    return path


def checked_profile(folder: Path, which: str) -> Profile:
    """Return the profile of a file, of the user's own or a built-in dossier, when it has no faults.

    Raises:
        ConfigError: it has faults (listed by line), or there is none such.
    """
    own = (
        Path(which),
        folder / f"{which}.toml",
        *([sample.profile_path()] if which == sample.DOSSIER else []),
    )
    for path in own:
        if path.is_file():
            return load_profile(path)
    if which in (built_in := load_dossiers()):
        return built_in[which]
    raise ConfigError(
        f"There is no dossier and no file {which!r}. Name a TOML file, one in {folder}, or one of: "
        f"{', '.join(sorted(built_in))}."
    )


def unknown_names(books: CodeBooks, profile: Profile) -> tuple[str, ...]:
    """Return the parties and outlets a profile names that nothing would be found of, with the nearest."""
    slugs = books.actors.entries
    listed = [outlet.id for outlet in books.outlets.listed]
    parties = [party.slug for party in profile.parties if party.slug not in slugs]
    outlets = [name for name in profile.outlets if not name.startswith("http")]
    strange = [name for name in outlets if books.outlets.named(name) is None]
    return (
        *(f"{slug!r} is not in the gazetteer{_nearest(slug, slugs)}" for slug in parties),
        *(f"outlet {name!r} is not listed{_nearest(name, listed)}" for name in strange),
    )


def unlisted_people(books: CodeBooks, profile: Profile) -> tuple[str, ...]:
    """Return the people of a profile's delegations whom the gazetteer does not list, with the nearest.

    They are still found by name and title in articles, but not known to belong to their party.
    """
    slugs = books.actors.entries
    people = [person for party in profile.parties for person in party.delegation if person not in slugs]
    return tuple(f"{person!r}{_nearest(person, slugs)}" for person in people)


def _nearest(word: str, known: Iterable[str]) -> str:
    near = get_close_matches(word, known, n=1, cutoff=SIMILAR)
    return f"; did you mean {near[0]!r}?" if near else ""
