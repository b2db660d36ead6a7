"""Debtors, their tags, and the environment."""

from collections.abc import Iterable

from loonpoort.organisation.models import Debtor
from tests.cases import ANY, Case, Effect
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
    converter = "DebtorService.Converter_GetDebtors_IntToGuid"
    one = {"DebtorId": house.debtors["bakery"].pk}
    return {
        converter: Case({}, _guids(rows.values())),
        "DebtorService.Debtor_Insert": Case(
            {"Debtor": {"Id": -1, "Number": "77 & <x>", "Name": "Nieuw"}},
            ANY,
            effect=Effect(
                "DebtorService.List_GetByNumber",
                {"Number": "77 & <x>"},
                [("Debtor", [("Id", ANY), ("Number", "77 & <x>"), ("Name", "Nieuw")])],
                by="administrator",
            ),
            by="administrator",
        ),
        "DebtorService.Debtor_IsOwner": Case({}, "true", by="administrator"),
        "DebtorService.Debtor_Update": Case(
            {"Debtor": {"Id": one["DebtorId"], "Number": "12", "Name": "Bakkerij"}},
            effect=Effect(
                "DebtorService.Debtor_Get",
                one,
                [("Id", str(one["DebtorId"])), ("Number", "12"), ("Name", "Bakkerij")],
            ),
        ),
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


def _guids(debtors: Iterable[list[tuple[str, str]]]) -> list[tuple[str, object]]:
    """What the converter gives for debtors as the lists have them."""
    ids = [dict(debtor)["Id"] for debtor in debtors]
    known = {str(pk): str(guid) for pk, guid in Debtor.unscoped.values_list("pk", "guid")}
    mappings = [("Mapping", [("IdInt", pk), ("IdGuid", known[pk])]) for pk in ids]
    return [("Entity", "Debtor"), ("Mappings", mappings)]
