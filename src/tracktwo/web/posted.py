"""What a form on the desk sent: its fields, read without a library and bounded by the guard."""

from dataclasses import dataclass
from typing import Annotated
from urllib.parse import parse_qs

from fastapi import Depends
from starlette.exceptions import HTTPException
from starlette.requests import Request

from tracktwo.web.shell import is_ours

FORM = "application/x-www-form-urlencoded"
MOST_FIELDS = 5_000
LONGEST_REASON = 2_000  # characters
# The fields that say what was decided about which record: the audit log of a desk with sign-in keeps them.
LOGGED = (
    "verdict", "only", "do", "state", "by", "status", "month", "grade", "outlet", "answer", "name", "role",
    "id", "record", "keep",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Posted:
    """The fields of a form, each with its values in the order sent."""

    values: dict[str, list[str]]

    def one(self, name: str, default: str = "") -> str:
        """Return a field's first value."""
        return self.values.get(name, [default])[0]

    def all(self, name: str) -> list[str]:
        """Return all of a field's values, each once."""
        return list(dict.fromkeys(self.values.get(name, ())))

    @property
    def reason(self) -> str:
        """The reason given, on one line."""
        return " ".join(self.one("reason").split())[:LONGEST_REASON]

    @property
    def back(self) -> str:
        """The page of the desk that the form was on; the first page where it names none of ours."""
        back = self.one("back", "/")
        return back if is_ours(back) else "/"


async def _posted(request: Request) -> Posted:
    if request.headers.get("content-type", "").partition(";")[0].strip() != FORM:
        raise HTTPException(415, f"A form is sent as {FORM}.")
    try:
        sent = (await request.body()).decode("utf-8")
        form = Posted(parse_qs(sent, keep_blank_values=True, max_num_fields=MOST_FIELDS, errors="strict"))
    except ValueError as error:
        raise HTTPException(400, f"The form cannot be read: {error}.") from None
    request.state.sent = {name: " ".join(form.all(name)) for name in LOGGED if form.one(name)}
    return form


Form = Annotated[Posted, Depends(_posted)]
