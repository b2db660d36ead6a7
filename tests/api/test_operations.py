"""Every operation, in both versions of SOAP: names, order and nil are the contract's, to the letter."""

import datetime
from typing import Any

import pytest

from loonpoort.operations import SERVICES
from loonpoort.organisation.models import Company
from loonpoort.payroll.models import EmployeeAddress
from tests.api.client import CONTENT_TYPES, SOAP11, SOAP12, call, key_of
from tests.cast import PASSWORD, House, employee, personal_info, token_of
from tests.contract_facts import served_operations

BSN = "111222333"
FULL = {
    "bsn": BSN,
    "title": "dr.",
    "title_after": "MSc",
    "first_name": "Bram & <co>",
    "initials": "B.",
    "prefix": "de",
    "last_name": "Bakker",
    "nickname": "Bé",
    "gender": "male",
    "nationality_code": 1,
    "birthday": datetime.date(1990, 5, 17),
    "place_of_birth": "Delft",
    "country_of_birth_code": "NL",
    "identification_number": "NX1",
    "identification_type": 2,
    "partner_prefix": "van",
    "partner_last_name": "Dam",
    "marital_status": 2,
    "name_display": 3,
    "telephone_private": "1",
    "telephone_work": "2",
    "telephone_mobile_private": "3",
    "telephone_mobile_work": "4",
    "telephone_other": "5",
    "email_private": "p@x.example",
    "email_work": "w@x.example",
    "emergency_contact": "Ans",
    "emergency_phone": "6",
    "emergency_relation": "sister",
}
# What both kinds of personal details have in a row.
NAMES = [
    ("BSN", BSN),
    ("Title", "dr."),
    ("FirstName", "Bram & <co>"),
    ("Initials", "B."),
    ("Prefix", "de"),
    ("LastName", "Bakker"),
    ("Nickname", "Bé"),
    ("Gender", "male"),
    ("NationalityCode", "1"),
    ("PlaceOfBirth", "Delft"),
    ("CountryOfBirthISOCode", "NL"),
    ("IdentificationNumber", "NX1"),
    ("IdentificationType", "2"),
    ("PartnerPrefix", "van"),
    ("PartnerLastName", "Dam"),
    ("TelephonePrivate", "1"),
    ("TelephoneWork", "2"),
    ("TelephoneMobilePrivate", "3"),
    ("TelephoneMobileWork", "4"),
    ("TelephoneOther", "5"),
    ("EmailPrivate", "p@x.example"),
    ("EmailWork", "w@x.example"),
]
EMERGENCY = [
    ("InCaseOfEmergency", "Ans"),
    ("InCaseOfEmergencyPhone", "6"),
    ("InCaseOfEmergencyRelation", "sister"),
    ("TitleAfter", "MSc"),
]
ADDRESS = {
    "Id": 0,
    "Default": "true",
    "Street": "Kerkstraat",
    "HouseNumber": "1",
    "PostalCode": "2611 AA",
    "City": "Delft",
    "CountryISOCode": "NL",
    "Type": "PostAddress",
}


@pytest.fixture
def filled(house: House, clock: object) -> House:
    """The house with a record in full and one as empty as can be."""
    bram, carla = house.employees["bram"], house.employees["carla"]
    personal_info(bram, 202601, **FULL)
    personal_info(carla, 202512, 202606, last_name="Old")
    personal_info(carla, 202607, last_name="New")
    EmployeeAddress.unscoped.create(employee=bram, first_period=202607, street="", city="Delft")
    Company.unscoped.filter(pk=house.companies["shop"].pk).update(
        phone_number="010",
        fax_number="011",
        email="a@b.example",
        website="https://b.example",
        kvk_number="12345678",
    )
    return house


