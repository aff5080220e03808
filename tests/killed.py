"""Reading articles in a process that is killed again and again, and the store that is left in the end."""

import json
import os
import random
import signal
import sqlite3
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, suppress
from pathlib import Path

STATES = ("Chad", "Niger", "Mali", "Ghana", "Togo", "Benin", "Kenya", "Peru", "Chile", "Laos")
TOWNS = ("Accra", "Lima", "Vienna", "Nairobi", "Doha", "Geneva", "Oslo", "Rabat", "Lagos", "Quito", "Tunis")
PATIENCE_SECONDS = 240.0  # with other work beside it, a process takes long to begin
MOST_DELAY_SECONDS = 0.04  # after the store is seen to grow, so that kills fall anywhere within an article


def write_rows(path: Path, many: int) -> Path:
    """Write so many short articles, no two alike, as JSON Lines and return the file."""
    with open(path, "w", encoding="utf-8") as file:
        for number in range(many):
            one, other = STATES[number % 10], STATES[(number % 10 + 1 + number // 10 % 9) % 10]
            town, day = TOWNS[number % 11], 1 + number // 11 % 28
            text = f"Envoys of {one} and {other} met {number} officials in {town}."
            row = {"id": number, "text": text, "published_at": f"2026-{1 + number // 300:02}-{day:02}"}
            file.write(json.dumps(row) + "\n")
    return path


def stored(file: Path) -> int:
    """Return how many articles a store's file holds, 0 while it has no tables."""
    try:
        with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as base:
            return int(base.execute("SELECT count(*) FROM record WHERE kind = 'articles'").fetchone()[0])
    except sqlite3.Error:
        return 0


def kept(file: Path) -> dict[str, object]:
    """Return all that a store holds, without the moments at which it was recorded."""
    with closing(sqlite3.connect(file)) as base:
        rows = base.execute("SELECT id, kind, dossier, superseded_by, shown, body FROM record").fetchall()
        records = {row[0]: (*row[1:5], _undated(row[5])) for row in rows}
        assert len(records) == len(rows), "an id stands twice"
        counts = {
            table: base.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
            for table in ("evidence", "searchable", "article_text", "done", "record_actor")
        }
        texts = dict(base.execute("SELECT article_id, text FROM article_text").fetchall())
    return {"records": records, "texts": texts, **counts}


def _undated(body: str) -> str:
    row = json.loads(body)
    row["provenance"]["recorded_at"] = None
    row.pop("retrieved_at", None)
    return json.dumps(row, sort_keys=True)


def kill_while_reading(
    start: Callable[[], int], file: Path, *, until: Iterable[int], seed: int = 1
) -> Iterator[int]:
    """Start a reading process again and again, kill each when the store has grown; yield what it held then.

    Args:
        start: starts the process and returns its id.
        until: how many articles the store must hold before each kill.
    """
    chance = random.Random(seed)
    for wanted in until:
        process = start()
        deadline = time.monotonic() + PATIENCE_SECONDS
        while stored(file) < wanted and time.monotonic() < deadline:
            time.sleep(0.005)
        time.sleep(chance.random() * MOST_DELAY_SECONDS)
        os.kill(process, signal.SIGKILL)
        _, status = os.waitpid(process, 0)
        assert os.WIFSIGNALED(status), "the process had ended before it was killed"
        yield stored(file)


def _forked(rows: Path) -> int:
    """Start `tracktwo read` in a copy of this process, which has loaded all it needs, and return its id."""
    process = os.fork()
    if process:
        return process
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    from tracktwo.cli.main import run

    try:
        run(["read", str(rows)])
    finally:
        os._exit(0)


def main(rows: Path, file: Path, until: Iterable[int]) -> None:
    """Kill forked reads of some rows and print what each left.

    The model and the code books are loaded once, here: each fork has them as a process of its own would.
    """
    import tempfile

    from tracktwo.cli.context import Desk
    from tracktwo.cli.main import run

    books = Desk(home=None, store=None, debug=False).books()
    Desk.books = lambda _self: books  # type: ignore[method-assign,assignment]  # loaded once for all
    with tempfile.TemporaryDirectory() as folder, open(os.devnull, "w", encoding="utf-8") as nowhere:
        first = write_rows(Path(folder) / "rows.jsonl", 3)
        sys.stdout, told = nowhere, sys.stdout
        with suppress(SystemExit):
            run(["--home", folder, "read", str(first)])
        sys.stdout = told
    for left in kill_while_reading(lambda: _forked(rows), file, until=until):
        print(left, flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), map(int, sys.argv[3:]))
