"""The published contract as test data: tests/contract/*.json."""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

from lxml import etree

NIL = "{http://www.w3.org/2001/XMLSchema-instance}nil"
_TEXTS = {
    "int": r"-?\d+",
    "boolean": "true|false",
    "dateTime": r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?",
    "string": "(?s).*",
}
SERVICES = ["CompanyService", "DebtorService", "EmployeeService", "SingleSignOn"]


@cache
def service(name: str) -> dict[str, Any]:
    facts: dict[str, Any] = json.loads((Path(__file__).parent / "contract" / f"{name}.json").read_text())
    return facts


def operations() -> dict[str, dict[str, Any]]:
    """Every operation by its full name."""
    return {f"{name}.{facts['name']}": facts for name in SERVICES for facts in service(name)["operations"]}


def local_name(element: etree._Element) -> str:
    return etree.QName(element).localname


def check(element: etree._Element, type_name: str, service_name: str) -> None:
    """That an element and all below it have the names, order and nil of the contract."""
    facts = service(service_name)["types"].get(type_name)
    if facts is None:
        assert re.fullmatch(_TEXTS[type_name], element.text or ""), (local_name(element), element.text)
    elif "enum" in facts:
        assert element.text in facts["enum"]
    elif "array" in facts:
        for item in element:
            assert local_name(item) == facts["item_element"]
            check(item, facts["item_element"], service_name)
    else:
        _check_fields(element, facts["fields"], service_name)


def _check_fields(element: etree._Element, fields: list[dict[str, Any]], service_name: str) -> None:
    present = [local_name(child) for child in element]
    assert present == [field["name"] for field in fields if field["name"] in present]
    assert [field["name"] for field in fields if not field["optional"] and field["name"] not in present] == []
    for child in element:
        field = next(field for field in fields if field["name"] == local_name(child))
        if NIL in child.attrib:
            assert field["nillable"], field["name"]
        else:
            check(child, field["type"], service_name)
