"""`python -m tracktwo` is the `tracktwo` command."""

from tracktwo.cli.main import run

if __name__ == "__main__":
    run()
