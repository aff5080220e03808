"""What kind of measure a verb and its things make: by its object, or by what stands beside it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tracktwo.extract.clauses import clause_words, is_passive, objects_of
from tracktwo.extract.issue_words import word_forms
from tracktwo.extract.syntax import child_tokens
from tracktwo.ontology.measures import Measures
from tracktwo.ontology.word_patterns import Phrase, finds_any
from tracktwo.records import MeasureKind, Sentence, Token


@dataclass(frozen=True, slots=True)
class KindFound:
    """The kind, and the noun for what is imposed, lifted or given; `is_target`: for whom it is put on.

    `is_withheld`: what is otherwise given is cut or stopped.
    """

    kind: MeasureKind
    thing: Token
    is_target: bool = False
    is_withheld: bool = False


def kind_of(sentence: Sentence, verb: Token, lexicon: Measures) -> KindFound | None:
    """Return the first kind of measure whose verbs and things fit, None when none does."""
    things = objects_of(sentence, verb.i)
    lemma = verb.lemma.lower()
    if lemma in lexicon.listing and things:
        return KindFound(MeasureKind.SANCTION, things[0], is_target=True)
    if verb.dep in ("acl", "relcl") and (is_passive(sentence, verb.i) or not things):
        things = [sentence.tokens[verb.head]]
    for act in lexicon.acts:
        if lemma not in act.verbs:
            continue
        for thing in things:
            if fits(act.things, _noun_phrase(sentence, thing, verb)):
                return KindFound(act.kind, thing, is_withheld=act.withheld)
    return _beside(sentence, verb, things, lexicon)


def _beside(sentence: Sentence, verb: Token, things: Sequence[Token], lexicon: Measures) -> KindFound | None:
    """Read "added two banks to its sanctions list", "barred him from entering", "supplied it with tanks"."""
    for act in lexicon.beside:
        if verb.lemma.lower() not in act.verbs or not things:
            continue
        for noun in _nouns_behind(sentence, (verb, things[0]), act.prepositions):
            if fits(act.things, _noun_phrase(sentence, noun, verb)):
                return KindFound(act.kind, things[0], is_target=True)
    return None


def _nouns_behind(
    sentence: Sentence, heads: Sequence[Token], prepositions: frozenset[str]
) -> Iterator[Token]:
    """Yield what the prepositions under some words lead to, nouns and "-ing" forms."""
    for head in heads:
        for prep in child_tokens(sentence, head.i, "prep", "dative"):
            if prep.lemma.lower() in prepositions:
                yield from child_tokens(sentence, prep.i, "pobj", "pcomp")


def _noun_phrase(sentence: Sentence, thing: Token, verb: Token) -> list[Token]:
    return clause_words(sentence, thing.i, without={verb.i, *_clauses_on(sentence, thing.i)})


def _clauses_on(sentence: Sentence, i: int) -> set[int]:
    return {child.i for child in child_tokens(sentence, i, "relcl", "acl", "appos")}


def fits(things: Sequence[Phrase], tokens: list[Token]) -> bool:
    """Tell whether one of the phrases stands among some words."""
    forms, _ = word_forms(tokens)
    return finds_any(things, forms)
