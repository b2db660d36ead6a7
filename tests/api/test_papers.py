"""Payslips and annual documents of a company as packages get them: their figures are those stored."""

import base64
import io
import re

import pytest
from pypdf import PdfReader

from loonpoort.payroll.models import Run, RunState
from tests import cast
from tests.api.client import Answer, call, key_of
from tests.cases import bank_accounts, leave, reservations, runs
from tests.cases.papers import ANNUAL, YEARLY
from tests.cases.runs import run_of

SLIPS = "CompanyService.SalaryDocuments_Get"
NET = ((101, "3111.11", "2222.22"), (102, "1234.56", "987.65"), (104, "50.00", "-7.50"))
THREE = [
    runs.HEADER,
    *(
        line
        for number, gross, net in (
            (101, "3111.11", "2222.22"),
            (102, "1234.56", "987.65"),
            (104, "50.00", "-7.50"),
        )
        for line in (
            f"{number},3000,Salaris,gross,{gross},,200,P01,10,4000,1900",
            f"{number},9000,Nettoloon,net,{net},,,,,1900,1600",
        )
    ),
]


def text_of(content: str) -> str:
    """What a PDF file says, page after page."""
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(base64.b64decode(content))).pages)


def paper(house, name: str, number: int = 1) -> str | None:
    values = {"CompanyId": house.companies["shop"].pk, "RunId": run_of(house, number).pk, "Year": 2026}
    answer = call(f"{YEARLY}_{name}", key_of(house), values)
    return text_of(dict(answer.value)["PDF"]) if answer.value else None


def slips(house, number: int = 1) -> Answer:
    values = {"CompanyId": house.companies["shop"].pk, "RunID": run_of(house, number).pk}
    return call(f"{SLIPS}AllPayslipsPDFByRunCompany", key_of(house), values)


def numbers_of(text: str) -> list[str]:
    return re.findall(r"-?[\d.]+,\d\d", text)


def test_a_payslip_says_what_is_stored_and_what_the_year_comes_to(house) -> None:
    runs.fill(house)
    pages = PdfReader(io.BytesIO(base64.b64decode(dict(slips(house).value)["PDF"]))).pages
    assert len(pages) == 2
    said, so_far = pages[0].extract_text().split("Cumulatief 2026, tot en met run 1")
    assert "Personeelsnummer 101" in said.replace("\n", " ")
    amounts = ["150,00", "3.000,00", "2.850,00", "600,00", "250,00", "10,00", "195,00", "150,00", "255,00"]
    assert sorted(numbers_of(said)) == sorted([*amounts, "2.240,00", "2.240,00"])
    assert sorted(numbers_of(so_far)) == sorted([*amounts, "2.240,00"])
    later = text_of(dict(slips(house, 2).value)["PDF"])
    said, so_far = later.split("Cumulatief 2026, tot en met run 2")
    assert numbers_of(said) == ["-30,00", "0,00"]
    assert "2.970,00" in numbers_of(so_far)


def test_payslips_journal_and_lists_of_three_employees_come_to_the_same(house) -> None:
    cast.employee(house.companies["shop"], 104, "Evi Zomer")
    runs.take_in(house, THREE, period=7)
    said = text_of(dict(slips(house).value)["PDF"])
    for document in (said, paper(house, "JournalEntriesEmployeeCumulative")):
        assert {"3.111,11", "2.222,22", "1.234,56", "987,65", "50,00"} <= set(numbers_of(document or ""))
    total = "3.202,37"
    assert numbers_of(paper(house, "PaymentListCumulative") or "") == ["2.222,22", "987,65", "-7,50", total]
    assert total in numbers_of(paper(house, "CompanyWageComponentsCumulative") or "")
    for name in ("PayrollRegister", "PayrollRegisterSummaryCumulative"):
        assert total in numbers_of(paper(house, name) or "")
    each = numbers_of(paper(house, "PayrollRegisterAllEmployees") or "")
    assert [each.count(net) for net in ("2.222,22", "987,65", "-7,50")] == [2, 2, 2]
    booked = numbers_of(paper(house, "JournalEntriesCompanyrCumulative") or "")
    assert booked[-2:] == [booked[-1], booked[-1]]


def test_later_runs_are_left_out_and_open_ones_have_no_document(house) -> None:
    for module in (bank_accounts, leave, reservations, runs):
        module.fill(house)
    assert "3.000,00" in numbers_of(paper(house, "AnualStatement") or "")
    assert "2.970,00" in numbers_of(paper(house, "AnualStatement", 2) or "")
    assert "150,75" not in numbers_of(paper(house, "ReservationSaldos") or "")
    assert "200,75" in numbers_of(paper(house, "ReservationSaldos") or "")
    Run.unscoped.filter(number=2).update(state=RunState.OPEN, run_at=None)
    assert [paper(house, name, 2) for name in ANNUAL] == [None] * len(ANNUAL)
    assert slips(house, 2).value is None


@pytest.mark.parametrize("values", [{"RunId": 2**31 - 1}, {"RunId": 0}, {"Year": 2025}])
def test_a_run_that_is_not_there_is_refused(house, values) -> None:
    runs.fill(house)
    sent = {"CompanyId": house.companies["shop"].pk, "RunId": run_of(house, 1).pk, "Year": 2026}
    for name in ANNUAL:
        fault = call(f"{YEARLY}_{name}", key_of(house), {**sent, **values}).fault
        assert fault[1].startswith("Server was unable to process request. ---> 1003: ")


def test_an_employee_of_another_company_is_a_wrong_record(house) -> None:
    runs.fill(house)
    shop = house.companies["shop"]
    other = next(each for each in house.employees.values() if each.company_id != shop.pk)
    sent = {"CompanyId": shop.pk, "RunID": run_of(house, 1).pk, "EmployeeID": other.pk}
    key = (house.administrator.email, cast.token_of(house.administrator))
    fault = call(f"{SLIPS}EmployeePayslipsPDFByRunCompany", key, sent).fault
    assert fault[1].startswith("Server was unable to process request. ---> 1003: ")


def test_the_costs_of_an_hour_are_those_that_are_estimated_one_by_one(house) -> None:
    runs.fill(house)
    sent = {"CompanyId": house.companies["shop"].pk, "RunId": run_of(house, 1).pk, "Year": 2026}
    costs = "CompanyService.HrDocuments_EmployerCostPerHour_Year"
    said = text_of(call(costs, key_of(house), {**sent, "Period": 7}).value)
    assert numbers_of(said) == ["22,80", "0,00"]
    fault = call(costs, key_of(house), {**sent, "Period": 13}).fault
    assert fault[1].startswith("Server was unable to process request. ---> 2006: ")
