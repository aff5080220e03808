"""Who checks a promise, where a sentence after it says so: "The mission will monitor the withdrawal"."""

from tracktwo.extract.clauses import agent_of, is_negated, is_passive, objects_of, subject_of
from tracktwo.extract.promise_setting import Promise
from tracktwo.extract.syntax import subtree
from tracktwo.ontology.promises import load_promises
from tracktwo.records import CommitmentStatus, Evidence, Reading, Sentence, Token

REACH = 2  # sentences behind the promise
CHECKING = frozenset({"monitor", "verify", "oversee", "supervise", "observe", "inspect", "check", "police"})
# What is checked in words that stand for any promise just made.
GENERAL = frozenset(
    {"it", "this", "implementation", "compliance", "agreement", "deal", "accord", "process", "step", "move"}
)
# Nouns for the deed of a verb.
DEEDS = {
    "withdrawal": "withdraw", "pullback": "withdraw", "pull-out": "withdraw", "pullout": "withdraw",
    "retreat": "withdraw", "release": "release", "exchange": "exchange", "swap": "exchange",
    "truce": "halt", "ceasefire": "halt", "handover": "hand", "delivery": "deliver", "opening": "open",
    "disarmament": "disarm", "dismantling": "dismantle", "return": "return", "evacuation": "evacuate",
}  # fmt: skip
ASIDES = frozenset({"ccomp", "parataxis", "conj", "cc", "advcl"})


def checked_by(reading: Reading, sentence: Sentence, promise: Promise) -> Evidence | None:
    """Return the words that say who checks a promise, in one of the sentences behind it; None without any."""
    if promise.status is not CommitmentStatus.OPEN:
        return None
    deeds = {t.lemma.lower() for t in promise.words if t.pos in ("VERB", "NOUN")}
    alike = deeds.union(*(group for group in load_promises().alike if group & deeds))
    for after in reading.sentences[sentence.index + 1 : sentence.index + 1 + REACH]:
        for verb in after.tokens:
            if verb.lemma.lower() not in CHECKING or verb.pos != "VERB" or is_negated(after, verb.i):
                continue
            who = agent_of(after, verb.i) if is_passive(after, verb.i) else subject_of(after, verb.i)
            if (
                who is None
                or who.pos == "PRON"
                or not any(_is_of(t, alike) for t in objects_of(after, verb.i))
            ):
                continue
            words = [t for t in subtree(after, verb.i, without=ASIDES) if t.pos != "PUNCT"]
            return reading.evidence(words[0].start, words[-1].end)
    return None


def _is_of(thing: Token, deeds: set[str]) -> bool:
    lemma = thing.lemma.lower()
    return lemma in GENERAL or lemma in deeds or DEEDS.get(lemma, "") in deeds
