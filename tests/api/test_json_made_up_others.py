"""Made-up calls of the services that are neither about employees nor about companies."""

import pytest

from tests.api.made_up import PATHS, document, documented, try_made_up_calls  # noqa: F401 - a fixture


@pytest.mark.usefixtures("documented")
@pytest.mark.parametrize(
    "path", [path for path in PATHS if "/EmployeeService/" not in path and "/CompanyService/" not in path]
)
def test_made_up_calls_are_answered_as_the_document_says(path: str) -> None:
    try_made_up_calls(path)


def test_every_path_of_the_document_is_tried() -> None:
    assert set(document()["paths"]) == set(PATHS)
