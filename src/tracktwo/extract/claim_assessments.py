"""Assessments: judgements somebody makes, and what they say of ability, aims and readiness."""

from collections.abc import Iterator

from tracktwo.extract.claim_aims import finer
from tracktwo.extract.claim_drafts import Draft, Scene, phrase_words
from tracktwo.extract.syntax import ancestors, child_tokens, subtree
from tracktwo.records import Bound, Named, Polarity, Quotation, SpeechAct, Token


def find_assessments(scene: Scene, quotations: list[Quotation]) -> Iterator[Draft]:
    """Yield a draft for each judgement in a sentence, and a finer one where it is about "can" or "seeks"."""
    done: list[tuple[int, int]] = []
    words, here = scene.books.slots.words, scene.sentence.words
    is_judged = not (words["assess_verbs"].isdisjoint(here) and words["assess_nouns"].isdisjoint(here))
    for token in scene.tokens if is_judged else ():
        content = _judged(scene, token)
        if content is not None and token.lemma.lower() == "estimate" and _has_number(scene, *content):
            continue  # a number that is estimated is a claim of its own
        if content is None or any(s <= content[0] < e for s, e in done):
            continue
        done.append(content)
        yield from _assessment(scene, *content, _judge(scene, token), f"judgement-{token.lemma.lower()}")
    yield from find_divergence(scene)
    for quotation in quotations:
        start, end = _extent(scene, quotation)
        if quotation.speech_act is SpeechAct.ASSESSES or _is_expert(scene, quotation):
            inside = scene.sentence.start <= start < scene.sentence.end and _says_something(scene, quotation)
            if inside and not any(s < end and start < e for s, e in done):
                done.append((start, end))
                yield from _assessment(scene, start, min(end, scene.sentence.end), None, "quoted-judgement")
        else:
            yield from _said_ability(scene, quotation, done)


def _extent(scene: Scene, quotation: Quotation) -> tuple[int, int]:
    """Return from where to where a quotation's words stand in the sentence, the cue between them included."""
    spans = quotation.contents_span
    inside = [s for s in spans if scene.sentence.start <= s[0] < scene.sentence.end]
    if not inside or inside[0] is not spans[0]:
        return spans[0][0], spans[0][1]
    return inside[0][0], inside[-1][1]


def _says_something(scene: Scene, quotation: Quotation) -> bool:
    """Tell whether a quotation has a speaker who is somebody and a clause of its own."""
    start, end = quotation.contents_span[0]
    inside = [t for t in scene.tokens if start <= t.start < end]
    has_clause = any(t.dep in {"nsubj", "nsubjpass", "expl", "csubj"} for t in inside)
    is_somebody = (quotation.speaker or "").lower() not in {"", "it", "this", "that", "which"}
    return has_clause and is_somebody


def find_divergence(scene: Scene) -> Iterator[Draft]:
    """Yield a draft for each side of "A's assessments differ from those of B regarding C"."""
    words = scene.books.slots.words
    if words["diverge_verbs"].isdisjoint(scene.sentence.words):
        return
    for verb in scene.tokens:
        if verb.lemma.lower() not in words["diverge_verbs"] or verb.pos != "VERB":
            continue
        subjects = child_tokens(scene.sentence, verb.i, "nsubj")
        whole = {t.i for t in subtree(scene.sentence, verb.i)}
        nouns = [t for s in subjects for t in (s, *child_tokens(scene.sentence, s.i, "conj"))]
        if not any(t.lemma.lower() in words["assess_nouns"] for t in nouns):
            continue
        topic = next(
            (t for t in scene.tokens if t.i in whole and t.lemma.lower() in _TOPIC and t.i > verb.i), None
        )
        about = _span(scene, topic) if topic is not None else None
        for judge in _sides(scene, subjects[0], topic):
            yield _diverging(scene, judge, verb, about)


MIN_WORDS = 2  # "little room"
_TOPIC = frozenset({"regard", "regarding", "on", "about", "over", "concern", "concerning", "whether"})


def _sides(scene: Scene, subject: Token, topic: Token | None) -> list[Named]:
    """Return the names on both sides of the verb, before what they differ about."""
    end = topic.i if topic is not None else len(scene.tokens)
    inside = [n for n in scene.named if n.first >= min(t.i for t in scene.phrase(subject.i)) and n.last < end]
    judges = [n for n in inside if n.label in {"organisation", "person", "group", "people"}]
    return [
        n for n in judges if not any(o is not n and o.first <= n.first and n.last <= o.last for o in judges)
    ]


def _diverging(scene: Scene, judge: Named, verb: Token, about: tuple[int, int] | None) -> Draft:
    topic = scene.reading.text[about[0] : about[1]].split(" ", 1)[-1] if about else ""
    start, end = scene.clause(verb.i)
    end = max(end, about[1]) if about else end
    owner = next((n for n in scene.named if about and about[0] <= n.start < about[1] and n.actor), None)
    return Draft(
        "assessment",
        topic,
        f"{verb.lemma.lower()}s",
        None,
        Bound.EQUAL,
        start,
        end,
        "judgements-differ",
        0.7,
        scene.sentence.index,
        polarity=Polarity.UNCLEAR,
        asserted_by=judge,
        subject=owner.actor if owner else None,
    )


def _said_ability(scene: Scene, quotation: Quotation, done: list[tuple[int, int]]) -> Iterator[Draft]:
    """Yield what a speaker says somebody can, seeks or is ready to do, where it is no judgement in form."""
    start, end = quotation.contents_span[0]
    tokens = [t for t in scene.tokens if start <= t.start < end]
    if tokens and not any(s < end and start < e for s, e in done):
        end = tokens[-1].end
        words = scene.reading.text[start:end]
        whole = Draft(
            "assessment", "", words, None, Bound.EQUAL, start, end, "said", 0.6, scene.sentence.index
        )
        yield from finer(scene, tokens, whole)


