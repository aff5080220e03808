"""Whose "the army", "the governor" and "the rebels" are, where no state stands beside the words."""

from collections.abc import Iterable, Sequence

from tracktwo.extract.cast import Cast
from tracktwo.extract.officials import LOCALS, state_of_place
from tracktwo.extract.told_before import REBELS, fought_at_home
from tracktwo.records import ActorRef, Named


def home_state(
    cast: Cast, prefix: str, before: Iterable[Named], *, around: Iterable[Named] = (), office: str = ""
) -> str | None:
    """Return the state whose "the army" or "the governor" is meant, None where several may be.

    That is, for a governor, the one of the town named last; else the one whose body of the kind was named
    lately; else the one that the group named near fights; else the only one near; else the one the article
    is mostly about. `before` are the names of the sentence that stand before the words, `around` all of it.
    """
    states = cast.books.actors.states
    layers = [list(before), *(one.named for one in cast.past)]
    placed = state_of_place(layers[:3]) if office in LOCALS else None
    if placed is not None:
        return placed
    everybody = [n for layer in layers for n in layer]
    if prefix in ("mil", "mfa", "mod", "cop", "leg", "jud"):
        slugs = {n.actor.code for n in everybody if n.actor and _is_own(cast, n.actor, prefix)}
        if not slugs and prefix == "mil":  # "Israeli jets ... The army said"
            slugs = {n.actor.code for n in everybody if n.actor and n.actor.sector == "MIL"} & states.keys()
        if len(slugs) == 1:
            return slugs.pop()
    at_war = fought_at_home([list(around), *layers[:3]], states)
    if at_war is not None:
        return at_war
    # A state just named is "it", not "the government", in the same sentence.
    named = _states(cast, layers[0]) if "gov" in (prefix, office[:3]) else set()
    for layer in layers[1:3] if named else layers[:2]:  # farther back another state may be meant
        codes = ({n.actor.code for n in layer if n.actor and _speaks_for_state(n)} & states.keys()) - named
        if codes:
            return codes.pop() if len(codes) == 1 else cast.leading()
    leading = cast.leading()
    return leading if leading not in named else None


def only_setting(cast: Cast, here: Sequence[Named]) -> str | None:
    """Return the country of the only towns told of lately, where no state or body of one is named at all."""
    if cast.states:
        return None
    codes = {code for layer in (here, *(one.named for one in cast.past[:1])) for code in _towns(layer)}
    return codes.pop() if len(codes) == 1 else None


def country_fought_in(cast: Cast, here: Sequence[Named]) -> str | None:
    """Return the country of "the rebels": of those told of here or in the sentence before.

    Else it is that of the only towns, or the only state, told of there.
    """
    layers = [here, *(one.named for one in cast.past[:1])]
    told = [_fought_by(layer) for layer in layers]
    settings = [codes for layer in layers for codes in (_towns(layer), _states(cast, layer))]
    for codes in (*told, *settings):
        if codes:
            return codes.pop() if len(codes) == 1 else None
    return None


def _fought_by(named: Iterable[Named]) -> set[str]:
    return {n.actor.code for n in named if n.actor and n.actor.sector in REBELS and n.actor.code}


def country_around(cast: Cast, named: Sequence[Named]) -> str | None:
    """Return the country of the only towns among names, None where a state of another country acts there."""
    towns = _towns(named)
    return next(iter(towns)) if len(towns) == 1 and _states(cast, named) <= towns else None


def _towns(named: Iterable[Named]) -> set[str]:
    return {n.place.country for n in named if n.place and n.label == "place" and n.place.country}


def _states(cast: Cast, named: Iterable[Named]) -> set[str]:
    codes = {n.actor.code for n in named if n.actor and n.actor.code and _speaks_for_state(n)}
    return codes & cast.books.actors.states.keys()


def _is_own(cast: Cast, ref: ActorRef, prefix: str) -> bool:
    if ref.id is None or ref.code not in cast.books.actors.states:
        return False
    return ref.id == cast.books.actors.ref(f"{prefix}.{ref.code}").id


def _speaks_for_state(named: Named) -> bool:
    """Whether a name stands for a state that acts here; a town's or a state's researchers do not."""
    ref = named.actor
    if ref is None or named.label == "place" or named.rule == "group.of-place":
        return False
    return ref.sector not in {"REB", "PRM", "CRM", "JRN", "EDU", "BUS", "NGO", "SOC", "IGO", "MED"}
