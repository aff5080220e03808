"""Who does what in a clause: agents and patients through passives, control, relatives, coordination."""

from tracktwo.extract.event_words import LIMIT, Words
from tracktwo.extract.syntax import SUBJECTS
from tracktwo.ontology.frames import lemma_set
from tracktwo.records import Sentence, Token

CLAUSE_LINKS = frozenset(
    {"xcomp", "ccomp", "advcl", "acl", "relcl", "pcomp", "conj", "parataxis", "acomp", "oprd"}
)
RELATIVES = frozenset({"who", "which", "that", "whom", "whose"})
OBJECT_CONTROL = lemma_set(
    "urge ask tell order force persuade allow permit invite request press pressure compel command"
    " direct instruct warn advise encourage help want expect require enable beg call lead cause push"
    " authorize authorise empower"
)
PRONOUNS = frozenset({"it", "he", "she", "they", "we", "i"})
OBJECT_PRONOUNS = frozenset({"it", "him", "her", "them"})
SAYING = lemma_set(
    "say tell report announce state declare confirm add note claim allege maintain insist write"
    " quote warn believe think understand estimate indicate suggest acknowledge admit assert argue"
    " disclose reveal deny stress reiterate explain recall repeat conclude"
)
DOCUMENTS = lemma_set(
    "statement declaration letter communique report note message petition speech resolution motion bill draft"
    " text appeal memo document decree circular"
)
BLAMING = lemma_set(
    "accuse suspect blame condemn criticize criticise charge convict praise thank sue indict rebuke denounce"
)
# What is done to somebody: without an object and an auxiliary it is a headline's passive.
UNDERGONE = lemma_set(
    "kill wound injure arrest detain jail free release abduct kidnap behead execute expel deport oust"
    " sentence convict acquit pardon rescue seize bomb shell displace evacuate sack assassinate murder ambush"
)
LETTING = frozenset({"let", "keep", "leave", "want"})
DECIDING = lemma_set("decision move vote resolve")  # "the decision of X to": X decides


