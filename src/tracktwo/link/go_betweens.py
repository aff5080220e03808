"""What a network of contacts tells: the ways from one party to another, silence, and who bridges."""

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from tracktwo.link.network import Network, Pair

SILENT_DAYS = 30
Neighbours = Mapping[str, Iterable[str]]


@dataclass(frozen=True, slots=True)
class GoBetween:
    """A party between others.

    `betweenness` is Brandes' measure: over all pairs of other parties, the share of the shortest ways
    between the two that lead through this one, summed. `mediated` counts the pairs whose talks it is
    reported to have mediated.
    """

    key: str
    betweenness: float
    mediated: int


@dataclass(frozen=True, slots=True)
class Silence:
    """Two parties that talked until a day, and how many days ago that was."""

    pair: Pair
    last: str
    days: int


def ways(network: Network, start: str, goal: str, *, most: int = 5) -> list[tuple[str, ...]]:
    """Return the shortest ways from one party to another, through parties that talked with each other.

    Where the two talked themselves, the direct way comes first and those through one go-between follow.

    Args:
        start: a party's key, as `goal`.
        most: how many ways at most.
    Returns:
        keys from start to goal, both included; among equally short ways those whose stalest contact is
        the freshest come first. Empty where no way leads there, or start is goal.
    """
    links = network.neighbours
    if start not in links or goal not in links or start == goal:
        return []
    direct = [(start, goal)] if goal in links[start] else []
    without = {key: [o for o in others if {key, o} != {start, goal}] for key, others in links.items()}
    around = sorted(shortest_ways(without, start, goal), key=lambda way: (_freshness(network, way), way))
    return [*direct, *around][:most]


def shortest_ways(neighbours: Neighbours, start: str, goal: str) -> Iterator[tuple[str, ...]]:
    """Yield every shortest way from start to goal, in no promised order."""
    distance, before = {start: 0}, defaultdict(list)
    queue = deque([start])
    while queue:
        here = queue.popleft()
        for there in sorted(neighbours.get(here, ())):
            if there not in distance:
                distance[there] = distance[here] + 1
                queue.append(there)
            if distance[there] == distance[here] + 1:
                before[there].append(here)
    if goal in distance and goal != start:
        yield from _unrolled(before, start, (goal,))


def _unrolled(
    before: Mapping[str, list[str]], start: str, tail: tuple[str, ...]
) -> Iterator[tuple[str, ...]]:
    if tail[0] == start:
        yield tail
        return
    for step in before[tail[0]]:
        yield from _unrolled(before, start, (step, *tail))


def _freshness(network: Network, way: tuple[str, ...]) -> int:
    """Return a number that is the smaller, the fresher the stalest contact on a way is."""
    lasts = [network.pair(a, b) for a, b in pairwise(way)]
    stalest = min((pair.last or "" if pair else "" for pair in lasts), default="")
    return -date.fromisoformat(stalest).toordinal() if stalest else 0


def silences(network: Network, *, days: int = SILENT_DAYS) -> list[Silence]:
    """Return the pairs that talked, but not within the last days before the network's day; longest first."""
    today = date.fromisoformat(network.as_of)
    found = [
        Silence(pair, pair.last, (today - date.fromisoformat(pair.last)).days)
        for pair in network.pairs.values()
        if pair.last
    ]
    return sorted((s for s in found if s.days > days), key=lambda s: (-s.days, s.pair.one, s.pair.other))


def go_betweens(network: Network) -> list[GoBetween]:
    """Return the parties that stand between others, those with the highest betweenness first."""
    measured = betweenness(network.neighbours)
    mediated: dict[str, int] = defaultdict(int)
    for pair in network.pairs.values():
        for key in {m for contact in pair.held for m in contact.mediators}:
            mediated[key] += 1
    found = [GoBetween(key, measured[key], mediated.get(key, 0)) for key in network.talkers]
    between = [one for one in found if one.betweenness > 0 or one.mediated]
    return sorted(between, key=lambda one: (-one.betweenness, -one.mediated, one.key))


def betweenness(neighbours: Neighbours) -> dict[str, float]:
    """Return Brandes' betweenness of every node of an undirected, unweighted graph, not normalised.

    For node v it is the sum over unordered pairs {s, t} of others of paths(s, t through v) / paths(s, t),
    shortest paths only. Time O(nodes x edges).

    >>> betweenness({"a": "b", "b": "ac", "c": "b"})
    {'a': 0.0, 'b': 1.0, 'c': 0.0}
    """
    total = dict.fromkeys(neighbours, 0.0)
    for start in neighbours:
        order, paths, before = _counted(neighbours, start)
        share = dict.fromkeys(order, 0.0)
        for node in reversed(order):
            for earlier in before[node]:
                share[earlier] += paths[earlier] / paths[node] * (1 + share[node])
            if node != start:
                total[node] += share[node]
    return {node: value / 2 for node, value in total.items()}


def _counted(neighbours: Neighbours, start: str) -> tuple[list[str], dict[str, int], dict[str, list[str]]]:
    """Return the nodes by distance from start, their numbers of shortest paths, and what comes before."""
    distance, paths = {start: 0}, defaultdict(int, {start: 1})
    before: dict[str, list[str]] = defaultdict(list)
    order = [start]
    for here in order:  # grows as it is walked
        for there in neighbours[here]:
            if there not in distance:
                distance[there] = distance[here] + 1
                order.append(there)
            if distance[there] == distance[here] + 1:
                paths[there] += paths[here]
                before[there].append(here)
    return order, paths, before
