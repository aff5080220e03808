"""Which predicates of a sentence tell an event worth a record: those that pass the gate, each event once."""

from dataclasses import replace

from tracktwo.extract.event_dateline import dateline_country, names_country, only_country
from tracktwo.extract.event_details import where
from tracktwo.extract.event_draft import Draft
from tracktwo.extract.event_drafts import Drafter
from tracktwo.extract.event_features import features_of
from tracktwo.extract.event_fill import complete
from tracktwo.extract.event_followers import followers
from tracktwo.extract.event_frames import Matcher, Missed
from tracktwo.extract.event_gate import is_background, passes
from tracktwo.extract.event_grammar import Grammar
from tracktwo.extract.event_lent import with_lent
from tracktwo.extract.event_people import with_members, with_parties
from tracktwo.extract.event_placed import passes_in_place
from tracktwo.extract.event_private import is_chronicle, is_heading
from tracktwo.extract.event_retold import is_retold
from tracktwo.extract.event_roles import Party, Roles
from tracktwo.extract.event_scene import SHORTEST, is_about_conflict
from tracktwo.extract.event_told import roles_told
from tracktwo.extract.event_untrue import tale_above, undone
from tracktwo.extract.parse_repairs import repaired
from tracktwo.ontology.frames import Frame
from tracktwo.ontology.loader import CodeBooks
from tracktwo.records import Attempt, EventType, Named, Reading, Sentence, Trace

STEP = "events"
DOUBT = 0.1  # a chance below this speaks against an event (decision 208)
# Types that their place alone may make an event of a known country.
PLACED = frozenset(
    {EventType.PROTEST, EventType.ASSAULT, EventType.RETREAT, EventType.COERCE, EventType.MOBILIZE}
)


class Chooser:
    """Chooses the drafts of an article's sentences; `in_context` says that it is about a conflict."""

    def __init__(self, reading: Reading, books: CodeBooks, trace: Trace | None) -> None:
        """Index the names of the article by sentence."""
        self.reading, self.books, self.trace = reading, books, trace
        self.named: dict[int, list[Named]] = {}
        for name in with_members(with_parties(reading, books), books):
            self.named.setdefault(name.sentence, []).append(name)
        self.in_context = is_about_conflict(reading, books.frames)
        short = len(reading.sentences) < SHORTEST
        self.dateline = dateline_country(reading, books) if short else None

    def drafter(self, sentence: Sentence) -> Drafter:
        """Return the drafter of one sentence."""
        grammar = Grammar(repaired(sentence), self.books.frames.joined)
        roles = Roles(grammar, tuple(self.named.get(sentence.index, ())), self.books.frames)
        missed = self._missed(sentence) if self.trace else None
        return Drafter(Matcher(grammar, roles, self.books.frames, missed))

    def drafts(self, sentence: Sentence, drafter: Drafter) -> list[Draft]:
        """Return the drafts worth an event, outer predicates first, none of what they took in."""
        taken: set[int] = set()
        kept: list[Draft] = []
        grammar = drafter.grammar
        dated = self.in_context or self.reading.published_on is not None
        looks_back = is_chronicle(grammar, dated=dated) or (not self.in_context and is_retold(grammar))
        looks_back = looks_back or (not self.in_context and self._is_under_year(sentence))
        if looks_back or (sentence.tokens and sentence.tokens[-1].text == "?"):
            return kept
        for i in sorted(_known(drafter), key=lambda i: (grammar.depth(i), i)):
            draft = drafter.draft(i) if i not in taken else None
            if draft is None:
                continue
            draft = with_lent(draft, drafter)
            lack = passes(draft, drafter, in_context=self.in_context)
            if lack is not None and draft.type in PLACED:
                lack = self._lack_in_place(draft, drafter, sentence, lack)
            aside = is_background(draft, drafter) and tale_above(draft.verb, grammar) is None
            aside = aside and not _is_toll_beside(draft, kept, drafter)
            if lack is None and kept and not self.in_context and aside:
                lack = "background beside the main event of a sentence out of its article"
            if lack is None and not self.in_context and undone(draft.verb, draft.at, grammar) is None:
                lack = self._doubt(draft, drafter)
            self._report(sentence, draft, lack)
            taken.update(draft.below)
            if lack is not None:
                continue
            taken.update(drafter.covered(draft))
            for found in (draft, *followers(draft, drafter, in_context=self.in_context)):
                _add(found, kept)
        return kept

    def _doubt(self, draft: Draft, drafter: Drafter) -> str | None:
        """Return that what stands around a draft is seldom an event, None when it may well be one."""
        chance = self.books.event_weights.chance(features_of(draft, drafter))
        return f"learned: an event in {chance:.0%} of such cases" if chance < DOUBT else None

    def _is_under_year(self, sentence: Sentence) -> bool:
        """Tell whether the sentence before is the heading of a chronicle's entry: "1943 - World War II:"."""
        before = self.reading.sentences[sentence.index - 1] if sentence.index > 0 else None
        return before is not None and is_heading(before.tokens)

    def _lack_in_place(self, draft: Draft, drafter: Drafter, sentence: Sentence, lack: str) -> str | None:
        """Return what a draft lacks once the country of its place is counted in."""
        place = where(draft, drafter.grammar, tuple(self.named.get(sentence.index, ())))
        country = place.country if place is not None else self.home(sentence)
        country = country or next((p.actor.code for p in draft.agents if p.actor.code), None)
        if draft.type is EventType.PROTEST and draft.agents:
            against = complete(draft, drafter, place, self.books.actors, home=country)[1]
            if any(p.is_known and p.actor.sector in ("GOV", "COP") for p in against):
                return passes(replace(draft, recipients=against), drafter)
        return passes_in_place(draft, drafter, lack) if country else lack

    def home(self, sentence: Sentence) -> str | None:
        """Return the one country that a sentence of a short text speaks of, its dateline counted in.

        Where it names none it goes on with that of the sentence before: "Police shot three of them".
        """
        if self.in_context:
            return None
        here = tuple(self.named.get(sentence.index, ()))
        found = only_country(here, self.dateline)
        if found is not None or names_country(here):
            return found
        return only_country(tuple(self.named.get(sentence.index - 1, ())), None)

    def _missed(self, sentence: Sentence) -> Missed:
        def tell(frame: Frame, i: int, lack: str) -> None:
            token = sentence.tokens[i]
            assert self.trace is not None
            self.trace(Attempt(STEP, frame.id, token.start, token.end, token.text, False, lack))

        return tell

    def _report(self, sentence: Sentence, draft: Draft, lack: str | None) -> None:
        if self.trace is None:
            return
        token = sentence.tokens[draft.at]
        roles = roles_told(draft, sentence)
        detail = f"{draft.type.value} {draft.mode or ''}; {roles}" if lack is None else f"{lack} ({roles})"
        self.trace(Attempt(STEP, draft.rule, token.start, token.end, token.text, lack is None, detail))


