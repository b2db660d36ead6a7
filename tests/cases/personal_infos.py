"""Personal details of employees."""

import datetime
from typing import Any

from tests.cases import Case, Effect
from tests.cast import House, personal_info

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


def fill(house: House) -> None:
    """A record in full, and one as empty as can be."""
    bram, carla = house.employees["bram"], house.employees["carla"]
    personal_info(bram, 202601, **FULL)
    personal_info(carla, 202512, 202606, last_name="Old")
    personal_info(carla, 202607, last_name="New")


# What a package sends: all of it but what is ignored.
SENT = dict(
    [
        *NAMES,
        ("BurgerlijkeStaat", "Geregistreerd partnerschap"),
        ("Naamstelling", "Naam partner"),
        ("Birthday", "1991-01-02T00:00:00"),
        ("DeceasedDate", "2026-06-30T00:00:00"),
        *EMERGENCY,
    ]
)


def cases(house: House) -> dict[str, Case]:
    return _reading(house) | _writing(house)


def _writing(house: House) -> dict[str, Case]:
    bram = {"EmployeeId": house.employees["bram"].pk}
    info = {"Id": 7, "Number": 8, "EmployeeNumber": 9, "DisplayName": "X", **SENT, "BSN": "111.222.333"}
    result = [
        ("Id", str(bram["EmployeeId"])),
        ("Number", "101"),
        ("DisplayName", "Dam, B. van"),
        ("EmployeeNumber", "101"),
        *SENT.items(),
    ]
    past, now = ("EmployeeService.PersonalInfo_Get", "EmployeeService.PersonalInfo_GetCurrent")
    return {
        "EmployeeService.PersonalInfo_Update": Case(
            {**bram, "PersonalInfo": info, "Period": 3, "Year": 2026}, effect=Effect(now, bram, result)
        ),
        "EmployeeService.PersonalInfo_UpdateCurrent": Case(
            {**bram, "PersonalInfo": info},
            effect=Effect(past, {**bram, "Period": 8, "Year": 2026}, result),
        ),
    }


def _reading(house: House) -> dict[str, Case]:
    ids = {name: str(employee.pk) for name, employee in house.employees.items()}
    bram = [("Id", ids["bram"]), ("Number", "101"), ("DisplayName", "bram")]
    full = [
        *bram,
        ("EmployeeNumber", "101"),
        *NAMES,
        ("BurgerlijkeStaat", "Gehuwd"),
        ("Naamstelling", "Eigen naam gevolgd door naam partner"),
        ("Birthday", "1990-05-17T00:00:00"),
        ("DeceasedDate", None),
        *EMERGENCY,
    ]
    return {
        "EmployeeService.PersonalInfo_GetCurrent": Case(
            {"EmployeeId": house.employees["bram"].pk},
            full,
            empty={"EmployeeId": house.employees["dirk"].pk},
        ),
        "EmployeeService.PersonalInfo_Get": Case(
            {"EmployeeId": house.employees["bram"].pk, "Period": 1, "Year": 2026},
            full,
            empty={"EmployeeId": house.employees["bram"].pk, "Period": 12, "Year": 2025},
        ),
        "EmployeeService.PersonalInfo_GetAll_AllEmployeesByCompany": Case(
            {"CompanyID": house.companies["shop"].pk},
            in_company(house),
            empty={"CompanyID": house.companies["mill"].pk},
        ),
    }


def in_company(house: House) -> list[tuple[str, Any]]:
    """What there is of the people of the shop."""
    ids = {name: str(employee.pk) for name, employee in house.employees.items()}
    return [
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
    ]


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
