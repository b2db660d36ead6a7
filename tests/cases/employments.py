"""Service of employees, their employments, and employees who are added."""

from decimal import Decimal

from loonpoort.organisation.models import Department, Function
from loonpoort.payroll.models import DefaultEmployeeTemplate, Employment
from tests.api.client import call, key_of
from tests.cases import ANY, Case, Effect
from tests.cast import House

MADE = ("CreationDate", "2026-07-01T14:00:00")
NONE = "0001-01-01T00:00:00"
LISTS = "EmployeeService.List_GetByCompany"
INTERVALS = "EmployeeService.Service_GetList"


def moment(day: str) -> str:
    return f"{day}T00:00:00"


def fill(house: House) -> None:
    """Bram is in service, Carla was and is again; as packages put them there. After `debtor_lists`."""
    bram, carla = house.employees["bram"].pk, house.employees["carla"].pk
    send(house, "Service_Insert2", bram, Start="2020-03-01", Ancienniteitsdatum="2019-09-15")
    send(house, "Service_Insert", carla, Start="2015-01-01")
    send(house, "Service_StopCurrent", carla, End="2019-12-31", EndServiceReasonId=2)
    send(house, "Service_Insert", carla, Start="2021-02-01")
    send(house, "Service_StopCurrent", carla, End="2026-04-30", EndServiceReasonId=1)
    DefaultEmployeeTemplate.unscoped.create(
        company=house.companies["shop"],
        guid="3f2504e0-4f89-11d3-9a0c-0305e82c3301",
        description="Bakers",
        employee_type=3,
        department=Department.unscoped.get(debtor=house.debtors["bakery"], code=20),
        function=Function.unscoped.get(debtor=house.debtors["bakery"], code=20),
        hours_per_week=Decimal("36.5"),
    )


def fill_least(house: House) -> None:
    """Of Dirk's employment the least is known."""
    Employment.unscoped.create(
        employee=house.employees["dirk"], first_day="2026-01-01", seniority_day="2026-01-01"
    )


def send(house: House, operation: str, employee_id: int, **values: object) -> None:
    days = {
        name: moment(value) if isinstance(value, str) and "-" in value else value
        for name, value in values.items()
    }
    sent = {"EmployeeId": employee_id, **days, "UnprotectedMode": "true"}
    answer = call(f"EmployeeService.{operation}", key_of(house), sent)
    assert answer.status == "200 OK", answer.body


def interval(start: str, end: str, seniority: str, reason: str | None = None) -> tuple[str, object]:
    said = [("Start", moment(start)), ("End", end), ("SeniorityDate", moment(seniority))]
    return ("ServiceInterval", [*said, *([("EndServiceReason", reason)] if reason else [])])


