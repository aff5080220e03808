"""GraphML 1.0: a network for Gephi, yEd, NetworkX and the like."""

from collections.abc import Iterable, Mapping
from typing import IO

from tracktwo.export.xml_words import escaped, quoted

Value = str | int | float | bool
Node = tuple[str, Mapping[str, Value]]
Edge = tuple[str, str, Mapping[str, Value]]
TYPES: dict[type, str] = {str: "string", int: "long", float: "double", bool: "boolean"}


def write_graph(nodes: Iterable[Node], edges: Iterable[Edge], file: IO[str]) -> None:
    """Write an undirected graph.

    Args:
        nodes: (id, attributes); edges: (id of one end, id of the other, attributes). An attribute of one
            name has one type throughout; one that a node or edge lacks is left out there.
    """
    named, linked = list(nodes), list(edges)
    keys = {("node", name): type(value) for _, given in named for name, value in given.items()}
    keys |= {("edge", name): type(value) for _, _, given in linked for name, value in given.items()}
    file.write(
        '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
    )
    for (part, name), kind in keys.items():
        named_key = f"id={quoted(f'{part}.{name}')} for={quoted(part)} attr.name={quoted(name)}"
        file.write(f'  <key {named_key} attr.type="{TYPES[kind]}"/>\n')
    file.write('  <graph edgedefault="undirected">\n')
    for node, given in named:
        file.write(f"    <node id={quoted(node)}>{_data('node', given)}</node>\n")
    for one, other, given in linked:
        ends = f"source={quoted(one)} target={quoted(other)}"
        file.write(f"    <edge {ends}>{_data('edge', given)}</edge>\n")
    file.write("  </graph>\n</graphml>\n")


def _data(part: str, given: Mapping[str, Value]) -> str:
    cells = (f"<data key={quoted(f'{part}.{name}')}>{_cell(value)}</data>" for name, value in given.items())
    return "".join(cells)


def _cell(value: Value) -> str:
    return str(value).lower() if isinstance(value, bool) else escaped(str(value))
