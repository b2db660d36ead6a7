"""Companies."""

from uuid import UUID

from loonpoort.organisation.models import Company
from tests.cases import ANY, Case, Effect
from tests.cast import House

KNOWN = {
    "phone_number": "010",
    "fax_number": "011",
    "email": "a@b.example",
    "website": "https://b.example",
    "kvk_number": "12345678",
}


def fill(house: House) -> None:
    """Of the shop all is known, of the others the least."""
    Company.unscoped.filter(pk=house.companies["shop"].pk).update(**KNOWN)


def cases(house: House) -> dict[str, Case]:
    shop = [
        ("ID", str(house.companies["shop"].pk)),
        ("Number", "1"),
        ("Name", "shop"),
        ("PhoneNumber", "010"),
        ("FaxNumber", "011"),
        ("Email", "a@b.example"),
        ("Website", "https://b.example"),
        ("LoonaangifteTijdvak", "Month"),
        ("KvkNr", "12345678"),
    ]
    mill, workshop = (
        [
            ("ID", str(house.companies[name].pk)),
            ("Number", number),
            ("Name", name),
            ("LoonaangifteTijdvak", "Month"),
        ]
        for name, number in [("mill", "2"), ("workshop", "3")]
    )
    kiosk = [("ID", ANY), ("Number", "5"), ("Name", "kiosk & <x>"), ("LoonaangifteTijdvak", "Week4")]
    return {
        "CompanyService.Company_GetCurrentPeriod": Case(
            {"CompanyId": house.companies["shop"].pk}, "2026-7-M"
        ),
        "CompanyService.Company_GetCurrentByEmployeeId": Case(
            {"EmployeeId": house.employees["carla"].pk}, shop
        ),
        "CompanyService.Company_Insert": Case(
            {
                "DebtorId": house.debtors["bakery"].pk,
                "CompanyName": "kiosk & <x>",
                "PeriodType": 2,
                "DefaultCompanyId": house.companies["shop"].pk,
                "LabourAgreementSettingsGroupGuid": str(UUID(int=0)),
                "PayInAdvance": "true",
            },
            ANY,
            effect=Effect(
                "CompanyService.List_GetByDebtor",
                {"DebtorId": house.debtors["bakery"].pk},
                [("Company", shop), ("Company", mill), ("Company", kiosk)],
            ),
        ),
        "CompanyService.List_GetAll": Case({}, [("Company", shop), ("Company", mill), ("Company", workshop)]),
        "CompanyService.List_GetByDebtor": Case(
            {"DebtorId": house.debtors["bakery"].pk},
            [("Company", shop), ("Company", mill)],
            empty={"DebtorId": house.debtors["holding"].pk},
        ),
    }
