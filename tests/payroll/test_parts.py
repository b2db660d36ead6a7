"""By-company lists are read in parts: nobody is left out or told twice where one part ends."""

import pytest

from loonpoort.access.calls import Call
from loonpoort.organisation import selections
from loonpoort.payroll import handles
from loonpoort.payroll.models import Employee, PersonalInfo
from tests import cast


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5])
def test_every_employee_is_in_exactly_one_part(count, house, monkeypatch) -> None:
    monkeypatch.setattr(handles, "EMPLOYEES_AT_ONCE", 2)
    monkeypatch.setattr(selections, "_STATEMENTS", {})
    company = house.companies["greenhouse"]
    for number in range(count - Employee.unscoped.filter(company=company).count()):
        cast.employee(company, 500 + number, f"someone {number}")
    for employee in Employee.unscoped.filter(company=company):
        cast.personal_info(employee, 202601)
    expected = list(Employee.unscoped.filter(company=company).order_by("pk").values_list("pk", flat=True))
    parts = [
        [row[0] for row in part.values_list("employee_id")]
        for part in Call(house.administrator).company(company.pk).by_employee(PersonalInfo)
    ]
    assert [pk for part in parts for pk in part] == expected
    assert all(len(part) <= 2 for part in parts)
