"""Whom employees have around them, entered on their page: a package reads it at once."""

import pytest

from loonpoort.organisation.debtor_changes import add_detail
from loonpoort.organisation.models import ExtraField, Manager
from loonpoort.payroll.models import Child, Employee, EmployeeManager, ExtraValue, PerformanceReview
from tests.api.client import call, key_of
from tests.web.test_companies import text
from tests.web.test_employee_pay import JULY, offered
from tests.web.test_employees import NOW, holding, page_of, record_url


@pytest.fixture
def bram(house) -> Employee:
    return house.employees["bram"]


def read(house, operation: str):
    bram = {"EmployeeId": house.employees["bram"].pk}
    return call(f"EmployeeService.{operation}", key_of(house), bram).value


def managers(house) -> dict[str, Manager]:
    return {
        name: add_detail(Manager, house.debtors[of].pk, {"number": number, "name": name})
        for number, (name, of) in enumerate([("Blom", "bakery"), ("Kok", "bakery"), ("Vos", "garage")], 1)
    }


def test_a_manager_is_one_of_the_debtors(house, bram, administrator) -> None:
    made = managers(house)
    url = f"{page_of(bram)}managers/new/"
    assert offered(text(administrator.get(url)), "manager") == ["---------", "1 Blom", "2 Kok"]
    assert "available choices" in text(administrator.post(url, {"manager": made["Vos"].pk, **NOW}))
    assert administrator.post(url, {"manager": made["Blom"].pk, **NOW}).status_code == 302
    assert "1 Blom" in holding(text(administrator.get(page_of(bram))))
    assert read(house, "Manager_GetCurrent") == [("Number", "1"), ("Name", "Blom")]
    known = EmployeeManager.unscoped.get()
    later = {"manager": made["Kok"].pk, **NOW, "first_number": 8}
    assert administrator.post(record_url(known, family="managers"), later).status_code == 302
    assert dict(read(house, "Manager_GetCurrent"))["Name"] == "Blom"


def test_a_review_is_entered_with_its_mark(house, bram, administrator) -> None:
    url = f"{page_of(bram)}performance-reviews/new/"
    review = {"type": 3, "appraisal": 4, "mark": 8, "manager": managers(house)["Blom"].pk, "note": "Goed"}
    assert "10" in text(administrator.post(url, {**review, **JULY, "mark": 11}))
    before = {"next_review_on": "2026-06-30"}
    assert "comes after this one" in text(administrator.post(url, {**review, **JULY, **before}))
    assert not PerformanceReview.unscoped.exists()
    answer = administrator.post(url, {**review, **JULY, "next_review_on": "2027-07-01"})
    assert answer.status_code == 302, text(answer)
    page = holding(text(administrator.get(page_of(bram))))
    assert "Appraisal" in page
    assert "Good" in page
    [(_, row)] = read(house, "PerformanceReview_Get")
    found = dict(row)
    assert (found["Appraisal"], found["AppraisalName"], found["Manager"]) == ("8", "Goed", "Blom")
    assert found["NextReviewDate"] == "2027-07-01T00:00:00"


def test_an_extra_field_takes_a_value_of_its_type(house, bram, administrator) -> None:
    fields = {
        of: add_detail(ExtraField, house.debtors[of].pk, {"name": f"Key of {of}", "type": "Number"})
        for of in ("bakery", "garage")
    }
    url = f"{page_of(bram)}extra-fields/new/"
    assert offered(text(administrator.get(url)), "field") == ["---------", "Key of bakery"]
    value = {"field": fields["bakery"].pk, "value": "x", **JULY}
    assert "takes a number" in text(administrator.post(url, value))
    assert "available choices" in text(administrator.post(url, {**value, "field": fields["garage"].pk}))
    assert not ExtraValue.unscoped.exists()
    assert administrator.post(url, {**value, "value": "12"}).status_code == 302
    [(_, row)] = read(house, "ExtraFields_GetList")
    assert dict(row)["Value"] == "12"
    assert "Key of bakery" in holding(text(administrator.get(page_of(bram))))


def test_a_child_that_a_package_added_is_changed_on_the_page(house, bram, administrator) -> None:
    child = {"Name": "Bakker", "FirstName": "Cas", "Birthday": "2018-01-01T00:00:00"}
    values = {"EmployeeId": bram.pk, "child": child}
    assert call("EmployeeService.Children_Insert", key_of(house), values).value
    assert "Cas" in holding(text(administrator.get(page_of(bram))))
    url = record_url(Child.unscoped.get(), family="children")
    changed = {"name": "Bakker", "first_name": "Kas", "gender": "male", "birthday": "2018-01-01", **NOW}
    answer = administrator.post(url, changed)
    assert answer.status_code == 302, text(answer)
    [(_, row)] = dict(read(house, "Children_Get"))["EmployeeChildren"]
    assert dict(row)["FirstName"] == "Kas"
