"""What linking knows of the articles that its readings stand in: when each came out, where, and from whom."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Press:
    """Facts of articles by their ids; each mapping may lack some.

    Args:
        days: ISO days of publication.
        moments: words that sort as the articles came out, the versions of one address among them.
        outlets: by whom they were printed.
        voices: whose telling they are: articles with one voice are one origin.
    """

    days: Mapping[str, str] = field(default_factory=dict)
    moments: Mapping[str, str] = field(default_factory=dict)
    outlets: Mapping[str, str] = field(default_factory=dict)
    voices: Mapping[str, str] = field(default_factory=dict)

    def moment(self, article: str) -> str:
        """Return words that sort as articles came out, the undated first."""
        return self.moments.get(article) or self.days.get(article, "")

    def outlet(self, article: str) -> str:
        """Return an article's outlet, the article itself where none is known."""
        return self.outlets.get(article, article)

    def voice(self, article: str) -> str:
        """Return whose telling an article is, its own where that is unknown."""
        return self.voices.get(article, article)

    def facts(self, article: str) -> tuple[str | None, ...]:
        """Return all that is known of an article, to tell whether something changed."""
        return tuple(known.get(article) for known in (self.days, self.moments, self.outlets, self.voices))
