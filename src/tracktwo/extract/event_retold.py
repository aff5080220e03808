"""What happens only in a film, a game or a supposition: asked of a sentence out of its article."""

from tracktwo.extract.event_grammar import Grammar
from tracktwo.ontology.frames import lemma_set

WORKS = lemma_set(
    "film movie novel book play documentary series drama opera exhibition museum poem painting song thriller"
    " memoir musical comedy biography episode show game cartoon comic sequel scene sitcom saga fable tale"
    " ballet animation trilogy screenplay plot storyline"
)
PARTS = lemma_set("season chapter act scene episode story novel play film game level version script")
FIGURES = lemma_set(
    "hero heroine villain protagonist character actor actress player puppet narrator reader cast"
)
RETELLING = lemma_set(
    "tell follow depict show explore portray describe recount chronicle open begin examine trace feature"
    " star recall celebrate dramatise dramatize retell imagine mourn reenact re-enact let pit have make"
    " reconstruct invite end revolve narrate play lead threaten negotiate refuse attack fight read see"
)
SUPPOSING = lemma_set("imagine suppose picture consider assume pretend")
PRESENT = frozenset({"VBZ", "VBP"})


def is_retold(grammar: Grammar) -> bool:
    """Tell whether a sentence says what happens in a work of art or asks the reader to suppose something."""
    for token in grammar.tokens:
        if token.dep != "ROOT":
            continue
        if grammar.lemmas[token.i] in SUPPOSING and token.i <= 1 and not grammar.kids_subjects(token.i):
            return True  # "Imagine that", "Suppose X invaded Y"
        if token.tag in PRESENT and _opens_in_a_work(token.i, grammar):
            return True
        if grammar.lemmas[token.i] in RETELLING and token.tag in PRESENT | {"VBD"}:
            return _is_of_a_work(token.i, grammar, present=token.tag in PRESENT)
    return False


def _opens_in_a_work(root: int, grammar: Grammar) -> bool:
    """Tell whether a sentence opens with "in the second season", "in her new novel", "based on a book"."""
    for token in grammar.kids(root, "prep", "advcl", "acl", "prt"):
        if token.i >= root:
            break
        word = grammar.lemmas[token.i]
        held = [*grammar.governed(token.i, "on"), *(t.i for t in grammar.kids(token.i, "pobj"))]
        if word in ("in", "throughout", "base") and any(grammar.lemmas[o] in WORKS | PARTS for o in held):
            return not any(t.ent == "GPE" for o in held for t in grammar.kids(o, "compound"))
    return False


def _is_of_a_work(root: int, grammar: Grammar, *, present: bool) -> bool:
    """Tell whether the subject is a work of art, a figure in one, or somebody reading it."""
    for subject in grammar.kids_subjects(root):
        lemma = grammar.lemmas[subject]
        if lemma in WORKS and (present or lemma not in ("show", "game", "series", "museum", "act")):
            return True
        works = [*grammar.governed(subject, "of"), *grammar.governed(subject, "in")]
        works += [t.i for t in grammar.kids(subject, "poss", "compound")]
        if lemma in FIGURES and present and any(grammar.lemmas[w] in WORKS for w in works):
            return True
    return False
