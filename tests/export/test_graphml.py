"""GraphML, read back with the standard library's parser."""

import io
from xml.etree import ElementTree as Tree

from hypothesis import given
from hypothesis import strategies as st

from tracktwo.export.graphml import write_graph

NAMESPACE = "{http://graphml.graphdrawing.org/xmlns}"


def read_back(text: str) -> tuple[dict[str, dict[str, str]], list[tuple[str, str, dict[str, str]]]]:
    root = Tree.fromstring(text)
    names = {key.get("id"): key.get("attr.name", "") for key in root.iter(f"{NAMESPACE}key")}

    def given_of(element: Tree.Element) -> dict[str, str]:
        return {names[cell.get("key")]: cell.text or "" for cell in element.iter(f"{NAMESPACE}data")}

    nodes = {node.get("id", ""): given_of(node) for node in root.iter(f"{NAMESPACE}node")}
    edges = root.iter(f"{NAMESPACE}edge")
    return nodes, [(e.get("source", ""), e.get("target", ""), given_of(e)) for e in edges]


def test_a_network_comes_back_with_its_attributes() -> None:
    file = io.StringIO()
    write_graph(
        [("PER", {"name": "Peru", "betweenness": 1.5}), ("ECU", {"name": "Ecuador", "betweenness": 0.0})],
        [("ECU", "PER", {"contacts": 2, "open": True})],
        file,
    )
    nodes, edges = read_back(file.getvalue())
    assert nodes == {
        "PER": {"name": "Peru", "betweenness": "1.5"}, "ECU": {"name": "Ecuador", "betweenness": "0.0"}
    }  # fmt: skip
    assert edges == [("ECU", "PER", {"contacts": "2", "open": "true"})]
    assert 'attr.type="double"' in file.getvalue()


@given(st.text(st.characters(exclude_categories=()), min_size=1))
def test_any_name_gives_xml_that_reads(name: str) -> None:
    file = io.StringIO()
    write_graph([("a", {"name": name})], [], file)
    nodes, _ = read_back(file.getvalue())
    if name.isprintable() and name.isascii():
        assert nodes["a"]["name"] == name
