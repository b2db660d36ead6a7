"""Partners and children of employees."""

import datetime

from loonpoort.payroll.models import Child, Partner
from tests.api.client import call, key_of
from tests.cases import ANY, Case, Effect
from tests.cast import House

PARTNER = {
    "PartnerName": "van Dam & <zo>",
    "FirstName": "Ans",
    "Initials": "A.B.",
    "Gender": "female",
    "Birthday": "1991-02-28T00:00:00",
    "StartDate": "2020-02-20T00:00:00",
    "Telephone": "06-1",
    "Email": "ans@x.example",
}
CHILD = {
    "Name": "de Bakker & <zo>",
    "FirstName": "Bé",
    "Initials": "B.",
    "Gender": "male",
    "Birthday": "2016-02-29T00:00:00",
}
OTHER = {**CHILD, "FirstName": "Cas", "Birthday": "2018-01-01T00:00:00"}


def fill(house: House) -> None:
    """Bram has a partner and a child in full, written as a package writes them."""
    bram = {"EmployeeId": house.employees["bram"].pk}
    for operation, sent in (
        ("Partner_Update", {"partner": {"Id": 0, **PARTNER}}),
        ("Children_Insert", {"child": {"Id": 7, **CHILD}}),
    ):
        assert call(f"EmployeeService.{operation}", key_of(house), {**bram, **sent}).value


def fill_least(house: House) -> None:
    """Of Dirk's the least is known."""
    values = {"employee": house.employees["dirk"], "name": "X", "birthday": datetime.date(2000, 1, 1)}
    Partner.unscoped.create(first_day=datetime.date(2026, 1, 1), **values)
    Child.unscoped.create(first_period=202601, **values)


def cases(house: House) -> dict[str, Case]:
    return _partners(house) | _children(house)


def _known(house: House, model: type) -> int:
    rows = model.unscoped.filter(employee=house.employees["bram"])
    return rows.values_list("pk", flat=True).first() or 0


def _partners(house: House) -> dict[str, Case]:
    bram, nobody = ({"EmployeeId": house.employees[name].pk} for name in ("bram", "dirk"))
    shop, mill = ({"CompanyId": house.companies[name].pk} for name in ("shop", "mill"))
    known = _known(house, Partner)
    one, listed = "EmployeeService.Partner_Get", "EmployeeService.Partner_GetAll_AllEmployeesByCompany"
    row = [("Id", str(known)), *PARTNER.items()]
    changed = {**PARTNER, "FirstName": "An", "StartDate": "2021-03-01T00:00:00"}
    return {
        one: Case(bram, row, empty=nobody),
        listed: Case(
            shop,
            [("EmployeePartner", [("EmployeeId", str(bram["EmployeeId"])), ("Partner", row)])],
            empty=mill,
        ),
        "EmployeeService.Partner_Update": Case(
            {**bram, "partner": {"Id": known, **changed}},
            str(known),
            effect=Effect(
                listed,
                shop,
                [
                    (
                        "EmployeePartner",
                        [
                            ("EmployeeId", str(bram["EmployeeId"])),
                            ("Partner", [row[0], *changed.items()]),
                        ],
                    )
                ],
            ),
        ),
        "EmployeeService.Partner_Delete": Case(
            {**bram, "PartnerId": known}, str(known), effect=Effect(one, bram, None)
        ),
    }


def _children(house: House) -> dict[str, Case]:
    bram, nobody = ({"EmployeeId": house.employees[name].pk} for name in ("bram", "dirk"))
    shop, mill = ({"CompanyId": house.companies[name].pk} for name in ("shop", "mill"))
    known = _known(house, Child)
    mine, listed = "EmployeeService.Children_Get", "EmployeeService.Children_GetAll_Employeesbycompany"
    row = ("Child", [("Id", str(known)), *CHILD.items()])
    added = ("Child", [("Id", ANY), *OTHER.items()])
    third = ("Child", [("Id", ANY), *CHILD.items()])

    def item(*rows: object) -> list[tuple[str, object]]:
        return [("EmployeeId", str(bram["EmployeeId"])), ("EmployeeChildren", list(rows))]

    return {
        mine: Case(bram, item(row), empty=nobody),
        listed: Case(shop, [("EmployeeChildrenItem", item(row))], empty=mill),
        "EmployeeService.Children_Insert": Case(
            {**bram, "child": OTHER},
            ANY,
            effect=Effect(listed, shop, [("EmployeeChildrenItem", item(row, added))]),
        ),
        "EmployeeService.Children_InsertBatch": Case(
            {**bram, "children": {"Child": [OTHER, CHILD]}},
            ANY,
            effect=Effect(mine, bram, item(row, added, third)),
        ),
        "EmployeeService.Children_Update": Case(
            {**bram, "child": {"Id": known, **OTHER}},
            str(known),
            effect=Effect(mine, bram, item(("Child", [row[1][0], *OTHER.items()]))),
        ),
        "EmployeeService.Child_Delete": Case(
            {**bram, "ChildId": known}, str(known), effect=Effect(mine, bram, None)
        ),
    }
