"""The published contract as test data: tests/contract/*.json."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from lxml import etree

from loonpoort import operations as catalogue

NIL = "{http://www.w3.org/2001/XMLSchema-instance}nil"
CONTRACT = ["CompanyService", "DebtorService", "EmployeeService", "ReportService", "SingleSignOn"]
SERVICES = [service.name for service in catalogue.SERVICES]
"""Those of the contract that are served."""


@cache
def facts(name: str) -> dict[str, Any]:
    """What one file holds."""
    found: dict[str, Any] = json.loads((Path(__file__).parent / "contract" / f"{name}.json").read_text())
    return found


def service(name: str) -> dict[str, Any]:
    """A service of the contract, whether served or not."""
    assert name in CONTRACT, f"The contract has no {name}."
    return facts(name)


def operations() -> dict[str, dict[str, Any]]:
    """Every operation of the contract by its full name."""
    return {f"{name}.{each['name']}": each for name in CONTRACT for each in service(name)["operations"]}


def served_operations() -> dict[str, dict[str, Any]]:
    """Those that are served."""
    served = {operation.key for each in catalogue.SERVICES for operation in each.operations.values()}
    return {key: each for key, each in operations().items() if key in served}


def local_name(element: etree._Element) -> str:
    return etree.QName(element).localname
