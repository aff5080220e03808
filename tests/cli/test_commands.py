"""The commands as a user runs them: what they print, with which exit code, on good and bad input."""

import json
import os
import signal
import subprocess
import sys
import time
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest
from tests.waiting import wait_for_articles

from tracktwo.cli import main

ROOT = Path(__file__).parents[2]
MET = (
    "Ministers meet\n\nThe foreign ministers of Ukraine and Russia met in Istanbul on Tuesday.\n\n"
    "Ukraine's foreign minister said that the talks had brought no progress.\n"
)
Done = subprocess.CompletedProcess[str]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home folder with one article read into the dossier ukraine."""
    folder = tmp_path_factory.mktemp("home")
    (folder / "met.txt").write_text(MET)
    done = run(folder, "read", str(folder / "met.txt"), "--dossier", "ukraine")
    assert done.returncode == 0, done.stderr
    assert "Read 1 articles" in done.stdout
    return folder


def run(home: Path, *arguments: str, given: str | bytes | None = None, **environment: str) -> Done:
    """Run a command in this process, which spares loading the model anew."""
    raw = given.encode() if isinstance(given, str) else given or b""
    streams = [TextIOWrapper(BytesIO(part), encoding="ascii") for part in (raw, b"", b"")]
    with pytest.MonkeyPatch.context() as patch:
        for name, value in {**environment, "TRACKTWO_HOME": str(home)}.items():
            patch.setenv(name, value)
        for name, stream in zip(("stdin", "stdout", "stderr"), streams, strict=True):
            patch.setattr(sys, name, stream)
        with pytest.raises(SystemExit) as ended:
            main.run(list(arguments))
    for stream in streams[1:]:
        stream.flush()
    out, err = (stream.buffer.getvalue().decode("utf-8") for stream in streams[1:])
    return subprocess.CompletedProcess(arguments, int(str(ended.value.code or 0)), out, err)


def run_apart(home: Path, *arguments: str, given: str = "", **environment: str) -> Done:
    """Run a command in a process of its own."""
    variables = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "TRACKTWO_HOME": str(home), **environment}
    command = [sys.executable, "-m", "tracktwo", *arguments]
    done = subprocess.run(command, input=given.encode(), capture_output=True, env=variables, check=False)
    out, err = done.stdout.decode("utf-8"), done.stderr.decode("utf-8")
    return subprocess.CompletedProcess(command, done.returncode, out, err)


def rows(done: Done) -> list[dict[str, object]]:
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_help_is_quick_and_loads_no_model(tmp_path: Path) -> None:
    code = (
        "import sys; sys.argv=['tracktwo','--help']\n"
        "import tracktwo.cli.main as m\n"
        "try: m.run()\n"
        "except SystemExit: pass\n"
        "print({'spacy','trafilatura','sqlalchemy','pydantic','fastapi','yaml'} & set(sys.modules))"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "TRACKTWO_HOME": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env=environment, check=True
    )
    assert done.stdout.endswith("set()\n")
    for command in (
        "read",
        "brief",
        "export",
        "explain",
        "serve",
        "doctor",
        "dossier",
        "code",
        "compare",
        "page",
    ):
        assert f"  {command} " in done.stdout
    began = time.perf_counter()
    run_apart(tmp_path, "--help")
    assert time.perf_counter() - began < 3  # 0.2 s on an idle machine


@pytest.mark.parametrize(
    "command", ["read", "brief", "show", "search", "export", "explain", "code", "page", "judge"]
)
def test_every_command_explains_itself(command: str, tmp_path: Path) -> None:
    done = run(tmp_path, command, "--help")
    assert done.returncode == 0
    assert "Usage: tracktwo" in done.stdout


def test_version(tmp_path: Path) -> None:
    assert run(tmp_path, "--version").stdout.startswith("tracktwo 0.")


def test_reading_again_says_that_all_was_known(home: Path) -> None:
    done = run(home, "read", str(home / "met.txt"), "--dossier", "ukraine", "--json")
    report = json.loads(done.stdout)
    assert (report["read"], report["known"], report["failed"]) == (0, 1, 0)


def test_brief_in_every_format(home: Path) -> None:
    assert "Istanbul" in run(home, "brief", "ukraine").stdout
    assert run(home, "brief", "ukraine", "--format", "md").stdout.startswith("# ")
    assert run(home, "brief", "ukraine", "--format", "html").stdout.startswith("<!doctype html>")
    assert json.loads(run(home, "brief", "ukraine", "--json").stdout)["dossier"] == "ukraine"
    assert run(home, "brief", "ukraine", "--format", "doc").returncode == 2
    assert run(home, "brief", "ukraine", "--since", "soon").returncode == 2
    assert run(home, "brief", "nowhere").returncode == 2


def test_show_prints_a_record_with_its_evidence_in_context(home: Path) -> None:
    (found, *_) = rows(run(home, "export", "quotations"))
    done = run(home, "show", str(found["id"]))
    assert done.returncode == 0
    assert "[[" in done.stdout
    assert "From step quotations version" in done.stdout
    row = json.loads(run(home, "show", str(found["id"]), "--json").stdout)
    assert row == {**found, "is_shown": True}


def test_search_marks_the_words(home: Path) -> None:
    assert "[progress]" in run(home, "search", "progress").stdout
    hits = json.loads(run(home, "search", "progress", "--json", "--kinds", "sentences").stdout)
    assert [hit["kind"] for hit in hits] == ["sentences"]
    assert "Nothing found" in run(home, "search", "zebra").stdout
    assert run(home, "search", "-only").returncode == 2 or run(home, "search", "--", "-only").returncode == 8


def test_export_to_standard_output_and_to_a_file(home: Path, tmp_path: Path) -> None:
    articles = rows(run(home, "export", "articles", "--dossier", "ukraine"))
    assert [article["dossier"] for article in articles] == ["ukraine"]
    file = tmp_path / "events.csv"
    assert run(home, "export", "events", "--format", "csv", "-o", str(file)).returncode == 0
    assert file.read_text("utf-8").startswith("id,dossier,")
    assert run(home, "export", "events", "-o", str(tmp_path)).returncode == 1
    assert run(home, "export", "meetings").returncode == 2
    assert run(home, "export", "events", "--format", "xlsx").returncode == 2
    assert rows(run(home, "export", "events", "--since", "2999-01-01")) == []


def test_judging_and_undoing(home: Path) -> None:
    before = rows(run(home, "export", "quotations"))
    target = str(before[0]["id"])
    done = run(home, "judge", "reject", target, "-m", "not said")
    assert done.returncode == 0
    made = done.stdout.split()[0]
    assert target not in {row["id"] for row in rows(run(home, "export", "quotations"))}
    assert "not said" in run(home, "show", target).stdout
    assert run(home, "judge", "undo", made).returncode == 0
    assert rows(run(home, "export", "quotations")) == before
    assert run(home, "judge", "edit", target, "--set", 'affiliation="Kyiv"').returncode == 0
    assert json.loads(run(home, "show", target, "--json").stdout)["affiliation"] == "Kyiv"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("judge", "praise", "event-1"), "no verdict 'praise'"),
        (("judge", "reject", "event-1"), "no record event-1"),
        (("retract", "event-1"), "no record event-1"),
        (("show", "event-1"), "no record 'event-1'"),
        (("frob",), "No such command"),
        (("read",), "Nothing to read"),
        (("read", "x.txt", "--dossier", "nowhere"), "There is no dossier 'nowhere'"),
        (("code", "--kinds", "stories"), "There are: events"),
        (("dossier", "new", "Bad Name"), "is no dossier id"),
        (("dossier", "check", "nowhere"), "no dossier and no file"),
        (("search", "x", "--limit", "0"), "--limit"),
    ],
)
def test_wrong_words_are_answered_with_what_to_do(home: Path, arguments: tuple[str, ...], told: str) -> None:
    done = run(home, *arguments)
    assert done.returncode == 2
    assert told in done.stderr
    assert "Traceback" not in done.stderr


def test_no_store_yet(tmp_path: Path) -> None:
    done = run(tmp_path, "brief", "ukraine")
    assert done.returncode == 8
    assert "There is no store at" in done.stderr
    assert "tracktwo read" in done.stderr
    assert not (tmp_path / "desk.sqlite").exists()


def test_debug_shows_where_an_error_came_from(tmp_path: Path) -> None:
    assert "Traceback" in run_apart(tmp_path, "--debug", "brief", "ukraine").stderr
    assert "Traceback" not in run_apart(tmp_path, "brief", "ukraine").stderr


@pytest.mark.parametrize(
    ("variables", "told"),
    [
        ({"TRACKTWO_PORT": "far"}, "port is 'far'"),
        ({"TRACKTWO_SETTINGS": "/no/such.toml"}, "no settings file"),
        ({"TRACKTWO_MODEL": "no_such_model"}, "'no_such_model' is not installed"),
        ({"TRACKTWO_STORE": "mysql://x/y"}, "is not the address of a store"),
    ],
)
def test_wrong_settings_are_named(home: Path, tmp_path: Path, variables: dict[str, str], told: str) -> None:
    (tmp_path / "a.txt").write_text(MET + "Another sentence was added here.")
    done = run(home, "read", str(tmp_path / "a.txt"), **variables)
    assert done.returncode in (2, 8)
    assert told in done.stderr
    assert "Traceback" not in done.stderr


def test_a_settings_file_counts_and_the_environment_wins(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text('store = "/nowhere/at/all/a.sqlite"\n')
    assert "/nowhere/at/all/a.sqlite" in run(tmp_path, "search", "x").stderr
    assert (
        "other.sqlite" in run(tmp_path, "search", "x", TRACKTWO_STORE=str(tmp_path / "other.sqlite")).stderr
    )
    (tmp_path / "settings.toml").write_text("store = \n")
    done = run(tmp_path, "search", "x")
    assert done.returncode == 2
    assert "is not TOML" in done.stderr
    (tmp_path / "settings.toml").write_text("colour = 1\n")
    assert "no setting 'colour'" in run(tmp_path, "search", "x").stderr


def test_files_that_cannot_be_read_are_named_and_the_others_read(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(MET)
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 40)
    (tmp_path / "rows.jsonl").write_text(
        '{"id": 1, "text": "Envoys met in Geneva on Monday."}\nnot json\n{"id": 2}\n'
    )
    places = [
        str(tmp_path / name) for name in ("good.txt", "empty.txt", "binary.txt", "rows.jsonl", "missing.txt")
    ]
    done = run(tmp_path / "home", "read", *places, "--json")
    assert done.returncode == 3
    report = json.loads(done.stdout)
    assert (report["read"], report["failed"]) == (2, 5)
    issues = {Path(str(issue["where"])).name for issue in report["issues"]}
    assert issues >= {"empty.txt", "binary.txt", "missing.txt", "rows.jsonl:2", "rows.jsonl:3"}
    exported = rows(run(tmp_path / "home", "export", "issues"))
    assert len(exported) >= 5
    assert all(row["how_to_fix"] for row in exported)


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1:9/x", "http://localhost/x", "http://[::1]/", "http://10.0.0.1/"]
)
def test_addresses_inside_are_refused(address: str, tmp_path: Path) -> None:
    done = run(tmp_path, "read", address)
    assert done.returncode == 3
    assert address in done.stderr
    assert "Traceback" not in done.stderr


def test_articles_on_standard_input(tmp_path: Path) -> None:
    line = json.dumps({"id": "a 1", "text": MET, "outlet": "Harbour Post", "published_at": "2026-03-04"})
    assert run(tmp_path, "read", "-", given=line + "\n").returncode == 0
    (article,) = rows(run(tmp_path, "export", "articles"))
    assert (article["external_id"], article["outlet"]) == ("a 1", "Harbour Post")


def test_code_from_standard_input_in_any_encoding(tmp_path: Path) -> None:
    lines = b'{"id": 1, "text": "Russia attacked Ukraine."}\n{"id": "\xff", "text": "caf\xe9"}\n\n'
    first, second, third = rows(run(tmp_path, "code", "--kinds", "events", given=lines))
    assert first["events"]
    assert second["id"] == "\ufffd"
    assert "error" in third


def test_code_prints_utf_8_and_half_pairs_whatever_the_locale(tmp_path: Path) -> None:
    line = '{"id": "\\ud800 Київ", "text": "Kyiv denied it."}\n'
    done = run_apart(tmp_path, "code", given=line, LC_ALL="C", PYTHONUTF8="0", PYTHONIOENCODING="ascii")
    assert rows(done)[0]["id"] == "\ud800 Київ"


def test_compare_and_page(tmp_path: Path) -> None:
    line = json.dumps(
        {"id": 1, "a": "Eight people were killed in Odesa.", "b": "Thirty people were killed in Odesa."}
    )
    (answer,) = rows(run(tmp_path, "compare", given=line))
    assert answer["label"] == "contradiction"
    (tmp_path / "page.html").write_text(
        f"<html><body><article><h1>Talks</h1><p>{MET}</p></article></body></html>"
    )
    good, bad = rows(run(tmp_path, "page", str(tmp_path / "page.html"), str(tmp_path / "none.html")))
    assert good["id"] == "page.html"
    assert "error" in bad


def test_explain_takes_a_line_of_a_list_for_a_text(home: Path) -> None:
    told = "- Mali said on Friday it had freed six soldiers of Togo"
    done = run(home, "explain", told, "--date", "2025-06-12")
    assert "RETREAT" in done.stdout
    assert "date=by 2025-06-06 (“Friday”)" in done.stdout


def test_explain_tells_rules_and_near_misses(home: Path) -> None:
    done = run(home, "explain", "Russia's foreign ministry denied that its forces had struck Odesa.")
    assert done.returncode == 0
    assert "nsubj of denied" in done.stdout
    assert "fired" in done.stdout
    assert "missed" in done.stdout
    told = json.loads(run(home, "explain", "Kyiv denied it.", "--json").stdout)
    assert {step["step"] for step in told["steps"]} >= {"events", "quotations"}


def test_dossiers_are_made_listed_and_checked(home: Path) -> None:
    made = run(home, "dossier", "new", "north-sea")
    assert made.returncode == 0
    checked = run(home, "dossier", "check", "north-sea")
    assert (checked.returncode, "'gov.AAA' is not in the gazetteer" in checked.stderr) == (2, True)
    assert run(home, "dossier", "check", "sudan").returncode == 0
    assert "north-sea" in run(home, "dossier", "list").stdout
    assert run(home, "dossier", "new", "north-sea").returncode == 2
    listed = json.loads(run(home, "dossier", "list", "--json").stdout)
    assert {row["id"]: row["articles"] for row in listed}["ukraine"] == 1
    file = home / "dossiers" / "north-sea.toml"
    file.write_text(file.read_text() + "\nbogus = 1\n")
    done = run(home, "dossier", "check", "north-sea")
    assert done.returncode == 2
    assert "line " in done.stderr
    file.unlink()


def test_doctor_finds_what_is_wrong(home: Path, tmp_path: Path) -> None:
    well = run(home, "doctor")
    assert well.returncode == 0, well.stdout
    assert "SHA-256" in well.stdout
    (tmp_path / "desk.sqlite").write_text("no database at all, only words\n" * 100)
    ill = run(tmp_path, "doctor", "--json", TRACKTWO_MODEL="no_such_model")
    assert ill.returncode == 1
    bad = {row["name"]: row for row in json.loads(ill.stdout) if not row["is_good"]}
    assert {"model", "store"} <= bad.keys()
    assert all(row["how_to_fix"] for row in bad.values())


def hear_ctrl_c() -> None:
    """Undo what a shell does to jobs in the background: it makes them deaf to Ctrl-C."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


