"""Base rates with their reference class: how often it came true in cases like this one, and on how many.

A class with few cases leans on its parent class (partial pooling): with y of n cases true in the class and a
rate m in the parent, the estimate is (y + s*m) / (n + s), where s says how many cases the parent is worth.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tracktwo.errors import ConfigError

FEW = 10  # a rate that rests on fewer cases than this says so
STRENGTH = 8.0  # cases that the parent class is worth
WHOLE = ()


@dataclass(frozen=True, slots=True)
class Case:
    """One past case: its classes from the widest to the narrowest, and whether it came true."""

    classes: tuple[str, ...]
    outcome: bool


@dataclass(frozen=True, slots=True)
class BaseRate:
    """How often cases of a reference class came true: `yes` of `n`, and the pooled `probability`."""

    reference_class: tuple[str, ...]
    yes: int
    n: int
    probability: float
    parent: float | None

    @property
    def is_thin(self) -> bool:
        """Whether fewer than ten cases stand behind it."""
        return self.n < FEW

    def describe(self) -> str:
        """Return the rate as a sentence with its class, its counts and, when thin, a warning.

        >>> BaseRate(("ceasefire",), 2, 7, 0.25, 0.2).describe()
        'ceasefire: 2 of 7 cases; 25 % after leaning on the wider class (20 %). Rests on 7 cases only.'
        """
        name = " > ".join(self.reference_class) or "all cases"
        told = f"{name}: {self.yes} of {self.n} case{'' if self.n == 1 else 's'}; {self.probability:.0%}"
        told = told.replace("%", " %")
        if self.parent is not None:
            told += f" after leaning on the wider class ({self.parent:.0%}".replace("%", " %") + ")"
        return told + "." + (f" Rests on {self.n} cases only." if self.is_thin else "")


def estimate_rate(
    cases: Iterable[Case], reference_class: Sequence[str] = WHOLE, *, strength: float = STRENGTH
) -> BaseRate:
    """Return the base rate of a reference class, shrunk towards each wider class in turn.

    Args:
        cases: past cases with their outcomes.
        reference_class: names from the widest to the narrowest; empty for all cases.
        strength: how many cases the wider class is worth, more than 0.
    Raises:
        ConfigError: no case belongs to the class (a rate without a case is an opinion), or a bad strength.
    Reference: the posterior mean of a beta-binomial with the wider class as its prior; Gelman et al.,
        Bayesian Data Analysis, 3rd ed., chapter 5. The widest class takes Jeffreys' prior (.5, .5).
    """
    if not strength > 0:
        raise ConfigError(f"A strength of {strength} cannot pool. Give a number of cases above 0.")
    known, wanted = list(cases), tuple(reference_class)
    counts = [_count(known, wanted[:depth]) for depth in range(len(wanted) + 1)]
    yes, n = counts[-1]
    if n == 0:
        name = " > ".join(wanted) or "any class"
        raise ConfigError(f"No past case of {name} is known, so there is no base rate. Name a wider class.")
    rate, parent = (counts[0][0] + 0.5) / (counts[0][1] + 1.0), None
    for below, of in counts[1:]:
        parent, rate = rate, (below + strength * rate) / (of + strength)
    return BaseRate(wanted, yes, n, rate, parent)


def _count(cases: Iterable[Case], classes: tuple[str, ...]) -> tuple[int, int]:
    found = [case.outcome for case in cases if case.classes[: len(classes)] == classes]
    return sum(found), len(found)