def _known(drafter: Drafter) -> list[int]:
    """Return the words that frames may fit: those of the lexicon, and verbs where any verb may do."""
    grammar, lemmas = drafter.grammar, drafter.frames.lemmas
    any_verb = bool(drafter.matcher.of_any_verb)
    return [
        i
        for i, lemma in enumerate(grammar.lemmas)
        if lemma in lemmas or (any_verb and grammar.tokens[i].pos == "VERB")
    ]


def _is_toll_beside(draft: Draft, kept: list[Draft], drafter: Drafter) -> bool:
    """Tell whether a participle tells who was killed in what is no attack yet: "seized the post, killing"."""
    token = drafter.grammar.tokens[draft.verb]
    killing = draft.type is EventType.ASSAULT and token.dep == "advcl" and token.tag == "VBG"
    return killing and all(other.type is EventType.COERCE for other in kept)


def _add(draft: Draft, kept: list[Draft]) -> None:
    """Add a draft, or lend its parties to the one of the same event that stands in the list."""
    for k, other in enumerate(kept):
        if _is_same(draft, other):
            kept[k] = replace(
                other, agents=other.agents or draft.agents, recipients=other.recipients or draft.recipients
            )
            return
    kept.append(draft)


def _is_same(one: Draft, other: Draft) -> bool:
    """Tell whether two drafts of a sentence are one event: same type, and no party that speaks against it."""
    certainty = (one.is_negated, one.is_hedged), (other.is_negated, other.is_hedged)
    accused = "accuse" in (one.operator, other.operator)
    if one.type is not other.type or certainty[0] != certainty[1] or accused:
        return False
    agents, recipients = (
        (_names(one.agents), _names(other.agents)),
        (_names(one.recipients), _names(other.recipients)),
    )
    if agents[0] == agents[1] or (one.type is EventType.ASSAULT and not all(agents)):
        return True
    return all(not a or not b or set(a) & set(b) for a, b in (agents, recipients))


def _names(parties: tuple[Party, ...]) -> tuple[str, ...]:
    return tuple(sorted(p.actor.code or p.actor.name for p in parties))
