"""What a run may still ask of a language model: calls, tokens, and patience with one that fails."""

from dataclasses import dataclass

from tracktwo.errors import ModelError

CHARACTERS_A_TOKEN = 3  # on the safe side: English has about four
MOST_FAILURES = 3  # in a row; after these an endpoint is taken to be down for the rest of the run


@dataclass(slots=True)
class Budget:
    """Counts what was spent. `calls` and `tokens` are the most of each in one run."""

    calls: int
    tokens: int
    calls_spent: int = 0
    tokens_spent: int = 0
    failures: int = 0
    last_failure: str = ""

    def claim(self, characters: int) -> None:
        """Note one more call with a prompt of so many characters.

        Raises:
            ModelError: the budget does not allow it, or the endpoint has failed too often.
        """
        if self.failures >= MOST_FAILURES:
            raise ModelError(
                f"The language model is asked no more in this run, after {self.failures} failures in a row "
                f"({self.last_failure}). Mend that and read again; what was read by rules stands."
            )
        if self.calls_spent >= self.calls:
            raise ModelError(
                f"The run's {self.calls:,} calls to the language model are spent. "
                "Raise llm_calls, or read again to go on with the rest."
            )
        if self.tokens_spent + characters // CHARACTERS_A_TOKEN > self.tokens:
            raise ModelError(
                f"The run's {self.tokens:,} tokens are spent, or too few are left for this passage. "
                "Raise llm_tokens, or read again to go on with the rest."
            )
        self.calls_spent += 1

    def spend(self, tokens: object, *, characters: int) -> None:
        """Note what an answer took: as the endpoint counts it, or by its length where it does not say."""
        said = tokens if isinstance(tokens, int) and not isinstance(tokens, bool) else 0
        self.tokens_spent += max(said, characters // CHARACTERS_A_TOKEN)
        self.failures = 0

    def fail(self, what: str) -> None:
        """Note that a question got no usable answer."""
        self.failures += 1
        self.last_failure = what
