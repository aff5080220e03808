"""GraphML 1.0: a network for Gephi, yEd, NetworkX and the like."""

from collections.abc import Iterable, Mapping
from typing import IO
from xml.sax.saxutils import escape, quoteattr

Value = str | int | float | bool
Node = tuple[str, Mapping[str, Value]]
Edge = tuple[str, str, Mapping[str, Value]]
TYPES: dict[type, str] = {str: "string", int: "long", float: "double", bool: "boolean"}
# What XML 1.0 cannot hold, even escaped.
FORBIDDEN = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 65534, 65535), "�")


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
        named_key = f"id={_quoted(f'{part}.{name}')} for={_quoted(part)} attr.name={_quoted(name)}"
        file.write(f'  <key {named_key} attr.type="{TYPES[kind]}"/>\n')
    file.write('  <graph edgedefault="undirected">\n')
    for node, given in named:
        file.write(f"    <node id={_quoted(node)}>{_data('node', given)}</node>\n")
    for one, other, given in linked:
        ends = f"source={_quoted(one)} target={_quoted(other)}"
        file.write(f"    <edge {ends}>{_data('edge', given)}</edge>\n")
    file.write("  </graph>\n</graphml>\n")


def _data(part: str, given: Mapping[str, Value]) -> str:
    cells = (f"<data key={_quoted(f'{part}.{name}')}>{_cell(value)}</data>" for name, value in given.items())
    return "".join(cells)


def _cell(value: Value) -> str:
    return str(value).lower() if isinstance(value, bool) else escape(_clean(str(value)))


def _quoted(text: str) -> str:
    return quoteattr(_clean(text))


def _clean(text: str) -> str:
    """Return text that XML can hold; halves of surrogate pairs become the replacement character."""
    return text.translate(FORBIDDEN).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