def requests(house: House) -> dict[str, dict[str, Any]]:
    """A request of every operation that has one, as the package sends it."""
    email, token = key_of(house)
    debtor, shop, bram = house.debtors["bakery"].pk, house.companies["shop"].pk, house.employees["bram"].pk
    person = {"Username": house.administrator.email, "Password": PASSWORD}
    return {
        "CompanyService.Company_GetCurrentPeriod": {"CompanyId": shop},
        "CompanyService.List_GetAll": {},
        "CompanyService.List_GetByDebtor": {"DebtorId": debtor},
        "DebtorService.Debtor_Get": {"DebtorId": debtor},
        "DebtorService.Environment_Get": {},
        "DebtorService.List_GetAll": {},
        "DebtorService.List_GetByNumber": {"Number": "2"},
        "DebtorService.Tags_Get": {"DebtorId": house.debtors["garage"].pk},
        "EmployeeService.Address_GetListCurrent": {"EmployeeId": bram},
        "EmployeeService.Address_InsertCurrent": {"EmployeeId": bram, "Address": ADDRESS},
        "EmployeeService.List_GetByCompany": {"CompanyId": shop, "EmployeeType": 2},
        "EmployeeService.List_GetByDebtor": {"DebtorId": debtor, "EmployeeType": 2},
        "EmployeeService.PersonalInfo_GetAll_AllEmployeesByCompany": {"CompanyID": shop},
        "EmployeeService.PersonalInfo_GetCurrent": {"EmployeeId": bram},
        "SingleSignOn.GetToken": person,
        "SingleSignOn.GetToken2": {"Username": email, "Token": token},
        "SingleSignOn.GetTokenWithDomain": {**person, "Domain": "kantoor"},
    }


def results(house: House) -> dict[str, Any]:
    """What those requests give."""
    ids = {
        name: str(row.pk)
        for rows in (house.debtors, house.companies, house.employees)
        for name, row in rows.items()
    }
    bram = [("Id", ids["bram"]), ("Number", "101"), ("DisplayName", "bram")]
    dirk = [("Id", ids["dirk"]), ("Number", "103"), ("DisplayName", "dirk")]
    shop = [
        ("ID", ids["shop"]),
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
        [("ID", ids[name]), ("Number", number), ("Name", name), ("LoonaangifteTijdvak", "Month")]
        for name, number in [("mill", "2"), ("workshop", "3")]
    )
    bakery = [("Id", ids["bakery"]), ("Number", "1"), ("Name", "bakery")]
    garage = [("Id", ids["garage"]), ("Number", "2"), ("Name", "garage")]
    return {
        "CompanyService.Company_GetCurrentPeriod": "2026-7-M",
        "CompanyService.List_GetAll": [("Company", shop), ("Company", mill), ("Company", workshop)],
        "CompanyService.List_GetByDebtor": [("Company", shop), ("Company", mill)],
        "DebtorService.Debtor_Get": bakery,
        "DebtorService.Environment_Get": [("Domain", "kantoor.testserver"), ("SubDomain", "kantoor")],
        "DebtorService.List_GetAll": [("Debtor", bakery), ("Debtor", garage)],
        "DebtorService.List_GetByNumber": [("Debtor", garage)],
        "DebtorService.Tags_Get": [
            ("DebtorTag", [("Number", "1"), ("HexColor", "#000001"), ("Tag", "Clients")]),
            ("DebtorTag", [("Number", "2"), ("HexColor", "#000002"), ("Tag", "Office")]),
        ],
        "EmployeeService.Address_GetListCurrent": [
            (
                "EmployeeAddress",
                [
                    ("Id", str(EmployeeAddress.unscoped.get().pk)),
                    ("Default", "false"),
                    ("Street", ""),
                    ("City", "Delft"),
                    ("Type", "HomeAddress"),
                ],
            )
        ],
        "EmployeeService.List_GetByCompany": [("Employee", bram)],
        "EmployeeService.List_GetByDebtor": [("Employee", bram), ("Employee", dirk)],
        "EmployeeService.PersonalInfo_GetCurrent": [
            *bram,
            ("EmployeeNumber", "101"),
            *NAMES,
            ("BurgerlijkeStaat", "Gehuwd"),
            ("Naamstelling", "Eigen naam gevolgd door naam partner"),
            ("Birthday", "1990-05-17T00:00:00"),
            ("DeceasedDate", None),
            *EMERGENCY,
        ],
        "EmployeeService.PersonalInfo_GetAll_AllEmployeesByCompany": [
            (
                "PersonalInfoItem",
                [
                    ("EmployeeId", ids["bram"]),
                    (
                        "EmployeePersonalInfos",
                        [
                            (
                                "PersonalInfo_V2",
                                [
                                    ("Id", ids["bram"]),
                                    ("DisplayName", "bram"),
                                    ("EmployeeNumber", "101"),
                                    *NAMES,
                                    ("BurgerlijkeStaat", "2"),
                                    ("Naamstelling", "3"),
                                    ("Birthday", "1990-05-17T00:00:00"),
                                    ("CreationDate", "2026-07-01T14:00:00"),
                                    ("StartPeriod", "1"),
                                    ("StartYear", "2026"),
                                    ("DeceasedDate", None),
                                    *EMERGENCY,
                                ],
                            )
                        ],
                    ),
                ],
            ),
            (
                "PersonalInfoItem",
                [
                    ("EmployeeId", ids["carla"]),
                    (
                        "EmployeePersonalInfos",
                        [
                            ("PersonalInfo_V2", _sparse(ids["carla"], "Old", "12", "2025")),
                            ("PersonalInfo_V2", _sparse(ids["carla"], "New", "7", "2026")),
                        ],
                    ),
                ],
            ),
        ],
    }


