"""A sentence that names a text on the table: which verbs do something with it, and who stands beside them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from tracktwo.extract.clauses import is_passive
from tracktwo.extract.party_names import unique
from tracktwo.extract.party_phrases import is_bystanders, joint_parties, quotation_around, speaking_party
from tracktwo.extract.stance_scene import Scene
from tracktwo.extract.syntax import child_tokens, conjuncts, subtree
from tracktwo.ontology.loader import CodeBooks
from tracktwo.ontology.proposals import ProposalWords
from tracktwo.records import ActorRef, ProposalStatus, Reading, ResponseStance, Sentence, Token

Actors = tuple[ActorRef, ...]
# Verbs whose receivers stand behind other words than "to".
SHARED = {
    "share": ("to", "with"), "discuss": ("to", "with"), "circulate": ("to", "among", "between"),
    "distribute": ("to", "among", "between"), "put": ("to", "before"), "lay": ("to", "before"),
    "table": ("to", "for"), "present": ("to", "before"),
}  # fmt: skip
SPEAKERS = frozenset({"we", "i", "it", "they", "he", "she"})


@dataclass(frozen=True, slots=True)
class Tools:
    """What is needed to read a sentence: the article, the scene, the lexicon, the code books."""

    reading: Reading
    scene: Scene
    lexicon: ProposalWords
    books: CodeBooks

    @property
    def sentence(self) -> Sentence:
        """The sentence."""
        return self.scene.sentence


@dataclass(frozen=True, slots=True)
class Act:
    """One thing said of a text. `by` are those who did or said it; a status or a stance, or both."""

    verb: Token
    rule: str
    status: ProposalStatus | None = None
    stance: ResponseStance | None = None
    by: tuple[ActorRef, ...] = ()
    authors: tuple[ActorRef, ...] = ()
    recipients: tuple[ActorRef, ...] = ()
    carriers: tuple[ActorRef, ...] = ()


@dataclass(frozen=True, slots=True)
class Use:
    """A verb and what the text is to it: its object, its subject, or what a preposition adds."""

    verb: Token
    role: str
    preposition: str = field(default="")


def uses_of(sentence: Sentence, noun: Token) -> Iterator[Use]:
    """Yield the verbs that do something with a noun, those of its own clauses among them."""
    top = noun
    while top.dep in ("conj", "appos") and top.head != top.i and sentence.tokens[top.head].pos != "VERB":
        top = sentence.tokens[top.head]
    head = sentence.tokens[top.head]
    if top.dep in ("dobj", "nsubjpass", "oprd"):
        yield from _with_conjuncts(sentence, head, "object")
    elif top.dep in ("nsubj", "attr"):
        yield Use(head, "subject")
    elif top.dep == "pobj" and sentence.tokens[head.head].pos in ("VERB", "AUX"):
        yield Use(sentence.tokens[head.head], "with", head.lemma.lower())
    for verb in clauses_of(sentence, noun):
        own = child_tokens(sentence, verb.i, "nsubj")
        is_about_text = own and own[0].tag in ("WDT", "WP")
        for token in conjuncts(sentence, verb.i):
            yield Use(token, "subject" if is_about_text or verb.tag == "VBG" else "object")


def clauses_of(sentence: Sentence, noun: Token) -> list[Token]:
    """Return the verbs of the clauses behind a noun, or behind what it is "of"."""
    of = [p for p in child_tokens(sentence, noun.i, "prep") if p.lemma.lower() == "of"]
    things = [noun, *(t for p in of for t in child_tokens(sentence, p.i, "pobj", "pcomp"))]
    found = [verb for thing in things for verb in child_tokens(sentence, thing.i, "acl", "relcl")]
    # "understanding" is taken for a verb, and its clause for what is understood
    return found + [
        v for thing in things if thing.dep == "pcomp" for v in child_tokens(sentence, thing.i, "ccomp")
    ]


def _with_conjuncts(sentence: Sentence, verb: Token, role: str) -> Iterator[Use]:
    """Yield a verb, and the verb before it that shares its object: "received and rejected the plan"."""
    yield Use(verb, role)
    above = sentence.tokens[verb.head]
    is_shared = (
        verb.dep == "conj" and above.pos == "VERB" and not child_tokens(sentence, above.i, "dobj", "prep")
    )
    if (
        is_shared
        and not child_tokens(sentence, above.i, "ccomp", "xcomp")
        and not is_passive(sentence, above.i)
    ):
        yield Use(above, role)


def fits(sentence: Sentence, verb: Token, rests: Sequence[tuple[str, ...]], preposition: str = "") -> bool:
    """Whether what must hang on a verb does."""
    beside = {t.lemma.lower() for t in child_tokens(sentence, verb.i)}
    return any(beside.issuperset(rest) and (not preposition or preposition in rest) for rest in rests)


def parties_at(tools: Tools, token: Token | None) -> tuple[ActorRef, ...]:
    """Return the parties that a word stands for; a speaker's own "we" stands for the speaker's."""
    if token is None:
        return ()
    found = joint_parties(tools.scene.index, tools.sentence, token.i)
    if not found and token.text.lower() in SPEAKERS:
        return speaker_at(tools, token)
    return found


def speaker_at(tools: Tools, token: Token) -> tuple[ActorRef, ...]:
    quotation = quotation_around(tools.reading, tools.sentence, token.i)
    if quotation is None or is_bystanders(quotation, tools.scene.index):
        return ()
    return unique([speaking_party(quotation, tools.scene.index, tools.books)])


def actors_at(tools: Tools, token: Token | None) -> tuple[ActorRef, ...]:
    """Return who is named at a word itself, a person rather than the party the person acts for."""
    if token is None:
        return ()
    heads = {t.i for t in conjuncts(tools.sentence, token.i)}
    named = [
        n.actor
        for n in tools.reading.named
        if n.sentence == tools.sentence.index and n.actor and n.label == "person" and n.head in heads
    ]
    found = unique(named) or parties_at(tools, token)
    if found or not is_mediator(tools, token):
        return found
    words = subtree(tools.sentence, token.i, without=frozenset({"relcl", "acl", "appos", "prep"}))
    text = tools.reading.text[words[0].start : words[-1].end]
    return (ActorRef(None, text.removeprefix("The ").removeprefix("the "), None, None),)


def is_mediator(tools: Tools, token: Token | None) -> bool:
    if token is None:
        return False
    words = subtree(tools.sentence, token.i, without=frozenset({"relcl", "acl", "prep"}))
    return any(t.lemma.lower() in tools.lexicon.words["mediators"] for t in words)


def nouns_behind(tools: Tools, verb: Token, prepositions: Sequence[str]) -> list[Token]:
    """Return to whom or from whom something comes: the nouns behind a preposition, or the indirect object."""
    sentence, found = tools.sentence, list[Token]()
    for token in child_tokens(sentence, verb.i, "dative", "prep"):
        if token.pos not in ("ADP", "PART", "SCONJ"):
            found += [token] * ("to" in prepositions)
        elif token.lemma.lower() in prepositions:
            for one in conjuncts(sentence, token.i):
                found.extend(child_tokens(sentence, one.i, "pobj"))
    return found


def handed_to(tools: Tools, verb: Token, noun: Token) -> list[Token]:
    """Return to whom a text is handed: said beside the verb, or beside the text ("a letter to Cairo")."""
    prepositions = SHARED.get(verb.lemma.lower(), ("to",))
    return nouns_behind(tools, verb, prepositions) or nouns_behind(tools, noun, ("to",))


def go_betweens_apart(
    tools: Tools, nouns: Sequence[Token]
) -> tuple[tuple[ActorRef, ...], tuple[ActorRef, ...]]:
    """Return the parties among those named, and apart from them the go-betweens."""
    index, sentence = tools.scene.index, tools.sentence
    between = [n for n in nouns if is_mediator(tools, n)]
    parties = [p for n in nouns if n not in between for p in joint_parties(index, sentence, n.i)]
    capitals = [_of_capital(tools, n) for n in nouns if n not in between]
    return unique((*capitals, *parties)), unique(a for n in between for a in actors_at(tools, n))


def _of_capital(tools: Tools, noun: Token) -> ActorRef | None:
    """Return the government that a text goes to when it is sent to a capital."""
    for named in tools.reading.named:
        if named.sentence == tools.sentence.index and named.head == noun.i and named.rule == "place.capital":
            country = named.place.country if named.place else None
            return tools.books.actors.ref(f"gov.{country}") if country in tools.books.actors.states else None
    return None
