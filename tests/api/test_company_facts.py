"""What is kept of companies: bad input, and what holds when several were added."""

from typing import Any

import pytest

from loonpoort.organisation.models import CompanyAddress, CompanyBankAccount
from loonpoort.payroll import company_facts
from loonpoort.payroll.models import CompanyFile, CompanySocialSecurity
from loonpoort.payroll.models.documents import MOST_BYTES
from tests import trail
from tests.api.client import Answer, call, key_of
from tests.cases.company_facts import ACCOUNT, ADDRESS
from tests.cases.company_settings import PDF, SETTINGS, file_of
from tests.cast import House

UNSEEN = "a\u202eb"


def ask(house: House, operation: str, values: dict[str, Any], of: str = "shop") -> Answer:
    sent = {"CompanyId": house.companies[of].pk, **values}
    return call(f"CompanyService.{operation}", key_of(house), sent)


def refusal(answer: Answer) -> str:
    return answer.fault[1].removeprefix("Server was unable to process request. ---> ")


def without(values: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: value for name, value in values.items() if name not in names}


@pytest.mark.parametrize("verb", ["Insert", "Update"])
@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"Street": "x" * 101}, "Street: Ensure this value has at most 100 characters"),
        ({"Street": UNSEEN}, "Street: This has unseen characters"),
        ({"HouseNumber": "1" * 11}, "HouseNumber: Ensure this value has at most 10 characters"),
        ({"PostalCode": "1" * 13}, "PostalCode: Ensure this value has at most 12 characters"),
        ({"City": "x" * 81}, "City: Ensure this value has at most 80 characters"),
        ({"CountryISOCode": "Nederland"}, "CountryISOCode: "),
        ({"CountryISOCode": "nl"}, "CountryISOCode: A country is two capital letters"),
        ({"Street": "", "PostalCode": "", "City": ""}, "Street: An address needs"),
    ],
)
def test_an_address_that_cannot_be_kept_is_refused(verb, fields, said, house) -> None:
    pk = ask(house, "Address_Insert", {"Address": ADDRESS}).value
    entries = len(trail.events())
    sent = {"Address": {**ADDRESS, "Id": pk, **fields}}
    answer = ask(house, f"Address_{verb}", sent)
    assert refusal(answer).startswith(f"2030: Invalid Set of Values ({said}")
    assert [row.street for row in CompanyAddress.unscoped.all()] == ["Kade & <zo>"]
    assert len(trail.events()) == entries


@pytest.mark.parametrize("operation", ["Address_Insert", "BankAccount_Insert", "SVW_UpdateCurrent"])
def test_something_must_be_sent(operation, house) -> None:
    assert refusal(ask(house, operation, {})).startswith("2030: Invalid Set of Values (No ")


@pytest.mark.parametrize(("kind", "sent"), [("Address", ADDRESS), ("BankAccount", ACCOUNT)])
def test_what_another_company_has_is_not_changed(kind, sent, house) -> None:
    pk = ask(house, f"{kind}_Insert", {kind: sent}).value
    for company, wanted in (("mill", pk), ("mill", 0), ("shop", 2**31 - 1), ("shop", -1)):
        answer = ask(house, f"{kind}_Update", {kind: {**sent, "Id": wanted, "City": "Leiden"}}, company)
        assert refusal(answer) == "1003: Unauthorized access"
    kept = CompanyAddress if kind == "Address" else CompanyBankAccount
    assert [row.city for row in kept.unscoped.all()] == ["Delft"]


def test_the_default_address_is_the_address_and_a_new_default_takes_its_place(house) -> None:
    def street() -> str:
        return dict(ask(house, "Address_GetCurrent", {}).value)["Street"]

    for name, is_default in (("One", "true"), ("Two", "false"), ("Three", "true"), ("Four", "false")):
        sent = {"Address": {**ADDRESS, "Street": name, "Default": is_default}}
        assert ask(house, "Address_Insert", sent).status == "200 OK"
    assert street() == "Three"
    assert CompanyAddress.unscoped.filter(is_default=True).count() == 1
    assert ask(house, "Address_Update", {"Address": {**ADDRESS, "Street": "New"}}).status == "200 OK"
    assert street() == "New"


