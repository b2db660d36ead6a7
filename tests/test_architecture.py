"""Rules that hold for all of the source. Its layers are checked by import-linter, in ``make check``."""

import ast
import re
from pathlib import Path

import pytest
from django.apps import apps

import loonpoort.operations  # noqa: F401 - declares the catalogue
from loonpoort.operations import SERVICES
from loonpoort.organisation.scopes import ScopedManager

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "loonpoort"
MODULES = sorted(path for path in SOURCE.rglob("*.py") if "migrations" not in path.parts)
TEXTS = [path for path in sorted(SOURCE.rglob("*")) if path.suffix in (".py", ".html", ".txt", ".css", ".js")]
UNSCOPED = {"Environment", "DebtorTag", "WebhookChoice"}
"""Models of organisation and payroll that may be queried freely: none holds payroll data."""
OPERATIONS = {operation.key: operation for service in SERVICES for operation in service.operations.values()}


def name_of(path: Path) -> str:
    return str(path.relative_to(SOURCE))


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_module_says_what_it_is_for(path: Path) -> None:
    doc = ast.get_docstring(ast.parse(path.read_text()))
    assert doc
    assert doc[0].isupper() or doc[0] in "`\"'"
    assert doc.partition("\n")[0].rstrip().endswith((".", "``", ":")), "the first line is a sentence"


@pytest.mark.parametrize("path", TEXTS, ids=name_of)
def test_the_product_knows_nothing_of_its_tests_or_of_where_it_was_made(path: Path) -> None:
    found = re.search(r"/work\b|\bshared/|\btests[./]|\bimport tests\b|design\.md", path.read_text())
    assert not found, found


def test_no_model_of_organisation_or_payroll_can_be_queried_without_a_scope() -> None:
    models = [*apps.get_app_config("organisation").get_models(), *apps.get_app_config("payroll").get_models()]
    unscoped = {model.__name__ for model in models if not isinstance(model._default_manager, ScopedManager)}
    assert unscoped == UNSCOPED


def test_environment_variables_are_read_by_config_and_cli_only() -> None:
    readers = {
        path.relative_to(SOURCE).parts[0]
        for path in MODULES
        if re.search(r"\bos\.(environ|getenv)\b|\bfrom os import\b", path.read_text())
    }
    assert readers <= {"config", "cli"}


@pytest.mark.parametrize("key", OPERATIONS)
def test_an_operation_is_summed_up_in_a_sentence(key: str) -> None:
    assert OPERATIONS[key].summary.endswith(".")


def test_nothing_is_made_from_the_contract_that_it_is_measured_by() -> None:
    """The yardstick must be able to disagree."""
    made_of = [
        *SOURCE.rglob("*"),
        *(ROOT / "scripts").rglob("*.py"),
        ROOT / "pyproject.toml",
        ROOT / "Makefile",
    ]
    for path in made_of:
        if path.is_file() and "__pycache__" not in path.parts:
            found = re.search(rb"tests[./]contract\b|Service\.json|contract_facts", path.read_bytes())
            assert not found, (path, found)
