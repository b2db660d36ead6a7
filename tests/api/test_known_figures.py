"""Three employees of an imported run: their figures are the same wherever they are told."""

import base64
import io
from decimal import Decimal
from typing import Any

import pytest
from lxml import etree
from pypdf import PdfReader

from loonpoort.payroll.models import BankAccount, Employee, Run
from tests import cast
from tests.api.client import call, key_of
from tests.cases import debtor_details, runs
from tests.cast import House

PAIN = {"p": "urn:iso:std:iso:20022:tech:xsd:pain.001.001.03"}
IBANS = {101: "NL91ABNA0417164300", 102: "NL02ABNA0123456789", 104: "DE89370400440532013000"}
NET = {101: Decimal("2222.22"), 102: Decimal("987.65"), 104: Decimal("712.34")}
GROSS = {101: Decimal("3111.11"), 102: Decimal("1234.56"), 104: Decimal("850.00")}


@pytest.fixture
def shop(house: House) -> House:
    debtor_details.fill(house)
    cast.employee(house.companies["shop"], 104, "Evi Zomer")
    lines = [
        line
        for number in NET
        for line in (
            f"{number},3000,Salaris,gross,{GROSS[number]},,200,P01,10,4000,1900",
            f"{number},9000,Nettoloon,net,{NET[number]},,,,,1900,1600",
        )
    ]
    runs.take_in(house, [runs.HEADER, *lines], period=7)
    for number, iban in IBANS.items():
        employee = Employee.unscoped.get(company=house.companies["shop"], number=number)
        BankAccount.unscoped.create(
            employee=employee, first_period=202601, iban=iban, name="Wie", type="Bankrekening1"
        )
    return house


def ask(house: House, name: str, **values: object) -> Any:
    asked = {"CompanyId": house.companies["shop"].pk, **values}
    answer = call(f"CompanyService.{name}", key_of(house), asked)
    assert answer.status == "200 OK", answer.fault
    return answer.value


def run_id() -> int:
    return int(Run.unscoped.get().pk)


def test_payslips_say_them(shop: House) -> None:
    name = "SalaryDocuments_GetAllPayslipsPDFByRunCompany"
    content = dict(ask(shop, name, RunID=run_id()))["PDF"]
    pages = PdfReader(io.BytesIO(base64.b64decode(content))).pages
    for page, number in zip(pages, NET, strict=True):
        said = page.extract_text()
        assert f"Personeelsnummer {number}" in said.replace("\n", " ")
        assert f"Totaal nettoloon {_dutch(NET[number])}" in said.replace("\n", " ")
        assert _dutch(GROSS[number]) in said


def test_the_journal_books_them(shop: House) -> None:
    journal = etree.fromstring(str(ask(shop, "Journals_GetByRunEmployee", RunId=run_id())))
    paid = {
        line.findtext("dim2"): Decimal(line.findtext("value") or 0)
        for line in journal.iter("line")
        if line.findtext("dim1") == "1600"
    }
    assert paid == {str(number): amount for number, amount in NET.items()}
    sides = {"debit": Decimal(0), "credit": Decimal(0)}
    for line in journal.iter("line"):
        sides[str(line.findtext("debitcredit"))] += Decimal(line.findtext("value") or 0)
    assert sides["debit"] == sides["credit"]


def test_the_report_tells_them(shop: House) -> None:
    text = str(ask(shop, "Reports_GetWageCodesByRunCompany", RunId=run_id()))
    for amount in (*NET.values(), *GROSS.values()):
        assert f">{amount}<" in text


def test_the_payment_file_pays_them(shop: House) -> None:
    text = ask(shop, "SalaryDocuments_GetSEPA", RunID=run_id(), Year=2026, paymentDate="2026-07-25T00:00:00")
    file = etree.fromstring(str(text).encode())
    found = {
        str(each.findtext(".//p:CdtrAcct//p:IBAN", namespaces=PAIN)): Decimal(
            str(each.findtext(".//p:InstdAmt", namespaces=PAIN))
        )
        for each in file.iterfind(".//p:CdtTrfTxInf", PAIN)
    }
    assert found == {IBANS[number]: amount for number, amount in NET.items()}
    told = file.findtext(".//p:GrpHdr/p:CtrlSum", namespaces=PAIN)
    assert Decimal(str(told)) == sum(NET.values())


def _dutch(amount: Decimal) -> str:
    return f"{amount:,.2f}".translate(str.maketrans(",.", ".,"))
