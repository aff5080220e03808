"""Where an article names a text on the table: what kind it is, how many points it has, whose it is."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tracktwo.extract.clauses import agent_of
from tracktwo.extract.number_words import parse_number
from tracktwo.extract.party_names import unique
from tracktwo.extract.party_phrases import phrase_parties
from tracktwo.extract.stance_scene import Scene, owners_of
from tracktwo.extract.syntax import child_tokens, subtree
from tracktwo.ontology.proposals import ProposalWords
from tracktwo.records import ActorRef, ProposalKind, Reading, Sentence, Token

POINTS_BEFORE = re.compile(
    r"\b(\d{1,3}|[a-z]+(?:-[a-z]+)?)[\s-](?:point|article|stage|step|clause|paragraph)s?\b", re.IGNORECASE
)
POINTS_BEHIND = re.compile(
    r"^,?\s+(?:of|with|containing|in|to)\s+(\d{1,3}|[a-z]+(?:-[a-z]+)?)\s+(?:points|articles|stages|steps|clauses|paragraphs)\b"
)
CLAUSES = frozenset({"relcl", "acl", "appos", "conj", "cc"})
BEFORE_NOUN = frozenset({"poss", "prep", *CLAUSES})
NEW_MARKS = frozenset({"a", "an", "another", "own", "new"})
POINTING = frozenset({"such", "any", "said"})
BEHIND = 14  # words behind the noun that still say what it is about


@dataclass(frozen=True, slots=True)
class TextNamed:
    """A text named once. `is_about_peace` tells a peace plan from a plan of any kind.

    `is_bare` is a mere "the document", which may stand for any text named before; `is_new` one
    that comes with "a" or "its own".
    """

    sentence: Sentence
    noun: Token
    kind: ProposalKind
    count: int | None
    name: str
    authors: tuple[ActorRef, ...]
    is_about_peace: bool
    is_bare: bool
    is_new: bool
    is_revised: bool
    is_leaked: bool


def find_texts(reading: Reading, scene: Scene, lexicon: ProposalWords) -> Iterator[TextNamed]:
    """Yield the texts that a sentence names, in text order."""
    for noun in scene.sentence.tokens:
        kind = _kind(scene.sentence, noun, lexicon)
        if kind is not None:
            found = _named(reading, scene, noun, kind, lexicon)
            if found is not None:
                yield found


def _kind(sentence: Sentence, noun: Token, lexicon: ProposalWords) -> ProposalKind | None:
    lemma = noun.lemma.lower()
    if noun.pos not in ("NOUN", "PROPN") or noun.dep in ("compound", "nmod", "amod"):
        return None
    if lemma in lexicon.words["deals"]:
        marks = {t.lemma.lower() for t in _left(sentence, noun)} & lexicon.words["drafting"]
        return ProposalKind.DRAFT if marks else None
    kind = lexicon.kinds.get(lemma)
    if lemma == "map" and any(t.lemma.lower() == "road" for t in child_tokens(sentence, noun.i, "compound")):
        return ProposalKind.PLAN
    if kind is not None and _has_prefix(sentence, noun):
        return ProposalKind.COUNTER_DRAFT
    of = {o.lemma.lower() for p in child_tokens(sentence, noun.i, "prep") for o in _objects(sentence, p)}
    if lemma == "text" and of & lexicon.words["deals"]:
        return ProposalKind.AGREEMENT_TEXT
    return kind


def _has_prefix(sentence: Sentence, noun: Token) -> bool:
    return noun.i >= 2 and [t.text.lower() for t in sentence.tokens[noun.i - 2 : noun.i]] == ["counter", "-"]


def _objects(sentence: Sentence, preposition: Token) -> list[Token]:
    return child_tokens(sentence, preposition.i, "pobj") if preposition.lemma.lower() == "of" else []


def _left(sentence: Sentence, noun: Token) -> list[Token]:
    """Return the words before a noun that say what kind of thing it is."""
    found = [t for t in subtree(sentence, noun.i, without=BEFORE_NOUN) if t.i < noun.i]
    if _has_prefix(sentence, noun):
        found = sorted({*found, *sentence.tokens[noun.i - 2 : noun.i]})
    return [t for t in found if t.dep not in ("det", "predet", "case") and t.pos != "DET"]


def _named(
    reading: Reading, scene: Scene, noun: Token, kind: ProposalKind, lexicon: ProposalWords
) -> TextNamed | None:
    sentence, words = scene.sentence, lexicon.words
    left = _left(sentence, noun)
    beside = {t.lemma.lower() for t in left} | {t.text.lower() for t in left}
    behind = subtree(sentence, noun.i, without=frozenset({"relcl", "appos", "conj"}))
    about = {t.lemma.lower() for t in behind if 0 < t.i - noun.i <= BEHIND}
    start = left[0].start if left else noun.start
    of = [t for p in child_tokens(sentence, noun.i, "prep") for t in _objects(sentence, p)]
    count = _count(
        reading.text[start : max((t.end for t in of), default=noun.end)],
        reading.text[noun.end : sentence.end],
    )
    is_strong = bool(beside & words["peace"] or about & (words["peace"] | words["ends"]))
    is_strong = is_strong or bool(
        (beside | about) & words["deals"] and noun.lemma.lower() not in words["deals"]
    )
    authors = _authors(scene, noun, left, lexicon)
    is_text = is_strong or count or (authors and noun.lemma.lower() != "plan")
    if _is_other(sentence, noun, beside, lexicon) or (_is_intent(sentence, noun) and not is_text):
        return None
    marks = {t.text.lower() for t in child_tokens(sentence, noun.i, "det", "amod", "predet")}
    return TextNamed(
        sentence=sentence,
        noun=noun,
        kind=kind,
        count=count,
        name=" ".join(reading.text[start : noun.end].split()),
        authors=authors,
        is_about_peace=is_strong or kind is ProposalKind.COUNTER_DRAFT,
        is_bare=count is None and not authors and not left and noun.lemma.lower() in words["general"],
        is_new=bool(marks & NEW_MARKS) and not marks & POINTING,
        is_leaked="leaked" in beside,
        is_revised=bool(beside & words["revised"]),
    )


def _count(before: str, behind: str) -> int | None:
    for found in (POINTS_BEFORE.search(before), POINTS_BEHIND.match(behind)):
        number = parse_number(found[1]) if found else None
        if number is not None and number >= 2:
            return int(number)
    return None


def _is_other(sentence: Sentence, noun: Token, beside: set[str], lexicon: ProposalWords) -> bool:
    """Whether the words beside or "of" make it a budget plan, a plan of attack, a letter of credit."""
    of = {o.lemma.lower() for p in child_tokens(sentence, noun.i, "prep") for o in _objects(sentence, p)}
    others = lexicon.words["others"]
    return bool(of & others) or bool(beside & others and not beside & lexicon.words["peace"])


def _is_intent(sentence: Sentence, noun: Token) -> bool:
    """Whether it is only what somebody means to do: "plans to visit", "a proposal to meet"."""
    return any(
        child_tokens(sentence, verb.i, "aux") and verb.tag == "VB"
        for verb in child_tokens(sentence, noun.i, "acl", "relcl", "xcomp")
        if not child_tokens(sentence, verb.i, "nsubj")
    )


def _authors(scene: Scene, noun: Token, left: list[Token], lexicon: ProposalWords) -> tuple[ActorRef, ...]:
    """Return whose text it is: its owner, those "by" whom it was drawn up, "US-drafted"."""
    sentence = scene.sentence
    heads = [noun, *([sentence.tokens[noun.i - 2]] if _has_prefix(sentence, noun) else [])]
    found = [party for head in heads for party in owners_of(scene, head)]
    found.extend(_senders(scene, noun))
    for verb in child_tokens(sentence, noun.i, "acl"):
        writer = agent_of(sentence, verb.i)
        if writer is not None and verb.lemma.lower() in lexicon.frames["author"]:
            found.extend(phrase_parties(scene.index, sentence, writer.i))
    for word in left:
        wrote = word.lemma.lower() in lexicon.frames["author"] and word.tag == "VBN"
        at = (sentence.index, word.i)
        if at in scene.index.at and word.dep in ("amod", "compound", "nmod", "poss"):
            found.append(scene.index.at[at])
        elif wrote:
            beside = child_tokens(sentence, word.i, "npadvmod", "compound", "nsubj")
            found.extend(
                scene.index.at[sentence.index, t.i] for t in beside if (sentence.index, t.i) in scene.index.at
            )
    return unique(found)


def _senders(scene: Scene, noun: Token) -> list[ActorRef]:
    """Return from whom a letter or a proposal is: the first party behind "from" at the noun."""
    sentence, index = scene.sentence, scene.index
    for prep in child_tokens(sentence, noun.i, "prep"):
        if prep.lemma.lower() == "from":
            for token in subtree(sentence, prep.i):
                if (sentence.index, token.i) in index.at:
                    return [index.at[sentence.index, token.i]]
    return []
