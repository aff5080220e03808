"""Assessments: judgements somebody makes, and what they say of ability, aims and readiness."""

from collections.abc import Iterator

from tracktwo.extract.claim_drafts import Draft, Scene, phrase_words
from tracktwo.extract.syntax import ancestors, child_tokens, subtree
from tracktwo.records import Bound, Named, Polarity, Quotation, SpeechAct, Token


def find_assessments(scene: Scene, quotations: list[Quotation]) -> Iterator[Draft]:
    """Yield a draft for each judgement in a sentence, and a finer one where it is about "can" or "seeks"."""
    done: list[tuple[int, int]] = []
    for token in scene.tokens:
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
        yield from _finer(scene, tokens, whole)


def _has_number(scene: Scene, start: int, end: int) -> bool:
    return any(start <= q.start < end for q in scene.quantities)


def _is_expert(scene: Scene, quotation: Quotation) -> bool:
    words = scene.books.slots.words
    said = f"{quotation.speaker or ''} {quotation.affiliation or ''}".lower().replace(",", " ").split()
    is_expert = bool(
        set(said) & words["expert_roles"] - {"president", "chairman", "head", "chair", "director"}
    )
    institute = bool(set((quotation.affiliation or "").lower().split()) & words["institute_words"])
    return (is_expert or institute) and quotation.speech_act in {
        SpeechAct.STATES,
        SpeechAct.CLAIMS,
        SpeechAct.ASSESSES,
    }


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
    yield from _finer(scene, tokens, common)


def _subject(tokens: list[Token]) -> Token | None:
    return next((t for t in tokens if t.dep in {"nsubj", "nsubjpass"} and t.tag not in {"WDT", "WP"}), None)


def _finer(scene: Scene, tokens: list[Token], whole: Draft) -> Iterator[Draft]:
    """Yield the assessment again as "can_occupy", "seeks" or "is_ready_to", yes or no."""
    for token in tokens:
        found = _ability(scene, token) or _aim(scene, token) or _readiness(scene, token)
        if found is None:
            continue
        slot, holds, target = found
        owner = _owner(scene, token)
        about = (owner.actor.name if owner.actor else owner.text) if owner else whole.about
        yield Draft(
            slot,
            " ".join(part for part in (about, target) if part),
            "yes" if holds else "no",
            None,
            Bound.EQUAL,
            whole.start,
            whole.end,
            f"{whole.rule}-{slot.split('_')[0]}",
            0.65,
            whole.sentence,
            polarity=Polarity.AFFIRMED if holds else Polarity.NEGATED,
            asserted_by=whole.asserted_by,
            likelihood=whole.likelihood,
            subject=owner.actor if owner else None,
        )
        return


def _owner(scene: Scene, token: Token) -> Named | None:
    """Return whose ability or aim it is."""
    for at in (token, *ancestors(scene.sentence, token.i)):
        for child in child_tokens(scene.sentence, at.i, "nsubj", "nsubjpass", "poss"):
            named = scene.named_under(child.i)
            if named is not None:
                return named
        if at.dep in {"ccomp", "ROOT"}:
            return None
    return None


Finer = tuple[str, bool, str] | None


def _target(scene: Scene, verb: Token) -> str:
    objects = child_tokens(scene.sentence, verb.i, "dobj")
    if not objects:
        return ""
    place = scene.named_under(objects[0].i)
    return (
        (place.place.name if place.place else place.text)
        if place
        else phrase_words(scene.phrase(objects[0].i))
    )


# "can do", "can get": abilities that nobody would check.
_LIGHT = frozenset(
    {
        "do",
        "get",
        "have",
        "be",
        "make",
        "go",
        "see",
        "take",
        "say",
        "come",
        "give",
        "help",
        "tell",
        "find",
        "think",
    }
)


def _ability(scene: Scene, token: Token) -> Finer:
    words, lemma = scene.books.slots.words, token.lemma.lower()
    if lemma not in words["able"]:
        return None
    if token.tag == "MD":
        verb = scene.tokens[token.head]
        if lemma == "could" or verb.pos != "VERB" or verb.lemma.lower() in _LIGHT:
            return None
    else:
        deeds = child_tokens(scene.sentence, token.i, "xcomp", "acl", "relcl")
        if not deeds:
            return None
        verb = deeds[0]
    over = scene.tokens[token.head]
    negated = scene.is_negated(verb.i) or scene.is_negated(over.i) or scene.is_negated(token.i)
    negated = negated != (lemma in words["unable"] or over.lemma.lower() in words["unable"])
    return f"can_{verb.lemma.lower()}", not negated, _target(scene, verb)


def _aim(scene: Scene, token: Token) -> Finer:
    words, lemma = scene.books.slots.words, token.lemma.lower()
    objects = child_tokens(scene.sentence, token.i, "dobj")
    if token.pos == "VERB" and (
        lemma in words["give_up"] or (lemma == "give" and child_tokens(scene.sentence, token.i, "prt"))
    ):
        if any(o.lemma.lower() in words["aims"] for o in objects):
            return "seeks", scene.is_negated(token.i), phrase_words(scene.phrase(objects[0].i))
        return None
    if token.pos == "VERB" and lemma in words["seek"]:
        deeds = child_tokens(scene.sentence, token.i, "xcomp")
        what = deeds or objects
        if what:
            target = (
                " ".join([what[0].lemma.lower(), _target(scene, what[0])]) if deeds else _target(scene, token)
            )
            return "seeks", not scene.is_negated(token.i), target.strip()
    return None


def _readiness(scene: Scene, token: Token) -> Finer:
    words, lemma = scene.books.slots.words, token.lemma.lower()
    if lemma not in words["ready"] or token.pos != "ADJ":
        return None
    deeds = child_tokens(scene.sentence, token.i, "xcomp")
    if not deeds:
        return None
    negated = scene.is_negated(token.head) != (lemma in words["unready"])
    return "is_ready_to", not negated, " ".join([deeds[0].lemma.lower(), _target(scene, deeds[0])]).strip()
