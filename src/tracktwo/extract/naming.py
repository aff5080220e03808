"""From a stretch of a sentence that is a name to whom or what it names."""

from dataclasses import dataclass, replace

from tracktwo.extract.candidates import DEMONYMS, PLACES, SURNAMES, Candidate
from tracktwo.extract.cast import Cast
from tracktwo.extract.standing import LOCATIVE, Standing, standing
from tracktwo.ontology.actors import ActorEntry
from tracktwo.ontology.aliases import Alias, Sense
from tracktwo.ontology.folding import fold
from tracktwo.ontology.phrases import read_phrase
from tracktwo.ontology.unlisted import unlisted_body, unlisted_person
from tracktwo.records import ActorRef, Named, Place, PlacePrecision, Sentence

PERSON_SENSES = frozenset({Sense.PERSON, *SURNAMES})
_REGION_NOUNS = "region oblast province governorate prefecture raion state county"
REGION_NOUNS = frozenset(_REGION_NOUNS.split())
DISTRICT_NOUNS = frozenset(["district", "neighborhood", "neighbourhood", "suburb"])
_BODY_WORDS = """
    ministry university institute council party group agency committee commission army bank company
    court center centre foundation association union forces authority office department corporation
    movement front league network service fund organization organisation federation college school
    academy alliance coalition brigade battalion parliament assembly congress church club initiative
    programme program mission command front police society
"""
BODY_WORDS = frozenset(_BODY_WORDS.split())
HALVES = {"North": "PRK", "South": "KOR"}
# How sure a reading is, by rule; judged on the talks set and the seeds, not fitted.
CONFIDENCE = {
    "gazetteer.person": 0.97,
    "gazetteer.surname": 0.9,
    "gazetteer.common-surname": 0.85,
    "gazetteer.body": 0.95,
    "gazetteer.state": 0.95,
    "gazetteer.adjective": 0.9,
    "gazetteer.people": 0.85,
    "gazetteer.one": 0.8,
    "metonym.capital": 0.85,
    "metonym.seat": 0.9,
    "place.capital": 0.9,
    "parser.person": 0.8,
    "parser.surname": 0.8,
    "parser.single": 0.55,
    "parser.place": 0.75,
    "parser.unplaced": 0.5,
    "parser.org": 0.65,
    "parser.org-unsure": 0.4,
    "parser.norp": 0.6,
}


