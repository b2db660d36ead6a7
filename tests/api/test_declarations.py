"""Declarations and payment files: whom they are refused, and that their texts are what their schemas say."""

import base64
import io
from decimal import Decimal
from pathlib import Path

import pytest
import sepaxml
from django.core.exceptions import ValidationError
from lxml import etree
from pypdf import PdfReader

from loonpoort.audit.records import SYSTEM
from loonpoort.payroll.declarations import (
    DeclarationChoices,
    draw_up_declaration,
    mark_pension_codes,
    mark_sent,
)
from loonpoort.payroll.models import (
    BankAccount,
    Declaration,
    DeclarationKind,
    DeclarationLine,
    PaymentFile,
    Run,
    RunLine,
    RunState,
)
from tests.api.client import Answer, call, key_of
from tests.cases import bank_accounts, debtor_details, declarations, runs
from tests.test_docs import ROOT

PAIN = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.03"
IN = {"p": PAIN}


@pytest.fixture
def shop(house):
    """The house with the shop's runs, accounts to pay from and on, and June drawn up and sent."""
    debtor_details.fill(house)
    bank_accounts.fill(house)
    runs.fill(house)
    declarations.fill(house)
    return house


def refusal(answer: Answer) -> str:
    return answer.fault[1].removeprefix("Server was unable to process request. ---> ")


def ask(house, name: str, company: str = "shop", **values: object) -> Answer:
    return call(f"CompanyService.{name}", key_of(house), {"CompanyId": house.companies[company].pk, **values})


def sepa(house, number: int = 1, day: str = "2026-06-25T00:00:00", **values: object) -> Answer:
    asked = {"RunID": declarations.june_run(house, number), "Year": 2026, "paymentDate": day, **values}
    name = "SalaryDocuments_GetSEPA_Tax" if "WageTaxID" in values else "SalaryDocuments_GetSEPA"
    return ask(house, name, **asked)


def choices(house, **changes: object) -> DeclarationChoices:
    told = {
        "company_id": house.companies["shop"].pk,
        "kind": DeclarationKind.WAGE_TAX,
        "year": 2026,
        "first_period": 6,
        "last_period": 6,
    }
    return DeclarationChoices(**{**told, **changes})


def pain_of(answer: Answer) -> etree._Element:
    """A payment file, held against the schema of the bank world."""
    schema = Path(sepaxml.__file__).parent / "schemas" / "pain.001.001.03.xsd"
    root = etree.fromstring(answer.value.encode())
    etree.XMLSchema(file=str(schema)).assertValid(root)
    return root


def test_texts_are_as_their_schemas_say(shop) -> None:
    for kind, name, element in (
        (DeclarationKind.WAGE_TAX, "WageTax_GetXML", "LoonaangifteID"),
        (DeclarationKind.PENSION, "PensionExport_GetXML", "PensionExportID"),
    ):
        file = "wage-tax.xsd" if kind == DeclarationKind.WAGE_TAX else "pension.xsd"
        schema = etree.XMLSchema(file=str(ROOT / "docs" / file))
        for pk in declarations.ids_of(shop, kind):
            schema.assertValid(etree.fromstring(ask(shop, name, **{element: pk}).value))


def test_a_declaration_keeps_its_figures_when_runs_change(shop) -> None:
    first, _ = declarations.ids_of(shop, DeclarationKind.WAGE_TAX)
    before = ask(shop, "WageTax_GetXML", LoonaangifteID=first).value
    RunLine.unscoped.filter(kind="tax").update(amount=700)
    assert ask(shop, "WageTax_GetXML", LoonaangifteID=first).value == before


def test_a_correction_declares_the_difference(shop) -> None:
    RunLine.unscoped.filter(kind="tax").update(amount=Decimal("699.50"))
    again = draw_up_declaration(SYSTEM, choices(shop))
    assert (again.serial_number, again.total) == (2, 100)
    assert Declaration.unscoped.filter(kind=DeclarationKind.WAGE_TAX).count() == 2


@pytest.mark.parametrize("name", ["WageTax_GetXML", "WageTax_SetSentExternal"])
def test_a_declaration_of_another_company_or_kind_is_unknown(name, shop) -> None:
    pk = declarations.ids_of(shop, DeclarationKind.WAGE_TAX)[0]
    export = declarations.ids_of(shop, DeclarationKind.PENSION)[1]
    for company, asked in (("mill", pk), ("shop", export), ("shop", 0), ("shop", 2**31 - 1), ("shop", -1)):
        assert refusal(ask(shop, name, company, LoonaangifteID=asked)) == "1003: Unauthorized access"


def test_a_declaration_is_not_sent_twice(shop) -> None:
    first = declarations.ids_of(shop, DeclarationKind.WAGE_TAX)[0]
    sent_at = Declaration.unscoped.get(pk=first).sent_at
    answer = ask(shop, "WageTax_SetSentExternal", LoonaangifteID=first)
    assert refusal(answer) == "2012: Wage Tax Declaration Already Sent"
    assert Declaration.unscoped.get(pk=first).sent_at == sent_at


@pytest.mark.parametrize(
    ("changes", "name"),
    [
        ({"first_period": 13, "last_period": 13}, "first_period"),
        ({"first_period": 0}, "first_period"),
        ({"last_period": 5}, "last_period"),
        ({"year": 1899}, "first_period"),
        ({"first_period": 5}, "first_period"),
        ({"first_period": 8, "last_period": 8}, "first_period"),
        ({"payment_reference": "123"}, "payment_reference"),
        ({"payment_reference": "\uff11" * 16}, "payment_reference"),
        ({"company_id": 0}, "company"),
    ],
)
def test_what_cannot_be_declared_is_refused_whole(changes, name, shop) -> None:
    before = Declaration.unscoped.count(), DeclarationLine.unscoped.count()
    with pytest.raises(ValidationError) as refused:
        draw_up_declaration(SYSTEM, choices(shop, **changes))
    assert list(refused.value.message_dict) == [name]
    assert (Declaration.unscoped.count(), DeclarationLine.unscoped.count()) == before


