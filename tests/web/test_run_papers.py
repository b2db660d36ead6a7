"""Payslips and annual documents from the pages: who may take them, and what is noted of it."""

import io

import pytest
from django.urls import reverse
from pypdf import PdfReader

from loonpoort.access.dashlets import Dashlet, DashletRight
from tests import trail
from tests.cases import runs
from tests.web.test_companies import narrow_login, text
from tests.web.test_employees import give


@pytest.fixture
def june(house) -> tuple[int, int]:
    """The shop, and its locked run of June."""
    runs.fill(house)
    return house.companies["shop"].pk, runs.run_of(house, 1).pk


def pages_of(answer) -> int:
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["Cache-Control"] == "no-store"
    return len(PdfReader(io.BytesIO(answer.content)).pages)


def test_payslips_and_documents_are_taken_and_on_record(house, june, administrator) -> None:
    page = text(administrator.get(reverse("run", args=june)))
    assert "Download the payslips" in page
    assert "Payment list" in page
    assert pages_of(administrator.post(reverse("run-payslips", args=june))) == 2
    assert trail.last().event == "company.payslips_downloaded"
    assert pages_of(administrator.post(reverse("run-paper", args=june), {"paper": "register"})) == 1
    assert trail.last().after == {"number": "2026/1", "document": "register"}
    assert administrator.post(reverse("run-paper", args=june), {"paper": "x"}).status_code == 404
    bram, carla = house.employees["bram"], house.employees["carla"]
    assert "2026/1 Loonrun" in text(administrator.get(reverse("employee", args=[bram.pk])))
    assert pages_of(administrator.post(reverse("employee-payslip", args=[bram.pk, june[1]]))) == 1
    assert (trail.last().event, trail.last().subject_id) == ("employee.payslip_downloaded", bram.pk)
    correction = runs.run_of(house, 2).pk
    assert administrator.post(reverse("employee-payslip", args=[carla.pk, correction])).status_code == 404


def test_an_employee_without_figures_has_no_payslips(house, administrator) -> None:
    bram = house.employees["bram"]
    assert "No payslips." in text(administrator.get(reverse("employee", args=[bram.pk])))


def test_a_document_without_figures_is_not_made(june, administrator) -> None:
    answer = administrator.post(reverse("run-paper", args=june), {"paper": "leave"}, follow=True)
    assert "There are no figures to make this document of." in text(answer)


def test_documents_take_rights_on_runs_and_employees_and_the_payment_list_one_more(
    house, june, sign_in
) -> None:
    login = narrow_login(house, Dashlet.RUNS, right=DashletRight.READ)
    browser = sign_in(login)
    assert "Download the payslips" not in text(browser.get(reverse("run", args=june)))
    assert browser.post(reverse("run-payslips", args=june)).status_code == 403
    give(house, login, Dashlet.EMPLOYEES, DashletRight.READ)
    assert browser.post(reverse("run-payslips", args=june)).status_code == 200
    assert "Payment list" not in text(browser.get(reverse("run", args=june)))
    payments = {"paper": "payments"}
    assert browser.post(reverse("run-paper", args=june), payments).status_code == 403
    give(house, login, Dashlet.BANK_ACCOUNTS, DashletRight.READ)
    assert browser.post(reverse("run-paper", args=june), payments).status_code == 200
