"""One expert, several institutes: who is printed with a body that other articles know nothing of."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tracktwo.corroborate.same_names import person_words, same_body
from tracktwo.corroborate.together import Given, Together, day_of, named
from tracktwo.records import Article, Evidence, Notice, Polarity, evidence_at

KIND = "expert"
DAYS = 120  # people change their employers; what is further apart says nothing
OFFICES = frozenset({"GOV", "MIL", "LEG", "JUD", "ELI", "SPY", "COP", "REB", "PTY"})
OFFICIAL = frozenset(
    ["ministry", "senate", "committee", "court", "parliament", "party", "government", "commission", "army"]
)
# "National Security Council" is an office; "Institute for Security Studies" is none.
SECURITY_OFFICES = frozenset(["council", "service", "services", "agency", "forces", "bureau", "department"])
# Bodies that stand inside another one: "the Law School" and its university are one employer.
INNER = frozenset(
    ["department", "school", "faculty", "college", "programme", "program", "laboratory", "project"]
)
WHOLE = frozenset({"university", "college"})
PAST = re.compile(
    r"\b(?:former(?:ly)?|ex|previously|until|once|retired|emeritus|joined|joins|moved|left|then)\b", re.I
)
AROUND = 60  # characters beside the words in which a change of employer would be said


@dataclass(frozen=True, slots=True)
class _Told:
    """One article's word on where a person works."""

    person: str
    body: str
    article: Article
    evidence: Evidence


def experts_elsewhere(together: Together) -> Iterator[Given]:
    """Yield a notice to each article that prints an expert with another institute than others do.

    Holders of offices, past affiliations, bodies that may be part of each other and people whom one
    article prints with both are left out.
    """
    for tellings in _by_person(together).values():
        for own in _one_a_body(tellings):
            rivals = [other for other in tellings if _is_rival(own, other, together)]
            if rivals and not any(_knows_both(own, rivals, told.article) for told in tellings):
                yield Given(own.article.id, _notice(own, rivals))


def _by_person(together: Together) -> dict[tuple[str, str], list[_Told]]:
    found: dict[tuple[str, str], list[_Told]] = defaultdict(list)
    in_office = set(_in_office(together))
    for told in _told(together):
        words = person_words(told.person)
        if len(words) > 1 and (words[0], words[-1]) not in in_office and _is_institute(told.body, together):
            found[words[0], words[-1]].append(told)
    return found


def _in_office(together: Together) -> Iterator[tuple[str, str]]:
    for quotation in together.quotations:
        speaker = quotation.speaker_actor
        if speaker is not None and speaker.sector in OFFICES and (words := person_words(speaker.name)):
            yield words[0], words[-1]


def _told(together: Together) -> Iterator[_Told]:
    for claim in together.claims:
        if claim.slot == "affiliation_of" and claim.polarity is Polarity.AFFIRMED:
            article = together.articles[claim.evidence[0].article_id]
            if not _is_past(article, claim.evidence[0]):
                yield _Told(claim.about, str(claim.value), article, claim.evidence[0])
    for quotation in together.quotations:
        if quotation.affiliation and quotation.speaker_actor and quotation.speaker_span:
            article = together.articles[quotation.evidence[0].article_id]
            start, end = quotation.speaker_span[0][0], quotation.speaker_span[-1][1]
            words = evidence_at(article.id, article.text, start=start, end=end)
            if quotation.affiliation in words.text and not _is_past(article, words):
                yield _Told(quotation.speaker_actor.name, quotation.affiliation, article, words)


def _is_past(article: Article, words: Evidence) -> bool:
    return bool(PAST.search(article.text[max(0, words.start - AROUND) : words.end + AROUND]))


def _is_institute(body: str, together: Together) -> bool:
    words, institutes = set(re.findall(r"\w+", body.lower())), together.books.slots.words["institute_words"]
    is_office = words & OFFICIAL or ("security" in words and words & SECURITY_OFFICES)
    return bool(words & institutes) and not is_office and len(words) > 1


def _one_a_body(tellings: Sequence[_Told]) -> Iterator[_Told]:
    """Yield each article's tellings, one for each body."""
    seen: list[_Told] = []
    for told in tellings:
        if not any(told.article.id == s.article.id and _is_one_body(told.body, s.body) for s in seen):
            seen.append(told)
            yield told


def _is_rival(own: _Told, other: _Told, together: Together) -> bool:
    if together.origin(own.article) == together.origin(other.article) or _is_one_body(own.body, other.body):
        return False
    days = day_of(own.article), day_of(other.article)
    return days[0] is None or days[1] is None or abs((days[0] - days[1]).days) <= DAYS


def _is_one_body(one: str, other: str) -> bool:
    """Tell whether two names may be one body's, or those of a body and a part of it."""
    first, second = ({*re.findall(r"\w+", name.lower())} for name in (one, other))
    is_part = any(a & INNER and b & WHOLE for a, b in ((first, second), (second, first)))
    is_short = _initials(one) in _capitals(other) or _initials(other) in _capitals(one)
    return is_part or is_short or same_body(one, other)


def _initials(name: str) -> str:
    return "".join(word[0] for word in re.findall(r"\w+", name) if word[0].isupper())


def _capitals(name: str) -> set[str]:
    return {word for word in re.findall(r"\w+", name) if len(word) > 1 and word.isupper()}


def _knows_both(own: _Told, rivals: Sequence[_Told], article: Article) -> bool:
    """Tell whether an article prints the person with both bodies: then belonging to both is known."""
    surname = person_words(own.person)[-1]
    if surname not in article.text.lower() or own.body not in article.text:
        return False
    return any(rival.body in article.text for rival in rivals)


def _notice(own: _Told, rivals: Sequence[_Told]) -> Notice:
    bodies: dict[str, list[_Told]] = defaultdict(list)
    for rival in rivals:
        bodies[next((b for b in bodies if _is_one_body(b, rival.body)), rival.body)].append(rival)
    elsewhere = "; ".join(f"{body} in {named(t.article for t in told)}" for body, told in bodies.items())
    words = (
        f"{own.person} is printed here with {own.body}, but with {elsewhere}. One person can belong to "
        "several bodies; none of these articles says so."
    )
    firsts = [told[0].evidence for told in bodies.values()]
    return Notice(KIND, words, (own.evidence, *firsts))
