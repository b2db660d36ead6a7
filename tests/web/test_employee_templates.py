"""Default employee templates of a company: made, changed and deleted on its page, by whoever may."""

import pytest

from loonpoort.access.dashlets import Dashlet, DashletRight
from loonpoort.organisation.models import Department
from loonpoort.payroll.models import DefaultEmployeeTemplate
from tests import trail
from tests.web.test_companies import narrow_login, text

SENT = {"description": "Baker", "employee_type": 3, "hours_per_week": "36.5"}


@pytest.fixture
def pages(house) -> str:
    return f"/companies/{house.companies['shop'].pk}/employee-templates/"


def company_page(house) -> str:
    return f"/companies/{house.companies['shop'].pk}/"


def test_a_template_is_made_changed_and_deleted(house, pages, administrator) -> None:
    oven = Department.unscoped.create(debtor=house.debtors["bakery"], code=3, description="Oven")
    assert "There is none yet." in text(administrator.get(company_page(house)))
    assert "3 Oven" in text(administrator.get(f"{pages}new/"))
    answer = administrator.post(f"{pages}new/", {**SENT, "department": oven.pk}, follow=True)
    made = DefaultEmployeeTemplate.unscoped.get()
    assert f'<a href="{pages}{made.pk}/"><bdi>Baker</bdi></a>' in text(answer)
    assert (made.department, made.employee_type, made.hours_per_week) == (oven, 3, 36.5)
    entry = trail.last()
    assert (entry.event, entry.subject_name) == ("company.employee_templates_changed", "shop")
    assert entry.after["department"] == "3 Oven"
    guid, page = made.guid, text(administrator.get(f"{pages}{made.pk}/"))
    assert 'value="36.5"' in page
    administrator.post(f"{pages}{made.pk}/", {**SENT, "description": "Oven hand", "hours_per_week": ""})
    made.refresh_from_db()
    assert (made.description, made.department, made.hours_per_week) == ("Oven hand", None, None)
    assert made.guid == guid
    assert "Whoever began by it stays as it is." in text(administrator.get(f"{pages}{made.pk}/delete/"))
    assert administrator.post(f"{pages}{made.pk}/delete/").status_code == 302
    assert not DefaultEmployeeTemplate.unscoped.exists()
    assert trail.last().before["name"] == "Oven hand"


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"description": " "}, "This field is required."),
        ({"description": "x" * 101}, "at most 100 characters"),
        ({"description": "Driver"}, "The company has one of this name already."),
        ({"employee_type": 4}, "4 is not one of the available choices"),
        ({"hours_per_week": "169"}, "less than or equal to 168"),
        ({"hours_per_week": "-1"}, "greater than or equal to 0"),
        ({"department": 999}, "not one of the available choices"),
    ],
)
def test_what_is_wrong_is_told_and_nothing_is_made(sent, said, house, pages, administrator) -> None:
    DefaultEmployeeTemplate.unscoped.create(company=house.companies["shop"], description="Driver")
    assert said in text(administrator.post(f"{pages}new/", {**SENT, **sent}))
    assert DefaultEmployeeTemplate.unscoped.count() == 1


def test_a_department_of_another_debtor_is_none_to_choose(house, pages, administrator) -> None:
    other = Department.unscoped.create(debtor=house.debtors["garage"], code=3, description="Pit")
    assert "Pit" not in text(administrator.get(f"{pages}new/"))
    assert "not one of the available choices" in text(
        administrator.post(f"{pages}new/", {**SENT, "department": other.pk})
    )


def test_whoever_may_only_read_sees_them_and_changes_nothing(house, pages, sign_in) -> None:
    made = DefaultEmployeeTemplate.unscoped.create(company=house.companies["shop"], description="Driver")
    browser = sign_in(narrow_login(house, *Dashlet, right=DashletRight.READ))
    page = text(browser.get(company_page(house)))
    assert "Driver" in page
    assert "employee-templates" not in page
    for url in (f"{pages}new/", f"{pages}{made.pk}/", f"{pages}{made.pk}/delete/"):
        assert browser.get(url).status_code == 403
        assert browser.post(url, SENT).status_code == 403


def test_one_of_another_company_or_out_of_reach_is_not_there(house, pages, sign_in, stranger) -> None:
    mill = DefaultEmployeeTemplate.unscoped.create(company=house.companies["mill"], description="Driver")
    browser = sign_in(narrow_login(house, *Dashlet))
    for url in (f"{pages}{mill.pk}/", f"{pages}{mill.pk}/delete/"):
        assert browser.get(url).status_code == 404
        assert browser.post(url, SENT).status_code == 404
    for company in (house.companies["greenhouse"], stranger.companies["shop"]):
        assert browser.post(f"/companies/{company.pk}/employee-templates/new/", SENT).status_code == 404
    assert DefaultEmployeeTemplate.unscoped.count() == 1
