"""Bank accounts of employees."""

from loonpoort.payroll.models import BankAccount
from tests.api.client import call, key_of
from tests.cases import ANY, Case, Effect
from tests.cast import House

FIELDS = {
    "Number": "417164300",
    "Description": "Loon & <zo>",
    "IBAN": "NL91ABNA0417164300",
    "BIC": "ABNANL2A",
    "City": "'s-Gravenhage",
    "Name": "B. & <zo>",
    "Type": "Bankrekening2",
}
PERIOD = {"Period": 7, "Year": 2026}


def fill(house: House) -> None:
    """Bram has an account in full from period 5 on, written as a package writes it."""
    values = {
        "EmployeeId": house.employees["bram"].pk,
        "BankAccount": {"Id": 7, **FIELDS, "IBAN": "nl91 abna 0417 1643 00"},
        "Period": 5,
        "Year": 2026,
        "UnprotectedMode": "true",
    }
    assert call("EmployeeService.BankAccount_Insert", key_of(house), values).value


def fill_least(house: House) -> None:
    """Of two accounts the least is known: an IBAN, or what stands for one abroad."""
    dirk = house.employees["dirk"]
    BankAccount.unscoped.create(employee=dirk, first_period=202601, iban="NL91ABNA0417164300")
    BankAccount.unscoped.create(
        employee=dirk, first_period=202601, number="123", bic="CHASUS33", type="Bankrekening2"
    )


def cases(house: House) -> dict[str, Case]:
    bram, nobody = ({"EmployeeId": house.employees[name].pk} for name in ("bram", "dirk"))
    current, listed = (f"EmployeeService.BankAccount_{name}" for name in ("GetListCurrent", "GetList"))
    found = call(current, key_of(house), bram).value
    known = dict(found[0][1])["Id"] if found else "0"
    row = ("BankAccount", [("Id", known), *FIELDS.items()])
    other = {**FIELDS, "IBAN": "DE89370400440532013000", "Type": "Bankrekening1"}
    added = ("BankAccount", [("Id", ANY), *other.items()])
    return {
        listed: Case({**bram, **PERIOD}, [row], empty={**bram, "Period": 4, "Year": 2026}),
        current: Case(bram, [row], empty=nobody),
        "EmployeeService.BankAccount_Insert": Case(
            {**bram, "BankAccount": other, **PERIOD, "UnprotectedMode": "false"},
            ANY,
            effect=Effect(current, bram, [row, added]),
        ),
        "EmployeeService.BankAccount_InsertCurrent": Case(
            {**bram, "BankAccount": other},
            ANY,
            effect=Effect(listed, {**bram, "Period": 8, "Year": 2026}, [row, added]),
        ),
        "EmployeeService.BankAccount_DeleteCurrent": Case(
            {**bram, "BankAccountID": int(known)}, known, effect=Effect(current, bram, "")
        ),
    }
