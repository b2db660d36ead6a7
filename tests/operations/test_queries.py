"""How much the database is asked: a list costs no more queries when it is longer."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from loonpoort.payroll.models import (
    Absence,
    Child,
    Employment,
    LeaseCar,
    Partner,
    PerformanceReview,
    Salary,
    Schedule,
    SocialSecurity,
)
from tests.api.client import call, key_of
from tests.cast import House, company, debtor, employee, personal_info

MOST = 5
"""Token, filter, closed operations, and two for the data."""
COMBINED = "EmployeeService.PersonalInfoContractSalaryAddress_GetAll_AllEmployeesByCompany"
MORE = {COMBINED: 3}
"""What is put together from several families takes one for each."""


@pytest.mark.parametrize(
    ("operation", "field", "of"),
    [
        ("DebtorService.List_GetAll", "", ""),
        ("CompanyService.List_GetAll", "", ""),
        ("CompanyService.List_GetByDebtor", "DebtorId", "bakery"),
        ("EmployeeService.List_GetByCompany", "CompanyId", "shop"),
        ("EmployeeService.List_GetByDebtor", "DebtorId", "bakery"),
        ("EmployeeService.PersonalInfo_GetAll_AllEmployeesByCompany", "CompanyID", "shop"),
        ("EmployeeService.PersonalInfoWithoutBSN_Get_GetAllEmployeesByCompany", "CompanyID", "shop"),
        ("EmployeeService.Partner_GetAll_AllEmployeesByCompany", "CompanyId", "shop"),
        ("EmployeeService.Children_GetAll_Employeesbycompany", "CompanyId", "shop"),
        ("EmployeeService.PerformanceReview_GetAll_AllEmployeesByCompany", "CompanyID", "shop"),
        (COMBINED, "CompanyID", "shop"),
        ("EmployeeService.Employment_GetAll_AllEmployeesByCompany", "CompanyID", "shop"),
        ("EmployeeService.Salary_GetAll_AllEmployeesByCompany", "CompanyID", "shop"),
        ("EmployeeService.Schedule_GetAll_AllEmployeesByCompany", "CompanyID", "shop"),
        ("EmployeeService.Absence_GetAll_AllEmployeesByCompany", "CompanyId", "shop"),
        ("EmployeeService.SVW_GetAll_AllEmployeesByCompany", "CompanyID", "shop"),
        ("EmployeeService.LeaseCar_GetAll_EmployeesByCompany", "CompanyId", "shop"),
    ],
)
def test_a_longer_list_costs_no_more_queries(operation, field, of, house) -> None:
    rows = {**house.debtors, **house.companies}
    values = {field: rows[of].pk, "EmployeeType": 2, "Period": 7, "Year": 2026} if field else {}
    counts = []
    call(operation, key_of(house), values)  # the first call of a minute is noted on its token
    for _ in range(2):
        with CaptureQueriesContext(connection) as queries:
            assert call(operation, key_of(house), values).status == "200 OK"
        counts.append(len(queries))
        lengthen(house)
    assert counts[0] == counts[1] <= MOST + MORE.get(operation, 0)


def lengthen(house: House) -> None:
    """More of everything."""
    more = debtor(house.environment, "9", "more", [house.tags["Clients"]])
    for number in range(3):
        company(more, number, "more")
        company(house.debtors["bakery"], 10 + number, "more")
        hired = employee(house.companies["shop"], 200 + number, "more")
        personal_info(hired, 202601)
        day = datetime.date(2026, 1, 1)
        Employment.unscoped.create(employee=hired, first_day=day, seniority_day=day)
        born = {"name": "more", "birthday": datetime.date(2000, 1, 1)}
        Partner.unscoped.create(employee=hired, first_day=day, **born)
        Child.unscoped.create(employee=hired, first_period=202601, **born)
        PerformanceReview.unscoped.create(employee=hired, first_day=day)
        Salary.unscoped.create(employee=hired, first_day=datetime.date(2026, 1, 1), value=1)
        Schedule.unscoped.create(employee=hired, first_day=datetime.date(2026, 1, 1))
        Absence.unscoped.create(employee=hired, first_day=datetime.date(2026, 1, 1), dossier_number=1)
        SocialSecurity.unscoped.create(employee=hired, first_period=202601)
        LeaseCar.unscoped.create(employee=hired, first_day=datetime.date(2026, 1, 1))
