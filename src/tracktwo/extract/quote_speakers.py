"""Who speaks: the noun phrase before a cue, the actor it names, and what that actor stands for."""

import re
from typing import NamedTuple

from tracktwo.extract.quote_clauses import below, first_child, is_bare_passive
from tracktwo.ontology.cues import Cues
from tracktwo.records import ActorRef, Named, Reading, Sentence

CLIMB = frozenset({"xcomp", "advcl", "conj", "pcomp", "prep", "ccomp", "oprd", "dep", "acomp", "attr"})
NOT_IN_NAME = frozenset({"relcl", "acl", "advcl", "punct", "cc", "conj", "ccomp", "parataxis"})
PERSON_PRONOUNS = frozenset({"he", "she", "him", "her", "his", "hers"})
PRONOUNS = PERSON_PRONOUNS | frozenset(
    [
        "i",
        "we",
        "they",
        "it",
        "you",
        "who",
        "that",
        "which",
        "what",
        "this",
        "these",
        "those",
        "their",
        "its",
        "our",
        "my",
    ]
)
MAX_CLIMB = 5
PORTFOLIOS = frozenset(
    ["defence", "defense", "foreign", "interior", "prime", "finance", "justice", "energy", "vice", "deputy"]
)
ROLE_PREPOSITIONS = frozenset({"at", "of", "for", "with", "from", "to"})
NATIONAL = re.compile(r"(?:[A-Z][\w.’'-]+(?:ian|ish|ese|an|i|ch|sh|ni|li|ek)|US|UK|EU|UN|U\.S\.|U\.N\.)$")


class Speaker(NamedTuple):
    """A speaker's words: `start`, `end` take in title and apposition; `head` is the token that names them.

    `relative` is where a "who" stands that is the cue's own subject, None where there is none.
    """

    start: int
    end: int
    sentence: int
    head: int
    relative: tuple[int, int] | None = None


def subject_of(sentence: Sentence, i: int) -> int | None:
    """Return the token that speaks cue i: its subject, its passive agent, or its governor's subject."""
    tokens = sentence.tokens
    at = i
    for _ in range(MAX_CLIMB):
        own = first_child(sentence, at, "nsubj", "csubj")
        if own is not None:
            return _antecedent(sentence, at, own)
        passive = first_child(sentence, at, "nsubjpass")
        if passive is not None:
            return _agent(sentence, at) if at == i else passive
        agent = _agent(sentence, at) if at == i else None
        if agent is not None or (at == i and is_bare_passive(sentence, at)):
            return agent
        token = tokens[at]
        if token.dep in ("acl", "relcl") and tokens[token.head].pos in ("NOUN", "PROPN", "PRON"):
            return token.head if token.tag == "VBG" else None
        if token.head == at or token.dep not in CLIMB:
            return None
        at = token.head
    return None


def _antecedent(sentence: Sentence, verb: int, subject: int) -> int:
    """Return the noun a relative "who" or "which" stands for, else the subject itself."""
    tokens = sentence.tokens
    if tokens[subject].tag in ("WP", "WDT") and tokens[verb].dep == "relcl":
        return tokens[verb].head
    return subject


def relative_of(sentence: Sentence, i: int) -> tuple[int, int] | None:
    """Return where the "who" or "which" stands that is the subject of verb i, None when it has another."""
    for c in sentence.children[i]:
        token = sentence.tokens[c]
        if token.dep in ("nsubj", "nsubjpass") and token.tag in ("WP", "WDT"):
            return token.start, token.end
    return None


def _agent(sentence: Sentence, i: int) -> int | None:
    by = first_child(sentence, i, "agent")
    return first_child(sentence, by, "pobj") if by is not None else None


def owner_of(sentence: Sentence, i: int, cues: Cues) -> int | None:
    """Return the token that speaks noun i: possessor, "by X", nationality, or a light verb's subject."""
    tokens = sentence.tokens
    own = first_child(sentence, i, "poss")
    if own is not None:
        return own
    for c in sentence.children[i]:
        if tokens[c].dep in ("prep", "agent") and tokens[c].lemma.lower() in ("by", "from"):
            named = first_child(sentence, c, "pobj")
            if named is not None:
                return named
    head = tokens[i].head
    if tokens[i].dep in ("dobj", "attr") and tokens[head].lemma.lower() in cues.light | {"have"}:
        return subject_of(sentence, head)
    for c in sentence.children[i]:
        if tokens[c].dep in ("amod", "compound") and tokens[c].ent in ("NORP", "GPE", "ORG", "PERSON"):
            return c
    return None