def cases(house: House) -> dict[str, Case]:
    bram, carla, nobody = ({"EmployeeId": house.employees[name].pk} for name in ("bram", "carla", "dirk"))
    shop, mill = house.companies["shop"].pk, house.companies["mill"].pk
    unprotected = {"UnprotectedMode": "true"}
    first = interval("2015-01-01", moment("2019-12-31"), "2015-01-01", "Dismissal by the employer")
    second = interval("2021-02-01", moment("2026-04-30"), "2021-02-01", "Resignation by the employee")
    rows = {
        name: [
            ("Employee", [("Id", str(house.employees[name].pk)), ("Number", number), ("DisplayName", name)])
        ]
        for name, number in (("bram", "101"), ("carla", "102"))
    }
    names = {"FirstName": "Jan-Peter Maria", "LastName": "Winkel"}
    inserted = ("Employee", [("Id", ANY), ("Number", "103"), ("DisplayName", "Winkel, J.P.M.")])
    by_template = {
        "CompanyId": shop,
        "DefaultEmployeeTemplate": "3F2504E0-4F89-11D3-9A0C-0305E82C3301",
        **names,
        "employment": {
            "EmploymentId": 7,
            "StartDate": moment("2026-07-15"),
            "EndDate": moment("2026-12-31"),
            "InitialStartDate": moment("2026-07-01"),
        },
        "UnprotectedMode": "false",
    }
    return {
        INTERVALS: Case(carla, [first, second], empty=nobody),
        "EmployeeService.Service_Insert": Case(
            {**carla, "Start": moment("2026-07-06"), "UnprotectedMode": "false"},
            effect=Effect(LISTS, {"CompanyId": shop, "EmployeeType": 2}, rows["bram"] + rows["carla"]),
        ),
        "EmployeeService.Service_Insert2": Case(
            {
                **carla,
                "Start": moment("2026-06-01"),
                "Ancienniteitsdatum": moment("2015-01-01"),
                **unprotected,
            },
            effect=Effect(INTERVALS, carla, [first, second, interval("2026-06-01", NONE, "2015-01-01")]),
        ),
        "EmployeeService.Service_StopCurrent": Case(
            {**bram, "End": moment("2026-06-30"), "EndServiceReasonId": 4, "UnprotectedMode": "false"},
            effect=Effect(LISTS, {"CompanyId": shop, "EmployeeType": 4}, rows["bram"] + rows["carla"]),
        ),
        "EmployeeService.Service_RemoveOutService": Case(
            {**carla, **unprotected},
            "true",
            effect=Effect(INTERVALS, carla, [first, interval("2021-02-01", NONE, "2021-02-01")]),
        ),
        "EmployeeService.Service_Delete": Case(carla, "true", effect=Effect(INTERVALS, carla, [first])),
        "EmployeeService.Employment_GetAll_AllEmployeesByCompany": Case(
            {"CompanyID": shop},
            [
                _item(bram, ("2020-03-01", None, "2019-09-15")),
                _item(
                    carla,
                    ("2015-01-01", "2019-12-31", "2015-01-01"),
                    ("2021-02-01", "2026-04-30", "2021-02-01"),
                ),
            ],
            empty={"CompanyID": mill},
        ),
        "EmployeeService.Employment_UpdateEmploymentInitialStartDate": Case(
            {**bram, "InitialStartDate": moment("2018-05-01")},
            effect=Effect(INTERVALS, bram, [interval("2020-03-01", NONE, "2018-05-01")]),
        ),
        "EmployeeService.EndServiceReason_GetList": Case({}, _reasons()),
        "EmployeeService.EndServiceReason_GetListByYear": Case(
            {"Year": 2019}, _reasons(but=["14"]), empty={"Year": 0}
        ),
        "EmployeeService.EmployeeType_GetList": Case(
            {},
            [
                ("EmployeeType", [("Id", number), ("Description", words)])
                for number, words in [
                    ("1", "Applicant"),
                    ("2", "On payroll"),
                    ("3", "External"),
                    ("4", "Out of service"),
                    ("5", "Former applicant"),
                    ("6", "Former external"),
                ]
            ],
        ),
        "EmployeeService.Employee_GetCurrent": Case(nobody, "2026-7-W4"),
        "EmployeeService.Employee_Insert": Case(
            {**names, "StartDate": moment("2026-07-15"), "CompanyId": shop, "UnprotectedMode": "false"},
            ANY,
            effect=Effect(LISTS, {"CompanyId": shop, "EmployeeType": 2}, [*rows["bram"], inserted]),
        ),
        "EmployeeService.Employee_InsertByEmployeeType": Case(
            {
                **names,
                "StartDate": moment("2026-06-15"),
                "CompanyId": shop,
                "EmployeeType": 1,
                **unprotected,
            },
            ANY,
            effect=Effect(LISTS, {"CompanyId": shop, "EmployeeType": 1}, [inserted]),
        ),
        "EmployeeService.Employee_InsertBasedOnDefault": Case(
            by_template,
            ANY,
            effect=Effect(LISTS, {"CompanyId": shop, "EmployeeType": 3}, [inserted]),
        ),
        "EmployeeService.Employee_Transition": Case(
            {**bram, "EmployeeType": 3, "StartDate": moment("2026-07-01"), "UnprotectedMode": "false"},
            effect=Effect(
                INTERVALS,
                bram,
                [
                    interval("2020-03-01", moment("2026-06-30"), "2019-09-15"),
                    interval("2026-07-01", NONE, "2019-09-15"),
                ],
            ),
        ),
        "CompanyService.DefaultEmployeeTemplates_GetByCompany": Case(
            {"CompanyId": shop},
            [
                (
                    "DefaultEmployeeTemplate",
                    [
                        ("DefaultEmployeeTemplateId", "3f2504e0-4f89-11d3-9a0c-0305e82c3301"),
                        ("Description", "Bakers"),
                    ],
                )
            ],
            empty={"CompanyId": mill},
        ),
    }


def _item(employee: dict[str, int], *spans: tuple[str, str | None, str]) -> tuple[str, object]:
    employments = [
        (
            "Employment",
            [
                ("EmploymentId", ANY),
                MADE,
                ("StartDate", moment(start)),
                ("EndDate", moment(end) if end else None),
                ("InitialStartDate", moment(seniority)),
            ],
        )
        for start, end, seniority in spans
    ]
    return (
        "EmployeeEmploymentItem",
        [("EmployeeId", str(employee["EmployeeId"])), ("EmployeeEmployments", employments)],
    )


def _reasons(but: list[str] | None = None) -> list[tuple[str, object]]:
    known = {
        "1": "Resignation by the employee",
        "2": "Dismissal by the employer",
        "3": "By agreement",
        "4": "End of a temporary contract",
        "5": "In the trial period",
        "6": "Dismissal for urgent cause",
        "7": "Long illness",
        "8": "Retirement",
        "9": "Early retirement scheme (VUT)",
        "10": "Death",
        "11": "Reorganisation",
        "12": "Bankruptcy of the employer",
        "13": "Transfer to another company",
        "14": "Several grounds together",
        "99": "Other",
    }
    without = {"9", *but} if but else set()
    return [
        ("EndContractReason", [("ID", number), ("Description", words)])
        for number, words in known.items()
        if number not in without
    ]