class Grammar(Words):
    """One sentence with the questions the event coder asks of it. Answers are token indexes."""

    def __init__(self, sentence: Sentence, joined: frozenset[str] = frozenset()) -> None:
        """Keep the sentence and the lexicon's words with a hyphen; answers are worked out when asked for."""
        super().__init__(sentence, joined)
        self._agents: dict[int, tuple[int, ...]] = {}
        self._patients: dict[int, tuple[int, ...]] = {}
        self._objects: dict[int, list[int]] = {}

    def is_passive(self, i: int) -> bool:
        """Tell whether verb i is passive, a bare participle after a noun among them."""
        for c in self.sentence.children[i]:
            if self.tokens[c].dep in ("nsubjpass", "auxpass", "csubjpass"):
                return True
        token = self.tokens[i]
        if token.tag in ("VBN", "VBD") and self._is_headline_passive(i):
            return True
        if token.tag != "VBN":
            return False
        if token.dep == "conj" and self.tokens[token.head].tag == "VBN":
            return not self.kids(i, "nsubj", "aux", "dobj") and self.is_passive(token.head)
        return token.dep in ("acl", "amod", "advcl", "ROOT") and not self.kids(i, "aux", "nsubj")

    def _is_headline_passive(self, i: int) -> bool:
        """Tell whether a verb that needs an object has none: "Two soldiers killed in Kashmir"."""
        if self.lemmas[i] not in UNDERGONE or self.tokens[i].dep not in ("ROOT", "ccomp", "conj"):
            return False
        return bool(self.kids(i, "nsubj")) and not self.kids(
            i, "aux", "dobj", "obj", "xcomp", "ccomp", "dative"
        )

    def objects(self, i: int) -> list[int]:
        """Return the direct objects of verb i, its passive subject or the noun a participle hangs on."""
        if i not in self._objects:
            self._objects[i] = self._find_objects(i)
        return self._objects[i]

    def _find_objects(self, i: int) -> list[int]:
        near = self.kids(i, "dobj", "obj", "attr", "oprd")
        found = [self._object_meant(i, t.i) for t in near if t.pos != "ADJ" or t.dep == "dobj"]
        if not found and self.lemmas[i] in LETTING:  # "let inspectors back in": parsed as a clause
            found = [t.i for t in self.kids(i, "ccomp") if t.pos in ("NOUN", "PROPN")]
        if found:
            return found
        if self.is_passive(i):
            return list(self.patients(i))
        after = (t for t in self.kids(i, "npadvmod") if t.i > i and t.ent in ("GPE", "NORP", "ORG", "PERSON"))
        return [t.i for t in after]  # "suspects Hungary of": the parser took the name for an adverb

    def _object_meant(self, verb: int, noun: int) -> int:
        """Return what an object stands for: "that" for its antecedent, "burned after drones struck it"."""
        token, clause = self.tokens[noun], self.tokens[verb]
        if token.text.lower() not in OBJECT_PRONOUNS or clause.dep != "advcl":
            return self._antecedent(verb, noun)
        found = self.agents(clause.head) or self.patients(clause.head)
        above = [s for s in found if self.tokens[s].tag != "PRP"]
        return above[0] if len(above) == 1 and self.kids_subjects(verb) else noun

    def patients(self, i: int) -> tuple[int, ...]:
        """Return the logical object of a passive."""
        if i not in self._patients:
            self._patients[i] = ()
            self._patients[i] = self._find_patients(i)
        return self._patients[i]

    def _find_patients(self, i: int) -> tuple[int, ...]:
        subjects = self.kids(i, "nsubjpass", "nsubj")
        if subjects:
            return tuple(self._antecedent(i, t.i) for t in subjects)
        token = self.tokens[i]
        if token.dep in ("acl", "relcl", "amod"):
            return (token.head,)
        if token.dep == "conj":
            return self.patients(token.head)
        if token.dep in ("xcomp", "ccomp", "advcl"):
            return self.agents(token.head) or self.patients(token.head)
        return ()

    def _antecedent(self, verb: int, subject: int) -> int:
        """Return what a relative pronoun stands for, any other subject itself."""
        if self.lemmas[subject] in RELATIVES and self.tokens[subject].tag in ("WDT", "WP", "WP$"):
            at = verb
            for _ in range(LIMIT):
                token = self.tokens[at]
                if token.dep == "relcl":
                    return token.head
                if token.head == at:
                    break
                at = token.head
        return subject

    def agents(self, i: int) -> tuple[int, ...]:
        """Return the heads of the noun phrases that do what predicate i says."""
        if i not in self._agents:
            self._agents[i] = ()  # a loop in a broken parse ends here
            self._agents[i] = self._find_agents(i)
        return self._agents[i]

    def _find_agents(self, i: int) -> tuple[int, ...]:
        by = self.by_agents(i)
        if by:
            return by
        if self.is_passive(i):
            return ()
        subjects = self.kids(i, *SUBJECTS)
        if not subjects and self._is_of_others(i):
            return ()
        if not subjects:
            return self._inherited(i)
        found = tuple(h for t in subjects for h in self._meant(i, self._antecedent(i, t.i)))
        return (*self._listed_before(i, subjects[0]), *found)

    def _is_of_others(self, i: int) -> bool:
        """Tell whether "there was no deal" is told without a word on with whom: the teller had none."""
        if not any(t.text.lower() == "there" for t in self.kids(i, "expl")):
            return False
        return not any(self.governed(w, "with") for w in (i, *(t.i for t in self.kids(i, "attr"))))

    def _listed_before(self, i: int, subject: Token) -> list[int]:
        """Return the names that a headline puts before its subject with a comma: "Japan, Chile sign"."""
        return [
            t.i
            for t in self.kids(i, "npadvmod", "dep", "nmod", "advcl", "nsubj", "intj")
            if t.i < subject.i and t.pos == "PROPN" and self.tokens[t.i + 1].text == ","
        ]

    def _meant(self, verb: int, subject: int) -> tuple[int, ...]:
        """Return who a pronoun or a document stands for: "Iraq said it would", "a statement demanding"."""
        if self.lemmas[subject] in DOCUMENTS:
            return self.owners(subject) or (subject,)
        if self.tokens[subject].tag != "PRP" or self.tokens[subject].text.lower() not in PRONOUNS:
            return (subject,)
        at = verb
        for _ in range(LIMIT):
            token = self.tokens[at]
            if token.head == at or token.dep not in ("ccomp", "advcl", "conj", "xcomp", "relcl"):
                break
            at = token.head
            above = tuple(a for a in self.agents(at) if self.tokens[a].tag != "PRP")
            if above and token.dep != "relcl":
                return above
        return (subject,)

    def by_agents(self, i: int) -> tuple[int, ...]:
        """Return the objects of a passive's "by"."""
        found = [o.i for t in self.kids(i, "agent") for o in self.kids(t.i, "pobj")]
        if not found and self.is_passive(i):
            preps = (t for t in self.kids(i, "prep") if self.lemmas[t.i] == "by")
            found = [o.i for t in preps for o in self.kids(t.i, "pobj")] or self._by_below(i)
        return tuple(found)

    def _by_below(self, i: int) -> list[int]:
        """Return the "by" of a passive that the parser hung on a name: "sent to the Line of Control by X"."""
        at = [i]
        found: list[int] = []
        for _ in range(4):
            at = [o.i for v in at for p in self.kids(v, "prep") for o in self.kids(p.i, "pobj")]
            for o in (o for o in at if self.tokens[o].pos == "PROPN"):
                preps = (t for t in self.kids(o, "prep") if self.lemmas[t.i] == "by")
                found.extend(n.i for t in preps for n in self.kids(t.i, "pobj"))
        return found

    def _inherited(self, i: int) -> tuple[int, ...]:
        """Return the agent a clause without a subject takes from the one above."""
        token = self.tokens[i]
        head = token.head
        if head == i:
            return ()
        if token.dep in ("acl", "relcl"):
            above = self.tokens[head]
            if above.dep == "attr" and self.is_infinitive(i):  # "Chad was the first state to recognise it"
                return self.agents(above.head)
            if token.tag in ("VBG", "VBN") or token.dep == "relcl":
                return self.owners(head) or (head,) if self.lemmas[head] in DOCUMENTS else (head,)
            of = self.governed(above.i, "of") if self.lemmas[above.i] in DECIDING else []
            return tuple(of) or self.owners(above.i)
        if token.dep == "conj" and token.tag in ("VBD", "VBZ") and self.tokens[head].pos == "NOUN":
            return self._over_noun(head)
        if token.dep == "pcomp":
            return self._of_pcomp(i)
        if token.dep in ("xcomp", "ccomp"):
            objects = [t.i for t in self.kids(head, "dobj", "dative") if t.i < i]
            if objects and self.lemmas[head] in OBJECT_CONTROL:
                return tuple(objects)
            if self.lemmas[head] in OBJECT_CONTROL:
                over = [o.i for p in self.kids(head, "prep") for o in self.kids(p.i, "pobj") if p.i < i]
                if over and self.lemmas[head] in ("call", "appeal"):
                    return tuple(over)
        linked = token.dep in CLAUSE_LINKS or token.dep == "ROOT"
        if linked and self.tokens[head].pos in ("VERB", "AUX", "ADJ"):
            return self.patients(head) if self.is_passive(head) else self.agents(head)
        return ()

    def _over_noun(self, noun: int) -> tuple[int, ...]:
        """Return the agent of the verb a noun hangs on: the parser tied the second verb to an object."""
        at = noun
        for _ in range(LIMIT):
            if self.tokens[at].head == at or self.tokens[at].pos == "VERB":
                break
            at = self.tokens[at].head
        return self.agents(at) if self.tokens[at].pos == "VERB" else ()

    def _of_pcomp(self, i: int) -> tuple[int, ...]:
        """Return who does the -ing after a preposition: "accused X of bombing", "responded by bombing"."""
        preposition = self.tokens[i].head
        governor = self.tokens[preposition].head
        if self.tokens[governor].pos == "ADV":  # "stopped short of bombing"
            governor = self.tokens[governor].head
        if self.tokens[governor].pos in ("NOUN", "PROPN"):
            if self.lemmas[self.tokens[governor].head] in BLAMING:
                return (governor,)
            return self.owners(governor)
        blamed = self.objects(governor)
        if blamed and self.lemmas[preposition] in ("of", "for", "with", "from"):
            return tuple(blamed)
        return self.patients(governor) if self.is_passive(governor) else self.agents(governor)

    def owners(self, noun: int) -> tuple[int, ...]:
        """Return whose a noun is: its possessor, its "by", or the agent of the verb that governs it."""
        found = [t.i for t in self.kids(noun, "poss")]
        found = found or [
            o.i
            for p in self.kids(noun, "prep", "agent")
            if self.lemmas[p.i] == "by"
            for o in self.kids(p.i, "pobj")
        ]
        if found:
            return tuple(found)
        token = self.tokens[noun]
        if token.dep in ("dobj", "pobj", "attr"):
            above = self.tokens[token.head]
            verb = above.head if token.dep == "pobj" else above.i
            if self.tokens[verb].pos in ("VERB", "AUX") and not self.is_passive(verb):
                return self.agents(verb)
        return ()

    def sayer(self, verb: int, *, without: frozenset[int] = frozenset()) -> int | None:
        """Return the verb of saying above a predicate, or put inside its clause ("Libya, he said, must")."""
        at = verb
        for _ in range(LIMIT):
            token = self.tokens[at]
            for t in self.kids(at, "ccomp", "parataxis"):
                if self.lemmas[t.i] in SAYING and t.i not in without and not self.kids(t.i, "ccomp"):
                    return t.i  # "Libya, he said, must ..." parsed with the saying below
            if token.head == at:
                return None
            said = token.dep in ("ccomp", "xcomp", "advcl", "parataxis") and self.lemmas[token.head] in SAYING
            if said and token.head not in without:
                return token.head
            if token.dep in ("acl", "relcl") and self.lemmas[token.head] in DOCUMENTS:  # "said in a report"
                above = self.tokens[self.tokens[token.head].head].head
                if self.lemmas[above] in SAYING and above not in without:
                    return above
            at = token.head
        return None