def phrase_of(sentence: Sentence, head: int, *, avoid: frozenset[int]) -> Speaker:
    """Return the speaker's noun phrase: title and apposition in, relative clauses and the cue's words out."""
    tokens = sentence.tokens
    cut = {
        c
        for i in below(sentence, head)
        for c in sentence.children[i]
        if tokens[c].dep in ("relcl", "advcl", "ccomp", "parataxis") or (tokens[c].dep == "acl" and c > head)
    }
    inside = below(sentence, head, without=frozenset(cut) - {head}) - avoid
    first = last = head
    while first - 1 in inside:
        first -= 1
    while last + 1 in inside:
        last += 1
    first = _with_office(sentence, head, first)
    while last > head and not _may_end(tokens[last].text):
        last -= 1
    while first < head and (tokens[first].pos == "PUNCT" or tokens[first].dep == "cc"):
        first += 1
    if tokens[last].text in ("'s", "’s", "'", "’") and last > head:
        last -= 1
    return Speaker(tokens[first].start, tokens[last].end, sentence.index, head)


def beside(sentence: Sentence, cue: int) -> int | None:
    """Return the name or pronoun next to a cue that the parser gave no subject: "said aide Lena Okafor"."""
    tokens = sentence.tokens
    after = range(cue + 1, min(cue + 12, len(tokens)))
    for i in after:
        token = tokens[i]
        if token.pos == "PUNCT" or token.pos in ("VERB", "ADP", "SCONJ"):
            break
        last = i + 1 >= len(tokens) or tokens[i + 1].pos != "PROPN"
        if token.pos == "PRON" or (token.pos == "PROPN" and last):
            return i
    for i in range(cue - 1, max(cue - 4, -1), -1):
        if tokens[i].pos in ("PROPN", "PRON"):
            return i
    return None


def _may_end(word: str) -> bool:
    """Tell whether a name may end in a word: "Jr.", "(R-Ky.)", not a full stop or a dash."""
    return word[-1].isalnum() or (word[-1] in ".)" and (len(word) > 1 or word == ")"))


def _with_office(sentence: Sentence, head: int, first: int) -> int:
    """Return where a name begins, the office in front of it included: "Director of X Lena Okafor"."""
    tokens = sentence.tokens
    if tokens[head].ent != "PERSON" or tokens[head].dep not in ("poss", "pobj", "compound"):
        return first
    while first >= 2 and tokens[first - 1].text == "of" and tokens[first - 2].pos == "PROPN":
        first -= 2
    return first


