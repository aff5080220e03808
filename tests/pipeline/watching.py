"""`tracktwo watch` as a process of its own, on a server of this machine.

No setting lets the command fetch from this machine, and none may: this script puts the one line of the
program that makes its fetcher out of force, and is otherwise the command.
"""

import signal
import sys
from functools import partial

from tracktwo.cli.main import run
from tracktwo.feeds.web import WebFetcher
from tracktwo.pipeline import looking

looking.WebFetcher = partial(WebFetcher, allow_private=True)  # type: ignore[attr-defined,assignment]

if __name__ == "__main__":
    # A shell's background job hands on an ignored Ctrl-C; a person's terminal does not.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    run(sys.argv[1:])
