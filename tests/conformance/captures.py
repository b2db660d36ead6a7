"""Real answers of every served operation: as many calls as the cast has reasons for."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice, product
from typing import Any

from django.db import transaction
from django.db.models import CharField, Model

from loonpoort.access.kinds import FilterKind
from loonpoort.contract import Header, Operation
from loonpoort.contract.types import Array, Enumeration, Node, Record
from loonpoort.operations import SERVICES
from loonpoort.organisation.models import Company
from loonpoort.payroll.models import Declaration, EmployeeAddress, PersonalInfo, Run
from tests import cases, cast
from tests.api.client import SOAP11, SOAP12, Answer, Key, call, request
from tests.cases import (
    Case,
    bank_accounts,
    company_facts,
    company_lists,
    contracts,
    debtor_details,
    debtor_lists,
    employee_cost_centers,
    employments,
    lease_cars,
    leave,
    personal_info_lists,
    relatives,
    reports,
    reservations,
    reviews,
    runs,
    salaries,
    social_security,
    time_registration,
    time_schedules,
    wage_taxes,
)
from tests.cast import House

OPERATIONS = [operation for service in SERVICES for operation in service.operations.values()]
MOST_CALLS = 10
"""Of one operation by one caller in one version of SOAP."""
SCALARS = {
    "int": 1,
    "long": 1,
    "boolean": "true",
    "decimal": "1.5",
    "dateTime": "2026-07-01T00:00:00",
    "string": "NL",
    "base64Binary": "AA==",
    "guid": "3f2504e0-4f89-11d3-9a0c-0305e82c3301",
}


@dataclass(frozen=True, slots=True)
class Capture:
    operation: Operation
    version: str
    answer: Answer


@cache
def served_wsdl(service: str) -> bytes:
    answer = request("GET", f"/soap/v3/{service}.asmx", query="WSDL")
    assert answer.status == "200 OK"
    return answer.body


def fill(house: House) -> None:
    """What the cases are about; and of each kind of record one in full, one of which the least is known."""
    cases.fill(house)
    carla, dirk = house.employees["carla"], house.employees["dirk"]
    details = {"birthday": datetime.date(1990, 2, 28), "deceased_on": datetime.date(2026, 7, 1)}
    cast.personal_info(dirk, 202601, **texts_of(PersonalInfo), **details, gender="male", nationality_code=1)
    EmployeeAddress.unscoped.create(
        employee=dirk,
        first_period=202601,
        last_period=202612,
        type="PostAddress",
        **texts_of(EmployeeAddress, but={"type"}),
    )
    EmployeeAddress.unscoped.create(employee=carla, first_period=202601)
    fillers = (
        debtor_details,
        company_facts,
        company_lists,
        salaries,
        employee_cost_centers,
        bank_accounts,
        contracts,
        debtor_lists,
        employments,
        wage_taxes,
        social_security,
        lease_cars,
        leave,
        reservations,
        personal_info_lists,
        relatives,
        reviews,
        reports,
        time_registration,
        time_schedules,
        runs,
    )
    for each in fillers:
        each.fill_least(house)
    Company.unscoped.filter(pk=house.companies["mill"].pk).update(
        **texts_of(Company, but={"name", "period_type"})
    )


def texts_of(model: type[Model], but: frozenset[str] | set[str] = frozenset()) -> dict[str, str]:
    """A text for every column that may be without one."""
    columns = [field for field in model._meta.concrete_fields if isinstance(field, CharField)]
    return {
        column.name: column.name[: column.max_length]
        for column in columns
        if (column.null or column.blank) and not column.choices and column.name not in but
    }


def candidates(house: House) -> dict[str, list[Any]]:
    """By lower-cased name of a parameter, what is worth sending in it."""
    nobody = [0, 2**31 - 1]
    companies = [*(row.pk for row in house.companies.values()), *nobody]
    return {
        "debtorid": [*(row.pk for row in house.debtors.values()), *nobody],
        "companyid": companies,
        "employeeid": [*(row.pk for row in house.employees.values()), *nobody],
        "employeetype": [2, 4],
        "number": ["1", "none"],
        "period": [7, 4],
        "year": [2026],
        "intyear": [2026],
        "runid": [*Run.unscoped.order_by("-pk").values_list("pk", flat=True)[:3], *nobody],
        "wagetaxid": [row.pk for row in Declaration.unscoped.filter(kind="wage_tax", total=0)],
        "taskid": [str(reports.FINISHED_TOO), str(reports.WAITING_TOO), str(reports.FINISHED)],
        "username": [house.package.email, house.administrator.email, "nobody@kantoor.example"],
        "password": [cast.PASSWORD, "wrong"],
        "token": [house.package_token, "wrong"],
        "domain": ["kantoor", "nowhere"],
    }


def sample(node: Node, *, is_full: bool) -> Any:
    """A value of a type, all of it or the least."""
    match node:
        case Record(fields=fields):
            chosen = [field for field in fields if is_full or not (field.optional or field.nillable)]
            return {field.name: sample(field.node, is_full=is_full) for field in chosen}
        case Array(item):
            return {node.item_name: sample(item, is_full=is_full)}
        case Enumeration(values=values):
            return values[-1]
    return SCALARS[node.name]


def arguments_of(
    operation: Operation, case: Case | None, known: dict[str, list[Any]]
) -> Iterator[dict[str, Any]]:
    """What an operation is called with: its case, and combinations of what is ``known`` by parameter."""
    if case:
        yield case.values
        of = [name for name in case.values if name.lower() in ("companyid", "employeeid")]
        if len(of) > 1:
            # Of the others the first alone is tried with all that there is of the rest.
            yield from ({**case.values, name: 2**31 - 1} for name in of)
    choices = [
        known.get(field.name.lower()) or [sample(field.node, is_full=is_full) for is_full in (True, False)]
        for field in operation.request.fields
    ]
    names = [field.name for field in operation.request.fields]
    yield from (dict(zip(names, values, strict=True)) for values in islice(product(*choices), MOST_CALLS))
    if names:
        yield {}


def callers(house: House) -> list[Key]:
    """One who sees everything, one who sees nothing, and one whom nobody knows."""
    blind = cast.login(house.environment, "API integration", "blind@kantoor.example", FilterKind.TAGS)
    seeing = house.administrator
    keys = [(login.email, cast.token_of(login)) for login in (seeing, blind)]
    return [*keys, (seeing.email, "wrong")]


def captures(house: House, operations: Sequence[Operation]) -> Iterator[Capture]:
    """Operations, each called in every way; what it writes is gone before the next one."""
    asking: list[Key | None] = [*callers(house)]
    known, asked = candidates(house), cases.cases_of(house)
    for operation in operations:
        arguments = list(arguments_of(operation, asked.get(operation.key), known))
        with transaction.atomic():
            yield from _captures_of(operation, arguments, asking)
            transaction.set_rollback(True)


def _captures_of(
    operation: Operation, calls: Sequence[dict[str, Any]], asking: Sequence[Key | None]
) -> Iterator[Capture]:
    for caller in [None] if operation.header is Header.NONE else asking:
        for arguments in calls:
            for version in (SOAP11, SOAP12):
                answer = call(
                    operation.key, caller, arguments, version=version, element=str(operation.header)
                )
                yield Capture(operation, version, answer)
