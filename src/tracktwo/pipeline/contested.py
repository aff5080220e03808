"""How contested entities are coded: the setting, what it stands for, and the line that readers see."""

from tracktwo.brief.document import Section
from tracktwo.errors import ConfigError
from tracktwo.ontology.actor_files import CODED_AS_CLAIMANT
from tracktwo.ontology.actors import ActorBook
from tracktwo.ontology.dossiers import Profile
from tracktwo.ontology.loader import code_books
from tracktwo.settings import Settings

WORDS = {"default": CODED_AS_CLAIMANT, "none": frozenset[str]()}


def coded_as_claimant(settings: Settings) -> frozenset[str]:
    """Return the entities that the settings code as the state that claims them.

    Raises:
        ConfigError: one of the codes is that of no contested entity.
    """
    words = settings.coded_as_claimant.replace(",", " ").split()
    if len(words) == 1 and words[0] in WORDS:
        return WORDS[words[0]]
    contested = _contested()
    if words == ["all"]:
        return frozenset(contested)
    if unknown := [word for word in words if word not in contested]:
        listed = ", ".join(f"{code} ({name})" for code, name in sorted(contested.items()))
        raise ConfigError(
            f"coded_as_claimant names {', '.join(unknown)}, which is no contested entity. "
            f"Give default, none, all, or some of: {listed}."
        )
    return frozenset(words)


def _contested() -> dict[str, str]:
    return {iso3: state.name for iso3, state in code_books().actors.states.items() if state.contested}


def told_coding(settings: Settings) -> str:
    """Return how contested entities are coded, in a sentence for readers."""
    return coding_line(code_books().actors, coded_as_claimant(settings))


def coding_section(settings: Settings, profile: Profile | None) -> Section | None:
    """Return the part of a briefing that says so, of the entities that touch a dossier's parties.

    None when none does; all of them where nobody has described the dossier.
    """
    codes = {party.code for party in profile.parties if party.code} if profile is not None else None
    claimed, book = coded_as_claimant(settings), code_books().actors
    touched = [s for s in book.states.values() if s.contested]
    if codes is not None:
        touched = [s for s in touched if {s.iso3, s.contested} & codes]
    if not touched:
        return None
    line = coding_line(book, claimed, only=frozenset(state.iso3 for state in touched))
    return Section("contested", "How contested entities are coded", lines=(), empty=line)


def coding_line(book: ActorBook, claimed: frozenset[str], *, only: frozenset[str] | None = None) -> str:
    """Return the sentence: which are coded as their claimant, which as themselves."""
    contested = [s for s in book.states.values() if s.contested and (only is None or s.iso3 in only)]
    as_claimant = [f"{s.name} ({s.contested})" for s in contested if s.iso3 in claimed]
    as_own = [f"{s.name} ({s.iso3})" for s in contested if s.iso3 not in claimed]
    return (
        "Contested entities: "
        f"coded as the state that claims them: {', '.join(as_claimant) or 'none'}; "
        f"coded as themselves: {', '.join(as_own) or 'none'}. "
        "This says how they are counted, not who is right; the setting coded_as_claimant changes it."
    )