@pytest.mark.parametrize("numbers", [[0], [-1], [1_000_000], range(1, 200)])
def test_pension_codes_that_cannot_be_are_refused(numbers, shop) -> None:
    with pytest.raises(ValidationError):
        mark_pension_codes(SYSTEM, shop.companies["shop"].pk, numbers)


def test_figures_of_an_open_run_are_not_declared(shop) -> None:
    Run.unscoped.update(state=RunState.OPEN, run_at=None)
    with pytest.raises(ValidationError):
        draw_up_declaration(SYSTEM, choices(shop))


def test_a_payment_file_pays_the_net_wages(shop) -> None:
    root = pain_of(sepa(shop))
    assert root.findtext(".//p:CdtTrfTxInf/p:Amt/p:InstdAmt", namespaces=IN) == "2240.00"
    assert root.findtext(".//p:CdtTrfTxInf/p:CdtrAcct/p:Id/p:IBAN", namespaces=IN) == "NL91ABNA0417164300"
    assert root.findtext(".//p:ReqdExctnDt", namespaces=IN) == "2026-06-25"
    assert root.findtext(".//p:GrpHdr/p:CtrlSum", namespaces=IN) == "2240.00"
    assert PaymentFile.unscoped.get().payments == 1


def test_tax_is_paid_to_the_tax_authority(shop, settings) -> None:
    settings.TAX_IBAN = "NL91ABNA0417164300"
    first, _ = declarations.ids_of(shop, DeclarationKind.WAGE_TAX)
    root = pain_of(sepa(shop, WageTaxID=first))
    assert root.findtext(".//p:CdtTrfTxInf/p:Amt/p:InstdAmt", namespaces=IN) == "805.00"
    assert root.findtext(".//p:CdtTrfTxInf/p:CdtrAcct/p:Id/p:IBAN", namespaces=IN) == settings.TAX_IBAN
    assert root.findtext(".//p:RmtInf/p:Ustrd", namespaces=IN) == declarations.REFERENCE


def test_employees_without_an_iban_are_named_and_nobody_is_paid(shop) -> None:
    BankAccount.unscoped.update(iban=None, number="123", bic="CHASUS33")
    assert refusal(sepa(shop)) == (
        "2030: Invalid Set of Values "
        "(No bank account with a valid IBAN holds in the run's last period of employee 101.)"
    )
    assert not PaymentFile.unscoped.exists()


def test_there_is_no_payment_file_without_an_account_to_pay_from(shop) -> None:
    from loonpoort.organisation.models.debtor_details import DebtorBankAccount

    DebtorBankAccount.unscoped.update(iban=None)
    assert refusal(sepa(shop)) == (
        "2030: Invalid Set of Values (The company has no bank account with a valid IBAN to pay from.)"
    )
    assert not PaymentFile.unscoped.exists()


def test_nothing_to_pay_is_no_file(shop) -> None:
    RunLine.unscoped.filter(kind="net").update(amount=-5)
    assert sepa(shop).result is None
    Run.unscoped.update(state=RunState.OPEN, run_at=None)
    assert sepa(shop).result is None


@pytest.mark.parametrize("values", [{"RunID": 0}, {"Year": 2025}, {"RunID": -1}])
def test_payments_of_a_run_that_is_not_there_are_refused(values, shop) -> None:
    assert refusal(sepa(shop, **values)) == "1003: Unauthorized access"


def test_a_day_of_long_ago_is_refused(shop) -> None:
    assert refusal(sepa(shop, day="1899-12-31T00:00:00")).startswith("2030: Invalid Set of Values (The day")


def test_the_documents_tell_what_was_declared(shop) -> None:
    run = declarations.june_run(shop)
    for name, texts in {
        "SentWageTaxDeclarations": ["Verzonden aangiften", declarations.REFERENCE, "805"],
        "WageTaxDeclarationOverviewByPeriod": ["per tijdvak", "2.850,00", "600,00", "Opgesteld"],
        "WageTaxDeclarationOverviewCumulative": ["cumulatief", "t/m 6", "2.850,00", "805"],
    }.items():
        answer = ask(shop, f"SalaryDocuments_AnnualDocument_{name}", RunId=run, Year=2026)
        pdf = PdfReader(io.BytesIO(base64.b64decode(dict(answer.value)["PDF"])))
        text = "\n".join(page.extract_text() for page in pdf.pages)
        assert all(each in text for each in texts), text


def test_a_year_without_declarations_has_no_document(shop) -> None:
    Declaration.unscoped.all().delete()
    run = declarations.june_run(shop)
    answer = ask(shop, "SalaryDocuments_AnnualDocument_SentWageTaxDeclarations", RunId=run, Year=2026)
    assert answer.result is None


def test_a_draft_is_drawn_up_anew_and_a_sent_one_corrected(shop) -> None:
    assert draw_up_declaration(SYSTEM, choices(shop)).serial_number == 2
    mark_sent(SYSTEM, shop.companies["shop"].pk, declarations.ids_of(shop, DeclarationKind.WAGE_TAX)[1])
    assert draw_up_declaration(SYSTEM, choices(shop)).serial_number == 3


def test_a_period_that_is_none_has_no_workflow(shop) -> None:
    for period, year in ((0, 2026), (13, 2026), (-1, 2026), (1, 0)):
        answer = ask(shop, "PayrollWorkflow_Get", Period=period, Year=year)
        assert refusal(answer).startswith("2006: Invalid Period")
