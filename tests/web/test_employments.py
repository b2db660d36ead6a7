"""Employments on the employee page: the lists follow, and what cannot be is told."""

import datetime

import pytest

from loonpoort.payroll.models import Employee, Employment
from tests.web.test_companies import text

FIRST = datetime.date(2020, 1, 1)


@pytest.fixture
def bram(house) -> Employee:
    bram = house.employees["bram"]
    Employment.unscoped.create(employee=bram, first_day=FIRST, seniority_day=FIRST)
    return bram


def test_a_stopped_employment_moves_the_employee_to_another_list(bram, administrator) -> None:
    employment = Employment.unscoped.get()
    page = f"/employees/{bram.pk}/employments/"
    assert administrator.post(f"{page}{employment.pk}/end/", {"last": "2026-06-30"}).status_code == 302
    bram.refresh_from_db()
    assert bram.employee_type == 4
    assert "Out of service" in text(administrator.get(f"/employees/{bram.pk}/"))


def test_employments_do_not_overlap_and_the_only_one_stays(bram, administrator) -> None:
    page = f"/employees/{bram.pk}/employments/"
    sent = {"employee_type": 2, "seniority_day": "2026-08-01", "end_reason": "", "first": "2026-08-01"}
    assert "in service already from" in text(administrator.post(f"{page}new/", sent))
    again = administrator.post(f"{page}{Employment.unscoped.get().pk}/delete/", {"changes_past": "on"})
    assert "An employee has one employment at least." in text(again)
    assert Employment.unscoped.get().first_day == FIRST


def test_a_change_of_type_from_a_day_on_is_a_transition(bram, administrator) -> None:
    employment = Employment.unscoped.get()
    sent = {"employee_type": 3, "seniority_day": "2020-01-01", "end_reason": "", "first": "2026-07-01"}
    answer = administrator.post(f"/employees/{bram.pk}/employments/{employment.pk}/", sent)
    assert answer.status_code == 302, text(answer)
    rows = Employment.unscoped.order_by("first_day").values_list("employee_type", "first_day", "last_day")
    assert list(rows) == [
        (2, FIRST, datetime.date(2026, 6, 30)),
        (3, datetime.date(2026, 7, 1), None),
    ]
    bram.refresh_from_db()
    assert bram.employee_type == 3
