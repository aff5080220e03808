"""The points of a text on the table: what each provides for, and which part somebody takes a stand on."""

from collections.abc import Iterator, Sequence

from tracktwo.extract.issue_words import find_issues
from tracktwo.extract.number_words import parse_number, parse_ordinal
from tracktwo.extract.proposal_acts import acts_on
from tracktwo.extract.proposal_scene import Act, Tools, Use, fits, uses_of
from tracktwo.extract.syntax import child_tokens, conjuncts, subtree
from tracktwo.ontology.dossiers import StickingPoint
from tracktwo.records import ProposalPoint, Token

JOINING = frozenset({"to", "and", ",", "through", "-", "–", "or"})
ABOUT = frozenset({"on", "about", "concerning", "regarding", "over", "for"})
APART = frozenset({"conj", "cc", "punct", "relcl", "parataxis"})
LONGEST = 300  # characters of a point's words
CONTENT_ROLES = ("dobj", "ccomp", "xcomp", "dative", "attr")


def points_in(tools: Tools, noun: Token, issues: Sequence[StickingPoint]) -> Iterator[ProposalPoint]:
    """Yield what a text or a numbered part of it provides for, with the sticking points it is about."""
    number = _number_of(tools, noun)
    for use in uses_of(tools.sentence, noun):
        if use.role == "with" and use.preposition == "under":
            yield from _provided(tools, use, issues)
        elif use.role == "subject":
            rests = tools.lexicon.frames["contents"].get(use.verb.lemma.lower(), ())
            if rests and fits(tools.sentence, use.verb, rests):
                is_plain = use.verb.lemma.lower() in tools.lexicon.words["plainly"]
                for thing in _things(tools, use.verb):
                    yield from _point(tools, thing, number, issues, is_plain=is_plain)
            elif number is not None and use.verb.lemma.lower() == "be":
                yield from _listed(tools, use.verb, number)
            yield from _left_out(tools, use.verb)


def _listed(tools: Tools, verb: Token, number: int) -> Iterator[ProposalPoint]:
    """Yield the points of "the first point is a census, the second an election, the third ..."."""
    sentence, nth = tools.sentence, number
    for told in child_tokens(sentence, verb.i, "attr"):
        for thing in (told, *_following(tools, told)):
            if parse_ordinal(thing.lemma) is not None:
                nth = parse_ordinal(thing.lemma) or nth
                continue
            words = subtree(sentence, thing.i, without=APART | {"appos"})
            yield ProposalPoint(nth, tools.reading.text[words[0].start : words[-1].end], None, None)


def _following(tools: Tools, thing: Token) -> list[Token]:
    """Return what is set behind a thing by commas, in text order."""
    sentence = tools.sentence
    found = [t for t in child_tokens(sentence, thing.i, "appos", "conj") if t.i > thing.i]
    return sorted((t for one in found for t in (one, *_following(tools, one))), key=lambda t: t.i)


def _left_out(tools: Tools, verb: Token) -> Iterator[ProposalPoint]:
    """Yield what a text no longer has, told with its verb: "drops the clause on the constitution"."""
    rests = tools.lexicon.frames["omits"].get(verb.lemma.lower(), ())
    things = child_tokens(tools.sentence, verb.i, "dobj")
    if rests and things and fits(tools.sentence, verb, rests):
        behind = child_tokens(tools.sentence, verb.i, "prep", "prt")
        words = [t for b in (things[0], *behind) for t in subtree(tools.sentence, b.i, without=APART)]
        words = sorted((t for t in words if t.i > verb.i), key=lambda t: t.i)
        yield ProposalPoint(None, tools.reading.text[verb.start : words[-1].end], None, None)


def _provided(tools: Tools, use: Use, issues: Sequence[StickingPoint]) -> Iterator[ProposalPoint]:
    """Yield what would be done "under the plan": the clause without these words."""
    sentence = tools.sentence
    words = [t for t in subtree(sentence, use.verb.i) if t.pos != "PUNCT"]
    under = [c for c in child_tokens(sentence, use.verb.i, "prep") if c.lemma.lower() == "under"]
    inside = {t.i for prep in under for t in subtree(sentence, prep.i)}
    rest = [t for t in words if t.i not in inside]
    after = [t for t in rest if not inside or t.i > max(inside)]
    rest = after if len(after) > 2 else [t for t in rest if t.i < min(inside)] if inside else rest
    yield from _told(tools, rest, None, issues)


