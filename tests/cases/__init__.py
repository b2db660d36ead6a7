"""Cases: for every operation how it is asked, what it gives, and what it changes.

Each module has ``fill(house)``, which puts in what its cases are about, and ``cases(house)``. The tests in
``tests/api`` go through all of them; an operation without a case fails.
"""

from collections.abc import Callable, Iterable
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
    seen: Callable[[House], Any] | None = None
    """Looked at instead, where no operation gives what was written; ``operation`` is empty then."""


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
        company_facts,
        company_lists,
        company_wages,
        components,
        contracts,
        days,
        debtor_details,
        debtor_lists,
        debtors,
        declarations,
        employee_cost_centers,
        employee_documents,
        employees,
        employments,
        labour_agreements,
        lease_cars,
        leave,
        papers,
        personal_info_lists,
        personal_infos,
        relatives,
        reports,
        reservations,
        reviews,
        runs,
        salaries,
        salary_tables,
        savings,
        schedules,
        sign_ons,
        social_security,
        time_registration,
        time_schedules,
        wage_taxes,
        webhooks,
    )

    return (
        debtors,
        debtor_details,
        absences,
        webhooks,
        companies,
        employees,
        company_facts,
        debtor_lists,
        employments,
        personal_infos,
        addresses,
        company_lists,
        schedules,
        salaries,
        salary_tables,
        components,
        company_wages,
        employee_cost_centers,
        bank_accounts,
        employee_documents,
        contracts,
        personal_info_lists,
        relatives,
        reviews,
        leave,
        days,
        time_registration,
        time_schedules,
        wage_taxes,
        social_security,
        labour_agreements,
        lease_cars,
        savings,
        reservations,
        runs,
        papers,
        declarations,
        reports,
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
