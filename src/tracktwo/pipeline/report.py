"""What a read did, counted."""

import dataclasses
from collections import Counter
from typing import Any

from tracktwo.records import Issue


@dataclasses.dataclass(slots=True)
class ReadReport:
    """What a read did. `found` counts records by kind, `words` those of the articles that were new.

    `taken` counts what came from an export as it was (judgements, questions, forecasts), `passed_over` the
    records of an export that are read anew from its articles.
    """

    read: int = 0
    known: int = 0
    failed: int = 0
    words: int = 0
    articles: list[str] = dataclasses.field(default_factory=list)
    issues: list[Issue] = dataclasses.field(default_factory=list)
    found: Counter[str] = dataclasses.field(default_factory=Counter)
    taken: Counter[str] = dataclasses.field(default_factory=Counter)
    passed_over: Counter[str] = dataclasses.field(default_factory=Counter)

    def add(self, part: "ReadReport") -> None:
        """Count another read in."""
        for field in dataclasses.fields(self):
            own = getattr(self, field.name)
            setattr(self, field.name, own + getattr(part, field.name))

    def to_dict(self) -> dict[str, Any]:
        """Return the report as JSON values."""
        return {
            "read": self.read,
            "known": self.known,
            "failed": self.failed,
            "words": self.words,
            "articles": self.articles,
            "found": dict(sorted(self.found.items())),
            "taken": dict(sorted(self.taken.items())),
            "passed_over": dict(sorted(self.passed_over.items())),
            "issues": [found.to_dict() for found in self.issues],
        }
