"""`python -m tracktwo` is `tracktwo`."""

from tracktwo.cli.main import run

run()
