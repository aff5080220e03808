"""What cannot stand in a tree is left out of it, and the tree's elements are all of one class."""

import pytest

from tracktwo.text.markup import parse_html


@pytest.mark.parametrize(
    "odd", ["\x00", "\x07", "\x0b", "\x1f", "\ud800", "\ufffe", "\uffff"], ids=lambda odd: f"U+{ord(odd):04X}"
)
def test_what_xml_cannot_hold_is_left_out(odd: str) -> None:
    tree = parse_html(f"<p>Two ban{odd}ks of\tone ри{odd}ка, met \U0001f600.</p>", where="page")
    assert tree.text_content() == "Two banks of\tone рика, met \U0001f600."


def test_forms_and_their_fields_are_read_like_all_else() -> None:
    tree = parse_html("<form><p>Words.</p><input name='a'><select><option>b</select></form>", where="page")
    assert {type(element) for element in tree.iter()} == {type(tree)}
    assert tree.text_content() == "Words.b"