def _things(tools: Tools, verb: Token) -> Iterator[Token]:
    """Yield what a verb of content governs, each of a list by itself."""
    sentence = tools.sentence
    for child in child_tokens(sentence, verb.i, *CONTENT_ROLES):
        yield from conjuncts(sentence, child.i)
    for child in child_tokens(sentence, verb.i, "npadvmod"):  # how the parser hangs the rest of a list
        if child.i > verb.i and child.pos == "NOUN":
            yield from conjuncts(sentence, child.i)
    for prep in child_tokens(sentence, verb.i, "prep"):
        if prep.lemma.lower() == "for":
            for noun in child_tokens(sentence, prep.i, "pobj"):
                yield from conjuncts(sentence, noun.i)


def _point(
    tools: Tools, thing: Token, number: int | None, issues: Sequence[StickingPoint], *, is_plain: bool
) -> Iterator[ProposalPoint]:
    sentence = tools.sentence
    words = subtree(sentence, thing.i, without=APART)
    if thing.dep in ("xcomp", "ccomp"):  # whom the text obliges stands before what it obliges them to
        whom = [t for t in child_tokens(sentence, thing.head, "dobj") if t.i < thing.i]
        words = [*(w for t in whom for w in subtree(sentence, t.i)), *words]
    yield from _told(tools, words, number, issues, is_plain=is_plain)


def _told(
    tools: Tools,
    words: Sequence[Token],
    number: int | None,
    issues: Sequence[StickingPoint],
    *,
    is_plain: bool = False,
) -> Iterator[ProposalPoint]:
    if not words or words[-1].end - words[0].start > LONGEST:
        return
    found = find_issues(words, issues)
    text = tools.reading.text[words[0].start : words[-1].end]
    if found or number is not None or is_plain:
        first = found[0] if found else None
        yield ProposalPoint(number, text, first.issue if first else None, first.option if first else None)


def stands_on_parts(
    tools: Tools, issues: Sequence[StickingPoint]
) -> Iterator[tuple[str, ProposalPoint | None, Act]]:
    """Yield which part of a text a sentence takes a stand on, the point that it names, and the stand."""
    for noun in tools.sentence.tokens:
        if noun.lemma.lower() in tools.lexicon.words["parts"] and noun.pos in ("NOUN", "PROPN"):
            words = _part_words(tools, noun)
            if words:
                text = tools.reading.text[words[0].start : words[-1].end]
                point = next(_told(tools, words, _number_of(tools, noun), issues), None)
                for act in acts_on(tools, noun):
                    if act.stance is not None:
                        yield text, point, act


def _part_words(tools: Tools, noun: Token) -> list[Token]:
    """Return the words that say which part: "points 1 to 5", "the clause on X", "the arms clause"."""
    sentence = tools.sentence
    if noun.dep in ("compound", "nmod") or _is_elsewhere(tools, noun):
        return []
    numbers = _numbers_behind(tools, noun)
    if numbers:
        return list(sentence.tokens[noun.i : numbers[-1].i + 1])
    behind = [*child_tokens(sentence, noun.i, "prep"), *child_tokens(sentence, noun.head, "prep")]
    for prep in behind:
        if prep.lemma.lower() in ABOUT and (prep.head == noun.i or prep.i == noun.i + 1):
            return [noun, *(t for t in subtree(sentence, prep.i, without=APART) if t.i > noun.i)]
    beside = child_tokens(sentence, noun.i, "compound", "amod", "nummod", "nmod")
    left = [t for child in beside for t in subtree(sentence, child.i) if t.i < noun.i]
    return [*left, noun] if left else []


def _is_elsewhere(tools: Tools, noun: Token) -> bool:
    """Whether the part is of something else: "article 5 of the constitution"."""
    for prep in child_tokens(tools.sentence, noun.i, "prep"):
        for of in child_tokens(tools.sentence, prep.i, "pobj"):
            lemma = of.lemma.lower()
            if prep.lemma.lower() == "of" and lemma not in tools.lexicon.kinds:
                return lemma not in tools.lexicon.words["deals"]
    return False


def _numbers_behind(tools: Tools, noun: Token) -> list[Token]:
    """Return the words of the numbers behind a noun: "1 to 5", "three and four"."""
    found: list[Token] = []
    for token in tools.sentence.tokens[noun.i + 1 :]:
        if token.pos == "NUM" or token.text.isdigit():
            found.append(token)
        elif token.text.lower() not in JOINING:
            break
    return found


def _number_of(tools: Tools, noun: Token) -> int | None:
    """Return the number of a single part, None for several or for a text as a whole."""
    numbers = _numbers_behind(tools, noun) if noun.lemma.lower() in tools.lexicon.words["parts"] else []
    value = parse_number(numbers[0].text) if len(numbers) == 1 else None
    if value is None and noun.lemma.lower() in tools.lexicon.words["parts"]:
        beside = (parse_ordinal(t.lemma) for t in child_tokens(tools.sentence, noun.i, "amod"))
        return next(filter(None, beside), None)
    return int(value) if value is not None else None
