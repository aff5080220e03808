"""How contested entities are coded: the setting, what it stands for, and the line that readers see."""

from tracktwo.errors import ConfigError
from tracktwo.ontology.actor_files import CODED_AS_CLAIMANT
from tracktwo.ontology.actors import ActorBook
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


def coding_line(book: ActorBook, claimed: frozenset[str]) -> str:
    """Return the sentence: which are coded as their claimant, which as themselves."""
    contested = [state for state in book.states.values() if state.contested]
    as_claimant = [f"{s.name} ({s.contested})" for s in contested if s.iso3 in claimed]
    as_own = [f"{s.name} ({s.iso3})" for s in contested if s.iso3 not in claimed]
    return (
        "Contested entities: "
        f"coded as the state that claims them: {', '.join(as_claimant) or 'none'}; "
        f"coded as themselves: {', '.join(as_own) or 'none'}. "
        "This says how they are counted, not who is right; the setting coded_as_claimant changes it."
    )
