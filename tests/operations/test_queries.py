"""How much the database is asked: a list costs no more queries when it is longer."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from loonpoort.payroll.models import Salary, Schedule
from tests.api.client import call, key_of
from tests.cast import House, company, debtor, employee, personal_info

MOST = 5
"""Token, filter, closed operations, and two for the data."""


@pytest.mark.parametrize(
    ("operation", "field", "of"),
    [
        ("DebtorService.List_GetAll", "", ""),
        ("CompanyService.List_GetAll", "", ""),
        ("CompanyService.List_GetByDebtor", "DebtorId", "bakery"),
        ("EmployeeService.List_GetByCompany", "CompanyId", "shop"),
        ("EmployeeService.List_GetByDebtor", "DebtorId", "bakery"),
        ("EmployeeService.PersonalInfo_GetAll_AllEmployeesByCompany", "CompanyID", "shop"),
        ("EmployeeService.Salary_GetAll_AllEmployeesByCompany", "CompanyID", "shop"),
        ("EmployeeService.Schedule_GetAll_AllEmployeesByCompany", "CompanyID", "shop"),
    ],
)
def test_a_longer_list_costs_no_more_queries(operation, field, of, house) -> None:
    rows = {**house.debtors, **house.companies}
    values = {field: rows[of].pk, "EmployeeType": 2} if field else {}
    counts = []
    call(operation, key_of(house), values)  # the first call of a minute is noted on its token
    for _ in range(2):
        with CaptureQueriesContext(connection) as queries:
            assert call(operation, key_of(house), values).status == "200 OK"
        counts.append(len(queries))
        lengthen(house)
    assert counts[0] == counts[1] <= MOST


def lengthen(house: House) -> None:
    """More of everything."""
    more = debtor(house.environment, "9", "more", [house.tags["Clients"]])
    for number in range(3):
        company(more, number, "more")
        company(house.debtors["bakery"], 10 + number, "more")
        hired = employee(house.companies["shop"], 200 + number, "more")
        personal_info(hired, 202601)
        Salary.unscoped.create(employee=hired, first_day=datetime.date(2026, 1, 1), value=1)
        Schedule.unscoped.create(employee=hired, first_day=datetime.date(2026, 1, 1))
