"""Every operation by its case once more: JSON gives and changes what SOAP does."""

from typing import Any

import pytest

from loonpoort.contract.types import Array, Field, Node, Record, is_value
from tests.api.client import call
from tests.api.json_client import call_json, problem_of, result_of
from tests.api.test_operations import CODES, ROWS, effect_of, key_of_case
from tests.cases import ANY, OPERATIONS, case_of


def as_soap(node: Node, value: Any) -> Any:
    """A JSON value as the SOAP client reads the same one: pairs of names and texts."""
    match node:
        case Array(item):
            return [(node.item_name, as_soap(item, each)) for each in value] or ""
        case Record(fields=fields):
            return [
                (field.name, field_as_soap(field, value[field.name]))
                for field in fields
                if value[field.name] is not None or is_value(field.node)
            ]
    return {True: "true", False: "false"}[value] if isinstance(value, bool) else str(value)


def field_as_soap(field: Field, value: Any) -> Any:
    return None if value is None else as_soap(field.node, value)


def typed(node: Node, value: Any) -> Any:
    """A value as JSON has it, from one that is written for SOAP."""
    match node:
        case Array(item):
            found = next(iter(value.values()), []) if value else []
            return [typed(item, each) for each in (found if isinstance(found, list) else [found])]
        case Record(fields=fields):
            nodes = {field.name: field.node for field in fields}
            return {name: typed(nodes[name], each) for name, each in value.items()}
    if node.name in ("int", "long"):
        return int(value)
    return {"true": True, "false": False}.get(str(value), value) if node.name == "boolean" else value


@pytest.mark.thorough
@pytest.mark.parametrize("operation", OPERATIONS)
def test_an_operation_answers_as_over_soap(operation, filled) -> None:
    declared, case = OPERATIONS[operation], case_of(filled, operation)
    given = typed(declared.request, case.values)
    over_json = result_of(call_json(operation, key_of_case(operation, case, filled), given))
    if declared.result is None:
        assert over_json is None
    elif case.result is ANY:
        assert over_json
    else:
        assert as_soap(declared.result.node, over_json) == case.result
    if case.effect:
        assert effect_of(case, filled) == case.effect.result


@pytest.mark.thorough
@pytest.mark.parametrize("operation", OPERATIONS)
def test_a_foreign_id_is_refused_as_the_operation_declares(operation, filled, foreign) -> None:
    declared, case = OPERATIONS[operation], case_of(filled, operation)
    key = key_of_case(operation, case, filled)
    named = [name for name in case.values if name.lower() in ROWS]
    for name in named:
        rows = ROWS[name.lower()]
        values = {**case.values, name: next(iter(getattr(foreign, rows).values())).pk}
        over_json = problem_of(call_json(operation, key, typed(declared.request, values)))
        _, text = call(operation, key, values).fault
        assert over_json["status"] == 404
        assert over_json["code"] == CODES[rows]
        assert CODES[rows] in {fault.code for fault in declared.faults}
        assert text.endswith(f"---> {over_json['detail']}")
    assert named == [field.name for field in declared.request.fields if field.name.lower() in ROWS]
