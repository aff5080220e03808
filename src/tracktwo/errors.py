"""Every error Tracktwo raises on purpose. A message says what happened, where, and how to fix it.

TracktwoError
├── ConfigError      settings, command line, a dossier profile
├── FeedError        something could not be fetched or read as an article
├── ExtractError     text that cannot be read
│   ├── SpanError    offsets that do not fit the text
│   └── ModelError   a language model that does not answer, or not as asked
├── OntologyError    a code book that contradicts itself
├── RecordError      a row that does not fit its record type
├── EvidenceError    a sentence whose names, numbers, dates or places its evidence does not hold
└── StoreError       the dossier's database
"""


class TracktwoError(Exception):
    """The root of the tree; `exit_code` is what the command line returns for it."""

    exit_code = 1


class ConfigError(TracktwoError):
    """Settings, command-line words or a dossier profile are not usable as given."""

    exit_code = 2


class FeedError(TracktwoError):
    """An address, file or feed could not be turned into an article.

    `status` is the HTTP status an address answered with, `retry_after_seconds` how long it asks to be
    left alone; None where it said nothing of the kind.
    """

    exit_code = 3

    def __init__(
        self, *words: object, status: int | None = None, retry_after_seconds: float | None = None
    ) -> None:
        super().__init__(*words)
        self.status = status
        self.retry_after_seconds = retry_after_seconds


class ExtractError(TracktwoError):
    """A text could not be read."""

    exit_code = 4


class SpanError(ExtractError):
    """Offsets are empty or run past the text they point into."""


class ModelError(ExtractError):
    """A language model's endpoint is down, late, spent its budget or answered with something else."""


class OntologyError(TracktwoError):
    """A code book has a duplicate, a missing reference or a malformed line."""

    exit_code = 5


class RecordError(TracktwoError):
    """A row does not fit its record type."""

    exit_code = 6


class EvidenceError(TracktwoError):
    """A written sentence says something that its evidence does not."""

    exit_code = 7


class StoreError(TracktwoError):
    """The store is missing, locked, damaged, full or from a newer version."""

    exit_code = 8
