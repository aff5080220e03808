"""Whose side an actor is on: in a war within one country all have its code, and yet are two."""

from tracktwo.records.values import ActorRef

# Organs of a state: what one of them does or holds, the state does or holds.
OF_THE_STATE = frozenset({"GOV", "MIL", "COP", "LEG", "JUD", "SPY"})


def is_state(actor: ActorRef) -> bool:
    """Tell whether an actor is a state or one of its organs."""
    return actor.code is not None and (actor.sector is None or actor.sector in OF_THE_STATE)


def side_of(actor: ActorRef) -> str:
    """Return a word for an actor's side: a state's code, else the group itself."""
    if is_state(actor) and actor.code is not None:
        return actor.code
    return actor.id or actor.name.casefold()


def same_side(one: ActorRef, other: ActorRef) -> bool:
    """Tell whether two actors are of one side, as far as it is known.

    An army and its government are; rebels and the government they fight are not. Rebels whom nobody names
    ("the paramilitaries") may be any of their country.
    """
    if is_state(one) != is_state(other):
        return False
    if side_of(one) == side_of(other):
        return True
    unnamed = one.id is None or other.id is None
    return not is_state(one) and unnamed and one.code is not None and one.code == other.code
