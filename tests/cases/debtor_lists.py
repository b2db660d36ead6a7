"""Departments and functions: of debtors, and of their employees."""

from loonpoort.organisation import models
from loonpoort.payroll.models import EmployeeDepartment, EmployeeFunction
from tests.api.client import call, key_of
from tests.cases import ANY, Case, Effect
from tests.cast import House

NAMES = ("Department", "Function")
Pairs = list[tuple[str, str]]


def fill(house: House) -> None:
    """The bakery has two of each, the garage one; Bram has the first from this period on."""
    bakery, garage = ({"DebtorId": house.debtors[name].pk} for name in ("bakery", "garage"))
    bram = {"EmployeeId": house.employees["bram"].pk}
    for name in NAMES:
        ids = [
            call(
                f"DebtorService.{name}_Insert",
                key_of(house),
                {**debtor, name.lower(): {"Id": 7, "Code": code, "Description": f"{name} {code} & <zo>"}},
            ).value
            for debtor, code in ((bakery, 20), (bakery, 10), (garage, 30))
        ]
        given = {**bram, f"{name}Id": int(ids[0])}
        assert call(f"EmployeeService.{name}_UpdateCurrent", key_of(house), given).value is None


def fill_least(house: House) -> None:
    """Of the mill's and Dirk's nothing is known but a code."""
    for listed, record, column in (
        (models.Department, EmployeeDepartment, "department"),
        (models.Function, EmployeeFunction, "function"),
    ):
        row = listed.unscoped.create(debtor=house.debtors["bakery"], code=99)
        record.unscoped.create(employee=house.employees["dirk"], first_period=202601, **{column: row})


def cases(house: House) -> dict[str, Case]:
    found = _functions(house)
    for name in NAMES:
        found |= _of_debtor(house, name) | _of_employee(house, name)
    return found


def id_of(house: House, name: str, code: int) -> int:
    """The id of a department or function of the bakery."""
    rows = getattr(models, name).unscoped.filter(debtor=house.debtors["bakery"], code=code)
    return rows.values_list("pk", flat=True).first() or 0


def _fields(house: House, name: str, code: int) -> Pairs:
    known = str(id_of(house, name, code))
    return [("Id", known), ("Code", str(code)), ("Description", f"{name} {code} & <zo>")]


def _of_debtor(house: House, name: str) -> dict[str, Case]:
    bakery, nobody = ({"DebtorId": house.debtors[each].pk} for each in ("bakery", "holding"))
    key, wrapper, listed = f"DebtorService.{name}", name.lower(), f"DebtorService.{name}_GetList"
    ten, twenty = (_fields(house, name, code) for code in (10, 20))
    new = {"Code": 15, "Description": "Oven & <zo>"}
    added = [("Id", ANY), ("Code", "15"), ("Description", "Oven & <zo>")]
    changed = [ten[0], *added[1:]]
    return {
        listed: Case(bakery, [(name, ten), (name, twenty)], empty=nobody),
        f"{key}_Insert": Case(
            {**bakery, wrapper: new},
            ANY,
            effect=Effect(listed, bakery, [(name, ten), (name, added), (name, twenty)]),
        ),
        f"{key}_Update": Case(
            {**bakery, wrapper: {"Id": int(ten[0][1]), **new}},
            effect=Effect(listed, bakery, [(name, changed), (name, twenty)]),
        ),
        f"{key}_Delete": Case(
            {**bakery, "id": int(ten[0][1])}, effect=Effect(listed, bakery, [(name, twenty)])
        ),
    }


def _of_employee(house: House, name: str) -> dict[str, Case]:
    bram, nobody = ({"EmployeeId": house.employees[each].pk} for each in ("bram", "dirk"))
    key, current = f"EmployeeService.{name}", f"EmployeeService.{name}_GetCurrent"
    twenty, ten = (_fields(house, name, code) for code in (20, 10))
    row = [*twenty, ("CreationDate", "2026-07-01T14:00:00"), ("StartPeriod", "7"), ("StartYear", "2026")]
    return {
        current: Case(bram, twenty, empty=nobody),
        f"{key}_GetAll_AllEmployeesByCompany": Case(
            {"CompanyID": house.companies["shop"].pk},
            _item(house, f"Employee{name}Item", f"Employee{name}s", f"{name}_V2", row),
            empty={"CompanyID": house.companies["mill"].pk},
        ),
        f"{key}_UpdateCurrent": Case(
            {**bram, f"{name}Id": int(ten[0][1])}, effect=Effect(current, bram, ten)
        ),
    }


def _functions(house: House) -> dict[str, Case]:
    """What there is of functions only."""
    bram = {"EmployeeId": house.employees["bram"].pk}
    twenty, ten = (_fields(house, "Function", code) for code in (20, 10))
    row = [
        ("RecordId", ANY),
        ("Function", twenty),
        ("CreationDate", "2026-07-01T14:00:00"),
        ("StartPeriod", "7"),
        ("StartYear", "2026"),
    ]
    return {
        "EmployeeService.Function_GetAll_AllEmployeesByCompany_V2": Case(
            {"CompanyID": house.companies["shop"].pk},
            _item(house, "EmployeeFunctionItem_V2", "EmployeeFunctions", "EmployeeFunction", row),
            empty={"CompanyID": house.companies["mill"].pk},
        ),
        "EmployeeService.Function_GetFunction": Case({"FunctionID": int(ten[0][1])}, ten),
        "EmployeeService.Function_Update": Case(
            {**bram, "FunctionId": int(ten[0][1]), "Period": 6, "Year": 2026},
            effect=Effect(
                "EmployeeService.Function_GetAll_AllEmployeesByCompany",
                {"CompanyID": house.companies["shop"].pk},
                [
                    (
                        "EmployeeFunctionItem",
                        [
                            ("EmployeeId", str(bram["EmployeeId"])),
                            (
                                "EmployeeFunctions",
                                [
                                    ("Function_V2", _since(ten, 6)),
                                    ("Function_V2", _since(twenty, 7)),
                                ],
                            ),
                        ],
                    )
                ],
            ),
        ),
    }


def _since(fields: Pairs, period: int) -> Pairs:
    made = ("CreationDate", "2026-07-01T14:00:00")
    return [*fields, made, ("StartPeriod", str(period)), ("StartYear", "2026")]


def _item(house: House, item: str, container: str, element: str, row: object) -> object:
    """A by-company list in which only Bram is."""
    employee = ("EmployeeId", str(house.employees["bram"].pk))
    return [(item, [employee, (container, [(element, row)])])]
