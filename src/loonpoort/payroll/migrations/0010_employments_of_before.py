"""Employees of before there were employments get one each, from the first day that is known of them."""

import datetime
from collections.abc import Iterator
from itertools import islice
from typing import Any

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps
from django.db.models import Min

from loonpoort.organisation.periods import Period, PeriodCalendar, PeriodType

AT_ONCE = 500
OUT_OF_SERVICE = 4
ON_PAYROLL = 2
BY_PERIOD = ("PersonalInfo", "EmployeeAddress", "CostAllocation", "EmployeeDepartment", "EmployeeFunction")
BY_DAY = ("Contract", "Salary", "Schedule")
ONE_DAY = datetime.timedelta(days=1)


def employ(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    employment = apps.get_model("payroll", "Employment")
    for company in apps.get_model("organisation", "Company")._base_manager.order_by("pk"):
        rows = _employees(apps, company)
        while part := list(islice(rows, AT_ONCE)):
            days = _first_days(apps, company, [employee.pk for employee in part])
            employment._base_manager.bulk_create(
                _employment(employment, employee, company, days.get(employee.pk)) for employee in part
            )


def _employees(apps: StateApps, company: Any) -> Iterator[Any]:
    rows = apps.get_model("payroll", "Employee")._base_manager.filter(company_id=company.pk).order_by("pk")
    return iter(list(rows))


def _first_days(apps: StateApps, company: Any, ids: list[int]) -> dict[int, datetime.date]:
    """By employee the first day that something is recorded of."""
    calendar = PeriodCalendar(PeriodType(company.period_type))
    found: dict[int, datetime.date] = {}
    for name in (*BY_PERIOD, *BY_DAY):
        column = "first_period" if name in BY_PERIOD else "first_day"
        rows = apps.get_model("payroll", name)._base_manager.filter(employee_id__in=ids)
        for pk, first in rows.order_by().values_list("employee_id").annotate(first=Min(column)):
            day = calendar.first_day(Period.from_index(first)) if name in BY_PERIOD else first
            found[pk] = min(found.get(pk, day), day)
    return found


def _employment(model: Any, employee: Any, company: Any, first: datetime.date | None) -> Any:
    """Who is out of service left before the current period; on which day nobody has recorded."""
    calendar = PeriodCalendar(PeriodType(company.period_type))
    now = calendar.first_day(Period(company.current_year, company.current_period_number))
    last = now - ONE_DAY if employee.employee_type == OUT_OF_SERVICE else None
    first = min(first or employee.created_at.date(), last or now)
    return model(
        employee_id=employee.pk,
        first_day=first,
        last_day=last,
        seniority_day=first,
        employee_type=ON_PAYROLL,
    )


class Migration(migrations.Migration):
    dependencies = [("payroll", "0009_employments")]

    operations = [migrations.RunPython(employ, migrations.RunPython.noop)]