@dataclass(slots=True)
class Naming:
    """Names the candidates of one article."""

    cast: Cast
    text: str
    often: frozenset[str]  # bodies nobody lists that the article names at least twice
    located: frozenset[str] = frozenset()  # places nobody lists that the article shows to be places

    def name(self, sentence: Sentence, candidate: Candidate) -> Named | None:
        """Return what a candidate names, or None when it names nobody and nothing."""
        if candidate.aliases:
            return self._listed(sentence, candidate)
        if candidate.ent == "PERSON" or fold(self.words(candidate)) in self.cast.by_surname:
            return self._person(sentence, candidate)
        if candidate.ent in PLACES:
            return self._town(sentence, candidate)
        return self._body(sentence, candidate)

    def words(self, candidate: Candidate) -> str:
        """Return a candidate's words, white space made single."""
        return " ".join(self.text[candidate.start : candidate.end].split())

    def _listed(self, sentence: Sentence, candidate: Candidate) -> Named | None:
        alias = candidate.aliases[0]
        if alias.sense is Sense.PLACE:
            return self._town(sentence, candidate)
        entry = self.cast.books.actors.entries[alias.slug]
        if alias.sense in PERSON_SENSES:
            return self._listed_person(sentence, candidate)
        ref = self.cast.books.actors.reference(entry, self.cast.day)
        if alias.sense is Sense.BODY:
            return self._made(sentence, candidate, "organisation", "gazetteer.body", actor=ref)
        if alias.sense in DEMONYMS:
            if alias.sense is not Sense.ADJECTIVE:
                ref = ActorRef(None, self.words(candidate), entry.code, None)
            return self._made(sentence, candidate, "people", f"gazetteer.{alias.sense}", actor=ref)
        return self._state(sentence, candidate, alias, ref)

    def _state(self, sentence: Sentence, candidate: Candidate, alias: Alias, ref: ActorRef) -> Named:
        stands = standing(sentence, head_of(sentence, candidate))
        if alias.sense is Sense.STATE:
            place = self.cast.books.places.state(alias.slug[4:])
            label = "place" if stands is Standing.PLACE else "organisation"
            return self._made(sentence, candidate, label, "gazetteer.state", actor=ref, place=place)
        if stands is Standing.ACTING or (alias.sense is Sense.SEAT and stands is not Standing.PLACE):
            rule = f"metonym.{alias.sense}"
            return replace(self._made(sentence, candidate, "organisation", rule, actor=ref), is_metonym=True)
        home = alias.slug[4:] if alias.slug.startswith("gov.") else ""
        places, capitals = self.cast.books.places, self._capitals(home)
        words = () if alias.sense is Sense.SEAT else (self.words(candidate),)  # a palace is no town
        place = next(
            (p for name in (*words, *capitals) if (p := places.resolve(name, context_countries={home}))),
            None,
        )
        if place is None and home in self.cast.books.actors.states:  # the capital of a state few recognise
            code = self.cast.books.actors.reference(self.cast.books.actors.entries[alias.slug]).code
            text = self.words(candidate)
            place = Place(text, code, None, None, PlacePrecision.CITY, None, text)
        candidate, place = self._with_region(sentence, candidate, place)
        return self._made(sentence, candidate, "place", "place.capital", place=place)

    def _capitals(self, home: str) -> tuple[str, ...]:
        state = self.cast.books.actors.states.get(home)
        return state.capitals[:1] if state else ()

    def _listed_person(self, sentence: Sentence, candidate: Candidate) -> Named | None:
        sense, words = candidate.aliases[0].sense, self.words(candidate)
        known = self.cast.person(words)
        if sense is not Sense.PERSON and known is None:
            entry = self._bearer(sentence, candidate)
            if entry is None:
                return self._town(sentence, candidate) if candidate.ent in PLACES else None
            ref = self.cast.books.actors.reference(entry, self.cast.day)
            known = self.cast.meet(entry.name, ref)
        elif known is None:
            entry = self.cast.books.actors.entries[candidate.aliases[0].slug]
            known = self.cast.meet(entry.name, self.cast.books.actors.reference(entry, self.cast.day))
        known.seen = sentence.index
        return self._made(sentence, candidate, "person", f"gazetteer.{sense}", actor=known.ref)

    def _bearer(self, sentence: Sentence, candidate: Candidate) -> ActorEntry | None:
        """Return the likeliest bearer of a surname: in office, of a state in the article, listed first.

        "in Lagos" is a town, whoever else bears the name.
        """
        if self._is_located(sentence, candidate) and self.cast.books.places.has_name(self.words(candidate)):
            return None
        book, day, context = self.cast.books.actors, self.cast.day, self.cast.context()
        bearers = [book.entries[a.slug] for a in candidate.aliases if a.sense in SURNAMES]
        in_context = [b for b in bearers if b.code in context]
        is_common = candidate.aliases[0].sense is Sense.COMMON_SURNAME
        bearers = in_context if is_common else in_context or bearers
        return next((b for b in bearers if book.role_at(b, day)), bearers[0] if bearers else None)

    def _person(self, sentence: Sentence, candidate: Candidate) -> Named | None:
        name = self.words(candidate)
        known = self.cast.person(name)
        is_full = " " in name
        nobody = known is None or (is_full and known.ref.code is None and not known.titles)
        if nobody and self._reads_as_place(sentence, candidate, name, is_full=is_full):
            return self._town(sentence, candidate)
        if known is None and not is_full and not _stands_alone(sentence, candidate):
            return None
        if known is None:
            known = self.cast.meet(name, unlisted_person(name))
            rule = "parser.person" if is_full else "parser.single"
        else:
            rule = "parser.person" if is_full else "parser.surname"
        known.seen = sentence.index
        return self._made(sentence, candidate, "person", rule, actor=known.ref)

    def _reads_as_place(self, sentence: Sentence, candidate: Candidate, name: str, *, is_full: bool) -> bool:
        token = sentence.tokens[head_of(sentence, candidate)]
        if self._is_located(sentence, candidate):
            return self.cast.books.places.has_name(name)
        if standing(sentence, token.i) is Standing.PLACE and self.cast.books.places.has_name(name):
            return True
        place = None if is_full else self.cast.place(name)
        return (
            place is not None and place.country in self.cast.context() and token.dep not in {"nsubj", "appos"}
        )

    def _is_located(self, sentence: Sentence, candidate: Candidate) -> bool:
        token = sentence.tokens[head_of(sentence, candidate)]
        return token.dep == "pobj" and sentence.tokens[token.head].text.lower() in LOCATIVE

    def _town(self, sentence: Sentence, candidate: Candidate) -> Named:
        half = self._half(sentence, candidate)
        if half is not None:
            return self._made(sentence, candidate, "organisation", "gazetteer.state", actor=half)
        place = self.cast.place(self.words(candidate))
        candidate, place = self._with_region(sentence, candidate, place)
        rule = "parser.place" if place else "parser.unplaced"
        words = self.words(candidate)
        if place is None and fold(words) in self.located:
            place = Place(words, None, None, None, PlacePrecision.UNKNOWN, None, words)
        return self._made(sentence, candidate, "place", rule, place=place)

    def _half(self, sentence: Sentence, candidate: Candidate) -> ActorRef | None:
        """Return which Korea "the North" and "the South" are, in an article that names either."""
        code = HALVES.get(self.words(candidate))
        before = sentence.tokens[candidate.first - 1].text.lower() if candidate.first else ""
        if code is None or before != "the" or self.cast.states.keys().isdisjoint(HALVES.values()):
            return None
        return self.cast.books.actors.ref(f"gov.{code}", self.cast.day)

    def _with_region(
        self, sentence: Sentence, candidate: Candidate, place: Place | None
    ) -> tuple[Candidate, Place | None]:
        """Take "region" or "district" behind a name into it, and make the place as large as it says."""
        tokens, after = sentence.tokens, candidate.last + 1
        noun = tokens[after] if after < len(tokens) else None
        lower = noun.text.lower() if noun else ""
        if noun is not None and (lower in REGION_NOUNS or lower in DISTRICT_NOUNS):
            words = f"{self.words(candidate)} {noun.text}"
            place = self.cast.place(words) or place
            candidate = candidate._replace(last=after, end=noun.end)
            precision = PlacePrecision.REGION if lower in REGION_NOUNS else PlacePrecision.DISTRICT
            if place is not None:
                geonames_id = None if place.precision is PlacePrecision.CITY else place.geonames_id
                place = replace(place, precision=precision, text=words, geonames_id=geonames_id)
        elif place is not None and _shares_region(sentence, head_of(sentence, candidate)):
            place = self.cast.place(f"{self.words(candidate)} region") or place
            place = replace(place, precision=PlacePrecision.REGION, text=self.words(candidate))
        return candidate, place

    def _body(self, sentence: Sentence, candidate: Candidate) -> Named | None:
        name = self.words(candidate)
        if candidate.ent == "NORP":
            if sentence.tokens[candidate.last].tag == "JJ":
                return None
            ref = unlisted_body(name, code=None, sector=None)
            return self._made(sentence, candidate, "people", "parser.norp", actor=ref)
        read = read_phrase(name, self.cast.phrase_books, on=self.cast.day)
        words = {word.lower() for word in name.split()}
        is_sure = bool(words & BODY_WORDS) or (name.isupper() and 2 <= len(name) <= 6) or name in self.often
        rule = "parser.org" if is_sure else "parser.org-unsure"
        ref = unlisted_body(name, code=read.code, sector=read.sector)
        if read.entry is not None:
            ref, rule = self.cast.books.actors.reference(read.entry, self.cast.day), "parser.org"
        return self._made(sentence, candidate, "organisation", rule, actor=ref)

    def _made(
        self, sentence: Sentence, candidate: Candidate, label: str, rule: str, *,
        actor: ActorRef | None = None, place: Place | None = None,
    ) -> Named:  # fmt: skip
        return named_as(
            sentence, candidate, self.text, label=label, rule=rule, confidence=CONFIDENCE[rule],
            actor=actor, place=place,
        )  # fmt: skip


