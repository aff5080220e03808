"""A team's store: what a laptop's file shows of some articles, a PostgreSQL server shows too."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests import postgres
from tests.cli.test_commands import Done, run

from tracktwo.settings import Settings
from tracktwo.web.app import create_app
from tracktwo.web.screens import screens

pytestmark = pytest.mark.postgres

ARTICLES = (
    {
        "id": "p1",
        "outlet": "Lakeside Post",
        "published_at": "2026-03-04",
        "title": "Ministers meet in Lusaka",
        "text": "The foreign ministers of Rwanda and Zambia met in Lusaka on Tuesday. "
        "Rwanda's foreign minister said that his country would accept monitors at the border.\n\n"
        "At least nine people were killed in the shelling of the town, the army said. "
        '"We did not fire," said the foreign minister.',
    },
    {
        "id": "p2",
        "outlet": "Copper Times",
        "published_at": "2026-03-05",
        "title": "Talks in Lusaka go on",
        "text": "Rwanda and Zambia agreed on Wednesday to meet again in Lusaka next week. "
        "Zambia promised to open the border by the end of the month.\n\n"
        "The army said that four people were killed in the shelling of the town.",
    },
)


@pytest.fixture(scope="module")
def team(postgres_server: str) -> Iterator[str]:
    with postgres.database(postgres_server) as address:
        yield address


@pytest.fixture(scope="module")
def homes(tmp_path_factory: pytest.TempPathFactory, team: str) -> dict[str, Path]:
    """A home whose store is its own file, and one whose store is on the server, with the same articles."""
    made = {"": tmp_path_factory.mktemp("laptop"), team: tmp_path_factory.mktemp("team")}
    for store, home in made.items():
        file = home / "articles.jsonl"
        file.write_text("".join(f"{json.dumps(article)}\n" for article in ARTICLES))
        done = tell(home, store, "read", str(file), "--dossier", "ukraine")
        assert done.returncode == 0, done.stderr
    return made


def tell(home: Path, store: str, *arguments: str) -> Done:
    return run(home, *arguments, TRACKTWO_STORE=store)


def records(home: Path, store: str, kind: str) -> list[str]:
    """What a store exports of a kind, but for when it was read and in which folder it lay."""
    told = tell(home, store, "export", kind, "--format", "jsonl")
    assert told.returncode == 0, told.stderr
    timeless = re.sub(r'"\w+_at": ?"2026-[^"]*Z"', "", told.stdout)
    return sorted(timeless.replace(str(home), "").splitlines())


@pytest.mark.parametrize(
    "kind", ["articles", "events", "quotations", "claims", "rounds", "commitments", "stories"]
)
def test_exports_are_the_same(homes: dict[str, Path], kind: str) -> None:
    on_file, on_server = (records(home, store, kind) for store, home in homes.items())
    assert on_file
    assert on_server == on_file


@pytest.mark.parametrize(
    "words", [["brief", "ukraine"], ["search", "border"], ["contacts", "ukraine"], ["stories"]]
)
def test_commands_print_the_same(homes: dict[str, Path], words: list[str]) -> None:
    on_file, on_server = (tell(home, store, *words) for store, home in homes.items())
    assert on_file.returncode == on_server.returncode == 0, on_server.stderr
    assert on_server.stdout == on_file.stdout


def test_every_screen_opens(homes: dict[str, Path], team: str) -> None:
    with TestClient(create_app(Settings(home=homes[team], store=team)), base_url="http://127.0.0.1") as desk:
        for screen in screens():
            assert desk.get(screen.address("ukraine")).status_code == 200, screen
