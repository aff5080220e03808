"""`tracktwo stories` shows who tells a development from whom, in which words, and who passes it over."""

import json
from pathlib import Path

import pytest
from tests.cli.test_commands import run

POST = "We leave the river with our boots dry and our promises wet"
ARTICLES = (
    (
        "Valley Post",
        "Envoy leaves Riverton without a word",
        f"Envoy Clara Benitez has left Riverton without taking questions about the gas fields of "
        f"Villamontes. She wrote later: “{POST}.” A picture of the Riverton bridge went with it.",
    ),
    (
        "Hill Post",
        "Envoy leaves Riverton and writes of boots",
        f"Envoy Clara Benitez has said what she thinks of the talks on the gas fields of Villamontes "
        f"after she left Riverton. “{POST},” she wrote above a picture of the Riverton bridge.",
    ),
    (
        "Ukrinform",
        "Envoy leaves Riverton, guards say",
        "Envoy Clara Benitez has left Riverton, two guards told Ukrinform. Her car had waited at the "
        "Riverton bridge since noon, they said, and the talks on the gas fields of Villamontes had ended "
        "before lunch.",
    ),
)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("stories")
    given = folder / "given.jsonl"
    rows = (
        {
            "title": title,
            "text": text,
            "outlet": outlet,
            "published_at": f"2026-03-03T0{hour}:00:00Z",
            "lang": "en",
        }
        for hour, (outlet, title, text) in enumerate(ARTICLES)
    )
    given.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    done = run(folder, "read", str(given), "--dossier", "ukraine")
    assert done.returncode == 0, done.stderr
    return folder


def test_a_story_shows_its_origins_and_the_words_that_prove_them(home: Path) -> None:
    told = run(home, "stories").stdout
    assert "3 articles, 3 outlets, 2 origins; en" in told
    assert "1. Valley Post, 2026-03-03\n       Hill Post, 2026-03-03" in told
    assert f"“{POST}" in told
    assert "2. Ukrinform, 2026-03-03" in told


def test_one_story_shows_its_coverage(home: Path) -> None:
    name = run(home, "stories").stdout.split()[0]
    told = run(home, "stories", name).stdout
    assert "Articles by side: unknown 2, ukraine 1" in told
    assert "Articles by control: unknown 2, state 1" in told
    assert "Silent: none that wrote in the dossier in those days" in told


def test_json_holds_the_proofs(home: Path) -> None:
    (line,) = run(home, "stories", "--json").stdout.splitlines()
    (join,) = json.loads(line)["joins"]
    assert POST in join["evidence"][0]["text"]


def test_a_story_that_is_not_there(home: Path) -> None:
    done = run(home, "stories", "story-0")
    assert done.returncode != 0
    assert "There is no story and no dossier 'story-0'" in done.stderr


def test_a_dossier_is_named_like_everywhere_else(home: Path) -> None:
    assert "3 articles, 3 outlets" in run(home, "stories", "ukraine").stdout
    assert "No story yet" in run(home, "stories", "sudan").stdout
    assert run(home, "disagreements", "ukraine").returncode == 0
    unknown = run(home, "disagreements", "ukrain")
    assert unknown.returncode != 0
    assert "There is no dossier 'ukrain'" in unknown.stderr
