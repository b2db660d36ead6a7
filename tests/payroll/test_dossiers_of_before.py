"""Absences of before there were dossiers get one each, counted for each employee."""

import datetime

import pytest

from loonpoort.payroll.models import Absence
from tests.support.migrations import come_to_today, go_back_to


@pytest.mark.django_db(transaction=True)
def test_earlier_absences_get_a_dossier_each() -> None:
    apps = go_back_to(("payroll", "0007_arrangements"))

    def make(model: str, app: str = "payroll", **values: object):  # type: ignore[no-untyped-def]
        return apps.get_model(app, model)._base_manager.create(**values)

    environment = make("Environment", "organisation", subdomain="old", name="Old", product="accountant")
    debtor = make("Debtor", "organisation", environment=environment, number="1", name="1")
    company = make(
        "Company",
        "organisation",
        debtor=debtor,
        number=1,
        name="x",
        period_type="M",
        current_year=2026,
        current_period_number=7,
    )
    some, other = (make("Employee", company=company, number=number, display_name="x") for number in (1, 2))
    for employee, month in [(some, 5), (some, 2), (other, 3)]:
        make("Absence", employee=employee, first_day=datetime.date(2026, month, 1))
    come_to_today()
    told = Absence.unscoped.order_by("employee_id", "first_day")
    assert list(told.values_list("employee_id", "first_day__month", "dossier_number")) == [
        (some.pk, 2, 1),
        (some.pk, 5, 2),
        (other.pk, 3, 1),
    ]
