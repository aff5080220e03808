"""A language model at an OpenAI-compatible endpoint (Ollama, llama.cpp, vLLM, hosted), asked for JSON.

One request a prompt, with the answer's JSON Schema. Its time, its size and the run's calls and tokens
are bounded; nothing is followed, and nothing is sent but the prompt.
"""

import json
import time
from collections.abc import Callable
from typing import Any

from tracktwo.errors import ConfigError, ModelError
from tracktwo.infer.llm_budget import Budget
from tracktwo.infer.llm_endpoint import Endpoint
from tracktwo.protocols import Prompt

NAME = "llm"
ANSWER_TOKENS = 4096
MOST_BYTES = 2_000_000  # of an answer; one of 4096 tokens has some 20,000
TRIES = 3
PASSING = frozenset({408, 409, 425, 429, 500, 502, 503, 504})  # worth another try
REFUSED = frozenset({401, 403})
TOLD_CHARACTERS = 160  # of what an endpoint says about an error


class _PassingError(ModelError):
    """A failure that may pass; `wait_seconds` is how long the endpoint asks to be left alone."""

    def __init__(self, words: str, wait_seconds: float | None = None) -> None:
        super().__init__(words)
        self.wait_seconds = wait_seconds


class EndpointModel:
    """A `LanguageModel` behind an endpoint. `sleep` and `now` are the clock; tests put their own in."""

    def __init__(
        self,
        endpoint: Endpoint,
        model: str,
        *,
        budget: Budget,
        timeout_seconds: float = 60.0,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        """Take the settings; nothing is sent yet.

        Raises:
            ConfigError: no model is named, or httpx is not installed.
        """
        if not model.strip():
            raise ConfigError(
                "llm_endpoint is set and no model is named. Set llm_model, or name one with --llm."
            )
        self._httpx = _httpx()
        self._endpoint = endpoint
        self._budget = budget
        self._timeout_seconds = timeout_seconds
        self._sleep = sleep
        self._takes_schema = True
        self.name = model.strip()

    def answer(self, prompt: Prompt) -> str:
        """Return the model's answer: a JSON object with the keys that the schema requires.

        Raises:
            ModelError: the endpoint is down, late or unwilling, the budget is spent, or the answer is of
                another shape. The message says which and how to mend it.
        """
        wait_seconds = 0.5
        for left in reversed(range(TRIES)):
            self._budget.claim(len(prompt.instructions) + len(prompt.words))
            try:
                return self._asked(prompt)
            except _PassingError as error:
                pause = wait_seconds if error.wait_seconds is None else error.wait_seconds
                if left == 0 or pause > self._timeout_seconds:
                    self._budget.fail(_first_sentence(error))
                    raise ModelError(str(error)) from error
                self._sleep(pause)
                wait_seconds *= 4
            except ModelError as error:
                self._budget.fail(_first_sentence(error))
                raise
        raise AssertionError("the last try returns or raises")

    def _asked(self, prompt: Prompt) -> str:
        body = self._posted(self._request(prompt))
        answer = _object(body, self._told("answered with something that is no JSON"))
        content, usage, is_cut = _parts(answer)
        if content is None:
            raise ModelError(self._told("answered without a message"))
        self._budget.spend(usage, characters=len(prompt.instructions) + len(prompt.words) + len(content))
        if is_cut:
            raise ModelError(
                f"{self.name} broke off after {ANSWER_TOKENS} tokens. Read it with another model."
            )
        return _checked(content, prompt, self.name)

    def _request(self, prompt: Prompt) -> dict[str, Any]:
        form: dict[str, Any] = {"type": "json_object"}
        if self._takes_schema:
            form = {
                "type": "json_schema",
                "json_schema": {"name": "records", "strict": True, "schema": prompt.schema},
            }
        return {
            "model": self.name,
            "messages": [
                {"role": "system", "content": prompt.instructions},
                {"role": "user", "content": prompt.words},
            ],
            "temperature": 0,
            "max_tokens": ANSWER_TOKENS,
            "response_format": form,
            "stream": False,
        }

    def _posted(self, request: dict[str, Any]) -> bytes:
        headers = {
            "Accept-Encoding": "identity",
            "Content-Type": "application/json",
            "User-Agent": "Tracktwo",
        }
        words = json.dumps(request).encode("ascii")
        if self._endpoint.key is not None:
            headers["Authorization"] = f"Bearer {self._endpoint.key}"
        deadline = time.monotonic() + self._timeout_seconds
        # A proxy of the environment stands between this machine and others, not between it and itself.
        with self._httpx.Client(
            timeout=self._timeout_seconds, trust_env=not self._endpoint.is_local
        ) as client:
            try:
                with client.stream("POST", self._endpoint.chat, content=words, headers=headers) as response:
                    body = self._body(response, deadline)
                    self._check_status(response, body)
                    return body
            except self._httpx.TimeoutException as error:
                raise ModelError(self._late()) from error
            except self._httpx.HTTPError as error:
                raise _PassingError(self._told(f"cannot be reached ({type(error).__name__})")) from error

    def _body(self, response: Any, deadline: float) -> bytes:
        if response.headers.get("Content-Encoding", "identity") != "identity":
            raise ModelError(self._told("packs its answers, though asked not to"))
        body = bytearray()
        for chunk in response.iter_raw(65_536):
            body += chunk
            if len(body) > MOST_BYTES:
                raise ModelError(self._told(f"answers with more than {MOST_BYTES:,} bytes"))
            if time.monotonic() > deadline:
                raise ModelError(self._late())
        return bytes(body)

    def _check_status(self, response: Any, body: bytes) -> None:
        status = int(response.status_code)
        if status == 200:
            return
        if status == 400 and self._takes_schema and b"response_format" in body:
            self._takes_schema = False  # an older server: the shape is checked here all the same
            raise _PassingError(self._told("knows no JSON Schema"), 0)
        what = self._told(f"answers {status}{self._said(body)}")
        if status in REFUSED:
            raise ModelError(f"{what[:-1]}, and TRACKTWO_LLM_KEY is what it takes.")
        if status in PASSING:
            raise _PassingError(what, _retry_after(response.headers.get("Retry-After")))
        raise ModelError(what)

    def _told(self, what: str) -> str:
        return (
            f"The language model's endpoint {self._endpoint.address} {what}. "
            "See that it runs, that it has the model, and that llm_endpoint is right."
        )

    def _late(self) -> str:
        return (
            f"{self.name} did not answer within {self._timeout_seconds:g} seconds. "
            "Raise llm_timeout_seconds, or take a smaller model."
        )

    def _said(self, body: bytes) -> str:
        """Return what an endpoint says about an error, in brackets; never the key."""
        words = " ".join(body[: 4 * TOLD_CHARACTERS].decode("utf-8", "replace").split()).rstrip(". ")
        if self._endpoint.key is not None:
            words = words.replace(self._endpoint.key, "***")
        shown = "".join(c for c in words if c.isprintable()).replace(". ", "; ")
        return f" ({shown[:TOLD_CHARACTERS]})" if shown else ""


def _httpx() -> Any:
    try:
        import httpx
    except ImportError as error:
        raise ConfigError(
            "Asking a language model needs httpx. Install it with 'pip install tracktwo[llm]'."
        ) from error
    return httpx


def _object(raw: bytes | str, what: str) -> dict[str, Any]:
    try:
        found = json.loads(raw)
    except (ValueError, RecursionError) as error:
        raise ModelError(what) from error
    if not isinstance(found, dict):
        raise ModelError(what)
    return found


def _parts(answer: dict[str, Any]) -> tuple[str | None, object, bool]:
    """Return an answer's message, its tokens and whether it was cut short."""
    choices, usage = answer.get("choices"), answer.get("usage")
    first = choices[0] if isinstance(choices, list) and choices else None
    message = first.get("message") if isinstance(first, dict) else None
    content = message.get("content") if isinstance(message, dict) else None
    tokens = usage.get("total_tokens") if isinstance(usage, dict) else None
    is_cut = isinstance(first, dict) and first.get("finish_reason") == "length"
    return (content if isinstance(content, str) else None), tokens, is_cut


def _checked(content: str, prompt: Prompt, name: str) -> str:
    """Return the JSON object in a message, without a fence around it."""
    words = content.strip().removeprefix("```json").removeprefix("```").removesuffix("```").strip()
    fix = "Take a model that keeps to a JSON Schema."
    found = _object(words, f"{name} answered with something that is no JSON object. {fix}")
    missing = sorted(set(prompt.schema.get("required", ())) - found.keys())
    if missing:
        raise ModelError(f"{name} answered with JSON that lacks {', '.join(missing)}. {fix}")
    return words


def _retry_after(value: str | None) -> float | None:
    return float(value) if value is not None and value.isdigit() else None


def _first_sentence(error: Exception) -> str:
    return str(error).partition(". ")[0]
