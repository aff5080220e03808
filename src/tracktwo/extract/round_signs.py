"""Small signs around a word for a meeting: who is spoken to, what is carried, what else it can mean."""

from tracktwo.extract.clauses import objects_of, subject_of
from tracktwo.extract.party_phrases import means_both
from tracktwo.extract.syntax import child_tokens, subtree
from tracktwo.ontology.tracks import Tracks
from tracktwo.records import Sentence, Token

SHORT = 8
OTHER_MEETINGS = frozenset(
    {
        "news", "press", "court", "trial", "mortar", "artillery", "council", "board", "cabinet", "town",
        "staff", "budget", "shareholder", "annual", "parliamentary", "training", "party", "village",
        "emergency", "coalition", "wage", "pay", "merger", "takeover", "contract", "salary", "transfer",
        "labour", "labor", "plea",
    }
)  # fmt: skip
MET_OTHERWISE = frozenset(
    {
        "demand",
        "deadline",
        "condition",
        "need",
        "target",
        "requirement",
        "criterion",
        "expectation",
        "resistance",
    }
)
IN_CONTACT = frozenset({"contact", "touch", "communication", "dialogue"})
LINES = frozenset({"line", "channel", "link", "backchannel", "back-channel", "conduit"})
HOLDING = frozenset(
    {"keep", "maintain", "open", "have", "use", "run", "hold", "establish", "set", "reopen", "preserve"}
)
STAYING = frozenset({"be", "stay", "remain", "keep", "get"})
IDIOMS = (
    ("shake", "hand"), ("come", "together"), ("sit", "together"), ("break", "bread"), ("exchange", "view"),
)  # fmt: skip
COMMITTEES = frozenset({"committee", "commission", "group", "mechanism", "cell", "panel"})
JOINT = frozenset(
    {"joint", "mixed", "bilateral", "border", "military", "technical", "regional", "liaison", "5+5"}
)
# Who does it lends the talks a room or a voice: it says nothing of whether they were held.
PRESIDING = frozenset({"chair", "mediate", "moderate", "facilitate", "broker", "sponsor", "oversee"})
PASSING = frozenset({"pass", "go", "travel", "flow", "move", "run"})


def means_other_meeting(sentence: Sentence, noun: Token) -> bool:
    """Whether a word for a meeting is used otherwise: "a call for", "news conference", "rounds of fire"."""
    around = {child.lemma.lower() for child in child_tokens(sentence, noun.i, "compound", "amod")}
    if around & OTHER_MEETINGS:
        return True
    if noun.lemma.lower() == "call":
        preps = {child.lemma.lower() for child in child_tokens(sentence, noun.i, "prep")}
        return not (preps & {"with", "between"} or around & {"phone", "telephone", "video", "conference"})
    return noun.lemma.lower() == "talk" and noun.tag == "NN" and not around


def is_question(sentence: Sentence) -> bool:
    """Whether a sentence is a question from its first word on ("Who walked out?")."""
    words = [token for token in sentence.tokens if token.pos not in ("PUNCT", "SPACE")]
    asked = any(token.text == "?" for token in sentence.tokens[-2:])
    return asked and bool(words) and (words[0].tag[:1] == "W" or words[0].pos == "AUX" or len(words) < SHORT)


def brings_together(sentence: Sentence, verb: Token) -> bool:
    """Whether several guests are invited to some place."""
    to = child_tokens(sentence, verb.i, "prep")
    guests = objects_of(sentence, verb.i)
    return any(p.lemma == "to" for p in to) and any(child_tokens(sentence, g.i, "conj") for g in guests)


def leaves(sentence: Sentence, verb: Token) -> bool:
    return any(c.lemma.lower() in ("out", "away") for c in child_tokens(sentence, verb.i))


def to_the_public(sentence: Sentence, verb: Token) -> bool:
    """Whether somebody speaks to the press or on a condition, not with the other side."""
    nouns = {
        t.lemma.lower()
        for p in child_tokens(sentence, verb.i, "prep", "dative")
        for t in subtree(sentence, p.i)
    }
    return bool(
        nouns & {"reporter", "journalist", "condition", "behalf", "parliament", "lawmaker", "television"}
    )


