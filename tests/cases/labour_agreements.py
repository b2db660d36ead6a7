"""Labour agreements of employees."""

from loonpoort.organisation.models import LabourAgreement
from tests.api.client import call, key_of
from tests.cases import Case, Effect
from tests.cast import House

PERIOD = {"Period": 7, "Year": 2026}
UPDATE = "EmployeeService.LabourAgreements_Update"
GUID = "labourAgreementSettingsGroupGuid"


def agreement(house: House, number: int) -> LabourAgreement:
    """One of the bakery's, which the cases of the debtor put in."""
    return LabourAgreement.unscoped.get(debtor=house.debtors["bakery"], number=number)


def fill(house: House) -> None:
    """Bram falls under the second from period 5 on, as a package writes it."""
    values = {"EmployeeId": house.employees["bram"].pk, "Period": 5, "Year": 2026}
    guid = str(agreement(house, 2).guid)
    assert call(UPDATE, key_of(house), values | {GUID: guid}).status == "200 OK"


def cases(house: House) -> dict[str, Case]:
    bram, nobody = ({"EmployeeId": house.employees[name].pk} for name in ("bram", "dirk"))
    get, current = (f"EmployeeService.LabourAgreements_{name}" for name in ("Get", "GetCurrent"))

    def row(number: int) -> list[tuple[str, str]]:
        of = agreement(house, number)
        names = ("Id", "Guid", "Number", "Description")
        return list(zip(names, (str(of.pk), str(of.guid), str(number), of.name), strict=True))

    other = {GUID: dict(row(1))["Guid"]}
    return {
        get: Case({**bram, **PERIOD}, row(2), empty={**bram, "Period": 4, "Year": 2026}),
        current: Case(bram, row(2), empty=nobody),
        UPDATE: Case({**other, **bram, "Period": 6, "Year": 2026}, effect=Effect(current, bram, row(1))),
        "EmployeeService.LabourAgreements_UpdateCurrent": Case(
            {**other, **bram}, effect=Effect(get, {**bram, "Period": 8, "Year": 2026}, row(1))
        ),
    }
