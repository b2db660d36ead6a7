"""Leave of employees, and the types of it that a company has."""

from decimal import Decimal

from loonpoort.organisation.models import LeaveEntitlement, LeaveType
from loonpoort.organisation.periods import Period
from loonpoort.payroll.changes import changing
from loonpoort.payroll.models import LeaveOpening
from tests.api.client import call, key_of
from tests.cases import Case, Effect
from tests.cast import House

FIELDS = {
    "Description": "Zomer & <zon>",
    "Hours": "40.0000",
    "UsageType": "Withdrawal",
    "Start": "2026-07-20T00:00:00",
    "End": "2026-07-24T00:00:00",
    "StartHours": "8.0000",
    "EndHours": "7.5000",
    "Type": "Type2",
    "Status": "Approved",
}
MORE = {**FIELDS, "Hours": "16.5000", "UsageType": "Expired", "Type": "Type1", "Status": "Pending"}
YEAR = {"Year": 2026}


def fill(house: House) -> None:
    """The shop has two types of leave; Bram begins the year with hours of both, and takes a week."""
    shop = house.companies["shop"]
    for number, hours, rounding in [("Type1", 160, "Whole_RoundUp"), ("Type2", 40, "WholeHalf")]:
        made = LeaveType.unscoped.create(
            company=shop, type=number, description=f"Verlof & <{number}>", first_period=202601
        )
        LeaveEntitlement.unscoped.create(
            leave_type=made, description=f"Saldo & <{number}>", full_time_hours=hours, rounding=rounding
        )
    with changing(house.employees["bram"].pk) as change:
        for number, hours in [("Type1", "100.25"), ("Type2", "60.5")]:
            first = Period(2026, 1)
            change.insert(LeaveOpening, {"type": number, "hours": Decimal(hours)}, first, first)
    values = {"EmployeeId": house.employees["bram"].pk, "Leave": FIELDS}
    assert call("EmployeeService.Leave_Insert", key_of(house), values).status == "200 OK"


def fill_least(house: House) -> None:
    """Of two more types, a balance of one and a booking the least is known."""
    shop = house.companies["shop"]
    bare = LeaveType.unscoped.create(company=shop, type="Type3", first_period=202601)
    LeaveEntitlement.unscoped.create(leave_type=bare)
    LeaveType.unscoped.create(company=shop, type="Type4", first_period=202601)
    sent = {name: FIELDS[name] for name in ("UsageType", "Start", "End", "Type")}
    values = {"EmployeeId": house.employees["bram"].pk, "Leave": {**sent, "Hours": 1}}
    assert call("EmployeeService.Leave_Insert", key_of(house), values).status == "200 OK"


def cases(house: House) -> dict[str, Case]:
    bram = {"EmployeeId": house.employees["bram"].pk}
    every, every_2 = "EmployeeService.Leave_GetList", "EmployeeService.Leave_GetList_V2"
    total, of_type = "EmployeeService.LeaveBalance_Get", "EmployeeService.LeaveBalance_GetPerType"
    asked = {"Type": "Type2", "Soort": "Withdrawal", **YEAR}
    found = call(every_2, key_of(house), {**bram, **YEAR}).value
    known = dict(found[0][1])["Id"] if found else "0"
    last_year = {**asked, "Year": 2025}

    def balance(opening: str, current: str) -> list[tuple[str, str]]:
        return [("DecMedewerkerVerlofStartSaldo", opening), ("DecMedewerkerVerlofCurrSaldo", current)]

    def balance_of_type(opening: str, current: str) -> list[tuple[str, str]]:
        return [("OpeningBalance", opening), ("CurrentBalance", current)]

    def group(number: str, hours: str, rounding: str) -> tuple[str, object]:
        inside = [
            ("DescriptionLeaveBalance", f"Saldo & <{number}>"),
            ("FullTimeBalance", hours),
            ("LeaveRoundingMethod", rounding),
        ]
        return (
            "CompanyLeaveTypeGroup",
            [
                ("Type", number),
                ("Description", f"Verlof & <{number}>"),
                ("CompanyLeaveBalance", [("CompanyLeaveType", inside)]),
            ],
        )

    asked_types = {
        "CompanyId": house.companies["shop"].pk,
        "LabourAgreementSettingsGroupId": 0,
        "Year": 2026,
        "Period": 7,
    }
    changed = {**FIELDS, "Hours": "60.5000"}
    return {
        every: Case({**bram, **asked}, [("Leave", [*FIELDS.items()])], empty={**bram, **last_year}),
        every_2: Case(
            {**bram, **asked},
            [("LeaveV2", [*FIELDS.items(), ("Id", known)])],
            empty={**bram, **last_year},
        ),
        total: Case(bram, balance("160.7500", "120.7500")),
        of_type: Case({**bram, "LeaveType": "Type2"}, balance_of_type("60.5000", "20.5000")),
        "EmployeeService.Leave_Insert": Case(
            {**bram, "Leave": MORE}, effect=Effect(total, bram, balance("160.7500", "104.2500"))
        ),
        "EmployeeService.Leave_Update": Case(
            {**bram, "Leave": {**changed, "Id": int(known)}},
            effect=Effect(of_type, {**bram, "LeaveType": "Type2"}, balance_of_type("60.5000", "0.0000")),
        ),
        "EmployeeService.Leave_Delete": Case(
            {**bram, "LeaveId": int(known)},
            known,
            effect=Effect(total, bram, balance("160.7500", "160.7500")),
        ),
        "CompanyService.CompanyLeaveTypeGroups_Get": Case(
            asked_types,
            [group("Type1", "160.0000", "Whole_RoundUp"), group("Type2", "40.0000", "WholeHalf")],
            empty={**asked_types, "Year": 2025},
        ),
    }