@pytest.mark.parametrize("verb", ["Insert", "Update"])
@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"IBAN": "NL91ABNA0417164301"}, "2014: Invalid BankAccount IBAN (IBAN: "),
        ({"IBAN": "x" * 200}, "2014: Invalid BankAccount IBAN (IBAN: "),
        ({"IBAN": ""}, "2032: Bank Account IBAN Required (IBAN: "),
        ({"IBAN": "", "BIC": ""}, "2032: Bank Account IBAN Required (IBAN: "),
        ({"Number": "!"}, "2015: Invalid BankAccount Number (Number: "),
        ({"Number": "1" * 35}, "2015: Invalid BankAccount Number (Number: "),
        ({"Type": "None"}, "2016: Invalid BankAccount Type (Type: "),
        ({"BIC": "ABC"}, "2030: Invalid Set of Values (BIC: "),
        ({"Name": UNSEEN}, "2030: Invalid Set of Values (Name: "),
        ({"Description": "x" * 101}, "2030: Invalid Set of Values (Description: "),
    ],
)
def test_an_account_that_cannot_be_kept_is_refused_with_its_code(verb, fields, code, house) -> None:
    pk = ask(house, "BankAccount_Insert", {"BankAccount": ACCOUNT}).value
    answer = ask(house, f"BankAccount_{verb}", {"BankAccount": {**ACCOUNT, "Id": pk, **fields}})
    assert refusal(answer).startswith(code)
    assert [row.iban for row in CompanyBankAccount.unscoped.all()] == ["NL91ABNA0417164300"]


def test_an_account_abroad_needs_no_iban_and_the_latest_is_paid_from(house) -> None:
    abroad = {**without(ACCOUNT, "IBAN"), "Number": "12-34", "BIC": "deut de ff"}
    shop = house.companies["shop"].pk
    assert company_facts.account_of(shop) is None
    for sent in (ACCOUNT, abroad):
        assert ask(house, "BankAccount_Insert", {"BankAccount": sent}).status == "200 OK"
    account = company_facts.account_of(shop)
    assert account is not None
    assert (account.number, account.bic, account.iban) == ("12-34", "DEUTDEFF", None)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"Sector": 36}, "Sector: "),
        ({"Sector": -1}, "Sector: "),
        ({"CodeCao": 10000}, "CodeCao: Ensure this value is less than or equal to 9999"),
        ({"CodeCao": -1}, "CodeCao: Ensure this value is greater than or equal to 0"),
        ({"RisicoGroep": 100}, "RisicoGroep: "),
        ({"Gediff_WGA_wn": "100.0001"}, "Gediff_WGA_wn: "),
        ({"Gediff_WGA_wn": "-0.1"}, "Gediff_WGA_wn: "),
        ({"Gediff_WGA_wg": "1.00001"}, "Gediff_WGA_wg: "),
        ({"Gediff_WGA_wg": "99999999999999999999"}, "Gediff_WGA_wg: "),
    ],
)
def test_settings_that_cannot_be_are_refused(fields, said, house) -> None:
    answer = ask(house, "SVW_UpdateCurrent", {"SVW": {"SVWSettings": {**SETTINGS, **fields}}})
    assert refusal(answer).startswith(f"2030: Invalid Set of Values ({said}")
    assert not CompanySocialSecurity.unscoped.exists()


def test_settings_must_be_sent_not_only_their_names(house) -> None:
    answer = ask(house, "SVW_UpdateCurrent", {"SVW": {"Sector": {"Code": 33}}})
    assert refusal(answer) == "2030: Invalid Set of Values (No SVWSettings were sent)"