def test_ctrl_c_ends_with_130_and_leaves_the_store_whole(tmp_path: Path) -> None:
    file = tmp_path / "rows.jsonl"
    file.write_text(
        "".join(f'{{"text": "Envoys of Ukraine met {n} envoys in Geneva."}}\n' for n in range(400))
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "TRACKTWO_HOME": str(tmp_path)}
    running = subprocess.Popen(
        [sys.executable, "-m", "tracktwo", "read", str(file)],
        env=environment,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=hear_ctrl_c,
    )
    wait_for_articles(tmp_path / "desk.sqlite", 5)
    running.send_signal(signal.SIGINT)
    _, told = running.communicate(timeout=30)
    assert running.returncode == 130
    assert "Traceback" not in told
    assert "goes on from there" in told
    assert "all whole" in run(tmp_path, "doctor").stdout


def test_a_closed_pipe_is_quiet(home: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "TRACKTWO_HOME": str(home)}
    command = f"{sys.executable} -m tracktwo export mentions | head -c 10"
    done = subprocess.run(command, shell=True, env=environment, capture_output=True, text=True, check=False)
    assert done.stderr == ""


def test_no_article_can_move_the_cursor(tmp_path: Path) -> None:
    line = json.dumps({"text": "Envoys \u001b[31mmet\u001b[0m in Geneva \u202eon Monday.\u0007"})
    run(tmp_path, "read", "-", given=line)
    done = run(tmp_path, "search", "envoys")
    assert "\x1b" not in done.stdout
    assert "\u202e" not in done.stdout
    assert "\x07" not in done.stdout
