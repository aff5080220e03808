"""What is told only to be called untrue: "reports that Asmara has offered a lease are fabrications"."""

from tracktwo.extract.clauses import is_negated
from tracktwo.extract.syntax import ancestors, child_tokens
from tracktwo.records import Sentence, Token

HEARSAY = frozenset(
    {
        "report", "claim", "rumour", "rumor", "allegation", "suggestion", "story", "assertion", "speculation",
        "account", "statement", "accusation", "news", "notion", "insinuation", "narrative",
    }
)  # fmt: skip
FALSE = frozenset(
    {
        "false", "untrue", "baseless", "fabrication", "fabricate", "fabricated", "invention", "invent", "lie",
        "fiction", "fictitious", "fake", "nonsense", "wrong", "incorrect", "inaccurate", "unfounded", "hoax",
        "groundless", "misleading", "disinformation", "fantasy", "propaganda", "untruth", "bogus", "rubbish",
        "falsehood", "erroneous", "mistaken",
    }
)  # fmt: skip
DENYING = frozenset(
    {"deny", "dismiss", "reject", "refute", "dispute", "disown", "rebut", "debunk", "contradict", "quash"}
)
JUDGED = ("acomp", "attr", "oprd")
ABOUT_NOUN = ("nsubj", "nsubjpass", "dobj", "pobj")


def is_called_untrue(sentence: Sentence, i: int) -> bool:
    """Whether what a word tells stands in a clause that somebody denies or calls false."""
    if DENYING.isdisjoint(sentence.lemmas) and FALSE.isdisjoint(sentence.lemmas):
        return False
    below = sentence.tokens[i]
    for token in ancestors(sentence, i):
        if token.lemma.lower() == "deny" and token.pos == "VERB" and below.dep not in ("advcl", "conj"):
            return not is_negated(sentence, token.i)
        if token.lemma.lower() in HEARSAY and token.dep in ABOUT_NOUN:
            return _is_rejected(sentence, token)
        if token.lemma == "be" and below.dep in ("ccomp", "csubj") and _is_false(sentence, token):
            return True
        below = token
    return False


def speaks_against(sentence: Sentence) -> bool:
    """Whether a sentence sets the truth against what was told: "contrary to reports, X has not agreed"."""
    return {"contrary", "to"} <= sentence.words


def _is_rejected(sentence: Sentence, noun: Token) -> bool:
    """Whether the verb over a report denies it or says that it is false."""
    above = sentence.tokens[noun.head]
    if above.dep == "prep" or above.pos == "ADP":
        above = sentence.tokens[above.head]
    return above.lemma.lower() in DENYING | FALSE or _is_false(sentence, above)


def _is_false(sentence: Sentence, verb: Token) -> bool:
    judged = child_tokens(sentence, verb.i, *JUDGED)
    return not is_negated(sentence, verb.i) and any(t.lemma.lower() in FALSE for t in judged)
