"""Names nobody lists that the article itself shows to be places: "near Tarrush", "the village of Al Qasba".

The parser takes small towns for people and bodies, and a war is fought over small towns. What a name
stands behind tells better: one village shown once is a village wherever the article names it.
"""

from collections.abc import Iterable, Iterator

from tracktwo.extract.candidates import PLACES, Candidate
from tracktwo.ontology.agents import AgentBook
from tracktwo.ontology.folding import fold
from tracktwo.records import Sentence, Token

Found = list[tuple[Sentence, list[Candidate]]]

_SETTLEMENTS = """
    village town city hamlet settlement suburb township commune municipality port island islet district
    province governorate county region neighbourhood neighborhood quarter outskirts locality oasis valley
"""
SETTLEMENTS = frozenset(_SETTLEMENTS.split())
# Sure by themselves; "in" is not: "confidence in Tarrush", "a stake in Tarrush".
AROUND = frozenset({"near", "outside", "around"})
_HAPPENINGS = """
    kill wound injure die hit strike shell bomb attack clash fight fire seize capture ambush explode erupt
    break meet gather land arrive hide shelter live camp station base deploy advance retreat withdraw
    shoot abduct kidnap arrest find bury collapse burn destroy damage displace hold surround trap strand
    attack strike shelling bombing clash fighting fight raid ambush blast explosion battle massacre siege
    market hospital school camp base checkpoint position front prison clinic mosque church warehouse
    home house resident people civilian villager bridge airfield airport barracks depot troop
"""
HAPPENINGS = frozenset(_HAPPENINGS.split())
MOST_WORDS = 3


def with_places(text: str, found: Found, agents: AgentBook) -> tuple[Found, frozenset[str]]:
    """Return the names with those shown to be places labelled so, and those places' names, folded."""
    shown = {
        fold(text[name.start : name.end])
        for sentence, names in found
        for name in names
        if _is_unlisted(name) and _is_shown(sentence, name)
    }
    shown -= {
        fold(text[name.start : name.end])
        for sentence, names in found
        for name in names
        if _is_unlisted(name) and _acts(sentence, name, agents)
    }
    if not shown:
        return found, frozenset()
    return [(s, list(_labelled(text, names, shown))) for s, names in found], frozenset(shown)


def _is_unlisted(name: Candidate) -> bool:
    return not name.aliases and name.ent != "NORP" and name.last - name.first < MOST_WORDS


def _labelled(text: str, names: Iterable[Candidate], shown: set[str]) -> Iterator[Candidate]:
    for name in names:
        is_one = _is_unlisted(name) and name.ent not in PLACES and fold(text[name.start : name.end]) in shown
        yield name._replace(ent="GPE") if is_one else name


def _is_shown(sentence: Sentence, name: Candidate) -> bool:
    """Tell whether the words before a name make it a place."""
    tokens = sentence.tokens
    head = next(
        (t for t in tokens[name.first : name.last + 1] if not name.first <= t.head <= name.last), None
    )
    if head is None or not tokens[name.first].text[0].isupper():
        return False
    above = tokens[head.head]
    if head.dep != "pobj" or above.i >= name.first:
        return False
    over = tokens[above.head]
    if above.lemma.lower() == "of":
        return over.lemma.lower() in SETTLEMENTS
    if above.lemma.lower() in AROUND:
        return True
    return above.lemma.lower() == "in" and over.lemma.lower() in HAPPENINGS


def _acts(sentence: Sentence, name: Candidate, agents: AgentBook) -> bool:
    """Tell whether a name does what only people and bodies do: it speaks, owns a body, or has a title."""
    tokens = sentence.tokens
    last = tokens[name.last]
    if name.first and _is_title(tokens[name.first - 1], agents):
        return True
    return last.dep == "nsubj" and any(t.dep == "ccomp" and t.head == last.head for t in tokens)


def _is_title(token: Token, agents: AgentBook) -> bool:
    return token.text.lower().rstrip(".") in agents.persons