class Roster:
    """The names of one reading, asked for by place. It remembers who was last heard, for pronouns."""

    def __init__(self, reading: Reading, cues: Cues) -> None:
        self._reading = reading
        self._cues = cues
        self._by_sentence: dict[int, list[Named]] = {}
        for named in reading.named:
            self._by_sentence.setdefault(named.sentence, []).append(named)
        self._affiliations: dict[str, str] = {}

    def named_at(self, speaker: Speaker) -> Named | None:
        """Return the name that the speaker's head word belongs to, or one that hangs on it."""
        inside = [
            n
            for n in self._by_sentence.get(speaker.sentence, ())
            if n.start < speaker.end and n.end > speaker.start
        ]
        at_head = [n for n in inside if n.first <= speaker.head <= n.last]
        beside_head = [n for n in inside if self._hangs_on(n, speaker)]
        chosen = at_head or beside_head
        return max(chosen, key=lambda n: (n.actor is not None, n.end - n.start), default=None)

    def _hangs_on(self, named: Named, speaker: Speaker) -> bool:
        """Tell whether a name is the apposition, owner or modifier of the speaker's head word."""
        token = self._reading.sentences[named.sentence].tokens[named.head]
        return token.head == speaker.head and token.dep in ("appos", "poss", "compound", "nmod", "amod")

    def actor(self, speaker: Speaker) -> ActorRef | None:
        """Return the actor a speaker is, None where the words name nobody that could be told."""
        named = self.named_at(speaker)
        if named is not None and named.actor is not None:
            return named.actor
        words = self._reading.text[speaker.start : speaker.end]
        if words.lower() in PERSON_PRONOUNS:
            return self._nearest_person(speaker)
        return None

    def _nearest_person(self, speaker: Speaker) -> ActorRef | None:
        """Return the one person a "he" or "she" can be: the last one named, unless two are equally near."""
        for index in (speaker.sentence, speaker.sentence - 1, speaker.sentence - 2):
            people = {
                n.actor.name: n.actor
                for n in self._by_sentence.get(index, ())
                if n.label == "person" and n.actor is not None and n.start < speaker.start
            }
            if len(people) == 1:
                return next(iter(people.values()))
            if people:
                return None
        return None

    def affiliation(self, speaker: Speaker, sentence: Sentence) -> str | None:
        """Return the body or country a speaker speaks for, as worded here or where first named."""
        words = self._reading.text[speaker.start : speaker.end]
        actor = self.actor(speaker)
        keys = [key for key in (actor.name if actor else "", _last_name(words)) if key]
        found = self._stated(speaker, sentence)
        if found is None:
            return next((self._affiliations[key] for key in keys if key in self._affiliations), None)
        for key in keys:
            self._affiliations.setdefault(key, found)
        return found

    def remember(self, sentence: Sentence) -> None:
        """Note the affiliation of every titled name of a sentence, for later mentions by surname."""
        for named in self._by_sentence.get(sentence.index, ()):
            if named.label == "person" and named.role is not None and not named.is_anaphor:
                self.affiliation(phrase_of(sentence, named.head, avoid=frozenset()), sentence)

    def _stated(self, speaker: Speaker, sentence: Sentence) -> str | None:
        tokens = sentence.tokens
        inside = [t for t in tokens if speaker.start <= t.start and t.end <= speaker.end]
        for t in inside:
            if t.lemma.lower() in ROLE_PREPOSITIONS and t.dep == "prep":
                body = first_child(sentence, t.i, "pobj")
                is_role = tokens[t.head].lemma.lower() in self._cues.offices or tokens[t.head].ent == "PERSON"
                if body is not None and is_role and tokens[body].pos == "PROPN":
                    return self._text(sentence, body, speaker)
        for t in inside:
            if (
                t.dep in ("poss", "compound", "amod", "nmod")
                and t.i != speaker.head
                and self._is_body(sentence, t.i)
            ):
                return self._text(sentence, t.i, speaker)
        return self._last_segment(speaker)

    def _is_body(self, sentence: Sentence, i: int) -> bool:
        token, head = sentence.tokens[i], sentence.tokens[sentence.tokens[i].head]
        if token.text.lower() in PORTFOLIOS:
            return False
        if token.ent in ("NORP", "GPE", "ORG"):
            return head.pos == "NOUN" or (head.pos == "PROPN" and head.ent != token.ent)
        return not token.ent and head.pos == "NOUN" and NATIONAL.match(token.text) is not None

    def _last_segment(self, speaker: Speaker) -> str | None:
        """Return the institute of "Dr. X, Senior Analyst, Institute": the last capitalised part."""
        parts = [p.strip(" .") for p in self._reading.text[speaker.start : speaker.end].split(",")]
        if len(parts) < 3 or not parts[-1][:1].isupper():
            return None
        role = parts[1].lower().split()
        return (
            parts[-1] if any(w in self._cues.offices for w in role) and len(parts[-1].split()) > 1 else None
        )

    def _text(self, sentence: Sentence, head: int, speaker: Speaker) -> str:
        phrase = phrase_of(sentence, head, avoid=frozenset())
        text = self._reading.text[phrase.start : min(phrase.end, speaker.end)]
        for article in ("the ", "The ", "a ", "an "):
            text = text.removeprefix(article)
        return re.sub(r"['’]s?$", "", text)


def _last_name(words: str) -> str:
    """Return the surname in a speaker's words: the last capitalised word before an apposition."""
    before = re.split(r"[,(–—]", words, maxsplit=1)[0]
    names = re.findall(r"[A-Z][\w’'-]+", before)
    return names[-1] if names else ""
