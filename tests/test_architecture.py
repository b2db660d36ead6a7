"""Rules that hold for all of the source. Its layers are checked by import-linter, in ``make check``."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps

import loonpoort.operations  # noqa: F401 - declares the catalogue
from loonpoort.contract import Operation
from loonpoort.contract.types import Array, Enumeration, Field, Node, Record, named_types
from loonpoort.operations import SERVICES
from loonpoort.organisation.scopes import ScopedManager
from tests import contract_facts

SOURCE = Path(__file__).parent.parent / "src" / "loonpoort"
MODULES = sorted(path for path in SOURCE.rglob("*.py") if "migrations" not in path.parts)
TEXTS = [path for path in sorted(SOURCE.rglob("*")) if path.suffix in (".py", ".html", ".txt", ".css", ".js")]
UNSCOPED = {"Environment", "DebtorTag"}
"""Models of organisation and payroll that may be queried freely: neither holds payroll data."""
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


def test_what_is_declared_is_what_the_contract_lists() -> None:
    assert set(OPERATIONS) == set(contract_facts.operations())


@pytest.mark.parametrize("key", OPERATIONS)
def test_an_operation_has_the_shape_of_the_contract(key: str) -> None:
    operation, facts = OPERATIONS[key], contract_facts.operations()[key]
    assert operation.summary.endswith(".")
    assert str(operation.header) == facts["header"].replace("none", "")
    assert [described(field) for field in operation.request.fields] == facts["request"]
    assert operation.result is not None
    answered = described(operation.result)
    # What the contract's source does not tell is not compared.
    known = {"result_element": answered.pop("name"), **answered}
    assert {name: known[name] for name in facts["response"]} == facts["response"]


@pytest.mark.parametrize("service", contract_facts.SERVICES)
def test_the_types_of_a_service_are_those_of_the_contract(service: str) -> None:
    used = {node.name: shape(node) for node in types_of(service)}
    assert used == contract_facts.service(service)["types"]


@pytest.mark.parametrize("service", contract_facts.SERVICES)
def test_a_service_has_the_namespace_and_path_of_the_contract(service: str) -> None:
    found = next(each for each in SERVICES if each.name == service)
    facts = contract_facts.service(service)
    assert (found.namespace, found.path) == (facts["namespace"], facts["path"])


def types_of(service: str) -> Iterator[Node]:
    """Every named type that the service's operations speak of."""
    roots: list[Node] = []
    for operation in OPERATIONS.values():
        if operation.service.name == service:
            roots += nodes(operation)
    yield from named_types(*roots)


def nodes(operation: Operation) -> list[Node]:
    result = [operation.result.node] if operation.result else []
    return [field.node for field in operation.request.fields] + result


def described(field: Field) -> dict[str, object]:
    return {
        "name": field.name,
        "type": field.node.name,
        "nillable": field.nillable,
        "optional": field.optional,
    }


def shape(node: Node) -> dict[str, object]:
    match node:
        case Array(item):
            return {"array": True, "item_element": item.name}
        case Enumeration():
            return {"enum": node.values}
        case Record(fields=fields):
            return {"fields": [described(field) for field in fields]}
    raise AssertionError(node)