def _sparse(employee_id: str, last_name: str, period: str, year: str) -> list[tuple[str, str | None]]:
    """Personal details of which only the last name is known."""
    return [
        ("Id", employee_id),
        ("DisplayName", "carla"),
        ("EmployeeNumber", "102"),
        ("LastName", last_name),
        ("Gender", "undefined"),
        ("NationalityCode", "0"),
        ("IdentificationType", "0"),
        ("BurgerlijkeStaat", "0"),
        ("Naamstelling", "0"),
        ("Birthday", None),
        ("CreationDate", "2026-07-01T14:00:00"),
        ("StartPeriod", period),
        ("StartYear", year),
        ("DeceasedDate", None),
    ]


# What differs with every call.
MADE_ANEW = {
    "EmployeeService.Address_InsertCurrent",
    *(name for name in served_operations() if name.startswith("Single")),
}


@pytest.mark.parametrize("version", [SOAP11, SOAP12], ids=["SOAP 1.1", "SOAP 1.2"])
@pytest.mark.parametrize("operation", served_operations())
def test_an_operation_answers_as_the_contract_says(operation, version, filled, stranger) -> None:
    facts = served_operations()[operation]
    expected = results(filled)
    answer = call(
        operation,
        key_of(filled) if facts["header"] != "none" else None,
        requests(filled)[operation],
        version=version,
        element=facts["header"],
    )
    assert answer.result is not None
    namespace = f"{{https://api.nmbrs.nl/soap/v3/{operation.partition('.')[0]}}}"
    assert answer.content.tag == f"{namespace}{facts['name']}Response"
    assert answer.result.tag == f"{namespace}{facts['response']['result_element']}"
    assert operation in MADE_ANEW or answer.value == expected[operation]
    assert answer.headers["Content-Type"] == CONTENT_TYPES[version]
    assert answer.headers["Content-Length"] == str(len(answer.body))
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert answer.body.startswith(
        f'<?xml version="1.0" encoding="utf-8"?><soap:Envelope xmlns:soap="{version}"'.encode()
    )


def test_the_table_has_every_operation_that_is_declared(house) -> None:
    declared = {operation.key for service in SERVICES for operation in service.operations.values()}
    assert declared == set(requests(house))


