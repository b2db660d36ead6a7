"""Employees of before there were employments get one each that agrees with the list they are on."""

import datetime

import pytest

from loonpoort.payroll.models import Employee, Employment
from loonpoort.payroll.models.employments import follow_employments
from tests.support.migrations import come_to_today, go_back_to


@pytest.mark.django_db(transaction=True)
def test_earlier_employees_are_in_service_since_the_first_that_is_known_of_them() -> None:
    apps = go_back_to(("payroll", "0008_absence_leave_days"))

    def make(model: str, app: str = "payroll", **values: object):  # type: ignore[no-untyped-def]
        return apps.get_model(app, model)._base_manager.create(**values)

    environment = make("Environment", "organisation", subdomain="old", name="Old", product="accountant")
    debtor = make("Debtor", "organisation", environment=environment, number="1", name="1")
    months, weeks = (
        make(
            "Company",
            "organisation",
            debtor=debtor,
            number=number,
            name="x",
            period_type=period_type,
            current_year=2026,
            current_period_number=7,
        )
        for number, period_type in enumerate(("M", "W4"))
    )
    known, left, unknown, gone = (
        make("Employee", company=company, number=number, display_name="x", employee_type=kind)
        for number, (company, kind) in enumerate([(months, 2), (weeks, 4), (months, 2), (months, 4)])
    )
    make("PersonalInfo", employee=known, first_period=202003, last_name="x")
    make("Salary", employee=known, first_day=datetime.date(2020, 2, 15), value=1)
    make("EmployeeAddress", employee=left, first_period=202202)
    apps.get_model("payroll", "Employee")._base_manager.update(
        created_at=datetime.datetime(2026, 7, 20, 12, tzinfo=datetime.UTC)
    )
    come_to_today()
    made = {
        row.employee_id: (str(row.first_day), str(row.last_day or ""), str(row.seniority_day))
        for row in Employment.unscoped.all()
    }
    assert made == {
        known.pk: ("2020-02-15", "", "2020-02-15"),
        left.pk: ("2022-01-31", "2026-06-14", "2022-01-31"),
        unknown.pk: ("2026-07-01", "", "2026-07-01"),
        gone.pk: ("2026-06-30", "2026-06-30", "2026-06-30"),
    }
    follow_employments(Employee.unscoped.all())
    assert dict(Employee.unscoped.values_list("pk", "employee_type")) == {
        known.pk: 2,
        left.pk: 4,
        unknown.pk: 2,
        gone.pk: 4,
    }
