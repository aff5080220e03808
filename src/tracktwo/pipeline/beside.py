"""The articles that repeat one, and what went wrong in reading it, for the pages."""

from tracktwo.store.beside import copies_of, issues_of

__all__ = ["copies_of", "issues_of"]
