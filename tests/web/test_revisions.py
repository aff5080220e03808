"""The article page shows what the outlet changed, and hostile words in it stay words."""

from collections.abc import Callable
from dataclasses import replace

from starlette.testclient import TestClient
from tests.store.rows import article

from tracktwo.records import Record

ADDRESS = "https://harbour-post.example/world/talks"
OLD = replace(
    article("Envoys met in Port Linde. Seven of them stayed for the night."), canonical_url=ADDRESS,
    outlet="Harbour Post", title="Envoys meet", modified_at="2026-02-28T08:00:00Z",
)  # fmt: skip
NEW = replace(
    article(
        "Envoys met in Port Linde. Nine of them stayed for the night. A sign said <script>alert(1)</script>."
    ),
    canonical_url=ADDRESS, outlet="Harbour Post", title="Envoys meet", modified_at="2026-02-28T12:00:00Z",
)  # fmt: skip
ALONE = replace(article("A ferry left Port Linde."), outlet="Harbour Post", canonical_url=f"{ADDRESS}/2")


def test_the_changes_are_shown_in_order_and_escaped(open_desk: Callable[[list[Record]], TestClient]) -> None:
    desk = open_desk([NEW, OLD, ALONE])
    page = desk.get(f"/article/{NEW.id}").text
    assert "What the outlet changed" in page
    assert "<del>Seven of them stayed for the night.</del>" in page
    assert "<ins>Nine of them stayed for the night.</ins>" in page
    assert "Numbers: seven to nine" in page
    assert "No correction note says so." in page
    assert f'href="/article/{OLD.id}"' in page
    assert "<script>alert" not in page
    assert "What the outlet changed" not in desk.get(f"/article/{ALONE.id}").text
