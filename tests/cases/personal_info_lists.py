"""Personal details of all employees of a company, without BSN and combined with other records."""

from typing import Any

from tests.cases import Case, addresses, contracts, personal_infos, salaries
from tests.cast import House, personal_info


def fill(house: House) -> None:
    """Nothing: what is listed here, other cases have put in."""


def fill_least(house: House) -> None:
    """Of Esra nothing is recorded but a name."""
    personal_info(house.employees["esra"], 202601)


def cases(house: House) -> dict[str, Case]:
    shop, mill = ({"CompanyID": house.companies[name].pk} for name in ("shop", "mill"))
    return {
        "EmployeeService.PersonalInfoWithoutBSN_Get_GetAllEmployeesByCompany": Case(
            shop, _without_bsn(personal_infos.in_company(house)), empty=mill
        ),
        "EmployeeService.PersonalInfoContractSalaryAddress_GetAll_AllEmployeesByCompany": Case(
            shop,
            [
                ("PersonalInfoContractSalaryAddress", _bram(house)),
                ("PersonalInfoContractSalaryAddress", _carla(house)),
            ],
            empty=mill,
        ),
    }


def _without_bsn(value: Any) -> Any:
    if not isinstance(value, list):
        return value
    return [(name, _without_bsn(each)) for name, each in value if name != "BSN"]


def _bram(house: House) -> list[tuple[str, str | None]]:
    info, contract, address = dict(personal_infos.NAMES), contracts.FIELDS, addresses.FIELDS
    return [
        ("EmployeeID", str(house.employees["bram"].pk)),
        ("EmployeeNumber", "101"),
        ("FirstName", info["FirstName"]),
        ("Birthday", "1990-05-17T00:00:00"),
        *((name, info[name]) for name in ("Prefix", "LastName", "Gender", "BSN")),
        ("City", address["City"]),
        *((name, info[name]) for name in ("TelephoneWork", "TelephoneMobileWork", "EmailWork")),
        ("ContractStartDate", contract["StartDate"]),
        ("ContractEndDate", contract["EndDate"]),
        *((name, info[name]) for name in ("EmailPrivate", "TelephonePrivate", "TelephoneMobilePrivate")),
        ("SalaryType", salaries.INPUT["Type"]),
        ("SalaryValue", salaries.INPUT["Value"]),
        *((name, address[name]) for name in ("Street", "HouseNumber", "HouseNumberAddition")),
        ("PostCode", address["PostalCode"]),
        ("HourlyWage", salaries.INPUT["Value"]),
        ("ContractHours", contract["HoursPerWeek"]),
    ]


def _carla(house: House) -> list[tuple[str, str | None]]:
    """Of whom only a name is known."""
    return [
        ("EmployeeID", str(house.employees["carla"].pk)),
        ("EmployeeNumber", "102"),
        ("Birthday", None),
        ("LastName", "New"),
        ("Gender", "undefined"),
        ("ContractStartDate", None),
        ("ContractEndDate", None),
        ("SalaryType", None),
        ("SalaryValue", None),
        ("HourlyWage", "0"),
        ("ContractHours", "0"),
    ]
