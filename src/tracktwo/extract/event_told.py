"""What `explain` says of an event: its roles with their offsets, and the rule that gave its status."""

from tracktwo.extract.event_case import Status
from tracktwo.extract.event_draft import Draft
from tracktwo.extract.event_roles import Party
from tracktwo.records import Attempt, Sentence

# The rules in the order in which they are asked; the first that applies gives the status.
WHY = {
    "left_open": "it is neither confirmed nor denied",
    "denied": "a word of denying, falsehood or failing, or a negation, stands above or at the event",
    "supposed": "it is told as what may have been",
    "conditional": "an if-clause, or may, might, could, bounds it",
    "claimed": "it is claimed by whoever did it",
    "to_come": "what governs it, or its own kind, says that it is still to come",
    "alleged": "a hedge, a report, an accusation or an unnamed or partial teller stands above it",
    "historical": "its time lies more than two weeks before the article, or it is told as history",
    "ongoing": "it is told in the present as going on",
    "occurred": "nothing speaks against its having occurred",
}


def roles_told(draft: Draft, sentence: Sentence) -> str:
    """Return the parties of a draft with codes and the offsets of the words they hang on."""
    return f"actors: {_listed(draft.agents, sentence)}; recipients: {_listed(draft.recipients, sentence)}"


def _listed(parties: tuple[Party, ...], sentence: Sentence) -> str:
    return ", ".join(_told(party, sentence) for party in parties) or "none"


def _told(party: Party, sentence: Sentence) -> str:
    token = sentence.tokens[party.head] if 0 <= party.head < len(sentence.tokens) else None
    where = f" ({token.start} to {token.end})" if token else ""
    return f"{party.actor.name} [{party.actor.code or '?'} {party.actor.sector or '?'}]{where}"


def status_told(step: str, draft: Draft, status: Status, sentence: Sentence) -> Attempt:
    """Return the rule for an event's status as a rule that fired on its predicate."""
    token = sentence.tokens[draft.verb]
    asked = list(WHY)
    before = asked[: asked.index(status.rule)] if status.rule in asked else []
    passed = f"; not {', '.join(name.replace('_', ' ') for name in before)}" if before else ""
    word = f" (“{sentence.tokens[status.word].text}”)" if status.word is not None else ""
    heads = ", ".join(sentence.tokens[i].text for i in status.told.heads)
    under = sentence.tokens[status.told.verb].text if status.told.verb is not None else None
    teller = (f"; told under “{under}”" if under else "") + (f" by “{heads}”" if heads else "")
    detail = f"{status.status.value}: {WHY.get(status.rule, status.rule)}{word}{teller}{passed}"
    return Attempt(step, f"status.{status.rule}", token.start, token.end, token.text, True, detail)
