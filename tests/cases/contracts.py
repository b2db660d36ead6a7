"""Employment contracts of employees."""

import datetime

from loonpoort.payroll.models import Contract
from tests.api.client import call, key_of
from tests.cases import ANY, Case, Effect
from tests.cast import House

FIELDS = {
    "StartDate": "2026-06-15T00:00:00",
    "TrialPeriod": "2026-07-14T00:00:00",
    "EndDate": "2027-06-14T00:00:00",
    "EmployementType": "11",
    "EmploymentSequenceTaxId": "2",
    "Indefinite": "true",
    "PhaseClassification": "3",
    "WrittenContract": "true",
    "HoursPerWeek": "32.5000",
}
MADE = ("CreationDate", "2026-07-01T14:00:00")


def fill(house: House) -> None:
    """Bram has a contract in full from 15 June on, written as a package writes it."""
    values = {
        "EmployeeId": house.employees["bram"].pk,
        "EmployeeContract": {"ContractID": 7, "CreationDate": "2001-01-01T00:00:00", **FIELDS},
        "UnprotectedMode": "true",
    }
    assert call("EmployeeService.Contract_Insert", key_of(house), values).value


def fill_least(house: House) -> None:
    """Of Carla's contract the least is known."""
    Contract.unscoped.create(employee=house.employees["carla"], first_day=datetime.date(2026, 7, 1))


def cases(house: House) -> dict[str, Case]:
    bram, nobody = ({"EmployeeId": house.employees[name].pk} for name in ("bram", "dirk"))
    every, current = "EmployeeService.Contract_GetAll", "EmployeeService.Contract_GetCurrentPeriod"
    found = call(every, key_of(house), bram).value
    known = dict(found[0][1])["ContractID"] if found else "0"
    row = ("EmployeeContract", [("ContractID", known), MADE, *FIELDS.items()])
    sent = {**FIELDS, "StartDate": "2026-07-06T00:00:00", "HoursPerWeek": "8.2500"}
    added = ("EmployeeContract", [("ContractID", ANY), MADE, *sent.items()])
    changed = {**FIELDS, "HoursPerWeek": "8.2500"}

    def item(*rows: object) -> list[tuple[str, object]]:
        return [("EmployeeId", str(bram["EmployeeId"])), ("EmployeeContracts", list(rows))]

    return {
        every: Case(bram, [row], empty=nobody),
        current: Case(bram, item(row), empty=nobody),
        "EmployeeService.Contract_GetAll_AllEmployeesByCompany": Case(
            {"CompanyID": house.companies["shop"].pk},
            [("EmployeeContractItemGlobal", item(row))],
            empty={"CompanyID": house.companies["mill"].pk},
        ),
        "EmployeeService.Contract_Insert": Case(
            {**bram, "EmployeeContract": sent, "UnprotectedMode": "false"},
            ANY,
            effect=Effect(current, bram, item(row, added)),
        ),
        "EmployeeService.Contract_InsertCurrentPeriod": Case(
            {**bram, "EmployeeContract": sent}, ANY, effect=Effect(every, bram, [row, added])
        ),
        "EmployeeService.Contract_Update": Case(
            {
                **bram,
                "EmployeeContract": {"ContractID": int(known), **changed, "StartDate": "2026-07-08T00:00:00"},
                "UnprotectedMode": "true",
            },
            effect=Effect(
                current, bram, item(("EmployeeContract", [("ContractID", known), MADE, *changed.items()]))
            ),
        ),
        "EmployeeService.Contract_Delete": Case(
            {**bram, "Id": int(known)}, effect=Effect(current, bram, None)
        ),
    }