def has_plural_subject(sentence: Sentence, verb: Token) -> bool:
    subject = subject_of(sentence, verb.i)
    return subject is not None and (
        subject.tag in ("NNS", "NNPS") or bool(child_tokens(sentence, subject.i, "conj"))
    )


def is_paper(sentence: Sentence, thing: Token, tracks: Tracks) -> bool:
    """Whether something carried is a paper, a draft of an agreement among them."""
    beside = {child.lemma.lower() for child in child_tokens(sentence, thing.i, "amod", "compound", "nmod")}
    return thing.lemma.lower() in tracks.words["papers"] or bool(
        thing.lemma.lower() in tracks.words["deal_nouns"] and "draft" in beside
    )


def brings_paper(sentence: Sentence, verb: Token, tracks: Tracks) -> bool:
    """Whether somebody travels with a paper: "flew to the capital with a written proposal"."""
    preps = {prep.lemma.lower(): prep for prep in child_tokens(sentence, verb.i, "prep")}
    carried = child_tokens(sentence, preps["with"].i, "pobj") if "with" in preps else []
    return "to" in preps and any(thing.lemma.lower() in tracks.words["papers"] for thing in carried)


def contact_verb(sentence: Sentence, noun: Token) -> Token | None:
    """Return the verb of two who are in contact: "have been in touch", "kept a quiet line open to"."""
    above, lemma = sentence.tokens[noun.head], noun.lemma.lower()
    verb = sentence.tokens[above.head]
    if lemma in IN_CONTACT and noun.dep == "pobj" and above.lemma.lower() == "in":
        return verb if verb.lemma.lower() in STAYING else None
    beside = (noun, above, *child_tokens(sentence, noun.i, "amod"))  # "a line open to Lome"
    joins = {p.lemma.lower() for t in beside for p in child_tokens(sentence, t.i, "prep")}
    named = joins & {"to", "with", "between"}
    is_held = lemma in LINES and noun.dep in ("dobj", "nsubjpass", "nsubj") and above.lemma.lower() in HOLDING
    return above if is_held and named else None


def passes_through(sentence: Sentence, verb: Token, tracks: Tracks) -> bool:
    """Whether papers pass by a go-between: "messages between them went through Oman"."""
    subject = subject_of(sentence, verb.i)
    if verb.lemma.lower() not in PASSING:
        return False
    by = {prep.lemma.lower() for prep in child_tokens(sentence, verb.i, "prep")} & {"through", "via"}
    return bool(by) and subject is not None and subject.lemma.lower() in tracks.words["papers"]


def meets_by_idiom(sentence: Sentence, verb: Token) -> bool:
    """Whether words that name no meeting tell of one: "shook hands", "came together", "sat together"."""
    lemma = verb.lemma.lower()
    beside = {child.lemma.lower() for child in child_tokens(sentence, verb.i, "dobj", "advmod", "prt")}
    return any(lemma == first and second in beside for first, second in IDIOMS)


def joins_two(sentence: Sentence, verb: Token) -> bool:
    """Whether somebody brings both to one table: "hopes to bring the two back", "brought them together"."""
    after = {t.lemma.lower() for t in subtree(sentence, verb.i) if t.i > verb.i}
    are_two = any(
        means_both(sentence, thing.i)
        or thing.text.lower() in ("both", "them", "two")
        or child_tokens(sentence, thing.i, "conj")
        for thing in objects_of(sentence, verb.i)
    )
    return are_two and bool(after & {"together", "back", "table"})


def is_joint_body(sentence: Sentence, noun: Token) -> bool:
    """Whether a committee is one of both sides: "the joint commission", "the General Border Committee"."""
    beside = {c.lemma.lower() for c in child_tokens(sentence, noun.i, "amod", "compound", "nmod", "nummod")}
    return noun.lemma.lower() in COMMITTEES and bool(beside & JOINT)


def is_denied_contact(sentence: Sentence, noun: Token) -> bool:
    """Whether there were no contacts: "no contacts had taken place", "had no contact with them"."""
    above = sentence.tokens[noun.head]
    none = any(child.text.lower() == "no" for child in child_tokens(sentence, noun.i, "det"))
    return none and above.lemma.lower() in ("take", "have", "occur", "hold", "be", "happen")
