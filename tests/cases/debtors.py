"""Debtors, their tags, and the environment."""

from loonpoort.organisation.models import Debtor
from tests.cases import Case
from tests.cast import House, debtor


def fill(house: House) -> None:
    """One debtor without tags, which only the administrator sees."""
    debtor(house.environment, "5", "untagged", [])


def cases(house: House) -> dict[str, Case]:
    rows = {
        name: [("Id", str(house.debtors[name].pk)), ("Number", number), ("Name", name)]
        for name, number in [("bakery", "1"), ("garage", "2")]
    }
    untagged = Debtor.unscoped.get(environment=house.environment, name="untagged").pk
    bakery, garage = rows["bakery"], rows["garage"]
    tags = [
        ("DebtorTag", [("Number", "1"), ("HexColor", "#000001"), ("Tag", "Clients")]),
        ("DebtorTag", [("Number", "2"), ("HexColor", "#000002"), ("Tag", "Office")]),
    ]
    return {
        "DebtorService.Debtor_Get": Case({"DebtorId": house.debtors["bakery"].pk}, bakery),
        "DebtorService.Environment_Get": Case(
            {}, [("Domain", "kantoor.testserver"), ("SubDomain", "kantoor")]
        ),
        "DebtorService.List_GetAll": Case({}, [("Debtor", bakery), ("Debtor", garage)]),
        "DebtorService.List_GetByNumber": Case(
            {"Number": "2"}, [("Debtor", garage)], empty={"Number": "none"}
        ),
        "DebtorService.Tags_Get": Case(
            {"DebtorId": house.debtors["garage"].pk}, tags, empty={"DebtorId": untagged}
        ),
    }
