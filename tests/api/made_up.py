"""Made-up requests against the JSON endpoints, by their own OpenAPI document: Schemathesis finds no fault.

The tests are in several files, so that several workers share them.
"""

import base64
import json
from functools import cache
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis.config import SchemathesisConfig
from schemathesis.pytest.lazy import get_all_tests

from loonpoort.operations import SERVICES
from loonpoort.organisation.models import Company, Debtor, DebtorTag
from loonpoort.payroll.models import Employee
from tests.api.client import inner_door, key_of, request
from tests.cast import House, personal_info

PATHS = {
    f"/json/v3/{service.name}/{name}": operation
    for service in SERVICES
    for name, operation in service.operations.items()
}
SETTINGS = settings(max_examples=10, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck))
CONFIG = {
    "generation": {"deterministic": True},
    # Values of the right type that cannot be stored are no error of the description.
    "checks": {"positive_data_acceptance": {"expected-statuses": ["2xx", "401", "403", "404", "409", "422"]}},
}


@cache
def document() -> dict[str, Any]:
    content: dict[str, Any] = json.loads(request("GET", "/json/v3/openapi.json").body)
    return content


def schema_of(path: str) -> Any:
    """The document with the path of one operation, so that nothing is made of the others."""
    schema = schemathesis.openapi.from_dict(
        {**document(), "paths": {path: document()["paths"][path]}},
        config=SchemathesisConfig.from_dict(CONFIG),
    )
    schema.app = inner_door
    return schema


@schemathesis.auth()
class Caller:
    """Signs every request but those that are made up to lack it."""

    authorization = ""

    def get(self, case: Any, context: Any) -> str:
        return self.authorization

    def set(self, case: Any, data: str, context: Any) -> None:
        case.headers["Authorization"] = data


@pytest.fixture
def documented(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """The package calls, and the ids of the document's examples are there."""
    monkeypatch.setattr(
        Caller, "authorization", f"Basic {base64.b64encode(':'.join(key_of(house)).encode()).decode()}"
    )
    debtor = Debtor.unscoped.create(pk=12, environment=house.environment, number="10", name="De Vries")
    DebtorTag.objects.create(debtor=debtor, tag=house.tags["Clients"])
    company = Company.unscoped.create(
        pk=345, debtor=debtor, number=10, name="De Vries", current_year=2026, current_period_number=7
    )
    personal_info(
        Employee.unscoped.create(pk=6789, company=company, number=10, display_name="Anna", employee_type=2),
        202601,
    )


def call_and_validate(case: Any) -> None:
    case.call_and_validate()


def try_made_up_calls(path: str) -> None:
    """Make calls up for the operation at a path; each must be answered as the document says."""
    # Not ``schema.parametrize()``: it makes the cases of all operations first, in each worker.
    [made] = get_all_tests(
        schema=schema_of(path), test_func=call_and_validate, settings=SETTINGS, given_kwargs=None
    )
    _, try_all = made.ok()
    try_all()
