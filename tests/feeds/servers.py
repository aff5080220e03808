"""A local server that answers well and badly, for tests of what strangers send."""

import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Server:
    """A running server: its address, what each path answers, and what it was asked.

    `paths` maps a path to the body and media type that it answers with, or to a function that writes the
    whole answer to the handler.
    """

    address: str = ""
    paths: dict[str, tuple[bytes, str] | Callable[[BaseHTTPRequestHandler], None]] = field(
        default_factory=dict
    )
    asked: Counter[str] = field(default_factory=Counter)
    headers: list[dict[str, str]] = field(default_factory=list)

    def page(self, path: str, body: str | bytes, media_type: str = "text/html; charset=utf-8") -> str:
        """Let a path answer with a body, and return its address."""
        self.paths[path] = (body if isinstance(body, bytes) else body.encode(), media_type)
        return self.address + path

    def answer(self, path: str, write: Callable[[BaseHTTPRequestHandler], None]) -> str:
        """Let a path answer by a function, and return its address."""
        self.paths[path] = write
        return self.address + path


@contextmanager
def serving() -> Iterator[Server]:
    """Run a server on this machine while the block runs."""
    known = Server()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            known.asked[self.path] += 1
            known.headers.append(dict(self.headers))
            found = known.paths.get(self.path)
            if callable(found):
                found(self)
                return
            body, media_type = found or (b"gone", "text/plain")
            self.send_response(200 if found else 404)
            self.send_header("Content-Type", media_type)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_words: object) -> None:
            """Say nothing."""

    running = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    running.daemon_threads = True
    known.address = f"http://127.0.0.1:{running.server_port}"
    thread = threading.Thread(target=lambda: running.serve_forever(poll_interval=0.02), daemon=True)
    thread.start()
    try:
        yield known
    finally:
        running.shutdown()
        running.server_close()
