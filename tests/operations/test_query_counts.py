"""How many queries each operation takes: written down, so that no change adds one unnoticed."""

import json
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.api.test_operations import ask
from tests.cases import OPERATIONS, case_of
from tests.cast import House

FILE = Path(__file__).with_name("query_counts.json")
HOW = "python -m pytest tests/operations/test_query_counts.py --write-query-counts"

pytestmark = pytest.mark.sqlite_only


def count(operation: str, house: House) -> int:
    """The queries of one call, with its savepoints, once the first of the minute has been noted."""
    case = case_of(house, operation)
    other = next(each for each in OPERATIONS if each.startswith("DebtorService.Environment_Get"))
    ask(other, house, {}, by=case.by)
    with CaptureQueriesContext(connection) as queries:
        assert ask(operation, house, case.values, by=case.by).status == "200 OK"
    return len(queries)


@pytest.mark.thorough
@pytest.mark.parametrize("operation", OPERATIONS)
def test_an_operation_takes_as_many_queries_as_written_down(
    operation: str, filled: House, request: pytest.FixtureRequest
) -> None:
    counted = count(operation, filled)
    known = json.loads(FILE.read_text())
    if request.config.getoption("write_query_counts") and known.get(operation) != counted:
        FILE.write_text(json.dumps({**known, operation: counted}, indent=1, sort_keys=True) + "\n")
        return
    assert known.get(operation) == counted, f"If that is right: {HOW}"


def test_nothing_is_written_down_of_what_is_not_served() -> None:
    assert set(json.loads(FILE.read_text())) <= set(OPERATIONS)
