"""Lists of employees."""

from tests.cases import Case
from tests.cast import House


def fill(house: House) -> None:
    """The cast is enough."""


def cases(house: House) -> dict[str, Case]:
    bram, dirk = (
        [("Id", str(house.employees[name].pk)), ("Number", number), ("DisplayName", name)]
        for name, number in [("bram", "101"), ("dirk", "103")]
    )
    shop, bakery = house.companies["shop"].pk, house.debtors["bakery"].pk
    return {
        "EmployeeService.List_GetByCompany": Case(
            {"CompanyId": shop, "EmployeeType": 2},
            [("Employee", bram)],
            empty={"CompanyId": shop, "EmployeeType": 3},
        ),
        "EmployeeService.List_GetByDebtor": Case(
            {"DebtorId": bakery, "EmployeeType": 2},
            [("Employee", bram), ("Employee", dirk)],
            empty={"DebtorId": bakery},
        ),
    }
