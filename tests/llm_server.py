"""A local server that answers chats as language models do: well, badly, late, too much, or not at all."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

EMPTY: dict[str, Any] = {"quotations": [], "events": [], "claims": [], "positions": []}
Reply = Callable[[BaseHTTPRequestHandler, dict[str, Any]], None]


@dataclass
class ModelServer:
    """What was asked, and how the next questions are answered: the last reply answers all further ones."""

    address: str = ""
    asked: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    replies: list[Reply] = field(default_factory=list)

    def reply(self) -> Reply:
        return self.replies.pop(0) if len(self.replies) > 1 else self.replies[0]


@contextmanager
def running_server(*replies: Reply) -> Iterator[ModelServer]:
    """Yield a server on a free local port."""
    state = ModelServer(replies=list(replies))

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            state.asked.append(json.loads(body))
            state.headers.append(dict(self.headers))
            state.reply()(self, state.asked[-1])

        def log_message(self, *_: object) -> None:
            """Keep the test's output clean."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    server.block_on_close = False
    threading.Thread(target=server.serve_forever, daemon=True).start()
    state.address = f"http://127.0.0.1:{server.server_port}/v1"
    try:
        yield state
    finally:
        server.shutdown()
        server.server_close()


def says(content: object, *, tokens: int = 100, finish: str = "stop") -> Reply:
    """Answer with a message: text as it is, anything else as JSON."""
    words = content if isinstance(content, str) else json.dumps(content)
    choice = {"index": 0, "message": {"role": "assistant", "content": words}, "finish_reason": finish}
    answer = {"id": "1", "choices": [choice], "usage": {"total_tokens": tokens}}
    return sends(json.dumps(answer).encode())


def gives(**given: list[Any]) -> Reply:
    """Answer with these records, and none of the other kinds."""
    return says({**EMPTY, **given})


def sends(body: bytes, *, status: int = 200, **headers: str) -> Reply:
    """Answer with these bytes."""

    def reply(handler: BaseHTTPRequestHandler, _: dict[str, Any]) -> None:
        handler.send_response(status)
        for name, value in {"Content_Type": "application/json", **headers}.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    return reply


def drips(seconds: float) -> Reply:
    """Answer a byte at a time, for so long."""

    def reply(handler: BaseHTTPRequestHandler, _: dict[str, Any]) -> None:
        handler.send_response(200)
        handler.end_headers()
        try:
            for _turn in range(int(seconds / 0.05)):
                handler.wfile.write(b" ")
                handler.wfile.flush()
                time.sleep(0.05)
        except OSError:
            return

    return reply


def is_silent(seconds: float) -> Reply:
    """Say nothing for a while, then hang up."""

    def reply(handler: BaseHTTPRequestHandler, _: dict[str, Any]) -> None:
        time.sleep(seconds)
        handler.close_connection = True

    return reply


def hangs_up(handler: BaseHTTPRequestHandler, _: dict[str, Any]) -> None:
    """Close the connection without a word."""
    handler.close_connection = True
