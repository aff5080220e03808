"""Fixtures that many tests share: the real parser, the real code books, a text read end to end."""

import os
from collections.abc import Callable, Iterator
from datetime import date

import pytest
from hypothesis import settings
from tests import postgres

from tracktwo.infer.spacy_pipeline import SpacyInfer
from tracktwo.ontology.loader import CodeBooks, code_books
from tracktwo.pipeline.reading import parse_one, start_reading
from tracktwo.pipeline.steps import Finds, run_extractors

Read = Callable[..., Finds]

# How long an example takes says more of the machine's load than of the code; benchmarks measure time.
settings.register_profile("tracktwo", deadline=None)
settings.load_profile("tracktwo")


MEMORY_OF_ONE = 3 * 1024**3  # the model, the code books, stores and a Chromium: 1.9 of it was measured


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """How many processes `-n auto` tests in: one a core as far as memory reaches; 0 is this one alone."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    held = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 0
    many = min(cores, held // MEMORY_OF_ONE)
    return many if many > 1 else 0


@pytest.fixture(scope="session")
def infer() -> SpacyInfer:
    return SpacyInfer()


@pytest.fixture(scope="session")
def books() -> CodeBooks:
    return code_books()


@pytest.fixture(scope="session")
def read(infer: SpacyInfer, books: CodeBooks) -> Read:
    """A function: text (and perhaps a publication date, ISO) to everything the extractors find in it."""

    def read_text(text: str, *, day: str | None = None, title: str | None = None, **options: object) -> Finds:
        published = date.fromisoformat(day) if day else None
        reading = start_reading("a1", text, title=title, published_on=published)
        return run_extractors(parse_one(reading, infer), books, **options)  # type: ignore[arg-type]

    return read_text


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """The address of a PostgreSQL server: named in TRACKTWO_TEST_POSTGRES, or started for the tests."""
    try:
        with postgres.server() as address:
            yield address
    except postgres.NoServerError as missing:
        pytest.skip(str(missing))
