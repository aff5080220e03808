"""What `explain` says of an event: its roles with their offsets, and the rule that gave its status."""

from tracktwo.extract.event_draft import Draft
from tracktwo.extract.event_roles import Party
from tracktwo.extract.event_status import Status
from tracktwo.records import Attempt, Sentence

# The rules in the order in which they are asked; the first that applies gives the status.
WHY = {
    "denied": "a word of denying, or a negation, stands above or at the event",
    "conditional": "an if-clause, or may, might, could, bounds it",
    "to_come": "what governs it, or its own kind, says that it is still to come",
    "alleged": "a hedge, an accusation or an unnamed teller stands above it",
    "historical": "its time lies two weeks or more before the article, or it is told as history",
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
    sayer = f"; told under “{sentence.tokens[status.sayer].text}”" if status.sayer is not None else ""
    detail = f"{status.status.value}: {WHY.get(status.rule, status.rule)}{sayer}{passed}"
    return Attempt(step, f"status.{status.rule}", token.start, token.end, token.text, True, detail)
