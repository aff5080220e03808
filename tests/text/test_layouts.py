"""Title, authors and day of pages of our own, in the layouts and languages that outlets use."""

import pytest
from tests.text.layouts import Layout
from tests.text.layouts_east import EAST
from tests.text.layouts_west import WEST

from tracktwo.text.page import read_page


@pytest.mark.parametrize("layout", [*WEST, *EAST], ids=lambda layout: layout.name)
def test_a_page_says_what_a_reader_takes_from_it(layout: Layout) -> None:
    page = read_page(layout.html, media_type="text/html", url=layout.url)
    assert page.title == layout.title
    assert page.author == layout.author
    assert (page.published_at or "")[:10] == (layout.day or "")


def test_layouts_have_names_of_their_own() -> None:
    names = [layout.name for layout in (*WEST, *EAST)]
    assert len(set(names)) == len(names)
    assert {layout.half for layout in (*WEST, *EAST)} == {0, 1}
