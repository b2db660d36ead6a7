"""What is kept of a company besides its own row, and what its payroll goes by."""

from typing import Any

from loonpoort.audit.records import SYSTEM
from loonpoort.organisation import models
from loonpoort.organisation.debtor_changes import add_detail
from loonpoort.organisation.models import AgreementPart, Company, LabourAgreement, LabourAgreementPart
from loonpoort.payroll.company_facts import set_fact
from loonpoort.payroll.models import CompanySchedule, CompanySocialSecurity
from loonpoort.payroll.models.schedules import HOURS
from tests.api.client import call, key_of
from tests.cases import ANY, Case, Effect
from tests.cases.company_settings import KEPT, SETTINGS, WEEKS, file_of, settings_cases, told
from tests.cast import House

ADDRESS = {
    "Id": 0,
    "Default": "true",
    "Street": "Kade & <zo>",
    "HouseNumber": "7",
    "HouseNumberAddition": "b",
    "PostalCode": "2611 AB",
    "City": "Delft",
    "StateProvince": "Zuid-Holland",
    "CountryISOCode": "NL",
}
ACCOUNT = {
    "Id": 0,
    "Number": "417164300",
    "Description": "Lonen & <zo>",
    "IBAN": "nl91 abna 0417 1643 00",
    "BIC": "ABNANL2A",
    "City": "Delft",
    "Name": "Shop B.V.",
    "Type": "Standaard",
}
PERSON = {
    "email": "ria@bakery.example",
    "name": "Ria Bakker & <zo>",
    "phone": "015-3",
    "gender": "female",
    "mobile_phone": "06-3",
    "fax": "015-4",
    "function": "Chef",
    "department": "Kantoor",
    "number": 4,
}


def written(house: House, operation: str, values: dict[str, Any]) -> str:
    """What an operation of ours answers."""
    sent = {"CompanyId": house.companies["shop"].pk, **values}
    return str(call(f"CompanyService.{operation}", key_of(house), sent).value)


def fill(house: House) -> None:
    """The shop has one of everything; of the mill nothing is known."""
    written(house, "Address_Insert", {"Address": ADDRESS})
    written(house, "BankAccount_Insert", {"BankAccount": ACCOUNT})
    written(house, "SVW_UpdateCurrent", {"SVW": {"SVWSettings": SETTINGS}})
    written(house, "FileExplorer_UploadFile", file_of(*KEPT))
    shop = house.companies["shop"].pk
    set_fact(SYSTEM, models.CompanyContactPerson, shop, PERSON)
    weeks = dict(zip(HOURS, WEEKS, strict=True))
    set_fact(SYSTEM, CompanySchedule, shop, {"calc_method": "ManualHoursPerYearPeriods", **weeks}, number=2)
    agreement = LabourAgreement.unscoped.get(debtor=house.debtors["bakery"], number=1)
    Company.unscoped.filter(pk=shop).update(labour_agreement=agreement)
    LabourAgreementPart.unscoped.bulk_create(
        LabourAgreementPart(agreement=agreement, part=part, code=code, description=f"Model {code} & <zo>")
        for code, part in enumerate(AgreementPart, 1)
    )


def fill_least(house: House) -> None:
    """Of the mill and the workshop the least is known: the one way and the other."""
    mill, workshop = (house.companies[name].pk for name in ("mill", "workshop"))
    for company, town in ((mill, {"city": "Delft"}), (workshop, {"street": "Kade"})):
        set_fact(SYSTEM, models.CompanyAddress, company, town)
    set_fact(SYSTEM, models.CompanyBankAccount, mill, {"number": "1234", "bic": "DEUTDEFF"})
    set_fact(SYSTEM, models.CompanyBankAccount, workshop, {"iban": "NL91ABNA0417164300"})
    set_fact(SYSTEM, models.CompanyContactPerson, mill, {"name": "Ans"})
    garage = house.debtors["garage"]
    bare = {"number": 1, "name": "CAO", "first_period": 202601}
    agreement = add_detail(LabourAgreement, garage.pk, bare)
    LabourAgreementPart.unscoped.bulk_create(
        LabourAgreementPart(agreement=agreement, part=part, code=1) for part in AgreementPart
    )
    add_detail(LabourAgreement, garage.pk, {**bare, "number": 2})
    for company, settings in (
        (mill, {"sector": 0}),
        (workshop, {"sector": 3, "risk_group": 1, "cao_code": 7}),
    ):
        set_fact(SYSTEM, CompanySocialSecurity, company, settings)


def cases(house: House) -> dict[str, Case]:
    return {
        f"CompanyService.{name}": case
        for name, case in {**_addresses(house), **_accounts(house), **settings_cases(house)}.items()
    }


def _addresses(house: House) -> dict[str, Case]:
    shop, mill = ({"CompanyId": house.companies[name].pk} for name in ("shop", "mill"))
    current, typed = "Address_GetCurrent", "Address_GetCurrentWithAddressType"
    known, new = told(ADDRESS, Id=ANY), {**ADDRESS, "City": "Leiden"}
    pk = models.CompanyAddress.unscoped.filter(company=shop["CompanyId"]).values_list("pk", flat=True).first()
    changed = {**new, "Id": pk}
    return {
        current: Case(shop, known, empty=mill),
        typed: Case(shop, known, empty=mill),
        "Address_Insert": Case(
            {**shop, "Address": new},
            ANY,
            effect=Effect(f"CompanyService.{current}", shop, told(new, Id=ANY)),
        ),
        "Address_Update": Case(
            {**shop, "Address": changed},
            effect=Effect(f"CompanyService.{typed}", shop, told(changed)),
        ),
        "ContactPerson_Get": Case(
            shop,
            [("".join(word.capitalize() for word in name.split("_")), str(PERSON[name])) for name in PERSON],
            empty=mill,
        ),
    }


def _accounts(house: House) -> dict[str, Case]:
    shop, mill = ({"CompanyId": house.companies[name].pk} for name in ("shop", "mill"))
    current = "BankAccount_GetCurrent"
    known = told(ACCOUNT, Id=ANY, IBAN="NL91ABNA0417164300")
    new = {**ACCOUNT, "IBAN": "NL02ABNA0123456789", "Type": "Bankrekening2"}
    rows = models.CompanyBankAccount.unscoped.filter(company=shop["CompanyId"])
    changed = {**new, "Id": rows.values_list("pk", flat=True).first()}
    return {
        current: Case(shop, known, empty=mill),
        "BankAccount_Insert": Case(
            {**shop, "BankAccount": new},
            ANY,
            effect=Effect(f"CompanyService.{current}", shop, told(new, Id=ANY)),
        ),
        "BankAccount_Update": Case(
            {**shop, "BankAccount": changed},
            effect=Effect(f"CompanyService.{current}", shop, told(changed)),
        ),
    }