def _has_number(scene: Scene, start: int, end: int) -> bool:
    return any(start <= q.start < end for q in scene.quantities)


def _is_expert(scene: Scene, quotation: Quotation) -> bool:
    words = scene.books.slots.words
    said = f"{quotation.speaker or ''} {quotation.affiliation or ''}".lower().replace(",", " ").split()
    is_expert = bool(
        set(said) & words["expert_roles"] - {"president", "chairman", "head", "chair", "director"}
    )
    institute = bool(set((quotation.affiliation or "").lower().split()) & words["institute_words"])
    if not (is_expert or institute or "think tank" in " ".join(said)):
        return False
    if quotation.speech_act is SpeechAct.REPORTS:  # "according to analyst ..."
        return scene.books.estimative.find(quotation.contents) is not None
    return quotation.speech_act in {SpeechAct.STATES, SpeechAct.CLAIMS, SpeechAct.ASSESSES}


def _judged(scene: Scene, token: Token) -> tuple[int, int] | None:
    """Return the offsets of what a judging verb or noun governs, None when the token is neither."""
    words, lemma = scene.books.slots.words, token.lemma.lower()
    if token.pos == "VERB" and lemma in words["assess_verbs"]:
        if lemma in {"see", "view", "regard", "expect", "fear", "consider", "warn"} and not _is_judge_subject(
            scene, token
        ):
            return None
        clause = child_tokens(scene.sentence, token.i, "ccomp", "xcomp")
        clause = clause or (
            child_tokens(scene.sentence, token.i, "dobj")
            if lemma in {"doubt", "expect", "predict", "forecast", "see"}
            else []
        )
        return _span(scene, clause[0]) if clause and clause[0].i > token.i else None
    if token.pos == "NOUN" and lemma in words["assess_nouns"]:
        behind = scene.tokens[token.i + 1 : token.i + 2]
        if behind and behind[0].lemma == "that" and behind[0].dep == "mark":
            return _span(scene, scene.tokens[behind[0].head])
        clause = child_tokens(scene.sentence, token.i, "acl", "ccomp", "relcl")
        marked = [
            c for c in clause if any(t.lemma == "that" for t in child_tokens(scene.sentence, c.i, "mark"))
        ]
        if marked:
            return _span(scene, marked[0])
        verb = scene.tokens[token.head]
        if verb.lemma == "be":
            inside = child_tokens(scene.sentence, verb.i, "ccomp")
            return _span(scene, inside[0]) if inside else None
    return None


def _is_judge_subject(scene: Scene, verb: Token) -> bool:
    """Tell whether the subject is a body or person whose business is judging: "analysts see"."""
    words = scene.books.slots.words
    return any(
        t.lemma.lower() in words["assess_documents"] | words["expert_roles"]
        for s in child_tokens(scene.sentence, verb.i, "nsubj")
        for t in scene.phrase(s.i)
    ) or (
        verb.lemma.lower() in {"expect", "fear"}
        and any(t.text.lower() in {"i", "we"} for t in child_tokens(scene.sentence, verb.i, "nsubj"))
    )


def _span(scene: Scene, head: Token) -> tuple[int, int]:
    tokens = subtree(scene.sentence, head.i)
    while len(tokens) > 1 and (tokens[0].dep == "mark" or tokens[0].pos == "PUNCT"):
        tokens = tokens[1:]
    while len(tokens) > 1 and tokens[-1].pos == "PUNCT":
        tokens = tokens[:-1]
    return tokens[0].start, tokens[-1].end


def _judge(scene: Scene, token: Token) -> Named | None:
    """Return whose judgement it is: the verb's subject, or the noun's possessor."""
    for at in (token, *ancestors(scene.sentence, token.i)):
        for child in child_tokens(scene.sentence, at.i, "poss", "nsubj", "compound", "amod"):
            named = scene.named_at(child.i) or (
                scene.named_under(child.i) if child.dep in {"poss", "nsubj"} else None
            )
            if named is not None and named.label != "place":
                return named
        if at.dep in {"ccomp", "ROOT"}:
            break
    return None


def _assessment(scene: Scene, start: int, end: int, judge: Named | None, rule: str) -> Iterator[Draft]:
    tokens = [t for t in scene.tokens if start <= t.start < end]
    if len(tokens) < MIN_WORDS:
        return
    words = scene.reading.text[start:end]
    likely = scene.books.estimative.find(words)
    subject = _subject(tokens)
    about = phrase_words(scene.phrase(subject.i)) if subject is not None else ""
    verbs = [t for t in tokens if t.pos in {"VERB", "AUX"}]
    negated = any(scene.is_negated(t.i) for t in verbs[:2])
    owner = scene.named_under(subject.i) if subject is not None else None
    common = Draft(
        "assessment",
        about,
        words,
        None,
        Bound.EQUAL,
        start,
        end,
        rule,
        0.7,
        scene.sentence.index,
        polarity=Polarity.NEGATED if negated else Polarity.AFFIRMED,
        asserted_by=judge,
        likelihood=likely[0] if likely else None,
        subject=owner.actor if owner else None,
    )
    yield common
    yield from finer(scene, tokens, common)


def _subject(tokens: list[Token]) -> Token | None:
    return next((t for t in tokens if t.dep in {"nsubj", "nsubjpass"} and t.tag not in {"WDT", "WP"}), None)
