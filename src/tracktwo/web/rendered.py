"""Pages that were made already, kept until they fall out of use."""

from collections import OrderedDict
from threading import Lock

from starlette.responses import Response

LARGEST_BYTES = 2_000_000  # larger answers are made again


class Rendered:
    """The last pages made, by their tag. A tag names all that a page depends on, so nothing goes stale."""

    def __init__(self, most: int = 128) -> None:
        self._most = most
        self._pages: OrderedDict[str, tuple[bytes, dict[str, str]]] = OrderedDict()
        self._lock = Lock()

    def get(self, tag: str) -> Response | None:
        """Return the page with a tag, or None."""
        with self._lock:
            found = self._pages.get(tag)
            if found is None:
                return None
            self._pages.move_to_end(tag)
        body, headers = found
        return Response(body, headers=headers)

    def keep(self, tag: str, response: Response) -> None:
        """Keep a page; the one not asked for longest gives way."""
        body = bytes(response.body)
        if len(body) > LARGEST_BYTES:
            return
        with self._lock:
            self._pages[tag] = body, dict(response.headers)
            while len(self._pages) > self._most:
                self._pages.popitem(last=False)
