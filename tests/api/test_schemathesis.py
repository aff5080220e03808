"""Schemathesis over the JSON API, in the process: what fits the description, what does not, and what follows.

A longer run, over HTTP with its coverage phase, is `schemathesis run ADDRESS/api/openapi.json`.
"""

from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable
from hypothesis.stateful import run_state_machine_as_test
from schemathesis import Case, GenerationMode
from schemathesis.core.result import Ok
from schemathesis.schemas import BaseSchema
from schemathesis.specs.openapi.checks import positive_data_acceptance
from tests.brief.dossier import everything

from tracktwo.api.app import create_api
from tracktwo.records import KINDS
from tracktwo.settings import load_settings
from tracktwo.store.database import open_store

FEW = settings(
    max_examples=4,
    stateful_step_count=4,
    deadline=None,
    database=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.generate],
)
WORDLESS = "/v1/search"  # no schema can say that a search has a word in it; one without is answered 400


@pytest.fixture(scope="module")
def description(tmp_path_factory: pytest.TempPathFactory) -> BaseSchema:
    set_up = load_settings(home=str(tmp_path_factory.mktemp("home")))
    store = open_store(set_up.store_url)
    store.add(everything())
    store.close()
    return schemathesis.openapi.from_asgi("/openapi.json", create_api(set_up))


def ask(operation: Any, mode: GenerationMode) -> None:
    """Ask one path some questions, and fail when an answer is not as described."""
    excluded: list[Any] = [positive_data_acceptance] if operation.path == WORDLESS else []

    @FEW
    @given(case=operation.as_strategy(generation_mode=mode))
    def once(case: Case[Any]) -> None:
        case.call_and_validate(excluded_checks=excluded)

    once()


@pytest.mark.parametrize("mode", list(GenerationMode))
def test_every_path_answers_as_described(description: BaseSchema, mode: GenerationMode) -> None:
    tried = set()
    for found in description.get_all_operations():
        assert isinstance(found, Ok)
        operation = found.ok()
        try:
            ask(operation, mode)
        except Unsatisfiable:
            assert "{record_id}" in operation.path, "only a path of any words cannot be asked wrongly"
        else:
            tried.add(operation.path)
    assert {f"/v1/{kind}" for kind in KINDS} | {"/v1/search", "/v1/counts", "/v1/notices"} <= tried


def test_what_an_answer_leads_to_is_there(description: BaseSchema) -> None:
    """Pages lead to the next and to each record, a search to what it found."""
    operations = [found.ok() for found in description.get_all_operations() if isinstance(found, Ok)]
    leading = [one for one in operations if one.definition.raw["responses"]["200"].get("links")]
    assert len(leading) == len(KINDS) + 1
    followed = set()
    few = description.include(path_regex="^/v1/(rounds|records|search)")

    class Following(few.as_state_machine()):  # type: ignore[misc]  # made when the test runs
        def validate_response(self, response: Any, case: Case[Any], **given: Any) -> None:
            excluded: list[Any] = [positive_data_acceptance] if case.operation.path == WORDLESS else []
            case.validate_response(response, excluded_checks=excluded, **given)
            followed.add((case.operation.path, response.status_code))

    run_state_machine_as_test(Following, settings=settings(FEW, max_examples=20, stateful_step_count=6))
    assert ("/v1/records/{record_id}", 200) in followed
