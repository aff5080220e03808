"""`tracktwo show` on an article of which there are two revisions, and what `tracktwo sources` counts."""

import json
from pathlib import Path

from tests.cli.test_commands import run

ADDRESS = "https://harbour-post.example/world/strike"
TEXT = (
    "A missile struck the grain terminal at Odesa on Monday night, killing at least {} people.\n\n"
    "The fire reached a warehouse at dawn, and two of the three cranes were burning."
)
ROWS = (
    {
        "id": "one", "url": ADDRESS, "outlet": "Harbour Post", "published_at": "2026-03-01T08:00:00Z",
        "title": "Strike on Odesa port", "text": TEXT.format("seven"),
    },
    {
        "id": "two", "url": f"{ADDRESS}?utm_source=x", "outlet": "Harbour Post",
        "published_at": "2026-03-01T12:00:00Z", "title": "Eight dead in strike on Odesa port",
        "text": TEXT.format("eight") + "\n\nCorrection: this article has been corrected to show the number.",
    },
)  # fmt: skip


def test_revisions_are_compared_and_the_correction_counts(tmp_path: Path) -> None:
    file = tmp_path / "articles.jsonl"
    file.write_text("\n".join(json.dumps(row) for row in ROWS), "utf-8")
    assert run(tmp_path, "read", str(file), "--dossier", "ukraine").returncode == 0
    exported = run(tmp_path, "export", "articles")
    ids = [json.loads(line)["id"] for line in exported.stdout.splitlines()]
    shown = run(tmp_path, "show", ids[0])
    assert "Strike on Odesa port\n       now  Eight dead in strike on Odesa port" in shown.stdout
    assert "numbers: seven to eight" in shown.stdout
    assert "note  Correction: this article has been corrected" in shown.stdout
    (revision,) = json.loads(run(tmp_path, "show", ids[1], "--json").stdout)["revisions"]
    assert revision["changed"][0]["numbers_after"] == ["eight"]
    assert "1 corrected" in run(tmp_path, "sources", "ukraine").stdout
