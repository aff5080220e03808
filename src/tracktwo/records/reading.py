"""An article on its way through the extractors: parsed, its names resolved, its finds so far."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from tracktwo.records.article import Part
from tracktwo.records.event import Event
from tracktwo.records.quotation import Quotation
from tracktwo.records.span import Evidence, evidence_at
from tracktwo.records.values import ActorRef, Place, Quantity, TimeValue


class Token(NamedTuple):
    """One word of a parsed sentence.

    `i` and `head` count within the sentence (the root is its own head); `start` and `end` are
    offsets into the article's text; `pos`, `tag`, `dep` follow Universal POS, Penn Treebank and
    ClearNLP labels as spaCy's English models give them; `ent` is an entity label such as
    "PERSON" on every token of a found entity, "" elsewhere, and `ent_start` marks its first token.
    """

    i: int
    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    ent: str
    ent_start: bool


class _Worked:
    """Room for what a sentence works out of its tokens when it is first asked for; no part of its value."""

    __slots__ = ("_hanging", "_lemmas", "_words")

    _hanging: tuple[tuple[Token, ...], ...]
    _lemmas: tuple[str, ...]
    _words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Sentence(_Worked):
    """A parsed sentence. `part` is the index of its Part; `children[i]` the tokens that hang on i."""

    index: int
    part: int
    start: int
    end: int
    tokens: tuple[Token, ...]
    children: tuple[tuple[int, ...], ...]
    root: int

    @property
    def hanging(self) -> tuple[tuple[Token, ...], ...]:
        """Return, for each token, the tokens that hang on it: its `children` themselves."""
        try:
            return self._hanging
        except AttributeError:
            tokens = self.tokens
            found = tuple([tuple([tokens[c] for c in hanging]) for hanging in self.children])
            object.__setattr__(self, "_hanging", found)
            return found

    @property
    def lemmas(self) -> tuple[str, ...]:
        """Return the tokens' lemmas in lower case."""
        try:
            return self._lemmas
        except AttributeError:
            found = tuple([token.lemma.lower() for token in self.tokens])
            object.__setattr__(self, "_lemmas", found)
            return found

    @property
    def words(self) -> frozenset[str]:
        """Return the lemmas and the words as written, in lower case: "rights" are not "right".

        A rule that needs one of certain words is not worth trying where none of them stands here.
        """
        try:
            return self._words
        except AttributeError:
            found = frozenset([*self.lemmas, *[token.text.lower() for token in self.tokens]])
            object.__setattr__(self, "_words", found)
            return found


@dataclass(frozen=True, slots=True)
class Named:
    """A name found in a sentence and what it was resolved to.

    `start`, `end` are offsets of the name alone ("Volodymyr Zelensky"), `role_start`, `role_end`
    those of a title beside it ("Ukrainian President"), None when there is none. `sentence` is the
    sentence's index; `first`, `last` (inclusive) and `head` are token indexes in it.
    `label` is person, organisation, place, people or group; a government named by its capital or
    seat ("Moscow said") is an organisation with `is_metonym` true. A pronoun or "the minister"
    that was safely resolved is listed too, with `is_anaphor` true.
    """

    start: int
    end: int
    sentence: int
    first: int
    last: int
    head: int
    text: str
    label: str
    actor: ActorRef | None
    place: Place | None
    role: str | None
    role_start: int | None
    role_end: int | None
    confidence: float
    rule: str
    is_metonym: bool = False
    is_anaphor: bool = False


@dataclass(frozen=True, slots=True)
class TimeFound:
    """A time expression at its offsets. `rule` names the pattern that read it.

    `of_noun` is the token index of the noun whose name a year is part of ("the 2015 accord"), None
    where the time is that of the clause. Such a year dates the thing, not what is said of it.
    """

    start: int
    end: int
    sentence: int
    value: TimeValue
    rule: str
    of_noun: int | None = None

    def dates(self, token: int) -> bool:
        """Tell whether the time can be that of the word at a token index, rather than in another's name."""
        return self.of_noun is None or self.of_noun == token

    @property
    def is_counted(self) -> bool:
        """Tell whether the time is counted from another of the text: "the day before"."""
        return self.rule.startswith("step-")


@dataclass(frozen=True, slots=True)
class QuantityFound:
    """A number with what it counts ("people", "drones"), where the grammar could tell.

    `head` is the token index of the counted noun, or of the number where no noun is counted.
    """

    start: int
    end: int
    sentence: int
    value: Quantity
    unit: str | None
    head: int
    rule: str


@dataclass(frozen=True, slots=True)
class PartyIndex:
    """Whom the names of one article speak for.

    `at` is by (sentence, token); `groups` by (sentence, head token) for phrases that name several
    ("Israeli and Hamas delegations"); `of_actor` by actor id, learnt from wherever the article says
    whose a person is; `bystanders` holds the tokens of people who speak for nobody, `silent` the ids of
    the persons among them. `pairs` and `armed` are whom "both sides" and "the rebels" mean, by sentence.
    """

    at: Mapping[tuple[int, int], ActorRef]
    groups: Mapping[tuple[int, int], tuple[ActorRef, ...]]
    of_actor: Mapping[str, ActorRef]
    bystanders: frozenset[tuple[int, int]]
    silent: frozenset[str] = frozenset()
    pairs: Mapping[int, tuple[ActorRef, ActorRef]] = field(default_factory=dict)
    armed: Mapping[int, ActorRef] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reading:
    """One article as the extractors see it.

    Each step of the pipeline returns a copy with one more field filled: the parse, then names,
    times, quantities, parties, quotations, events. Offsets are into `text`. `published_on` is None when
    the date is unknown; relative dates are then left unresolved.
    `asked_actor` and `asked_recipient` are the words given with a row of the `code` door.
    """

    article_id: str
    text: str
    title: str | None
    outlet: str | None
    published_on: date | None
    parts: tuple[Part, ...]
    sentences: tuple[Sentence, ...] = ()
    named: tuple[Named, ...] = ()
    times: tuple[TimeFound, ...] = ()
    quantities: tuple[QuantityFound, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    events: tuple[Event, ...] = ()
    asked_actor: str | None = None
    asked_recipient: str | None = None
    parties: PartyIndex | None = None

    def evidence(self, start: int, end: int) -> Evidence:
        """Return the evidence for ``text[start:end]``."""
        return evidence_at(self.article_id, self.text, start=start, end=end)


@dataclass(frozen=True, slots=True)
class Attempt:
    """What a rule tried on which words, whether it fired, and if not, what was missing."""

    step: str
    rule: str
    start: int
    end: int
    text: str
    fired: bool
    detail: str


Trace = Callable[[Attempt], None]
