"""Made-up requests against the JSON endpoints, by their own OpenAPI document: Schemathesis finds no fault."""

import base64
from collections.abc import Iterable
from typing import Any
from unittest.mock import patch

import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis.config import SchemathesisConfig

from loonpoort.api.door import door
from loonpoort.organisation.models import Company, Debtor, DebtorTag
from loonpoort.payroll.models import Employee
from tests.api.client import key_of
from tests.cast import House, personal_info

EXAMPLES = 10
CONFIG = {
    "generation": {"deterministic": True},
    # Values of the right type that cannot be stored are no error of the description.
    "checks": {"positive_data_acceptance": {"expected-statuses": ["2xx", "401", "403", "404", "409", "422"]}},
}


def application(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    with patch("loonpoort.api.door._drop_dead_connections"):
        return door(environ, start_response)


schema = schemathesis.openapi.from_wsgi(
    "/json/v3/openapi.json", application, config=SchemathesisConfig.from_dict(CONFIG)
)


@schema.auth()
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


@schema.parametrize()
@settings(max_examples=EXAMPLES, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck))
def test_made_up_calls_are_answered_as_the_document_says(case: Any, documented: None) -> None:
    case.call_and_validate()
