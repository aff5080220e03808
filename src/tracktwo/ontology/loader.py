"""The code books, each read from its YAML the first time it is asked for."""

from functools import cache, cached_property

from tracktwo.ontology.dossiers import Profile, StickingPoint, load_dossiers, load_issues


class CodeBooks:
    """All code books behind one name. Reading one never reads the others."""

    @cached_property
    def dossiers(self) -> dict[str, Profile]:
        """The built-in dossier profiles, by id."""
        return load_dossiers()

    @cached_property
    def issues(self) -> dict[str, StickingPoint]:
        """The sticking points that conflicts share, by id."""
        return load_issues()


@cache
def code_books() -> CodeBooks:
    """Return the project's own code books."""
    return CodeBooks()
