"""Personal details of employees."""

import datetime

from tests.cases import Case
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


def cases(house: House) -> dict[str, Case]:
    ids = {name: str(employee.pk) for name, employee in house.employees.items()}
    bram = [("Id", ids["bram"]), ("Number", "101"), ("DisplayName", "bram")]
    return {
        "EmployeeService.PersonalInfo_GetCurrent": Case(
            {"EmployeeId": house.employees["bram"].pk},
            [
                *bram,
                ("EmployeeNumber", "101"),
                *NAMES,
                ("BurgerlijkeStaat", "Gehuwd"),
                ("Naamstelling", "Eigen naam gevolgd door naam partner"),
                ("Birthday", "1990-05-17T00:00:00"),
                ("DeceasedDate", None),
                *EMERGENCY,
            ],
            empty={"EmployeeId": house.employees["dirk"].pk},
        ),
        "EmployeeService.PersonalInfo_GetAll_AllEmployeesByCompany": Case(
            {"CompanyID": house.companies["shop"].pk},
            [
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
            empty={"CompanyID": house.companies["mill"].pk},
        ),
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