@pytest.mark.parametrize(
    ("folder", "name", "content", "said"),
    [
        ("", "slip", PDF, "2040: Provide File Name with an Extension (StrDocumentName: "),
        ("", "", PDF, "2040: Provide File Name with an Extension (StrDocumentName: "),
        ("", "a/slip.pdf", PDF, "2040: "),
        ("", "..\\slip.pdf", PDF, "2040: "),
        ("", f"{'x' * 197}.pdf", PDF, "2040: "),
        ("", "slip.exe", b"MZ", "2040: "),
        ("..", "slip.pdf", PDF, "2040: Provide File Name with an Extension (StrDocumentSubFolder: "),
        ("a/b", "slip.pdf", PDF, "2040: Provide File Name with an Extension (StrDocumentSubFolder: "),
        ("C:", "slip.pdf", PDF, "2040: "),
        (UNSEEN, "slip.pdf", PDF, "2040: "),
        ("x" * 101, "slip.pdf", PDF, "2040: "),
        ("", "slip.pdf", b"MZ", "2030: Invalid Set of Values (Body: This is no pdf file"),
        ("", "slip.pdf", b"", "2030: Invalid Set of Values (Body: "),
        ("", "slip.pdf", PDF.ljust(MOST_BYTES + 1), "2041: File Too Large (Body: "),
    ],
)
def test_a_file_that_cannot_be_kept_is_refused(folder, name, content, said, house) -> None:
    assert refusal(ask(house, "FileExplorer_UploadFile", file_of(folder, name, content))).startswith(said)
    assert not CompanyFile.unscoped.exists()


def test_an_upload_is_on_record_without_the_name_of_the_file(house) -> None:
    assert ask(house, "FileExplorer_UploadFile", file_of("x", "fraud.pdf", PDF)).status == "200 OK"
    entry = trail.last()
    assert entry.event == "company.file_added"
    assert entry.after == {"record_id": CompanyFile.unscoped.get().pk, "size": len(PDF)}
    assert "fraud" not in trail.text()


def test_there_is_an_end_to_how_much_a_company_may_have(house, monkeypatch) -> None:
    monkeypatch.setattr(company_facts, "MOST_FILES", 1)
    monkeypatch.setattr(company_facts, "MOST_ROWS", 1)
    for operation, sent in (
        ("FileExplorer_UploadFile", file_of("", "a.pdf", PDF)),
        ("Address_Insert", {"Address": ADDRESS}),
        ("BankAccount_Insert", {"BankAccount": ACCOUNT}),
    ):
        assert ask(house, operation, sent).status == "200 OK"
        assert refusal(ask(house, operation, sent)).startswith("2030: Invalid Set of Values (Company")


@pytest.mark.parametrize("entity", ["", "employee", "Debtor", "x" * 1000, None])
def test_guids_of_something_else_are_refused(entity, house) -> None:
    sent = {} if entity is None else {"Entity": entity}
    said = refusal(ask(house, "Converter_GetByCompany_IntToGuid", sent))
    assert said == "2030: Invalid Set of Values (Entity: it is Company or Employee)"


def test_guids_stay_the_same_and_differ(house) -> None:
    def guids(entity: str, of: str) -> str:
        answer = ask(house, "Converter_GetByCompany_IntToGuid", {"Entity": entity}, of)
        return str(dict(answer.value)["Mappings"])

    asked = [("Company", "shop"), ("Company", "mill"), ("Employee", "shop"), ("Employee", "mill")]
    assert len({guids(*each) for each in asked}) == 4
    assert [guids(*each) for each in asked] == [guids(*each) for each in asked]


@pytest.mark.parametrize(("period", "year"), [(13, 2026), (0, 2026), (1, 0), (-1, 2026)])
def test_a_period_that_does_not_exist_has_no_agreements(period, year, house) -> None:
    said = refusal(ask(house, "LabourAgreements_Get", {"Period": period, "Year": year}))
    assert said.startswith("2006: Invalid Period")
