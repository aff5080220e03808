"""What a rule asks, taken apart; and written as a rule again."""

from dataclasses import dataclass

KIND_OF_WORD = {"round": "rounds", "event": "events", "promise": "commitments", "measure": "measures"}
CODED = frozenset({"by", "on", "to", "without", "mediated"})


@dataclass(frozen=True, slots=True)
class Clause:
    """One condition: its word, the values of which one has to fit, the least `number`; or none of it."""

    word: str
    values: tuple[str, ...]
    negated: bool = False
    number: float | None = None


@dataclass(frozen=True, slots=True)
class What:
    """One kind of record: `heads` are its statuses, types or kinds, `at_table` the codes of a round."""

    kind: str
    heads: tuple[str, ...]
    at_table: tuple[str, ...] = ()
    clauses: tuple[Clause, ...] = ()

    def codes(self) -> tuple[str, ...]:
        """Return the codes of states and bodies that it names."""
        named = (value for clause in self.clauses if clause.word in CODED for value in clause.values)
        return (*self.at_table, *named)


@dataclass(frozen=True, slots=True)
class Query:
    """A rule taken apart: any of `whats`, so many `times`, each with so many `origins`, before a day (ISO).

    `none` asks that nothing of the kind takes place.
    """

    whats: tuple[What, ...]
    times: int = 1
    origins: int = 1
    before: str | None = None
    none: bool = False

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of records that can answer it."""
        return tuple(dict.fromkeys(what.kind for what in self.whats))


def write_query(query: Query) -> str:
    """Return a query as a rule; `read_query` gives the same query back.

    >>> from tracktwo.forecast.query_grammar import read_query
    >>> write_query(read_query("events  ASSAULT not in CHE"))
    'event ASSAULT not in CHE'
    """
    begin = ["no"] if query.none else ["at least", str(query.times)] if query.times > 1 else []
    end = ["from", str(query.origins), "origins"] if query.origins > 1 else []
    last = ["before", query.before] if query.before else []
    return " ".join([*begin, " or ".join(map(_write_what, query.whats)), *end, *last])


def _write_what(what: What) -> str:
    noun = next(word for word, kind in KIND_OF_WORD.items() if kind == what.kind)
    return " ".join([noun, *what.at_table, "|".join(what.heads), *map(_write_clause, what.clauses)])


def _write_clause(clause: Clause) -> str:
    words = ["not"] if clause.negated else []
    words += ["mediated", "by"] if clause.word == "mediated" else [clause.word]
    if clause.number is not None:
        words.append(f"{clause.number:.12g}" if clause.number % 1 else f"{clause.number:.0f}")
    is_one_name = clause.word == "in" and len(clause.values) == 1 and not clause.values[0].isalnum()
    values = f'"{clause.values[0]}"' if is_one_name else "|".join(clause.values)
    return " ".join([*words, *filter(None, [values])])
