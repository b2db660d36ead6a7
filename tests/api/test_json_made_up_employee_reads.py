"""Made-up calls of what reads employees."""

import pytest

from tests.api.made_up import PATHS, documented, try_made_up_calls  # noqa: F401 - a fixture


@pytest.mark.usefixtures("documented")
@pytest.mark.parametrize(
    "path",
    [path for path, operation in PATHS.items() if "/EmployeeService/" in path and not operation.is_write],
)
def test_made_up_calls_are_answered_as_the_document_says(path: str) -> None:
    try_made_up_calls(path)