@pytest.mark.parametrize(
    ("operation", "values"),
    [
        ("CompanyService.List_GetByDebtor", {"DebtorId": "holding"}),
        ("DebtorService.List_GetByNumber", {"Number": "none"}),
        ("DebtorService.List_GetByNumber", {}),
        ("EmployeeService.Address_GetListCurrent", {"EmployeeId": "dirk"}),
        ("EmployeeService.List_GetByCompany", {"CompanyId": "shop", "EmployeeType": 3}),
        ("EmployeeService.List_GetByDebtor", {"DebtorId": "bakery"}),
        ("EmployeeService.PersonalInfo_GetAll_AllEmployeesByCompany", {"CompanyID": "mill"}),
    ],
)
def test_an_empty_list_is_an_empty_result(operation, values, house) -> None:
    rows = {"DebtorId": house.debtors, "CompanyId": house.companies, "CompanyID": house.companies}
    rows["EmployeeId"] = house.employees
    values = {name: rows[name][value].pk if name in rows else value for name, value in values.items()}
    administrator = (house.administrator.email, token_of(house.administrator))
    answer = call(operation, administrator, values)
    assert answer.result is not None
    assert (len(answer.result), answer.result.text) == (0, None)


def test_a_missing_single_object_is_left_out(house) -> None:
    values = {"EmployeeId": house.employees["bram"].pk}
    assert call("EmployeeService.PersonalInfo_GetCurrent", key_of(house), values).result is None


def test_personal_details_are_those_of_the_current_period(house) -> None:
    bram = house.employees["bram"]
    for first, last, name in [(202601, 202606, "Past"), (202604, None, "Now"), (202608, None, "Coming")]:
        personal_info(bram, first, last, last_name=name)
    answer = call("EmployeeService.PersonalInfo_GetCurrent", key_of(house), {"EmployeeId": bram.pk})
    assert dict(answer.value)["LastName"] == "Now"


@pytest.mark.parametrize(
    ("kind", "names"), [(2, ["bram"]), (4, ["carla"]), (0, []), (-1, []), (2**31 - 1, [])]
)
def test_employees_are_listed_by_type(kind, names, house) -> None:
    values = {"CompanyId": house.companies["shop"].pk, "EmployeeType": kind}
    answer = call("EmployeeService.List_GetByCompany", key_of(house), values)
    assert [dict(employee)["DisplayName"] for _, employee in answer.value or ()] == names


@pytest.mark.parametrize(
    ("name", "text"), [("shop", "2026-7-M"), ("mill", "2026-7-W4"), ("workshop", "2026-7-W1")]
)
def test_the_current_period_ends_in_its_type(name, text, house) -> None:
    values = {"CompanyId": house.companies[name].pk}
    assert call("CompanyService.Company_GetCurrentPeriod", key_of(house), values).value == text


def test_debtors_are_found_by_their_whole_number(house) -> None:
    administrator = (house.administrator.email, token_of(house.administrator))
    answer = call("DebtorService.List_GetByNumber", administrator, {"Number": "2"})
    assert [dict(debtor)["Name"] for _, debtor in answer.value] == ["garage", "holding"]


def test_environment_get_needs_no_domain(house) -> None:
    answer = call("DebtorService.Environment_Get", key_of(house), element="AuthHeader")
    assert dict(answer.value)["SubDomain"] == "kantoor"


def test_order_case_namespace_and_strangers_in_a_request_do_not_matter(house) -> None:
    shop = house.companies["shop"].pk
    values = (
        f'<Stranger>x</Stranger><EMPLOYEETYPE>2</EMPLOYEETYPE><companyid xmlns="urn:x"> {shop} </companyid>'
    )
    answer = call("EmployeeService.List_GetByCompany", key_of(house), values)
    assert [dict(employee)["DisplayName"] for _, employee in answer.value] == ["bram"]


def test_a_list_longer_than_a_chunk_is_whole(house) -> None:
    for number in range(1000, 1250):
        employee(house.companies["mill"], number, str(number))
    answer = call(
        "EmployeeService.List_GetByCompany",
        key_of(house),
        {"CompanyId": house.companies["mill"].pk, "EmployeeType": 2},
    )
    assert [dict(row)["Number"] for _, row in answer.value] == ["103", *map(str, range(1000, 1250))]