def named_as(
    sentence: Sentence, candidate: Candidate, text: str, *, label: str, rule: str, confidence: float,
    actor: ActorRef | None, place: Place | None = None,
) -> Named:  # fmt: skip
    """Return the name at a candidate's words, without a title."""
    return Named(
        start=candidate.start,
        end=candidate.end,
        sentence=sentence.index,
        first=candidate.first,
        last=candidate.last,
        head=head_of(sentence, candidate),
        text=text[candidate.start : candidate.end],
        label=label,
        actor=actor,
        place=place,
        role=None,
        role_start=None,
        role_end=None,
        confidence=confidence,
        rule=rule,
    )


def _stands_alone(sentence: Sentence, candidate: Candidate) -> bool:
    """Whether a single unknown word taken for a person does as people do: acts, owns, has a title."""
    token = sentence.tokens[head_of(sentence, candidate)]
    has_title = candidate.first > 0 and sentence.tokens[candidate.first - 1].dep == "compound"
    return token.dep in {"nsubj", "nsubjpass", "poss", "appos", "conj", "ROOT"} or has_title


def head_of(sentence: Sentence, candidate: Candidate) -> int:
    """Return the token of a name that hangs on something outside it."""
    for token in sentence.tokens[candidate.first : candidate.last + 1]:
        if not candidate.first <= token.head <= candidate.last or token.head == token.i:
            return token.i
    return candidate.last


def _shares_region(sentence: Sentence, head: int) -> bool:
    """Whether a name shares a plural noun with others: "the Sumy and Donetsk regions"."""
    token = sentence.tokens[head]
    for _ in range(3):
        above = sentence.tokens[token.head]
        if above.lemma.lower() in REGION_NOUNS and above.tag in {"NNS", "NNPS"}:
            return True
        if token.dep not in {"conj", "compound", "nmod", "amod"} or above.i == token.i:
            return False
        token = above
    return False
