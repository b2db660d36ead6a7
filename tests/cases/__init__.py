"""Cases: for every operation how it is asked, what it gives, and what it changes.

Each module has ``fill(house)``, which puts in what its cases are about, and ``cases(house)``. The tests in
``tests/api`` go through all of them; an operation without a case fails.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from types import ModuleType
from typing import Any
from unittest.mock import ANY

from loonpoort.operations import SERVICES
from tests.cast import House

__all__ = ["ANY", "OPERATIONS", "Case", "Effect", "case_of", "cases_of", "fill", "modules"]

OPERATIONS = {operation.key: operation for service in SERVICES for operation in service.operations.values()}


@dataclass(frozen=True, slots=True)
class Effect:
    """What another operation gives once this one has been called."""

    operation: str
    values: dict[str, Any]
    result: Any
    by: str = "package"
    """Who asks: the login of the house by this name."""


@dataclass(frozen=True, slots=True)
class Case:
    """A request as a package sends it, and what comes of it in a filled house.

    Results are nested pairs of names and texts, as the client of `tests.api.client` reads them; ``ANY``
    stands for what differs with every call. ``empty`` is a request that finds nothing; ``effect`` belongs to
    every operation that writes.
    """

    values: dict[str, Any]
    result: Any = None
    empty: dict[str, Any] | None = None
    effect: Effect | None = None
    by: str = "package"
    """Who asks: the login of the house by this name."""


def modules() -> Iterable[ModuleType]:
    from tests.cases import (
        absences,
        addresses,
        bank_accounts,
        companies,
        company_lists,
        components,
        contracts,
        debtor_details,
        debtor_lists,
        debtors,
        employee_cost_centers,
        employees,
        personal_infos,
        salaries,
        schedules,
        sign_ons,
        webhooks,
    )

    return (
        debtors,
        debtor_details,
        absences,
        webhooks,
        companies,
        employees,
        personal_infos,
        addresses,
        company_lists,
        schedules,
        salaries,
        components,
        employee_cost_centers,
        bank_accounts,
        contracts,
        debtor_lists,
        sign_ons,
    )


def fill(house: House) -> None:
    """Put in what the cases are about."""
    for module in modules():
        module.fill(house)


def cases_of(house: House) -> dict[str, Case]:
    """Every case, by operation."""
    found: dict[str, Case] = {}
    for module in modules():
        for operation, case in module.cases(house).items():
            assert operation not in found, f"{operation} has two cases."
            found[operation] = case
            _modules[operation] = module
    return found


def case_of(house: House, operation: str) -> Case:
    """The case of one operation."""
    if operation not in _modules:
        cases_of(house)
    found: Case = _modules[operation].cases(house)[operation]
    return found


_modules: dict[str, ModuleType] = {}
"""Which has the case of an operation: making the cases of all takes calls."""
