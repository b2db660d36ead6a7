"""What is kept of a debtor besides its number and name."""

import datetime

from loonpoort.organisation import models
from loonpoort.organisation.debtor_changes import add_detail, add_title, set_detail
from tests.cases import ANY, Case, Effect
from tests.cast import House

ADDRESS = {
    "is_default": True,
    "street": "Dorpsstraat & <zo>",
    "house_number": "1",
    "house_number_addition": "a",
    "postal_code": "2611 AA",
    "city": "Delft",
    "state_province": "Zuid-Holland",
    "country_code": "NL",
}
BANK_ACCOUNT = {
    "number": "123456789",
    "description": "Premium",
    "iban": "nl91 abna 0417 1643 00",
    "bic": "ABNANL2A",
    "city": "Amsterdam",
    "name": "Bakery B.V.",
    "type": "Bankrekening3",
}
PERSON = {"email": "piet@bakery.example", "name": "Piet Bakker", "phone": "015-1"}
AT_BUREAU = [
    {"email": "els@kantoor.example", "name": "Els", "phone": "015-2"},
    {"email": None, "name": "Fred", "phone": None},
]
MANAGER = {
    "number": 7,
    "first_name": "Jo",
    "name": "Baas",
    "department": "Winkel",
    "function": "Chef",
    "phone_number": "1",
    "mobile": "2",
    "fax": "3",
    "email": "jo@bakery.example",
}
SERVICE_LEVEL = {
    "start_period": 3,
    "start_year": 2025,
    "service_level": "Full",
    "contract_begins_on": datetime.date(2025, 3, 1),
}


def fill(house: House) -> None:
    """The bakery has one of everything; of the garage nothing is known."""
    bakery = house.debtors["bakery"].pk
    set_detail(models.DebtorAddress, bakery, ADDRESS)
    set_detail(models.DebtorBankAccount, bakery, BANK_ACCOUNT)
    set_detail(models.DebtorContactPerson, bakery, PERSON)
    set_detail(models.ServiceLevel, bakery, SERVICE_LEVEL)
    for person in AT_BUREAU:
        add_detail(models.AccountantContact, bakery, person)
    add_detail(models.Manager, bakery, MANAGER)
    add_title(bakery, "dr.")
    for number, first, last in [(1, 202601, None), (2, 202501, 202606), (3, 202608, None)]:
        values = {"number": number, "name": f"CAO {number}", "first_period": first, "last_period": last}
        add_detail(models.LabourAgreement, bakery, values)


def fill_least(house: House) -> None:
    """Of the garage and the florist the least is known: the one way and the other."""
    garage, florist = (house.debtors[name].pk for name in ("garage", "florist"))
    set_detail(models.DebtorAddress, garage, {"city": "Delft"})
    set_detail(models.DebtorAddress, florist, {"street": "Dorpsstraat"})
    set_detail(models.DebtorBankAccount, garage, {"number": "123"})
    set_detail(models.DebtorBankAccount, florist, {"iban": "NL91ABNA0417164300"})
    set_detail(models.DebtorContactPerson, garage, {"name": "Ans"})
    add_detail(models.Manager, garage, {"number": 1, "name": "Ans"})


def cases(house: House) -> dict[str, Case]:
    bakery, garage = ({"DebtorId": house.debtors[name].pk} for name in ("bakery", "garage"))
    agreement = models.LabourAgreement.unscoped.get(debtor=house.debtors["bakery"], number=1)
    known = {
        "Address_Get": [
            ("Id", ANY),
            ("Default", "true"),
            ("Street", "Dorpsstraat & <zo>"),
            ("HouseNumber", "1"),
            ("HouseNumberAddition", "a"),
            ("PostalCode", "2611 AA"),
            ("City", "Delft"),
            ("StateProvince", "Zuid-Holland"),
            ("CountryISOCode", "NL"),
        ],
        "BankAccount_Get": [
            ("Id", ANY),
            ("Number", "123456789"),
            ("Description", "Premium"),
            ("IBAN", "NL91ABNA0417164300"),
            ("BIC", "ABNANL2A"),
            ("City", "Amsterdam"),
            ("Name", "Bakery B.V."),
            ("Type", "Bankrekening3"),
        ],
        "ContactPerson_Get": _person(PERSON),
        "AccountantContact_GetList": [("DebtorContactPerson", _person(person)) for person in AT_BUREAU],
        "Manager_GetList": [
            (
                "Manager",
                [
                    ("Number", "7"),
                    ("FirstName", "Jo"),
                    ("Name", "Baas"),
                    ("Department", "Winkel"),
                    ("Function", "Chef"),
                    ("PhoneNumber", "1"),
                    ("Mobile", "2"),
                    ("Fax", "3"),
                    ("Email", "jo@bakery.example"),
                ],
            )
        ],
        "ServiceLevel_Get": [
            ("StartPeriod", "3"),
            ("StartYear", "2025"),
            ("ServiceLevel", "Full"),
            ("StartContract", "2025-03-01T00:00:00"),
        ],
        "Title_GetList": [("Title", [("TitleName", "dr.")])],
    }
    settings = [
        ("Id", str(agreement.pk)),
        ("Guid", str(agreement.guid)),
        ("IntNumber", "1"),
        ("StrName", "CAO 1"),
        ("IntDebiteurID", str(bakery["DebtorId"])),
    ]
    return {
        **{f"DebtorService.{name}": Case(bakery, result, empty=garage) for name, result in known.items()},
        "DebtorService.Title_Insert": Case(
            {**bakery, "title": {"TitleName": "mr. & <zo>"}},
            effect=Effect(
                "DebtorService.Title_GetList",
                bakery,
                [("Title", [("TitleName", "dr.")]), ("Title", [("TitleName", "mr. & <zo>")])],
            ),
        ),
        "DebtorService.LabourAgreementSettings_GetList": Case(
            {**bakery, "Period": 7, "Year": 2026},
            [("LabourAgreementSettings", settings)],
            empty={**bakery, "Period": 12, "Year": 2024},
        ),
    }


def _person(values: dict[str, str | None]) -> list[tuple[str, str]]:
    named = [(name.capitalize(), values[name]) for name in ("email", "name", "phone")]
    return [(name, value) for name, value in named if value is not None]
